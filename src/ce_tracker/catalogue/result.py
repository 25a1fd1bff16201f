"""What reading a catalogue gives: seminars, rows that were set aside, and what may want a look."""

from attrs import frozen

from ce_tracker.logbook.problems import FileError, Problem
from ce_tracker.record import Seminar


class CatalogueError(FileError):
    """A catalogue cannot be read; `problems` has every reason, in the order of the file."""


@frozen
class SetAside:
    """A row that says two things, or leaves open what must be known: it is not planned with until that is settled.

    `problem` has its file, line and column, what is doubtful and what would settle it.
    """

    title: str
    problem: Problem

    def __str__(self) -> str:
        return f"{self.problem} ({self.title})" if self.title else str(self.problem)


@frozen
class Catalogue:
    """The seminars of a catalogue in its order, the rows that were set aside, and warnings."""

    seminars: tuple[Seminar, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[Problem, ...] = ()
