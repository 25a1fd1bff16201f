"""What a course may differ in, as far as the selectors of a way of being judged may tell: one or two things at a time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise, product
from typing import Any

from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules.selectors import ApprovedAs, ApprovedBy, CompletedIn, HandsOnShare, SubjectIs
from ce_tracker.subjects import Activity, Delivery, Unit
from ce_tracker.testing.fullest import ANOTHER_BODY, ANOTHER_SUBJECT
from ce_tracker.testing.points import Course
from ce_tracker.testing.situations import Way

MANY, A_FEW = "40", "2"
"""Hours of a course: more than any limit lets count, and fewer than anything asks."""

_A_LITTLE = Decimal("0.01")
_ONE_DAY = timedelta(days=1)
_AMOUNTS = ("0.25", "4.25", "9", "13", "26", "60")
_UNITS = (
    *((unit, "1") for unit in (Unit.SEMESTER_HOUR, Unit.QUARTER_HOUR, Unit.CEU)),
    *((Unit.MINUTE, minutes) for minutes in ("50", "59", "60", "80", "81", "110")),
)


def variations(way: Way) -> Iterator[Course]:
    """What a course may differ in: things that law tells apart, its unit and hours, days that a selector names."""
    parts = list(inside((way.rules.accepts, way.requirements, way.rules.values)))
    apart = _told_apart(way, parts)
    yield {}
    for changes in apart:
        yield from changes
    for one, other in combinations(apart, 2):
        yield from ({**first, **second} for first, second in product(one, other))
    yield from ({"unit": str(unit), "hours": amount} for unit, amount in _UNITS)
    yield from ({"hours": amount} for amount in _AMOUNTS)
    yield {"school": "a school"}
    for day in named_days(way):
        yield from about(day)


def named_days(way: Way) -> list[date]:
    """The days that selectors of a way name."""
    parts = inside((way.rules.accepts, way.requirements))
    named = {day for part in parts if isinstance(part, CompletedIn) for day in (part.first, part.last) if day}
    return sorted(named)


def about(day: date, through: date | None = None) -> Iterator[Course]:
    """A course of many hours completed about a day, or on the day `through`, delivered in every way."""
    days = [day + number * _ONE_DAY for number in (-1, 0, 1)] + ([through] if through else [])
    for completed, delivery in product(days, Delivery):
        yield {"completed": str(completed), "delivery": str(delivery), "hours": MANY}


def _told_apart(way: Way, parts: Sequence[object]) -> list[list[Course]]:
    """What the selectors look at, each with the values that they may tell apart."""
    named = [name for part in parts if isinstance(part, SubjectIs) for name in part.names]
    named += [part.subject for part in parts if isinstance(part, ApprovedAs)]
    below = [f"{name}.a-part-of-it" for name in named]
    approvers = sorted({name for part in parts if isinstance(part, ApprovedBy) for name in part.approvers})
    shares = {part.at_least for part in parts if isinstance(part, HandsOnShare)}
    categories = {part.approver for part in parts if isinstance(part, ApprovedAs)} | {way.rules.subject_as_approved_by}
    values: dict[str, Sequence[Any]] = {
        "subject": list(dict.fromkeys((*named, *below, ANOTHER_SUBJECT, "law.US-ZZ"))),
        "delivery": [*map(str, Delivery), None],
        "hands_on": [None, "0", "1", *(str(share - less) for share in shares for less in (0, _A_LITTLE))],
        "activity": list(map(str, Activity)),
        "approvals": [[], *([one] for one in approvers), approvers, [ANOTHER_BODY]],
        "approved_as": [
            {approver: subject}
            for approver in sorted(categories - {""})
            for subject in dict.fromkeys((*named, ANOTHER_SUBJECT))
        ],
    }
    return [[{name: value} for value in several] for name, several in values.items()]


def days_about(course: Course, days: Sequence[date]) -> Iterator[Course]:
    """A course completed on each of some days: as it is, with more hours than a day has, and begun two days before."""
    for day in days:
        yield {"completed": str(day)}
        yield {"completed": str(day), "hours": "20"}
        yield {"completed": str(day), "hours": "20", "started": str(day - 2 * _ONE_DAY)}


def shifted(course: Course, days: int) -> str:
    """The day so many days after a course was completed, as JSON."""
    return str(date.fromisoformat(course["completed"]) + timedelta(days=days))


def changes_between(of: Callable[[int], str], first: int, last: int, step: int) -> Iterator[int]:
    """The numbers on both sides of where an answer changes, as far as steps of that size find them."""
    marks = [*range(first, last, step), last]
    answers = [of(mark) for mark in marks]
    for (low, before), (high, after) in pairwise(zip(marks, answers, strict=True)):
        if before == after:
            continue
        begin, end = low, high
        while end - begin > 1:
            middle = (begin + end) // 2
            if of(middle) == before:
                begin = middle
            else:
                end = middle
        yield from (begin, end)
