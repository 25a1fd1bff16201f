"""Hours: what is a number, what is told in CEU, and what is set aside."""

from decimal import Decimal

import polars as pl
import pytest

from ce_tracker_roster.entries import credit_of, hours


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("3", 30_000),
        ("3.0", 30_000),
        ("3.00000", 30_000),
        (" 1.25 ", 12_500),
        ("0.0001", 1),
        ("5000", 50_000_000),
        ("1e1", 100_000),
    ],
)
def test_a_number_in_a_text_is_a_number(credits, written, units):
    roster, _ = credits(hours=[written])
    assert roster.credits["hours"].to_list() == [units]


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("3 hours", "write 3 if that is meant, and nothing else"),
        ("1,5", "write 1.5 if that is meant, and nothing else"),
        ("1,250.5 hours", "write 1250.5 if that is meant, and nothing else"),
        ("2 1/2", "write 2.5 if that is meant"),
        ("2 1/2 hours", "write 2.5 if that is meant"),
        ("1\u00bd", "write 1.5 if that is meant"),
        ("1 \u00bd hrs", "write 1.5 if that is meant"),
        ("\u00be", "write 0.75 if that is meant"),
        ("1:30", "write 1.5 if hours and minutes are meant"),
        ("1 h 30 min", "write 1.5 if hours and minutes are meant"),
        ("90 min", "write hours: 1.5 if these are 90 minutes of hours of 60, or 90 and minute in unit"),
        ("100minutes", "write hours: 1.6667 if these are 100 minutes of hours of 60, or 100 and minute in unit"),
        ("three", "write the hours as a number with a decimal point, such as 1.5"),
        ("1_0", "write the hours as a number with a decimal point, such as 1.5"),
        ("1,250", "write the hours as a number with a decimal point, such as 1.5"),
        ("1899-12-31 01:30:00", "format the cell as a number, and write 1.5 if that is meant"),
        ("1900-01-01 06:00:00", "format the cell as a number, and write the hours if that is meant"),
        ("2 days", "write the hours as a number with a decimal point, such as 1.5"),
        ("50%", "write the hours as a number with a decimal point, such as 1.5"),
        ("1.2.3 hours", "write the hours as a number with a decimal point, such as 1.5"),
        ("1\u2155\u2155", "write the hours as a number with a decimal point, such as 1.5"),
    ],
)
@pytest.mark.parametrize("others", [[], ["2", "3 ceu"]])
def test_words_and_signs_are_set_aside_with_the_number_that_may_be_meant(credits, written, fix, others):
    roster, rejects = credits(hours=[written, *others], title=[str(row) for row in range(len(others) + 1)])
    assert roster.credits["row"].to_list() == list(range(1, len(others) + 1))
    assert rejects.select("column", "value", "fix").rows() == [("hours", written, fix)]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (0, "hours must be more than zero, not 0"),
        (-2, "hours must be more than zero, not -2"),
        (5001, "5001 hours is more than one entry can hold (5000)"),
        (2**62, f"{2**62} hours is more than one entry can hold (5000)"),
        (0.0, "hours must be more than zero, not 0.0"),
        (1.00001, "hours have at most four decimals, not 1.00001"),
        (float("nan"), "hours must be a finite number, not NaN"),
        (float("inf"), "hours must be a finite number, not inf"),
        (1e300, "1e+300 hours is more than one entry can hold (5000)"),
        (Decimal("1.12345"), "hours have at most four decimals, not 1.12345"),
        ("5001", "5001 hours is more than one entry can hold (5000)"),
        ("1.000000000000000000001", "hours have at most four decimals, not 1.000000000000000000001"),
        (None, "is empty"),
        ("", "is empty"),
        (True, "must be a number, not true"),
    ],
)
def test_hours_that_no_record_can_have_are_set_aside(credits, value, reason):
    roster, rejects = credits(hours=[value])
    assert roster.credits.is_empty()
    assert rejects["reason"].to_list() == [reason]


@pytest.mark.parametrize("value", [1.1, 0.1, 1.2345, 4999.9999, 2.675, Decimal("1.1000"), Decimal("7.00")])
def test_hours_are_exactly_what_is_written(credits, value):
    roster, _ = credits(hours=[value])
    assert hours(roster.credits["hours"][0]) == Decimal(str(value))


def test_a_float_of_single_precision_is_read_as_it_is_written(credits):
    roster, _ = credits(hours=pl.Series([1.1, 0.7], dtype=pl.Float32), title=["A", "B"])
    assert roster.credits["hours"].to_list() == [11_000, 7_000]


def test_one_bad_float_leaves_the_others_as_they_are(credits):
    roster, rejects = credits(hours=[1.1, float("nan"), None, 2.0], title=["A", "B", "C", "D"])
    assert roster.credits["hours"].to_list() == [11_000, 20_000]
    assert rejects["row"].to_list() == [1, 2]


def test_what_the_text_calls_ceu_is_ceu(credits):
    roster, _ = credits(hours=["1 CEU", "0.6 ceus", "2"], title=["A", "B", "C"])
    assert roster.credits.select("hours", "unit").rows() == [(10_000, "ceu"), (6_000, "ceu"), (20_000, "hour")]


def test_a_text_that_says_ceu_beside_another_unit_is_set_aside(credits):
    _, rejects = credits(hours=["1 CEU"], unit=["hour"])
    assert rejects["reason"].to_list() == ["the unit is hour, but the number is told in CEU"]


def test_a_column_of_ceus_is_in_ceu(credits):
    roster, _ = credits(hours=None, ceus=[0.6])
    assert roster.credits.select("hours", "unit").rows() == [(6_000, "ceu")]


def test_a_column_named_in_capitals_is_found(credits):
    roster, _ = credits(hours=None, CEUs=[0.6])
    assert roster.credits["unit"].to_list() == ["ceu"]


def test_hours_and_ceus_that_agree_are_hours(credits):
    roster, _ = credits(hours=[6], ceus=["0.6"])
    assert roster.credits.select("hours", "unit").rows() == [(60_000, "hour")]


def test_hours_and_ceus_that_disagree_are_set_aside(credits):
    roster, rejects = credits(hours=[6], ceus=["6"])
    assert roster.credits.is_empty()
    assert rejects.select("column", "value").rows() == [("ceus", "6.0")]


def test_hours_and_ceus_that_disagree_are_hours_where_the_unit_says_so(credits):
    roster, _ = credits(hours=[6], ceus=["6"], unit=["hour"])
    assert roster.credits.select("hours", "unit").rows() == [(60_000, "hour")]


def test_hours_that_are_there_tenfold_for_the_same_course_are_set_aside(credits):
    roster, rejects = credits(hours=[0.6, 6.0, 1.0], title=["A", "A", "B"])
    assert roster.credits["hours"].to_list() == [60_000, 10_000]
    assert rejects.select("row", "reason").rows() == [
        (0, "0.6 may be hours or CEU: the same course is there with ten times as many")
    ]


def test_hours_that_are_there_tenfold_are_kept_where_the_unit_is_stated(credits):
    roster, _ = credits(hours=[0.6, 6.0], title=["A"], unit=["hour"])
    assert roster.credits.height == 2


def test_a_share_is_yes_or_no_or_a_number(credits):
    roster, _ = credits(hands_on=["yes", "No", "0.5", "", "1"], title=list("ABCDE"))
    assert roster.credits["hands_on"].to_list() == [1.0, 0.0, 0.5, None, 1.0]


@pytest.mark.parametrize("share", ["half", "1.5", 1.5, -0.1, float("nan")])
def test_a_share_beyond_one_or_in_words_is_set_aside(credits, share):
    _, rejects = credits(hands_on=[share])
    assert rejects["column"].to_list() == ["hands_on"]


def test_a_share_that_was_accepted_makes_a_credit(credits):
    roster, _ = credits(hands_on=pl.Series([0.1, 0.5], dtype=pl.Float32), title=["A", "B"])
    assert credit_of(roster.credits.row(0, named=True)).hands_on == Decimal("0.1")
