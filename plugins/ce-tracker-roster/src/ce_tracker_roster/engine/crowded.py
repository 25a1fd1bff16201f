"""Days on which more hours fall than may count of one, for many licences at once."""

from collections.abc import Sequence

import numpy as np

from ce_tracker.bulk import Problem
from ce_tracker_roster.canon import Array, rows_of
from ce_tracker_roster.engine.alike import among
from ce_tracker_roster.engine.counting import Rows, in_units
from ce_tracker_roster.engine.hours import Crowds, Hours, Stretches

_DAYS = 4_000_000
"""More than there are ordinals."""
_MOST_OF_A_RUN = 8
"""Of more courses that run into one another, not all stretches of days are tried."""


def crowded(hours: Hours, limit: float, started: Array, first: Array, alone: Array) -> Crowds:
    """Which hours fall on days that have more than `limit` for each.

    Where such stretches of days overlap, and neither holds the other, the licence becomes `alone`. `first` is, by licence, the
    first day that is looked at; `started`, by row of the hours, the first day of the course, 0 where it is not told.
    """
    told = started > 0
    begins = np.where(told, np.maximum(started, first[hours.own]), hours.day)
    several = begins < hours.day
    stamps, number = np.unique(_stamp(hours.own, hours.day), return_inverse=True)
    full = (np.bincount(number, np.where(several, 0, hours.hours), len(stamps)) > limit)[number]
    shared = (np.bincount(number, minlength=len(stamps)) > 1)[number]
    long = _long(hours, np.flatnonzero(full & ~told & ~several), limit)
    stretched = np.flatnonzero(long)
    company = shared[stretched]
    needs = np.ceil(hours.hours[stretched] / limit)
    for before in range(1, int(needs.max(initial=1))):
        other = among(_stamp(hours.own[stretched], hours.day[stretched] - before), stamps)
        company |= (needs > before) & other
    single = Stretches(np.where(full & ~several, number, -1), np.ones(len(stamps)))
    found = Crowds([single], long, *(np.zeros(len(alone), np.bool_) for _ in range(2)))
    found.doubtful[hours.own[stretched]] = True
    found.company[hours.own[stretched[company]]] = True
    if several.any():
        found.company[hours.own[several]] |= found.doubtful[hours.own[several]]
        found.stretches += _of_several_days(hours, begins, several, limit, alone)
    return found


def perhaps_crowded(hours: Hours, limit: float, started: Array, licences: int) -> Array:
    """The rows on days that may have more hours than `limit`: also all of licences that have courses of several days."""
    several = np.zeros(licences, dtype=np.bool_)
    several[hours.own[(started > 0) & (started < hours.day)]] = True
    stamps, number = np.unique(_stamp(hours.own, hours.day), return_inverse=True)
    full: Array = (np.bincount(number, hours.hours, len(stamps)) > limit)[number]
    return full | several[hours.own]


def trimmed(rows: Rows, stretches: Sequence[Stretches], problem: Problem) -> Rows:
    """The rows with no more of each crowded stretch of days than may count: the least useful hours are left out.

    A stretch that others hold comes before these. Hours are of no less use than others where all that asks for those asks for
    them, and whatever limits them limits those. Where what is kept of a stretch is not so to all that is left out, the licence
    is `mixed`.
    """
    if problem.per_day is None:
        return rows
    asked, limited = sum(bit for bit, _ in problem.asked), problem.limit_bits
    for one in stretches:
        if (one.number >= 0).any():
            rows = _trimmed(rows, one.number, in_units(problem.per_day) * one.length, asked, limited)
    return rows


def _trimmed(rows: Rows, number: Array, room: Array, asked: int, limited: int) -> Rows:
    """The same of stretches that do not overlap, which have such room, by number."""
    those = np.flatnonzero(number >= 0)
    good, bad = rows.mask[those] & asked, rows.mask[those] & limited
    use = np.bitwise_count(good).astype(np.int8) - np.bitwise_count(bad).astype(np.int8)
    order = np.lexsort((-use, number[those]))
    those, good, bad = those[order], good[order], bad[order]
    starts = np.flatnonzero(np.diff(number[those], prepend=-1))
    before = np.cumsum(rows.hours[those]) - rows.hours[those]
    before -= np.repeat(before[starts], np.diff(starts, append=len(those)))
    kept = np.clip(room[number[those]] - before, 0, rows.hours[those])
    some, less = kept > 0, kept < rows.hours[those]
    of_all, of_any = np.bitwise_and.reduceat, np.bitwise_or.reduceat
    wanted = of_any(np.where(less, good, 0), starts) & ~of_all(np.where(some, good, -1), starts)
    worse = of_any(np.where(some, bad, 0), starts) & ~of_all(np.where(less, bad, -1), starts)
    mixed = np.zeros(rows.licences, dtype=np.bool_) if rows.mixed is None else rows.mixed.copy()
    mixed[rows.place[those[starts[(wanted | worse) != 0]]]] = True
    hours = rows.hours.copy()
    hours[those] = kept
    return Rows(rows.place, hours, rows.mask, rows.licences, mixed)


def _long(hours: Hours, those: Array, limit: float) -> Array:
    """Which rows are of courses longer than a day allows, of `those` rows."""
    found = np.zeros(len(hours.day), dtype=np.bool_)
    courses, number = np.unique(hours.row[those], return_inverse=True)
    found[those] = (np.bincount(number, hours.hours[those], len(courses)) > limit)[number]
    return found


def _stamp(own: Array, day: Array) -> Array:
    stamps: Array = own.astype(np.int64) * _DAYS + day
    return stamps


def _of_several_days(hours: Hours, begins: Array, several: Array, limit: float, alone: Array) -> list[Stretches]:
    """The crowded stretches of more than one day; those that others hold come before these."""
    rows, run = _runs(hours, begins, several, limit, alone)
    begin, end = begins[rows], hours.day[rows]
    of, first, last = _between(run, begin, end)
    row, stretch = rows_of(run, of)
    inside = (first[stretch] <= begin[row]) & (end[row] <= last[stretch])
    stretch, row = stretch[inside], row[inside]
    full = np.bincount(stretch, hours.hours[rows[row]], len(of)) > limit * (last - first + 1)
    depth, overlapping = _nested(of, first, last, full)
    alone[hours.own[rows[np.isin(run, of[overlapping])]]] = True
    found = []
    for level in range(int(depth.max(initial=-1)), -1, -1):
        number = np.full(len(hours.day), -1, dtype=np.int64)
        here = depth[stretch] == level
        number[rows[row[here]]] = stretch[here]
        found.append(Stretches(number, last - first + 1))
    return found


def _runs(hours: Hours, begins: Array, several: Array, limit: float, alone: Array) -> tuple[Array, Array]:
    """The rows of each run of days that courses of several days tie together and that may be crowded, and the run of each.

    Licences with very many on one run become `alone`.
    """
    has = np.zeros(len(alone), dtype=np.bool_)
    has[hours.own[several]] = True
    rows = np.flatnonzero(has[hours.own])
    rows = rows[np.lexsort((~several[rows], begins[rows], hours.own[rows]))]
    reach = np.maximum.accumulate(np.where(several[rows], _stamp(hours.own[rows], hours.day[rows]), -1))
    tied = _stamp(hours.own[rows], begins[rows])[1:] <= reach[:-1]
    run = np.cumsum(np.concatenate([[False], ~tied]))
    ties = np.bincount(run, several[rows]) > 0
    may_be = ties & (np.bincount(run, hours.hours[rows]) > 2 * limit)
    many = np.bincount(run) > _MOST_OF_A_RUN
    alone[hours.own[rows[(may_be & many)[run]]]] = True
    kept = (may_be & ~many)[run]
    return rows[kept], run[kept]


def _between(run: Array, begin: Array, end: Array) -> tuple[Array, Array, Array]:
    """The stretches of several days from where one course of a run begins to where one ends, of which both lie in them.

    By stretch the run, the first day and the last one.
    """
    other, one = rows_of(run, run)
    tight = (begin[one] <= begin[other]) & (end[one] <= end[other]) & (begin[one] < end[other])
    one, other = one[tight], other[tight]
    found = np.unique(np.stack([run[one], begin[one], end[other]]).astype(np.int64), axis=1)
    return found[0], found[1], found[2]


def _nested(of: Array, first: Array, last: Array, full: Array) -> tuple[Array, Array]:
    """By stretch, how many of those of its run that are `full` hold it, -1 if it is not; and which overlap with another."""
    those = np.flatnonzero(full)
    other, one = (those[pair] for pair in rows_of(of[those], of[those]))
    overlap = (first[one] < first[other]) & (first[other] <= last[one]) & (last[one] < last[other])
    holds = (first[one] <= first[other]) & (last[other] <= last[one]) & (one != other)
    return np.where(full, np.bincount(other[holds], minlength=len(of)), -1), one[overlap]
