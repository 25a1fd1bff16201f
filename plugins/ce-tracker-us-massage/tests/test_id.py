"""Idaho: yearly birthdays with a long first term, six hours until June 2024, as told since."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules, Span

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED, EXEMPT = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED, Verdict.EXEMPT
BORN = date(1985, 2, 20)
THEN, NOW = date(2024, 2, 20), date(2027, 2, 20)
"""Birthdays under the six hours and under the rewritten rule."""
BEFORE_THEN, BEFORE_NOW = date(2023, 9, 1), date(2026, 9, 1)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = NOW,
        issued: date = date(2012, 5, 1),
        born: date | None = BORN,
        expires: date | None = None,
        **facts: Any,
    ) -> Audit:
        return judge_one("US-ID", "LMT", *credits, on=on, issued=issued, born=born, expires=expires, facts=facts)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """Hours of a course in class that AMTA approved, one of them on ethics unless told otherwise."""

    def made(technique: float, completed: date, *, ethics: float = 1, **details: Any) -> Credit:
        told = {"approvals": ["AMTA"], "delivery": "in-person", **details}
        return credit({"technique": technique, "ethics": ethics}, "", completed, **told)

    return made


# When it falls due


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 2, 20), date(2026, 2, 20)),
        (date(2026, 2, 21), date(2027, 2, 20)),
        (date(2027, 2, 20), date(2027, 2, 20)),
    ],
)
def test_it_is_due_on_every_birthday(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


@pytest.mark.parametrize(
    ("issued", "due"),
    [
        pytest.param(date(2025, 2, 19), date(2026, 2, 20), id="the day before the birthday: 12 months and a day"),
        pytest.param(date(2025, 2, 20), date(2027, 2, 20), id="on the birthday: 24 months"),
        pytest.param(date(2025, 2, 21), date(2027, 2, 20), id="the day after the birthday"),
        pytest.param(date(2025, 12, 31), date(2027, 2, 20), id="at the end of the year"),
    ],
)
def test_the_first_renewal_is_due_a_year_after_the_next_birthday(judged: Judge, issued: date, due: date) -> None:
    assert judged(on=issued, issued=issued).due == due


@pytest.mark.parametrize(
    ("on", "due"),
    [(date(2027, 3, 1), date(2028, 2, 29)), (date(2026, 3, 1), date(2027, 2, 28))],
)
def test_a_birthday_on_a_leap_day_stands_on_28_february_of_other_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on, born=date(1988, 2, 29)).due == due


def test_without_the_day_of_birth_nothing_is_known(judged: Judge) -> None:
    assert judged(born=None).unknown[0].settle == "enter therapist.born"


def test_a_printed_date_wins(judged: Judge) -> None:
    assert judged(expires=date(2027, 3, 31)).due == date(2027, 3, 31)


def test_a_cancelled_licence_can_be_reinstated_for_five_years(judged: Judge) -> None:
    told = deadlines(Therapist("T", born=BORN), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2032, 2, 20)]


# Which version governs


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2013, 3, 27), "six hours a year"),
        (date(2024, 6, 30), "six hours a year"),
        (date(2024, 7, 1), "rewritten rule, not seen"),
        (date(2027, 2, 20), "rewritten rule, not seen"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-ID"), end).label == label


def test_nothing_is_known_before_27_march_2013(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-ID"), date(2013, 3, 26)) is None


def test_proof_was_kept_five_years(book_of: Callable[..., RuleBook]) -> None:
    assert [rules.keep_records for rules in book_of("US-ID").rules] == [None, Span(years=5)]


# Since July 2024


@pytest.mark.parametrize(
    ("facts", "open_still"),
    [
        ({}, {"total", "ethics"}),
        ({"ce_hours": 6}, {"ethics"}),
        ({"ethics_hours": 1}, {"total"}),
    ],
)
def test_what_is_asked_has_to_be_told(
    judged: Judge, course: CreditOf, facts: dict[str, int], open_still: set[str]
) -> None:
    found = judged(course(30, BEFORE_NOW), **facts)
    assert (found.verdict, {one.key for one in found.unknown}) == (UNDETERMINED, open_still)


@pytest.mark.parametrize(("technique", "ethics", "verdict"), [(5, 1, COMPLIANT), (4.5, 1, SHORT), (5.5, 0.5, SHORT)])
def test_what_is_told_is_what_counts(
    judged: Judge, course: CreditOf, technique: float, ethics: float, verdict: Verdict
) -> None:
    found = judged(course(technique, BEFORE_NOW, ethics=ethics), ce_hours=6, ethics_hours=1)
    assert found.verdict is verdict


def test_if_nothing_is_asked_any_more_nothing_is_owed(judged: Judge) -> None:
    assert judged(ce_hours=0, ethics_hours=0).verdict is COMPLIANT


def test_hours_count_from_the_birthday_before(judged: Judge, course: CreditOf) -> None:
    first_day, day_before = course(2, date(2026, 2, 21)), course(2, date(2026, 2, 20))
    assert judged(first_day, day_before).counted == 3


@pytest.mark.parametrize("approver", ["NCBTMB", "ABMP", "AMTA", "FSMTB", "US-ID"])
def test_each_listed_approver_is_enough(judged: Judge, course: CreditOf, approver: str) -> None:
    assert judged(course(5, BEFORE_NOW, approvals=[approver]), ce_hours=6, ethics_hours=1).verdict is COMPLIANT


@pytest.mark.parametrize("approvals", [[], ["US-OR"]])
def test_other_certificates_are_judged_by_the_board(judged: Judge, course: CreditOf, approvals: list[str]) -> None:
    found = judged(course(5, BEFORE_NOW, approvals=approvals), ce_hours=6, ethics_hours=1)
    assert found.verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({"delivery": "live-webinar"}, COMPLIANT, id="virtual classroom"),
        pytest.param({"delivery": "online-self-paced"}, COMPLIANT, id="on line"),
        pytest.param({"activity": "conference"}, COMPLIANT, id="a conference"),
        pytest.param({"delivery": "home-study"}, UNDETERMINED, id="home study"),
        pytest.param({"delivery": None}, UNDETERMINED, id="delivery not told"),
        pytest.param({"activity": "teaching"}, UNDETERMINED, id="teaching"),
        pytest.param({"activity": "self-directed"}, UNDETERMINED, id="self-study"),
    ],
)
@pytest.mark.parametrize(("on", "completed"), [(THEN, BEFORE_THEN), (NOW, BEFORE_NOW)])
def test_how_much_teaching_and_self_study_counts_is_open(
    judged: Judge, course: CreditOf, on: date, completed: date, details: dict[str, Any], verdict: Verdict
) -> None:
    assert judged(course(5, completed, **details), on=on, ce_hours=6, ethics_hours=1).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2025, 2, 19), SHORT, id="second renewal"),
        pytest.param(date(2025, 2, 20), UNDETERMINED, id="first renewal"),
        pytest.param(date(2026, 2, 19), UNDETERMINED, id="first renewal, licensed a year"),
    ],
)
def test_whether_the_first_renewal_is_still_exempt_is_open(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued, ce_hours=6, ethics_hours=1).verdict is verdict


# Until June 2024


@pytest.mark.parametrize(
    ("technique", "ethics", "verdict"), [(5, 1, COMPLIANT), (4.5, 1, SHORT), (5.5, 0.5, SHORT), (0.5, 5.5, COMPLIANT)]
)
def test_six_hours_with_one_of_ethics_were_asked(
    judged: Judge, course: CreditOf, technique: float, ethics: float, verdict: Verdict
) -> None:
    assert judged(course(technique, BEFORE_THEN, ethics=ethics), on=THEN).verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [
        (["US-ID"], COMPLIANT),
        (["college"], COMPLIANT),
        (["NCBTMB"], COMPLIANT),
        (["ABMP"], COMPLIANT),
        (["FSMTB"], UNDETERMINED),
        ([], UNDETERMINED),
    ],
)
def test_whose_courses_counted(judged: Judge, course: CreditOf, approvals: list[str], verdict: Verdict) -> None:
    assert judged(course(5, BEFORE_THEN, approvals=approvals), on=THEN).verdict is verdict


def test_a_course_taken_twice_counted_once(judged: Judge, course: CreditOf) -> None:
    first = course(4, date(2023, 9, 1), title="Neck", provider="School")
    again = course(4, date(2023, 10, 1), title="Neck", provider="School")
    assert judged(first, again, on=THEN).counted == 5


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2022, 2, 19), SHORT, id="second renewal"),
        pytest.param(date(2022, 2, 20), EXEMPT, id="first renewal, licensed two years"),
        pytest.param(date(2023, 2, 19), EXEMPT, id="first renewal, licensed a year"),
    ],
)
def test_hours_started_with_the_second_renewal(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(on=THEN, issued=issued).verdict is verdict
