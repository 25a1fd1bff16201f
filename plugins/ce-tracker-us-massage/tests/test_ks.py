"""Kansas: no state licence; a city's permit asks what the city says."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Therapist, Verdict, deadlines

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

ISSUED = date(2023, 7, 1)
EXPIRES = date(2027, 6, 30)
"""Permits of Mission run from 1 July to 30 June."""
ON = date(2027, 6, 1)


@pytest.fixture
def permit(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, expires: date | None = EXPIRES, **facts: Any) -> Audit:
        return judge_one("US-KS", "local-permit", *credits, on=ON, issued=ISSUED, expires=expires, facts=facts)

    return judge


@pytest.fixture
def unlicensed(judge_one: Judge) -> Audit:
    return judge_one("US-KS", "unlicensed", on=ON, issued=date(2020, 1, 1))


def test_where_there_is_no_licence_nothing_is_asked(unlicensed: Audit) -> None:
    assert unlicensed.verdict is Verdict.NO_CE_REQUIRED


def test_where_there_is_no_licence_nothing_falls_due(unlicensed: Audit) -> None:
    assert deadlines(Therapist("T"), [unlicensed]) == []


def test_that_no_licence_exists_comes_with_a_warning_since_a_bill_of_2025_may_have_passed(unlicensed: Audit) -> None:
    assert any("rests in part on secondary sources" in warning for warning in unlicensed.warnings)


def test_a_permit_is_due_on_its_printed_day(permit: Judge) -> None:
    assert permit().due == EXPIRES


def test_a_permit_without_its_printed_day_is_undetermined(permit: Judge) -> None:
    found = permit(expires=None, ce_hours=0)
    assert (found.verdict, found.unknown[0].settle) == (Verdict.UNDETERMINED, "enter licences.expires")


def test_what_a_city_asks_is_open_until_it_is_told(permit: Judge, credit: CreditOf) -> None:
    found = permit(credit(40, "technique", date(2027, 1, 5)))
    assert (found.verdict, "facts.ce_hours" in found.unknown[0].settle) == (Verdict.UNDETERMINED, True)


@pytest.mark.parametrize(
    ("asked", "taken", "verdict"),
    [
        (6, 5.5, Verdict.SHORT),
        (6, 6, Verdict.COMPLIANT),
        (12, 6, Verdict.SHORT),
    ],
)
def test_the_hours_that_the_city_asks_are_what_counts(
    permit: Judge, credit: CreditOf, asked: int, taken: float, verdict: Verdict
) -> None:
    assert permit(credit(taken, "technique", date(2027, 1, 5)), ce_hours=asked).verdict is verdict


def test_a_city_that_asks_for_none_is_content_with_none(permit: Judge) -> None:
    assert permit(ce_hours=0).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2023, 6, 30), Verdict.SHORT, id="before the permit was issued"),
        pytest.param(date(2026, 6, 30), Verdict.UNDETERMINED, id="since issue, more than a year before the end"),
        pytest.param(date(2026, 7, 1), Verdict.COMPLIANT, id="in the last year"),
    ],
)
def test_hours_of_an_earlier_year_may_belong_to_a_permit_of_several_years(
    permit: Judge, credit: CreditOf, completed: date, verdict: Verdict
) -> None:
    assert permit(credit(6, "technique", completed), ce_hours=6).verdict is verdict
