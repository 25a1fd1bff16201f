"""What subcommands take: the logbook, days, licences, and the choice of JSON."""

import calendar
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def today() -> date:
    """The day on the clock of this machine."""
    return datetime.now().astimezone().date()


def day(text: str) -> date:
    """The day that `text` means, written as 2026-01-10. Raises ValueError with the remedy for anything else."""
    written = _ISO.fullmatch(text)
    if written is None:
        american = _AMERICAN.fullmatch(text)
        example = "{2}-{0:0>2}-{1:0>2}".format(*american.groups()) if american else today().isoformat()
        raise ValueError(f"{text!r} is not a date; write it as YYYY-MM-DD, such as {example}")
    year, month, number = map(int, written.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"{text!r} is out of range; years go from {_FIRST_YEAR} to {_LAST_YEAR}")
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is no day: months go from 01 to 12 (YYYY-MM-DD)")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        name = calendar.month_name[month]
        raise ValueError(f"{text!r} is no day: {name} {year} has {last} days; its last is {year}-{month:02}-{last}")
    return date(year, month, number)


class Day(click.ParamType):
    """A day, written as 2026-01-10."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a refusal names the remedy."""
        if isinstance(value, date):
            return value
        try:
            return day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Moment(click.ParamType):
    """A moment with its zone, written as 2026-01-10T09:00:00Z."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment in UTC; a refusal names the remedy."""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self.fail(f"{value!r} is no moment with its zone; write it as 2026-01-10T09:00:00Z", param, ctx)
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            self.fail(f"{value!r} is out of range", param, ctx)


def takes_logbook(command: _Command) -> _Command:
    """Let a subcommand take the logbook as its argument."""
    return click.argument("logbook", required=False, type=click.Path(path_type=Path))(command)


def takes_day(command: _Command) -> _Command:
    """Let a subcommand take the day as of which it speaks."""
    help_ = "The day as of which to judge; today unless told."
    return click.option("--on", type=Day(), default=today, show_default=False, help=help_)(command)


def takes_licences(command: _Command) -> _Command:
    """Let a subcommand look at some licences only."""
    help_ = "Only this licence, such as US-FL or 'US-FL LMT'; may be given more than once."
    return click.option("--licence", "licences", multiple=True, metavar="LICENCE", help=help_)(command)


def takes_json(command: _Command) -> _Command:
    """Let a subcommand answer in JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")(command)


def examples(*lines: str) -> str:
    """Examples as the end of a subcommand's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
