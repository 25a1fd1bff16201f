"""Deadlines as a calendar: one event each, the same bytes for the same deadlines made at the same moment."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from ce_tracker import Deadline, Export, Milestone, RecordError, Therapist
from ce_tracker_ical.folding import fold
from ce_tracker_ical.text import MOST, Text, one_line, shortened

NAME = "Licence and CE deadlines"
DISCLAIMER = "Information, not legal advice; the board decides."
REFRESH = "PT12H"

_NAMESPACE = UUID("05c64950-308f-434b-8b83-83de14737be7")
_ONE_DAY = timedelta(days=1)
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)

CATEGORIES = {
    Milestone.WINDOW_OPENS: "Licence renewal",
    Milestone.APPLY_BY: "Licence renewal",
    Milestone.CE_DUE: "Continuing education",
    Milestone.EXPIRES: "Licence renewal",
    Milestone.LATE_UNTIL: "Licence renewal",
    Milestone.DOCUMENT_EXPIRES: "Document",
    Milestone.SEMINAR: "Continuing education",
}


def feed(export: Export) -> bytes:
    """The calendar of these deadlines, as an ``.ics`` file or as the body of a subscribed feed.

    It names neither the therapist nor any licence number: whoever knows its address can read it. Raises `RecordError`
    for a time without a zone.
    """
    made = _instant("made", export.made)
    person = _person(export.therapist)
    calendar = _calendar()
    seen: Counter[str] = Counter()
    for deadline in dict.fromkeys(export.deadlines):
        about = json.dumps(deadline.identity)
        seen[about] += 1
        calendar.add_component(_event(deadline, uuid5(person, f"{about}{seen[about]}"), made))
    if not seen:
        calendar.add_component(_nothing_known(uuid5(person, "nothing"), made))
    return b"".join(fold(str(line)) for line in calendar.content_lines() if line)


def _person(therapist: Therapist) -> UUID:
    """An opaque name for the therapist: the same for every export, and no way back to the person's own."""
    return uuid5(_NAMESPACE, json.dumps([therapist.name, str(therapist.born or "")]))


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", Text("-//ce_tracker//ce-tracker-ical//EN"))
    calendar.add("version", "2.0")
    calendar.add("name", Text(NAME))
    calendar.add("x-wr-calname", Text(NAME))
    calendar.add("refresh-interval", Text(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", Text(REFRESH))
    return calendar


def _event(deadline: Deadline, uid: UUID, made: datetime) -> Event:
    event = _new(uid, made)
    title = one_line(deadline.title)
    event.add("summary", Text(f"✓ {title}" if deadline.done else title))
    event.add("description", Text(_description(deadline)))
    event.add("categories", Text(CATEGORIES[deadline.milestone]))
    if deadline.place.strip():
        event.add("location", Text(one_line(deadline.place)))
    if _WEB.fullmatch(deadline.url):
        event.add("url", _ascii(deadline.url))
    if deadline.starts is None:
        _all_day(event, deadline.day)
    else:
        _timed(event, deadline.starts, deadline.ends)
    return event


def _nothing_known(uid: UUID, made: datetime) -> Event:
    """What an empty list of deadlines becomes: some calendars refuse a file without events."""
    event = _new(uid, made)
    event.add("summary", Text("No licence deadlines are known"))
    why = "No due date could be computed. That does not mean that nothing is due: check the record."
    event.add("description", Text(f"{why}\n\n{DISCLAIMER}"))
    _all_day(event, made.date())
    return event


def _new(uid: UUID, made: datetime) -> Event:
    event = Event()
    event.add("uid", str(uid))
    event.add("dtstamp", made)
    return event


def _all_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    if day < date.max:  # without an end, a day is a day long
        event.add("dtend", day + _ONE_DAY)
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")


def _timed(event: Event, starts: datetime, ends: datetime | None) -> None:
    """Instants in UTC: no zone has to be described, and none can be misread."""
    first = _instant("starts", starts)
    event.add("dtstart", first)
    if ends is not None and (last := _instant("ends", ends)) > first:
        event.add("dtend", last)


def _instant(name: str, moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise RecordError(name, f"must be a time with its zone such as 2027-02-06T09:00:00-05:00, not {moment!r}")
    return moment.astimezone(UTC).replace(microsecond=0)


def _description(deadline: Deadline) -> str:
    """What is short, where and when in local time, the law, the disclaimer; only the first is ever cut."""
    last = "\n\n".join([*_local(deadline), DISCLAIMER])
    details = "\n".join(one_line(line, MOST) for line in deadline.details.splitlines())
    return f"{shortened(details, MOST - len(last) - 2)}\n\n{last}".lstrip()


def _local(deadline: Deadline) -> Iterator[str]:
    if deadline.starts is not None:
        until = f" to {_clock(deadline.ends)}" if deadline.ends is not None else ""
        yield f"Local time: {_clock(deadline.starts)}{until}"
    if deadline.url.strip() and not _WEB.fullmatch(deadline.url):
        yield f"See: {one_line(deadline.url)}"
    if deadline.citation.strip():
        yield f"Source: {one_line(deadline.citation, 500)}"


def _clock(moment: datetime) -> str:
    """Day, time and distance from UTC where it takes place."""
    return moment.isoformat(sep=" ", timespec="minutes")


def _ascii(url: str) -> str:
    """An address as a URI: what is not ASCII is percent-encoded, what is encoded already stays."""
    return quote(url.encode("utf-8", "replace"), safe="!#$%&'()*+,/:;=?@[]~")
