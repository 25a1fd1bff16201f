"""Texas: twelve hours in two years from issue, at most six of CPR, training on human trafficking before each renewal."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Status, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED = date(2015, 3, 10)
ON = date(2027, 3, 1)
IN_PERIOD = date(2026, 9, 1)
"""Between 11 March 2025 and 10 March 2027."""
TDLR = {"approvals": ["US-TX"]}
TRAINED = Document("training.human-trafficking", date(2026, 5, 1))


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = ON,
        issued: date = ISSUED,
        documents: tuple[Document, ...] = (TRAINED,),
        **licence: Any,
    ) -> Audit:
        return judge_one("US-TX", "LMT", *credits, on=on, issued=issued, documents=documents, **licence)

    return judge


def condition(found: Audit, key: str) -> bool | None:
    return next(one.met for one in found.conditions if one.key == key)


@pytest.mark.parametrize(
    ("issued", "on", "due"),
    [
        (date(2015, 3, 10), date(2025, 3, 10), date(2025, 3, 10)),
        (date(2015, 3, 10), date(2025, 3, 11), date(2027, 3, 10)),
        (date(2024, 2, 29), date(2024, 2, 29), date(2026, 2, 28)),
        (date(2024, 2, 29), date(2026, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_licence_is_valid_two_years_from_issue(judged: Judge, issued: date, on: date, due: date) -> None:
    assert judged(issued=issued, on=on).due == due


def test_which_day_is_the_last_is_told_to_be_open(judged: Judge) -> None:
    assert any("the due date is computed on unverified sources" in warning for warning in judged().warnings)


@pytest.mark.parametrize("expires", [date(2027, 3, 9), date(2027, 3, 10)])
def test_a_printed_date_settles_the_last_day(judged: Judge, expires: date) -> None:
    assert judged(expires=expires).due == expires


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2017, 11, 1), "twelve hours"),
        (date(2020, 8, 31), "twelve hours"),
        (date(2020, 9, 1), "trafficking training for applications since September 2020"),
        (date(2021, 3, 31), "trafficking training for applications since September 2020"),
        (date(2021, 4, 1), "trafficking training before each renewal"),
        (date(2027, 3, 10), "trafficking training before each renewal"),
    ],
)
def test_which_version_governs(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-TX"), end).label == label


def test_no_text_is_known_before_november_2017(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-TX"), date(2017, 10, 31)) is None


@pytest.mark.parametrize(("hours", "verdict"), [(11.75, SHORT), (12, COMPLIANT), (13, COMPLIANT)])
def test_twelve_hours_are_asked(judged: Judge, credit: CreditOf, hours: float, verdict: Verdict) -> None:
    assert judged(credit(hours, "technique", IN_PERIOD, **TDLR)).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2025, 3, 10), SHORT, id="the last day of the term before"),
        pytest.param(date(2025, 3, 11), COMPLIANT, id="the first day"),
        pytest.param(date(2027, 3, 10), COMPLIANT, id="the last day"),
    ],
)
def test_hours_count_within_the_term(judged: Judge, credit: CreditOf, completed: date, verdict: Verdict) -> None:
    assert judged(credit(12, "technique", completed, **TDLR), on=date(2027, 3, 10)).verdict is verdict


@pytest.mark.parametrize("delivery", ["in-person", "live-webinar", "online-self-paced", "home-study"])
def test_all_hours_may_be_on_line(judged: Judge, credit: CreditOf, delivery: str) -> None:
    assert judged(credit(12, "technique", IN_PERIOD, delivery=delivery, **TDLR)).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("subjects", "verdict"),
    [
        pytest.param({"cpr-first-aid.cpr": 6, "technique": 6}, COMPLIANT, id="six of CPR"),
        pytest.param(
            {"cpr-first-aid.cpr": 3, "cpr-first-aid.first-aid": 3, "technique": 6}, COMPLIANT, id="three each"
        ),
        pytest.param(
            {"cpr-first-aid.cpr": 3, "cpr-first-aid.first-aid": 4, "technique": 5}, SHORT, id="seven together"
        ),
    ],
)
def test_at_most_six_hours_of_cpr_and_first_aid_count(
    judged: Judge, credit: CreditOf, subjects: dict[str, float], verdict: Verdict
) -> None:
    assert judged(credit(subjects, "", IN_PERIOD, **TDLR)).verdict is verdict


def test_whether_a_defibrillator_course_falls_under_the_six_is_open(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit({"cpr-first-aid.aed": 7, "technique": 5}, "", IN_PERIOD, **TDLR))
    assert found.verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({"approvals": ["US-TX"]}, COMPLIANT, id="approved by the department"),
        pytest.param({"approvals": ["NCBTMB"]}, COMPLIANT, id="recognised by NCBTMB"),
        pytest.param({"approvals": ["college"]}, COMPLIANT, id="a college"),
        pytest.param({"activity": "college-course"}, COMPLIANT, id="a college course"),
        pytest.param({"approvals": ["state-approved-school"]}, UNDETERMINED, id="a school of some state"),
        pytest.param({"activity": "conference"}, UNDETERMINED, id="a conference, perhaps recognised"),
        pytest.param({}, UNDETERMINED, id="nothing recorded"),
        pytest.param({"activity": "teaching", "approvals": ["US-TX"]}, UNDETERMINED, id="teaching"),
        pytest.param({"activity": "self-directed", "approvals": ["US-TX"]}, UNDETERMINED, id="self-directed"),
    ],
)
def test_whose_courses_count(judged: Judge, credit: CreditOf, details: dict[str, Any], verdict: Verdict) -> None:
    assert judged(credit(12, "technique", IN_PERIOD, **details)).verdict is verdict


@pytest.mark.parametrize(
    ("amount", "unit", "verdict"),
    [
        (1, "semester-hour", COMPLIANT),
        (0.75, "semester-hour", SHORT),
        (1.2, "quarter-hour", COMPLIANT),
        (1.1, "quarter-hour", SHORT),
        (1.2, "ceu", COMPLIANT),
        (1.1, "ceu", SHORT),
        (600, "minute", COMPLIANT),
        (599, "minute", SHORT),
    ],
)
def test_what_units_are_worth(judged: Judge, credit: CreditOf, amount: float, unit: str, verdict: Verdict) -> None:
    assert judged(credit(amount, "technique", IN_PERIOD, unit=unit, **TDLR)).verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="not recorded"),
        pytest.param((Document("training.human-trafficking", date(2025, 3, 10)),), SHORT, id="in the term before"),
        pytest.param((Document("training.human-trafficking", date(2025, 3, 11)),), COMPLIANT, id="in this term"),
    ],
)
def test_the_trafficking_training_is_asked_anew_in_every_term(
    judged: Judge, credit: CreditOf, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(credit(12, "technique", IN_PERIOD, **TDLR), documents=documents).verdict is verdict


def test_whether_a_training_before_the_licence_serves_its_first_renewal_is_open(
    judged: Judge, credit: CreditOf
) -> None:
    training = Document("training.human-trafficking", date(2025, 3, 1))
    hours = credit(12, "technique", IN_PERIOD, **TDLR)
    assert judged(hours, issued=date(2025, 3, 20), documents=(training,)).verdict is UNDETERMINED


def test_whether_the_trafficking_training_gives_hours_is_open(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit({"technique": 11, "human-trafficking": 1}, "", IN_PERIOD, **TDLR))
    assert (found.verdict, found.counted) == (UNDETERMINED, Decimal(11))


@pytest.mark.parametrize(("hours", "verdict"), [(11, SHORT), (12, COMPLIANT)])
def test_a_first_renewal_asks_twelve_hours_too(judged: Judge, credit: CreditOf, hours: float, verdict: Verdict) -> None:
    found = judged(credit(hours, "technique", IN_PERIOD, **TDLR), issued=date(2025, 3, 20))
    assert found.verdict is verdict


def test_what_an_inactive_licence_owes_is_undetermined(judged: Judge) -> None:
    assert judged(status=Status.INACTIVE).verdict is UNDETERMINED


# Before April 2021


@pytest.mark.parametrize(
    ("expires", "documents", "verdict"),
    [
        pytest.param(date(2020, 8, 31), (), COMPLIANT, id="ended before September 2020"),
        pytest.param(date(2020, 9, 1), (), UNDETERMINED, id="ended since, training not recorded"),
        pytest.param(
            date(2020, 9, 1), (Document("training.human-trafficking", date(2020, 8, 1)),), COMPLIANT, id="trained"
        ),
    ],
)
def test_the_training_came_with_applications_of_september_2020(
    judged: Judge, credit: CreditOf, expires: date, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    hours = credit(12, "technique", date(2020, 2, 1), **TDLR)
    issued = expires.replace(year=2012)
    assert judged(hours, on=expires, issued=issued, documents=documents).verdict is verdict


OLD_TRAINING = (Document("training.human-trafficking", date(2018, 1, 5)),)


@pytest.mark.parametrize(
    ("applied", "documents", "verdict"),
    [
        pytest.param(date(2020, 8, 30), (), COMPLIANT, id="applied on 30 August 2020"),
        pytest.param(date(2020, 8, 31), OLD_TRAINING, COMPLIANT, id="the day before"),
        pytest.param(date(2020, 9, 1), OLD_TRAINING, SHORT, id="on the day"),
        pytest.param(None, OLD_TRAINING, UNDETERMINED, id="not recorded"),
    ],
)
def test_a_renewal_applied_for_before_september_2020_is_not_held_to_the_training(
    judged: Judge, credit: CreditOf, applied: date | None, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    found = judged(
        credit(12, "technique", date(2020, 2, 1), **TDLR),
        on=date(2020, 8, 30),
        issued=date(2012, 9, 12),
        expires=date(2020, 9, 12),
        documents=documents,
        facts={} if applied is None else {"applied_on": applied},
    )
    assert found.verdict is verdict
