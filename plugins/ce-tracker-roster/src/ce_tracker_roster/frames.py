"""Which kind a frame is of, how it becomes one of Polars, and how a report is given back in the same kind."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from numbers import Real
from typing import Any

import narwhals as nw
import polars as pl

from ce_tracker import CeTrackerError


class RosterError(CeTrackerError, ValueError):
    """A roster cannot be read at all: its frames are of no kind that is known, or not of one kind, or their columns are wrong."""


class FrameKind(StrEnum):
    """The kinds of frames that a roster may come in."""

    POLARS = "a Polars DataFrame"
    LAZY = "a Polars LazyFrame"
    PANDAS = "a pandas DataFrame"
    ARROW = "a PyArrow table"
    DUCKDB = "a DuckDB relation"
    SPARK = "a PySpark DataFrame"


_KINDS = {
    (nw.Implementation.POLARS, False): FrameKind.POLARS,
    (nw.Implementation.POLARS, True): FrameKind.LAZY,
    (nw.Implementation.PANDAS, False): FrameKind.PANDAS,
    (nw.Implementation.PYARROW, False): FrameKind.ARROW,
    (nw.Implementation.DUCKDB, True): FrameKind.DUCKDB,
    (nw.Implementation.PYSPARK, True): FrameKind.SPARK,
    (nw.Implementation.PYSPARK_CONNECT, True): FrameKind.SPARK,
}


def one_kind(frames: Mapping[str, Any]) -> FrameKind:
    """The kind that all these frames are of, which are told by their names."""
    kinds = {name: _kind(name, frame) for name, frame in frames.items()}
    (first, kind), *others = kinds.items()
    for name, another in others:
        if another is not kind:
            raise RosterError(f"{first} is {kind}, and {name} is {another}: all must be of one kind")
    return kind


def _kind(name: str, frame: Any) -> FrameKind:
    try:
        native = nw.from_native(frame, pass_through=True)
    except nw.exceptions.DuplicateError as reason:
        raise RosterError(_twice(name, frame, reason)) from None
    if isinstance(native, nw.DataFrame | nw.LazyFrame):
        kind = _KINDS.get((native.implementation, isinstance(native, nw.LazyFrame)))
        if kind is not None:
            return kind
    given = f"{type(frame).__module__}.{type(frame).__qualname__}"
    raise RosterError(f"{name} must be {', '.join(FrameKind)}, not {given}")


def _twice(name: str, frame: Any, reason: Exception) -> str:
    names = [str(one) for one in getattr(frame, "column_names", getattr(frame, "columns", ()))]
    twice = next((one for one in names if names.count(one) > 1), None)
    if twice is None:
        return f"{name}: {' '.join(str(reason).split())}"
    return f"{name}: the column {twice!r} is there twice; keep one, or name the other otherwise"


_UNREADABLE = (pl.exceptions.PolarsError, pl.exceptions.PanicException, ValueError, TypeError, NotImplementedError)
"""What libraries raise for a column of a type that Polars does not have."""


def to_polars(kind: FrameKind, frame: Any, name: str) -> pl.DataFrame:
    """The frame as one of Polars; through Arrow, and without copying where its kind allows it.

    Raises `RosterError` where it cannot become one.
    """
    if kind is FrameKind.PANDAS:
        names = [str(one) for one in frame.columns]
        if len({*names}) < len(names):
            raise RosterError(_twice(name, frame, ValueError()))
        return pl.DataFrame(
            [_converted(name, one, frame.iloc[:, place], _of_pandas) for place, one in enumerate(names)]
        )
    native = nw.from_native(frame)
    try:
        return (native.collect("polars") if isinstance(native, nw.LazyFrame) else native).to_polars()
    except _UNREADABLE:
        if kind not in (FrameKind.ARROW, FrameKind.DUCKDB):
            raise
    arrow = (native.collect("pyarrow") if isinstance(native, nw.LazyFrame) else native).to_native()
    return pl.DataFrame([_converted(name, one, arrow.column(one), _of_arrow) for one in arrow.column_names])


def _converted(name: str, column: str, values: Any, convert: Callable[[str, Any], pl.Series]) -> pl.Series:
    """A column of the frame that is called `name`, as one of Polars."""
    try:
        return convert(column, values)
    except _UNREADABLE:
        kind = getattr(values, "type", getattr(values, "dtype", "?"))
        raise RosterError(
            f"{name}: the column {column!r} is of a type that is not read ({kind}); "
            "make texts, numbers or dates of it before the call, or leave it out"
        ) from None


def _of_arrow(name: str, column: Any) -> pl.Series:
    return pl.Series(name, pl.from_arrow(column))


def _of_pandas(name: str, column: Any) -> pl.Series:
    """A column of pandas; one of Python objects that are not all of one type becomes text, each value as it is written."""
    if column.dtype != object and type(column.dtype).__name__ in _AS_WRITTEN:
        told = column.astype(object).where(column.notna(), None)
        return pl.Series(name, [None if value is None else str(value) for value in told])
    if column.dtype != object:
        read: pl.Series = pl.from_pandas(column.rename(name))
        return read
    values = column.where(column.notna(), None).tolist()
    told = [value for value in values if value is not None]
    if len({(type(one), one.tzinfo if isinstance(one, datetime) else None) for one in told}) <= 1:
        return pl.Series(name, values)
    if all(isinstance(one, Real) and not isinstance(one, bool) for one in told):
        return pl.Series(name, [None if value is None else float(value) for value in values])
    return pl.Series(name, [None if value is None else str(value) for value in values])


_AS_WRITTEN = ("PeriodDtype", "IntervalDtype")
"""The types of pandas whose values are told as they are written there."""


def given_back(kind: FrameKind, found: pl.DataFrame, beside: Any) -> Any:
    """A part of the report as a frame of this kind; of DuckDB as a relation that the connection of the one `beside` reads."""
    match kind:
        case FrameKind.LAZY:
            return found.lazy()
        case FrameKind.PANDAS:
            return _as_pandas(found)
        case FrameKind.ARROW:
            return _as_arrow(found)
        case FrameKind.DUCKDB:
            return _as_relation(found, beside)
        case _:
            return found


def _as_arrow(found: pl.DataFrame) -> Any:
    return found.to_arrow(compat_level=pl.CompatLevel.oldest())


def _as_pandas(found: pl.DataFrame) -> Any:
    """Days become `datetime64`, which is what pandas has for them; yes and no that may be missing `boolean`."""
    asked = [name for name, dtype in found.schema.items() if dtype == pl.Boolean]
    return found.to_pandas().astype(dict.fromkeys(asked, "boolean"))


def _as_relation(found: pl.DataFrame, beside: Any) -> Any:
    """A relation tells nobody its connection, but asks it: DuckDB finds the Arrow table by the name it has here, and keeps it."""
    ce_tracker_roster_part = _as_arrow(found)  # noqa: F841  # named in the query
    return beside.query("ce_tracker_roster_beside", "SELECT * FROM ce_tracker_roster_part")
