"""Files become frames: Parquet, CSV and Excel.

Of CSV and Excel every value stays a text, so that nothing is guessed before the columns are known: ``007`` is no number.
Rows are told as the file shows them.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from ce_tracker.errors import nearest
from ce_tracker_roster import workbooks
from ce_tracker_roster.cells import ReadingError, letters
from ce_tracker_roster.delimited import lines
from ce_tracker_roster.ingest.beyond import tellable
from ce_tracker_roster.ingest.source import Source
from ce_tracker_roster.titles import Names

__all__ = ["SUFFIXES", "WORKBOOKS", "Loaded", "ReadingError", "letters", "load", "read"]

SUFFIXES = (".parquet", ".csv", ".tsv", ".xlsx", ".xls")
"""The kinds of files that can be read."""

WORKBOOKS = (".xlsx", ".xls")


_AS_OURS: Mapping[str, Sequence[str]] = {}


class Loaded(NamedTuple):
    """What a file holds, and what its rows are called there."""

    frame: pl.DataFrame
    source: Source


def read(path: Path, what: str = "", *, sheet: str = "", header: bool = True) -> pl.DataFrame:
    """The frame of a file; as `load`."""
    return load(path, what, sheet=sheet, header=header).frame


def load(
    path: Path, what: str = "", *, sheet: str = "", header: bool = True, called: Mapping[str, Sequence[str]] = _AS_OURS
) -> Loaded:
    """The frame of a file, and its `Source`.

    Of a workbook with several sheets, `sheet` names the one; else it is the one that is called as `what` (licences,
    credits, documents). The names of the columns are in the first row that has a cell, or below a title, if those of `what`
    are there; `called` tells what some of them are called in the file (nothing, where it needs none). Without `header` the
    first row is no names of columns: they are then called A, B, C as a spreadsheet calls them. Raises `ReadingError`.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ReadingError(
            f"{path}: {suffix or 'a name without a suffix'} is not read; known are {', '.join(SUFFIXES)}"
        )
    if sheet and suffix not in WORKBOOKS:
        raise ReadingError(f"{path} is no workbook: it has no sheet {sheet!r}")
    try:
        if not path.stat().st_size:
            raise ReadingError(f"{path} is empty")
        if suffix == ".parquet":
            return Loaded(tellable(pl.read_parquet(path)), Source(str(path)))
        name = str(path)
        names = Names.of(what, called) if header else None
        if suffix in WORKBOOKS:
            cells, of_several = workbooks.sheet(path, what, sheet, names)
            name += f", sheet {of_several}" if of_several else ""
        else:
            cells = lines(path, names)
    except FileNotFoundError:
        raise ReadingError(f"there is no file {path}{_perhaps(path)}") from None
    except OSError as reason:
        raise ReadingError(f"{path} cannot be read: {reason.strerror}") from None
    except pl.exceptions.PolarsError as reason:
        raise ReadingError(f"{path} cannot be read: {str(reason).splitlines()[0]}; is it whole?") from None
    return Loaded(_tidy(cells.frame), Source(name, cells.first, fewer=cells.fewer, above=cells.above))


def _perhaps(path: Path) -> str:
    there = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    near = nearest(path.name, there)
    return f"; did you mean {near!r}?" if near else ""


def _tidy(frame: pl.DataFrame) -> pl.DataFrame:
    """Cells without blanks around them, and no empty rows at the end."""
    blanks = [
        column.name
        for column in frame
        if column.dtype == pl.String and (column.str.starts_with(" ") | column.str.ends_with(" ")).any()
    ]
    tidy = frame.with_columns(pl.col(blanks).str.strip_chars())
    if not tidy.height or not all(cell in (None, "") for cell in tidy.row(-1)):
        return tidy
    filled = tidy.select(pl.any_horizontal((pl.all().is_not_null()) & (pl.all() != ""))).to_series().arg_true()
    return tidy.head(int(filled[-1]) + 1 if len(filled) else 0)
