"""What is wrong with the rows of a frame. Nothing of it costs anything while nothing is wrong."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import polars as pl

from ce_tracker_roster import canon
from ce_tracker_roster.ingest.source import Source


class Told(NamedTuple):
    """Why a value is refused, and what to do about it."""

    reason: str
    fix: str


_OF_WORKBOOKS: Mapping[str, str] = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
_OTHER_ERROR = "#ERROR!"

SHEET_ERRORS = frozenset(_OF_WORKBOOKS.values()) | {
    *(_OTHER_ERROR, "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!")
}
"""What a spreadsheet shows where a formula fails; in a file it is no value of any column."""


def error_shown(name: str) -> str:
    """What a spreadsheet shows of an error that whatever reads workbooks calls by this name.

    >>> error_shown("Div0"), error_shown("Spill")
    ('#DIV/0!', '#ERROR!')
    """
    return _OF_WORKBOOKS.get(name, _OTHER_ERROR)


Tell = Callable[[str], Told]
"""Says of a value, as a text, why it is refused. Asked once for each distinct value."""

_JSON = json.JSONEncoder(ensure_ascii=False, default=str)


class Faults:
    """The faults found in one frame, by the index of its rows, in the order in which they were found."""

    def __init__(self, found: Iterable[pl.DataFrame] = ()) -> None:
        self.found = list(found)

    @classmethod
    def together(cls, several: Iterable["Faults"]) -> "Faults":
        """The faults of several columns of one frame."""
        return cls(part for one in several for part in one.found)

    def __bool__(self) -> bool:
        return bool(self.found)

    def refuse(self, column: str, where: pl.Series, values: pl.Series, tell: Tell) -> None:
        """Refuse the rows that the mask `where` marks; `values` has the value of every row of the frame."""
        index = where.arg_true()
        if len(index):
            self.refuse_at(column, index, as_text(values.gather(index)), tell)

    def refuse_at(self, column: str, index: pl.Series, values: pl.Series, tell: Tell) -> None:
        """Refuse the rows at these places, for these values (texts)."""
        texts = values.fill_null("")
        said = {
            text: (sheet_error if text.strip() in SHEET_ERRORS else tell)(text) for text in texts.unique().to_list()
        }
        told = [said[text] for text in texts.to_list()]
        reasons, fixes = [one.reason for one in told], [one.fix for one in told]
        self.found.append(
            pl.DataFrame({"index": index.cast(pl.UInt32), "value": texts, "reason": reasons, "fix": fixes}).select(
                "index", pl.lit(column).alias("column"), "value", "reason", "fix"
            )
        )

    def rows(self) -> pl.Series:
        """The rows with a fault, each once, in order."""
        if not self.found:
            return pl.Series("index", [], dtype=pl.UInt32)
        return pl.concat([part["index"] for part in self.found]).unique().sort()

    def mask(self, height: int) -> pl.Series:
        """Whether each of so many rows has a fault."""
        marked = np.zeros(height, dtype=np.bool_)
        marked[self.rows().to_numpy()] = True
        return pl.Series(marked)

    def rejects(self, frame: pl.DataFrame, source: Source) -> pl.DataFrame:
        """A row for each row of the source that has a fault: the first fault, and in its reason the others."""
        if not self.found:
            return pl.DataFrame(schema=canon.REJECTS)
        faults = pl.concat(self.found)
        faults = faults.with_columns(pl.col("column").replace(dict(source.called)), at=pl.int_range(pl.len()))
        if source.rows is not None:
            faults = faults.with_columns(source.rows.cast(pl.UInt32).gather(faults["index"]).alias("index"))
        of_rows = _by_row(faults)
        came = (frame if source.original is None else source.original)[of_rows["index"]]
        empty = _empty(came)
        told = {"column": "", "value": "", "reason": "the row is empty", "fix": "take it out"}
        return of_rows.select(
            pl.lit(source.name).alias("file"),
            (pl.col("index") + source.first).cast(pl.UInt32).alias("row"),
            *(pl.when(empty).then(pl.lit(words)).otherwise(name).alias(name) for name, words in told.items()),
            pl.Series("as_it_came", list(_as_json(came)), dtype=pl.String),
        )


def sheet_error(value: str) -> Told:
    """That a value is the error of a formula."""
    return Told(
        f"{value.strip()} is the error of a formula, and no value", "mend the formula, or write the value itself"
    )


def _empty(rows: pl.DataFrame) -> pl.Series:
    """Which rows have nothing in any cell."""
    cells = pl.DataFrame([as_text(column).fill_null("").str.strip_chars() for column in rows])
    return cells.select(pl.all_horizontal(pl.all() == "")).to_series()


def _by_row(faults: pl.DataFrame) -> pl.DataFrame:
    """One row for each row that has faults; of most there is but one."""
    faults = faults.unique(["index", "column", "reason"], keep="first", maintain_order=True)
    several = pl.col("index").is_duplicated()
    also = pl.when(pl.int_range(pl.len()) == 0).then("reason").otherwise(pl.format("also {}: {}", "column", "reason"))
    together = (
        faults.filter(several)
        .sort("index", "at")
        .group_by("index", maintain_order=True)
        .agg(
            pl.col("column", "value").first(),
            also.unique(maintain_order=True).str.join("; ").alias("reason"),
            pl.col("fix").unique(maintain_order=True).str.join("; ").alias("fix"),
        )
    )
    return pl.concat([faults.filter(~several).drop("at"), together]).sort("index")


def as_text(values: pl.Series) -> pl.Series:
    """The values as texts, whatever they are; lists with semicolons."""
    if values.dtype == pl.String:
        return values
    if values.dtype.is_nested() or values.dtype in (pl.Object, pl.Binary):
        return pl.Series(values.name, [None if one is None else str(one) for one in values.to_list()], dtype=pl.String)
    return values.cast(pl.String)


def _as_json(rows: pl.DataFrame) -> Iterator[str]:
    strange = [one.name for one in rows if one.dtype.is_float() and not one.is_finite().all()]
    for row in rows.with_columns(pl.col(strange).cast(pl.String)).iter_rows(named=True):
        yield _JSON.encode(row)
