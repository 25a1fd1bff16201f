"""Hypothesis strategies for logbooks that fit one rule book: ordinary ones, and ones that miss it by one step.

`records(book)` draws what the rules of that book tell apart: licences of each version, case and alternative, and courses
of the kinds that serve or are limited, on days within and about the period. `near_misses(book)` draws records that have
exactly what is asked, less one step of one course. Both shrink to few courses of few hours.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ce_tracker.auditing import Audit, judge
from ce_tracker.record import CourseKind, Credit, Held, Therapist, since
from ce_tracker.rulebooks.specimen import specimen
from ce_tracker.rules import RateLimit, RuleBook
from ce_tracker.rules.amounts import amount_words
from ce_tracker.testing.conformance import Trial, tried
from ce_tracker.testing.entries import credits as any_credits
from ce_tracker.testing.fullest import documents, with_career
from ce_tracker.testing.situations import Candidate, Situation, Way, holder

STEP = Decimal("0.25")
"""By so many hours a near miss misses."""

_MOST_COURSES = 6
_ONE_DAY = timedelta(days=1)
_ABOUT = timedelta(days=400)
_USUAL_DAY = Decimal(4)
_HOURS = tuple(Decimal(text) for text in ("0.5", "1", "1.5", "2", "3", "4", "6", "8", "12", "24"))


@frozen
class Record:
    """Somebody's licence and record, and the day on which a rule book judges them."""

    book: RuleBook
    licence: Held
    therapist: Therapist
    on: date
    missed: str = ""
    """Of a near miss, the keys of the requirements that it misses."""

    def audit(self) -> Audit:
        """What the rule book says of it."""
        return judge(self.therapist, self.licence, self.book, self.on)

    def with_credits(self, credits: Sequence[Credit]) -> "Record":
        """The same with these credits."""
        return evolve(self, therapist=evolve(self.therapist, credits=credits))

    def words(self) -> str:
        """The record as somebody reads it out."""
        licence = f"{self.book.jurisdiction} {self.book.credential} issued {since(self.licence)}, judged on {self.on}"
        facts = "".join(f", {name} {value}" for name, value in sorted(self.licence.facts.items()))
        courses = "; ".join(map(_spoken, self.therapist.credits)) or "no courses"
        return f"{licence}{facts}: {courses}"


def _spoken(credit: Credit) -> str:
    kinds = [
        credit.subject or "mixed",
        str(credit.delivery or ""),
        "" if credit.activity == "course" else credit.activity,
    ]
    return f"{amount_words(credit.total)} h {', '.join(filter(None, kinds))} on {credit.completed}"


@lru_cache(maxsize=64)
def _situations(book: RuleBook) -> tuple[tuple[Situation, tuple[Credit, ...]], ...]:
    """Licences that the book judges, each with the kinds of courses its rules tell apart."""
    found = []
    for _, trials in tried(book):
        for trial in trials:
            courses = tuple(one.credit for one in trial.courses if isinstance(one.credit, Credit))
            found.append((trial.situation, courses))
    return tuple(found) or tuple((one, ()) for one in _ordinary(book))


def _ordinary(book: RuleBook) -> Iterator[Situation]:
    """A licence of a book that asks nothing; one without a due date where it has none."""
    born, issued = date(1988, 5, 17), date(2012, 2, 29)
    yield from Candidate(book, born, "1024", {}).situations(issued, specimen(book, issued).status, date(2026, 1, 1))
    yield Situation(specimen(book, issued, "1024"), born, date(2026, 6, 1), issued, date(2026, 6, 1), date(2026, 6, 1))


@st.composite
def records(draw: st.DrawFn, book: RuleBook) -> Record:
    """A licence of this rule book and up to six courses of the kinds that its rules tell apart."""
    situation, kinds = draw(st.sampled_from(_situations(book)))
    wanted = draw(st.lists(_courses(situation, kinds), max_size=_MOST_COURSES))
    credits = [evolve(one, title=f"course {number}") for number, one in enumerate(wanted, 1)]
    therapist = evolve(situation.person, credits=credits)
    return Record(book, situation.licence, therapist, situation.on)


def further_courses(book: RuleBook, record: Record) -> SearchStrategy[Credit]:
    """One more course for a record, of a kind that the rules tell apart, completed by the day it is judged."""
    for situation, kinds in _situations(book):
        if situation.licence == record.licence and situation.on == record.on:
            return _courses(situation, kinds).map(lambda one: evolve(one, title="one more course"))
    return st.nothing()


def _courses(situation: Situation, kinds: Sequence[Credit]) -> SearchStrategy[Credit]:
    first = max(situation.first - _ABOUT, date(1960, 1, 1))
    within = st.dates(situation.first, situation.last)
    about = st.dates(first, max(situation.on, first))
    days = st.one_of(within, within, about)
    made = any_credits(first=first, today=max(situation.on, first))
    if not kinds:
        return made
    known = st.builds(_on_a_day, st.sampled_from(list(kinds)), st.sampled_from(_HOURS), days)
    return st.one_of(known, known, known, made)


def _on_a_day(kind: Credit, hours: Decimal, day: date) -> Credit:
    return evolve(kind, hours=hours, started=None, completed=day)


def near_misses(book: RuleBook, step: Decimal = STEP) -> SearchStrategy[Record]:
    """Records that have just what is asked, less `step` hours of one course; nothing where no version asks hours for sure."""
    found = _exact(book)
    return st.sampled_from(found).flatmap(lambda one: _missed(one, step)) if found else st.nothing()


def exact_records(book: RuleBook) -> SearchStrategy[Record]:
    """Records that have just the hours that are asked and nothing beyond."""
    found = _exact(book)
    return st.sampled_from(found) if found else st.nothing()


def _missed(exact: Record, step: Decimal) -> SearchStrategy[Record]:
    places = range(len(exact.therapist.credits))
    return st.sampled_from(places).map(lambda place: _less(exact, place, step))


def _less(exact: Record, place: int, step: Decimal) -> Record:
    credits = list(exact.therapist.credits)
    left = credits[place].total - step
    credits[place : place + 1] = [evolve(credits[place], hours=left)] if left > 0 else []
    missed = exact.with_credits(credits)
    short = [one.key for one in missed.audit().requirements if one.short]
    return evolve(missed, missed=", ".join(short))


@lru_cache(maxsize=64)
def _exact(book: RuleBook) -> tuple[Record, ...]:
    """For each way of being judged a record with the least hours that meet it, where there is one."""
    return tuple(
        record for way, trials in tried(book) for trial in trials[:1] for record in least_records(book, way, trial)
    )


def least_records(book: RuleBook, way: Way, trial: Trial) -> Iterator[Record]:
    """The record with the least hours that meet a way of being judged, on the licence of a trial, if there is one."""
    situation = trial.situation
    person = with_career(evolve(situation.person, documents=documents(way, situation)), way, situation)
    empty = judge(person, situation.licence, way.book, situation.on)
    if not empty.to_take:
        return
    rate = min((one.hours for one in way.requirements if isinstance(one, RateLimit)), default=_USUAL_DAY)
    day = situation.last
    credits: list[Credit] = []
    for more in empty.to_take:
        left = more.hours
        while left > 0:
            hours = min(left, rate)
            if day < situation.first:
                return
            credits.append(_course(more.example, hours, more.example.completed or day, len(credits) + 1))
            left, day = left - hours, day - _ONE_DAY
    record = Record(way.book, situation.licence, evolve(person, credits=credits), situation.on)
    if not any(one.short for one in record.audit().requirements):
        yield record


def _course(kind: CourseKind, hours: Decimal, day: date, number: int) -> Credit:
    return Credit(
        title=f"course {number}",
        provider="a provider",
        completed=day,
        hours=hours,
        subject=kind.subject,
        delivery=kind.delivery,
        hands_on=kind.hands_on_share if kind.hands_on is None else kind.hands_on,
        activity=kind.activity,
        approvals=kind.approvals,
        approved_as=kind.approved_as,
    )


def somebody(book: RuleBook, licence: Held, born: date | None, credits: Sequence[Credit]) -> Therapist:
    """Whoever holds this licence, with these credits."""
    return evolve(holder(licence, born or date(1988, 5, 17)), born=born, credits=credits)
