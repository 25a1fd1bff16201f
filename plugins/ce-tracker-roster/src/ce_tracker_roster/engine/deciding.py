"""What is said of the licences of each way: hours put to what looks at them, counted, and told as rows of the report."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import numpy as np
import polars as pl
from attrs import define, field, frozen

from ce_tracker import Unit, Verdict
from ce_tracker.bulk import Frame, Problem, weakest_of
from ce_tracker.rules import Holds, NoRepeats, Rules, ValidOn
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.engine.classes import EPOCH, Classes, Counted, Told, Way
from ce_tracker_roster.engine.counting import Array, Counts, Rows, count, in_units, to_take
from ce_tracker_roster.engine.held import Held
from ce_tracker_roster.engine.kinds import NO, OPEN, YES, Kinds, Signs, kinds_of, signs
from ce_tracker_roster.engine.repeats import repeated
from ce_tracker_roster.rows import undetermined

VERDICTS = [str(verdict) for verdict in Verdict]
_COMPLIANT, _SHORT, _UNDETERMINED = (
    VERDICTS.index(verdict) for verdict in (Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED)
)


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


@define(eq=False)
class _Credits:
    """The credits of all licences whose hours decide, in rows; `kind` is the number of each, `row` its place in the roster.

    `looked` are those of the days that are looked at, `surely` those that surely count.
    """

    place: Array
    day: Array
    kind: Array
    hours: Array
    row: Array
    looked: Array
    surely: Array

    def only(self, those: Array) -> "_Credits":
        return _Credits(*(getattr(self, name)[those] for name in _FIELDS))


_FIELDS = ("place", "day", "kind", "hours", "row", "looked", "surely")


@frozen(eq=False)
class _Seen:
    """The signs of one frame after another in one array, with the place of each and where its days are cut."""

    strict: Array
    lenient: Array
    accepted: Array
    begins: Mapping[int, int]
    cuts: Mapping[int, Array]


def decide(roster: Roster, classes: Classes, on: date) -> Decided:
    """What is said of every licence of a `Counted` class."""
    return _Deciding(roster, classes, on).decided()


class _Deciding:
    def __init__(self, roster: Roster, classes: Classes, on: date) -> None:
        self._roster = roster
        self._classes = classes
        self._on = on
        self._said = Decided.of(roster.licences.height)
        self._ways: list[Way] = []
        of_class = np.full(len(classes.all), -1, dtype=np.int32)
        numbers: dict[int, int] = {}
        for place, one in enumerate(classes.all):
            if isinstance(one, Counted):
                if id(one.way) not in numbers:
                    numbers[id(one.way)] = len(self._ways)
                    self._ways.append(one.way)
                of_class[place] = numbers[id(one.way)]
        self._carried_needs = np.array(
            [in_units(one.carried_needs) if isinstance(one, Counted) else 0 for one in classes.all]
        )
        self._way = of_class[classes.of] if len(classes.all) else np.zeros(0, dtype=np.int32)

    def decided(self) -> Decided:
        if not self._ways:
            return self._said
        kinds, credits = self._credits()
        credits = self._apart(kinds, credits)
        held = Held.of(self._roster.documents, len(self._way))
        licences = np.arange(len(self._way))
        by_way = np.argsort(self._way, kind="stable")
        edges = np.searchsorted(self._way[by_way], np.arange(len(self._ways) + 1))
        most = max(len(way.frames) for way in self._ways)
        found: list[dict[int, _Found]] = []
        for number in range(most):
            chosen = [way.frames[number] if number < len(way.frames) else None for way in self._ways]
            found.append(dict(self._counted(number, chosen, kinds, credits, by_way, edges, held)))
        for place, way in enumerate(self._ways):
            mine = licences[by_way[edges[place] : edges[place + 1]]]
            self._tell(way, mine, [found[number][place] for number in range(len(way.frames))])
        return self._said

    # The credits ---------------------------------------------------------------------------------------------------------

    def _credits(self) -> tuple[Kinds, _Credits]:
        """The credits of licences whose hours decide, by kind."""
        frame = self._roster.credits
        kinds, kind, mixed = kinds_of(frame)
        place = frame["place"].to_numpy()
        day = frame["completed"].cast(pl.Int32).to_numpy() + np.int32(EPOCH)
        units = frame["hours"].to_numpy()
        hours = units.astype(np.float64)
        row = np.arange(frame.height)
        unit = frame["unit"]
        if unit.n_unique() > 1 or (len(unit) and unit[0] != Unit.HOUR):
            self._said.alone[place[(unit.cast(pl.String) != str(Unit.HOUR)).to_numpy()]] = True
        for rows, twins in mixed:
            place, day, row = (np.concatenate([of, of[rows]]) for of in (place, day, row))
            share = frame["hands_on"].to_numpy()[rows]
            practical = np.round(units[rows] * share)
            exact = np.array(
                [
                    Decimal(int(one)) * Decimal(str(float(of))) == int(whole)
                    for one, of, whole in zip(units[rows], share, practical, strict=True)
                ],
                dtype=np.bool_,
            )
            self._said.alone[place[rows[~exact]]] = True
            hours = np.concatenate([hours, practical])
            hours[rows] -= practical
            kind = np.concatenate([kind, twins])
        days = self._classes.days
        those = np.flatnonzero((self._way[place] >= 0) & (hours > 0))
        if len(those) < len(place):
            place, day, kind, hours, row = (of[those] for of in (place, day, kind, hours, row))
        looked = (day >= days["first"][place]) & (day <= days["until"][place])
        surely = looked & (day >= days["sure"][place]) & (day <= days["end"][place])
        self._every = _Credits(place, day, kind, hours, row, looked, surely)
        return kinds, self._every

    def _apart(self, kinds: Kinds, credits: _Credits) -> _Credits:
        """The credits without repeats; licences are set apart where more than sums is asked of them."""
        place, day = credits.place, credits.day
        days = self._classes.days
        alone = self._said.alone
        if days["shared_first"].any():
            shared = (day >= days["shared_first"][place]) & (day <= days["shared_last"][place])
            alone[place[shared & (days["shared_first"][place] > 0)]] = True
        if days["carried_first"].any():
            before = (day >= days["carried_first"][place]) & (day <= days["carried_last"][place])
            sums = np.bincount(place[before], credits.hours[before], len(self._way))
            alone |= (days["carried_first"] > 0) & (sums > self._carried_needs[self._classes.of])
        for number, way in enumerate(self._ways):
            if way.matter.rules.values:
                valued = _valued(way.matter.rules, kinds)
                if valued.any():
                    alone[place[(self._way[place] == number) & valued[credits.kind] & credits.looked]] = True
        self._crowded(credits)
        again = np.zeros(len(place), dtype=np.bool_)
        for number, way in enumerate(self._ways):
            rules = {frame.no_repeats for frame in way.frames}
            if rules == {None}:
                continue
            those = np.flatnonzero(self._way[place] == number)
            rule = rules.pop()
            if rules or rule is None or not isinstance(rule, NoRepeats):
                alone[self._way == number] = True
                continue
            again[those] = repeated(self._roster.credits, credits.only(those), rule, kinds, days, way.book.ce_years)
        kept = np.flatnonzero(credits.looked & ~again)
        return credits.only(kept) if len(kept) < len(place) else credits

    def _crowded(self, credits: _Credits) -> None:
        """Licences with more hours of one day than may count, or a course of several days, where a day has its limit."""
        limits = np.full(len(self._ways) + 1, np.inf)
        for number, way in enumerate(self._ways):
            rates = [in_units(frame.rate.hours) for frame in way.frames if frame.rate is not None]
            limits[number] = min(rates, default=np.inf)
        if not np.isfinite(limits).any():
            return
        limit = limits[self._way]
        those = np.flatnonzero(np.isfinite(limit[credits.place]) & credits.looked)
        place, day, hours = credits.place[those], credits.day[those], credits.hours[those]
        days, number = np.unique(place.astype(np.int64) * 4_000_000 + day, return_inverse=True)
        full = np.bincount(number, hours, len(days)) > limit[days // 4_000_000]
        alone = self._said.alone
        alone[days[full] // 4_000_000] = True
        started = self._roster.credits["started"]
        if started.null_count() < started.len():
            several = started.is_not_null().to_numpy()[credits.row[those]]
            alone[place[several]] = True

    # Counting ------------------------------------------------------------------------------------------------------------

    def _counted(
        self,
        number: int,
        frames: Sequence[Frame | None],
        kinds: Kinds,
        credits: _Credits,
        by_way: Array,
        edges: Array,
        held: Held,
    ) -> "Iterator[tuple[int, _Found]]":
        """For each way, what its frame of this number finds of its licences."""
        seen = _signs_of(self._ways, frames, kinds)
        begins = np.array([seen.begins.get(place, -1) for place in range(len(frames))], dtype=np.int64)
        if (begins < 0).any():
            credits = credits.only(np.flatnonzero(begins[self._way[credits.place]] >= 0))
        sign = begins[self._way[credits.place]] + credits.kind
        for place, cuts in seen.cuts.items():
            those = np.flatnonzero(self._way[credits.place] == place)
            sign[those] += np.searchsorted(cuts, credits.day[those] - EPOCH, side="right") * kinds.count
        accepted = seen.accepted[sign]
        strict, lenient = seen.strict[sign], seen.lenient[sign]
        admitted = np.flatnonzero(credits.surely & (accepted == YES))
        opened = (accepted != NO) & ((accepted == OPEN) | (strict != lenient) | ~credits.surely)
        in_doubt = np.zeros(len(self._way), dtype=np.bool_)
        in_doubt[credits.place[opened]] = True
        order = np.empty(len(self._way), dtype=np.int64)
        order[by_way] = np.arange(len(by_way))
        surely = _by_way(order, credits, strict, admitted, edges)
        perhaps = np.flatnonzero((accepted != NO) & (in_doubt | self._not_alike(number))[credits.place])
        leniently = _by_way(order, credits, lenient, perhaps, edges)
        for place, frame in enumerate(frames):
            if frame is None:
                continue
            way = self._ways[place]
            mine = by_way[edges[place] : edges[place + 1]]
            counts = count(way.strict[number], surely[place])
            hours, possible = to_take(frame, way.strict[number], self._on).hours(counts.short)
            proofs = [self._answers(one, mine, credits, kinds, held) for one in way.proofs[number]]
            meets = counts.meets
            eased = np.zeros(len(mine), dtype=np.bool_)
            open_to = in_doubt[mine] | (not frame.same_in_both_readings)
            asked = np.flatnonzero(~meets & open_to)
            if len(asked):
                easier = count(way.lenient[number], leniently[place].of(asked))
                eased[asked] = easier.meets
                counts.sure[asked] &= easier.sure
            yield (
                place,
                _Found(frame, way.strict[number], way.proofs[number], counts, hours, possible, proofs, meets, eased),
            )

    def _not_alike(self, number: int) -> Array:
        """Licences whose requirements themselves leave something open."""
        alike = [number >= len(way.frames) or way.frames[number].same_in_both_readings for way in self._ways]
        return np.array([*[not one for one in alike], False])[self._way]

    def _answers(self, told: Told, mine: Array, credits: _Credits, kinds: Kinds, held: Held) -> Array:
        """Of each licence, whether a requirement without hours is met (NO, OPEN, YES)."""
        if told.holds is None:
            return np.full(len(mine), {None: OPEN, False: NO, True: YES}[told.answer], dtype=np.int8)
        days = self._classes.days
        found = held.answers(told.holds, mine, days["start"][mine], days["due"][mine])
        if told.holds.course is not None:
            taken = self._taken(told.holds, kinds)
            found = np.where(taken[mine], np.int8(YES), found)
        return np.where((found == NO) & told.open, np.int8(OPEN), found)

    def _taken(self, holds: Holds, kinds: Kinds) -> Array:
        """Licences with a course that serves in place of a document."""
        assert holds.course is not None
        days, every = self._classes.days, self._every
        those = np.flatnonzero((kinds.matches(holds.course) == YES)[every.kind])
        place, day = every.place[those], every.day[those]
        on = np.int32(self._on.toordinal())
        in_time = (day <= np.minimum(days["due"][place], on)) & (
            (days["start"][place] <= day) | (holds.valid is ValidOn.EVER)
        )
        taken = np.zeros(len(self._way), dtype=np.bool_)
        taken[place[in_time]] = True
        return taken

    # Telling -------------------------------------------------------------------------------------------------------------

    def _tell(self, way: Way, mine: Array, found: Sequence["_Found"]) -> None:
        """Say of the licences of a way what its frames found, the first of those that are met or else the usual one."""
        said = self._said
        met = np.stack([one.met for one in found])
        usual = np.where((met == YES).any(axis=0), (met == YES).argmax(axis=0), 0)
        if len(found) > 1:
            said.alone[mine[(met == OPEN).any(axis=0) & ~(met == YES).any(axis=0)]] = True
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
class _Found:
    """What one frame finds of the licences of a way, in their order."""

    frame: Frame
    problem: Problem
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


def _by_way(order: Array, credits: _Credits, mask: Array, those: Array, edges: Array) -> list[Rows]:
    """Rows for each way, with its licences counted from 0."""
    own = order[credits.place[those]]
    sorting = np.argsort(own, kind="stable") if len(own) and (np.diff(own) < 0).any() else slice(None)
    own, hours, masks = own[sorting], credits.hours[those][sorting], mask[those][sorting]
    cuts = np.searchsorted(own, edges)
    return [
        Rows(own[a:b] - edges[place], hours[a:b], masks[a:b], int(edges[place + 1] - edges[place]))
        for place, (a, b) in enumerate(zip(cuts[:-1], cuts[1:], strict=True))
    ]


def _signs_of(ways: Sequence[Way], frames: Sequence[Frame | None], kinds: Kinds) -> _Seen:
    made: dict[tuple[int, str], tuple[int, Signs]] = {}
    under: dict[str, Kinds] = {}
    arrays: list[Signs] = []
    begins: dict[int, int] = {}
    cuts: dict[int, Array] = {}
    length = 0
    for place, (way, frame) in enumerate(zip(ways, frames, strict=True)):
        if frame is None:
            continue
        category = way.matter.rules.subject_as_approved_by
        key = (id(frame), category)
        if key not in made:
            if category not in under:
                under[category] = kinds.approved_as(category)
            made[key] = (length, signs(frame, under[category]))
            arrays.append(made[key][1])
            length += len(made[key][1].strict)
        begins[place], sign = made[key]
        if len(sign.cuts):
            cuts[place] = sign.cuts
    strict, lenient, accepted = (
        np.concatenate([getattr(one, name) for one in arrays]) for name in ("strict", "lenient", "accepted")
    )
    return _Seen(strict, lenient, accepted, begins, cuts)


def _valued(rules: Rules, kinds: Kinds) -> Array:
    """Kinds of course of which an entry is worth a fixed number of hours, perhaps."""
    valued = np.zeros(kinds.count, dtype=np.bool_)
    for worth in rules.values:
        if worth.per is None or worth.per is Unit.HOUR:
            valued |= kinds.matches(worth.of) != NO
    return valued
