"""`ce-tracker will-it-count`: a course described or planned, judged for each licence; nothing is written."""

import json

import jsonschema
import pytest

from .conftest import FLORIDA, TECHNIQUE, Page, Run, Write
from .test_status import JORDAN, ON, schema_of

COURSE = ("--title", "Laws", "--completed", "2027-03-07", "--hours", "2", "--subject", "law.US-FL")
APPROVED = (*COURSE, "--approval", "US-FL")
PLANNED = """
[[seminars]]
title = "Laws"
starts = 2027-03-07T09:00:00-05:00
hours = 2.0
subject = "law.US-FL"
approvals = ["US-FL"]
"""
TWICE = PLANNED + PLANNED.replace("03-07", "04-07")


def test_the_course_is_told_first(run: Run, logbook: Write) -> None:
    lines = run("will-it-count", logbook(), *ON, *APPROVED).stdout.splitlines()
    assert lines[0] == "course: Laws, 2 hours, completed 2027-03-07"


def test_each_answer_says_how_much_where_and_by_which_law(run: Run, logbook: Write) -> None:
    lines = run("will-it-count", logbook(), *ON, *APPROVED).stdout.splitlines()
    assert lines[1:5] == [
        "US-FL LMT: would count: 2 of 2 hours",
        "US-FL LMT: verdict: short, 24 hours to take; with it short, 22 hours to take",
        "US-FL LMT: judged on: 2027-03-07, period 2025-09-01 to 2027-08-31",
        (
            "US-FL LMT: toward: law: 2 hours: Florida laws and rules "
            "[Fla. Admin. Code R. 64B7-28.009; ss. 456.013(7), 480.0415, Fla. Stat.]"
        ),
    ]


def test_what_would_not_count_says_why_and_by_which_law(run: Run, logbook: Write) -> None:
    line = (
        "US-FL LMT: uncounted: 2 hours: provider-not-approved: must be approved by US-FL; approvals recorded: none "
        "[Fla. Admin. Code R. 64B7-28.009;"
    )
    assert line in run("will-it-count", logbook(), *ON, *COURSE).stdout


def test_a_verdict_that_stays_as_it_is_is_told_once(run: Run, logbook: Write) -> None:
    assert "US-FL LMT: verdict: stays short, 24 hours to take\n" in run("will-it-count", logbook(), *ON, *COURSE).stdout


def test_hours_that_nothing_needs_are_told_as_such(run: Run) -> None:
    course = ("--title", "Feet", "--completed", "2027-03-07", "--hours", "3", "--subject", "technique")
    line = "US-WA LMT: note: not needed: what is still to be done stays the same\n"
    assert line in run("will-it-count", JORDAN, *ON, *course, "--delivery", "in-person").stdout


def test_an_open_question_names_the_courses_it_is_about(run: Run, logbook: Write) -> None:
    full = logbook(FLORIDA + TECHNIQUE)
    course = ("--title", "Feet", "--completed", "2027-03-07", "--hours", "3", "--subject", "technique")
    stdout = run("will-it-count", full, *ON, *course, "--delivery", "in-person", "--approval", "US-FL").stdout
    assert "US-FL LMT: would count: open\n" in stdout
    assert "the rule does not say (Feet): complete the entry, or ask Florida Board of Massage Therapy\n" in stdout


def test_licences_stand_side_by_side(page: Page) -> None:
    lines = page(80, "will-it-count", JORDAN, *ON, *APPROVED)
    assert lines[2:6] == [
        "              would count   verdict",
        "✓  US-FL LMT  2 of 2 hours  short, 4 hours to take; with it short, 2 hours to",
        "                            take",
        "✗  US-NY LMT  0 of 2 hours  stays undetermined, 1 hour to take",
    ]


@pytest.mark.parametrize("width", [40, 63, 64, 80, 120])
def test_no_line_is_wider_than_the_terminal(page: Page, width: int) -> None:
    lines = [line for line in page(width, "will-it-count", JORDAN, *ON, *APPROVED) if "https://" not in line]
    assert max(map(len, lines)) <= width


def test_in_a_narrow_terminal_the_answers_are_stacked(page: Page) -> None:
    lines = page(40, "will-it-count", JORDAN, *ON, *APPROVED)
    assert lines[2:4] == ["✓ US-FL LMT  2 of 2 hours", "  short, 4 hours to take; with it short,"]


@pytest.mark.parametrize("named", ["1", "Laws", "laws"])
def test_a_planned_seminar_is_asked_about_by_number_or_title(run: Run, logbook: Write, named: str) -> None:
    result = run("will-it-count", logbook(FLORIDA + PLANNED), *ON, "--seminar", named)
    assert "US-FL LMT: would count: 2 of 2 hours\n" in result.stdout


@pytest.mark.parametrize(
    ("seminars", "named", "message"),
    [
        ("", "1", "the logbook has no planned seminar (under [[seminars]])"),
        (PLANNED, "2", "there is no seminar 2; the logbook has 1"),
        (PLANNED, "0", "there is no seminar 0; the logbook has 1"),
        (PLANNED, "Lows", "unknown seminar 'Lows'; did you mean 'Laws'?"),
        (TWICE, "Laws", "'Laws' is planned 2 times; give its number: 1, 2"),
    ],
)
def test_a_seminar_that_is_not_there_is_refused(
    run: Run, logbook: Write, seminars: str, named: str, message: str
) -> None:
    result = run("will-it-count", logbook(FLORIDA + seminars), *ON, "--seminar", named)
    assert (result.exit_code, result.stderr) == (2, f"ce-tracker: --seminar: {message}\n")


def test_a_course_and_a_seminar_are_not_asked_about_together(run: Run, logbook: Write) -> None:
    result = run("will-it-count", logbook(FLORIDA + PLANNED), *ON, "--seminar", "1", "--course-id", "7")
    assert "--course-id describes a course; with --seminar the logbook does: leave one out" in result.stderr


def test_without_a_course_it_says_how_to_tell_one(run: Run, logbook: Write) -> None:
    result = run("will-it-count", logbook(), *ON)
    assert "say which course: --title, --completed, --hours and --subject, or --seminar" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--subject", "etics"), "--subject: unknown subject 'etics'; did you mean 'ethics'?"),
        (("--hours", "-3"), "--hours: hours must be more than zero, not -3"),
        (("--completed", "2027-02-30"), "--completed: '2027-02-30' is no day: February 2027 has 28 days"),
    ],
)
def test_a_faulty_course_is_refused_field_by_field(
    run: Run, logbook: Write, arguments: tuple[str, str], message: str
) -> None:
    told = dict(zip(COURSE[::2], COURSE[1::2], strict=True)) | {arguments[0]: arguments[1]}
    result = run("will-it-count", logbook(), *ON, *(part for pair in told.items() for part in pair))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"ce-tracker will-it-count: {message}" in result.stderr


def test_all_that_is_missing_is_told_at_once(run: Run, logbook: Write) -> None:
    result = run("will-it-count", logbook(), *ON, "--title", "Laws", "--subject", "law")
    assert result.stderr == (
        "ce-tracker will-it-count: --completed: missing: give --completed 2026-01-10\n"
        "ce-tracker will-it-count: --hours: missing: give --hours 12.0\n"
    )


def test_nothing_is_written(run: Run, logbook: Write) -> None:
    path = logbook(FLORIDA + PLANNED)
    run("will-it-count", path, *ON, *APPROVED)
    run("will-it-count", path, *ON, "--seminar", "1")
    assert (path.read_text(encoding="utf-8"), [one.name for one in path.parent.iterdir()]) == (
        FLORIDA + PLANNED,
        [path.name],
    )


def test_an_answer_of_no_hours_ends_with_zero_too(run: Run, logbook: Write) -> None:
    assert run("will-it-count", logbook(), *ON, *COURSE).exit_code == 0


def test_without_any_licence_it_says_what_to_enter(run: Run, logbook: Write) -> None:
    nobody = logbook('schema = 1\n[therapist]\nname = "Jordan"\n')
    assert run("will-it-count", nobody, *ON, *COURSE).stdout.startswith("No licence or certification is entered yet")


def test_what_no_source_says_is_not_told_as_no_hours(run: Run, logbook: Write) -> None:
    text = FLORIDA + '\n[[certifications]]\nbody = "AMMA"\ncredential = "Medical Massage"\n'
    lines = run("will-it-count", logbook(text), *ON, *APPROVED).stdout.splitlines()
    assert [line for line in lines if line.startswith("AMMA")][:3] == [
        "AMMA Medical Massage: would count: open",
        "AMMA Medical Massage: verdict: stays undetermined",
        "AMMA Medical Massage: judged on: 2027-03-07, to obtain it",
    ]


def test_a_certification_without_rules_is_told_and_hides_no_other(run: Run, logbook: Write) -> None:
    text = FLORIDA + '\n[[certifications]]\nbody = "MMNCB"\ncredential = "CMMP"\n'
    result = run("will-it-count", logbook(text), *ON, *APPROVED)
    assert "US-FL LMT: would count: 2 of 2 hours\n" in result.stdout
    assert "MMNCB CMMP cannot be judged: unknown certifying body 'MMNCB'" in result.stderr


@pytest.mark.parametrize("arguments", [APPROVED, COURSE, ("--seminar", "1")])
def test_json_has_the_documented_shape(run: Run, arguments: tuple[str, ...]) -> None:
    document = json.loads(run("will-it-count", JORDAN, *ON, *arguments, "--json").stdout)
    jsonschema.validate(document, schema_of("will-it-count"))


def test_json_tells_before_and_after(run: Run, logbook: Write) -> None:
    document = json.loads(run("will-it-count", logbook(), *ON, *APPROVED, "--json").stdout)
    answer = document["answers"][0]
    assert (answer["answer"], answer["before"]["short"], answer["after"]["short"]) == ("all", 24, 22)
