"""Louisiana: 12 hours by every 31 March from courses the board approved; none in the first year; excess hours carry over."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Status, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED, EXEMPT = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED, Verdict.EXEMPT
DUE = date(2027, 3, 31)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = DUE, issued: date = date(2008, 6, 1), **licence: Any) -> Audit:
        return judge_one("US-LA", "LMT", *credits, on=on, issued=issued, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    def taken(hours: float, completed: date, **details: Any) -> Credit:
        return credit(hours, "technique", completed, **{"approvals": ["US-LA"], **details})

    return taken


# the term


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(date(2027, 3, 31), date(2027, 3, 31), id="on the last day"),
        pytest.param(date(2027, 4, 1), date(2028, 3, 31), id="the day after"),
        pytest.param(date(2028, 2, 29), date(2028, 3, 31), id="a leap day"),
    ],
)
def test_every_licence_is_due_on_31_march(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


def test_an_expired_licence_can_be_reinstated_for_two_years(judged: Judge) -> None:
    told = [one.day for one in deadlines(Therapist("T"), [judged()]) if one.milestone == "late-until"]
    assert told == [date(2029, 3, 31)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2011, 3, 31), "nothing carries over"),
        (date(2022, 3, 31), "nothing carries over"),
        (date(2022, 4, 1), "excess hours carry over"),
        (DUE, "excess hours carry over"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_year(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, label: str
) -> None:
    rules = rules_ending(book_of("US-LA"), end)
    assert rules is not None
    assert rules.label == label


def test_no_answer_of_the_board_is_known_for_the_licence_of_2010(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-LA"), date(2011, 3, 30)) is None


# hours


@pytest.mark.parametrize(
    ("hours", "completed", "verdict"),
    [
        pytest.param(12, date(2026, 4, 1), COMPLIANT, id="first day of the year"),
        pytest.param(12, DUE, COMPLIANT, id="last day of the year"),
        pytest.param(11.5, DUE, SHORT, id="half an hour too few"),
    ],
)
def test_twelve_hours_are_asked_every_year(
    judged: Judge, course: CreditOf, hours: float, completed: date, verdict: Verdict
) -> None:
    assert judged(course(hours, completed)).verdict is verdict


@pytest.mark.parametrize("details", [{"approvals": ["NCBTMB"]}, {"approvals": []}, {"activity": "teaching"}])
def test_hours_the_board_did_not_approve_and_hours_taught_earn_nothing(
    judged: Judge, course: CreditOf, details: dict[str, Any]
) -> None:
    assert judged(course(12, DUE, **details)).counted == 0


@pytest.mark.parametrize(
    ("minutes", "counted"),
    [
        (600, Decimal(12)),
        (50, Decimal(1)),
        (49, Decimal("0.5")),
        (31, Decimal("0.5")),
        (30, Decimal(0)),
        (81, Decimal("1.5")),
        (80, Decimal(1)),
    ],
)
def test_fifty_minutes_are_an_hour_and_more_than_thirty_half_an_hour(
    judged: Judge, course: CreditOf, minutes: int, counted: Decimal
) -> None:
    assert judged(course(minutes, DUE, unit="minute")).counted == counted


# first and second renewal


@pytest.mark.parametrize("issued", [date(2026, 4, 1), date(2026, 12, 15), date(2027, 3, 31)])
def test_the_first_renewal_asks_for_nothing(judged: Judge, issued: date) -> None:
    assert judged(issued=issued).verdict is EXEMPT


@pytest.mark.parametrize(
    ("issued", "hours", "verdict"),
    [
        pytest.param(date(2026, 3, 31), 12, COMPLIANT, id="second renewal, twelve"),
        pytest.param(date(2026, 2, 1), 0.5, UNDETERMINED, id="second renewal of a licence of February, fewer"),
        pytest.param(date(2025, 3, 31), 11.5, SHORT, id="third renewal, fewer"),
    ],
)
def test_what_the_second_renewal_asks_is_open(
    judged: Judge, course: CreditOf, issued: date, hours: float, verdict: Verdict
) -> None:
    assert judged(course(hours, DUE), issued=issued).verdict is verdict


def test_while_inactive_nothing_is_asked(judged: Judge) -> None:
    assert judged(status=Status.INACTIVE).verdict is EXEMPT


# carry-over


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        pytest.param(24, 0.5, COMPLIANT, id="twelve carried"),
        pytest.param(18, 6, COMPLIANT, id="six carried"),
        pytest.param(18, 5.5, SHORT, id="six do not suffice"),
        pytest.param(11.5, 0.5, SHORT, id="nothing from a year that was not met"),
    ],
)
def test_excess_hours_of_the_year_before_count_without_a_limit(
    judged: Judge, course: CreditOf, before: float, now: float, verdict: Verdict
) -> None:
    assert judged(course(before, date(2025, 9, 1)), course(now, DUE)).verdict is verdict


@pytest.mark.parametrize(("ceus", "verdict"), [(1, UNDETERMINED), (0.1, SHORT)])
def test_excess_hours_are_perhaps_carried_where_it_is_open_what_their_unit_is_worth(
    judged: Judge, course: CreditOf, ceus: float, verdict: Verdict
) -> None:
    before = course(12, date(2025, 9, 1)), course(ceus, date(2025, 10, 1), unit="ceu")
    assert judged(*before, course(6, DUE)).verdict is verdict


@pytest.mark.parametrize(("issued", "verdict"), [(date(2025, 2, 1), UNDETERMINED), (date(2024, 9, 1), SHORT)])
def test_hours_of_a_second_year_that_perhaps_asked_for_none_are_perhaps_carried(
    judged: Judge, course: CreditOf, issued: date, verdict: Verdict
) -> None:
    assert judged(course(12, date(2025, 9, 1)), issued=issued).verdict is verdict


def test_hours_do_not_carry_over_two_years(judged: Judge, course: CreditOf) -> None:
    assert judged(course(36, date(2024, 9, 1)), course(12, date(2025, 9, 1))).counted == 0


@pytest.mark.parametrize(
    ("two_years_before", "now", "verdict"),
    [
        pytest.param(18, 6, UNDETERMINED, id="six of the year before are perhaps left"),
        pytest.param(18, 5.5, SHORT, id="no more than the six carried into it"),
        pytest.param(36, 0, UNDETERMINED, id="all twelve of the year before are perhaps left"),
        pytest.param(12, 6, SHORT, id="nothing carried into it"),
    ],
)
def test_whether_excess_hours_are_used_before_those_of_the_year_is_open(
    judged: Judge, course: CreditOf, two_years_before: float, now: float, verdict: Verdict
) -> None:
    taken = [course(two_years_before, date(2024, 9, 1)), course(12, date(2025, 9, 1))]
    assert judged(*taken, *([course(now, DUE)] if now else [])).verdict is verdict


def test_hours_that_the_board_acknowledged_count(judged: Judge, course: CreditOf) -> None:
    assert judged(course(8, DUE), facts={"carried_over": 4}).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        pytest.param(date(2022, 3, 31), SHORT, id="before the statute"),
        pytest.param(date(2023, 3, 31), UNDETERMINED, id="into the first cycle under it"),
        pytest.param(date(2024, 3, 31), COMPLIANT, id="into the second"),
    ],
)
def test_from_which_year_hours_carry_over_is_open_for_one_cycle(
    judged: Judge, course: CreditOf, on: date, verdict: Verdict
) -> None:
    assert judged(course(24, date(on.year - 2, 9, 1)), on=on).verdict is verdict


# the board's examples


@pytest.mark.parametrize(("year", "verdict"), [(2009, SHORT), (2010, COMPLIANT)])
def test_hours_of_2010_renew_for_2011_and_those_of_2009_do_not(
    judged: Judge, course: CreditOf, year: int, verdict: Verdict
) -> None:
    assert judged(course(12, date(year, 6, 1)), on=date(2011, 3, 31)).verdict is verdict


@pytest.mark.parametrize(("year", "counted"), [(2011, 48), (2012, 0), (2013, 0), (2014, 0)])
def test_48_hours_of_2010_count_for_the_licence_of_2011_alone(
    judged: Judge, course: CreditOf, year: int, counted: int
) -> None:
    assert judged(course(48, date(2010, 6, 1)), on=date(year, 3, 31)).counted == counted


def test_a_licensee_of_the_first_year_uploads_a_statement_in_place_of_hours(judged: Judge) -> None:
    found = judged(issued=date(2026, 9, 1))
    assert found.in_force is not None
    assert (found.verdict, any("statement" in note for note in found.in_force.notes)) == (EXEMPT, True)


def test_an_entry_that_is_worth_no_hour_has_its_finding(judged: Judge, course: CreditOf) -> None:
    enough = course(14, DUE.replace(year=DUE.year - 1))
    found = judged(course(1, DUE.replace(year=DUE.year - 2), unit="minute"), enough)
    assert [one.hours for one in found.credits] == [0, 14]
