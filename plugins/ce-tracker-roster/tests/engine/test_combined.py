"""Rows that agree in all columns, and only those, have one key; a text that nobody told of is never taken for another."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from rosters import ON, frames, people

from ce_tracker_roster import audit_roster
from ce_tracker_roster.engine import kinds
from ce_tracker_roster.engine.combined import Combined

WORDS = [["", "ethics", "technique"], ["a"], ["x", "y"]]
ROWS = st.lists(st.tuples(*map(st.sampled_from, WORDS)), min_size=1, max_size=20)


def columns(rows: list[tuple[str, ...]]) -> list[pl.Series]:
    return [pl.Series(of, dtype=pl.Categorical) for of in zip(*rows, strict=True)]


def keys(rows: list[tuple[str, ...]], texts: list[list[str]]) -> np.ndarray:
    return Combined.of(columns(rows), texts).of_rows(columns(rows), np.arange(len(rows)))


@given(ROWS)
def test_a_key_tells_the_texts_of_its_row(rows):
    combined = Combined.of(columns(rows), WORDS)
    found = combined.of_rows(columns(rows), np.arange(len(rows)))
    parts = combined.split(found)
    assert [
        tuple(texts[part[row]] for texts, part in zip(WORDS, parts, strict=True)) for row in range(len(rows))
    ] == rows
    assert (found >= 0).all()
    assert (found < combined.keys).all()


@given(ROWS)
def test_rows_that_are_asked_for_have_their_keys(rows):
    some = np.arange(0, len(rows), 2)
    assert Combined.of(columns(rows), WORDS).of_rows(columns(rows), some).tolist() == keys(rows, WORDS)[some].tolist()


@pytest.mark.parametrize("place", range(3))
def test_a_text_that_nobody_told_of_has_no_key(place):
    told = [list(texts) for texts in WORDS]
    row = ["ethics", "a", "y"]
    told[place].remove(row[place])
    assert keys([tuple(row)], told).tolist()[0] < 0


def test_more_kinds_than_can_be_told_apart_are_an_error():
    many = [str(number) for number in range(2_000_000)]
    with pytest.raises(OverflowError, match="in parts"):
        Combined.of([pl.Series(["1"], dtype=pl.Categorical)] * 3, [many] * 3)


def test_many_kinds_of_course_are_told_apart_as_few_are(monkeypatch):
    mine = frames(people(21, facts=False))
    report = audit_roster(*mine, on=ON).licences
    monkeypatch.setattr(kinds, "_MOST_CELLS", 0)
    assert_frame_equal(audit_roster(*mine, on=ON).licences, report)


@pytest.mark.parametrize("column", ["delivery", "activity", "subject"])
def test_a_word_that_was_refused_keeps_nobody_from_being_judged(column):
    licences, credits, documents = frames(people(22, facts=False))
    wrong = credits.head(1).with_columns(pl.lit("neverland").alias(column), pl.lit("wrong").alias("title"))
    report = audit_roster(licences, pl.concat([credits, wrong], how="diagonal_relaxed"), documents, on=ON)
    assert report.rejects["column"].to_list() == [column]
    assert_frame_equal(
        report.licences.drop("set_aside"), audit_roster(licences, credits, documents, on=ON).licences.drop("set_aside")
    )
