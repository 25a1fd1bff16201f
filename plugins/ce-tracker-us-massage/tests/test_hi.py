"""Hawaii: even years on 30 June, twelve hours since 2024, two of them for emergencies, CPR courses on line in doubt."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
NO_CE = Verdict.NO_CE_REQUIRED

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

IN_2024, IN_2026 = date(2023, 9, 1), date(2025, 9, 1)
"""Days within the periods that end in 2024 and 2026."""


RECOGNISED = {"approvals": ["US-HI"]}


@pytest.fixture
def credit(credit: CreditOf) -> CreditOf:
    """A course that the board approved, unless said otherwise."""

    def made(hours: float | dict[str, float], subject: str, completed: date, **details: Any) -> Credit:
        return credit(hours, subject, completed, **{**RECOGNISED, **details})

    return made


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = date(2026, 6, 30), issued: date = date(2015, 3, 1), **licence: Any) -> Audit:
        return judge_one("US-HI", "LMT", *credits, on=on, issued=issued, **licence)

    return judge


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2024, 6, 30), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2028, 6, 30)),
    ],
)
def test_it_is_due_on_30_june_of_even_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


def test_renewal_opens_on_1_may(judged: Judge) -> None:
    assert judged().window_opens == date(2026, 5, 1)


def test_a_forfeited_licence_can_be_restored_for_one_year(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2027, 6, 30)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2022, 6, 30), "no continuing education"),
        (date(2024, 6, 29), "no continuing education"),
        (date(2024, 6, 30), "twelve hours"),
        (date(2024, 7, 1), "twelve hours; CPR courses on line in doubt"),
        (date(2026, 6, 30), "twelve hours; CPR courses on line in doubt"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-HI"), end).label == label


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2022, 6, 30), NO_CE), (date(2022, 7, 1), SHORT), (date(2024, 6, 30), SHORT)]
)
def test_hours_are_first_asked_of_the_renewal_of_june_2024(judged: Judge, on: date, verdict: Verdict) -> None:
    assert judged(on=on).verdict is verdict


def test_twelve_hours_two_of_them_first_aid_met_the_renewal_of_june_2024(judged: Judge, credit: CreditOf) -> None:
    hours = credit({"technique": 10, "cpr-first-aid.first-aid": 2}, "", IN_2024)
    assert judged(hours, on=date(2024, 6, 30)).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2022, 6, 30), 0), (date(2022, 7, 1), 2), (date(2024, 6, 30), 2), (date(2024, 7, 1), 0)],
)
def test_hours_of_the_two_years_count(judged: Judge, credit: CreditOf, completed: date, counted: int) -> None:
    assert judged(credit(2, "ethics", completed), on=date(2024, 6, 30)).counted == counted


@pytest.mark.parametrize(
    ("technique", "first_aid", "short"),
    [
        pytest.param(9.75, 2, {"total"}, id="a quarter too few"),
        pytest.param(10.25, 1.75, {"first-aid"}, id="a quarter too few for emergencies"),
    ],
)
def test_a_quarter_of_an_hour_less_is_short(
    judged: Judge, credit: CreditOf, technique: float, first_aid: float, short: set[str]
) -> None:
    found = judged(credit({"technique": technique, "cpr-first-aid.first-aid": first_aid}, "", IN_2026))
    assert (found.verdict, unmet(found), found.short) == (SHORT, short, Decimal("0.25"))


@pytest.mark.parametrize(
    ("subject", "verdict"),
    [
        ("cpr-first-aid", COMPLIANT),
        ("cpr-first-aid.cpr", COMPLIANT),
        ("cpr-first-aid.aed", COMPLIANT),
        ("professional-practice.safety", UNDETERMINED),
        ("other", UNDETERMINED),
        ("ethics", SHORT),
    ],
)
@pytest.mark.parametrize("end", [2024, 2026])
def test_two_hours_are_for_emergencies(
    judged: Judge, credit: CreditOf, end: int, subject: str, verdict: Verdict
) -> None:
    hours = credit({"technique": 10, subject: 2}, "", date(end - 1, 9, 1), delivery="in-person")
    assert judged(hours, on=date(end, 6, 30)).verdict is verdict


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"approvals": []}, id="approved by nobody"),
        pytest.param({"approvals": ["NCBTMB"]}, id="approved by another"),
        pytest.param({"activity": "teaching"}, id="teaching"),
        pytest.param({"activity": "volunteering"}, id="volunteering"),
    ],
)
@pytest.mark.parametrize("end", [2024, 2026])
def test_whether_anything_but_courses_that_the_board_approved_counts_is_open(
    judged: Judge, credit: CreditOf, end: int, details: dict[str, Any]
) -> None:
    taken = credit({"technique": 10, "cpr-first-aid.first-aid": 2}, "", date(end - 1, 9, 1), **details)
    assert judged(taken, on=date(end, 6, 30)).verdict is UNDETERMINED


@pytest.mark.parametrize("delivery", ["online-self-paced", "home-study", "live-webinar", None])
@pytest.mark.parametrize("subject", ["cpr-first-aid", "cpr-first-aid.cpr"])
def test_whether_cpr_taken_on_line_counts_is_open_since_the_hearing_of_november_2024(
    judged: Judge, credit: CreditOf, delivery: str | None, subject: str
) -> None:
    found = judged(credit(10, "technique", IN_2026), credit(2, subject, IN_2026, delivery=delivery))
    assert (found.verdict, found.unknown[0].about) == (UNDETERMINED, (f"{subject} of {IN_2026}",))


def test_cpr_taken_on_line_counted_before(judged: Judge, credit: CreditOf) -> None:
    cpr = credit(2, "cpr-first-aid.cpr", IN_2024, delivery="online-self-paced")
    assert judged(credit(10, "technique", IN_2024), cpr, on=date(2024, 6, 30)).verdict is COMPLIANT


@pytest.mark.parametrize("subject", ["cpr-first-aid.first-aid", "cpr-first-aid.aed"])
def test_first_aid_taken_on_line_counts(judged: Judge, credit: CreditOf, subject: str) -> None:
    first_aid = credit(2, subject, IN_2026, delivery="online-self-paced")
    assert judged(credit(10, "technique", IN_2026), first_aid).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 6, 30), SHORT, id="issued on the last day of the period before"),
        pytest.param(date(2024, 7, 1), UNDETERMINED, id="issued on the first day of the period"),
        pytest.param(date(2026, 6, 30), UNDETERMINED, id="issued on the day it falls due"),
    ],
)
def test_whether_a_first_renewal_is_relieved_is_open(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


def test_twelve_hours_are_enough_at_a_first_renewal_in_any_case(judged: Judge, credit: CreditOf) -> None:
    hours = credit({"technique": 10, "cpr-first-aid.first-aid": 2}, "", IN_2026)
    assert judged(hours, issued=date(2024, 8, 1)).verdict is COMPLIANT


def test_hours_are_not_carried_over_without_a_known_rule(judged: Judge, credit: CreditOf) -> None:
    assert judged(credit(24, "cpr-first-aid.first-aid", IN_2024)).counted == 0
