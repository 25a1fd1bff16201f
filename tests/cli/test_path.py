"""`ce-tracker path`: the road at a glance, in a pipe and in JSON."""

import io
import json
from datetime import date

import jsonschema
import pytest
from rich.console import Console

from ce_tracker.career import career_path
from ce_tracker.cli import path_page
from ce_tracker.cli.terminal import Page
from ce_tracker.logbook import read

from .conftest import EXAMPLES, FLORIDA, Run, Write
from .conftest import Page as Look
from .test_status import JORDAN, ON, schema_of

ROBIN = EXAMPLES / "robin-park.toml"


def test_the_road_comes_in_one_line(page: Look) -> None:
    assert page(40, "path", ROBIN, *ON)[2] == "1 ✓ ── 2 ◐ ── 3 ◐ ── 4 ○ ── 5 ?"


def test_what_is_next_follows_the_road(page: Look) -> None:
    assert page(120, "path", ROBIN, *ON)[3] == (
        "Next, step 2: Sit it again from 2026-12-05 on: at least 30 days lie between attempts."
    )


@pytest.mark.parametrize("width", [40, 63, 64, 80, 120])
@pytest.mark.parametrize("logbook", ["robin-park.toml", "jordan-rivera.toml"])
def test_no_line_is_wider_than_the_terminal(page: Look, logbook: str, width: int) -> None:
    lines = [line for line in page(width, "path", EXAMPLES / logbook, *ON) if "https://" not in line]
    assert max(map(len, lines)) <= width


def test_each_step_says_where_one_stands(page: Look) -> None:
    lines = page(120, "path", ROBIN, *ON)
    assert [line for line in lines if line[2:3].isdigit() and line[3:4] == " "] == [
        "✓ 1 Graduate from an accredited programme · done",
        "◐ 2 Pass the MBLEx · in progress",
        "◐ 3 Gain experience · in progress",
        "○ 4 Continue education in seminars · open",
        "? 5 Be certified by the American Medical Massage Association · undetermined",
    ]


def test_of_much_evidence_the_latest_is_shown_and_the_rest_counted(page: Look) -> None:
    lines = page(80, "path", JORDAN, *ON)
    assert "    and 22 more" in lines


def test_experience_is_shown_by_setting_and_role(page: Look) -> None:
    lines = page(80, "path", ROBIN, *ON)
    place = lines.index("Experience")
    assert lines[place + 1 : place + 3] == ["  30 hours  hospice, volunteer", "  12 hours  hospital, shadowing"]


def test_hours_by_area_stand_beside_the_weight_in_the_examination(page: Look) -> None:
    assert "   60  ██░░░░░░░░░░░░░   9.4 % / 12 %  Kinesiology" in page(80, "path", ROBIN, *ON)


def test_in_a_narrow_terminal_hours_stand_below_their_area(page: Look) -> None:
    lines = page(40, "path", ROBIN, *ON)
    assert lines[lines.index("  - Kinesiology") + 1] == "    60 hours, 9.4 % / 12 %"


def test_in_a_pipe_a_step_is_a_line(run: Run) -> None:
    lines = run("path", ROBIN, *ON).stdout.splitlines()
    assert lines[0] == (
        "step 1: graduate: done: Graduate from an accredited programme: Lakeside School of Massage, 2026-06-20"
    )


def test_in_a_pipe_what_is_next_names_its_source(run: Run) -> None:
    found = [line for line in run("path", ROBIN, *ON).stdout.splitlines() if line.startswith("next: examination")]
    assert found[0].endswith("(secondary source)] https://massageexamacademy.com/2014-mblex-changes")


def test_hours_in_no_area_are_told(run: Run) -> None:
    assert "area: none: 60 hours in clinical-practicum\n" in run("path", ROBIN, *ON).stdout


def test_a_name_cannot_disturb_the_terminal(run: Run, logbook: Write) -> None:
    text = FLORIDA + '\n[[exams]]\nexam = "NES\\u001b[1mL"\npassed = 2012-07-05\n'
    assert "\x1b" not in run("path", logbook(text), *ON).stdout


@pytest.mark.parametrize("path", [ROBIN, JORDAN])
def test_json_has_the_documented_shape(run: Run, path: object) -> None:
    jsonschema.validate(json.loads(run("path", path, *ON, "--json").stdout), schema_of("path"))


def test_json_tells_the_standing_of_each_step(run: Run) -> None:
    document = json.loads(run("path", ROBIN, *ON, "--json").stdout)
    assert [one["standing"] for one in document["steps"]] == [
        "done",
        "in-progress",
        "in-progress",
        "open",
        "undetermined",
    ]


def test_looking_at_the_road_ends_with_zero(run: Run) -> None:
    assert run("path", ROBIN, *ON).exit_code == 0


def test_another_day_gives_another_standing(run: Run) -> None:
    lines = run("path", JORDAN, "--on", "2014-10-15").stdout.splitlines()
    assert "step 2: examination: open: Pass the MBLEx: no attempt is recorded" in lines


def test_a_terminal_without_unicode_is_shown_plain_marks() -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    on = date(2026, 11, 23)
    therapist = read(ROBIN, today=on).therapist
    path_page.show(Page(Console(file=screen, width=80)), therapist, career_path(therapist, on))
    screen.flush()
    assert b"1 + -- 2 ~ -- 3 ~ -- 4 . -- 5 ?" in screen.buffer.getvalue()
