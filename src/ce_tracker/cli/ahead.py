"""`will-it-count`: before a course is paid for, how many of its hours would count for each licence and certification."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from attrs import field, frozen

from ce_tracker import Credit, PluginError, Seminar, Therapist, UnknownJurisdictionError, installed
from ce_tracker.cli.adding import course_fields, fields_of, refuse, takes_course, understood
from ce_tracker.cli.ahead_words import change, counts, course_in_words, judged_for, notes
from ce_tracker.cli.application import COMPLIANT, REFUSED
from ce_tracker.cli.options import examples, stale_after, takes_day, takes_json, takes_logbook, takes_stale_after
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.sources import known, open_logbook, tell_failures
from ce_tracker.cli.wording import clean
from ce_tracker.counting_ahead import WouldCount, would_count
from ce_tracker.errors import suggest
from ce_tracker.logbook import LogbookError
from ce_tracker.record import LATEST, Held
from ce_tracker.rules.amounts import in_hours

COMMAND = "will-it-count"
_NOTHING_HELD = (
    "No licence or certification is entered yet: "
    "ce-tracker add licence --jurisdiction US-FL --credential LMT --issued 2015-03-10"
)


@frozen
class Answers:
    """What the course would do for each, and for which that could not be told, and why."""

    given: list[WouldCount] = field(factory=list)
    without_rules: list[str] = field(factory=list)
    failures: list[str] = field(factory=list)


@click.command(
    COMMAND,
    short_help="How many of a course's hours would count, for each licence.",
    epilog=examples(
        'ce-tracker will-it-count --title "Cupping weekend" --hours 8 --subject technique \\',
        "    --completed 2027-03-07 --delivery in-person --approval NCBTMB",
        "ce-tracker will-it-count logbook.toml --seminar 1",
        'ce-tracker will-it-count --seminar "Ethics and boundaries" --json',
    ),
)
@takes_logbook
@click.option(
    "--seminar",
    metavar="N|TITLE",
    help="A planned seminar of the logbook instead: its place under [[seminars]] (1 is the first), or its title.",
)
@takes_course
@takes_day
@takes_stale_after
@takes_json
def will_it_count(logbook: Path | None, seminar: str | None, on: date, as_json: bool, **given: Any) -> int:
    """Say before you pay how many hours of a course would count for each licence and certification, and where, or why not.

    The course is one that you describe, as in `ce-tracker add credit`, or a planned seminar of the logbook. It is judged on
    the day it would be completed; other plans are left aside. Nothing is written.
    """
    therapist = open_logbook(logbook, on)
    if seminar is not None:
        _only_the_seminar(given)
        course = chosen(therapist, seminar).attended()
    else:
        if not any(given.values()):
            raise click.UsageError("say which course: --title, --completed, --hours and --subject, or --seminar")
        fields, wrong = course_fields(given)
        try:
            course = _described(therapist, fields)
        except LogbookError as error:
            return refuse(COMMAND, fields_of(error) | wrong)
        if wrong:
            return refuse(COMMAND, wrong)
    answers = _answers(course, therapist, on)
    if as_json:
        from ce_tracker.career_report import will_it_count_document

        failures = [*answers.without_rules, *answers.failures]
        say_json(will_it_count_document(therapist, course, answers.given, failures, on))
    elif not (therapist.licences or therapist.certifications):
        say([_NOTHING_HELD])
    elif to_a_person():
        from ce_tracker.cli import ahead_page
        from ce_tracker.cli.terminal import Page

        ahead_page.show(Page(), course, answers.given)
    else:
        say(clean(line) for line in plain(course, answers.given))
    tell_failures([*answers.without_rules, *answers.failures])
    return REFUSED if answers.failures else COMPLIANT


def _only_the_seminar(given: Mapping[str, Any]) -> None:
    """A seminar of the logbook says what it is itself."""
    for name, value in given.items():
        if value:
            flag = "--" + name.replace("_", "-")
            raise click.UsageError(f"{flag} describes a course; with --seminar the logbook does: leave one out")


def _described(therapist: Therapist, fields: dict[str, Any]) -> Credit:
    """The course that these fields describe; it may be yet to come."""
    registry = installed()
    checks = {"today": LATEST, "subjects": registry.subjects, "known": known(registry)}
    entry = understood("credits", fields, therapist, checks)
    assert isinstance(entry, Credit)
    return entry


def chosen(therapist: Therapist, told: str) -> Seminar:
    """The planned seminar of that number or title."""
    planned = therapist.seminars
    if not planned:
        raise click.ClickException("--seminar: the logbook has no planned seminar (under [[seminars]])")
    if told.isascii() and told.isdigit():
        if 1 <= int(told) <= len(planned):
            return planned[int(told) - 1]
        raise click.ClickException(f"--seminar: there is no seminar {told}; the logbook has {len(planned)}")
    titled = [one for one in planned if one.title.casefold() == told.strip().casefold()]
    if len(titled) > 1:
        places = ", ".join(str(place) for place, one in enumerate(planned, 1) if one in titled)
        raise click.ClickException(f"--seminar: {told!r} is planned {len(titled)} times; give its number: {places}")
    if not titled:
        raise click.ClickException(f"--seminar: {suggest('seminar', told, [one.title for one in planned])}")
    return titled[0]


def _answers(course: Credit, therapist: Therapist, on: date) -> Answers:
    answers = Answers()
    held: tuple[Held, ...] = (*therapist.licences, *therapist.certifications)
    for one in held:
        try:
            answers.given.append(would_count(course, therapist, one, on, stale_after=stale_after()))
        except UnknownJurisdictionError as error:
            answers.without_rules.append(f"{one.name} cannot be judged: {error}")
        except PluginError as error:
            answers.failures.append(f"{one.name} cannot be judged: {error}")
    return answers


def plain(course: Credit, answers: Sequence[WouldCount]) -> Iterator[str]:
    """The answers as lines, each complete in itself."""
    yield f"course: {course_in_words(course)}"
    for one in answers:
        yield from (f"{one.held.name}: {line}" for line in _plain(one))


def _plain(one: WouldCount) -> Iterator[str]:
    yield f"would count: {counts(one)}"
    yield f"verdict: {change(one)}"
    yield f"judged on: {one.after.on}, {judged_for(one)}"
    for finding, hours in one.places:
        yield f"toward: {finding.key}: {in_hours(hours)}: {finding.label} [{finding.citation}]"
    for reason in one.why:
        law = f" [{reason.citation or one.law}]" if reason.citation or one.law else ""
        yield f"uncounted: {in_hours(reason.hours)}: {reason.code}: {reason.words}{law}"
    yield from (f"note: {note}" for note in notes(one))
    for it in one.opened:
        about = f" ({'; '.join(it.about)})" if it.about else ""
        yield f"open: {it.key}: {it.why}{about}: {it.settle}"
    yield from (f"warning: {warning}" for warning in one.after.warnings)
