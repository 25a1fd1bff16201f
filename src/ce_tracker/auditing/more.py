"""What is short, told as hours to take: the least further hours, of which kinds, that would meet everything."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import product

from attrs import define, evolve, frozen

from ce_tracker.auditing.frame import Frame
from ce_tracker.auditing.problem import ZERO, Count, Item, Problem
from ce_tracker.record import NOTHING, CourseKind, FrozenMap
from ce_tracker.rules.selectors import (
    ApprovedAs,
    ApprovedBy,
    DeliveredBy,
    HandsOn,
    HandsOnShare,
    IsAccredited,
    IsSchooling,
    IsSupervised,
    MayTeach,
    SubjectIs,
)
from ce_tracker.subjects import Delivery

_ANY_OTHER = "other"
_MOST_NAMES = 4


@frozen
class ToTake:
    """So many further CE hours of one kind: the kind in words, the requirements they would serve, and an example."""

    hours: Decimal
    words: str
    toward: tuple[str, ...]
    example: CourseKind


@define(eq=False)
class Basis:
    """What was counted, kept so that the hours to take can be found when somebody asks."""

    frame: Frame
    problem: Problem
    items: Sequence[Item]
    count: Count
    on: date


@frozen
class _Course:
    """A kind of course that one could take, as the requirements see it."""

    mask: int
    kinds: tuple[CourseKind, ...]
    particular: int
    words: str


def hours_to_take(basis: Basis) -> tuple[ToTake, ...] | None:
    """The least further hours that would meet every need and fill every place; None where no hours would."""
    courses = _courses(basis.frame, basis.on if basis.frame.dated else None)
    plain = None if basis.count.solved else _closed_form(basis, courses)
    if plain is None:
        from ce_tracker.auditing.program import least_more  # noqa: PLC0415  # the solver is loaded only where it is needed

        more = least_more(basis.problem, basis.items, {course.mask: course.particular for course in courses.values()})
        if more is None:
            return None
        plain = [(one.mask, one.hours) for one in more]
    keys = [(bit, row.key) for bit, row in basis.frame.reached()]
    return tuple(
        ToTake(
            hours,
            courses[mask].words,
            tuple(key for bit, key in keys if mask & bit),
            courses[mask].kinds[0],
        )
        for mask, hours in sorted(plain, key=lambda one: (-courses[one[0]].particular, one[0]))
    )


def masks_to_take(frame: Frame, on: date | None) -> list[int]:
    """The masks of all kinds of course that one could take, as the requirements see them (taken on `on`, where days matter)."""
    return list(_courses(frame, on))


def _closed_form(basis: Basis, courses: dict[int, _Course]) -> list[tuple[int, Decimal]] | None:
    """The answer where nothing binds: fill each place by its own kind, or nest the short needs; else None."""
    problem = basis.problem
    shortfalls = basis.count.shortfalls(problem)
    short = sorted((hours, bit) for hours, (bit, _) in zip(shortfalls, problem.asked, strict=True) if hours)
    if problem.places:
        if any(basis.count.shortfalls(problem)[: len(problem.needs)]):
            return None
        groups = [(hours, bit) for hours, bit in short]
    else:
        groups = []
        before = ZERO
        for place, (hours, _) in enumerate(short):
            if hours > before:
                groups.append((hours - before, sum(bit for _, bit in short[place:])))
            before = hours
    forbidden = problem.limit_bits
    answer: dict[int, Decimal] = {}
    for hours, wanted in groups:
        fitting = [
            course for course in courses.values() if course.mask & wanted == wanted and not course.mask & forbidden
        ]
        if not fitting:
            return None
        best = min(fitting, key=lambda course: (course.particular, course.mask))
        answer[best.mask] = answer.get(best.mask, ZERO) + hours
    return list(answer.items())


@lru_cache(maxsize=512)
def _courses(frame: Frame, on: date | None) -> dict[int, _Course]:
    """Every kind of course that the requirements tell apart and accept, once each, by mask; taken on the day `on`."""
    by_mask: dict[int, list[CourseKind]] = {}
    for kind in _every_kind(frame, on):
        sign = frame.remembered().get(kind) or frame.sign(kind)
        if sign.accepted:
            by_mask.setdefault(sign.strict, []).append(kind)
    rows = sum(bit for bit, _ in frame.reached())

    def any_subject(wanted: int) -> bool:
        """Whether a course on any subject could serve these rows."""
        serving = {kind.subject for mask, kinds in by_mask.items() if mask & wanted == wanted for kind in kinds}
        return all(kind.subject in serving for kinds in by_mask.values() for kind in kinds)

    return {
        mask: _Course(
            mask,
            tuple(kinds),
            2 * (mask & rows).bit_count() + (mask & ~rows).bit_count(),
            _words(kinds, any_subject=any_subject(mask & rows)),
        )
        for mask, kinds in by_mask.items()
    }


def _every_kind(frame: Frame, on: date | None) -> Iterator[CourseKind]:
    subjects: dict[str, None] = {}
    approvers: dict[str, None] = {}
    categories: dict[str, None] = {}
    taught: dict[str, None] = {}
    schooled: set[type] = set()
    hands_on = share = False
    delivered = False
    for part in (part for selector in frame.selectors() for part in selector.parts()):
        if isinstance(part, SubjectIs):
            subjects |= dict.fromkeys(part.names)
        elif isinstance(part, ApprovedBy):
            approvers |= dict.fromkeys(part.approvers)
        elif isinstance(part, ApprovedAs):
            categories[part.approver] = None
        elif isinstance(part, MayTeach):
            taught[part.what] = None
        if isinstance(part, MayTeach | IsSchooling | IsSupervised | IsAccredited):
            schooled.add(type(part))
        share = share or isinstance(part, HandsOnShare)
        hands_on = hands_on or share or isinstance(part, HandsOn)
        delivered = delivered or isinstance(part, DeliveredBy)
    approvals = [frozenset[str](), *(frozenset({approver}) for approver in approvers)]
    plain = CourseKind("", completed=on)
    for subject in (*subjects, _ANY_OTHER) if schooled else ():
        yield evolve(
            plain,
            subject=subject,
            schooling=True,
            supervised=True if IsSupervised in schooled else None,
            accredited=True if IsAccredited in schooled else None,
            may_teach=frozenset(taught) or None,
        )
    for subject, way, hands, approval in product(
        (*subjects, _ANY_OTHER),
        tuple(Delivery) if delivered else (None,),
        (True, False) if hands_on else (None,),
        approvals,
    ):
        listed = FrozenMap(dict.fromkeys(categories, subject)) if categories else NOTHING
        whole = Decimal(int(bool(hands))) if share else None
        yield evolve(
            plain,
            subject=subject,
            delivery=way,
            hands_on=hands,
            hands_on_share=whole,
            approvals=approval,
            approved_as=listed,
        )


def _words(kinds: Sequence[CourseKind], *, any_subject: bool) -> str:
    """What the kinds of one course have in common."""
    parts = []
    subjects = _topmost(kind.subject for kind in kinds)
    if _ANY_OTHER not in subjects:
        parts.append(_one_of(SubjectIs((name,)).words() for name in subjects))
    else:
        parts.append("any accepted subject" if any_subject else "another subject")
    if all(kind.schooling for kind in kinds):
        parts.append(_school_in_words(kinds[0]))
    if all(kind.hands_on for kind in kinds):
        parts.append("hands-on")
    ways = tuple(way for way in Delivery if any(kind.delivery is way for kind in kinds))
    if 0 < len(ways) < len(Delivery):
        parts.append(DeliveredBy(ways).words())
    if all(kind.approvals for kind in kinds):
        approvers = list(dict.fromkeys(approver for kind in kinds for approver in kind.approvals))
        parts.append("approved by " + _one_of(approvers))
    return ", ".join(parts)


def _school_in_words(kind: CourseKind) -> str:
    supervised = "supervised, " if kind.supervised else ""
    accredited = "n accredited" if kind.accredited else ""
    taught = f" licensed to teach {_one_of(sorted(kind.may_teach)).replace('-', ' ')}" if kind.may_teach else ""
    return f"{supervised}at a{accredited} school{taught}"


def _topmost(subjects: Iterable[str]) -> list[str]:
    names = list(dict.fromkeys(subjects))
    return [name for name in names if not any(name.startswith(other + ".") for other in names)]


def _one_of(words: Iterable[str]) -> str:
    names = list(words)
    shown = names[:_MOST_NAMES]
    return " or ".join(shown) + (" or another" if len(names) > len(shown) else "")
