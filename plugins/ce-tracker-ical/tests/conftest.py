"""Calendars of every kind that this plugin writes."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from ce_tracker import Credit, Deadline, Document, Export, Licence, Milestone, Seminar, Therapist, audit_all, deadlines
from ce_tracker import installed as plugins

MakeDeadline = Callable[..., Deadline]
MakeExport = Callable[..., Export]
SchemaOf = Callable[[str], dict[str, Any]]

MADE = datetime(2026, 11, 23, 12, tzinfo=UTC)
EASTERN = ZoneInfo("America/New_York")
LICENCE = Licence("US-FL", "LMT", issued=date(2015, 3, 10), number="MA98765")
JORDAN = Therapist(
    "Zoë Rivera; Ltd, 🖐",
    date(1988, 5, 17),
    licences=[LICENCE],
    credits=[
        Credit("Deep tissue", date(2026, 1, 10), 12, "technique", delivery="in-person", approvals=["US-FL"]),
        Credit("Ethics", date(2026, 2, 10), 2, "ethics", delivery="in-person", approvals=["US-FL"]),
    ],
    documents=[Document("cpr", date(2025, 6, 1), date(2027, 6, 1), "CARD-4711")],
    seminars=[
        Seminar(
            "Éthique; “limites”, C:\\notes \\n ✓ 🖐🏽 " * 6,
            datetime(2027, 2, 6, 9, tzinfo=EASTERN),
            6,
            subject="ethics",
            ends=datetime(2027, 2, 6, 16, tzinfo=EASTERN),
            place="Hall 3, Tampa; 2nd floor",
            url="https://gulf.example/résumé?a=1,2;b",
        ),
        Seminar("By the sea", datetime(2027, 3, 6, 9, tzinfo=UTC), 6, subject="technique"),
    ],
)


@pytest.fixture(scope="session")
def schema_of() -> SchemaOf:
    """The JSON Schema of a command's answer."""

    def of(name: str) -> dict[str, Any]:
        text = files("ce_tracker_ical").joinpath(f"schemas/{name}.schema.json").read_text(encoding="utf-8")
        schema: dict[str, Any] = json.loads(text)
        return schema

    return of


@pytest.fixture
def deadline() -> MakeDeadline:
    """A deadline of the hours of a Florida licence, unless told otherwise."""
    usual = Deadline(
        Milestone.CE_DUE,
        date(2027, 8, 31),
        "US-FL LMT: continuing education due",
        "Still to take: 2 hours ethics.",
        ("US-FL", "LMT", "1013", "ce-due"),
        url="https://board.test/ce",
        citation="R. 64B7-28.009",
    )

    def make(**other: object) -> Deadline:
        return evolve(usual, **other)

    return make


@pytest.fixture
def export() -> MakeExport:
    """An export of these deadlines of one person."""

    def make(*found: Deadline, **other: object) -> Export:
        return evolve(Export(JORDAN, found, MADE), **other)

    return make


@pytest.fixture
def whole() -> Export:
    """All deadlines of a record that has something of everything."""
    audits = audit_all(JORDAN, on=date(2026, 11, 23))
    return Export(JORDAN, deadlines(JORDAN, audits), MADE, audits)


def _followed(name: str, whole: Export) -> bytes:
    """What a later export writes over an earlier one: some entries are past by then, and some no longer due."""
    write = plugins().exporter(name).write
    later = evolve(whole, made=datetime(2027, 4, 1, tzinfo=UTC), deadlines=whole.deadlines[-2:], previous=write(whole))
    return write(later)


def _chosen(name: str, **chosen: bool) -> Callable[[Export], bytes]:
    return lambda whole: plugins().exporter(name).write(evolve(whole, chosen=chosen))


EVENTS = {
    "subscribed": _chosen("ical"),
    "imported": _chosen("ical", **{"import": True}),
    "private": _chosen("ical", private=True),
    "followed": partial(_followed, "ical"),
}
TASKS = {"tasks": _chosen("ical-tasks"), "followed-tasks": partial(_followed, "ical-tasks")}


@pytest.fixture(params=EVENTS.values(), ids=EVENTS)
def events(request: pytest.FixtureRequest, whole: Export) -> bytes:
    """A calendar of events in each of its forms."""
    data: bytes = request.param(whole)
    return data


@pytest.fixture(params=[*EVENTS.values(), *TASKS.values()], ids=[*EVENTS, *TASKS])
def written(request: pytest.FixtureRequest, whole: Export) -> bytes:
    """Everything that this plugin writes, in each of its forms."""
    data: bytes = request.param(whole)
    return data
