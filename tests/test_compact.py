"""The Interstate Massage Compact: who had enacted it when, that it grants nothing, and what it would ask."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import (
    Audit,
    Certification,
    Credit,
    Document,
    Exam,
    Licence,
    Registry,
    Schooling,
    Status,
    Therapist,
    Verdict,
    audit_certification,
    builtin,
)
from ce_tracker.compact import CANNOT_JOIN, ENACTMENTS, RULE_BOOKS, VERIFIED, Enactment, Privileges, privileges, status
from ce_tracker.testing.conformance import CHECKS, Check

ON = VERIFIED
FIVE = {"US-NV", "US-OH", "US-AR", "US-MT", "US-VA"}
REGISTRY = Registry({"built-in": builtin}, installed=False)


def surely(on: date) -> set[str]:
    return {one.jurisdiction for one in status(on).enacted}


def perhaps(on: date) -> set[str]:
    return {one.jurisdiction for one in status(on).perhaps}


# Which states have enacted it


@pytest.mark.parametrize(
    ("on", "certain", "possible"),
    [
        pytest.param(date(2022, 11, 30), set(), set(), id="before there was a model"),
        pytest.param(date(2022, 12, 1), set(), {"US-NV"}, id="since there is one, perhaps Nevada"),
        pytest.param(date(2024, 7, 9), set(), {"US-NV", "US-VA"}, id="Nevada alone had by then, says Ohio's analysis"),
        pytest.param(date(2024, 9, 19), set(), {"US-NV", "US-VA"}, id="the day before Ohio's act was in force"),
        pytest.param(date(2024, 9, 20), {"US-OH"}, {"US-NV", "US-VA"}, id="Ohio's act in force"),
        pytest.param(date(2025, 1, 1), {"US-OH"}, FIVE - {"US-OH"}, id="the year of Arkansas and Montana"),
        pytest.param(date(2025, 11, 2), {"US-OH"}, FIVE - {"US-OH"}, id="the day before five were counted"),
        pytest.param(date(2025, 11, 3), FIVE, set(), id="five counted"),
        pytest.param(VERIFIED, FIVE, set(), id="when it was last looked up"),
    ],
)
def test_the_states_that_had_enacted_it_by_a_day(on: date, certain: set[str], possible: set[str]) -> None:
    assert (surely(on), perhaps(on)) == (certain, possible)


@pytest.mark.parametrize("one", ENACTMENTS, ids=lambda one: one.jurisdiction)
def test_no_state_surely_enacted_it_before_it_may_have(one: Enactment) -> None:
    assert one.perhaps_from <= one.surely_by


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 2000))
def test_no_state_that_had_enacted_it_is_lost_later(on: date, days: int) -> None:
    assert surely(on) <= surely(on + timedelta(days=days))


def test_no_state_without_a_licence_is_among_them() -> None:
    assert not FIVE & set(CANNOT_JOIN)


@pytest.mark.parametrize(
    ("on", "in_force"),
    [(date(2023, 1, 1), False), (date(2025, 11, 3), False), (VERIFIED, False), (VERIFIED + timedelta(days=1), None)],
)
def test_it_is_not_in_force_as_far_as_it_was_looked_up(on: date, in_force: bool | None) -> None:
    assert status(on).in_force is in_force


def test_two_states_are_missing() -> None:
    assert status(ON).states_missing == 2


def test_a_reading_that_is_older_than_the_day_is_told() -> None:
    assert "by the latest reading of August 2026" in status(ON).why


# What it would give


def licence(jurisdiction: str = "US-OH", **told: Any) -> Licence:
    return Licence(jurisdiction, "LMT", **{"issued": date(2020, 1, 1), "expires": date(2028, 1, 1), **told})


def privileged(*licences: Licence, on: date = ON) -> Privileges:
    return privileges(Therapist("Jordan Rivera", licences=licences), on)


def test_the_home_state_is_that_of_the_only_licence_of_a_state_that_has_enacted_it() -> None:
    found = privileged(licence(), licence("US-FL"))
    assert found.home == licence()


def test_the_privilege_would_hold_in_the_other_states() -> None:
    assert set(privileged(licence()).would_hold) == FIVE - {"US-OH"}


def test_of_two_home_states_the_record_does_not_say_which_it_is() -> None:
    found = privileged(licence(), licence("US-NV"))
    assert (found.home, set(found.would_hold)) == (None, FIVE)


def test_states_that_may_have_enacted_it_stand_apart() -> None:
    found = privileged(licence(), on=date(2025, 6, 1))
    assert (found.would_hold, set(found.perhaps)) == ((), FIVE - {"US-OH"})


@pytest.mark.parametrize(
    "held",
    [
        pytest.param([], id="no licence"),
        pytest.param([licence("US-FL")], id="of a state that has not enacted it"),
        pytest.param([licence(status=Status.INACTIVE)], id="not active"),
        pytest.param([licence(issued=ON + timedelta(days=1))], id="issued the day after"),
        pytest.param([licence(expires=ON - timedelta(days=1))], id="expired the day before"),
    ],
)
def test_without_an_active_licence_of_such_a_state_it_would_hold_nowhere(held: list[Licence]) -> None:
    found = privileged(*held)
    assert (found.homes, found.would_hold) == ((), ())


@pytest.mark.parametrize("day", ["issued", "expires"])
def test_a_licence_is_held_on_its_first_and_last_day(day: str) -> None:
    days: dict[str, Any] = {day: ON}
    assert privileged(licence(**days)).homes


def test_it_is_told_why_no_privilege_is_granted() -> None:
    assert "the compact is not in force" in privileged(licence()).why_none


def test_later_it_is_not_known_whether_one_is() -> None:
    assert "is not known" in privileged(licence(), on=date(2027, 6, 1)).why_none


def test_who_has_no_home_licence_is_told_so() -> None:
    assert "no active licence" in privileged(licence("US-FL")).why_none


# What it would ask


def sought(**record: Any) -> Audit:
    return audit_certification(
        Therapist("T", **record), Certification("IMpact", "multistate"), on=ON, registry=REGISTRY
    )


def school(hours: float) -> list[Schooling]:
    return [Schooling("Institute", date(2015, 1, 1), {"technique": hours})]


EVERYTHING: dict[str, Any] = {
    "licences": [licence()],
    "schooling": school(625),
    "exams": [Exam("MBLEx", date(2016, 1, 1))],
    "documents": [
        Document("background-check", date(2026, 1, 1)),
        Document("attestation.clean-record", date(2026, 1, 1)),
    ],
}


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


def test_nobody_is_eligible_while_it_is_not_in_force() -> None:
    found = sought(**EVERYTHING)
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"in-force"})


@pytest.mark.parametrize(
    ("record", "key", "met"),
    [
        pytest.param({"schooling": school(624)}, "education", False, id="an hour less than 625"),
        pytest.param(
            {"schooling": school(600), "credits": [Credit("C", date(2020, 1, 1), 25, "technique")]},
            "education",
            None,
            id="school and continuing education together",
        ),
        pytest.param({"licences": [licence("US-FL")]}, "home-licence", None, id="no licence of such a state"),
        pytest.param(
            {"licences": [licence(status=Status.INACTIVE)]}, "home-licence", False, id="an inactive home licence"
        ),
        pytest.param({"exams": []}, "mblex", None, id="no examination recorded"),
        pytest.param({"documents": []}, "background-check", None, id="no background check recorded"),
        pytest.param({"documents": []}, "discipline", None, id="discipline not recorded"),
    ],
)
def test_what_is_missed_or_not_recorded(record: dict[str, Any], key: str, met: bool | None) -> None:
    found = sought(**{**EVERYTHING, **record})
    answers = {one.key: one.met for one in found.requirements} | {one.key: one.met for one in found.conditions}
    assert answers[key] is met


@pytest.mark.parametrize("exam", ["NCETMB", "NCETM"])
def test_whether_an_older_examination_serves_is_disputed(exam: str) -> None:
    failed = Exam("MBLEx", failed=date(2015, 1, 1))
    found = sought(**{**EVERYTHING, "exams": [failed, Exam(exam, date(2010, 1, 1))]})
    assert found.verdict is Verdict.UNDETERMINED


def test_who_failed_the_mblex_and_passed_no_older_one_is_not_eligible() -> None:
    exams = [Exam("MBLEx", failed=date(2015, 1, 1)), Exam("NCETMB", failed=date(2010, 1, 1))]
    assert sought(**{**EVERYTHING, "exams": exams}).verdict is Verdict.SHORT


@pytest.mark.parametrize("check", CHECKS)
def test_the_rule_book_conforms(check: Check) -> None:
    assert list(check(RULE_BOOKS[0])) == []
