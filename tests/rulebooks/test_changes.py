"""What changed between two versions of rules."""

from datetime import date
from typing import Any

import pytest
from tests.conftest import MakeRules

from ce_tracker.rulebooks.changes import What, changes
from ce_tracker.rules import (
    CONFLICTING,
    HANDS_ON,
    IN_PERSON,
    LIVE_WEBINAR,
    SECONDARY,
    AnyOf,
    CarryOver,
    Case,
    Citation,
    Component,
    Components,
    Doubt,
    Either,
    FirstPeriod,
    Holds,
    Maximum,
    Minimum,
    Reporting,
    SecondPeriod,
    Selector,
    Span,
    approved_by,
    from_,
    in_doubt,
    subject,
    until,
)

TOTAL = Minimum("total", 24)
ETHICS = Minimum("ethics", 2, subject("ethics"))


def told(before: Any, after: Any) -> list[str]:
    return [change.words() for change in changes(before, after)]


def test_a_version_is_like_itself(rules: MakeRules) -> None:
    assert changes(rules(TOTAL, ETHICS), rules(TOTAL, ETHICS)) == ()


def test_the_days_and_the_label_name_a_version_and_are_no_change(rules: MakeRules) -> None:
    before = rules(periods_ending=until(2025, 8, 30), label="old")
    assert changes(before, rules(periods_ending=from_(2025, 8, 31), label="new")) == ()


def test_a_requirement_that_came_is_added(rules: MakeRules) -> None:
    assert told(rules(TOTAL), rules(TOTAL, ETHICS)) == ["added: ethics: 2 hours: professional ethics"]


def test_a_requirement_that_went_is_dropped(rules: MakeRules) -> None:
    assert told(rules(TOTAL, ETHICS), rules(TOTAL)) == ["dropped: ethics: 2 hours: professional ethics"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Minimum("total", 24), Minimum("total", "25.5"), "changed: total: hours: 25.5 (was: 24)"),
        (
            Minimum("live", 8, IN_PERSON),
            Minimum("live", 8, IN_PERSON | LIVE_WEBINAR),
            "changed: live: what counts: in person or by live webinar (was: in person)",
        ),
        (
            Minimum("live", 8),
            Minimum("live", 8, citation=Citation("Rule 2")),
            "changed: live: citation: Rule 2 (was: Rule 1)",
        ),
        (
            Minimum("live", 8),
            Minimum("live", 8, confidence=SECONDARY),
            "changed: live: confidence: secondary (was: primary)",
        ),
        (
            Minimum("live", 8),
            Minimum("live", 8, doubt=Doubt("not read", FirstPeriod())),
            "changed: live: open: not read (in the period in which the licence was first issued) (was: none)",
        ),
        (
            Minimum("live", 8),
            Minimum("live", 8, when=SecondPeriod()),
            "changed: live: only: in the period after the one in which the licence was first issued (was: none)",
        ),
        (Minimum("live", 8, label="A"), Minimum("live", 8, label="B"), "changed: live: name: B (was: A)"),
        (Minimum("live", 8), Maximum("live", 8), "changed: live: kind: maximum (was: minimum)"),
        (Holds("cpr", ("cpr",), "CPR"), Holds("cpr", ("cpr", "bls"), "CPR"), "changed: cpr: documents: cpr, bls (was: cpr)"),
    ],
)  # fmt: skip
def test_a_field_that_differs_is_told_before_and_after(rules: MakeRules, before: Any, after: Any, words: str) -> None:
    assert told(rules(before), rules(after)) == [words]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (IN_PERSON, IN_PERSON | in_doubt(LIVE_WEBINAR, "the rule does not say")),
        (in_doubt(LIVE_WEBINAR, "the rule does not say"), in_doubt(LIVE_WEBINAR, "the board does not say")),
        (IN_PERSON & (HANDS_ON | LIVE_WEBINAR), IN_PERSON & HANDS_ON | LIVE_WEBINAR),
    ],
)
def test_selectors_that_differ_never_read_alike(rules: MakeRules, before: Selector, after: Selector) -> None:
    (change,) = changes(rules(Minimum("live", 8, before)), rules(Minimum("live", 8, after)))
    assert change.before != change.after


def test_an_address_that_moved_is_told_though_the_citation_reads_the_same(rules: MakeRules) -> None:
    moved = rules(citation=Citation("Rule 1", "https://board.example/moved"))
    (change,) = changes(rules(), moved)
    assert change.after is not None
    assert "https://board.example/moved" in change.after


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"confidence": CONFLICTING}, "changed: confidence: conflicting (was: primary)"),
        ({"verified_on": date(2026, 6, 1)}, "changed: last checked: 2026-06-01 (was: 2026-01-01)"),
        ({"accepts": approved_by("NCBTMB")}, "changed: accepted hours: approved by NCBTMB (was: any subject)"),
        ({"minutes_per_hour": 50}, "changed: minutes per hour: 50 (was: none)"),
        ({"keep_records": Span(years=4)}, "changed: keep records: 4 years (was: none)"),
        (
            {"reporting": (Reporting(Span(days=7), "It is posted."),)},
            "changed: reporting: reporting takes up to 7 days: It is posted. (was: none)",
        ),
        ({"notes": ("Ask.",)}, "added: note: Ask."),
    ],
)
def test_a_field_of_the_version_is_told(rules: MakeRules, fields: Any, words: str) -> None:
    assert told(rules(), rules(**fields)) == [words]


def test_a_note_that_went_is_dropped(rules: MakeRules) -> None:
    assert told(rules(notes=("Ask.", "Wait.")), rules(notes=("Wait.",))) == ["dropped: note: Ask."]


def test_continuing_education_that_began_is_told(rules: MakeRules) -> None:
    assert told(rules(ce_required=False), rules()) == [
        "changed: continuing education is asked: yes (was: no)",
        "added: total: 24 hours: hours in all",
    ]


def test_a_place_is_compared_as_a_requirement(rules: MakeRules) -> None:
    before = rules(Components((Component("law", 2, subject("law")), Component("rest", 22))))
    after = rules(Components((Component("law", 3, subject("law")), Component("rest", 21))))
    assert told(before, after) == ["changed: law: hours: 3 (was: 2)", "changed: rest: hours: 21 (was: 22)"]


def test_a_minimum_that_became_a_place_is_told(rules: MakeRules) -> None:
    before = rules(Minimum("law", 2, subject("law")))
    after = rules(Components((Component("law", 2, subject("law")),)))
    assert told(before, after) == ["changed: law: kind: a place; an hour fills one place only (was: minimum)"]


def test_the_source_of_all_places_is_that_of_each(rules: MakeRules) -> None:
    places = (Component("law", 2, subject("law")),)
    after = rules(Components(places, confidence=SECONDARY))
    assert told(rules(Components(places)), after) == ["changed: law: confidence: secondary (was: primary)"]


def test_a_limit_inside_a_minimum_has_a_place_below_it(rules: MakeRules) -> None:
    limit = Maximum("meetings", 2, IN_PERSON, label="board meetings")
    after = rules(Minimum("total", 24, at_most_inside=(limit,)))
    assert told(rules(TOTAL), after) == ["added: total: meetings: at most 2 hours: board meetings"]


def test_an_alternative_is_compared_way_by_way(rules: MakeRules) -> None:
    certified = (Holds("board", ("ncbtmb",), "certified"),)
    before = rules(AnyOf("way", "hours or certification", ((TOTAL,), certified)))
    after = rules(AnyOf("way", "hours or certification", ((Minimum("total", 20),), certified)))
    assert told(before, after) == ["changed: way: way 1: total: hours: 20 (was: 24)"]


def test_what_came_with_a_whole_is_told_once(rules: MakeRules) -> None:
    either = AnyOf("way", "hours or certification", ((ETHICS,), (Holds("board", ("ncbtmb",), "certified"),)))
    (words,) = told(rules(TOTAL), rules(TOTAL, either))
    assert words == (
        "added: way: hours or certification: one of these ways suffices; way 1: 2 hours: professional ethics; "
        "way 2: certified (document ncbtmb)"
    )


FIRST = Case(FirstPeriod(), exempt="the first renewal asks nothing")
SECOND = Case(SecondPeriod(), (Minimum("total", 12),), label="half")


def test_a_case_that_came_is_added_with_what_it_asks(rules: MakeRules) -> None:
    assert told(rules(), rules(cases=(SECOND,))) == [
        "added: case: in the period after the one in which the licence was first issued: half: 12 hours: hours in all"
    ]


def test_a_case_that_went_is_dropped(rules: MakeRules) -> None:
    assert told(rules(cases=(FIRST,)), rules()) == [
        "dropped: case: in the period in which the licence was first issued: the first renewal asks nothing"
    ]


def test_a_requirement_of_a_case_is_told_with_the_case(rules: MakeRules) -> None:
    after = Case(SecondPeriod(), (Minimum("total", 10),), label="half")
    assert told(rules(cases=(SECOND,)), rules(cases=(after,))) == [
        "changed: case: in the period after the one in which the licence was first issued: total: hours: 10 (was: 12)"
    ]


def test_the_order_of_cases_is_told_since_the_first_that_applies_counts(rules: MakeRules) -> None:
    (change,) = changes(rules(cases=(FIRST, SECOND)), rules(cases=(SECOND, FIRST)))
    assert (change.what, change.place) == (What.CHANGED, ("cases",))


def test_two_cases_of_one_condition_are_told_apart(rules: MakeRules) -> None:
    again = Case(Either((FirstPeriod(),)), (Minimum("total", 6),), label="six")
    (change,) = changes(rules(cases=(FIRST,)), rules(cases=(FIRST, again)))
    assert change.place == ("case: in the period in which the licence was first issued (2)",)


CARRIED = CarryOver(8, ("total",))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, CARRIED, "added: carry-over: at most 8 hours toward total"),
        (CARRIED, None, "dropped: carry-over: at most 8 hours toward total"),
        (CARRIED, CarryOver(None, ("total",)), "changed: carry-over: at most: none (was: 8)"),
        (CARRIED, CarryOver(8, ("total",), share="0.5"), "changed: carry-over: share: 0.5 (was: 1)"),
    ],
)
def test_carry_over_is_compared(
    rules: MakeRules, before: CarryOver | None, after: CarryOver | None, words: str
) -> None:
    assert told(rules(carry_over=before), rules(carry_over=after)) == [words]
