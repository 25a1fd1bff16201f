"""Licence and CE deadlines as an iCalendar file (RFC 5545, RFC 7986), for ce-tracker.

`Exporter("ical", …)` writes the file; `lint` tells what is wrong with one.
"""

from collections.abc import Iterator

from ce_tracker import Export, Exporter, hookimpl
from ce_tracker_ical.lint import lint

__all__ = ["ce_tracker_exporters", "lint"]


@hookimpl
def ce_tracker_exporters() -> Iterator[Exporter]:
    """The one format of this plugin."""
    yield Exporter("ical", "calendar feed (iCalendar)", ".ics", _write)


def _write(export: Export) -> bytes:
    from ce_tracker_ical.feed import feed  # noqa: PLC0415  # icalendar is slow to import, and most commands write no calendar

    return feed(export)
