"""What a roster's cost is measured against: a query written by hand for one state's rule, Florida's, as quick as one can write it.

It sums hours by subject and compares the sums with what is asked. It knows no other state, period or condition, no first
renewal, no doubt, no repeats, no caps, and gives no reason.
"""

from datetime import date
from pathlib import Path

import polars as pl
from bench.national import ON

from ce_tracker.subjects import SUBJECTS

START = date(2025, 9, 1)
"""Of the period that is judged."""

_FLORIDA = "US-FL"
_OF_A_SUBJECT = {"medical-errors": 2.0, f"law.{_FLORIDA}": 2.0, "ethics": 2.0, "human-trafficking": 1.0}
_ASKED = {**_OF_A_SUBJECT, "technique": 12.0, "general": 5.0}
_CODES = r"US-[A-Z]{2}"


def floridian(credits: pl.DataFrame) -> pl.DataFrame:
    """The same rows as if everybody lived in Florida: what the board of another state approved, or its law, is Florida's.

    Without this the query would drop nearly all rows at once, for want of Florida's approval.
    """
    moved = pl.col("approvals", "subject").cast(pl.String).str.replace(_CODES, _FLORIDA).cast(pl.Categorical)
    return credits.with_columns(moved)


def sums(licences: pl.LazyFrame, credits: pl.LazyFrame, approved: pl.Expr) -> pl.LazyFrame:
    """A row for each licence: the hours by subject, and whether they are enough."""
    places = {name: _about(name) for name in _OF_A_SUBJECT}
    places["technique"] = _about("technique") & (pl.col("delivery") == "in-person").fill_null(value=False)
    places["general"] = ~pl.any_horizontal(*places.values())
    found = (
        credits.filter(pl.col("completed").is_between(START, ON) & approved)
        .select("licence", *(pl.when(here).then("hours").otherwise(0.0).alias(name) for name, here in places.items()))
        .group_by("licence")
        .agg(pl.col(*places).sum())
    )
    lacking = [(needed - pl.col(name)).clip(lower_bound=0) for name, needed in _ASKED.items()]
    return (
        licences.select("licence", "jurisdiction", "credential")
        .join(found, on="licence", how="left", maintain_order="left")
        .with_columns(pl.col(*places).fill_null(0))
        .with_columns(short=pl.sum_horizontal(lacking))
        .with_columns(compliant=pl.col("short") == 0)
    )


def _about(subject: str) -> pl.Expr:
    """Whether hours are on a subject, or on one below it."""
    return pl.col("subject").is_in([subject, *(one.name for one in SUBJECTS if one.name.startswith(f"{subject}."))])


def in_memory(licences: pl.DataFrame, credits: pl.DataFrame) -> pl.DataFrame:
    """From frames to a frame. The approvals are looked at once for each category, which is quicker than by row."""
    names = credits["approvals"].unique().cast(pl.String)
    approved = pl.col("approvals").is_in(names.filter(names.str.contains(_FLORIDA, literal=True)).to_list())
    return sums(licences.lazy(), credits.lazy(), approved).collect(engine="streaming")


def from_files(licences: Path, credits: Path, report: Path) -> None:
    """From Parquet files to a Parquet file. To read what is needed first is quicker than to stream it."""
    who = pl.read_parquet(licences, columns=["licence", "jurisdiction", "credential"])
    earned = pl.read_parquet(credits, columns=["licence", "completed", "hours", "subject", "delivery", "approvals"])
    in_memory(who, earned).write_parquet(report)
