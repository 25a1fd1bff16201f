"""`ce-tracker rules history` and `rules diff`."""

import json
from datetime import date

import jsonschema
import pytest

from ce_tracker.rules import (
    AnyOf,
    Case,
    FirstPeriod,
    Holds,
    Maximum,
    Minimum,
    RuleBook,
    activity,
    between,
    from_,
    subject,
    until,
)

from .conftest import Known, MakeBook, MakeRules, Page, Run
from .test_status import schema_of

ON = ("--on", "2026-11-23")


@pytest.fixture
def three(known: Known, rules: MakeRules, book: MakeBook) -> RuleBook:
    """A rule book of three versions."""
    one = book(
        rules(
            Minimum("total", 24),
            Minimum("ethics", 2, subject("ethics")),
            Maximum("teaching", 6, activity("teaching")),
            label="with ethics",
            periods_ending=from_(2026, 1, 1),
            cases=(Case(FirstPeriod(), exempt="the first renewal asks nothing"),),
        ),
        rules(
            Minimum("total", 20),
            Holds("cpr", ("cpr",), "CPR"),
            label="less",
            periods_ending=between(date(2022, 1, 1), date(2025, 12, 31)),
        ),
        rules(ce_required=False, periods_ending=until(2021, 12, 31)),
    )
    known(one)
    return one


@pytest.mark.usefixtures("three")
def test_each_line_of_the_history_names_the_periods(run: Run) -> None:
    now, then, before = (
        "US-XX LMT: periods ending from 2026-01-01: ",
        "US-XX LMT: periods ending 2022-01-01 to 2025-12-31: ",
        "US-XX LMT: periods ending until 2021-12-31: ",
    )
    standing = "primary source, checked 2026-01-01: Rule 1 https://board.example/rule-1"
    assert run("rules", "history", "US-XX", *ON).stdout.splitlines() == [
        f"{now}version: with ethics: {standing}",
        f"{now}requirement: total: 24",
        f"{now}requirement: ethics: 2",
        f"{now}requirement: teaching: at most 6",
        f"{now}changed: total: hours: 24 (was: 20)",
        f"{now}added: ethics: 2 hours: professional ethics",
        f"{now}added: teaching: at most 6 hours as teaching",
        f"{now}dropped: cpr: CPR (document cpr)",
        f"{now}added: case: in the period in which the licence was first issued: the first renewal asks nothing",
        f"{then}version: less: {standing}",
        f"{then}requirement: total: 20",
        f"{then}requirement: cpr: asked",
        f"{then}changed: continuing education is asked: yes (was: no)",
        f"{then}added: total: 20 hours: hours in all",
        f"{then}added: cpr: CPR (document cpr)",
        f"{before}version: {standing}",
    ]


@pytest.mark.usefixtures("three")
def test_on_a_wide_terminal_versions_stand_side_by_side(page: Page) -> None:
    lines = [" ".join(line.split()) for line in page(200, "rules", "history", "US-XX", *ON)]
    assert lines[lines.index("hours in all 24 20 none") + 1 :][:6] == [
        "total 24 20 -",
        "ethics 2 - -",
        "teaching at most 6 - -",
        "cpr - asked -",
        "in the period in which the licence was first issued exempt - -",
        "confidence primary primary primary",
    ]


@pytest.mark.usefixtures("three")
def test_on_a_narrow_terminal_versions_stand_below_each_other(page: Page) -> None:
    lines = page(40, "rules", "history", "US-XX", *ON)
    start = lines.index("  less")
    assert lines[start - 1 : start + 5] == [
        "Periods ending 2022-01-01 to 2025-12-31",
        "  less",
        "  hours in all: 20",
        "  - total: 20",
        "  - cpr: asked",
        "  primary source, checked 2026-01-01",
    ]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("width", "marked"), [(40, "Periods ending from 2026-01-01 (in force)"), (200, "ending from 2026-01-01, in force")]
)
def test_the_version_in_force_is_marked(page: Page, width: int, marked: str) -> None:
    words = " ".join(" ".join(page(width, "rules", "history", "US-XX", *ON)).split())
    assert (marked in words, words.count("in force")) == (True, 1)


@pytest.mark.usefixtures("three")
def test_what_changed_is_told_before_and_after(page: Page) -> None:
    lines = page(80, "rules", "history", "US-XX", *ON)
    start = lines.index("Changed from less to with ethics")
    assert lines[start + 1 : start + 5] == [
        "  ~ total: hours",
        "    now: 24",
        "    was: 20",
        "  + ethics: 2 hours: professional ethics",
    ]


def test_a_single_version_says_that_it_is_the_only_one(
    page: Page, known: Known, rules: MakeRules, book: MakeBook
) -> None:
    known(book(rules()))
    assert page(80, "rules", "history", "US-XX")[-1] == "  No other version is known."


def test_the_ways_of_an_alternative_are_told(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules(AnyOf("way", "or", ((Minimum("total", 24),), (Holds("board", ("x",), "x"),))))))
    lines = run("rules", "history", "US-XX").stdout
    assert "requirement: way: way 1: total: 24\n" in lines


@pytest.mark.parametrize("state", ["US-FL", "US-MI", "US-ND", "US-VA", "US-WA"])
def test_the_history_in_json_has_the_documented_shape(run: Run, state: str) -> None:
    jsonschema.validate(json.loads(run("rules", "history", state, "--json").stdout), schema_of("rules-history"))


@pytest.mark.usefixtures("three")
def test_the_history_in_json_is_newest_first_and_the_oldest_changed_nothing(run: Run) -> None:
    (only,) = json.loads(run("rules", "history", "US-XX", "--json").stdout)["rule_books"]
    assert [version["changes"] is None for version in only["versions"]] == [False, False, True]


@pytest.mark.usefixtures("three")
def test_a_diff_names_the_versions_of_both_days(run: Run) -> None:
    assert run("rules", "diff", "US-XX", "2023-06-01", "2026-06-01").stdout.splitlines()[:3] == [
        "US-XX LMT: from: 2023-06-01: periods ending 2022-01-01 to 2025-12-31: less",
        "US-XX LMT: to: 2026-06-01: periods ending from 2026-01-01: with ethics",
        "US-XX LMT: changed: total: hours: 24 (was: 20)",
    ]


@pytest.mark.usefixtures("three")
def test_a_diff_backwards_tells_the_way_back(run: Run) -> None:
    assert (
        "US-XX LMT: changed: total: hours: 20 (was: 24)\n"
        in run("rules", "diff", "US-XX", "2026-06-01", "2023-06-01").stdout
    )


@pytest.mark.usefixtures("three")
def test_a_diff_passes_over_the_versions_between(run: Run) -> None:
    assert (
        "US-XX LMT: added: total: 24 hours: hours in all\n"
        in run("rules", "diff", "US-XX", "2019-01-01", "2026-06-01").stdout
    )


@pytest.mark.usefixtures("three")
def test_days_of_one_version_have_no_difference(run: Run) -> None:
    lines = run("rules", "diff", "US-XX", "2026-06-01", "2027-06-01").stdout.splitlines()
    assert lines[2:] == ["US-XX LMT: unchanged: the same version governs on both days"]


def test_versions_that_ask_the_same_say_so(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules(periods_ending=until(2025, 12, 31)), rules(periods_ending=from_(2026, 1, 1))))
    lines = run("rules", "diff", "US-XX", "2024-01-01", "2026-06-01").stdout.splitlines()
    assert lines[2:] == ["US-XX LMT: unchanged: the two versions ask the same"]


def test_a_day_before_all_versions_has_none(run: Run) -> None:
    result = run("rules", "diff", "US-FL", "2010-01-01", "2026-01-01")
    told = [line for line in result.stdout.splitlines() if line.startswith("US-FL LMT")]
    assert (result.exit_code, len(told)) == (0, 2)
    assert "US-FL LMT: from: 2010-01-01: no rules are known for periods in course on that day" in told


@pytest.mark.usefixtures("three")
def test_on_a_terminal_a_diff_marks_what_came_and_went(page: Page) -> None:
    lines = page(80, "rules", "diff", "US-XX", "2023-06-01", "2026-06-01")
    assert [line[2] for line in lines if line[:3] in ("  ~", "  +", "  -")] == ["~", "+", "+", "-", "+"]


@pytest.mark.parametrize(
    "days", [("2020-01-01", "2026-01-01"), ("2010-01-01", "2026-01-01"), ("2026-01-01", "2026-01-02")]
)
def test_a_diff_in_json_has_the_documented_shape(run: Run, days: tuple[str, str]) -> None:
    jsonschema.validate(json.loads(run("rules", "diff", "US-FL", *days, "--json").stdout), schema_of("rules-diff"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["history", "US-FLA"], "unknown jurisdiction 'US-FLA'; did you mean 'US-FL'?"),
        (["history", "US-FL", "LMP"], "unknown credential 'LMP'; did you mean 'LMT'?"),
        (["diff", "US-FLA", "2020-01-01", "2026-01-01"], "unknown jurisdiction 'US-FLA'; did you mean 'US-FL'?"),
        (["diff", "US-FL", "2020-01-01", "2026-01-01", "LMP"], "unknown credential 'LMP'; did you mean 'LMT'?"),
        (["diff", "US-FL", "2020-02-30", "2026-01-01"], "'2020-02-30' is no day: February 2020 has 29 days"),
        (["diff", "US-FL", "2020-01-01"], "Missing argument 'TO'"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(run: Run, arguments: list[str], message: str) -> None:
    result = run("rules", *arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("width", [40, 63, 64, 80, 120])
@pytest.mark.parametrize("command", ["history", "diff"])
def test_no_line_is_wider_than_the_terminal(page: Page, command: str, width: int) -> None:
    days = ["2019-01-01", "2026-06-01"] if command == "diff" else []
    assert max(len(line) for line in page(width, "rules", command, "US-XX", *days)) <= width
