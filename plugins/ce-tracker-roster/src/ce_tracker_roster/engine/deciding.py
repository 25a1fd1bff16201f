"""What is said of the licences of each way: hours put to what looks at them, counted, and told as rows of the report."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np
import polars as pl

from ce_tracker.bulk import Frame, Problem, masks_to_take
from ce_tracker.rules import Holds, ValidOn
from ce_tracker_roster.canon import Array, Roster
from ce_tracker_roster.engine.before import Earlier, Reading, became, beyond, several_needs
from ce_tracker_roster.engine.chained import most_carried_in
from ce_tracker_roster.engine.classes import Carry, Classes, Counted, Prior, Told, Way, looks_back
from ce_tracker_roster.engine.counting import Tally, count, in_units
from ce_tracker_roster.engine.crowded import crowded, perhaps_crowded
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.found import Carried, Found, Signed
from ce_tracker_roster.engine.held import Held
from ce_tracker_roster.engine.hours import Hours, Looked, hours_of, looked_at, values_of_hours, worth
from ce_tracker_roster.engine.kinds import NO, OPEN, YES, Kinds, Signs, signs
from ce_tracker_roster.engine.repeats import courses, repeated
from ce_tracker_roster.engine.summing import Asked, Surely, summed
from ce_tracker_roster.engine.taking import to_take
from ce_tracker_roster.engine.telling import Decided

_FREE, _UNKNOWN = -1, -2
"""In place of the way of the period before: it does not matter, or it is not known."""
_FEW = 16_000
"""A class has two ways at most: so many have numbers of 16 bits."""


class Seen(Protocol):
    """The hours of some licences with what one frame sees in them."""

    def strictly(self, problem: Problem, /) -> Tally:
        """What surely counts, in the problem of the strict reading."""

    def doubtful(self) -> Array:
        """By licence, whether the two readings see some of its hours differently."""

    def leniently_met(self, licences: Array, problem: Problem) -> tuple[Array, Array]:
        """Whether some licences may be met, in the problem of the lenient reading, and whether that is sure."""


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

        kind = np.int16 if len(classes.all) < _FEW else np.int32  # small numbers are put in order faster
        of_class = np.full(len(classes.all) + 1, -1, dtype=kind)
        prior = np.full(len(classes.all) + 1, _FREE, dtype=kind)
        carry = np.full(len(classes.all) + 1, -1, dtype=kind)
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
        self._way: Array = of_class[classes.of]
        self._prior: Array = prior[classes.of]
        self._carry: Array = carry[classes.of]

    def decided(self) -> Decided:
        """What is said of each licence."""
        if not (self._way >= 0).any():
            return self._said
        back = np.array([*map(looks_back, self._ways), False])[self._way] | (self._prior != _FREE)
        credits, texts = self._roster.credits, self._roster.texts
        self._kinds, parts = looked_at(credits, texts, self._way, back, self._days, self._said.alone)
        by_row = np.array([*map(_needs_rows, self._ways), False])[self._way] | (self._prior != _FREE)
        self._by_sums(parts, np.where(by_row, np.int16(-1), self._way))
        self._by_rows(parts, np.where(by_row, self._way, np.int16(-1)))
        return self._said

    def _by_sums(self, parts: Sequence[Looked], way: Array) -> None:
        """Say what is to be said of licences of which nothing but sums of hours matters."""
        members = _members(way, len(self._ways))
        seen: list[list[Seen]] = [[] for _ in self._ways]
        for number in range(max(len(one.frames) for one in self._ways)):
            those = [place for place, one in enumerate(self._ways) if number < len(one.frames) and len(members[place])]
            asked = [
                Asked(members[place], self._signs_of(self._ways[place], self._ways[place].frames[number]))
                for place in those
            ]
            for place, sums in zip(those, summed(asked, parts, self._surely), strict=True):
                seen[place].append(sums)
        for way_of, mine, found in zip(self._ways, members, seen, strict=True):
            if len(mine):
                self._judge(way_of, mine, found)

    def _by_rows(self, parts: Sequence[Looked], way: Array) -> None:
        """Say what is to be said of licences of which it matters when hours were completed, or where they were before."""
        members = _members(way, len(self._ways))
        hours, cuts = hours_of(parts, way)
        own = np.zeros(len(way), dtype=np.int64)
        repeats = np.array([any(frame.no_repeats is not None for frame in one.frames) for one in self._ways])
        if repeats.any():
            those = np.flatnonzero(repeats[way[hours.place]])
            hours.course = np.zeros(len(hours.row), dtype=np.int64)
            hours.course[those], unclear = courses(self._roster.credits, hours.row[those], hours.place[those])
            self._said.alone[hours.place[those[unclear]]] = True
        for number, (one, mine) in enumerate(zip(self._ways, members, strict=True)):
            if len(mine):
                own[mine] = np.arange(len(mine))
                theirs = hours.only(slice(cuts[number], cuts[number + 1]))
                theirs.own = own[theirs.place]
                self._decide(one, mine, theirs)

    @cached_property
    def _surely(self) -> Surely:
        first, until, sure, end = (self._days[name] for name in ("first", "until", "sure", "end"))
        return Surely(sure, end, (sure > first) | (end < until))

    def _started(self, rows: Array) -> Array:
        """By row of the credits, the first day of its course, 0 where that is not told."""
        days = self._roster.credits["started"].gather(rows)
        return (days.cast(pl.Int32) + EPOCH).fill_null(0).to_numpy()

    @cached_property
    def _issued(self) -> Array:
        return self._roster.licences["issued"].cast(pl.Int32).to_numpy() + np.int32(EPOCH)

    @cached_property
    def _held(self) -> Held:
        return Held.of(self._roster.documents, len(self._way))

    def _decide(self, way: Way, mine: Array, hours: Hours) -> None:
        """Say what is to be said of the licences `mine`, which are judged in one way, by their hours in rows."""
        alone = np.zeros(len(mine), dtype=np.bool_)
        looked, surely = hours.within(*(self._days[name][mine] for name in ("first", "until", "sure", "end")))
        before = self._earlier(mine, hours, looked, alone)
        looked, surely = looked & ~before.used, surely & ~before.used & ~before.perhaps
        seen: list[Signed] = []
        carried = []
        choice = np.zeros(len(mine), dtype=np.bool_)
        for frame in way.frames:
            kept = self._kept(way, frame, hours, looked, self._days["first"][mine], alone, choice)
            carried.append(self._carried(mine, before, frame))
            seen.append(self._signed(way, frame, kept, surely[kept.at], len(mine)))
        met = self._judge(
            way, mine, [one.with_carried(of) for one, of in zip(seen, carried, strict=True)], carried, hours
        )
        short = met == NO
        alone |= ((before.spare | choice) & short) | (before.twofold & (met != YES))
        asked = np.unique(hours.own[before.again])
        asked = asked[(met[asked] == OPEN) & ~alone[asked]]
        if len(asked):  # the period before may have used these hours
            open_ = np.ones(len(asked), dtype=np.bool_)
            for one, problem in zip(seen, way.lenient, strict=True):
                eased, sure = one.only(~before.again[one.hours.at]).leniently_met(asked, problem)
                if one.hours.crowds is None:
                    open_ &= ~(eased & sure)
            alone[asked[open_]] = True
        chained = np.flatnonzero(short & (before.chained > 0) & ~alone)
        if len(chained):
            before.perhaps_beyond += before.chained
            for frame, one, problem in zip(way.frames, seen, way.lenient, strict=True):
                met, sure = one.with_carried(self._carried(mine, before, frame)).leniently_met(chained, problem)
                alone[chained[met | ~sure]] = True
        self._said.alone[mine[alone]] = True

    def _judge(
        self,
        way: Way,
        mine: Array,
        seen: Sequence[Seen],
        carried: Sequence[Carried] | None = None,
        hours: Hours | None = None,
    ) -> Array:
        """Say what is to be said of the licences `mine`, by what each frame of their way sees; and whether they are met."""
        found = []
        for number, (frame, one) in enumerate(zip(way.frames, seen, strict=True)):
            tally = one.strictly(way.strict[number])
            counts = count(way.strict[number], tally)
            eased = np.zeros(len(mine), dtype=np.bool_)
            asked = np.flatnonzero(~counts.meets & (one.doubtful() | (not frame.same_in_both_readings)))
            if len(asked):
                eased[asked], sure = one.leniently_met(asked, way.lenient[number])
                counts.sure[asked] &= sure
            masks = masks_to_take(frame, self._on if frame.dated else None)
            further, possible = to_take(way.strict[number], masks).hours(counts.short, tally)
            proofs = [self._answers(told, mine, hours) for told in way.proofs[number]]
            of_before = Carried.nothing(len(mine)) if carried is None else carried[number]
            found.append(
                Found(frame, way.proofs[number], counts, further, possible, proofs, counts.meets, eased, of_before)
            )
        self._said.tell(way, mine, found)
        met: Array = np.max([one.met for one in found], axis=0)
        return met

    def _kept(
        self, way: Way, frame: Frame, hours: Hours, looked: Array, first: Array, alone: Array, choice: Array
    ) -> Hours:
        """The hours that a frame looks at, without repeats; licences of which it is open which time counts have a `choice`."""
        hours = worth(way.rules, hours, looked, self._kinds, alone)
        if frame.no_repeats is not None and hours.course is not None:
            rule, apart = frame.no_repeats, self._apart(frame, hours, len(first))
            again, better = repeated(hours.course, hours, rule, self._kinds, first, way.book.ce_years, apart)
            choice[hours.own[looked & better]] = True
            looked = looked & ~again
        kept = hours.only(np.flatnonzero(looked))
        kept.at = np.flatnonzero(looked)
        if frame.rate is not None:
            alone[kept.own[kept.open]] = True
            kept.crowds = crowded(kept, in_units(frame.rate.hours), self._started(kept.row), first, alone)
        return kept

    def _apart(self, frame: Frame, hours: Hours, licences: int) -> Array | None:
        """The rows that may serve otherwise than others of their kind, as the day matters; None where all may."""
        if frame.dated:
            return None
        if frame.rate is None:
            return np.zeros(len(hours.row), dtype=np.bool_)
        return perhaps_crowded(hours, in_units(frame.rate.hours), self._started(hours.row), licences)

    def _signed(self, way: Way, frame: Frame, hours: Hours, surely: Array, licences: int) -> Signed:
        """The hours with what a frame sees in them."""
        return Signed(hours, surely, *self._signs_of(way, frame).of(hours.kind, hours.day), licences)

    def _signs_of(self, way: Way, frame: Frame) -> Signs:
        """What a frame sees in each kind of course."""
        category = way.rules.subject_as_approved_by
        key = (id(frame), category)
        if key not in self._signs:
            if category not in self._under:
                self._under[category] = self._kinds.approved_as(category)
            self._signs[key] = signs(frame, self._under[category])
        return self._signs[key]

    # The period before ---------------------------------------------------------------------------------------------------

    def _earlier(self, mine: Array, hours: Hours, looked: Array, alone: Array) -> Earlier:
        """What became of hours in the period before."""
        prior = self._prior[mine]
        found = Earlier.nothing(len(hours.place), len(mine))
        if not (prior != _FREE).any():
            return found
        first = self._days["shared_first"][mine]
        shared = (hours.day >= first[hours.own]) & (hours.day <= self._days["shared_last"][mine][hours.own])
        shared &= first[hours.own] > 0
        found.perhaps |= shared & (prior == _UNKNOWN)[hours.own]
        carries = self._carry[mine] >= 0
        for number in np.unique(prior[prior >= 0]):
            asked = prior == number
            way = self._ways[number]
            both = shared & asked[hours.own] & (hours.day <= self._days["prior_last"][mine][hours.own])
            both &= not way.exempt
            signed, strict, lenient, doubted = self._read_before(way, mine, hours, asked, both, alone)
            alone[hours.own[both & (hours.day > self._days["prior_until"][mine][hours.own])]] = True
            one = became(strict, lenient, hours, both, asked, alone)
            if doubted.any():
                surest, easiest = ([of.without(doubted) for of in each] for each in (strict, lenient))
                other = became(surest, easiest, hours, both, asked, alone)
                alone[hours.own[(one.used != other.used) | (one.perhaps != other.perhaps)]] = True
                alone[hours.own[both & (one.unmet != other.unmet)[hours.own]]] = True
                one.spare |= other.spare
                alone |= ((one.beyond != other.beyond) | (one.unmet != other.unmet)) & carries
            if (carries & asked).any():
                alone[hours.own[doubted & carries[hours.own]]] = True
                _perhaps_left(signed, way, asked & carries, one, alone)
                alone |= asked & carries & several_needs(strict[0])
                if way.rules.carry_over is not None and way.case is None:
                    begun, surely = (self._days[f"prior_{name}"][mine] for name in ("first", "sure"))
                    most = most_carried_in(way.book, hours, begun, surely, self._issued[mine])
                    own = np.flatnonzero((one.unmet & (most > 0))[hours.own] & (hours.day >= begun[hours.own]))
                    most += np.bincount(hours.own[own], hours.hours[own], len(mine))  # with them it may have been met
                    one.chained = np.where(asked & carries, most, 0)
            found.add(one)
        found.again = looked & carries[hours.own] & (hours.day <= self._days["prior_until"][mine][hours.own]) & ~shared
        surely, perhaps = found.beyond > 0, found.perhaps_beyond > 0
        alone[hours.own[found.again & surely[hours.own]]] = True
        found.twofold[hours.own[found.again & perhaps[hours.own]]] = True
        return found

    def _read_before(
        self, way: Way, mine: Array, hours: Hours, asked: Array, both: Array, alone: Array
    ) -> tuple[list[Signed], list[Reading], list[Reading], Array]:
        """What each frame of the period before sees, in both readings, and which rows of that the one before it may have used.

        Where it is asked what it would count without rows (those of `both` periods among them) that share a crowded day, the
        licence becomes `alone`.
        """
        days = [self._days[f"prior_{name}"][mine] for name in ("first", "until", "sure", "end")]
        looked, surely = hours.within(*days)
        looked = looked & asked[hours.own]
        first, last = (self._days[f"prior_shared_{name}"][mine][hours.own] for name in ("first", "last"))
        doubted = looked & (first > 0) & (hours.day >= first) & (hours.day <= last)
        seen: list[Signed] = []
        strict: list[Reading] = []
        lenient: list[Reading] = []
        for number, frame in enumerate(way.frames):
            kept = self._kept(way, frame, hours, looked, days[0], alone, alone)
            signed = self._signed(way, frame, kept, surely[kept.at], len(mine))
            seen.append(signed)
            alone[kept.own[kept.open]] = True
            if kept.crowds is not None:
                crowd = kept.crowds.shared()
                alone[kept.own[crowd[(both | doubted)[kept.at[crowd]]]]] = True
                alone[hours.own[both & kept.crowds.doubtful[hours.own]]] = True
            surest, easiest = way.strict[number], way.lenient[number]
            strict.append(Reading(signed.strict_rows(surest), kept.at[signed.surely_accepted()], surest))
            lenient.append(Reading(signed.lenient_rows(easiest), kept.at[signed.perhaps_accepted()], easiest))
        return seen, strict, lenient, doubted

    def _carried(self, mine: Array, found: Earlier, frame: Frame) -> Carried:
        """Hours of the period before that are carried into this one."""
        carried = Carried.nothing(len(mine))
        if not (found.beyond.any() or found.perhaps_beyond.any()):
            return carried
        of = self._carry[mine]
        for number in np.unique(of[of >= 0]):
            carry = self._carries[number]
            sure, _ = carry.hours(np.where(of == number, found.beyond, 0))
            _, most = carry.hours(np.where(of == number, found.beyond + found.perhaps_beyond, 0))
            bits = {row.key: bit for bit, row in frame.reached()}
            toward = sum(bits[key] for key in carry.toward if key in bits)
            perhaps = toward | sum(bits[key] for key in carry.perhaps if key in bits)
            carried.add(sure, most - sure, toward, perhaps)
            if carry.confidence is not None:
                carried.confidence[sure > 0] = self._said.texts.number(str(carry.confidence))
        return carried

    # Without hours -------------------------------------------------------------------------------------------------------

    def _answers(self, told: Told, mine: Array, hours: Hours | None) -> Array:
        """Of each licence, whether a requirement without hours is met (NO, OPEN, YES)."""
        if told.holds is None:
            return np.full(len(mine), {None: OPEN, False: NO, True: YES}[told.answer], dtype=np.int8)
        start, due = self._days["start"][mine], self._days["due"][mine]
        begin = np.maximum(start, self._issued[mine])
        found = self._held.answers(told.holds, mine, begin, start, due, self._on.toordinal())
        if told.holds.course is not None and hours is not None:
            perhaps = self._taken(told.holds, OPEN, hours, start, due)
            found[perhaps] = np.maximum(found[perhaps], OPEN)
            found[self._taken(told.holds, YES, hours, start, due)] = YES
        return np.where((found == NO) & told.open, np.int8(OPEN), found)

    def _taken(self, holds: Holds, answer: int, hours: Hours, start: Array, due: Array) -> Array:
        """Licences with a course that serves in place of a document, or may (the answer of what selects such courses)."""
        assert holds.course is not None
        serves = (self._kinds.matches(holds.course) == answer)[hours.kind]
        on = np.int32(self._on.toordinal())
        in_time = (hours.day <= np.minimum(due, on)[hours.own]) & (
            (start[hours.own] <= hours.day) | (holds.valid is ValidOn.EVER)
        )
        taken: Array = hours.own[serves & in_time]
        return taken


def _perhaps_left(seen: Sequence[Signed], way: Way, asked: Array, found: Earlier, alone: Array) -> None:
    """Find what the licences that are `asked` had beyond the needs of the period before only if what is open counts.

    Where it could be met in several ways, they become `alone`.
    """
    if len(seen) > 1:
        alone |= asked
        return
    (signed,), (frame,), (problem,) = seen, way.frames, way.lenient
    if frame.same_in_both_readings and not way.exempt:
        asked = asked & signed.doubtful()
    licences = np.flatnonzero(asked)
    counts = signed.leniently(licences, problem)
    alone[licences[~counts.sure]] = True
    left = beyond(problem, counts, otherwise=0 if way.exempt else np.inf) - found.beyond[licences]
    found.perhaps_beyond[licences] = np.where(counts.meets, np.maximum(left, 0), 0)


def _needs_rows(way: Way) -> bool:
    """Whether more than sums of hours matters: the days of courses, which they were, or that one is worth other than it says."""
    dated = any(frame.dated or frame.rate is not None for frame in way.frames)
    return dated or bool(values_of_hours(way.rules)) or looks_back(way)


def _members(way: Array, ways: int) -> list[Array]:
    """The licences of each way."""
    order = np.argsort(way, kind="stable")
    edges = np.searchsorted(way[order], np.arange(ways + 1))
    return [order[edges[number] : edges[number + 1]] for number in range(ways)]
