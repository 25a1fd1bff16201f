"""Rows that come in batches, ordered by key, are cut into groups that an executor holds one at a time."""

from collections.abc import Sequence

import polars as pl
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker_roster.spark import groups

KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=60).map(sorted)


def batches(keys: Sequence[str], of: int) -> list[pa.RecordBatch]:
    return pl.DataFrame({"key": keys}, schema={"key": pl.String}).to_arrow().to_batches(max_chunksize=of)


@given(KEYS, st.integers(1, 20), st.integers(1, 20))
def test_no_row_is_lost_and_none_moves(keys: list[str], of: int, rows: int) -> None:
    assert [key for group in groups(batches(keys, of), rows) for key in group["key"]] == keys


@given(KEYS, st.integers(1, 20), st.integers(1, 20))
def test_rows_of_one_key_are_in_one_group(keys: list[str], of: int, rows: int) -> None:
    found = [key for group in groups(batches(keys, of), rows) for key in group["key"].unique()]
    assert len(found) == len(set(keys))


@given(st.integers(1, 8), st.integers(1, 20))
def test_a_group_has_the_rows_that_are_wanted_and_a_batch_at_most(of: int, rows: int) -> None:
    keys = [f"{number:03}" for number in range(100)]
    assert max(group.height for group in groups(batches(keys, of), rows)) <= rows + of


def test_a_key_with_more_rows_than_a_group_is_not_parted() -> None:
    assert [group.height for group in groups(batches(["a"] + ["b"] * 50 + ["c"], 4), 10)] == [1, 51]


def test_no_rows_are_no_group() -> None:
    assert list(groups([], 10)) == []
