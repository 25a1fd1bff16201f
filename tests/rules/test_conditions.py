"""Conditions answer yes, no, or that it cannot be told; and then say what to enter."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import Licence, Status, Therapist
from ce_tracker.rules import (
    Both,
    Condition,
    Either,
    FirstPeriod,
    IssuedJustBefore,
    IssuedWithin,
    Period,
    PeriodAtMost,
    PeriodStartsBefore,
    PractisingFor,
    SecondPeriod,
    Setting,
    Span,
    StartNotTold,
    StatusIs,
)


def setting(*, first: bool = False, second: bool = False, issued: date = date(2015, 1, 1), **fields: Any) -> Setting:
    period = Period(date(2025, 3, 1), date(2027, 2, 28), 1, first, second)
    return Setting(Therapist("A"), Licence("US-XX", "LMT", issued, **fields), period, period.end, 2)


STANDING = {"good_standing": True}


@pytest.mark.parametrize(
    ("condition", "where", "answer"),
    [
        pytest.param(FirstPeriod(), setting(first=True), True, id="first"),
        pytest.param(FirstPeriod(), setting(second=True), False, id="second-is-not-first"),
        pytest.param(SecondPeriod(), setting(second=True), True, id="second"),
        pytest.param(SecondPeriod(), setting(first=True), False, id="first-is-not-second"),
        pytest.param(IssuedWithin(6), setting(first=True, issued=date(2026, 9, 1)), True, id="six-months-left"),
        pytest.param(IssuedWithin(6), setting(first=True, issued=date(2026, 8, 31)), False, id="a-day-more"),
        pytest.param(IssuedWithin(6), setting(issued=date(2026, 9, 1)), False, id="within-but-not-first"),
        pytest.param(PeriodAtMost(12), setting(first=True, issued=date(2026, 2, 28)), True, id="twelve-months"),
        pytest.param(PeriodAtMost(12), setting(first=True, issued=date(2026, 2, 27)), False, id="over-twelve-months"),
        pytest.param(PeriodAtMost(12), setting(issued=date(2026, 2, 28)), False, id="twelve-but-not-first"),
        pytest.param(StartNotTold(3), setting(issued=date(2024, 4, 1)), True, id="may-have-begun-later"),
        pytest.param(StartNotTold(3), setting(issued=date(2024, 2, 29)), False, id="was-cut-short-in-no-way"),
        pytest.param(StartNotTold(3), setting(first=True, issued=date(2025, 3, 9)), False, id="the-first-was-not"),
        pytest.param(
            StartNotTold(3),
            setting(issued=date(2024, 4, 1), facts={"term_started": date(2025, 3, 1)}),
            False,
            id="told-to-begin-as-reckoned",
        ),
        pytest.param(
            StartNotTold(3),
            setting(issued=date(2024, 4, 1), facts={"term_started": date(2025, 2, 28)}),
            True,
            id="told-to-begin-before",
        ),
        pytest.param(IssuedJustBefore(Span(days=1)), setting(issued=date(2025, 2, 28)), True, id="the-day-before"),
        pytest.param(IssuedJustBefore(Span(days=1)), setting(issued=date(2025, 2, 27)), False, id="two-days-before"),
        pytest.param(IssuedJustBefore(Span(days=1)), setting(issued=date(2025, 3, 1)), False, id="on-its-first-day"),
        pytest.param(
            IssuedJustBefore(Span(months=3)), setting(issued=date(2024, 12, 1)), True, id="three-months-before"
        ),
        pytest.param(IssuedJustBefore(Span(months=3)), setting(issued=date(2024, 11, 30)), False, id="longer-before"),
        pytest.param(
            IssuedJustBefore(Span(days=1), unless_told="ends"), setting(issued=date(2025, 2, 28)), True, id="not-told"
        ),
        pytest.param(
            IssuedJustBefore(Span(days=1), unless_told="ends"),
            setting(issued=date(2025, 2, 28), facts={"ends": date(2026, 3, 1)}),
            False,
            id="told",
        ),
        pytest.param(PeriodStartsBefore(date(2025, 3, 2)), setting(), True, id="began-the-day-before"),
        pytest.param(PeriodStartsBefore(date(2025, 3, 1)), setting(), False, id="began-on-the-day"),
        pytest.param(StatusIs(Status.MILITARY), setting(status="military"), True, id="military"),
        pytest.param(StatusIs(Status.MILITARY), setting(), False, id="active"),
        pytest.param(
            PractisingFor(15), setting(facts={**STANDING, "practising_since": date(2012, 2, 28)}), True, id="to-the-day"
        ),
        pytest.param(
            PractisingFor(15),
            setting(facts={**STANDING, "practising_since": date(2012, 3, 1)}),
            False,
            id="a-day-short",
        ),
        pytest.param(PractisingFor(15), setting(facts=STANDING), None, id="tenure-not-recorded"),
        pytest.param(
            PractisingFor(15), setting(facts={"practising_since": date(2000, 1, 1)}), None, id="standing-not-recorded"
        ),
        pytest.param(
            PractisingFor(15), setting(facts={"practising_since": date(2020, 1, 1)}), False, id="too-short-either-way"
        ),
        pytest.param(PractisingFor(15), setting(facts={"good_standing": False}), False, id="not-in-good-standing"),
    ],
)
def test_what_a_condition_answers(condition: Condition, where: Setting, answer: bool | None) -> None:
    assert condition.holds(where) is answer


@pytest.mark.parametrize(
    ("facts", "enter"),
    [
        ({}, ["facts.practising_since", "facts.good_standing"]),
        (STANDING, ["facts.practising_since"]),
        ({"practising_since": date(2000, 1, 1)}, ["facts.good_standing"]),
    ],
)
def test_missing_facts_are_asked_for(facts: dict[str, Any], enter: list[str]) -> None:
    assert [missing.enter for missing in PractisingFor(15).missing(setting(facts=facts))] == enter


YES, NO, OPEN = FirstPeriod(), SecondPeriod(), PractisingFor(15)
FIRST = setting(first=True)
answers = st.lists(st.sampled_from([YES, NO, OPEN]), min_size=1, max_size=4).map(tuple)


@given(answers)
def test_either_is_true_where_one_is_else_open_where_one_is(of: tuple[Condition, ...]) -> None:
    expected = True if YES in of else None if OPEN in of else False
    assert Either(of).holds(FIRST) is expected


@given(answers)
def test_both_is_false_where_one_is_else_open_where_one_is(of: tuple[Condition, ...]) -> None:
    expected = False if NO in of else None if OPEN in of else True
    assert Both(of).holds(FIRST) is expected


@given(answers)
def test_both_asks_only_where_it_cannot_be_told(of: tuple[Condition, ...]) -> None:
    assert bool(list(Both(of).missing(FIRST))) == (Both(of).holds(FIRST) is None)


def test_either_asks_what_its_conditions_ask() -> None:
    assert len(list(Either((NO, OPEN)).missing(FIRST))) == 2


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (FirstPeriod(), "in the period in which the licence was first issued"),
        (SecondPeriod(), "in the period after the one in which the licence was first issued"),
        (IssuedWithin(6), "first issued in the last 6 months of the period"),
        (PeriodAtMost(12), "in a first period of at most 12 months"),
        (PeriodStartsBefore(date(2025, 5, 22)), "in a period that began before 2025-05-22"),
        (IssuedJustBefore(Span(days=1)), "first issued no longer than 1 day before the period"),
        (
            IssuedJustBefore(Span(months=3), unless_told="ends"),
            "first issued no longer than 3 months before the period, as long as the licence does not tell ends",
        ),
        (StatusIs(Status.MILITARY), "while the licence is military"),
        (PractisingFor(15), "in good standing and actively practising for the last 15 years"),
        (
            Either((StatusIs(Status.MILITARY), IssuedWithin(6))),
            "while the licence is military, or first issued in the last 6 months of the period",
        ),
        (
            Both((StatusIs(Status.MILITARY), IssuedWithin(6))),
            "while the licence is military, and first issued in the last 6 months of the period",
        ),
    ],
)
def test_a_condition_says_itself(condition: Condition, words: str) -> None:
    assert str(condition) == words
