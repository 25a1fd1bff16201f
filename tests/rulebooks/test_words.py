"""The rule language in whole words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import frozen
from tests.conftest import MakeBook, MakeRules

from ce_tracker.rulebooks.words import asked_words, besides, doubtful_parts, in_full, told
from ce_tracker.rules import (
    HANDS_ON,
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    AnyOf,
    AnyRequirement,
    ApplyBy,
    Citation,
    Component,
    Components,
    Confidence,
    Disputed,
    Doubt,
    FirstPeriod,
    Holds,
    Maximum,
    Minimum,
    NextBusinessDay,
    PerMonth,
    Selector,
    Span,
    Undetermined,
    Unit,
    Window,
    Worth,
    activity,
    in_doubt,
    subject,
)

CITED = Citation("Rule 7", "https://board.example/rule-7")


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        (IN_PERSON, "in person"),
        (IN_PERSON & HANDS_ON, "in person and hands-on"),
        (IN_PERSON | LIVE_WEBINAR, "in person or by live webinar"),
        (HANDS_ON & (IN_PERSON | LIVE_WEBINAR), "hands-on and (in person or by live webinar)"),
        (IN_PERSON & HANDS_ON | LIVE_WEBINAR, "(in person and hands-on) or by live webinar"),
        (HANDS_ON & subject("ethics", "research"), "hands-on and (professional ethics or research)"),
        (HANDS_ON | subject("ethics", "research"), "hands-on or professional ethics or research"),
        (~subject("ethics"), "not professional ethics"),
        (~(IN_PERSON & HANDS_ON), "not (in person and hands-on)"),
        (IN_PERSON | in_doubt(LIVE_WEBINAR, "why"), "in person or perhaps by live webinar"),
        (in_doubt(IN_PERSON | LIVE_WEBINAR, "why"), "perhaps (in person or by live webinar)"),
    ],
    ids=str,
)
def test_a_selector_is_told_with_every_part_and_one_reading(selector: Selector, words: str) -> None:
    assert in_full(selector) == words


def test_what_is_open_inside_a_selector_is_told_with_its_reason() -> None:
    selector = IN_PERSON & ~in_doubt(activity("teaching"), "not read")
    assert list(doubtful_parts(selector)) == [("as teaching", "not read")]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "none"),
        (False, "no"),
        (Decimal("2.50"), "2.5"),
        (50, "50"),
        (date(2026, 1, 10), "2026-01-10"),
        ((), "none"),
        (("cpr", "bls"), "cpr, bls"),
        (Confidence.SECONDARY, "secondary"),
        (Span(months=5), "5 months"),
        (Doubt("not read"), "not read"),
        (PerMonth(1, at_most=24), "1 for each month or part of a month, at most 24"),
        (Window(opens=Span(months=5)), "hours may come from 5 months before the period; none counts twice"),
        (Window(closes=Span(days=1)), "hours must be completed 1 day before the period ends"),
    ],
    ids=str,
)
def test_a_value_is_told_in_words(value: object, words: str) -> None:
    assert told(value) == words


@pytest.mark.parametrize(
    "window",
    [
        Window(opens=Span(months=5)),
        Window(closes=Span(days=1)),
        Window(to_application=True),
        Window(back_from_application=True),
        Window(late=Span(days=30), late_fact="late_fee_paid"),
    ],
    ids=repr,
)
def test_every_kind_of_window_is_told(window: Window) -> None:
    assert told(window).startswith("hours ")


@frozen
class Ferry:
    """A value that no report knows."""

    harbour: str
    sails: Span | None = None
    citation: Citation | None = None
    confidence: Confidence | None = None


def test_a_value_without_words_is_told_field_by_field() -> None:
    assert told(Ferry("Oban", Span(days=2))) == "harbour Oban, sails 2 days"


@frozen
class Fleet:
    """Something with parts that no report knows."""

    name: str
    ferries: tuple[Ferry, ...] = ()
    flag: str = ""


def test_what_a_report_has_no_place_for_is_told_with_its_source() -> None:
    fleet = Fleet("West", (Ferry("Oban", citation=CITED, confidence=PRIMARY),), flag="blue")
    assert besides(fleet, {"name"}) == [
        {
            "name": "ferries",
            "words": "harbour Oban",
            "citation": "Rule 7",
            "url": "https://board.example/rule-7",
            "confidence": "primary",
            "open": None,
        },
        {"name": "flag", "words": "blue", "citation": None, "url": None, "confidence": None, "open": None},
    ]


def test_a_field_with_its_default_value_says_nothing() -> None:
    assert besides(Fleet("West"), {"name"}) == []


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        (Minimum("total", 24), "24 hours: hours in all"),
        (Minimum("law", 1, subject("law")), "1 hour: laws and rules"),
        (Minimum("total", PerMonth(1)), "hours, 1 for each month or part of a month: hours in all"),
        (Maximum("live", 6, LIVE_WEBINAR), "at most 6 hours by live webinar"),
        (Maximum("live", 6, LIVE_WEBINAR, label="webinars"), "at most 6 hours: webinars"),
        (Maximum("live", Disputed(10, 12, "why"), label="webinars"), "at most 10 (or 12: sources disagree) hours: webinars"),
        (Components((Component("a", 2), Component("b", 4))), "2 + 4 hours; an hour fills one place only"),
        (AnyOf("way", "this or that", ()), "this or that: one of these ways suffices"),
        (Holds("cpr", ("cpr", "bls"), "a CPR card"), "a CPR card (document cpr or bls)"),
        (Holds("cpr", ("cpr",), "CPR", course=subject("ethics")), "CPR (document cpr; or a course: professional ethics)"),
        (Undetermined("first", "not read"), "first"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_a_requirement_asks_is_told_with_its_number(requirement: AnyRequirement, words: str) -> None:
    assert asked_words(requirement) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"window": Window(closes=Span(days=1))}, "hours must be completed 1 day before the period ends"),
        ({"values": (Worth(15, per=Unit.SEMESTER_HOUR),)}, "a semester hour is worth 15 hours"),
        ({"values": (Worth(3, of=activity("board-meeting")),)}, "each entry as board meeting is worth 3 hours"),
    ],
    ids=["window", "unit", "entry"],
)
def test_what_a_version_says_besides_is_in_the_report(
    rules: MakeRules, book: MakeBook, fields: dict[str, Any], words: str
) -> None:
    from ce_tracker.rulebooks.document import book_document

    (version,) = book_document(book(rules(**fields)), date(2026, 1, 1))["versions"]
    assert [one["words"] for one in version["also"]] == [words]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"apply_by": ApplyBy(Span(days=30), "Later is late.")}, "apply by 30 days before the licence is due: Later is late."),
        (
            {"weekend": NextBusinessDay(CITED, PRIMARY)},
            "what falls due on a Saturday or Sunday may be done on the next business day",
        ),
    ],
    ids=["apply-by", "weekend"],
)  # fmt: skip
def test_what_a_rule_book_says_besides_is_in_the_report(
    rules: MakeRules, book: MakeBook, fields: dict[str, Any], words: str
) -> None:
    from ce_tracker.rulebooks.document import book_document

    assert [one["words"] for one in book_document(book(rules(), **fields), date(2026, 1, 1))["also"]] == [words]


def test_a_requirement_under_a_condition_says_so_in_the_report(rules: MakeRules, book: MakeBook) -> None:
    from ce_tracker.rulebooks.document import book_document

    asked = rules(Minimum("total", 24), Minimum("law", 2, when=FirstPeriod()))
    (version,) = book_document(book(asked), date(2026, 1, 1))["versions"]
    assert version["requirements"][1]["when"] == "in the period in which the licence was first issued"
