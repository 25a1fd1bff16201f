"""The canonical frames, which everything behind the reading of a roster works on: checked, typed, of one shape.

Every row of them is a record that the library accepts; what is not was set aside before. `row` is the place of the row in
the frame it came from, counted from 0. Texts are `String` or `Categorical` and never null; empty means not recorded.
Hours are whole ten-thousandths of a CE hour (`UNITS`). Credits and documents have the `place` of their licence in the
frame of licences, and are ordered by it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import polars as pl

Array = np.ndarray[Any, Any]

UNITS = 10_000
"""So many make an hour: hours have at most four decimals."""

LICENCES = {
    "row": pl.UInt32,
    "licence": pl.String,
    "jurisdiction": pl.Categorical,
    "credential": pl.Categorical,
    "number": pl.String,
    "issued": pl.Date,
    "expires": pl.Date,
    "status": pl.Categorical,
    "born": pl.Date,
}
"""`expires` and `born` may be null. Besides there is a column ``fact.NAME`` for each fact that was given: Boolean, Int64,
Float64, String or Date; null where a licence has none of that name."""

CREDITS = {
    "row": pl.UInt32,
    "place": pl.UInt32,
    "title": pl.String,
    "completed": pl.Date,
    "hours": pl.Int64,
    "subject": pl.Categorical,
    "unit": pl.Categorical,
    "delivery": pl.Categorical,
    "hands_on": pl.Float64,
    "activity": pl.Categorical,
    "approvals": pl.Categorical,
    "approved_as": pl.Categorical,
    "provider": pl.String,
    "course_id": pl.String,
    "started": pl.Date,
}
"""`hands_on` and `started` may be null. `approvals` is ``A; B``, `approved_as` ``A=subject; B=subject``."""

DOCUMENTS = {
    "row": pl.UInt32,
    "place": pl.UInt32,
    "kind": pl.Categorical,
    "issued": pl.Date,
    "expires": pl.Date,
    "number": pl.String,
}

REJECTS = {
    "file": pl.String,
    "row": pl.UInt32,
    "column": pl.String,
    "value": pl.String,
    "reason": pl.String,
    "fix": pl.String,
    "as_it_came": pl.String,
}
"""`file` is which of the frames (licences, credits, documents) or the path of the file; `row` the row as the file shows it,
or its place in the frame, counted from 0. `column`, `value` and `fix` are those of the first fault, `reason` tells the others
as well. `as_it_came` is the whole row as JSON."""


class Roster(NamedTuple):
    """A roster as it is judged: canonical frames, and how many rows of each licence were set aside."""

    licences: pl.DataFrame
    credits: pl.DataFrame
    documents: pl.DataFrame
    set_aside: pl.Series
    """By licence, how many of its credits and documents could not be read (UInt32)."""
    texts: Mapping[str, Sequence[str]]
    """By categorical column of the credits, the texts that there may be in it."""

    def only(self, places: Array) -> "Roster":
        """The roster of some of its licences, by place, in their order."""
        licences = pl.Series(places, dtype=pl.UInt32)
        credits, documents = (_renumbered(frame, places) for frame in (self.credits, self.documents))
        return Roster(self.licences[licences], credits, documents, self.set_aside[licences], self.texts)


def rows_of(place: Array, places: Array) -> tuple[Array, Array]:
    """Of rows that are in order of the `place` of their licence, those of some places, in the order of these.

    Beside it: by row, which of the places it is of.
    """
    wanted = places.astype(place.dtype)  # else it is the many rows that become of the other type
    begins = np.searchsorted(place, wanted)
    many = np.searchsorted(place, wanted, side="right") - begins
    after = np.cumsum(many)
    return np.repeat(begins - after + many, many) + np.arange(many.sum()), np.repeat(np.arange(len(places)), many)


def _renumbered(frame: pl.DataFrame, places: Array) -> pl.DataFrame:
    """The rows of some licences, with the place of each among these."""
    rows, own = rows_of(frame["place"].to_numpy(), places)
    return frame[rows].with_columns(place=pl.Series(own, dtype=pl.UInt32))
