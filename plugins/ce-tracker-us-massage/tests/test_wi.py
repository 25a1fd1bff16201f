"""Wisconsin: 24 hours in the two years before 1 March of odd years, insurance, proficiency with a defibrillator."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Status, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED = date(2014, 5, 10)
ON = date(2027, 3, 1)
IN_PERIOD = date(2026, 9, 1)
INSURED = Document("malpractice-insurance", date(2026, 6, 1), date(2027, 5, 31))
AED = Document("aed", date(2026, 1, 5), date(2028, 1, 5))
SURE = {"approvals": ["US-WI"], "delivery": "in-person"}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = ON,
        issued: date = ISSUED,
        documents: tuple[Document, ...] = (INSURED, AED),
        **licence: Any,
    ) -> Audit:
        return judge_one("US-WI", "LMT/LBW", *credits, on=on, issued=issued, documents=documents, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """A course in person that the board accepted."""

    def taken(hours: Any, subject: str, completed: date, **details: Any) -> Credit:
        return credit(hours, subject, completed, **{**SURE, **details})

    return taken


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2025, 3, 1), date(2025, 3, 1)),
        (date(2025, 3, 2), date(2027, 3, 1)),
        (date(2026, 3, 1), date(2027, 3, 1)),
        (date(2027, 3, 1), date(2027, 3, 1)),
    ],
)
def test_it_ends_on_1_march_of_odd_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2017, 3, 1), "first rule, two calendar years"),
        (date(2018, 6, 30), "first rule, two calendar years"),
        (date(2018, 7, 1), "the two years before the renewal date"),
        (date(2019, 3, 1), "the two years before the renewal date"),
        (date(2027, 3, 1), "the two years before the renewal date"),
    ],
)
def test_which_version_governs(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-WI", "LMT/LBW"), end).label == label


def test_the_period_before_that_of_march_2015_is_undetermined(judged: Judge) -> None:
    found = judged(on=date(2015, 2, 1), issued=date(2011, 1, 5))
    assert (found.verdict, found.in_force) == (UNDETERMINED, None)


@pytest.mark.parametrize(("technique", "verdict"), [(21.75, SHORT), (22, COMPLIANT), (23, COMPLIANT)])
def test_24_hours_are_asked(judged: Judge, course: CreditOf, technique: float, verdict: Verdict) -> None:
    assert judged(course({"technique": technique, "ethics": 2}, "", IN_PERIOD)).verdict is verdict


@pytest.mark.parametrize(("ethics", "verdict"), [(1.75, SHORT), (2, COMPLIANT)])
def test_two_hours_of_ethics_are_asked(judged: Judge, course: CreditOf, ethics: float, verdict: Verdict) -> None:
    assert judged(course({"technique": 24, "ethics": ethics}, "", IN_PERIOD)).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2025, 2, 28), SHORT, id="the last day of February before"),
        pytest.param(date(2025, 3, 1), COMPLIANT, id="1 March, the first day"),
        pytest.param(date(2025, 3, 2), COMPLIANT, id="the day after the licence was renewed"),
        pytest.param(date(2027, 2, 28), COMPLIANT, id="the last day of February"),
        pytest.param(date(2027, 3, 1), SHORT, id="1 March, the renewal date"),
    ],
)
def test_hours_count_in_the_two_years_before_the_renewal_date(
    judged: Judge, course: CreditOf, completed: date, verdict: Verdict
) -> None:
    hours_before = course({"technique": 22, "ethics": 2}, "", date(2024, 5, 1))
    assert judged(hours_before, course({"technique": 22, "ethics": 2}, "", completed)).verdict is verdict


def test_hours_are_due_the_day_before_the_licence_ends(judged: Judge) -> None:
    assert (judged().ce_due, judged().due) == (date(2027, 2, 28), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({}, COMPLIANT, id="a course in person that the board accepted"),
        pytest.param({"activity": "conference"}, COMPLIANT, id="a conference"),
        pytest.param({"activity": "college-course"}, COMPLIANT, id="a course at a college"),
        pytest.param({"approvals": []}, UNDETERMINED, id="no recorded approval"),
        pytest.param({"approvals": ["NCBTMB"]}, UNDETERMINED, id="approved by another body"),
        pytest.param({"delivery": "home-study"}, UNDETERMINED, id="home study"),
        pytest.param({"delivery": "live-webinar"}, UNDETERMINED, id="a live webinar"),
        pytest.param({"delivery": None}, UNDETERMINED, id="delivery not told"),
        pytest.param({"activity": "teaching"}, UNDETERMINED, id="teaching"),
        pytest.param({"activity": "self-directed"}, UNDETERMINED, id="self-directed"),
    ],
)
@pytest.mark.parametrize(("on", "completed"), [(ON, IN_PERIOD), (date(2017, 3, 1), date(2016, 5, 1))])
def test_only_courses_in_person_that_the_board_accepted_are_sure_to_count(
    judged: Judge, course: CreditOf, details: dict[str, Any], verdict: Verdict, on: date, completed: date
) -> None:
    found = judged(course(2, "ethics", completed), course(22, "technique", completed, **details), on=on)
    assert found.verdict is verdict


def test_why_other_hours_are_open_is_told(judged: Judge, course: CreditOf) -> None:
    found = judged(course({"technique": 22, "ethics": 2}, "", IN_PERIOD, approvals=[]))
    assert (found.verdict, found.counted) == (UNDETERMINED, 0)
    assert "which activities and providers count" in found.credits[0].why[0].words


def test_too_few_hours_are_short_however_they_count(judged: Judge, course: CreditOf) -> None:
    assert judged(course({"technique": 21, "ethics": 2}, "", IN_PERIOD, approvals=[])).verdict is SHORT


def test_whether_another_subject_is_within_the_practice_is_open(judged: Judge, course: CreditOf) -> None:
    assert judged(course({"technique": 21, "ethics": 2, "other": 1}, "", IN_PERIOD)).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((INSURED, AED), COMPLIANT, id="both"),
        pytest.param((AED,), UNDETERMINED, id="no insurance recorded"),
        pytest.param((INSURED,), UNDETERMINED, id="no card recorded"),
        pytest.param(
            (AED, Document("malpractice-insurance", date(2026, 3, 1), date(2027, 2, 28))),
            SHORT,
            id="insured to February",
        ),
        pytest.param(
            (AED, Document("malpractice-insurance", date(2026, 3, 2), date(2027, 3, 1))),
            COMPLIANT,
            id="insured to 1 March",
        ),
        pytest.param((INSURED, Document("aed", date(2025, 1, 1), date(2027, 1, 1))), SHORT, id="the card ran out"),
    ],
)
def test_insurance_and_defibrillator_proficiency_at_renewal(
    judged: Judge, course: CreditOf, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(course({"technique": 22, "ethics": 2}, "", IN_PERIOD), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2025, 3, 1), SHORT, id="issued on the last day of the period before"),
        pytest.param(date(2025, 3, 2), COMPLIANT, id="issued on the first day"),
        pytest.param(date(2027, 3, 1), COMPLIANT, id="issued on the last day"),
    ],
)
def test_the_first_renewal_asks_no_hours(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="nothing recorded"),
        pytest.param((INSURED,), UNDETERMINED, id="no defibrillator card recorded"),
        pytest.param((INSURED, Document("aed", date(2025, 4, 1), date(2027, 1, 1))), SHORT, id="the card ran out"),
    ],
)
def test_the_first_renewal_asks_for_insurance_and_defibrillator_all_the_same(
    judged: Judge, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(issued=date(2025, 3, 2), documents=documents).verdict is verdict


def test_what_an_inactive_licence_owes_is_undetermined(judged: Judge) -> None:
    assert judged(status=Status.INACTIVE).verdict is UNDETERMINED


# The first rule, for the period that began in March 2015


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2014, 12, 31), SHORT, id="before 2015"),
        pytest.param(date(2015, 1, 1), UNDETERMINED, id="2015, before the period began"),
        pytest.param(date(2015, 3, 1), UNDETERMINED, id="on the day before it began"),
        pytest.param(date(2015, 3, 2), COMPLIANT, id="on its first day"),
        pytest.param(date(2016, 12, 31), COMPLIANT, id="on the last day of 2016"),
        pytest.param(date(2017, 1, 1), UNDETERMINED, id="in the year of renewal"),
        pytest.param(date(2017, 3, 1), UNDETERMINED, id="on the renewal date"),
    ],
)
def test_only_hours_of_both_readings_surely_count(
    judged: Judge, course: CreditOf, completed: date, verdict: Verdict
) -> None:
    found = judged(course({"technique": 22, "ethics": 2}, "", completed), on=date(2017, 3, 1), documents=())
    assert found.verdict is verdict


@pytest.mark.parametrize(("technique", "ethics", "verdict"), [(22, 2, COMPLIANT), (21, 2, SHORT), (23, 1, SHORT)])
def test_the_first_rule_asked_24_hours_with_2_of_ethics(
    judged: Judge, course: CreditOf, technique: float, ethics: float, verdict: Verdict
) -> None:
    hours = course({"technique": technique, "ethics": ethics}, "", date(2016, 5, 1))
    assert judged(hours, on=date(2017, 3, 1), documents=()).verdict is verdict


def test_the_first_rule_exempted_the_first_renewal(judged: Judge) -> None:
    assert judged(on=date(2017, 2, 1), issued=date(2015, 3, 2), documents=()).verdict is Verdict.EXEMPT
