"""How the figures are taken: rounds that take turns, medians, and one table. Never an absolute time, but in a note."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from statistics import median
from time import perf_counter
from typing import Any

from attrs import frozen


@frozen
class Figure:
    """One line of the table: a ratio (or a number in `unit`) and what it should be."""

    what: str
    value: float
    target: float | None = None
    at_least: bool = False
    unit: str = "x"
    note: str = ""

    @property
    def reached(self) -> str:
        if self.target is None:
            return ""
        return "yes" if (self.value >= self.target if self.at_least else self.value <= self.target) else "NO"

    @property
    def aim(self) -> str:
        if self.target is None:
            return ""
        return f"{'>=' if self.at_least else '<='} {self.target:g} {self.unit}"


def in_turns(rounds: int, **calls: Callable[[], object]) -> dict[str, float]:
    """The median time of each call in seconds; every round runs each of them once, so that all see the same machine."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            gc.disable()  # as timeit does: when the collector runs is not what is measured
            begun = perf_counter()
            call()
            taken[name].append(perf_counter() - begun)
            gc.enable()
    return {name: median(times) for name, times in taken.items()}


COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of measured processes: modules are compiled once, as where the library is installed."""


def in_a_process(program: str, *arguments: str) -> Any:
    """What a Python program in a fresh interpreter prints as JSON."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=COMPILED)
    if done.returncode:
        raise SystemExit(f"a measured program failed:\n{done.stderr}")
    return json.loads(done.stdout)


def microseconds(seconds: float, times: int = 1) -> str:
    return f"{seconds / times * 1e6:.0f} µs"


def show(figures: Iterable[Figure]) -> None:
    """The table, a line at once when its figure is known."""
    print(f"{'figure':<86} {'value':>10}  {'target':<10} {'reached':<7}  note")
    for figure in figures:
        value = f"{figure.value:.2f} {figure.unit}"
        print(f"{figure.what:<86} {value:>10}  {figure.aim:<10} {figure.reached:<7}  {figure.note}", flush=True)
