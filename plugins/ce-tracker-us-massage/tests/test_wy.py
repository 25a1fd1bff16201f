"""Wyoming: no state licence; a city's permit asks what the city says."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Verdict

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

EXPIRES = date(2027, 6, 30)
ON = date(2027, 6, 1)


@pytest.fixture
def permit(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = ON, expires: date | None = EXPIRES, **licence: Any) -> Audit:
        return judge_one("US-WY", "local-permit", *credits, on=on, issued=date(2023, 7, 1), expires=expires, **licence)

    return judge


def test_where_there_is_no_licence_nothing_is_asked(judge_one: Judge) -> None:
    found = judge_one("US-WY", "unlicensed", on=ON, issued=date(2020, 1, 1))
    assert found.verdict is Verdict.NO_CE_REQUIRED


def test_where_there_is_no_licence_nothing_falls_due(judge_one: Judge) -> None:
    assert judge_one("US-WY", "unlicensed", on=ON, issued=date(2020, 1, 1)).due is None


def test_a_permit_is_due_on_its_printed_date(permit: Judge) -> None:
    assert permit().due == EXPIRES


def test_a_permit_without_its_printed_date_is_undetermined(permit: Judge) -> None:
    found = permit(expires=None, facts={"ce_hours": 0})
    assert (found.verdict, found.unknown[0].settle) == (Verdict.UNDETERMINED, "enter licences.expires")


def test_what_a_city_asks_is_open_until_it_is_told(permit: Judge, credit: CreditOf) -> None:
    found = permit(credit(40, "technique", date(2027, 1, 5)))
    assert (found.verdict, "facts.ce_hours" in found.unknown[0].settle) == (Verdict.UNDETERMINED, True)


@pytest.mark.parametrize(("hours", "verdict"), [(5.5, Verdict.SHORT), (6, Verdict.COMPLIANT), (7, Verdict.COMPLIANT)])
def test_the_hours_that_a_city_asks_are_told_by_the_therapist(
    permit: Judge, credit: CreditOf, hours: float, verdict: Verdict
) -> None:
    assert permit(credit(hours, "technique", date(2027, 1, 5)), facts={"ce_hours": 6}).verdict is verdict


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
    assert permit(credit(6, "technique", completed), facts={"ce_hours": 6}).verdict is verdict
