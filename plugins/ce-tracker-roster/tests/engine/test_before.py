"""What the period before used of days that two windows share is what the library finds, also of credits of one day."""

from datetime import date
from decimal import Decimal

import numpy as np
import polars as pl
from hypothesis import example, given
from hypothesis import strategies as st
from problems import HOURS, problems, seen_by

from ce_tracker import Credit, Therapist
from ce_tracker.auditing.admit import Part
from ce_tracker.auditing.counting import count as count_one
from ce_tracker.auditing.explain import Reading
from ce_tracker.auditing.problem import Need, Problem
from ce_tracker.auditing.shared import needed
from ce_tracker_roster.canon import CREDITS, UNITS
from ce_tracker_roster.engine.before import Earlier, Strictly, earlier
from ce_tracker_roster.engine.counting import Rows
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.hours import Hours

ENTRY = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["A", "B", "É"]),
    st.lists(st.tuples(HOURS, st.integers(0, 15)), min_size=1, max_size=2),
    st.booleans(),
)
"""The day of a credit (one of three), its title, its parts with the bits of each, and whether two windows share its day."""
Entry = tuple[int, str, list[tuple[Decimal, int]], bool]


def of_one(problem: Problem, entries: list[Entry]) -> list[bool | None]:
    """By entry, whether the period needed it (False: perhaps, None: it did not), as the library finds."""
    credits = [
        Credit(title, date.fromordinal(EPOCH + day), sum((hours for hours, _ in parts), Decimal(0)), "ethics")
        for day, title, parts, _ in entries
    ]
    places = {id(credit): place for place, credit in enumerate(Therapist("one", credits=credits).credits_in_order)}
    own = [places[id(credit)] for credit in credits]
    items = [
        Part(hours, mask, credit=place)
        for place, (_, _, parts, _) in sorted(zip(own, entries, strict=True))
        for hours, mask in parts
    ]
    counted = count_one(problem, items)
    if not counted.meets(problem):
        return [False if shared else None for _, _, _, shared in entries]
    reading = Reading(problem, items, items, counted, meets=True)
    used = needed(reading, [place for place, (_, _, _, shared) in zip(own, entries, strict=True) if shared])
    return [used.get(place) for place in own]


def at_once(problem: Problem, entries: list[Entry]) -> list[bool | None] | None:
    """The same as it is found for many; None where the licence has to be audited alone."""
    told = [(number, *one) for number, (_, _, parts, _) in enumerate(entries) for one in parts]
    row, hours, mask = (np.array([one[part] for one in told]) for part in range(3))
    none, units = np.zeros(len(row), dtype=np.int64), np.array([float(one * UNITS) for one in hours])
    day = np.array([EPOCH + one[0] for one in entries])[row]
    shared = np.array([one[3] for one in entries])[row]
    frame = Strictly(Rows(none, units, mask.astype(np.int64), 1), np.arange(len(row)), problem)
    found, alone = Earlier.nothing(len(row), 1), np.zeros(1, dtype=np.bool_)
    earlier([frame], Hours(none, day, none, units, row, none), shared, ~alone, canonical(entries), found, alone)
    used = [
        True if used else False if perhaps else None for used, perhaps in zip(found.used, found.perhaps, strict=True)
    ]
    return None if alone[0] else [used[row.tolist().index(number)] for number in range(len(entries))]


def canonical(entries: list[Entry]) -> pl.DataFrame:
    """The credits as the canonical frame has them."""
    rows = [
        {
            "title": title,
            "completed": date.fromordinal(EPOCH + day),
            "hours": int(sum((hours for hours, _ in parts), Decimal(0)) * UNITS),
            "subject": "ethics",
            "unit": "hour",
            "activity": "course",
            **dict.fromkeys(("provider", "course_id", "delivery", "approvals", "approved_as"), ""),
        }
        for day, title, parts, _ in entries
    ]
    return pl.DataFrame(rows, schema=CREDITS)


@given(problems(needs=2), st.lists(ENTRY, min_size=1, max_size=6))
@example(Problem((Need(1, Decimal(5)),)), [(0, "B", [(Decimal(3), 1)], True), (0, "A", [(Decimal(4), 1)], True)])
def test_what_was_used_of_shared_days_is_what_the_library_finds(problem: Problem, entries: list[Entry]) -> None:
    entries = [(*one[:2], [(hours, seen_by(problem, mask)) for hours, mask in one[2]], one[3]) for one in entries]
    found = at_once(problem, entries)
    assert found is None or found == of_one(problem, entries)


def test_of_two_courses_of_one_day_the_one_that_is_counted_last_is_set_free_first() -> None:
    problem = Problem((Need(1, Decimal(4)),))
    entries: list[Entry] = [(0, "B", [(Decimal(4), 1)], True), (0, "A", [(Decimal(4), 1)], True)]
    assert at_once(problem, entries) == [None, False]
