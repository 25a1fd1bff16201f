"""How the least further hours that would meet everything follow from what is short, for many licences at once.

By the duality of linear programs they are the most that the needs weigh, over all weights of needs and limits under which no
course that can be taken weighs more than an hour is worth. The most is found at one of finitely many corners.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np
from attrs import frozen

from ce_tracker.bulk import Problem
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.counting import Tally, in_units, without_needless_limits

_MOST_CORNERS = 200_000
_FARTHEST = 1000.0
"""No weight is sought beyond: where the most is found there, no further hours would do, or it is not known."""


@frozen(eq=False)
class ToTake:
    """What a counting problem asks of further hours.

    Where a course that no limit looks at serves whatever others serve, hours follow from what is short alone: they are the
    largest of a few weighted sums, of `weights`. Elsewhere those are None, and the hours that there are have to be weighed as
    well. `never` are the needs that no course serves.
    """

    problem: Problem
    masks: Sequence[int]
    weights: Array | None
    never: Array

    def hours(self, short: Array, tally: Tally) -> tuple[Array, Array]:
        """By licence, the least further hours, and whether any would do; NaN where that has to be counted exactly.

        `short` is what each need or place lacks of the hours of `tally`; none could lack less if they were counted otherwise.
        """
        possible = np.asarray(~np.any(short[:, self.never] > 0, axis=1))
        if self.weights is not None:
            found = _largest(short @ self.weights.T, (self.weights % 1 != 0).any(axis=1))
            return np.where(possible, found, 0), possible
        hours = np.zeros(len(short))
        asked = np.flatnonzero(short.any(axis=1))
        if len(asked):
            hours[asked] = np.where(possible[asked], self._weighed(tally.of(asked).there()), np.nan)
        return hours, possible

    def _weighed(self, tally: Tally) -> Array:
        """The least further hours of licences, with what they have weighed; NaN where that is not known."""
        masks = tally.masks.tolist()
        problem = without_needless_limits(self.problem, [*masks, *self.masks])
        needs, limits = problem.needs, problem.limits
        inside = any(need.inside for need in needs)
        corners = None if problem.places or inside else _corners(*_sides(problem, self.masks, masks))
        if corners is None:
            return np.full(tally.licences, np.nan)
        bounds = np.array([in_units(need.hours) for need in needs] + [-in_units(limit.hours) for limit in limits])
        worth = np.maximum(corners @ _vectors(problem, masks).T, 0)
        unknown = (corners % 1 != 0).any(axis=1) | (corners >= _FARTHEST).any(axis=1)
        return _largest(corners @ bounds - tally.hours @ worth.T, unknown)


def _largest(sums: Array, unknown: Array) -> Array:
    """The largest sum of each row; NaN where it is one of the columns that are `unknown`."""
    best = sums.argmax(axis=1)
    return np.where(unknown[best], np.nan, sums[np.arange(len(sums)), best])


def to_take(problem: Problem, masks: Sequence[int]) -> ToTake:
    """How many further hours a problem asks, where courses of these masks can be taken."""
    bits = [bit for bit, _ in problem.asked]
    asked, limited = sum(bits), problem.limit_bits
    free = {mask & asked for mask in masks if not mask & limited}
    if problem.places:
        served = all(any(mask & bit for mask in free) for bit in bits) and not problem.needs
        return ToTake(problem, masks, np.ones((1, len(bits))) if served else None, np.zeros(len(bits), dtype=np.bool_))
    most = [mask for mask in free if not any(mask != other and mask & other == mask for other in free)]
    enough = all(any(mask & asked & other == mask & asked for other in most) for mask in masks)
    never = np.array([not any(mask & bit for mask in masks) for bit in bits], dtype=np.bool_)
    return ToTake(problem, masks, _weights(tuple(bits), tuple(most), tuple(never.tolist())) if enough else None, never)


@lru_cache(maxsize=1024)
def _weights(bits: tuple[int, ...], courses: tuple[int, ...], never: tuple[bool, ...]) -> Array | None:
    """The corners of the weights of needs that let no course weigh more than one; None where there are too many."""
    needs = np.flatnonzero(~np.array(never, dtype=np.bool_))
    weights = np.zeros((1, len(never)))
    if not len(needs):
        return weights
    of_courses = np.array([[float(bool(mask & bit)) for bit in bits] for mask in courses])[:, needs]
    corners = _corners(of_courses, np.ones(len(courses)), np.zeros((0, len(needs))))
    if corners is None:
        return None
    weights = np.zeros((len(corners), len(never)))
    weights[:, needs] = corners
    return weights


def _vectors(problem: Problem, masks: Sequence[int]) -> Array:
    """What hours of each mask bring: one of each need they serve, less one of each limit that looks at them."""
    bits = [need.bit for need in problem.needs] + [limit.bit for limit in problem.limits]
    signs = np.array([1.0] * len(problem.needs) + [-1.0] * len(problem.limits))
    served = np.array([[float(bool(mask & bit)) for bit in bits] for mask in masks]).reshape(-1, len(bits))
    vectors: Array = served * signs
    return vectors


def _sides(problem: Problem, courses: Sequence[int], held: Sequence[int]) -> tuple[Array, Array, Array]:
    """What bounds the weights of needs and limits: courses to take, and the farthest weight; and where what is held tells."""
    dimensions = len(problem.needs) + len(problem.limits)
    of_courses = np.unique(_vectors(problem, courses), axis=0)
    sides = np.concatenate([of_courses, np.eye(dimensions)])
    bounds = np.concatenate([np.ones(len(of_courses)), np.full(dimensions, _FARTHEST)])
    return sides, bounds, np.unique(_vectors(problem, held), axis=0)


def _corners(sides: Array, bounds: Array, folds: Array) -> Array | None:
    """The corners of all weights, none below zero, that are within the sides; those on folds as well. None if too many."""
    count = sides.shape[1]
    planes = np.concatenate([sides, -np.eye(count), folds])
    at = np.concatenate([bounds, np.zeros(count + len(folds))])
    if comb(len(planes), count) > _MOST_CORNERS:
        return None
    picked = np.array(list(combinations(range(len(planes)), count)))
    systems = planes[picked]
    solvable = np.abs(np.linalg.det(systems)) > 0.5  # a determinant of whole numbers is a whole number
    points = np.linalg.solve(systems[solvable], at[picked][solvable][..., None])[..., 0]
    inside = (points @ sides.T <= bounds + 1e-9).all(axis=1) & (points >= -1e-9).all(axis=1)
    return np.unique(np.round(points[inside], 9) + 0.0, axis=0)
