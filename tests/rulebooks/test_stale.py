"""Which rules to look up again first."""

from datetime import date

import pytest
from tests.conftest import MakeBook, MakeRules

from ce_tracker.rulebooks.stale import WEIGHTS, stale
from ce_tracker.rules import (
    CONFLICTING,
    IN_PERSON,
    ODD,
    PRIMARY,
    SECONDARY,
    UNVERIFIED,
    AnyOf,
    ApplyBy,
    CarryOver,
    Case,
    Citation,
    Component,
    Components,
    Confidence,
    FirstPeriod,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    Reporting,
    Rules,
    Span,
    between,
    from_,
)

ON = date(2026, 4, 11)  # a hundred days after the rules were checked
OTHER = Citation("Rule 9", "https://board.example/rule-9")


@pytest.mark.parametrize(
    ("confidence", "score"), [(PRIMARY, 100), (SECONDARY, 200), (CONFLICTING, 300), (UNVERIFIED, 400)]
)
def test_the_score_is_the_age_times_the_weight_of_the_confidence(
    rules: MakeRules, book: MakeBook, confidence: Confidence, score: int
) -> None:
    (one,) = stale([book(rules(confidence=confidence))], ON)
    assert (one.age, one.score) == (100, score)


def test_the_most_urgent_comes_first(rules: MakeRules, book: MakeBook) -> None:
    fresh = book(rules(confidence=SECONDARY, verified_on=date(2026, 3, 2)), credential="fresh")  # 40 days: 80
    old = book(rules(), credential="old")  # 100 days: 100
    assert [one.book.credential for one in stale([fresh, old], ON)] == ["old", "fresh"]


def test_of_equal_age_none_the_least_sure_comes_first(rules: MakeRules, book: MakeBook) -> None:
    sure, unsure = book(rules(), credential="A"), book(rules(confidence=UNVERIFIED), credential="B")
    assert [one.book.credential for one in stale([sure, unsure], date(2026, 1, 1))] == ["B", "A"]


def test_rules_checked_after_the_day_have_no_age(rules: MakeRules, book: MakeBook) -> None:
    (one,) = stale([book(rules())], date(2025, 6, 1))
    assert (one.age, one.score) == (0, 0)


def _weaker(confidence: Confidence) -> list[dict[str, object]]:
    total, of = Minimum("total", 24), Maximum("part", 2, IN_PERSON, confidence=confidence)
    return [
        {"requirements": (Minimum("total", 24, confidence=confidence),)},
        {"requirements": (Minimum("total", 24, at_most_inside=(of,)),)},
        {"requirements": (Components((Component("part", 2, confidence=confidence),)),)},
        {"requirements": (Components((Component("part", 2),), confidence=confidence),)},
        {"requirements": (AnyOf("way", "or", ((total,), (of,))),)},
        {"cases": (Case(FirstPeriod(), exempt="first", confidence=confidence),)},
        {"cases": (Case(FirstPeriod(), (Holds("cpr", ("cpr",), "CPR", confidence=confidence),)),)},
        {"carry_over": CarryOver(8, ("total",), confidence=confidence)},
        {"reporting": (Reporting(Span(days=7), "It is posted.", confidence=confidence),)},
    ]


@pytest.mark.parametrize("place", range(len(_weaker(UNVERIFIED))))
def test_the_least_sure_part_decides(rules: MakeRules, book: MakeBook, place: int) -> None:
    (one,) = stale([book(rules(**_weaker(UNVERIFIED)[place]))], ON)
    assert (one.weakest, one.checks[0].confidence) == (UNVERIFIED, UNVERIFIED)


def test_the_term_and_the_application_are_looked_up_as_well(rules: MakeRules, book: MakeBook) -> None:
    term = FixedDate(8, 31, ODD, citation=OTHER, confidence=CONFLICTING)
    apply_by = ApplyBy(Span(days=30), "Later is late.", citation=OTHER)
    (one,) = stale([book(rules(), term=term, apply_by=apply_by)], ON)
    first = one.checks[0]
    assert (first.what, first.citation, first.confidence) == (("the term", "the application"), OTHER, CONFLICTING)


def test_a_text_is_looked_up_once_whatever_rests_on_it(rules: MakeRules, book: MakeBook) -> None:
    version = rules(Minimum("total", 24), Minimum("live", 8, confidence=SECONDARY), Minimum("law", 2, citation=OTHER))
    (one,) = stale([book(version)], ON)
    assert [(check.what, str(check.citation)) for check in one.checks] == [
        (("live", "the rules", "the term", "total"), "Rule 1"),
        (("law",), "Rule 9"),
    ]


@pytest.fixture
def versions(rules: MakeRules) -> list[Rules]:
    past = between(date(2019, 1, 1), date(2023, 12, 31))
    now = between(date(2024, 1, 1), date(2028, 12, 31))
    return [rules(label=str(days), periods_ending=days) for days in (past, now, from_(2029, 1, 1))]


def test_versions_that_govern_no_longer_are_left_out(versions: list[Rules], book: MakeBook) -> None:
    found = stale([book(*versions)], ON)
    assert {one.rules.label for one in found} == {"2024-01-01 to 2028-12-31", "from 2029-01-01"}


def test_versions_of_the_past_are_looked_up_where_asked_for(versions: list[Rules], book: MakeBook) -> None:
    assert len(stale([book(*versions)], ON, past=True)) == 3


@pytest.mark.parametrize(("before", "count"), [(date(2026, 1, 1), 0), (date(2026, 1, 2), 1)])
def test_only_what_was_checked_before_a_day_is_asked_for(
    rules: MakeRules, book: MakeBook, before: date, count: int
) -> None:
    assert len(stale([book(rules())], ON, checked_before=before)) == count


def test_every_confidence_has_a_weight_that_rises_as_it_falls() -> None:
    assert [WEIGHTS[confidence] for confidence in Confidence] == [1, 2, 3, 4]
