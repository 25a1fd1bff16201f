"""How far a long job has come, for whoever waits at a terminal; in a pipe nothing is said."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Steps(Protocol):
    """What a job says of itself."""

    def step(self, words: str) -> None:
        """What is done now."""

    def of(self, done: int, total: int) -> None:
        """How much of it is done."""


class Silent:
    """Nobody waits at a terminal."""

    def step(self, words: str) -> None:
        """Say nothing."""

    def of(self, done: int, total: int) -> None:
        """Say nothing."""


@contextmanager
def steps() -> Iterator[Steps]:
    """Tell the steps of a job on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    class Shown:
        def step(self, words: str) -> None:
            bar.reset(task, total=None, description=words, count="")

        def of(self, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, count=f"{done:,} of {total:,}")

    columns = (
        SpinnerColumn(finished_text=" "),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[count]}", markup=False),
        TimeRemainingColumn(compact=True),
    )
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, count="")
        yield Shown()
