"""Hours of days that two windows share: each counts once, and what the period before needed is used up."""

from collections.abc import Collection, Iterable, Mapping

from ce_tracker.auditing.admit import Part, refused
from ce_tracker.auditing.carry import USED
from ce_tracker.auditing.counting import count
from ce_tracker.auditing.explain import Reading
from ce_tracker.auditing.findings import Reason, Why
from ce_tracker.rules.provenance import Citation

_PERHAPS_USED = "whether it was used for the period before, which could also do without it, the record does not say"


def needed(reading: Reading, shared: Collection[int]) -> dict[int, bool]:
    """Of the credits at the places `shared`, those that a met reading of the period before needs.

    The latest are set free first. One that has to stay is surely used (True) if the period cannot be met without it, and
    perhaps (False) if another could stay in its place.
    """
    free: set[int] = set()
    used: dict[int, bool] = {}
    for place in sorted(shared, reverse=True):
        if _meets_without(reading, {*free, place}):
            free.add(place)
        else:
            used[place] = not _meets_without(reading, {place})
    return used


def _meets_without(reading: Reading, credits: Collection[int]) -> bool:
    kept = [item for part, item in zip(reading.parts, reading.items, strict=True) if part.credit not in credits]
    return count(reading.problem, kept).meets(reading.problem)


def without_used(parts: Iterable[Part], used: Mapping[int, bool], citation: Citation) -> list[Part]:
    """The parts, of which those that the period before used are refused, and those it perhaps used are open."""
    left = []
    for part in parts:
        certain = used.get(part.credit)
        if certain and (part.admitted or part.lenient is not None):
            left.append(refused(part.credit, Reason(Why.ALREADY_USED, part.hours, USED, citation), part.kind))
            continue
        if certain is False and part.admitted:
            part.admitted = False
            part.why = Reason(Why.STATUS_OPEN, part.hours, _PERHAPS_USED, citation)
            part.questions = (*part.questions, _PERHAPS_USED)
        left.append(part)
    return left
