"""Events of a calendar one by one: each in a file of its own, marked as ours, compared with what a server holds."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from attrs import frozen
from icalendar import Calendar, Component

from ce_tracker_ical.entries import MILESTONE
from ce_tracker_ical.folding import fold
from ce_tracker_ical.lines import unfolded
from ce_tracker_ical.writing import PRODUCT

MARKER = "X-CE-TRACKER-PUSHED"
"""The property that says of an event that this command wrote it, and for whom."""

_EVENT = re.compile(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.MULTILINE | re.DOTALL)
_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}@ce-tracker")
_BEFORE = fold("BEGIN:VCALENDAR") + fold("VERSION:2.0") + fold(f"PRODID:{PRODUCT}")
_AFTER = fold("END:VCALENDAR")
_BEGIN, _END = fold("BEGIN:VEVENT"), fold("END:VEVENT")

_SHOWN = (
    "CATEGORIES", "DESCRIPTION", "DTEND", "DTSTART", "DURATION", "LOCATION", "RRULE", "STATUS", "SUMMARY", "TRANSP", "URL",
)  # fmt: skip
"""What people see of an event: a server's copy that differs in one of these is another event."""


@frozen
class Event:
    """One event as it is sent: its UID, its title, and a calendar of its own."""

    uid: str
    title: str
    data: bytes


def events(calendar: bytes, owner: str) -> Iterator[Event]:
    """The events of a calendar that this project wrote, each marked as `owner`'s; not the one that says there is none."""
    for match in _EVENT.finditer(calendar):
        data = _calendar(match.group().replace(_BEGIN, _BEGIN + fold(f"{MARKER}:{owner}"), 1))
        event = _read(data)
        assert event is not None  # we wrote it
        if event.get(MILESTONE) != "nothing":
            yield Event(str(event["UID"]), str(event["SUMMARY"]), data)


def is_ours(stored: bytes, owner: str) -> bool:
    """Whether the server's copy of an event is one that we wrote for this owner."""
    event = _read(stored)
    return event is not None and bool(_UID.fullmatch(str(event.get("UID", "")))) and event.get(MARKER) == owner


def uid_of(stored: bytes) -> str | None:
    """The UID of a server's copy; none where it cannot be read or has no event."""
    event = _read(stored)
    return str(event["UID"]) if event is not None and "UID" in event else None


def together(stored: Iterable[bytes]) -> bytes:
    """Server's copies of events as one calendar, as it was before they were marked and sent."""
    return _BEFORE + b"".join(line for one in stored for line in _unmarked(one)) + _AFTER


def is_same(event: Event, stored: bytes) -> bool:
    """Whether the server's copy shows what `event` shows, whatever the server has made of its lines and its stamps."""
    ours, theirs = _read(event.data), _read(stored)
    return ours is not None and theirs is not None and _seen(ours) == _seen(theirs)


def with_alarms_of(event: Event, stored: bytes) -> bytes:
    """What to send in place of the server's copy: `event`, with the alarms that the person has set on that copy."""
    theirs = _read(stored)
    if theirs is None:
        return event.data
    alarms = b"".join(fold(str(line)) for alarm in theirs.walk("VALARM") for line in alarm.content_lines() if line)
    (match,) = _EVENT.finditer(event.data)
    return _calendar(match.group().removesuffix(_END) + alarms + _END)


def _calendar(event: bytes) -> bytes:
    return _BEFORE + event + _AFTER


def _unmarked(stored: bytes) -> Iterator[bytes]:
    inside = False
    for line in unfolded(stored):
        text = line.octets.decode(errors="replace")
        inside = inside or text == "BEGIN:VEVENT"
        if inside and not text.startswith(f"{MARKER}:"):
            yield fold(text)
        inside = inside and text != "END:VEVENT"


def _read(data: bytes) -> Component | None:
    """The first event of a calendar; none where there is none, or where it cannot be read."""
    try:
        found = Calendar.from_ical(data).walk("VEVENT")
    except (ValueError, KeyError, IndexError):  # what others put on the server is theirs
        return None
    return found[0] if found else None


def _seen(event: Component) -> dict[str, list[str]]:
    """What a person sees of an event, by property, however it is written."""
    return {name: _values(event[name]) for name in _SHOWN if name in event}


def _values(value: object) -> list[str]:
    """The values of one property in a form that does not depend on the order or the zone they are written in."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if hasattr(one, "cats"):
            found.extend(map(str, one.cats))
        elif hasattr(one, "dt"):
            found.append(_moment(one.dt))
        else:
            found.append(str(one))
    return sorted(found)


def _moment(when: date | datetime | timedelta) -> str:
    if isinstance(when, datetime) and when.tzinfo is not None:
        return when.astimezone(UTC).isoformat()
    return str(when)
