"""What is refused: one clear line for each problem on standard error, exit status 2, nothing on standard output."""

import sys
from pathlib import Path

import pytest

from .conftest import FLORIDA, TECHNIQUE, Run, Write

LICENCE = FLORIDA
CREDIT = FLORIDA + TECHNIQUE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LICENCE.replace("US-FL", "US-FM"), "8: licences[1].jurisdiction: unknown jurisdiction 'US-FM'; did you mean 'US-"),
        (LICENCE.replace("US-FL", "FL"), "8: licences[1].jurisdiction: unknown jurisdiction 'FL'; did you mean 'US-FL'?"),
        (LICENCE.replace('"LMT"', '"LMTT"'), "9: licences[1].credential: unknown credential 'LMTT'; did you mean 'LMT'?"),
        (CREDIT.replace("technique", "technic"), "16: credits[1].subject: unknown subject 'technic'; did you mean 'technique'?"),
        (CREDIT.replace("in-person", "in person"), ".delivery: unknown delivery 'in person'; did you mean 'in-person'?"),
        (CREDIT + 'activity = "cours"\n', "19: credits[1].activity: unknown activity 'cours'; did you mean 'course'?"),
        (CREDIT.replace("12.0", "-2"), "15: credits[1].hours: hours must be more than zero, not -2"),
        (CREDIT.replace("12.0", "0"), "15: credits[1].hours: hours must be more than zero, not 0"),
        (CREDIT.replace("12.0", "nan"), "15: credits[1].hours: hours must be a finite number, not NaN"),
        (CREDIT.replace("12.0", "12000"), "15: credits[1].hours: 12000 hours is more than one entry can hold (5000)"),
        (CREDIT.replace("2026-01-10", "2190-01-10"), "14: credits[1].completed: 2190-01-10 is in the future (today is "),
        (CREDIT.replace("2026-01-10", "1980-01-10"), "14: credits[1].completed: 1980-01-10 is before birth (1988-05-17)"),
        (CREDIT + "started = 2026-02-01\n", "14: credits[1].completed: 2026-01-10 is before started 2026-02-01"),
        (LICENCE + "expires = 2014-01-01\n", "11: licences[1].expires: 2014-01-01 is before issued 2015-03-10"),
        (FLORIDA + FLORIDA[FLORIDA.index("[[") :], "US-FL LMT is entered twice; keep one entry for each licence (the first"),
        (LICENCE.replace("schema = 1", "schema = 2"), "1: schema: 2 is of a newer version (this one reads 1); upgrade ce-tracker"),
        ("", "1: is empty; begin with schema = 1 and a [therapist] table"),
        (LICENCE + "expires = 9999-12-31\n", "11: licences[1].expires: 9999-12-31 is after 2199"),
    ],
)  # fmt: skip
def test_a_faulty_logbook_is_told_in_one_line(run: Run, logbook: Write, text: str, message: str) -> None:
    result = run("status", logbook(text))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


def test_all_problems_are_told_at_once(run: Run, logbook: Write) -> None:
    result = run("status", logbook(CREDIT.replace("12.0", "-2").replace("in-person", "in person")))
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["credits[1].hours", "credits[1].delivery"]


@pytest.mark.parametrize("command", ["status", "explain", "deadlines"])
def test_problems_under_json_are_told_on_standard_error(run: Run, logbook: Write, command: str) -> None:
    result = run(command, logbook(CREDIT.replace("12.0", "-2")), "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "hours must be more than zero" in result.stderr


def test_a_logbook_that_is_not_there_is_named(run: Run) -> None:
    result = run("status", "nowhere.toml")
    assert (result.exit_code, result.stderr) == (2, "nowhere.toml: there is no such file\n")


def test_a_folder_is_no_logbook(run: Run, tmp_path: Path) -> None:
    result = run("status", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path}: is a folder; name the logbook inside it\n")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_logbook_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "loop.toml"
    path.symlink_to(path)
    result = run("status", path)
    assert (result.exit_code, result.stderr) == (2, f"{path}: cannot be read: Too many levels of symbolic links\n")


def test_a_logbook_that_is_not_utf_8_is_told_with_the_byte(run: Run, logbook: Write) -> None:
    path = logbook()
    path.write_bytes(FLORIDA.replace("Jordan", "Zo\xeb").encode("latin-1"))
    result = run("status", path)
    assert (result.exit_code, result.stderr) == (2, f"{path}:4: byte 0xeb is not UTF-8; save it as UTF-8\n")


def test_a_warning_does_not_stop_the_verdict(run: Run, logbook: Write) -> None:
    result = run("status", logbook(CREDIT.replace('"US-FL"]', '"NCBTM"]')))
    assert result.exit_code == 1
    assert "warning: credits[1].approvals.NCBTM: unknown approver 'NCBTM'; did you mean 'NCBTMB'?" in result.stderr


@pytest.mark.parametrize(
    ("day", "remedy"),
    [
        ("2026-02-30", "'2026-02-30' is no day: February 2026 has 28 days; its last is 2026-02-28"),
        ("2026-13-01", "'2026-13-01' is no day: months go from 01 to 12 (YYYY-MM-DD)"),
        ("tomorrow", "'tomorrow' is not a date; write it as YYYY-MM-DD, such as 20"),
        ("8/31/2027", "'8/31/2027' is not a date; write it as YYYY-MM-DD, such as 2027-08-31"),
        ("20270831", "'20270831' is not a date; write it as YYYY-MM-DD, such as 20"),
        ("0001-01-01", "'0001-01-01' is out of range; years go from 1900 to 2199"),
        ("9999-12-31", "'9999-12-31' is out of range; years go from 1900 to 2199"),
    ],
)
def test_a_wrong_day_is_refused_with_the_remedy(run: Run, logbook: Write, day: str, remedy: str) -> None:
    result = run("status", logbook(), "--on", day)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert remedy in result.stderr


def test_what_the_system_refuses_is_told_with_its_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ce_tracker.cli.judging.open_logbook", _refused)
    result = run("status")
    assert (result.exit_code, result.stderr) == (2, "ce-tracker: cannot go on: ro/x.toml: Permission denied\n")


def _refused(*_: object) -> None:
    raise PermissionError(13, "Permission denied", "ro/x.toml")


def test_no_logbook_anywhere_says_what_was_looked_for(run: Run, tmp_path: Path) -> None:
    result = run("status")
    assert result.exit_code == 2
    assert (
        f"there is none at ./logbook.toml or {tmp_path}/data/ce-tracker/logbook.toml; start one with: ce-tracker init"
        in (result.stderr)
    )


def test_an_unknown_command_is_one_line(run: Run) -> None:
    result = run("stats")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_an_unknown_jurisdiction_names_the_nearest(run: Run) -> None:
    result = run("rules", "show", "US-FLA")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "unknown jurisdiction 'US-FLA'; did you mean 'US-FL'?" in result.stderr


def test_an_unknown_credential_names_the_nearest(run: Run) -> None:
    assert "unknown credential 'LMP'; did you mean 'LMT'?" in run("rules", "show", "US-FL", "LMP").stderr


@pytest.mark.usefixtures("broken_plugin")
def test_a_broken_plugin_does_not_take_the_others_down(run: Run, logbook: Write) -> None:
    result = run("status", logbook(), "--on", "2026-11-23")
    assert (result.exit_code, result.stderr) == (1, "")


@pytest.mark.usefixtures("broken_plugin")
def test_a_broken_plugin_is_named_where_rules_are_missing(run: Run, logbook: Write) -> None:
    result = run("status", logbook(FLORIDA.replace("US-FL", "US-ZZ")))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "plugin 'broken' (ce-tracker-broken 1.0): cannot be loaded: RuntimeError: no such table\n" in result.stderr


@pytest.mark.usefixtures("forgotten")
def test_rules_that_fail_do_not_hide_other_licences(run: Run, logbook: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ce_tracker_us_massage.import_module", _only_florida)
    result = run("status", logbook(TWO), "--on", "2026-11-23")
    assert result.exit_code == 2
    assert result.stdout.startswith("US-FL LMT: verdict: short\n")
    assert "US-NY LMT cannot be judged: plugin 'us-massage' fails on US-NY: ImportError: gone\n" in result.stderr


TWO = LICENCE + '[[licences]]\njurisdiction = "US-NY"\ncredential = "LMT"\nissued = 2016-06-01\n'


def _only_florida(name: str) -> object:
    if not name.endswith(".fl"):
        raise ImportError("gone")
    return sys.modules[name]


def test_an_examination_entered_as_a_certification_hides_nothing_else(run: Run, logbook: Write) -> None:
    held = '\n[[certifications]]\nbody = "FSMTB"\ncredential = "MBLEx"\nissued = 2015-03-01\n'
    result = run("status", logbook(LICENCE + held), "--on", "2026-11-23")
    assert "enter an examination under exams" in result.stderr
    assert "US-FL LMT: verdict: short" in result.stdout
