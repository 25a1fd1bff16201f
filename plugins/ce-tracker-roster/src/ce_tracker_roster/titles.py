"""Where the names of the columns stand in a file: in its first row, or below a title."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from attrs import frozen

from ce_tracker_roster.cells import ReadingError
from ce_tracker_roster.columns import FRAMES, ONE_OF
from ce_tracker_roster.ingest.names import plain

MOST_ROWS = 20
"""The names are looked for in so many rows."""


class Row(NamedTuple):
    """A row of a file that has a cell: its place, counted from 0, and what is in its cells."""

    place: int
    cells: Sequence[str | None]

    def filled(self) -> list[str]:
        """What is in those that are filled."""
        return [text for cell in self.cells if (text := (cell or "").strip())]

    def names(self) -> set[str]:
        """The names that the cells may be, as they are written and as ours are."""
        return {*self.filled(), *map(plain, self.filled())}


class Found(NamedTuple):
    """The row of the names, and what stands above it."""

    place: int
    above: tuple[str, ...] = ()


@frozen
class Names:
    """The names by which the columns of a frame are known: of each of `needed`, one has to be there."""

    known: Collection[str]
    needed: Sequence[Collection[str]]

    @classmethod
    def of(cls, what: str, called: Mapping[str, Sequence[str]]) -> "Names":
        """Those of a frame (licences, credits, documents), where some of its columns are called otherwise."""
        of = FRAMES.get(what, ())
        ours = {column.name for column in of}
        theirs = [one for yours in called.values() for one in yours]
        required = {column.name for column in of if column.required} - called.keys()
        choices = [{*choice} & ours for choice in ONE_OF]
        open_ = [choice for choice in choices if choice and not choice & (required | called.keys())]
        needed = [{name} for name in (*theirs, *sorted(required))] + open_
        return cls({*ours, *theirs}, needed)

    def place(self, rows: Iterable[Row], path: Path) -> Found:
        """Where the names stand among the first rows of a file.

        They stand in the first, unless nothing in it is such a name, and all that are needed stand in one below. What is above
        cannot be rows of the table then: such have more cells. Raises `ReadingError` where they are not found, and the first
        row cannot be them.
        """
        some = islice(rows, MOST_ROWS)
        first = next(some)
        if not self.needed or first.names() & {*self.known}:
            return Found(first.place)
        others = list(some)
        found = self._below(first, others)
        several = next((row for row in others if len(row.filled()) > 1), None)
        if found is None and several is not None and len(first.filled()) == 1:
            raise ReadingError(
                f"{path}: row {first.place + 1} has one cell, {first.filled()[0][:60]!r}, and row {several.place + 1} has "
                f"{len(several.filled())}: if the names of the columns stand there, take out what is above them"
            )
        return found or Found(first.place)

    def _below(self, first: Row, others: Sequence[Row]) -> Found | None:
        """The row of others that has all names which are needed, where no row above has as many cells."""
        above = [first]
        for row in others:
            if any(len(one.filled()) >= len(self.needed) for one in above):
                return None
            if all(row.names() & {*one} for one in self.needed):
                return Found(row.place, tuple(text for one in above for text in one.filled()))
            above.append(row)
        return None
