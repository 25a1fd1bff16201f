"""`deadlines` and `export`: everything with a date, to read or in another format."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ce_tracker import Export, installed
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
    told_moment,
)
from ce_tracker.cli.output import say, say_json, to_a_person, write_whole
from ce_tracker.cli.sources import judge, open_logbook

EPOCH = "SOURCE_DATE_EPOCH"


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


@click.command(
    short_help="The deadlines in another format.",
    epilog=examples(
        "ce-tracker export ical -o licences.ics",
        "ce-tracker export ical logbook.toml > licences.ics",
        "SOURCE_DATE_EPOCH=1767225600 ce-tracker export ical   # the same bytes every time",
    )
    + "\n\n`ce-tracker plugins` lists the formats that are installed.",
)
@click.argument("format_", metavar="FORMAT")
@takes_logbook
@takes_day
@takes_stale_after
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write this file, whole or not at all; standard output unless told.",
)
@click.option(
    "--made",
    metavar="MOMENT",
    type=told_moment,
    help=f"The moment to give as the time of making, such as 2026-01-10T09:00:00Z; ${EPOCH} or now unless told.",
)
def export(format_: str, logbook: Path | None, on: date, output: Path | None, made: datetime | None) -> int:
    """Write the deadlines in FORMAT, such as a calendar that a phone can read."""
    exporter = installed().exporter(format_)
    moment = made or _moment_of_making()
    therapist = open_logbook(logbook, on)
    judged = judge(therapist, on)
    if judged.failures:
        judged.tell_failures()
        return REFUSED
    written = exporter.write(Export(therapist, all_deadlines(therapist, judged.audits), moment))
    if output is not None and str(output) != "-":
        write_whole(output, written)
        return COMPLIANT
    if sys.stdout.isatty() and not _is_text(written):
        raise click.ClickException(
            f"{exporter.label} is no text for a terminal; name a file with -o FILE{exporter.suffix}"
        )
    click.echo(written, nl=False)
    return COMPLIANT


def _moment_of_making() -> datetime:
    told = os.environ.get(EPOCH)
    if not told:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.ClickException(
            f"${EPOCH} is {told!r}; it must be the seconds since 1970, such as 1767225600"
        ) from None


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False
