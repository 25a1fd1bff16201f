"""Courses taken again, for many licences at once: what `NoRepeats` turns away."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from ce_tracker.rules import NoRepeats, Span
from ce_tracker_roster.engine.hours import Hours
from ce_tracker_roster.engine.kinds import YES, Kinds

Array = np.ndarray[Any, Any]


def repeated(
    roster: pl.DataFrame, hours: Hours, rule: NoRepeats, kinds: Kinds, first: Array, years: int
) -> Array:
    """Which of these hours are of a course taken again; `first` is, by licence, the first day of the period.

    Parts of one course completed on one day are no repeats of one another.
    """
    row = hours.row
    again = np.zeros(len(row), dtype=np.bool_)
    seen = np.arange(len(row))
    named = roster.select("provider", "course_id", "title")[row[seen].astype(np.int64)]
    frame = named.select(
        place=pl.Series(hours.own),
        day=pl.Series(hours.day),
        at=pl.Series(seen),
        provider=_folded(named["provider"]),
        course=_folded(
            named.select(pl.when(pl.col("course_id") != "").then("course_id").otherwise("title").alias("course"))[
                "course"
            ]
        ),
    )
    taken = frame.filter(pl.struct("place", "provider", "course").is_duplicated()).sort(
        "place", "provider", "course", "day"
    )
    if taken.is_empty():
        return again
    key = ["place", "provider", "course"]
    distinct = taken.unique([*key, "day"], maintain_order=True).with_columns(before=pl.col("day").shift(1).over(key))
    taken = taken.join(distinct.select(*key, "day", "before"), on=[*key, "day"], how="left").filter(
        pl.col("before").is_not_null()
    )
    at, before = taken["at"].to_numpy(), taken["before"].to_numpy()
    begins = first[hours.own[at]]
    since = _since(rule, hours.day[at], begins, years)
    hit = (before >= since) & (hours.day[at] >= begins)
    if rule.besides is not None:
        hit &= kinds.matches(rule.besides)[hours.kind[at]] != YES
    again[at[hit]] = True
    return again


def _folded(names: pl.Series) -> pl.Series:
    """Names as they are compared, whether in capitals or not, without space around them."""
    distinct = names.unique()
    folded = [name.casefold().strip() for name in distinct]
    return names.replace_strict(distinct, pl.Series(folded, dtype=pl.String), return_dtype=pl.String)


def _since(rule: NoRepeats, completed: Array, first: Array, years: int) -> Array:
    """From which day on an earlier course makes a later one a repeat."""
    if rule.within is not None:
        return _mapped(rule.within, completed)
    return _mapped(Span(years=years * (rule.periods - 1)), first)


def _mapped(span: Span, days: Array) -> Array:
    distinct, number = np.unique(days, return_inverse=True)
    return np.array([span.before(date.fromordinal(int(day))).toordinal() for day in distinct])[number]
