"""What is said of the licences of each way: hours put to what looks at them, counted, and told as rows of the report."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from attrs import define, field

from ce_tracker import Verdict
from ce_tracker.bulk import Frame, weakest_of
from ce_tracker.rules import Holds, ValidOn
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.engine.classes import Classes, Counted, Prior, Told, Way, looks_back
from ce_tracker_roster.engine.counting import Array, Counts, Rows, count, in_units, to_take
from ce_tracker_roster.engine.held import Held
from ce_tracker_roster.engine.hours import Hours, hours_of, limited
from ce_tracker_roster.engine.kinds import NO, OPEN, YES, Kinds, Signs, signs, valued
from ce_tracker_roster.engine.repeats import repeated
from ce_tracker_roster.rows import undetermined

VERDICTS = [str(verdict) for verdict in Verdict]
_COMPLIANT, _SHORT, _UNDETERMINED = (
    VERDICTS.index(verdict) for verdict in (Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED)
)
_FREE, _UNKNOWN = -1, -2
"""In place of the way of the period before: it does not matter, or it is not known."""


@define(eq=False)
class Decided:
    """What is said of each licence whose hours decide: `verdict` and the texts by number, hours in ten-thousandths.

    A licence that is `alone` has to be audited by itself. `short` is NaN where no further hours would do.
    """

    verdict: Array
    counted: Array
    short: Array
    lacking: Array
    reasons: Array
    confidence: Array
    alone: Array
    texts: list[str] = field(factory=lambda: [""])
    _numbers: dict[str, int] = field(factory=lambda: {"": 0})

    @classmethod
    def of(cls, licences: int) -> "Decided":
        """Nothing said as yet."""
        zeros = [
            np.zeros(licences, dtype=kind) for kind in (np.int8, np.float64, np.float64, np.int32, np.int32, np.int32)
        ]
        return cls(*zeros, alone=np.zeros(licences, dtype=np.bool_))

    def number(self, text: str) -> int:
        """The number of a text."""
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return self._numbers[text]


def decide(roster: Roster, classes: Classes, on: date) -> Decided:
    """What is said of every licence of a `Counted` class."""
    return _Deciding(roster, classes, on).decided()


class _Deciding:
    def __init__(self, roster: Roster, classes: Classes, on: date) -> None:
        self._roster = roster
        self._days = classes.days
        self._on = on
        self._said = Decided.of(roster.licences.height)
        self._signs: dict[tuple[int, str], Signs] = {}
        self._under: dict[str, Kinds] = {}
        self._ways: list[Way] = []
        numbers: dict[int, int] = {}

        def number(way: Way) -> int:
            if id(way) not in numbers:
                numbers[id(way)] = len(self._ways)
                self._ways.append(way)
            return numbers[id(way)]

        of_class = np.full(len(classes.all) + 1, -1, dtype=np.int16)
        prior = np.full(len(classes.all) + 1, _FREE, dtype=np.int16)
        for place, one in enumerate(classes.all):
            if isinstance(one, Counted):
                of_class[place] = number(one.way)
                if isinstance(one.before, Prior):
                    prior[place] = number(one.before.way)
                elif one.before:
                    prior[place] = _UNKNOWN
        self._way = of_class[classes.of]
        self._prior = prior[classes.of]

    def decided(self) -> Decided:
        """What is said of each licence."""
        if not (self._way >= 0).any():
            return self._said
        by_way = np.argsort(self._way, kind="stable")
        edges = np.searchsorted(self._way[by_way], np.arange(len(self._ways) + 1))
        own = np.empty(len(self._way), dtype=np.int32)
        own[by_way] = np.arange(len(by_way), dtype=np.int32)
        held = Held.of(self._roster.documents, len(self._way))
        back = np.array([*(looks_back(way) for way in self._ways), False])[self._way] | (self._prior != _FREE)
        kinds, hours, cuts = hours_of(self._roster.credits, self._way, back, self._days, self._said.alone)
        for number, way in enumerate(self._ways):
            mine = by_way[edges[number] : edges[number + 1]]
            if len(mine):
                those = hours.only(slice(cuts[number], cuts[number + 1]))
                those.own = own[those.place] - np.int32(edges[number])
                self._decide(way, mine, those, kinds, held)
        return self._said

    def _decide(self, way: Way, mine: Array, hours: Hours, kinds: Kinds, held: Held) -> None:
        """Say what is to be said of the licences `mine`, which are judged in one way."""
        alone = np.zeros(len(mine), dtype=np.bool_)
        looked, surely = hours.within(*(self._days[name][mine] for name in ("first", "until", "sure", "end")))
        surely = surely & ~self._perhaps_used(mine, hours, kinds, alone)
        found = []
        for number, frame in enumerate(way.frames):
            kept, doubtful = self._kept(way, frame, hours, looked, kinds, self._days["first"][mine], alone)
            signed = self._signed(way, frame, kept, surely[kept.at], kinds, len(mine))
            counts = count(way.strict[number], signed.strictly())
            open_to = signed.doubtful() | (not frame.same_in_both_readings)
            eased = np.zeros(len(mine), dtype=np.bool_)
            asked = np.flatnonzero(~counts.meets & open_to)
            if len(asked):
                easier = count(way.lenient[number], signed.leniently(asked))
                eased[asked] = easier.meets
                counts.sure[asked] &= easier.sure
            alone |= doubtful & ~counts.meets
            further, possible = to_take(frame, way.strict[number], self._on).hours(counts.short)
            proofs = [self._answers(one, mine, hours, kinds, held) for one in way.proofs[number]]
            found.append(_Found(frame, way.proofs[number], counts, further, possible, proofs, counts.meets, eased))
        self._tell(way, mine, found)
        self._said.alone[mine[alone]] = True

    def _kept(
        self, way: Way, frame: Frame, hours: Hours, looked: Array, kinds: Kinds, first: Array, alone: Array
    ) -> tuple[Hours, Array]:
        """The hours that a frame looks at, without repeats, of one day as many as may count; and whose that leaves open."""
        if way.matter.rules.values:
            alone[hours.own[looked & valued(way.matter.rules, kinds)[hours.kind]]] = True
        if frame.no_repeats is not None:
            again = repeated(self._roster.credits, hours, frame.no_repeats, kinds, first, way.book.ce_years)
            looked = looked & ~again
        kept = hours.only(np.flatnonzero(looked))
        kept.at = np.flatnonzero(looked)
        if frame.rate is None:
            return kept, np.zeros(len(alone), dtype=np.bool_)
        return limited(kept, in_units(frame.rate.hours), self._roster.credits["started"], alone)

    def _signed(
        self, way: Way, frame: Frame, hours: Hours, surely: Array, kinds: Kinds, licences: int
    ) -> "_Signed":
        """The hours with what a frame sees in them."""
        category = way.matter.rules.subject_as_approved_by
        key = (id(frame), category)
        if key not in self._signs:
            if category not in self._under:
                self._under[category] = kinds.approved_as(category)
            self._signs[key] = signs(frame, self._under[category])
        seen = self._signs[key]
        return _Signed(hours, surely, *seen.of(hours.kind, hours.day), licences)

    # The period before ---------------------------------------------------------------------------------------------------

    def _perhaps_used(self, mine: Array, hours: Hours, kinds: Kinds, alone: Array) -> Array:
        """Hours of shared days of which it is open whether the period before used them.

        Licences of which the period before did use some, or has hours to carry over, are left to the audit.
        """
        prior = self._prior[mine]
        if not (prior != _FREE).any():
            return np.zeros(len(hours.place), dtype=np.bool_)
        first = self._days["shared_first"][mine]
        shared = (hours.day >= first[hours.own]) & (hours.day <= self._days["shared_last"][mine][hours.own])
        shared &= first[hours.own] > 0
        shares = np.zeros(len(mine), dtype=np.bool_)
        shares[hours.own[shared]] = True
        opened = prior == _UNKNOWN
        for number in np.unique(prior[prior >= 0]):
            asked = prior == number
            met, free, beyond = self._before(self._ways[number], mine, hours, shared, asked, kinds, alone)
            opened |= asked & ~met
            carries = first == 0
            alone |= asked & np.where(carries, met & beyond, shares & met & ~free)
        return shared & opened[hours.own]

    def _before(
        self, way: Way, mine: Array, hours: Hours, shared: Array, asked: Array, kinds: Kinds, alone: Array
    ) -> tuple[Array, Array, Array]:
        """Whether the period before is met, whether it is without shared hours, and whether it has more than it needs."""
        days = [self._days[f"prior_{name}"][mine] for name in ("first", "until", "sure", "end")]
        looked, surely = hours.within(*days)
        looked = looked & asked[hours.own]
        alone[hours.own[shared & asked[hours.own] & ~looked]] = True
        first, last = (self._days[f"prior_shared_{name}"][mine][hours.own] for name in ("first", "last"))
        alone[hours.own[looked & (first > 0) & (hours.day >= first) & (hours.day <= last)]] = True
        met, free, beyond = (np.zeros(len(mine), dtype=np.bool_) for _ in range(3))
        for number, frame in enumerate(way.frames):
            kept, doubtful = self._kept(way, frame, hours, looked, kinds, days[0], alone)
            signed = self._signed(way, frame, kept, surely[kept.at], kinds, len(mine))
            problem = way.strict[number]
            counts = count(problem, signed.strictly())
            alone |= asked & (~counts.sure | doubtful)
            mine_first = counts.meets & ~met
            if shared.any():
                without = self._signed(way, frame, kept, surely[kept.at] & ~shared[kept.at], kinds, len(mine))
                free |= mine_first & count(problem, without.strictly()).meets
            most = max((in_units(need.hours) for need in problem.needs), default=np.inf)
            beyond |= mine_first & (counts.counted > most)
            met |= counts.meets
        return met, free, beyond

    # Without hours -------------------------------------------------------------------------------------------------------

    def _answers(self, told: Told, mine: Array, hours: Hours, kinds: Kinds, held: Held) -> Array:
        """Of each licence, whether a requirement without hours is met (NO, OPEN, YES)."""
        if told.holds is None:
            return np.full(len(mine), {None: OPEN, False: NO, True: YES}[told.answer], dtype=np.int8)
        start, due = self._days["start"][mine], self._days["due"][mine]
        found = held.answers(told.holds, mine, start, due)
        if told.holds.course is not None:
            found[self._taken(told.holds, hours, kinds, start, due)] = YES
        return np.where((found == NO) & told.open, np.int8(OPEN), found)

    def _taken(self, holds: Holds, hours: Hours, kinds: Kinds, start: Array, due: Array) -> Array:
        """Licences with a course that serves in place of a document."""
        assert holds.course is not None
        serves = (kinds.matches(holds.course) == YES)[hours.kind]
        on = np.int32(self._on.toordinal())
        in_time = (hours.day <= np.minimum(due, on)[hours.own]) & (
            (start[hours.own] <= hours.day) | (holds.valid is ValidOn.EVER)
        )
        return hours.own[serves & in_time]

    # Telling -------------------------------------------------------------------------------------------------------------

    def _tell(self, way: Way, mine: Array, found: Sequence["_Found"]) -> None:
        """Say of the licences of a way what its frames found, the first of those that are met or else the usual one."""
        said = self._said
        met = np.stack([one.met for one in found])
        usual = np.where((met == YES).any(axis=0), (met == YES).argmax(axis=0), 0)
        perhaps = (met == OPEN).any(axis=0) & ~(met == YES).any(axis=0)
        for one in found:
            one.met = np.where(perhaps, np.int8(OPEN), one.met)
        for number, one in enumerate(found):
            those = np.flatnonzero(usual == number)
            if len(those):
                self._say(mine[those], one, those)
                sure = weakest_of([way.matter.confidence, one.frame.weakest])
                said.confidence[mine[those]] = said.number(str(sure))

    def _say(self, licences: Array, found: "_Found", those: Array) -> None:
        said = self._said
        said.alone[licences[~found.counts.sure[those]]] = True
        met = found.met[those]
        said.verdict[licences] = np.array([_SHORT, _UNDETERMINED, _COMPLIANT], dtype=np.int8)[met]
        said.counted[licences] = found.counts.counted[those]
        short = found.counts.short[those]
        hours, possible = found.hours[those], found.possible[those]
        said.alone[licences[np.isnan(hours)]] = True
        said.short[licences] = np.where(possible, hours, np.nan)
        some = np.flatnonzero(short.any(axis=1))
        if len(some):
            vectors, number = np.unique(short[some], axis=0, return_inverse=True)
            texts = [said.number(found.lacking(vector)) for vector in vectors]
            said.lacking[licences[some]] = np.array(texts, dtype=np.int32)[number.ravel()]
        owed = np.flatnonzero(met != YES)
        if len(owed):
            answers = (
                np.stack([of[those][owed] for of in found.proofs], axis=1) if found.proofs else np.zeros((len(owed), 0))
            )
            state = np.concatenate([met[owed, None], short[owed] > 0, answers], axis=1).astype(np.int8)
            states, number = np.unique(state, axis=0, return_inverse=True)
            texts = [said.number(found.reasons(one)) for one in states]
            said.reasons[licences[owed]] = np.array(texts, dtype=np.int32)[number.ravel()]


@define(eq=False)
class _Signed:
    """Hours with what a frame sees in them: the masks of both readings, and whether they can count at all."""

    hours: Hours
    surely: Array
    strict: Array
    lenient: Array
    accepted: Array
    licences: int

    def strictly(self) -> Rows:
        """What surely counts."""
        those = np.flatnonzero(self.surely & (self.accepted == YES))
        return Rows(self.hours.own[those], self.hours.hours[those], self.strict[those], self.licences)

    def leniently(self, licences: Array) -> Rows:
        """What may count, of some licences, which are counted anew."""
        those = np.flatnonzero(self.accepted != NO)
        whole = Rows(self.hours.own[those], self.hours.hours[those], self.lenient[those], self.licences)
        return whole.of(licences)

    def doubtful(self) -> Array:
        """By licence, whether the two readings see some of its hours differently."""
        opened = (self.accepted != NO) & ((self.accepted == OPEN) | (self.strict != self.lenient) | ~self.surely)
        found = np.zeros(self.licences, dtype=np.bool_)
        found[self.hours.own[opened]] = True
        return found


@define(eq=False)
class _Found:
    """What one frame finds of the licences of a way, in their order."""

    frame: Frame
    told: Sequence[Told]
    counts: Counts
    hours: Array
    possible: Array
    proofs: Sequence[Array]
    meets: Array
    eased: Array
    met: Array = field(init=False)

    def __attrs_post_init__(self) -> None:
        every = np.full(len(self.meets), YES, dtype=np.int8)
        for one in self.proofs:
            every = np.minimum(every, one)
        sure = self.meets & (every == YES)
        open_to = (every != NO) & (self.meets | self.eased)
        self.met = np.where(sure, np.int8(YES), np.where(open_to, np.int8(OPEN), np.int8(NO)))

    def lacking(self, short: Array) -> str:
        """Each requirement that is short, with its hours."""
        named = zip(self.frame.told, short, strict=True)
        return "; ".join(f"{told[0]} {_figures(units)}" for told, units in named if units)

    def reasons(self, state: Array) -> str:
        """What is open of an undetermined verdict; of a short one, what is not met besides hours."""
        met, rest = state[0], state[1:]
        short, answers = rest[: len(self.frame.told)], rest[len(self.frame.told) :]
        conditions = zip(self.told, answers, strict=True)
        if met == NO:
            return "; ".join(told.label for told, answer in conditions if answer == NO)
        labels = [told[1] for told, lacks in zip(self.frame.told, short, strict=True) if lacks]
        return undetermined([*labels, *(told.label for told, answer in conditions if answer == OPEN)])


def _figures(units: float) -> str:
    return f"{(Decimal(int(units)) / 10_000).normalize():f}"
