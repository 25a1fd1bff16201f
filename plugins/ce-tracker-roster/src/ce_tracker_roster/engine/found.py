"""What one frame finds of the licences of a way: its hours with what it sees in them, and what they come to."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import numpy as np
from attrs import define, field

from ce_tracker.bulk import Frame, Problem
from ce_tracker_roster.canon import UNITS, Array
from ce_tracker_roster.engine.classes import Told
from ce_tracker_roster.engine.counting import Counts, Rows, Tally, count
from ce_tracker_roster.engine.crowded import trimmed
from ce_tracker_roster.engine.hours import Hours
from ce_tracker_roster.engine.kinds import NO, OPEN, YES
from ce_tracker_roster.rows import undetermined


@define(eq=False)
class Signed:
    """Hours with what a frame sees in them: the masks of both readings, and whether they can count at all."""

    hours: Hours
    surely: Array
    strict: Array
    lenient: Array
    accepted: Array
    licences: int

    def surely_accepted(self) -> Array:
        """The rows that surely count."""
        return np.flatnonzero(self.surely & (self.accepted == YES))

    def only(self, which: Array) -> "Signed":
        """Some of the rows, as if no day were crowded."""
        rows = np.flatnonzero(which)
        surely, strict, lenient, accepted = (of[rows] for of in (self.surely, self.strict, self.lenient, self.accepted))
        return Signed(self.hours.only(rows), surely, strict, lenient, accepted, self.licences)

    def with_carried(self, carried: "Carried") -> "Signed":
        """These hours, and those carried over from the period before."""
        if not len(carried.hours):
            return self
        hours = self.hours.with_others(carried.own, carried.hours)
        return Signed(
            hours,
            np.concatenate([self.surely, carried.surely]),
            np.concatenate([self.strict, carried.strict]),
            np.concatenate([self.lenient, carried.lenient]),
            np.concatenate([self.accepted, np.full(len(carried.hours), YES, dtype=np.int8)]),
            self.licences,
        )

    def strict_rows(self, problem: Problem) -> Rows:
        """What surely counts, in the problem of the strict reading."""
        those, crowds = self.surely_accepted(), self.hours.crowds
        rows = Rows(self.hours.own[those], self.hours.hours[those], self.strict[those], self.licences)
        return rows if crowds is None else trimmed(rows, crowds.of(those), problem)

    def strictly(self, problem: Problem) -> Tally:
        """The same, added up."""
        return self.strict_rows(problem).tally()

    def perhaps_accepted(self) -> Array:
        """The rows that may count."""
        return np.flatnonzero(self.accepted != NO)

    def lenient_rows(self, problem: Problem) -> Rows:
        """What may count, in the problem of the lenient reading."""
        those, crowds = self.perhaps_accepted(), self.hours.crowds
        rows = self._lenient_rows(those)
        return rows if crowds is None or problem.per_day is None else trimmed(rows, crowds.of(those), problem)

    def leniently(self, licences: Array, problem: Problem) -> Counts:
        """What some licences may have, in the problem of the lenient reading.

        It is not sure where a course may have taken more days than the record tells, and days are limited.
        """
        crowds = self.hours.crowds
        counts = count(problem, self.lenient_rows(problem).tally().of(licences))
        if crowds is not None and problem.per_day is not None:
            counts.sure &= ~crowds.doubtful[licences]
        return counts

    def leniently_met(self, licences: Array, problem: Problem) -> tuple[Array, Array]:
        """Whether some licences may be met, in the problem of the lenient reading, and whether that is sure.

        Where others fall on the days that a course may have taken, it is sure if it is met on its last day alone, or not
        even if these days had room for it.
        """
        crowds = self.hours.crowds
        if crowds is None or problem.per_day is None:
            counts = self.leniently(licences, problem)
            return counts.meets, counts.sure
        those = self.perhaps_accepted()
        rows = self._lenient_rows(those)
        days, long = crowds.of(those), crowds.long[those]
        counts = count(problem, trimmed(rows, [one.without(long) for one in days], problem).tally().of(licences))
        asked = np.flatnonzero(counts.meets & crowds.company[licences])
        if len(asked):
            least = count(problem, trimmed(rows, days, problem).tally().of(licences[asked]))
            counts.sure[asked] &= least.meets & least.sure
        return counts.meets, counts.sure

    def _lenient_rows(self, those: Array) -> Rows:
        hours = self.hours.hours if self.hours.most is None else self.hours.most
        return Rows(self.hours.own[those], hours[those], self.lenient[those], self.licences)

    def doubtful(self) -> Array:
        """By licence, whether the two readings see some of its hours differently."""
        opened = (self.accepted != NO) & ((self.accepted == OPEN) | (self.strict != self.lenient) | ~self.surely)
        found = np.zeros(self.licences, dtype=np.bool_)
        found[self.hours.own[opened]] = True
        found[self.hours.own[self.hours.open]] = True
        return found if self.hours.crowds is None else found | self.hours.crowds.doubtful


@define(eq=False)
class Carried:
    """Hours carried over, in rows as those of `Signed`; by licence, the number of the confidence that adds."""

    own: Array
    hours: Array
    surely: Array
    strict: Array
    lenient: Array
    confidence: Array

    @classmethod
    def nothing(cls, licences: int) -> "Carried":
        """Nothing is carried over."""
        whole, hours = np.zeros(0, dtype=np.int64), np.zeros(0)
        return cls(whole, hours, np.zeros(0, dtype=np.bool_), whole, whole, np.zeros(licences, dtype=np.int32))

    def add(self, sure: Array, perhaps: Array, toward: int, perhaps_toward: int) -> None:
        """Hours by licence that are surely carried, and hours that may be, with the bits of what they serve."""
        for surely, hours in ((True, sure), (False, perhaps)):
            own = np.flatnonzero(hours > 0)
            self.own = np.concatenate([self.own, own])
            self.hours = np.concatenate([self.hours, hours[own]])
            self.surely = np.concatenate([self.surely, np.full(len(own), surely)])
            self.strict = np.concatenate([self.strict, np.full(len(own), toward, dtype=np.int64)])
            self.lenient = np.concatenate([self.lenient, np.full(len(own), perhaps_toward, dtype=np.int64)])


@define(eq=False)
class Found:
    """What one frame finds of the licences of a way, in their order."""

    frame: Frame
    told: Sequence[Told]
    counts: Counts
    hours: Array
    possible: Array
    proofs: Sequence[Array]
    meets: Array
    eased: Array
    carried: "Carried"
    met: Array = field(init=False)

    def __attrs_post_init__(self) -> None:
        every = np.full(len(self.meets), YES, dtype=np.int8)
        for one in self.proofs:
            every = np.minimum(every, one)
        sure = self.meets & (every == YES)
        open_to = (every != NO) & (self.meets | self.eased)
        self.met = np.where(sure, np.int8(YES), np.where(open_to, np.int8(OPEN), np.int8(NO)))

    def lacking(self, short: Array) -> list[str]:
        """By row of `short`: each requirement that is short, with its hours."""
        columns = []
        for told, column in zip(self.frame.told, short.T, strict=True):
            distinct, number = np.unique(column, return_inverse=True)
            texts = [f"{told[0]} {_figures(units)}" if units else "" for units in distinct.tolist()]
            columns.append([texts[place] for place in number.tolist()])
        return ["; ".join(filter(None, row)) for row in zip(*columns, strict=True)]

    def reasons(self, met: int, lacks: Sequence[bool], answers: Sequence[int]) -> str:
        """What is open of an undetermined verdict; of a short one, what is not met besides hours."""
        if met != NO:
            return self.opened(lacks, answers)
        return "; ".join(told.label for told, answer in zip(self.told, answers, strict=True) if answer == NO)

    def opened(self, lacks: Sequence[bool], answers: Sequence[int]) -> str:
        """What is open, where all that is short of hours is."""
        labels = [told[1] for told, short in zip(self.frame.told, lacks, strict=True) if short]
        conditions = zip(self.told, answers, strict=True)
        return undetermined([*labels, *(told.label for told, answer in conditions if answer == OPEN)])


@lru_cache(maxsize=4096)
def _figures(units: float) -> str:
    return f"{(Decimal(int(units)) / UNITS).normalize():f}"
