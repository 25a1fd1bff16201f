"""An empty spreadsheet with the columns of a roster, and the values that are allowed to choose from."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import IO, Any

from ce_tracker import Registry
from ce_tracker.record import EARLIEST, LATEST, MOST_HOURS
from ce_tracker_roster.columns import FRAMES, Column, Kind

_ROWS = 10_000
"""So many rows of each sheet offer the values to choose from."""

_LISTS = "allowed values"
_EXPLAINED = "columns"


def header(frame: str) -> str:
    """The first line of a CSV file for one of the frames."""
    return ",".join(column.name for column in FRAMES[frame]) + "\n"


def explained() -> list[tuple[str, str, str, str, str, str]]:
    """What each column is: frame, name, kind of value, whether it must be there, meaning, allowed values."""
    return [
        (frame, one.name, str(one.kind), "yes" if one.required else "", one.meaning, ", ".join(one.allowed))
        for frame, of in FRAMES.items()
        for one in of
    ]


def table(frame: str) -> str:
    """What the columns of a frame are, as a table of the documentation."""
    rows: list[tuple[str, ...]] = [("column", "kind", "required", "meaning", "allowed values"), ("---",) * 5]
    rows += [(f"`{name}`", *rest) for of, name, *rest in explained() if of == frame]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write(file: IO[bytes], registry: Registry) -> None:
    """Write the workbook: a sheet for each frame, one that explains the columns, one with what cells may be chosen from.

    The jurisdictions, credentials and subjects to choose from are those of `registry`. Needs the extra ``excel``.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415  # an extra

    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001  # not the clock: equal templates, equal bytes
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheets = {frame: book.add_worksheet(frame) for frame in FRAMES}
    _explain(book.add_worksheet(_EXPLAINED), bold)
    offered = _lists(book.add_worksheet(_LISTS), registry, bold)
    for frame, sheet in sheets.items():
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(FRAMES[frame]):
            sheet.write(0, place, column.name, bold)
            sheet.set_column(place, place, max(14, len(column.name) + 2), day if column.kind is Kind.DAY else None)
            validation = _validation(column, offered)
            if validation:
                sheet.data_validation(1, place, _ROWS, place, validation)
    book.close()
    file.write(content.getbuffer())


def _explain(sheet: Any, bold: Any) -> None:
    sheet.write_row(0, 0, ("sheet", "column", "kind", "required", "meaning", "allowed values"), bold)
    for row, told in enumerate(explained(), start=1):
        sheet.write_row(row, 0, told)
    sheet.set_column(0, 3, 14)
    sheet.set_column(4, 5, 60)
    sheet.freeze_panes(1, 0)


def _lists(sheet: Any, registry: Registry, bold: Any) -> dict[str, str]:
    """Writes the lists to choose from, and tells where each stands: Excel takes long ones only from cells."""
    jurisdictions = sorted(registry.jurisdictions())
    credentials = sorted({name for code in jurisdictions for name in registry.rule_books(code)})
    lists = {
        "jurisdiction": jurisdictions,
        "credential": credentials,
        "subject": [subject.name for subject in registry.subjects],
        **{column.name: list(column.allowed) for of in FRAMES.values() for column in of if column.allowed},
    }
    offered = {}
    for place, (name, words) in enumerate(lists.items()):
        sheet.write(0, place, name, bold)
        sheet.write_column(1, place, words)
        sheet.set_column(place, place, 24)
        letter = chr(ord("A") + place)
        offered[name] = f"='{_LISTS}'!${letter}$2:${letter}${len(words) + 1}"
    return offered


def _validation(column: Column, offered: Mapping[str, str]) -> dict[str, Any] | None:
    """What Excel shall accept in a cell of the column. The law of any jurisdiction is a subject, so others are only warned of."""
    told = {"input_title": column.name, "input_message": column.meaning[:255]}
    if column.name in offered:
        strict = "warning" if column.kind is Kind.SUBJECT else "stop"
        return {"validate": "list", "source": offered[column.name], "error_type": strict, **told}
    match column.kind:
        case Kind.DAY:
            days = {"minimum": EARLIEST, "maximum": LATEST}
            return {"validate": "date", "criteria": "between", **days, **told}
        case Kind.HOURS:
            return {"validate": "decimal", "criteria": "between", "minimum": 0.0001, "maximum": int(MOST_HOURS), **told}
        case _:
            return {"validate": "any", **told}
