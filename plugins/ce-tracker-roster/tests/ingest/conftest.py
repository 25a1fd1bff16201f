"""A small roster, changed by one column at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
import pytest

from ce_tracker import Registry, installed
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.ingest import Source, canonical

Told = tuple[Roster, pl.DataFrame]
Reads = Callable[..., Told]

LICENCES = {
    "licence": ["a", "b"],
    "jurisdiction": ["US-FL", "US-GA"],
    "credential": ["LMT", "LMT"],
    "issued": ["2015-01-01"] * 2,
}
CREDITS = {"licence": ["a"], "title": ["Ethics"], "completed": ["2026-03-01"], "hours": ["3"], "subject": ["ethics"]}


def frame(start: Mapping[str, list[Any]], changes: Mapping[str, Any]) -> pl.DataFrame:
    """A frame of these columns, some of them others; None takes one out, and a column of one value is drawn to their length."""
    columns = {name: values for name, values in {**start, **changes}.items() if values is not None}
    height = max(map(len, columns.values()))
    return pl.DataFrame({name: list(one) * height if len(one) == 1 else one for name, one in columns.items()})


@pytest.fixture(scope="session")
def registry() -> Registry:
    return installed()


@pytest.fixture
def credits(registry: Registry) -> Reads:
    """Reads credits with some columns changed, for two good licences."""

    def read(source: Source | None = None, **changes: Any) -> Told:
        names = {} if source is None else {"credits": source}
        return canonical(pl.DataFrame(LICENCES), frame(CREDITS, changes), None, registry, names)

    return read


@pytest.fixture
def licences(registry: Registry) -> Reads:
    """Reads licences with some columns changed, and one good credit."""

    def read(**changes: Any) -> Told:
        return canonical(frame(LICENCES, changes), pl.DataFrame(CREDITS), None, registry)

    return read


@pytest.fixture
def documents(registry: Registry) -> Reads:
    """Reads documents with some columns changed, for two good licences."""

    def read(**changes: Any) -> Told:
        given = frame({"licence": ["a"], "kind": ["cpr"], "issued": ["2026-01-01"]}, changes)
        return canonical(pl.DataFrame(LICENCES), pl.DataFrame(CREDITS), given, registry)

    return read
