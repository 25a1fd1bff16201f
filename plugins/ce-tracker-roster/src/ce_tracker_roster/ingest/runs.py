"""Columns whose values repeat: in runs, as they do in files that are in order of something, or because they are few."""

from collections.abc import Callable

import numpy as np
import polars as pl

from ce_tracker_roster.threads import of_each

_LOOK = 4096
_OFTEN = 0.5
"""Runs are worth it where there are at most so many of them for each value."""
_SLICE = 65_536
_FIRST = 65_536


def by_runs(values: pl.Series, of: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """What `of` makes of values, each by itself. It is given one of each run where the first values show that there are runs."""
    first = values.head(_LOOK)
    if not len(first) or int(first.rle_id()[-1]) >= len(first) * _OFTEN:
        return of(values)
    starts, heads = _runs(values)
    made, lengths = of(heads), np.diff(starts.to_numpy(), append=len(values))
    if made.dtype.is_integer() and not made.null_count():
        return pl.Series(made.name, np.repeat(made.to_numpy(), lengths))
    return made.gather(np.repeat(np.arange(len(heads), dtype=np.uint32), lengths))


def _runs(values: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Where each run begins, and its value."""
    starts, heads = [pl.Series([0], dtype=pl.UInt32)], [values.head(1)]
    for begin, new in of_each(lambda start: _changes(values, start), range(1, len(values), _SLICE)):
        starts.append(begin)
        heads.append(new)
    return pl.concat(starts), pl.concat(heads)


def _changes(values: pl.Series, start: int) -> tuple[pl.Series, pl.Series]:
    """In the slice from `start`, where a value is another than the one before it, and which it is."""
    here = values.slice(start, _SLICE)
    before = values.slice(start - 1, len(here))
    other = here.ne_missing(before) if values.null_count() else here != before
    return other.arg_true() + start, here.filter(other)


def distinct(values: pl.Series) -> pl.Series:
    """Each value once. Most are among the first rows, and whether there are others is quickly asked."""
    first = values.head(_FIRST).unique()
    others = ~values.is_in(first.implode())
    return pl.concat([first, values.filter(others).unique()]) if others.any() else first
