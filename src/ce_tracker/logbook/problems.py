"""What is wrong with a logbook and where: problems are values, told all at once."""

import json
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Self

import attrs
from attrs import frozen

from ce_tracker.errors import CeTrackerError
from ce_tracker.logbook.places import Place, Places

_LONGEST_MESSAGE = 300
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class Severity(StrEnum):
    """An error keeps a logbook from being read; a warning is something the therapist may want to look at."""

    ERROR = "error"
    WARNING = "warning"


def one_line(text: str) -> str:
    """`text` on one printable line, shortened where it is very long."""
    if len(text) > _LONGEST_MESSAGE:
        half = _LONGEST_MESSAGE // 2
        text = f"{text[:half]} … {text[-half:]}"
    return _printable(text)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


@frozen
class Problem:
    """One thing wrong: in which file, on which line, in which field.

    `line` counts from 1; it is None where the file as a whole is meant. `field` is written as in
    ``credits[3].delivery``: the third ``[[credits]]`` of the file, counted from 1; it is empty where the
    problem is not in one field.
    """

    file: str
    line: int | None
    field: str = attrs.field(converter=one_line)
    message: str = attrs.field(converter=one_line)
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = [place]
        if self.severity is Severity.WARNING:
            parts.append("warning")
        if self.field:
            parts.append(self.field)
        return _printable(": ".join([*parts, self.message]))


class FileError(CeTrackerError):
    """A file cannot be read or written; `problems` has every reason, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)

    @classmethod
    def of_file(cls, file: str, message: str, line: int | None = None) -> Self:
        """One problem of the file as a whole, or of one of its lines."""
        return cls([Problem(file, line, "", message)])


class LogbookError(FileError):
    """A logbook cannot be read or written; `problems` has every reason, in the order of the file."""


@frozen
class Found:
    """A problem before its line is looked up: `place` is its way into the document, counted from 0.

    `first` is the place of an entry that this one repeats.
    """

    place: Place
    message: str
    severity: Severity = Severity.ERROR
    first: Place | None = None


def field_name(place: Place) -> str:
    """A place as people write it.

    >>> field_name(("credits", 2, "hours", "ethics.boundaries"))
    'credits[3].hours."ethics.boundaries"'
    """
    name = ""
    for step in place:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            key = step if _BARE_KEY.fullmatch(step) else json.dumps(step, ensure_ascii=False)
            name += f".{key}" if name else key
    return name


def with_lines(found: Iterable[Found], text: str, file: str) -> tuple[Problem, ...]:
    """The problems with their lines in `text`, in its order. Where nothing was found, it is not scanned."""
    found = list(found)
    if not found:
        return ()
    places = Places(text)
    problems = []
    for each in found:
        message = each.message
        if each.first is not None:
            message += f" (the first is on line {places.line(each.first)})"
        problems.append(Problem(file, places.line(each.place), field_name(each.place), message, each.severity))
    return tuple(sorted(problems, key=lambda problem: problem.line or 0))
