"""Deadlines as a list of tasks, with how far each has come."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from ce_tracker import Audit, Deadline, Export, Therapist
from ce_tracker_ical import entries, text
from ce_tracker_ical.entries import Entry
from ce_tracker_ical.identity import numbered
from ce_tracker_ical.values import as_day, as_instant, instant
from ce_tracker_ical.writing import REFRESH, written

NO_TASKS = frozenset({"window-opens", "last-safe", "late-until", "void"})
"""Milestones that ask for nothing which another does not ask for."""


def tasks(export: Export, *, private: bool = False) -> bytes:
    """The tasks of these deadlines, for a task list. What the previous list has, and what has not changed, stays as it is.

    Raises `RecordError` for a time without a zone, `PreviousError` for a previous list that is no calendar.
    """
    made = instant("made", export.made)
    owner = entries.person(export.therapist)
    whose = export.therapist if private else None
    to_do = [
        _task(deadline, about, owner, whose, export.audits)
        for about, deadline in numbered(export.deadlines)
        if deadline.milestone not in NO_TASKS
    ]
    if not to_do:
        said = (*entries.nothing(owner), "STATUS:NEEDS-ACTION")
        to_do.append(Entry(entries.uid(owner, "task nothing"), "VTODO", text.NOTHING_KNOWN, said, fleeting=True))
    name = text.NAME_OF.format(name=text.TASKS_NAME, person=export.therapist.name) if private else text.TASKS_NAME
    return written(to_do, name=name, owner=owner, made=made, previous=export.previous, also=REFRESH)


def _task(deadline: Deadline, about: str, owner: UUID, private: Therapist | None, audits: Sequence[Audit]) -> Entry:
    said = (
        *entries.said(deadline, private),
        *_due(deadline),
        *_progress(deadline, audits),
        *entries.marks(owner, deadline),
    )
    # a task is another thing than the event of the same deadline
    uid = entries.uid(owner, f"task {about}")
    return Entry(uid, "VTODO", entries.title(deadline), said, closed=deadline.done)


def _due(deadline: Deadline) -> Iterator[str]:
    if deadline.starts is None:
        yield f"DUE;VALUE=DATE:{as_day(deadline.day)}"
    else:
        yield f"DUE:{as_instant(instant('starts', deadline.starts))}"


def _progress(deadline: Deadline, audits: Sequence[Audit]) -> Iterator[str]:
    percent = 100 if deadline.done else percent_complete(deadline, audits)
    yield f"STATUS:{'COMPLETED' if deadline.done else 'IN-PROCESS' if percent else 'NEEDS-ACTION'}"
    if percent is not None:
        yield f"PERCENT-COMPLETE:{percent}"


def percent_complete(deadline: Deadline, audits: Sequence[Audit]) -> int | None:
    """How much of the hours of a CE deadline is counted, in whole per cent, never 100 while anything is to be done.

    None for other deadlines, and where it cannot be told how much is short.
    """
    if deadline.milestone != "ce-due":
        return None
    audit = next((one for one in audits if _about(one) == deadline.identity[:3]), None)
    if audit is None or audit.short is None:
        return None
    counted, short = audit.counted, audit.short
    return min(99, int(100 * counted / (counted + short))) if counted + short else 0


def _about(audit: Audit) -> tuple[str, ...]:
    period = audit.dates and audit.dates.ce_period
    return (audit.licence.jurisdiction, audit.licence.credential, str(period.ordinal)) if period else ()
