"""`push-calendar`: the deadlines of a logbook into a calendar on a CalDAV server."""

import logging
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ce_tracker.cli.options import examples, stale_after, takes_day, takes_json, takes_logbook, takes_stale_after
from ce_tracker.cli.output import say, say_json
from ce_tracker.cli.sources import find
from ce_tracker.cli.wording import clean
from ce_tracker_ical.extras import needed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ce_tracker_ical.push.pushing import Outcome, Plan, Step

URL = "CE_TRACKER_CALDAV_URL"
DONE, FAILED = 0, 2

_TOLD = {"create": ("created", "to create"), "update": ("updated", "to update")}


@click.command(
    "push-calendar",
    short_help="Bring the deadlines into a CalDAV calendar.",
    epilog=examples(
        "ce-tracker push-calendar --url https://cal.example/jordan/deadlines/ --dry-run",
        "ce-tracker push-calendar logbook.toml --url https://cal.example/jordan/deadlines/",
    )
    + """

\b
Who you are to the server is read from the environment
($CE_TRACKER_CALDAV_USER and $CE_TRACKER_CALDAV_PASSWORD), else from the
keyring: keyring set https://cal.example YOUR-NAME

\b
Exit status:
  0    the calendar has every deadline
  2    something was refused or left alone; run again for the rest""",
)
@takes_logbook
@click.option(
    "--url", required=True, envvar=URL, show_envvar=True, help="The address of the calendar, not of the server alone."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@takes_day
@takes_stale_after
@takes_json
def push_calendar(logbook: Path | None, url: str, dry_run: bool, on: date, as_json: bool) -> int:
    """Bring the deadlines of LOGBOOK into a calendar on a CalDAV server.

    Creates what is new, updates what has changed, leaves alone what has not, and never touches an event that this
    command did not write for the same person.
    """
    with needed("push"):
        from ce_tracker_ical.push.remote import Remote
    from ce_tracker_ical.entries import person
    from ce_tracker_ical.of_logbook import of_logbook
    from ce_tracker_ical.push import credentials
    from ce_tracker_ical.push.events import events
    from ce_tracker_ical.push.pushing import Outcome, ours, plan

    logging.getLogger("caldav").setLevel(logging.CRITICAL)  # what matters of it becomes a sentence of ours
    address = credentials.checked(url)
    judged = of_logbook(find(logbook), on, stale_after=stale_after())
    for warning in judged.warnings:
        click.echo(warning, err=True)
    owner = str(person(judged.therapist))
    made = datetime.now(UTC).replace(microsecond=0)
    with Remote(address, credentials.find(address)) as remote:
        stored = remote.stored()
        made_plan = plan(events(judged.calendar(made, ours(stored, owner)), owner), stored, owner)
        outcome = Outcome() if dry_run else _carried_out(made_plan, remote)
    shown = made_plan.to_write if dry_run else outcome.done
    if as_json:
        say_json(_document(address, made_plan, shown, outcome, dry_run=dry_run))
    else:
        say(_lines(made_plan, shown, dry_run=dry_run))
    return _end(made_plan, outcome)


def _carried_out(plan: "Plan", remote: Any) -> "Outcome":
    """Do it, with a bar for whoever waits at a terminal."""
    from ce_tracker_ical.push.pushing import carry_out

    hidden = not sys.stderr.isatty() or not plan.to_write
    with click.progressbar(length=len(plan.to_write), label="Writing", file=sys.stderr, hidden=hidden) as bar:
        return carry_out(plan, remote, lambda _: bar.update(1))


def _lines(plan: "Plan", shown: "Sequence[Step]", *, dry_run: bool) -> list[str]:
    lines = [clean(f"{_TOLD[step.action][dry_run]}: {step.event.title}") for step in shown]
    kept = sum(step.action == "keep" for step in plan.steps)
    if kept:
        lines.append(f"unchanged: {_count(kept)}")
    return lines if plan.steps else [*lines, "no deadlines are known: nothing to write"]


def _end(plan: "Plan", outcome: "Outcome") -> int:
    left = [step for step in plan.steps if step.action == "leave"]
    for step in left:
        why = (
            "the calendar has an event of the same UID that this command did not write; remove it, then run this again"
        )
        click.echo(clean(f"ce-tracker: left alone: {step.event.title}: {why}"), err=True)
    if outcome.error is not None:
        click.echo(clean(f"ce-tracker: {outcome.error}"), err=True)
        if outcome.done:
            told = f"{len(outcome.done)} of {_count(len(plan.to_write))} had been written; run this again for the rest"
            click.echo(f"ce-tracker: {told}", err=True)
    return FAILED if left or outcome.error else DONE


def _count(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"


def _document(url: str, plan: "Plan", shown: "Sequence[Step]", outcome: "Outcome", *, dry_run: bool) -> dict[str, Any]:
    written = {step.event.uid for step in shown}

    def those(action: str) -> list[dict[str, str]]:
        return [
            {"uid": step.event.uid, "title": step.event.title}
            for step in plan.steps
            if step.action == action and (not step.writes or step.event.uid in written)
        ]

    return {
        "schema": 1,
        "url": url,
        "dry_run": dry_run,
        "created": those("create"),
        "updated": those("update"),
        "unchanged": those("keep"),
        "left_alone": those("leave"),
        "not_written": 0 if dry_run else len(plan.to_write) - len(shown),
        "error": str(outcome.error) if outcome.error else None,
    }
