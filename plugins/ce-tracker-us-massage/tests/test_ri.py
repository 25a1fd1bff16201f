"""Rhode Island: six units a year, the due date as printed, a chapter replaced in 2024 whose renewal section was not read."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Verdict
from ce_tracker.rules import PRIMARY, SECONDARY, UNVERIFIED, Confidence, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED


@pytest.fixture
def judged(judge_one: Callable[..., Audit]) -> Callable[..., Audit]:
    """The audit, on 1 April 2026, of a licence that says it ends on 30 April 2026."""

    def judge(*credits: Credit, expires: date | None = date(2026, 4, 30), **licence: Any) -> Audit:
        details = {"on": date(2026, 4, 1), "issued": date(2012, 2, 1), **licence}
        return judge_one("US-RI", "LMT", *credits, expires=expires, **details)

    return judge


@pytest.mark.parametrize(
    ("end", "label", "confidence"),
    [
        (date(2018, 8, 5), "six hours", SECONDARY),
        (date(2024, 3, 19), "six hours", SECONDARY),
        (date(2024, 3, 20), "six units", PRIMARY),
        (date(2024, 6, 25), "six units", PRIMARY),
        (date(2024, 6, 26), "six units, under the chapter of 2024", UNVERIFIED),
        (date(2026, 11, 23), "six units, under the chapter of 2024", UNVERIFIED),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_year(
    book_of: Callable[..., Any],
    rules_ending: Callable[..., Rules | None],
    end: date,
    label: str,
    confidence: Confidence,
) -> None:
    rules = rules_ending(book_of("US-RI"), end)
    assert rules is not None
    assert (rules.label, rules.confidence) == (label, confidence)


def test_no_text_is_known_before_5_august_2018(
    book_of: Callable[..., Any], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-RI"), date(2018, 8, 4)) is None


def test_without_a_printed_date_the_due_date_is_asked_for(judged: Callable[..., Audit]) -> None:
    found = judged(expires=None)
    assert (found.verdict, found.due, found.unknown[0].settle) == (UNDETERMINED, None, "enter licences.expires")


@pytest.mark.parametrize(
    ("on", "expires", "due"),
    [
        pytest.param(date(2026, 4, 30), date(2026, 4, 30), date(2026, 4, 30), id="on the last day"),
        pytest.param(date(2026, 5, 1), date(2026, 4, 30), date(2026, 4, 30), id="the term that passed stays judged"),
        pytest.param(date(2025, 4, 1), date(2026, 4, 30), date(2025, 4, 30), id="a year earlier"),
        pytest.param(date(2027, 2, 1), date(2028, 2, 29), date(2027, 2, 28), id="a leap day printed, a year earlier"),
    ],
)
def test_the_printed_date_decides(judged: Callable[..., Audit], on: date, expires: date, due: date) -> None:
    assert judged(on=on, expires=expires).due == due


@pytest.mark.parametrize(("units", "verdict"), [(6, COMPLIANT), (5.5, SHORT)])
@pytest.mark.parametrize("year", [2020, 2023, 2024, 2025, 2026])
def test_six_units_are_asked_every_year(
    judged: Callable[..., Audit], credit: Callable[..., Credit], year: int, units: float, verdict: Verdict
) -> None:
    found = judged(credit(units, "pathology", date(year, 1, 10)), on=date(year, 4, 1), expires=date(year, 4, 30))
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("expires", "verdict"),
    [
        pytest.param(date(2018, 8, 5), UNDETERMINED, id="began before the six hours"),
        pytest.param(date(2019, 8, 3), UNDETERMINED, id="began the day before"),
        pytest.param(date(2019, 8, 4), SHORT, id="began with them"),
    ],
)
def test_whether_the_year_in_which_the_hours_came_owes_them_is_open(
    judged: Callable[..., Audit], expires: date, verdict: Verdict
) -> None:
    assert judged(on=expires, expires=expires).verdict is verdict


@pytest.mark.parametrize(
    ("activity", "verdict"),
    [
        ("conference", COMPLIANT),
        ("college-course", COMPLIANT),
        ("self-directed", COMPLIANT),
        ("teaching", UNDETERMINED),
        ("publication", UNDETERMINED),
        ("board-meeting", UNDETERMINED),
    ],
)
def test_activities_that_the_rule_does_not_name_are_open(
    judged: Callable[..., Audit], credit: Callable[..., Credit], activity: str, verdict: Verdict
) -> None:
    assert judged(credit(6, "ethics", date(2026, 1, 10), activity=activity)).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"), [(date(2025, 4, 30), SHORT), (date(2025, 5, 1), COMPLIANT), (date(2026, 4, 1), COMPLIANT)]
)
def test_units_are_earned_within_the_year(
    judged: Callable[..., Audit], credit: Callable[..., Credit], completed: date, verdict: Verdict
) -> None:
    assert judged(credit(6, "technique", completed)).verdict is verdict


def test_today_even_enough_units_are_told_to_rest_on_unverified_sources(
    judged: Callable[..., Audit], credit: Callable[..., Credit]
) -> None:
    warnings = judged(credit(6, "technique", date(2026, 1, 10))).warnings
    assert any("rests in part on unverified sources" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2025, 4, 29), SHORT, id="issued the day before the year"),
        pytest.param(date(2025, 4, 30), UNDETERMINED, id="issued on the first day of the year"),
        pytest.param(date(2026, 1, 10), UNDETERMINED, id="issued months before it ends"),
    ],
)
def test_whether_a_first_renewal_owes_the_units_is_open(
    judged: Callable[..., Audit], issued: date, verdict: Verdict
) -> None:
    assert judged(issued=issued).verdict is verdict
