"""CSV files as people have them: parted by commas, semicolons or tabs, with lines of more or fewer cells than the first."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice, zip_longest
from pathlib import Path
from typing import NamedTuple

import polars as pl

from ce_tracker_roster.cells import Cells, ReadingError, letters, names_of, without_blank
from ce_tracker_roster.ingest.source import BEYOND
from ce_tracker_roster.titles import MOST_ROWS, Names, Row

_STATED = re.compile(r"sep=(.)\s*")
"""The first line of a file that a spreadsheet wrote and that says what parts its cells."""


class _Form(NamedTuple):
    """How a file is written."""

    path: Path
    separator: str
    skipped: int
    """How many lines there are before the names, or before the first that has a cell."""
    header: bool
    above: tuple[str, ...] = ()
    """What stands above the names."""


def lines(path: Path, names: Names | None) -> Cells:
    """The rows of a CSV file, each numbered as a spreadsheet shows it; those before the first that has a cell count.

    `names` are those by which its columns are known; None where it has no names of columns.
    """
    form = _form(path, names)
    header = form.header
    first = _first(form)
    named = names_of(first, path) if header else []
    try:
        frame = pl.read_csv(
            path, separator=form.separator, infer_schema=False, has_header=header, skip_lines=form.skipped
        )
    except pl.exceptions.ComputeError as reason:
        if "utf-8" in str(reason).lower():
            _tell_encoding(path)
        frame = _ragged(form, named)
    if not header:
        ours = [name for name in frame.columns if name != BEYOND]
        return Cells(frame.rename(dict(zip(ours, letters(len(ours)), strict=True))), 1 + form.skipped)
    frame = frame.rename(dict(zip(frame.columns, named, strict=False)))
    width = max(at for at, cell in enumerate(first, 1) if cell.strip())
    fewer = _fewer(form, frame.to_series(width - 1), width)
    return Cells(without_blank(frame, first), 2 + form.skipped, fewer, form.above)


def _form(path: Path, names: Names | None) -> _Form:
    with path.open("rb") as binary:
        start = binary.read(1 << 16)
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise ReadingError(f"{path} is saved as UTF-16; save it as CSV UTF-8")
    if b"\r" in start and b"\n" not in start:
        raise ReadingError(f"{path}: its lines end as those of old Macs do; save it as CSV UTF-8")
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        stated = _STATED.fullmatch(file.readline())
    separator = stated[1] if stated else "\t" if path.suffix.lower() == ".tsv" else ""
    first = next(_written(path, stated is not None), None)
    if first is None:
        raise ReadingError(f"{path} is empty")
    if names is None:
        return _Form(path, separator or _separator(first[1]), first[0], header=False)
    written = dict(islice(_written(path, stated is not None), MOST_ROWS))
    rows = (Row(place, _parted(line, separator)) for place, line in written.items())
    found = names.place(rows, path)
    return _Form(path, separator or _separator(written[found.place]), found.place, header=True, above=found.above)


def _written(path: Path, stated: bool) -> Iterator[tuple[int, str]]:
    """The lines that have a cell, each with its place; of those below one that a cell goes on from nobody can say what they are."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for place, line in enumerate(file):
            if stated and not place:
                continue
            if line.strip(' ,;\t\r\n"'):
                yield place, line
            if line.count('"') % 2:
                return


def _separator(line: str) -> str:
    return max((",", ";", "\t"), key=line.count)


def _parted(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator or _separator(line)))


def _first(form: _Form) -> list[str]:
    """The cells of the first row."""
    with form.path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return next(csv.reader(_from_the_first(form, file), delimiter=form.separator))


def _from_the_first(form: _Form, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a file from the first that has a cell."""
    return islice(lines, form.skipped, None)


def _fewer(form: _Form, last: pl.Series, width: int) -> int:
    """How many rows have fewer cells than there are columns with names. Such a row has nothing in the last one."""
    if not last.null_count():
        return 0
    written = pl.read_csv(
        form.path,
        separator="\x01",
        quote_char=None,
        has_header=False,
        infer_schema=False,
        new_columns=["line"],
        skip_lines=form.skipped,
    )["line"].drop_nulls()
    bare = written.str.replace_all('"[^"]*"', "")
    if bare.str.contains('"', literal=True).any():  # a cell of several lines
        with form.path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(_from_the_first(form, file), delimiter=form.separator)
            return sum(0 < len(row) < width for row in rows)
    there = bare.str.strip_chars() != ""
    return int((there & (bare.str.count_matches(form.separator, literal=True) < width - 1)).sum())


def _tell_encoding(path: Path) -> None:
    content = path.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError as reason:
        line = content[: reason.start].count(b"\n") + 1
        raise ReadingError(f"{path} is not UTF-8 (line {line}); save it as CSV UTF-8") from None


def _ragged(form: _Form, names: list[str]) -> pl.DataFrame:
    """The rows of a file of which some have more cells than the first; what is beyond stands in a column of its own."""
    rows = _parsed(form)
    names = names or letters(max(map(len, rows)))
    columns: list[list[str | None]] = [[] for _ in names]
    beyond: list[str | None] = []
    for row in rows[1:] if form.header else rows:
        for column, cell in zip_longest(columns, row[: len(names)]):
            column.append(cell or None)
        beyond.append(form.separator.join(row[len(names) :]) or None)
    schema = dict.fromkeys(names, pl.String)
    return pl.DataFrame(dict(zip(names, columns, strict=True)), schema=schema).with_columns(
        pl.Series(BEYOND, beyond, dtype=pl.String)
    )


def _parsed(form: _Form) -> list[list[str]]:
    file = StringIO(form.path.read_text(encoding="utf-8-sig"), newline="")
    reader = csv.reader(_from_the_first(form, file), delimiter=form.separator, strict=True)
    rows: list[list[str]] = []
    begins = 1
    try:
        for row in reader:
            rows.append(row)
            begins = reader.line_num + 1
    except csv.Error as reason:
        raise ReadingError(
            f"{form.path} is not CSV: {reason}, in the row that begins on line {begins + form.skipped}; does a quotation mark "
            "lack its partner? One that belongs to a cell is written twice, inside a cell that stands in quotation marks"
        ) from None
    return rows
