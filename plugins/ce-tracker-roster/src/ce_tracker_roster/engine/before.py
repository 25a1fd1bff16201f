"""What became of hours in the period before, for many licences at once: those it used of days that two windows share, and those
beyond what it needed, which may be carried over."""

import numpy as np
import polars as pl
from attrs import define

from ce_tracker import Therapist
from ce_tracker.bulk import Problem
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.counting import Counts, Rows, count, in_units
from ce_tracker_roster.engine.hours import Hours
from ce_tracker_roster.entries import credit_of


@define(eq=False)
class Earlier:
    """By row, whether the period before used it for certain, and whether that is open; by licence, hours beyond its needs.

    Of licences of which it is not sure that they were met (`unmet`), `perhaps_beyond` has those hours if they were; of those that
    were exempt, all their hours.
    """

    used: Array
    perhaps: Array
    beyond: Array
    perhaps_beyond: Array
    unmet: Array

    @classmethod
    def nothing(cls, rows: int, licences: int) -> "Earlier":
        """There was nothing before that matters."""
        used, perhaps = np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
        return cls(used, perhaps, np.zeros(licences), np.zeros(licences), np.zeros(licences, dtype=np.bool_))

    def add(self, other: "Earlier") -> None:
        """What was found of other licences as well."""
        self.used |= other.used
        self.perhaps |= other.perhaps
        self.beyond += other.beyond
        self.perhaps_beyond += other.perhaps_beyond
        self.unmet |= other.unmet


@define(eq=False)
class Strictly:
    """The hours that one frame of the period before surely counts: its rows, by the place of each among all, and its problem."""

    rows: Rows
    at: Array
    problem: Problem

    def without(self, doubted: Array) -> "Strictly":
        """The same without some rows (of all)."""
        kept = ~doubted[self.at]
        rows = self.rows.chosen(kept)
        return Strictly(rows, self.at[kept], self.problem)

    def of(self, licences: Array) -> tuple["Strictly", "Strictly"]:
        """The same of some licences only; and once more with these counted from 0, in their order."""
        number = np.full(self.rows.licences, -1, dtype=np.int64)
        number[licences] = np.arange(len(licences))
        own = number[self.rows.place]
        those = np.flatnonzero(own >= 0)
        rows, mixed, at = self.rows, self.rows.mixed, self.at[those]
        mixed = None if mixed is None else mixed[licences]
        anew = Rows(own[those], rows.hours[those], rows.mask[those], len(licences), mixed)
        return Strictly(rows.chosen(own >= 0), at, self.problem), Strictly(anew, at, self.problem)

    def meets(self, without: Array) -> tuple[Array, Array]:
        """By licence, whether it is met without some rows (of all), and whether that is sure."""
        counts = count(self.problem, self.rows.chosen(~without[self.at]).tally())
        return counts.meets, counts.sure


def earlier(
    frames: list[Strictly],
    hours: Hours,
    shared: Array,
    asked: Array,
    credits: pl.DataFrame,
    found: Earlier,
    alone: Array,
) -> None:
    """Find what became of the hours of the licences that are `asked`; what sums do not decide becomes `alone`.

    The first frame that is met counts, as in the audit of one licence. `credits` are those of the roster.
    """
    met = np.zeros(len(asked), dtype=np.bool_)
    for frame in frames:
        counts = count(frame.problem, frame.rows.tally())
        alone |= asked & ~counts.sure
        mine = asked & counts.meets & ~met
        found.beyond[mine] = beyond(frame.problem, counts, otherwise=np.inf)[mine]
        needing = mine & _any_of(hours, shared, len(asked))
        if needing.any():
            _needed(frame, hours, shared, needing, credits, found, alone)
        met |= counts.meets
    found.unmet |= asked & ~met
    found.perhaps |= shared & found.unmet[hours.own]


def beyond(problem: Problem, counts: Counts, *, otherwise: float) -> Array:
    """By licence, hours beyond what is needed, or `otherwise` beyond these where nothing is."""
    most = max((in_units(need.hours) for need in problem.needs), default=otherwise)
    return np.maximum(counts.counted - most, 0)


def _any_of(hours: Hours, those: Array, licences: int) -> Array:
    found = np.zeros(licences, dtype=np.bool_)
    found[hours.own[those]] = True
    return found


def _needed(
    frame: Strictly, hours: Hours, shared: Array, asked: Array, credits: pl.DataFrame, found: Earlier, alone: Array
) -> None:
    """Of shared hours, those that the period before needs: the latest credits are set free first, one round after another."""
    rows = np.flatnonzero(shared & asked[hours.own])
    turns = _turns(hours.row[rows], hours.day[rows], hours.own[rows], credits)
    free = np.zeros(len(hours.own), dtype=np.bool_)
    for turn in range(int(turns.max()) + 1):
        mine = rows[turns == turn]
        frame, spared = _met_without(frame, hours, mine, free, alone)
        free[mine[spared]] = True
        kept = mine[~spared]
        if len(kept):
            _, could = _met_without(frame, hours, kept, np.zeros_like(free), alone)
            found.used[kept[~could]] = True
            found.perhaps[kept[could]] = True


def _met_without(frame: Strictly, hours: Hours, rows: Array, free: Array, alone: Array) -> tuple[Strictly, Array]:
    """The frame of the licences of these rows; by row, whether it is met without them and those that are `free` already."""
    licences, number = np.unique(hours.own[rows], return_inverse=True)
    frame, own = frame.of(licences)
    freed = free.copy()
    freed[rows] = True
    met, sure = own.meets(freed)
    alone[licences[~sure]] = True
    return frame, met[number]


def _turns(rows: Array, day: Array, own: Array, credits: pl.DataFrame) -> Array:
    """By hours, how many credits of the same licence come after the one they are of; its parts have one turn."""
    there, first, number = np.unique(rows, return_index=True, return_inverse=True)
    day, own = day[first], own[first]
    order = np.lexsort((-_of_one_day(there, day, own, credits), -day, own))
    begins = np.flatnonzero(np.diff(own[order], prepend=-1))
    turns = np.empty(len(order), dtype=np.int64)
    turns[order] = np.arange(len(order)) - np.repeat(begins, np.diff(begins, append=len(order)))
    return turns[number]


def _of_one_day(rows: Array, day: Array, own: Array, credits: pl.DataFrame) -> Array:
    """By row of credits, its place among those of its licence and day, in the order in which a record has them."""
    _, number, many = np.unique(np.stack([own, day]), axis=1, return_inverse=True, return_counts=True)
    those = np.flatnonzero(many[number.ravel()] > 1)
    held = [credit_of(row) for row in credits[rows[those]].iter_rows(named=True)]
    turn = {id(credit): place for place, credit in enumerate(Therapist("all of them", credits=held).credits_in_order)}
    found = np.zeros(len(rows), dtype=np.int64)
    found[those] = [turn[id(credit)] for credit in held]
    return found
