"""A plan solved by HiGHS: one aim after the other, each held to while the next is looked at."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import highspy
import numpy as np
from attrs import define, field, frozen

from ce_tracker.auditing.formulation import INFINITY, Entries, Row
from ce_tracker.auditing.program import load, new_solver
from ce_tracker.errors import CountingError
from ce_tracker.planning.model import Model

_TOLERANCE = 1e-6
_SLACK = 1e-5
"""By how much a later aim may pass what an earlier one reached: more than the solver tolerates, less than any hour or cent."""


@frozen
class Aim:
    """A sum to keep small: its words, and what each column adds to it."""

    words: str
    entries: Entries


@frozen
class Reached:
    """What became of an aim: its value, and what no plan can be better than."""

    value: float
    bound: float

    @property
    def proven(self) -> bool:
        """Whether nothing can be better."""
        return self.value - self.bound <= _TOLERANCE * max(1.0, abs(self.value))


@define(eq=False)
class Solved:
    """The best answer: the value of each column, and what became of each aim, as far as there was time."""

    values: Sequence[float] = ()
    reached: list[Reached] = field(factory=list)


def solve(
    model: Model,
    aims: Sequence[Aim],
    *,
    without: Sequence[int] = (),
    until: float | None = None,
    progress: Callable[[str], None] | None = None,
) -> Solved:
    """The best plan by all aims, the first the weightiest, without the columns `without`.

    `until` is when to stop, on the monotonic clock; then the best that was found so far is given, with its bounds.
    Raises `CountingError` where the solver fails.
    """
    upper = np.array(model.program.upper)
    upper[list(without)] = 0.0
    lower = np.zeros(len(upper))
    rows = list(model.program.rows)
    solved = Solved()
    for number, aim in enumerate(aims):
        entries = {column: factor for column, factor in aim.entries.items() if factor and upper[column] > lower[column]}
        settled = sum(factor * lower[column] for column, factor in aim.entries.items() if column not in entries)
        if not entries and solved.values:
            solved.reached.append(Reached(settled, settled))
            continue
        if progress is not None:
            progress(f"{aim.words} ({number + 1} of {len(aims)})")
        left = None if until is None else max(until - monotonic(), 0.0)
        found = None if left == 0.0 and solved.values else _best(rows, lower, upper, entries, model.whole, left)
        if found is None:
            if not solved.values:
                raise CountingError("no plan was found, or not in the time given: give more")
            found = solved.values, sum(min(factor, 0.0) for factor in entries.values())
        values, bound = list(found[0]), found[1]
        for column in model.whole:
            values[column] = float(round(values[column]))
        solved.values = values
        value = _sum(entries, values)
        if value < bound - _TOLERANCE * max(1.0, abs(value)):
            raise CountingError(f"the solver's answer ({value}) is below its own bound ({bound})")
        reached = Reached(settled + value, settled + min(bound, value))
        solved.reached.append(reached)
        if entries and number + 1 < len(aims):
            if reached.proven:
                _rule_out(_loaded(rows, lower, upper, entries, ()), model.whole, value, lower, upper)
            rows.append((entries, -INFINITY, value + _SLACK))
    return solved


def _sum(entries: Entries, values: Sequence[float]) -> float:
    return sum(factor * values[column] for column, factor in entries.items())


def _loaded(rows: Sequence[Row], lower: Any, upper: Any, entries: Entries, whole: Sequence[int]) -> Any:
    """A solver with the program in it."""
    solver = new_solver()
    load(solver, rows, lower, upper, entries, whole)
    return solver


def _best(
    rows: Sequence[Row], lower: Any, upper: Any, entries: Entries, whole: Sequence[int], seconds: float | None
) -> tuple[Sequence[float], float] | None:
    """The least there is, as the value of each column, and what nothing can be below; None where no answer was found.

    It is solved from nothing: given a start, HiGHS 1.16 at times tells the start in place of the better answer it found.
    """
    solver = _loaded(rows, lower, upper, entries, whole)
    for option, value in (("mip_rel_gap", 0.0), ("mip_abs_gap", _TOLERANCE / 10)):
        solver.setOptionValue(option, value)
    if seconds is not None:
        solver.setOptionValue("time_limit", seconds)
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        # Presolving may find that of what is feasible by a hair.
        solver.setOptionValue("presolve", "off")
        solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    if status == highspy.HighsModelStatus.kModelEmpty:
        return [0.0] * len(upper), 0.0
    if status == highspy.HighsModelStatus.kOptimal:
        linear = info.mip_node_count < 0
        return solver.getSolution().col_value, info.objective_function_value if linear else info.mip_dual_bound
    if status == highspy.HighsModelStatus.kTimeLimit and info.primal_solution_status == _FEASIBLE:
        return solver.getSolution().col_value, info.mip_dual_bound
    return None


_FEASIBLE = 2


def _rule_out(solver: Any, whole: Sequence[int], best: float, lower: Any, upper: Any) -> None:
    """Close the columns that no plan as good as the best can have otherwise, as the reduced costs of the relaxation show."""
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return
    least = solver.getInfo().objective_function_value
    room = best - least + 10 * _SLACK
    columns = np.array(whole, dtype=np.int64)
    reduced = np.array(solver.getSolution().col_dual)[columns]
    upper[columns[(reduced > room) & (lower[columns] == 0.0)]] = 0.0
    one = columns[(-reduced > room) & (upper[columns] == 1.0)]
    lower[one] = 1.0
