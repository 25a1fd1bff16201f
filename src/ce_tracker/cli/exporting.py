"""`export`: the deadlines in another format. Each format is a subcommand with the options that its plugin gives it."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ce_tracker import Export, Exporter, PluginError, PreviousError, deadlines, installed
from ce_tracker.cli.application import COMPLIANT, REFUSED
from ce_tracker.cli.options import examples, takes_day, takes_logbook, takes_stale_after, told_moment
from ce_tracker.cli.output import write_whole
from ce_tracker.cli.sources import find, judge, open_logbook

_OF_CALENDARS = ("ical", "ical-tasks")
EPOCH = "SOURCE_DATE_EPOCH"


class Formats(click.Group):
    """The formats of all plugins."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the formats."""
        return list(installed().exporters)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """What writes one format."""
        exporter = installed().exporters.get(cmd_name)
        return None if exporter is None else _writing(exporter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The formats, and how to see what each can be told."""
        known = installed().exporters.values()
        with formatter.section("Formats"):
            if not known:
                formatter.write_text("None is installed: pip install ce-tracker-ical")
            formatter.write_dl([(one.name, one.label) for one in known])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The format comes first: what else may follow depends on it."""
        if args and args[0].startswith("-") and args[0] not in ctx.help_option_names:
            raise click.UsageError(f"name the format before {args[0]}", ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The named format; one that is not there is told with the nearest."""
        if args[0] in _OF_CALENDARS and args[0] not in installed().exporters:
            raise PluginError(f"{args[0]!r} is a format of a plugin: pip install ce-tracker-ical")
        installed().exporter(args[0])
        return super().resolve_command(ctx, args)


@click.group(
    cls=Formats,
    short_help="The deadlines in another format.",
    subcommand_metavar="FORMAT [OPTIONS] [LOGBOOK]",
    epilog=examples(
        "ce-tracker export ical -o licences.ics",
        "ce-tracker export ical logbook.toml > licences.ics",
        "SOURCE_DATE_EPOCH=1767225600 ce-tracker export ical   # the same bytes every time",
    )
    + "\n\n`ce-tracker export FORMAT --help` shows what a format can be told.",
)
def export() -> None:
    """Write the deadlines in FORMAT, such as a calendar that a phone can read."""


def _writing(exporter: Exporter) -> click.Command:
    """The subcommand of one format."""

    @click.command(
        exporter.name,
        help=f"Write the deadlines in this format: {exporter.label}.",
        short_help=exporter.label,
        epilog=_usual(exporter),
    )
    @takes_logbook
    @takes_day
    @takes_stale_after
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, allow_dash=True),
        help="Write this file, whole or not at all; standard output unless told.",
    )
    @click.option(
        "--made",
        metavar="MOMENT",
        type=told_moment,
        help=f"The moment to give as the time of making, such as 2026-01-10T09:00:00Z; ${EPOCH} or now unless told.",
    )
    def write(
        logbook: Path | None,
        on: date,
        output: Path | None,
        made: datetime | None,
        previous: Path | None = None,
        **chosen: bool | tuple[int, ...],
    ) -> int:
        moment = made or _moment_of_making()
        source = find(logbook)
        if output is not None and _same_file(output, source):
            raise click.ClickException(f"{output} is the logbook itself; name another file with -o")
        before = _before(exporter, previous, output)
        therapist = open_logbook(source, on)
        judged = judge(therapist, on)
        if judged.failures:
            judged.tell_failures()
            return REFUSED
        told = {name.replace("_", "-"): value for name, value in chosen.items() if value}
        found = deadlines(therapist, judged.audits)
        try:
            written = exporter.write(Export(therapist, found, moment, judged.audits, told, before))
        except PreviousError as error:
            raise click.ClickException(f"{previous or output}: {error}; name another file") from None
        return _hand_over(exporter, written, output)

    for option in _further(exporter, {*(parameter.name for parameter in write.params), "help"}):
        write.params.append(option)
    return write


def _further(exporter: Exporter, taken: set[str | None]) -> Iterator[click.Option]:
    """What this format alone takes."""
    for option in exporter.options:
        name = option.name.replace("-", "_")
        if name in taken:
            raise PluginError(f"format {exporter.name!r} has an option --{option.name}, which `export` has itself")
        if option.is_switch:
            yield click.Option([f"--{option.name}", name], is_flag=True, help=option.help)
        else:
            yield click.Option([f"--{option.name}", name], multiple=True, type=int, metavar="NUMBER", help=option.help)
    if exporter.follows:
        file = click.Path(path_type=Path, exists=True, dir_okay=False)
        help_ = "What was written the last time: what has not changed since stays as it is. The file of -o unless told."
        yield click.Option(["--previous"], type=file, help=help_)


def _usual(exporter: Exporter) -> str:
    named = f"ce-tracker export {exporter.name}"
    return examples(f"{named} -o licences{exporter.suffix}", f"{named} logbook.toml > licences{exporter.suffix}")


def _before(exporter: Exporter, previous: Path | None, output: Path | None) -> bytes:
    """What the format is to follow: the named file, else the one that is replaced, else nothing."""
    if not exporter.follows:
        return b""
    path = previous or output
    if path is None or str(path) == "-" or not path.is_file():
        return b""
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror or error}") from None


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _hand_over(exporter: Exporter, written: bytes, output: Path | None) -> int:
    if output is not None and str(output) != "-":
        write_whole(output, written)
        return COMPLIANT
    if sys.stdout.isatty() and not _is_text(written):
        raise click.ClickException(
            f"{exporter.label} is no text for a terminal; name a file with -o FILE{exporter.suffix}"
        )
    click.echo(written, nl=False)
    return COMPLIANT


def _moment_of_making() -> datetime:
    told = os.environ.get(EPOCH)
    if not told:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.ClickException(
            f"${EPOCH} is {told!r}; it must be the seconds since 1970, such as 1767225600"
        ) from None


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False
