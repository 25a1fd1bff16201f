"""General laws of counting, on generated problems."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ce_tracker.auditing.counting import by_program, by_sums, count
from ce_tracker.auditing.days import days_as_limits
from ce_tracker.auditing.problem import Count, Item, Limit, Need, Place, Problem

HOURS = st.sampled_from([Decimal(text) for text in ("0.5", "1", "1.4", "2", "3", "4", "6.25", "12", "16")])
WANTED = st.sampled_from([Decimal(text) for text in ("0", "1", "1.4", "2", "5", "12", "24")])


@st.composite
def problems(draw: st.DrawFn, *, limits: int = 3, places: bool = True, per_day: bool = True) -> Problem:
    """Problems with a few rows; bits follow the order of declaration."""
    bits = iter(1 << place for place in range(20))
    needs = [
        Need(
            next(bits),
            draw(WANTED),
            tuple(Limit(next(bits), draw(WANTED)) for _ in range(draw(st.integers(0, 1)))),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    rooms = [Place(next(bits), draw(WANTED)) for _ in range(draw(st.integers(0, 4)) if places else 0)]
    caps = [Limit(next(bits), draw(WANTED)) for _ in range(draw(st.integers(0, limits)))]
    day = draw(st.sampled_from([None, None, Decimal(8), Decimal(12)])) if per_day else None
    return Problem(tuple(needs), tuple(rooms), tuple(caps), day)


@st.composite
def items(draw: st.DrawFn, problem: Problem, *, most: int = 7) -> list[Item]:
    """Items whose masks use the bits of a problem, earliest first; some last two days."""
    drawn = []
    for _ in range(draw(st.integers(0, most))):
        first = draw(st.integers(1, 5))
        drawn.append(
            Item(draw(HOURS), draw(st.integers(0, problem.free_bit(()) - 1)), (first, first + draw(st.integers(0, 1))))
        )
    return sorted(drawn, key=lambda item: item.days[1])


@st.composite
def problems_with_items(draw: st.DrawFn, /, **kinds: Any) -> tuple[Problem, list[Item]]:
    problem = draw(problems(**kinds))
    return problem, draw(items(problem))


def lacking(problem: Problem, counted: Count) -> Decimal:
    return sum(counted.shortfalls(problem), Decimal(0))


@given(problems_with_items())
def test_the_sums_are_what_the_linear_program_finds(drawn: tuple[Problem, list[Item]]) -> None:
    problem, given_items = drawn
    quick = by_sums(problem, given_items)
    if quick is not None:
        slow = by_program(problem, given_items)
        assert (quick.items, quick.needs, quick.places) == (slow.items, slow.needs, slow.places)


@given(problems_with_items())
def test_no_limit_is_passed_and_no_hour_counted_that_was_not_earned(drawn: tuple[Problem, list[Item]]) -> None:
    problem, given_items = drawn
    counted = count(problem, given_items)
    limited, marked = days_as_limits(problem, given_items)
    assert all(0 <= hours <= item.hours for hours, item in zip(counted.items, given_items, strict=True))
    assert all(
        sum(hours for hours, item in zip(counted.items, marked, strict=True) if item.mask & limit.bit) <= limit.hours
        for limit in limited.limits
    )


FINE: st.SearchStrategy[Decimal] = st.one_of(
    st.fractions(0, 4, max_denominator=63).map(lambda part: Decimal(part.numerator) / part.denominator),
    st.decimals(0, 4, allow_nan=False, places=11),
)
"""Hours that a solver's numbers cannot hold: thirds, and what a rule makes of a few seconds."""


@given(problems_with_items(), st.data())
def test_hours_of_any_fraction_are_counted_to_the_ten_thousandth(
    drawn: tuple[Problem, list[Item]], data: st.DataObject
) -> None:
    problem, given_items = drawn
    fine = [Item(data.draw(FINE), item.mask, item.days) for item in given_items]
    counted = by_program(problem, fine)
    assert all(0 <= hours <= item.hours for hours, item in zip(counted.items, fine, strict=True))
    quick = by_sums(problem, fine)
    if quick is not None:
        off = sum(quick.items, Decimal(0)) - sum(counted.items, Decimal(0))
        assert abs(off) < Decimal("0.0001") * (len(fine) + 1)


@given(problems_with_items())
def test_an_hour_fills_one_place_and_no_place_takes_more_than_it_has_room_for(
    drawn: tuple[Problem, list[Item]],
) -> None:
    problem, given_items = drawn
    counted = count(problem, given_items)
    if problem.places:
        for item, hours, placed in zip(given_items, counted.items, counted.placed, strict=True):
            assert sum(placed.values()) == hours
            assert all(item.mask & problem.places[index].bit for index in placed)
        for index, place in enumerate(problem.places):
            filled = sum(placed.get(index, Decimal(0)) for placed in counted.placed)
            assert filled == counted.places[index] <= place.hours


@given(problems_with_items(), st.data())
def test_splitting_hours_in_two_changes_nothing(drawn: tuple[Problem, list[Item]], data: st.DataObject) -> None:
    problem, given_items = drawn
    if given_items:
        place = data.draw(st.integers(0, len(given_items) - 1))
        item = given_items[place]
        half = Item(item.hours / 2, item.mask, item.days)
        whole = count(problem, given_items)
        split = count(problem, [*given_items[:place], half, half, *given_items[place + 1 :]])
        assert (split.needs, split.places) == (whole.needs, whole.places)
        assert split.items[place] + split.items[place + 1] == whole.items[place]


@given(problems_with_items(), st.data())
def test_more_hours_never_make_the_shortfall_greater(drawn: tuple[Problem, list[Item]], data: st.DataObject) -> None:
    problem, given_items = drawn
    more = data.draw(items(problem, most=2))
    together = sorted([*given_items, *more], key=lambda item: item.days[1])
    assert lacking(problem, count(problem, together)) <= lacking(problem, count(problem, given_items))


@given(problems_with_items(limits=1, per_day=False), st.data())
def test_more_hours_never_lower_what_is_counted_where_limits_do_not_cross(
    drawn: tuple[Problem, list[Item]], data: st.DataObject
) -> None:
    problem, given_items = drawn
    more = data.draw(items(problem, most=2))
    together = sorted([*given_items, *more], key=lambda item: item.days[1])
    assert sum(count(problem, together).items) >= sum(count(problem, given_items).items)


def test_where_limits_cross_a_needed_hour_may_take_the_room_of_two_others() -> None:
    problem = Problem((Need(1, Decimal(1)),), (), (Limit(2, Decimal(1)), Limit(4, Decimal(1))))
    others = [Item(Decimal(1), 2), Item(Decimal(1), 4)]
    needed = Item(Decimal(1), 1 | 2 | 4)
    assert (sum(count(problem, others).items), sum(count(problem, [*others, needed]).items)) == (2, 1)


def test_a_later_hour_of_one_kind_gives_way_to_an_earlier_hour_of_another() -> None:
    problem = Problem((), (Place(1, Decimal(1)),), (Limit(2, Decimal(1)),))
    half, whole = Item(Decimal("0.5"), 3), Item(Decimal(1), 1)
    assert by_program(problem, [half, whole, half, whole]).items == (Decimal("0.5"), Decimal("0.5"), 0, 0)


class Reference:
    """The definition, written down once more: a variable an item and place, each aim a constraint for the next."""

    def __init__(self, problem: Problem, given_items: list[Item]) -> None:
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.solver.setOptionValue("output_flag", False)  # noqa: FBT003
        self.problem, self.items = days_as_limits(problem, given_items)
        self.counted = [self.solver.addVariable(0, float(item.hours)) for item in self.items]
        self.short: list[Any] = []
        for need in self.problem.needs:
            self._need(need)
        self._places()
        for limit in self.problem.limits:
            inner = [x for x, item in zip(self.counted, self.items, strict=True) if item.mask & limit.bit]
            if inner:
                self.solver.addConstr(sum(inner) <= float(limit.hours))

    def _need(self, need: Need) -> None:
        mine = [(x, item) for x, item in zip(self.counted, self.items, strict=True) if item.mask & need.bit]
        given_hours = [(self.solver.addVariable(0, float(item.hours)), item) for _, item in mine]
        for (y, _), (x, _) in zip(given_hours, mine, strict=True):
            self.solver.addConstr(y - x <= 0)
        for limit in need.inside:
            inner = [y for y, item in given_hours if item.mask & limit.bit]
            if inner:
                self.solver.addConstr(sum(inner) <= float(limit.hours))
        short = self.solver.addVariable(0, 1000)
        self.solver.addConstr(sum([y for y, _ in given_hours], short) >= float(need.hours))
        self.short.append(short)

    def _places(self) -> None:
        placed: list[list[Any]] = [[] for _ in self.problem.places]
        for x, item in zip(self.counted, self.items, strict=True):
            mine = []
            for index, place in enumerate(self.problem.places):
                if item.mask & place.bit:
                    mine.append(self.solver.addVariable(0, float(item.hours)))
                    placed[index].append(mine[-1])
            if self.problem.places:
                self.solver.addConstr(sum(mine, -1 * x) == 0)
        for place, inside in zip(self.problem.places, placed, strict=True):
            short = self.solver.addVariable(0, 1000)
            self.solver.addConstr(sum(inside, short) == float(place.hours))
            self.short.append(short)

    def best(self) -> list[Fraction]:
        for aim in ([*self.short], *[[short] for short in self.short]):
            if aim:
                self._settle(sum(aim[1:], 1 * aim[0]))
        if self.counted:
            self._settle(sum([-1 * x for x in self.counted[1:]], -1 * self.counted[0]))
        return [self._settle(-1 * x) for x in self.counted]

    def _settle(self, aim: Any) -> Fraction:
        self.solver.minimize(aim)
        value = Fraction(self.solver.getObjectiveValue()).limit_denominator(10_000)
        self.solver.addConstr(aim <= float(value) + 1e-7)
        return -value


@settings(max_examples=150)
@given(st.data())
def test_the_count_is_the_best_by_the_definition_written_down_once_more(data: st.DataObject) -> None:
    problem = data.draw(problems())
    given_items = data.draw(items(problem, most=5))
    expected = Reference(problem, given_items).best()
    assert [Fraction(hours) for hours in count(problem, given_items).items] == pytest.approx(expected, abs=1e-4)
