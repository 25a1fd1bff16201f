"""The sheets of a workbook."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import polars as pl

from ce_tracker_roster.cells import Cells, ReadingError, letters, names_of, without_blank
from ce_tracker_roster.ingest.faults import error_shown

_ERROR = re.compile(r"Error\((\w+)\)")


def sheet(path: Path, what: str, called: str, *, header: bool) -> tuple[Cells, str]:
    """The rows of a sheet of a workbook, and the name of the sheet where there are others.

    `what` and `called` as `reading.load` has them. A cell whose formula fails has what the spreadsheet shows there.
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
    table = _headed(frame, path) if header else Cells(frame, 1)
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


def _headed(frame: pl.DataFrame, path: Path) -> Cells:
    """The first row that has a cell becomes the names."""
    at = next(_filled(frame), None)
    if at is None:
        raise ReadingError(f"{path} is empty")
    first = frame.row(at)
    rows = frame[at + 1 :]
    names = dict(zip(frame.columns, names_of(first, path), strict=True))
    kept = without_blank(rows, first)
    return Cells(kept.rename({letter: names[letter] for letter in kept.columns}), at + 2)


def _filled(frame: pl.DataFrame) -> Iterator[int]:
    """The rows that have a cell."""
    if frame.width:
        yield from frame.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
