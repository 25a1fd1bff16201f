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
from ce_tracker_roster.canon import UNITS, Array
from ce_tracker_roster.engine.alike import distinct


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

    def chosen(self, which: Array) -> "Rows":
        """The rows for which this is true."""
        those = np.flatnonzero(which)
        return Rows(self.place[those], self.hours[those], self.mask[those], self.licences, self.mixed)

    def tally(self) -> "Tally":
        """By licence and mask, the hours."""
        masks, column = distinct(self.mask)
        wide = len(masks)
        cells = np.bincount(self.place.astype(np.int64) * wide + column, self.hours, self.licences * wide)
        return Tally(masks, cells.reshape(self.licences, wide), self.mixed)


@define(eq=False)
class Tally:
    """Admitted hours of some licences (a row each) by the bits of what looks at them: a column for each of `masks`.

    Of licences that are `mixed`, sums do not tell which hours of a crowded day count.
    """

    masks: Array
    hours: Array
    mixed: Array | None = None

    @property
    def licences(self) -> int:
        """Of how many licences."""
        return len(self.hours)

    def having(self, *bits: int) -> Array:
        """Which columns all these bits look at."""
        wanted = np.int64(sum(bits))
        found: Array = (self.masks & wanted) == wanted
        return found

    def over(self, columns: Array) -> Array:
        """By licence, the hours of some columns."""
        sums: Array = self.hours @ columns.astype(np.float64)
        return sums

    def sums(self, *bits: int) -> Array:
        """By licence, the hours that all these bits look at."""
        return self.over(self.having(*bits))

    @property
    def total(self) -> Array:
        """By licence, all hours."""
        return self.over(np.ones(len(self.masks), dtype=np.bool_))

    def there(self) -> "Tally":
        """Without the columns in which nobody has hours."""
        some = self.hours.any(axis=0)
        return self if some.all() else Tally(self.masks[some], self.hours[:, some], self.mixed)

    def of(self, licences: Array) -> "Tally":
        """That of some licences only."""
        mixed = None if self.mixed is None else self.mixed[licences]
        return Tally(self.masks, self.hours[licences], mixed)


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


def count(problem: Problem, tally: Tally) -> Counts:
    """The best lawful way of counting the hours of each licence. Limits on days are for the caller to look after.

    Of crowded days it does not matter which hours were kept where those suffice and all of them count.
    """
    counts = _count(problem, tally)
    if tally.mixed is not None:
        counts.sure &= ~tally.mixed | (counts.meets & (counts.counted == tally.total))
    return counts


def _count(problem: Problem, tally: Tally) -> Counts:
    if len(problem.limits) > 1:
        problem = without_needless_limits(problem, tally.masks.tolist())
    over = [(limit, tally.sums(limit.bit) - in_units(limit.hours)) for limit in problem.limits]
    exceeded = np.zeros(tally.licences, dtype=np.int32)
    for _, excess in over:
        exceeded += excess > 0
    counts = _by_places(problem, tally) if problem.places else _by_needs(problem, tally)
    counts.sure &= exceeded == 0
    if problem.places:
        _limited_in_places(problem, tally, counts, np.flatnonzero(exceeded))
        return counts
    for limit, excess in over:
        those = np.flatnonzero((exceeded == 1) & (excess > 0))
        if len(those):
            _under(problem, limit.bit, excess[those], tally.of(those), counts, those)
    for (one, excess), (other, too) in combinations(over, 2):
        those = np.flatnonzero((exceeded == 2) & (excess > 0) & (too > 0))
        if len(those):
            _under_two(problem, one, other, tally.of(those), counts, those)
    return counts


def _limited_in_places(problem: Problem, tally: Tally, counts: Counts, those: Array) -> None:
    """The counts of licences where each limit that is exceeded looks at hours of one mask alone: of those no more count."""
    if not len(those):
        return
    mine = tally.of(those)
    alone = np.ones(len(those), dtype=np.bool_)
    for limit in problem.limits:
        columns = np.flatnonzero(mine.having(limit.bit))
        limited = mine.hours[:, columns]
        over = limited.sum(axis=1) > in_units(limit.hours)
        alone &= ~over | ((limited > 0).sum(axis=1) == 1)
        mine.hours[:, columns] = np.minimum(limited, in_units(limit.hours))
    found = _by_places(problem, mine)
    sure = np.flatnonzero(alone & found.sure)
    counts.counted[those[sure]], counts.short[those[sure]] = found.counted[sure], found.short[sure]
    counts.sure[those[sure]] = True


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


def _by_needs(problem: Problem, tally: Tally) -> Counts:
    """Where no limit binds: sums, less what limits inside a need take from it."""
    short = np.zeros((tally.licences, len(problem.needs)))
    sure = np.ones(tally.licences, dtype=np.bool_)
    for column, need in enumerate(problem.needs):
        got = tally.sums(need.bit)
        taken = np.zeros(tally.licences, dtype=np.int32)
        for limit in need.inside:
            excess = np.maximum(tally.sums(need.bit, limit.bit) - in_units(limit.hours), 0)
            taken += excess > 0
            got = got - excess
        if len(need.inside) > 1:
            sure &= taken < 2  # two that bind may look at the same hours
        short[:, column] = np.maximum(in_units(need.hours) - got, 0)
    return Counts(tally.total, short, sure)


def _under(problem: Problem, bit: int, excess: Array, tally: Tally, counts: Counts, those: Array) -> None:
    """The counts of licences that exceed one limit, in place of those without it.

    Hours under the limit are spent on what needs them first, in the order in which needs are declared. That is the best
    way where none of these hours serves two needs of which only some of them are: whatever serves all of them gets the
    whole room. Where the room is too small for what is needed, the licence is left to the exact count.
    """
    limited = tally.having(bit)
    under = tally.over(limited)
    room = under - excess
    needed = np.zeros(len(those))
    sure = np.ones(len(those), dtype=np.bool_)
    shorts = []
    served = np.zeros((len(those), len(tally.masks)), dtype=np.int32)
    for need in problem.needs:
        columns = tally.having(need.bit)
        of_them = tally.over(columns & limited)
        lacks = in_units(need.hours) - tally.over(columns & ~limited)
        whole = of_them == under
        mine = np.minimum(np.maximum(lacks, 0), of_them)
        needed += np.where(whole, 0, mine)
        shorts.append(np.maximum(lacks - np.where(whole, room, mine), 0))
        served += np.outer(~whole, columns & limited)
        for limit in need.inside:
            sure &= tally.sums(need.bit, limit.bit) <= in_units(limit.hours)
    sure &= needed <= room
    sure &= ~((served > 1) & (tally.hours > 0)).any(axis=1)
    counts.counted[those] -= excess
    counts.short[those] = np.stack(shorts, axis=1) if shorts else np.zeros((len(those), 0))
    counts.sure[those] = sure


def _under_two(problem: Problem, one: Limit, other: Limit, tally: Tally, counts: Counts, those: Array) -> None:
    """The counts of licences that exceed two limits.

    Hours under both are given up first, which leaves most of the others; that is the best way where no need looks at those
    under both alone. A need that looks at some of the hours keeps all of them where there is enough else to give up.
    """
    first, second = tally.having(one.bit), tally.having(other.bit)
    groups = [first & ~second, first & second, ~first & second]
    totals = [tally.over(group) for group in groups]
    only_one, both, only_other = totals
    over = only_one + both - in_units(one.hours), both + only_other - in_units(other.hours)
    gone_both = np.minimum(both, np.maximum(*over))
    gone = [np.maximum(over[0] - gone_both, 0), gone_both, np.maximum(over[1] - gone_both, 0)]
    held = [np.zeros(len(those)) for _ in groups]
    sure = np.ones(len(those), dtype=np.bool_)
    shorts = []
    for need in problem.needs:
        columns = tally.having(need.bit)
        of_them = [tally.over(columns & group) for group in groups]
        whole = [(part == total) for part, total in zip(of_them, totals, strict=True)]
        lacks = in_units(need.hours) - tally.over(columns & ~first & ~second)
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
            sure &= tally.sums(need.bit, limit.bit) <= in_units(limit.hours)
    for total, less, kept_hours in zip(totals, gone, held, strict=True):
        sure &= less <= total - kept_hours
    counts.counted[those] -= sum(gone)
    counts.short[those] = np.stack(shorts, axis=1) if shorts else np.zeros((len(those), 0))
    counts.sure[those] = sure


def _by_places(problem: Problem, tally: Tally) -> Counts:
    """Hours that fill places, each one only: the most that the first so many places can take, place after place.

    The most that some places can take is a cut: the least, over all choices of some of them, of what these have room for
    and all hours that fit another. What the first so many take more than those before them is what the last of them gets
    where those declared first are filled first.
    """
    bits = [place.bit for place in problem.places]
    rooms = [in_units(place.hours) for place in problem.places]
    most = [np.zeros(tally.licences)]
    for number in range(1, len(bits) + 1):
        least = np.full(tally.licences, np.inf)
        for chosen in _subsets(number):
            fitting = sum(bits[place] for place in chosen)
            room = sum(rooms[place] for place in range(number) if place not in chosen)
            least = np.minimum(least, tally.over((tally.masks & fitting) != 0) + room)
        most.append(least)
    got = np.diff(np.stack(most, axis=1), axis=1)
    sure = np.full(tally.licences, not problem.needs)
    short = np.concatenate([np.zeros((tally.licences, len(problem.needs))), np.array(rooms) - got], axis=1)
    return Counts(most[-1], short, sure)


def _subsets(number: int) -> list[tuple[int, ...]]:
    return [chosen for size in range(number + 1) for chosen in combinations(range(number), size)]
