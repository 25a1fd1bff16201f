"""Days on which more hours fall than may count of one, for many licences at once."""

import numpy as np

from ce_tracker.bulk import Problem
from ce_tracker_roster.engine.alike import among
from ce_tracker_roster.engine.counting import Array, Rows, in_units
from ce_tracker_roster.engine.hours import Crowds, Hours

_DAYS = 4_000_000
"""More than there are ordinals."""


def crowded(hours: Hours, limit: float, started: Array, first: Array, alone: Array) -> Crowds:
    """Which hours fall on days that have more than `limit`.

    Where a course of several days is not alone on them, the licence becomes `alone`. `first` is, by licence, the first day
    that is looked at; `started`, by credit, the first day of the course, 0 where it is not told.
    """
    known = started[hours.row]
    told = known > 0
    begins = np.where(told, np.maximum(known, first[hours.own]), hours.day)
    several = begins < hours.day
    stamps, number = np.unique(_stamp(hours.own, hours.day), return_inverse=True)
    full = (np.bincount(number, np.where(several, 0, hours.hours), len(stamps)) > limit)[number]
    shared = (np.bincount(number, minlength=len(stamps)) > 1)[number]
    alone[hours.own[full & shared & several]] = True
    long = _long(hours, np.flatnonzero(full & ~told & ~several), limit)
    stretched = np.flatnonzero(long)
    company = shared[stretched]
    needs = np.ceil(hours.hours[stretched] / limit)
    for before in range(1, int(needs.max(initial=1))):
        other = among(_stamp(hours.own[stretched], hours.day[stretched] - before), stamps)
        company |= (needs > before) & other
    found = Crowds(np.where(full & ~several, number, -1), long, *(np.zeros(len(alone), np.bool_) for _ in range(2)))
    found.doubtful[hours.own[stretched]] = True
    found.company[hours.own[stretched[company]]] = True
    if several.any():
        found.company[hours.own[several]] |= found.doubtful[hours.own[several]]
        _several(hours, begins, np.flatnonzero(several), limit, alone)
    return found


def trimmed(rows: Rows, day: Array, problem: Problem) -> Rows:
    """The rows with no more of each crowded day than may count: the least useful hours are left out.

    Hours are of no less use than others where all that asks for those asks for them, and whatever limits them limits those.
    Where what is kept of a day is not so to all that is left out, the licence is `mixed`.
    """
    those = np.flatnonzero(day >= 0)
    if problem.per_day is None or not len(those):
        return rows
    limits = (*problem.limits, *(limit for need in problem.needs for limit in need.inside))
    asked, limited = sum(bit for bit, _ in problem.asked), sum(limit.bit for limit in limits)
    good, bad = rows.mask[those] & asked, rows.mask[those] & limited
    use = np.bitwise_count(good).astype(np.int8) - np.bitwise_count(bad).astype(np.int8)
    order = np.lexsort((-use, day[those]))
    those, good, bad = those[order], good[order], bad[order]
    starts = np.flatnonzero(np.diff(day[those], prepend=-1))
    before = np.cumsum(rows.hours[those]) - rows.hours[those]
    before -= np.repeat(before[starts], np.diff(starts, append=len(those)))
    kept = np.clip(in_units(problem.per_day) - before, 0, rows.hours[those])
    some, less = kept > 0, kept < rows.hours[those]
    of_all, of_any = np.bitwise_and.reduceat, np.bitwise_or.reduceat
    wanted = of_any(np.where(less, good, 0), starts) & ~of_all(np.where(some, good, -1), starts)
    worse = of_any(np.where(some, bad, 0), starts) & ~of_all(np.where(less, bad, -1), starts)
    mixed = np.zeros(rows.licences, dtype=np.bool_)
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


def _several(hours: Hours, begins: Array, several: Array, limit: float, alone: Array) -> None:
    """Courses of several days do no harm where their days have room for them, and no other course falls on these days."""
    order = several[np.lexsort((begins[several], hours.own[several]))]
    owners = hours.own[order]
    again = np.concatenate([[False], owners[1:] == owners[:-1]])
    starts = np.flatnonzero(~again)
    turn = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    for number in range(int(turn.max(initial=-1)) + 1):
        mine = order[turn == number]
        first, last = np.full(len(alone), 2**31 - 1), np.zeros(len(alone), dtype=np.int64)
        first[hours.own[mine]], last[hours.own[mine]] = begins[mine], hours.day[mine]
        touching = (hours.day >= first[hours.own]) & (begins <= last[hours.own])
        courses = np.bincount(hours.own[touching], minlength=len(alone))
        sums = np.bincount(hours.own[touching], hours.hours[touching], len(alone))
        fits = (sums <= limit) | ((courses == 1) & (sums <= limit * (last - first + 1)))
        alone[hours.own[mine[~fits[hours.own[mine]]]]] = True
