"""What hours come to, for many licences at once: the same as `ce_tracker`'s exact count where sums decide.

Hours are whole ten-thousandths, as floats (exact far beyond any sum there is). A result is trusted only where `sure`;
the other licences are counted one by one.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from attrs import define, frozen

from ce_tracker.bulk import Frame, Limit, Problem, masks_to_take
from ce_tracker_roster.canon import UNITS

Array = np.ndarray[Any, Any]


@define(eq=False)
class Rows:
    """Admitted hours of some licences, a row each: whose (counted from 0), how many, and the bits of what looks at them."""

    place: Array
    hours: Array
    mask: Array
    licences: int

    def sums(self, *bits: int) -> Array:
        """By licence, the hours that all these bits look at."""
        wanted = np.int64(sum(bits))
        those = np.flatnonzero((self.mask & wanted) == wanted)
        return np.bincount(self.place[those], self.hours[those], self.licences)

    @property
    def total(self) -> Array:
        """By licence, all hours."""
        return np.bincount(self.place, self.hours, self.licences)

    def of(self, licences: Array) -> "Rows":
        """The rows of some licences only, which are counted anew."""
        number = np.full(self.licences, -1, dtype=np.int64)
        number[licences] = np.arange(len(licences))
        own = number[self.place]
        those = np.flatnonzero(own >= 0)
        return Rows(own[those], self.hours[those], self.mask[those], len(licences))


@define(eq=False)
class Counts:
    """By licence, the hours that count, and what each need and place lacks (a column each); and whether that is sure."""

    counted: Array
    short: Array
    sure: Array

    @property
    def meets(self) -> Array:
        """Whether nothing is short."""
        return ~self.short.any(axis=1)


def in_units(hours: Any) -> float:
    """Hours in ten-thousandths. What is no whole number of them never compares equal by accident: it stays what it is."""
    return float(hours * UNITS)


def count(problem: Problem, rows: Rows) -> Counts:
    """The best lawful way of counting the hours of each licence. Limits on days are for the caller to look after."""
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
    """The counts of licences that exceed two limits, apart from each other or one inside the other.

    Sure only where each need looks at all hours under them or at none: then it does not matter which of them count.
    """
    sums, both = [rows.sums(limit.bit) for limit in (one, other)], rows.sums(one.bit, other.bit)
    rooms = [in_units(limit.hours) for limit in (one, other)]
    apart = both == 0
    gone = sums[0] - rooms[0] + sums[1] - rooms[1]
    for inner, outer in ((0, 1), (1, 0)):
        nested = ~apart & (both == sums[inner])
        first = sums[inner] - rooms[inner]
        gone = np.where(nested, first + np.maximum(sums[outer] - first - rooms[outer], 0), gone)
    sure = apart | (both == sums[0]) | (both == sums[1])
    under = Rows(*_only(rows, one.bit | other.bit), rows.licences)
    shorts = []
    for need in problem.needs:
        of_them = under.sums(need.bit)
        sure &= (of_them == 0) | (of_them == under.total)
        for limit in need.inside:
            sure &= rows.sums(need.bit, limit.bit) <= in_units(limit.hours)
        got = rows.sums(need.bit) - np.where(of_them > 0, gone, 0)
        shorts.append(np.maximum(in_units(need.hours) - got, 0))
    counts.counted[those] -= gone
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


@frozen(eq=False)
class ToTake:
    """How the least further hours follow from what is short: the largest of a few weighted sums.

    By the duality of linear programs: the weights are the corners of what no course may exceed, and a course weighs as
    much as all that it serves. `never` are the needs that no course serves. Without `known` it is left to the exact count.
    """

    known: bool
    weights: Array
    never: Array

    def hours(self, short: Array) -> tuple[Array, Array]:
        """By licence, the least further hours, and whether any would do; NaN where that has to be counted exactly."""
        possible = ~(short[:, self.never] > 0).any(axis=1)
        if not self.known:
            return np.where(short.any(axis=1), np.nan, 0), possible
        sums = short @ self.weights.T
        best = sums.argmax(axis=1)
        fractional = (self.weights % 1 != 0).any(axis=1)
        return np.where(fractional[best] & possible, np.nan, sums[np.arange(len(short)), best]), possible


_MOST_CORNERS = 200_000


def to_take(frame: Frame, problem: Problem, on: Any) -> ToTake:
    """How many further hours a frame asks, by what is short of it."""
    bits = [need.bit for need in problem.needs] + [place.bit for place in problem.places]
    limits = sum(limit.bit for limit in problem.limits) | sum(
        limit.bit for need in problem.needs for limit in need.inside
    )
    masks = masks_to_take(frame, on if frame.dated else None)
    asked = sum(bits)
    free = {mask & asked for mask in masks if not mask & limits}
    if problem.places:
        served = np.array([any(mask & bit for mask in free) for bit in bits], dtype=np.bool_)
        known = bool(served.all()) and not problem.needs
        return ToTake(known, np.ones((1, len(bits))), np.zeros(len(bits), dtype=np.bool_))
    most = [mask for mask in free if not any(mask != other and mask & other == mask for other in free)]
    known = all(any(mask & asked & other == mask & asked for other in most) for mask in masks)
    never = np.array([not any(mask & bit for mask in most) for bit in bits], dtype=np.bool_)
    weights = _corners([[bool(mask & bit) for bit in bits] for mask in most], never) if known else None
    if weights is None:
        return ToTake(known=False, weights=np.zeros((1, len(bits))), never=never & known)
    return ToTake(known=True, weights=weights, never=never)


def _corners(courses: Sequence[Sequence[bool]], never: Array) -> Array | None:
    """The corners of the weights of needs that let no course weigh more than one; None where there are too many."""
    needs = np.flatnonzero(~never)
    count = len(needs)
    if not count:
        return np.zeros((1, len(never)))
    sides = np.concatenate([np.array(courses, dtype=float)[:, needs], -np.eye(count)])
    bounds = np.concatenate([np.ones(len(courses)), np.zeros(count)])
    chosen = list(combinations(range(len(sides)), count))
    if len(chosen) > _MOST_CORNERS:
        return None
    picked = np.array(chosen)
    systems = sides[picked]
    solvable = np.abs(np.linalg.det(systems)) > 0.5  # a determinant of zeros and ones is a whole number
    points = np.linalg.solve(systems[solvable], bounds[picked][solvable][..., None])[..., 0]
    inside = (points @ sides.T <= bounds + 1e-9).all(axis=1)
    corners = np.unique(np.round(points[inside], 9), axis=0)
    weights = np.zeros((len(corners), len(never)))
    weights[:, needs] = corners
    return weights
