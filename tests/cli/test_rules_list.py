"""`ce-tracker rules list`."""

import json
from typing import Any

import jsonschema
import pytest

from ce_tracker import installed
from ce_tracker.rules import (
    CONFLICTING,
    ELIGIBILITY,
    SECONDARY,
    UNVERIFIED,
    Birthday,
    Board,
    Disputed,
    Doubt,
    FromFirstRenewal,
    Minimum,
    Undetermined,
    from_,
    until,
)

from .conftest import Known, MakeBook, MakeRules, Page, Run
from .test_status import schema_of

ON = ("--on", "2026-11-23")


@pytest.fixture
def five(known: Known, rules: MakeRules, book: MakeBook) -> None:
    """Rules of five jurisdictions, each unlike the others."""
    known(
        book(rules(), jurisdiction="US-XA", name="Massage Therapist"),
        book(rules(Minimum("total", 12), confidence=SECONDARY), jurisdiction="US-XB"),
        book(rules(Minimum("total", Disputed(20, 16, "why")), confidence=CONFLICTING), jurisdiction="US-YC"),
        book(rules(Undetermined("total", "not read"), confidence=UNVERIFIED), jurisdiction="US-YD"),
        book(
            rules(ce_required=False),
            jurisdiction="CA-XE",
            board=Board("College of the North", "https://north.example/"),
        ),
    )


def listed(run: Run, *options: str) -> list[str]:
    return [line.split(" ")[0] for line in run("rules", "list", *ON, *options).stdout.splitlines()]


def test_every_licence_and_certification_that_is_known_is_listed(run: Run) -> None:
    registry = installed()
    licences = [
        f"{jurisdiction} {credential}"
        for jurisdiction in registry.jurisdictions()
        for credential in registry.rule_books(jurisdiction)
    ]
    certifications = [
        f"{body} {credential}, to {'obtain' if purpose is ELIGIBILITY else 'keep'} it"
        for body in registry.certifications()
        for credential, purpose in registry.certification_books(body)
    ]
    listed = [line.split(":")[0] for line in run("rules", "list").stdout.splitlines()]
    assert listed == [*licences, *certifications]


@pytest.mark.usefixtures("five")
def test_a_line_tells_hours_cycle_and_standing(run: Run) -> None:
    rest = "31 August of odd years: {}, checked 2026-01-01: {}"
    plain = "Licensed Massage Therapist"
    assert run("rules", "list", *ON).stdout.splitlines() == [
        "CA-XE LMT: no continuing education: " + rest.format("primary source", plain),
        "US-XA LMT: 24 hours: " + rest.format("primary source", "Massage Therapist"),
        "US-XB LMT: 12 hours: " + rest.format("secondary source", plain),
        "US-YC LMT: 16 or 20 hours: " + rest.format("sources conflict", plain),
        "US-YD LMT: hours not known: " + rest.format("unverified", plain),
    ]


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("options", "jurisdictions"),
    [
        (["--confidence", "primary"], ["CA-XE", "US-XA", "US-XB", "US-YC", "US-YD"]),
        (["--confidence", "conflicting"], ["US-YC", "US-YD"]),
        (["--hours-at-least", "20"], ["US-XA", "US-YC"]),
        (["--hours-at-least", "0.5"], ["US-XA", "US-XB", "US-YC"]),
        (["--ce"], ["US-XA", "US-XB", "US-YC", "US-YD"]),
        (["--no-ce"], ["CA-XE"]),
        (["--jurisdiction", "US-XA"], ["US-XA"]),
        (["--jurisdiction", "us-x"], ["US-XA", "US-XB"]),
        (["--jurisdiction", "NORTH"], ["CA-XE"]),
        (["--jurisdiction", "licensed"], ["CA-XE", "US-XB", "US-YC", "US-YD"]),
        (["--jurisdiction", "us-", "--hours-at-least", "12", "--confidence", "secondary"], ["US-XB", "US-YC"]),
        (["--no-ce", "--hours-at-least", "1"], []),
    ],
)
def test_filters_leave_what_fits_all_of_them(run: Run, options: list[str], jurisdictions: list[str]) -> None:
    assert listed(run, *options) == jurisdictions


def test_hours_that_are_doubtful_are_told_so(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules(Minimum("total", 24, doubt=Doubt("why")))))
    assert run("rules", "list", *ON).stdout.startswith("US-XX LMT: 24 hours, doubtful: ")


def test_hours_that_may_be_more_are_told_so(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules(Minimum("total", 24), Undetermined("law", "not read"))))
    assert run("rules", "list", "--hours-at-least", "24", *ON).stdout.startswith("US-XX LMT: 24 hours or more: ")


def test_hours_that_are_due_in_other_years_are_told(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules(), term=Birthday(), ce_term=FromFirstRenewal(Birthday(), 2, "ce_period_ends")))
    assert ": the birthday, every year; hours every 2 years: " in run("rules", "list", *ON).stdout


@pytest.mark.parametrize(("on", "hours"), [("2025-01-01", 24.0), ("2027-01-01", 12.0)])
def test_the_hours_are_those_of_the_version_in_force(
    run: Run, known: Known, rules: MakeRules, book: MakeBook, on: str, hours: float
) -> None:
    later = rules(Minimum("total", 12), periods_ending=from_(2026, 1, 1))
    known(book(rules(periods_ending=until(2025, 12, 31)), later))
    (only,) = json.loads(run("rules", "list", "--on", on, "--json").stdout)["rule_books"]
    assert only["hours"] == hours


def test_the_list_in_json_has_the_documented_shape(run: Run) -> None:
    jsonschema.validate(json.loads(run("rules", "list", "--json").stdout), schema_of("rules-list"))


@pytest.mark.usefixtures("five")
def test_hours_in_json_are_numbers_where_there_is_one(run: Run) -> None:
    books: list[dict[str, Any]] = json.loads(run("rules", "list", "--json").stdout)["rule_books"]
    assert [(one["hours"], one["hours_at_least"], one["hours_at_most"]) for one in books] == [
        (0.0, 0.0, 0.0),
        (24.0, 24.0, 24.0),
        (12.0, 12.0, 12.0),
        (None, 16.0, 20.0),
        (None, None, None),
    ]


def test_an_unknown_jurisdiction_names_the_nearest(run: Run) -> None:
    result = run("rules", "list", "--jurisdiction", "US-FLO")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--jurisdiction: unknown jurisdiction 'US-FLO'; did you mean 'US-FL'?" in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--confidence", "sure"], "'sure' is not one of 'primary', 'secondary', 'conflicting', 'unverified'"),
        (["--hours-at-least", "-1"], "-1.0 is not in the range x>=0"),
        (["--hours-at-least", "nan"], "nan is no number of hours; write it as 24 or 7.5"),
        (["--hours-at-least", "inf"], "inf is no number of hours; write it as 24 or 7.5"),
        (["--on", "8/31/2027"], "write it as YYYY-MM-DD, such as 2027-08-31"),
    ],
)
def test_a_wrong_option_is_refused_in_one_line(run: Run, options: list[str], message: str) -> None:
    result = run("rules", "list", *options)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


def test_rules_that_fail_do_not_hide_the_others(run: Run, known: Known, rules: MakeRules, book: MakeBook) -> None:
    known(book(rules()), RuntimeError("no such table"))
    result = run("rules", "list")
    assert (result.exit_code, result.stdout.startswith("US-XX LMT: 24 hours: ")) == (2, True)
    assert "plugin 'nowhere' fails on US-ZZ: RuntimeError: no such table\n" in result.stderr


def test_rules_that_fail_are_not_asked_for_another_jurisdiction(
    run: Run, known: Known, rules: MakeRules, book: MakeBook
) -> None:
    known(book(rules()), RuntimeError("no such table"))
    assert run("rules", "list", "--jurisdiction", "US-XX").exit_code == 0


@pytest.mark.usefixtures("five")
def test_on_a_terminal_it_is_a_table(page: Page) -> None:
    assert [line.rstrip() for line in page(80, "rules", "list", *ON)] == [
        "licence    cycle                      hours  confidence   checked",
        "CA-XE LMT  31 August of odd years      none  primary      2026-01-01",
        "US-XA LMT  31 August of odd years        24  primary      2026-01-01",
        "US-XB LMT  31 August of odd years        12  secondary    2026-01-01",
        "US-YC LMT  31 August of odd years  16 or 20  conflicting  2026-01-01",
        "US-YD LMT  31 August of odd years         ?  unverified   2026-01-01",
    ]


@pytest.mark.usefixtures("five")
def test_in_a_narrow_terminal_a_licence_is_a_few_lines(page: Page) -> None:
    assert page(40, "rules", "list", "--confidence", "unverified", *ON) == [
        "US-YD LMT  hours not known",
        "  31 August of odd years",
        "  unverified, checked 2026-01-01",
    ]


@pytest.mark.usefixtures("five")
def test_on_a_terminal_an_empty_list_says_so(page: Page) -> None:
    assert page(80, "rules", "list", "--no-ce", "--hours-at-least", "1") == ["No rule book is like that."]
