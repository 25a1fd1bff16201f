"""Which column of a frame is which of ours: found by name, and what is missing or misspelt is told."""

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from ce_tracker.errors import nearest
from ce_tracker_roster import columns
from ce_tracker_roster.columns import FACT, Column
from ce_tracker_roster.ingest.names import plain, slip
from ce_tracker_roster.ingest.remedies import rename, take_for
from ce_tracker_roster.ingest.source import BEYOND, ColumnError, Source


def named(frame: pl.DataFrame, of: Sequence[Column], what: str, source: Source) -> dict[str, str]:
    """What each column is called in the frame: whatever its case, and with blanks or dashes between its words."""
    known = {column.name for column in of}
    found = {name: name for name in frame.columns if name in known}
    for name in frame.columns:
        own = plain(name)
        if name not in known and own in known:
            if own in found:
                raise ColumnError(
                    f"{what}: the columns {found[own]!r} and {name!r} both mean {own}; name one otherwise"
                )
            found[own] = name
    for column in of:
        if column.required and column.name not in found:
            raise _missing(column.name, frame, found, what, source)
    for choice in columns.ONE_OF:
        offered = [name for name in choice if name in known]
        if offered and not any(name in found for name in offered):
            raise _missing(offered[0], frame, found, what, source, offered[1:])
    _misspelt(frame, known, found, what, source)
    return found


def _missing(
    name: str, frame: pl.DataFrame, found: Mapping[str, str], what: str, source: Source, others: Sequence[str] = ()
) -> ColumnError:
    left = [one for one in frame.columns if one not in found.values()]
    instead = "".join(f" (or {other!r})" for other in others)
    unit = next((one for one in left if name == "hours" and plain(one) in _UNITS), None)
    if unit is not None:
        ours, of = _UNITS[plain(unit)]
        return ColumnError(f"{what}: no column {name!r}{instead}; {take_for(source, what, ours, unit, of)}")
    other = _of_another(frame, what)
    if other is not None:
        return ColumnError(
            f"{what}: no column {name!r}{instead}; the columns are those of {other}: give {what} and {other} each in its place"
        )
    near = nearest(name, left) or (left[0] if len(left) == 1 else None)
    told = (
        f"; the nearest there is {near!r}"
        if near
        else f"; there {_are([one for one in frame.columns if one != BEYOND])}"
    )
    return ColumnError(f"{what}: no column {name!r}{instead}{told}. {rename(source, what, name, near or '')}")


def _of_another(frame: pl.DataFrame, what: str) -> str | None:
    """The other table whose columns these are."""
    there = {plain(name) for name in frame.columns}
    for other, of in columns.FRAMES.items():
        needed = {column.name for column in of if column.required}
        if other != what and needed <= there:
            return other
    return None


def _are(names: Sequence[str]) -> str:
    return f"are {', '.join(map(repr, names[:12]))}" if names else "is none at all"


_UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), ("hours", "minute")),
    "ceu": ("ceus", ""),
}
"""What columns that tell hours in another unit are called: our column, and the unit that is to be told besides."""


def _misspelt(frame: pl.DataFrame, known: Collection[str], found: Mapping[str, str], what: str, source: Source) -> None:
    """A column that would go unheeded for a slip of the pen is an error."""
    absent = [name for name in known if name not in found]
    for name in frame.columns:
        near = None if name in found.values() or name.startswith(FACT) else slip(plain(name), absent)
        if near is not None:
            raise ColumnError(
                f"{what}: unknown column {name!r}; did you mean {near!r}? {rename(source, what, near, name)}, or take it out"
            )


def unread(frame: pl.DataFrame, of: Sequence[Column]) -> list[str]:
    """The columns of a frame that are none of these, and go unheeded. Facts are of licences alone."""
    known = {column.name for column in of}
    there = (name for name in frame.columns if name != BEYOND and plain(name) not in known)
    return [name for name in there if of is not columns.LICENCES or not name.startswith(FACT)]
