"""`ce-tracker roster audit` tells what is worth a look in what could be read, and refuses what was misspelt."""

import json
from pathlib import Path
from shlex import quote

import polars as pl
import pytest

from .conftest import ON, Page, Rosters, Run

OUT = (*ON, "-o", "report.csv")


def changed(name: str, **columns: object) -> None:
    """A file with further columns, or others."""
    pl.read_csv(name).with_columns(**{column: pl.lit(value) for column, value in columns.items()}).write_csv(name)


@pytest.mark.parametrize(
    ("file", "written", "meant"),
    [
        ("licences", "expirs", "expires"),
        ("licences", "satus", "status"),
        ("licences", "born2", "born"),
        ("licences", "therapst", "therapist"),
        ("credits", "course_ids", "course_id"),
    ],
)
def test_a_misspelt_column_of_a_file_is_refused(
    run: Run, rosters: Rosters, file: str, written: str, meant: str
) -> None:
    given = rosters("short", "compliant")
    changed(f"{file}.csv", **{written: "2027-02-28"})
    done = run("audit", *given, *OUT)
    assert done.exit_code == 2
    assert f"{file}: unknown column {written!r}; did you mean {meant!r}?" in done.stderr
    assert f"say --map {file}.{meant}={written}" in done.stderr


def test_the_column_is_read_as_the_refusal_says(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", **{"First expirs": "2027-02-28"})
    run("audit", *given, *ON, "-o", "report.csv", "--map", "licences.expires=First expirs")
    assert pl.read_csv("report.csv")["due"].to_list() == ["2027-02-28"]


def test_a_missing_column_is_told_with_those_that_the_file_has(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    pl.read_csv("licences.csv").rename({"issued": "First licensed"}).write_csv("licences.csv")
    told = run("audit", *given, *OUT).stderr
    assert "the nearest there is 'First licensed'" in told
    assert "--map 'licences.issued=First licensed'" in told


@pytest.mark.parametrize("order", [(1, 0), (0, 0), (1, 1)], ids=["swapped", "licences twice", "credits twice"])
def test_files_in_the_wrong_place_are_told_by_what_they_have(
    run: Run, rosters: Rosters, order: tuple[int, int]
) -> None:
    given = rosters("short")
    told = run("audit", *(given[one] for one in order), *OUT).stderr
    first, other = ("licences", "credits") if order[0] else ("credits", "licences")
    assert told.startswith(f"ce-tracker: {first}: no column ")
    assert f"; the columns are those of {other}: give {first} and {other} each in its place" in told


def remarks(run: Run, *given: str) -> list[str]:
    found: list[str] = json.loads(run("audit", *given, *OUT, "--json").stdout)["remarks"]
    return found


def test_nothing_is_remarked_where_all_is_as_usual(run: Run, rosters: Rosters) -> None:
    assert remarks(run, *rosters("short", "compliant")) == []


def test_columns_that_go_unheeded_are_named(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", Email="a@b.c", Expiration="2027-02-28")
    assert remarks(run, *given) == [
        "not read of licences.csv: 'Email', 'Expiration'; if one of them is meant, say --map licences.OURS=YOURS"
    ]


def test_a_title_above_the_names_of_the_columns_is_told_and_passed_over(run: Run, rosters: Rosters) -> None:
    given = rosters("short", "compliant")
    Path("licences.csv").write_text(f"Our staff\n\n{Path('licences.csv').read_text()}")
    assert remarks(run, *given) == [
        "above the names of the columns, which are in row 3 of licences.csv, and passed over: 'Our staff'"
    ]
    assert pl.read_csv("report.csv")["verdict"].to_list() == ["short", "compliant"]


def test_rows_below_a_title_are_set_aside_by_the_number_that_the_file_shows(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", credential="LTM")
    Path("licences.csv").write_text(f"Our staff\n\n{Path('licences.csv').read_text()}")
    run("audit", *given, *OUT)
    assert pl.read_csv("report.rejects.csv")["row"].to_list() == [4]


def test_columns_of_a_file_without_names_are_not_told_one_by_one(run: Run, rosters: Rosters) -> None:
    licences, _ = rosters("short")
    changed("licences.csv", number="123")
    Path("broker.csv").write_text("000,12,,x,123,2026-03-01,FL,x,ET,2,more\n")
    assert remarks(run, licences, "broker.csv", "--map-file", "ce-broker", "--map", "subject[ET]=ethics") == []


@pytest.mark.parametrize(
    ("column", "option", "told"),
    [
        ("unit", "unit:=hour", "unit:=hour"),
        ("Unit", "unit:=hour", "unit:=hour"),
        ("title", "title=Name|Date", "title=Name | Date"),
        ("completed", "credits.completed=Date", "completed=Date"),
    ],
)
def test_a_column_that_the_mapping_takes_the_place_of_is_told_where_it_is_filled(
    run: Run, rosters: Rosters, column: str, option: str, told: str
) -> None:
    licences, credits = rosters("compliant")
    changed(credits, Date="2026-02-02", Name="T", **{column: "2026-03-03"})
    (remark,) = [one for one in remarks(run, licences, credits, "--map", option) if one.startswith(f"{column!r} is")]
    assert remark == (
        f"{column!r} is filled in 6 rows of credits.csv and was not read: --map {quote(f'credits.{told}')} takes its place; "
        "leave that out if the column is meant"
    )


def test_a_column_that_the_mapping_takes_the_place_of_is_not_told_where_it_is_empty(run: Run, rosters: Rosters) -> None:
    licences, credits = rosters("compliant")
    changed(credits, unit=" ")
    assert remarks(run, licences, credits, "--map", "unit:=hour") == []


def test_a_column_that_stands_for_another_is_no_column_that_was_passed_over(run: Run, rosters: Rosters) -> None:
    licences, credits = rosters("compliant")
    changed(credits, Name="T")
    assert remarks(run, licences, credits, "--map", "provider=title", "--map", "title=Name") == []


def test_days_that_are_yet_to_come_are_told(run: Run, rosters: Rosters) -> None:
    given = rosters("short", "compliant")
    changed("licences.csv", issued="2027-09-01")
    changed("credits.csv", completed="2028-01-10")
    assert remarks(run, *given) == [
        "6 credits of days after 2027-08-01: what is completed later does not count yet",
        "2 licences issued after 2027-08-01, judged as of the day of issue: L0, L1",
    ]


def test_approvers_that_look_misspelt_are_told(run: Run, rosters: Rosters) -> None:
    given = rosters("short", "compliant")
    changed("credits.csv", approvals="NCTMB; US-LF; NCBTMB; Guild of the Valley")
    assert remarks(run, *given) == [
        "approvers that look misspelt, and that no rule knows: 'NCTMB' ('NCBTMB'?), 'US-LF' ('US-FL'?)"
    ]


@pytest.mark.parametrize(
    ("title", "rows", "fewer"),
    [
        ("Deep", ",technique", 0),
        ("Deep", "", 1),
        ('"Deep, and deeper"', "", 1),
        ('"Deep, and deeper"', ",", 0),
        ('"Deep\nand deeper"', "", 1),
        ('"Deep\nand deeper"', ",", 0),
    ],
)
def test_rows_that_lack_cells_are_told(run: Run, rosters: Rosters, title: str, rows: str, fewer: int) -> None:
    licences, _ = rosters("short")
    Path("few.csv").write_text(f"licence,completed,hours,title,subject\nL0,2026-05-16,6,{title}{rows}\n\n")
    told = (
        f"{fewer} row of few.csv with fewer cells than there are columns: what is missing at the end is taken for empty"
    )
    assert (told in remarks(run, licences, "few.csv")) == bool(fewer)


def test_kinds_of_document_that_look_misspelt_are_told(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    Path("documents.csv").write_text(
        "licence,kind,issued\nL0,CPR card,2027-01-01\nL0,CPR,2027-01-02\nL0,a diploma,2027-01-03\n"
    )
    (told,) = remarks(run, *given, "--documents", "documents.csv")
    assert "'CPR' ('cpr'?)" in told
    assert "diploma" not in told


def test_facts_that_no_rule_heeds_are_told(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", **{"fact.shoe_size": 42, "fact.renewals": 2})
    assert remarks(run, *given) == ["facts that no rule of these licences heeds: shoe_size"]


def test_a_misspelt_fact_is_refused(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", **{"fact.renewls": 2})
    told = run("audit", *given, *OUT).stderr
    assert "licences: unknown fact 'fact.renewls'; did you mean 'fact.renewals'?" in told


def test_a_file_without_rows_is_told(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    pl.read_csv("licences.csv").head(0).write_csv("licences.csv")
    assert remarks(run, *given) == ["no rows in licences.csv"]


def test_the_name_of_a_file_is_told_on_the_page_as_it_is(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    pl.read_csv("licences.csv").head(0).write_csv("licences.csv")
    run("audit", *given, *OUT, "--html", "report.html")
    assert "No rows in licences.csv" in Path("report.html").read_text()


def test_remarks_are_told_on_the_side_of_a_pipe(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", Email="a@b.c")
    done = run("audit", *given, *OUT)
    assert done.stderr.startswith("ce-tracker: not read of licences.csv: 'Email';")
    assert "Email" not in done.stdout


def test_remarks_are_shown_to_a_person(page: Page, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", Email="a@b.c")
    assert any("not read of licences.csv: 'Email'" in line for line in page(120, "audit", *given, *OUT))


def test_remarks_stand_on_the_page(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", **{"<b>Email": "a@b.c"})
    run("audit", *given, *OUT, "--html", "report.html")
    assert "Not read of licences.csv: &#x27;&lt;b&gt;Email&#x27;" in Path("report.html").read_text()


def test_rows_set_aside_of_one_workbook_are_counted_by_sheet(run: Run) -> None:
    from xlsxwriter import Workbook

    held = {"licence": ["a", "b"], "jurisdiction": "US-FL", "credential": ["LMT", "LTM"], "issued": "2015-03-10"}
    days, hours = ["soon", "2026-01-10", "2026-01-10"], ["2", "six", "2"]
    taken = {"licence": "a", "title": "A", "completed": days, "hours": hours, "subject": "ethics"}
    with Workbook("roster.xlsx") as book:
        pl.DataFrame(held).write_excel(book, "licences")
        pl.DataFrame(taken).write_excel(book, "credits")
    done = run("audit", "roster.xlsx", "roster.xlsx", *OUT, "--json")
    assert json.loads(done.stdout)["set_aside"] == {"rows": 3, "by": {"licences": 1, "credits": 2}}
    assert pl.read_csv("report.rejects.csv").select("file", "row").rows() == [
        ("roster.xlsx, sheet licences", 3),
        ("roster.xlsx, sheet credits", 2),
        ("roster.xlsx, sheet credits", 3),
    ]


def test_rows_set_aside_of_one_file_that_holds_both_tables_are_counted_apart(run: Run) -> None:
    Path("both.csv").write_text(
        "licence,jurisdiction,credential,issued,title,completed,hours,subject\na,US-FL,LMT,2015-03-10,A,soon,2,ethics\n"
    )
    done = run("audit", "both.csv", "both.csv", *OUT, "--json")
    assert json.loads(done.stdout)["set_aside"] == {"rows": 1, "by": {"licences": 0, "credits": 1}}
    assert pl.read_csv("report.rejects.csv")["file"].to_list() == ["both.csv (credits)"]


def test_how_days_are_written_is_told_for_all_files_at_once(run: Run, rosters: Rosters) -> None:
    given = rosters("short")
    changed("licences.csv", issued="03/10/2015")
    changed("credits.csv", completed="01/10/2026")
    rejects = run("audit", *given, *OUT) and pl.read_csv("report.rejects.csv")
    assert all("--map date_format=%m/%d/%Y" in fix for fix in rejects["fix"])
    run("audit", *given, *OUT, "--map", "date_format=%m/%d/%Y")
    assert pl.read_csv("report.csv")["verdict"].to_list() == ["short"]
