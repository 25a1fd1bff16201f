"""Reads a calendar as octets and tells the defects that parsers forgive and calendar applications do not.

A parser unfolds and unescapes before it looks; so a fold inside a character, a half escape, a bare line feed, or a date
without its VALUE parameter goes unseen, until one application drops the event or shows it on another day.
"""

from itertools import chain

from ce_tracker_ical.lines import unfolded
from ce_tracker_ical.lint.components import structure
from ce_tracker_ical.lint.defects import RULES, Defect
from ce_tracker_ical.lint.octets import content, physical

__all__ = ["RULES", "Defect", "lint"]


def lint(data: bytes) -> list[Defect]:
    r"""What is wrong with a calendar file, by lines; empty where nothing is.

    >>> print(lint(b"BEGIN:VCALENDAR\nEND:VCALENDAR\r\n")[0])
    line 1: ends in a bare LF, not in CR LF
    """
    lines = list(unfolded(data))
    found = chain(physical(data), chain.from_iterable(map(content, lines)), structure(lines))
    return sorted(found, key=lambda defect: defect.line)
