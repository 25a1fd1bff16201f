"""The distinct classes of a roster's licences.

Licences that differ only in what rules do not look at are one class. What is looked at is found out by judging one of them
with `WatchedDate`s; all for which the same would have been found join it. Terms are reckoned for all at once where nothing
but the calendar decides them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from attrs import define, field, fields, frozen

from ce_tracker import Licence, Registry
from ce_tracker.bulk import DueDates, Missing, Period, dates_of
from ce_tracker.rules import FromFirstRenewal, RuleBook, Rules, Term
from ce_tracker_roster.engine.classes import DAYS, EPOCH, PRIOR_DAYS, Alone, Class, Classes, Day, Fixed, Several
from ce_tracker_roster.engine.schedules import NO_DIGIT, needs_printed_date, needs_told_start, schedules_of
from ce_tracker_roster.engine.standing import RecordLookedAt, Somebody, Standings, as_kept, fixed
from ce_tracker_roster.engine.terms import Schedules, Terms, periods, terms
from ce_tracker_roster.engine.watched import Array, Columns, Session, WatchedText
from ce_tracker_roster.entries import licence_of


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
    _standings: Standings = field(init=False)
    _named: dict[str, Array] = field(init=False)
    _numbers: pl.Series = field(init=False)

    def __attrs_post_init__(self) -> None:
        count = self.licences.height
        self._standings = Standings(self.on)
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
            {
                "number": lambda: np.unique(numbers.gather(rows).to_numpy(), return_inverse=True)[1],
                "last_digit": lambda: _last_digits(numbers.gather(rows)),
            },
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
        for prefix, term in known.items():
            columns.ordinals |= {f"{prefix}start": term.start, f"{prefix}end": term.end, f"{prefix}due": term.due}
        flags = np.zeros(len(group.rows), dtype=np.int64)
        for term in known.values():
            flags = flags * 4 + term.first * 2 + term.second
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
        if self._nothing_known(term, columns):
            licence, somebody = self._watched(group, 0, Session())
            missing = term.schedule(licence, somebody)
            if isinstance(missing, Missing):
                return Schedules.none(len(group.rows)), [_Without(np.arange(len(group.rows)), missing)]
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
                found[name][mine] = _value(as_kept(getattr(schedule, name)), columns, mine)
        return Schedules(**found), [_Without(np.concatenate(places), what) for what, places in lacking.items()]

    @staticmethod
    def _nothing_known(term: Term, columns: Columns) -> bool:
        """Whether the same is missing to all licences."""
        if needs_told_start(term):
            return isinstance(term, FromFirstRenewal) and schedules_of(term.base, columns) is not None
        return (
            needs_printed_date(term) and not columns.ordinals["expires"].any() and bool(columns.ordinals["born"].all())
        )

    def _missing(self, group: _Group, missing: Missing) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)
            return fixed(missing, somebody, licence, group.book, self.on)

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
            return self._standings.found(group.book, licence, somebody, dates("", ce), before)

        return judge

    # One by one --------------------------------------------------------------------------------------------------------

    def _judging(self, group: _Group) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)
            return self._standings.found(group.book, licence, somebody, group.book.dates(licence, somebody, self.on))

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
        return licence, Somebody(session.watched("born", date.fromordinal(born)) if born else None)

    def _cells(self, rows: Array, columns: Columns, judge: _Judge, among: Array | None = None) -> None:
        """Class after class, until every licence has its own; the places are those in `rows`."""
        waiting = np.arange(len(rows)) if among is None else among
        while len(waiting):
            session = Session()
            try:
                found = judge(int(waiting[0]), session)
            except RecordLookedAt as looked_at:
                found = Alone(f"the rules look at the {looked_at} of a record")
            for one in found.cases if isinstance(found, Several) else (found,):
                if isinstance(one, Fixed):
                    session.kept(one.row.values())
            if isinstance(found, Several):
                session.kept(found.opened)
            alike = session.alike(columns, waiting)
            mine, waiting = waiting[alike], waiting[~alike]
            self.of[rows[mine]] = len(self.all)
            self.all.append(found)
            for of, names in _with_days(found):
                for name in names:
                    day = getattr(of, name, None)
                    if day is not None:
                        self.days[name][rows[mine]] = _value(day, columns, mine)


def _with_days(found: Class) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """What of a class has days, and which."""
    for one in found.cases if isinstance(found, Several) else (found,):
        yield one, DAYS
        yield getattr(one, "before", None), PRIOR_DAYS


def _calendar_alone(book: RuleBook, on: date) -> bool:
    """Whether nothing but the calendar decides the terms of its licences, as long as the record tells no facts.

    A due date that an order moved lets a term that has ended go on for a while; and where CE periods are not the terms,
    hours of the one before are not looked for here.
    """
    back = any(_minds_before(rules) for rules in book.rules)
    return all(moved.due < on for moved in book.moved) and not (book.ce_term is not None and back)


def _minds_before(rules: Rules) -> bool:
    """Whether it matters what became of the hours of the period before."""
    return rules.carry_over is not None or (rules.window is not None and rules.window.opens is not None)


def _value(day: Day, columns: Columns, among: Array) -> Any:
    """The days of the licences at these places."""
    if isinstance(day, tuple):
        return columns.values(day)[among]
    return 0 if day is None else day


def _last_digits(numbers: pl.Series) -> Array:
    """The last digit of each number; one that is not written in ASCII counts as none."""
    digits = numbers.str.extract(r"([0-9])[^\d]*$").cast(pl.Int32).fill_null(NO_DIGIT)
    found: Array = digits.to_numpy()
    return found


def _ordinals(days: pl.Series) -> Array:
    ordinals: Array = (days.cast(pl.Int32) + EPOCH).fill_null(0).to_numpy()
    return ordinals
