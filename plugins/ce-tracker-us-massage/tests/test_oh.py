"""Ohio: no continuing education in what was read since 2017, two years as printed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Status, Verdict, Why

Judge = Callable[..., Audit]

NO_CE, UNDETERMINED = Verdict.NO_CE_REQUIRED, Verdict.UNDETERMINED
PRINTED = date(2027, 3, 31)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = date(2026, 6, 1), **licence: Any) -> Audit:
        return judge_one("US-OH", "LMT", *credits, on=on, issued=date(2015, 3, 20), **licence)

    return judge


@pytest.mark.parametrize(
    ("expires", "on", "due"),
    [
        pytest.param(PRINTED, date(2026, 6, 1), PRINTED, id="before the day"),
        pytest.param(PRINTED, PRINTED, PRINTED, id="on the day"),
        pytest.param(PRINTED, date(2027, 4, 1), PRINTED, id="after it, as long as no later date is entered"),
        pytest.param(PRINTED, date(2025, 3, 31), date(2025, 3, 31), id="two years earlier"),
        pytest.param(date(2028, 2, 29), date(2026, 2, 28), date(2026, 2, 28), id="leap day"),
        pytest.param(None, date(2026, 6, 1), None, id="no printed date"),
    ],
)
def test_the_printed_date_and_whole_terms_before_it_are_due_dates(
    judged: Judge, expires: date | None, on: date, due: date | None
) -> None:
    assert judged(on=on, expires=expires).due == due


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        pytest.param(date(2017, 9, 24), UNDETERMINED, id="the day before the rules of September 2017"),
        pytest.param(date(2017, 9, 25), NO_CE, id="that day"),
        pytest.param(date(2026, 11, 23), NO_CE, id="today"),
    ],
)
def test_nothing_is_asked_as_far_back_as_rules_were_read(judged: Judge, on: date, verdict: Verdict) -> None:
    assert judged(on=on, expires=on).verdict is verdict


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.INACTIVE])
def test_nothing_is_asked_whatever_the_status(judged: Judge, status: Status) -> None:
    assert judged(status=status, expires=PRINTED).verdict is NO_CE


def test_nothing_is_asked_though_the_due_date_is_not_known(judged: Judge) -> None:
    assert judged().verdict is NO_CE


def test_hours_are_told_not_to_be_needed(judged: Judge, credit: Callable[..., Credit]) -> None:
    found = judged(credit(12, "ethics", date(2026, 1, 10)), expires=PRINTED)
    assert [(reason.code, reason.hours) for reason in found.credits[0].why] == [(Why.NOTHING_ASKED, Decimal(12))]


def test_that_no_rule_exists_is_told_not_to_be_proven(judged: Judge) -> None:
    found = judged(expires=PRINTED)
    assert found.in_force is not None
    assert any("that no rule exists is not proven" in note for note in found.in_force.notes)


def test_a_warning_says_that_the_evidence_is_second_hand(judged: Judge) -> None:
    warning = judged(expires=PRINTED).warnings[-1]
    assert warning.startswith("this rests in part on secondary sources; check with State Medical Board of Ohio")
