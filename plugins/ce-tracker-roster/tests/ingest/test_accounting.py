"""Whatever frames are given: rows in are rows out and rejects, and what was accepted is a record."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ce_tracker import Registry, Therapist, installed
from ce_tracker_roster import canon
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.entries import credit_of, document_of, holder_of, licence_of
from ce_tracker_roster.ingest import canonical

KEYS = ["a", "b", "c", "d", "", " ", "7", None]
DAYS = [
    "2024-02-29",
    "2024-1-5",
    "2019-06-30",
    "03/04/2024",
    "2024-02-30",
    "1850-01-01",
    "2300-01-01",
    "",
    None,
    "soon",
]
DAYS += ["2024-03-01 00:00:00", "2024-03-01T23:30:00Z", "2024-03-01T09:00", "45231"]
HOURS = [
    "3",
    "3.0",
    "1,5",
    "2 1/2",
    "1:30",
    "3 hours",
    "1 CEU",
    "0.1 ceus",
    "0",
    "-2",
    "5000",
    "5001",
    "1e1",
    "nan",
    "inf",
    "",
]
HOURS += ["0.6", "6", "7.00000", "7.12345", "0.0001", "99999999999999999999", "12345678901234.5", None]
SUBJECTS = ["ethics", "technique", "law.US-OR", "law", "etics", "", " ethics ", None, "other"]
IN_UTC = [datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 3, 1, 22, tzinfo=UTC), None]
MOMENTS = [one and one.replace(tzinfo=None) for one in IN_UTC]
POOLS: dict[str, list[list[Any]]] = {
    "licence": [KEYS, [1, 7, None, -3], [7.0, 7.5, float("nan"), None]],
    "therapist": [["p", "q", "", None], [1, 2, None]],
    "jurisdiction": [["US-FL", "US-GA", "US-XX", "FL", "Florida", "", None, "us-fl"]],
    "credential": [["LMT", "LMTT", "", None, "RN"]],
    "number": [["1", "2", "3", "MA 5", "", None], [1, 2, 3, None], [1.0, 2.5, None]],
    "status": [["active", "inactive", "Active", "", None]],
    "issued": [DAYS, [date(2010, 1, 1), date(1899, 12, 31), None], MOMENTS, [20200101, None]],
    "expires": [DAYS, [date(2026, 1, 1), date(2000, 1, 1), date(2200, 1, 1), None], [None]],
    "born": [[None], [date(1980, 1, 1), date(2020, 1, 1), None], DAYS],
    "fact.renewals": [[1, 0, None], ["1", "x", ""], [1.5, float("inf"), None], [[1], None]],
    "fact.term_started": [[date(2020, 1, 1), None], ["2020-01-01", "soon", None], [True, None]],
    "title": [["Ethics", "Cupping", "", "  ", None, "\u00a0", "Äther"]],
    "completed": [
        DAYS,
        [date(2024, 1, 1), date(1979, 1, 1), None],
        MOMENTS,
        [m and m.replace(tzinfo=UTC) for m in MOMENTS],
    ],
    "hours": [
        HOURS,
        [1, 6, 0, -1, 6000, None],
        [0.6, 6.0, 1.1, 1.00001, float("nan"), float("inf"), 1e300, -1.0, None],
    ],
    "subject": [SUBJECTS],
    "unit": [["hour", "ceu", "minute", "hours", "", None]],
    "ceus": [["0.6", "1", "x", "", None], [0.6, 0.1, 1.0, None]],
    "delivery": [["in-person", "live-webinar", "in person", "", None]],
    "hands_on": [
        ["yes", "no", "0.5", "2", "half", "", None],
        [True, False, None],
        [0.5, 1.5, float("nan"), None],
        [0, 1, 2],
    ],
    "activity": [["course", "teaching", "Course", "", None]],
    "approvals": [["US-FL", "US-FL; NCBTMB", "NCBTMB=45", ";", "", None], [["US-FL"], ["US-FL", "NCBTMB"], [], None]],
    "approved_as": [["US-FL=ethics", "US-FL=etics", "US-FL", "US-FL=ethics; US-FL=law", "=", "", None]],
    "provider": [["P", "Q", "", None], [b"raw", None]],
    "course_id": [["C1", "", None], [1, 2, None]],
    "started": [[None], DAYS, [date(2023, 12, 30), date(2025, 1, 1), None]],
    "kind": [["cpr", "liability-insurance", "", "  ", None]],
}
POOLS["hours"].append([Decimal("1.5000"), Decimal("0.0000"), Decimal("2.1250"), None])
POOLS["hours"].append([Decimal("1.50000"), Decimal("1.12345"), None])
for name in ("licence", "issued", "title", "completed", "hours", "subject", "hands_on", "approvals", "fact.renewals"):
    POOLS[name].append([timedelta(hours=3), timedelta(minutes=90), None])
WITHOUT_END = [20_000, None, 2**31 - 1, -(2**31 - 1), 2_932_896, -719_163]
"""Days since the epoch, of which only the first is one of the calendar."""
LICENCES = ["licence", "jurisdiction", "credential", "issued", "therapist", "number", "status", "expires", "born"]
LICENCES += ["fact.renewals", "fact.term_started"]
CREDITS = [
    "licence",
    "title",
    "completed",
    "hours",
    "subject",
    "therapist",
    "jurisdiction",
    "number",
    "unit",
    "ceus",
    "delivery",
]
CREDITS += ["hands_on", "activity", "approvals", "approved_as", "provider", "course_id", "started"]
DOCUMENTS = ["licence", "kind", "issued", "expires", "number", "therapist"]


@st.composite
def frames(draw: st.DrawFn, columns: list[str], required: int) -> pl.DataFrame:
    height = draw(st.integers(0, 8))
    extra = draw(st.lists(st.sampled_from(columns[required:]), unique=True))
    return pl.DataFrame([draw(series(name, height)) for name in [*columns[:required], *extra]])


@st.composite
def series(draw: st.DrawFn, name: str, height: int) -> pl.Series:
    pool = draw(st.sampled_from(POOLS[name]))
    good = pool[: max(1, len(pool) // 2)]
    values = draw(st.lists(st.sampled_from(draw(st.sampled_from([pool, good]))), min_size=height, max_size=height))
    column = pl.Series(name, values, strict=True) if any(one is not None for one in values) else pl.Series(name, values)
    if name in ("issued", "expires", "completed", "started", "fact.term_started") and draw(st.booleans()):
        days = draw(st.lists(st.sampled_from(WITHOUT_END), min_size=height, max_size=height))
        column = pl.Series(name, days, dtype=pl.Int32).cast(pl.Date)
    return column.cast(pl.Categorical) if column.dtype == pl.String and draw(st.booleans()) else column


@pytest.fixture(scope="module")
def registry() -> Registry:
    return installed()


@given(frames(LICENCES, 4), frames(CREDITS, 5), st.none() | frames(DOCUMENTS, 3))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_rows_in_are_rows_out_and_rejects_and_what_is_accepted_is_a_record(
    registry: Registry, licences: pl.DataFrame, credits: pl.DataFrame, documents: pl.DataFrame | None
) -> None:
    roster, rejects = canonical(licences, credits, documents, registry)
    accounted("licences", licences, roster.licences, rejects)
    accounted("credits", credits, roster.credits, rejects)
    accounted("documents", pl.DataFrame() if documents is None else documents, roster.documents, rejects)
    assert len(roster.set_aside) == roster.licences.height
    assert dict(rejects.schema) == dict(canon.REJECTS)
    assert rejects.filter((pl.col("reason") == "") | (pl.col("fix") == "")).is_empty()
    for kinds, frame in ((canon.CREDITS, roster.credits), (canon.DOCUMENTS, roster.documents)):
        assert dict(frame.schema) == dict(kinds)
    assert {name: roster.licences.schema[name] for name in canon.LICENCES} == canon.LICENCES
    assert roster.credits.select("place", "row").rows() == sorted(roster.credits.select("place", "row").rows())
    assert len(list(holders(roster))) == roster.licences.height


def accounted(name: str, given: pl.DataFrame, kept: pl.DataFrame, rejects: pl.DataFrame) -> None:
    """Every row of a frame is in one of the two, and only once among the rejects."""
    refused = rejects.filter(pl.col("file") == name)["row"].to_list()
    rows = set(kept["row"].to_list())
    assert sorted([*rows, *refused]) == list(range(given.height))


def holders(roster: Roster) -> list[Therapist]:
    """Every licence with what was accepted for it, as the library's own record."""
    credits, documents = defaultdict(list), defaultdict(list)
    for row in roster.credits.iter_rows(named=True):
        credits[row["place"]].append(credit_of(row))
    for row in roster.documents.iter_rows(named=True):
        documents[row["place"]].append(document_of(row))
    held = enumerate(roster.licences.iter_rows(named=True))
    return [holder_of(row, licence_of(row), credits[place], documents[place]) for place, row in held]
