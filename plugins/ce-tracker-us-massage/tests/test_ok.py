"""Oklahoma: ten hours in two years, sixteen once, first licences of one year or two, and a board that was to end in 2026."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import SECONDARY, UNVERIFIED, Confidence, RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

BORN = date(1990, 5, 17)
INSURED = Document("liability-insurance", issued=date(2015, 1, 1), expires=date(2030, 1, 1))
NCBTMB = {"approvals": ["NCBTMB"]}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    """The audit of an insured licensee, on 31 May 2026, the day that is printed on the licence."""

    def judge(*credits: Credit, **details: Any) -> Audit:
        usual = {"on": date(2026, 5, 31), "issued": date(2016, 5, 1), "born": BORN, "expires": date(2026, 5, 31)}
        return judge_one(
            "US-OK", "LMT", *credits, documents=details.pop("documents", (INSURED,)), **{**usual, **details}
        )

    return judge


@pytest.mark.parametrize(
    ("on", "expires", "due"),
    [
        pytest.param(date(2026, 1, 1), date(2026, 5, 31), date(2026, 5, 31), id="even years, as printed"),
        pytest.param(date(2025, 1, 1), date(2027, 5, 31), date(2025, 5, 31), id="odd years, as printed"),
        pytest.param(date(2024, 5, 31), date(2026, 5, 31), date(2024, 5, 31), id="on the last day of the term before"),
        pytest.param(date(2024, 6, 1), date(2026, 5, 31), date(2026, 5, 31), id="the day after"),
    ],
)
def test_it_ends_with_the_birth_month_in_the_years_that_are_printed(
    judged: Judge, on: date, expires: date, due: date
) -> None:
    assert judged(on=on, expires=expires).due == due


def test_a_birth_month_of_february_ends_on_the_29th_of_a_leap_year(judged: Judge) -> None:
    assert judged(born=date(1990, 2, 3), on=date(2024, 1, 1), expires=date(2026, 2, 28)).due == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("missing", "settle"), [("expires", "enter licences.expires"), ("born", "enter therapist.born")]
)
def test_printed_date_and_birth_are_both_asked_for(judged: Judge, missing: str, settle: str) -> None:
    found = judged(**{missing: None})
    assert (found.verdict, found.unknown[0].settle) == (UNDETERMINED, settle)


def test_thirty_days_of_grace_and_a_year_inactive_follow(judged: Judge) -> None:
    told = deadlines(Therapist("T", born=BORN), [judged()])
    late = [one.day for one in told if one.milestone is Milestone.LATE_UNTIL]
    assert late == [date(2026, 6, 30), date(2027, 6, 30)]


@pytest.mark.parametrize(
    ("end", "label", "confidence"),
    [
        (date(2018, 5, 31), "ten hours, or sixteen before them", SECONDARY),
        (date(2024, 10, 31), "ten hours, or sixteen before them", SECONDARY),
        (date(2024, 11, 1), "ten hours", SECONDARY),
        (date(2026, 6, 30), "ten hours", SECONDARY),
        (date(2026, 7, 1), "after the board was to end", UNVERIFIED),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook],
    rules_ending: Callable[..., Rules],
    end: date,
    label: str,
    confidence: Confidence,
) -> None:
    rules = rules_ending(book_of("US-OK"), end)
    assert (rules.label, rules.confidence) == (label, confidence)


@pytest.mark.parametrize(
    ("began", "hours", "verdict"),
    [
        pytest.param(date(2024, 6, 1), 10, COMPLIANT, id="two years, ten hours"),
        pytest.param(date(2024, 6, 1), 9.5, SHORT, id="two years, fewer"),
        pytest.param(date(2025, 6, 1), 5, COMPLIANT, id="one year, five hours"),
        pytest.param(date(2025, 6, 1), 4.5, SHORT, id="one year, fewer"),
        pytest.param(date(2025, 9, 1), 5, COMPLIANT, id="less than a year, five hours"),
        pytest.param(date(2025, 9, 1), 4.5, SHORT, id="less than a year, fewer"),
        pytest.param(date(2024, 12, 1), 9.5, UNDETERMINED, id="a year and a half"),
    ],
)
def test_a_later_licence_owes_five_hours_for_each_year(
    judged: Judge, credit: CreditOf, began: date, hours: float, verdict: Verdict
) -> None:
    course = credit(hours, "technique", date(2026, 1, 1), **NCBTMB)
    assert judged(course, facts={"term_started": began}).verdict is verdict


@pytest.mark.parametrize(("hours", "verdict"), [(10, COMPLIANT), (9.5, UNDETERMINED), (5, UNDETERMINED), (4.5, SHORT)])
def test_a_later_licence_that_does_not_say_when_it_began_owes_five_hours_or_ten(
    judged: Judge, credit: CreditOf, hours: float, verdict: Verdict
) -> None:
    assert judged(credit(hours, "technique", date(2024, 7, 1), **NCBTMB)).verdict is verdict


@pytest.mark.parametrize(
    ("facts", "hours", "verdict"),
    [
        ({}, 16, COMPLIANT),
        ({}, 15, UNDETERMINED),
        ({}, 5, UNDETERMINED),
        ({}, 4.5, SHORT),
        ({"term_started": date(2022, 6, 1)}, 16, COMPLIANT),
        ({"term_started": date(2022, 6, 1)}, 15, UNDETERMINED),
        ({"term_started": date(2022, 6, 1)}, 10, UNDETERMINED),
        ({"term_started": date(2022, 6, 1)}, 9.5, SHORT),
        ({"term_started": date(2023, 6, 1)}, 5, UNDETERMINED),
    ],
)
def test_before_november_2024_it_may_still_be_sixteen(
    judged: Judge, credit: CreditOf, facts: dict[str, date], hours: float, verdict: Verdict
) -> None:
    course = credit(hours, "technique", date(2023, 7, 1), **NCBTMB)
    assert judged(course, on=date(2024, 5, 31), facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "hours", "verdict"),
    [
        pytest.param(date(2024, 6, 1), 5, UNDETERMINED, id="a first licence of two years less a day"),
        pytest.param(date(2025, 6, 1), 5, UNDETERMINED, id="a first licence of one year"),
        pytest.param(date(2025, 6, 1), 4.5, SHORT, id="fewer than five"),
        pytest.param(date(2025, 6, 1), 10, COMPLIANT, id="ten in any case"),
    ],
)
def test_whether_a_first_licence_owes_five_hours_or_ten_is_open(
    judged: Judge, credit: CreditOf, issued: date, hours: float, verdict: Verdict
) -> None:
    assert judged(credit(hours, "technique", date(2026, 1, 1), **NCBTMB), issued=issued).verdict is verdict


@pytest.mark.parametrize(("hours", "verdict"), [(16, COMPLIANT), (5, UNDETERMINED), (4.5, SHORT)])
def test_before_november_2024_a_first_licence_owed_five_to_sixteen(
    judged: Judge, credit: CreditOf, hours: float, verdict: Verdict
) -> None:
    course = credit(hours, "technique", date(2024, 1, 1), **NCBTMB)
    assert judged(course, on=date(2024, 5, 31), issued=date(2023, 6, 5)).verdict is verdict


@pytest.mark.parametrize("hours", [0.5, 10, 40])
def test_since_july_2026_no_hours_settle_what_is_asked(judged: Judge, credit: CreditOf, hours: float) -> None:
    course = credit(hours, "technique", date(2026, 1, 1), **NCBTMB)
    found = judged(course, born=date(1990, 7, 4), on=date(2026, 7, 1), expires=date(2026, 7, 31))
    assert (found.verdict, "since-july-2026" in {one.key for one in found.unknown}) == (UNDETERMINED, True)


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [
        (["FSMTB"], COMPLIANT),
        (["AMTA"], COMPLIANT),
        (["ABMP"], COMPLIANT),
        (["US-OK"], COMPLIANT),
        (["college"], COMPLIANT),
        (["accredited-school"], COMPLIANT),
        (["state-approved-school"], COMPLIANT),
        (["AOBTA"], UNDETERMINED),
        ([], SHORT),
    ],
)
def test_a_listed_body_must_stand_behind_the_course(
    judged: Judge, credit: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    assert judged(credit(10, "pathology", date(2025, 1, 1), approvals=approvals)).verdict is verdict


@pytest.mark.parametrize("subject", ["cpr-first-aid.cpr", "cpr-first-aid.first-aid"])
def test_whether_a_cpr_or_first_aid_course_was_complete_is_open(judged: Judge, credit: CreditOf, subject: str) -> None:
    found = judged(credit(6, "technique", date(2025, 1, 1), **NCBTMB), credit(4, subject, date(2025, 2, 1), **NCBTMB))
    assert found.verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="none recorded"),
        pytest.param((Document("liability-insurance", date(2025, 1, 1), date(2026, 5, 30)),), SHORT, id="a day short"),
        pytest.param(
            (Document("liability-insurance", date(2025, 1, 1), date(2026, 5, 31)),), COMPLIANT, id="to the day"
        ),
    ],
)
def test_liability_insurance_is_held_at_renewal(
    judged: Judge, credit: CreditOf, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(credit(10, "technique", date(2025, 1, 1), **NCBTMB), documents=documents).verdict is verdict
