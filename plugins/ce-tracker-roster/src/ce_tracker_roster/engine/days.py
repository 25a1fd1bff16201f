"""Years, months and days of the month of many days at once, by tables.

Days are proleptic ordinals. Months are counted from January of the year 0, so that twelve of them are a year.
"""

from datetime import date
from functools import lru_cache

import numpy as np

from ce_tracker_roster.canon import Array

_USUAL = 2399
"""The last year of the table that is made at first: days of later years are seldom asked for."""
_LAST = 9999

EPOCH = date(1970, 1, 1).toordinal()
"""Ordinals less this are days since 1970."""


@lru_cache
def _beginnings() -> Array:
    """By month, the first day."""
    months = np.arange(np.datetime64("0000-01"), np.datetime64(f"{_LAST + 1}-02"))
    days: Array = months.astype("datetime64[D]").astype(np.int32) + np.int32(EPOCH)
    return days


@lru_cache
def _months(last_year: int) -> Array:
    """By day, the month, up to the end of a year."""
    begins = _beginnings()[: (last_year + 1) * 12 + 1]
    months = np.repeat(np.arange(len(begins) - 1, dtype=np.int32), np.diff(begins))
    return months[-begins[0] :]


def month_of(days: Array) -> Array:
    """The months of days."""
    try:
        return _months(_USUAL).take(days)
    except IndexError:
        return _months(_LAST).take(days)


def begin_of(months: Array) -> Array:
    """The first days of months."""
    return _beginnings().take(months)


def year_of(days: Array) -> Array:
    """The years of days."""
    years: Array = month_of(days) // np.int32(12)
    return years


def read(days: Array, part: str) -> Array:
    """The year, the month or the day of the month of days; `months` are those from the year 0."""
    months = month_of(days)
    match part:
        case "months":
            found = months
        case "year":
            found = months // np.int32(12)
        case "month":
            found = months % np.int32(12) + np.int32(1)
        case _:
            found = days - begin_of(months) + np.int32(1)
    return found


def day_in(months: Array, day: Array) -> Array:
    """That day of each month, the last where the month has none such."""
    found: Array = np.minimum(begin_of(months) + day, begin_of(months + np.int32(1))) - np.int32(1)
    return found


def moved(days: Array, months: int, more: int) -> Array:
    """Days so many months on, as `Span` reckons, and then so many days."""
    own = month_of(days)
    return day_in(own + np.int32(months), days - begin_of(own) + np.int32(1)) + np.int32(more)
