"""`ce-tracker lint-calendar`: in lines, as JSON, and as a person sees it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from ce_tracker import Registry
from ce_tracker.cli.application import application
from ce_tracker_ical.lint import RULES

SchemaOf = Callable[[str], dict[str, Any]]

FILES = Path(__file__).parent / "defects"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(FILES)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(application, ["lint-calendar", *arguments], input=stdin)


def seen(monkeypatch: pytest.MonkeyPatch, width: int, name: str) -> list[str]:
    """The lines that a person sees at a terminal of that width."""
    for key, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(width), "TERM": "xterm"}.items():
        monkeypatch.setenv(key, value)
    return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", run(name).stdout).splitlines()]


def test_the_command_comes_with_the_plugin() -> None:
    assert "lint-calendar" in Registry().commands()


def test_a_file_without_defect_ends_with_zero_and_says_nothing() -> None:
    assert (run("good.ics").exit_code, run("good.ics").output) == (0, "")


def test_a_defect_ends_with_one() -> None:
    assert run("no-uid.ics").exit_code == 1


def test_a_defect_is_one_line_with_its_place_and_rule() -> None:
    assert run("no-uid.ics").stdout == "no-uid.ics:7: required: VEVENT has no UID\n"


def test_a_defect_of_the_whole_file_is_told_of_its_first_line() -> None:
    assert run("-", stdin=b"").stdout == "standard input:1: structure: no VCALENDAR\n"


def test_standard_input_is_read_as_it_is() -> None:
    assert (
        run("-", stdin=(FILES / "no-uid.ics").read_bytes()).stdout == "standard input:7: required: VEVENT has no UID\n"
    )


def test_json_has_line_rule_and_message() -> None:
    assert json.loads(run("no-uid.ics", "--json").stdout) == {
        "schema": 1,
        "file": "no-uid.ics",
        "defects": [{"line": 7, "rule": "required", "message": "VEVENT has no UID"}],
    }


@pytest.mark.parametrize("file", ["no-uid.ics", "good.ics", "empty-calendar.ics"])
def test_json_follows_its_schema(file: str, schema_of: SchemaOf) -> None:
    jsonschema.validate(json.loads(run(file, "--json").stdout), schema_of("lint-calendar"))


def test_every_rule_is_in_the_schema(schema_of: SchemaOf) -> None:
    defect = schema_of("lint-calendar")["properties"]["defects"]["items"]
    assert defect["properties"]["rule"]["enum"] == list(RULES)


def test_json_of_a_file_without_defect_has_none() -> None:
    assert json.loads(run("good.ics", "--json").stdout)["defects"] == []


def test_a_defect_of_the_whole_file_has_no_line_in_json() -> None:
    assert json.loads(run("-", "--json", stdin=b"").stdout)["defects"][0]["line"] is None


@pytest.mark.parametrize("arguments", [("absent.ics",), (".",), ("absent.ics", "--json")])
def test_what_cannot_be_read_ends_with_two_and_says_why(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"ce-tracker: {arguments[0]} cannot be read: ")


def test_a_person_is_told_of_a_defect_of_all_lines_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(monkeypatch, 80, "bare-line-feeds.ics") == [
        "1 ends in a bare LF, not in CR LF (and 20 lines more)",
        "",
        "✗ bare-line-feeds.ics: 21 defects",
    ]


def test_at_forty_columns_the_message_wraps_beside_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(monkeypatch, 40, "day-and-moment.ics") == [
        "11 DTEND is a moment, but DTSTART is a",
        "   day",
        "",
        "✗ day-and-moment.ics: 1 defect",
    ]


def test_a_person_is_told_that_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(monkeypatch, 80, "good.ics") == ["✓ good.ics: nothing is wrong"]


def test_the_help_explains_every_rule_in_eighty_columns() -> None:
    output = run("--help").stdout
    assert [name for name in RULES if f"\n    {name} " not in output] == []
    assert max(map(len, output.splitlines())) <= 80
