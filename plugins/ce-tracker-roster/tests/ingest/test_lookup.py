"""Keys are found among known ones, however they are spread over slots and slices."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker_roster.ingest import lookup
from ce_tracker_roster.ingest.lookup import NOWHERE, places_of


@given(st.lists(st.integers(-3, 99)), st.permutations(range(99)), st.sampled_from([pl.String, pl.Int64]))
def test_each_key_gets_its_place(keys, known, kind):
    asked, held = pl.Series(keys, dtype=pl.Int64).cast(kind), pl.Series(known).cast(kind)
    assert places_of(asked, held).to_list() == [known.index(key) if key in known else NOWHERE for key in keys]


def test_keys_that_share_a_slot_are_told_apart(monkeypatch):
    monkeypatch.setattr(lookup, "_slots", lambda keys, _: keys.str.len_bytes().to_numpy() % 2)
    known = pl.Series([str(number) for number in range(120)])
    assert places_of(pl.Series(["119", "x", "0", "77", "1000"]), known).to_list() == [119, NOWHERE, 0, 77, NOWHERE]


def test_keys_of_several_slices_are_in_order(monkeypatch):
    monkeypatch.setattr(lookup, "_SLICE", 2)
    assert places_of(pl.Series(["c", "a", "x", "b", "c"]), pl.Series(["a", "b", "c"])).to_list() == [
        2,
        0,
        NOWHERE,
        1,
        2,
    ]


def test_without_known_keys_every_key_is_nowhere():
    assert places_of(pl.Series(["a", ""]), pl.Series([], dtype=pl.String)).to_list() == [NOWHERE] * 2
