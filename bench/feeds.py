"""What a calendar costs: a thousand logbooks to feeds, against icalendar building and writing the same events.

Its values are laid out beforehand, so that it does nothing but build and write. That both say the same is a figure of its own.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from attrs import evolve
from bench.florida import ON, therapist
from bench.measure import Figure, in_turns, microseconds, show
from icalendar import Calendar, Event

from ce_tracker import Document, Export, Therapist, audit_all, deadlines
from ce_tracker_ical import lint
from ce_tracker_ical.feed import feed

MADE = datetime(2027, 8, 1, 12, tzinfo=UTC)
COUNT = 1_000

_ROUNDS = 7


def people() -> list[Therapist]:
    """Each with a Florida licence, twelve credits and two documents."""
    random = Random(5)
    cards = [Document("cpr", date(2026, 6, 1), date(2028, 6, 1)), Document("bls", date(2026, 6, 1), date(2028, 5, 1))]
    return [evolve(therapist(random), name=f"Therapist {number}", documents=cards) for number in range(COUNT)]


def exported(person: Therapist) -> Export:
    audits = audit_all(person, on=ON)
    return Export(person, deadlines(person, audits), MADE, audits)


def values(data: bytes) -> tuple[list[tuple[str, Any, Any]], list[list[tuple[str, Any, Any]]]]:
    """What a feed says, as values that icalendar takes: of the calendar, and of each event."""
    calendar: Any = Calendar.from_ical(data)
    return _values(calendar), [_values(event) for event in calendar.walk("VEVENT")]


def _values(component: Any) -> list[tuple[str, Any, Any]]:
    return [
        (name, _value(name, value), dict(getattr(value, "params", {})))
        for name, value in component.property_items(recursive=False)
        if name not in ("BEGIN", "END")
    ]


def _value(name: str, value: Any) -> Any:
    if name == "CATEGORIES":
        return [str(one) for one in value.cats]
    if name == "SEQUENCE":
        return int(value)
    return getattr(value, "dt", None) or str(value)


def by_icalendar(said: tuple[list[tuple[str, Any, Any]], list[list[tuple[str, Any, Any]]]]) -> bytes:
    """The same calendar, built and written by icalendar."""
    of_calendar, of_events = said
    calendar = Calendar()
    for name, value, parameters in of_calendar:
        calendar.add(name, value, parameters=parameters)
    for values_ in of_events:
        event = Event()
        for name, value, _ in values_:
            event.add(name, value)
        calendar.add_component(event)
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _told(data: bytes) -> Any:
    return Calendar.from_ical(data)


def figures() -> Iterator[Figure]:
    everybody = people()
    exports = [exported(person) for person in everybody]
    feeds = [feed(export) for export in exports]
    said = [values(data) for data in feeds]
    yield from _agreement(feeds, said)
    later = [
        evolve(export, previous=data, made=MADE.replace(month=9)) for export, data in zip(exports, feeds, strict=True)
    ]
    taken = in_turns(
        _ROUNDS,
        icalendar=lambda: [by_icalendar(one) for one in said],
        writing=lambda: [feed(export) for export in exports],
        following=lambda: [feed(export) for export in later],
        whole=lambda: [feed(exported(person)) for person in everybody],
    )
    events = sum(len(of_events) for _, of_events in said)
    base = taken["icalendar"]
    for what, key, target in (
        ("written", "writing", None),
        ("written after a previous feed", "following", None),
        ("judged and written", "whole", 1.3),
    ):
        yield Figure(
            f"{COUNT} feeds {what} / icalendar building and writing the same events",
            taken[key] / base,
            target,
            note=f"{microseconds(taken[key], COUNT)} / {microseconds(base, COUNT)} a feed of {events / COUNT:.0f} events",
        )


def _agreement(feeds: Sequence[bytes], said: Sequence[Any]) -> Iterator[Figure]:
    agreed = sum(_told(data) == _told(by_icalendar(one)) for data, one in zip(feeds, said, strict=True))
    yield Figure("feeds that say the same as what icalendar writes", agreed / COUNT, 1, at_least=True, unit="")
    clean = sum(not lint(data) for data in feeds)
    yield Figure("feeds without defect", clean / COUNT, 1, at_least=True, unit="")


if __name__ == "__main__":
    show(figures())
