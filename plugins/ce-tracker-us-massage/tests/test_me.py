"""Maine: an annual licence without continuing education, due on the day that is printed on it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Verdict
from ce_tracker.rules import SECONDARY

Judge = Callable[..., Audit]


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(on: date, **licence: Any) -> Audit:
        return judge_one("US-ME", "LMT", on=on, issued=date(2019, 5, 6), **licence)

    return judge


@pytest.mark.parametrize("expires", [date(2027, 4, 30), None])
@pytest.mark.parametrize("on", [date(2019, 5, 6), date(2026, 11, 23), date(2027, 5, 1)])
def test_no_continuing_education_is_asked(judged: Judge, on: date, expires: date | None) -> None:
    assert judged(on, expires=expires).verdict is Verdict.NO_CE_REQUIRED


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(date(2027, 4, 30), date(2027, 4, 30), id="on the printed day"),
        pytest.param(date(2026, 4, 30), date(2026, 4, 30), id="a year before it"),
        pytest.param(date(2026, 5, 1), date(2027, 4, 30), id="a day later"),
    ],
)
def test_the_licence_is_due_every_year_on_the_printed_day(judged: Judge, on: date, due: date) -> None:
    assert judged(on, expires=date(2027, 4, 30)).due == due


def test_without_the_printed_date_no_due_date_is_computed(judged: Judge) -> None:
    assert judged(date(2026, 11, 23)).due is None


def test_the_missing_date_is_asked_for(judged: Judge) -> None:
    assert any("licences.expires" in warning for warning in judged(date(2026, 11, 23)).warnings)


def test_it_is_told_to_rest_on_secondary_sources(judged: Judge) -> None:
    found = judged(date(2026, 11, 23), expires=date(2027, 4, 30))
    assert found.in_force is not None
    assert found.in_force.confidence is SECONDARY
