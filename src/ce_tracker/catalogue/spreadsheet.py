"""A spreadsheet saved as CSV becomes a table for each row, and its faults are told by row and column."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from ce_tracker.catalogue.cells import COLUMNS
from ce_tracker.catalogue.result import CatalogueError
from ce_tracker.errors import RecordError, suggest
from ce_tracker.logbook.places import Place
from ce_tracker.logbook.problems import Found, Problem

_DELIMITERS = (",", ";", "\t")
_LEAST = ("title",)
_HOURS = ("hours", "hours_by_subject", "subject")
_TIMES = ("starts", "ends", "sessions")
_STAND_INS: Mapping[str, Any] = {"hours": Decimal(1), "subject": "other"}
_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


@frozen
class Spreadsheet:
    """The rows of a spreadsheet as tables; `where` has the line and the number of each row, counted from 1."""

    name: str
    tables: list[dict[str, Any]] = field(factory=list)
    where: list[tuple[int, int]] = field(factory=list)

    def problem(self, found: Found) -> Problem:
        """What was found at a place, by row and column."""
        line, row = self.where[int(found.place[1])]
        column, *below = [str(step + 1) if isinstance(step, int) else step for step in found.place[2:]] or [""]
        if column == "hours" and below:
            column = "hours_by_subject"
        named = f", column {column}" if column else ""
        inner = f" ({', '.join(below)})" if below else ""
        return Problem(self.name, line, f"row {row}{named}{inner}", found.message, found.severity)


def spreadsheet(text: str, name: str, found: list[Found]) -> Spreadsheet:
    """The rows of `text`; what is wrong with a cell goes to `found`, and a stand-in takes the place of its value.

    Raises `CatalogueError` where the columns or the number of cells cannot be relied on.
    """
    rows = _rows(text, name)
    header = next(rows, None)
    if header is None:
        raise CatalogueError.of_file(name, f"is empty; begin with a line of columns: {', '.join(COLUMNS)}", 1)
    columns = [_normal(cell) for cell in header[2]]
    problems = list(_wrong_columns(columns, header[2], name, header[0]))
    sheet = Spreadsheet(name)
    for line, number, cells in rows:
        if len(cells) != len(columns):
            problems.append(Problem(name, line, f"row {number}", _ragged(cells, columns)))
            continue
        place = ("seminars", len(sheet.tables))
        sheet.where.append((line, number))
        sheet.tables.append(_table(dict(zip(columns, cells, strict=True)), place, [] if problems else found))
    if problems:
        raise CatalogueError(problems)
    return sheet


def _rows(text: str, name: str) -> Iterator[tuple[int, int, list[str]]]:
    """The line on which each row begins, its number, and its cells; rows without any content are left out."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
    line, number = 1, 0
    try:
        for cells in reader:
            number += 1
            stripped = [cell.strip() for cell in cells]
            if any(stripped) and not (number == 1 and stripped[0].casefold().startswith("sep=")):
                yield line, number, stripped
            line = reader.line_num + 1
    except csv.Error as reason:
        message = f"is not CSV: {reason} (does a quotation mark lack its partner?)"
        raise CatalogueError.of_file(name, message, line) from None


def _delimiter(text: str) -> str:
    """What parts the cells: told by Excel's first line ``sep=;``, else what parts the first line into most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1]

    def known(delimiter: str) -> int:
        return sum(_normal(cell.strip('" ')) in COLUMNS for cell in first.split(delimiter))

    return max(_DELIMITERS, key=lambda delimiter: (known(delimiter), first.count(delimiter)))


def _normal(column: str) -> str:
    """The name of a column whatever its case and whether its words are parted by blanks or dashes."""
    return column.strip().casefold().replace(" ", "_").replace("-", "_")


def _wrong_columns(columns: Sequence[str], written: Sequence[str], name: str, line: int) -> Iterator[Problem]:
    for number, column in enumerate(columns):
        told = f"column {written[number]!r}"
        if not column:
            yield Problem(name, line, f"column {number + 1}", "has no name; name it or take it out")
        elif column not in COLUMNS:
            near = suggest("column", written[number][:100], COLUMNS).removeprefix(
                f"unknown column {written[number]!r}; "
            )
            known = near if near.startswith("did you mean") else f"known are {', '.join(COLUMNS)}"
            yield Problem(name, line, told, f"unknown column; {known}")
        elif column in columns[:number]:
            yield Problem(name, line, told, "is there twice; keep one")
    missing = [column for column in _LEAST if column not in columns]
    missing += [] if {"hours", "hours_by_subject"} & {*columns} else ["hours"]
    missing += [] if {"starts", "sessions"} & {*columns} else ["starts"]
    yield from (Problem(name, line, "", f"column {column!r} is missing; add it") for column in missing)


def _ragged(cells: Sequence[str], columns: Sequence[str]) -> str:
    more = "a cell that holds the delimiter belongs in quotation marks"
    return f"has {len(cells)} cells and the first line names {len(columns)} columns; {more}"


def _table(row: Mapping[str, str], place: Place, found: list[Found]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    faulty: set[str] = set()
    for column, cell in row.items():
        if not cell or column not in COLUMNS:
            continue
        try:
            table[column] = COLUMNS[column](column, cell)
        except RecordError as reason:
            faulty.add(column)
            found.append(Found((*place, column), reason.problem))
    if "title" not in table:
        faulty.add("title")
        found.append(Found((*place, "title"), "is empty; say what the seminar is called"))
    _stand_in(table, faulty)
    if "hours" not in table and "hours_by_subject" not in table:
        found.append(Found((*place, "hours"), "is empty; say how many CE hours it gives, such as 6"))
        table |= _STAND_INS
    if not {"starts", "sessions"} & table.keys():
        found.append(Found((*place, "starts"), "is empty; say when it starts, such as 2027-03-06T09:00-05:00"))
        table |= {"starts": _LONG_AGO, "ends": _LONG_AGO}
    return table


def _stand_in(table: dict[str, Any], faulty: set[str]) -> None:
    """In place of what was found faulty, values that nothing more is found about."""
    if "title" in faulty:
        table["title"] = "?"
    if faulty & {*_HOURS}:
        table.pop("hours_by_subject", None)
        table |= _STAND_INS
    if faulty & {*_TIMES}:
        table.pop("sessions", None)
        table |= {"starts": _LONG_AGO, "ends": _LONG_AGO}
