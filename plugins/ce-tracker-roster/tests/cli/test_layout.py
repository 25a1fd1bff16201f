"""Other people's files on the command line: `--map`, `--map-file`, `--save-map`, `--sheet`; and the template."""

import json
import tomllib
from pathlib import Path

import polars as pl
import pytest

from ce_tracker_roster import columns

from .conftest import ON, Rosters, Run, credits, licences

OUT = (*ON, "-o", "report.csv")


@pytest.fixture(autouse=True)
def _theirs() -> None:
    """A roster whose columns have other names."""
    licences("short", "compliant").rename({"issued": "First licensed", "licence": "Who"}).write_csv("staff.csv")
    credits("short", "compliant").rename({"completed": "Date", "licence": "Who"}).write_csv("courses.csv")


GIVEN = ("staff.csv", "courses.csv")
NAMES = (
    *("--map", "licences.licence=Who", "--map", "licences.issued=First licensed"),
    *("--map", "credits.licence=Who", "--map", "completed=Date"),
)


def verdicts() -> list[str]:
    return pl.read_csv("report.csv")["verdict"].to_list()


def test_columns_of_other_names_are_read(run: Run) -> None:
    run("audit", *GIVEN, *OUT, *NAMES)
    assert verdicts() == ["short", "compliant"]


def test_a_mapping_that_was_saved_reads_the_same(run: Run) -> None:
    run("audit", *GIVEN, *OUT, *NAMES, "--save-map", "theirs.toml")
    Path("report.csv").unlink()
    run("audit", *GIVEN, *OUT, "--map-file", "theirs.toml")
    assert verdicts() == ["short", "compliant"]


def test_a_saved_mapping_has_a_table_for_each_file(run: Run) -> None:
    run("audit", *GIVEN, *OUT, *NAMES, "--save-map", "theirs.toml")
    assert tomllib.loads(Path("theirs.toml").read_text()) == {
        "licences": {"columns": {"licence": "Who", "issued": "First licensed"}},
        "credits": {"columns": {"licence": "Who", "completed": "Date"}},
    }


def test_options_add_to_a_saved_mapping(run: Run) -> None:
    run("audit", *GIVEN, *OUT, *NAMES, "--save-map", "theirs.toml")
    pl.read_csv("courses.csv").drop("delivery").write_csv("courses.csv")
    run("audit", *GIVEN, *OUT, "--map-file", "theirs.toml", "--map", "delivery:=in-person")
    assert verdicts() == ["short", "compliant"]


def test_rejects_name_rows_and_columns_as_the_file_does(run: Run) -> None:
    theirs = pl.read_csv("courses.csv")
    theirs.with_columns(Date=pl.lit("soon")).head(1).write_csv("courses.csv")
    run("audit", *GIVEN, *OUT, *NAMES)
    assert pl.read_csv("report.rejects.csv").select("file", "row", "column", "value").rows() == [
        ("courses.csv", 2, "Date", "soon")
    ]


def test_rows_set_aside_are_told_where_somebody_sees_it(run: Run) -> None:
    pl.read_csv("courses.csv").with_columns(Date=pl.lit("soon")).write_csv("courses.csv")
    assert run("audit", *GIVEN, *OUT, *NAMES).stderr == (
        "ce-tracker: 6 rows could not be read (6 of credits) and no verdict counts them: "
        "report.rejects.csv tells why, and the fix\n"
    )


def test_a_row_that_was_set_aside_keeps_the_status_from_saying_that_nothing_is_owed(run: Run, rosters: Rosters) -> None:
    given = rosters("compliant")
    with Path(given[1]).open("a") as file:
        file.write("L0,Another,soon,1,ethics,in-person,US-FL\n")
    assert run("audit", *given, *OUT).exit_code == 3


def test_counts_in_are_counts_out_and_rejects(run: Run, rosters: Rosters) -> None:
    given = rosters("compliant", "short")
    with Path(given[0]).open("a") as file:
        file.write("L2,US-FL,LTM,2015-03-10\n")
    run("audit", *given, *OUT)
    assert (pl.read_csv("report.csv").height, pl.read_csv("report.rejects.csv").height) == (2, 1)


REFUSED = [
    (
        ("--map", "number=Card"),
        "--map number=Card: licences and credits may have 'number'; say which is meant: --map licences.number=Card",
    ),
    (("--map", "kind=What"), "--map kind=What: 'kind' is a column of documents, and no documents are given"),
    (("--map", "complete=Date"), "--map complete=Date: unknown column 'complete'; did you mean 'completed'?"),
    (("--map", "completed"), "'completed' must be written OURS=YOURS, OURS:=CONSTANT or OURS[WORD]=MEANING"),
    (("--map", "status:=actve"), "--map licences.status: unknown status 'actve'; did you mean 'active'?"),
    (("--map", "licences.status[A]=actve"), "--map licences.status: unknown status 'actve'; did you mean 'active'?"),
    (("--map", "subject[ET]=ethcs"), "--map credits.subject: unknown subject 'ethcs'; did you mean 'ethics'?"),
    ((*NAMES, "--sheet", "credits=2027"), "courses.csv is no workbook: it has no sheet '2027'"),
    (("--map-file", "ours.toml"), "--map-file ours.toml: there is no such file; known by name are ce-broker"),
    (("--map-file", "staff.csv"), "staff.csv is no mapping: "),
    (
        ("--sheet", "2027"),
        "--sheet 2027: write FILE=SHEET, such as credits=2027; files are licences, credits, documents",
    ),
    (("--save-map", "ours.csv"), "ours.csv: the name must end in .toml"),
    ((), "licences: no column 'licence'"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED])
def test_a_mapping_that_cannot_be_meant_is_refused(run: Run, options: tuple[str, ...], message: str) -> None:
    done = run("audit", *GIVEN, *OUT, *options)
    assert (done.exit_code, done.stderr.partition(message)[0]) == (2, "ce-tracker: ")


def test_a_mapping_that_names_no_file_is_refused_with_what_to_write(run: Run) -> None:
    Path("bare.toml").write_text('[columns]\ncompleted = "Date"\n')
    told = run("audit", *GIVEN, *OUT, "--map-file", "bare.toml").stderr
    assert told.startswith("ce-tracker: bare.toml: unknown file 'columns'")
    assert "[credits.columns]" in told


def test_one_workbook_may_have_everything(run: Run) -> None:
    run("template", "roster.xlsx")
    assert run("audit", "roster.xlsx", "roster.xlsx", "--documents", "roster.xlsx", *OUT).exit_code == 0


def test_a_sheet_may_be_named(run: Run) -> None:
    from xlsxwriter import Workbook

    with Workbook("roster.xlsx") as book:
        licences("short").write_excel(book, "here")
        credits("short").write_excel(book, "there")
    run("audit", "roster.xlsx", "roster.xlsx", *OUT, "--sheet", "licences=here", "--sheet", "credits=there")
    assert verdicts() == ["short"]


def test_a_template_has_every_column(run: Run) -> None:
    run("template", "roster.xlsx")
    assert pl.read_excel("roster.xlsx", sheet_name="credits").columns == [one.name for one in columns.CREDITS]


def test_a_template_says_what_to_do_with_it(run: Run) -> None:
    assert run("template", "roster.xlsx").stdout == (
        "roster.xlsx: fill in the sheets licences and credits, then: "
        "ce-tracker roster audit roster.xlsx roster.xlsx -o report.xlsx\n"
    )


def test_a_template_never_takes_the_place_of_a_file(run: Run) -> None:
    Path("roster.xlsx").write_text("filled in")
    done = run("template", "roster.xlsx")
    assert (done.exit_code, Path("roster.xlsx").read_text()) == (2, "filled in")


def test_a_template_is_a_workbook(run: Run) -> None:
    assert run("template", "roster.csv").stderr == ("ce-tracker: roster.csv: the name must end in .xlsx\n")


BROKER = ("--map-file", "ce-broker", "--map", "subject[ET]=ethics", "--map", "subject[TQ]=technique")


def broker(*pairs: str) -> None:
    """Rows as CE Broker gets them, each with these pairs of subject and hours, of the licence MA0."""
    cells = [f"000,12,,x,MA0,2026-03-0{day},FL,x,{told}" for day, told in enumerate(pairs, 1)]
    Path("broker.csv").write_text("\n".join([*cells, ""]))
    licences("short").with_columns(number=pl.lit("MA0")).write_csv("held.csv")


def test_rows_of_ce_broker_are_counted_as_the_file_has_them(run: Run) -> None:
    broker("ET,2,TQ,4", "TQ,1,XX,3")
    done = run("audit", "held.csv", "broker.csv", *OUT, *BROKER, "--json")
    told = json.loads(done.stdout)
    assert (told["read"]["credits"]["rows"], told["set_aside"]["by"]["credits"]) == (2, 1)
