"""Courses taken again, for many licences at once: what `NoRepeats` turns away."""

from datetime import date

import numpy as np
import polars as pl

from ce_tracker.rules import NoRepeats, Span
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.alike import among
from ce_tracker_roster.engine.hours import Hours
from ce_tracker_roster.engine.kinds import YES, Kinds


def courses(credits: pl.DataFrame, rows: Array, own: Array) -> tuple[Array, Array]:
    """For each of some rows of the credits, the number of its course: that of its provider and its number, or else its title.

    Also which of them have a number or a provider that another entry of the same licence lacks: whether those are of one course
    these numbers do not tell. `own` is the licence of each.
    """
    wanted = np.zeros(credits.height, dtype=np.bool_)
    wanted[rows] = True
    place = np.zeros(credits.height, dtype=np.int32)
    place[wanted] = np.arange(np.count_nonzero(wanted), dtype=np.int32)
    those = pl.Series(wanted)
    named = {name: _folded(credits[name].filter(those))[place[rows]] for name in ("provider", "course_id", "title")}
    lacks = {
        name: (credits[name].filter(those).str.strip_chars() == "").to_numpy()[place[rows]]
        for name in ("provider", "course_id")
    }
    most = int(max((of.max(initial=0) for of in named.values()), default=0)) + 1
    taught = np.where(lacks["course_id"], named["title"], named["course_id"] + most)
    found: Array = named["provider"].astype(np.int64) * (2 * most) + taught
    same_title = _differing(own, named["title"], found, lacks["provider"] | lacks["course_id"])
    same_number = _differing(own, named["course_id"], found, lacks["provider"])
    return found, same_title | (same_number & ~lacks["course_id"])


def _differing(own: Array, name: Array, course: Array, lacks: Array) -> Array:
    """The rows with a name that several courses of their licence share, where one of these rows lacks something."""
    found = np.zeros(len(own), dtype=np.bool_)
    if not lacks.any():
        return found
    asked = np.zeros(int(own.max()) + 1, dtype=np.bool_)
    asked[own[lacks]] = True
    those = np.flatnonzero(asked[own])
    told = pl.DataFrame({"own": own[those], "name": name[those], "course": course[those], "lacks": lacks[those]})
    together = ["own", "name"]
    several = (pl.col("course").n_unique().over(together) > 1) & pl.col("lacks").any().over(together)
    found[those] = told.select(several.alias("several"))["several"].to_numpy()
    return found


def _folded(names: pl.Series) -> Array:
    """Numbers of names; equal of those that are the same whether in capitals or not, without space around them."""
    distinct = names.unique()
    known: dict[str, int] = {}
    numbers = [known.setdefault(name.casefold().strip(), len(known)) for name in distinct.to_list()]
    told = pl.DataFrame([distinct.alias("name"), pl.Series("number", numbers, dtype=pl.Int32)])
    asked = names.alias("name").to_frame()
    return asked.join(told, on="name", how="left", maintain_order="left")["number"].to_numpy()


def repeated(named: Array, hours: Hours, rule: NoRepeats, kinds: Kinds, first: Array, years: int) -> Array:
    """Which of these hours are of a course taken again; `first` is, by licence, the first day of the period.

    `named` has the number of the course of each row. Parts of one course completed on one day are no repeats of one another.
    """
    again = np.zeros(len(hours.row), dtype=np.bool_)
    at = _twice(hours.own.astype(np.int64) * (int(named.max(initial=0)) + 1) + named)
    if not len(at):
        return again
    at = at[np.lexsort((hours.day[at], named[at], hours.own[at]))]
    own, day, taken = hours.own[at], hours.day[at], named[at]
    follows = np.concatenate([[False], (own[1:] == own[:-1]) & (taken[1:] == taken[:-1])])
    another = ~follows | np.concatenate([[True], day[1:] != day[:-1]])
    begin = np.flatnonzero(another)  # of each row, the first of its day; of that, the day before
    earlier = np.where(follows[begin], day[begin - 1], 0)
    before = np.repeat(earlier, np.diff(begin, append=len(at)))
    hit = (before > 0) & (before >= _since(rule, day, first[own], years)) & (day >= first[own])
    if rule.besides is not None:
        hit &= kinds.matches(rule.besides)[hours.kind[at]] != YES
    again[at[hit]] = True
    return again


def _twice(keys: Array) -> Array:
    """The places of keys that are there more than once."""
    ordered = np.sort(keys)
    return np.flatnonzero(among(keys, ordered[1:][ordered[1:] == ordered[:-1]]))


def _since(rule: NoRepeats, completed: Array, first: Array, years: int) -> Array:
    """From which day on an earlier course makes a later one a repeat."""
    if rule.within is not None:
        return _mapped(rule.within, completed)
    return _mapped(Span(years=years * (rule.periods - 1)), first)


def _mapped(span: Span, days: Array) -> Array:
    distinct, number = np.unique(days, return_inverse=True)
    return np.array([span.before(date.fromordinal(int(day))).toordinal() for day in distinct])[number]
