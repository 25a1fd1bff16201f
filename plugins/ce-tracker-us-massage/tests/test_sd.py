"""South Dakota: a licence of one year, eight hours in two, first cycles prorated, four electronic hours once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Verdict
from ce_tracker.rules import RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

INSURED = Document("malpractice-insurance", issued=date(2010, 1, 1), expires=date(2030, 1, 1))
FSMTB = {"approvals": ["FSMTB"]}
IN_CYCLE = date(2025, 5, 1)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    """The audit of an insured licensee on 30 September 2026, when both licence and cycle end."""

    def judge(*credits: Credit, **details: Any) -> Audit:
        usual = {"on": date(2026, 9, 30), "issued": date(2010, 4, 1), "documents": (INSURED,)}
        return judge_one("US-SD", "LMT", *credits, **{**usual, **details})

    return judge


@pytest.mark.parametrize(
    ("on", "due", "ce_due"),
    [
        (date(2026, 9, 30), date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2027, 9, 30), date(2028, 9, 30)),
        (date(2027, 9, 30), date(2027, 9, 30), date(2028, 9, 30)),
        (date(2027, 10, 1), date(2028, 9, 30), date(2028, 9, 30)),
    ],
)
def test_the_licence_ends_every_year_and_the_cycle_in_even_years(
    judged: Judge, on: date, due: date, ce_due: date
) -> None:
    found = judged(on=on)
    assert found.dates is not None
    assert (found.due, found.dates.ce_due) == (due, ce_due)


@pytest.mark.parametrize("issued", [date(2025, 10, 1), date(2026, 9, 1)])
def test_a_new_licence_is_valid_to_the_30_september_after_issue(judged: Judge, issued: date) -> None:
    assert judged(on=issued, issued=issued).due == date(2026, 9, 30)


def test_that_the_yearly_term_may_have_changed_is_told(judged: Judge) -> None:
    assert any("The yearly term was read in a bill of 2025" in warning for warning in judged().warnings)


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2017, 7, 10), "eight hours, perhaps four of them electronic"),
        (date(2023, 5, 26), "eight hours, perhaps four of them electronic"),
        (date(2023, 5, 27), "eight hours, all of which may be electronic"),
        (date(2026, 9, 30), "eight hours, all of which may be electronic"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_cycle(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-SD"), end).label == label


def test_no_text_is_known_of_the_cycle_that_ended_in_2016(judged: Judge) -> None:
    assert [one.key for one in judged(on=date(2016, 9, 30)).unknown] == ["rules"]


@pytest.mark.parametrize(("hours", "verdict"), [(8, COMPLIANT), (7.5, SHORT)])
@pytest.mark.parametrize("year", [2018, 2022, 2024, 2026])
def test_eight_hours_are_asked(judged: Judge, credit: CreditOf, year: int, hours: float, verdict: Verdict) -> None:
    course = credit(hours, "technique", date(year - 1, 5, 1), delivery="in-person", **FSMTB)
    assert judged(course, on=date(year, 9, 30)).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        (date(2022, 9, 30), SHORT),
        (date(2022, 10, 1), COMPLIANT),
        (date(2024, 9, 30), COMPLIANT),
    ],
)
def test_the_renewal_of_2024_asked_for_eight_hours_of_october_2022_to_september_2024(
    judged: Judge, credit: CreditOf, completed: date, verdict: Verdict
) -> None:
    assert judged(credit(8, "technique", completed, **FSMTB), on=date(2024, 9, 30)).verdict is verdict


@pytest.mark.parametrize(
    ("year", "verdict"), [(2018, UNDETERMINED), (2022, UNDETERMINED), (2024, COMPLIANT), (2026, COMPLIANT)]
)
@pytest.mark.parametrize("delivery", ["online-self-paced", "live-webinar"])
def test_any_or_all_hours_may_be_electronic_since_when_is_open(
    judged: Judge, credit: CreditOf, year: int, verdict: Verdict, delivery: str
) -> None:
    course = credit(8, "technique", date(year - 1, 5, 1), delivery=delivery, **FSMTB)
    assert judged(course, on=date(year, 9, 30)).verdict is verdict


def test_four_electronic_hours_were_always_allowed(judged: Judge, credit: CreditOf) -> None:
    found = judged(
        credit(4, "technique", date(2021, 5, 1), delivery="online-self-paced", **FSMTB),
        credit(4, "technique", date(2021, 6, 1), delivery="in-person", **FSMTB),
        on=date(2022, 9, 30),
    )
    assert found.verdict is COMPLIANT


@pytest.mark.parametrize(
    ("subject", "details", "counted"),
    [
        ("cpr-first-aid.cpr", {}, 4),
        ("cpr-first-aid.cpr", FSMTB, 4),
        ("ethics", {"activity": "board-meeting", "delivery": "in-person"}, 2),
    ],
)
def test_cpr_gives_four_hours_and_board_meetings_two(
    judged: Judge, credit: CreditOf, subject: str, details: dict[str, Any], counted: int
) -> None:
    found = judged(credit(6, subject, IN_CYCLE, **details))
    assert (found.verdict, found.counted) == (SHORT, Decimal(counted))


def test_a_board_meeting_attended_from_afar_gives_nothing(judged: Judge, credit: CreditOf) -> None:
    assert judged(credit(2, "ethics", IN_CYCLE, activity="board-meeting", delivery="live-webinar")).counted == 0


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        (FSMTB, COMPLIANT),
        ({"approvals": ["NCBTMB"]}, COMPLIANT),
        ({"approvals": ["US-SD"]}, COMPLIANT),
        ({"approvals": ["AMTA"]}, UNDETERMINED),
        ({}, UNDETERMINED),
    ],
)
def test_whether_any_other_course_meets_the_definition_of_massage_is_open(
    judged: Judge, credit: CreditOf, details: dict[str, Any], verdict: Verdict
) -> None:
    assert judged(credit(8, "technique", IN_CYCLE, **details)).verdict is verdict


@pytest.mark.parametrize(("unit", "counted"), [("semester-hour", 15), ("quarter-hour", 10)])
def test_a_college_credit_is_worth_fifteen_or_ten_hours(
    judged: Judge, credit: CreditOf, unit: str, counted: int
) -> None:
    course = credit(1, "technique", IN_CYCLE, activity="college-course", unit=unit, approvals=["US-SD"])
    assert judged(course).counted == counted


def test_whether_a_college_course_was_used_for_the_first_licence_is_open(judged: Judge, credit: CreditOf) -> None:
    course = credit(1, "technique", IN_CYCLE, activity="college-course", unit="semester-hour", approvals=["college"])
    assert judged(course).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("issued", "hours", "verdict"),
    [
        pytest.param(date(2024, 9, 30), 6, SHORT, id="licensed before the cycle: all eight"),
        pytest.param(date(2024, 10, 1), 6, SHORT, id="licensed for the whole cycle: all eight"),
        pytest.param(date(2025, 4, 1), 6, COMPLIANT, id="eighteen months: six"),
        pytest.param(date(2025, 4, 1), 5.5, SHORT, id="eighteen months: not fewer than six"),
        pytest.param(date(2025, 4, 2), 6, COMPLIANT, id="nearly eighteen months: six at most"),
        pytest.param(date(2025, 4, 2), 4, UNDETERMINED, id="nearly eighteen months: four or six"),
        pytest.param(date(2025, 4, 2), 3.5, SHORT, id="nearly eighteen months: not fewer than four"),
        pytest.param(date(2026, 4, 1), 2, COMPLIANT, id="six months: two"),
    ],
)
def test_a_first_cycle_is_prorated_by_half_years(
    judged: Judge, credit: CreditOf, issued: date, hours: float, verdict: Verdict
) -> None:
    assert judged(credit(hours, "technique", date(2026, 5, 1), **FSMTB), issued=issued).verdict is verdict


def test_a_course_of_the_cycle_before_earns_nothing_again(judged: Judge, credit: CreditOf) -> None:
    same = {"title": "Fascia", "provider": "P", **FSMTB}
    again = judged(credit(8, "technique", date(2023, 5, 1), **same), credit(8, "technique", IN_CYCLE, **same))
    assert again.verdict is SHORT


def test_cpr_may_be_taken_again_in_the_next_cycle(judged: Judge, credit: CreditOf) -> None:
    same = {"title": "BLS", "provider": "P", **FSMTB}
    again = judged(
        credit(4, "cpr-first-aid.cpr", date(2023, 5, 1), **same), credit(4, "cpr-first-aid.cpr", IN_CYCLE, **same)
    )
    assert again.counted == 4


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        ((), UNDETERMINED),
        ((Document("malpractice-insurance", date(2025, 1, 1), date(2026, 9, 29)),), SHORT),
        ((Document("malpractice-insurance", date(2025, 1, 1), date(2026, 9, 30)),), COMPLIANT),
    ],
)
def test_malpractice_insurance_is_asked(
    judged: Judge, credit: CreditOf, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(credit(8, "technique", IN_CYCLE, **FSMTB), documents=documents).verdict is verdict
