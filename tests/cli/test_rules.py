"""`ce-tracker rules show`, and `plugins`."""

import json
from typing import Any

import jsonschema
import pytest

from ce_tracker.rules import (
    SECONDARY,
    ApplyBy,
    AsTold,
    CarryOver,
    FirstPeriod,
    Holds,
    Minimum,
    NoRepeats,
    Reporting,
    Span,
    Unit,
    ValidOn,
    Window,
    Worth,
    subject,
)

from .conftest import Known, MakeBook, MakeRules, Page, Run
from .test_status import schema_of

STATES = ["FL", "IA", "MI", "ND", "NJ", "NY", "VA", "WA"]


@pytest.mark.parametrize("state", STATES)
def test_rules_in_json_have_the_documented_shape(run: Run, state: str) -> None:
    jsonschema.validate(json.loads(run("rules", "show", f"US-{state}", "--json").stdout), schema_of("rules"))


@pytest.mark.parametrize("state", STATES)
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


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("WA", "      What counts: professional ethics or laws and rules of US-WA\n"),
        ("WA", "      Open (by live webinar): whether a live webinar is distance learning is not established for Washington\n"),
        ("WA", "      Valid on the day the licence falls due\n"),
        ("VA", "          Valid on the day the licence falls due; without one on record it is taken as not held\n"),
        ("MI", "      Once is enough, on whatever day\n"),
        ("NJ", "; 18 excess hours could be carried over before the law hour; it may now be 17, as that "),
        ("IA", "    - Perhaps accepted: hours earned before the period, since the licence was issued\n"),
        ("NY", "      the registration certificate alone says when a registration ends: that it is the end of the month before "),
    ],
)  # fmt: skip
def test_what_a_label_or_a_short_form_leaves_out_is_told(run: Run, state: str, line: str) -> None:
    assert line in run("rules", "show", f"US-{state}", "--on", "2026-11-23").stdout


def test_an_address_that_is_not_that_of_the_version_is_told(run: Run) -> None:
    address = "      https://lawfilesext.leg.wa.gov/law/wsr/2023/19/23-19-026.htm\n"
    assert address in run("rules", "show", "US-WA", "--on", "2026-11-23").stdout


def test_before_the_first_version_no_rules_are_known(run: Run) -> None:
    assert (
        "No rules are known for periods in course on 2010-01-01\n"
        in run("rules", "show", "US-FL", "--on", "2010-01-01").stdout
    )


def test_every_requirement_of_a_newer_kind_is_told(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    asked = rules(
        Minimum("total", AsTold("ce_hours", "the sources do not give it")),
        Minimum("law", 2, subject("law"), when=FirstPeriod()),
        Holds("prints", ("fingerprint-card",), "fingerprints", valid=ValidOn.IN_PERIOD),
        NoRepeats(periods=2, besides=subject("ethics")),
        minutes_per_hour=50,
        half_hour_over=30,
        window=Window(closes=Span(days=1)),
        values=(Worth(15, per=Unit.SEMESTER_HOUR),),
        carry_over=CarryOver(None, ("total",)),
        reporting=(Reporting(Span(days=30), "It is posted.", confidence=SECONDARY),),
    )
    known(book(asked, apply_by=ApplyBy(Span(days=30), "Later is late.")))
    assert run("rules", "show", "US-XX", "--on", "2026-01-01").stdout.splitlines()[5:] == [
        "    - Apply by 30 days before the licence is due: Later is late.",
        "  Rules for periods ending at any time",
        "    Rule 1 (primary source, checked 2026-01-01)",
        "    https://board.example/rule-1",
        "    - An hour has 50 minutes; a rest of more than 30 minutes is half an hour",
        "    - Hours must be completed 1 day before the period ends",
        "    - A semester hour is worth 15 hours",
        "    - Reporting takes up to 30 days: It is posted.",
        "      (secondary source)",
        "  Requirements",
        "    - hours, as the licence tells (ce_hours): the sources do not: hours in all",
        "      Open: the sources do not give it",
        "    - 2 hours: laws and rules",
        "      Asked only in the period in which the licence was first issued",
        "    - fingerprints (document fingerprint-card)",
        "      Issued or completed within the period",
        "    - no course twice in two periods that follow one another, apart from professional ethics",
        "  Carry-over",
        "    - Hours without a limit toward total",
        "  Versions",
        "    - periods ending at any time (shown here)",
    ]


def closed(schema: Any) -> Any:
    """A schema that allows no field which it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    named = {"additionalProperties": False} if "properties" in schema else {}
    return named | {name: closed(one) for name, one in schema.items()}


@pytest.mark.parametrize(
    ("schema", "arguments"),
    [
        ("rules-list", ["list"]),
        ("rules", ["show", "US-FL"]),
        ("rules", ["show", "US-IA"]),
        ("rules-history", ["history", "US-WA"]),
        ("rules-diff", ["diff", "US-WA", "2018-01-01", "2026-01-01"]),
        ("rules-stale", ["stale"]),
    ],
)
def test_every_field_is_in_the_schema(run: Run, schema: str, arguments: list[str]) -> None:
    jsonschema.validate(json.loads(run("rules", *arguments, "--json").stdout), closed(schema_of(schema)))


@pytest.mark.parametrize("width", [40, 63, 64, 80, 120])
@pytest.mark.parametrize(
    "arguments", [["list"], ["show", "US-WA"], ["show", "US-IA"], ["history", "US-MI"], ["history", "US-VA"], ["stale"]]
)
def test_no_line_but_an_address_is_wider_than_the_terminal(page: Page, arguments: list[str], width: int) -> None:
    wrapped = (line for line in page(width, "rules", *arguments) if "http" not in line)
    assert max(map(len, wrapped)) <= width
