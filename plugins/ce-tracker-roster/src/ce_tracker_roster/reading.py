"""Files become frames: Parquet, CSV and Excel.

Of CSV and Excel every value stays a text, so that nothing is guessed before the columns are known: ``007`` is no number.
Rows are told as the file shows them.
"""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import polars as pl

from ce_tracker.errors import CeTrackerError, nearest
from ce_tracker_roster.ingest.source import BEYOND, Source

SUFFIXES = (".parquet", ".csv", ".tsv", ".xlsx", ".xls")
"""The kinds of files that can be read."""

WORKBOOKS = (".xlsx", ".xls")


class ReadingError(CeTrackerError):
    """A file cannot be read as a frame."""


class Loaded(NamedTuple):
    """What a file holds, and what its rows are called there."""

    frame: pl.DataFrame
    source: Source


def read(path: Path, what: str = "", *, sheet: str = "", header: bool = True) -> pl.DataFrame:
    """The frame of a file; as `load`."""
    return load(path, what, sheet=sheet, header=header).frame


def load(path: Path, what: str = "", *, sheet: str = "", header: bool = True) -> Loaded:
    """The frame of a file, and its `Source`.

    Of a workbook with several sheets, `sheet` names the one; else it is the one that is called as `what` (licences,
    credits, documents). Without `header` the first row is no names of columns: they are then called A, B, C as a
    spreadsheet calls them. Raises `ReadingError`.
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
            return Loaded(pl.read_parquet(path), Source(str(path)))
        name = str(path)
        if suffix in WORKBOOKS:
            rows, of_several = _sheet(path, what, sheet)
            name += f", sheet {of_several}" if of_several else ""
        else:
            rows = _lines(path, header=header)
    except FileNotFoundError:
        raise ReadingError(f"there is no file {path}{_perhaps(path)}") from None
    except OSError as reason:
        raise ReadingError(f"{path} cannot be read: {reason.strerror}") from None
    except pl.exceptions.PolarsError as reason:
        raise ReadingError(f"{path} cannot be read: {str(reason).splitlines()[0]}; is it whole?") from None
    frame, first = _headed(rows, path) if header and not rows.named else (rows.frame, rows.first)
    return Loaded(_tidy(frame), Source(name, first, fewer=rows.fewer))


class _Rows(NamedTuple):
    frame: pl.DataFrame
    first: int
    named: bool
    """Whether the columns have their names already."""
    fewer: int = 0
    """How many rows have fewer cells than there are columns."""


def _perhaps(path: Path) -> str:
    there = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    near = nearest(path.name, there)
    return f"; did you mean {near!r}?" if near else ""


def letters(count: int) -> list[str]:
    """The names of so many columns as a spreadsheet has them: A to Z, AA, AB."""

    def letter(number: int) -> str:
        before, last = divmod(number, 26)
        return (letter(before - 1) if before else "") + chr(ord("A") + last)

    return [letter(number) for number in range(count)]


def _lines(path: Path, *, header: bool) -> _Rows:
    """The rows of a CSV file."""
    with path.open("rb") as file:
        if file.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE):
            raise ReadingError(f"{path} is saved as UTF-16; save it as CSV UTF-8")
    separator = "\t" if path.suffix.lower() == ".tsv" else _separator(path)
    try:
        frame = pl.read_csv(path, separator=separator, infer_schema=False, has_header=header)
    except pl.exceptions.ComputeError as reason:
        if "utf-8" in str(reason).lower():
            _tell_encoding(path)
        frame = _ragged(path, separator, header=header)
    twice = next((name for name in frame.columns if "_duplicated_" in name), None)
    if twice is not None:
        raise ReadingError(f"{path}: the column {twice.partition('_duplicated_')[0]!r} is there twice; keep one")
    if not header:
        return _Rows(frame.rename(dict(_lettered(frame))), 1, named=True)
    width = sum(name != BEYOND for name in frame.columns)
    return _Rows(frame, 2, named=True, fewer=_fewer(path, separator, frame.to_series(width - 1), width))


def _fewer(path: Path, separator: str, last: pl.Series, width: int) -> int:
    """How many rows have fewer cells than there are columns. Such a row has nothing in the last one."""
    if not last.null_count():
        return 0
    lines = pl.read_csv(
        path, separator="\x01", quote_char=None, has_header=False, infer_schema=False, new_columns=["line"]
    )["line"].drop_nulls()
    bare = lines.str.replace_all('"[^"]*"', "")
    if bare.str.contains('"', literal=True).any():  # a cell of several lines
        with path.open(encoding="utf-8-sig", newline="") as file:
            return sum(0 < len(row) < width for row in csv.reader(file, delimiter=separator))
    there = bare.str.strip_chars() != ""
    return int((there & (bare.str.count_matches(separator, literal=True) < width - 1)).sum())


def _lettered(frame: pl.DataFrame) -> Iterator[tuple[str, str]]:
    return zip((name for name in frame.columns if name != BEYOND), letters(frame.width), strict=False)


def _separator(path: Path) -> str:
    """What parts the cells of the first line into most."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = file.readline()
    return max((",", ";", "\t"), key=first.count)


def _tell_encoding(path: Path) -> None:
    content = path.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError as reason:
        line = content[: reason.start].count(b"\n") + 1
        raise ReadingError(f"{path} is not UTF-8 (line {line}); save it as CSV UTF-8") from None


def _ragged(path: Path, separator: str, *, header: bool) -> pl.DataFrame:
    """The rows of a file of which some have more cells than the first; what is beyond stands in a column of its own."""
    text = path.read_text(encoding="utf-8-sig")
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as reason:
        raise ReadingError(f"{path} is not CSV: {reason} (does a quotation mark lack its partner?)") from None
    names = rows[0] if header else letters(max(map(len, rows)))
    if len(set(names)) != len(names):
        raise ReadingError(f"{path}: a column is there twice; keep one")
    cells = rows[1:] if header else rows
    columns: list[list[str | None]] = [[] for _ in names]
    beyond: list[str | None] = []
    for row in cells:
        for column, cell in zip_longest(columns, row[: len(names)]):
            column.append(cell or None)
        beyond.append(separator.join(row[len(names) :]) or None)
    schema = dict.fromkeys(names, pl.String)
    return pl.DataFrame(dict(zip(names, columns, strict=True)), schema=schema).with_columns(
        pl.Series(BEYOND, beyond, dtype=pl.String)
    )


def _sheet(path: Path, what: str, sheet: str) -> tuple[_Rows, str]:
    """The rows of a sheet of a workbook, and the name of the sheet where there are others."""
    try:
        import fastexcel  # noqa: PLC0415  # an extra
    except ModuleNotFoundError:
        raise ReadingError(f"{path}: to read Excel, pip install 'ce-tracker-roster[excel]'") from None
    try:
        book = fastexcel.read_excel(path)
        name = _chosen(path, book.sheet_names, what, sheet)
        rows = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
    except (fastexcel.FastExcelError, BadZipFile) as reason:
        raise ReadingError(
            f"{path} is no Excel workbook, or it is damaged: save it anew as .xlsx ({str(reason).splitlines()[0]})"
        ) from None
    named = rows.rename(dict(zip(rows.columns, letters(rows.width), strict=True)))
    return _Rows(named, 1, named=False), name if len(book.sheet_names) > 1 else ""


def _chosen(path: Path, sheets: Sequence[str], what: str, sheet: str) -> str:
    if sheet:
        if sheet in sheets:
            return sheet
        raise ReadingError(f"{path} has no sheet {sheet!r}; there are {', '.join(map(repr, sheets))}")
    called = [one for one in sheets if one.strip().casefold() == what]
    if called or len(sheets) == 1:
        return called[0] if called else sheets[0]
    wanted = f"call one {what!r}, or name it" if what else "name one"
    raise ReadingError(f"{path} has the sheets {', '.join(map(repr, sheets))}; {wanted}")


def _headed(rows: _Rows, path: Path) -> tuple[pl.DataFrame, int]:
    """The first row that has a cell becomes the names; a column without a name keeps its letter."""
    frame = rows.frame
    empty = (
        frame.select(pl.all_horizontal(pl.all().is_null())).to_series()
        if frame.width
        else pl.Series([], dtype=pl.Boolean)
    )
    at = next((i for i, nothing in enumerate(empty) if not nothing), None)
    if at is None:
        raise ReadingError(f"{path} is empty")
    names = [str(cell).strip() if cell else letter for letter, cell in zip(frame.columns, frame.row(at), strict=True)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ReadingError(f"{path}: the column {twice!r} is there twice; keep one")
    return frame[at + 1 :].rename(dict(zip(frame.columns, names, strict=True))), rows.first + at + 1


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
