"""What a spreadsheet of seminars may look like, and how it is told what is wrong with it."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from ce_tracker.catalogue import Catalogue, CatalogueError, parse_catalogue
from ce_tracker.record import Seminar
from ce_tracker.subjects import Delivery

GOOD = {
    "title": "Cupping",
    "provider": "Gulf Breeze",
    "course_id": "GB-1",
    "starts": "2027-03-06T09:00",
    "ends": "2027-03-06T16:00",
    "zone": "America/New_York",
    "place": "Tampa, FL",
    "price": "129.50",
    "currency": "USD",
    "hours": "6",
    "subject": "technique",
    "delivery": "in-person",
    "hands_on": "yes",
    "approvals": "NCBTMB=1234; AMTA",
}


def text_of(*rows: dict[str, str], delimiter: str = ",") -> str:
    """A spreadsheet of these rows, with a column for everything that any of them tells."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [delimiter.join(columns)]
    lines += [delimiter.join(f'"{row.get(column, "")}"' for column in columns) for row in rows]
    return "\r\n".join(lines) + "\r\n"


def read(*rows: dict[str, str]) -> Catalogue:
    return parse_catalogue(text_of(*rows))


def seminar(**changes: str) -> Seminar:
    return read(GOOD | changes).seminars[0]


def problems(source: str | bytes) -> list[str]:
    with pytest.raises(CatalogueError) as refusal:
        parse_catalogue(source)
    return [str(problem) for problem in refusal.value.problems]


def at(hour: int, *, day: int = 6, offset: int = -5) -> datetime:
    return datetime(2027, 3, day, hour, tzinfo=timezone(timedelta(hours=offset)))


def test_a_row_is_a_seminar() -> None:
    assert seminar() == Seminar(
        "Cupping",
        at(9),
        Decimal(6),
        ends=at(16),
        subject="technique",
        provider="Gulf Breeze",
        course_id="GB-1",
        place="Tampa, FL",
        price=Decimal("129.50"),
        delivery=Delivery.IN_PERSON,
        hands_on=Decimal(1),
        approvals={"NCBTMB": "1234", "AMTA": ""},
    )


def test_hours_by_subject_are_told_in_one_cell() -> None:
    assert seminar(subject="", hours_by_subject="ethics=2; technique=4").hours == {"ethics": 2, "technique": 4}


def test_a_time_with_an_offset_needs_no_zone() -> None:
    row = GOOD | {"zone": "", "starts": "2027-03-06 09:00-05:00", "ends": "2027-03-06T21:00Z"}
    assert (read(row).seminars[0].starts, read(row).seminars[0].ends) == (at(9), at(16))


def test_sessions_are_told_in_one_cell() -> None:
    sessions = seminar(
        starts="", ends="", sessions="2027-03-06T09:00/12:00; 2027-03-07T09:00/2027-03-07T16:00 @ Ybor City"
    ).times
    assert [(one.starts, one.ends, one.place) for one in sessions] == [
        (at(9), at(12), "Tampa, FL"),
        (at(9, day=7), at(16, day=7), "Ybor City"),
    ]


def test_a_row_is_in_summer_time_when_its_zone_is() -> None:
    assert seminar(starts="2027-03-14T09:00", ends="2027-03-14T16:00").starts == at(9, day=14, offset=-4)


def test_a_seminar_that_is_also_on_line_can_be_attended_in_both_ways() -> None:
    both = read(GOOD | {"online": "also"}).seminars
    assert [(one.delivery, one.place) for one in both] == [
        (Delivery.IN_PERSON, "Tampa, FL"),
        (Delivery.LIVE_WEBINAR, ""),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_are_parted_as_the_first_line_is(delimiter: str) -> None:
    assert len(parse_catalogue(text_of(GOOD, delimiter=delimiter)).seminars) == 1


def test_excel_may_say_what_parts_the_cells() -> None:
    assert len(parse_catalogue("sep=;\r\n" + text_of(GOOD, delimiter=";")).seminars) == 1


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert len(parse_catalogue(text_of(GOOD).encode("utf-8-sig")).seminars) == 1


def test_the_names_of_columns_may_be_written_as_words() -> None:
    assert parse_catalogue(text_of(GOOD).replace("course_id", "Course ID")).seminars[0].course_id == "GB-1"


def test_rows_without_content_are_passed_over() -> None:
    assert len(parse_catalogue(text_of(GOOD) + "," * (len(GOOD) - 1) + "\r\n").seminars) == 1


def test_a_catalogue_may_be_empty_below_its_columns() -> None:
    assert parse_catalogue("title,starts,hours\n") == Catalogue()


def test_the_one_currency_that_is_named_is_that_of_all() -> None:
    assert read(GOOD | {"currency": "CAD"}, GOOD | {"currency": ""}).seminars[0].currency == "CAD"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"title": ""}, "title: is empty"),
        ({"starts": ""}, "starts: is empty"),
        (
            {"starts": "3/6/2027 9:00 AM"},
            "starts: '3/6/2027 9:00 AM' is not a day and time; write it as 2027-03-06T09:00",
        ),
        ({"starts": "2027-03-06"}, "starts: '2027-03-06' has no time of day; write it as 2027-03-06T09:00"),
        ({"starts": "2027-02-30T09:00"}, "starts: '2027-02-30T09:00' is no day and time: "),
        ({"ends": "2027-03-05T09:00"}, "ends: 2027-03-05 09:00:00-05:00 is before starts"),
        ({"sessions": "2027-03-06T09:00"}, "sessions: '2027-03-06T09:00' must be written START/END"),
        ({"sessions": "2027-03-06T09:00/25:00"}, "sessions: '25:00' is no time of day"),
        ({"zone": "America/New_Yrk"}, "zone: unknown zone 'America/New_Yrk'; did you mean 'America/New_York'?"),
        ({"price": "129,50"}, "price: '129,50' is not a number; write 129.50"),
        ({"price": "$1,250.00"}, "price: '$1,250.00' is not a number; write 1250.00"),
        ({"price": "1,250"}, "price: '1,250' is not a number; write it with a decimal point"),
        ({"hours": ""}, "hours: is empty"),
        ({"hours": "-2"}, "hours: hours must be more than zero, not -2"),
        ({"subject": "tecnique"}, "subject: unknown subject 'tecnique'; did you mean 'technique'?"),
        (
            {"subject": "", "hours": "", "hours_by_subject": "etics=2"},
            "hours_by_subject (etics): unknown subject 'etics'; did you mean 'ethics'?",
        ),
        ({"subject": "", "hours_by_subject": "ethics"}, "hours_by_subject: 'ethics' must be written NAME=VALUE"),
        ({"delivery": "in person"}, "delivery: unknown delivery 'in person'; did you mean 'in-person'?"),
        ({"hands_on": "1.5"}, "hands_on: must be true, false or a share from 0 to 1, not 1.5"),
        ({"hands_on": "mostly"}, "hands_on: must be yes, no or a share"),
        ({"online": "maybe"}, "online: must be yes, no or also, not 'maybe'"),
        ({"approvals": "=12"}, "approvals: '=12' must be written NAME or NAME=NUMBER"),
        ({"approvals": "AMTA; AMTA"}, "approvals: 'AMTA' is given twice"),
    ],
)
def test_a_faulty_cell_is_the_one_thing_told(changes: dict[str, str], problem: str) -> None:
    expected = f"catalogue.csv:2: row 2, column {problem}"
    assert [told[: len(expected)] for told in problems(text_of(GOOD | changes))] == [expected]


def test_all_faults_are_told_at_once() -> None:
    faulty = text_of(GOOD | {"hours": "six"}, GOOD, GOOD | {"delivery": "zoom", "subject": "tecnique"})
    assert [told.split(":")[1] for told in problems(faulty)] == ["2", "4", "4"]


def test_a_row_of_several_lines_is_told_by_its_first() -> None:
    lines = text_of(GOOD | {"title": "Cupping,\nslowly"}, GOOD | {"hours": "six"})
    assert problems(lines)[0].startswith("catalogue.csv:4: row 3, column hours: ")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "catalogue.csv:1: is empty; begin with a line of columns: title, "),
        ("title,starts,hours,plaice\n", "catalogue.csv:1: column 'plaice': unknown column; did you mean 'place'?"),
        ("title,starts,hours,hours\n", "catalogue.csv:1: column 'hours': is there twice"),
        ("title,starts,hours,\n", "catalogue.csv:1: column 4: has no name"),
        ("title,starts\n", "catalogue.csv:1: column 'hours' is missing"),
        ("title,hours\n", "catalogue.csv:1: column 'starts' is missing"),
        (
            "title,starts,hours\nCupping,2027-03-06T09:00\n",
            "catalogue.csv:2: row 2: has 2 cells and the first line names 3",
        ),
        ('title,starts,hours\n"Cupping,6\n', "catalogue.csv:2: is not CSV: "),
        (b"title,starts,hours\nCaf\xe9", "catalogue.csv:2: byte 0xe9 is not UTF-8; save it as UTF-8"),
        ("title".encode("utf-16"), "catalogue.csv:1: is saved as UTF-16; save it as UTF-8"),
    ],
)
def test_a_faulty_spreadsheet_is_told(source: str | bytes, problem: str) -> None:
    assert problems(source)[0].startswith(problem)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"zone": ""}, "starts: 2027-03-06T09:00 has no zone; write its offset"),
        ({"ends": ""}, "ends: it does not say when it ends"),
        ({"starts": "2027-03-06T09:00-08:00"}, "starts: 2027-03-06T09:00-08:00 is not the offset of America/New_York"),
        ({"starts": "2027-03-14T02:30", "ends": "2027-03-14T09:00"}, "starts: the clocks of America/New_York skip"),
        ({"starts": "2027-11-07T01:30", "ends": "2027-11-07T09:00"}, "starts: the clocks of America/New_York show"),
        ({"subject": "", "hours_by_subject": "ethics=2; technique=5"}, "hours: 6 hours in all, but 7 by subject"),
        ({"delivery": "live-webinar"}, "place: 'Tampa, FL' is a place, but the delivery is live-webinar"),
        ({"online": "yes"}, "online: on line, but the delivery is in-person"),
        ({"online": "yes", "delivery": "", "place": ""}, "delivery: on line, but live or not?"),
        (
            {"online": "no", "delivery": "live-webinar", "place": ""},
            "online: not on line, but the delivery is live-webinar",
        ),
        ({"online": "also", "delivery": "home-study"}, "online: on line as well as home-study"),
    ],
)
def test_a_doubtful_row_is_set_aside_with_its_reason(changes: dict[str, str], reason: str) -> None:
    catalogue = read(GOOD | changes)
    expected = f"row 2, column {reason}"
    aside = [one.reasons[0][: len(expected)] for one in catalogue.set_aside]
    assert (catalogue.seminars, aside) == ((), [expected])


def test_a_price_without_a_currency_is_doubtful_where_several_are_used() -> None:
    catalogue = read(GOOD, GOOD | {"currency": "CAD"}, GOOD | {"currency": ""})
    assert [one.line for one in catalogue.set_aside] == [4]


def test_a_row_that_says_the_same_as_another_is_kept_once() -> None:
    catalogue = read(GOOD, GOOD)
    assert (len(catalogue.seminars), catalogue.set_aside[0].reasons) == (
        1,
        ("row 3: says the same as row 2; kept once",),
    )


def test_what_is_studied_at_home_needs_no_end() -> None:
    assert seminar(delivery="home-study", ends="", place="").ends is None


def test_an_approver_that_looks_misspelt_is_a_warning() -> None:
    warning = (
        "catalogue.csv:2: warning: row 2, column approvals (NCBTB): unknown approver 'NCBTB'; did you mean 'NCBTMB'?"
    )
    assert [str(one) for one in read(GOOD | {"approvals": "NCBTB"}).warnings] == [warning]


def test_a_doubtful_row_is_told_with_its_file_line_and_title() -> None:
    aside = str(read(GOOD | {"ends": ""}).set_aside[0])
    assert aside.startswith("catalogue.csv:2: set aside: Cupping: row 2, column ends: ")
