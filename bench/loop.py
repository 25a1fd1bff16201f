"""The way of a roster without data frames: objects made of its rows, and `audit` called for one after the other."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
from attrs import evolve

from ce_tracker import Credit, Document, Licence, Therapist, audit
from ce_tracker_roster import audit_roster
from ce_tracker_roster.rows import licence_row

Row = Mapping[str, Any]
People = Sequence[tuple[Therapist, Licence]]


def people(licences: pl.DataFrame, credits: pl.DataFrame, documents: pl.DataFrame | None = None) -> People:
    """The licences of the frames with their holders, as objects."""
    earned, held = _by_licence(credits, _credit), _by_licence(documents, _document)
    made = []
    for row in licences.iter_rows(named=True):
        key = row["licence"]
        licence = Licence(
            row["jurisdiction"],
            row["credential"],
            issued=row["issued"],
            number=row["number"],
            expires=row["expires"],
            status=row["status"],
        )
        person = Therapist(
            key,
            born=row["born"],
            licences=(licence,),
            credits=earned.get(key, []),
            documents=held.get(key, []),
        )
        made.append((person, licence))
    return made


def anew(made: People) -> People:
    """Equal records that have never been looked at."""
    return [(evolve(person, credits=[evolve(credit) for credit in person.credits]), of) for person, of in made]


def audited(made: People, on: date) -> list[dict[str, Any]]:
    """What the report on a roster says of each, by the audit of each."""
    return [licence_row(audit(person, licence, on=on)) for person, licence in made]


def agreeing(
    licences: pl.DataFrame, credits: pl.DataFrame, documents: pl.DataFrame | None, on: date
) -> tuple[int, int]:
    """Of how many licences the roster's row is the audit's, and of how many in all."""
    rows = audit_roster(licences, credits, documents, on=on).licences.to_dicts()
    expected = audited(people(licences, credits, documents), on)
    same = [all(row[name] == value for name, value in one.items()) for row, one in zip(rows, expected, strict=True)]
    return sum(same), len(same)


def _by_licence(frame: pl.DataFrame | None, made: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    if frame is not None:
        for row in frame.iter_rows(named=True):
            found.setdefault(row["licence"], []).append(made(row))
    return found


def _credit(row: Row) -> Credit:
    return Credit(
        title=row["title"],
        completed=row["completed"],
        hours=Decimal(str(row["hours"])),
        subject=row["subject"],
        provider=row["provider"],
        course_id=row["course_id"],
        started=row["started"],
        delivery=row["delivery"],
        hands_on=row["hands_on"],
        activity=row["activity"],
        approvals=row["approvals"].split("; ") if row["approvals"] else (),
        approved_as=dict(one.split("=") for one in row["approved_as"].split("; ") if one),
    )


def _document(row: Row) -> Document:
    return Document(row["kind"], issued=row["issued"], expires=row["expires"])
