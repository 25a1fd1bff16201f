"""Rows that agree in several arrays."""

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

_MOST = 2**62


def alike(columns: Sequence[Array]) -> tuple[Array, Array]:
    """Of rows that agree in all columns, the place of the first; and by row, which of those it agrees with."""
    whole = np.zeros(len(columns[0]), dtype=np.int64)
    cells = 1
    for column in columns:
        distinct, number = np.unique(column, return_inverse=True)
        if cells * max(len(distinct), 1) > _MOST:
            cells, whole = _dense(whole)
        whole = whole * len(distinct) + number
        cells *= max(len(distinct), 1)
    _, first, number = np.unique(whole, return_index=True, return_inverse=True)
    return first, number


def _dense(whole: Array) -> tuple[int, Array]:
    distinct, number = np.unique(whole, return_inverse=True)
    return len(distinct), number.astype(np.int64)
