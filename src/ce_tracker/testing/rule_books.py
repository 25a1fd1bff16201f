"""Hypothesis strategies for rule books and for logbooks that make them work, for property tests of counting.

Every rule book drawn has one credential of jurisdiction ``XX`` with a term that ends on 31 August of odd years, and
one version of rules made of what real ones are made of: minimums, components, maximums, a rate limit, open questions.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ce_tracker.record import Credit, Licence, Therapist
from ce_tracker.rules import (
    ANYTHING,
    HANDS_ON,
    IN_PERSON,
    LIVE_WEBINAR,
    ODD,
    PRIMARY,
    SELF_PACED,
    AnyRequirement,
    Board,
    CarryOver,
    Citation,
    Component,
    Components,
    Doubt,
    FixedDate,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
    RuleBook,
    Rules,
    Selector,
    activity,
    approved_by,
    in_doubt,
    subject,
)
from ce_tracker.rules.contradictions import of_requirements
from ce_tracker.subjects import Activity, Delivery

LICENCE = Licence("XX", "LMT", issued=date(2015, 3, 10))
"""The licence that the rule books drawn here are for."""

PERIOD = (date(2025, 9, 1), date(2027, 8, 31))
"""The first and the last day of the period that the credits drawn here lie in or about."""

_SUBJECTS = ("ethics", "ethics.boundaries", "technique", "law.XX", "self-care")
_SELECTORS: tuple[Selector, ...] = (
    subject("ethics"),
    subject("technique"),
    subject("ethics", "law.XX"),
    IN_PERSON,
    SELF_PACED,
    IN_PERSON | LIVE_WEBINAR,
    subject("technique") & IN_PERSON,
    HANDS_ON & IN_PERSON,
    activity(Activity.BOARD_MEETING),
    ~subject("self-care"),
    SELF_PACED | in_doubt(LIVE_WEBINAR, "whether a live webinar is distance learning"),
)
_AMOUNTS = st.sampled_from([Decimal(text) for text in ("1", "1.4", "2", "3", "4.5", "6", "12", "24")])
_DOUBTS = st.sampled_from([None, None, None, Doubt("whether this binds at all")])


def selectors() -> SearchStrategy[Selector]:
    """Selectors of the kinds that rule books use, some with an open question inside."""
    return st.sampled_from(_SELECTORS)


@st.composite
def _requirements(draw: st.DrawFn) -> tuple[AnyRequirement, ...]:
    asked: list[AnyRequirement] = []
    if draw(st.booleans()):
        asked.append(Minimum("total", draw(_AMOUNTS), ANYTHING))
    for place in range(draw(st.integers(0, 2))):
        inside = (Maximum(f"inside-{place}", draw(_AMOUNTS), draw(selectors())),) if draw(st.booleans()) else ()
        asked.append(
            Minimum(f"least-{place}", draw(_AMOUNTS), draw(selectors()), at_most_inside=inside, doubt=draw(_DOUBTS))
        )
    if draw(st.integers(0, 2)) == 0 or not asked:
        rooms = [
            Component(f"part-{place}", draw(_AMOUNTS), draw(selectors())) for place in range(draw(st.integers(0, 3)))
        ]
        asked.append(Components((*rooms, Component("general", draw(_AMOUNTS)))))
    asked += [
        Maximum(f"most-{place}", draw(_AMOUNTS), draw(selectors()), doubt=draw(_DOUBTS))
        for place in range(draw(st.integers(0, 2)))
    ]
    rates: list[AnyRequirement] = [RateLimit("day", Decimal(8)), RateLimit("day", Decimal(12))]
    asked += draw(st.sampled_from([[], [], [], *([rate] for rate in rates)]))
    return tuple(asked)


def _agreeing(drawn: Sequence[AnyRequirement], accepts: Selector) -> Iterator[AnyRequirement]:
    """Those that do not contradict the ones before them: a rule book that does is refused."""
    kept: tuple[AnyRequirement, ...] = ()
    for one in drawn:
        if not any(True for _ in of_requirements((*kept, one), accepts)):
            kept = (*kept, one)
            yield one


def book_of(requirements: Sequence[AnyRequirement], accepts: Selector, carry_over: CarryOver | None) -> RuleBook:
    """A rule book of two years with one version of rules; raises `RuleError` where these contradict themselves."""
    rules = Rules(
        citation=Citation("Rule 1", "https://board.example/rule-1"),
        confidence=PRIMARY,
        verified_on=date(2026, 11, 23),
        requirements=tuple(requirements),
        accepts=accepts,
        carry_over=carry_over,
    )
    return RuleBook(
        jurisdiction="XX",
        credential="LMT",
        name="Licensed Massage Therapist",
        board=Board("the board of nowhere", "https://board.example/"),
        term=FixedDate(8, 31, ODD),
        rules=(rules,),
    )


@st.composite
def rule_books(draw: st.DrawFn, *, repeats: bool = False, carry_over: bool = False) -> RuleBook:
    """Rule books with one version of rules; `repeats` forbids a course twice, `carry_over` lets hours be carried."""
    accepts = draw(st.sampled_from([ANYTHING, approved_by("NCBTMB", "XX")]))
    requirements = tuple(_agreeing(draw(_requirements()), accepts)) or (Minimum("total", draw(_AMOUNTS)),)
    if repeats:
        requirements = (*requirements, NoRepeats())
    keys = [row.key for row in requirements if isinstance(row, Minimum)]
    carry = CarryOver(draw(_AMOUNTS), toward=tuple(keys[:1])) if carry_over and keys else None
    return book_of(requirements, accepts, carry)


@st.composite
def credits_about(draw: st.DrawFn, *, first: date = date(2025, 7, 1), last: date = PERIOD[1]) -> Credit:
    """A credit that a rule book drawn here may count, or not: deliveries, approvals and days vary, some are missing."""
    hours = draw(st.sampled_from([Decimal(text) for text in ("0.5", "1", "1.4", "2", "3", "4", "6", "13", "16")]))
    mixed = draw(st.integers(0, 5)) == 0
    completed = draw(st.dates(first, last))
    return Credit(
        title=draw(st.sampled_from(["Deep tissue", "Boundaries", "Neck and shoulder"])),
        provider="Gulf Coast Institute",
        completed=completed,
        hours={"ethics": hours, "technique": Decimal(1)} if mixed else hours,
        subject="" if mixed else draw(st.sampled_from(_SUBJECTS)),
        delivery=draw(st.sampled_from([*Delivery, None])),
        hands_on=draw(st.sampled_from([None, Decimal(0), Decimal(1), Decimal("0.75")])),
        activity=draw(st.sampled_from([Activity.COURSE, Activity.COURSE, Activity.BOARD_MEETING])),
        approvals=draw(st.sampled_from([{}, {"XX": "1"}, {"NCBTMB": ""}])),
    )


def therapists_with(credits: Sequence[Credit]) -> Therapist:
    """Somebody with the licence of these rule books and these credits."""
    return Therapist("Jordan Rivera", born=date(1988, 5, 17), licences=[LICENCE], credits=credits)
