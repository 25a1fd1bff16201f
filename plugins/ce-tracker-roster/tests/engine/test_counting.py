"""Hours are counted for many licences as they are for one: where that is sure, and not otherwise."""

from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker.auditing.counting import count as count_one
from ce_tracker.auditing.problem import Item, Limit, Need, Place, Problem
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.engine.counting import Rows, count

HOURS = st.integers(1, 24).map(lambda halves: Decimal(halves) / 2)
ASKED = st.integers(0, 16).map(Decimal)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Needs with limits, or places: what rule books ask, on a few bits."""
    bits = [1 << number for number in range(6)]
    limits = tuple(Limit(bit, draw(ASKED)) for bit in bits[3 : 3 + draw(st.integers(0, 3))])
    if draw(st.booleans()):
        return Problem((), tuple(Place(bit, draw(ASKED)) for bit in bits[: draw(st.integers(1, 3))]), limits)
    needs = []
    for bit in bits[: draw(st.integers(1, 3))]:
        inside = (Limit(bits[5], draw(ASKED)),) if draw(st.integers(0, 3)) == 0 and len(limits) < 3 else ()
        needs.append(Need(bit, draw(ASKED), inside))
    return Problem(tuple(needs), (), limits)


RECORDS = st.lists(st.lists(st.tuples(HOURS, st.integers(0, 63)), max_size=7), min_size=1, max_size=5)


def rows_of(records: list[list[tuple[Decimal, int]]]) -> Rows:
    told = [(place, float(hours * UNITS), mask) for place, record in enumerate(records) for hours, mask in record]
    place, hours, mask = (np.array([one[part] for one in told]) for part in range(3)) if told else (np.zeros(0),) * 3
    return Rows(place.astype(np.int64), hours.astype(np.float64), mask.astype(np.int64), len(records))


@given(problems(), RECORDS)
def test_what_is_sure_is_what_the_exact_count_says(problem: Problem, records: list[list[tuple[Decimal, int]]]) -> None:
    found = count(problem, rows_of(records).tally())
    for place, record in enumerate(records):
        if not found.sure[place]:
            continue
        exact = count_one(problem, [Item(hours, mask, (day, day)) for day, (hours, mask) in enumerate(record, 700_000)])
        said: list[Any] = [found.counted[place], *found.short[place]]
        assert said == [float(hours * UNITS) for hours in (sum(exact.items, Decimal(0)), *exact.shortfalls(problem))]


@given(problems(), RECORDS)
def test_where_no_limit_binds_the_count_is_sure(problem: Problem, records: list[list[tuple[Decimal, int]]]) -> None:
    free = Problem(tuple(Need(need.bit, need.hours) for need in problem.needs), problem.places)
    assert count(free, rows_of(records).tally()).sure.all()
