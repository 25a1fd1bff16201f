"""Licences audited by themselves: those that sums do not decide, and all where findings are asked for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from ce_tracker import Audit, Credit, Registry, audit
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.entries import Row, credit_of, document_of, holder_of, licence_of
from ce_tracker_roster.rows import credit_rows, licence_row, requirement_rows


class Judged(NamedTuple):
    """What the audits of some licences say: a row a licence, and the findings that were asked for."""

    licences: list[dict[str, Any]]
    requirements: list[tuple[Any, ...]]
    credits: list[tuple[Any, ...]]


def judge(
    roster: Roster,
    places: Sequence[int],
    *,
    on: date,
    registry: Registry,
    requirements: bool = False,
    credits: bool = False,
) -> Judged:
    """The audits of the licences at these places, in their order."""
    judged = Judged([], [], [])
    for row, audit_of, rows in audits(roster, places, on=on, registry=registry):
        judged.licences.append(licence_row(audit_of))
        if requirements:
            judged.requirements.extend(requirement_rows(row["licence"], audit_of))
        if credits:
            judged.credits.extend(credit_rows(row["licence"], audit_of, rows))
    return judged


def audits(
    roster: Roster, places: Sequence[int], *, on: date, registry: Registry
) -> Iterator[tuple[Row, Audit, dict[int, list[int]]]]:
    """Each licence with its audit, and the rows that its credits came from."""
    theirs = roster.only(np.array(places, dtype=np.int64))
    credits, documents = _by_place(theirs.credits), _by_place(theirs.documents)
    for place, row in enumerate(theirs.licences.iter_rows(named=True)):
        licence = licence_of(row)
        rows: dict[int, list[int]] = {}
        earned: list[Credit] = []
        for one in credits.get(place, ()):
            credit = credit_of(one)
            earned.append(credit)
            rows.setdefault(id(credit), []).append(one["row"])
        held = [document_of(one) for one in documents.get(place, ())]
        yield row, audit(holder_of(row, licence, earned, held), licence, on=on, registry=registry), rows


def _by_place(frame: pl.DataFrame) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row["place"], []).append(row)
    return found
