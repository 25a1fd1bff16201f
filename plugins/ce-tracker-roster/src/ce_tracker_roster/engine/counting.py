"""What hours come to, for many licences at once: the same as `ce_tracker`'s exact count where sums decide.

Hours are whole ten-thousandths, as floats (exact far beyond any sum there is). A result is trusted only where `sure`;
the other licences are counted one by one.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from attrs import define, evolve

from ce_tracker.bulk import Limit, Problem
from ce_tracker_roster.canon import UNITS

Array = np.ndarray[Any, Any]


@define(eq=False)
class Rows:
    """Admitted hours of some licences, a row each: whose (counted from 0), how many, and the bits of what looks at them.

    Of licences that are `mixed`, sums do not tell which hours of a crowded day count.
    """

    place: Array
    hours: Array
    mask: Array
    licences: int
    mixed: Array | None = None

    def sums(self, *bits: int) -> Array:
        """By licence, the hours that all these bits look at."""
        wanted = np.int64(sum(bits))
        those = np.flatnonzero((self.mask & wanted) == wanted)
        return np.bincount(self.place[those], self.hours[those], self.licences)

    def chosen(self, *alike: Array) -> "Rows":
        """The rows for which all of these are true."""
        those = np.flatnonzero(np.all(alike, axis=0))
        return Rows(self.place[those], self.hours[those], self.mask[those], self.licences, self.mixed)

    @property
    def total(self) -> Array:
        """By licence, all hours."""
        return np.bincount(self.place, self.hours, self.licences)

    @property
    def masks(self) -> list[int]:
        """The distinct masks."""
        found: list[int] = np.unique(self.mask).tolist()
        return found

    def of(self, licences: Array) -> "Rows":
        """The rows of some licences only, which are counted anew."""
        number = np.full(self.licences, -1, dtype=np.int64)
        number[licences] = np.arange(len(licences))
        own = number[self.place]
        those = np.flatnonzero(own >= 0)
        mixed = None if self.mixed is None else self.mixed[licences]
        return Rows(own[those], self.hours[those], self.mask[those], len(licences), mixed)


@define(eq=False)
class Counts:
    """By licence, the hours that count, and what each need and place lacks (a column each); and whether that is sure."""

    counted: Array
    short: Array
    sure: Array

    @property
    def meets(self) -> Array:
        """Whether nothing is short."""
        return np.asarray(~np.any(self.short, axis=1))


def in_units(hours: Any) -> float:
    """Hours in ten-thousandths. What is no whole number of them never compares equal by accident: it stays what it is."""
    return float(hours * UNITS)


def count(problem: Problem, rows: Rows) -> Counts:
    """The best lawful way of counting the hours of each licence. Limits on days are for the caller to look after."""
    counts = _count(problem, rows)
    if rows.mixed is not None:
        counts.sure &= ~rows.mixed
    return counts


def _count(problem: Problem, rows: Rows) -> Counts:
    problem = without_needless_limits(problem, rows.masks) if len(problem.limits) > 1 else problem
    over = [(limit, rows.sums(limit.bit) - in_units(limit.hours)) for limit in problem.limits]
    exceeded = np.zeros(rows.licences, dtype=np.int32)
    for _, excess in over:
        exceeded += excess > 0
    counts = _by_places(problem, rows) if problem.places else _by_needs(problem, rows)
    counts.sure &= exceeded == 0
    if problem.places:
        return counts
    for limit, excess in over:
        those = np.flatnonzero((exceeded == 1) & (excess > 0))
        if len(those):
            _under(problem, limit.bit, excess[those], rows.of(those), counts, those)
    for (one, excess), (other, too) in combinations(over, 2):
        those = np.flatnonzero((exceeded == 2) & (excess > 0) & (too > 0))
        if len(those):
            _under_two(problem, one, other, rows.of(those), counts, those)
    return counts


def without_needless_limits(problem: Problem, masks: Sequence[int]) -> Problem:
    """The problem without limits that others imply: what one looks at is all under another that allows no more hours."""
    kept = list(problem.limits)
    for one in problem.limits:
        those = [mask for mask in masks if mask & one.bit]
        if any(
            other is not one and other.hours <= one.hours and all(mask & other.bit for mask in those) for other in kept
        ):
            kept.remove(one)
    return evolve(problem, limits=tuple(kept))


def _by_needs(problem: Problem, rows: Rows) -> Counts:
    """Where no limit binds: sums, less what limits inside a need take from it."""
    short = np.zeros((rows.licences, len(problem.needs)))
    sure = np.ones(rows.licences, dtype=np.bool_)
    for column, need in enumerate(problem.needs):
        got = rows.sums(need.bit)
        taken = np.zeros(rows.licences, dtype=np.int32)
        for limit in need.inside:
            excess = np.maximum(rows.sums(need.bit, limit.bit) - in_units(limit.hours), 0)
            taken += excess > 0
            got = got - excess
        sure &= taken < 2  # two that bind may look at the same hours
        short[:, column] = np.maximum(in_units(need.hours) - got, 0)
    return Counts(rows.total, short, sure)


def _under(problem: Problem, bit: int, excess: Array, rows: Rows, counts: Counts, those: Array) -> None:
    """The counts of licences that exceed one limit, in place of those without it.

    Hours under the limit are spent on what needs them first, in the order in which needs are declared. That is the best
    way where none of these hours serves two needs of which only some of them are: whatever serves all of them gets the
    whole room. Where the room is too small for what is needed, the licence is left to the exact count.
    """
    under = Rows(*_only(rows, bit), rows.licences)
    room = under.total - excess
    special = np.zeros(len(those), dtype=np.int32)
    needed = np.zeros(len(those))
    sure = np.ones(len(those), dtype=np.bool_)
    shorts = []
    twice = np.zeros(len(under.place), dtype=np.int32)
    for need in problem.needs:
        of_them = under.sums(need.bit)
        lacks = in_units(need.hours) - (rows.sums(need.bit) - of_them)
        whole = of_them == under.total
        mine = np.minimum(np.maximum(lacks, 0), of_them)
        needed += np.where(whole, 0, mine)
        special += ~whole & (of_them > 0)
        shorts.append(np.maximum(lacks - np.where(whole, room, mine), 0))
        twice += ((under.mask & need.bit) != 0) & ~whole[under.place]
        for limit in need.inside:
            sure &= rows.sums(need.bit, limit.bit) <= in_units(limit.hours)
    sure &= needed <= room
    sure &= np.bincount(under.place, twice > 1, rows.licences) == 0
    counts.counted[those] -= excess
    counts.short[those] = np.stack(shorts, axis=1) if shorts else np.zeros((len(those), 0))
    counts.sure[those] = sure


def _under_two(problem: Problem, one: Limit, other: Limit, rows: Rows, counts: Counts, those: Array) -> None:
    """The counts of licences that exceed two limits.

    Hours under both are given up first, which leaves most of the others; that is the best way where no need looks at those
    under both alone. A need that looks at some of the hours keeps all of them where there is enough else to give up.
    """
    groups = [
        rows.chosen(((rows.mask & one.bit) != 0) == first, ((rows.mask & other.bit) != 0) == second)
        for first, second in ((True, False), (True, True), (False, True))
    ]
    only_one, both, only_other = (group.total for group in groups)
    over = only_one + both - in_units(one.hours), both + only_other - in_units(other.hours)
    gone_both = np.minimum(both, np.maximum(*over))
    gone = [np.maximum(over[0] - gone_both, 0), gone_both, np.maximum(over[1] - gone_both, 0)]
    totals = [only_one, both, only_other]
    held = [np.zeros(len(those)) for _ in groups]
    sure = np.ones(len(those), dtype=np.bool_)
    shorts = []
    for need in problem.needs:
        of_them = [group.sums(need.bit) for group in groups]
        whole = [(part == total) for part, total in zip(of_them, totals, strict=True)]
        lacks = in_units(need.hours) - (rows.sums(need.bit) - sum(of_them))
        alike = np.all([full | (part == 0) for full, part in zip(whole, of_them, strict=True)], axis=0)
        everything = np.all(whole, axis=0)
        wanting = lacks > 0
        sure &= ~(wanting & alike & (of_them[1] > 0) & ~everything)
        kept = wanting & ~alike
        lost = sum(np.where(part > 0, less, 0) for part, less in zip(of_them, gone, strict=True))
        held = [of + np.where(kept, part, 0) for of, part in zip(held, of_them, strict=True)]
        got = sum(of_them) - np.where(alike, lost, 0)
        shorts.append(np.where(wanting, np.maximum(lacks - got, 0), 0))
        for limit in need.inside:
            sure &= rows.sums(need.bit, limit.bit) <= in_units(limit.hours)
    for total, less, kept_hours in zip(totals, gone, held, strict=True):
        sure &= less <= total - kept_hours
    counts.counted[those] -= sum(gone)
    counts.short[those] = np.stack(shorts, axis=1) if shorts else np.zeros((len(those), 0))
    counts.sure[those] = sure


def _only(rows: Rows, bit: int) -> tuple[Array, Array, Array]:
    those = np.flatnonzero((rows.mask & bit) != 0)
    return rows.place[those], rows.hours[those], rows.mask[those]


def _by_places(problem: Problem, rows: Rows) -> Counts:
    """Hours that fill places, each one only: the most that the first so many places can take, place after place.

    The most that some places can take is a cut: the least, over all choices of some of them, of what these have room for
    and all hours that fit another. What the first so many take more than those before them is what the last of them gets
    where those declared first are filled first.
    """
    bits = [place.bit for place in problem.places]
    masks, codes = np.unique(rows.mask & sum(bits), return_inverse=True)
    wide = max(len(masks), 1)
    hours = np.bincount(rows.place * wide + codes, rows.hours, rows.licences * wide).reshape(rows.licences, wide)
    rooms = [in_units(place.hours) for place in problem.places]
    most = [np.zeros(rows.licences)]
    for number in range(1, len(bits) + 1):
        least = np.full(rows.licences, np.inf)
        for chosen in _subsets(number):
            fitting = sum(bits[place] for place in chosen)
            room = sum(rooms[place] for place in range(number) if place not in chosen)
            fits = (masks & fitting) != 0 if len(masks) else np.zeros(wide, dtype=np.bool_)
            least = np.minimum(least, hours[:, fits].sum(axis=1) + room)
        most.append(least)
    got = np.diff(np.stack(most, axis=1), axis=1)
    sure = np.full(rows.licences, not problem.needs)
    short = np.concatenate([np.zeros((rows.licences, len(problem.needs))), np.array(rooms) - got], axis=1)
    return Counts(most[-1], short, sure)


def _subsets(number: int) -> list[tuple[int, ...]]:
    return [chosen for size in range(number + 1) for chosen in combinations(range(number), size)]
