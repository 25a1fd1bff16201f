"""`ce-tracker deadlines` and `export`."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from .conftest import EXAMPLES, FLORIDA, Run, Write
from .test_status import JORDAN, ON, schema_of

MADE = ("--made", "2026-01-10T09:00:00Z")


def test_a_deadline_is_one_line(run: Run, logbook: Write) -> None:
    line = "2027-06-02: window-opens: US-FL LMT: renewal opens: 191 days left: "
    assert run("deadlines", logbook(), *ON).stdout.startswith(line)


def test_deadlines_come_earliest_first(run: Run) -> None:
    days = re.findall(r"^\S+?(?=: )", run("deadlines", JORDAN, *ON).stdout, re.MULTILINE)
    assert (len(days) > 10, days) == (True, sorted(days))


def test_what_is_done_says_so(run: Run) -> None:
    lines = run("deadlines", EXAMPLES / "avery-brooks.toml", *ON).stdout
    assert "US-VA LMT: continuing education due: 372 days left (done): " in lines


def test_deadlines_of_one_licence_can_be_asked_for(run: Run) -> None:
    assert "US-NY" not in run("deadlines", JORDAN, *ON, "--licence", "US-FL").stdout


def test_deadlines_in_json_have_the_documented_shape(run: Run) -> None:
    jsonschema.validate(json.loads(run("deadlines", JORDAN, *ON, "--json").stdout), schema_of("deadlines"))


def test_deadlines_end_with_zero_though_something_is_short(run: Run) -> None:
    assert run("deadlines", JORDAN, *ON).exit_code == 0


def test_an_export_goes_to_standard_output(run: Run) -> None:
    assert run("export", "ical", JORDAN, *ON).stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")


def test_an_export_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    result = run("export", "ical", JORDAN, *ON, "-o", "due.ics")
    assert result.stdout == ""
    assert (tmp_path / "due.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_an_export_leaves_no_other_file_behind(run: Run, tmp_path: Path) -> None:
    run("export", "ical", JORDAN, *ON, "-o", "due.ics")
    assert [path.name for path in tmp_path.iterdir()] == ["due.ics"]


def test_an_export_that_is_refused_leaves_the_old_file(run: Run, logbook: Write, tmp_path: Path) -> None:
    (tmp_path / "due.ics").write_text("before")
    run("export", "ical", logbook(FLORIDA.replace("LMT", "LMTT")), "-o", "due.ics")
    assert (tmp_path / "due.ics").read_text() == "before"


def test_the_moment_of_making_can_be_told(run: Run) -> None:
    assert b"DTSTAMP:20260110T090000Z\r\n" in run("export", "ical", JORDAN, *ON, *MADE).stdout_bytes


def test_the_moment_of_making_can_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert b"DTSTAMP:20260101T000000Z\r\n" in run("export", "ical", JORDAN, *ON).stdout_bytes


def test_a_moment_that_is_told_wins_over_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert b"DTSTAMP:20260110T090000Z\r\n" in run("export", "ical", JORDAN, *ON, *MADE).stdout_bytes


def test_the_same_export_twice_is_the_same_bytes(run: Run) -> None:
    first = run("export", "ical", JORDAN, *ON, *MADE).stdout_bytes
    assert run("export", "ical", JORDAN, *ON, *MADE).stdout_bytes == first


@pytest.mark.parametrize("epoch", ["now", "1.5", "99999999999999999999"])
def test_a_faulty_moment_in_the_environment_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run("export", "ical", JORDAN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"$SOURCE_DATE_EPOCH is '{epoch}'; it must be the seconds since 1970" in result.stderr


def test_a_moment_without_a_zone_is_refused(run: Run) -> None:
    result = run("export", "ical", JORDAN, "--made", "2026-01-10T09:00:00")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "write it as 2026-01-10T09:00:00Z" in result.stderr


def test_an_unknown_format_names_those_there_are(run: Run) -> None:
    result = run("export", "icall", JORDAN)
    assert (result.exit_code, result.stderr) == (2, "ce-tracker: unknown export format 'icall'; did you mean 'ical'?\n")


def test_a_file_that_cannot_be_written_is_told(run: Run) -> None:
    result = run("export", "ical", JORDAN, "-o", "nowhere/due.ics")
    assert (result.exit_code, result.stderr) == (
        2,
        "ce-tracker: nowhere/due.ics cannot be written: there is no folder nowhere; make it first, or name another place\n",
    )


def test_a_link_stays_a_link_to_the_file_that_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "due.ics").symlink_to(tmp_path / "real.ics")
    run("export", "ical", JORDAN, *ON, "-o", "due.ics")
    assert ((tmp_path / "due.ics").is_symlink(), (tmp_path / "real.ics").exists()) == (True, True)


def test_a_folder_is_no_file_to_write(run: Run, tmp_path: Path) -> None:
    result = run("export", "ical", JORDAN, "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"ce-tracker: {tmp_path} cannot be written: Is a directory\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes there")
def test_what_is_no_plain_file_is_written_to_and_not_replaced(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        run("export", "ical", JORDAN, *ON, "-o", pipe)
        assert reader.communicate(timeout=60)[0].startswith(b"BEGIN:VCALENDAR")
    assert pipe.is_fifo()
