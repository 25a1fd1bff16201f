"""The entries of a previous calendar, as far as they are ours: what they said, and when it was written."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from attrs import define, field

from ce_tracker import PreviousError
from ce_tracker_ical import text
from ce_tracker_ical.entries import FREE, MILESTONE, PERSON, STATE
from ce_tracker_ical.lines import unfolded
from ce_tracker_ical.values import MOST, MOST_OF_A_LINE, escaped, shortened

_STAMPS = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "COMPLETED")


@define
class Before:
    """An entry as it was: all its content lines; of these `said`, which is what it told; and what else is looked at."""

    lines: list[str]
    said: tuple[str, ...] = ()
    alarms: list[str] = field(factory=list)
    values: dict[str, str] = field(factory=dict)

    @property
    def sequence(self) -> int:
        """How often it was changed."""
        written = self.values.get("SEQUENCE", "")
        return int(written) if written.isdecimal() and len(written) < 10 else 0

    @property
    def completed(self) -> str:
        """When it was done, for a task that is."""
        return self.values.get("COMPLETED", "")

    @property
    def fleeting(self) -> bool:
        """Whether it said only that there was nothing to say."""
        return self.values.get(MILESTONE) == "nothing"

    @property
    def said_of_no_day(self) -> tuple[str, ...]:
        """What it told, but for its day."""
        return tuple(line for line in self.said if _name(line) not in ("DTSTART", "DTEND"))

    def closed(self, today: date, stamp: str) -> Iterator[str]:
        """It as it is shown once nothing gives it any more: past or no longer due, silent, and taking no time.

        What is done and past stays as it is, and what was closed before.
        """
        past = self.values.get("DTSTART", self.values.get("DUE", ""))[:8] < f"{today:%Y%m%d}"
        state = self.values.get(STATE)
        if state in ("past", "superseded") or (state == "done" and past):
            yield from self.lines
            return
        kind = self.lines[0]
        yield kind
        yield f"UID:{self.values['UID']}"
        yield f"DTSTAMP:{stamp}"
        yield f"LAST-MODIFIED:{stamp}"
        yield f"SEQUENCE:{self.sequence + 1}"
        for line in self.said:
            yield from _closed(line, past=past)
        if kind == "BEGIN:VTODO":
            yield "STATUS:CANCELLED"
        else:
            yield from FREE
        yield f"{STATE}:{'past' if past else 'superseded'}"
        yield f"END:{kind.removeprefix('BEGIN:')}"


def _closed(line: str, *, past: bool) -> Iterator[str]:
    name, _, value = line.partition(":")
    if name == "SUMMARY":
        title = (text.PAST if past else text.SUPERSEDED).format(title=_plain(value))
        yield f"SUMMARY:{escaped(shortened(title, MOST_OF_A_LINE))}"
    elif name == "DESCRIPTION":
        note = text.PAST_NOTE if past else text.SUPERSEDED_NOTE
        yield f"DESCRIPTION:{escaped(shortened(text.PARAGRAPHS.join((note, _plain(value))), MOST))}"
    elif name not in ("TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "STATUS", STATE):
        yield line


def before(data: bytes, kind: str, owner: UUID) -> dict[str, Before]:
    """The entries of that kind and person in a previous calendar, by UID. Raises `PreviousError` for what is no calendar."""
    if not data.strip():
        return {}
    lines = [line.octets.decode(errors="replace") for line in unfolded(data)]
    if lines[:1] != ["BEGIN:VCALENDAR"]:
        raise PreviousError(text.NO_CALENDAR)
    found = {}
    for entry in map(_read, _blocks(lines, kind)):
        if entry.values.get(PERSON) == str(owner) and "UID" in entry.values:
            found[entry.values["UID"]] = entry
    return found


def _blocks(lines: Iterable[str], kind: str) -> Iterator[list[str]]:
    block: list[str] | None = None
    for line in lines:
        if line == f"BEGIN:{kind}":
            block = []
        if block is not None:
            block.append(line)
            if line == f"END:{kind}":
                yield block
                block = None


def _read(block: list[str]) -> Before:
    entry = Before(block)
    said = []
    alarm = False
    for line in block[1:-1]:
        name = _name(line)
        if name in ("BEGIN", "END"):
            alarm = name == "BEGIN"
        elif alarm:
            if name == "TRIGGER":
                entry.alarms.append(line.partition(":")[2])
        else:
            entry.values.setdefault(name, line.partition(":")[2])
            if name not in _STAMPS:
                said.append(line)
    entry.said = tuple(said)
    return entry


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0]


def _plain(value: str) -> str:
    """A value of the type TEXT as what it stands for."""
    pieces = value.split("\\\\")
    return "\\".join(piece.replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",") for piece in pieces)
