"""What is said of the licences of each way: hours put to what looks at them, counted, and told as rows of the report."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from attrs import define, field

from ce_tracker import Verdict
from ce_tracker.bulk import Frame, masks_to_take, weakest_of
from ce_tracker.rules import Confidence, Holds, ValidOn
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.engine.alike import alike
from ce_tracker_roster.engine.before import Earlier, Strictly, earlier
from ce_tracker_roster.engine.classes import Carry, Classes, Counted, Prior, Told, Way, looks_back
from ce_tracker_roster.engine.counting import Array, count, in_units
from ce_tracker_roster.engine.crowded import crowded
from ce_tracker_roster.engine.found import Carried, Found, Signed
from ce_tracker_roster.engine.held import Held
from ce_tracker_roster.engine.hours import Hours, hours_of, worth
from ce_tracker_roster.engine.kinds import NO, OPEN, YES, Kinds, Signs, signs
from ce_tracker_roster.engine.repeats import courses, repeated
from ce_tracker_roster.engine.taking import to_take

VERDICTS = [str(verdict) for verdict in Verdict]
_COMPLIANT, _SHORT, _UNDETERMINED = (
    VERDICTS.index(verdict) for verdict in (Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED)
)
_FREE, _UNKNOWN = -1, -2
"""In place of the way of the period before: it does not matter, or it is not known."""


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
    texts: list[str] = field(factory=lambda: [""])
    _numbers: dict[str, int] = field(factory=lambda: {"": 0})

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
        carry = np.full(len(classes.all) + 1, -1, dtype=np.int16)
        self._carries: list[Carry] = []
        for place, one in enumerate(classes.all):
            if isinstance(one, Counted):
                of_class[place] = number(one.way)
                if one.carry is not None:
                    if one.carry not in self._carries:
                        self._carries.append(one.carry)
                    carry[place] = self._carries.index(one.carry)
                if isinstance(one.before, Prior):
                    prior[place] = number(one.before.way)
                elif one.before:
                    prior[place] = _UNKNOWN
        self._way = of_class[classes.of]
        self._prior = prior[classes.of]
        self._carry = carry[classes.of]

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
        repeats = np.array([any(frame.no_repeats is not None for frame in way.frames) for way in self._ways])
        if repeats.any():
            self._courses = courses(self._roster.credits, hours.row[repeats[self._way[hours.place]]])
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
        before = self._earlier(mine, hours, looked, kinds, alone)
        looked, surely = looked & ~before.used, surely & ~before.used & ~before.perhaps
        found = []
        for number, frame in enumerate(way.frames):
            kept = self._kept(way, frame, hours, looked, kinds, self._days["first"][mine], alone)
            carried = self._carried(mine, before, frame)
            signed = self._signed(way, frame, kept, surely[kept.at], kinds, len(mine)).with_carried(carried)
            rows = signed.strictly(way.strict[number])
            counts = count(way.strict[number], rows)
            open_to = signed.doubtful() | (not frame.same_in_both_readings)
            eased = np.zeros(len(mine), dtype=np.bool_)
            asked = np.flatnonzero(~counts.meets & open_to)
            if len(asked):
                eased[asked], sure = signed.leniently_met(asked, way.lenient[number])
                counts.sure[asked] &= sure
            masks = masks_to_take(frame, self._on if frame.dated else None)
            further, possible = to_take(way.strict[number], masks).hours(counts.short, rows)
            proofs = [self._answers(one, mine, hours, kinds, held) for one in way.proofs[number]]
            found.append(
                Found(frame, way.proofs[number], counts, further, possible, proofs, counts.meets, eased, carried)
            )
        self._tell(way, mine, found)
        self._said.alone[mine[alone]] = True

    def _kept(
        self, way: Way, frame: Frame, hours: Hours, looked: Array, kinds: Kinds, first: Array, alone: Array
    ) -> Hours:
        """The hours that a frame looks at, without repeats."""
        hours = worth(way.matter.rules, hours, looked, kinds, alone)
        if frame.no_repeats is not None:
            again = repeated(self._courses, hours, frame.no_repeats, kinds, first, way.book.ce_years)
            looked = looked & ~again
        kept = hours.only(np.flatnonzero(looked))
        kept.at = np.flatnonzero(looked)
        if frame.rate is not None:
            kept.crowds = crowded(kept, in_units(frame.rate.hours), self._roster.credits["started"], first, alone)
        return kept

    def _signed(self, way: Way, frame: Frame, hours: Hours, surely: Array, kinds: Kinds, licences: int) -> Signed:
        """The hours with what a frame sees in them."""
        category = way.matter.rules.subject_as_approved_by
        key = (id(frame), category)
        if key not in self._signs:
            if category not in self._under:
                self._under[category] = kinds.approved_as(category)
            self._signs[key] = signs(frame, self._under[category])
        seen = self._signs[key]
        return Signed(hours, surely, *seen.of(hours.kind, hours.day), licences)

    # The period before ---------------------------------------------------------------------------------------------------

    def _earlier(self, mine: Array, hours: Hours, looked: Array, kinds: Kinds, alone: Array) -> Earlier:
        """What became of hours in the period before."""
        prior = self._prior[mine]
        found = Earlier.nothing(len(hours.place), len(mine))
        if not (prior != _FREE).any():
            return found
        first = self._days["shared_first"][mine]
        shared = (hours.day >= first[hours.own]) & (hours.day <= self._days["shared_last"][mine][hours.own])
        shared &= first[hours.own] > 0
        found.perhaps |= shared & (prior == _UNKNOWN)[hours.own]
        for number in np.unique(prior[prior >= 0]):
            asked = prior == number
            frames, doubted = self._strictly(self._ways[number], mine, hours, asked, kinds, alone)
            used = shared & asked[hours.own] & (hours.day <= self._days["prior_last"][mine][hours.own])
            alone[hours.own[used & (hours.day > self._days["prior_until"][mine][hours.own])]] = True
            one = Earlier.nothing(len(hours.place), len(mine))
            earlier(frames, hours, used, asked, one, alone)
            if doubted.any():
                other = Earlier.nothing(len(hours.place), len(mine))
                earlier([frame.without(doubted) for frame in frames], hours, used, asked, other, alone)
                alone[hours.own[(one.used != other.used) | (one.perhaps != other.perhaps)]] = True
                alone |= (one.beyond != other.beyond) & (self._carry[mine] >= 0)
            found.add(one)
        beyond = found.beyond > 0
        both = looked & beyond[hours.own] & (hours.day <= self._days["prior_until"][mine][hours.own])
        alone[hours.own[both & ~shared]] = True
        return found

    def _strictly(
        self, way: Way, mine: Array, hours: Hours, asked: Array, kinds: Kinds, alone: Array
    ) -> tuple[list[Strictly], Array]:
        """What each frame of the period before surely counts, and which rows of that the one before it may have used."""
        days = [self._days[f"prior_{name}"][mine] for name in ("first", "until", "sure", "end")]
        looked, surely = hours.within(*days)
        looked = looked & asked[hours.own]
        first, last = (self._days[f"prior_shared_{name}"][mine][hours.own] for name in ("first", "last"))
        doubted = looked & (first > 0) & (hours.day >= first) & (hours.day <= last)
        frames = []
        for number, frame in enumerate(way.frames):
            kept = self._kept(way, frame, hours, looked, kinds, days[0], alone)
            signed = self._signed(way, frame, kept, surely[kept.at], kinds, len(mine))
            those = signed.surely_accepted()
            if kept.crowds is not None:
                alone[kept.own[kept.crowds.shared()]] = True
            frames.append(Strictly(signed.strictly(way.strict[number]), kept.at[those], way.strict[number]))
        return frames, doubted

    def _carried(self, mine: Array, found: Earlier, frame: Frame) -> Carried:
        """Hours of the period before that are carried into this one."""
        carried = Carried.nothing(len(mine))
        if not found.beyond.any():
            return carried
        of = self._carry[mine]
        for number in np.unique(of[of >= 0]):
            carry = self._carries[number]
            beyond = np.where(of == number, found.beyond, 0)
            sure, most = carry.hours(beyond)
            bits = {row.key: bit for bit, row in frame.reached()}
            toward = sum(bits[key] for key in carry.toward if key in bits)
            perhaps = toward | sum(bits[key] for key in carry.perhaps if key in bits)
            carried.add(sure, most - sure, toward, perhaps)
            if carry.confidence is not None:
                carried.confidence[most > 0] = self._said.number(str(carry.confidence))
        return carried

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
        taken: Array = hours.own[serves & in_time]
        return taken

    # Telling -------------------------------------------------------------------------------------------------------------

    def _tell(self, way: Way, mine: Array, found: Sequence[Found]) -> None:
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
                numbers = {0: said.number(str(sure))}
                for carried in np.unique(one.carried.confidence[one.carried.confidence > 0]):
                    also = weakest_of([sure, Confidence(said.texts[carried])])
                    numbers[int(carried)] = said.number(str(also))
                for carried, told in numbers.items():
                    said.confidence[mine[those[one.carried.confidence[those] == carried]]] = told

    def _say(self, licences: Array, found: Found, those: Array) -> None:
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
            first, number = alike(list(short[some].T))
            texts = [said.number(text) for text in found.lacking(short[some[first]])]
            said.lacking[licences[some]] = np.array(texts, dtype=np.int32)[number]
        owed = np.flatnonzero(met != YES)
        if len(owed):
            answers = [of[those[owed]] for of in found.proofs]
            first, number = alike([met[owed], *(short[owed] > 0).T, *answers])
            states = [(met[at], short[at] > 0, [of[those[at]] for of in found.proofs]) for at in owed[first]]
            texts = [said.number(found.reasons(*state)) for state in states]
            said.reasons[licences[owed]] = np.array(texts, dtype=np.int32)[number]
            opened = [said.number(found.opened(lacks, told)) for _, lacks, told in states]
            said.if_open[licences[owed]] = np.array(opened, dtype=np.int32)[number]
