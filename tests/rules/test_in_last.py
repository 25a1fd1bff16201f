"""Requirements that look back over different times from the end of a period, and windows that roll on."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Credit, Licence, RuleError, Therapist
from ce_tracker.auditing import Verdict, Why, judge
from ce_tracker.record import CourseKind
from ce_tracker.rules import (
    PRIMARY,
    Board,
    Citation,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    NoRepeats,
    RuleBook,
    Rules,
    Selector,
    Span,
    Window,
    in_doubt,
    in_last,
    subject,
)

SOURCE = Citation("Rule 1", "https://board.example/rule")
ROLLING = Window(opens=Span(years=2), rolling=True)
ASKED = (
    Minimum("three-years", 120, in_last(years=3)),
    Minimum("this-year", 20, in_last(years=1)),
    Minimum("ethics", 4, subject("ethics") & in_last(years=2)),
)
LICENCE = Licence("XX", "CPA", date(2012, 3, 1))


def book(*requirements: Any, window: Window | None = ROLLING, **of_rules: Any) -> RuleBook:
    rules = Rules(
        citation=SOURCE,
        confidence=PRIMARY,
        verified_on=date(2026, 1, 5),
        requirements=requirements or ASKED,
        window=window,
        **of_rules,
    )
    return RuleBook(
        jurisdiction="XX",
        credential="CPA",
        name="Certified Public Accountant",
        board=Board("The Board", "https://board.example"),
        term=FixedDate(2, 29, 2025, every_years=1),
        rules=(rules,),
    )


def judged(*credits: Credit, on: date = date(2027, 2, 28), rules: RuleBook | None = None) -> Any:
    return judge(Therapist("Ada", licences=[LICENCE], credits=credits), LICENCE, rules or book(), on)


def course(hours: int, completed: date, about: str = "tax") -> Credit:
    return Credit(f"course of {completed}", completed, hours, about)


def counted(audit: Any) -> dict[str, Decimal]:
    return {one.key: one.counted for one in audit.requirements}


@pytest.mark.parametrize(
    ("completed", "looked_at"),
    [
        (date(2024, 2, 29), []),
        (date(2024, 3, 1), ["three-years"]),
        (date(2025, 3, 1), ["three-years", "ethics"]),
        (date(2026, 2, 28), ["three-years", "ethics"]),
        (date(2026, 3, 1), ["three-years", "this-year", "ethics"]),
        (date(2027, 2, 28), ["three-years", "this-year", "ethics"]),
    ],
)
def test_each_requirement_looks_back_over_its_own_time(completed: date, looked_at: list[str]) -> None:
    audit = judged(course(4, completed, "ethics"))
    assert [key for key, hours in counted(audit).items() if hours] == looked_at


def test_what_one_year_needed_counts_in_the_next_year_again() -> None:
    credits = [course(120, date(2025, 6, 1)), course(4, date(2026, 6, 1), "ethics"), course(20, date(2026, 6, 2))]
    audits = [judged(*credits, on=date(year, 2, 28)) for year in (2026, 2027)]
    assert [counted(audit)["three-years"] for audit in audits] == [Decimal(120), Decimal(144)]
    assert audits[1].verdict is Verdict.COMPLIANT


def test_without_rolling_they_count_once() -> None:
    once = book(window=Window(opens=Span(years=2)))
    credits = [course(124, date(2026, 1, 1), "ethics"), course(20, date(2026, 6, 2))]
    assert judged(*credits, rules=once).verdict is not Verdict.COMPLIANT


def test_a_day_too_early_is_told() -> None:
    audit = judged(course(4, date(2024, 2, 29), "ethics"))
    assert [reason.code for reason in audit.credits[0].why] == [Why.BEFORE_PERIOD]


def test_the_shortest_way_on_is_told() -> None:
    audit = judged(course(116, date(2024, 6, 1)))
    assert (audit.verdict, audit.short) == (Verdict.SHORT, Decimal(20))


def test_maximums_and_limits_inside_look_back_too() -> None:
    limited = book(
        Minimum("three-years", 60, at_most_inside=(Maximum("research", 10, subject("research") & in_last(years=1)),)),
        Maximum("self-care", 5, subject("self-care") & ~in_last(years=1)),
    )
    audit = judged(
        course(20, date(2026, 6, 1), "research"),
        course(9, date(2025, 6, 1), "research"),
        course(8, date(2025, 6, 2), "self-care"),
        course(7, date(2026, 6, 2), "self-care"),
        rules=limited,
    )
    assert counted(audit) == {"three-years": Decimal(31), "self-care": Decimal(5)}


def test_hours_may_be_accepted_for_some_time_only() -> None:
    recent = book(Minimum("total", 10), accepts=in_last(years=2))
    audit = judged(course(6, date(2025, 2, 28)), course(6, date(2025, 3, 1)), rules=recent)
    assert counted(audit) == {"total": Decimal(6)}


@pytest.mark.parametrize(
    "selector",
    [
        in_last(months=6),
        subject("ethics") & in_last(months=6),
        ~in_last(months=6),
        in_doubt(in_last(months=6), "perhaps"),
    ],
)
def test_nothing_is_told_before_the_period_is_known(selector: Selector) -> None:
    settled = selector.for_period_ending(date(2028, 2, 29))
    kinds = [CourseKind("ethics", completed=day) for day in (date(2027, 8, 31), date(2027, 9, 1))]
    assert selector.matches(kinds[0]) is None
    assert settled.matches(kinds[0]) is not settled.matches(kinds[1])


@pytest.mark.parametrize(
    "requirement",
    [
        NoRepeats(besides=in_last(years=1)),
        Holds("cpr", ("cpr",), "a CPR card", course=subject("cpr-first-aid") & in_last(years=1)),
    ],
)
def test_what_cannot_look_back_is_refused(requirement: Any) -> None:
    with pytest.raises(RuleError, match="reckoned back from the end of a period"):
        book(Minimum("total", 10), requirement)
