"""Work that leaves the interpreter free (arrays, columns), done by several threads at once."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import polars as pl

_T = TypeVar("_T")
_R = TypeVar("_R")


def of_each(do: Callable[[_T], _R], things: Iterable[_T]) -> list[_R]:
    """What `do` gives for each thing, in their order. There are as many threads as Polars has."""
    with ThreadPoolExecutor(pl.thread_pool_size()) as threads:
        return list(threads.map(do, things))
