"""The command itself: which subcommands there are, and how every way of ending becomes an exit status."""

import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn, TextIO

import click

from ce_tracker import CeTrackerError, __version__, installed
from ce_tracker.cli.wording import clean
from ce_tracker.errors import suggest
from ce_tracker.logbook import FileError

COMPLIANT, SHORT, REFUSED, UNDETERMINED, INTERRUPTED, READER_GONE = 0, 1, 2, 3, 130, 141

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "status": ("judging", "Say for each licence whether it can be renewed, and what to do next."),
    "explain": ("judging", "Say what became of every credit and requirement, with the law."),
    "path": ("path", "Show the five steps to medical massage, and where you stand."),
    "will-it-count": ("ahead", "Say before you pay how many hours of a course would count."),
    "plan": ("planning", "Say which seminars to book: the cheapest that finish everything."),
    "deadlines": ("dates", "List everything with a date, earliest first."),
    "export": ("exporting", "Write the deadlines in another format, such as a calendar."),
    "rules": ("rules", "Show the rules that are known, as a board would read them."),
    "plugins": ("plugins", "List the plugins that are installed, and what is wrong with any."),
    "check-plugin": ("checking", "Try all rule books of a plugin, and say what is wrong."),
    "new-plugin": ("new_plugin", "Make a plugin for the rules of a jurisdiction."),
    "init": ("adding", "Start a new logbook."),
    "add": ("adding", "Add a credit, a document or a licence to a logbook."),
}
"""Subcommands by name: the module that has each, imported when it is called, and its line in the help."""


_OF_KNOWN_PLUGINS: Mapping[str, str] = {
    "roster": "ce-tracker-roster[cli]",
    "lint-calendar": "ce-tracker-ical",
    "push-calendar": "ce-tracker-ical[push]",
    "serve-calendar": "ce-tracker-ical[serve]",
    "calendar-tokens": "ce-tracker-ical[serve]",
}
"""Subcommands that a plugin of this project adds, each with what to install."""


class _ReaderGoneError(Exception):
    """Nobody reads the output any more (``| head``)."""


class _NoSuchCommandError(click.UsageError):
    """No subcommand has this name; that of a plugin is missing where the plugin fails."""


class Application(click.Group):
    """The subcommands, each imported when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The subcommands in the order in which people need them, then those of plugins."""
        return [*_COMMANDS, *of_plugins()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One subcommand, from its module or from a plugin."""
        if cmd_name not in _COMMANDS:
            return of_plugins().get(cmd_name)
        module = import_module(f"ce_tracker.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that was named; one that is not there is told with the nearest."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise _NoSuchCommandError(self._why_not(args[0], ctx), ctx)
        return super().resolve_command(ctx, args)

    def _why_not(self, name: str, ctx: click.Context) -> str:
        plugin = _OF_KNOWN_PLUGINS.get(name)
        if plugin is None:
            return suggest("command", name, self.list_commands(ctx))
        return f"{name!r} is a command of a plugin: pip install {shlex.quote(plugin)}"

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The subcommands with their lines, without importing any of our own."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])
        added = of_plugins()
        if added:
            with formatter.section("Commands of plugins"):
                formatter.write_dl([(name, command.get_short_help_str(150)) for name, command in added.items()])

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Understand what was called; help and the version are told here."""
        with _system_told():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand that was called."""
        with _system_told():
            return super().invoke(ctx)

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, say in one line each what was refused, and end with the exit status."""
        if sys.stderr is None:
            sys.stderr = _nowhere()
        if sys.stdout is None:
            print("ce-tracker: standard output is closed; let it lead somewhere, such as /dev/null", file=sys.stderr)
            sys.exit(REFUSED)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            status = super().main(*args, **extra | {"standalone_mode": False, "prog_name": "ce-tracker"}) or COMPLIANT
            _flush()
        except (_ReaderGoneError, BrokenPipeError):
            sys.stdout = _nowhere()
            status = READER_GONE
        except (click.Abort, KeyboardInterrupt):
            status = INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            status = REFUSED
        except (click.ClickException, CeTrackerError) as error:
            for line in refusal(error):
                print(line, file=sys.stderr)
            status = REFUSED
        sys.exit(status)


def of_plugins() -> dict[str, click.Command]:
    """The subcommands that plugins add, by name; none of them can stand in for one of ours."""
    return installed().commands(taken=_COMMANDS)


@contextmanager
def _system_told() -> Iterator[None]:
    """What the operating system refuses is refused in one line, with the file it is about."""
    try:
        yield
    except BrokenPipeError as error:
        raise _ReaderGoneError from error
    except OSError as error:
        about = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        raise click.ClickException(f"cannot go on: {about}{error.strerror or error}") from error


def _nowhere() -> TextIO:
    """A stream for what nobody can read."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # open for as long as the process runs


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stdout = _nowhere()
        raise click.ClickException(f"cannot write the answer: {error.strerror}") from error


def refusal(error: Exception) -> Iterator[str]:
    """What was refused and what to do, a line each."""
    match error:
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "ce-tracker"
            message = clean(error.format_message()).rstrip(".")
            yield f"{command}: {message} (try `{command} --help`)"
        case click.ClickException():
            yield from (f"ce-tracker: {clean(line)}" for line in error.format_message().splitlines())
        case FileError():
            yield from map(str, error.problems)
        case _:
            yield from (f"ce-tracker: {clean(line)}" for line in str(error).splitlines())
    if isinstance(error, (CeTrackerError, _NoSuchCommandError)):
        yield from broken_plugins()


def broken_plugins() -> Iterator[str]:
    """What is wrong with any plugin: rules that seem missing may be its rules."""
    for plugin in installed().plugins():
        for problem in plugin.problems:
            yield f"ce-tracker: plugin {plugin.name!r} ({plugin.origin}): {clean(problem)}"


@click.group(
    cls=Application,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  ce-tracker init --name "Jordan Rivera" --born 1988-05-17
  ce-tracker add licence --jurisdiction US-FL --credential LMT --issued 2015-03-10
  ce-tracker status
  ce-tracker export ical -o licences.ics

\b
LOGBOOK may be left out: then it is $CE_TRACKER_LOGBOOK, else ./logbook.toml,
else logbook.toml in your data folder.

\b
Exit status:
  0    every licence is compliant, or nothing is owed
  1    something is short
  2    the input was refused; nothing was written
  3    a verdict hinges on an open question""",
)
@click.version_option(__version__, message="ce-tracker %(version)s")
def application() -> None:
    """When a licence is due, which continuing-education hours count and why, and what is still missing.

    Information, not legal advice: the board decides, and every finding says where to check.
    """
