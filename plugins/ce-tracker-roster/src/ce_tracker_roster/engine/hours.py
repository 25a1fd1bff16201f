"""The hours of a roster in rows, licences of one way after those of another."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import polars as pl
from attrs import define, field

from ce_tracker import Unit
from ce_tracker.rules import Rules, Worth
from ce_tracker_roster.canon import Array, rows_of
from ce_tracker_roster.engine.combined import Combined
from ce_tracker_roster.engine.counting import in_units
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.kinds import NO, OPEN, PARTS, YES, Kinds, kinds_of, parts_of
from ce_tracker_roster.threads import of_each


@define(eq=False)
class Stretches:
    """Stretches of days that have more hours than may count of them; no two overlap.

    `number` is, by row of some hours, that of the stretch in which its course lies, -1 if none; `length`, by number, how many
    days it has.
    """

    number: Array
    length: Array

    def of(self, rows: Array) -> "Stretches":
        """Those of some of the rows."""
        return Stretches(self.number[rows], self.length)

    def without(self, rows: Array) -> "Stretches":
        """The same, if these rows (true) were on none of the days."""
        return Stretches(np.where(rows, -1, self.number), self.length)

    def shared(self) -> Array:
        """Whether a row does not have its stretch to itself."""
        many = np.bincount(self.number[self.number >= 0], minlength=len(self.length))
        found: Array = (self.number >= 0) & (many > 1)[self.number]
        return found


@define(eq=False)
class Crowds:
    """Days that have more hours than may count of them: first single days, then stretches of which each may hold some before.

    A course longer than a day allows, of which it is not told when it began, is `long`: it surely counts for one day, and
    perhaps for as many as it needs. By licence: who has such a course is `doubtful`, where others fall on these days `company`.
    """

    stretches: list[Stretches]
    long: Array
    doubtful: Array
    company: Array

    def of(self, rows: Array) -> list[Stretches]:
        """The stretches of some of the rows."""
        return [one.of(rows) for one in self.stretches]

    def shared(self) -> Array:
        """The rows that do not have their days to themselves."""
        return np.flatnonzero(np.any([one.shared() for one in self.stretches], axis=0))

    def with_others(self, count: int) -> "Crowds":
        """The same, and so many further rows that fall on no day."""
        none = np.full(count, -1, dtype=np.int64)
        stretches = [Stretches(np.concatenate([one.number, none]), one.length) for one in self.stretches]
        long = np.concatenate([self.long, np.zeros(count, dtype=np.bool_)])
        return Crowds(stretches, long, self.doubtful, self.company)


@define(eq=False)
class Hours:
    """Hours of some licences, in rows: whose (the place of the licence in the roster), when, what kind, how many.

    `row` is the place of the credit in the roster, `own` that of the licence among those of its way, `at` that of the row
    among those it was chosen from. `course` has numbers of courses, where repeats matter; `crowds` tells which fall on days
    that have more hours than may count of one. `most` is how many hours a row may have, where some may have more.
    """

    place: Array
    day: Array
    kind: Array
    hours: Array
    row: Array
    own: Array = field(factory=lambda: np.zeros(0, dtype=np.int32))
    at: Array = field(factory=lambda: np.zeros(0, dtype=np.int64))
    course: Array | None = None
    crowds: Crowds | None = None
    most: Array | None = None

    def only(self, those: Any) -> "Hours":
        """Some of the rows."""
        own = self.own[those] if len(self.own) else self.own
        found = Hours(self.place[those], self.day[those], self.kind[those], self.hours[those], self.row[those], own)
        found.course = None if self.course is None else self.course[those]
        found.most = None if self.most is None else self.most[those]
        return found

    @property
    def open(self) -> Array:
        """The rows that may have more hours."""
        return np.zeros(0, dtype=np.int64) if self.most is None else np.flatnonzero(self.most != self.hours)

    def with_others(self, own: Array, hours: Array) -> "Hours":
        """The same, and hours that are of no day and no credit."""
        none = np.zeros(len(own), dtype=np.int64)
        place, day, kind, row = (np.concatenate([of, none]) for of in (self.place, self.day, self.kind, self.row))
        found = Hours(place, day, kind, np.concatenate([self.hours, hours]), row, np.concatenate([self.own, own]))
        found.crowds = None if self.crowds is None else self.crowds.with_others(len(own))
        found.most = None if self.most is None else np.concatenate([self.most, hours])
        return found

    def within(self, first: Array, until: Array, sure: Array, end: Array) -> tuple[Array, Array]:
        """Which rows are of the days that are looked at, and which of those that surely count; days are by licence."""
        looked = (self.day >= first[self.own]) & (self.day <= until[self.own])
        return looked, looked & (self.day >= sure[self.own]) & (self.day <= end[self.own])


@define(eq=False)
class Looked:
    """Hours that may be looked at, in rows ordered by the place of their licence: what `Hours` has, as they came."""

    place: Array
    day: Array
    kind: Array
    hours: Array
    row: Array

    def of_licences(self, which: Array) -> "Looked":
        """The rows of licences of which this is true."""
        those = np.flatnonzero(which.take(self.place))
        place, day, kind, hours, row = (of[those] for of in (self.place, self.day, self.kind, self.hours, self.row))
        return Looked(place, day, kind, hours, row)

    def of(self, licences: Array) -> tuple[Array, Array]:
        """The rows of some licences, by place, and by row which of these has it."""
        return rows_of(self.place, licences)


def looked_at(
    credits: pl.DataFrame,
    texts: Mapping[str, Sequence[str]],
    way: Array,
    back: Array,
    days: Mapping[str, Array],
    alone: Array,
) -> tuple[Kinds, list[Looked]]:
    """The hours of licences that have a `way`: of all credits what was not hands-on in part, and what was.

    Of licences with `back` all are given, of others those of the days that are looked at. Licences with hours in other units,
    or in parts of less than a ten-thousandth, become `alone`. `texts` are those there may be in columns of the credits.
    """
    there = way >= 0
    some = None
    if there.mean() < _FEW:
        some = np.flatnonzero(there[credits["place"].to_numpy()])
        credits = credits[some]
    everything = there & back
    first = np.where(everything, -EPOCH, np.where(there, days["first"] - EPOCH, 2**31 - 1)).astype(np.int32)
    until = np.where(everything, 2**31 - 1, days["until"] - EPOCH).astype(np.int32)
    parts = parts_of(credits, texts)
    rows, keys, place, day, units, shares = _within(credits, parts, first, until)
    kinds, kind, mixed = kinds_of(parts, keys, shares)
    hours = units.astype(np.float64)
    other = credits["unit"] != str(Unit.HOUR)
    if other.any():
        alone[place[other.to_numpy()[rows]]] = True
    looked = Looked(place, day + np.int32(EPOCH), kind, hours, rows if some is None else some.take(rows))
    if mixed is None:
        return kinds, [looked]
    those = mixed.rows
    practical, exact = _in_part(units[those], shares[those])
    alone[place[those[~exact]]] = True
    hours[those] -= practical
    hands_on = Looked(place[those], looked.day[those], mixed.kinds, practical, looked.row[those])
    return kinds, [looked, hands_on]


def _within(credits: pl.DataFrame, parts: Combined, first: Array, until: Array) -> Iterator[Array]:
    """The rows of days that are looked at; by row its key, place, day, hours and share.

    Slice by slice: what is small stays in the cache, and pieces of a column need not be put together.
    """
    needed = credits[[*PARTS, "place", "completed", "hours", "hands_on"]]

    def piece(start: int) -> tuple[Array, ...]:
        *words, place, day, hours, shares = needed.slice(start, _SLICE).get_columns()
        days, places = day.to_physical().to_numpy(), place.to_numpy()
        begin, end = np.take(first, places, mode="clip"), np.take(until, places, mode="clip")  # clip is the quickest
        rows = np.flatnonzero((days >= begin) & (days <= end))
        own = (of.take(rows) for of in (places, days, hours.to_numpy(), shares.fill_null(np.nan).to_numpy()))
        return (rows + start).astype(np.int32), parts.of_rows(words, rows), *own

    return map(np.concatenate, zip(*of_each(piece, range(0, max(credits.height, 1), _SLICE)), strict=True))


def hours_of(parts: Sequence[Looked], turn: Array) -> tuple[Hours, Array]:
    """The rows of licences that have a `turn`, in turn; and where those of each turn begin."""
    chosen = [np.flatnonzero(turn[part.place] >= 0) for part in parts]
    turns = turn[np.concatenate([part.place[those] for part, those in zip(parts, chosen, strict=True)])]
    order = np.argsort(turns, kind="stable")

    def together(name: str) -> Array:
        return np.concatenate([getattr(part, name)[those] for part, those in zip(parts, chosen, strict=True)])[order]

    cuts = np.searchsorted(turns[order], np.arange(int(turn.max(initial=-1)) + 2))
    place, day, kind, hours, row = (together(name) for name in ("place", "day", "kind", "hours", "row"))
    return Hours(place, day, kind, hours, row), cuts


_SLICE = 65_536
_FEW = 0.1
"""Of so small a share of licences, their credits are sought first."""


def _in_part(units: Array, share: Array) -> tuple[Array, Array]:
    """So much of so many hours, and whether that is a whole number of ten-thousandths."""
    distinct, number = np.unique(share, return_inverse=True)
    parts = [Fraction(Decimal(str(one))) for one in distinct.tolist()]
    above = np.array([part.numerator for part in parts], dtype=np.int64)[number]
    below = np.array([part.denominator for part in parts], dtype=np.int64)[number]
    return (units * above // below).astype(np.float64), units * above % below == 0


def values_of_hours(rules: Rules) -> list[Worth]:
    """What the rules say that entries in hours are worth, other than they state."""
    return [one for one in rules.values if one.per is None or one.per is Unit.HOUR]


def worth(rules: Rules, hours: Hours, looked: Array, kinds: Kinds, alone: Array) -> Hours:
    """The hours, with those of entries that are worth a fixed number.

    Of which it cannot be told whether they are, may have `most`. A course in parts that has such makes its licence `alone`.
    """
    values = values_of_hours(rules)
    if not values:
        return hours
    found = hours.hours.copy()
    done = np.zeros(kinds.count, dtype=np.bool_)
    perhaps = []
    for one in values:
        answers = np.where(done, NO, kinds.matches(one.of))
        may_be, rows = (np.flatnonzero((answers == answer)[hours.kind] & looked) for answer in (OPEN, YES))
        perhaps.append((may_be, _worth_of(one, found[may_be])))
        found[rows] = _worth_of(one, found[rows])
        either = np.concatenate([may_be, rows])
        if len(either):
            credits, parts = np.unique(hours.row, return_counts=True)
            alone[hours.own[either[np.isin(hours.row[either], credits[parts > 1])]]] = True
        alone[hours.own[rows[found[rows] % 1 != 0]]] = True
        alone[hours.own[may_be[perhaps[-1][1] % 1 != 0]]] = True
        done |= answers == YES
    kept = hours.only(slice(None))
    kept.hours, kept.most = found, found.copy()
    for may_be, worth_it in perhaps:
        kept.hours[may_be] = np.minimum(kept.hours[may_be], worth_it)
        kept.most[may_be] = np.maximum(kept.most[may_be], worth_it)
    if not len(kept.open):
        kept.most = None
    return kept


def _worth_of(one: Worth, hours: Array) -> Array:
    """What entries of so many hours are worth."""
    return np.full(len(hours), in_units(one.hours)) if one.per is None else hours * float(one.hours)
