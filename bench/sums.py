"""What a roster's cost is measured against: a query written by hand for one state's rule, Florida's, as quick as one can write it.

It sums hours by subject and compares the sums with what is asked. It knows no other state, period or condition, no first
renewal, no doubt, no repeats, no caps, and gives no reason.
"""

from datetime import date
from pathlib import Path

import polars as pl

from ce_tracker.subjects import SUBJECTS

START, END = date(2025, 9, 1), date(2026, 12, 1)

_OF_A_SUBJECT = {"medical-errors": 2.0, "law.US-FL": 2.0, "ethics": 2.0, "human-trafficking": 1.0}
_ASKED = {**_OF_A_SUBJECT, "technique": 12.0, "general": 5.0}
_CODES = r"US-[A-Z]{2}"


def floridian(credits: pl.DataFrame) -> pl.DataFrame:
    """The same rows as if everybody lived in Florida: what the board of another state approved, or its law, is Florida's.

    Without this the query would drop nearly all rows at once, for want of Florida's approval.
    """
    moved = pl.col("approvals", "subject").cast(pl.String).str.replace(_CODES, "US-FL").cast(pl.Categorical)
    return credits.with_columns(moved)


def sums(licences: pl.LazyFrame, credits: pl.LazyFrame) -> pl.LazyFrame:
    """A row for each licence: the hours by subject, and whether they are enough."""
    approved = pl.col("approvals").cast(pl.String).str.contains("US-FL", literal=True)
    in_person = (pl.col("delivery") == "in-person").fill_null(value=False)
    places = [pl.when(_about("technique") & in_person).then(pl.lit("technique"))]
    places += [pl.when(_about(name)).then(pl.lit(name)) for name in _OF_A_SUBJECT]
    place = pl.coalesce(*places, pl.lit("general")).cast(pl.Enum(list(_ASKED)))
    found = (
        credits.filter(pl.col("completed").is_between(START, END) & approved)
        .select("licence", "hours", place=place)
        .group_by("licence")
        .agg(pl.col("hours").filter(pl.col("place") == name).sum().alias(name) for name in _ASKED)
    )
    lacking = [(needed - pl.col(name)).clip(lower_bound=0) for name, needed in _ASKED.items()]
    return (
        licences.select("licence", "jurisdiction", "credential")
        .join(found, on="licence", how="left", maintain_order="left")
        .with_columns(pl.col(*_ASKED).fill_null(0))
        .with_columns(short=pl.sum_horizontal(lacking))
        .with_columns(compliant=pl.col("short") == 0)
    )


def _about(subject: str) -> pl.Expr:
    """Whether hours are on a subject, or on one below it."""
    return pl.col("subject").is_in([subject, *(one.name for one in SUBJECTS if one.name.startswith(f"{subject}."))])


def in_memory(licences: pl.DataFrame, credits: pl.DataFrame) -> pl.DataFrame:
    """From frames to a frame."""
    return sums(licences.lazy(), credits.lazy()).collect(engine="streaming")


def from_files(licences: Path, credits: Path, report: Path) -> None:
    """From Parquet files to a Parquet file."""
    sums(pl.scan_parquet(licences), pl.scan_parquet(credits)).sink_parquet(report)
