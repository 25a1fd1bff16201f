"""People with licences of real states, and seminars on what these states ask for: for property tests."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

from hypothesis import assume
from hypothesis import strategies as st

from ce_tracker import Credit, Licence, Registry, Seminar, Status, Therapist, installed
from ce_tracker.api import audit_held
from ce_tracker.planning import Costs, Limits
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import RuleBook
from ce_tracker.rules.selectors import SubjectIs
from ce_tracker.subjects import Delivery
from ce_tracker.testing.situations import Candidate

from .brute import Question

ON = date(2027, 1, 15)
PRINTED = date(2028, 3, 31)
"""When licences expire whose date only the board can tell."""
BORN = date(1985, 5, 17)


@cache
def registry() -> Registry:
    """The rules of the states."""
    return installed()


@cache
def books() -> tuple[RuleBook, ...]:
    """The rule books of the states that ask for continuing education now."""
    return tuple(
        book
        for jurisdiction in sorted(registry().jurisdictions())
        for book in registry().rule_books(jurisdiction).values()
        if not book.asks_nothing
    )


@cache
def licence_of(book: RuleBook, issued: date) -> tuple[Licence, date] | None:
    """A licence of this book, with what has to be told to know its dates, and when its continuing education is due."""
    for day in (ON, PRINTED):
        known = Candidate(book, BORN, "MT1984", {}).dates(issued, Status.ACTIVE, day)
        if known is not None and isinstance(known[1], Licence) and ON not in _told(known[1]):
            return known[1], known[0].ce_due
    return None


def _told(licence: Licence) -> set[object]:
    """The days that had to be told of a licence."""
    return {licence.expires, *licence.facts.values()}


@cache
def subjects_of(book: RuleBook) -> tuple[str, ...]:
    """What the rules of the book name."""
    return tuple(sorted({name for part in inside(book.rules) if isinstance(part, SubjectIs) for name in part.names}))


def _approvers(book: RuleBook) -> Iterator[dict[str, str]]:
    yield {"NCBTMB": "451", book.jurisdiction: "20-1"}
    yield {"NCBTMB": "451"}


@st.composite
def real_questions(draw: st.DrawFn, *, most: int = 5) -> Question:
    """Somebody licensed in one or two states, and a small catalogue of what these states ask for."""
    chosen = draw(st.lists(st.sampled_from(books()), min_size=1, max_size=2, unique_by=lambda one: one.jurisdiction))
    issued = draw(st.sampled_from([date(2012, 6, 10), date(2021, 3, 3), date(2026, 2, 10)]))
    known = [licence_of(book, issued) for book in chosen]
    held = [one for one in known if one is not None]
    assume(held)
    due = max(day for _, day in held)
    names = sorted({name for book in chosen for name in subjects_of(book)} | {"technique", "ethics", "pathology"})
    approvals = [approval for book in chosen for approval in _approvers(book)]

    def course(first: date, last: date) -> dict[str, object]:
        day = draw(st.dates(first, max(first, last)))
        return {
            "title": draw(st.sampled_from(["One", "Two", "Three"])),
            "hours": draw(st.sampled_from([Decimal(text) for text in ("1", "2", "3", "6", "12", "20")])),
            "subject": draw(st.sampled_from(names)),
            "delivery": draw(st.sampled_from([Delivery.IN_PERSON, Delivery.IN_PERSON, *Delivery])),
            "hands_on": draw(st.sampled_from([None, Decimal(1)])),
            "approvals": draw(st.sampled_from(approvals)),
            "day": day,
        }

    def credit() -> Credit:
        made = course(date(2024, 9, 1), ON)
        return Credit(completed=made.pop("day"), **made)  # type: ignore[arg-type]

    def seminar() -> Seminar:
        made = course(ON, min(due + timedelta(days=20), date(2029, 12, 31)))
        day = made.pop("day")
        assert isinstance(day, date)
        starts = datetime(day.year, day.month, day.day, draw(st.sampled_from([9, 15])), tzinfo=UTC)
        price = draw(st.sampled_from([Decimal(text) for text in ("15", "40", "80", "200")]))
        return Seminar(starts=starts, ends=starts + timedelta(hours=5), price=price, **made)  # type: ignore[arg-type]

    person = Therapist(
        "Jordan Rivera",
        born=BORN,
        licences=[licence for licence, _ in held],
        credits=[credit() for _ in range(draw(st.integers(0, 4)))],
    )
    question = Question(
        person,
        tuple(dict.fromkeys(seminar() for _ in range(draw(st.integers(0, most))))),
        ON,
        registry(),
        limits=Limits(),
        costs=Costs(),
    )
    assume(not any(_unsettled(question, licence) for licence in person.licences))
    return question


def _unsettled(question: Question, licence: Licence) -> bool:
    """Whether it is not known by which case the licence is judged."""
    until = question.deadlines().get(licence)
    day = max(question.on, until or question.on)
    audit = audit_held(question.therapist, licence, on=day, registry=question.registry)
    return any(one.key == "case" for one in audit.unknown)
