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

    Without a provider it is -1: which course that is, is not known. Also which rows may be of the course of another entry of the
    same licence, though these numbers do not tell so. `own` is the licence of each.
    """
    (providers, no_provider), (numbers, no_number) = (
        _folded(credits[name], rows) for name in ("provider", "course_id")
    )
    lacks = no_provider | no_number
    asked = np.zeros(int(own.max(initial=0)) + 1, dtype=np.bool_)
    asked[own[lacks]] = True
    those = np.flatnonzero(asked[own])  # of the other licences, numbers tell all
    titles = np.zeros(len(rows), dtype=np.int32)
    titles[those], _ = _folded(credits["title"], rows[those])
    most = int(max((of.max(initial=0) for of in (providers, numbers, titles)), default=0)) + 1
    found = providers.astype(np.int64) * (2 * most) + np.where(no_number, titles, numbers + most)
    found[no_provider] = -1
    unclear = np.zeros(len(rows), dtype=np.bool_)
    told = pl.DataFrame({"own": own, "row": rows, "title": titles, "number": numbers, "course": found}).with_columns(
        no_provider=no_provider, no_number=no_number
    )
    unclear[those] = _unclear(told[those])
    return found, unclear


def _unclear(told: pl.DataFrame) -> Array:
    """The rows that may be of the course of another: of its title or its number, where one of the two has no provider.

    Also those of the same title of which one has a number and another none.
    """
    title, number, no_number = ["own", "title"], ["own", "number"], pl.col("no_number")
    same_title, same_number = (
        (pl.col("row").n_unique().over(names) > 1) & pl.col("no_provider").any().over(names)
        for names in (title, number)
    )
    numbered_or_not = (pl.col("course").n_unique().over(title) > 1) & no_number.any().over(title)
    return told.select(said=same_title | numbered_or_not | (same_number & ~no_number))["said"].to_numpy()


def _folded(names: pl.Series, rows: Array) -> tuple[Array, Array]:
    """Numbers of the names in some rows; equal of those that are the same whether in capitals or not, without space around them.

    Also which of them are empty.
    """
    wanted = np.zeros(len(names), dtype=np.bool_)
    wanted[rows] = True
    names = names.filter(pl.Series(wanted))
    distinct = names.unique()
    known = {"": 0}
    numbers = np.array([known.setdefault(name.casefold().strip(), len(known)) for name in distinct.to_list()], np.int32)
    place = np.cumsum(wanted, dtype=np.int32)[rows] - 1  # an hour that was hands-on in part has two rows
    found: Array = numbers[names.cast(pl.Enum(distinct)).to_physical().to_numpy()[place]]
    return found, found == 0


def repeated(
    named: Array, hours: Hours, rule: NoRepeats, kinds: Kinds, first: Array, years: int, apart: Array | None
) -> tuple[Array, Array]:
    """Which of these hours are of a course taken again, and which of those may serve better than the first time.

    `first` is, by licence, the first day of the period. Entries of equal hours and kind serve alike, unless one of them is `apart`
    (None: all are).
    `named` has the number of the course of each row, -1 where it is not known. Parts of one course completed on one day are no
    repeats of one another.
    """
    again = np.zeros(len(hours.row), dtype=np.bool_)
    known = np.flatnonzero(named >= 0)
    keys = hours.own[known].astype(np.int64) * (int(named.max(initial=0)) + 1) + named[known]
    at = known[_twice(keys)]
    better = np.zeros(len(hours.row), dtype=np.bool_)
    if not len(at):
        return again, better
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
    group = np.cumsum(~follows) - 1
    starts = np.flatnonzero(~follows)
    differ = np.zeros(len(starts), dtype=np.bool_)
    for of in (hours.kind[at], hours.hours[at]):
        differ |= np.minimum.reduceat(of, starts) != np.maximum.reduceat(of, starts)
    differ |= np.logical_or.reduceat(apart[at], starts) if apart is not None else True
    better[at[hit & (before >= first[own]) & differ[group]]] = True
    return again, better


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
    """The day so long before each of some days (ordinals); 0, where there is none, stays so."""
    distinct, number = np.unique(days, return_inverse=True)
    return np.array([day and span.before(date.fromordinal(day)).toordinal() for day in distinct.tolist()])[number]
