"""Texas CPAs: 120 credits of three years looked back on anew each year, 20 of the last one, ethics every second."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

import ce_tracker_us_tx_accountancy
from ce_tracker import Audit, Credit, Licence, Registry, Therapist, Verdict, audit
from ce_tracker.testing import RuleBookSuite
from ce_tracker_us_tx_accountancy.tx import CPA

BORN = date(1980, 5, 17)
REGISTRY = Registry({"us-tx-accountancy": ce_tracker_us_tx_accountancy}, installed=False)
TEXAS = {"US-TX": "10001"}


def course(hours: int, completed: date, subject: str = "taxation", **details: object) -> Credit:
    return Credit(f"{subject} {completed}", completed, hours, subject, **{"approvals": TEXAS, **details})  # type: ignore[arg-type]


def ethics(completed: date) -> Credit:
    return course(4, completed, "ethics")


THREE_YEARS = (
    course(60, date(2024, 7, 1)),
    course(36, date(2025, 7, 1)),
    course(20, date(2026, 7, 1)),
    ethics(date(2025, 9, 1)),
)
"""Of each year until May 2027 what it takes, and no more."""


class TestCPA(RuleBookSuite):
    book = CPA
    born = BORN
    licence = Licence("US-TX", "CPA", issued=date(2015, 3, 1))
    on = date(2027, 5, 31)
    due = (date(2027, 5, 31), date(2028, 5, 31), date(2029, 5, 31))
    compliant = THREE_YEARS
    short = THREE_YEARS[1:]


def judged(credits: Sequence[Credit], on: date = date(2027, 5, 31), issued: date = date(2015, 3, 1)) -> Audit:
    licence = Licence("US-TX", "CPA", issued=issued)
    person = Therapist("Ada Byron", born=BORN, licences=[licence], credits=credits)
    return audit(person, licence, on=on, registry=REGISTRY)


def lacking(found: Audit) -> dict[str, Decimal]:
    return {one.key: one.short for one in found.requirements if one.short}


def test_the_three_years_roll_on() -> None:
    later = [*THREE_YEARS, course(20, date(2027, 7, 1)), ethics(date(2027, 9, 1))]
    assert lacking(judged(later, date(2028, 5, 31))) == {"total": Decimal(36)}


def test_twenty_are_of_the_last_year() -> None:
    early = [course(116, date(2025, 7, 1)), ethics(date(2026, 5, 31))]
    assert lacking(judged(early)) == {"this-year": Decimal(20)}


@pytest.mark.parametrize(("completed", "short"), [(date(2025, 5, 31), 4), (date(2025, 6, 1), 0)])
def test_ethics_are_of_the_last_two_years(completed: date, short: int) -> None:
    found = judged(
        [course(96, date(2024, 7, 1)), course(20, date(2026, 7, 1)), ethics(completed), course(9, date(2026, 8, 1))]
    )
    assert lacking(found).get("ethics", Decimal(0)) == short


def test_another_body_s_ethics_course_does_not_do() -> None:
    elsewhere = course(4, date(2026, 9, 1), "ethics", approvals={"US-LA": ""})
    assert "ethics" in lacking(judged([course(116, date(2026, 7, 1)), elsewhere]))


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        (date(2023, 5, 31), {}),
        (date(2025, 5, 31), {"total": 60, "this-year": 20, "ethics": 4}),
        (date(2026, 5, 31), {"total": 100, "this-year": 20, "ethics": 4}),
        (date(2027, 5, 31), {"total": 120, "this-year": 20, "ethics": 4}),
        (date(2028, 5, 31), {"total": 120, "this-year": 20, "ethics": 4}),
    ],
)
def test_the_first_years_grow_into_it(on: date, asked: dict[str, int]) -> None:
    found = judged([], on, issued=date(2022, 9, 1))
    assert {one.key: one.needed for one in found.requirements if one.short} == asked


def test_nothing_is_asked_for_the_first_full_licence_period() -> None:
    assert judged([], date(2025, 5, 31), issued=date(2024, 9, 1)).verdict is Verdict.EXEMPT


def test_the_second_full_licence_period_takes_twenty() -> None:
    found = judged([course(20, date(2025, 7, 1))], date(2026, 5, 31), issued=date(2024, 9, 1))
    assert (found.verdict, found.case) == (Verdict.COMPLIANT, "for the second full licence period")


@pytest.mark.parametrize(
    ("key", "details"),
    [
        ("non-technical", {"subject": "non-technical"}),
        ("nano-learning", {"activity": "nano-learning"}),
        ("certification-programs", {"activity": "certification"}),
        ("sponsors-not-registered", {"approvals": {}}),
    ],
)
def test_no_more_than_half_counts(key: str, details: dict[str, object]) -> None:
    found = judged([course(100, date(2025, 7, 1), **details), course(20, date(2026, 7, 1)), ethics(date(2026, 8, 1))])  # type: ignore[arg-type]
    assert {one.key: one.counted for one in found.requirements}[key] == 60


def test_how_much_teaching_counts_is_not_known() -> None:
    taught = course(20, date(2026, 7, 1), activity="teaching")
    found = judged([course(96, date(2025, 7, 1)), ethics(date(2026, 5, 1)), taught])
    assert (found.verdict, {one.key for one in found.unknown}) == (Verdict.UNDETERMINED, {"credits"})


def test_earlier_periods_are_not_covered() -> None:
    assert judged([], date(2024, 5, 31)).verdict is Verdict.UNDETERMINED
