"""Hours of days that two windows share: each counts once, and what the period before used is used up."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from attrs import evolve

from ce_tracker.auditing.admit import Part, refused
from ce_tracker.auditing.carry import USED
from ce_tracker.auditing.counting import count
from ce_tracker.auditing.explain import Reading
from ce_tracker.auditing.findings import Reason, Why
from ce_tracker.auditing.problem import ZERO, Item, Problem
from ce_tracker.rules.provenance import Citation

ALL = Decimal("Infinity")
"""More hours than any credit has."""

_PERHAPS_USED = "whether it was used for the period before, the record does not say"


def used(readings: Sequence[Reading], shared: Collection[int], *, met: bool) -> dict[int, Decimal]:
    """Of the credits at the places `shared` that the period before could use, how many hours it used for certain.

    `readings` are the lenient ones of all ways of judging that period, and `met` tells whether it surely was met. Used for
    certain are hours without which no way could do; whether the others were is open: with which hours the period was met, the
    record does not say. A credit that no way admits is as free as if there had been no period before.
    """
    looked_at = {part.credit for reading in readings for part in reading.parts}.intersection(shared)
    return {place: min(_needed(reading, place) for reading in readings) if met else ZERO for place in looked_at}


def _needed(reading: Reading, place: int) -> Decimal:
    """How many hours of a credit a way needs at least; of one in several parts either all or, as it is open of which, none."""
    if not reading.meets:
        return ALL
    credited = [part.credit == place for part in reading.parts]
    own = [item.hours for item, mine in zip(reading.items, credited, strict=True) if mine]
    others = [item for item, mine in zip(reading.items, credited, strict=True) if not mine]
    problem = reading.problem
    if count(problem, others).meets(problem):
        return ZERO
    alone = [evolve(problem, needs=(need,), places=()) for need in problem.needs]
    lacking = max(_lacking(one, others) for one in (*alone, evolve(problem, needs=())))
    if lacking >= sum(own, ZERO):
        return ALL
    return lacking if len(own) == 1 else ZERO


def _lacking(problem: Problem, items: Sequence[Item]) -> Decimal:
    return sum(count(problem, items).shortfalls(problem), ZERO)


def without_used(parts: Sequence[Part], before: Mapping[int, Decimal], citation: Citation) -> list[Part]:
    """The parts, of which the hours that the period before used are refused, and those it perhaps used are open."""
    pieces = Counter(part.credit for part in parts)
    left = []
    for part in parts:
        hours = before.get(part.credit)
        if hours is None or part.lenient is None:
            left.append(part)
            continue
        if hours != ALL and (pieces[part.credit] > 1 or part.perhaps_hours is not None):
            hours = ZERO
        if hours:
            gone = min(hours, part.hours)
            left.append(refused(part.credit, Reason(Why.ALREADY_USED, gone, USED, citation), part.kind))
            part.hours -= gone
            if not part.hours:
                continue
        if part.admitted:
            part.admitted = False
            part.why = Reason(Why.STATUS_OPEN, part.hours, _PERHAPS_USED, citation)
            part.questions = (*part.questions, _PERHAPS_USED)
        elif part.why is not None:
            part.why = part.why._replace(hours=part.hours)
        left.append(part)
    return left
