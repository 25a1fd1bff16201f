"""How many hours an ordinary renewal asks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.conftest import MakeBook, MakeRules

from ce_tracker import Status
from ce_tracker.rulebooks.usual import usual_hours
from ce_tracker.rules import (
    IN_PERSON,
    AnyOf,
    AsTold,
    Case,
    Component,
    Components,
    Disputed,
    Doubt,
    FirstPeriod,
    Holds,
    Maximum,
    Minimum,
    Percent,
    PeriodStartsBefore,
    PerMonth,
    PerYear,
    PractisingFor,
    SecondPeriod,
    StatusIs,
    Undetermined,
    between,
    subject,
)

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("requirements", "words"),
    [
        ((Minimum("total", 24),), "24"),
        ((Minimum("total", 24), Minimum("live", 8, IN_PERSON)), "24"),
        ((Components((Component("law", 2), Component("rest", "10.5"))),), "12.5"),
        ((Components((Component("law", 2), Component("rest", PerYear(5)))), Minimum("live", 15)), "15"),
        ((AnyOf("way", "or", ((Minimum("total", 24),), (Holds("board", ("x",), "x"),))),), "24"),
        ((Holds("cpr", ("cpr",), "CPR"),), "none"),
        ((Maximum("live", 6, IN_PERSON),), "none"),
        ((Minimum("total", PerYear(5)),), "10"),
        ((Minimum("total", PerMonth(1)),), "24"),
        ((Minimum("total", PerMonth(1, at_most=20)),), "20"),
        ((Minimum("total", Percent(10, of=14)),), "1.4"),
        ((Minimum("total", Disputed(12, 10, "why")),), "10 or 12"),
        ((Minimum("total", 24), Minimum("live", Disputed(12, 10, "why"))), "24"),
        ((Minimum("total", AsTold("ce_hours", "why")),), "?"),
        ((Undetermined("total", "not read"),), "?"),
        ((Minimum("total", 24), Undetermined("law", "not read")), "24+"),
        ((Components((Component("law", Disputed(2, 1, "w")), Component("rest", Disputed(16, 17, "w")))),), "18"),
        ((Components((Component("law", 2), Component("rest", Disputed(16, 14, "w")))),), "16 or 18"),
        ((Minimum("total", 24, doubt=Doubt("why")),), "24?"),
        ((Minimum("total", 24, doubt=Doubt("why", FirstPeriod())),), "24"),
        ((Minimum("total", 24), Minimum("law", 2, doubt=Doubt("why"))), "24"),
        ((Minimum("total", 24, when=FirstPeriod()), Minimum("usual", 12)), "12"),
        ((Minimum("total", 24, when=PractisingFor(15)),), "24?"),
    ],
)
def test_the_hours_of_an_ordinary_renewal(
    rules: MakeRules, book: MakeBook, requirements: tuple[Any, ...], words: str
) -> None:
    version = rules(*requirements)
    assert usual_hours(book(version), version, ON).words() == words


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (Case(FirstPeriod(), exempt="first"), "24"),
        (Case(SecondPeriod(), (Minimum("total", 12),)), "24"),
        (Case(StatusIs(Status.INACTIVE), exempt="inactive"), "24"),
        (Case(PeriodStartsBefore(date(2100, 1, 1)), (Minimum("total", 6),)), "6"),
        (Case(PeriodStartsBefore(date(2100, 1, 1)), exempt="not yet"), "none"),
    ],
)
def test_a_special_case_is_not_ordinary_unless_it_holds_for_all(
    rules: MakeRules, book: MakeBook, case: Case, words: str
) -> None:
    version = rules(cases=(case,))
    assert usual_hours(book(version), version, ON).words() == words


def test_where_nothing_is_asked_the_hours_are_none(rules: MakeRules, book: MakeBook) -> None:
    version = rules(ce_required=False)
    assert usual_hours(book(version), version, ON).number == Decimal(0)


def test_disputed_hours_are_not_one_number(rules: MakeRules, book: MakeBook) -> None:
    version = rules(Minimum("total", Disputed(12, 10, "why"), subject("ethics")))
    hours = usual_hours(book(version), version, ON)
    assert (hours.number, hours.least, hours.most) == (None, 10, 12)


def test_an_old_version_is_asked_about_periods_of_its_time(rules: MakeRules, book: MakeBook) -> None:
    since = PerYear(1, since=date(2015, 7, 1))
    old = rules(Minimum("total", since), periods_ending=between(date(2016, 1, 1), date(2016, 12, 31)))
    assert usual_hours(book(old), old, ON).words() == "1"
