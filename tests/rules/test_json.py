"""Rule books as JSON: nothing is lost, nothing wrong gets in, and the schema says the same as the classes."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from ce_tracker import RuleError
from ce_tracker.record import Status
from ce_tracker.rules import (
    BIRTH_YEAR,
    HANDS_ON,
    IN_PERSON,
    LICENCE_NUMBER,
    LIVE_WEBINAR,
    ODD,
    PRIMARY,
    SECONDARY,
    AnyOf,
    AnyRequirement,
    Birthday,
    BirthMonth,
    Board,
    Both,
    CarryOver,
    Case,
    Citation,
    Component,
    Components,
    Condition,
    Confidence,
    Days,
    Disputed,
    Doubt,
    Either,
    FactAsked,
    FirstPeriod,
    FixedDate,
    FromFirstRenewal,
    Holds,
    IssueAnniversary,
    IssuedJustBefore,
    IssuedWithin,
    LapseUntil,
    LateState,
    Maximum,
    Minimum,
    MovedDate,
    NoRepeats,
    PeriodAtMost,
    PeriodStartsBefore,
    PerMonth,
    PerYear,
    PractisingFor,
    PrintedDate,
    RateLimit,
    Reporting,
    RuleBook,
    Rules,
    SecondPeriod,
    Selector,
    Span,
    StatusIs,
    Term,
    Undetermined,
    ValidOn,
    activity,
    approved_as,
    approved_by,
    completed_by,
    delivered_by,
    from_,
    in_doubt,
    subject,
)
from ce_tracker.rules import json as rules_json
from ce_tracker.rules.json import dump, json_schema, load, schema_text

CITED = Citation("R. 1", "https://example.org/1")

SELECTORS: list[Selector] = [
    subject("ethics", "law.US-FL"),
    delivered_by("in-person", "home-study"),
    HANDS_ON,
    activity("teaching"),
    approved_by("NCBTMB", "US-FL"),
    approved_as("US-FL", "technique"),
    completed_by(2021, 1, 1),
    IN_PERSON & HANDS_ON,
    IN_PERSON | LIVE_WEBINAR,
    ~(subject("ethics") & IN_PERSON),
    in_doubt(LIVE_WEBINAR | HANDS_ON, "open"),
]

CONDITIONS: list[Condition] = [
    FirstPeriod(),
    SecondPeriod(),
    IssuedWithin(6),
    PeriodAtMost(12),
    PeriodStartsBefore(date(2025, 5, 22)),
    IssuedJustBefore(Span(months=3), unless_told="ce_period_ends"),
    StatusIs(Status.MILITARY),
    PractisingFor(25),
    Either((FirstPeriod(), Both((SecondPeriod(), PractisingFor(15))))),
]

REQUIREMENTS: list[AnyRequirement] = [
    Minimum("total", 24),
    Minimum("total", "0.5", doubt=Doubt("open", FirstPeriod()), confidence=SECONDARY, citation=CITED),
    Minimum("total", 9, at_most_inside=(Maximum("teaching", 2, activity("teaching")),)),
    Minimum("total", PerYear(1, since=date(2020, 1, 1))),
    Minimum("total", PerMonth(1, at_most=24, due_month_counts=True)),
    Maximum("remote", Disputed(10, 12, "sources disagree"), LIVE_WEBINAR),
    Components((Component("law", 2, subject("law")), Component("rest", 22))),
    RateLimit("a-day", Decimal(12)),
    NoRepeats(),
    Holds("cpr", ("cpr", "bls"), "a CPR card", ValidOn.EVER, absent_is_no=True),
    Undetermined("first", "not read"),
    AnyOf("way", "hours or certification", ((Minimum("total", 24),), (Holds("ncbtmb", ("ncbtmb",), "certified"),))),
]

TERMS: list[Term] = [
    FixedDate(2, 28, LICENCE_NUMBER),
    BirthMonth(BIRTH_YEAR, confidence=SECONDARY, note="a note"),
    Birthday(),
    IssueAnniversary(2),
    PrintedDate(2, "individual dates"),
    FromFirstRenewal(Birthday(), 2, "ce_period_ends"),
]


VALUES: list[object] = [*SELECTORS, *CONDITIONS, *REQUIREMENTS, *TERMS]


def book(**fields: Any) -> RuleBook:
    rules = Rules(
        citation=CITED,
        confidence=PRIMARY,
        verified_on=date(2026, 11, 23),
        periods_ending=from_(2025, 1, 1),
        requirements=(Minimum("total", 24), Minimum("ethics", 2, subject("ethics"))),
        accepts=approved_by("NCBTMB") | in_doubt(activity("teaching"), "open"),
        cases=(
            Case(FirstPeriod(), exempt="first renewal"),
            Case(PractisingFor(15), (Minimum("total", 6),), confidence=SECONDARY, citation=CITED),
        ),
        carry_over=CarryOver(8, ("total",), ("ethics",), share=Disputed("0.5", 1, "sources disagree")),
        minutes_per_hour=50,
        keep_records=Span(years=4),
        reporting=(Reporting(Span(days=30), "The provider posts it.", CITED, SECONDARY),),
        notes=("a note",),
    )
    whole: dict[str, Any] = {
        "jurisdiction": "US-XX",
        "credential": "LMT",
        "name": "Licensed",
        "board": Board("Board", "https://example.org"),
        "term": FixedDate(8, 31, ODD),
        "ce_term": FromFirstRenewal(Birthday(), 2, "ce_period_ends"),
        "opens": Span(days=90),
        "late": (
            LateState("late", "pay more", Span(days=30)),
            LateState("void", "gone", LapseUntil.NEXT_DUE, lost=True),
        ),
        "moved": (MovedDate(date(2023, 8, 31), date(2023, 10, 2), "an order"),),
        "facts": (
            FactAsked("renewals", "how many", 2),
            FactAsked("good_standing", "whether", example=True),
            FactAsked("practising_since", "since when", date(2009, 6, 1)),
            FactAsked("school", "which", "2009-06-01"),
        ),
        "rules": (rules,),
    }
    return RuleBook(**{**whole, **fields})


def through_text(value: object) -> Any:
    return json.loads(json.dumps(dump(value)))


@pytest.mark.parametrize("value", SELECTORS, ids=str)
def test_a_selector_survives_json(value: Selector) -> None:
    assert load(Selector, through_text(value)) == value


@pytest.mark.parametrize("value", CONDITIONS, ids=str)
def test_a_condition_survives_json(value: Condition) -> None:
    assert load(Condition, through_text(value)) == value


@pytest.mark.parametrize("value", REQUIREMENTS, ids=lambda value: type(value).__name__)
def test_a_requirement_survives_json(value: object) -> None:
    assert load(type(value), through_text(value)) == value


@pytest.mark.parametrize("value", TERMS, ids=lambda value: type(value).__name__)
def test_a_term_survives_json(value: object) -> None:
    assert load(type(value), through_text(value)) == value


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_read_from_json_hashes_and_prints_the_same(value: object) -> None:
    read = load(type(value), through_text(value))
    assert (hash(read), repr(read)) == (hash(value), repr(value))


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda value: type(value).__name__)
def test_a_requirement_says_itself_in_words(requirement: AnyRequirement) -> None:
    assert requirement.words().strip()


def test_a_rule_book_survives_json() -> None:
    assert load(RuleBook, through_text(book())) == book()


def test_a_rule_book_read_from_json_has_the_same_hash() -> None:
    assert hash(load(RuleBook, through_text(book()))) == hash(book())


@pytest.mark.parametrize("place", range(4))
def test_the_example_of_a_fact_keeps_its_kind(place: int) -> None:
    read = load(RuleBook, through_text(book())).facts[place].example
    assert type(read) is type(book().facts[place].example)


def test_a_word_of_a_vocabulary_is_read_as_one() -> None:
    assert type(load(RuleBook, through_text(book())).rules[0].confidence) is Confidence


def test_hours_keep_their_decimals() -> None:
    assert dump(Minimum("total", Decimal("2.50")))["hours"] == "2.50"


def test_the_type_is_the_class_in_kebab_case() -> None:
    assert dump(SecondPeriod()) == {"type": "second-period"}


def test_defaults_are_left_out() -> None:
    assert dump(Minimum("total", 24)) == {"type": "minimum", "key": "total", "hours": "24"}


# what is wrong is refused, with its place


def broken(**fields: Any) -> dict[str, Any]:
    return {**through_text(book()), **fields}


WRONG = [
    pytest.param({"term": {"type": "fixd-date"}}, "did you mean 'fixed-date'? @ rule-book.term", id="unknown-type"),
    pytest.param({"term": "fixed-date"}, "must be an object with a type", id="no-object"),
    pytest.param({"term": {"type": "fixed-date", "month": 8, "parity": "odd"}}, "day is missing", id="missing-field"),
    pytest.param({"jurisdiction": 7}, "must be a text, not 7 @ rule-book.jurisdiction", id="number-for-text"),
    pytest.param(
        {"opens": {"days": "90"}}, "must be a whole number, not '90' @ rule-book.opens.days", id="text-number"
    ),
    pytest.param({"opens": {"days": True}}, "must be a whole number, not True", id="true-for-a-number"),
    pytest.param({"opens": {"weeks": 2}}, "weeks", id="unknown-field"),
    pytest.param({"rules": {}}, "must be a list", id="no-list"),
    pytest.param({"board": []}, "must be an object", id="no-board"),
    pytest.param({"moved": [{"end": "soon", "due": "2023-10-02", "citation": "x"}]}, "must be a day", id="no-day"),
    pytest.param(
        {"late": [{"name": "late", "meaning": "pay", "lasts": "forever"}]},
        "known are next-due, open",
        id="unknown-lapse",
    ),
    pytest.param({"facts": [{"name": "a", "meaning": "b", "example": None}]}, "None is not possible", id="no-example"),
    pytest.param({"facts": [{"name": "a", "meaning": "b", "example": {"day": "x"}}]}, "must be {'date'", id="no-date"),
]


@pytest.mark.parametrize(("fields", "told"), WRONG)
def test_what_is_wrong_is_told(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(RuleBook, broken(**fields))
    assert told in str(caught.value)


@pytest.mark.parametrize("hours", [24, "many", "NaN", "Infinity", None])
def test_hours_are_numbers_written_as_texts(hours: object) -> None:
    with pytest.raises(RuleError, match="hours"):
        load(Minimum, {"type": "minimum", "key": "total", "hours": hours})


def test_a_text_is_not_taken_for_true_or_false() -> None:
    rules = {**through_text(book())["rules"][0], "ce_required": "no"}
    with pytest.raises(RuleError, match="must be true or false"):
        load(RuleBook, broken(rules=[rules]))


def test_one_kind_is_not_taken_for_another() -> None:
    with pytest.raises(RuleError, match="type must be 'maximum', not 'minimum'"):
        load(Maximum, dump(Minimum("total", 24)))


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(RuleError) as caught:
        load(RuleBook, broken(jurisdiction=7, credential=8))
    assert str(caught.value).count("must be a text") == 2


def test_rules_that_contradict_themselves_are_refused() -> None:
    rules = through_text(book())["rules"]
    with pytest.raises(RuleError, match="versions overlap"):
        load(RuleBook, broken(rules=[*rules, *rules]))


def test_days_out_of_order_are_refused() -> None:
    with pytest.raises(RuleError, match="2020-01-01 is before 2021-01-01"):
        load(Days, {"first": "2021-01-01", "last": "2020-01-01"})


class OwnSelector(Selector):
    pass


def test_a_word_of_a_plugin_is_refused() -> None:
    with pytest.raises(RuleError, match="not a word of the rule language"):
        dump(Minimum("total", 24, OwnSelector()))


def test_what_is_no_value_of_the_rules_is_refused() -> None:
    with pytest.raises(RuleError, match="not a word of the rule language"):
        dump(24)


# the schema


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())  # raises where it is none


def test_the_schema_that_is_shipped_is_current() -> None:
    shipped = files("ce_tracker").joinpath("schemas/rule-book.schema.json").read_text("utf-8")
    assert shipped == schema_text()


def test_a_rule_book_follows_the_schema(validator: Draft202012Validator) -> None:
    assert [problem.message for problem in validator.iter_errors(dump(book()))] == []


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda value: type(value).__name__)
def test_every_requirement_follows_the_schema(validator: Draft202012Validator, requirement: AnyRequirement) -> None:
    rules = attrs.evolve(book().rules[0], requirements=(requirement,), carry_over=None)
    assert validator.is_valid(dump(book(rules=(rules,))))


@pytest.mark.parametrize("term", TERMS, ids=lambda value: type(value).__name__)
def test_every_term_follows_the_schema(validator: Draft202012Validator, term: object) -> None:
    assert validator.is_valid(dump(book(term=term)))


@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_every_condition_follows_the_schema(validator: Draft202012Validator, condition: Condition) -> None:
    rules = attrs.evolve(book().rules[0], cases=(Case(condition, exempt="so"),))
    assert validator.is_valid(dump(book(rules=(rules,))))


@pytest.mark.parametrize("selector", SELECTORS, ids=str)
def test_every_selector_follows_the_schema(validator: Draft202012Validator, selector: Selector) -> None:
    rules = attrs.evolve(book().rules[0], accepts=selector)
    assert validator.is_valid(dump(book(rules=(rules,))))


@pytest.mark.parametrize(
    "fields",
    [
        {"term": {"type": "fixd-date"}},
        {"term": {"type": "fixed-date", "month": 8, "parity": "odd"}},
        {"jurisdiction": 7},
        {"opens": {"weeks": 2}},
        {"opens": {"days": "90"}},
        {"rules": {}},
        {"moved": [{"end": "soon", "due": "2023-10-02", "citation": "x"}]},
        {"late": [{"name": "late", "meaning": "pay", "lasts": "forever"}]},
        {"facts": [{"name": "a", "meaning": "b", "example": None}]},
    ],
)
def test_a_broken_rule_book_does_not_follow_the_schema(validator: Draft202012Validator, fields: dict[str, Any]) -> None:
    assert not validator.is_valid(broken(**fields))


def test_every_kind_of_word_has_its_own_tag() -> None:
    kinds = {kind for members in rules_json._FAMILIES.values() for kind in members}
    assert len({rules_json.kebab(kind.__name__) for kind in kinds}) == len(kinds)


def test_a_plugins_own_word_has_no_tag() -> None:
    assert OwnSelector not in rules_json._FAMILIES[Selector]


def test_importing_the_library_does_not_import_cattrs() -> None:
    asked = "import sys, ce_tracker, ce_tracker.rules; print('cattrs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_run_as_a_program_it_prints_the_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "ce_tracker.rules.json"], capture_output=True, text=True, check=True
    )
    assert done.stdout == schema_text()
