"""What became of hours in the period before, for many licences at once: those it used of days that two windows share, and those
beyond what it needed, which may be carried over."""

from collections.abc import Sequence

import numpy as np
from attrs import define

from ce_tracker.bulk import Problem
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.counting import Counts, Rows, count, in_units
from ce_tracker_roster.engine.hours import Hours


@define(eq=False)
class Earlier:
    """By row, whether the period before used it for certain, and whether that is open; by licence, hours surely beyond its needs.

    `perhaps_beyond` has those that are beyond if all that may counts as well: of licences of which it is not sure that they were
    met (`unmet`) all that would then be beyond; of those that were exempt, all their hours. No more than `chained` may be besides,
    of licences of which hours may have been carried into the period before. Licences that `spare` hours had credits that were
    used, though perhaps not whole; of those that are `twofold`, hours may be carried over or count of themselves. Rows that are
    there `again` are of both periods' days.
    """

    used: Array
    perhaps: Array
    beyond: Array
    perhaps_beyond: Array
    unmet: Array
    chained: Array
    spare: Array
    twofold: Array
    again: Array

    @classmethod
    def nothing(cls, rows: int, licences: int) -> "Earlier":
        """There was nothing before that matters."""
        used, perhaps = np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
        unmet, spare, twofold = (np.zeros(licences, dtype=np.bool_) for _ in range(3))
        return cls(
            used,
            perhaps,
            np.zeros(licences),
            np.zeros(licences),
            unmet,
            np.zeros(licences),
            spare,
            twofold,
            used.copy(),
        )

    def add(self, other: "Earlier") -> None:
        """What was found of other licences as well."""
        self.used |= other.used
        self.perhaps |= other.perhaps
        self.beyond += other.beyond
        self.perhaps_beyond += other.perhaps_beyond
        self.unmet |= other.unmet
        self.chained += other.chained
        self.spare |= other.spare
        self.twofold |= other.twofold
        self.again |= other.again


@define(eq=False)
class Reading:
    """The hours that one frame of the period before sees in one reading: rows, the place of each among all, and the problem."""

    rows: Rows
    at: Array
    problem: Problem

    def without(self, doubted: Array) -> "Reading":
        """The same without some rows (of all)."""
        kept = ~doubted[self.at]
        rows = self.rows.chosen(kept)
        return Reading(rows, self.at[kept], self.problem)

    def of(self, licences: Array) -> "Reading":
        """The same of some licences only, counted from 0 in their order."""
        number = np.full(self.rows.licences, -1, dtype=np.int64)
        number[licences] = np.arange(len(licences))
        own = number[self.rows.place]
        those = np.flatnonzero(own >= 0)
        rows, mixed = self.rows, self.rows.mixed
        mixed = None if mixed is None else mixed[licences]
        return Reading(
            Rows(own[those], rows.hours[those], rows.mask[those], len(licences), mixed), self.at[those], self.problem
        )

    def needs_all(self, of: Array) -> Array:
        """By licence, whether so many hours are lacking without some rows (of all) as these have, whatever the others serve."""
        mine = of[self.at]
        own = np.bincount(self.rows.place[mine], self.rows.hours[mine], self.rows.licences)
        others = self.without(of).rows.tally()
        lacking = np.zeros(self.rows.licences)
        for need in self.problem.needs:
            lacking = np.maximum(lacking, in_units(need.hours) - others.sums(need.bit))
        return np.asarray(lacking >= own)

    def meets(self) -> tuple[Array, Array]:
        """By licence, whether it is met, and whether that is sure."""
        counts = count(self.problem, self.rows.tally())
        return counts.meets, counts.sure


def became(
    strict: Sequence[Reading], lenient: Sequence[Reading], hours: Hours, shared: Array, asked: Array, alone: Array
) -> Earlier:
    """What became of the hours of the licences that are `asked`, by the readings of each frame; some are of `shared` days.

    What sums do not decide becomes `alone`.
    """
    found = Earlier.nothing(len(shared), len(asked))
    _earlier(strict, asked, found, alone)
    if shared.any():
        _used(lenient, hours, shared, found, alone)
    return found


def _earlier(strict: Sequence[Reading], asked: Array, found: Earlier, alone: Array) -> None:
    """Find whether the period before was met, and what was beyond its needs.

    The first frame that is met counts, as in the audit of one licence.
    """
    met = np.zeros(len(asked), dtype=np.bool_)
    for frame in strict:
        counts = count(frame.problem, frame.rows.tally())
        alone |= asked & ~counts.sure
        mine = asked & counts.meets & ~met
        found.beyond[mine] = beyond(frame.problem, counts, otherwise=np.inf)[mine]
        met |= counts.meets
    found.unmet |= asked & ~met


def beyond(problem: Problem, counts: Counts, *, otherwise: float) -> Array:
    """By licence, hours beyond what is needed, or `otherwise` beyond these where nothing is."""
    most = max((in_units(need.hours) for need in problem.needs), default=otherwise)
    return np.maximum(counts.counted - most, 0)


def several_needs(reading: Reading) -> Array:
    """By licence, whether what is beyond the largest need is perhaps not beyond all of them, or does not serve it."""
    found = np.zeros(reading.rows.licences, dtype=np.bool_)
    if reading.problem.needs:
        largest = max(reading.problem.needs, key=lambda need: need.hours)
        asked = sum(hours for _, hours in reading.problem.asked)
        found[:] = bool(largest.inside) or asked > 2 * largest.hours
        found[reading.rows.place[reading.rows.mask & largest.bit == 0]] = True
    return found


def _used(lenient: Sequence[Reading], hours: Hours, shared: Array, found: Earlier, alone: Array) -> None:
    """Find which hours of days that two windows share the period before used.

    Those that a frame may count, in its lenient reading, are open; of a period that was met, a credit is used for certain if no
    frame is met without it, and whole if all lack as many hours as it has. The credits of a licence are tried one after another.
    """
    perhaps = np.zeros(len(shared), dtype=np.bool_)
    for frame in lenient:
        perhaps[frame.at] = True
    perhaps = shared & np.isin(hours.row, hours.row[perhaps])  # all parts of a credit
    rows = np.flatnonzero(perhaps & ~found.unmet[hours.own])
    turns = _turns(hours.row[rows], hours.own[rows])
    for turn in range(int(turns.max(initial=-1)) + 1):
        mine = rows[turns == turn]
        without = np.zeros(len(shared), dtype=np.bool_)
        without[mine] = True
        licences, number = np.unique(hours.own[mine], return_inverse=True)
        spared = np.zeros(len(licences), dtype=np.bool_)
        whole = np.ones(len(licences), dtype=np.bool_)
        for frame in lenient:
            theirs = frame.of(licences)
            met, sure = theirs.without(without).meets()
            alone[licences[~sure]] = True
            spared |= met
            whole &= theirs.needs_all(without)
        found.used[mine[~spared[number]]] = True
        found.spare[licences[~spared & ~whole]] = True
    found.perhaps |= perhaps & ~found.used


def _turns(rows: Array, own: Array) -> Array:
    """By hours, the number of the credit they are of among those of its licence, from 0."""
    credits, first, number = np.unique(rows, return_index=True, return_inverse=True)
    owner = own[first]
    order = np.argsort(owner, kind="stable")
    begins = np.flatnonzero(np.diff(owner[order], prepend=-1))
    turns = np.empty(len(credits), dtype=np.int64)
    turns[order] = np.arange(len(credits)) - np.repeat(begins, np.diff(begins, append=len(credits)))
    return turns[number]
