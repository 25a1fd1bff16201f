"""Nevada: printed dates, hours that only the licensee can tell, carry-over on request, two years to restore."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED, EXPIRES = date(2017, 4, 12), date(2027, 4, 30)
IN_PERIOD, BEFORE = date(2026, 2, 1), date(2024, 9, 1)
SURE = {"approvals": ["US-NV"], "delivery": "in-person"}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit, on: date = EXPIRES, expires: date | None = EXPIRES, told: int | None = 20, **facts: Any
    ) -> Audit:
        hours = {} if told is None else {"ce_hours": told}
        return judge_one("US-NV", "LMT", *credits, on=on, issued=ISSUED, expires=expires, facts={**hours, **facts})

    return judge


@pytest.mark.parametrize(
    ("expires", "on", "due"),
    [
        pytest.param(EXPIRES, date(2025, 5, 1), EXPIRES, id="read as the last day of the month"),
        pytest.param(date(2027, 5, 1), date(2027, 5, 1), date(2027, 5, 1), id="read as the first of the next"),
        pytest.param(EXPIRES, date(2025, 4, 30), date(2025, 4, 30), id="two years earlier"),
        pytest.param(date(2028, 2, 29), date(2026, 2, 28), date(2026, 2, 28), id="leap day"),
        pytest.param(None, EXPIRES, None, id="no printed date"),
    ],
)
def test_it_is_due_on_the_printed_day(judged: Judge, expires: date | None, on: date, due: date | None) -> None:
    assert judged(on=on, expires=expires).due == due


def test_an_expired_licence_can_be_restored_for_two_years(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2029, 4, 30)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2014, 4, 30), "one year or two: not established"),
        (date(2024, 5, 31), "one year or two: not established"),
        (date(2024, 6, 1), "two years, hours not established"),
        (EXPIRES, "two years, hours not established"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-NV"), end).label == label


def test_how_many_hours_are_asked_the_licence_has_to_tell(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit(100, "technique", IN_PERIOD, **SURE), told=None)
    assert (found.verdict, len(found.unknown)) == (UNDETERMINED, 1)
    assert found.unknown[0].settle.startswith("enter facts.ce_hours")


@pytest.mark.parametrize(("hours", "verdict", "short"), [(20, COMPLIANT, Decimal(0)), (19.75, SHORT, Decimal("0.25"))])
def test_the_hours_told_are_asked(
    judged: Judge, credit: CreditOf, hours: float, verdict: Verdict, short: Decimal
) -> None:
    found = judged(credit(hours, "technique", IN_PERIOD, **SURE))
    assert (found.verdict, found.short) == (verdict, short)


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"approvals": []}, id="no approval"),
        pytest.param({"approvals": ["NCBTMB"]}, id="approval by another"),
        pytest.param({"delivery": "live-webinar"}, id="live webinar"),
        pytest.param({"delivery": "online-self-paced"}, id="on line"),
        pytest.param({"delivery": "home-study"}, id="home study"),
        pytest.param({"delivery": None}, id="delivery not told"),
        pytest.param({"activity": "teaching"}, id="a presentation"),
        pytest.param({"activity": "publication"}, id="a publication"),
        pytest.param({"activity": "board-meeting"}, id="a board meeting"),
    ],
)
def test_only_approved_courses_in_person_are_sure_to_count(
    judged: Judge, credit: CreditOf, details: dict[str, Any]
) -> None:
    found = judged(credit(20, "technique", IN_PERIOD, **{**SURE, **details}))
    assert (found.verdict, found.counted) == (UNDETERMINED, Decimal(0))


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2025, 5, 1), 3), (date(2027, 4, 30), 3), (date(2027, 5, 1), 0)],
)
def test_hours_of_the_two_years_count(judged: Judge, credit: CreditOf, completed: date, counted: int) -> None:
    assert judged(credit(3, "ethics", completed, **SURE), on=date(2027, 5, 2)).counted == counted


def test_whether_hours_before_the_two_years_count_is_open(judged: Judge, credit: CreditOf) -> None:
    hours = (credit(5, "technique", date(2022, 9, 1), **SURE), credit(15, "technique", IN_PERIOD, **SURE))
    assert judged(*hours).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        pytest.param(32, UNDETERMINED, id="twelve to spare"),
        pytest.param(20, SHORT, id="none to spare"),
    ],
)
def test_how_many_hours_may_be_carried_over_on_request_is_open(
    judged: Judge, credit: CreditOf, before: int, verdict: Verdict
) -> None:
    hours = (credit(before, "technique", BEFORE, **SURE), credit(10, "technique", IN_PERIOD, **SURE))
    assert judged(*hours).verdict is verdict


@pytest.mark.parametrize(("acknowledged", "verdict"), [(10, COMPLIANT), (9, SHORT)])
def test_hours_that_the_board_carried_over_count(
    judged: Judge, credit: CreditOf, acknowledged: int, verdict: Verdict
) -> None:
    found = judged(credit(10, "technique", IN_PERIOD, **SURE), carried_over=acknowledged)
    assert found.verdict is verdict


def test_the_facts_that_are_asked_are_listed(book_of: Callable[..., RuleBook]) -> None:
    assert [fact.name for fact in book_of("US-NV").facts] == ["ce_hours", "carried_over"]


def test_what_was_asked_before_june_2024_is_open(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit(48, "technique", date(2023, 2, 1), **SURE), on=date(2023, 4, 30))
    assert (found.verdict, [one.key for one in found.unknown]) == (UNDETERMINED, ["hours-of-the-time"])


def test_the_example_of_the_yearly_licence_is_told(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules]
) -> None:
    notes = " ".join(rules_ending(book_of("US-NV"), date(2014, 4, 30)).notes)
    assert "48 hours earned after the first licence were 12 for the renewal of that year and 36 carried over" in notes
