"""Hours of days that two windows share: each counts once, and what the period before used is used up."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ce_tracker.auditing.admit import Part, refused
from ce_tracker.auditing.carry import USED
from ce_tracker.auditing.counting import count
from ce_tracker.auditing.explain import Reading
from ce_tracker.auditing.findings import Reason, Why
from ce_tracker.rules.provenance import Citation

_PERHAPS_USED = "whether it was used for the period before, the record does not say"


def used(readings: Sequence[Reading], shared: Collection[int], *, met: bool) -> dict[int, bool]:
    """Of the credits at the places `shared`, those that the period before used: True for certain, False where that is open.

    `readings` are the lenient ones of all ways of judging that period, and `met` tells whether it surely was met. One is used for
    certain if no way could do without it. One that some way could count is open: with which hours the period was met, among
    several ways, the record does not say. One that no way admits is as free as if there had been no period before.
    """
    looked_at = {part.credit for reading in readings for part in reading.parts}.intersection(shared)
    return {place: met and not any(_meets_without(reading, place) for reading in readings) for place in looked_at}


def _meets_without(reading: Reading, place: int) -> bool:
    kept = [item for part, item in zip(reading.parts, reading.items, strict=True) if part.credit != place]
    return count(reading.problem, kept).meets(reading.problem)


def without_used(parts: Iterable[Part], before: Mapping[int, bool], citation: Citation) -> list[Part]:
    """The parts, of which those that the period before used are refused, and those it perhaps used are open."""
    left = []
    for part in parts:
        certain = before.get(part.credit)
        if certain and (part.admitted or part.lenient is not None):
            left.append(refused(part.credit, Reason(Why.ALREADY_USED, part.hours, USED, citation), part.kind))
            continue
        if certain is False and part.admitted:
            part.admitted = False
            part.why = Reason(Why.STATUS_OPEN, part.hours, _PERHAPS_USED, citation)
            part.questions = (*part.questions, _PERHAPS_USED)
        left.append(part)
    return left
