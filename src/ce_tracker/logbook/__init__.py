"""The therapist's own file: read it, check it, add to it without disturbing a byte of what is there.

>>> from datetime import date
>>> logbook = parse('schema = 1\\n[therapist]\\nname = "Jordan Rivera"\\n', today=date(2027, 1, 1))
>>> logbook.therapist.name
'Jordan Rivera'
"""

from ce_tracker.logbook.checks import DOCUMENT_KINDS, Known
from ce_tracker.logbook.entries import Entry
from ce_tracker.logbook.problems import FileError, LogbookError, Problem, Severity
from ce_tracker.logbook.reading import Logbook, parse, read
from ce_tracker.logbook.rendering import dumps
from ce_tracker.logbook.writing import append, extend, write

__all__ = [
    "DOCUMENT_KINDS",
    "Entry",
    "FileError",
    "Known",
    "Logbook",
    "LogbookError",
    "Problem",
    "Severity",
    "append",
    "dumps",
    "extend",
    "parse",
    "read",
    "write",
]
