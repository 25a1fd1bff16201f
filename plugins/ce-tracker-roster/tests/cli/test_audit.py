"""`ce-tracker roster audit`: what it answers, in which words, and how it ends."""

import json
import os
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import polars as pl
import pytest

from ce_tracker_roster import rows

from .conftest import MAIN, ON, Page, Process, Rosters, Run

ALL = ("short", "compliant", "undetermined", "no-ce-required", "short")


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        (("compliant", "no-ce-required"), 0),
        (("compliant", "short"), 1),
        (("compliant", "undetermined"), 3),
        (("undetermined", "short"), 1),
    ],
    ids=["nothing owed", "short", "undetermined", "short and undetermined"],
)
def test_the_exit_status_tells_the_worst_verdict(
    run: Run, rosters: Rosters, verdicts: tuple[str, ...], status: int
) -> None:
    assert run("audit", *rosters(*verdicts), *ON, "-o", "report.csv").exit_code == status


def test_the_report_has_a_row_for_each_licence_in_its_order(run: Run, rosters: Rosters) -> None:
    run("audit", *rosters(*ALL), *ON, "--out", "report.csv")
    report = pl.read_csv("report.csv")
    assert list(zip(report["licence"], report["verdict"], strict=True)) == [
        (f"L{place}", verdict) for place, verdict in enumerate(ALL)
    ]


def test_the_report_has_the_documented_columns(run: Run, rosters: Rosters) -> None:
    run("audit", *rosters(*ALL), *ON, "--out", "report.parquet")
    assert dict(pl.read_parquet("report.parquet").schema) == dict(rows.LICENCES)


@pytest.mark.parametrize("suffix", ["csv", "parquet", "xlsx"])
def test_every_format_is_read(run: Run, rosters: Rosters, suffix: str) -> None:
    run("audit", *rosters(*ALL, suffix=suffix), *ON, "--out", "report.parquet")
    assert pl.read_parquet("report.parquet")["verdict"].to_list() == list(ALL)


def test_every_format_says_the_same(run: Run, rosters: Rosters) -> None:
    given = rosters(*ALL)
    for suffix in ("csv", "parquet", "xlsx"):
        run("audit", *given, *ON, "--out", f"report.{suffix}")
    told = [pl.read_parquet("report.parquet"), pl.read_csv("report.csv"), pl.read_excel("report.xlsx")]
    wanted = ["licence", "verdict", "due", "lacking", "by"]
    assert len({str(frame.select(pl.col(wanted).cast(pl.String).fill_null("")).rows()) for frame in told}) == 1


def test_a_pipe_gets_a_line_for_each_state(run: Run, rosters: Rosters) -> None:
    told = run("audit", *rosters(*ALL), *ON, "-o", "report.csv").stdout.splitlines()
    assert told[1] == (
        "US-FL: licences 3, compliant 1, short 2, undetermined 0, exempt 0, no-ce-required 0, overdue 0, "
        "lapsing within 30/60/90 days 2/2/2, hours short 48"
    )


def test_a_pipe_gets_a_line_for_all_states(run: Run, rosters: Rosters) -> None:
    told = run("audit", *rosters(*ALL), *ON, "-o", "report.csv").stdout.splitlines()
    assert told[3].startswith("all: licences 5, compliant 1, short 2, undetermined 1, exempt 0, no-ce-required 1,")


def test_a_pipe_is_told_which_files_were_written(run: Run, rosters: Rosters) -> None:
    told = run("audit", *rosters(*ALL), *ON, "-o", "report.csv", "--html", "report.html").stdout.splitlines()
    assert told[-3:] == ["rejects: report.rejects.csv", "html: report.html", "report: report.csv"]


def test_how_many_were_audited_one_by_one_is_told(run: Run, rosters: Rosters) -> None:
    told = run("audit", *rosters(*ALL), *ON, "-o", "report.parquet").stdout.splitlines()
    alone = pl.read_parquet("report.parquet").filter(pl.col("by") == "audit").height
    assert [line for line in told if line.startswith(f"one by one: {alone} of 5 licences")]


def test_one_licence_is_no_plural(run: Run, rosters: Rosters) -> None:
    told = run("audit", *rosters("short"), *ON, "-o", "report.csv").stdout
    assert "one by one: 0 of 1 licence (0.0%) was audited one by one" in told


def test_what_becomes_of_requirements_and_credits_is_written_on_request(run: Run, rosters: Rosters) -> None:
    run("audit", *rosters(*ALL), *ON, "-o", "r.csv", "--requirements", "q.parquet", "--credits-out", "c.parquet")
    found = [dict(pl.read_parquet(name).schema) for name in ("q.parquet", "c.parquet")]
    assert found == [dict(rows.REQUIREMENTS), dict(rows.CREDITS)]


def test_the_rejects_file_is_there_though_every_row_could_be_read(run: Run, rosters: Rosters) -> None:
    run("audit", *rosters(*ALL), *ON, "-o", "report.csv", "--rejects", "aside.csv")
    assert Path("aside.csv").read_text() == "file,row,column,value,reason,fix,as_it_came\n"


def test_json_has_the_shape_of_its_schema(run: Run, rosters: Rosters) -> None:
    done = run("audit", *rosters(*ALL), *ON, "-o", "report.csv", "--json")
    schema = files("ce_tracker_roster").joinpath("schemas/roster-audit.schema.json").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(done.stdout), json.loads(schema))


def test_json_counts_the_verdicts_of_each_state(run: Run, rosters: Rosters) -> None:
    told = json.loads(run("audit", *rosters(*ALL), *ON, "-o", "report.csv", "--json").stdout)
    assert [(one["jurisdiction"], one["licences"], one["short"]) for one in told["states"]] == [
        ("US-CA", 1, 0),
        ("US-FL", 3, 2),
        ("US-ID", 1, 0),
    ]


def test_json_tells_what_was_read_and_written(run: Run, rosters: Rosters) -> None:
    told = json.loads(run("audit", *rosters(*ALL), *ON, "-o", "report.csv", "--json").stdout)
    assert (told["read"]["credits"], told["written"]["report"]) == ({"file": "credits.csv", "rows": 6}, "report.csv")


def test_json_ends_with_the_same_status(run: Run, rosters: Rosters) -> None:
    assert run("audit", *rosters(*ALL), *ON, "-o", "report.csv", "--json").exit_code == 1


def test_a_roster_without_a_licence_owes_nothing(run: Run, rosters: Rosters) -> None:
    done = run("audit", *rosters(suffix="parquet"), *ON, "-o", "report.parquet", "--html", "report.html")
    assert (done.exit_code, pl.read_parquet("report.parquet").height) == (0, 0)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_cut_off_at_a_terminal(page: Page, rosters: Rosters, width: int) -> None:
    seen = page(width, "audit", *rosters(*ALL), *ON, "-o", "report.csv")
    assert (max(map(len, seen)) <= width, "…" in "".join(seen)) == (True, False)


@pytest.mark.parametrize("width", [80, 120])
def test_a_terminal_shows_a_row_for_each_state(page: Page, rosters: Rosters, width: int) -> None:
    seen = page(width, "audit", *rosters(*ALL), *ON, "-o", "report.csv")
    assert [line.split() for line in seen if line.startswith(("US-FL", "all"))] == [
        ["US-FL", "3", "1", "2", "-", "-", "2", "2", "2", "48"],
        ["all", "5", "1", "2", "1", "1", "2", "2", "2", "48"],
    ]


def test_a_narrow_terminal_shows_the_states_below_each_other(page: Page, rosters: Rosters) -> None:
    seen = page(60, "audit", *rosters(*ALL), *ON, "-o", "report.csv")
    first = seen.index("US-FL  3 licences")
    assert seen[first + 1 : first + 4] == [
        "  1 compliant · 2 short",
        "  lapse within 30 d: 2, 60 d: 2, 90 d: 2",
        "  48 hours short",
    ]


def test_a_name_cannot_steer_a_terminal(page: Page, rosters: Rosters) -> None:
    seen = page(200, "audit", *rosters(*ALL), *ON, "-o", "re\x1b[31mport.csv")
    assert seen[-1] == r"report: re\x1b[31mport.csv"


def test_a_pipe_is_told_nothing_about_progress(process: Process, rosters: Rosters) -> None:
    assert process("roster", "audit", *rosters(*ALL), *ON, "-o", "report.csv").stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_a_terminal_is_told_how_far_the_judging_is(process: Process, in_files: tuple[str, str]) -> None:
    code = (
        "import pty, sys, os\n"
        f"told = [sys.executable, '-c', {MAIN!r}, *sys.argv[1:]]\n"
        "ended = pty.spawn(told)\n"
        "sys.exit(os.waitstatus_to_exitcode(ended))"
    )
    done = process("roster", "audit", *in_files, *ON, "-o", "report.csv", code=code, stdin=-3)
    assert ("Judging" in done.stdout, done.returncode) == (True, 1)


@pytest.mark.parametrize("arguments", [("--help",), ("plugins",), ("roster", "--help"), ("roster", "audit", "--help")])
def test_help_imports_no_library_for_data_frames(process: Process, arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom ce_tracker.cli import main\ntry: main()\n"
        "except SystemExit: print([name for name in ('polars', 'narwhals', 'numpy') if name in sys.modules], file=sys.stderr)"
    )
    assert process(*arguments, code=code).stderr == "[]\n"


def test_the_plugin_still_gives_its_names_to_programs(process: Process) -> None:
    code = "from ce_tracker_roster import RosterReport, audit_roster; print(audit_roster.__name__)"
    assert process(code=code).stdout == "audit_roster\n"


def test_a_name_the_plugin_has_not_is_an_attribute_error(process: Process) -> None:
    done = process(code="import ce_tracker_roster; print(hasattr(ce_tracker_roster, 'nothing'))")
    assert done.stdout == "False\n"


def test_the_help_names_every_exit_status(run: Run) -> None:
    told = run("audit", "--help").output
    assert [line.split()[0] for line in told.partition("Exit status:")[2].splitlines() if line.strip()] == list("0123")


def test_the_working_folder_does_not_matter(run: Run, rosters: Rosters, tmp_path: Path) -> None:
    given = [tmp_path / name for name in rosters(*ALL)]
    (tmp_path / "elsewhere").mkdir()
    os.chdir(tmp_path / "elsewhere")
    run("audit", *given, *ON, "-o", "../report.csv")
    assert sorted(one.name for one in tmp_path.glob("report*")) == ["report.csv", "report.rejects.csv"]
