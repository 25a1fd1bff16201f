"""A report in a few lines: each state with its verdicts, what lapses soon, and the hours that are short."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from ce_tracker import Verdict
from ce_tracker.rules import Confidence

__all__ = ["SUMMARY", "owed_by", "summary", "total"]

SOON = (30, 60, 90)
"""Within how many days a licence that is not compliant is told as lapsing soon."""

SUMMARY: Mapping[str, Any] = {
    "jurisdiction": pl.String,
    "licences": pl.UInt32,
    "compliant": pl.UInt32,
    "short": pl.UInt32,
    "undetermined": pl.UInt32,
    "exempt": pl.UInt32,
    "no_ce_required": pl.UInt32,
    "overdue": pl.UInt32,
    **{f"lapsing_{days}": pl.UInt32 for days in SOON},
    "hours_short": pl.Float64,
}
"""The columns of the summary.

The five verdicts together are the licences. `overdue` and `lapsing_30`, `lapsing_60`, `lapsing_90` are of those that are
short or undetermined: what is owed is due (`owed_by`) before the day asked about, and on it or up to so many days later (60
includes 30).
`hours_short` is the sum of `short`: of licences for which no further hours would do it has nothing.
"""

_OWING = (str(Verdict.SHORT), str(Verdict.UNDETERMINED))


def summary(report: Any, *, on: date) -> pl.DataFrame:
    """The report on licences by state, in the order of their codes (`SUMMARY` tells the columns).

    `report` is `RosterReport.licences`, of whatever kind, or one that was written and read again; `on` is the day it was
    made for.
    """
    frame = _polars(report)
    owing = pl.col("verdict").is_in(_OWING)
    from_now = (owed_by() - on).dt.total_days()
    told = frame.group_by("jurisdiction").agg(
        licences=pl.len(),
        **{str(verdict).replace("-", "_"): (pl.col("verdict") == str(verdict)).sum() for verdict in Verdict},
        overdue=(owing & (from_now < 0)).sum(),
        **{f"lapsing_{days}": (owing & from_now.is_between(0, days)).sum() for days in SOON},
        hours_short=pl.col("short").sum().round(4),
    )
    return told.sort("jurisdiction").select(pl.col(name).cast(kind) for name, kind in SUMMARY.items())


def owed_by() -> pl.Expr:
    """By when what a licence of the report owes is due.

    Hours are due on `ce_due`, which is later than the renewal where a licence is renewed more often than hours are asked. Of
    what owes, or may owe, something besides hours, it is the first of the two days.
    """
    due, ce_due = (pl.col(name).cast(pl.Date) for name in ("due", "ce_due"))
    hours_alone = (pl.col("verdict") == str(Verdict.SHORT)) & (pl.col("reasons").fill_null("") == "")
    return pl.when(hours_alone).then(pl.coalesce(ce_due, due)).otherwise(pl.min_horizontal(due, ce_due))


def total(states: pl.DataFrame) -> dict[str, Any]:
    """All states of a summary together; `jurisdiction` is ``all``."""
    sums = states.select(pl.exclude("jurisdiction").sum()).row(0, named=True)
    return {"jurisdiction": "all"} | sums


def confidences(report: Any) -> dict[str, int]:
    """How many verdicts rest on what confidence, best first; ``none`` where no rule was found."""
    counts = dict(_polars(report).group_by("confidence").len().iter_rows())
    return {name or "none": counts[name] for name in (*map(str, Confidence), None) if name in counts}


def audited(report: Any) -> int:
    """How many licences were audited one by one, because sums did not decide them."""
    return int(_polars(report).select((pl.col("by") == "audit").sum()).item())


def months(on: date, count: int) -> list[date]:
    """The first days of so many months, the month of `on` first."""
    whole = on.year * 12 + on.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(whole, whole + count)]


def _polars(frame: Any) -> pl.DataFrame:
    native = nw.from_native(frame)
    return (native.collect("polars") if isinstance(native, nw.LazyFrame) else native).to_polars()
