"""Rule books of boards of nowhere, people with their licences, and catalogues that may help them: for property tests."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from ce_tracker import Licence, Seminar, Session, Therapist
from ce_tracker.planning import HOURS, MONEY, SEMINARS, Costs, Limits
from ce_tracker.rules import (
    EVEN,
    ODD,
    SELF_PACED,
    AnyOf,
    AnyRequirement,
    Case,
    Component,
    Components,
    FirstPeriod,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    Reporting,
    RuleBook,
    Span,
    ValidOn,
    subject,
)
from ce_tracker.subjects import Delivery
from ce_tracker.testing.rule_books import credits_about, rule_books

from .brute import Question
from .nowhere import registry_of

ON = date(2026, 10, 1)
"""The day that is planned on."""

_BOARDS = (("XX", FixedDate(8, 31, ODD)), ("XY", FixedDate(2, 28, ODD)), ("XZ", FixedDate(6, 30, EVEN)))
_PAIN_MODULE = subject("self-care")


@st.composite
def books(draw: st.DrawFn, jurisdiction: str = "XX", term: FixedDate = _BOARDS[0][1]) -> RuleBook:
    """A rule book with whatever real ones have that a plan has to heed."""
    book = draw(rule_books(repeats=draw(st.booleans()), carry_over=draw(st.booleans())))
    rules = book.rules[0]
    more: list[AnyRequirement] = []
    if draw(st.integers(0, 3)) == 0:
        valid = draw(st.sampled_from([ValidOn.EVER, ValidOn.IN_PERIOD]))
        more.append(Holds("module", ("module",), "the module, once", valid=valid, course=_PAIN_MODULE))
    if draw(st.integers(0, 2)) == 0:
        card = Holds("card", ("certified",), "certified", absent_is_no=True)
        ways: list[tuple[Any, ...]] = [
            (Minimum("many", draw(st.sampled_from([2, 6, 12]))), Maximum("far", 3, SELF_PACED)),
            (Components((Component("a", 3, subject("technique")), Component("b", 2))),),
            (Minimum("few", 2, subject("ethics")), Holds("module-2", ("module",), "module", course=_PAIN_MODULE)),
            (card,),
        ]
        chosen = draw(st.lists(st.sampled_from(range(4)), min_size=2, max_size=3, unique=True))
        more.append(AnyOf("either", "one or the other", tuple(ways[place] for place in chosen)))
    cases = (Case(FirstPeriod(), (Minimum("total-first", 3),)),) if draw(st.integers(0, 2)) == 0 else ()
    takes = draw(st.sampled_from([None, None, Span(days=30)]))
    rules = evolve(
        rules,
        requirements=(*rules.requirements, *more),
        cases=cases,
        reporting=() if takes is None else (Reporting(takes, "The provider reports it."),),
    )
    return evolve(book, jurisdiction=jurisdiction, term=term, rules=(rules,))


@st.composite
def seminars_about(draw: st.DrawFn, *, first: date = ON, last: date = date(2027, 9, 15), days: int = 400) -> Seminar:
    """A seminar that such rule books may count, or not; some are on at the same time as others."""
    day = first + timedelta(days=draw(st.integers(0, min(days, (last - first).days))))
    crowded = draw(st.booleans())
    starts = datetime.combine(date(2026, 12, 5) if crowded else day, time(draw(st.sampled_from([9, 11, 14]))), UTC)
    delivery = draw(st.sampled_from([*Delivery, Delivery.IN_PERSON, None]))
    ends: datetime | None = starts + timedelta(hours=draw(st.sampled_from([2, 3, 6])))
    sessions: list[Session] = []
    if draw(st.integers(0, 4)) == 0:
        assert ends is not None
        again = timedelta(days=draw(st.integers(1, 3)))
        sessions, ends = [Session(starts, ends), Session(starts + again, ends + again)], None
    elif delivery in (Delivery.ONLINE_SELF_PACED, Delivery.HOME_STUDY) and draw(st.booleans()):
        ends = starts + timedelta(days=draw(st.sampled_from([1, 200, 400])))
    mixed = draw(st.integers(0, 5)) == 0
    hours = draw(st.sampled_from([Decimal(text) for text in ("0.5", "1", "1.4", "2", "3", "6", "12", "24")]))
    return Seminar(
        title=draw(st.sampled_from(["Deep tissue", "Boundaries", "Neck and shoulder"])),
        starts=starts,
        ends=ends,
        sessions=sessions,
        provider="Gulf Coast Institute",
        course_id=draw(st.sampled_from(["", "", "1", "2", "3"])),
        hours={"ethics": hours, "technique": Decimal(1)} if mixed else hours,
        subject=""
        if mixed
        else draw(st.sampled_from(["ethics", "ethics.boundaries", "technique", "law.XX", "self-care"])),
        delivery=delivery,
        hands_on=draw(st.sampled_from([None, Decimal(0), Decimal(1)])),
        approvals=draw(st.sampled_from([{}, {"XX": "1"}, {"NCBTMB": ""}, {"NCBTMB": ""}, {"NCBTMB": ""}])),
        price=draw(st.sampled_from([Decimal(text) for text in ("0", "10", "12.50", "30", "99.99")])),
    )


@st.composite
def questions(draw: st.DrawFn, *, most: int = 5, licences: int = 2, aims: bool = True) -> Question:
    """Somebody with licences, some hours and a small catalogue, and what is to be best."""
    boards = _BOARDS[: draw(st.integers(1, licences))]
    known = [draw(books(name, term)) for name, term in boards]
    credits = draw(st.lists(credits_about(last=ON), max_size=4))
    carried = draw(st.sampled_from([None, None, Decimal(2)]))
    facts = {} if carried is None else {"carried_over": carried}
    issued = draw(st.sampled_from([date(2015, 3, 10), date(2026, 2, 10)]))
    held = [Licence(name, "LMT", issued=issued, facts=facts) for name, _ in boards]
    seminars = draw(st.lists(seminars_about(), min_size=draw(st.integers(0, most)), max_size=most, unique=True))
    booked = draw(st.lists(seminars_about(), max_size=1)) if draw(st.integers(0, 3)) == 0 else []
    objective = draw(st.sampled_from([(MONEY,), (HOURS, MONEY), (SEMINARS,), (MONEY, SEMINARS)])) if aims else (MONEY,)
    budget = draw(st.sampled_from([None, None, Decimal(25), Decimal(60)])) if aims else None
    hour = draw(st.sampled_from([Decimal(0), Decimal("7.5")])) if aims else Decimal(0)
    return Question(
        Therapist("Jordan Rivera", born=date(1988, 5, 17), licences=held, credits=credits, seminars=booked),
        tuple(seminars),
        ON,
        registry_of(known),
        objective,
        Limits(budget=budget),
        Costs(an_hour=hour),
    )
