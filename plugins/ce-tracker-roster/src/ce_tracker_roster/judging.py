"""A canonical roster becomes a report: by sums where they decide, by the audit of the licence where they do not."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from ce_tracker import Registry
from ce_tracker_roster import rows
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.one_by_one import Judged, judge

Progress = Callable[[int, int], None]
"""Called with how many licences are judged, of how many."""

_BATCH = 2_000


class Findings(NamedTuple):
    """The report on licences, and those on requirements and credits where they were asked for."""

    licences: pl.DataFrame
    requirements: pl.DataFrame | None
    credits: pl.DataFrame | None


def judged(
    roster: Roster,
    *,
    on: date,
    registry: Registry,
    requirements: bool = False,
    credits: bool = False,
    progress: Progress | None = None,
) -> Findings:
    """The findings on every licence of a roster, in its order."""
    total = roster.licences.height
    found = Judged([], [], [])
    for first in range(0, total, _BATCH):
        places = range(first, min(first + _BATCH, total))
        part = judge(roster, places, on=on, registry=registry, requirements=requirements, credits=credits)
        found.licences.extend(part.licences)
        found.requirements.extend(part.requirements)
        found.credits.extend(part.credits)
        if progress is not None:
            progress(places.stop, total)
    told = roster.licences.select("licence", "jurisdiction", "credential").to_dicts()
    report = [
        {**of, **says, "set_aside": aside, "by": "audit"}
        for of, says, aside in zip(told, found.licences, roster.set_aside, strict=True)
    ]
    return Findings(
        pl.DataFrame(report, schema=dict(rows.LICENCES)),
        _frame(found.requirements, rows.REQUIREMENTS) if requirements else None,
        _frame(found.credits, rows.CREDITS) if credits else None,
    )


def _frame(found: list[tuple[Any, ...]], schema: Any) -> pl.DataFrame:
    return pl.DataFrame(found, schema=dict(schema), orient="row")
