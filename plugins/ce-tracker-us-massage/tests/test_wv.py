"""West Virginia: 24 hours, due at the end of the month of issue; ethics and carry-over rest on one vendor."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Status, Verdict
from ce_tracker.milestones import late_states
from ce_tracker.record import Therapist
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED = date(2015, 3, 10)
ON = date(2027, 3, 15)
"""In the last month of the period from 1 April 2025 to 31 March 2027."""
IN_PERIOD = date(2026, 9, 1)
BEFORE = date(2024, 9, 1)
NCBTMB = {"approvals": ["NCBTMB"]}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = ON, issued: date = ISSUED, **licence: Any) -> Audit:
        return judge_one("US-WV", "LMT", *credits, on=on, issued=issued, **licence)

    return judge


@pytest.mark.parametrize(
    ("issued", "on", "due"),
    [
        pytest.param(date(2025, 3, 1), date(2025, 3, 1), date(2027, 3, 31), id="issued on the first of March 2025"),
        pytest.param(date(2025, 3, 31), date(2025, 3, 31), date(2027, 3, 31), id="issued on the last of March 2025"),
        pytest.param(date(2025, 4, 1), date(2025, 4, 1), date(2027, 4, 30), id="issued a day later"),
        pytest.param(date(2015, 3, 10), date(2027, 3, 31), date(2027, 3, 31), id="on the last day"),
        pytest.param(date(2015, 3, 10), date(2027, 4, 1), date(2029, 3, 31), id="the day after"),
        pytest.param(date(2022, 2, 28), date(2023, 5, 1), date(2024, 2, 29), id="February of a leap year"),
        pytest.param(date(2024, 2, 29), date(2025, 5, 1), date(2026, 2, 28), id="issued on a leap day"),
    ],
)
def test_it_ends_two_years_from_the_end_of_the_month_of_issue(judged: Judge, issued: date, on: date, due: date) -> None:
    assert judged(issued=issued, on=on).due == due


def test_sixty_days_late_a_new_application_is_needed(judged: Judge) -> None:
    found = judged()
    states = late_states(Therapist("T", licences=[found.licence]), found)
    assert [(state.name, last) for state, last in states] == [("late", date(2027, 5, 30)), ("lapsed", None)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2012, 5, 31), "24 or 25 hours"),
        (date(2015, 2, 28), "24 or 25 hours"),
        (date(2015, 3, 31), "24 hours"),
        (date(2027, 3, 31), "24 hours"),
    ],
)
def test_which_version_governs(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-WV"), end).label == label


def test_no_text_is_known_before_may_2012(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-WV"), date(2012, 4, 30)) is None


@pytest.mark.parametrize(("technique", "verdict"), [(20.75, SHORT), (21, COMPLIANT), (22, COMPLIANT)])
def test_24_hours_are_asked(judged: Judge, credit: CreditOf, technique: float, verdict: Verdict) -> None:
    assert judged(credit({"technique": technique, "ethics": 3}, "", IN_PERIOD, **NCBTMB)).verdict is verdict


@pytest.mark.parametrize(("ethics", "verdict"), [(1, UNDETERMINED), (2.75, UNDETERMINED), (3, COMPLIANT)])
def test_whether_three_hours_of_ethics_are_asked_is_open(
    judged: Judge, credit: CreditOf, ethics: float, verdict: Verdict
) -> None:
    assert judged(credit({"technique": 24, "ethics": ethics}, "", IN_PERIOD, **NCBTMB)).verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [
        (["NCBTMB"], COMPLIANT),
        (["FSMTB"], COMPLIANT),
        (["AMTA"], UNDETERMINED),
        (["ABMP"], UNDETERMINED),
        (["US-WV"], UNDETERMINED),
        (["US-OH"], UNDETERMINED),
        ([], SHORT),
    ],
)
def test_whose_courses_count(judged: Judge, credit: CreditOf, approvals: list[str], verdict: Verdict) -> None:
    assert judged(credit({"technique": 21, "ethics": 3}, "", IN_PERIOD, approvals=approvals)).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2025, 3, 31), SHORT, id="the last day of the period before"),
        pytest.param(date(2025, 4, 1), COMPLIANT, id="the first day"),
        pytest.param(date(2027, 3, 31), COMPLIANT, id="the last day"),
    ],
)
def test_hours_count_within_the_period(judged: Judge, credit: CreditOf, completed: date, verdict: Verdict) -> None:
    found = judged(credit({"technique": 21, "ethics": 3}, "", completed, **NCBTMB), on=date(2027, 3, 31))
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        pytest.param(30, 18, UNDETERMINED, id="six perhaps carried"),
        pytest.param(30, 17.5, SHORT, id="no more than six"),
        pytest.param(29, 18, SHORT, id="no more than there were beyond the 24"),
        pytest.param(30, 24, COMPLIANT, id="none needed"),
    ],
)
def test_whether_six_hours_may_be_carried_over_is_open(
    judged: Judge, credit: CreditOf, before: float, now: float, verdict: Verdict
) -> None:
    found = judged(
        credit({"technique": before - 3, "ethics": 3}, "", BEFORE, **NCBTMB),
        credit({"technique": now - 3, "ethics": 3}, "", IN_PERIOD, **NCBTMB),
    )
    assert found.verdict is verdict


@pytest.mark.parametrize(("technique", "verdict"), [(21, COMPLIANT), (9, UNDETERMINED), (0.5, UNDETERMINED)])
def test_whether_a_first_renewal_asks_fewer_hours_is_open(
    judged: Judge, credit: CreditOf, technique: float, verdict: Verdict
) -> None:
    hours = credit({"technique": technique, "ethics": 3}, "", IN_PERIOD, **NCBTMB)
    assert judged(hours, issued=date(2025, 3, 10)).verdict is verdict


def test_the_second_renewal_asks_24_hours(judged: Judge, credit: CreditOf) -> None:
    hours = credit({"technique": 9, "ethics": 3}, "", IN_PERIOD, **NCBTMB)
    assert judged(hours, issued=date(2023, 3, 10)).verdict is SHORT


@pytest.mark.parametrize(("technique", "verdict"), [(20.5, SHORT), (21, UNDETERMINED), (22, COMPLIANT)])
def test_until_february_2015_it_was_24_or_25_hours(
    judged: Judge, credit: CreditOf, technique: float, verdict: Verdict
) -> None:
    hours = credit({"technique": technique, "ethics": 3}, "", date(2013, 9, 1), **NCBTMB)
    assert judged(hours, issued=date(2010, 10, 5), on=date(2014, 10, 1)).verdict is verdict


def test_what_an_inactive_licence_owes_is_undetermined(judged: Judge) -> None:
    assert judged(status=Status.INACTIVE).verdict is UNDETERMINED
