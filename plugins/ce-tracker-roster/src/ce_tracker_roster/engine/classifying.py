"""The distinct classes of a roster's licences.

Licences that differ only in what rules do not look at are one class. What is looked at is found out by judging one of them
with `WatchedDate`s; all for which the same would have been found join it. Terms are reckoned for all at once where nothing
but the calendar decides them.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from attrs import define, field, fields, frozen

from ce_tracker import Licence, Registry
from ce_tracker.bulk import DueDates, Missing, Period, dates_of
from ce_tracker.rules import FromFirstRenewal, RuleBook, Rules, Term
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.classes import DAYS, PRIOR_DAYS, Alone, Class, Classes, Day, Fixed, Several, named_days
from ce_tracker_roster.engine.looks import Columns
from ce_tracker_roster.engine.memory import Known, Memory, memory_of
from ce_tracker_roster.engine.schedules import NO_DIGIT, needs_printed_date, needs_told_start, schedules_of
from ce_tracker_roster.engine.specimen import RecordLookedAt, Told, WatchedPeriod
from ce_tracker_roster.engine.standing import as_kept, fixed
from ce_tracker_roster.engine.terms import Schedules, Terms, periods, terms
from ce_tracker_roster.engine.watched import Session
from ce_tracker_roster.entries import licence_of


def classes_of(licences: pl.DataFrame, on: date, registry: Registry) -> Classes:
    """The classes of canonical licences as of a day."""
    made = _Classifying(licences, on, registry)
    made.classify()
    return Classes(made.of, made.all, made.days)


@frozen(eq=False)
class _Judge:
    """How one licence of a group is judged, by its place; `how` tells this manner from others of the same rule book."""

    how: Hashable
    judge: Callable[[int, Session], Class]


@define(eq=False)
class _Group:
    """Licences of one rule book whose facts are the same: their rows, and one of them."""

    book: RuleBook
    rows: Array
    template: Licence


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
    _memory: Memory = field(init=False)
    _told: Told = field(init=False)

    def __attrs_post_init__(self) -> None:
        count = self.licences.height
        self._memory = memory_of(self.registry, self.on)
        self.of = np.zeros(count, dtype=np.int32)
        self.days = {name: np.zeros(count, dtype=np.int32) for name in (*DAYS, *PRIOR_DAYS)}
        self._told = Told(self.licences)

    def classify(self) -> None:
        for group in self._groups():
            if _calendar_alone(group.book, self.on) and not group.template.facts:
                self._by_terms(group)
            else:
                self._cells(group, self._columns(group.rows), self._judging(group))

    def _groups(self) -> "list[_Group]":
        alike = ["jurisdiction", "credential", *(name for name in self.licences.columns if name.startswith("fact"))]
        held = self.licences.select(*alike, pl.int_range(pl.len(), dtype=pl.UInt32).alias("place"))
        found = held.group_by(alike, maintain_order=True).agg("place")
        groups = []
        for places in found["place"]:
            rows = places.to_numpy().astype(np.int64)
            template = licence_of(self.licences.row(int(rows[0]), named=True))
            groups.append(_Group(self.registry.rule_book(template.jurisdiction, template.credential), rows, template))
        return groups

    def _columns(self, rows: Array) -> Columns:
        numbers = self.licences["number"]
        return Columns(
            self._told.of(rows),
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
            self._cells(group, columns, self._missing(group, one.what), one.places)
        ce_missing: list[_Without] = []
        if book.ce_term is not None:
            ce_schedules, ce_missing = self._schedules(group, columns, book.ce_term)
            known["ce_"] = periods(ce_schedules, issued, np.minimum(on, known[""].end))
        for prefix, term in known.items():
            columns.ordinals |= {f"{prefix}{name}": getattr(term, name) for name in _OF_TERMS}
        left = np.ones(len(group.rows), dtype=np.bool_)
        for one in missing:
            left[one.places] = False
        for one in ce_missing:
            self._cells(group, columns, self._in_term(group, columns, known, one.what), one.places[left[one.places]])
            left[one.places] = False
        self._cells(group, columns, self._in_term(group, columns, known, None), np.flatnonzero(left))

    def _schedules(self, group: _Group, columns: Columns, term: Term) -> "tuple[Schedules, list[_Without]]":
        """The schedules of a term for all licences of a group, and what is missing to know them."""
        count = len(group.rows)
        at_once = schedules_of(term, columns)
        schedules, known = at_once or (Schedules.none(count), np.zeros(count, dtype=np.bool_))
        lacking: list[_Without] = []
        waiting = np.flatnonzero(~known)
        alike = self._nothing_known(term, columns, waiting)
        if alike.any():
            missing = term.schedule(*self._watched(group, int(waiting[alike][0]), Session()))
            if isinstance(missing, Missing):
                lacking, waiting = [_Without(waiting[alike], missing)], waiting[~alike]
        if len(waiting):
            schedules = Schedules(*(np.array(getattr(schedules, name)) for name in _OF_SCHEDULES))
            lacking += self._asked(group, columns, term, waiting, schedules)
        return schedules, lacking

    def _asked(
        self, group: _Group, columns: Columns, term: Term, waiting: Array, schedules: Schedules
    ) -> "list[_Without]":
        """What is missing to know the schedules of those for which the term is asked itself; those it tells are filled in."""
        lacking: dict[Missing, list[Array]] = {}
        while len(waiting):
            session = Session()
            schedule = term.schedule(*self._watched(group, int(waiting[0]), session))
            alike = session.alike(columns, waiting)
            mine, waiting = waiting[alike], waiting[~alike]
            if isinstance(schedule, Missing):
                lacking.setdefault(schedule, []).append(mine)
                continue
            for name in _OF_SCHEDULES:
                getattr(schedules, name)[mine] = _value(as_kept(getattr(schedule, name)), columns, mine)
        return [_Without(np.concatenate(places), what) for what, places in lacking.items()]

    @staticmethod
    def _nothing_known(term: Term, columns: Columns, among: Array) -> Array:
        """Of which of these licences, whose schedules are not known at once, it is clear that the same is missing."""
        if needs_told_start(term):
            base = schedules_of(term.base, columns) if isinstance(term, FromFirstRenewal) else None
            return np.zeros(len(among), dtype=np.bool_) if base is None else base[1][among]
        born, expires = (columns.ordinals[name][among] > 0 for name in ("born", "expires"))
        return born & ~expires & needs_printed_date(term)

    def _missing(self, group: _Group, missing: Missing) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)
            return fixed(missing, somebody, licence, group.book, self.on)

        return _Judge(missing, judge)

    def _in_term(
        self, group: _Group, columns: Columns, known: Mapping[str, Terms], ce_missing: Missing | None
    ) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)

            def day(name: str) -> date:
                return session.watched(name, date.fromordinal(int(columns.ordinals[name][place])))

            def period(prefix: str) -> Period:
                term = known[prefix]
                which = bool(term.first[place]), bool(term.second[place])
                return WatchedPeriod.of(day(f"{prefix}start"), day(f"{prefix}end"), which, prefix, session)

            def dates(prefix: str, ce: Period | Missing | None) -> DueDates:
                return dates_of(group.book, licence, period(prefix), day(f"{prefix}due"), [], ce)

            ce = ce_missing if ce_missing is not None else period("ce_") if "ce_" in known else None
            before = (lambda: dates("before_", None)) if "before_" in known else None
            return self._memory.standings.found(group.book, licence, somebody, dates("", ce), before)

        return _Judge(("in term", ce_missing), judge)

    # One by one --------------------------------------------------------------------------------------------------------

    def _judging(self, group: _Group) -> _Judge:
        def judge(place: int, session: Session) -> Class:
            licence, somebody = self._watched(group, place, session)
            return self._memory.standings.found(
                group.book, licence, somebody, group.book.dates(licence, somebody, self.on)
            )

        return _Judge("by itself", judge)

    def _watched(self, group: _Group, place: int, session: Session) -> tuple[Licence, Any]:
        """One licence of a group, with its holder; what is looked at of them is written down."""
        return self._told.specimen(group.template, int(group.rows[place]), place, session)

    def _cells(self, group: _Group, columns: Columns, by: _Judge, among: Array | None = None) -> None:
        """Class after class, until every licence of a group, or those at some places, has its own."""
        rows = group.rows
        waiting = np.arange(len(rows)) if among is None else among
        near, within = columns, waiting
        known = self._memory.of(group.book, group.template, by.how)
        search = known.search()
        days: dict[tuple[str, Day], list[Array]] = {}
        while len(waiting):
            if len(waiting) * _FEW < len(near.ordinals["issued"]):
                near, within = columns.among(waiting), np.arange(len(waiting))
            session, found = search.of(near, int(within[0])) or _looked_into(by.judge, int(waiting[0]), known)
            alike = session.alike(near, within)
            mine, waiting, within = waiting[alike], waiting[~alike], within[~alike]
            self.of[rows[mine]] = len(self.all)
            self.all.append(found)
            for named in named_days(found):
                days.setdefault(named, []).append(mine)
        for (name, day), places in days.items():
            its = np.concatenate(places)
            self.days[name][rows[its]] = _value(day, columns, its)


_FEW = 4
"""Where only one in so many still waits for its class, the others are not looked at any more."""


def _looked_into(judge: Callable[[int, Session], Class], place: int, known: Known) -> tuple[Session, Class]:
    """What is found of the licence at a place, and all that was looked at; it is known from then on."""
    session = Session()
    try:
        found = judge(place, session)
    except RecordLookedAt as looked_at:
        found = Alone(f"the rules look at the {looked_at} of a record")
    for one in found.cases if isinstance(found, Several) else (found,):
        if isinstance(one, Fixed):
            session.kept(one.row.values())
    if isinstance(found, Several):
        session.kept(found.opened)
    known.add(session, found)
    return session, found


_OF_TERMS = tuple(one.name for one in fields(Terms))
_OF_SCHEDULES = tuple(one.name for one in fields(Schedules))


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
        return columns.values(day).take(among)
    return 0 if day is None else day


def _last_digits(numbers: pl.Series) -> Array:
    """The last digit of each number; one that is not written in ASCII counts as none."""
    digits = numbers.str.extract(r"([0-9])[^\d]*$").cast(pl.Int32).fill_null(NO_DIGIT)
    found: Array = digits.to_numpy()
    return found
