"""Which facts rule books heed."""

from datetime import date
from typing import Any

import pytest
from tests.conftest import MakeBook, MakeRules

from ce_tracker.rulebooks.facts import facts_heeded
from ce_tracker.rules import CarryOver, FactAsked, Window


def test_some_facts_are_heeded_of_any_licence(book: MakeBook, rules: MakeRules) -> None:
    assert facts_heeded([book(rules())]) == {"renewals": int, "term_started": date}


@pytest.mark.parametrize(("example", "kind"), [(True, bool), (4, int), ("Bay School", str), (date(2026, 1, 1), date)])
def test_a_fact_is_of_the_kind_of_its_example(book: MakeBook, rules: MakeRules, example: Any, kind: type) -> None:
    asking = book(rules(), facts=(FactAsked("told", "what is told", example),))
    assert facts_heeded([asking])["told"] is kind


def test_hours_carried_over_are_heeded_where_some_version_carries_any(book: MakeBook, rules: MakeRules) -> None:
    carrying = book(rules(carry_over=CarryOver(4, toward=("total",))))
    assert facts_heeded([carrying])["carried_over"] is int


@pytest.mark.parametrize("window", [Window(to_application=True), Window(back_from_application=True)])
def test_the_day_of_the_application_is_heeded_where_a_window_ends_with_it(
    book: MakeBook, rules: MakeRules, window: Window
) -> None:
    assert facts_heeded([book(rules(window=window))])["applied_on"] is date
