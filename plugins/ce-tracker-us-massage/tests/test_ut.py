"""Utah: due on 31 May of odd years, no continuing education."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Verdict

Judge = Callable[..., Audit]

ISSUED = date(2015, 3, 10)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date, issued: date = ISSUED, **licence: Any) -> Audit:
        return judge_one("US-UT", "LMT", *credits, on=on, issued=issued, **licence)

    return judge


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(date(2025, 5, 31), date(2025, 5, 31), id="on the last day"),
        pytest.param(date(2025, 6, 1), date(2027, 5, 31), id="the day after"),
        pytest.param(date(2026, 5, 31), date(2027, 5, 31), id="31 May of an even year"),
    ],
)
def test_it_is_due_on_31_may_of_odd_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


def test_the_computed_date_comes_with_a_warning(judged: Judge) -> None:
    warnings = judged(on=date(2026, 6, 1)).warnings
    assert any("the due date is computed on secondary sources" in warning for warning in warnings)


def test_a_printed_date_wins(judged: Judge) -> None:
    assert judged(on=date(2026, 6, 1), expires=date(2027, 6, 30)).due == date(2027, 6, 30)


@pytest.mark.parametrize("issued", [date(2015, 3, 10), date(2026, 1, 5)])
def test_no_hours_are_asked_at_any_renewal(judged: Judge, issued: date) -> None:
    assert judged(on=date(2026, 6, 1), issued=issued).verdict is Verdict.NO_CE_REQUIRED


def test_that_nothing_is_asked_is_told_to_rest_on_secondary_sources(judged: Judge) -> None:
    warnings = judged(on=date(2026, 6, 1), expires=date(2027, 5, 31)).warnings
    assert any("rests in part on secondary sources" in warning for warning in warnings)


def test_hours_are_kept_though_they_count_for_nothing(judged: Judge, credit: Callable[..., Credit]) -> None:
    found = judged(credit(6, "technique", date(2026, 1, 5)), on=date(2026, 6, 1))
    assert [(one.hours, one.counted) for one in found.credits] == [(Decimal(6), Decimal(0))]
