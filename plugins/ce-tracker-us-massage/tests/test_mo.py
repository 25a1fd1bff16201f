"""Missouri: 12 hours by 31 January of odd years, or within 30 days after against a late fee."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
DUE, NEXT_DUE = date(2025, 1, 31), date(2027, 1, 31)
PAID = {"late_fee_paid": DUE}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = DUE, issued: date = date(2015, 3, 10), **licence: Any) -> Audit:
        return judge_one("US-MO", "LMT", *credits, on=on, issued=issued, **licence)

    return judge


@pytest.mark.parametrize(
    ("on", "issued", "due"),
    [
        pytest.param(date(2027, 1, 31), date(2015, 3, 10), NEXT_DUE, id="on the last day"),
        pytest.param(date(2027, 2, 1), date(2015, 3, 10), date(2029, 1, 31), id="the day after"),
        pytest.param(date(2026, 11, 23), date(2026, 11, 1), NEXT_DUE, id="a short first term"),
        pytest.param(date(2015, 1, 31), date(2010, 1, 1), date(2015, 1, 31), id="notice of 2015"),
        pytest.param(date(2017, 1, 31), date(2010, 1, 1), date(2017, 1, 31), id="notice of 2017"),
        pytest.param(date(2019, 1, 31), date(2010, 1, 1), date(2019, 1, 31), id="notice of 2019"),
    ],
)
def test_every_licence_is_due_on_31_january_of_odd_years(judged: Judge, on: date, issued: date, due: date) -> None:
    assert judged(on=on, issued=issued).due == due


def test_an_expired_licence_can_be_reinstated_for_two_years(judged: Judge) -> None:
    told = [one.day for one in deadlines(Therapist("T"), [judged(on=NEXT_DUE)]) if one.milestone == "late-until"]
    assert told == [date(2029, 1, 31)]


@pytest.mark.parametrize(("end", "known"), [(date(2024, 3, 14), False), (date(2024, 3, 15), True), (DUE, True)])
def test_no_text_before_15_march_2024_is_known(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, known: bool
) -> None:
    assert (rules_ending(book_of("US-MO"), end) is not None) is known


@pytest.mark.parametrize(("hours", "verdict"), [(12, COMPLIANT), (11.5, SHORT)])
@pytest.mark.parametrize("completed", [date(2023, 2, 1), DUE])
def test_twelve_hours_of_the_two_years_are_asked(
    judged: Judge, credit: CreditOf, hours: float, completed: date, verdict: Verdict
) -> None:
    assert judged(credit(hours, "technique", completed)).verdict is verdict


def test_hours_of_the_period_before_do_not_carry_over(judged: Judge, credit: CreditOf) -> None:
    assert judged(credit(24, "technique", date(2023, 1, 31))).verdict is SHORT


@pytest.mark.parametrize(
    ("issued", "hours", "verdict"),
    [
        pytest.param(date(2024, 6, 1), 11.5, UNDETERMINED, id="first period, too few"),
        pytest.param(date(2024, 6, 1), 12, COMPLIANT, id="first period, twelve"),
        pytest.param(date(2023, 2, 1), 11.5, UNDETERMINED, id="issued on the first day of the period"),
        pytest.param(date(2023, 1, 31), 11.5, SHORT, id="issued on the last day of the period before"),
    ],
)
def test_what_a_first_period_owes_is_open(
    judged: Judge, credit: CreditOf, issued: date, hours: float, verdict: Verdict
) -> None:
    assert judged(credit(hours, "technique", date(2024, 12, 1)), issued=issued).verdict is verdict


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(date(2025, 3, 2), DUE, id="thirty days after"),
        pytest.param(date(2025, 3, 3), NEXT_DUE, id="thirty-one days after"),
    ],
)
def test_with_the_late_fee_paid_the_old_period_stays_open_for_thirty_days(
    judged: Judge, credit: CreditOf, on: date, due: date
) -> None:
    found = judged(credit(12, "technique", on), on=on, facts=PAID)
    assert (found.due, found.verdict) == (due, COMPLIANT)


def test_late_hours_without_the_fee_belong_to_the_next_period(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit(12, "technique", date(2025, 2, 15)), on=date(2025, 3, 2))
    assert (found.due, found.verdict) == (NEXT_DUE, COMPLIANT)


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2025, 3, 2), SHORT, id="thirty days after"),
        pytest.param(date(2025, 3, 3), COMPLIANT, id="thirty-one days after"),
    ],
)
def test_late_hours_that_the_old_period_needed_do_not_count_again(
    judged: Judge, credit: CreditOf, completed: date, verdict: Verdict
) -> None:
    assert judged(credit(12, "technique", completed), on=NEXT_DUE, facts=PAID).verdict is verdict
