"""The findings behind a verdict: what became of every requirement and of every hour."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define

from ce_tracker.auditing.admit import ACKNOWLEDGED, Part, blame
from ce_tracker.auditing.days import crowded_days
from ce_tracker.auditing.findings import CreditFinding, Kind, Reason, RequirementFinding, Why
from ce_tracker.auditing.frame import Frame
from ce_tracker.auditing.problem import ZERO, Count, Item, Limit, Need, Problem
from ce_tracker.record import Earned
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.requirements import Maximum

if TYPE_CHECKING:
    from ce_tracker.rules.proofs import Requirement


@define(eq=False)
class Reading:
    """Hours counted in one reading: the problem, the parts it admits and the same as items, and the count."""

    problem: Problem
    parts: Sequence[Part]
    items: Sequence[Item]
    count: Count
    meets: bool
    """Whether everything asked in hours is met."""


def requirement_findings(
    frame: Frame, strict: Reading, lenient: Reading, citation: Citation, confidence: Confidence
) -> tuple[RequirementFinding, ...]:
    """A finding for each row, in the order of declaration: needs, places, maximums."""
    found = []
    if strict is lenient:
        eased = [False] * len(frame.told)
    elif lenient.meets:
        eased = [True] * len(frame.told)
    else:
        eased = [not short for short in lenient.count.shortfalls(lenient.problem)]
    asked_for = [need.hours for need in strict.problem.needs] + [place.hours for place in strict.problem.places]
    counted = (*strict.count.needs, *strict.count.places)
    for told, asked, got, met_leniently in zip(frame.told, asked_for, counted, eased, strict=True):
        key, label, place, own_citation, own_confidence = told
        short, met = ZERO, True if got >= asked else (None if met_leniently else False)
        if not met:
            short = asked - got
        kind = Kind.COMPONENT if place else Kind.HOURS
        found.append(
            RequirementFinding(
                key, label, kind, asked, got, short, met, own_citation or citation, own_confidence or confidence
            )
        )
    for (_, row), limit in zip(_binding(frame, strict.problem), strict.problem.limits, strict=True):
        used = _used(strict, limit)
        found.append(
            RequirementFinding(
                row.key,
                row.words(),
                Kind.MAXIMUM,
                limit.hours,
                used,
                ZERO,
                True,  # noqa: FBT003
                row.citation or citation,
                row.confidence or confidence,
            )
        )
    return tuple(found)


def _used(strict: Reading, limit: Limit) -> Decimal:
    counted = zip(strict.count.items, strict.items, strict=True)
    return sum((hours for hours, item in counted if item.mask & limit.bit), ZERO)


def _binding(frame: Frame, problem: Problem) -> list[tuple[int, Maximum]]:
    bits = {limit.bit for limit in problem.limits}
    return [(bit, row) for bit, row in frame.maximums if bit in bits]


def credit_findings(
    credits: Sequence[Earned], parts: Sequence[Part], frame: Frame, strict: Reading, citation: Citation
) -> tuple[tuple[CreditFinding, ...], Decimal]:
    """A finding for each credit, earliest first; and the hours counted that the board acknowledged from before."""
    explain = _Uncounted(frame, strict, citation)
    admitted = zip(strict.count.items, _toward(frame, strict), strict=True)
    acknowledged = ZERO
    findings: dict[int, CreditFinding] = {}
    for part in parts:
        hours, place = part.hours, part.credit
        got, mine = next(admitted) if part.admitted else _NOTHING_COUNTED
        if place == ACKNOWLEDGED:
            acknowledged += got
            continue
        why: tuple[Reason, ...] = ()
        if got != hours:
            why = (part.why or explain(part, hours - got),)
        found = CreditFinding(credits[place], hours, got, mine, why, got if part.carried else ZERO)
        findings[place] = _joined(findings[place], found) if place in findings else found
    return tuple([findings[place] for place in range(len(credits)) if place in findings]), acknowledged


_NOTHING_COUNTED: tuple[Decimal, tuple[tuple[str, Decimal], ...]] = (ZERO, ())


def _joined(one: CreditFinding, other: CreditFinding) -> CreditFinding:
    """What became of two parts of one credit, as one."""
    return CreditFinding(
        one.credit,
        one.hours + other.hours,
        one.counted + other.counted,
        _merged(one.toward, other.toward),
        (*one.why, *other.why),
        one.carried + other.carried,
    )


def _merged(
    one: tuple[tuple[str, Decimal], ...], other: tuple[tuple[str, Decimal], ...]
) -> tuple[tuple[str, Decimal], ...]:
    both = dict(one)
    for key, hours in other:
        both[key] = both.get(key, ZERO) + hours
    return tuple(both.items())


def _toward(frame: Frame, strict: Reading) -> list[tuple[tuple[str, Decimal], ...]]:
    """For each admitted part, the requirements its counted hours served."""
    counted = strict.count.items
    if frame.places:
        keys = [place.key for _, place in frame.places]
        served = [
            tuple([(keys[place], hours) for place, hours in placed.items()]) if placed else ()
            for placed in strict.count.placed
        ]
        if not frame.minimums:
            return served
    else:
        served = [()] * len(counted)
    given = [
        _given(need, got, strict) if need.inside else None
        for need, got in zip(strict.problem.needs, strict.count.needs, strict=True)
    ]
    bits = [(bit, row.key) for bit, row in frame.minimums]
    masks: dict[int, list[tuple[int, str]]] = {}
    result = []
    for place, (item, hours) in enumerate(zip(strict.items, counted, strict=True)):
        rows = masks.get(item.mask)
        if rows is None:
            rows = masks[item.mask] = [(index, key) for index, (bit, key) in enumerate(bits) if item.mask & bit]
        mine = []
        if hours:
            for index, key in rows:
                limited = given[index]
                part = hours if limited is None else limited[place]
                if part:
                    mine.append((key, part))
        result.append((*served[place], *mine))
    return result


def _given(need: Need, got: Decimal, strict: Reading) -> list[Decimal]:
    """What each item gave to a need that limits some of them: those outside its limits in full, the others in turn."""
    inner = sum(limit.bit for limit in need.inside)
    given = [
        hours if item.mask & need.bit and not item.mask & inner else ZERO
        for item, hours in zip(strict.items, strict.count.items, strict=True)
    ]
    left = got - sum(given, ZERO)
    for place, item in enumerate(strict.items):
        if item.mask & need.bit and item.mask & inner and left:
            given[place] = min(strict.count.items[place], left)
            left -= given[place]
    return given


class Binding:
    """What keeps a reading from being met: the rows that are short, the limits that are used up, the days that are full."""

    def __init__(self, frame: Frame, reading: Reading) -> None:
        shortfalls = reading.count.shortfalls(reading.problem)
        short = [(bit, row) for (bit, row), lack in zip(frame.reached(), shortfalls, strict=True) if lack]
        limits = zip(_binding(frame, reading.problem), reading.problem.limits, strict=True)
        tight = [one for one, limit in limits if _used(reading, limit) >= limit.hours]
        short_keys = {row.key for _, row in short}
        inside = [(bit, limit) for bit, limit in frame.inside if _inside_of(frame, limit) in short_keys]
        self.rows: list[Requirement] = [row for _, row in (*short, *inside, *tight)]
        if frame.rate is not None:
            self.rows.append(frame.rate)
        places = sum(place.bit for place in reading.problem.places)
        self._short = sum(bit for bit, _ in short)
        self._needs_short = self._short & ~places
        self._limits = sum(bit for bit, _ in (*inside, *tight))
        self._counted = dict(zip(map(id, reading.parts), reading.count.items, strict=True))

    def hinges_on(self, part: Part) -> bool:
        """Whether it could matter what the sources or the record leave open about these hours."""
        if part.lenient is None:
            return False
        if not part.admitted:
            return bool(part.lenient & self._short)
        if part.perhaps_hours is not None and part.lenient & self._short:
            return True
        more, fewer = part.lenient & ~part.mask, part.mask & ~part.lenient
        if fewer & self._limits or more & self._needs_short:
            return True
        uncounted = self._counted[id(part)] < part.hours
        return uncounted and bool(more & self._short or part.perhaps_days)


def _inside_of(frame: Frame, limit: Maximum) -> str:
    return next(row.key for _, row in frame.minimums if any(inner is limit for inner in row.at_most_inside))


class _Uncounted:
    """Why hours that were admitted did not count."""

    def __init__(self, frame: Frame, strict: Reading, citation: Citation) -> None:
        self.frame = frame
        self.strict = strict
        self.citation = citation
        limits = strict.problem.limits
        self._tight = [
            (bit, row)
            for (bit, row), limit in zip(_binding(frame, strict.problem) if limits else (), limits, strict=True)
            if _used(strict, limit) >= limit.hours
        ]
        """The limits that are used up."""
        places = zip(frame.places, strict.problem.places, strict.count.places, strict=True)
        self._short = [row for (_, row), place, got in places if got < place.hours]
        """The places that are still short."""

    def __call__(self, part: Part, hours: Decimal) -> Reason:
        mask = part.mask
        for bit, row in self._tight:
            if mask & bit:
                words = f"{row.words()}: the other hours of this kind fill it"
                return Reason(Why.OVER_MAXIMUM, hours, words, row.citation or self.citation)
        rate = self.frame.rate
        if rate is not None and self._crowded(part):
            return Reason(Why.RATE_LIMIT, hours, rate.words(), rate.citation or self.citation)
        return self._no_room(part, hours)

    def _crowded(self, part: Part) -> bool:
        first, last = part.days
        return any(begin <= first and last <= end for begin, end in self._stretches)

    @cached_property
    def _stretches(self) -> list[tuple[int, int]]:
        per_day = self.strict.problem.per_day
        crowded = [] if per_day is None else crowded_days(self.strict.items, per_day)
        return [(first, last) for first, last, _ in crowded]

    def _no_room(self, part: Part, hours: Decimal) -> Reason:
        """Hours for which no place had room; where a place is still short, why they do not fit that one."""
        short = self._short
        mask = part.mask
        if part.kind is not None and short:
            fits = bool(self.strict.problem.fits(mask))
            reasons = [(blame(row.of, part.kind), row) for row in short if row.of.matches(part.kind) is False]
            near = [(why, row) for why, row in reasons if why[0] is not Why.SUBJECT_NOT_ACCEPTED]
            for (code, words), row in near or ([] if fits else reasons):
                return Reason(code, hours, f"{row.words()}: {words}", row.citation or self.citation)
        if part.questions and (part.lenient or 0) & ~mask:
            return Reason(Why.STATUS_OPEN, hours, "; ".join(part.questions), self.citation)
        full = [row.words() for bit, row in self.frame.places if mask & bit]
        words = f"no room left in {' or '.join(full)}" if full else "fits none of the parts that are asked"
        return Reason(Why.NO_ROOM if full else Why.SUBJECT_NOT_ACCEPTED, hours, words, self.citation)
