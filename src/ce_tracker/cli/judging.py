"""`status` and `explain`: the verdict on each licence, and everything behind it."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from ce_tracker import Audit, Verdict
from ce_tracker.cli import plain
from ce_tracker.cli.application import COMPLIANT, REFUSED, SHORT, UNDETERMINED
from ce_tracker.cli.options import examples, takes_day, takes_json, takes_licences, takes_logbook, takes_stale_after
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.sources import judge, open_logbook

_NO_LICENCE = (
    "No licence is entered yet: ce-tracker add licence --jurisdiction US-FL --credential LMT --issued 2015-03-10"
)


@click.command(
    short_help="The verdict on each licence, and what to do next.",
    epilog=examples(
        "ce-tracker status",
        "ce-tracker status logbook.toml --on 2027-08-01",
        "ce-tracker status --licence US-FL --json",
        "ce-tracker status | grep 'to take'",
    ),
)
@takes_logbook
@takes_day
@takes_licences
@takes_stale_after
@takes_json
def status(logbook: Path | None, on: date, licences: Sequence[str], as_json: bool) -> int:
    """Say for each licence whether it can be renewed, when it is due, what is short, and where the law says so.

    Certifications are judged as well: those held for renewal, those sought for what it takes to obtain them. Ends with 0 if
    nothing is owed, 1 if something is short, 3 if a verdict hinges on an open question; what is sought does not matter to that.
    """
    return _judged(logbook, on, licences, as_json=as_json, in_full=False)


@click.command(
    short_help="What became of every credit and requirement.",
    epilog=examples(
        "ce-tracker explain",
        "ce-tracker explain logbook.toml --licence US-FL",
        "ce-tracker explain | grep uncounted",
    ),
)
@takes_logbook
@takes_day
@takes_licences
@takes_stale_after
@takes_json
def explain(logbook: Path | None, on: date, licences: Sequence[str], as_json: bool) -> int:
    """Say for each credit where its hours counted and why any did not, and for each requirement its law.

    Ends with the same status as `ce-tracker status`.
    """
    return _judged(logbook, on, licences, as_json=as_json, in_full=True)


def _judged(logbook: Path | None, on: date, licences: Sequence[str], *, as_json: bool, in_full: bool) -> int:
    therapist = open_logbook(logbook, on)
    judged = judge(therapist, on, licences)
    if as_json:
        from ce_tracker.report import status_document

        say_json(status_document(therapist, judged.audits, on))
    elif not therapist.licences and not therapist.certifications:
        say([_NO_LICENCE])
    elif to_a_person():
        from ce_tracker.cli import terminal

        page = terminal.Page()
        (terminal.explain if in_full else terminal.status)(page, therapist, judged.audits, on)
    else:
        lines = plain.explain if in_full else plain.status
        say(line for audit in judged.audits for line in lines(audit, on))
    judged.tell_failures()
    return REFUSED if judged.failures else exit_status(judged.audits)


def exit_status(audits: Iterable[Audit]) -> int:
    """The exit status for these verdicts: what is short weighs more than what is open, and what is sought weighs nothing."""
    verdicts = {audit.verdict for audit in audits if not audit.sought}
    if Verdict.SHORT in verdicts:
        return SHORT
    return UNDETERMINED if Verdict.UNDETERMINED in verdicts else COMPLIANT
