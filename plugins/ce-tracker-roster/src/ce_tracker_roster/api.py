"""`audit_roster`: frames in, frames of the same kind out."""

from collections.abc import Collection
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl
from attrs import field, frozen

from ce_tracker import Registry, installed
from ce_tracker_roster.ingest import canonical
from ce_tracker_roster.judging import Progress, judged


@frozen
class RosterReport:
    """What a roster is told: frames of the kind that was given.

    `licences` has a row for each licence (`rows.LICENCES` tells the columns), `rejects` one for each row that could not be
    read. `requirements` and `credits` are None unless they were asked for.
    """

    licences: Any
    rejects: Any
    requirements: Any = field(default=None, kw_only=True)
    credits: Any = field(default=None, kw_only=True)


def audit_roster(
    licences: Any,
    credits: Any,
    documents: Any = None,
    *,
    on: date,
    registry: Registry | None = None,
    also: Collection[str] = (),
    progress: Progress | None = None,
) -> RosterReport:
    """The verdict on every licence of a roster, as of the day `on`: the same that `audit` gives, one by one.

    The frames are of any kind that narwhals knows (Polars, pandas, PyArrow, DuckDB, PySpark); their columns are in
    `columns.LICENCES`, `CREDITS` and `DOCUMENTS`. `also` may name ``requirements`` and ``credits``: the report then has a row
    for each of those as well.
    """
    registry = registry or installed()
    roster, rejects = canonical(
        _polars(licences), _polars(credits), None if documents is None else _polars(documents), registry
    )
    found = judged(
        roster,
        on=on,
        registry=registry,
        requirements="requirements" in also,
        credits="credits" in also,
        progress=progress,
    )
    return RosterReport(found.licences, rejects, requirements=found.requirements, credits=found.credits)


def _polars(frame: Any) -> pl.DataFrame:
    native = nw.from_native(frame)
    return (native.collect("polars") if isinstance(native, nw.LazyFrame) else native).to_polars()
