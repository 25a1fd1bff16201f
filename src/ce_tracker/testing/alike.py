"""Whether two selectors give the same answer about every course there could be, also where they cannot tell.

A selector looks at a course through the few things that it names. So it is enough to ask about one course for each
combination of what either of the two tells apart: each subject that is named, one below it and another; each delivery,
and none recorded; the days on both sides of each day that is named; and so on. What a course is called in the record
beyond that, neither can see.

>>> from ce_tracker.rules import IN_PERSON, LIVE_WEBINAR, in_doubt, subject
>>> alike(subject("ethics") | (subject("ethics") & IN_PERSON), subject("ethics"))
True
>>> alike(IN_PERSON, IN_PERSON | LIVE_WEBINAR)
False
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import combinations, product
from math import prod
from typing import Any

from ce_tracker.record import CourseKind
from ce_tracker.record.values import FrozenMap
from ce_tracker.rules.selectors import (
    ANYTHING,
    ActivityIs,
    AllOf,
    Anything,
    ApprovedAs,
    ApprovedBy,
    ApprovedByAnother,
    CompletedIn,
    DeliveredBy,
    HandsOn,
    HandsOnShare,
    InDoubt,
    IsAccredited,
    IsSchooling,
    IsSupervised,
    MayTeach,
    Not,
    OneOf,
    Selector,
    SubjectIs,
)
from ce_tracker.subjects import Activity, Delivery
from ce_tracker.testing.fullest import ANOTHER_BODY, ANOTHER_SUBJECT

_BELOW = ".a-part-of-it"
_UNNAMED = "a subject that no rule names"
_ONE_DAY = timedelta(days=1)
_MOST = 250_000
"""More combinations than this are not tried."""

Told = Mapping[str, Any]
"""What a record may tell of a course, by the fields of `CourseKind`."""


Answer = bool | None
Heard = Callable[[Answer], Answer]
"""What becomes of the answer of a selector."""


def as_it_is(answer: Answer) -> Answer:
    """Yes, no, or None where it cannot be told."""
    return answer


def surely(answer: Answer) -> Answer:
    """Yes only where it is sure."""
    return answer is True


def perhaps(answer: Answer) -> Answer:
    """No only where it is sure."""
    return answer is not False


def alike(
    one: Selector, other: Selector, among: Selector = ANYTHING, *, category_of: str = "", heard: Heard = as_it_is
) -> bool:
    """Whether both answer the same of every course that `among` does not refuse, as far as the answer is heard.

    `category_of` names the approver whose category is the subject of a course, if any does. False also where nothing can
    be shown: of selectors that a plugin defines or that hinge on the end of the period, and where there is too much to try.
    """
    if one == other:
        return True
    courses = _courses((one, other, among), category_of)
    return courses is not None and not any(_differ(one, other, among, told, heard=heard) for told in courses)


def telling(
    one: Selector, other: Selector, among: Selector = ANYTHING, *, category_of: str = "", heard: Heard = as_it_is
) -> Iterator[Told]:
    """Courses of which the two answer otherwise, as far as they look at them: one that is told best, and one that is open."""
    if one == other:
        return
    courses = _courses((one, other, among), category_of) or ()
    found: dict[bool, Told] = {}
    for told in courses:
        if len(found) < len((True, False)) and _differ(one, other, among, told, heard=heard):
            answers = (one.matches(_kind(told)), other.matches(_kind(told)), among.matches(_kind(told)))
            found.setdefault(None not in answers, told)
    yield from found.values()


def _differ(one: Selector, other: Selector, among: Selector, told: Told, *, heard: Heard) -> bool:
    kind = _kind(told)
    return heard(one.matches(kind)) is not heard(other.matches(kind)) and among.matches(kind) is not False


def _courses(selectors: Sequence[Selector], category_of: str) -> Iterator[Told] | None:
    """A course for each combination of what the selectors tell apart; None where that cannot be said, or is too much."""
    asked = [part for whole in selectors for part in whole.parts() if not isinstance(part, _MADE_OF_OTHERS)]
    if not all(isinstance(part, _KNOWN) for part in asked):
        return None
    decide = [part for part in asked if isinstance(part, ApprovedAs) and part.approver == category_of]
    matters = [
        _apart([part for part in asked if isinstance(part, kinds) and part not in decide], told)
        for kinds, told in _MATTERS[1:]
    ]
    named = [part for part in asked if isinstance(part, SubjectIs)]
    matters.append(_apart([*named, *decide], partial(_subjects, category_of=category_of if decide else "")))
    if prod(map(len, matters)) > _MOST:
        return None
    return map(_together, product(*matters))


def _together(several: Iterable[Told]) -> Told:
    """What is told of several matters, as one."""
    told: dict[str, Any] = {}
    for some in several:
        categories = {**told.get("approved_as", {}), **some.get("approved_as", {})}
        told |= {**some, "approved_as": categories} if categories else some
    return told


def _kind(told: Told) -> CourseKind:
    categories = FrozenMap(told.get("approved_as", {}))
    return CourseKind(**{"subject": ANOTHER_SUBJECT, **told, "approved_as": categories})


def _apart(asked: Sequence[Any], told: Callable[[Sequence[Any]], Iterator[Told]]) -> list[Told]:
    """What a record may tell of one matter, as far as any of these selectors tells it apart."""
    found: dict[tuple[bool | None, ...], Told] = {}
    for some in told(asked) if asked else [{}]:
        found.setdefault(tuple(one.matches(_kind(some)) for one in asked), some)
    return list(found.values())


def _subjects(asked: Sequence[SubjectIs | ApprovedAs], category_of: str) -> Iterator[Told]:
    """Subjects, and the same as the category that decides the subject."""
    named = [name for one in asked for name in (one.names if isinstance(one, SubjectIs) else (one.subject,))]
    below = [name + _BELOW for name in named]
    for name in dict.fromkeys((*named, *below, ANOTHER_SUBJECT, _UNNAMED)):
        yield {"subject": name}
        if category_of:
            yield {"subject": name, "approved_as": {category_of: name}}


def _deliveries(_: Sequence[DeliveredBy]) -> Iterator[Told]:
    return ({"delivery": way} for way in (*Delivery, None))


def _activities(_: Sequence[ActivityIs]) -> Iterator[Told]:
    return ({"activity": kind} for kind in Activity)


def _hands_on(_: Sequence[HandsOn]) -> Iterator[Told]:
    return ({"hands_on": answer} for answer in (True, False, None))


def _shares(asked: Sequence[HandsOnShare]) -> Iterator[Told]:
    return ({"hands_on_share": share} for share in (Decimal(0), *(one.at_least for one in asked), None))


def _education(asked: Sequence[Selector]) -> Iterator[Told]:
    taught = {one.what for one in asked if isinstance(one, MayTeach)}
    yield {}
    answers = (True, False, None)
    for supervised, accredited, teach in product(answers, answers, (None, *_subsets(taught))):
        yield {"schooling": True, "supervised": supervised, "accredited": accredited, "may_teach": teach}


def _approvals(asked: Sequence[ApprovedBy | ApprovedByAnother]) -> Iterator[Told]:
    """Every set of approvals, of those that the same selectors name one by one."""
    named = {name for one in asked for name in (one.approvers if isinstance(one, ApprovedBy) else one.known)}
    unlike = {
        tuple(one.matches(CourseKind(ANOTHER_SUBJECT, approvals=frozenset({name}))) for one in asked): name
        for name in sorted({*named, ANOTHER_BODY})
    }
    return ({"approvals": approvals} for approvals in _subsets(unlike.values()))


def _categories(asked: Sequence[ApprovedAs]) -> Iterator[Told]:
    approvers = list(dict.fromkeys(one.approver for one in asked))
    named = [[one.subject for one in asked if one.approver == approver] for approver in approvers]
    choices = [(None, *names, *(name + _BELOW for name in names), ANOTHER_SUBJECT) for names in named]
    for chosen in product(*choices):
        told = {approver: subject for approver, subject in zip(approvers, chosen, strict=True) if subject is not None}
        yield {"approved_as": told}


def _completed(asked: Sequence[CompletedIn]) -> Iterator[Told]:
    for edge in (day for one in asked for day in (one.first, one.last) if day is not None):
        yield from ({"completed": edge + days * _ONE_DAY} for days in (-1, 0, 1))
    yield {"completed": None}


def _subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    several = list(names)
    for size in range(len(several) + 1):
        yield from map(frozenset, combinations(several, size))


_MADE_OF_OTHERS = (AllOf, OneOf, Not, InDoubt, Anything)
_MATTERS: tuple[tuple[tuple[type[Selector], ...], Callable[[Any], Iterator[Told]]], ...] = (
    ((SubjectIs,), partial(_subjects, category_of="")),
    ((DeliveredBy,), _deliveries),
    ((ActivityIs,), _activities),
    ((HandsOn,), _hands_on),
    ((HandsOnShare,), _shares),
    ((IsSchooling, IsSupervised, IsAccredited, MayTeach), _education),
    ((ApprovedBy, ApprovedByAnother), _approvals),
    ((ApprovedAs,), _categories),
    ((CompletedIn,), _completed),
)
"""What selectors look at, each matter apart from the others: which of them, and what a record may tell of it."""

_KNOWN = tuple(kind for kinds, _ in _MATTERS for kind in kinds)
