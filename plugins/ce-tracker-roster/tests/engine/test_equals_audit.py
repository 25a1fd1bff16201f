"""What sums decide is what `audit` says, licence by licence, over all jurisdictions, on days of several rule versions."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from rosters import (
    ON,
    Holder,
    carrying_over,
    expected,
    frames,
    people,
    rosters,
    sharing_days,
    with_a_period_before,
    with_daily_limits,
    with_hours_left_before,
)

from ce_tracker_roster import audit_roster

DAYS = (ON, date(2023, 9, 15), date(2024, 2, 29), date(2025, 8, 31), date(2026, 11, 28), date(2027, 3, 1))


def told(holders: list[Holder], on: date) -> dict[str, dict[str, Any]]:
    """What the report says of each licence, but for how it was found."""
    report = audit_roster(*frames(holders), on=on)
    return {
        row["licence"]: {name: value for name, value in row.items() if name not in ("set_aside", "by")}
        for row in report.licences.to_dicts()
    }


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("facts", [True, False], ids=["facts", "no facts"])
def test_every_row_is_what_the_audit_of_the_licence_says(on: date, *, facts: bool) -> None:
    holders = people(on.toordinal(), each=3, facts=facts)
    assert told(holders, on) == expected(holders, on)


@given(rosters())
@settings(max_examples=6)
def test_any_roster_is_told_as_audits_tell_it(holders: list[Holder]) -> None:
    assert told(holders, ON) == expected(holders, ON)


@pytest.mark.parametrize("seed", range(3))
def test_crowded_days_are_told_as_audits_tell_them(seed: int) -> None:
    holders = people(seed, each=60, where=with_daily_limits(), crowded=True)
    assert len(holders) >= 120
    assert told(holders, ON) == expected(holders, ON)


@pytest.mark.parametrize("on", [ON, date(2020, 9, 1)], ids=str)
def test_hours_of_a_period_before_that_was_perhaps_met_are_told_as_audits_tell_them(on: date) -> None:
    holders = with_a_period_before(people(on.toordinal(), each=25, facts=False, where=carrying_over()), 1)
    assert len(holders) >= 150
    assert told(holders, on) == expected(holders, on)


@pytest.mark.parametrize("on", [ON, date(2027, 3, 1)], ids=str)
def test_hours_that_a_met_period_before_perhaps_left_are_told_as_audits_tell_them(on: date) -> None:
    holders = with_hours_left_before(people(6, each=40, facts=False, where=carrying_over()), 3)
    assert len(holders) >= 240
    assert told(holders, on) == expected(holders, on)


def test_hours_perhaps_left_as_others_were_carried_into_a_period_are_told_as_audits_tell_them() -> None:
    once = with_hours_left_before(people(0, each=40, facts=False, where=carrying_over()), 1)
    holders = with_a_period_before(once, 0)
    assert told(holders, ON) == expected(holders, ON)


def test_hours_of_days_that_two_windows_share_are_told_as_audits_tell_them() -> None:
    holders = sharing_days(4, 150)
    assert told(holders, ON) == expected(holders, ON)


def test_sums_decide_nearly_all_licences_of_which_no_facts_are_told() -> None:
    report = audit_roster(*frames(people(5, each=5, facts=False)), on=ON)
    one_by_one = report.licences.filter(by="audit").height
    assert one_by_one < report.licences.height / 8


def test_the_report_does_not_depend_on_the_order_of_credits() -> None:
    holders = people(17, each=2)
    licences, credits, documents = frames(holders)
    one = audit_roster(licences, credits, documents, on=ON).licences
    other = audit_roster(licences, credits.reverse(), documents.reverse(), on=ON).licences
    assert one.equals(other)


def test_licences_whose_hours_decide_are_told_alike_among_many_others_of_whom_nothing_is_asked() -> None:
    asked = [one for one in people(7, each=12) if one.licence.jurisdiction in ("US-MI", "US-NJ")]
    free = next(one for one in people(8) if one.licence.jurisdiction == "US-CA")
    others = [
        evolve(free, key=f"free-{number}", licence=evolve(free.licence, number=f"{number}"))
        for number in range(len(asked) * 12)
    ]
    assert told([*others, *asked], ON) == expected([*others, *asked], ON)
