"""Columns of a few distinct values together: rows that agree in all of them have one key."""

from collections.abc import Iterable, Sequence
from math import prod

import numpy as np
import polars as pl
from attrs import define

from ce_tracker_roster.canon import Array

_MOST = 2**62
_SMALL = 2**31


@define(eq=False)
class Combined:
    """Some categorical columns. By column, `values` are the texts that there may be; keys are below `keys`."""

    values: Sequence[Sequence[str]]
    keys: int
    _places: list[Array]
    """By column and code, the place of its text times the step from one to the next. No key with any other code is above zero."""

    @classmethod
    def of(cls, columns: Sequence[pl.Series], values: Sequence[Sequence[str]]) -> "Combined":
        """These columns, of which each has none but these texts. Raises OverflowError for too many of them together."""
        sizes = [max(len(texts), 1) for texts in values]
        keys = prod(sizes)
        if keys > _MOST:
            raise OverflowError(f"{keys:.1e} kinds of course cannot be told apart: audit the roster in parts")
        kind = np.int32 if keys < _SMALL else np.int64
        steps = [prod(sizes[place + 1 :]) for place in range(len(sizes))]
        tables = []
        for column, texts, step in zip(columns, values, steps, strict=True):
            places = places_by_code(column, texts)
            tables.append(np.where(places < 0, -keys, places * step).astype(kind))
        return cls(values, keys, tables)

    def of_rows(self, columns: Iterable[pl.Series], rows: Array) -> Array:
        """The keys of some rows of slices of the columns."""
        found: Array = np.zeros(len(rows), dtype=self._places[0].dtype)
        for places, column in zip(self._places, columns, strict=True):
            codes = np.take(column.to_physical().to_numpy(), rows, mode="clip")  # clip is the quickest
            found += np.take(places, codes, mode="clip")
        return found

    def split(self, keys: Array) -> list[Array]:
        """By column, the place of the text of each key."""
        found, left = [], keys
        for texts in reversed(self.values):
            left, place = np.divmod(left, max(len(texts), 1))
            found.append(place.astype(np.int32))
        return found[::-1]


def places_by_code(column: pl.Series, texts: Sequence[str]) -> Array:
    """By code of a categorical column, the place of its text among these; -1 for any other, the last of the codes among them."""
    used = pl.Series(texts, dtype=column.dtype).to_physical().to_numpy()
    places = np.full(int(used.max(initial=0)) + 2, -1, dtype=np.int64)
    places[used] = np.arange(len(used))
    return places
