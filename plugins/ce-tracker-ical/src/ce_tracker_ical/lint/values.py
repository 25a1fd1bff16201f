"""Defects of values: what their type asks, and whether they are possible."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from ce_tracker_ical.lines import Property

LISTS_OF_TEXT = frozenset({"CATEGORIES", "RESOURCES"})
_TEXT = LISTS_OF_TEXT | {
    "CLASS", "COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "METHOD", "NAME", "PRODID", "RELATED-TO", "STATUS",
    "SUMMARY", "TRANSP", "TZID", "TZNAME", "UID", "VERSION", "X-WR-CALDESC", "X-WR-CALNAME",
}  # fmt: skip
"""Properties of the type TEXT. Of the extensions, whose type nobody says, only those that everybody writes as texts."""

_DATED = frozenset({"DTSTART", "DTEND", "DUE", "EXDATE", "RDATE", "RECURRENCE-ID"})
_IN_UTC = frozenset({"DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED"})
_DURATIONS = frozenset({"DURATION", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"})
_NUMBERS = {"PERCENT-COMPLETE": (0, 100), "PRIORITY": (0, 9), "SEQUENCE": (0, 2**31 - 1), "REPEAT": (0, 2**31 - 1)}

_DAY = re.compile(r"[0-9]{8}")
_MOMENT = re.compile(r"[0-9]{8}T[0-9]{6}Z?")
_DURATION = re.compile(r"[+-]?P(?=[0-9T])(?:[0-9]+W|(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"\\]*")


def is_text(found: Property) -> bool:
    """Whether the value is TEXT: by the property, unless it is said to be of another type."""
    if "VALUE" in found.parameters:
        return found.parameters["VALUE"].upper() == "TEXT"
    return found.name in _TEXT


def typing(found: Property) -> Iterator[tuple[str, str]]:
    """Defects of a value by its type: the rule, and what is wrong."""
    name, value, said = found.name, found.value, found.parameters.get("VALUE", "").upper()
    if name in _DATED:
        yield from _dated(value, said)
    elif name in _IN_UTC:
        if not (_MOMENT.fullmatch(value) and value.endswith("Z")):
            yield "value", f"{value!r} is no moment in UTC such as 20270831T120000Z"
        else:
            yield from _possible(value)
    elif name in _DURATIONS:
        if name == "REFRESH-INTERVAL" and said != "DURATION":
            yield "value-type", "needs VALUE=DURATION"
        if not _DURATION.fullmatch(value):
            yield "value", f"{value!r} is no duration such as PT12H"
    elif name == "TRIGGER":
        yield from _trigger(value, said)
    elif name in _NUMBERS:
        least, most = _NUMBERS[name]
        if not (value.isascii() and value.lstrip("+-").isdecimal() and least <= int(value[:12]) <= most):
            yield "value", f"{value!r} is no number from {least} to {most}"
    elif name == "VERSION" and value != "2.0":
        yield "value", f"{value!r} is no version that calendars read; it must be 2.0"
    elif name == "URL" and not _URI.fullmatch(value):
        yield "value", f"{value[:40]!r} is no address"


def _dated(value: str, said: str) -> Iterator[tuple[str, str]]:
    if said == "PERIOD":
        return
    ones = value.split(",")
    if said == "DATE":
        if not all(map(_DAY.fullmatch, ones)):
            yield "value-type", f"{value} is no day, as VALUE=DATE says"
            return
    elif all(map(_DAY.fullmatch, ones)):
        yield "value-type", f"the day {value} needs VALUE=DATE"
    elif not all(map(_MOMENT.fullmatch, ones)):
        yield "value", f"{value!r} is no day and no moment such as 20270831T120000Z"
        return
    for one in ones:
        yield from _possible(one)


def _trigger(value: str, said: str) -> Iterator[tuple[str, str]]:
    if said == "DATE-TIME":
        if not (_MOMENT.fullmatch(value) and value.endswith("Z")):
            yield "value", f"{value!r} is no moment in UTC, as VALUE=DATE-TIME says"
    elif _MOMENT.fullmatch(value):
        yield "value-type", f"the moment {value} needs VALUE=DATE-TIME"
    elif not _DURATION.fullmatch(value):
        yield "value", f"{value!r} is no duration such as -P7D"


def _possible(value: str) -> Iterator[tuple[str, str]]:
    if as_date(value) is None:
        yield "value", f"{value} does not exist"


def as_date(value: str) -> date | datetime | None:
    """A DATE or DATE-TIME value, its zone left aside; None for what does not exist."""
    leap = value[:13] + "59" if value[13:15] == "60" else value[:15]  # a leap second is a lawful one
    try:
        if len(value) == 8:
            return date.fromisoformat(value)
        return datetime.strptime(leap, "%Y%m%dT%H%M%S")  # noqa: DTZ007  # both ends of a comparison are of one zone
    except ValueError:
        return None
