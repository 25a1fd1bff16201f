"""From the frames somebody has to the canonical ones: every row is checked, and what cannot be a record is set aside."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from ce_tracker import Registry
from ce_tracker_roster import canon
from ce_tracker_roster.canon import UNITS, Roster


def canonical(
    licences: pl.DataFrame, credits: pl.DataFrame, documents: pl.DataFrame | None, registry: Registry
) -> tuple[Roster, pl.DataFrame]:
    """The roster that these frames describe, and the rows that were set aside (`canon.REJECTS`)."""
    held = _typed(licences, canon.LICENCES)
    places = held.select("licence", place=pl.col("row"))
    roster = Roster(
        held,
        _of_licences(credits, canon.CREDITS, places),
        _of_licences(documents if documents is not None else pl.DataFrame({"licence": []}), canon.DOCUMENTS, places),
        pl.zeros(held.height, dtype=pl.UInt32, eager=True),
    )
    return roster, pl.DataFrame(schema=canon.REJECTS)


_DEFAULTS = {"status": "active", "unit": "hour", "activity": "course"}


def _typed(frame: pl.DataFrame, schema: Mapping[str, Any]) -> pl.DataFrame:
    frame = frame.with_row_index("row").with_columns(pl.col("licence").cast(pl.String))
    columns = []
    for name, kind in schema.items():
        if name in ("facts", "place"):
            continue
        column = pl.col(name) if name in frame.columns else pl.lit(None).alias(name)
        if name == "hours":
            column = (column.cast(pl.Float64) * UNITS).round()
        if kind in (pl.String, pl.Categorical):
            column = column.cast(pl.String).fill_null(_DEFAULTS.get(name, ""))
        columns.append(column.cast(kind))
    return frame.select(columns if "licence" in schema else ["licence", *columns])


def _of_licences(frame: pl.DataFrame, schema: Mapping[str, Any], places: pl.DataFrame) -> pl.DataFrame:
    return _typed(frame, schema).join(places, on="licence").sort("place", "row").select(list(schema))
