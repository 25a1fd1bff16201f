"""`ce-tracker rules export`."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from ce_tracker.rules import Minimum, Selector
from ce_tracker.rules.json import dump

from .conftest import Known, MakeBook, MakeRules, Run
from .test_status import schema_of


class OwnSelector(Selector):
    """A selector of a plugin's own."""


def test_the_export_has_the_documented_shape(run: Run) -> None:
    jsonschema.validate(json.loads(run("rules", "export").stdout), schema_of("rules-export"))


def test_the_export_is_the_rule_books_without_loss(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    one, other = book(rules(), jurisdiction="US-XA"), book(rules(), jurisdiction="US-XB")
    known(one, other)
    assert json.loads(run("rules", "export").stdout) == {"schema": 1, "rule_books": [dump(one), dump(other)]}


@pytest.mark.parametrize("wanted", ["US-XB", "us-xb", "XB"])
def test_one_jurisdiction_may_be_exported(
    run: Run, known: Known, rules: MakeRules, book: MakeBook, wanted: str
) -> None:
    known(book(rules(), jurisdiction="US-XA"), book(rules(), jurisdiction="US-XB"))
    books = json.loads(run("rules", "export", "--jurisdiction", wanted).stdout)["rule_books"]
    assert [one["jurisdiction"] for one in books] == ["US-XB"]


def test_an_unknown_jurisdiction_is_refused(run: Run) -> None:
    result = run("rules", "export", "--jurisdiction", "US-FLA")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'US-FL'?" in result.stderr


def test_the_schema_is_the_one_that_is_shipped(run: Run) -> None:
    shipped = files("ce_tracker").joinpath("schemas/rules-export.schema.json").read_text("utf-8")
    assert json.loads(run("rules", "export", "--schema").stdout) == json.loads(shipped)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_json_is_taken_for_granted(run: Run, options: list[str]) -> None:
    assert json.loads(run("rules", "export", *options).stdout)["schema"] == 1


def test_a_file_gets_the_same_as_standard_output(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    assert run("rules", "export", "--output", path).stdout == ""
    assert json.loads(path.read_text("utf-8")) == json.loads(run("rules", "export").stdout)


def test_a_dash_is_standard_output(run: Run) -> None:
    assert run("rules", "export", "-o", "-").stdout.startswith('{\n  "schema": 1,')


def test_a_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    result = run("rules", "export", "-o", tmp_path / "nowhere" / "rules.json")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "rules.json cannot be written: there is no folder" in result.stderr


def test_rules_that_fail_do_not_hide_the_others(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules()), RuntimeError("no such table"))
    result = run("rules", "export")
    assert (result.exit_code, len(json.loads(result.stdout)["rule_books"])) == (2, 1)
    assert "no such table" in result.stderr


def test_a_file_is_not_written_with_a_part_of_the_rules(
    run: Run, known: Known, rules: MakeRules, book: MakeBook, tmp_path: Path
) -> None:
    known(book(rules()), RuntimeError("no such table"))
    path = tmp_path / "rules.json"
    path.write_text("as it was")
    assert (run("rules", "export", "-o", path).exit_code, path.read_text()) == (2, "as it was")


def test_rules_that_json_cannot_tell_are_named(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules()), book(rules(Minimum("total", 24, OwnSelector())), jurisdiction="US-YY"))
    result = run("rules", "export")
    assert (result.exit_code, len(json.loads(result.stdout)["rule_books"])) == (2, 1)
    assert "US-YY LMT cannot be exported: " in result.stderr
