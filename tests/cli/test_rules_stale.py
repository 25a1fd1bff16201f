"""`ce-tracker rules stale`."""

import json
from datetime import date

import jsonschema
import pytest

from ce_tracker.rules import SECONDARY, UNVERIFIED, Maximum, Minimum, activity, between, from_

from .conftest import Known, MakeBook, MakeRules, Page, Run
from .test_status import schema_of

ON = ("--on", "2026-04-11")  # a hundred days after most were checked


@pytest.fixture
def two(known: Known, rules: MakeRules, book: MakeBook) -> None:
    """Sure rules of a hundred days, and less sure ones of sixty."""
    unsure = rules(
        Minimum("total", 24),
        Maximum("teaching", 6, activity("teaching"), confidence=UNVERIFIED),
        confidence=SECONDARY,
        verified_on=date(2026, 2, 10),
        periods_ending=from_(2020, 1, 1),
    )
    past = rules(periods_ending=between(date(2018, 1, 1), date(2019, 12, 31)))
    known(book(rules(), jurisdiction="US-XA"), book(unsure, past, jurisdiction="US-XB"))


@pytest.mark.usefixtures("two")
def test_the_most_urgent_comes_first_with_what_to_look_up(run: Run) -> None:
    law = "Rule 1 https://board.example/rule-1"
    assert run("rules", "stale", *ON).stdout.splitlines() == [
        "US-XB LMT: periods ending from 2020-01-01: stale: score 240: 60 days: unverified: checked 2026-02-10",
        "US-XB LMT: periods ending from 2020-01-01: look up: unverified: teaching, the rules, total, the term: " + law,
        "US-XA LMT: periods ending at any time: stale: score 100: 100 days: primary: checked 2026-01-01",
        "US-XA LMT: periods ending at any time: look up: primary: the rules, the term, total: " + law,
    ]


def stale(run: Run, *options: str) -> list[str]:
    lines = run("rules", "stale", *ON, *options).stdout.splitlines()
    return [line.split(" ")[0] for line in lines if ": stale: " in line]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("age", "jurisdictions"),
    [
        ("59d", ["US-XB", "US-XA"]),
        ("60d", ["US-XA"]),
        ("60", ["US-XA"]),
        ("8w", ["US-XB", "US-XA"]),
        ("9w", ["US-XA"]),
        ("2m", ["US-XB", "US-XA"]),
        ("3M", ["US-XA"]),
        ("100 d", []),
        ("1y", []),
    ],
)
def test_only_what_is_older_is_listed(run: Run, age: str, jurisdictions: list[str]) -> None:
    assert stale(run, "--older-than", age) == jurisdictions


@pytest.mark.usefixtures("two")
def test_versions_of_the_past_come_where_asked_for(run: Run) -> None:
    assert stale(run, "--past") == ["US-XB", "US-XA", "US-XB"]


@pytest.mark.usefixtures("two")
def test_one_jurisdiction_may_be_looked_at(run: Run) -> None:
    assert stale(run, "--jurisdiction", "US-XA") == ["US-XA"]


@pytest.mark.usefixtures("two")
def test_it_ends_with_0_whether_or_not_anything_is_stale(run: Run) -> None:
    assert [run("rules", "stale", *ON, "--older-than", age).exit_code for age in ("1d", "1y")] == [0, 0]


@pytest.mark.parametrize("age", ["soon", "-3d", "1.5y", "3q", "", "d"])
def test_what_is_no_age_is_refused_with_the_remedy(run: Run, age: str) -> None:
    result = run("rules", "stale", "--older-than", age)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "such as 180d, 26w, 6m or 1y" in result.stderr


def test_an_age_beyond_the_calendar_is_refused(run: Run) -> None:
    result = run("rules", "stale", "--older-than", "99999y")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'99999y' is longer than there are rules" in result.stderr


def test_rules_that_fail_do_not_hide_the_others(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules()), RuntimeError("no such table"))
    result = run("rules", "stale", *ON)
    assert (result.exit_code, ": stale: " in result.stdout) == (2, True)
    assert "no such table" in result.stderr


@pytest.mark.usefixtures("two")
def test_in_json_it_has_the_documented_shape(run: Run) -> None:
    jsonschema.validate(json.loads(run("rules", "stale", *ON, "--json").stdout), schema_of("rules-stale"))


def test_the_installed_rules_have_the_documented_shape(run: Run) -> None:
    answer = run("rules", "stale", "--past", "--json")
    jsonschema.validate(json.loads(answer.stdout), schema_of("rules-stale"))


@pytest.mark.usefixtures("two")
def test_on_a_terminal_addresses_follow_what_rests_on_them(page: Page) -> None:
    lines = page(80, "rules", "stale", *ON, "--jurisdiction", "US-XA")
    assert lines[lines.index("US-XA LMT  score 100: 100 days, primary") + 1 :] == [
        "  periods ending at any time; checked 2026-01-01",
        "  - Rule 1 (primary): the rules, the term, total",
        "    https://board.example/rule-1",
        "  Board of Nowhere",
        "  https://board.example/",
    ]


@pytest.mark.usefixtures("two")
def test_on_a_terminal_nothing_stale_says_so(page: Page) -> None:
    assert page(80, "rules", "stale", *ON, "--older-than", "1y") == [
        "No rules were checked that long before 2026-04-11."
    ]
