"""Counting as a linear program, solved by HiGHS. The only module that imports the solver.

Hours that law does not distinguish are one variable. Each aim of "best" (see `counting`) is optimised in turn; between
two aims everything is fixed that the first one's answer pins down (a reduced cost that is not zero), so that the next
aim chooses only among its best answers. The answer is then turned into exact fractions and checked against every
constraint: what does not hold is an error, never a verdict.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, Inexact
from fractions import Fraction
from threading import local
from typing import Any

import highspy
import numpy as np
from attrs import define, field, frozen

from ce_tracker.auditing.places import hand_out
from ce_tracker.auditing.problem import ZERO, Count, Item, Problem
from ce_tracker.errors import CountingError

_INFINITY = float("inf")
_TINY = 1e-7
_LARGEST_DENOMINATOR = 720
_ROWWISE = 2
_MINIMISE = 1

_own = local()


def _solver() -> Any:
    """This thread's solver; making one costs as much as solving a small program."""
    try:
        return _own.solver
    except AttributeError:
        solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False),
            ("presolve", "off"),
            ("solver", "simplex"),
            ("threads", 1),
        ):
            solver.setOptionValue(option, value)
        _own.solver = solver
        return solver


@define
class _Program:
    """Columns and rows as they are declared, then the same in the solver."""

    upper: list[float] = field(factory=list)
    rows: list[tuple[dict[int, float], float, float]] = field(factory=list)

    def column(self, upper: float) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def row(self, entries: dict[int, float], lower: float, upper: float) -> None:
        self.rows.append((entries, lower, upper))


class _Aims:
    """The program in the solver, and its best answer so far."""

    def __init__(self, program: _Program) -> None:
        self.columns = len(program.upper)
        starts, index, value = [0], list[int](), list[float]()
        for entries, _, _ in program.rows:
            index.extend(entries)
            value.extend(entries.values())
            starts.append(len(index))
        self.lower = np.zeros(self.columns)
        self.upper = np.array(program.upper)
        self.row_lower = np.array([lower for _, lower, _ in program.rows])
        self.row_upper = np.array([upper for _, _, upper in program.rows])
        self.column_index = np.arange(self.columns, dtype=np.int32)
        self.row_index = np.arange(len(program.rows), dtype=np.int32)
        self.solver = _solver()
        self.solver.passModel(
            self.columns,
            len(program.rows),
            len(index),
            _ROWWISE,
            _MINIMISE,
            0.0,
            np.zeros(self.columns),
            self.lower,
            self.upper,
            self.row_lower,
            self.row_upper,
            np.array(starts, dtype=np.int32),
            np.array(index, dtype=np.int32),
            np.array(value),
            np.zeros(self.columns, dtype=np.int32),
        )
        self.value: list[float] = []

    def least(self, cost: dict[int, float]) -> None:
        """Minimise `cost`, then keep to the answers that are best in it. Raises `_NoAnswerError` where there is none."""
        whole = np.zeros(self.columns)
        for column, weight in cost.items():
            whole[column] = weight
        solver = self.solver
        solver.changeColsCost(self.columns, self.column_index, whole)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise _NoAnswerError(str(solver.getModelStatus()))
        answer = solver.getSolution()
        self.value = list(answer.col_value)
        self._keep(np.abs(np.array(answer.col_dual)) > _TINY, np.abs(np.array(answer.row_dual)) > _TINY, answer)

    def _keep(self, columns: Any, rows: Any, answer: Any) -> None:
        """Fix what a reduced cost pins down."""
        if columns.any():
            value = np.array(answer.col_value)
            nearest = np.where(np.abs(value - self.lower) <= np.abs(value - self.upper), self.lower, self.upper)
            self.lower[columns] = self.upper[columns] = nearest[columns]
            self.solver.changeColsBounds(self.columns, self.column_index, self.lower, self.upper)
        if rows.any():
            value = np.array(answer.row_value)
            nearest = np.where(
                np.abs(value - self.row_lower) <= np.abs(value - self.row_upper),
                self.row_lower,
                self.row_upper,
            )
            self.row_lower[rows] = self.row_upper[rows] = nearest[rows]
            self.solver.changeRowsBounds(len(self.row_index), self.row_index, self.row_lower, self.row_upper)

    def at_least(self, column: int, hours: float) -> None:
        """From now on no answer may have less in this column."""
        self.lower[column] = hours
        self.solver.changeColBounds(column, hours, self.upper[column])

    def pin_to_zero(self, column: int) -> None:
        """From now on every answer has nothing in this column, as the present one has."""
        if self.upper[column] != 0.0:
            self.upper[column] = 0.0
            self.solver.changeColBounds(column, 0.0, 0.0)

    def fixed(self, column: int) -> bool:
        """Whether every best answer has the same in this column."""
        return bool(self.lower[column] == self.upper[column])


class _NoAnswerError(Exception):
    """The program has no answer."""


@define
class _Columns:
    """The variables of a counting problem: hours counted by mask, placed by mask and place, given inside a need."""

    program: _Program
    counted: dict[int, int] = field(factory=dict)
    placed: dict[tuple[int, int], int] = field(factory=dict)
    given: dict[tuple[int, int], int] = field(factory=dict)
    short: list[int] = field(factory=list)


def _build(problem: Problem, most: dict[int, float], *, may_be_short: bool) -> _Columns:
    """The program of a problem whose masks have at most these hours."""
    program = _Program()
    columns = _Columns(program)
    for mask, hours in most.items():
        columns.counted[mask] = program.column(hours)
    slack = _INFINITY if may_be_short else 0.0
    for index, need in enumerate(problem.needs):
        short = program.column(slack)
        columns.short.append(short)
        entries = {short: 1.0}
        for mask in most:
            if mask & need.bit:
                entries[_given(columns, index, mask, any(mask & limit.bit for limit in need.inside))] = 1.0
        program.row(entries, float(need.hours), _INFINITY)
        for limit in need.inside:
            inner = {columns.given[index, mask]: 1.0 for mask in most if mask & need.bit and mask & limit.bit}
            if inner:
                program.row(inner, -_INFINITY, float(limit.hours))
    for index, place in enumerate(problem.places):
        short = program.column(slack)
        columns.short.append(short)
        entries = {short: 1.0}
        for mask in most:
            if mask & place.bit:
                columns.placed[mask, index] = program.column(_INFINITY)
                entries[columns.placed[mask, index]] = 1.0
        program.row(entries, float(place.hours), float(place.hours))
    if problem.places:
        for mask, counted in columns.counted.items():
            entries = {counted: -1.0}
            entries |= {column: 1.0 for (other, _), column in columns.placed.items() if other == mask}
            program.row(entries, 0.0, 0.0)
    for limit in problem.limits:
        entries = {columns.counted[mask]: 1.0 for mask in most if mask & limit.bit}
        if entries:
            program.row(entries, -_INFINITY, float(limit.hours))
    return columns


def _given(columns: _Columns, need: int, mask: int, limited: bool) -> int:
    """The column of what a mask gives to a need: all that is counted, or less where a limit inside the need applies."""
    if not limited:
        return columns.counted[mask]
    given = columns.program.column(_INFINITY)
    columns.given[need, mask] = given
    columns.program.row({given: 1.0, columns.counted[mask]: -1.0}, -_INFINITY, 0.0)
    return given


def solve(problem: Problem, items: Sequence[Item]) -> Count:
    """The best count of `items` (earliest first). `problem.per_day` is not looked at: crowded days are limits here.

    Raises `CountingError` if the solver fails or its answer does not hold.
    """
    sums: dict[int, Decimal] = {}
    for item in items:
        sums[item.mask] = sums.get(item.mask, ZERO) + item.hours
    columns = _build(problem, {mask: float(hours) for mask, hours in sums.items()}, may_be_short=True)
    try:
        aims = _Aims(columns.program)
        aims.least(dict.fromkeys(columns.short, 1.0))
        for short in columns.short:
            if aims.value[short] <= _TINY:
                aims.pin_to_zero(short)
            elif not aims.fixed(short):
                aims.least({short: 1.0})
        aims.least(dict.fromkeys(columns.counted.values(), -1.0))
        _prefer_early(aims, columns, items)
    except _NoAnswerError as error:
        raise CountingError(f"the solver found no way of counting: {error}") from error
    return _exact(problem, items, sums, columns, aims.value)


def _prefer_early(aims: _Aims, columns: _Columns, items: Sequence[Item]) -> None:
    """Among the best answers, the one that counts the earliest items most fully."""
    floor = dict.fromkeys(columns.counted, 0.0)
    open_masks = {mask for mask, column in columns.counted.items() if not aims.fixed(column)}
    for item in items:
        mask = item.mask
        if mask not in open_masks:
            continue
        column = columns.counted[mask]
        wanted = floor[mask] + float(item.hours)
        if aims.value[column] < wanted - _TINY:
            for other in open_masks:
                aims.at_least(columns.counted[other], min(floor[other], aims.value[columns.counted[other]]))
            aims.least({column: -1.0})
        if aims.value[column] < wanted - _TINY:
            wanted = aims.value[column]
            open_masks.discard(mask)
        floor[mask] = wanted


def _exact(
    problem: Problem,
    items: Sequence[Item],
    sums: dict[int, Decimal],
    columns: _Columns,
    value: Sequence[float],
) -> Count:
    """The solver's answer as exact hours, checked."""
    counted = {mask: _fraction(value[column]) for mask, column in columns.counted.items()}
    placed = {key: _fraction(value[column]) for key, column in columns.placed.items()}
    given = {key: _fraction(value[column]) for key, column in columns.given.items()}
    _check(problem, sums, counted, placed, given)
    needs = [
        sum(
            (given.get((index, mask), hours) for mask, hours in counted.items() if mask & need.bit),
            Fraction(0),
        )
        for index, need in enumerate(problem.needs)
    ]
    places = [
        sum((hours for (_, at), hours in placed.items() if at == index), Fraction(0))
        for index in range(len(problem.places))
    ]
    shares = _share_out(items, counted)
    flow: dict[int, dict[int, Decimal]] = {mask: {} for mask in counted}
    for (mask, index), hours in placed.items():
        flow[mask][index] = _decimal(hours)
    return Count(
        tuple(shares),
        tuple(_decimal(got, floor_of=need.hours) for got, need in zip(needs, problem.needs, strict=True)),
        tuple(_decimal(got, floor_of=place.hours) for got, place in zip(places, problem.places, strict=True)),
        hand_out(items, shares, flow) if problem.places else (),
        solved=True,
    )


def _share_out(items: Sequence[Item], counted: dict[int, Fraction]) -> list[Decimal]:
    """The hours of each mask given to its items, earliest first."""
    left = dict(counted)
    shares = []
    for item in items:
        part = min(Fraction(item.hours), left[item.mask])
        left[item.mask] -= part
        shares.append(_decimal(part))
    return shares


def _fraction(value: float) -> Fraction:
    """The simple fraction that the solver's number stands for."""
    exact = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
    decimal = Fraction(round(value * 10**4), 10**4)
    best = exact if abs(exact - Fraction(value)) <= abs(decimal - Fraction(value)) else decimal
    if abs(best - Fraction(value)) > 1e-6:
        raise CountingError(f"the solver's number {value!r} is no simple fraction")
    return best


_PLAIN = Context(prec=28, traps=[Inexact])


def _decimal(value: Fraction, *, floor_of: Decimal | None = None) -> Decimal:
    """A fraction as a decimal: exact where it can be, else rounded down to four places, so that nothing is overstated."""
    try:
        exact = _PLAIN.divide(Decimal(value.numerator), Decimal(value.denominator))
    except Inexact:
        down = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.0001"), ROUND_FLOOR)
        return down if floor_of is None or value < Fraction(floor_of) else max(down, floor_of)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()


def _check(
    problem: Problem,
    sums: dict[int, Decimal],
    counted: dict[int, Fraction],
    placed: dict[tuple[int, int], Fraction],
    given: dict[tuple[int, int], Fraction],
) -> None:
    """Raise `CountingError` unless every constraint holds exactly."""

    def hold(holds: bool, what: str) -> None:
        if not holds:
            raise CountingError(f"the solver's answer breaks a constraint: {what}")

    for mask, hours in counted.items():
        hold(0 <= hours <= Fraction(sums[mask]), "hours counted")
    for limit in problem.limits:
        total = sum((hours for mask, hours in counted.items() if mask & limit.bit), Fraction(0))
        hold(total <= Fraction(limit.hours), "a limit")
    for (index, mask), hours in given.items():
        hold(0 <= hours <= counted[mask], "hours given to a need")
        for limit in problem.needs[index].inside:
            total = sum((part for (at, of), part in given.items() if at == index and of & limit.bit), Fraction(0))
            hold(total <= Fraction(limit.hours), "a limit inside a need")
    for index, place in enumerate(problem.places):
        total = sum((hours for (_, at), hours in placed.items() if at == index), Fraction(0))
        hold(total <= Fraction(place.hours), "the room of a place")
    if problem.places:
        for mask, hours in counted.items():
            parts = [part for (of, _), part in placed.items() if of == mask]
            hold(all(part >= 0 for part in parts) and sum(parts, Fraction(0)) == hours, "hours placed")


@frozen
class More:
    """Hours of one mask yet to be taken."""

    mask: int
    hours: Decimal


def least_more(problem: Problem, items: Sequence[Item], masks: dict[int, int]) -> tuple[More, ...] | None:
    """The least further hours that would meet everything: how many of which of `masks`; None where none would.

    `masks` maps a kind of hours that can be had to how particular it is; of equal answers the least particular is given.
    """
    problem, items = _without_days(problem, items)
    most: dict[int, float] = {}
    for item in items:
        most[item.mask] = most.get(item.mask, 0.0) + float(item.hours)
    extra = problem.free_bit
    marked = {mask | extra: mask for mask in masks}
    columns = _build(problem, most | dict.fromkeys(marked, _INFINITY), may_be_short=False)
    try:
        aims = _Aims(columns.program)
        aims.least({columns.counted[mask]: 1.0 for mask in marked})
        aims.least({columns.counted[mask]: float(masks[plain]) for mask, plain in marked.items()})
    except _NoAnswerError:
        return None
    more = []
    for mask, plain in marked.items():
        hours = _fraction(aims.value[columns.counted[mask]])
        if hours > 0:
            more.append(More(plain, _rounded_up(hours)))
    return tuple(more)


def _without_days(problem: Problem, items: Sequence[Item]) -> tuple[Problem, Sequence[Item]]:
    from ce_tracker.auditing.counting import days_as_limits  # noqa: PLC0415  # the two modules know each other's front only

    return days_as_limits(problem, items)


def _rounded_up(value: Fraction) -> Decimal:
    down = _decimal(value)
    return down if Fraction(down) == value else down.quantize(Decimal("0.0001"), ROUND_CEILING) + Decimal("0.0001")
