"""Polars, pandas, PyArrow and DuckDB: the report says what `audit` says, row by row, in a frame of the kind that was given."""

import gc
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from rosters import ON, Frames, Holder, expected, expected_requirements, frames, people, rosters

from ce_tracker import RecordError, Registry
from ce_tracker_roster import RosterError, RosterReport, audit_roster

Given = Callable[[pl.DataFrame], Any]


@pytest.fixture(scope="module")
def holders() -> list[Holder]:
    return people(11, each=2)


@pytest.fixture(scope="module")
def roster(holders: list[Holder]) -> Frames:
    return frames(holders)


@pytest.fixture(scope="module")
def audits(holders: list[Holder]) -> dict[str, dict[str, Any]]:
    return expected(holders)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that is not the default one."""
    with duckdb.connect() as connected:
        yield connected


@pytest.fixture
def relation(connection: duckdb.DuckDBPyConnection) -> Given:
    return lambda frame: connection.from_arrow(frame.to_arrow())


def as_pandas(frame: pl.DataFrame) -> Any:
    return frame.to_pandas()


def as_pandas_objects(frame: pl.DataFrame) -> Any:
    """As it is read from many a file: every value a Python object."""
    return pd.DataFrame(frame.to_dicts(), columns=frame.columns, dtype=object)


def as_pandas_on_arrow(frame: pl.DataFrame) -> Any:
    return frame.to_pandas(use_pyarrow_extension_array=True)


def as_table(frame: pl.DataFrame) -> pa.Table:
    return frame.to_arrow()


KINDS: dict[str, Given] = {
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.lazy(),
    "pandas": as_pandas,
    "pandas-objects": as_pandas_objects,
    "pandas-arrow": as_pandas_on_arrow,
    "pyarrow": as_table,
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
}


@pytest.fixture(params=KINDS.values(), ids=KINDS.keys())
def kind(request: pytest.FixtureRequest) -> Given:
    made: Given = request.param
    return made


def told(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any kind, as Python has them."""
    native = nw.from_native(frame)
    rows: list[dict[str, Any]] = (
        (native.collect() if isinstance(native, nw.LazyFrame) else native).to_polars().to_dicts()
    )
    return rows


def by_licence(report: RosterReport) -> dict[str, dict[str, Any]]:
    return {
        row["licence"]: {name: plain(value) for name, value in row.items() if name not in ("set_aside", "by")}
        for row in told(report.licences)
    }


def plain(value: Any) -> Any:
    """Days that came through pandas are moments there."""
    return value.date() if hasattr(value, "date") else value


def test_the_report_on_licences_is_the_audit_of_each(kind: Given, roster: Frames, audits: dict[str, Any]) -> None:
    assert by_licence(audit_roster(*map(kind, roster), on=ON)) == audits


def test_the_report_on_requirements_is_the_audit_of_each(kind: Given, roster: Frames, holders: list[Holder]) -> None:
    report = audit_roster(*map(kind, roster), on=ON, also=["requirements"])
    assert sorted((tuple(row.values()) for row in told(report.requirements)), key=str) == expected_requirements(holders)


def test_the_report_on_credits_names_every_row_of_theirs(kind: Given, roster: Frames) -> None:
    report = audit_roster(*map(kind, roster), on=ON, also=["credits"])
    assert sorted(row["row"] for row in told(report.credits)) == list(range(roster.credits.height))


@pytest.mark.parametrize("part", ["licences", "rejects", "requirements", "credits"])
def test_each_part_is_of_the_kind_that_was_given(kind: Given, roster: Frames, part: str) -> None:
    few = Frames(*(frame.head(20) for frame in roster))
    report = audit_roster(*map(kind, few), on=ON, also=["requirements", "credits"])
    assert type(getattr(report, part)) is type(kind(few.licences))


@pytest.mark.parametrize("part", ["requirements", "credits"])
def test_what_was_not_asked_for_is_none(kind: Given, roster: Frames, part: str) -> None:
    assert getattr(audit_roster(*map(kind, roster), on=ON), part) is None


def test_a_roster_needs_no_documents(kind: Given, roster: Frames) -> None:
    report = audit_roster(kind(roster.licences), kind(roster.credits), on=ON)
    without = audit_roster(kind(roster.licences), kind(roster.credits), kind(roster.documents.clear()), on=ON)
    assert told(report.licences) == told(without.licences)


def test_a_roster_may_be_empty(kind: Given, roster: Frames) -> None:
    assert told(audit_roster(*(kind(frame.clear()) for frame in roster), on=ON).licences) == []


@settings(max_examples=8)
@given(rosters())
def test_any_roster_is_told_what_audit_tells(holders: list[Holder]) -> None:
    assert by_licence(audit_roster(*frames(holders), on=ON)) == expected(holders)


@settings(max_examples=8)
@given(rosters())
def test_any_roster_of_duckdb_is_told_what_audit_tells(holders: list[Holder]) -> None:
    with duckdb.connect() as connected:
        given_ = (connected.from_arrow(frame.to_arrow()) for frame in frames(holders))
        assert by_licence(audit_roster(*given_, on=ON)) == expected(holders)


def test_days_of_pandas_are_days(roster: Frames) -> None:
    assert pd.api.types.is_datetime64_dtype(audit_roster(*map(as_pandas, roster), on=ON).licences["due"])


def test_yes_and_no_of_pandas_may_be_missing(roster: Frames) -> None:
    report = audit_roster(*map(as_pandas, roster), on=ON, also=["requirements"])
    assert str(report.requirements["met"].dtype) == "boolean"


def test_days_of_pyarrow_are_days(roster: Frames) -> None:
    assert audit_roster(*map(as_table, roster), on=ON).licences.schema.field("due").type == pa.date32()


def test_days_of_duckdb_are_days(roster: Frames, relation: Given) -> None:
    report = audit_roster(*map(relation, roster), on=ON).licences
    assert dict(zip(report.columns, map(str, report.types), strict=True))["due"] == "DATE"


def test_a_report_of_duckdb_is_read_by_the_connection_it_came_from(
    connection: duckdb.DuckDBPyConnection, roster: Frames, relation: Given
) -> None:
    report = audit_roster(*map(relation, roster), on=ON).licences  # noqa: F841  # named in the query
    assert connection.sql("SELECT count(*) FROM report").fetchall() == [(roster.licences.height,)]


def test_a_report_of_duckdb_joins_tables_of_its_connection(
    connection: duckdb.DuckDBPyConnection, roster: Frames, relation: Given
) -> None:
    connection.execute("CREATE OR REPLACE TABLE watched AS SELECT 'US-FL' AS jurisdiction")
    report = audit_roster(*map(relation, roster), on=ON).licences
    joined = report.query("report", "SELECT count(*) FROM report JOIN watched USING (jurisdiction)").fetchall()
    assert joined == [(2,)]


def test_a_report_of_duckdb_is_filtered_as_any_relation(roster: Frames, relation: Given) -> None:
    report = audit_roster(*map(relation, roster), on=ON).licences
    assert len(report.filter("jurisdiction = 'US-FL'").fetchall()) == 2


def test_a_report_of_duckdb_outlives_what_it_was_made_of(roster: Frames, relation: Given) -> None:
    report = audit_roster(*map(relation, roster), on=ON)
    gc.collect()
    assert report.licences.aggregate("count(*)").fetchall() == [(roster.licences.height,)]


def test_a_report_leaves_nothing_behind_in_duckdb(
    connection: duckdb.DuckDBPyConnection, roster: Frames, relation: Given
) -> None:
    audit_roster(*map(relation, roster), on=ON)
    views = "SELECT count(*) FROM duckdb_views() WHERE NOT internal"
    assert connection.execute(views).fetchall() == [(0,)]


def test_tables_of_duckdb_are_read_as_they_are(
    connection: duckdb.DuckDBPyConnection, roster: Frames, audits: dict[str, Any]
) -> None:
    for name, frame in roster._asdict().items():
        given_ = frame.to_arrow()  # noqa: F841  # named in the query
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given_")
    tables = [connection.table(name) for name in roster._fields]
    assert by_licence(audit_roster(*tables, on=ON)) == audits


def test_values_of_several_types_in_one_column_are_read_as_text(roster: Frames) -> None:
    some = as_pandas_objects(roster.licences.head(2))
    some["number"] = [1024, "20-1234"]
    assert audit_roster(some, as_pandas_objects(roster.credits), on=ON).licences.shape[0] == 2


def test_frames_of_two_kinds_are_refused(roster: Frames) -> None:
    with pytest.raises(RosterError, match="licences is a Polars DataFrame, and credits is a pandas DataFrame"):
        audit_roster(roster.licences, as_pandas(roster.credits), on=ON)


def test_documents_of_another_kind_are_refused(roster: Frames) -> None:
    with pytest.raises(RosterError, match="licences is a Polars DataFrame, and documents is a PyArrow table"):
        audit_roster(roster.licences, roster.credits, as_table(roster.documents), on=ON)


@pytest.mark.parametrize("frame", [[{"licence": "A"}], "licences.parquet", pl.Series([1]), None])
def test_what_is_no_frame_is_refused(roster: Frames, frame: Any) -> None:
    with pytest.raises(RosterError, match="credits must be a Polars DataFrame, a Polars LazyFrame"):
        audit_roster(roster.licences, frame, on=ON)


def test_a_part_that_no_report_has_is_refused(roster: Frames) -> None:
    with pytest.raises(RosterError, match=r"unknown part of a report 'credit'; did you mean 'credits'\?"):
        audit_roster(*roster, on=ON, also=["credit"])


def test_one_part_may_be_named_without_a_list(roster: Frames) -> None:
    assert audit_roster(*roster, on=ON, also="credits").credits is not None


@pytest.mark.parametrize("on", ["2027-08-01", None])
def test_a_day_that_is_no_date_is_refused(roster: Frames, on: Any) -> None:
    with pytest.raises(RecordError, match="on: must be a date such as 2026-01-10, not"):
        audit_roster(*roster, on=on)


def test_columns_that_are_wrong_are_a_wrong_roster(roster: Frames) -> None:
    with pytest.raises(RosterError, match="licences: unknown column 'expirs'; did you mean 'expires'"):
        audit_roster(roster.licences.drop("expires").with_columns(expirs=None), roster.credits, on=ON)


def test_a_column_that_is_there_twice_is_refused_by_name(roster: Frames) -> None:
    held, taken, _ = map(as_pandas, roster)
    with pytest.raises(RosterError, match=r"^credits: the column 'title' is there twice; keep one, or name"):
        audit_roster(held, pd.concat([taken, taken[["title"]]], axis=1), on=ON)
    with pytest.raises(RosterError, match=r"^credits: the column '0' is there twice; keep one, or name"):
        audit_roster(held, taken.assign(**{"0": 1}).rename(columns={"title": 0}), on=ON)
    held, taken, _ = map(as_table, roster)
    with pytest.raises(RosterError, match=r"^credits: the column 'title' is there twice; keep one, or name"):
        audit_roster(held, taken.append_column("title", taken.column("title")), on=ON)


OTHER_TYPES = r"^credits: the column 'hours' is of a type that is not read \({}.*\); make texts, numbers or dates of it"


def test_a_column_of_a_type_that_polars_does_not_have_is_refused_by_name(
    roster: Frames, connection: duckdb.DuckDBPyConnection, relation: Given
) -> None:
    held, credits = relation(roster[0]), relation(roster[1])
    spans = credits.project("* REPLACE (INTERVAL 3 HOURS AS hours)")
    with pytest.raises(RosterError, match=OTHER_TYPES.format("month_day_nano_interval")):
        audit_roster(held, spans, on=ON)
    with pytest.raises(RosterError, match=OTHER_TYPES.format("complex128")):
        audit_roster(as_pandas(roster[0]), as_pandas(roster[1]).assign(hours=1 + 2j), on=ON)


def test_a_day_without_end_in_duckdb_is_set_aside(roster: Frames, relation: Given) -> None:
    held = relation(roster[0]).project("* REPLACE (CAST('infinity' AS DATE) AS issued)")
    report = audit_roster(held, relation(roster[1]), on=ON)
    told = report.rejects.filter("file = 'licences'").project("value").distinct().fetchall()
    assert (report.licences.fetchall(), told) == ([], [("a day after the year 9999",)])


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (lambda height: pd.to_timedelta(["90min"] * height), "1h 30m"),
        (lambda height: pd.period_range("2026-01", periods=height, freq="M"), "2026-01"),
    ],
    ids=["spans", "months"],
)
def test_values_of_pandas_that_are_no_hours_are_set_aside(
    roster: Frames, values: Callable[[int], Any], told: str
) -> None:
    taken = as_pandas(roster[1])
    report = audit_roster(as_pandas(roster[0]), taken.assign(hours=values(len(taken))), on=ON)
    assert (len(report.rejects), report.rejects["value"][0]) == (len(taken), told)


def test_a_registry_may_be_given_by_what_makes_it(roster: Frames) -> None:
    made = []

    def make() -> Registry:
        made.append(Registry())
        return made[-1]

    audit_roster(*roster, on=ON, registry=make)
    assert len(made) == 1


def test_a_registry_is_heeded(roster: Frames) -> None:
    report = audit_roster(*map(frame_of_florida, roster), on=ON, registry=Registry())
    assert report.licences.height == 2


def frame_of_florida(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("licence").str.starts_with("US-FL-"))


def test_progress_ends_with_everybody(roster: Frames) -> None:
    seen: list[tuple[int, int]] = []
    audit_roster(*roster, on=ON, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (roster.licences.height, roster.licences.height)


def test_another_day_is_told_otherwise(holders: list[Holder], roster: Frames) -> None:
    later = date(2031, 3, 1)
    assert by_licence(audit_roster(*roster, on=later)) == expected(holders, later)
