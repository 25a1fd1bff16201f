"""The ways in which a licence can be judged: its matters, and for each frame the problem, the hours and the count.

The audit judges them; a plan declares the same problems with hours that may yet be taken.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve

from ce_tracker.auditing.admit import Part, admit, as_items, one_of_each
from ce_tracker.auditing.carry import Before, acknowledged, carried, excess, with_carried, with_perhaps
from ce_tracker.auditing.counting import count
from ce_tracker.auditing.explain import Reading
from ce_tracker.auditing.findings import ConditionFinding, Open
from ce_tracker.auditing.frame import Frame, frames_of
from ce_tracker.auditing.matter import STALE_AFTER, Choice, Matter
from ce_tracker.auditing.problem import ZERO
from ce_tracker.auditing.shared import used, without_used
from ce_tracker.auditing.window import Window, window_of
from ce_tracker.auditing.worth import valued
from ce_tracker.record import Earned, Held, Status, Therapist
from ce_tracker.rules.conditions import Setting, StatusIs
from ce_tracker.rules.proofs import Proof, Undetermined
from ce_tracker.rules.reckoning import DueDates
from ce_tracker.rules.rulebook import RuleBook, Rules
from ce_tracker.rules.schedule import Missing
from ce_tracker.rules.spans import Span

_ONE_DAY = timedelta(days=1)


def matter_of(
    therapist: Therapist,
    licence: Held,
    book: RuleBook,
    on: date,
    dates: DueDates,
    rules: Rules,
    stale_after: Span = STALE_AFTER,
) -> Matter:
    """What is judged, in the usual way as long as no case is named."""
    credits: tuple[Earned, ...] = therapist.credits_in_order
    if rules.counts_schooling:
        credits = tuple(sorted((*therapist.schooling, *credits), key=lambda earned: earned.completed))
    setting = Setting(therapist, licence, dates.ce_period, dates.due, book.ce_years, on)
    return Matter(therapist, licence, book, on, credits, dates, rules, setting, stale_after)


def cases_of(matter: Matter) -> tuple[list[int | None], list[Missing]]:
    """The cases that may apply, the last resort last (None is the usual way), and what would settle which."""
    setting = matter.setting
    possible: list[int | None] = []
    unsettled: list[Missing] = []
    for place, case in enumerate(matter.rules.cases):
        holds = case.when.holds(setting)
        if holds:
            return [*possible, place], unsettled
        if holds is None:
            possible.append(place)
            unsettled.extend(case.when.missing(setting))
    return [*possible, None], unsettled


def obstacle_to(matter: Matter) -> Open | None:
    """What keeps a case from being judged at all, whatever the hours."""
    case, status, missing = matter.its_case, matter.licence.status, matter.dates.ce_missing
    if status is not Status.ACTIVE and not (case and isinstance(case.when, StatusIs)):
        why = f"what is asked of a licence that is {status} is not in the rules"
        return Open("status", why, f"ask {matter.book.board.name}")
    if missing is not None and not matter.exempt:
        return Open("due", missing.why, f"enter {missing.enter}")
    return None


def choose(matter: Matter, frame: Frame, before: Before | None) -> Choice:
    """One way of being judged, with the hours that come `before` it."""
    setting = matter.setting
    parts, same = parts_of(matter, frame, before)
    strict = _read(frame, parts, setting, strict=True)
    strict_meets = strict.meets
    alike = strict_meets or (same and frame.same_in_both_readings)
    lenient = strict if alike else _read(frame, parts, setting, strict=False)
    conditions = tuple([condition(one, matter) for one in frame.conditions])
    answers = [condition.met for condition in conditions]
    met: bool | None = False
    if strict_meets and all(answers):
        met = True
    elif False not in answers and (strict_meets or (lenient is not strict and lenient.meets)):
        met = None
    return Choice(frame, parts, strict, lenient, conditions, met)


def parts_of(matter: Matter, frame: Frame, before: Before | None) -> tuple[list[Part], bool]:
    """The hours of the record as one frame sees them, and whether both readings see them alike."""
    parts, same = admitted(matter, frame, matter.credits)
    rules = matter.rules
    if matter.dates.shared is not None:
        parts = without_used(parts, _used_before(matter), matter.citation)
        same = same and not any(part.open for part in parts)
    if before is not None and rules.carry_over is not None:
        from_before = carried(rules.carry_over, before, frame, matter.setting)
        own = {place for place, credit in enumerate(matter.credits) if credit.completed in matter.dates.perhaps}
        parts = with_carried(parts, from_before, frame, own)
        same = same and not any(part.open for part in from_before)
    return parts, same


def admitted(
    matter: Matter, frame: Frame, credits: Sequence[Earned], *, each_alone: bool = False
) -> tuple[list[Part], bool]:
    """The hours of these credits as one frame of the matter sees them, as in `admit`."""
    return admit(
        credits,
        its_window(matter),
        frame,
        worth=valued(credits, matter.rules),
        category_of=matter.rules.subject_as_approved_by,
        citation=matter.citation,
        each_alone=each_alone,
    )


def its_window(matter: Matter) -> Window:
    """The days from which hours count."""
    return window_of(matter.dates, matter.setting, matter.rules, matter.on)


def _read(frame: Frame, parts: list[Part], setting: Setting, *, strict: bool) -> Reading:
    problem = frame.problem(setting, strict=strict)
    admitted, items = as_items(parts, strict=strict)
    if not strict:
        problem, items = one_of_each(problem, admitted, items)
    counted = count(problem, items)
    return Reading(problem, admitted, items, counted, counted.meets(problem))


def carried_in(matter: Matter) -> Before | None:
    """The hours that may be carried into this period: those the board acknowledged, or else the excess of the record."""
    if matter.rules.carry_over is None or matter.case is not None:
        return None
    return acknowledged(matter.licence) or _excess_before(matter)


def period_before(matter: Matter) -> Matter | bool:
    """The period before as a matter of its own; False where there was none of the licence, or the law asked nothing of anybody.

    True where it is not known how it was judged. A case may have made it exempt.
    """
    end = matter.dates.ce_period.start - _ONE_DAY
    if end < matter.setting.issued:
        return False
    return matter_before(matter, matter.book.dates(matter.licence, matter.therapist, end))


def matter_before(matter: Matter, dates: DueDates | Missing) -> Matter | bool:
    """The period before as a matter of its own, as `period_before`, where its dates are known already."""
    rules = None if isinstance(dates, Missing) else matter.book.rules_for(dates.ce_period)
    if isinstance(dates, Missing) or rules is None:
        return True
    if dates.ce_period.end >= matter.dates.ce_period.start:
        return True  # it was told when this period began
    if not rules.ce_required:
        return False
    setting = matter.setting._replace(period=dates.ce_period, due=dates.due)
    before = evolve(matter, on=min(matter.on, dates.ce_due), dates=dates, rules=rules, setting=setting, case=None)
    cases, _ = cases_of(before)
    if len(cases) > 1:
        return True
    return evolve(before, case=cases[0])


def _used_before(matter: Matter) -> dict[int, Decimal]:
    """The credits of shared days that the period before perhaps used, and how many hours of each for certain."""
    shared, before = matter.dates.shared, period_before(matter)
    if shared is None or before is False or (isinstance(before, Matter) and before.exempt):
        return {}
    places = [place for place, credit in enumerate(matter.credits) if credit.completed in shared]
    if before is True:
        return dict.fromkeys(places, ZERO)
    read = [_both(before, frame, None) for frame in frames_of(before.rules, before.case, before.setting)]
    return used([lenient for _, lenient in read], places, met=any(strict.meets for strict, _ in read))


_PERHAPS_MET = (
    "whether the period before was complied with is open, and so whether hours beyond what it needed are carried over"
)
_PERHAPS_COUNTED = (
    "how many hours counted for the period before is open, and so how many beyond what it needed are carried over"
)
_PERHAPS_USED_FIRST = (
    "whether hours carried into the period before are used before its own is not told, and so how many of its own are beyond what "
    "it needed"
)
_SEVERAL = (
    "how many hours of the period before are beyond all that it needed does not follow from one requirement, and so how many are "
    "carried over"
)
_ASKED_NOTHING = "nothing was asked of the period before: whether its hours are carried over is not told"
_NOT_KNOWN = "how the period before was judged is not known, and so neither whether hours of it are carried over"


def _excess_before(matter: Matter) -> Before | None:
    """Hours of the period before that it did not need, if it was complied with in the usual way; open where that is open."""
    before = period_before(matter)
    if before is False:
        return None
    if before is True:
        return _perhaps_left(matter)
    if before.exempt:
        return _left_of_exempt(before)
    window = its_window(before)
    if not any(window.perhaps[0] <= credit.completed <= window.until for credit in before.credits):
        return None
    earlier = _carried_into(before)
    read = [_both(before, frame, earlier) for frame in frames_of(before.rules, before.case, before.setting)]
    for strict, lenient in read:
        if strict.meets and strict.problem.needs:
            sure, all_told = surely_beyond(strict)
            if all_told and lenient is strict:
                return sure
            why = _SEVERAL if not all_told else _PERHAPS_COUNTED if earlier is None else _PERHAPS_USED_FIRST
            return with_perhaps(sure, _counted(lenient), _needed(lenient), why)
    if any(strict.meets for strict, _ in read):
        return None
    for _, lenient in read:
        if lenient.meets and lenient.problem.needs:
            why = _PERHAPS_MET if earlier is None else _PERHAPS_USED_FIRST
            return with_perhaps(Before([]), _counted(lenient), _needed(lenient), why)
    return None


def _carried_into(before: Matter) -> Before | None:
    """What was carried into the period before itself, of hours earned before it."""
    if before.rules.carry_over is None or before.case is not None:
        return None
    since = its_window(before).surely[0]
    left = _excess_before(before) if any(credit.completed < since for credit in before.credits) else None
    return left if left is not None and (left.beyond or left.perhaps) else None


def surely_beyond(reading: Reading) -> tuple[Before, bool]:
    """What a period that was met surely did not need, and whether that is all it did not.

    Where the largest need has room for the others, hours that serve it are beyond all of them if they are beyond it; those that
    do not serve it may be needed by others, or by none.
    """
    problem, counted = reading.problem, reading.count
    largest, got = max(zip(problem.needs, counted.needs, strict=True), key=lambda one: one[0].hours)
    if sum((hours for _, hours in problem.asked), ZERO) > 2 * largest.hours:
        return Before([]), False
    hours = zip(reading.parts, counted.items, strict=True)
    serving = [(part.credit, amount) for part, amount in hours if part.mask & largest.bit]
    total = sum((amount for _, amount in serving), ZERO)
    return excess(serving, total - got + largest.hours), got == sum(counted.items, ZERO)


def _both(matter: Matter, frame: Frame, earlier: Before | None) -> tuple[Reading, Reading]:
    """Both readings of a frame, which are one object where nothing is open; hours carried in are counted in the lenient one."""
    parts, same = parts_of(matter, frame, None)
    strict = _read(frame, parts, matter.setting, strict=True)
    if earlier is not None:
        parts, _ = parts_of(matter, frame, earlier)
    elif same and frame.same_in_both_readings:
        return strict, strict
    return strict, _read(frame, parts, matter.setting, strict=False)


def _counted(reading: Reading) -> list[tuple[int, Decimal]]:
    """The hours of the period itself that a reading counts, by credit."""
    counted = zip(reading.parts, reading.count.items, strict=True)
    return [(part.credit, hours) for part, hours in counted if not part.carried]


def _needed(reading: Reading) -> Decimal:
    """How many hours of the period itself a reading asks, if those carried into it are used first."""
    counted = zip(reading.parts, reading.items, reading.count.items, strict=True)
    carried_in = [(item.mask, hours) for part, item, hours in counted if part.carried]
    asked = [
        need.hours - sum((hours for mask, hours in carried_in if mask & need.bit), ZERO)
        for need in reading.problem.needs
    ]
    return max(*asked, ZERO)


def _left_of_exempt(before: Matter) -> Before:
    """The hours of a period of which a case asked nothing: whether such hours are beyond what is needed, no rule says."""
    (frame,) = frames_of(before.rules, before.case, before.setting)
    parts, _ = parts_of(before, frame, None)
    lenient = _read(frame, parts, before.setting, strict=False)
    return with_perhaps(Before([]), _counted(lenient), ZERO, _ASKED_NOTHING)


def _perhaps_left(matter: Matter) -> Before | None:
    """Hours of the years before this period, as many as a period has: all of them may be left of one that is not known."""
    start = matter.dates.ce_period.start
    since = Span(years=matter.book.ce_years).before(start)
    worth = valued(matter.credits, matter.rules)
    left = []
    for place, credit in enumerate(matter.credits):
        if since <= credit.completed < start and _perhaps_accepted(credit, matter.rules):
            value = None if worth is None else worth[place]
            left.append((place, credit.total if value is None else value.hours if value.most is None else value.most))
    return Before([], perhaps=left[::-1], why=_NOT_KNOWN) if left else None


def _perhaps_accepted(credit: Earned, rules: Rules) -> bool:
    return any(rules.accepts.matches(kind) is not False for kind, _ in credit.parts)


def condition(requirement: Proof, matter: Matter) -> ConditionFinding:
    """Whether a requirement without hours is met, and why."""
    met, why = requirement.answer(matter.setting)
    doubt = requirement.doubt
    if met is False and doubt is not None and doubt.open_in(matter.setting):
        met, why = None, f"{why}; {doubt.why}"
    return ConditionFinding(
        requirement.key,
        requirement.words(),
        met,
        why,
        requirement.citation or matter.citation,
        requirement.confidence or matter.confidence,
        requirement.enter if isinstance(requirement, Undetermined) else requirement.entry,
    )
