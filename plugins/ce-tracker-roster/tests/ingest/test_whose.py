"""Whose a credit is: by licence, by therapist, by number; and what is there twice."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker_roster.ingest import canonical
from ce_tracker_roster.ingest.twice import repeated

GOOD = {"jurisdiction": "US-FL", "credential": "LMT", "issued": "2015-01-01"}


@pytest.mark.parametrize("keys", [["a", "b"], [1, 2], [1.0, 2.0], [2**63, 2**63 + 1]])
@pytest.mark.parametrize("credits_keys", ["same", "text"])
def test_keys_are_the_same_whatever_their_type(registry, keys, credits_keys):
    licences = pl.DataFrame([{"licence": key, **GOOD} for key in keys])
    own = pl.Series([keys[1], keys[0], keys[1]])
    own = (
        own
        if credits_keys == "same"
        else own.cast(pl.Int64, strict=False).cast(pl.String).fill_null(own.cast(pl.String))
    )
    roster, rejects = canonical(licences, some_credits(licence=own), None, registry)
    assert rejects.is_empty()
    assert roster.credits.select("place", "row").rows() == [(0, 1), (1, 0), (1, 2)]


def some_credits(**columns):
    height = max(len(one) for one in columns.values())
    titles = [f"Course {number}" for number in range(height)]
    return pl.DataFrame({"title": titles, **columns}).with_columns(
        completed=pl.lit("2026-03-01"), hours=pl.lit(3), subject=pl.lit("ethics")
    )


def test_a_credit_of_an_unknown_licence_is_set_aside(credits):
    roster, rejects = credits(licence=["a1"])
    assert roster.credits.is_empty()
    assert rejects.select("column", "reason").rows() == [("licence", "there is no licence 'a1'")]
    assert roster.set_aside.to_list() == [0, 0]


def test_a_credit_of_a_licence_that_was_set_aside_is_set_aside(licences):
    _, rejects = licences(status=["Active", "active"])
    assert rejects.filter(file="credits")["reason"].to_list() == ["its licence 'a' was set aside"]


@pytest.mark.parametrize("key", [None, "", " "])
def test_a_credit_that_names_no_licence_is_set_aside(credits, key):
    _, rejects = credits(licence=[key])
    assert rejects.select("column", "reason").rows() == [("licence", "is empty")]


def test_what_was_set_aside_is_counted_by_licence(credits):
    roster, _ = credits(licence=["a", "a", "b", "b"], hours=["3", "x", "0", "y"], title=list("ABCD"))
    assert roster.set_aside.to_list() == [1, 2]


def test_equal_licences_are_one(licences):
    roster, rejects = licences(licence=["a", "a"], jurisdiction=["US-FL"])
    assert roster.licences["row"].to_list() == [0]
    assert rejects.select("row", "reason").rows() == [(1, "'a' is there already, the same")]


def test_different_licences_of_one_key_are_all_set_aside(licences):
    roster, rejects = licences(licence=["a", "a"])
    assert roster.licences.is_empty()
    assert rejects.filter(file="licences")["row"].to_list() == [0, 1]


def test_one_number_under_two_keys_is_set_aside(licences):
    roster, rejects = licences(number=["MA1"], jurisdiction=["US-FL"])
    assert roster.licences.is_empty()
    assert set(rejects.filter(file="licences")["reason"]) == {"the number 'MA1' is that of several licences"}


def test_one_number_in_two_states_is_two_licences(licences):
    roster, _ = licences(number=["MA1"])
    assert roster.licences.height == 2


def test_the_same_credit_again_is_set_aside(credits):
    roster, rejects = credits(licence=["a", "b", "a"])
    assert roster.credits["row"].to_list() == [0, 1]
    assert rejects.select("row", "reason").rows() == [(2, "the same credit is there already")]
    assert roster.set_aside.to_list() == [1, 0]


@given(st.lists(st.sampled_from([0, 1, 2, 3, 2**14, 2**31, 2**32 - 1]), max_size=12))
def test_numbers_that_are_there_twice_are_found_whether_they_share_a_slot_or_not(numbers):
    found = repeated(np.array(numbers, dtype=np.uint32))
    assert found.tolist() == [numbers.count(number) > 1 for number in numbers]


@pytest.mark.parametrize("other", [{"title": ["A", "B"]}, {"provider": ["", "P"]}, {"hands_on": [None, 0.5]}])
def test_credits_that_differ_in_anything_are_two(credits, other):
    roster, _ = credits(**other)
    assert roster.credits.height == 2


def test_the_credit_of_a_therapist_counts_for_every_licence_of_the_person(registry):
    licences = pl.DataFrame(
        [{"licence": key, "therapist": who, **GOOD} for key, who in [("a", "p"), ("b", "q"), ("c", "p")]]
    )
    roster, rejects = canonical(licences, some_credits(therapist=["p", "q", "nobody"]), None, registry)
    assert roster.credits.select("place", "row").rows() == [(0, 0), (1, 1), (2, 0)]
    assert rejects.select("row", "column").rows() == [(2, "therapist")]


def test_a_refused_credit_of_a_therapist_is_one_reject_and_counts_for_every_licence(registry):
    licences = pl.DataFrame([{"licence": key, "therapist": "p", **GOOD} for key in "ab"])
    bad = some_credits(therapist=["p"]).with_columns(hours=pl.lit(0))
    roster, rejects = canonical(licences, bad, None, registry)
    assert rejects.height == 1
    assert roster.set_aside.to_list() == [1, 1]


def test_a_licence_wins_over_a_therapist(registry):
    licences = pl.DataFrame([{"licence": key, "therapist": "p", **GOOD} for key in "ab"])
    roster, _ = canonical(licences, some_credits(licence=["b", ""], therapist=["p", "p"]), None, registry)
    assert roster.credits.select("place", "row").rows() == [(0, 1), (1, 0), (1, 1)]


def test_a_credit_may_tell_its_licence_by_state_and_number(registry):
    licences = pl.DataFrame(
        [{"licence": key, "number": number, **GOOD} for key, number in [("a", "MA1"), ("b", "MA2")]]
    )
    given = some_credits(jurisdiction=["US-FL", "US-FL", "US-GA"], number=["MA2", "MA3", "MA1"])
    roster, rejects = canonical(licences, given, None, registry)
    assert roster.credits.select("place", "row").rows() == [(1, 0)]
    assert rejects["reason"].to_list() == [
        f"there is no licence {key!r} that could be read" for key in ("US-FL MA3", "US-GA MA1")
    ]


def test_credits_come_in_the_order_of_their_licences(credits):
    roster, _ = credits(licence=["b", "a", "b", "a"], title=list("ABCD"))
    assert roster.credits.select("place", "row", "title").rows() == [(0, 1, "B"), (0, 3, "D"), (1, 0, "A"), (1, 2, "C")]


def test_documents_are_placed_as_credits_are(documents):
    roster, rejects = documents(licence=["b", "zz"])
    assert roster.documents.select("place", "kind").rows() == [(1, "cpr")]
    assert rejects.select("file", "row").rows() == [("documents", 1)]
