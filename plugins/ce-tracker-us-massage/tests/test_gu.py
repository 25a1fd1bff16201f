"""Guam: no licence; a health certificate that ends on its printed day."""

from collections.abc import Callable
from datetime import date

import pytest

from ce_tracker import Audit, Milestone, Therapist, Verdict, deadlines

Judge = Callable[..., Audit]

ON = date(2026, 11, 23)
ISSUED = date(2026, 3, 1)


@pytest.fixture
def unlicensed(judge_one: Judge) -> Audit:
    return judge_one("US-GU", "unlicensed", on=ON, issued=date(2020, 1, 1))


@pytest.fixture
def certificate(judge_one: Judge) -> Audit:
    return judge_one("US-GU", "health-certificate", on=ON, issued=ISSUED, expires=date(2027, 2, 28))


def test_where_there_is_no_licence_nothing_is_asked(unlicensed: Audit) -> None:
    assert unlicensed.verdict is Verdict.NO_CE_REQUIRED


def test_where_there_is_no_licence_nothing_falls_due(unlicensed: Audit) -> None:
    assert deadlines(Therapist("T"), [unlicensed]) == []


@pytest.mark.parametrize("credential", ["unlicensed", "health-certificate"])
def test_that_nothing_applies_is_told_as_secondary(judge_one: Judge, credential: str) -> None:
    found = judge_one("US-GU", credential, on=ON, issued=ISSUED)
    assert any("rests in part on secondary sources" in warning for warning in found.warnings)


def test_the_health_certificate_ends_on_its_printed_day(certificate: Audit) -> None:
    told = deadlines(Therapist("T"), [certificate])
    assert [one.day for one in told if one.milestone is Milestone.EXPIRES] == [date(2027, 2, 28)]


def test_the_health_certificate_asks_for_no_hours(certificate: Audit) -> None:
    assert certificate.verdict is Verdict.NO_CE_REQUIRED


def test_without_its_printed_day_nothing_is_told_of_when_it_ends(judge_one: Judge) -> None:
    found = judge_one("US-GU", "health-certificate", on=ON, issued=ISSUED)
    assert (found.verdict, found.due) == (Verdict.NO_CE_REQUIRED, None)


def test_what_to_enter_is_told_then(judge_one: Judge) -> None:
    found = judge_one("US-GU", "health-certificate", on=ON, issued=ISSUED)
    assert "enter licences.expires" in found.warnings[0]
