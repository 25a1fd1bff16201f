"""Counting as a linear program, solved by HiGHS. The only module that imports the solver.

Hours that law does not distinguish are one variable. Each aim of "best" (see `counting`) is optimised in turn; between
two aims everything is fixed that the first one's answer pins down (a reduced cost that is not zero), so that the next
aim chooses only among its best answers. The answer is then turned into whole numbers of a small unit and checked against
every constraint: what does not hold is an error, never a verdict.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from threading import local
from typing import Any

import highspy
import numpy as np
from attrs import frozen

from ce_tracker.auditing.days import days_as_limits
from ce_tracker.auditing.formulation import INFINITY, Columns, Entries, Program, Row
from ce_tracker.auditing.places import hand_out
from ce_tracker.auditing.problem import ZERO, Count, Item, Limit, Need, Place, Problem
from ce_tracker.errors import CountingError

_TINY = 1e-7
_ROWWISE = 2
_MINIMISE = 1
_SHORTFALL_FIRST = 1000.0
"""How much an hour of shortfall weighs against an hour counted where both are aimed at in one go."""

_UNIT = 630_000
"""Answers are whole multiples of one hour over this: ten-thousandths, and fractions down to a tenth."""

_own = local()


class _Quiet(highspy.Highs):  # type: ignore[misc, unused-ignore]
    """A solver that has nothing to say: setting up callbacks prints a banner before it can be told not to."""

    def enableCallbacks(self) -> None:  # noqa: N802
        """None are used."""


def new_solver() -> Any:
    """A solver of one thread that prints nothing."""
    solver: Any = _Quiet()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)  # noqa: FBT003
    solver.setOptionValue("threads", 1)
    return solver


def _solver() -> Any:
    """This thread's solver for counting; making one costs as much as solving a small program."""
    try:
        return _own.solver
    except AttributeError:
        solver = new_solver()
        solver.setOptionValue("presolve", "off")
        solver.setOptionValue("solver", "simplex")
        _own.solver = solver
        return solver


def load(
    solver: Any, rows: Sequence[Row], lower: Any, upper: Any, cost: Entries | None = None, whole: Sequence[int] = ()
) -> None:
    """Put a program into a solver: to minimise `cost`, its columns from `lower` to `upper`, those of `whole` integers."""
    starts, index, value = [0], list[int](), list[float]()
    for entries, _, _ in rows:
        index.extend(entries)
        value.extend(entries.values())
        starts.append(len(index))
    kinds = np.zeros(len(upper), dtype=np.int32)
    kinds[list(whole)] = int(highspy.HighsVarType.kInteger)
    solver.passModel(
        len(upper),
        len(rows),
        len(index),
        _ROWWISE,
        _MINIMISE,
        0.0,
        weights(cost or {}, len(upper)),
        lower,
        upper,
        np.array([least for _, least, _ in rows]),
        np.array([most for _, _, most in rows]),
        np.array(starts, dtype=np.int32),
        np.array(index, dtype=np.int32),
        np.array(value),
        kinds,
    )


def weights(cost: Entries, columns: int) -> Any:
    """What each column costs, zero where nothing is said."""
    whole = np.zeros(columns)
    whole[list(cost)] = list(cost.values())
    return whole


class _Aims:
    """The program in the solver, and its best answer so far."""

    def __init__(self, program: Program) -> None:
        self.columns = len(program.upper)
        self.lower = np.zeros(self.columns)
        self.upper = np.array(program.upper)
        self.row_lower = np.array([lower for _, lower, _ in program.rows])
        self.row_upper = np.array([upper for _, _, upper in program.rows])
        self.column_index = np.arange(self.columns, dtype=np.int32)
        self.row_index = np.arange(len(program.rows), dtype=np.int32)
        self.solver = _solver()
        load(self.solver, program.rows, self.lower, self.upper)
        self.value: list[float] = []
        self.answer: Any = None

    def least(self, cost: dict[int, float], *, keep: bool = True) -> None:
        """Minimise `cost` and, with `keep`, hold to the answers that are best in it.

        Raises `_NoAnswerError` where there is none.
        """
        solver = self.solver
        solver.changeColsCost(self.columns, self.column_index, weights(cost, self.columns))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise _NoAnswerError(str(solver.getModelStatus()))
        self.answer = solver.getSolution()
        self.value = list(self.answer.col_value)
        if keep:
            self.keep()

    def most_up_to(self, column: int, hours: float) -> None:
        """Maximise one column, though only up to `hours`; if it stays below, hold to the answers where it is greatest."""
        upper = self.upper[column]
        self._bound(column, self.lower[column], min(upper, hours))
        self.least({column: -1.0}, keep=False)
        self._bound(column, self.lower[column], upper)
        if self.value[column] < hours - _TINY:
            self.keep()

    def _bound(self, column: int, lower: float, upper: float) -> None:
        self.lower[column], self.upper[column] = lower, upper
        self.solver.changeColBounds(column, lower, upper)

    def keep(self) -> None:
        """Fix what a reduced cost pins down: everything else may still differ among the best answers."""
        answer = self.answer
        columns = np.abs(np.array(answer.col_dual)) > _TINY
        if columns.any():
            _fix(columns, np.array(answer.col_value), self.lower, self.upper)
            self.solver.changeColsBounds(self.columns, self.column_index, self.lower, self.upper)
        rows = np.abs(np.array(answer.row_dual)) > _TINY
        if rows.any():
            _fix(rows, np.array(answer.row_value), self.row_lower, self.row_upper)
            self.solver.changeRowsBounds(len(self.row_index), self.row_index, self.row_lower, self.row_upper)

    def at_least(self, column: int, hours: float) -> None:
        """From now on no answer may have less in this column."""
        if hours > self.lower[column]:
            self._bound(column, hours, self.upper[column])

    def pin(self, column: int) -> None:
        """From now on every answer has in this column what the present one has."""
        value = max(self.value[column], 0.0)
        self._bound(column, value, value)

    def fixed(self, column: int) -> bool:
        """Whether every best answer has the same in this column."""
        return bool(self.lower[column] == self.upper[column])


def _fix(which: Any, value: Any, lower: Any, upper: Any) -> None:
    """Close the bounds of those that stand at one of them."""
    nearest = np.where(np.abs(value - lower) <= np.abs(value - upper), lower, upper)
    lower[which] = upper[which] = nearest[which]


class _NoAnswerError(Exception):
    """The program has no answer."""


def solve(problem: Problem, items: Sequence[Item]) -> Count:
    """The best count of `items` (earliest first). `problem.per_day` is not looked at: crowded days are limits here.

    Raises `CountingError` if the solver fails or its answer does not hold.
    """
    if not items:
        return Count((), (ZERO,) * len(problem.needs), (ZERO,) * len(problem.places), solved=True)
    sums: dict[int, int] = {}
    for item in items:
        sums[item.mask] = sums.get(item.mask, 0) + _units(item.hours)
    columns = Columns.of(problem, {mask: units / _UNIT for mask, units in sums.items()}, may_be_short=True)
    try:
        aims = _Aims(columns.program)
        _least_short_most_counted(aims, columns, problem, sums)
        _prefer_early(aims, columns, items)
        if columns.given:
            for column in columns.counted.values():
                aims.pin(column)
            aims.least(dict.fromkeys(columns.given.values(), -1.0))
    except _NoAnswerError as error:
        raise CountingError(f"the solver found no way of counting: {error}") from error
    return _exact(problem, items, sums, columns, aims.value)


def _least_short_most_counted(aims: _Aims, columns: Columns, problem: Problem, sums: dict[int, int]) -> None:
    """Aim at the least shortfall, then at the shortfalls in the order declared, then at the most hours counted.

    All three at once, where the answer shows that no shortfall could be less; else one after the other.
    """
    every_hour = dict.fromkeys(columns.counted.values(), -1.0)
    aims.least(dict.fromkeys(columns.short, _SHORTFALL_FIRST) | every_hour, keep=False)
    rows: list[Need | Place] = [*problem.needs, *problem.places]
    floor = [_surely_short(row, problem.limits, sums) for row in rows]
    if all(aims.value[column] <= least + _TINY for column, least in zip(columns.short, floor, strict=True)):
        for column in columns.short:
            aims.pin(column)
        aims.keep()
        return
    aims.least(dict.fromkeys(columns.short, 1.0))
    for column in columns.short:
        if aims.value[column] <= _TINY:
            aims.pin(column)
        elif not aims.fixed(column):
            aims.least({column: 1.0})
    aims.least(every_hour)


def _surely_short(row: Need | Place, limits: Sequence[Limit], sums: dict[int, int]) -> float:
    """What a need or a place lacks whatever is done: the hours it asks less those that one limit lets through."""
    mine = {mask: units for mask, units in sums.items() if mask & row.bit}
    there = best = sum(mine.values())
    for limit in (*limits, *(row.inside if isinstance(row, Need) else ())):
        limited = sum(units for mask, units in mine.items() if mask & limit.bit)
        best = min(best, there - max(limited - _units(limit.hours), 0))
    return max(_units(row.hours) - best, 0) / _UNIT


def _prefer_early(aims: _Aims, columns: Columns, items: Sequence[Item]) -> None:
    """Among the best answers, the one that counts the earliest items most fully."""
    floor = dict.fromkeys(columns.counted, 0.0)
    open_masks = {mask for mask, column in columns.counted.items() if not aims.fixed(column)}
    raised: set[int] = set()
    for item in items:
        mask = item.mask
        if mask not in open_masks:
            continue
        column = columns.counted[mask]
        wanted = floor[mask] + _units(item.hours) / _UNIT
        if aims.value[column] < wanted - _TINY:
            for other in raised:
                aims.at_least(columns.counted[other], min(floor[other], aims.value[columns.counted[other]]))
            raised.clear()
            aims.most_up_to(column, wanted)
        if aims.value[column] < wanted - _TINY:
            wanted = aims.value[column]
            open_masks.discard(mask)
        floor[mask] = wanted
        raised.add(mask)


def _exact(
    problem: Problem, items: Sequence[Item], sums: dict[int, int], columns: Columns, value: Sequence[float]
) -> Count:
    """The solver's answer as exact hours, checked."""
    counted = {mask: round(value[column] * _UNIT) for mask, column in columns.counted.items()}
    placed = {key: round(value[column] * _UNIT) for key, column in columns.placed.items()}
    given = {key: round(value[column] * _UNIT) for key, column in columns.given.items()}
    _check(problem, sums, counted, placed, given)
    needs = [
        sum(given.get((index, mask), hours) for mask, hours in counted.items() if mask & need.bit)
        for index, need in enumerate(problem.needs)
    ]
    places = [0] * len(problem.places)
    flow: dict[int, dict[int, Decimal]] = {mask: {} for mask in counted}
    for (mask, index), hours in placed.items():
        places[index] += hours
        flow[mask][index] = _hours(hours)
    shares = _share_out(items, counted)
    return Count(
        tuple(shares),
        tuple([_hours(got) for got in needs]),
        tuple([_hours(got) for got in places]),
        hand_out(items, shares, flow) if problem.places else (),
        solved=True,
    )


def _units(hours: Decimal) -> int:
    """Hours as whole units, rounded down; a third of an hour, which no decimal number is, as what it stands for."""
    return int(hours * _UNIT + _NOISE)


def _hours(units: int) -> Decimal:
    """Units as hours: exact where ten-thousandths are enough, else rounded down, so that nothing is overstated."""
    whole, rest = divmod(units, _UNIT)
    if not rest:
        return Decimal(whole)
    return (Decimal(units) / _UNIT).quantize(_TEN_THOUSANDTH, ROUND_FLOOR).normalize()


_TEN_THOUSANDTH = Decimal("0.0001")
_NOISE = Decimal("1e-9")
"""By how much of a unit a decimal number may miss the fraction that it stands for."""


def _share_out(items: Sequence[Item], counted: dict[int, int]) -> list[Decimal]:
    """The hours of each mask given to its items, earliest first."""
    left = dict(counted)
    shares = []
    for item in items:
        wanted = _units(item.hours)
        free = left[item.mask]
        if wanted <= free:
            left[item.mask] = free - wanted
            shares.append(item.hours)
        else:
            left[item.mask] = 0
            shares.append(_hours(free))
    return shares


def _check(
    problem: Problem,
    sums: dict[int, int],
    counted: dict[int, int],
    placed: dict[tuple[int, int], int],
    given: dict[tuple[int, int], int],
) -> None:
    """Raise `CountingError` unless every constraint holds exactly."""

    def hold(holds: bool, what: str) -> None:
        if not holds:
            raise CountingError(f"the solver's answer breaks a constraint: {what}")

    for mask, hours in counted.items():
        hold(0 <= hours <= sums[mask], "hours counted")
    for limit in problem.limits:
        hold(sum(hours for mask, hours in counted.items() if mask & limit.bit) <= _units(limit.hours), "a limit")
    for (index, mask), hours in given.items():
        hold(0 <= hours <= counted[mask], "hours given to a need")
        for limit in problem.needs[index].inside:
            total = sum(part for (at, of), part in given.items() if at == index and of & limit.bit)
            hold(total <= _units(limit.hours), "a limit inside a need")
    for index, place in enumerate(problem.places):
        total = sum(hours for (_, at), hours in placed.items() if at == index)
        hold(total <= _units(place.hours), "the room of a place")
    if problem.places:
        for mask, hours in counted.items():
            parts = [part for (of, _), part in placed.items() if of == mask]
            hold(min(parts, default=0) >= 0 and sum(parts) == hours, "hours placed")


@frozen
class More:
    """Hours of one mask yet to be taken."""

    mask: int
    hours: Decimal


def least_more(problem: Problem, items: Sequence[Item], masks: dict[int, int]) -> tuple[More, ...] | None:
    """The least further hours that would meet everything: how many of which of `masks`; None where none would.

    `masks` maps a kind of hours that can be had to how particular it is; of equal answers the least particular is given.
    """
    problem, items = days_as_limits(problem, items)
    most: dict[int, float] = {}
    for item in items:
        most[item.mask] = most.get(item.mask, 0.0) + float(item.hours)
    free = problem.free_bit((*most, *masks))
    marked = {mask | free: mask for mask in masks}
    columns = Columns.of(problem, most | dict.fromkeys(marked, INFINITY), may_be_short=False)
    try:
        aims = _Aims(columns.program)
        aims.least({columns.counted[mask]: 1.0 for mask in marked})
        aims.least({columns.counted[mask]: float(masks[plain]) for mask, plain in marked.items()})
    except _NoAnswerError:
        return None
    more = []
    for mask, plain in marked.items():
        hours = Decimal(round(aims.value[columns.counted[mask]] * _UNIT)) / _UNIT
        if hours > 0:
            more.append(More(plain, hours.quantize(_TEN_THOUSANDTH, ROUND_CEILING).normalize()))
    return tuple(more)
