"""`init` and `add`: start a logbook, and enter things in it. What is refused is told field by field; nothing is then written."""

import re
import shlex
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from ce_tracker import (
    Activity,
    CeTrackerError,
    Credit,
    Delivery,
    Document,
    Licence,
    PluginError,
    Status,
    Therapist,
    Unit,
    installed,
)
from ce_tracker.catalogue.cells import number_meant
from ce_tracker.cli.application import COMPLIANT, REFUSED
from ce_tracker.cli.options import day, examples, takes_json, takes_logbook, today, told_day
from ce_tracker.cli.output import say, say_json, written_at
from ce_tracker.cli.sources import find, known, place, usual_place
from ce_tracker.cli.wording import clean
from ce_tracker.logbook import DOCUMENT_KINDS, Entry, LogbookError, append, parse, read, write
from ce_tracker.logbook.reading import SCHEMA
from ce_tracker.rules.amounts import in_hours

_Command = TypeVar("_Command", bound=Callable[..., Any])

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+|nan|inf)", re.IGNORECASE)
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_OPTIONS = {"approvals": "--approval", "approved_as": "--approved-as", "facts": "--fact"}
_SAID = re.compile(r"say \w+ = (.*)")


def _takes(*options: tuple[str, str]) -> Callable[[_Command], _Command]:
    """Let a subcommand take these options, each with its help; `*` at the end of a name lets it be given more than once."""

    def decorate(command: _Command) -> _Command:
        for name, help_ in reversed(options):
            flag, metavar = name.rstrip("*").split(" ")
            command = click.option(flag, metavar=metavar, multiple=name.endswith("*"), help=help_)(command)
        return command

    return decorate


takes_course = _takes(
    ("--title TEXT", "What the course was called."),
    ("--completed DATE", "Its last day."),
    ("--hours HOURS*", "CE hours, such as 12; of a mixed course by subject: --hours ethics=2 --hours technique=4."),
    ("--unit UNIT", f"What --hours counts, where it is not hours: {', '.join(Unit)}."),
    ("--subject SUBJECT", "What it was about, such as technique or ethics; not with hours by subject."),
    ("--provider TEXT", "Who gave it."),
    ("--course-id TEXT", "The provider's number of the course."),
    ("--started DATE", "Its first day, of a course of several days."),
    ("--delivery WAY", f"How it reached you: {', '.join(Delivery)}."),
    ("--hands-on SHARE", "yes, no, or the share of the hours that was hands-on, such as 0.75."),
    ("--activity KIND", f"What kind of thing it was: {', '.join(Activity)}; course unless told."),
    ("--approval APPROVER[=NUMBER]*", "Who approved it, such as NCBTMB=451234 or US-FL."),
    ("--approved-as APPROVER=SUBJECT*", "The subject in which an approver lists it, such as US-FL=ethics."),
    ("--certificate FILE", "Where the certificate is kept."),
)
"""Let a subcommand take what an entry under ``[[credits]]`` says."""


def course_fields(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields of a credit that the options of `takes_course` give, and what is wrong with any."""
    fields = _texts(given, "title", "subject", "provider", "course_id", "delivery", "activity", "unit", "certificate")
    wrong = _days(given, fields, "completed", "started")
    if given["hours"]:
        fields["hours"] = _hours(given["hours"], wrong)
    if given["hands_on"] is not None:
        fields["hands_on"] = _YES_NO.get(given["hands_on"].lower(), _number(given["hands_on"]))
    for option, name in (("approval", "approvals"), ("approved_as", "approved_as")):
        if pairs := _pairs(given[option], name, wrong, needs_value=name == "approved_as"):
            fields[name] = pairs
    return fields, wrong


@click.command(
    short_help="Start a new logbook.",
    epilog=examples(
        'ce-tracker init --name "Jordan Rivera"',
        'ce-tracker init logbook.toml --name "Jordan Rivera" --born 1988-05-17',
    ),
)
@takes_logbook
@click.option("--name", required=True, help="Your name.")
@click.option(
    "--born", metavar="DATE", type=told_day, help="Your date of birth: in some states it decides when a licence is due."
)
def init(logbook: Path | None, name: str, born: date | None) -> int:
    """Start a new logbook: the file LOGBOOK, else $CE_TRACKER_LOGBOOK, else logbook.toml in your data folder.

    An existing one is left alone, and so is a logbook.toml in this folder, which the other subcommands would use.
    """
    path = place(logbook)
    therapist = _whole_name(name, born)
    if path == usual_place():
        with written_at(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    write(path, therapist, today=today())
    told = f" {shlex.quote(str(logbook))}" if logbook else ""
    say([clean(f"started {path}"), f"next: {_next(told)}"])
    return COMPLIANT


def _next(logbook: str) -> str:
    """What to do with a new logbook: enter a licence, in the example one that rules are installed for."""
    registry = installed()
    jurisdictions = registry.jurisdictions()
    if not jurisdictions:
        return "install the rules of your state, such as: pip install ce-tracker-us-massage"
    code = "US-FL" if "US-FL" in jurisdictions else min(jurisdictions)
    try:
        credentials = registry.rule_books(code).keys()
    except PluginError:
        credentials = {"LMT": None}.keys()
    credential = "LMT" if "LMT" in credentials else min(credentials, default="LMT")
    held = f"--jurisdiction {code} --credential {shlex.quote(credential)}"
    return clean(f"ce-tracker add licence{logbook} {held} --issued 2015-03-10")


def _whole_name(name: str, born: date | None) -> Therapist:
    try:
        return Therapist(name, born)
    except CeTrackerError as error:
        raise click.ClickException(f"--{error}") from None


@click.group(
    epilog=examples(
        "ce-tracker add licence --jurisdiction US-FL --credential LMT --issued 2015-03-10 --number MA12345",
        'ce-tracker add credit --title "Ethics" --completed 2026-01-10 --hours 2 --subject ethics',
        "ce-tracker add document --kind cpr --issued 2025-06-01 --expires 2027-06-01",
    )
)
def add() -> None:
    """Add a credit, a document or a licence. The rest of the logbook stays as it was written."""


@add.command(
    epilog=examples(
        'ce-tracker add credit --title "Deep tissue" --completed 2026-01-10 --hours 12 --subject technique \\',
        "    --delivery in-person --hands-on yes --approval US-FL=20-1234",
        'ce-tracker add credit --title "Mixed" --completed 2026-02-07 --hours ethics=2 --hours technique=4',
    )
)
@takes_logbook
@takes_course
@takes_json
def credit(logbook: Path | None, as_json: bool, **given: Any) -> int:
    """Add a course that was completed."""
    fields, wrong = course_fields(given)
    return _add(logbook, "credits", fields, wrong, as_json=as_json)


@add.command(
    short_help="Add a dated proof, such as a CPR card.",
    epilog=examples("ce-tracker add document --kind cpr --issued 2025-06-01 --expires 2027-06-01"),
)
@takes_logbook
@_takes(
    ("--kind KIND", f"What it is: {', '.join(DOCUMENT_KINDS)}, or another that a rule book names."),
    ("--issued DATE", "The day it was issued."),
    ("--expires DATE", "Its last day. Without it nobody can tell whether it lasts to the due date."),
    ("--number TEXT", "Its number."),
)
@takes_json
def document(logbook: Path | None, as_json: bool, **given: Any) -> int:
    """Add a dated proof: a CPR card, an insurance policy, a background check."""
    fields = _texts(given, "kind", "number")
    wrong = _days(given, fields, "issued", "expires")
    return _add(logbook, "documents", fields, wrong, as_json=as_json)


@add.command(
    epilog=examples(
        "ce-tracker add licence --jurisdiction US-FL --credential LMT --issued 2015-03-10 --number MA12345",
        "ce-tracker add licence --jurisdiction US-NY --credential LMT --issued 2016-06-01 --expires 2028-04-30",
        "ce-tracker rules show US-ND   # lists the facts that may be asked",
    )
)
@takes_logbook
@_takes(
    ("--jurisdiction CODE", "Where it is held, such as US-FL (`ce-tracker rules list` shows all)."),
    ("--credential TITLE", "The state's own title, such as LMT."),
    ("--issued DATE", "The day it was first issued."),
    ("--number TEXT", "Its number."),
    ("--expires DATE", "The day printed on it; wins over the computed one."),
    ("--status STATUS", f"Its state: {', '.join(Status)}; active unless told."),
    ("--fact NAME=VALUE*", "A fact that the rules ask for, such as renewals=4."),
)
@takes_json
def licence(logbook: Path | None, as_json: bool, **given: Any) -> int:
    """Add a licence, registration or certification."""
    fields = _texts(given, "jurisdiction", "credential", "number", "status")
    wrong = _days(given, fields, "issued", "expires")
    if facts := _pairs(given["fact"], "facts", wrong, needs_value=True):
        fields["facts"] = {name: _fact(value) for name, value in facts.items()}
    return _add(logbook, "licences", fields, wrong, as_json=as_json)


def _add(logbook: Path | None, kind: str, fields: dict[str, Any], wrong: dict[str, str], *, as_json: bool) -> int:
    """Add the entry, or say everything that is wrong with it."""
    path = find(logbook)
    registry = installed()
    checks: Mapping[str, Any] = {"today": today(), "subjects": registry.subjects, "known": known(registry)}
    therapist = read(path, **checks).therapist
    try:
        entry = understood(kind, fields, therapist, checks)
    except LogbookError as error:
        wrong = fields_of(error) | wrong
    if wrong:
        return refuse(f"add {kind[:-1]}", wrong)
    changed = append(path, entry, **checks)
    new = [
        warning for warning in changed.warnings if f"{kind}[{len(getattr(changed.therapist, kind))}]" in warning.field
    ]
    for warning in new:
        click.echo(str(warning), err=True)
    if as_json:
        from ce_tracker.report import entry_document

        say_json(entry_document(str(path), kind, entry))
    else:
        say([clean(f"added to {path}: {_told(entry)}")])
    return COMPLIANT


def refuse(command: str, wrong: Mapping[str, str]) -> int:
    """Say what is wrong with the options of a subcommand, by field."""
    for name, message in wrong.items():
        click.echo(clean(f"ce-tracker {command}: {_option(name)}: {_as_option(message, name)}"), err=True)
    return REFUSED


def fields_of(error: LogbookError) -> dict[str, str]:
    """What is wrong with the only entry of a logbook, by field."""
    return {_field(problem.field): problem.message for problem in error.problems}


def understood(kind: str, fields: dict[str, Any], therapist: Therapist, checks: Mapping[str, Any]) -> Entry:
    """The entry that the fields describe, checked as if it stood in a logbook."""
    import tomlkit

    person = {"name": therapist.name} | ({"born": therapist.born} if therapist.born else {})
    text = tomlkit.dumps({"schema": SCHEMA, "therapist": person, kind: [fields]})
    entry: Entry = getattr(parse(text, **checks).therapist, kind)[0]
    return entry


def _texts(given: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: given[name] for name in names if given[name] is not None}


def _days(given: Mapping[str, Any], fields: dict[str, Any], *names: str) -> dict[str, str]:
    """Put the days among the fields; give what is wrong with any."""
    wrong = {}
    for name in names:
        if given[name] is not None:
            try:
                fields[name] = day(given[name])
            except ValueError as error:
                fields[name] = given[name]
                wrong[name] = str(error)
    return wrong


def _hours(given: tuple[str, ...], wrong: dict[str, str]) -> Any:
    if not any("=" in one for one in given):
        if len(given) > 1:
            wrong["hours"] = "give one number, or hours by subject such as --hours ethics=2 --hours technique=4"
        return _amount(given[0], wrong)
    return {name: _amount(value, wrong) for name, value in _pairs(given, "hours", wrong, needs_value=True).items()}


def _amount(text: str, wrong: dict[str, str]) -> float | str:
    """The number of hours; of one that is written as in ``1,5`` or ``2 h`` what is wrong names the number that is meant."""
    meant = "" if _NUMBER.fullmatch(text) else number_meant(text)
    if not meant:
        return _number(text)
    wrong["hours"] = f"{text!r} is not a number; write {meant}"
    return _number(meant)


def _pairs(given: tuple[str, ...], name: str, wrong: dict[str, str], *, needs_value: bool) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for one in given:
        key, equals, value = (part.strip() for part in one.partition("="))
        if not key or (needs_value and not (equals and value)):
            wrong[name] = f"{one!r} must be written {'NAME=VALUE' if needs_value else 'NAME or NAME=NUMBER'}"
            continue
        if key in pairs:
            wrong[name] = f"{key} is given twice"
        pairs[key] = value
    return pairs


def _number(text: str) -> float | str:
    return float(text) if _NUMBER.fullmatch(text) else text


def _fact(text: str) -> object:
    if text.lower() in _YES_NO:
        return _YES_NO[text.lower()]
    if re.fullmatch(r"[+-]?\d{1,18}", text):
        return int(text)
    try:
        return day(text)
    except ValueError:
        return _number(text)


def _field(place: str) -> str:
    """The field that a problem of the only entry names: ``hours`` of ``credits[1].hours.ethics``."""
    return place.partition(".")[2] or place


def _option(field: str) -> str:
    name = field.partition(".")[0]
    return _OPTIONS.get(name, "--" + name.replace("_", "-"))


def _as_option(message: str, field: str) -> str:
    return _SAID.sub(lambda example: f"give {_option(field)} {example[1]}", message)


def _told(entry: Entry) -> str:
    match entry:
        case Credit():
            return f"{entry.completed} {entry.title}, {in_hours(entry.total)}"
        case Document():
            until = f", valid until {entry.expires}" if entry.expires else ""
            return f"{entry.kind} of {entry.issued}{until}"
        case Licence():
            return f"{entry.name}, issued {entry.issued}"
        case _:
            return type(entry).__name__
