"""`ce-tracker rules` and `plugins`."""

import json

import jsonschema
import pytest

from .conftest import Run
from .test_status import schema_of


def test_every_licence_that_is_known_is_listed(run: Run) -> None:
    listed = [line.split(":")[0] for line in run("rules", "list").stdout.splitlines()]
    assert listed == [
        "US-FL LMT", "US-IA LMT", "US-MI LMT", "US-ND LMT", "US-NJ LMBT", "US-NY LMT", "US-VA LMT", "US-WA LMT",
    ]  # fmt: skip


def test_the_list_in_json_has_the_documented_shape(run: Run) -> None:
    jsonschema.validate(json.loads(run("rules", "list", "--json").stdout), schema_of("rules-list"))


@pytest.mark.parametrize("state", ["FL", "IA", "MI", "ND", "NJ", "NY", "VA", "WA"])
def test_rules_in_json_have_the_documented_shape(run: Run, state: str) -> None:
    jsonschema.validate(json.loads(run("rules", "show", f"US-{state}", "--json").stdout), schema_of("rules"))


@pytest.mark.parametrize("state", ["FL", "IA", "MI", "ND", "NJ", "NY", "VA", "WA"])
def test_rules_can_be_read(run: Run, state: str) -> None:
    result = run("rules", "show", f"US-{state}")
    assert (result.exit_code, "\n  Requirements\n" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    "line",
    [
        "    - The licence: ends on 31 August of odd years (primary source)\n",
        "    - Renewal opens 90 days before the due date\n",
        "    - Not renewed: delinquent, until the end of the next term\n",
        "    - Due 2023-10-02 instead of 2023-08-31: Emergency Order 23-002 (Hurricane Idalia)\n",
        "    - An hour has 50 minutes\n",
        "    - 2 + 2 + 2 + 1 + 12 + 5 hours; an hour fills one place only:\n",
        "      - 1 hour: human trafficking\n",
        "    - The category in which US-FL approved a course decides its subject\n",
        "      - hours, 1 for each month or part of a month, at most 24: hours in all\n",
        "    - Carry-over: none (secondary source).\n",
        "    - periods ending from 2027-08-31: twelve hours in person again (shown here)\n",
    ],
)
def test_florida_is_told_as_a_board_would_read_it(run: Run, line: str) -> None:
    assert line in run("rules", "show", "US-FL", "--on", "2026-11-23").stdout


@pytest.mark.parametrize(
    ("on", "version"),
    [
        ("2026-11-23", "from 2027-08-31"),
        ("2025-08-31", "2023-08-31 to 2025-08-31"),
        ("2025-09-01", "from 2027-08-31"),
        ("2020-01-01", "on 2021-08-31"),
    ],
)
def test_the_version_is_that_of_periods_in_course_on_the_day(run: Run, on: str, version: str) -> None:
    assert f"  Rules for periods ending {version}: " in run("rules", "show", "US-FL", "--on", on).stdout


def test_alternatives_are_told_apart(run: Run) -> None:
    assert "      Way 2:\n        - current certification by NCBTMB" in run("rules", "show", "US-VA").stdout


def test_what_the_sources_leave_open_is_told(run: Run) -> None:
    assert "      Open: the rule of 2011 let at most 6 hours be on line" in run("rules", "show", "US-NY").stdout


def test_a_limit_inside_a_minimum_stands_below_it(run: Run) -> None:
    assert "\n      - at most 2 hours: board meetings\n" in run("rules", "show", "US-WA").stdout


def test_facts_that_are_asked_for_are_listed(run: Run) -> None:
    assert "- practising_since: since when without a break" in run("rules", "show", "US-ND").stdout


def test_carry_over_is_told_with_its_limit(run: Run) -> None:
    assert "  Carry-over\n    - At most 8 hours (0.5" in run("rules", "show", "US-IA").stdout


def test_plugins_are_listed_with_their_formats(run: Run) -> None:
    lines = run("plugins").stdout
    assert "plugin: us-massage: ce-tracker-us-massage " in lines
    assert "format: ical: calendar feed (iCalendar) (.ics)\n" in lines


@pytest.mark.usefixtures("broken_plugin")
def test_a_plugin_that_fails_is_listed_with_the_reason(run: Run) -> None:
    lines = run("plugins").stdout
    assert "plugin: broken: ce-tracker-broken 1.0: fails\n" in lines
    assert "problem: broken: cannot be loaded: RuntimeError: no such table\n" in lines


@pytest.mark.usefixtures("broken_plugin")
def test_plugins_in_json_have_the_documented_shape(run: Run) -> None:
    jsonschema.validate(json.loads(run("plugins", "--json").stdout), schema_of("plugins"))
