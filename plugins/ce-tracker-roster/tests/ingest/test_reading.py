"""Files of every kind, and files that are broken."""

from datetime import date

import polars as pl
import pytest
from xlsxwriter import Workbook

from ce_tracker.errors import CeTrackerError
from ce_tracker_roster.ingest import canonical
from ce_tracker_roster.ingest.source import BEYOND
from ce_tracker_roster.reading import ReadingError, letters, load, read


@pytest.fixture
def written(tmp_path):
    """Writes a text, or bytes, to a file of this name."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def workbook(tmp_path):
    """Writes a workbook of these sheets, each a list of rows."""

    def write(**sheets):
        path = tmp_path / "roster.xlsx"
        with Workbook(path) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for row, cells in enumerate(rows):
                    for column, cell in enumerate(cells):
                        sheet.write(row, column, cell, *([day] if isinstance(cell, date) else []))
        return path

    return write


def test_every_value_of_a_csv_file_is_a_text(written):
    assert read(written("c.csv", "licence,hours\n007,3.0\n")).rows() == [("007", "3.0")]


@pytest.mark.parametrize(("name", "separator"), [("c.csv", ","), ("c.csv", ";"), ("c.csv", "\t"), ("c.tsv", "\t")])
def test_the_separator_is_the_one_of_the_first_line(written, name, separator):
    assert read(written(name, f"a{separator}b\n1{separator}2\n")).rows() == [("1", "2")]


def test_a_byte_order_mark_is_no_part_of_a_name(written):
    assert read(written("c.csv", "\ufeffa,b\n1,2\n")).columns == ["a", "b"]


def test_rows_of_a_csv_file_are_counted_from_the_names(written):
    path = written("c.csv", 'a,b\n1,"x\ny"\n\n3,\n')
    frame, source = load(path)
    assert (source.name, source.first) == (str(path), 2)
    assert frame.rows() == [("1", "x\ny"), (None, None), ("3", None)]


@pytest.mark.parametrize("above", ["\n\n", "\r\n \r\n", ",\n;,\n", "\ufeff\n,,,\n"])
def test_lines_without_a_cell_above_the_names_count_as_rows(written, above):
    frame, source = load(written("c.csv", f"{above}a,b\n1,2\n"))
    assert (frame.columns, frame.rows(), source.first) == (["a", "b"], [("1", "2")], 4)


def test_lines_without_a_cell_above_rows_without_names_count_as_rows(written):
    frame, source = load(written("c.csv", "\n\n1,2\n"), header=False)
    assert (frame.rows(), source.first) == ([("1", "2")], 3)


def test_the_first_line_may_say_what_parts_the_cells(written):
    frame, source = load(written("c.csv", "sep=;\na;b,c\n1;2\n"))
    assert (frame.to_dict(as_series=False), source.first) == ({"a": ["1"], "b,c": ["2"]}, 3)


HELD = "licence,jurisdiction,credential,issued\na,US-FL,LMT,2015-01-01\n"


@pytest.mark.parametrize(
    ("title", "above", "first"),
    [
        ("Staff roster 2027\n", ("Staff roster 2027",), 3),
        ('\n"Staff, 2027"\n\n', ("Staff, 2027",), 5),
        ("Staff, all\nof,2027-08-01\n", ("Staff", "all", "of", "2027-08-01"), 4),
        ("\ufeffStaff; all\n", ("Staff", "all"), 3),
        ("sep=,\nStaff\n", ("Staff",), 4),
        ("Number of staff: 12\n", ("Number of staff: 12",), 3),
    ],
)
def test_the_names_of_columns_may_stand_below_a_title(written, title, above, first):
    frame, source = load(written("c.csv", title + HELD), "licences")
    assert frame.rows() == [("a", "US-FL", "LMT", "2015-01-01")]
    assert (source.above, source.first) == (above, first)


def test_the_names_of_columns_may_stand_below_the_title_of_a_sheet(workbook):
    names, row = (line.split(",") for line in HELD.splitlines())
    frame, source = load(workbook(x=[["Staff roster 2027"], [], [None, *names], [None, *row]]), "licences")
    assert frame.rows() == [("a", "US-FL", "LMT", "2015-01-01")]
    assert (source.above, source.first) == (("Staff roster 2027",), 4)


def test_names_that_the_file_calls_otherwise_may_stand_below_a_title(written):
    path = written("c.csv", "Staff\nWho,State,Board,Issued\na,US-FL,LMT,2015-01-01\n")
    called = {"licence": ["Who"], "jurisdiction": ["State"], "credential": ()}
    assert load(path, "licences", called=called).frame.columns == ["Who", "State", "Board", "Issued"]


@pytest.mark.parametrize(
    "content",
    [
        "licence,Board\n" + HELD,
        "a,US-FL,LMT,2015-01-01\n" + HELD,
        "Staff,2027\nlicence,jurisdiction,credential\na,US-FL,LMT\n",
        '"Staff\n2027"\n' + HELD,
    ],
    ids=["a name above", "a row above", "a name is missing", "a title of two lines"],
)
def test_the_names_are_in_the_first_row_where_another_is_not_certain(written, content):
    assert load(written("c.csv", content), "licences").source.above == ()


@pytest.mark.parametrize("header", [True, False])
def test_nothing_is_a_title_where_no_names_are_looked_for(written, header):
    path = written("c.csv", "Staff roster\n" + HELD)
    assert load(path, "" if header else "licences", header=header).source.above == ()


def test_a_title_above_names_that_are_not_ours_is_told_with_both_rows(written):
    path = written("c.csv", "\nStaff roster\nWho,State,Board,Since\na,US-FL,LMT,2015-01-01\n")
    told = r"row 2 has one cell, 'Staff roster', and row 3 has 4: if the names of the columns stand there, take out"
    with pytest.raises(ReadingError, match=told):
        load(path, "licences")


def test_columns_without_a_name_and_without_a_cell_are_none(written):
    frame, source = load(written("c.csv", "a,b,,\n1,2,,\n3,4\n"))
    assert (frame.columns, source.fewer) == (["a", "b"], 0)


def test_a_column_without_a_name_that_is_filled_has_its_letter(written):
    assert read(written("c.csv", "a,,b\n1,2,3\n")).columns == ["a", "B", "b"]


def test_a_column_may_be_called_as_a_doubled_one_would_be(written):
    assert read(written("c.csv", "memo,memo_duplicated_0\n1,2\n")).columns == ["memo", "memo_duplicated_0"]


def test_empty_rows_at_the_end_are_none(written):
    assert read(written("c.csv", "a,b\n1,2\n,\n ,\n\n")).rows() == [("1", "2")]


def test_cells_are_without_blanks_around_them(written):
    assert read(written("c.csv", "a,b\n 1 ,2\n")).rows() == [("1", "2")]


def test_a_row_with_more_cells_than_columns_is_set_aside_and_the_others_are_read(written, registry):
    path = written(
        "licences.csv", 'licence,jurisdiction,credential,issued\na,US-FL,LMT,2015-01-01\nb,"US-FL",LMT,2015-01-01,x,y\n'
    )
    credits = pl.DataFrame(schema=dict.fromkeys(("licence", "title", "completed", "hours", "subject"), pl.String))
    frame, source = load(path)
    roster, rejects = canonical(frame, credits, None, registry, {"licences": source})
    assert roster.licences["licence"].to_list() == ["a"]
    assert rejects.select("row", "column", "value").rows() == [(3, BEYOND, "x,y")]


def test_columns_without_names_are_called_by_letters_and_the_first_row_is_a_row(written):
    frame, source = load(written("c.csv", "1,2\n3,4,5\n"), header=False)
    assert frame.select("A", "B", "C").rows() == [("1", "2", None), ("3", "4", "5")]
    assert source.first == 1


def test_letters_go_on_after_z():
    assert letters(704)[25:28] + letters(704)[701:] == ["Z", "AA", "AB", "ZZ", "AAA", "AAB"]


def test_a_workbook_is_read_as_it_is_written(workbook):
    rows = [["licence", "completed", "hours"], ["a", date(2026, 3, 1), 1.5], ["b", "03/04/2026", "2 1/2"]]
    assert read(workbook(credits=rows)).rows() == [("a", "2026-03-01 00:00:00", "1.5"), ("b", "03/04/2026", "2 1/2")]


def test_rows_of_a_workbook_are_counted_as_the_sheet_shows_them(workbook):
    frame, source = load(workbook(credits=[[], [], ["a", "b"], [], [1, 2]]))
    assert source.first + 1 == 5
    assert frame.rows() == [(None, None), ("1", "2")]


def test_columns_of_a_sheet_have_its_letters_where_the_first_are_empty(workbook):
    frame = read(workbook(x=[[None, None, "c", "d"], [None, None, 1, 2]]), header=False)
    assert frame.columns == ["A", "B", "C", "D"]
    assert frame.rows() == [(None, None, "c", "d"), (None, None, "1", "2")]


def test_a_cell_whose_formula_fails_has_its_error(tmp_path):
    with Workbook(tmp_path / "c.xlsx") as book:
        sheet = book.add_worksheet("credits")
        sheet.write_row(2, 1, ["licence", "hours"])
        sheet.write_row(3, 1, ["a", 1.5])
        sheet.write_formula(4, 1, "=A99", None, "#REF!")
        sheet.write_formula(5, 2, "=1/0", None, "#DIV/0!")
    frame, source = load(tmp_path / "c.xlsx")
    assert frame.rows() == [("a", "1.5"), ("#REF!", None), (None, "#DIV/0!")]
    assert source.first == 4


def test_of_several_sheets_the_one_is_read_that_is_called_so(workbook):
    path = workbook(Licences=[["a"], [1]], Credits=[["b"], [2]])
    assert read(path, "credits").rows() == [("2",)]
    assert read(path, sheet="Licences").rows() == [("1",)]


def test_of_several_sheets_none_is_guessed(workbook):
    with pytest.raises(ReadingError, match="has the sheets 'x', 'y'; call one 'credits', or name it"):
        read(workbook(x=[["a"]], y=[["b"]]), "credits")


def test_a_sheet_that_is_not_there_is_an_error(workbook):
    with pytest.raises(ReadingError, match="no sheet 'z'; there are 'x'"):
        read(workbook(x=[["a"]]), sheet="z")


def test_a_parquet_file_keeps_its_types(tmp_path):
    frame = pl.DataFrame({"hours": [1.5], "completed": [date(2026, 3, 1)]})
    frame.write_parquet(tmp_path / "c.parquet")
    loaded = load(tmp_path / "c.parquet")
    assert loaded.frame.equals(frame)
    assert loaded.source.first == 0


def test_days_beyond_the_calendar_in_a_parquet_file_are_texts(tmp_path):
    days = pl.Series("completed", [0, 2**31 - 1], dtype=pl.Int32).cast(pl.Date)
    pl.DataFrame([days]).write_parquet(tmp_path / "c.parquet")
    assert read(tmp_path / "c.parquet").rows() == [("1970-01-01",), ("a day after the year 9999",)]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("c.txt", "a\n1\n", ".txt is not read; known are .parquet, .csv"),
        ("c", "a\n1\n", "a name without a suffix is not read"),
        ("c.csv", "", "is empty"),
        ("c.parquet", "", "is empty"),
        ("c.parquet", "PAR1 and no more", "cannot be read"),
        ("c.xlsx", "PK and no more", "is no Excel workbook, or it is damaged: save it anew as .xlsx"),
        ("c.csv", "a,b\n1,2\n".encode("utf-16"), "is saved as UTF-16; save it as CSV UTF-8"),
        ("c.csv", b"a,b\n1,2\n\xe9,3\n", r"is not UTF-8 \(line 3\)"),
        ("c.csv", "a,a\n1,2\n", "the column 'a' is there twice"),
        ("c.csv", "a,b,memo,memo\n1,2,3,4\n", "the column 'memo' is there twice, as C and D; keep one"),
        ("c.csv", "a,b,memo,memo\n1,2,3,4,5\n", "the column 'memo' is there twice, as C and D; keep one"),
        ("c.csv", "a,b\r1,2\r3,4\r", "its lines end as those of old Macs do; save it as CSV UTF-8"),
        ("c.csv", "\n ,\n", "is empty"),
        ("c.csv", 'a,b\n1,"2\n3,4,5\n', "begins on line 2; does a quotation mark lack its partner"),
        ("c.csv", '\n\na,b\n1,"x\ny"\n2,"3\n', "begins on line 6; does a quotation mark lack its partner"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_error(written, name, content, told):
    path = written(name, content)
    with pytest.raises(ReadingError, match=told) as error:
        read(path)
    assert str(path) in str(error.value)
    assert isinstance(error.value, CeTrackerError)


def test_a_file_that_is_not_there_is_told_with_the_nearest(written):
    path = written("credits.csv", "a\n")
    with pytest.raises(ReadingError, match=r"there is no file .*; did you mean 'credits.csv'\?"):
        read(path.with_name("credit.csv"))


def test_a_folder_is_no_file(tmp_path):
    folder = tmp_path / "c.csv"
    folder.mkdir()
    with pytest.raises(ReadingError, match="cannot be read"):
        read(folder)


def test_an_empty_sheet_is_an_error(workbook):
    with pytest.raises(ReadingError, match="is empty"):
        read(workbook(x=[]))


def test_two_columns_of_one_name_are_an_error(workbook):
    with pytest.raises(ReadingError, match="the column 'a' is there twice"):
        read(workbook(x=[["a", "a"], [1, 2]]))
