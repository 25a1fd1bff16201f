"""Of a crowded day sums say what the exact count says: where that is sure, and not otherwise."""

from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker.auditing.counting import count as count_one
from ce_tracker.auditing.problem import Item, Limit, Need, Problem
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.engine.counting import Rows, count
from ce_tracker_roster.engine.crowded import trimmed

HOURS = st.integers(1, 24).map(lambda halves: Decimal(halves) / 2)
ASKED = st.integers(0, 16).map(Decimal)
PROBLEMS = st.builds(
    lambda needs, limits, per_day: Problem(
        tuple(Need(1 << number, hours) for number, hours in enumerate(needs)),
        (),
        tuple(Limit(8 << number, hours) for number, hours in enumerate(limits)),
        per_day,
    ),
    st.lists(ASKED, min_size=1, max_size=3),
    st.lists(ASKED, max_size=2),
    st.integers(4, 12).map(Decimal),
)
RECORDS = st.lists(st.tuples(HOURS, st.integers(0, 31), st.integers(0, 2)), max_size=8)
"""Hours, bits of which the problem may have some, and one of three days."""


def exact(problem: Problem, record: list[tuple[Decimal, int, int]]) -> list[float]:
    items = [Item(hours, mask, (day + 1, day + 1)) for hours, mask, day in sorted(record, key=lambda one: one[2])]
    found = count_one(problem, items)
    return [float(hours * UNITS) for hours in (sum(found.items, Decimal(0)), *found.shortfalls(problem))]


def by_sums(problem: Problem, record: list[tuple[Decimal, int, int]]) -> tuple[list[float], bool]:
    hours, mask, day = (np.array([one[part] for one in record]) for part in range(3)) if record else (np.zeros(0),) * 3
    units = np.array([float(one * UNITS) for one in hours])
    crowded = np.array([sum(units[day == one]) > float(problem.per_day or 0) * UNITS for one in day], dtype=np.bool_)
    rows = Rows(np.zeros(len(units), dtype=np.int64), units, mask.astype(np.int64), 1)
    counts = count(problem, trimmed(rows, np.where(crowded, day, -1).astype(np.int64), problem).tally())
    said: list[Any] = [counts.counted[0], *counts.short[0]]
    return said, bool(counts.sure[0])


@given(PROBLEMS, RECORDS)
def test_what_is_sure_of_crowded_days_is_what_the_exact_count_says(
    problem: Problem, record: list[tuple[Decimal, int, int]]
) -> None:
    bits = sum(bit for bit, _ in problem.asked) | sum(limit.bit for limit in problem.limits)
    record = [(hours, mask & bits, day) for hours, mask, day in record]
    said, sure = by_sums(problem, record)
    if sure:
        assert said == exact(problem, record)


def test_the_hours_that_serve_more_are_kept() -> None:
    problem = Problem((Need(1, Decimal(10)), Need(2, Decimal(2))), (), (), Decimal(8))
    record = [(Decimal(8), 1, 0), (Decimal(2), 3, 0), (Decimal(3), 1, 1)]
    assert by_sums(problem, record) == ([80_000 + 30_000, 0, 0], True)


def test_hours_of_which_each_serves_another_need_are_left_to_the_exact_count() -> None:
    problem = Problem((Need(1, Decimal(8)), Need(2, Decimal(8))), (), (), Decimal(8))
    assert not by_sums(problem, [(Decimal(6), 1, 0), (Decimal(6), 2, 0)])[1]
