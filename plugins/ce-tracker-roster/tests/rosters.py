"""Rosters that are made up, over every jurisdiction and credential of the United States pack: for one seed always the same.

People are drawn as the library's own records, and written into frames from there; so what `audit` says of them owes nothing
to the reading of frames. Courses are of the subjects, approvers and kinds that the rules of a licence name, and of others;
their days lie in the period that is judged, about its edges and far outside.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple, TypeVar

import polars as pl
from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ce_tracker import Activity, Audit, Credit, Delivery, Document, Licence, Status, Therapist, Unit, audit, installed
from ce_tracker.logbook import DOCUMENT_KINDS
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import Holds, Missing, RateLimit, RuleBook
from ce_tracker.rules.selectors import ActivityIs, ApprovedAs, ApprovedBy, SubjectIs
from ce_tracker.subjects import APPROVERS
from ce_tracker_roster import rows
from ce_tracker_us_massage import JURISDICTIONS, rule_books

ON = date(2026, 12, 1)
"""The day as of which rosters are drawn."""

_T = TypeVar("_T")

_SUBJECTS = (
    "ethics",
    "technique",
    "anatomy-physiology",
    "professional-practice.business",
    "other",
    "cultural-competency",
    "research",
    "cpr-first-aid",
)
_HOURS = (0.5, 1, 1, 1.5, 2, 2, 3, 4, 6, 8, 12, 16, 24, 1.25)
_MINUTES = (20, 30, 50, 60, 90, 100, 480)
_MOST_CREDITS = 12
_SPREAD = 900


@frozen
class Holder:
    """Somebody with one licence: what a row of licences tells, with the rows of credits and documents that name it."""

    key: str
    licence: Licence
    therapist: Therapist

    def audit(self, on: date = ON) -> Audit:
        """What the library says of it."""
        return audit(self.therapist, self.licence, on=on)


class Frames(NamedTuple):
    """A roster as frames of Polars."""

    licences: pl.DataFrame
    credits: pl.DataFrame
    documents: pl.DataFrame


@frozen
class _Matters:
    """What the rules of a book name."""

    subjects: tuple[str, ...]
    approvers: tuple[str, ...]
    activities: tuple[str, ...]
    kinds: tuple[str, ...]
    approved_as: tuple[tuple[str, str], ...]


@cache
def _matters(jurisdiction: str, credential: str) -> _Matters:
    named = list(inside(installed().rule_book(jurisdiction, credential)))

    def of(kind: type[_T], values: Callable[[_T], Sequence[Any]]) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(value for part in named if isinstance(part, kind) for value in values(part)))

    return _Matters(
        of(SubjectIs, lambda part: part.names),
        of(ApprovedBy, lambda part: part.approvers) or (jurisdiction,),
        tuple(map(str, of(ActivityIs, lambda part: part.kinds))),
        of(Holds, lambda part: part.kinds) or DOCUMENT_KINDS,
        of(ApprovedAs, lambda part: [(part.approver, part.subject)]),
    )


def people(
    seed: int, each: int = 1, *, facts: bool = True, where: Collection[str] = JURISDICTIONS, crowded: bool = False
) -> list[Holder]:
    """So many holders of each credential of each jurisdiction; with `facts`, some licences tell what rules ask for by name.

    With `crowded`, courses were taken on few days, some of them over several.
    """
    random = Random(seed)
    return [
        _holder(random, book, f"{book.jurisdiction}-{book.credential}-{number}", facts=facts, crowded=crowded)
        for number in range(each)
        for jurisdiction in where
        for book in rule_books(jurisdiction)
    ]


def with_daily_limits() -> list[str]:
    """Jurisdictions where no more than some hours of a day count."""
    return [
        jurisdiction
        for jurisdiction in JURISDICTIONS
        if any(isinstance(part, RateLimit) for book in rule_books(jurisdiction) for part in inside(book))
    ]


def rosters(*, facts: bool = True) -> SearchStrategy[list[Holder]]:
    """One holder of each credential, drawn by a seed."""
    return st.integers(min_value=0, max_value=2**32).map(lambda seed: people(seed, facts=facts))


def frames(holders: Sequence[Holder]) -> Frames:
    """The roster of these people; the rows of one are among those of others, in their order."""
    random = Random(len(holders))
    return Frames(
        _mixed([[_licence_row(one)] for one in holders], random, _LICENCES | _fact_columns(holders)),
        _mixed([_credit_rows(one) for one in holders], random, _CREDITS),
        _mixed([_document_rows(one) for one in holders], random, _DOCUMENTS),
    )


def carrying_over() -> list[str]:
    """Jurisdictions where hours may be carried over."""
    return [
        jurisdiction
        for jurisdiction in JURISDICTIONS
        if any(rules.carry_over is not None for book in rule_books(jurisdiction) for rules in book.rules)
    ]


def with_a_period_before(holders: Sequence[Holder], seed: int) -> list[Holder]:
    """The same people, most of whose courses were also taken a year, two or three before."""
    random = Random(seed)
    return [evolve(one, therapist=_with_a_period_before(random, one.therapist)) for one in holders]


def with_hours_left_before(holders: Sequence[Holder], seed: int) -> list[Holder]:
    """The same people, who took in the period before what was asked and courses of any kind, and have few of their own courses."""
    random = Random(seed)
    return [evolve(one, therapist=_with_hours_left_before(random, one)) for one in holders]


def sharing_days(seed: int, count: int) -> list[Holder]:
    """Holders of a licence of North Carolina, whose courses are of two periods, many of them of days that both windows have."""
    random = Random(seed)
    edges = [date(2024, 8, 1), date(2024, 10, 1), date(2024, 11, 1)]
    holders = []
    for number, one in enumerate(people(seed, each=count, facts=False, where=["US-NC"])):
        licence = evolve(one.licence, issued=date(2015, 3, 20), expires=date(2026, 12, 31), status=Status.ACTIVE)
        credits = [_in_two_periods(random, credit, random.choice([*edges, None])) for credit in one.therapist.credits]
        therapist = evolve(one.therapist, born=None, licences=[licence], credits=_in_order(credits, _credit_row))
        holders.append(Holder(f"shared-{number}", licence, therapist))
    return holders


def _in_two_periods(random: Random, credit: Credit, edge: date | None) -> Credit:
    day = date(2023, 1, 1) + timedelta(days=random.randrange(1_400)) if edge is None else edge
    return evolve(credit, completed=day + timedelta(days=random.choice([-1, 0, 1])), started=None)


def _with_a_period_before(random: Random, therapist: Therapist) -> Therapist:
    by = timedelta(days=random.choice([365, 730, 1095]))
    before = [
        evolve(one, completed=one.completed - by, started=one.started and one.started - by)
        for one in therapist.credits
        if random.random() < 0.9 and (therapist.born is None or one.completed - by > therapist.born)
    ]
    return evolve(therapist, credits=_in_order([*therapist.credits, *before], _credit_row))


def _with_hours_left_before(random: Random, one: Holder) -> Therapist:
    book = installed().rule_book(one.licence.jurisdiction, one.licence.credential)
    dates = book.dates(one.licence, one.therapist, ON)
    if isinstance(dates, Missing):
        return one.therapist
    matters = _matters(book.jurisdiction, book.credential)
    start = dates.ce_period.start
    day = start - timedelta(days=random.choice([40, 90, 330]))
    before = list(_diligent(random, matters, day))
    of_any_kind = [_credit(random, matters, (), number) for number in range(random.randrange(1, 6))]
    perhaps = [evolve(before[-1], title=f"Course {number}", activity=Activity.PUBLICATION) for number in range(2)]
    others = [
        evolve(one, completed=day + timedelta(days=random.randrange(30)), started=None, hours=random.choice(_HOURS))
        for one in random.sample([*of_any_kind, *perhaps], 3)
    ]
    few = [
        evolve(one, completed=min(start + timedelta(days=random.randrange(60)), ON), hours=random.choice([2, 4, 6, 8]))
        for one in random.sample(before, min(len(before), random.randrange(1, 4)))
    ]
    return evolve(one.therapist, credits=_in_order([*before, *others, *few], _credit_row))


def expected(holders: Sequence[Holder], on: date = ON) -> dict[str, dict[str, Any]]:
    """By licence, what the report must say: the audit of each, without `set_aside` and `by`."""
    return {
        one.key: {
            "licence": one.key,
            "jurisdiction": one.licence.jurisdiction,
            "credential": one.licence.credential,
            **rows.licence_row(one.audit(on)),
        }
        for one in holders
    }


def expected_requirements(holders: Sequence[Holder], on: date = ON) -> list[tuple[Any, ...]]:
    """What the report must say of each requirement, in the order of the texts."""
    found = (row for one in holders for row in rows.requirement_rows(one.key, one.audit(on)))
    return sorted(found, key=str)


def _holder(random: Random, book: RuleBook, key: str, *, facts: bool, crowded: bool) -> Holder:
    issued = ON - timedelta(days=random.choice([random.randrange(1, 800), random.randrange(1, 11_000)]))
    born = issued - timedelta(days=random.randrange(6_600, 18_000)) if random.random() < 0.85 else None
    expires = issued + timedelta(days=random.randrange(1, 1_000)) if random.random() < 0.1 else None
    if random.random() < 0.3:
        expires = ON + timedelta(days=random.randrange(-60, 700))
    licence = Licence(
        book.jurisdiction,
        book.credential,
        issued=issued,
        number=str(random.randrange(1_000, 99_999)) if random.random() < 0.8 else "",
        expires=expires if expires is None or expires >= issued else None,
        status=random.choice([*[Status.ACTIVE] * 12, *Status]),
        facts=_facts(random, book) if facts else {},
    )
    bare = Therapist(key, born=born, licences=[licence])
    matters = _matters(book.jurisdiction, book.credential)
    edges = list(_edges(book, licence, bare))
    credits = [_credit(random, matters, edges, n) for n in range(random.randrange(_MOST_CREDITS + 1))]
    documents = [_document(random, matters) for _ in range(random.choice([0, 0, 1, 2]))]
    if random.random() < 0.5:
        credits = [*_diligent(random, matters, _judged(book, licence, bare)), *credits[:2]]
        held_since = ON - timedelta(days=random.choice([90, 1_500]))
        documents += [Document(kind, held_since, ON + timedelta(days=900)) for kind in matters.kinds]
    if credits and random.random() < 0.2:
        credits.append(evolve(credits[0], completed=credits[0].completed + timedelta(days=random.choice([0, 30]))))
    if crowded:
        credits = [_on_few_days(random, one) for one in credits]
    return Holder(
        key,
        licence,
        evolve(bare, credits=_in_order(credits, _credit_row), documents=_in_order(documents, _document_row)),
    )


def _on_few_days(random: Random, credit: Credit) -> Credit:
    completed = date.fromordinal(credit.completed.toordinal() // 60 * 60) + timedelta(days=random.choice([0, 0, 1]))
    started = completed - timedelta(days=random.choice([0, 1, 1, 3])) if random.random() < 0.25 else None
    return evolve(credit, completed=completed, started=started)


def in_order(credits: list[Credit]) -> list[Credit]:
    """The credits, each once, in the order in which a roster's reader takes them."""
    return _in_order(credits, _credit_row)


def _in_order(entries: list[_T], row: Callable[[_T], dict[str, Any]]) -> list[_T]:
    """The entries, each once, by what their rows say: which of two that do as well is told depends on the order."""
    by_row = {tuple(row(entry).values()): entry for entry in entries}
    order = sorted(by_row, key=lambda values: [(value is not None, "" if value is None else value) for value in values])
    return [by_row[values] for values in order]


def _facts(random: Random, book: RuleBook) -> dict[str, Any]:
    told = {}
    for fact in book.facts:
        if random.random() < 0.4:
            told[fact.name] = _fact(random, fact.example)
    return told


def _fact(random: Random, example: object) -> Any:
    match example:
        case bool():
            return random.random() < 0.5
        case int():
            return random.choice([0, 1, 3, example])
        case date():
            return ON + timedelta(days=random.randrange(-_SPREAD, 400))
        case _:
            return example


def _edges(book: RuleBook, licence: Licence, person: Therapist) -> Iterator[date]:
    """The first and last days whose hours may count, as far as they can be told."""
    dates = book.dates(licence, person, ON)
    if isinstance(dates, Missing):
        return
    known = (dates.surely, dates.perhaps)
    yield from sorted({day for days in known for day in (days.first, days.last) if day is not None and day.year < 2100})
    yield from sorted({dates.term.start, dates.term.end, dates.ce_period.start, dates.due, licence.issued})


def _judged(book: RuleBook, licence: Licence, person: Therapist) -> date:
    """A day whose hours count, if it can be told."""
    dates = book.dates(licence, person, ON)
    if isinstance(dates, Missing):
        return ON - timedelta(days=60)
    return max(dates.surely.first or ON, min(dates.surely.last or ON, ON) - timedelta(days=60))


def _diligent(random: Random, matters: _Matters, day: date) -> Iterator[Credit]:
    """Courses of somebody who takes what is asked: in every subject that the rules name, approved, in person."""
    approvals = matters.approvers[:6]
    for subject in (*dict.fromkeys(matters.subjects), "technique"):
        hours = random.choice([12, 16, 24]) if subject == "technique" else random.choice([1, 2, 3])
        title, completed = f"Course on {subject}", min(day + timedelta(days=random.randrange(30)), ON)
        yield Credit(
            title,
            completed,
            hours,
            subject,
            delivery=Delivery.IN_PERSON,
            hands_on=1,
            approvals=approvals,
            provider="School",
        )


def _credit(random: Random, matters: _Matters, edges: Sequence[date], number: int) -> Credit:
    completed = ON - timedelta(days=random.randrange(_SPREAD))
    if edges and random.random() < 0.25:
        completed = random.choice(edges) + timedelta(days=random.choice([-1, 0, 1]))
    completed = min(max(completed, date(1950, 1, 1)), ON + timedelta(days=20))
    subjects = (*matters.subjects, *matters.subjects, *_SUBJECTS)
    approvers = (*matters.approvers, *matters.approvers, *matters.approvers, "NCBTMB", "US-ZZ", *APPROVERS)
    approved_as = dict([random.choice(matters.approved_as)]) if matters.approved_as and random.random() < 0.5 else {}
    unit = random.choice([*[Unit.HOUR] * 30, *Unit])
    return Credit(
        f"Course {number if random.random() < 0.9 else 1}",
        completed,
        hours=random.choice(_MINUTES if unit is Unit.MINUTE else _HOURS),
        subject=random.choice(subjects),
        provider=random.choice(["", "Gulf Coast Institute", "Northern School"]),
        course_id=random.choice(["", "", "20-1234"]),
        started=completed - timedelta(days=random.randrange(4)) if random.random() < 0.1 else None,
        delivery=random.choice([None, *[Delivery.IN_PERSON] * 4, *Delivery]),
        hands_on=random.choice([None, 0, 0, 1, 1, 0.5]),
        activity=random.choice([*["course"] * 12, *matters.activities, *map(str, Activity)]),
        approvals=random.sample(approvers, random.choice([0, 1, 1, 1, 2])),
        approved_as=approved_as,
        unit=unit,
    )


def _document(random: Random, matters: _Matters) -> Document:
    issued = ON - timedelta(days=random.randrange(-120, 1_500))
    expires = issued + timedelta(days=random.choice([365, 730, 1_461])) if random.random() < 0.8 else None
    return Document(random.choice(matters.kinds), issued=issued, expires=expires)


_LICENCES = {
    "licence": pl.String,
    "jurisdiction": pl.String,
    "credential": pl.String,
    "number": pl.String,
    "issued": pl.Date,
    "expires": pl.Date,
    "status": pl.String,
    "born": pl.Date,
}
_CREDITS = {
    "licence": pl.String,
    "title": pl.String,
    "completed": pl.Date,
    "hours": pl.Float64,
    "subject": pl.String,
    "unit": pl.String,
    "delivery": pl.String,
    "hands_on": pl.Float64,
    "activity": pl.String,
    "approvals": pl.String,
    "approved_as": pl.String,
    "provider": pl.String,
    "course_id": pl.String,
    "started": pl.Date,
}
_DOCUMENTS = {
    "licence": pl.String,
    "kind": pl.String,
    "issued": pl.Date,
    "expires": pl.Date,
    "number": pl.String,
}


def _mixed(told: list[list[dict[str, Any]]], random: Random, schema: dict[str, Any]) -> pl.DataFrame:
    turns = [place for place, rows_ in enumerate(told) for _ in rows_]
    random.shuffle(turns)
    left = [iter(rows_) for rows_ in told]
    return pl.DataFrame([next(left[place]) for place in turns], schema=schema)


def _fact_columns(holders: Sequence[Holder]) -> dict[str, Any]:
    types = {bool: pl.Boolean, int: pl.Int64, date: pl.Date, str: pl.String}
    told = {name: value for one in holders for name, value in one.licence.facts.items()}
    return {f"fact.{name}": types[type(value)] for name, value in sorted(told.items())}


def _licence_row(one: Holder) -> dict[str, Any]:
    licence = one.licence
    return {
        "licence": one.key,
        "jurisdiction": licence.jurisdiction,
        "credential": licence.credential,
        "number": licence.number or None,
        "issued": licence.issued,
        "expires": licence.expires,
        "status": None if licence.status is Status.ACTIVE else str(licence.status),
        "born": one.therapist.born,
        **{f"fact.{name}": value for name, value in licence.facts.items()},
    }


def _credit_rows(one: Holder) -> list[dict[str, Any]]:
    return [{"licence": one.key, **_credit_row(credit)} for credit in one.therapist.credits]


def _credit_row(credit: Any) -> dict[str, Any]:
    return {
        "title": credit.title,
        "completed": credit.completed,
        "hours": float(credit.total),
        "subject": credit.subject,
        "unit": None if credit.unit is Unit.HOUR else str(credit.unit),
        "delivery": credit.delivery and str(credit.delivery),
        "hands_on": None if credit.hands_on is None else float(credit.hands_on),
        "activity": None if credit.activity is Activity.COURSE else str(credit.activity),
        "approvals": "; ".join(credit.approvals) or None,
        "approved_as": "; ".join(f"{name}={subject}" for name, subject in credit.approved_as.items()) or None,
        "provider": credit.provider or None,
        "course_id": credit.course_id or None,
        "started": credit.started,
    }


def _document_rows(one: Holder) -> list[dict[str, Any]]:
    return [{"licence": one.key, **_document_row(document)} for document in one.therapist.documents]


def _document_row(document: Document) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "issued": document.issued,
        "expires": document.expires,
        "number": document.number or None,
    }
