"""From credits to items: which of a person's hours come before the count at all, as what, and why the others do not."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from math import ceil

from attrs import define, evolve

from ce_tracker.auditing.findings import Reason, Why
from ce_tracker.auditing.frame import Frame, Sign
from ce_tracker.auditing.problem import NO_DAY, ZERO, Item, Limit, Problem
from ce_tracker.auditing.repeats import NO_REPEATS, repeated_before
from ce_tracker.auditing.window import Window
from ce_tracker.auditing.worth import Valued, shared_out
from ce_tracker.record import NOTHING, CourseKind, Credit, Earned
from ce_tracker.rules.provenance import Citation
from ce_tracker.rules.requirements import RateLimit
from ce_tracker.rules.selectors import (
    ActivityIs,
    AllOf,
    ApprovedAs,
    ApprovedBy,
    CompletedIn,
    DeliveredBy,
    HandsOn,
    HandsOnShare,
    InDoubt,
    Not,
    OneOf,
    Selector,
    SubjectIs,
)

ACKNOWLEDGED = -1
"""In place of a credit's: hours that the board acknowledged."""


@define(eq=False)
class Part(Item):
    """Some hours of one credit that law does not distinguish: an item as the strict reading sees it, if it is admitted.

    `lenient` is the mask in the lenient reading, None where not even that admits the hours; `why` says why the strict one
    does not. `credit` is the place of the credit in the order of counting, `ACKNOWLEDGED` for hours that the board
    acknowledged.
    """

    credit: int = ACKNOWLEDGED
    kind: CourseKind | None = None
    lenient: int | None = None
    admitted: bool = True
    why: Reason | None = None
    questions: tuple[str, ...] = ()
    carried: bool = False
    perhaps_days: tuple[int, int] | None = None
    """The days in the lenient reading, where the record leaves open on which day the course began."""
    perhaps_hours: Decimal | None = None
    """The hours in the lenient reading, where the sources leave open what the unit is worth."""
    one_of: tuple[int, int] | None = None
    """Of a course that was taken several times and counts once, its number and the day, where it is open which time counts."""

    @property
    def open(self) -> bool:
        """Whether the two readings see these hours differently."""
        masks_differ = self.lenient != (self.mask if self.admitted else None)
        return masks_differ or self.perhaps_days is not None or self.perhaps_hours is not None


def admit(
    credits: Sequence[Earned],
    window: Window,
    frame: Frame,
    *,
    worth: Sequence[Valued] | None,
    category_of: str,
    citation: Citation,
    each_alone: bool = False,
) -> tuple[list[Part], bool]:
    """The parts of all credits, earliest first, and whether the two readings see them alike.

    With `each_alone`, each is looked at as if it were the only one: none is a repeat of another.

    `worth` is what each credit is worth, where that is not what it states. `category_of` names the approver whose category
    decides the subject, if any.
    """
    parts: list[Part] = []
    same = True
    repeated = NO_REPEATS if each_alone else repeated_before(credits, window, frame)
    (first, _), until = window.perhaps, window.until
    sure, end = window.surely
    signs, dated, rate = frame.remembered(), frame.dated, frame.rate
    for place, credit in enumerate(credits):
        completed = credit.completed
        value = None if worth is None else worth[place]
        total = credit.total if value is None else value.hours
        if completed < first or completed > until:
            parts.append(refused(place, _outside(credit, total, window)))
            continue
        again = repeated.entries.get(place)
        if again is not None and again.surely:
            parts.append(refused(place, Reason(Why.REPEATED_COURSE, total, again.words, again.citation or citation)))
            continue
        days = NO_DAY if rate is None else _days_of(credit, first)
        surely = sure <= completed <= end
        begin = len(parts)
        plain = not dated and (not category_of or credit.approved_as is NOTHING)
        kinds = credit.parts if plain else _kinds(credit, category_of, dated)
        for kind, hours in kinds if value is None else shared_out(kinds, total):
            sign = signs.get(kind) or frame.sign(kind)
            if sign.accepted:
                part = Part(hours, sign.strict, days, place, kind, sign.lenient, True, None, sign.questions)  # noqa: FBT003
            else:
                part = _not_surely_accepted(place, hours, kind, sign, days, frame, citation)
            if not surely and part.lenient is not None:
                part.admitted = False
                part.why, part.questions = _open_window(credit, hours, window, citation)
            if again is not None and part.lenient is not None:
                part.admitted = False
                part.why = part.why or Reason(Why.STATUS_OPEN, hours, again.words, again.citation or citation)
                part.questions = (*part.questions, again.words)
            if same and part.open:
                same = False
            parts.append(part)
        if value is not None and value.most is not None:
            same = False
            _perhaps_more(parts[begin:], value, value.most)
        if rate is not None and credit.started is None and total > rate.hours:
            same = False
            _perhaps_longer(parts[begin:], credit, total, rate)
    for part in parts if repeated.courses else ():
        part.one_of = repeated.courses.get(part.credit)
    return parts, same


def _days_of(credit: Earned, first: date) -> tuple[int, int]:
    """The days of a course, as ordinals; one that began before the window is looked at from its first day on."""
    day = credit.completed.toordinal()
    return (day, day) if credit.started is None else (max(credit.started, first).toordinal(), day)


def _perhaps_more(parts: Sequence[Part], value: Valued, most: Decimal) -> None:
    """Hours of a unit whose worth is not established may be more than they surely are."""
    for part in parts:
        part.perhaps_hours = part.hours * most / value.hours if value.hours else most / len(parts)
        part.questions = (*part.questions, value.question)


def _perhaps_longer(parts: Iterable[Part], credit: Earned, total: Decimal, rate: RateLimit) -> None:
    """A course with more hours than one day may hold and no first day recorded may have taken several days."""
    last = credit.completed.toordinal()
    days = ceil(total / rate.hours)
    question = f"the record does not say on which day it began (started), and {rate.words()}"
    for part in parts:
        part.perhaps_days = (last - days + 1, last)
        part.questions = (*part.questions, question)


def _kinds(credit: Earned, category_of: str, dated: bool) -> Iterable[tuple[CourseKind, Decimal]]:
    """The parts of a credit as the rules see them: under the category it was approved in, with its day if that matters."""
    category = credit.approved_as.get(category_of)
    if category is not None and isinstance(credit, Credit):
        credit = evolve(credit, subject=category, hours=credit.total)
    if not dated:
        return credit.parts
    return [(evolve(kind, completed=credit.completed), hours) for kind, hours in credit.parts]


def _not_surely_accepted(
    place: int,
    hours: Decimal,
    kind: CourseKind,
    sign: Sign,
    days: tuple[int, int],
    frame: Frame,
    citation: Citation,
) -> Part:
    if sign.accepted is False:
        code, words = blame(frame.accepts, kind)
        return refused(place, Reason(code, hours, words, citation), kind)
    why = Reason(Why.STATUS_OPEN, hours, "; ".join(frame.accepts.open_questions(kind)), citation)
    return Part(hours, 0, days, place, kind, sign.lenient, False, why, sign.questions)  # noqa: FBT003


def refused(place: int, why: Reason, kind: CourseKind | None = None) -> Part:
    """The hours of a reason: neither reading admits them."""
    return Part(why.hours, 0, NO_DAY, place, kind, admitted=False, why=why)


def _outside(credit: Earned, total: Decimal, window: Window) -> Reason:
    completed = credit.completed
    if completed > window.on:
        words = f"completed on {completed}, after the day of this audit ({window.on})"
        return Reason(Why.NOT_YET, total, words, None)
    if completed < window.perhaps[0]:
        words = f"completed on {completed}, before the period that began on {window.perhaps[0]}"
        return Reason(Why.BEFORE_PERIOD, total, words, None)
    words = f"completed on {completed}, after the period that ended on {window.perhaps[1]}"
    return Reason(Why.AFTER_PERIOD, total, words, None)


def _open_window(credit: Earned, hours: Decimal, window: Window, citation: Citation) -> tuple[Reason, tuple[str, ...]]:
    if credit.completed < window.issued:
        code, about = Why.BEFORE_ISSUE, f"before the licence was issued on {window.issued}"
    else:
        code, about = Why.STATUS_OPEN, window.why
    words = f"completed on {credit.completed}: {about}; whether such hours count is not established"
    return Reason(code, hours, words, citation), (words,)


def as_items(parts: Iterable[Part], *, strict: bool) -> tuple[Sequence[Part], Sequence[Item]]:
    """The parts that one reading admits, and the same as items."""
    if strict:
        admitted = [part for part in parts if part.admitted]
        return admitted, admitted
    admitted = [part for part in parts if part.lenient is not None]
    return admitted, [
        Item(part.perhaps_hours or part.hours, part.lenient or 0, part.perhaps_days or part.days) for part in admitted
    ]


def one_of_each(problem: Problem, parts: Sequence[Part], items: Sequence[Item]) -> tuple[Problem, Sequence[Item]]:
    """The problem in which of courses that count once no more counts than the longest has, and the items that bear their bits."""
    hours: dict[int, dict[int, Decimal]] = {}
    for part, item in zip(parts, items, strict=True):
        if part.one_of is not None:
            course, day = part.one_of
            by_day = hours.setdefault(course, {})
            by_day[day] = by_day.get(day, ZERO) + item.hours
    if not hours:
        return problem, items
    free = problem.free_bit(item.mask for item in items)
    bits = {course: free << place for place, course in enumerate(hours)}
    limits = [Limit(bits[course], max(by_day.values())) for course, by_day in hours.items()]
    marked = [
        item if part.one_of is None else Item(item.hours, item.mask | bits[part.one_of[0]], item.days)
        for part, item in zip(parts, items, strict=True)
    ]
    return evolve(problem, limits=(*problem.limits, *limits)), marked


def blame(selector: Selector, kind: CourseKind) -> tuple[Why, str]:
    """Why a selector refuses a kind of course: the code, and words for it."""
    match selector:
        case AllOf(of):
            return blame(next(inner for inner in of if inner.matches(kind) is False), kind)
        case OneOf(of):
            certain = [inner for inner in of if not isinstance(inner, InDoubt)]
            reasons = [blame(inner, kind) for inner in certain or of]
            code, words = min(reasons, key=lambda reason: _NEARNESS.index(reason[0]))
            return code, words if len(reasons) == 1 else f"must be {selector.words()}"
        case InDoubt(of, _):
            return blame(of, kind)
        case Not(of):
            code = _CODES.get(type(next(iter(of.parts()))), Why.SUBJECT_NOT_ACCEPTED)
            return code, f"{of.words()} is not accepted"
        case ApprovedBy():
            shown = ", ".join(sorted(kind.approvals)) or "none"
            return Why.PROVIDER_NOT_APPROVED, f"must be {selector.words()}; approvals recorded: {shown}"
        case _:
            return _CODES.get(type(selector), Why.SUBJECT_NOT_ACCEPTED), f"must be {selector.words()}"


_CODES: dict[type[Selector], Why] = {
    ApprovedBy: Why.PROVIDER_NOT_APPROVED,
    DeliveredBy: Why.WRONG_DELIVERY,
    HandsOn: Why.NOT_HANDS_ON,
    HandsOnShare: Why.NOT_HANDS_ON,
    ActivityIs: Why.ACTIVITY_NOT_ACCEPTED,
    ApprovedAs: Why.SUBJECT_NOT_ACCEPTED,
    SubjectIs: Why.SUBJECT_NOT_ACCEPTED,
    CompletedIn: Why.OUTSIDE_WINDOW,
}

_NEARNESS = [*_CODES.values()]
"""Of several reasons, the one told: what is easiest to have otherwise comes first."""
