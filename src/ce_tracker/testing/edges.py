"""Records on the edges of a rule book: for each way of being judged the licences, days, hours and courses at which answers change.

Nothing is known here of what is right. What is tried is made up from the words of the rules, and the days and hours at
which an answer changes are looked for, so that there is a record on both sides.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from attrs import evolve, frozen

from ce_tracker.auditing import judge
from ce_tracker.record import Credit, Held, Licence
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import Missing, RuleBook
from ce_tracker.rules.selectors import ApprovedBy
from ce_tracker.testing.aimed import Aim
from ce_tracker.testing.conformance import Trial, tried
from ce_tracker.testing.drawn import least_records
from ce_tracker.testing.fullest import ANOTHER_SUBJECT, documents
from ce_tracker.testing.points import Course, Point, Record, answer, written_course
from ce_tracker.testing.situations import Situation, Way, holder
from ce_tracker.testing.snapshots import FIRST, LAST, LICENCES, made_up_licence
from ce_tracker.testing.variations import (
    A_FEW,
    MANY,
    about,
    changes_between,
    days_about,
    named_days,
    shifted,
    variations,
)

_ONE_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=366)
_LONG_BEFORE = 20 * _A_YEAR
_YEARS_AFTER = 3
_YEARS_OF_ISSUE = 8
_YEARS_OF_REPEATS = 9
_DAYS_ABOUT_A_FACT = 800
_A_MONTH, _TWO_MONTHS = 31, 61
_MOST_TRIALS = 2
_MOST_KINDS = 4
_STEP = Decimal("0.25")


def edges(book: RuleBook) -> Iterator[Point]:
    """Everything that is tried on a rule book, with its answers."""
    tries = [_Trying.of(book, way, trial) for way, trials in tried(book) for trial in trials[:_MOST_TRIALS]]
    for one in tries:
        yield from one.aim().points()
    for one in tries:
        yield from one.points()
    yield from _over_the_years(book)


def _over_the_years(book: RuleBook) -> Iterator[Point]:
    """A few licences on edges of the calendar without a record, through all their terms and about each day a version begins."""
    days = [date(year, 6, 15) for year in range(FIRST.year, LAST.year)]
    days += [day for moved in book.moved for day in (moved.due, moved.end)]
    begins = {day for rules in book.rules for day in (rules.in_force.first, rules.in_force.last) if day}
    near = [day + number * _ONE_DAY for day in sorted(begins) for number in (-1, 0, 1)]
    for made_up in LICENCES:
        held, born = made_up_licence(book, made_up)
        for on in days:
            yield _asked(book, Point(held, born, on, (), {}), [()])
        for day in near if isinstance(held, Licence) else ():
            for issued in _issued_before(day, held, born):
                yield _asked(book, Point(evolve(held, issued=issued, expires=None), born, day, (), {}), [()])
                yield _asked(book, Point(evolve(held, issued=issued, expires=day), born, day, (), {}), [()])


def _issued_before(day: date, held: Held, born: date) -> Iterator[date]:
    """The day of issue where it lies before a day, and one long before that day, where somebody lived who could have it."""
    if held.issued is not None:
        yield from (issued for issued in (held.issued, day - _LONG_BEFORE) if born < issued < day)


def _asked(book: RuleBook, point: Point, records: Iterable[Record]) -> Point:
    """The point with what is said of each record."""
    answers: dict[str, list[Record]] = {}
    for record in records:
        answers.setdefault(point.asked(book, record), []).append(record)
    return evolve(point, answers=answers)


@frozen(eq=False)
class _Trying:
    """A way of being judged, tried on one licence: `held` are its documents, `exact` is a record with just enough.

    `courses` are those of the point that are no documents, each with many hours where no record has just enough.
    """

    book: RuleBook
    way: Way
    situation: Situation
    point: Point
    held: Record
    exact: Record
    courses: Sequence[int]

    @classmethod
    def of(cls, book: RuleBook, way: Way, trial: Trial) -> "_Trying":
        """The licence of a trial, with courses that serve and one that may not."""
        situation = trial.situation
        papers: list[Course] = [
            {"document": one.kind, "issued": str(one.issued), "expires": str(one.expires)}
            for one in documents(way, situation)
        ]
        exact = [written_course(one) for record in least_records(book, way, trial) for one in record.therapist.credits]
        serving = exact or [
            {**written_course(one.credit), "hours": MANY} for one in trial.courses if isinstance(one.credit, Credit)
        ]
        approvers = {name for part in inside(book.rules) if isinstance(part, ApprovedBy) for name in part.approvers}
        usual: Course = {
            "hours": A_FEW,
            "subject": ANOTHER_SUBJECT,
            "delivery": "in-person",
            "completed": str(situation.last),
            "approvals": sorted(approvers),
        }
        first = len(papers)
        point = Point(situation.licence, situation.born, situation.on, (*papers, *serving, usual), {})
        return cls(
            book,
            way,
            situation,
            point,
            [(number, {}) for number in range(first)],
            [(first + number, {}) for number in range(len(serving))],
            range(first, len(point.courses)),
        )

    def points(self) -> Iterator[Point]:
        """The licence with everything that is tried on it, and the same with other days and facts."""
        yield _asked(self.book, self.point, self._records())
        bare = evolve(self.point, courses=())
        for licence in self._otherwise():
            yield _asked(self.book, evolve(bare, licence=licence), [()])
        whole: Record = [*self.held, *self._with(MANY)]
        for name, told in self._facts():
            licence = evolve(self.point.licence, facts={**self.point.licence.facts, name: told})
            records: list[Record] = [(), whole, *([one] for one in whole)]
            yield _asked(self.book, evolve(self.point, licence=licence), records)
        for years in range(1, _YEARS_AFTER + 1):
            yield _asked(self.book, evolve(bare, on=self.situation.on + years * _A_YEAR), [()])
        yield from self._on_named_days()

    def _on_named_days(self) -> Iterator[Point]:
        """The licence in the period of each day that a selector names, with courses completed about that day."""
        for day in named_days(self.way):
            dates = self.book.dates(self.point.licence, holder(self.point.licence, self.situation.born), day)
            if isinstance(dates, Missing) or self.book.rules_for(dates.ce_period) != self.book.rules[self.way.version]:
                continue
            records: list[Record] = [
                [(number, changes)] for number in self._kinds() for changes in about(day, through=dates.ce_period.start)
            ]
            yield _asked(self.book, evolve(self.point, on=max(dates.ce_due, day)), records)

    def aim(self) -> Aim:
        """The same, to be tried on one thing of the way at a time; with the course that nothing speaks of."""
        kinds = list(dict.fromkeys((*self._kinds(), self.courses[-1])))
        return Aim(self.book, self.way, self.situation, self.point, self.held, self.exact, kinds)

    def _with(self, hours: str, **changes: Any) -> list[tuple[int, Course]]:
        return [(number, {"hours": hours, **changes}) for number in self.courses]

    def _records(self) -> Iterator[Record]:
        """Records to judge."""
        held, exact = self.held, self.exact
        yield from ((), held, [*held, *exact], exact)
        yield from self._papers()
        yield from self._hours()
        yield [*held, *self._with(MANY)]
        before = -366 * self.book.ce_years
        earlier: Record = [
            (number, {"hours": MANY, "completed": shifted(self.point.courses[number], before)})
            for number in self.courses
        ]
        yield from (earlier, [*held, *exact, *earlier])
        for number in self._kinds():
            for changes in variations(self.way):
                yield [(number, {"hours": A_FEW, **changes})]
            for changes in days_about(self.point.courses[number], list(self._days(number))):
                yield [(number, {"hours": A_FEW, **changes})]
            yield from self._repeats(number)

    def _papers(self) -> Iterator[Record]:
        """Just enough hours, or none, but for one document: none, an old one, one that runs out or has, one that does not tell."""
        first, on = self.situation.first, self.situation.on
        long_ago = str(first - 900 * _ONE_DAY)
        changed: list[Course] = [{"issued": str(day)} for day in (first - 900 * _ONE_DAY, first - _ONE_DAY, first, on)]
        changed += [{"issued": long_ago, "expires": str(day)} for day in (on - _ONE_DAY, on)] + [{"expires": None}]
        for courses, (number, _) in product((self.exact, ()), self.held):
            others: list[tuple[int, Course]] = [*courses, *(one for one in self.held if one[0] != number)]
            yield others
            yield from ([*others, (number, changes)] for changes in changed)

    def _hours(self) -> Iterator[Record]:
        """Just enough but for the hours of one course: those at which the answer changes, and many."""
        for number, _ in self.exact:
            rest = [*self.held, *(one for one in self.exact if one[0] != number)]
            hours = Decimal(self.point.courses[number]["hours"])
            yield from self._fewer(rest, number, hours)
            yield from self._fewer(self.held, number, max(hours, Decimal(MANY)))
            yield [*rest, (number, {"hours": MANY})]

    def _fewer(self, rest: Record, number: int, most: Decimal) -> Iterator[Record]:
        def record(steps: int) -> Record:
            return [*rest, *([(number, {"hours": str(steps * _STEP)})] if steps else [])]

        def marks(steps: int) -> str:
            audit = self.point.judged(self.book, record(steps))
            return f"{audit.verdict} {[one.met for one in audit.requirements]}"

        last = int(most / _STEP)
        yield from map(record, changes_between(marks, 0, last, max(last // 4, 1)))

    def _days(self, number: int) -> Iterator[date]:
        """Days of completion at which the answer to a course changes."""

        def said(day: int) -> str:
            changes = {"hours": A_FEW, "completed": str(date.fromordinal(day))}
            return self.point.asked(self.book, [(number, changes)])

        first = self.situation.first - self.book.ce_years * _A_YEAR - 400 * _ONE_DAY
        for day in changes_between(said, first.toordinal(), self.situation.on.toordinal(), _A_MONTH):
            yield date.fromordinal(day)

    def _repeats(self, number: int) -> Iterator[Record]:
        """One course twice, the first time on days at which what counts of it changes."""
        same: Course = {"title": "the same", "hours": A_FEW}

        def record(day: int) -> Record:
            return [(number, same), (number, {**same, "completed": str(date.fromordinal(day))})]

        def codes(day: int) -> str:
            return str(
                [reason.code for credit in self.point.judged(self.book, record(day)).credits for reason in credit.why]
            )

        last = date.fromisoformat(self.point.courses[number]["completed"]).toordinal()
        yield from map(record, changes_between(codes, last - _YEARS_OF_REPEATS * 366, last, _TWO_MONTHS))

    def _kinds(self) -> list[int]:
        """Courses that differ in more than their day and hours, a few."""
        apart: dict[str, int] = {}
        for number in self.courses:
            kind = {
                name: told for name, told in self.point.courses[number].items() if name not in ("hours", "completed")
            }
            apart.setdefault(json.dumps(kind, sort_keys=True), number)
        return list(apart.values())[:_MOST_KINDS]

    def _otherwise(self) -> Iterator[Held]:
        """The licence with another day of issue, or another day among its facts: those on both sides of a change."""
        licence, last = self.point.licence, self.situation.on.toordinal()
        if licence.issued is None:
            return

        def issued(day: int) -> Held:
            return evolve(licence, issued=date.fromordinal(day))

        until = min(last, (licence.expires or self.situation.on).toordinal())
        first = last - 365 * _YEARS_OF_ISSUE
        yield from map(issued, changes_between(lambda day: self._bare(issued(day)), first, until, _A_MONTH))
        for name, told in licence.facts.items():
            if isinstance(told, date):
                yield from self._other_fact(name, told.toordinal())

    def _other_fact(self, name: str, told: int) -> Iterator[Held]:
        def licence(day: int) -> Held:
            return evolve(self.point.licence, facts={**self.point.licence.facts, name: date.fromordinal(day)})

        first, last = told - _DAYS_ABOUT_A_FACT, told + _DAYS_ABOUT_A_FACT
        yield from map(licence, changes_between(lambda day: self._bare(licence(day)), first, last, _A_MONTH))

    def _bare(self, licence: Held) -> str:
        """What is said of a licence without a record, apart from days."""
        audit = judge(holder(licence, self.situation.born), licence, self.book, self.situation.on)
        return answer(evolve(audit, dates=None))

    def _facts(self) -> Iterator[tuple[str, Any]]:
        """Facts to tell besides: of the application, of the first renewal, of hours carried over."""
        for days in (0, 40, 300):
            yield "applied_on", self.situation.on - days * _ONE_DAY
        yield "renewals", 0
        if self.way.rules.carry_over is not None:
            yield "carried_over", 3
            yield "carried_over", 30
