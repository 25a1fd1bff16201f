"""The summary of an audited roster: a page for a person, a line a state in a pipe, one document for programs."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from ce_tracker.cli.application import COMPLIANT, SHORT, UNDETERMINED
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.wording import clean
from ce_tracker_roster.cli.auditing import Done
from ce_tracker_roster.cli.wording import hours, one_by_one, set_aside
from ce_tracker_roster.summary import SOON, audited, confidences, summary, total

SCHEMA = 1


def tell(done: Done, *, as_json: bool) -> None:
    """Tell the summary as whoever asks wants it; what was set aside is told to a person in any case."""
    try:
        _tell(document(done), as_json=as_json)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(
            f"the summary cannot be told: {error.strerror}; {', '.join(map(str, done.files.written().values()))} "
            "are written, and whole"
        ) from None


def _tell(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        say_json(told)
    elif to_a_person():
        from ce_tracker.cli.terminal import Page
        from ce_tracker_roster.cli.terminal import show

        show(Page(), told)
        return
    else:
        say(lines(told))
    for remark in (set_aside(told), *told["remarks"]):
        if remark:
            click.echo(clean(f"ce-tracker: {remark}"), err=True)


def status(done: Done) -> int:
    """The exit status: what is short weighs more than what is open, and a row that was set aside leaves something open."""
    verdicts = set(done.report.licences["verdict"])
    if "short" in verdicts:
        return SHORT
    return UNDETERMINED if "undetermined" in verdicts or done.report.rejects.height else COMPLIANT


def document(done: Done) -> dict[str, Any]:
    """The summary for programs: `schemas/roster-audit.schema.json` tells its shape."""
    report = done.report.licences
    states = summary(report, on=done.on)
    aside = Counter(done.report.rejects["file"])
    return {
        "schema": SCHEMA,
        "on": str(done.on),
        "read": {name: {"file": str(path), "rows": done.rows[name]} for name, path in done.files.read().items()},
        "written": {name: str(path) for name, path in done.files.written().items()},
        "states": [_state(row) for row in states.iter_rows(named=True)],
        "total": _state(total(states)),
        "confidence": confidences(report),
        "set_aside": {
            "rows": done.report.rejects.height,
            "by": {name: aside[source] for name, source in done.sources.items()},
        },
        "remarks": list(done.remarks),
        "one_by_one": {"licences": audited(report), "seconds": round(done.alone_seconds, 3)},
        "seconds": round(done.seconds, 3),
    }


def _state(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if not name.startswith("lapsing_")}
    return kept | {"lapsing": {str(days): row[f"lapsing_{days}"] for days in SOON}}


def lines(told: dict[str, Any]) -> Iterator[str]:
    """A line for each state, then one for all, then one for each thing that was done."""
    for state in told["states"]:
        yield clean(f"{state['jurisdiction']}: {_in_a_line(state)}")
    yield f"all: {_in_a_line(told['total'])}"
    yield f"set aside: {set_aside(told) or 'no row'}"
    yield f"one by one: {one_by_one(told)}"
    for name, path in told["written"].items():
        yield clean(f"{name}: {path}")


def _in_a_line(state: dict[str, Any]) -> str:
    within, lapsing = ("/".join(map(str, those)) for those in (state["lapsing"], state["lapsing"].values()))
    return (
        f"licences {state['licences']}, compliant {state['compliant']}, short {state['short']}, "
        f"undetermined {state['undetermined']}, exempt {state['exempt']}, no-ce-required {state['no_ce_required']}, "
        f"overdue {state['overdue']}, lapsing within {within} days {lapsing}, "
        f"hours short {hours(state['hours_short']).replace(',', '')}"
    )
