"""What a roster's cost is measured against: queries written by hand for one state's rule, each as quick as one can write it.

They sum hours and compare the sums with what is asked. They know no other state, no first renewal, no condition, no doubt, no
repeats, and give no reason. In New York each licence has a period of its own, as in most states; in Florida all have the same,
which is the least work that there can be.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
from attrs import frozen
from bench.national import ON

from ce_tracker.subjects import SUBJECTS

_CODES = r"US-[A-Z]{2}"
_LICENCES = ["licence", "jurisdiction", "credential", "expires"]
_CREDITS = ["licence", "completed", "hours", "delivery", "approvals"]


@frozen
class Query:
    """The sums of one state's rule.

    `rule` makes of licences, of their credits and of which of these are approved a row for each licence; `besides` is what it looks
    at of credits besides what all rules look at.
    """

    state: str
    besides: str
    rule: Callable[[pl.LazyFrame, pl.LazyFrame, pl.Expr], pl.LazyFrame]

    def moved(self, credits: pl.DataFrame) -> pl.DataFrame:
        """The same rows as if everybody lived in the state: what the board of another approved, or its law, is this one's.

        Without this the query would drop nearly all rows at once, for want of the state's approval.
        """
        own = pl.col("approvals", "subject").cast(pl.String).str.replace(_CODES, self.state).cast(pl.Categorical)
        return credits.with_columns(own).select(*_CREDITS, self.besides)

    def in_memory(self, licences: pl.DataFrame, credits: pl.DataFrame) -> pl.DataFrame:
        """From frames to a frame. The approvals are looked at once for each category, which is quicker than by row."""
        names = credits["approvals"].unique().cast(pl.String)
        approved = pl.col("approvals").is_in(names.filter(names.str.contains(self.state, literal=True)).to_list())
        return self.rule(licences.lazy(), credits.lazy(), approved).collect(engine="streaming")

    def from_files(self, licences: Path, credits: Path, report: Path) -> None:
        """From Parquet files to a Parquet file. To read what is needed first is quicker than to stream it."""
        who, earned = pl.read_parquet(licences, columns=_LICENCES), pl.read_parquet(credits)
        self.in_memory(who, earned).write_parquet(report)


# Florida --------------------------------------------------------------------------------------------------------------

START = date(2025, 9, 1)
"""Of the period that is judged in Florida."""

_OF_A_SUBJECT = {"medical-errors": 2.0, "law.US-FL": 2.0, "ethics": 2.0, "human-trafficking": 1.0}
_ASKED = {**_OF_A_SUBJECT, "technique": 12.0, "general": 5.0}


def florida(licences: pl.LazyFrame, credits: pl.LazyFrame, approved: pl.Expr) -> pl.LazyFrame:
    """The hours by subject."""
    places = {name: _about(name) for name in _OF_A_SUBJECT}
    places["technique"] = _about("technique") & (pl.col("delivery") == "in-person").fill_null(value=False)
    places["general"] = ~pl.any_horizontal(*places.values())
    found = (
        credits.filter(pl.col("completed").is_between(START, ON) & approved)
        .select("licence", *(_hours_that(here).alias(name) for name, here in places.items()))
        .group_by("licence")
        .agg(pl.col(*places).sum())
    )
    lacking = [(needed - pl.col(name)).clip(lower_bound=0) for name, needed in _ASKED.items()]
    return _judged(licences, found, list(places), pl.sum_horizontal(lacking))


def _about(subject: str) -> pl.Expr:
    """Whether hours are on a subject, or on one below it."""
    return pl.col("subject").is_in([subject, *(one.name for one in SUBJECTS if one.name.startswith(f"{subject}."))])


# New York -------------------------------------------------------------------------------------------------------------

_ACCEPTED = ["course", "college-course", "teaching", "conference"]
_SELF_INSTRUCTION = ["online-self-paced", "home-study"]
_ALL, _MOST_OF_THEM = 36, 12


def new_york(licences: pl.LazyFrame, credits: pl.LazyFrame, approved: pl.Expr) -> pl.LazyFrame:
    """The hours of three years until the registration expires, of self-instruction no more than some."""
    periods = licences.select("licence", start=pl.col("expires").dt.offset_by("-3y"), end="expires")
    alone = pl.col("delivery").is_in(_SELF_INSTRUCTION).fill_null(value=False)
    found = (
        credits.filter((pl.col("completed") <= ON) & approved & pl.col("activity").is_in(_ACCEPTED))
        .select("licence", "completed", all="hours", alone=_hours_that(alone))
        .join(periods, on="licence")
        .filter((pl.col("completed") > pl.col("start")) & (pl.col("completed") <= pl.col("end")))
        .group_by("licence")
        .agg(pl.col("all", "alone").sum())
    )
    counted = pl.col("all") - (pl.col("alone") - _MOST_OF_THEM).clip(lower_bound=0)
    return _judged(licences, found, ["all", "alone"], (_ALL - counted).clip(lower_bound=0))


# All rules ------------------------------------------------------------------------------------------------------------


def _hours_that(are: pl.Expr) -> pl.Expr:
    return pl.when(are).then("hours").otherwise(0.0)


def _judged(licences: pl.LazyFrame, found: pl.LazyFrame, sums: list[str], short: pl.Expr) -> pl.LazyFrame:
    return (
        licences.select("licence", "jurisdiction", "credential")
        .join(found, on="licence", how="left", maintain_order="left")
        .with_columns(pl.col(*sums).fill_null(0))
        .with_columns(short=short)
        .with_columns(compliant=pl.col("short") == 0)
    )


FLORIDA = Query("US-FL", "subject", florida)
NEW_YORK = Query("US-NY", "activity", new_york)
