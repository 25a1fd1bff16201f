"""Requirements made ready for counting: each gets a bit, each kind of course its masks. No record in here yet.

A frame is made once for a list of requirements and remembers the kinds of course it has seen, so that judging a credit
is one look-up.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import product

from attrs import define, field, frozen

from ce_tracker.auditing.asked import depends, looks_back, settled
from ce_tracker.auditing.problem import Limit, Need, Place, Problem
from ce_tracker.record import CourseKind
from ce_tracker.rules.amounts import resolve
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.proofs import Doubt, Proof
from ce_tracker.rules.provenance import Citation, Confidence, weakest_of
from ce_tracker.rules.requirements import (
    AnyOf,
    AnyRequirement,
    Component,
    Components,
    HoursOf,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
    SimpleRequirement,
)
from ce_tracker.rules.rulebook import Rules
from ce_tracker.rules.selectors import CompletedIn, Selector


@frozen
class Sign:
    """What the requirements see in a kind of course: the bits it has for certain and those it may have.

    `strict` is the mask in the strict reading (needs and places only where certain, limits wherever possible), `lenient`
    the other way round. `accepted` is whether such hours can count at all.
    """

    strict: int
    lenient: int
    accepted: bool | None
    questions: tuple[str, ...] = ()
    """What is open about them."""


@define(eq=False)
class Frame:
    """The requirements of one way of being judged, sorted by what they do, each row with its bit."""

    accepts: Selector
    minimums: list[tuple[int, Minimum]] = field(factory=list)
    inside: list[tuple[int, Maximum]] = field(factory=list)
    places: list[tuple[int, Component]] = field(factory=list)
    maximums: list[tuple[int, Maximum]] = field(factory=list)
    rate: RateLimit | None = None
    no_repeats: NoRepeats | None = None
    conditions: list[Proof] = field(factory=list)
    dated: bool = False
    told: tuple[tuple[str, str, bool, Citation | None, Confidence | None], ...] = ()
    """What findings say of `reached`, in that order: key, words, whether it is a place, citation and confidence."""
    weakest: Confidence = Confidence.PRIMARY
    """The least confidence that a requirement states for itself."""
    _fixed: Problem | None = None
    _signs: dict[CourseKind, Sign] = field(factory=dict)

    def seal(self) -> "Frame":
        """Settle what depends on no licence."""
        self.dated = any(isinstance(part, CompletedIn) for selector in self.selectors() for part in selector.parts())
        self.told = tuple(
            (row.key, row.words(), isinstance(row, Component), row.citation, row.confidence)
            for _, row in self.reached()
        )
        rows = [row for _, row in self.rows()]
        stated = [one.confidence for one in (*rows, *self.conditions) if one.confidence is not None]
        self.weakest = weakest_of([self.weakest, *stated])
        rate_is_sure = self.rate is None or self.rate.doubt is None
        if rate_is_sure and all(isinstance(row.hours, Decimal) and row.doubt is None for row in rows):
            self._fixed = self._build(None, strict=True)
        return self

    def selectors(self) -> Iterator[Selector]:
        """Every selector that decides about an hour."""
        yield self.accepts
        for _, row in self.rows():
            yield row.of

    def rows(self) -> Iterator[tuple[int, HoursOf]]:
        """Every requirement in hours with its bit: needs, limits inside them, places, maximums."""
        yield from self.minimums
        yield from self.inside
        yield from self.places
        yield from self.maximums

    def reached(self) -> Iterator[tuple[int, HoursOf]]:
        """The requirements that hours are to reach, with their bits: needs, then places."""
        yield from self.minimums
        yield from self.places

    @property
    def same_in_both_readings(self) -> bool:
        """Whether the requirements themselves leave nothing open."""
        return self._fixed is not None

    def sign(self, kind: CourseKind) -> Sign:
        """The masks of a kind of course, which are then remembered."""
        strict = lenient = 0
        for bit, row in self.reached():
            answer = row.of.matches(kind)
            if answer is not False:
                lenient |= bit
                if answer:
                    strict |= bit
        limits: tuple[tuple[int, HoursOf], ...] = (*self.inside, *self.maximums)
        for bit, limit in limits:
            answer = limit.of.matches(kind)
            if answer is not False:
                strict |= bit
                if answer:
                    lenient |= bit
        accepted = self.accepts.matches(kind)
        questions: tuple[str, ...] = ()
        if strict != lenient or accepted is None:
            asked = (question for selector in self.selectors() for question in selector.open_questions(kind))
            questions = tuple(dict.fromkeys(asked))
        sign = Sign(strict, lenient, accepted, questions)
        self._signs[kind] = sign
        return sign

    def remembered(self) -> dict[CourseKind, Sign]:
        """The signs of the kinds seen so far."""
        if len(self._signs) > 50_000:
            self._signs.clear()
        return self._signs

    def problem(self, setting: Setting, *, strict: bool) -> Problem:
        """The counting problem of this setting in one reading."""
        return self._fixed if self._fixed is not None else self._build(setting, strict=strict)

    def _build(self, setting: Setting | None, *, strict: bool) -> Problem:
        def binds(doubt: Doubt | None) -> bool:
            return strict or doubt is None or setting is None or not doubt.open_in(setting)

        def hours(row: HoursOf) -> Decimal:
            if isinstance(row.hours, Decimal):
                return row.hours
            assert setting is not None
            return resolve(row.hours, setting, strict=strict)

        inner = {id(row): bit for bit, row in self.inside}
        needs = tuple(
            Need(
                bit,
                hours(row) if binds(row.doubt) else Decimal(0),
                tuple(Limit(inner[id(limit)], hours(limit)) for limit in row.at_most_inside if binds(limit.doubt)),
            )
            for bit, row in self.minimums
        )
        places = tuple(Place(bit, hours(row)) for bit, row in self.places)
        limits = tuple(Limit(bit, hours(row)) for bit, row in self.maximums if binds(row.doubt))
        per_day = self.rate.hours if self.rate is not None and binds(self.rate.doubt) else None
        return Problem(needs, places, limits, per_day)


def frames(accepts: Selector, requirements: tuple[AnyRequirement, ...]) -> tuple[Frame, ...]:
    """A frame for every choice among alternatives; the usual way first."""
    choices = [
        requirement.alternatives if isinstance(requirement, AnyOf) else ((requirement,),)
        for requirement in requirements
    ]
    return tuple(
        _frame(accepts, [requirement for chosen in choice for requirement in chosen]) for choice in product(*choices)
    )


@lru_cache(maxsize=4096)
def _frames_of(rules: Rules, case: int | None) -> tuple[Frame, ...] | None:
    """The frames of a version or of one of its cases; None where what is asked depends on the licence."""
    asked = _asked(rules, case)
    return None if looks_back(rules.accepts) or any(depends(one) for one in asked) else frames(rules.accepts, asked)


def frames_of(rules: Rules, case: int | None, setting: Setting) -> tuple[Frame, ...]:
    """The frames of a version of the rules, or of one of its cases, as they are asked of one licence."""
    fixed = _frames_of(rules, case)
    if fixed is not None:
        return fixed
    accepts = rules.accepts.for_period_ending(setting.period.end) if looks_back(rules.accepts) else rules.accepts
    return _settled_frames(accepts, settled(_asked(rules, case), setting))


_settled_frames = lru_cache(maxsize=4096)(frames)


def _asked(rules: Rules, case: int | None) -> tuple[AnyRequirement, ...]:
    return rules.requirements if case is None else rules.cases[case].requirements


def _frame(accepts: Selector, requirements: list[SimpleRequirement]) -> Frame:
    frame = Frame(accepts)
    bit = 1

    def next_bit() -> int:
        nonlocal bit
        given, bit = bit, bit << 1
        return given

    for requirement in requirements:
        match requirement:
            case Minimum():
                frame.minimums.append((next_bit(), requirement))
                frame.inside.extend((next_bit(), limit) for limit in requirement.at_most_inside)
            case Components():
                frame.places.extend((next_bit(), place) for place in requirement.places)
            case Maximum():
                frame.maximums.append((next_bit(), requirement))
            case RateLimit():
                frame.rate = requirement
            case NoRepeats():
                frame.no_repeats = requirement
            case Proof():
                frame.conditions.append(requirement)
    return frame.seal()
