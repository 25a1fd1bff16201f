"""The sheets of a workbook."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import polars as pl

from ce_tracker_roster.cells import Cells, ReadingError, letters, names_of, without_blank
from ce_tracker_roster.ingest.faults import error_shown
from ce_tracker_roster.titles import Names, Row

_ERROR = re.compile(r"Error\((\w+)\)")


def sheet(path: Path, what: str, called: str, names: Names | None) -> tuple[Cells, str]:
    """The rows of a sheet of a workbook, and the name of the sheet where there are others.

    `what` and `called` are what the table and its sheet are called, `names` those by which its columns are known; None where it
    has no names of columns. A cell whose formula fails has what the spreadsheet shows there.
    """
    try:
        import fastexcel  # noqa: PLC0415  # an extra
        import pyarrow as pa  # noqa: F401, PLC0415  # without it the cells that are errors are not told from empty ones
    except ModuleNotFoundError:
        raise ReadingError(f"{path}: to read Excel, pip install 'ce-tracker-roster[excel]'") from None
    try:
        book = fastexcel.read_excel(path)
        name = _chosen(path, book.sheet_names, what, called)
        came = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        rows, errors = came.to_arrow_with_errors()
    except (fastexcel.FastExcelError, BadZipFile) as reason:
        raise ReadingError(
            f"{path} is no Excel workbook, or it is damaged: save it anew as .xlsx ({str(reason).splitlines()[0]})"
        ) from None
    places = [column.absolute_index for column in came.available_columns()]
    frame = _in_place(pl.DataFrame(rows), places, [] if errors is None else errors.errors)
    table = Cells(frame, 1) if names is None else _headed(frame, path, names)
    return table, name if len(book.sheet_names) > 1 else ""


def _in_place(rows: pl.DataFrame, places: Sequence[int], errors: Sequence[Any]) -> pl.DataFrame:
    """The cells by the letters of the sheet, which may have nothing in its first columns; those that are errors filled in."""
    failed: dict[int, dict[int, str]] = {}
    for one in errors:
        row, column = one.offset_position
        name = _ERROR.search(one.detail)
        failed.setdefault(column, {})[row] = error_shown(name[1] if name else "")
    columns = [
        series.cast(pl.String).scatter(list(those), list(those.values())) if (those := failed.get(at)) else series
        for at, series in enumerate(rows)
    ]
    there = dict(zip(places, columns, strict=True))
    return pl.DataFrame(
        {
            letter: there.get(at, pl.repeat(None, rows.height, dtype=pl.String, eager=True))
            for at, letter in enumerate(letters(max(places, default=-1) + 1))
        }
    )


def _chosen(path: Path, sheets: Sequence[str], what: str, called: str) -> str:
    if called:
        if called in sheets:
            return called
        raise ReadingError(f"{path} has no sheet {called!r}; there are {', '.join(map(repr, sheets))}")
    of_the_name = [one for one in sheets if one.strip().casefold() == what]
    if of_the_name or len(sheets) == 1:
        return of_the_name[0] if of_the_name else sheets[0]
    wanted = f"call one {what!r}, or name it (--sheet {what}=NAME)" if what else "name one"
    raise ReadingError(f"{path} has the sheets {', '.join(map(repr, sheets))}; {wanted}")


def _headed(frame: pl.DataFrame, path: Path, known: Names) -> Cells:
    """The first row that has a cell becomes the names, or one below, if that is a title."""
    filled = _filled(frame)
    if not len(filled):
        raise ReadingError(f"{path} is empty")
    at, above = known.place((Row(at, frame.row(at)) for at in filled), path)
    first = frame.row(at)
    rows = frame[at + 1 :]
    names = dict(zip(frame.columns, names_of(first, path), strict=True))
    kept = without_blank(rows, first)
    return Cells(kept.rename({letter: names[letter] for letter in kept.columns}), at + 2, above=above)


def _filled(frame: pl.DataFrame) -> Sequence[int]:
    """The rows that have a cell."""
    if not frame.width:
        return []
    blank = pl.all().is_null() | (pl.all().str.strip_chars() == "")
    return frame.select(~pl.all_horizontal(blank)).to_series().arg_true().to_list()
