"""Of crowded days sums say what the exact count says: where that is sure, and not otherwise."""

from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from problems import ALL_BITS, HOURS, problems, seen_by

from ce_tracker.auditing.counting import count as count_one
from ce_tracker.auditing.days import crowded_days
from ce_tracker.auditing.problem import Item, Need, Problem
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.engine.counting import Rows, count, in_units
from ce_tracker_roster.engine.crowded import crowded, trimmed
from ce_tracker_roster.engine.hours import Hours

PER_DAY = st.integers(4, 12).map(Decimal)
RECORDS = st.lists(
    st.tuples(HOURS, st.integers(0, ALL_BITS), st.integers(0, 5), st.sampled_from([0, 0, 0, 1, 2, 3])), max_size=8
)
"""Hours, bits of which the problem may have some, the last day (of six), and how many days before it the course began."""
Record = list[tuple[Decimal, int, int, int]]
FIRST = 1_000


def exact(problem: Problem, record: Record) -> list[float]:
    items = [Item(hours, mask, (FIRST + day - before, FIRST + day)) for hours, mask, day, before in record]
    found = count_one(problem, sorted(items, key=lambda one: one.days[1]))
    return [float(hours * UNITS) for hours in (sum(found.items, Decimal(0)), *found.shortfalls(problem))]


def hours_of(record: Record) -> tuple[Hours, Any]:
    """The hours of one licence, and the first day of each course."""
    hours, _, day, before = (np.array([one[part] for one in record]) for part in range(4))
    none, rows = np.zeros(len(record), dtype=np.int64), np.arange(len(record))
    units = np.array([float(one * UNITS) for one in hours])
    return Hours(none, FIRST + day, none, units, rows, none), np.where(before > 0, FIRST + day - before, 0)


def by_sums(problem: Problem, record: Record) -> tuple[list[float], bool]:
    if not record:
        return exact(problem, record), True
    hours, started = hours_of(record)
    alone = np.zeros(1, dtype=np.bool_)
    crowds = crowded(hours, in_units(problem.per_day), started, np.array([0]), alone)
    mask = np.array([one[1] for one in record], dtype=np.int64)
    rows = Rows(hours.own, hours.hours, mask, 1)
    counts = count(problem, trimmed(rows, crowds.stretches, problem).tally())
    said: list[Any] = [counts.counted[0], *counts.short[0]]
    return said, bool(counts.sure[0] & ~alone[0])


@given(problems(per_day=PER_DAY), RECORDS)
def test_what_is_sure_of_crowded_days_is_what_the_exact_count_says(problem: Problem, record: Record) -> None:
    record = [(hours, seen_by(problem, mask), day, before) for hours, mask, day, before in record]
    said, sure = by_sums(problem, record)
    if sure:
        assert said == exact(problem, record)


@given(PER_DAY, RECORDS)
def test_of_hours_that_are_all_alike_sums_say_how_many_count_unless_crowded_stretches_overlap(
    per_day: Decimal, record: Record
) -> None:
    problem = Problem((Need(1, Decimal(40)),), (), (), per_day)
    record = [(hours, 1, day, before) for hours, _, day, before in record]
    stretches = [
        (first, last)
        for first, last, _ in crowded_days(
            [Item(hours, 1, (FIRST + day - before, FIRST + day)) for hours, _, day, before in record], per_day
        )
    ]
    overlap = any(one[0] < other[0] <= one[1] < other[1] for one in stretches for other in stretches)
    said, sure = by_sums(problem, record)
    assert overlap or (sure and said == exact(problem, record))


def test_the_hours_that_serve_more_are_kept() -> None:
    problem = Problem((Need(1, Decimal(10)), Need(2, Decimal(2))), (), (), Decimal(8))
    record = [(Decimal(8), 1, 0, 0), (Decimal(2), 3, 0, 0), (Decimal(3), 1, 1, 0)]
    assert by_sums(problem, record) == ([80_000 + 30_000, 0, 0], True)


def test_hours_of_which_each_serves_another_need_are_counted_where_what_is_kept_meets_both() -> None:
    problem = Problem((Need(1, Decimal(2)), Need(2, Decimal(6))), (), (), Decimal(8))
    assert by_sums(problem, [(Decimal(6), 2, 0, 0), (Decimal(6), 1, 0, 0)]) == ([80_000, 0, 0], True)


def test_hours_of_which_each_serves_another_need_are_left_to_the_exact_count() -> None:
    problem = Problem((Need(1, Decimal(8)), Need(2, Decimal(8))), (), (), Decimal(8))
    assert not by_sums(problem, [(Decimal(6), 1, 0, 0), (Decimal(6), 2, 0, 0)])[1]


def test_a_course_of_two_days_and_one_of_its_last_day_count_as_much_as_both_days_hold() -> None:
    problem = Problem((Need(1, Decimal(20)), Need(2, Decimal(2))), (), (), Decimal(8))
    record = [(Decimal(14), 1, 1, 1), (Decimal(4), 3, 1, 0)]
    assert by_sums(problem, record) == ([160_000, 40_000, 0], True)


def test_a_crowded_day_and_a_course_that_has_room_on_the_day_before_are_judged_one_by_one() -> None:
    problem = Problem((Need(1, Decimal(20)),), (), (), Decimal(8))
    record = [(Decimal(6), 1, 1, 1), (Decimal(5), 1, 1, 0), (Decimal(5), 1, 1, 0)]
    assert by_sums(problem, record) == ([140_000, 60_000], True)


def test_crowded_stretches_that_overlap_are_left_to_the_audit() -> None:
    problem = Problem((Need(1, Decimal(20)),), (), (), Decimal(8))
    assert not by_sums(problem, [(Decimal(20), 1, 1, 1), (Decimal(20), 1, 2, 1)])[1]
