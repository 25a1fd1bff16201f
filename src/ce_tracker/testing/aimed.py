"""Records aimed at one thing of a rule each: a selector, a day that a condition names, a limit, a window.

Where `ce_tracker.testing.edges` varies what a course is in general, here each selector is changed in turn and asked about a
course that it and the changed one tell apart; licences are issued, periods begun and renewals applied for about each day
that a condition names; and hours of a record that is just enough are moved under each maximum.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any

from attrs import evolve, frozen

from ce_tracker.record import CourseKind, Credit, Held
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import (
    ANYTHING,
    Component,
    DueDates,
    Holds,
    Maximum,
    Minimum,
    Missing,
    NoRepeats,
    RuleBook,
    Selector,
    Span,
    Unit,
    Worth,
)
from ce_tracker.rules.conditions import Condition
from ce_tracker.testing.alike import Heard, Told, as_it_is, surely, telling
from ce_tracker.testing.fullest import kind_of
from ce_tracker.testing.mutation import changed_selectors
from ce_tracker.testing.points import Course, Point, Record, entry
from ce_tracker.testing.situations import Situation, Way, holder
from ce_tracker.testing.variations import A_FEW, MANY, changes_between, shifted, variations

_ONE_DAY = timedelta(days=1)
_A_MONTH = 31
_STEP = Decimal("0.25")
_BOUNDS = 8


@frozen(eq=False)
class Aim:
    """A way of being judged with one licence: `held` are its documents, `exact` is a record with just enough.

    `kinds` are those of the courses of the point that differ in more than day and hours.
    """

    book: RuleBook
    way: Way
    situation: Situation
    point: Point
    held: Record
    exact: Record
    kinds: Sequence[int]

    def points(self) -> Iterator[Point]:
        """Everything that is aimed at."""
        told = list(self._told_apart())
        records = [record for changes in told for record in self._courses(changes)]
        yield self._asked(self.point, [*records, *self._single_papers(), *self._same_course(), *self._under_limits()])
        yield from self._on_other_days(told)
        exact: Record = [*self.held, *self.exact]
        whole: Record = [*self.held, *((number, {"hours": MANY}) for number in self.kinds)]
        limited = [self._moved(one, self._steps(one)) for one in self._limited()]
        for licence, on in self._about_named_days():
            yield self._asked(evolve(self.point, licence=licence, on=on), [(), whole, exact, *limited])
        for licence in (*self._told_little(), *self._about_first_periods()):
            yield self._asked(evolve(self.point, licence=licence), [(), exact])
        yield from self._late()

    def _asked(self, point: Point, records: Sequence[Record]) -> Point:
        answers: dict[str, list[Record]] = {}
        for record in records:
            answers.setdefault(point.asked(self.book, record), []).append(record)
        return evolve(point, answers=answers)

    def _told_apart(self) -> Iterator[tuple[Course, str]]:
        """What a course may be so that a selector answers otherwise than a slightly other one; with its unit, if one counts."""
        rules = self.way.rules
        category = rules.subject_as_approved_by
        seen: list[tuple[Course, str]] = []
        for selector, among, heard, unit in self._selectors():
            decides = "" if heard is surely else category
            for changed in changed_selectors(selector):
                for told in telling(selector, changed, among, category_of=decides, heard=heard):
                    one = _course(told), unit
                    if one not in seen and told.get("completed", date.max) is not None:
                        seen.append(one)
                        yield one

    def _selectors(self) -> Iterator[tuple[Selector, Selector, Heard, str]]:
        """Each selector of the way: among which hours it is asked, what is heard of the answer, in which unit."""
        rules = self.way.rules
        yield rules.accepts, ANYTHING, as_it_is, ""
        for part in inside((self.way.requirements, rules.values)):
            match part:
                case Minimum() | Maximum() | Component():
                    yield part.of, rules.accepts, as_it_is, ""
                case NoRepeats(besides=Selector() as besides):
                    yield besides, rules.accepts, surely, ""
                case Holds(course=Selector() as course):
                    yield course, ANYTHING, surely, ""
                case Worth():
                    yield part.of, ANYTHING, surely, str(part.per or Unit.HOUR)

    def _courses(self, told: tuple[Course, str]) -> Iterator[Record]:
        """A course of each kind but for this; and once more, where the same course may not be taken twice."""
        changes, unit = told
        counted = {"unit": unit} if unit else {}
        besides = [one for one in self.way.requirements if isinstance(one, NoRepeats) and one.besides is not None]
        for number in self.kinds:
            one = {**changes, **counted}
            for hours in (A_FEW, MANY):
                yield [(number, {"hours": hours, **one})]
            if besides and "completed" not in changes:
                before = shifted(self.point.courses[number], -2)
                same = {"title": "the same", "hours": A_FEW, **one}
                yield [(number, {**same, "completed": before}), (number, same)]

    def _single_papers(self) -> Iterator[Record]:
        """One document alone, of this period or of one before it, and enough hours."""
        before, last = self.situation.first - _ONE_DAY, self.situation.on
        for number, _ in self.held:
            days: list[Course] = [{"issued": str(before)}, {"issued": str(self.situation.first)}]
            days.append(
                {"issued": str(self.situation.first), "expires": str(max(last - _ONE_DAY, self.situation.first))}
            )
            yield from ([*self.exact, (number, changes)] for changes in days)

    def _same_course(self) -> Iterator[Record]:
        """Just enough, but for one course that is the same as another on another day."""
        for number, _ in self.exact[:1]:
            course = self.point.courses[number]
            half = str(Decimal(course["hours"]) / 2)
            rest = [*self.held, *(one for one in self.exact if one[0] != number)]
            same = {"title": "the same", "hours": half}
            yield [*rest, (number, {**same, "completed": shifted(course, -1)}), (number, same)]

    def _under_limits(self) -> Iterator[Record]:
        """Just enough, some of it of a kind that a maximum limits: as many hours as it takes for the answer to change."""
        for limited in self._limited():
            last = self._steps(limited)
            marks = partial(self._met, limited)
            yield from (
                self._moved(limited, steps) for steps in changes_between(marks, 0, last, max(last // _BOUNDS, 1))
            )

    def _limited(self) -> Iterator[Mapping[int, Course]]:
        """For each maximum, what makes the courses of just enough fall under it; of those that can."""
        for limit in (one for one in inside(self.way.requirements) if isinstance(one, Maximum)):
            limited = {
                number: changes for number, _ in self.exact for changes in islice(self._within(limit, number), 1)
            }
            if limited:
                yield limited

    def _within(self, limit: Maximum, number: int) -> Iterator[Course]:
        """What makes a course fall under a maximum and still serve whatever it serves."""
        rows = [row.of.for_period_ending(self.situation.end) for row in self.way.rows()]
        course = self.point.courses[number]
        usual = self._kind(course)
        before = [usual is not None and row.matches(usual) for row in rows]
        accepts = self.way.rules.accepts.for_period_ending(self.situation.end)
        for changes in variations(self.way):
            if {"hours", "unit", "school", "completed"} & set(changes):
                continue
            kind = self._kind({**course, **changes})
            if kind is None:
                continue
            serves = all(row.matches(kind) or not served for row, served in zip(rows, before, strict=True))
            if limit.of.matches(kind) and accepts.matches(kind) and serves:
                yield changes

    def _kind(self, course: Course) -> CourseKind | None:
        """What the rules see in a course; None where they see several things."""
        credit = entry(1, course)
        assert isinstance(credit, Credit)
        return kind_of(credit, self.way) if len(credit.parts) == 1 else None

    def _hours_of(self, number: int) -> Decimal:
        return Decimal(self.point.courses[number]["hours"])

    def _steps(self, limited: Mapping[int, Course]) -> int:
        return int(sum(map(self._hours_of, limited), Decimal(0)) / _STEP)

    def _met(self, limited: Mapping[int, Course], steps: int) -> str:
        audit = self.point.judged(self.book, self._moved(limited, steps))
        return f"{audit.verdict} {[one.met for one in audit.requirements]}"

    def _moved(self, limited: Mapping[int, Course], steps: int) -> Record:
        """Just enough, its first hours, so many steps, under a limit."""
        left, parts = steps * _STEP, list(self.held)
        for number, changes in self.exact:
            hours = self._hours_of(number)
            under = min(left, hours) if number in limited else Decimal(0)
            left -= under
            if under:
                parts.append((number, {**limited[number], "hours": str(under)}))
            if under < hours:
                parts.append((number, {"hours": str(hours - under)} if under else changes))
        return parts

    def _on_other_days(self, told: Sequence[tuple[Course, str]]) -> Iterator[Point]:
        """Courses of days that selectors tell apart, in the period of each."""
        by_day: dict[date, list[Course]] = {}
        for changes, _ in told:
            if "completed" in changes:
                by_day.setdefault(date.fromisoformat(changes["completed"]), []).append(changes)
        for day, several in by_day.items():
            records: list[Record] = [
                [(number, {"hours": MANY, **changes})] for changes in several for number in self.kinds
            ]
            for licence in self._held_on(day):
                on = self._due(licence, day)
                if on is not None:
                    yield self._asked(evolve(self.point, licence=licence, on=on), records)

    def _held_on(self, day: date) -> Iterator[Held]:
        """The licence in the term of a day; where a case is tried, which may be that of a first period, also issued just before."""
        licence = self._printed_for(self.point.licence, day)
        yield licence
        if self.way.case is not None and licence.issued is not None:
            yield self._printed_for(evolve(licence, issued=day - _A_MONTH * _ONE_DAY), day)

    def _printed_for(self, licence: Held, day: date) -> Held:
        """The licence as it is printed for the term that a day lies in."""
        expires, term = licence.expires, Span(years=max(self.book.term.every_years, 1))
        if expires is None or licence.issued is None:
            return licence
        while expires < day:
            expires = term.after(expires)
        while term.before(expires) >= max(day, licence.issued):
            expires = term.before(expires)
        return evolve(licence, expires=expires)

    def _dates(self, licence: Held, day: date) -> DueDates | None:
        """The dates of the period that a day lies in, if this way's version governs it."""
        dates = self.book.dates(licence, holder(licence, self.situation.born), day)
        if isinstance(dates, Missing) or self.book.rules_for(dates.ce_period) != self.book.rules[self.way.version]:
            return None
        return dates

    def _due(self, licence: Held, day: date) -> date | None:
        dates = self._dates(licence, day)
        return None if dates is None else max(dates.ce_due, day)

    def _about_named_days(self) -> Iterator[tuple[Held, date]]:
        """The licence issued, its period begun, or its renewal applied for about each day that a condition names."""
        licence, on = self.point.licence, self.situation.on
        for day in self._days_of_conditions():
            for about in (day - _ONE_DAY, day, day + _ONE_DAY):
                for told in ("term_started", "applied_on"):
                    one = evolve(self._printed_for(licence, about), facts={**licence.facts, told: about})
                    due = self._due(one, about)
                    yield from [(one, on)] if due is None else [(one, due)]
                if licence.issued is not None and about <= (licence.expires or about):
                    for facts in ({}, {"term_started": about}):
                        one = evolve(licence, issued=about, facts={**licence.facts, **facts})
                        due = self._due(one, about)
                        yield from [] if due is None else [(one, due)]
                        yield from [(one, on)] if about <= on else []

    def _told_little(self) -> Iterator[Held]:
        """The licence without any fact, and with each number among its facts told as 0."""
        licence = self.point.licence
        yield evolve(licence, facts={})
        for fact in self.book.facts:
            if isinstance(fact.example, int) and not isinstance(fact.example, bool):
                yield evolve(licence, facts={**licence.facts, fact.name: 0})

    def _about_first_periods(self) -> Iterator[Held]:
        """The licence on both sides of where its first periods change, also with a period that is said to begin later.

        The same with the end of its term printed on it, and as one that was never renewed.
        """
        for one in self._first_periods(self._printed_for(self.point.licence, self.situation.on)):
            yield one
            dates = self._dates(one, self.situation.on)
            if dates is not None:
                yield evolve(one, facts={**one.facts, "term_started": dates.ce_period.start + _ONE_DAY})
        dates = self._dates(self.point.licence, self.situation.on)
        if dates is not None:
            licence = self.point.licence
            printed = evolve(licence, expires=licence.expires or dates.term.end)
            never_renewed = evolve(printed, facts={**licence.facts, "renewals": 0})
            for one in (printed, never_renewed) if licence.expires is None else (never_renewed,):
                yield from self._first_periods(one)

    def _days_of_conditions(self) -> list[date]:
        rules = self.way.rules
        held = (rules.cases, self.way.requirements, rules.carry_over, rules.perhaps_since_issue)
        conditions = tuple(part for part in inside(held) if isinstance(part, Condition))
        amounts = tuple(one.hours for one in self.way.rows())
        return sorted({part for part in inside((conditions, amounts)) if isinstance(part, date)})

    def _first_periods(self, licence: Held) -> Iterator[Held]:
        """The licence issued on both sides of each day at which its period becomes another, or what is asked of it."""
        on = self.situation.on
        if licence.issued is None:
            return

        def issued(day: int) -> Held:
            return evolve(licence, issued=date.fromordinal(day))

        def marks(day: int) -> str:
            dates = self.book.dates(issued(day), holder(licence, self.situation.born), on)
            if isinstance(dates, Missing):
                return str(dates)
            asked = evolve(self.point, licence=issued(day)).judged(self.book, ())
            told = [(one.key, one.needed, one.met) for one in asked.requirements]
            period = dates.ce_period
            years = period.end.year - period.start.year
            return f"{asked.verdict} {asked.case} {told} {years} {period.first} {period.second}"

        until = min(on, licence.expires or on).toordinal()
        since = until - 366 * (2 * self.book.ce_years + 1)
        yield from map(issued, (*changes_between(marks, since, until, _A_MONTH), until))

    def _late(self) -> Iterator[Point]:
        """Courses about the end of the days that count, where hours may come late for a fee, or early from the period before."""
        window, licence = self.way.rules.window, self.point.licence
        dates = self._dates(licence, self.situation.on)
        if window is None or dates is None:
            return
        start, end = dates.ce_period.start, dates.ce_period.end
        if window.late is not None:
            last = window.late.after(end)
            paid = evolve(licence, facts={**licence.facts, window.late_fact: end})
            days = [last - _ONE_DAY, last, last + _ONE_DAY]
            yield self._asked(evolve(self.point, licence=paid, on=last + _ONE_DAY), self._completed(days))
            paid = evolve(licence, facts={**licence.facts, window.late_fact: start - _ONE_DAY})
            first = window.late.after(start - _ONE_DAY)
            days = [start, first, first + _ONE_DAY]
            yield self._asked(evolve(self.point, licence=paid), self._completed(days))
        if window.opens is not None:
            first = window.opens.before(start)
            days = [first - _ONE_DAY, first, start - _ONE_DAY, start]
            yield self._asked(self.point, [*self._completed(days), *self._all_completed(days)])

    def _completed(self, days: Sequence[date]) -> list[Record]:
        return [[(number, {"hours": MANY, "completed": str(day)})] for number in self.kinds for day in days]

    def _all_completed(self, days: Sequence[date]) -> list[Record]:
        """All that is asked on one day, with and without the documents."""
        return [
            [*self.held, *((number, {**changes, "completed": str(day)}) for number, changes in self.exact)]
            for day in days
        ]


def _course(told: Told) -> Course:
    """What is told of a course, as a file has it."""
    course = {name: _plain(value) for name, value in told.items() if name in _AS_A_FILE_HAS_IT}
    if told.get("schooling"):
        course["school"] = "a school"
    if "hands_on" in told:
        course["hands_on"] = _plain(told["hands_on"])
    if told.get("hands_on_share") is not None:
        course["hands_on"] = _plain(told["hands_on_share"])
    return course


_AS_A_FILE_HAS_IT = ("subject", "delivery", "activity", "approvals", "approved_as", "completed")


def _plain(value: Any) -> Any:
    match value:
        case bool():
            return str(int(value))
        case None | Mapping():
            return value
        case frozenset():
            return sorted(value)
        case _:
            return str(value)
