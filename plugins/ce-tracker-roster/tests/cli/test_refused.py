"""Files that cannot be read or written are refused before any work is done, with the remedy; nothing is written."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from .conftest import ON, Rosters, Run

GIVEN = ("licences.csv", "credits.csv", "--out", "report.csv")


@pytest.fixture(autouse=True)
def _given(rosters: Rosters) -> None:
    rosters("short")
    Path("folder.csv").mkdir()
    Path("broken.parquet").write_text("no such format")
    Path("licences.link.csv").symlink_to("licences.csv")
    Path("other.csv").write_text("kept")
    Path("notes.txt").write_text("kept")


REFUSED = [
    (
        ("licenses.csv", *GIVEN[1:]),
        "licenses.csv: there is no such file; did you mean licences.csv?",
    ),
    (("away/l.csv", *GIVEN[1:]), "away/l.csv: there is no such file, nor a folder away"),
    (("folder.csv", *GIVEN[1:]), "folder.csv is a folder; name the file inside it"),
    (("notes.txt", *GIVEN[1:]), "notes.txt: the name must end in .parquet, .csv, .tsv, .xlsx or .xls"),
    ((*GIVEN, "--documents", "cpr.csv"), "cpr.csv: there is no such file"),
    ((*GIVEN[:3], "report"), "report: the name must end in .parquet, .csv or .xlsx"),
    (
        (*GIVEN[:3], "report.parqet"),
        "report.parqet: the name must end in .parquet, .csv or .xlsx; did you mean report.parquet?",
    ),
    ((*GIVEN[:3], "licences.csv"), "licences.csv is read; write the report to another file"),
    ((*GIVEN[:3], "./licences.link.csv"), "licences.csv is read; write the report to another file"),
    ((*GIVEN, "--rejects", "credits.csv"), "credits.csv is read; write the rejects to another file"),
    ((*GIVEN, "--requirements", "report.csv"), "report.csv gets the report; write the requirements to another file"),
    ((*GIVEN, "--html", "report.xml"), "report.xml: the name must end in .html or .htm; did you mean report.html?"),
    ((*GIVEN[:3], "folder.csv"), "folder.csv is a folder; name the file inside it to write the report to"),
    (
        (*GIVEN[:3], "away/report.csv"),
        "away/report.csv: there is no folder {here}/away; make it, or write the report somewhere else",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[message[:48] for _, message in REFUSED])
def test_what_is_wrong_with_a_file_is_told_with_the_remedy(
    run: Run, arguments: Sequence[str], message: str, tmp_path: Path
) -> None:
    assert run("audit", *arguments, *ON).stderr == f"ce-tracker: {message.format(here=os.path.realpath(tmp_path))}\n"


@pytest.mark.parametrize("arguments", [arguments for arguments, _ in REFUSED], ids=[one[:48] for _, one in REFUSED])
def test_a_refusal_ends_with_two(run: Run, arguments: Sequence[str]) -> None:
    assert run("audit", *arguments, *ON).exit_code == 2


@pytest.mark.parametrize("arguments", [arguments for arguments, _ in REFUSED], ids=[one[:48] for _, one in REFUSED])
def test_a_refusal_leaves_the_folder_as_it_was(run: Run, arguments: Sequence[str]) -> None:
    def there() -> list[tuple[str, bytes]]:
        return sorted((one.name, one.read_bytes() if one.is_file() else b"") for one in Path().iterdir())

    before = there()
    run("audit", *arguments, *ON)
    assert there() == before


def test_a_report_without_a_name_is_refused(run: Run) -> None:
    assert "Missing option '-o' / '--out'" in run("audit", "licences.csv", "credits.csv").stderr


def test_a_wrong_day_is_told_with_the_right_one(run: Run) -> None:
    assert "write it as YYYY-MM-DD, such as 2027-08-31" in run("audit", *GIVEN, "--on", "8/31/2027").stderr


def test_a_file_that_is_not_of_its_format_is_told(run: Run) -> None:
    done = run("audit", "broken.parquet", *GIVEN[1:], *ON)
    assert (done.exit_code, done.stderr.startswith("ce-tracker: broken.parquet cannot be read: ")) == (2, True)


def test_what_excel_needs_is_told_before_any_work(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ce_tracker_roster.cli.files.find_spec", lambda _: None)
    done = run("audit", *GIVEN[:3], "report.xlsx", *ON)
    assert done.stderr == "ce-tracker: report.xlsx: this needs xlsxwriter: pip install 'ce-tracker-roster[excel]'\n"


def test_a_place_where_nobody_may_write_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ce_tracker_roster.cli.files.os.access", lambda _, mode: mode == os.R_OK)
    done = run("audit", *GIVEN, *ON)
    assert done.stderr == (
        "ce-tracker: report.csv cannot be written: you may not write there; name another file for the report\n"
    )
