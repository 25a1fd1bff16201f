"""`path`: the five steps to medical massage, and where somebody stands on each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ce_tracker.career import Action, CareerPath, career_path
from ce_tracker.cli.application import COMPLIANT
from ce_tracker.cli.options import examples, stale_after, takes_day, takes_json, takes_logbook, takes_stale_after
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.sources import open_logbook
from ce_tracker.cli.wording import clean, number, sure
from ce_tracker.rules.amounts import in_hours


@click.command(
    short_help="The five steps to medical massage, and where you stand.",
    epilog=examples("ce-tracker path", "ce-tracker path logbook.toml --json", "ce-tracker path | grep next"),
)
@takes_logbook
@takes_day
@takes_stale_after
@takes_json
def path(logbook: Path | None, on: date, as_json: bool) -> int:
    """Show the five steps by which a massage therapist becomes a medical massage therapist: which are done, and what is next.

    Graduate; pass the MBLEx; gain experience; continue education; be certified by the American Medical Massage Association.
    Each rests on entries of the logbook. What the logbook or the sources do not say is undetermined.
    """
    therapist = open_logbook(logbook, on)
    found = career_path(therapist, on, stale_after=stale_after())
    if as_json:
        from ce_tracker.career_report import path_document

        say_json(path_document(therapist, found))
    elif to_a_person():
        from ce_tracker.cli import path_page
        from ce_tracker.cli.terminal import Page

        path_page.show(Page(), therapist, found)
    else:
        say(clean(line) for line in plain(found))
    return COMPLIANT


def plain(found: CareerPath) -> Iterator[str]:
    """The path as lines, each complete in itself."""
    for place, step in enumerate(found.steps, 1):
        yield f"step {place}: {step.key}: {step.standing}: {step.title}: {step.why}"
        yield from (f"evidence: {step.key}: {one.words}" for one in step.evidence)
        yield from (f"next: {step.key}: {one.words}{_law(one)}" for one in step.next)
    for total in found.experience:
        yield f"experience: {total.setting}: {total.role}: {in_hours(total.hours)} since {total.started}"
    spread = found.areas
    for area in spread.areas:
        weight = "not known" if area.weight is None else f"{area.weight} %"
        yield (
            f"area: {area.area}: {in_hours(area.hours)} ({number(area.schooling)} of schooling, {number(area.seminars)} of "
            f"seminars), {number(spread.share(area))} % of all; {weight} of the MBLEx"
        )
    for subject, hours in spread.elsewhere.items():
        yield f"area: none: {in_hours(hours)} in {subject}"


def _law(action: Action) -> str:
    if action.citation is None:
        return ""
    how = f" ({sure(action.confidence)})" if action.confidence else ""
    return f" [{action.citation}{how}] {action.citation.url}".rstrip()
