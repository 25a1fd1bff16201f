"""The distinct classes of licences: all of one class are judged alike, whatever hours they have.

Licences that differ only in what rules do not look at are one class. What is looked at is found out by judging one of them
with `WatchedDate`s; all for which the same would have been found join it. Terms are reckoned for all at once where nothing
but the calendar decides them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl
from attrs import define, evolve, field, fields, frozen

from ce_tracker import Licence, Registry
from ce_tracker.bulk import (
    STALE_AFTER,
    DueDates,
    Frame,
    Matter,
    Missing,
    Period,
    Problem,
    Setting,
    cases_of,
    condition,
    dates_of,
    frames_of,
    its_window,
    judge_by,
    matter_before,
    obstacle_to,
    period_before,
)
from ce_tracker.rules import Holds, Proof, RuleBook, Rules, Term
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.engine.schedules import schedules_of
from ce_tracker_roster.engine.terms import Schedules, Terms, periods, terms
from ce_tracker_roster.engine.watched import Array, Columns, Expression, Session, WatchedDate, WatchedText
from ce_tracker_roster.entries import licence_of
from ce_tracker_roster.rows import licence_row

EPOCH = date(1970, 1, 1).toordinal()
"""Ordinals less this are days since 1970."""

Day = Expression | int | None
"""A day of a class: one that each licence has its own of (an expression), the same for all (its ordinal), or none."""


@frozen
class Alone:
    """Licences that are audited by themselves, and why."""

    why: str


@frozen
class Fixed:
    """Licences of which the same is said whatever hours they have, but for the two days on which they are due."""

    row: Mapping[str, Any]
    due: Day
    ce_due: Day


@frozen
class Told:
    """A requirement without hours: the answer, where no document decides it, else what has to be held.

    `open` tells that it is open whether it binds.
    """

    label: str
    answer: bool | None
    holds: Holds | None = None
    open: bool = False


@frozen(eq=False)
class Way:
    """How licences are judged whose hours decide: the same for many classes.

    `strict` and `lenient` are the counting problems of each frame in both readings, `proofs` what is asked there besides
    hours; `matter` is that of one of the licences.
    """

    book: RuleBook
    frames: tuple[Frame, ...]
    strict: tuple[Problem, ...]
    lenient: tuple[Problem, ...]
    proofs: "tuple[tuple[Told, ...], ...]"
    matter: Matter

    @property
    def key(self) -> tuple[Any, ...]:
        """What is the same for licences that are counted alike."""
        return (
            id(self.book),
            id(self.matter.rules),
            self.matter.case,
            *map(id, self.frames),
            self.strict,
            self.lenient,
            self.proofs,
        )


@frozen(eq=False)
class Prior:
    """The period before, where it matters what became of its hours: how it is judged, and its days, as in `Counted`."""

    way: Way
    prior_first: Day
    prior_until: Day
    prior_sure: Day
    prior_end: Day
    prior_shared_first: Day = None
    prior_shared_last: Day = None


@frozen(eq=False)
class Counted:
    """Licences whose hours decide: the way, and days.

    Hours of the days from `first` to `until` are looked at; those from `sure` to `end` surely count. `start` is the first
    day of the period. Hours of the days from `shared_first` to `shared_last` may have been used for the period before, which
    is `before` (True where it is not known how it was judged, False where nothing was asked of it or it does not matter).
    """

    way: Way
    first: Day
    until: Day
    sure: Day
    end: Day
    start: Day
    due: Day
    ce_due: Day
    shared_first: Day = None
    shared_last: Day = None
    before: Prior | bool = False


Class = Alone | Fixed | Counted

DAYS = ("first", "until", "sure", "end", "start", "due", "ce_due", "shared_first", "shared_last")
"""The days of a class."""
PRIOR_DAYS = ("prior_first", "prior_until", "prior_sure", "prior_end", "prior_shared_first", "prior_shared_last")
"""Those of the period before."""


class _RecordLookedAt(Exception):  # noqa: N818  # no error: it tells that a class cannot be judged without the records
    """A rule looked at what is recorded of somebody beside the date of birth."""


class _Somebody:
    """Whoever holds a licence of a class: nothing is known of them but when they were born."""

    def __init__(self, born: date | None) -> None:
        self.born = born

    def __getattr__(self, name: str) -> Any:
        raise _RecordLookedAt(name)


@frozen(eq=False)
class Classes:
    """The classes of a roster, by licence the place of its own, and its days (ordinals; 0 where there is none)."""

    of: Array
    all: list[Class]
    days: Mapping[str, Array]


def classes_of(licences: pl.DataFrame, on: date, registry: Registry) -> Classes:
    """The classes of canonical licences as of a day."""
    made = _Classifying(licences, on, registry)
    made.classify()
    return Classes(made.of, made.all, made.days)


_Judge = Callable[[int, Session], Class]


@define(eq=False)
class _Group:
    """Licences of one rule book that agree in all that is compared as it is."""

    book: RuleBook
    rows: Array
    template: Mapping[str, Any]
    plain: bool
    """Whether the record tells no facts."""


@frozen(eq=False)
class _Without:
    """Licences, by their places in a group, for which something is missing."""

    places: Array
    what: Missing


@define(eq=False)
class _Classifying:
    licences: pl.DataFrame
    on: date
    registry: Registry
    all: list[Class] = field(factory=list)
    of: Array = field(init=False)
    days: dict[str, Array] = field(init=False)
    _ways: dict[tuple[Any, ...], Way] = field(factory=dict)
    _named: dict[str, Array] = field(init=False)
    _numbers: pl.Series = field(init=False)

    def __attrs_post_init__(self) -> None:
        count = self.licences.height
        self.of = np.zeros(count, dtype=np.int32)
        self.days = {name: np.zeros(count, dtype=np.int32) for name in (*DAYS, *PRIOR_DAYS)}
        self._numbers = self.licences["number"]
        self._named = {name: _ordinals(self.licences[name]) for name in ("issued", "born", "expires")}

    def classify(self) -> None:
        for group in self._groups():
            if _calendar_alone(group.book, self.on) and group.plain:
                self._by_terms(group)
            else:
                self._cells(group.rows, self._columns(group.rows), self._judging(group))

    def _groups(self) -> "list[_Group]":
        facts = [name for name in self.licences.columns if name.startswith("fact")]
        alike = ["jurisdiction", "credential", "status", *facts]
        held = self.licences.select(
            *alike,
            pl.col("born").is_null().alias("no_born"),
            pl.col("expires").is_null().alias("no_expires"),
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("place"),
        )
        found = held.group_by([*alike, "no_born", "no_expires"], maintain_order=True).agg("place")
        groups = []
        for places in found["place"]:
            rows = places.to_numpy().astype(np.int64)
            row = self.licences.row(int(rows[0]), named=True)
            book = self.registry.rule_book(row["jurisdiction"], row["credential"])
            groups.append(_Group(book, rows, row, all(row[name] is None for name in facts)))
        return groups

    def _columns(self, rows: Array) -> Columns:
        numbers = self.licences["number"]
        return Columns(
            {name: days[rows] for name, days in self._named.items()},
            {"number": lambda: np.unique(numbers.gather(rows).to_numpy(), return_inverse=True)[1]},
        )

    # Terms that the calendar alone decides ---------------------------------------------------------------------------

    def _by_terms(self, group: _Group) -> None:
        """The classes of licences whose terms are reckoned all at once."""
        columns, book = self._columns(group.rows), group.book
        schedules, missing = self._schedules(group, columns, book.term)
        issued, expires = (columns.ordinals[name] for name in ("issued", "expires"))
        on = np.maximum(issued, np.int32(self.on.toordinal()))
        known = {"": terms(schedules, issued, expires, on)}
        if any(map(_minds_before, book.rules)):
            known["before_"] = terms(schedules, issued, expires, known[""].start - 1)
        for one in missing:
            self._cells(group.rows, columns, self._missing(group, one.what), one.places)
        ce_missing: list[_Without] = []
        if book.ce_term is not None:
            ce_schedules, ce_missing = self._schedules(group, columns, book.ce_term)
            known["ce_"] = periods(ce_schedules, issued, np.minimum(on, known[""].end))
        for prefix, one in known.items():
            columns.ordinals |= {f"{prefix}start": one.start, f"{prefix}end": one.end, f"{prefix}due": one.due}
        flags = np.zeros(len(group.rows), dtype=np.int64)
        for one in known.values():
            flags = flags * 4 + one.first * 2 + one.second
        flags = flags * (len(ce_missing) + 1)
        for number, lacking in enumerate(ce_missing, 1):
            flags[lacking.places] += number
        for one in missing:
            flags[one.places] = -1
        for flag in np.unique(flags[flags >= 0]):
            mine = np.flatnonzero(flags == flag)
            of = int(flag) % (len(ce_missing) + 1)
            ce = ce_missing[of - 1].what if of else None
            self._cells(group.rows, columns, self._in_term(group, columns, known, ce), mine)

    def _schedules(self, group: _Group, columns: Columns, term: Term) -> "tuple[Schedules, list[_Without]]":
        """The schedules of a term for all licences of a group, and what is missing to know them."""
        at_once = schedules_of(term, columns)
        if at_once is not None:
            return at_once, []
        names = [one.name for one in fields(Schedules)]
        found = {name: np.ones(len(group.rows), dtype=np.int32) for name in names}
        lacking: dict[Missing, list[Array]] = {}
        waiting = np.arange(len(group.rows))
        while len(waiting):
            session = Session()
            licence, somebody = self._watched(group, int(waiting[0]), session)
            schedule = term.schedule(licence, somebody)
            alike = session.alike(columns, waiting)
            mine, waiting = waiting[alike], waiting[~alike]
            if isinstance(schedule, Missing):
                lacking.setdefault(schedule, []).append(mine)
                continue
            for name in names:
                found[name][mine] = _value(_told(getattr(schedule, name)), columns, mine)
        return Schedules(**found), [_Without(np.concatenate(places), what) for what, places in lacking.items()]

    def _missing(self, group: _Group, missing: Missing) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)
            return _fixed(missing, somebody, licence, group.book, self.on)

        return judge

    def _in_term(
        self, group: _Group, columns: Columns, known: Mapping[str, Terms], ce_missing: Missing | None
    ) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)

            def day(name: str) -> date:
                return session.watched(name, date.fromordinal(int(columns.ordinals[name][place])))

            def period(prefix: str) -> Period:
                term = known[prefix]
                first, second = bool(term.first[place]), bool(term.second[place])
                return Period(day(f"{prefix}start"), day(f"{prefix}end"), 0, first, second)

            def dates(prefix: str, ce: Period | Missing | None) -> DueDates:
                term = period(prefix)
                due = term.end if licence.expires is None else day(f"{prefix}due")
                return dates_of(group.book, licence, term, due, [], ce)

            ce = ce_missing if ce_missing is not None else period("ce_") if "ce_" in known else None
            before = (lambda: dates("before_", None)) if "before_" in known else None
            return self._found(group.book, licence, somebody, dates("", ce), before)

        return judge

    # One by one --------------------------------------------------------------------------------------------------------

    def _judging(self, group: _Group) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)
            return self._found(group.book, licence, somebody, group.book.dates(licence, somebody, self.on))

        return judge

    def _watched(self, group: _Group, place: int, session: Session) -> tuple[Licence, Any]:
        """One licence of a group, with its holder; what is looked at of their days is written down."""
        row = int(group.rows[place])
        licence = licence_of(group.template)
        object.__setattr__(licence, "number", WatchedText(self._numbers[row], session, "number", place))
        for name in ("issued", "expires"):
            ordinal = int(self._named[name][row])
            day = session.watched(name, date.fromordinal(ordinal)) if ordinal else None
            object.__setattr__(licence, name, day)
        born = int(self._named["born"][row])
        return licence, _Somebody(session.watched("born", date.fromordinal(born)) if born else None)

    def _cells(self, rows: Array, columns: Columns, judge: _Judge, among: Array | None = None) -> None:
        """Class after class, until every licence has its own; the places are those in `rows`."""
        waiting = np.arange(len(rows)) if among is None else among
        while len(waiting):
            session = Session()
            try:
                found = judge(int(waiting[0]), session)
            except _RecordLookedAt as looked_at:
                found = Alone(f"the rules look at the {looked_at} of a record")
            if isinstance(found, Fixed):
                session.kept(found.row.values())
            alike = session.alike(columns, waiting)
            mine, waiting = waiting[alike], waiting[~alike]
            self.of[rows[mine]] = len(self.all)
            self.all.append(found)
            for of, names in ((found, DAYS), (getattr(found, "before", None), PRIOR_DAYS)):
                for name in names:
                    day = getattr(of, name, None)
                    if day is not None:
                        self.days[name][rows[mine]] = _value(day, columns, mine)

    # What is found -----------------------------------------------------------------------------------------------------

    def _found(
        self,
        book: RuleBook,
        licence: Licence,
        somebody: Any,
        dates: DueDates | Missing,
        before: Callable[[], DueDates] | None = None,
    ) -> Class:
        """How a licence is judged by its dates; `before` gives those of the period before, where they are known as well."""
        on = self.on
        rules = None if isinstance(dates, Missing) else book.rules_for(dates.ce_period)
        if isinstance(dates, Missing) or rules is None:
            return _fixed(dates, somebody, licence, book, on)
        if rules.counts_schooling or rules.in_steps_of is not None:
            return Alone("hours of schooling or in steps count")
        setting = Setting(somebody, licence, dates.ce_period, dates.due, book.ce_years, on)
        matter = Matter(somebody, licence, book, on, (), dates, rules, setting, STALE_AFTER)
        if not rules.ce_required:
            return _fixed(dates, somebody, licence, book, on)
        cases, _ = cases_of(matter)
        if len(cases) > 1:
            return Alone("which case applies is open")
        matter = evolve(matter, case=cases[0])
        case = matter.its_case
        if obstacle_to(matter) is not None or (case is not None and case.exempt):
            return _fixed(dates, somebody, licence, book, on)
        return self._counted(matter, before)

    def _counted(self, matter: Matter, before: Callable[[], DueDates] | None) -> Class:
        dates = matter.dates
        carries = matter.rules.carry_over is not None and matter.case is None
        if carries and matter.licence.facts.get("carried_over") is not None:
            return Alone("the board acknowledged hours carried over")
        way = self._way(matter)
        if any(hours * UNITS % 1 for problem in (*way.strict, *way.lenient) for hours in _amounts(problem)):
            return Alone("hours are asked in parts of less than a ten-thousandth")
        prior: Prior | bool = False
        if carries or dates.shared is not None:
            prior = self._prior(_before(matter, before))
        shared = (None, None) if dates.shared is None else dates.shared.bounds
        days = (matter.setting.period.start, dates.due, dates.ce_due, *shared)
        return Counted(way, *_window(matter), *map(_told, days), prior)

    def _prior(self, before: Matter | bool) -> Prior | bool:
        if isinstance(before, bool):
            return before
        shared = (None, None) if before.dates.shared is None else before.dates.shared.bounds
        return Prior(self._way(before), *_window(before), *map(_told, shared))

    def _way(self, matter: Matter) -> Way:
        frames = frames_of(matter.rules, matter.case, matter.setting)
        strict, lenient = (
            tuple(frame.problem(matter.setting, strict=reading) for frame in frames) for reading in (True, False)
        )
        proofs = tuple(tuple(_proof(one, matter) for one in frame.conditions) for frame in frames)
        way = Way(matter.book, frames, strict, lenient, proofs, matter)
        return self._ways.setdefault(way.key, way)


def _amounts(problem: Problem) -> Iterator[Decimal]:
    """All hours that a problem asks or limits."""
    for _, hours in problem.asked:
        yield hours
    for limit in (*problem.limits, *(limit for need in problem.needs for limit in need.inside)):
        yield limit.hours


def _proof(proof: Proof, matter: Matter) -> Told:
    """What is told of a requirement without hours. A rule that looks at a record in a way of its own makes a class `Alone`."""
    if type(proof) is Holds:
        doubtful = proof.doubt is not None and proof.doubt.open_in(matter.setting)
        return Told(proof.words(), None, proof, doubtful)
    found = condition(proof, matter)
    return Told(found.label, found.met)


def _calendar_alone(book: RuleBook, on: date) -> bool:
    """Whether nothing but the calendar decides the terms of its licences, as long as the record tells no facts.

    A due date that an order moved lets a term that has ended go on for a while; and where CE periods are not the terms,
    hours of the one before are not looked for here.
    """
    back = any(_minds_before(rules) for rules in book.rules)
    return all(moved.due < on for moved in book.moved) and not (book.ce_term is not None and back)


def looks_back(way: Way) -> bool:
    """Whether hours of other days than those that are looked at may matter: of repeats, of courses in place of documents."""
    courses = any(told.holds is not None and told.holds.course is not None for proofs in way.proofs for told in proofs)
    return courses or any(frame.no_repeats is not None for frame in way.frames)


def _minds_before(rules: Rules) -> bool:
    """Whether it matters what became of the hours of the period before."""
    return rules.carry_over is not None or (rules.window is not None and rules.window.opens is not None)


def _fixed(dates: DueDates | Missing, somebody: Any, licence: Licence, book: RuleBook, on: date) -> Class:
    somebody.credits_in_order = ()
    audit = judge_by(dates, somebody, licence, book, on)
    row = licence_row(audit)
    return Fixed({**row, "due": None, "ce_due": None}, _told(row["due"]), _told(row["ce_due"]))


def _before(matter: Matter, dates: Callable[[], DueDates] | None) -> Matter | bool:
    """The period before as a matter of its own; False where nothing was asked of it, True where that is not known."""
    if dates is None:
        return period_before(matter)
    if matter.dates.ce_period.start <= matter.setting.issued:
        return False
    return matter_before(matter, dates())


def _window(matter: Matter) -> tuple[Day, Day, Day, Day]:
    """The days from which hours are looked at, the first and the last, and those of which they surely count."""
    window = its_window(matter)
    first, until, sure, end = map(_told, (window.perhaps[0], window.until, *window.surely))
    return first, until, sure, end


def _told(day: Any) -> Day:
    """A day as a class keeps it."""
    if isinstance(day, WatchedDate):
        return day.expression
    return day.toordinal() if isinstance(day, date) else day


def _value(day: Day, columns: Columns, among: Array) -> Any:
    """The days of the licences at these places."""
    if isinstance(day, tuple):
        return columns.values(day)[among]
    return 0 if day is None else day


def _ordinals(days: pl.Series) -> Array:
    ordinals: Array = (days.cast(pl.Int32) + EPOCH).fill_null(0).to_numpy()
    return ordinals
