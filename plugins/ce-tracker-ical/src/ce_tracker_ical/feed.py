"""Deadlines as a calendar of events: one for each, the same bytes for the same deadlines made at the same moment."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from ce_tracker import Deadline, Export, ExportError, Therapist
from ce_tracker_ical import entries, text
from ce_tracker_ical.entries import Entry
from ce_tracker_ical.identity import numbered
from ce_tracker_ical.values import instant
from ce_tracker_ical.writing import REFRESH, written

DEFAULT_ALARMS = (180, 90, 30, 7)
"""How many days before a deadline an imported calendar reminds, unless told."""

MOST_DAYS = 3650


def feed(export: Export, *, alarms: Sequence[int] | None = None, private: bool = False) -> bytes:
    """The calendar of these deadlines: the body of a subscribed feed or, with `alarms` (days before), a file to import.

    It names neither the therapist nor any licence number unless it is `private`: whoever knows its address can read it.
    What the previous feed has, and what has not changed, stays as it is there. Raises `RecordError` for a time without a
    zone, `ExportError` for alarms that are too far off, `PreviousError` for a previous feed that is no calendar.
    """
    made = instant("made", export.made)
    owner = entries.person(export.therapist)
    whose = export.therapist if private else None
    days = _checked(alarms or ())
    events = [_event(deadline, about, owner, whose, made, days) for about, deadline in numbered(export.deadlines)]
    name = text.NAME_OF.format(name=text.EVENTS_NAME, person=export.therapist.name) if private else text.EVENTS_NAME
    return written(
        events or [_nothing_known(owner, made)],
        name=name,
        owner=owner,
        made=made,
        previous=export.previous,
        also=REFRESH if alarms is None else (),
    )


def _checked(days: Sequence[int]) -> list[int]:
    for one in days:
        if not 0 <= one <= MOST_DAYS:
            raise ExportError(text.ALARM_OUT_OF_RANGE.format(most=MOST_DAYS, days=one))
    return sorted(set(days), reverse=True)


def _event(
    deadline: Deadline, about: str, owner: UUID, private: Therapist | None, made: datetime, days: Sequence[int]
) -> Entry:
    when = entries.all_day(deadline.day) if deadline.starts is None else entries.timed(deadline.starts, deadline.ends)
    come, passed = ([], []) if deadline.done else _alarms(deadline, made, days)
    return Entry(
        entries.uid(owner, about),
        "VEVENT",
        entries.title(deadline),
        (*entries.said(deadline, private), *when, *entries.marks(owner, deadline)),
        alarms=tuple(come),
        passed=frozenset(passed),
    )


def _alarms(deadline: Deadline, made: datetime, days: Sequence[int]) -> tuple[list[str], list[str]]:
    """The triggers that are still to come, and those that have passed: many calendars ring for the latter at once."""
    come: list[str] = []
    passed: list[str] = []
    for before in days:
        (come if _rings(deadline, before) > made else passed).append(_trigger(deadline, before))
    return come, passed


def _rings(deadline: Deadline, before: int) -> datetime:
    """When an alarm rings: for a day at nine, wherever that is; here it is reckoned as if it were in UTC."""
    first = deadline.starts or datetime.combine(deadline.day, time(9), UTC)
    try:
        return first.astimezone(UTC) - timedelta(days=before)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def _trigger(deadline: Deadline, before: int) -> str:
    """How long before the beginning; days begin at midnight, and nobody wants to be woken then."""
    if deadline.starts is not None:
        return f"-P{before}D" if before else "P0D"
    return f"-P{before - 1}DT15H" if before > 1 else "-PT15H" if before else "PT9H"


def _nothing_known(owner: UUID, made: datetime) -> Entry:
    """What an empty list of deadlines becomes: some calendars refuse a file without events."""
    said = (*entries.nothing(owner), *entries.all_day(made.date()))
    return Entry(entries.uid(owner, "nothing"), "VEVENT", text.NOTHING_KNOWN, said, fleeting=True)
