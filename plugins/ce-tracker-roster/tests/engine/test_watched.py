"""What a computation looked at of a date is written down, whatever it did with it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker.rules import Span
from ce_tracker.rules.spans import months_touched, whole_months, whole_years
from ce_tracker_roster.engine.looks import Columns
from ce_tracker_roster.engine.watched import Session, WatchedDate
from ce_tracker_roster.engine.watched_text import WatchedText

DAYS = st.dates(date(1960, 1, 1), date(2090, 12, 31))
UNTOLD = {"fromordinal", "fromisoformat", "fromisocalendar", "fromtimestamp", "today", "min", "max", "resolution"}
"""What belongs to the class and looks at no date."""
NO_LOOK = {
    *("__class__", "__delattr__", "__dir__", "__doc__", "__getattribute__", "__getstate__", "__init__", "__new__"),
    *("__init_subclass__", "__setattr__", "__sizeof__", "__subclasshook__", "__reduce_ex__", "__replace__", "strptime"),
}

COMPUTATIONS: dict[str, Callable[[Any, date], Any]] = {
    "before another": lambda day, other: day < other,
    "the later of two": lambda day, other: max(day, other) == other,
    "another one": lambda day, other: day != other,
    "a year on, compared": lambda day, other: Span(years=1).after(day) <= other,
    "the month after, compared": lambda day, other: Span(months=1).before(day) > other,
    "first of its month": lambda day, other: day.replace(day=1) >= other,
    "year and month": lambda day, other: (other.year - day.year) * 12 + other.month - day.month,
    "months touched until then": months_touched,
    "whole months since": lambda day, other: whole_months(other, day),
    "an even year": lambda day, other: day.year % 2,
    "days between": lambda day, other: (other - day).days,
    "as text": lambda day, other: day.isoformat(),
    "day of the week": lambda day, other: day.weekday(),
    "made anew": lambda day, other: date(day.year, 1, 1) < other,
    "in a set": lambda day, other: {day, other} == {other},
    "by ordinal": lambda day, other: day.toordinal() % 7,
}

BETWEEN: dict[str, Callable[[Any, Any], Any]] = {
    "months touched": lambda one, other: 3 * months_touched(one, other),
    "at most so many months touched": lambda one, other: months_touched(one, other) <= 12,
    "more months touched": lambda one, other: months_touched(one, other) > 12,
    "whole months, by the quarter": lambda one, other: whole_months(one, other) // 3,
    "whole years": whole_years,
}


def columns(*days: date) -> Columns:
    return Columns({"issued": np.array([day.toordinal() for day in days], dtype=np.int32)})


@pytest.mark.parametrize("computation", COMPUTATIONS.values(), ids=COMPUTATIONS.keys())
@given(day=DAYS, other=DAYS, third=DAYS)
def test_days_that_are_alike_give_the_same_result(
    computation: Callable[[Any, date], Any], day: date, other: date, third: date
) -> None:
    session = Session()
    found = computation(session.watched("issued", day), other)
    near = [third, other, other + timedelta(days=1), other - timedelta(days=1), day.replace(day=1)]
    alike = session.alike(columns(*near), np.arange(len(near)))
    assert [computation(one, other) for one, same in zip(near, alike, strict=True) if same] == [found] * int(
        alike.sum()
    )


@given(day=DAYS, other=DAYS)
def test_the_day_itself_is_alike(day: date, other: date) -> None:
    session = Session()
    for computation in COMPUTATIONS.values():
        computation(session.watched("issued", day), other)
    assert session.alike(columns(day), np.arange(1)).all()


def test_nothing_of_a_date_is_looked_at_unnoticed() -> None:
    assert set(dir(date)) - set(vars(WatchedDate)) <= UNTOLD | NO_LOOK


def test_two_watched_days_are_compared_for_each_licence() -> None:
    session = Session()
    one, other = session.watched("issued", date(2026, 1, 1)), session.watched("start", date(2026, 6, 1))
    assert max(one, other) is other
    days = {
        "issued": [date(2026, 1, 1), date(2027, 1, 1), date(2020, 5, 5)],
        "start": [date(2026, 6, 1), date(2026, 6, 1), date(2020, 5, 4)],
    }
    named = Columns({name: np.array([day.toordinal() for day in of], dtype=np.int32) for name, of in days.items()})
    assert session.alike(named, np.arange(3)).tolist() == [True, False, False]


@pytest.mark.parametrize("computation", BETWEEN.values(), ids=BETWEEN.keys())
@given(one=DAYS, other=DAYS, months=st.integers(-30, 30), more=st.integers(-40, 40))
def test_days_that_lie_alike_apart_give_the_same_result(
    computation: Callable[[Any, Any], Any], one: date, other: date, months: int, more: int
) -> None:
    session = Session()
    found = computation(session.watched("issued", one), session.watched("end", other))
    pairs = [(one, other)]
    pairs += [(by.after(one), by.after(other)) for by in (Span(months=months), Span(days=more))]
    pairs += [(Span(months=months, days=more).after(other), other), (one, Span(months=months, days=more).after(one))]
    named = {
        name: np.array([pair[place].toordinal() for pair in pairs], dtype=np.int32)
        for place, name in enumerate(("issued", "end"))
    }
    alike = session.alike(Columns(named), np.arange(len(pairs)))
    assert alike[0]
    assert {computation(*pair) for pair, same in zip(pairs, alike, strict=True) if same} == {found}


def test_licences_whose_periods_have_as_many_months_are_alike_in_any_year() -> None:
    session = Session()
    assert months_touched(session.watched("start", date(2024, 6, 1)), session.watched("end", date(2027, 5, 31))) == 36
    named = Columns(
        {
            "start": np.array([date(2025, 3, 1).toordinal(), date(2025, 3, 1).toordinal()], dtype=np.int32),
            "end": np.array([date(2028, 2, 29).toordinal(), date(2028, 3, 1).toordinal()], dtype=np.int32),
        }
    )
    assert session.alike(named, np.arange(2)).tolist() == [True, False]


@given(days=st.lists(DAYS, min_size=1, max_size=20), years=st.integers(-4, 4), months=st.integers(-30, 30))
def test_days_are_moved_at_once_as_one_by_one(days: list[date], years: int, months: int) -> None:
    step = ("add", relativedelta(years=years, months=months))
    moved = columns(*days).values(("issued", step))
    assert moved.tolist() == [(day + step[1]).toordinal() for day in days]


def test_words_that_are_kept_tell_the_day_and_words_that_are_not_do_not() -> None:
    for kept, alike in (([], True), (["issued on 2026-01-01"], False)):
        session = Session()
        words = f"issued on {session.watched('issued', date(2026, 1, 1))}"
        assert words == "issued on 2026-01-01"
        session.kept(kept)
        assert session.alike(columns(date(2025, 5, 5)), np.arange(1)).tolist() == [alike]


@pytest.mark.parametrize(
    "look",
    [
        lambda text: text[-1],
        len,
        lambda text: text == "7",
        list,
        lambda text: text.strip(),
        lambda text: f"{text}",
        str,
    ],
)
def test_a_text_that_is_looked_at_is_written_down(look: Callable[[str], Any]) -> None:
    session = Session()
    look(WatchedText("MA7", session, "number", 0))
    numbers = Columns({"issued": np.zeros(2, dtype=np.int32)}, {"number": lambda: np.array([0, 1])})
    assert session.alike(numbers, np.arange(2)).tolist() == [True, False]


def test_looks_find_the_same_among_some_of_the_licences() -> None:
    session = Session()
    assert WatchedText("MA7", session, "number", 0)[-1] == "7"
    assert session.watched("issued", date(2026, 1, 1)).year % 2 == 0
    issued = [date(2026, 1, 1), date(2026, 2, 1), date(2028, 3, 1), date(2027, 4, 1), date(2030, 5, 1)]
    all_of_them = Columns(columns(*issued).ordinals, {"number": lambda: np.array([5, 6, 5, 5, 5])})
    assert session.alike(all_of_them, np.arange(5)).tolist() == [True, False, True, False, True]
    assert session.alike(all_of_them.among(np.array([1, 3, 4])), np.arange(3)).tolist() == [False, False, True]
