"""The calendar of one logbook, as `ce-tracker export ical` writes it: from the file to the octets."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from attrs import field, frozen

from ce_tracker import Audit, Export, Registry, Therapist, audit_all, deadlines, installed
from ce_tracker.cli.options import today
from ce_tracker.cli.sources import known
from ce_tracker.logbook import read
from ce_tracker.rules import Span

FORMAT = "ical"
"""The exporter that is used, by its name."""


@frozen
class OfLogbook:
    """What a logbook comes to as of a day: whose it is, the audits, and what may want a look in it."""

    therapist: Therapist
    audits: Sequence[Audit]
    warnings: tuple[str, ...]
    registry: Registry = field(repr=False)

    def calendar(self, made: datetime, previous: bytes = b"") -> bytes:
        """Its calendar; what has not changed since the previous one stays as it is there."""
        dated = deadlines(self.therapist, self.audits)
        export = Export(self.therapist, dated, made, self.audits, previous=previous)
        return self.registry.exporter(FORMAT).write(export)


def of_logbook(logbook: Path, on: date, *, stale_after: Span, registry: Registry | None = None) -> OfLogbook:
    """Read a logbook and judge it as of a day.

    Raises `LogbookError` for what is wrong with the file, `PluginError` or `UnknownJurisdictionError` where a licence
    cannot be judged: a calendar that lacks deadlines would say in silence that there are none.
    """
    registry = registry or installed()
    found = read(logbook, today=max(on, today()), subjects=registry.subjects, known=known(registry))
    audits = audit_all(found.therapist, on=on, registry=registry, stale_after=stale_after)
    return OfLogbook(found.therapist, audits, tuple(map(str, found.warnings)), registry)
