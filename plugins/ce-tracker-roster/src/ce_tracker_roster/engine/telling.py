"""What is said of licences whose hours decide, as rows of the report."""

from collections.abc import Sequence

import numpy as np
from attrs import define, field

from ce_tracker import Verdict
from ce_tracker.bulk import weakest_of
from ce_tracker.rules import Confidence
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.alike import alike
from ce_tracker_roster.engine.classes import Way
from ce_tracker_roster.engine.found import Found
from ce_tracker_roster.engine.kinds import OPEN, YES

VERDICTS = [str(verdict) for verdict in Verdict]
_COMPLIANT, _SHORT, _UNDETERMINED = (
    VERDICTS.index(verdict) for verdict in (Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED)
)


@define(eq=False)
class Texts:
    """Texts by number; the first is empty."""

    all: list[str | None] = field(factory=lambda: [""])
    _numbers: dict[str | None, int] = field(factory=lambda: {"": 0})

    def number(self, text: str | None) -> int:
        """The number of a text, or of none."""
        if text not in self._numbers:
            self._numbers[text] = len(self.all)
            self.all.append(text)
        return self._numbers[text]


@define(eq=False)
class Decided:
    """What is said of each licence whose hours decide: `verdict` and the texts by number, hours in ten-thousandths.

    A licence that is `alone` has to be audited by itself. `short` is NaN where no further hours would do. `if_open` are the
    reasons if all that is short of hours is open.
    """

    verdict: Array
    counted: Array
    short: Array
    lacking: Array
    reasons: Array
    confidence: Array
    if_open: Array
    alone: Array
    texts: Texts = field(factory=Texts)

    @classmethod
    def of(cls, licences: int) -> "Decided":
        """Nothing said as yet."""
        hours = (np.zeros(licences), np.zeros(licences))
        texts = tuple(np.zeros(licences, dtype=np.int32) for _ in range(4))
        return cls(
            np.zeros(licences, dtype=np.int8),
            *hours,
            texts[0],
            texts[1],
            texts[2],
            texts[3],
            np.zeros(licences, np.bool_),
        )

    def tell(self, way: Way, mine: Array, found: Sequence[Found]) -> None:
        """Say of the licences of a way what its frames found, the first of those that are met or else the usual one."""
        met = np.stack([one.met for one in found])
        some = (met == YES).any(axis=0)
        usual = np.where(some, (met == YES).argmax(axis=0), 0)
        perhaps = (met == OPEN).any(axis=0) & ~some
        for one in found:
            one.met = np.where(perhaps, np.int8(OPEN), one.met)
        for number, one in enumerate(found):
            asked = ~some | (usual >= number)
            self.alone[mine[asked & ~one.counts.sure]] = True
            those = np.flatnonzero(usual == number)
            if len(those):
                self._say(mine[those], one, those)
                sure = weakest_of([way.confidence, one.frame.weakest])
                numbers = {0: self.texts.number(str(sure))}
                for carried in np.unique(one.carried.confidence[one.carried.confidence > 0]):
                    also = weakest_of([sure, Confidence(self.texts.all[carried])])
                    numbers[int(carried)] = self.texts.number(str(also))
                for carried, told in numbers.items():
                    self.confidence[mine[those[one.carried.confidence[those] == carried]]] = told

    def _say(self, licences: Array, found: Found, those: Array) -> None:
        met = found.met[those]
        self.verdict[licences] = np.array([_SHORT, _UNDETERMINED, _COMPLIANT], dtype=np.int8)[met]
        self.counted[licences] = found.counts.counted[those]
        short = found.counts.short[those]
        hours, possible = found.hours[those], found.possible[those]
        self.alone[licences[np.isnan(hours)]] = True
        self.short[licences] = np.where(possible, hours, np.nan)
        some = np.flatnonzero(short.any(axis=1))
        if len(some):
            first, number = alike(list(short[some].T))
            texts = [self.texts.number(text) for text in found.lacking(short[some[first]])]
            self.lacking[licences[some]] = np.array(texts, dtype=np.int32)[number]
        owed = np.flatnonzero(met != YES)
        if len(owed):
            answers = [of[those[owed]] for of in found.proofs]
            first, number = alike([met[owed], *(short[owed] > 0).T, *answers])
            states = [(met[at], short[at] > 0, [of[those[at]] for of in found.proofs]) for at in owed[first]]
            texts = [self.texts.number(found.reasons(*state)) for state in states]
            self.reasons[licences[owed]] = np.array(texts, dtype=np.int32)[number]
            opened = [self.texts.number(found.opened(lacks, told)) for _, lacks, told in states]
            self.if_open[licences[owed]] = np.array(opened, dtype=np.int32)[number]
