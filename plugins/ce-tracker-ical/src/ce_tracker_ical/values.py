"""Values as a calendar may hold them: texts free of control characters, of bounded length, escaped by the standard."""

import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache

from ce_tracker import RecordError

MOST = 1499
"""The most characters of a description; some calendars drop an event that has many more."""

MOST_OF_A_LINE = 250
"""The most characters of a title or a place."""

_UNFIT = {"Cc", "Cs", "Zl", "Zp"}
"""Controls, lone surrogates, and separators that some readers take for the end of a line."""


@lru_cache(maxsize=4096)  # names, places and the law recur from event to event
def escaped(text: str) -> str:
    r"""`text` as a value of the type TEXT (RFC 5545, section 3.3.11).

    >>> print(escaped("C:\\Notes; a, b"))
    C:\\Notes\; a\, b
    """
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


@lru_cache(maxsize=4096)
def one_line(text: str, most: int = MOST_OF_A_LINE) -> str:
    """`text` on one line of at most `most` characters.

    >>> one_line("Deep tissue\\nfor runners")
    'Deep tissue for runners'
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(" " if unicodedata.category(character) in _UNFIT else character for character in text)
    return shortened(text.strip(), most)


def shortened(text: str, most: int) -> str:
    """`text` if it has at most `most` characters, else as much of it, ending in "…".

    >>> shortened("continuing education", 11)
    'continuing…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def as_day(day: date) -> str:
    """A value of the type DATE.

    >>> as_day(date(2027, 8, 31))
    '20270831'
    """
    return day.isoformat().replace("-", "")


def as_instant(moment: datetime) -> str:
    """A value of the type DATE-TIME in UTC: no zone has to be described, and none can be misread.

    >>> as_instant(datetime.fromisoformat("2027-02-06T09:00-05:00"))
    '20270206T140000Z'
    """
    return f"{as_day(moment.astimezone(UTC))[:8]}T{moment.astimezone(UTC):%H%M%S}Z"


def instant(name: str, moment: datetime) -> datetime:
    """A moment in UTC, to the second. Raises `RecordError` naming `name` for one without a zone."""
    if moment.tzinfo is None:
        raise RecordError(name, f"must be a time with its zone such as 2027-02-06T09:00:00-05:00, not {moment!r}")
    return moment.astimezone(UTC).replace(microsecond=0)
