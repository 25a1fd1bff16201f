"""Whether any hour can be selected by several selectors at once, and whether one selects all that another does.

What is asked is asked of hours of which everything is told: a record that is silent settles nothing here. Where the
sources leave open whether hours belong (`in_doubt`), they may. A selector that a plugin defines itself may select
whatever it likes.

>>> from ce_tracker.rules import ANYTHING, IN_PERSON, LIVE_WEBINAR, subject
>>> possible(IN_PERSON & LIVE_WEBINAR)
False
>>> covers(subject("ethics"), subject("ethics.boundaries") & IN_PERSON)
True
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from itertools import product

from attrs import frozen

from ce_tracker.record import CourseKind
from ce_tracker.record.values import FrozenMap
from ce_tracker.rules import selectors as words
from ce_tracker.rules.selectors import AllOf, Anything, InDoubt, Not, OneOf, Selector
from ce_tracker.subjects import Activity, Delivery

_ELSEWHERE = "other"
_BELOW = ".a-topic-of-its-own"
_SOMEBODY = "somebody else"
_ONE_DAY = timedelta(days=1)
_A_LITTLE = Decimal("0.0001")


@frozen
class _Literal:
    """A selector that is made of no other, and whether it has to say yes or no."""

    of: Selector
    wanted: bool


_Literals = tuple[_Literal, ...]


def possible(*selectors: Selector) -> bool:
    """Whether some hour may be selected by all of these."""
    return any(True for _ in _choices(tuple((one, True) for one in selectors), ()))


def covers(wide: Selector, narrow: Selector, *besides: Selector) -> bool:
    """Whether `wide` surely selects every hour that `narrow` and `besides` may select."""
    return wide == narrow or isinstance(wide, Anything) or not possible(narrow, Not(wide), *besides)


def _choices(left: tuple[tuple[Selector, bool], ...], chosen: _Literals) -> Iterator[_Literals]:
    """The ways of satisfying what is left, each as literals that some one hour satisfies."""
    if not left:
        yield chosen
        return
    (selector, wanted), *others = left
    rest = tuple(others)
    match selector:
        case Anything():
            if wanted:
                yield from _choices(rest, chosen)
        case AllOf() | OneOf() if isinstance(selector, AllOf) is wanted:
            yield from _choices((*((one, wanted) for one in selector.of), *rest), chosen)
        case AllOf() | OneOf():
            for one in selector.of:
                yield from _choices(((one, wanted), *rest), chosen)
        case Not():
            yield from _choices(((selector.of, not wanted), *rest), chosen)
        case InDoubt():
            yield from _choices(((selector.of, True), *rest) if wanted else rest, chosen)
        case _:
            more = (*chosen, _Literal(selector, wanted))
            if _agree([one for one in more if _matter(one.of) is _matter(selector)]):
                yield from _choices(rest, more)


def _matter(selector: Selector) -> "Callable[[list[_Literal]], Iterator[CourseKind]] | None":
    return _MATTERS.get(type(selector))


def _agree(literals: list[_Literal]) -> bool:
    """Whether one hour satisfies literals that look at the same."""
    kinds = _matter(literals[0].of)
    return kinds is None or any(all(one.of.matches(kind) is one.wanted for one in literals) for kind in kinds(literals))


def _subjects(literals: list[_Literal]) -> Iterator[CourseKind]:
    named = {name for one in literals for name in _names(one.of)}
    for name in (*named, *(name + _BELOW for name in named), _ELSEWHERE):
        yield CourseKind(name)


def _names(selector: Selector) -> tuple[str, ...]:
    return selector.names if isinstance(selector, words.SubjectIs) else ()


def _deliveries(_: list[_Literal]) -> Iterator[CourseKind]:
    return (CourseKind(_ELSEWHERE, delivery=way) for way in Delivery)


def _activities(_: list[_Literal]) -> Iterator[CourseKind]:
    return (CourseKind(_ELSEWHERE, activity=kind) for kind in Activity)


def _hands_on(_: list[_Literal]) -> Iterator[CourseKind]:
    return (CourseKind(_ELSEWHERE, hands_on=answer) for answer in (True, False))


def _shares(literals: list[_Literal]) -> Iterator[CourseKind]:
    limits = [one.of.at_least for one in literals if isinstance(one.of, words.HandsOnShare)]
    for share in (Decimal(1), *limits, *(limit - _A_LITTLE for limit in limits)):
        if 0 <= share <= 1:
            yield CourseKind(_ELSEWHERE, hands_on_share=share)


def _education(literals: list[_Literal]) -> Iterator[CourseKind]:
    yield CourseKind(_ELSEWHERE)
    taught = frozenset(one.of.what for one in literals if isinstance(one.of, words.MayTeach) and one.wanted)
    for supervised, accredited in product((True, False), repeat=2):
        yield CourseKind(_ELSEWHERE, schooling=True, supervised=supervised, accredited=accredited, may_teach=taught)


def _approvals(literals: list[_Literal]) -> Iterator[CourseKind]:
    """All approvals at once that no literal forbids: where these do not satisfy the rest, fewer do not either."""
    named = {_SOMEBODY}
    for one in literals:
        named |= set(getattr(one.of, "approvers", ())) | set(getattr(one.of, "known", ()))
    for one in literals:
        if not one.wanted:
            named &= set(one.of.known) if isinstance(one.of, words.ApprovedByAnother) else named
            named -= set(one.of.approvers) if isinstance(one.of, words.ApprovedBy) else set()
    yield CourseKind(_ELSEWHERE, approvals=frozenset(named))


def _categories(literals: list[_Literal]) -> Iterator[CourseKind]:
    asked = [one.of for one in literals if isinstance(one.of, words.ApprovedAs)]
    approvers = list(dict.fromkeys(one.approver for one in asked))
    named = [[one.subject for one in asked if one.approver == approver] for approver in approvers]
    choices = [(*subjects, *(name + _BELOW for name in subjects), _ELSEWHERE) for subjects in named]
    for chosen in product(*choices):
        yield CourseKind(_ELSEWHERE, approved_as=FrozenMap(dict(zip(approvers, chosen, strict=True))))


def _completed(literals: list[_Literal]) -> Iterator[CourseKind]:
    asked = [one.of for one in literals if isinstance(one.of, words.CompletedIn)]
    for edge in (day for one in asked for day in (one.first, one.last) if day is not None):
        for day in (edge - _ONE_DAY, edge, edge + _ONE_DAY):
            yield CourseKind(_ELSEWHERE, completed=day)


_MATTERS: Mapping[type[Selector], Callable[[list[_Literal]], Iterator[CourseKind]]] = {
    words.SubjectIs: _subjects,
    words.DeliveredBy: _deliveries,
    words.ActivityIs: _activities,
    words.HandsOn: _hands_on,
    words.HandsOnShare: _shares,
    words.IsSchooling: _education,
    words.IsSupervised: _education,
    words.IsAccredited: _education,
    words.MayTeach: _education,
    words.ApprovedBy: _approvals,
    words.ApprovedByAnother: _approvals,
    words.ApprovedAs: _categories,
    words.CompletedIn: _completed,
}
"""What a selector looks at: the hours, of all that can be, among which one is if any satisfies what is asked of it."""
