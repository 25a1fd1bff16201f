"""Values of frames that Python has no value for: they become texts, so that the rows that have them can be told."""

from datetime import MAXYEAR, MINYEAR, date

import polars as pl


def tellable(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame, and in it texts in the place of spans of time, of types of other libraries, and of days beyond the calendar."""
    changed = [told for column in frame if (told := _told(column)) is not None]
    return frame.with_columns(changed) if changed else frame


def _told(column: pl.Series) -> pl.Series | None:
    """The column as texts; None where it stays as it is."""
    dtype = column.dtype
    if isinstance(dtype, pl.BaseExtension):
        return _as_texts(column.ext.storage(), f" ({dtype.ext_name()})")
    if dtype == pl.Duration:
        return column.dt.to_string("polars")
    if dtype == pl.Date or isinstance(dtype, pl.Datetime):
        return _days(column)
    return None


def _as_texts(values: pl.Series, kind: str) -> pl.Series:
    """Each value with its kind beside it, so that it is not taken for a number or a day."""
    texts = [None if one is None else f"{one}{kind}" for one in values.to_list()]
    return pl.Series(values.name, texts, dtype=pl.String)


def _days(column: pl.Series) -> pl.Series | None:
    """Days and moments as texts, if any is beyond the calendar."""
    unit = getattr(column.dtype, "time_unit", "day")
    zoned = getattr(column.dtype, "time_zone", None) is not None
    if unit not in _PER_DAY:
        return None
    least = (_FIRST + zoned) * _PER_DAY[unit]
    beyond = (_LAST + 1 - zoned) * _PER_DAY[unit]
    whole = column.to_physical()
    first, last = whole.min(), whole.max()
    if not isinstance(first, int) or not isinstance(last, int) or (first >= least and last < beyond):
        return None
    within = pl.select(pl.when((whole >= least) & (whole < beyond)).then(column)).to_series()
    texts = (within.dt.convert_time_zone("UTC") if zoned else within).dt.to_string("iso")
    before = pl.when(whole < least).then(pl.lit(f"a day before the year {MINYEAR}"))
    told = before.when(whole >= beyond).then(pl.lit(f"a day after the year {MAXYEAR}"))
    return pl.select(pl.coalesce(texts, told).alias(column.name)).to_series()


_FIRST, _LAST = ((day - date(1970, 1, 1)).days for day in (date.min, date.max))
"""The days of the calendar, since the epoch. Of a moment of a zone the outermost may be beyond it."""

_PER_DAY = {"day": 1, "us": 86_400_000_000, "ms": 86_400_000}
"""How many of its units a day has; moments in nanoseconds do not reach beyond the calendar."""
