"""`ce-tracker status` and `explain`: verdicts, exit statuses, lines and JSON."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from .conftest import EXAMPLES, FLORIDA, TECHNIQUE, Run, Write

JORDAN = EXAMPLES / "jordan-rivera.toml"
ON = ("--on", "2026-11-23")
FIRST_PERIOD = FLORIDA.replace("US-FL", "US-IA").replace("2015-03-10", "2025-03-03")


def schema_of(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(
        files("ce_tracker").joinpath(f"schemas/{name}.schema.json").read_text(encoding="utf-8")
    )
    return schema


def test_the_verdict_is_the_first_line(run: Run, logbook: Write) -> None:
    assert run("status", logbook(), *ON).stdout.splitlines()[0] == "US-FL LMT: verdict: short"


def test_the_due_date_comes_with_the_days_left(run: Run, logbook: Write) -> None:
    assert "US-FL LMT: due: 2027-08-31 (281 days left)\n" in run("status", logbook(), *ON).stdout


def test_a_due_date_of_yesterday_is_one_day_ago(run: Run, logbook: Write) -> None:
    text = FLORIDA + "expires = 2025-08-31\n"
    assert "due: 2025-08-31 (1 day ago)\n" in run("status", logbook(text), "--on", "2025-09-01").stdout


def test_a_requirement_says_what_is_needed_counted_and_short(run: Run, logbook: Write) -> None:
    line = "requirement: law: short: needed 2, counted 0, short 2: Florida laws and rules\n"
    assert line in run("status", logbook(FLORIDA + TECHNIQUE), *ON).stdout


def test_hours_to_take_are_told_in_words(run: Run, logbook: Write) -> None:
    line = "US-FL LMT: to take: 1 hour: human trafficking, approved by US-FL\n"
    assert line in run("status", logbook(FLORIDA + TECHNIQUE), *ON).stdout


def test_the_law_and_the_board_are_named(run: Run, logbook: Write) -> None:
    *_, law, board = run("status", logbook(), *ON).stdout.splitlines()
    assert (law.split(":")[1], board) == (
        " law",
        "US-FL LMT: board: Florida Board of Massage Therapy: https://floridasmassagetherapy.gov/",
    )


def test_a_document_that_runs_out_is_a_condition_not_met(run: Run) -> None:
    lines = run("status", JORDAN, *ON, "--licence", "US-WA").stdout
    assert "cpr expires on 2027-04-01, before the due date 2027-05-17\n" in lines


def test_an_open_question_names_what_settles_it(run: Run) -> None:
    lines = run("status", EXAMPLES / "casey-olson.toml", *ON).stdout
    assert "years decides how many hours are owed: enter facts.practising_since\n" in lines


def test_another_way_of_complying_is_enough(run: Run) -> None:
    lines = run("status", EXAMPLES / "avery-brooks.toml", *ON, "--licence", "US-VA").stdout
    assert "condition: ncbtmb-certification: met" in lines


def test_a_title_cannot_send_commands_to_the_terminal(run: Run, logbook: Write) -> None:
    text = FLORIDA + TECHNIQUE.replace("Deep tissue", "Deep \\u001b[2J tissue")
    assert "\x1b" not in run("explain", logbook(text), *ON).stdout


@pytest.mark.parametrize(
    ("example", "licence", "status"),
    [
        ("morgan-lee", "US-IA", 0),
        ("avery-brooks", "US-VA", 0),
        ("jordan-rivera", "US-FL", 1),
        ("jordan-rivera", "US-NY", 3),
        ("casey-olson", "US-ND LMT", 3),
    ],
)
def test_the_exit_status_is_that_of_the_verdict(run: Run, example: str, licence: str, status: int) -> None:
    assert run("status", EXAMPLES / f"{example}.toml", *ON, "--licence", licence).exit_code == status


def test_short_weighs_more_than_undetermined(run: Run) -> None:
    assert run("status", JORDAN, *ON).exit_code == 1


def test_explain_ends_with_the_status_of_the_verdict(run: Run) -> None:
    assert run("explain", JORDAN, *ON, "--licence", "US-NY").exit_code == 3


def test_json_ends_with_the_status_of_the_verdict(run: Run) -> None:
    assert run("status", JORDAN, *ON, "--json").exit_code == 1


@pytest.mark.parametrize("example", ["jordan-rivera", "avery-brooks", "morgan-lee", "casey-olson"])
@pytest.mark.parametrize("command", ["status", "explain"])
def test_json_has_the_documented_shape(run: Run, command: str, example: str) -> None:
    document = json.loads(run(command, EXAMPLES / f"{example}.toml", *ON, "--json").stdout)
    jsonschema.validate(document, schema_of("status"))


def test_json_has_the_licences_in_the_order_of_the_logbook(run: Run) -> None:
    document = json.loads(run("status", JORDAN, *ON, "--json").stdout)
    assert [one["jurisdiction"] for one in document["licences"]] == ["US-FL", "US-NY", "US-WA"]


def test_one_licence_can_be_asked_for(run: Run) -> None:
    document = json.loads(run("status", JORDAN, *ON, "--json", "--licence", "US-WA").stdout)
    assert [one["jurisdiction"] for one in document["licences"]] == ["US-WA"]


def test_a_licence_that_is_not_there_is_refused_with_the_nearest(run: Run) -> None:
    result = run("status", JORDAN, "--licence", "US-FI")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'US-FL'?" in result.stderr


def test_a_licence_like_no_other_is_refused_with_those_there_are(run: Run, logbook: Write) -> None:
    result = run("status", logbook(), "--licence", "")
    assert result.stderr == (
        "ce-tracker: --licence: unknown licence ''; known are US-FL, US-FL LMT. The logbook has US-FL LMT\n"
    )


def test_a_logbook_without_licences_says_how_to_add_one(run: Run, logbook: Write) -> None:
    result = run("status", logbook('schema = 1\n[therapist]\nname = "Jordan"\n'))
    assert result.stdout.startswith("No licence is entered yet: ce-tracker add licence")


def test_a_credit_is_explained_by_the_place_it_fills(run: Run, logbook: Write) -> None:
    line = "US-FL LMT: credit: 2026-01-10 Deep tissue: counted 12 of 12 hours toward technique 12\n"
    assert line in run("explain", logbook(FLORIDA + TECHNIQUE), *ON).stdout


def test_an_uncounted_hour_has_its_code_words_and_law(run: Run, logbook: Write) -> None:
    text = FLORIDA + TECHNIQUE.replace('"US-FL"', '"NCBTMB"')
    line = (
        "uncounted: 2026-01-10 Deep tissue: 12 hours: provider-not-approved: must be approved by US-FL; approvals "
        "recorded: NCBTMB [Fla. Admin. Code R. 64B7-28.009;"
    )
    assert line in run("explain", logbook(text), *ON).stdout


def test_explain_cites_the_law_of_each_requirement(run: Run, logbook: Write) -> None:
    lines = run("explain", logbook(), *ON).stdout
    assert "short 2: Florida laws and rules [Fla. Admin. Code R. 64B7-28.009; ss. 456.013(7)" in lines


def test_no_continuing_education_in_a_first_period_ends_with_zero(run: Run, logbook: Write) -> None:
    assert run("status", logbook(FIRST_PERIOD), *ON).exit_code == 0


def test_looking_ahead_counts_what_is_completed_by_then(run: Run, logbook: Write) -> None:
    text = FLORIDA + TECHNIQUE.replace("2026-01-10", "2099-01-10")
    assert "counted: 12 of 24 hours" in run("status", logbook(text), "--on", "2099-02-01").stdout
