"""Lengths of time, spans of days, and hours that depend on them."""

from datetime import date
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import Licence, Therapist
from ce_tracker.rules import (
    ALWAYS,
    Days,
    Disputed,
    Hours,
    Minimum,
    Period,
    PerMonth,
    PerYear,
    Setting,
    Span,
    between,
    from_,
    until,
)
from ce_tracker.rules.amounts import amount_words, as_amount, resolve
from ce_tracker.rules.spans import months_touched, whole_years

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def spans_of_days(draw: st.DrawFn) -> Days:
    first, last = draw(st.none() | days), draw(st.none() | days)
    return Days(first, last) if first is None or last is None or first <= last else Days(last, first)


lengths = st.builds(Span, st.integers(0, 5), st.integers(0, 24), st.integers(0, 400))
any_lengths = st.builds(Span, st.integers(-12, 12), st.integers(-40, 40), st.integers(-400, 400))


# lengths of time


@given(day=days | st.dates(date(1992, 2, 27), date(1992, 3, 1)), length=any_lengths)
def test_a_span_moves_a_day_as_dateutil_does(day: date, length: Span) -> None:
    by = relativedelta(years=length.years, months=length.months, days=length.days)
    assert (length.after(day), length.before(day)) == (day + by, day - by)


@given(lengths, days)
def test_a_length_leads_forward(length: Span, day: date) -> None:
    assert length.after(day) >= day


@given(lengths, days)
def test_a_length_leads_back(length: Span, day: date) -> None:
    assert length.before(day) <= day


@given(st.integers(0, 4000), days)
def test_days_there_and_back_lead_home(count: int, day: date) -> None:
    assert Span(days=count).before(Span(days=count).after(day)) == day


@given(lengths, days, days)
def test_a_length_keeps_the_order_of_days(length: Span, one: date, other: date) -> None:
    assert length.after(min(one, other)) <= length.after(max(one, other))


@pytest.mark.parametrize(
    ("length", "day", "after"),
    [
        (Span(months=1), date(2027, 1, 31), date(2027, 2, 28)),
        (Span(months=1), date(2028, 1, 31), date(2028, 2, 29)),
        (Span(years=1), date(2028, 2, 29), date(2029, 2, 28)),
        (Span(years=4), date(2028, 2, 29), date(2032, 2, 29)),
        (Span(days=89), date(2027, 12, 1), date(2028, 2, 28)),
        (Span(months=1, days=1), date(2027, 1, 31), date(2027, 3, 1)),
    ],
)
def test_month_ends_stop_at_the_end_of_a_shorter_month(length: Span, day: date, after: date) -> None:
    assert length.after(day) == after


@pytest.mark.parametrize(
    ("length", "day", "before"),
    [
        (Span(months=1), date(2028, 3, 31), date(2028, 2, 29)),
        (Span(years=1), date(2028, 2, 29), date(2027, 2, 28)),
        (Span(days=89), date(2028, 2, 28), date(2027, 12, 1)),
    ],
)
def test_a_length_counted_back_stops_at_month_ends_too(length: Span, day: date, before: date) -> None:
    assert length.before(day) == before


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Span(), "0 days"),
        (Span(days=1), "1 day"),
        (Span(years=2), "2 years"),
        (Span(years=1, months=6), "1 year and 6 months"),
    ],
)
def test_a_length_says_itself(length: Span, words: str) -> None:
    assert str(length) == words


# spans of days


@given(spans_of_days(), spans_of_days())
def test_overlapping_does_not_depend_on_the_order(one: Days, other: Days) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(spans_of_days(), spans_of_days(), days)
def test_spans_with_a_common_day_overlap(one: Days, other: Days, day: date) -> None:
    assert one.overlaps(other) >= (day in one and day in other)


@given(spans_of_days(), spans_of_days())
def test_spans_that_overlap_have_a_common_day(one: Days, other: Days) -> None:
    latest_first = max(one.first or date.min, other.first or date.min)
    assert one.overlaps(other) == (latest_first in one and latest_first in other)


@given(spans_of_days())
def test_every_span_of_days_overlaps_always(one: Days) -> None:
    assert one.overlaps(ALWAYS)


@pytest.mark.parametrize(
    ("span", "inside", "outside"),
    [
        (from_(2025, 5, 21), date(2025, 5, 21), date(2025, 5, 20)),
        (until(2025, 5, 20), date(2025, 5, 20), date(2025, 5, 21)),
        (between(date(2025, 1, 1), date(2025, 1, 1)), date(2025, 1, 1), date(2025, 1, 2)),
    ],
)
def test_both_ends_belong_to_a_span(span: Days, inside: date, outside: date) -> None:
    assert (inside in span, outside in span) == (True, False)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="2024-12-31 is before 2025-01-01"):
        between(date(2025, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (ALWAYS, "always"),
        (until(2025, 5, 20), "until 2025-05-20"),
        (from_(2025, 5, 21), "from 2025-05-21"),
        (between(date(2025, 1, 1), date(2025, 2, 1)), "2025-01-01 to 2025-02-01"),
    ],
)
def test_a_span_says_itself(span: Days, words: str) -> None:
    assert str(span) == words


# months and years


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2027, 1, 31), date(2027, 2, 1), 2),
        (date(2027, 1, 1), date(2027, 1, 31), 1),
        (date(2026, 12, 31), date(2027, 1, 1), 2),
        (date(2025, 9, 1), date(2027, 8, 31), 24),
        (date(2027, 2, 1), date(2027, 1, 31), 0),
    ],
)
def test_months_with_a_day_between(first: date, last: date, months: int) -> None:
    assert months_touched(first, last) == months


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2024, 11, 1), date(2027, 10, 31), 3),
        (date(2024, 11, 2), date(2027, 10, 31), 2),
        (date(2024, 2, 29), date(2025, 2, 27), 1),
        (date(2024, 2, 29), date(2025, 2, 26), 0),
        (date(2027, 2, 1), date(2027, 1, 31), 0),
    ],
)
def test_whole_years_between(first: date, last: date, years: int) -> None:
    assert whole_years(first, last) == years


@given(days, st.integers(0, 10))
def test_a_length_in_years_has_that_many_whole_years(day: date, count: int) -> None:
    last = Span(days=1).before(Span(years=count).after(day))
    assert whole_years(day, last) == count


# amounts


def setting(start: date = date(2025, 9, 1), end: date = date(2027, 8, 31), issued: date = date(2015, 1, 1)) -> Setting:
    licence = Licence("US-XX", "LMT", issued)
    return Setting(Therapist("A"), licence, Period(start, end, 1, first=start <= issued), end, 2)


@pytest.mark.parametrize(
    ("amount", "issued", "hours"),
    [
        pytest.param(Decimal(24), date(2015, 1, 1), "24", id="a-number"),
        pytest.param(PerYear(5), date(2015, 1, 1), "10", id="each-year-of-the-term"),
        pytest.param(PerYear(5, since=date(2026, 9, 1)), date(2015, 1, 1), "5", id="since-one-year-before-the-end"),
        pytest.param(PerYear(5, since=date(2026, 9, 2)), date(2015, 1, 1), "0", id="a-day-less-than-a-year"),
        pytest.param(PerYear(5, since=date(2020, 1, 1)), date(2015, 1, 1), "10", id="since-before-the-period"),
        pytest.param(PerMonth(1), date(2015, 1, 1), "24", id="each-month"),
        pytest.param(PerMonth(1), date(2027, 8, 31), "1", id="issued-on-the-last-day"),
        pytest.param(PerMonth("0.5"), date(2027, 7, 31), "1.0", id="half-an-hour-a-month"),
        pytest.param(PerMonth(1, at_most=12), date(2015, 1, 1), "12", id="with-a-ceiling"),
        pytest.param(PerMonth(1, since=date(2027, 1, 15)), date(2015, 1, 1), "8", id="since-a-day"),
        pytest.param(PerMonth(1, due_month_counts=True), date(2027, 8, 1), "2", id="month-of-the-due-date-too"),
    ],
)
def test_hours_follow_from_period_and_issue(amount: Hours, issued: date, hours: str) -> None:
    assert resolve(amount, setting(issued=issued), strict=True) == Decimal(hours)


@pytest.mark.parametrize(("strict", "hours"), [(True, 10), (False, 12)])
def test_disputed_hours_depend_on_the_reading(strict: bool, hours: int) -> None:
    assert resolve(Disputed(10, 12, "sources disagree"), setting(), strict=strict) == hours


@given(st.dates(date(2025, 9, 1), date(2027, 8, 31)), st.dates(date(2025, 9, 1), date(2027, 8, 31)))
def test_who_is_issued_later_owes_no_more(one: date, other: date) -> None:
    early, late = (PerMonth(1).hours(setting(issued=day), strict=True) for day in (min(one, other), max(one, other)))
    assert late <= early


def test_a_float_is_read_as_it_is_written() -> None:
    assert as_amount(1.1) == Decimal("1.1")


def test_an_amount_stays_as_it_is() -> None:
    assert as_amount(PerYear(5)) == PerYear(5)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Decimal("24.0"), "24"),
        (Decimal("0.50"), "0.5"),
        (PerYear(5), "5 for each year of the term"),
        (PerYear(5, since=date(2024, 11, 1)), "5 for each year of the term since 2024-11-01"),
        (PerMonth(1), "1 for each month or part of a month"),
        (PerMonth(1, at_most=24), "1 for each month or part of a month, at most 24"),
        (Disputed(10, 12, "why"), "10 (or 12: sources disagree)"),
    ],
)
def test_amounts_in_words(amount: Hours, words: str) -> None:
    assert amount_words(amount) == words


@pytest.mark.parametrize(
    "make",
    [
        lambda: Span(years=1, days=2),
        lambda: Days(date(2025, 1, 1), None),
        lambda: PerYear("0.5", since=date(2025, 1, 1)),
        lambda: PerMonth(1, at_most="24.0"),
        lambda: Disputed(1, "2", "why"),
        lambda: Minimum("total", PerYear(1)),
    ],
)
def test_values_made_alike_are_equal_hash_alike_and_print_alike(make: object) -> None:
    one, other = make(), make()  # type: ignore[operator]
    assert (one, hash(one), repr(one)) == (other, hash(other), repr(other))
