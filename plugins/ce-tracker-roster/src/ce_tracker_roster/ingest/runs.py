"""Columns in which equal values follow each other, as they do in files that are in order of something."""

from collections.abc import Callable

import numpy as np
import polars as pl

_LOOK = 4096
_OFTEN = 0.5
"""Runs are worth it where there are at most so many of them for each value."""


def by_runs(values: pl.Series, of: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """What `of` makes of values, each by itself. It is given one of each run where the first values show that there are runs."""
    first = values.head(_LOOK)
    if not len(first) or int(first.rle_id()[-1]) >= len(first) * _OFTEN:
        return of(values)
    runs = values.rle_id()
    heads = np.concatenate([[0], np.flatnonzero(np.diff(runs.to_numpy())) + 1])
    return of(values.gather(heads)).gather(runs)
