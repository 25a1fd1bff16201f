"""`plan`: the cheapest seminars of a catalogue that finish everything, and, if told so, their entry in the logbook."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from ce_tracker import Delivery, RecordError, Seminar, Therapist, installed, planning
from ce_tracker.catalogue import SetAside, read_catalogue
from ce_tracker.cli.judging import exit_status
from ce_tracker.cli.options import examples, stale_after, takes_day, takes_json, takes_stale_after, today, told_day
from ce_tracker.cli.output import Progress, say, say_json, to_a_person
from ce_tracker.cli.plan_words import alternative, change, early, price, proof, serves, total, unmet, where
from ce_tracker.cli.sources import find, known, open_logbook
from ce_tracker.cli.wording import clean, course
from ce_tracker.errors import suggest
from ce_tracker.logbook import extend
from ce_tracker.logbook.rendering import as_written
from ce_tracker.planning import Costs, Limits, Objective, Plan
from ce_tracker.planning.aims import to_objectives
from ce_tracker.rules.amounts import in_hours

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FLAGS = {"an_hour": "--an-hour", "objective": "--least", "latest": "--until"}


def _amount(_: click.Context, parameter: click.Parameter, text: str | None) -> Decimal | None:
    """A sum of money or of seconds."""
    if text is None:
        return None
    try:
        value = Decimal(text)
    except ArithmeticError:
        value = Decimal("NaN")
    if not (value.is_finite() and value >= 0):
        raise click.BadParameter(f"{text!r} is no number of zero or more; write it as 450 or 450.00", param=parameter)
    return value


def _weekday(text: str) -> int:
    name = text.strip().casefold()
    for number, full in enumerate(_DAY_NAMES):
        if name in (full, _WEEK[number]):
            return number
    raise click.BadParameter(suggest("day of the week", text, _DAY_NAMES))


def _fares(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    fares = {}
    for one in given:
        place, equals, fare = (part.strip() for part in one.rpartition("="))
        if not (place and equals and fare):
            raise click.BadParameter(f"{one!r} must be written PLACE=AMOUNT, such as Tampa=40")
        fares[place] = fare
    return fares


@click.command(
    short_help="The cheapest seminars that finish everything.",
    epilog=examples(
        "ce-tracker plan logbook.toml seminars.csv",
        "ce-tracker plan seminars.csv --budget 600 --near Tampa --near Orlando",
        "ce-tracker plan seminars.csv --least seminars --least money --day sat --day sun",
        "ce-tracker plan seminars.csv --save && ce-tracker export ical -o calendar.ics",
    ),
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[LOGBOOK] CATALOGUE")
@takes_day
@click.option("--budget", metavar="AMOUNT", callback=_amount, help="The most that prices and travel may come to.")
@click.option("--online-only", is_flag=True, help="Only what can be followed from home.")
@click.option(
    "--near", multiple=True, metavar="PLACE", help="Only there, or from home; a town or a state; may be repeated."
)
@click.option(
    "--delivery",
    "deliveries",
    multiple=True,
    metavar="WAY",
    help=f"Only in this way: {', '.join(Delivery)}; may be repeated.",
)
@click.option(
    "--day",
    "weekdays",
    multiple=True,
    metavar="DAY",
    type=_weekday,
    help="Only on this day of the week; may be repeated.",
)
@click.option("--not-on", multiple=True, metavar="DATE", type=told_day, help="Not on this day; may be repeated.")
@click.option("--from", "earliest", metavar="DATE", type=told_day, help="Nothing that begins earlier.")
@click.option("--until", "latest", metavar="DATE", type=told_day, help="Nothing that ends later.")
@click.option(
    "--least",
    "objective",
    multiple=True,
    metavar="WHAT",
    help=f"What to take as little of as can be: {', '.join(Objective)}; repeated, in that order. Money unless told.",
)
@click.option(
    "--an-hour", metavar="AMOUNT", callback=_amount, help="What an hour of your time is worth; nothing unless told."
)
@click.option(
    "--travel",
    multiple=True,
    metavar="PLACE=AMOUNT",
    callback=_fares,
    help="What it costs to go there; may be repeated.",
)
@click.option("--currency", metavar="CODE", default="USD", show_default=True, help="The currency of all amounts.")
@click.option("--time-limit", metavar="SECONDS", callback=_amount, help="Stop then, with the best plan found so far.")
@click.option(
    "--alternatives/--no-alternatives", default=True, help="Whether to look for what could replace each seminar."
)
@click.option("--save", is_flag=True, help="Enter the seminars in the logbook as planned.")
@takes_stale_after
@takes_json
def plan(
    files: tuple[Path, ...],
    on: date,
    alternatives: bool,
    save: bool,
    as_json: bool,
    time_limit: Decimal | None,
    **told: Any,
) -> int:
    """Say which seminars of CATALOGUE to book, so that everything is complete in time and nothing cheaper does it.

    CATALOGUE is a spreadsheet (.csv) or TOML. Seminars that the logbook has as planned are taken for booked. Ends with 0 if
    with the plan nothing is owed, 1 if something stays short, 3 if a verdict hinges on an open question.
    """
    logbook, catalogue = _files(files)
    objective, limits, costs = _aims(told)
    registry = installed()
    read = read_catalogue(catalogue, subjects=registry.subjects, known=known(registry))
    therapist = open_logbook(logbook, on)
    for warning in read.warnings:
        print(warning, file=sys.stderr)
    with Progress() as progress:
        found = planning.plan(
            therapist,
            read.seminars,
            on,
            objective=objective,
            limits=limits,
            costs=costs,
            stale_after=stale_after(),
            time_limit=None if time_limit is None else float(time_limit),
            progress=lambda words: progress(clean(words)),
        )
        if alternatives:
            progress("looking for alternatives")
            _ = found.alternatives
    saved = _save(find(logbook), found.seminars, on) if save else None
    if as_json:
        from ce_tracker.planning.report import plan_document

        say_json(plan_document(found, read.set_aside, saved, alternatives=alternatives))
    elif to_a_person():
        from ce_tracker.cli import plan_page
        from ce_tracker.cli.terminal import Page

        plan_page.show(Page(), found, read.set_aside, alternatives=alternatives)
    else:
        say(clean(line) for line in plain(found, read.set_aside, alternatives=alternatives))
    if saved is not None and not as_json:
        say([clean(f"saved: {saved} seminar{'' if saved == 1 else 's'} entered in {find(logbook)}")])
    return exit_status(one.after for one in found.outcomes)


def _files(files: tuple[Path, ...]) -> tuple[Path | None, Path]:
    if len(files) == 1:
        return None, files[0]
    if len(files) == 2:
        return files[0], files[1]
    raise click.UsageError(
        "name the catalogue, or the logbook and the catalogue: ce-tracker plan logbook.toml seminars.csv"
    )


def _aims(told: dict[str, Any]) -> tuple[tuple[Objective, ...], Limits, Costs]:
    try:
        objective = to_objectives(told["objective"] or (Objective.MONEY,))
        costs = Costs(currency=told["currency"].upper(), an_hour=told["an_hour"] or 0, travel=told["travel"])
        limits = Limits(
            budget=told["budget"],
            online_only=told["online_only"],
            places=told["near"],
            deliveries=told["deliveries"],
            weekdays=told["weekdays"],
            not_on=told["not_on"],
            earliest=told["earliest"],
            latest=told["latest"],
        )
    except RecordError as error:
        flag = _FLAGS.get(error.field, "--" + error.field.partition(".")[0])
        raise click.ClickException(f"{flag}: {error.problem}") from None
    return objective, limits, costs


def _save(path: Path, seminars: Sequence[Seminar], on: date) -> int:
    """How many of the seminars were entered; those that are there already are not entered again."""
    registry = installed()
    entered = 0

    def missing(therapist: Therapist) -> Iterable[Seminar]:
        nonlocal entered
        new = [one for one in map(as_written, seminars) if one not in therapist.seminars]
        entered = len(new)
        return new

    extend(path, missing, today=max(on, today()), subjects=registry.subjects, known=known(registry))
    return entered


def plain(plan: Plan, aside: Sequence[SetAside], *, alternatives: bool) -> Iterator[str]:
    """The plan as lines, each complete in itself."""
    for choice in plan.chosen:
        seminar = choice.seminar
        hours = in_hours(seminar.attended().total)
        yield f"book: {seminar.starts.isoformat('T', 'minutes')}: {_title(seminar)}: {where(seminar)}: {hours}: {price(seminar)}"
        for number, time in enumerate(seminar.sessions, 1):
            until = f"{time.starts.isoformat('T', 'minutes')} to {time.ends.isoformat('T', 'minutes')}"
            yield f"session: {seminar.title}: {number}: {until}"
        if early(choice):
            yield f"complete by: {seminar.title}: {choice.complete_by}"
        yield from (f"serves: {seminar.title}: {words}" for words in serves(choice))
    yield f"total: {total(plan)}"
    yield f"optimum: {proof(plan)}"
    for one in plan.outcomes:
        name = one.held.name
        yield f"{name}: verdict: {change(one)}"
        if one.deadline is not None:
            yield f"{name}: hours by: {one.deadline}"
        if one.left_out:
            yield f"{name}: left out: {one.left_out}"
        if not one.after.verdict.nothing_owed:
            yield from (f"{name}: unmet: {finding.key}: {unmet(finding)}" for finding in one.unmet)
            yield from (f"{name}: would do: {course(more)}" for more in one.to_take or ())
            if one.to_take is None:
                yield f"{name}: would do: no further hours"
    if alternatives:
        yield from (f"instead of: {alternative(other, plan)}" for other in plan.alternatives)
    yield from (f"note: {note}" for note in plan.notes)
    yield from map(str, aside)
    yield from (
        f"not planned: {_title(one.seminar)}: {one.seminar.starts:%Y-%m-%d}: {one.why}" for one in plan.set_aside
    )


def _title(seminar: Seminar) -> str:
    return f"{seminar.title}, {seminar.provider}" if seminar.provider else seminar.title
