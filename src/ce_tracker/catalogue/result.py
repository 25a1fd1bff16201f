"""What reading a catalogue gives: seminars, rows that were set aside, and what may want a look."""

from attrs import frozen

from ce_tracker.logbook.problems import FileError, Problem, one_line
from ce_tracker.record import Seminar


class CatalogueError(FileError):
    """A catalogue cannot be read; `problems` has every reason, in the order of the file."""


@frozen
class SetAside:
    """A row that says two things, or leaves open what must be known: it is not planned with until that is settled.

    `line` is where it begins in `file`, from 1; `reasons` name each doubtful field and what would settle it.
    """

    title: str
    file: str
    line: int | None
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: set aside: {one_line(self.title)}: {'; '.join(self.reasons)}"


@frozen
class Catalogue:
    """The seminars of a catalogue in its order, the rows that were set aside, and warnings."""

    seminars: tuple[Seminar, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[Problem, ...] = ()
