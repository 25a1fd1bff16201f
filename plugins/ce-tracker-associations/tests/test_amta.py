"""AMTA: 48 clock hours in four years, what earns none, and what its page leaves open."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import ce_tracker_associations
from ce_tracker import Audit, Certification, Credit, Registry, Therapist, Verdict, audit_certification
from ce_tracker_associations.amta import MEMBER

AMTA = ["AMTA"]

Judge = Callable[..., Audit]


@pytest.fixture(scope="module")
def judged() -> Judge:
    """A member whose four years end on 30 April 2027."""
    registry = Registry({"associations": ce_tracker_associations}, installed=False)

    def judge(*credits: Credit, on: date = date(2027, 4, 30), **membership: Any) -> Audit:
        fields = {"issued": date(2019, 5, 1), "expires": date(2027, 4, 30), **membership}
        member = Certification("AMTA", "member", **fields)
        person = Therapist("Jordan Rivera", certifications=[member], credits=credits)
        return audit_certification(person, member, on=on, registry=registry)

    return judge


def credit(hours: float, subject: str = "technique", **details: Any) -> Credit:
    usual = {"title": "A course", "completed": date(2025, 6, 1), "approvals": AMTA, **details}
    return Credit(hours=hours, subject=subject, **usual)


@pytest.mark.parametrize(
    ("hours", "verdict"), [(47.5, Verdict.SHORT), (48, Verdict.COMPLIANT), (60, Verdict.COMPLIANT)]
)
def test_48_hours_are_asked(judged: Judge, hours: float, verdict: Verdict) -> None:
    assert judged(credit(hours)).verdict is verdict


def test_no_hours_of_ethics_are_asked(judged: Judge) -> None:
    assert [one.key for one in judged(credit(48)).requirements] == ["total"]


@pytest.mark.parametrize("subject", ["cpr-first-aid", "cpr-first-aid.cpr", "cpr-first-aid.first-aid"])
def test_first_aid_and_cpr_earn_nothing(judged: Judge, subject: str) -> None:
    assert judged(credit(40), credit(8, subject, title="Another")).counted == 40


def test_teaching_earns_nothing(judged: Judge) -> None:
    assert judged(credit(48, activity="teaching")).counted == 0


@pytest.mark.parametrize("approvals", [[], ["NCBTMB"], ["US-FL"]])
def test_whose_other_courses_count_is_open(judged: Judge, approvals: list[str]) -> None:
    assert judged(credit(48, approvals=approvals)).verdict is Verdict.UNDETERMINED


def test_what_is_open_about_other_courses_is_told(judged: Judge) -> None:
    assert [one.why for one in judged(credit(48, approvals=["NCBTMB"])).unknown] == [
        "whose courses AMTA accepts, apart from its own, was not in what could be read"
    ]


def test_cpr_earns_nothing_whoever_approved_it(judged: Judge) -> None:
    found = judged(credit(40), credit(8, "cpr-first-aid.cpr", title="CPR", approvals=[]))
    assert found.verdict is Verdict.SHORT


@pytest.mark.parametrize(
    ("minutes", "verdict"),
    [(48 * 60, Verdict.COMPLIANT), (48 * 50, Verdict.UNDETERMINED), (48 * 50 - 1, Verdict.SHORT)],
)
def test_how_many_minutes_a_clock_hour_has_is_open(judged: Judge, minutes: int, verdict: Verdict) -> None:
    assert judged(credit(minutes, unit="minute")).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2023, 4, 30), 0), (date(2023, 5, 1), 48), (date(2027, 4, 30), 48)],
    ids=["the last day before", "the first day", "the last day"],
)
def test_hours_are_of_the_four_years(judged: Judge, completed: date, counted: int) -> None:
    assert judged(credit(48, completed=completed)).counted == counted


def test_without_the_end_of_the_four_years_the_verdict_is_undetermined(judged: Judge) -> None:
    found = judged(credit(48), expires=None)
    assert (found.verdict, found.unknown[0].key) == (Verdict.UNDETERMINED, "due")


def test_nothing_done_is_short_of_all_48(judged: Judge) -> None:
    assert judged().short == Decimal(48)


def test_that_the_page_is_undated_is_noted() -> None:
    assert any("has no date" in note for note in MEMBER.rules[0].notes)
