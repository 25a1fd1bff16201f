"""The least further hours are those that the linear program finds for one."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from problems import ALL_BITS, HOURS, problems, seen_by

from ce_tracker.auditing.problem import Item, Limit, Need, Problem
from ce_tracker.auditing.program import least_more
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.engine.counting import Rows, count
from ce_tracker_roster.engine.taking import to_take

BITS = st.integers(0, ALL_BITS)
RECORDS = st.lists(st.tuples(HOURS, BITS), max_size=6)
COURSES = st.lists(BITS, min_size=1, max_size=4, unique=True)


@given(problems(), RECORDS, COURSES)
def test_where_the_count_is_sure_the_least_further_hours_are_those_of_the_program(
    problem: Problem, record: list[tuple[Decimal, int]], courses: list[int]
) -> None:
    record = [(hours, seen_by(problem, mask)) for hours, mask in record]
    courses = list({seen_by(problem, mask) for mask in courses})
    found, possible, sure = said(problem, record, courses)
    if not sure or np.isnan(found):
        return
    more = least_more(problem, [Item(hours, mask) for hours, mask in record], dict.fromkeys(courses, 1))
    assert possible == (more is not None)
    if more is not None:
        assert abs(found - float(sum((one.hours for one in more), Decimal(0)) * UNITS)) < 2 * len(more) + 1


def test_hours_under_a_full_limit_give_way_to_those_that_are_asked() -> None:
    problem = Problem((Need(1, Decimal(16)), Need(4, Decimal(3))), (), (Limit(8, Decimal(8)),))
    record = [(Decimal(6), 1), (Decimal(8), 1 | 8), (Decimal(1), 1 | 4 | 8)]
    assert said(problem, record, [1, 1 | 8, 1 | 4 | 8]) == (4 * UNITS, True, True)


def test_needs_that_share_the_room_of_a_limit_are_left_to_the_exact_count() -> None:
    problem = Problem((Need(1, Decimal(1)), Need(2, Decimal(1))), (), (Limit(8, Decimal(1)),))
    assert not said(problem, [(Decimal("0.5"), 2 | 8), (Decimal(1), 1 | 8)], [1 | 2])[2]


def said(problem: Problem, record: list[tuple[Decimal, int]], courses: list[int]) -> tuple[float, bool, bool]:
    """The least further hours (ten-thousandths), whether any would do, and whether the count that they rest on is sure."""
    hours = np.array([float(hours * UNITS) for hours, _ in record])
    masks = np.array([mask for _, mask in record], dtype=np.int64)
    tally = Rows(np.zeros(len(record), dtype=np.int64), hours, masks, 1).tally()
    counts = count(problem, tally)
    found, possible = to_take(problem, courses).hours(counts.short, tally)
    return float(found[0]), bool(possible[0]), bool(counts.sure[0])
