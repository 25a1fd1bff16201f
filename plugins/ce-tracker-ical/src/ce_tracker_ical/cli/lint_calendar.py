"""`lint-calendar`: what is wrong with a calendar file, whoever wrote it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ce_tracker.cli.options import examples, takes_json
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.wording import clean
from ce_tracker_ical.lint import RULES, Defect, lint

CLEAN, DEFECTIVE = 0, 1
SCHEMA = 1


@click.command(
    "lint-calendar",
    short_help="Say what is wrong with a calendar file.",
    epilog=examples("ce-tracker lint-calendar licences.ics", "ce-tracker export ical | ce-tracker lint-calendar -")
    + """

\b
Exit status:
  0    nothing is wrong
  1    something is
  2    the file cannot be read

\b
Rules, as --json and a pipe name them:
"""
    + "\n".join(f"  {name:<14}{asked}" for name, asked in RULES.items()),
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@takes_json
def lint_calendar(file: Path, as_json: bool) -> int:
    """Say what is wrong with FILE, an iCalendar file of any origin (- is standard input).

    Looks for what parsers forgive and calendars do not: line ends, lengths and folds, escapes, types, days that do not
    exist, what is missing or there twice.
    """
    name = "standard input" if str(file) == "-" else str(file)
    defects = lint(_read(file))
    if as_json:
        say_json(document(name, defects))
    elif to_a_person():
        _show(name, defects)
    else:
        say(_lines(name, defects))
    return DEFECTIVE if defects else CLEAN


def _read(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror or error}") from None


def document(name: str, defects: list[Defect]) -> dict[str, Any]:
    """The answer for programs."""
    found = [{"line": one.line or None, "rule": one.rule, "message": one.message} for one in defects]
    return {"schema": SCHEMA, "file": name, "defects": found}


def _lines(name: str, defects: list[Defect]) -> Iterator[str]:
    for one in defects:
        yield clean(f"{name}:{one.line or 1}: {one.rule}: {one.message}")


def _by_message(defects: list[Defect]) -> dict[str, list[int]]:
    """The lines that have the same defect: where all lines of a file have it, a person is told once."""
    found: dict[str, list[int]] = {}
    for one in defects:
        found.setdefault(one.message, []).append(one.line)
    return found


def _show(name: str, defects: list[Defect]) -> None:
    from ce_tracker.cli.terminal import Page

    page = Page()
    if not defects:
        page.item(page.mark(True), f"{name}: nothing is wrong")  # noqa: FBT003
        return
    found = _by_message(defects)
    width = max(len(str(numbers[0])) for numbers in found.values())
    for message, numbers in found.items():
        more = len(numbers) - 1
        again = f" (and {more} {'line' if more == 1 else 'lines'} more)" if more else ""
        page.item(str(numbers[0] or "-").rjust(width), message + again, width=width)
    page.gap()
    count = "1 defect" if len(defects) == 1 else f"{len(defects)} defects"
    page.item(page.mark(False), f"{name}: {count}")  # noqa: FBT003
