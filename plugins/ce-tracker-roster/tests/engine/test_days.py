"""Years, months and days of the month by tables are those of the calendar."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker.rules import Span
from ce_tracker.rules.schedule import Schedule
from ce_tracker_roster.engine.days import moved, read
from ce_tracker_roster.engine.terms import Schedules, periods

DAYS = st.lists(st.dates(date(1600, 1, 1), date(9000, 12, 31)), min_size=1, max_size=20)
ENDS = st.tuples(st.integers(1, 12), st.integers(1, 31), st.integers(1, 5))


def ordinals(days: list[date]) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    return np.array([day.toordinal() for day in days], dtype=np.int32)


@given(days=DAYS)
def test_parts_are_read_at_once_as_one_by_one(days: list[date]) -> None:
    found = [read(ordinals(days), part).tolist() for part in ("year", "month", "day")]
    assert list(zip(*found, strict=True)) == [(day.year, day.month, day.day) for day in days]


@given(days=DAYS, years=st.integers(-4, 4), months=st.integers(-30, 30), more=st.integers(-40, 40))
def test_days_are_moved_at_once_as_spans_move_them(days: list[date], years: int, months: int, more: int) -> None:
    after = moved(ordinals(days), years * 12 + months, more)
    assert after.tolist() == [Span(years, months, more).after(day).toordinal() for day in days]


@given(days=DAYS, end=ENDS, phase=st.integers(0, 4), begun=st.dates(date(1600, 1, 1), date(2400, 12, 31)) | st.none())
def test_periods_are_reckoned_at_once_as_a_schedule_reckons_them(
    days: list[date], end: tuple[int, int, int], phase: int, begun: date | None
) -> None:
    one = Schedule(*end, phase % end[2])
    if begun is not None:
        one = one.beginning(begun, Span(months=7).after(begun))
        days = [max(day, begun) for day in days]
    beginning = [day.toordinal() if day else 0 for day in (one.begins, one.not_before)]
    many = Schedules(*(np.full(len(days), value, dtype=np.int32) for value in (*end, one.phase, 0, *beginning)))
    issued = ordinals(days)
    found = periods(many, issued, issued + 90)
    expected = [one.period_of(day + timedelta(days=90), day) for day in days]
    assert found.start.tolist() == [period.start.toordinal() for period in expected]
    assert found.end.tolist() == [period.end.toordinal() for period in expected]
    assert found.first.tolist() == [period.first for period in expected]
    assert found.second.tolist() == [period.second for period in expected]
