"""All rules as one JSON document, and the schema it follows."""

import json
import subprocess
import sys
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from tests.conftest import MakeBook, MakeRules

from ce_tracker import RuleError, installed
from ce_tracker.rulebooks.export import export_document, export_schema, schema_text
from ce_tracker.rules import (
    IN_PERSON,
    AnyOf,
    Case,
    Component,
    Components,
    FirstPeriod,
    Holds,
    Minimum,
    RuleBook,
    Selector,
)
from ce_tracker.rules.json import load


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(export_schema())


@pytest.fixture
def varied(rules: MakeRules, book: MakeBook) -> RuleBook:
    places = Components((Component("law", 2), Component("rest", "10.5", IN_PERSON)))
    either = AnyOf("way", "hours or certification", ((Minimum("total", 24),), (Holds("board", ("x",), "certified"),)))
    return book(rules(places, either, cases=(Case(FirstPeriod(), exempt="first"),)))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(export_schema())  # raises where it is none


def test_the_schema_that_is_shipped_is_current() -> None:
    shipped = files("ce_tracker").joinpath("schemas/rules-export.schema.json").read_text("utf-8")
    assert shipped == schema_text()


def test_an_export_follows_the_schema(validator: Draft202012Validator, varied: RuleBook) -> None:
    assert [problem.message for problem in validator.iter_errors(export_document([varied]))] == []


def test_the_installed_rules_follow_the_schema(validator: Draft202012Validator) -> None:
    registry = installed()
    books = [book for jurisdiction in registry.jurisdictions() for book in registry.rule_books(jurisdiction).values()]
    assert [problem.message for problem in validator.iter_errors(export_document(books))] == []


def test_an_exported_rule_book_can_be_read_back(varied: RuleBook) -> None:
    (exported,) = json.loads(json.dumps(export_document([varied])))["rule_books"]
    assert load(RuleBook, exported) == varied


@pytest.mark.parametrize("wrong", [{}, {"schema": 2, "rule_books": []}, {"schema": 1, "rule_books": [{}]}])
def test_what_is_no_export_does_not_follow_the_schema(validator: Draft202012Validator, wrong: object) -> None:
    assert not validator.is_valid(wrong)


class OwnSelector(Selector):
    """A selector of a plugin's own."""


def test_what_json_cannot_tell_is_refused(rules: MakeRules, book: MakeBook) -> None:
    with pytest.raises(RuleError, match="not a word of the rule language"):
        export_document([book(rules(Minimum("total", 24, OwnSelector())))])


def test_run_as_a_program_it_prints_the_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "ce_tracker.rulebooks.export"], capture_output=True, text=True, check=True
    )
    assert done.stdout == schema_text()
