"""Values that follow each other are looked at once."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker_roster.ingest import runs as looked_at
from ce_tracker_roster.ingest.runs import by_runs


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.integers(1, 9)), max_size=9))
def test_what_is_made_by_runs_is_what_is_made_of_each_value(runs):
    values = pl.Series([value for value, times in runs for _ in range(times)], dtype=pl.String)
    assert by_runs(values, lambda some: some.fill_null("-") + "!").to_list() == (values.fill_null("-") + "!").to_list()


@pytest.mark.parametrize(("values", "asked"), [(["a"] * 6 + ["b"] * 4, 2), (["a", "b"] * 5, 10)])
def test_one_of_each_run_is_asked_for_where_there_are_runs(values, asked):
    seen = []
    by_runs(pl.Series(values), lambda some: seen.append(len(some)) or some)
    assert seen == [asked]


@pytest.mark.parametrize("values", [["a", "a", None, None, "b", "b", "b", "b", "c", "c"], [7] * 5 + [8] * 5])
@pytest.mark.parametrize("size", [1, 3, 4, 9])
def test_runs_go_on_from_slice_to_slice(monkeypatch, values, size):
    monkeypatch.setattr(looked_at, "_SLICE", size)
    seen = []
    made = by_runs(pl.Series(values), lambda some: seen.extend(some) or some)
    assert made.to_list() == values
    assert seen == list(dict.fromkeys(values))
