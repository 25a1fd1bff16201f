"""Rows that agree in several arrays, and values that are among others."""

from collections.abc import Sequence

import numpy as np

from ce_tracker_roster.canon import Array

_MOST = 2**62
_ROOM = 1 << 16
"""So many cells cost next to nothing, however few the rows."""


def alike(columns: Sequence[Array]) -> tuple[Array, Array]:
    """Of rows that agree in all columns, the place of the first; and by row, which of those it agrees with."""
    whole = np.zeros(len(columns[0]), dtype=np.int64)
    cells = 1
    for column in columns:
        number, size = _numbered(column)
        if cells * size > _MOST:
            _, whole = np.unique(whole, return_inverse=True)
            cells = int(whole.max(initial=0)) + 1
        whole = whole * size + number
        cells *= size
    if cells > _ROOM + 4 * len(whole):
        _, first, number = np.unique(whole, return_index=True, return_inverse=True)
        return first, number
    found = np.full(cells, -1, dtype=np.int64)
    found[whole[::-1]] = np.arange(len(whole))[::-1]
    used = np.flatnonzero(found >= 0)
    first = found[used]
    found[used] = np.arange(len(used))
    return first, found[whole]


def distinct(numbers: Array) -> tuple[Array, Array]:
    """The distinct ones of whole numbers, none below zero, in order, and by row the place of its own."""
    if int(numbers.max(initial=0)) > _ROOM + 4 * len(numbers):
        return np.unique(numbers, return_inverse=True)
    found, places = table(numbers)
    return found, places.take(numbers)


def table(numbers: Array) -> tuple[Array, Array]:
    """The distinct ones of whole numbers, none below zero, in order; and by number up to the greatest, its place among them."""
    found = np.flatnonzero(np.bincount(numbers)) if len(numbers) else np.zeros(0, dtype=np.int64)
    places = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.int32)
    places[found] = np.arange(len(found), dtype=np.int32)
    return found, places


def among(values: Array, ordered: Array) -> Array:
    """Which of these values are among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(values), dtype=np.bool_)
    at = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    found: Array = ordered[at] == values
    return found


def _numbered(column: Array) -> tuple[Array, int]:
    """The numbers of the values of a column, which are none below zero, and how many numbers there may be."""
    if not len(column):
        return column.astype(np.int64), 1
    whole = column.astype(np.int64)
    if not (whole == column).all():
        distinct, number = np.unique(column, return_inverse=True)
        return number, len(distinct)
    step = max(int(np.gcd.reduce(whole)), 1)
    return whole // step, int(whole.max()) // step + 1
