"""The frames by themselves: their columns found, every value read, and what contradicts itself within a row."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from attrs import frozen

from ce_tracker import Registry
from ce_tracker_roster import canon, columns
from ce_tracker_roster.columns import Column
from ce_tracker_roster.ingest.books import refuse_unknown
from ce_tracker_roster.ingest.facts import facts
from ce_tracker_roster.ingest.faults import Faults, Told
from ce_tracker_roster.ingest.headings import named
from ce_tracker_roster.ingest.source import BEYOND, Source
from ce_tracker_roster.ingest.texts import text
from ce_tracker_roster.ingest.values import Values
from ce_tracker_roster.threads import of_each


@frozen(eq=False)
class Read:
    """A frame whose values were read: the canonical columns by name, and the faults of its rows."""

    columns: dict[str, pl.Series]
    faults: Faults
    height: int
    source: Source
    came: pl.DataFrame
    named: Mapping[str, str]
    """What each of our columns is called in the frame as it came."""
    texts: Mapping[str, Sequence[str]]
    """By column that holds words, those that there may be in it."""

    def series(self, name: str) -> pl.Series | None:
        """A column as it came, or None."""
        return self.came[self.named[name]] if name in self.named else None

    def refused(self) -> pl.Series:
        """Which rows are refused. Of rows that come from one row of the source, all or none are."""
        mask = self.faults.mask(self.height)
        rows = self.source.rows
        return mask if rows is None else rows.is_in(rows.filter(mask).unique().implode())


def licences_of(frame: pl.DataFrame, source: Source, registry: Registry) -> Read:
    """The licences of a frame, each by itself. Raises `ColumnError`."""
    read = _read(frame, columns.LICENCES, canon.LICENCES, source, registry, "licences")
    refuse_unknown(read.columns["jurisdiction"], read.columns["credential"], read.faults, registry)
    people = read.series("therapist")
    if people is not None:
        text(columns.THERAPIST, people, read.faults)
    _in_order(read, "issued", "expires")
    _in_order(read, "born", "issued")
    read.columns.update(facts(frame, read.columns, read.faults, source, registry))
    return read


def credits_of(frame: pl.DataFrame, source: Source, registry: Registry) -> Read:
    """The credits of a frame, each by itself. Raises `ColumnError`."""
    read = _read(frame, columns.CREDITS, canon.CREDITS, source, registry, "credits")
    _in_order(read, "started", "completed")
    return read


def documents_of(frame: pl.DataFrame, source: Source, registry: Registry) -> Read:
    """The documents of a frame, each by itself. Raises `ColumnError`."""
    read = _read(frame, columns.DOCUMENTS, canon.DOCUMENTS, source, registry, "documents")
    _in_order(read, "issued", "expires")
    return read


def _read(
    frame: pl.DataFrame,
    of: Sequence[Column],
    kinds: Mapping[str, Any],
    source: Source,
    registry: Registry,
    what: str,
) -> Read:
    names = named(frame, of, what, source)
    reading = Values(frame, names, source, registry, kinds, [one.name for one in of if one.name not in kinds])
    done = of_each(reading.column, of)
    faults = Faults.together(faults for _, faults in done)
    if BEYOND in frame.columns:
        faults.refuse(BEYOND, frame[BEYOND].is_not_null(), frame[BEYOND], _beyond)
    found = {name: column for one in done for name, column in one[0].items()}
    return Read(found, faults, frame.height, source, frame, names, reading.texts)


def _beyond(cells: str) -> Told:
    return Told(
        f"the row has more cells than there are columns: {cells[:60]!r} is beyond them",
        "put a cell that holds the separator into quotation marks",
    )


def _in_order(read: Read, earlier: str, later: str) -> None:
    """Refuses rows whose later day is before the earlier one."""
    first, second = read.columns[earlier], read.columns[later]
    if first.null_count() == len(first) or second.null_count() == len(second):
        return
    wrong = second < first
    if wrong.any():
        words = "before birth" if earlier == "born" else f"before {earlier}"
        read.faults.refuse(
            later,
            wrong.fill_null(value=False),
            second,
            lambda day: Told(f"{day} is {words}", f"correct {later} or {earlier}"),
        )
