"""`deadlines`: everything with a date, to read."""

from datetime import date
from pathlib import Path

import click

from ce_tracker import deadlines as all_deadlines
from ce_tracker.cli import plain
from ce_tracker.cli.application import COMPLIANT, REFUSED
from ce_tracker.cli.options import (
    examples,
    takes_day,
    takes_json,
    takes_licences,
    takes_logbook,
    takes_stale_after,
)
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.sources import judge, open_logbook


@click.command(
    short_help="Everything with a date, earliest first.",
    epilog=examples(
        "ce-tracker deadlines", "ce-tracker deadlines logbook.toml --json", "ce-tracker deadlines | grep ce-due"
    ),
)
@takes_logbook
@takes_day
@takes_licences
@takes_stale_after
@takes_json
def deadlines(logbook: Path | None, on: date, licences: tuple[str, ...], as_json: bool) -> int:
    """List when renewals open, hours and licences fall due, documents run out and planned seminars begin."""
    therapist = open_logbook(logbook, on)
    judged = judge(therapist, on, licences)
    found = all_deadlines(therapist, judged.audits)
    if as_json:
        from ce_tracker.report import deadlines_document

        say_json(deadlines_document(therapist, found, on))
    elif to_a_person():
        from ce_tracker.cli import terminal

        terminal.deadlines(terminal.Page(), therapist, found, on)
    else:
        say(plain.deadlines(found, on))
    judged.tell_failures()
    return REFUSED if judged.failures else COMPLIANT
