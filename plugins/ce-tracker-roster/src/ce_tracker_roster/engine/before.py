"""What became of hours in the period before, for many licences at once: those it used of days that two windows share, and those
beyond what it needed, which may be carried over."""

import numpy as np
from attrs import define

from ce_tracker.bulk import Problem
from ce_tracker_roster.engine.counting import Array, Rows, count, in_units
from ce_tracker_roster.engine.hours import Hours


@define(eq=False)
class Earlier:
    """By row, whether the period before used it for certain, and whether that is open; by licence, hours beyond its needs."""

    used: Array
    perhaps: Array
    beyond: Array

    @classmethod
    def nothing(cls, rows: int, licences: int) -> "Earlier":
        """There was nothing before that matters."""
        return cls(np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_), np.zeros(licences))

    def add(self, other: "Earlier") -> None:
        """What was found of other licences as well."""
        self.used |= other.used
        self.perhaps |= other.perhaps
        self.beyond += other.beyond


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


def earlier(frames: list[Strictly], hours: Hours, shared: Array, asked: Array, found: Earlier, alone: Array) -> None:
    """Find what became of the hours of the licences that are `asked`; what sums do not decide becomes `alone`.

    The first frame that is met counts, as in the audit of one licence.
    """
    met = np.zeros(len(asked), dtype=np.bool_)
    for frame in frames:
        counts = count(frame.problem, frame.rows.tally())
        alone |= asked & ~counts.sure
        mine = asked & counts.meets & ~met
        most = max((in_units(need.hours) for need in frame.problem.needs), default=np.inf)
        found.beyond[mine] = np.maximum(counts.counted - most, 0)[mine]
        needing = mine & _any_of(hours, shared, len(asked))
        if needing.any():
            _needed(frame, hours, shared, needing, found, alone)
        met |= counts.meets
    found.perhaps |= shared & (asked & ~met)[hours.own]


def _any_of(hours: Hours, those: Array, licences: int) -> Array:
    found = np.zeros(licences, dtype=np.bool_)
    found[hours.own[those]] = True
    return found


def _needed(frame: Strictly, hours: Hours, shared: Array, asked: Array, found: Earlier, alone: Array) -> None:
    """Of shared hours, those that the period before needs: the latest credits are set free first, one round after another."""
    rows = np.flatnonzero(shared & asked[hours.own])
    rows = rows[np.lexsort((hours.row[rows], hours.day[rows], hours.own[rows]))][::-1]
    owners = hours.own[rows]
    begins = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
    rounds = np.arange(len(rows)) - np.repeat(begins, np.diff(np.concatenate([begins, [len(rows)]])))
    twice = np.zeros(len(asked), dtype=np.bool_)
    same_day = (owners[1:] == owners[:-1]) & (hours.day[rows][1:] == hours.day[rows][:-1])
    twice[owners[1:][same_day]] = True  # of credits of one day, or parts of one credit, sums do not tell the order
    alone |= twice
    free = np.zeros(len(hours.own), dtype=np.bool_)
    for number in range(int(rounds.max()) + 1):
        turn = rows[rounds == number]
        frame, own = frame.of(hours.own[turn])
        freed = free.copy()
        freed[turn] = True
        spared, sure = own.meets(freed)
        alone[hours.own[turn[~sure]]] = True
        free[turn[spared]] = True
        kept = turn[~spared]
        if len(kept):
            without = np.zeros(len(hours.own), dtype=np.bool_)
            without[kept] = True
            _, own = frame.of(hours.own[kept])
            could, sure = own.meets(without)
            alone[hours.own[kept[~sure]]] = True
            found.used[kept[~could]] = True
            found.perhaps[kept[could]] = True
