"""South Carolina: twelve hours by 30 June of even years, the first renewal perhaps waived, reinstatement hours by the year."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Status, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

BOARD = {"approvals": ["US-SC"]}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, **details: Any) -> Audit:
        return judge_one("US-SC", "LMT", *credits, **{"on": date(2026, 6, 30), "issued": date(2015, 3, 1), **details})

    return judge


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2024, 6, 30), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2028, 6, 30)),
    ],
)
def test_everybody_is_due_on_30_june_of_even_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


@pytest.mark.parametrize("issued", [date(2024, 7, 1), date(2025, 2, 28), date(2026, 6, 29)])
def test_the_date_is_the_same_whenever_the_licence_was_issued(judged: Judge, issued: date) -> None:
    assert judged(issued=issued).due == date(2026, 6, 30)


def test_a_lapsed_licence_is_cancelled_after_a_year(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2027, 6, 30)]


@pytest.mark.parametrize(("end", "known"), [(date(2023, 5, 12), False), (date(2023, 5, 13), True)])
def test_the_rules_are_known_since_act_151(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, known: bool
) -> None:
    assert (rules_ending(book_of("US-SC"), end) is not None) is known


@pytest.mark.parametrize(("hours", "verdict"), [(12, COMPLIANT), (11.5, SHORT)])
@pytest.mark.parametrize("year", [2024, 2026])
def test_twelve_hours_are_asked(judged: Judge, credit: CreditOf, year: int, hours: float, verdict: Verdict) -> None:
    course = credit(hours, "technique", date(year - 1, 9, 1), **BOARD)
    assert judged(course, on=date(year, 6, 30)).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [(date(2024, 6, 30), SHORT), (date(2024, 7, 1), COMPLIANT), (date(2026, 6, 30), COMPLIANT)],
)
def test_hours_run_from_1_july_to_30_june(judged: Judge, credit: CreditOf, completed: date, verdict: Verdict) -> None:
    assert judged(credit(12, "technique", completed, **BOARD)).verdict is verdict


@pytest.mark.parametrize("delivery", ["online-self-paced", "home-study"])
def test_all_hours_may_be_taken_from_afar(judged: Judge, credit: CreditOf, delivery: str) -> None:
    assert judged(credit(12, "technique", date(2025, 9, 1), delivery=delivery, **BOARD)).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [
        (["US-SC"], COMPLIANT),
        (["AMTA"], COMPLIANT),
        (["ABMP"], COMPLIANT),
        (["state-approved-school"], COMPLIANT),
        (["NCBTMB"], UNDETERMINED),
        (["FSMTB"], UNDETERMINED),
        (["AOBTA"], UNDETERMINED),
        ([], SHORT),
    ],
)
def test_the_board_a_national_association_or_an_approved_school_must_stand_behind_it(
    judged: Judge, credit: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    assert judged(credit(12, "technique", date(2025, 9, 1), approvals=approvals)).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "hours", "verdict"),
    [
        pytest.param(date(2024, 6, 30), 0, SHORT, id="issued on the last day of the period before"),
        pytest.param(date(2024, 7, 1), 0, UNDETERMINED, id="issued on the first day of the period"),
        pytest.param(date(2026, 6, 1), 0, UNDETERMINED, id="issued weeks before the renewal"),
        pytest.param(date(2024, 7, 1), 12, COMPLIANT, id="twelve hours are enough however it is"),
    ],
)
def test_whether_the_first_renewal_is_still_waived_is_open(
    judged: Judge, credit: CreditOf, issued: date, hours: float, verdict: Verdict
) -> None:
    courses = [credit(hours, "technique", date(2025, 9, 1), **BOARD)] if hours else []
    assert judged(*courses, issued=issued).verdict is verdict


def test_the_older_waiver_is_told(judged: Judge) -> None:
    assert "before Act 151" in judged(issued=date(2025, 1, 5)).unknown[0].why


@pytest.mark.parametrize(
    ("since", "hours", "verdict"),
    [
        pytest.param(date(2024, 7, 1), 12, COMPLIANT, id="two years: twelve hours suffice"),
        pytest.param(date(2024, 7, 1), 6, UNDETERMINED, id="fewer may be asked"),
        pytest.param(date(2025, 7, 1), 6, COMPLIANT, id="one year: six suffice"),
        pytest.param(date(2025, 6, 29), 6, UNDETERMINED, id="a begun second year is open"),
    ],
)
def test_at_most_six_hours_are_asked_back_for_each_inactive_year(
    judged: Judge, credit: CreditOf, since: date, hours: float, verdict: Verdict
) -> None:
    course = credit(hours, "technique", date(2025, 9, 1), **BOARD)
    found = judged(course, status=Status.INACTIVE, facts={"inactive_since": since})
    assert found.verdict is verdict


def test_since_when_it_is_inactive_is_asked_for(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit(40, "technique", date(2025, 9, 1), **BOARD), status=Status.INACTIVE)
    assert (found.verdict, "facts.inactive_since" in found.unknown[0].settle) == (UNDETERMINED, True)


def test_what_a_lapsed_licence_owes_is_undetermined(judged: Judge) -> None:
    assert judged(status=Status.LAPSED).verdict is UNDETERMINED
