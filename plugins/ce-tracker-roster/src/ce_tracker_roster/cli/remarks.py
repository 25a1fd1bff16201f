"""What is worth a look in files that could be read: columns that went unheeded, days yet to come, misspelt approvers."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from shlex import quote

import polars as pl

from ce_tracker import Registry
from ce_tracker.logbook.checks import nearest_approver, nearest_document
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.cli.layout import Layout
from ce_tracker_roster.cli.wording import counted
from ce_tracker_roster.columns import FRAMES
from ce_tracker_roster.entries import listed
from ce_tracker_roster.ingest.facts import facts_of, heeded
from ce_tracker_roster.ingest.headings import unread
from ce_tracker_roster.ingest.names import plain
from ce_tracker_roster.ingest.source import Source
from ce_tracker_roster.mapping import Mapping as Meaning
from ce_tracker_roster.reading import Loaded

_MOST = 12
"""So many names are told of each matter."""


def remarks(
    loaded: Mapping[str, Loaded], layout: Layout, roster: Roster, on: date, registry: Registry
) -> Iterator[str]:
    """What whoever made the files may not have meant, a sentence each."""
    if not loaded["licences"].frame.height:
        yield f"no rows in {loaded['licences'].source.name}"
    for name, (frame, source) in loaded.items():
        if source.above:
            yield (
                f"above the names of the columns, which are in row {source.first - 1} of {source.name}, and passed over: "
                f"{_some([repr(one[:60]) for one in source.above])}"
            )
        left = unread(frame, FRAMES[name]) if layout.of(name).header else []
        if left:
            yield (
                f"not read of {source.name}: {_some([repr(one) for one in left])}; "
                f"if one of them is meant, say --map {name}.OURS=YOURS"
            )
        for column, filled in source.passed_over.items():
            yield _instead(name, column, filled, layout.of(name), source)
        if source.fewer:
            rows = f"{counted(source.fewer, 'row')} of {source.name} with fewer cells than there are columns"
            yield f"{rows}: what is missing at the end is taken for empty"
    heard = heeded([roster.licences["jurisdiction"], roster.licences["credential"]], registry)
    unheard = [name for name in facts_of(roster.licences) if name not in heard]
    if unheard:
        yield f"facts that no rule of these licences heeds: {_some(unheard)}"
    approvers = {one for text in _distinct(roster.credits["approvals"]) for one in listed(text)}
    yield from _misspelt("approvers", approvers, lambda name: nearest_approver(name, registry.jurisdictions()))
    yield from _misspelt("kinds of document", _distinct(roster.documents["kind"]), nearest_document)
    later = roster.credits.filter(pl.col("completed") > on)
    if later.height:
        yield f"{counted(later['row'].n_unique(), 'credit')} of days after {on}: what is completed later does not count yet"
    issued = roster.licences.filter(pl.col("issued") > on)
    if issued.height:
        yield (
            f"{counted(issued.height, 'licence')} issued after {on}, judged as of the day of issue: "
            f"{_some(issued['licence'].to_list())}"
        )


def _instead(name: str, column: str, filled: int, mapping: Meaning, source: Source) -> str:
    """That a column has a name of ours and is filled, and that the mapping tells to read something else."""
    ours = plain(column)
    told = source.called.get(ours)
    meant = f"{ours}:={mapping.constants[ours]}" if told is None else f"{ours}={told}"
    return (
        f"{column!r} is filled in {counted(filled, 'row')} of {source.name} and was not read: "
        f"--map {quote(f'{name}.{meant}')} takes its place; leave that out if the column is meant"
    )


def _distinct(words: pl.Series) -> list[str]:
    return words.unique().cast(pl.String).to_list()


def _misspelt(what: str, told: Collection[str], nearest: Callable[[str], str | None]) -> Iterator[str]:
    """Names that look misspelt: what has them counts as if it had none."""
    meant = {one: near for one in sorted(told) if (near := nearest(one)) is not None}
    if meant:
        pairs = [f"{one!r} ({near!r}?)" for one, near in meant.items()]
        yield f"{what} that look misspelt, and that no rule knows: {_some(pairs)}"


def _some(names: Collection[str]) -> str:
    first = list(names)[:_MOST]
    more = len(names) - len(first)
    return ", ".join(first) + (f" and {more:,} more" if more else "")
