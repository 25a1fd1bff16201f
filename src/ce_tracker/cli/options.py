"""What subcommands take: the logbook, days, licences, and the choice of JSON."""

import calendar
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from ce_tracker.auditing.matter import STALE_AFTER
from ce_tracker.record import EARLIEST, LATEST
from ce_tracker.rules.spans import Span

_Command = TypeVar("_Command", bound=Callable[..., Any])

_STALE_AFTER = "ce_tracker.stale_after"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_AGE = re.compile(r"(\d{1,5})\s*([dwmy]?)")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def today() -> date:
    """The day on the clock of this machine."""
    return datetime.now().astimezone().date()


def day(text: str) -> date:
    """The day that `text` means, written as 2026-01-10. Raises ValueError with the remedy for anything else."""
    written = _ISO.fullmatch(text)
    if written is None:
        raise ValueError(f"{text!r} is not a date; write it as YYYY-MM-DD, such as {_perhaps(text)}")
    year, month, number = map(int, written.groups())
    if not EARLIEST.year <= year <= LATEST.year:
        raise ValueError(f"{text!r} is out of range; years go from {EARLIEST.year} to {LATEST.year}")
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is no day: months go from 01 to 12 (YYYY-MM-DD)")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        name = calendar.month_name[month]
        raise ValueError(f"{text!r} is no day: {name} {year} has {last} days; its last is {year}-{month:02}-{last}")
    return date(year, month, number)


def _perhaps(text: str) -> date:
    """The day somebody means who writes 8/31/2027; else today, as an example."""
    american = _AMERICAN.fullmatch(text)
    if american is not None:
        month, number, year = map(int, american.groups())
        with suppress(ValueError):
            return date(year, month, number)
    return today()


def told_day(text: str | date) -> date:
    """A day as an option takes it; a refusal names the remedy."""
    if isinstance(text, date):
        return text
    try:
        return day(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def told_moment(text: str) -> datetime:
    """A moment with its zone, such as 2026-01-10T09:00:00Z, in UTC; a refusal names the remedy."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise click.BadParameter(f"{text!r} is no moment with its zone; write it as 2026-01-10T09:00:00Z")


def told_age(text: str | Span) -> Span:
    """An age as an option takes it: 180, 180d, 26w, 6m or 1y."""
    if isinstance(text, Span):
        return text
    written = _AGE.fullmatch(text.strip().lower())
    if written is None:
        raise click.BadParameter(f"{text!r} is no age; write days, weeks, months or years, such as 180d, 26w, 6m or 1y")
    count, unit = int(written[1]), written[2] or "d"
    try:
        age = {
            "d": Span(days=count),
            "w": Span(days=7 * count),
            "m": Span(months=count),
            "y": Span(years=count),
        }[unit]
        age.before(date(2199, 12, 31))
    except (OverflowError, ValueError):
        raise click.BadParameter(f"{text!r} is longer than there are rules") from None
    return age


def takes_logbook(command: _Command) -> _Command:
    """Let a subcommand take the logbook as its argument."""
    return click.argument("logbook", required=False, type=click.Path(path_type=Path))(command)


def takes_day(command: _Command) -> _Command:
    """Let a subcommand take the day as of which it speaks."""
    help_ = "The day as of which to judge; today unless told."
    return click.option("--on", metavar="DATE", type=told_day, default=today, show_default=False, help=help_)(command)


def takes_licences(command: _Command) -> _Command:
    """Let a subcommand look at some licences only."""
    help_ = "Only this licence, such as US-FL or 'US-FL LMT'; may be given more than once."
    return click.option("--licence", "licences", multiple=True, metavar="LICENCE", help=help_)(command)


def takes_stale_after(command: _Command) -> _Command:
    """Let a subcommand that judges say from which age on rules are warned of; `stale_after` tells what was said."""
    return click.option(
        "--stale-after",
        metavar="AGE",
        type=told_age,
        envvar="CE_TRACKER_STALE_AFTER",
        show_envvar=True,
        expose_value=False,
        callback=_remember_age,
        help="Warn of rules that were checked longer ago than this, such as 180d, 6m or 1y; a year unless told.",
    )(command)


def _remember_age(context: click.Context, _: click.Parameter, age: Span | None) -> None:
    if age is not None:
        context.meta[_STALE_AFTER] = age


def stale_after() -> Span:
    """From which age on rules are warned of in the running subcommand."""
    context = click.get_current_context(silent=True)
    age: Span = STALE_AFTER if context is None else context.meta.get(_STALE_AFTER, STALE_AFTER)
    return age


def takes_json(command: _Command) -> _Command:
    """Let a subcommand answer in JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")(command)


def examples(*lines: str) -> str:
    """Examples as the end of a subcommand's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
