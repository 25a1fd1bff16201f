"""Entries: what an event or a task says, apart from when it was written."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import quote
from uuid import UUID, uuid5

from attrs import frozen

from ce_tracker import Deadline, Licence, Therapist
from ce_tracker_ical import text
from ce_tracker_ical.values import MOST, as_day, as_instant, escaped, instant, one_line, shortened

PERSON, MILESTONE, STATE = "X-CE-TRACKER-PERSON", "X-CE-TRACKER-MILESTONE", "X-CE-TRACKER-STATE"
"""Properties by which an entry is known as ours: whose it is, what happens, and whether it is done, past or superseded."""

_NAMESPACE = UUID("05c64950-308f-434b-8b83-83de14737be7")
_AT = "@ce-tracker"
_ONE_DAY = timedelta(days=1)
_MOST_OF_THE_LAW = 500
_MOST_OF_WHOSE = 250
_PLAIN = re.compile(r"[A-Za-z0-9!#$%&'()*+,/:;=?@\[\]~_.-]+")
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@frozen
class Entry:
    """One event or task: its content lines in order, not yet folded, without UID, stamps and alarms.

    `alarms` are the triggers of its alarms; those in `passed` would have been among them on an earlier day. `closed` says
    that it is a task that is done. An entry that is `fleeting` says nothing that is worth keeping, nor does its day matter.
    """

    uid: str
    kind: str
    title: str
    lines: tuple[str, ...]
    alarms: tuple[str, ...] = ()
    passed: frozenset[str] = frozenset()
    closed: bool = False
    fleeting: bool = False


def person(therapist: Therapist) -> UUID:
    """An opaque name for the therapist: the same for every export, and it does not tell the person's own."""
    return uuid5(_NAMESPACE, json.dumps([therapist.name, str(therapist.born or "")]))


def uid(owner: UUID, about: str) -> str:
    """The UID of what `about` identifies."""
    return f"{uuid5(owner, about)}{_AT}"


def marks(owner: UUID, deadline: Deadline) -> Iterator[str]:
    """By what an entry is known as ours."""
    yield f"{PERSON}:{owner}"
    yield f"{MILESTONE}:{deadline.milestone}"
    if deadline.done:
        yield f"{STATE}:done"


def title(deadline: Deadline) -> str:
    """The title as it is shown."""
    plain = one_line(deadline.title)
    return text.DONE.format(title=plain) if deadline.done else plain


def said(deadline: Deadline, private: Therapist | None) -> Iterator[str]:
    """The lines that events and tasks have in common. With `private`, it is said whose deadline it is."""
    yield f"SUMMARY:{escaped(title(deadline))}"
    yield f"DESCRIPTION:{escaped(_description(deadline, private))}"
    yield f"CATEGORIES:{escaped(text.category(deadline.milestone))}"
    if deadline.place.strip():
        yield f"LOCATION:{escaped(one_line(deadline.place))}"
    if _WEB.fullmatch(deadline.url):
        yield f"URL:{_ascii(deadline.url)}"


def nothing(owner: UUID) -> Iterator[str]:
    """What stands for an empty list of deadlines."""
    yield f"SUMMARY:{escaped(text.NOTHING_KNOWN)}"
    yield f"DESCRIPTION:{escaped(text.PARAGRAPHS.join((text.WHY_NOTHING_KNOWN, text.DISCLAIMER)))}"
    yield f"{PERSON}:{owner}"
    yield f"{MILESTONE}:nothing"


def all_day(day: date) -> Iterator[str]:
    """A day, left free."""
    yield f"DTSTART;VALUE=DATE:{as_day(day)}"
    if day < date.max:  # without an end, a day is a day long
        yield f"DTEND;VALUE=DATE:{as_day(day + _ONE_DAY)}"
    yield from FREE


FREE = ("TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE")
"""How the time of an event is left free, in Outlook too."""


def timed(starts: datetime, ends: datetime | None) -> Iterator[str]:
    """A time that is taken."""
    first = instant("starts", starts)
    yield f"DTSTART:{as_instant(first)}"
    if ends is not None and (last := instant("ends", ends)) > first:
        yield f"DTEND:{as_instant(last)}"


def _description(deadline: Deadline, private: Therapist | None) -> str:
    """What is short, what to do, where and when, the law, the disclaimer; only the first is ever cut."""
    details = "\n".join(one_line(line, MOST) for line in deadline.details.splitlines())
    last = text.PARAGRAPHS.join([*_also(deadline, private), text.DISCLAIMER])
    return f"{shortened(details, MOST - len(last) - 2)}\n\n{last}".lstrip()


def _also(deadline: Deadline, private: Therapist | None) -> Iterator[str]:
    if not deadline.done and text.to_do(deadline.milestone):
        yield text.to_do(deadline.milestone)
    if deadline.starts is not None:
        yield text.local_time(deadline.starts, deadline.ends)
    if private is not None:
        yield shortened(_whose(deadline, private), _MOST_OF_WHOSE)
    if deadline.url.strip() and not _WEB.fullmatch(deadline.url):
        yield text.see(one_line(deadline.url))
    if deadline.citation.strip():
        yield text.source(one_line(deadline.citation, _MOST_OF_THE_LAW))


def _whose(deadline: Deadline, therapist: Therapist) -> str:
    name = one_line(therapist.name)
    of = _licence(deadline, therapist)
    return text.of_person(name) if of is None else text.licence_of(of.name, one_line(of.number), name)


def _licence(deadline: Deadline, therapist: Therapist) -> Licence | None:
    """The licence that a deadline is about, if it is about one."""
    about = deadline.identity[:2]
    return next((one for one in therapist.licences if (one.jurisdiction, one.credential) == about), None)


def _ascii(url: str) -> str:
    """An address as a URI: what is not ASCII is percent-encoded, what is encoded already stays."""
    return url if _PLAIN.fullmatch(url) else quote(url.encode("utf-8", "replace"), safe="!#$%&'()*+,/:;=?@[]~")
