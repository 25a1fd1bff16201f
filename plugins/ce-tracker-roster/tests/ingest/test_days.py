"""Days: which texts and moments are a day, and which could be two."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from ce_tracker_roster.ingest import Source

MIDNIGHT_IN_UTC = datetime(2026, 3, 2, tzinfo=UTC)
NEW_YORK = Source("credits", time_zone="America/New_York")


@pytest.mark.parametrize(
    "written",
    ["2026-03-01", " 2026-03-01 ", "2026-3-1", "2026-03-01 00:00:00", "2026-03-01T22:30", "2026-03-01 09:00:00.500"],
)
def test_an_iso_text_is_its_day(credits, written):
    roster, _ = credits(completed=[written])
    assert roster.credits["completed"].to_list() == [date(2026, 3, 1)]


@pytest.mark.parametrize("hour", [0, 22])
def test_a_moment_without_a_zone_is_its_day(credits, hour):
    roster, _ = credits(completed=[datetime(2026, 3, 1, hour, tzinfo=UTC).replace(tzinfo=None)])
    assert roster.credits["completed"].to_list() == [date(2026, 3, 1)]


@pytest.mark.parametrize(
    "moment", [MIDNIGHT_IN_UTC, MIDNIGHT_IN_UTC.astimezone(ZoneInfo("Asia/Tokyo")), "2026-03-02T00:00:00Z"]
)
def test_a_moment_with_a_zone_is_set_aside(credits, moment):
    roster, rejects = credits(completed=[moment])
    assert roster.credits.is_empty()
    assert "which day it was depends on the time zone" in rejects["reason"][0]


@pytest.mark.parametrize("moment", [MIDNIGHT_IN_UTC, "2026-03-02T00:00:00Z", "2026-03-02T05:00:00+05:00"])
def test_a_moment_with_a_zone_is_a_day_where_the_source_tells_the_zone(credits, moment):
    roster, _ = credits(NEW_YORK, completed=[moment])
    assert roster.credits["completed"].to_list() == [date(2026, 3, 1)]


@pytest.mark.parametrize(
    ("written", "reason", "how"),
    [
        ("03/04/2026", "could be month first or day first", "%m/%d/%Y"),
        ("3/4/26", "could be month first or day first", "%m/%d/%y"),
        ("03-04-2026", "could be month first or day first", "%m-%d-%Y"),
        ("13.04.2026", "is not written as YYYY-MM-DD", "%d.%m.%Y"),
        ("04/18/2026", "is not written as YYYY-MM-DD", "%m/%d/%Y"),
    ],
)
def test_a_day_in_numbers_is_set_aside_with_the_way_to_tell_it(credits, written, reason, how):
    _, rejects = credits(Source("credits", of_command=True), completed=[written])
    fix = f"write the day as YYYY-MM-DD, or tell how days are written (--map date_format={how})"
    assert rejects.select("value", "reason", "fix").rows() == [(written, f"{written} {reason}", fix)]


@pytest.mark.parametrize(
    ("day", "fix"),
    [
        (
            "03/04/2026",
            "write the day as YYYY-MM-DD, or give dates: %m/%d/%Y reads it if that is how days are written",
        ),
        ("2026-03-04T22:00:00Z", "give the day: of a column of moments, the dates in their time zone"),
    ],
)
def test_a_day_in_a_frame_is_told_with_what_to_do_in_code(credits, day, fix):
    _, rejects = credits(completed=[day])
    assert rejects["fix"].to_list() == [fix]


@pytest.mark.parametrize(
    ("kind", "per_day"),
    [
        (pl.Date(), 1),
        (pl.Datetime("us"), 86_400_000_000),
        (pl.Datetime("ms"), 86_400_000),
        (pl.Datetime("us", "UTC"), 86_400_000_000),
        (pl.Datetime("ms", "Asia/Tokyo"), 86_400_000),
    ],
    ids=str,
)
def test_days_beyond_the_calendar_are_set_aside_and_the_others_are_read(credits, kind, per_day):
    days = [20_513, None, 10_000_000, -10_000_000]
    given = pl.Series([day and day * per_day for day in days], dtype=pl.Int64).cast(kind)
    roster, rejects = credits(NEW_YORK, completed=given, title=list("ABCD"))
    assert (roster.credits["row"].to_list(), rejects["row"].to_list()) == ([0], [1, 2, 3])
    assert rejects["value"].to_list() == ["", "a day after the year 9999", "a day before the year 1"]


@pytest.mark.parametrize("written", ["46100", "46100.0", 46100, 46100.0])
def test_a_day_that_a_spreadsheet_counted_is_set_aside_with_the_day_that_may_be_meant(credits, written):
    _, rejects = credits(completed=[written])
    assert rejects["fix"].to_list() == ["write the day as YYYY-MM-DD, or 2026-03-19 if a spreadsheet counted it"]


@pytest.mark.parametrize("written", ["4610", "461000", "80000", 20260319])
def test_a_number_that_no_spreadsheet_counts_is_no_day(credits, written):
    _, rejects = credits(completed=[written])
    assert rejects["fix"].to_list() == ["write the day as YYYY-MM-DD"]


def test_the_last_day_of_the_calendar_is_told_as_it_is(credits):
    _, rejects = credits(completed=[date(9999, 12, 31)])
    assert rejects["reason"].to_list() == ["9999-12-31 is after 2199"]


@pytest.mark.parametrize("written", ["13/13/2026", "02/30/2026", "00/01/2026"])
def test_numbers_that_are_no_day_are_no_date(credits, written):
    _, rejects = credits(completed=[written])
    assert rejects["reason"].to_list() == [f"{written} is no date"]


@pytest.mark.parametrize(("how", "day"), [("%m/%d/%Y", date(2026, 3, 4)), ("%d/%m/%Y", date(2026, 4, 3))])
def test_a_day_in_slashes_is_read_as_the_source_tells(credits, how, day):
    roster, _ = credits(Source("credits", date_format=how), completed=["03/04/2026"])
    assert roster.credits["completed"].to_list() == [day]


def test_a_day_that_is_not_written_as_the_source_tells_is_set_aside(credits):
    _, rejects = credits(Source("credits", date_format="%m/%d/%Y"), completed=["2026-03-04"])
    assert rejects["reason"].to_list() == ["2026-03-04 is not written as %m/%d/%Y"]


@pytest.mark.parametrize("value", [20260301, 45231.0, "45231", "yesterday", True])
def test_what_is_no_day_is_set_aside(credits, value):
    _, rejects = credits(completed=[value])
    assert rejects["column"].to_list() == ["completed"]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(1899, 12, 31), "1899-12-31 is before 1900"),
        (date(2200, 1, 1), "2200-01-01 is after 2199"),
        ("2026-02-30", "2026-02-30 is no date: day is out of range for month"),
        (None, "is empty"),
        ("  ", "is empty"),
    ],
)
def test_a_day_that_no_record_can_have_is_set_aside(credits, day, reason):
    _, rejects = credits(completed=[day])
    assert rejects["reason"].to_list() == [reason]


def test_a_course_that_started_after_it_was_completed_is_set_aside(credits):
    _, rejects = credits(started=["2026-03-02"])
    assert rejects["reason"].to_list() == ["2026-03-01 is before started"]


def test_a_licence_that_expires_before_it_was_issued_is_set_aside(licences):
    _, rejects = licences(expires=["2014-12-31", "2027-01-01"])
    assert rejects.select("file", "row", "column", "reason").row(0) == (
        "licences",
        0,
        "expires",
        "2014-12-31 is before issued",
    )


def test_a_licence_issued_before_birth_is_set_aside(licences):
    _, rejects = licences(born=["2020-01-01", None])
    assert rejects.select("row", "reason").row(0) == (0, "2015-01-01 is before birth")


def test_a_credit_before_the_birth_of_its_holder_is_set_aside(registry, licences):
    roster, rejects = licences(born=["2014-01-01"], licence=["b", "a"])
    assert rejects.is_empty()
    roster, rejects = licences(born=["2014-01-01"], issued=["2026-01-01"])
    assert roster.credits.height == 1
    roster, rejects = licences(born=["2026-03-02"], issued=["2026-06-01"])
    assert rejects.select("file", "reason").rows() == [("credits", "2026-03-01 is before birth")]
    assert roster.set_aside.to_list() == [1, 0]


def test_a_document_that_runs_out_before_it_was_issued_is_set_aside(documents):
    _, rejects = documents(expires=["2025-01-01"])
    assert rejects.select("file", "column").rows() == [("documents", "expires")]
