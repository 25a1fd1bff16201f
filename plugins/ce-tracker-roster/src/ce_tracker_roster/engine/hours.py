"""The hours of a roster in rows, licences of one way after those of another."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import polars as pl
from attrs import define, field

from ce_tracker import Unit
from ce_tracker_roster.engine.classes import EPOCH
from ce_tracker_roster.engine.kinds import Array, Kinds, coded, kinds_of


@define(eq=False)
class Hours:
    """Hours of some licences, in rows: whose (the place of the licence in the roster), when, what kind, how many.

    `row` is the place of the credit in the roster, `own` that of the licence among those of its way, `at` that of the row
    among those it was chosen from.
    """

    place: Array
    day: Array
    kind: Array
    hours: Array
    row: Array
    own: Array = field(factory=lambda: np.zeros(0, dtype=np.int32))
    at: Array = field(factory=lambda: np.zeros(0, dtype=np.int64))

    def only(self, those: Any) -> "Hours":
        """Some of the rows."""
        return Hours(*(getattr(self, name)[those] for name in ("place", "day", "kind", "hours", "row")), self.own[those] if len(self.own) else self.own)

    def within(self, first: Array, until: Array, sure: Array, end: Array) -> tuple[Array, Array]:
        """Which rows are of the days that are looked at, and which of those that surely count; days are by licence."""
        looked = (self.day >= first[self.own]) & (self.day <= until[self.own])
        return looked, looked & (self.day >= sure[self.own]) & (self.day <= end[self.own])


def hours_of(
    credits: pl.DataFrame, way: Array, back: Array, days: Mapping[str, Array], alone: Array
) -> tuple[Kinds, Hours, Array]:
    """The hours of licences that have a `way`, and where those of each way begin.

    Of licences with `back` all are given, of others those of the days that are looked at. Licences with hours in other units,
    or in parts of less than a ten-thousandth, become `alone`.
    """
    place = credits["place"].to_numpy()
    day = credits["completed"].cast(pl.Int32).to_numpy() + np.int32(EPOCH)
    wanted = (day >= days["first"][place]) & (day <= days["until"][place])
    if back.any():
        wanted |= back[place]
    ways = way[place]
    rows = np.flatnonzero(wanted & (ways >= 0))
    rows = rows[np.argsort(ways[rows], kind="stable")]
    kinds, kind, mixed = kinds_of(credits, rows)
    units = credits["hours"].to_numpy()[rows]
    names, unit = coded(credits["unit"], rows)
    if names != [str(Unit.HOUR)]:
        others = np.array([name != str(Unit.HOUR) for name in names], dtype=np.bool_)
        alone[place[rows[others[unit]]]] = True
    hours = units.astype(np.float64)
    if mixed is not None:
        practical, exact = _in_part(units[mixed.rows], credits["hands_on"].to_numpy()[rows[mixed.rows]])
        alone[place[rows[mixed.rows[~exact]]]] = True
        hours[mixed.rows] -= practical
        whole = np.concatenate([np.arange(len(rows)), mixed.rows])
        order = np.argsort(ways[rows[whole]], kind="stable")
        hours, kind = np.concatenate([hours, practical])[order], np.concatenate([kind, mixed.kinds])[order]
        rows = rows[whole[order]]
    cuts = np.searchsorted(ways[rows], np.arange(int(way.max()) + 2))
    return kinds, Hours(place[rows], day[rows], kind, hours, rows), cuts


def _in_part(units: Array, share: Array) -> tuple[Array, Array]:
    """So much of so many hours, and whether that is a whole number of ten-thousandths."""
    distinct, number = np.unique(share, return_inverse=True)
    parts = [Fraction(Decimal(str(one))) for one in distinct.tolist()]
    above = np.array([part.numerator for part in parts], dtype=np.int64)[number]
    below = np.array([part.denominator for part in parts], dtype=np.int64)[number]
    return (units * above // below).astype(np.float64), units * above % below == 0


def limited(hours: Hours, limit: float, started: pl.Series, alone: Array) -> tuple[Hours, Array]:
    """The hours with no more of one course than one day may have, and of which licences it is open how many that are.

    A course longer than a day allows counts for one day at least. Where several courses crowd a day, or a course of several
    days is not alone on them, the licence becomes `alone`.
    """
    stamps, number = np.unique(hours.own.astype(np.int64) * 4_000_000 + hours.day, return_inverse=True)
    crowded = np.bincount(number, hours.hours, len(stamps)) > limit
    owner = stamps // 4_000_000
    alone[owner[crowded & (np.bincount(number, minlength=len(stamps)) > 1)]] = True
    doubtful = np.zeros(len(alone), dtype=np.bool_)
    doubtful[owner[crowded]] = True
    if started.null_count() < started.len():
        begins = (started.cast(pl.Int32) + EPOCH).fill_null(0).to_numpy()[hours.row]
        _several(hours, begins, limit, alone)
    kept = hours.only(slice(None))
    kept.at, kept.hours = hours.at, np.minimum(hours.hours, limit)
    return kept, doubtful


def _several(hours: Hours, begins: Array, limit: float, alone: Array) -> None:
    """Courses of several days do no harm where all hours of a licence on their days are no more than one day may have."""
    several = np.flatnonzero(begins > 0)
    owners, courses = np.unique(hours.own[several], return_counts=True)
    alone[owners[courses > 1]] = True
    first, last = np.full(len(alone), 2**31 - 1), np.zeros(len(alone), dtype=np.int64)
    first[hours.own[several]], last[hours.own[several]] = begins[several], hours.day[several]
    inside = (hours.day >= first[hours.own]) & (hours.day <= last[hours.own])
    alone[np.bincount(hours.own[inside], hours.hours[inside], len(alone)) > limit] = True
