"""The text of a spreadsheet's cell becomes a value as TOML would have it, or a `RecordError` that names the fix."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from ce_tracker.errors import RecordError
from ce_tracker.logbook.shapes import told

Cell = Callable[[str, str], Any]
"""Takes the name of a column and the text of a cell, without blanks around it, and gives its value."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_DECIMAL_COMMA = re.compile(r"\D*(\d+),(\d{1,2})\D*")
_THOUSANDS = re.compile(r"\D*(\d{1,3}(?:,\d{3})*)(\.\d+)?\D*")
_NOT_IT = re.compile("[\u00bc-\u00be\u2150-\u215e\u2189%]|\\d\\s*min", re.IGNORECASE)
"""Signs of fractions, shares and minutes: the number beside them is another than the one that is meant."""

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}(:\d{2})?")
_AMERICAN = ("%m/%d/%Y %I:%M %p", "%m/%d/%Y %H:%M", "%m/%d/%Y")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def text(_: str, cell: str) -> str:
    """The text as it is."""
    return cell


def number(name: str, cell: str) -> Decimal:
    """A number with a decimal point and nothing else."""
    if _NUMBER.fullmatch(cell):
        return Decimal(cell)
    raise RecordError(
        name, f"{told(cell)} is not a number; write {number_meant(cell) or 'it with a decimal point, as 129.50'}"
    )


def number_meant(cell: str) -> str:
    """The number that somebody means who writes ``129,50`` or ``$1,250.00``; empty where it could be two.

    >>> number_meant("2 h"), number_meant("90 min"), number_meant("1\u00bd")
    ('2', '', '')
    """
    if _NOT_IT.search(cell):
        return ""
    comma = _DECIMAL_COMMA.fullmatch(cell)
    if comma is not None:
        return f"{comma[1]}.{comma[2]}"
    thousands = _THOUSANDS.fullmatch(cell)
    if thousands is None or ("," in thousands[1] and not thousands[2]):
        return ""
    return thousands[1].replace(",", "") + (thousands[2] or "")


def moment(name: str, cell: str) -> datetime:
    """A day and a time of day, with or without an offset."""
    if _MOMENT.fullmatch(cell):
        try:
            return datetime.fromisoformat(cell)
        except ValueError as reason:
            raise RecordError(name, f"{told(cell)} is no day and time: {reason}") from None
    if _DAY.fullmatch(cell):
        raise RecordError(name, f"{told(cell)} has no time of day; write it as {cell}T09:00")
    raise RecordError(name, f"{told(cell)} is not a day and time; write it as {_perhaps(cell)}")


def _perhaps(cell: str) -> str:
    """The moment somebody means who writes ``3/6/2027 9:00 AM``; else an example."""
    for written in _AMERICAN:
        try:
            return datetime.strptime(cell.upper(), written).isoformat("T", "minutes")  # noqa: DTZ007  # has no zone yet
        except ValueError:
            continue
    return "YYYY-MM-DDTHH:MM, such as 2027-03-06T09:00"


def share(name: str, cell: str) -> bool | Decimal:
    """Yes, no, or a share of the hours."""
    answer = _YES_NO.get(cell.casefold())
    if answer is not None:
        return answer
    if _NUMBER.fullmatch(cell):
        return Decimal(cell)
    raise RecordError(name, f"must be yes, no or a share from 0 to 1 such as 0.75, not {told(cell)}")


def online(name: str, cell: str) -> bool | str:
    """Yes, no, or also: on line as well as in the room."""
    if cell.casefold() == "also":
        return "also"
    answer = _YES_NO.get(cell.casefold())
    if answer is None:
        raise RecordError(name, f"must be yes, no or also, not {told(cell)}")
    return answer


def pairs(name: str, cell: str, *, needs_value: bool) -> Mapping[str, str]:
    """``A=1; B=2``, or ``A; B`` where no value is needed."""
    found: dict[str, str] = {}
    for one in filter(None, (part.strip() for part in cell.split(";"))):
        key, equals, value = (part.strip() for part in one.partition("="))
        if not key or (needs_value and not (equals and value)):
            how = "NAME=VALUE" if needs_value else "NAME or NAME=NUMBER"
            raise RecordError(name, f"{told(one)} must be written {how}, several with ; between them")
        if key in found:
            raise RecordError(name, f"{told(key)} is given twice")
        found[key] = value
    return found


def approvals(name: str, cell: str) -> Mapping[str, str]:
    """Approvers, each with or without its number."""
    return pairs(name, cell, needs_value=False)


def texts(name: str, cell: str) -> Mapping[str, str]:
    """Approvers, each with a subject."""
    return pairs(name, cell, needs_value=True)


def hours_by_subject(name: str, cell: str) -> Mapping[str, Decimal]:
    """Subjects, each with its hours: ``ethics=2; technique=4``."""
    return {subject: number(name, hours) for subject, hours in pairs(name, cell, needs_value=True).items()}


def sessions(name: str, cell: str) -> list[dict[str, Any]]:
    """Several times, each from start to end: ``2027-03-06T09:00/17:00; 2027-03-07T09:00/12:00 @ Tampa, FL``."""
    return [_session(name, one) for one in filter(None, (part.strip() for part in cell.split(";")))]


def _session(name: str, cell: str) -> dict[str, Any]:
    times, _, place = (part.strip() for part in cell.partition("@"))
    start, slash, end = (part.strip() for part in times.partition("/"))
    if not slash:
        raise RecordError(name, f"{told(cell)} must be written START/END, such as 2027-03-06T09:00/17:00")
    starts = moment(name, start)
    ends = starts.replace(**_clock(name, end)) if _TIME.fullmatch(end) else moment(name, end)
    return {"starts": starts, "ends": ends} | ({"place": place} if place else {})


def _clock(name: str, cell: str) -> dict[str, Any]:
    try:
        at = datetime.fromisoformat(f"2000-01-01T{cell}")
    except ValueError as reason:
        raise RecordError(name, f"{told(cell)} is no time of day: {reason}") from None
    return {"hour": at.hour, "minute": at.minute, "second": at.second}


COLUMNS: Mapping[str, Cell] = {
    "title": text,
    "provider": text,
    "course_id": text,
    "starts": moment,
    "ends": moment,
    "sessions": sessions,
    "zone": text,
    "place": text,
    "url": text,
    "price": number,
    "currency": text,
    "hours": number,
    "subject": text,
    "hours_by_subject": hours_by_subject,
    "delivery": text,
    "hands_on": share,
    "online": online,
    "approvals": approvals,
    "approved_as": texts,
}
"""The columns that a catalogue may have, each with what reads its cells."""
