"""What the period before used of days that two windows share is what the library finds, also of credits of one day."""

from decimal import Decimal

import numpy as np
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st
from problems import HOURS, problems, seen_by

from ce_tracker.auditing.admit import Part
from ce_tracker.auditing.choosing import surely_beyond
from ce_tracker.auditing.counting import count as count_one
from ce_tracker.auditing.explain import Reading
from ce_tracker.auditing.problem import Limit, Need, Problem
from ce_tracker.auditing.shared import ALL, used
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.engine.before import Reading as OfOneFrame
from ce_tracker_roster.engine.before import became, several_needs
from ce_tracker_roster.engine.counting import Rows
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.hours import Hours

ENTRY = st.tuples(
    st.integers(0, 2),
    st.lists(st.tuples(HOURS, st.integers(0, 15)), min_size=1, max_size=2),
    st.booleans(),
)
"""The day of a credit (one of three), its parts with the bits of each, and whether two windows share its day."""
Entry = tuple[int, list[tuple[Decimal, int]], bool]


def of_one(problem: Problem, entries: list[Entry]) -> list[Decimal | None]:
    """By entry, how many hours the period used for certain (None: it could use none), as the library finds."""
    items = [Part(hours, mask, credit=place) for place, (_, parts, _) in enumerate(entries) for hours, mask in parts]
    counted = count_one(problem, items)
    met = counted.meets(problem)
    reading = Reading(problem, items, items, counted, met)
    found = used([reading], [place for place, (_, _, shared) in enumerate(entries) if shared], met=met)
    return [found.get(place) for place in range(len(entries))]


def at_once(problem: Problem, entries: list[Entry]) -> list[Decimal | None] | None:
    """The same as it is found for many; None where the licence has to be audited alone, or has hours to spare."""
    told = [(number, *one) for number, (_, parts, _) in enumerate(entries) for one in parts]
    row, hours, mask = (np.array([one[part] for one in told]) for part in range(3))
    none, units = np.zeros(len(row), dtype=np.int64), np.array([float(one * UNITS) for one in hours])
    day = np.array([EPOCH + one[0] for one in entries])[row]
    shared = np.array([one[2] for one in entries])[row]
    seen = OfOneFrame(Rows(none, units, mask.astype(np.int64), 1), np.arange(len(row)), problem)
    alone = np.zeros(1, dtype=np.bool_)
    found = became([seen], [seen], Hours(none, day, none, units, row, none), shared, ~alone, alone)
    by_row = zip(found.used, found.perhaps, strict=True)
    told_of = [ALL if surely else Decimal(0) if perhaps else None for surely, perhaps in by_row]
    return (
        None if alone[0] or found.spare[0] else [told_of[row.tolist().index(number)] for number in range(len(entries))]
    )


@given(problems(needs=2), st.lists(ENTRY, min_size=1, max_size=6))
@example(Problem((Need(1, Decimal(5)),)), [(0, [(Decimal(3), 1)], True), (0, [(Decimal(4), 1)], True)])
def test_what_was_used_of_shared_days_is_what_the_library_finds(problem: Problem, entries: list[Entry]) -> None:
    entries = [
        (day, [(hours, seen_by(problem, mask)) for hours, mask in parts], shared) for day, parts, shared in entries
    ]
    found = at_once(problem, entries)
    assert found is None or found == of_one(problem, entries)


def test_of_two_courses_of_which_either_would_have_done_both_are_open() -> None:
    problem = Problem((Need(1, Decimal(4)),))
    entries: list[Entry] = [(0, [(Decimal(4), 1)], True), (0, [(Decimal(4), 1)], True)]
    assert at_once(problem, entries) == [0, 0]


def test_a_course_that_was_needed_whole_is_used_and_one_of_which_a_part_was_needed_has_hours_to_spare() -> None:
    problem = Problem((Need(1, Decimal(10)),))
    own: Entry = (0, [(Decimal(6), 1)], False)
    whole, in_part = [own, (1, [(Decimal(4), 1)], True)], [own, (1, [(Decimal(5), 1)], True)]
    assert of_one(problem, whole) == at_once(problem, whole) == [None, ALL]
    assert (of_one(problem, in_part), at_once(problem, in_part)) == ([None, 4], None)


@given(problems(needs=3), st.lists(ENTRY, min_size=1, max_size=4))
@example(Problem((Need(1, Decimal(10)),)), [(0, [(Decimal(12), 0)], False)])
@example(Problem((Need(1, Decimal(10)), Need(2, Decimal(8)), Need(4, Decimal(3)))), [(0, [(Decimal(12), 7)], False)])
def test_the_period_before_is_met_without_what_was_surely_beyond_and_that_is_all_where_one_need_looks_at_all_hours(
    problem: Problem, entries: list[Entry]
) -> None:
    told = [(hours, seen_by(problem, mask)) for _, parts, _ in entries for hours, mask in parts]
    items = [Part(hours, mask, credit=place) for place, (hours, mask) in enumerate(told)]
    counted = count_one(problem, items)
    none = np.zeros(len(told), dtype=np.int64)
    rows = Rows(none, np.array([float(hours * UNITS) for hours, _ in told]), np.array([mask for _, mask in told]), 1)
    assume(counted.meets(problem))
    sure, all_told = surely_beyond(Reading(problem, items, items, counted, meets=True))
    beyond = sum((hours for _, hours in sure.beyond), Decimal(0))
    kept = Limit(problem.free_bit(()), sum(counted.items) - beyond)
    limited = [Part(hours, item.mask | kept.bit) for item, hours in zip(items, counted.items, strict=True)]
    fewer = evolve(problem, limits=(*problem.limits, kept))
    assert count_one(fewer, limited).meets(fewer)
    most = max(need.hours for need in problem.needs)
    several = several_needs(OfOneFrame(rows, none, problem))[0]
    assert several or (all_told, beyond) == (True, sum(counted.items) - most)
