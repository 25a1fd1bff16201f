"""Texts as a calendar may hold them: free of control characters, of bounded length, escaped by the standard."""

import unicodedata

from icalendar import vText

MOST = 1900
"""The most characters of a description; longer ones are known to make calendars drop the event."""

MOST_OF_A_LINE = 250
"""The most characters of a title or a place."""

_UNFIT = {"Cc", "Cs", "Zl", "Zp"}
"""Controls, lone surrogates, and separators that some readers take for the end of a line."""


class Text(vText):
    """TEXT with exactly the escapes of RFC 5545.

    The library's own type takes a backslash before a capital N for the end of a line, also where somebody wrote one.
    """

    def to_ical(self) -> bytes:
        """The escaped text."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def one_line(text: str, most: int = MOST_OF_A_LINE) -> str:
    """`text` on one line of at most `most` characters.

    >>> one_line("Deep tissue\\nfor runners")
    'Deep tissue for runners'
    """
    plain = "".join(" " if unicodedata.category(character) in _UNFIT else character for character in text)
    return shortened(plain.strip(), most)


def shortened(text: str, most: int) -> str:
    """`text` if it has at most `most` characters, else as much of it, ending in "…".

    >>> shortened("continuing education", 11)
    'continuing…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
