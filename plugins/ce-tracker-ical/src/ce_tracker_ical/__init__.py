"""Licence and CE deadlines as an iCalendar file (RFC 5545, RFC 7986), for ce-tracker.

`Exporter("ical", …)` writes events, `Exporter("ical-tasks", …)` tasks; `lint` tells what is wrong with any calendar.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ce_tracker import Export, Exporter, ExportError, ExportOption, hookimpl, settled
from ce_tracker_ical import text
from ce_tracker_ical.lint import Defect, lint

if TYPE_CHECKING:
    import click

__all__ = ["Defect", "ce_tracker_commands", "ce_tracker_exporters", "lint"]

_PRIVATE = ExportOption("private", text.PRIVATE_HELP)
_EVENTS = (ExportOption("import", text.IMPORT_HELP), ExportOption("alarm", text.ALARM_HELP, ()), _PRIVATE)
_TASKS = (_PRIVATE,)


@hookimpl
def ce_tracker_exporters() -> Iterator[Exporter]:
    """Events and tasks."""
    yield Exporter("ical", text.FEED_LABEL, ".ics", _write_events, _EVENTS, follows=True)
    yield Exporter("ical-tasks", text.TASKS_LABEL, ".ics", _write_tasks, _TASKS, follows=True)


def _write_events(export: Export) -> bytes:
    from ce_tracker_ical.feed import DEFAULT_ALARMS, feed  # noqa: PLC0415  # most commands write no calendar

    chosen = settled(_EVENTS, export.chosen)
    alarms = chosen["alarm"]
    if alarms and not chosen["import"]:
        raise ExportError(text.ALARM_WITHOUT_IMPORT)
    days = alarms if isinstance(alarms, tuple) and alarms else DEFAULT_ALARMS
    return feed(export, alarms=days if chosen["import"] else None, private=bool(chosen["private"]))


def _write_tasks(export: Export) -> bytes:
    from ce_tracker_ical.tasks import tasks  # noqa: PLC0415  # most commands write no calendar

    return tasks(export, private=bool(settled(_TASKS, export.chosen)["private"]))


@hookimpl
def ce_tracker_commands() -> "Iterator[click.Command]":
    """What the plugin adds to the command line."""
    from ce_tracker_ical.cli import COMMANDS  # noqa: PLC0415  # the library does without a command line

    yield from COMMANDS
