"""A calendar of entries as octets: what has not changed since the previous one keeps its bytes, what is gone is kept."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from ce_tracker_ical.entries import Entry
from ce_tracker_ical.folding import fold
from ce_tracker_ical.previous import Before, before
from ce_tracker_ical.values import as_instant, escaped, one_line

PRODUCT = "-//ce_tracker//ce-tracker-ical//EN"
REFRESH = ("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H")
"""How a calendar asks to be looked at twice a day."""


def written(
    entries: Sequence[Entry], *, name: str, owner: UUID, made: datetime, previous: bytes, also: Sequence[str]
) -> bytes:
    """The calendar of that name with these entries and those of the previous one that are not among them any more.

    The latter are said to be past or no longer due; nothing is ever taken away, since some applications keep what
    vanishes and others remove what is called cancelled.
    """
    earlier = before(previous, entries[0].kind, owner)
    stamp = as_instant(made)
    title = escaped(one_line(name))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", f"NAME:{title}", f"X-WR-CALNAME:{title}", *also]
    for entry in entries:
        lines.extend(_lines(entry, earlier.pop(entry.uid, None), stamp))
    for gone in earlier.values():
        if not gone.fleeting:
            lines.extend(gone.closed(made.date(), stamp))
    lines.append("END:VCALENDAR")
    return b"".join(map(fold, lines))


def _lines(entry: Entry, earlier: Before | None, stamp: str) -> Iterator[str]:
    """The entry as it was, where it says what it said; else with a new stamp and the next number."""
    if earlier is not None and _same(entry, earlier):
        yield from earlier.lines
        return
    yield f"BEGIN:{entry.kind}"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{0 if earlier is None else earlier.sequence + 1}"
    yield from entry.lines
    if entry.closed:
        yield f"COMPLETED:{(earlier and earlier.completed) or stamp}"
    for trigger in entry.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{trigger}"
        yield f"DESCRIPTION:{escaped(entry.title)}"
        yield "END:VALARM"
    yield f"END:{entry.kind}"


def _same(entry: Entry, earlier: Before) -> bool:
    """Whether an entry says what it said. That an alarm has rung since is no change, nor is the day of a fleeting one."""
    if entry.fleeting:
        return earlier.said_of_no_day == tuple(
            line for line in entry.lines if not line.startswith(("DTSTART", "DTEND"))
        )
    alarms = tuple(trigger for trigger in earlier.alarms if trigger not in entry.passed)
    return earlier.said == entry.lines and alarms == entry.alarms
