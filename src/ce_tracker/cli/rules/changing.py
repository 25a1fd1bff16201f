"""`rules history` and `rules diff`: the versions of rules, and what changed from one to another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from ce_tracker.cli.application import COMPLIANT
from ce_tracker.cli.options import examples, takes_day, takes_json, told_day
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.rules.books import books_of, takes_credential, title
from ce_tracker.cli.wording import clean, sure
from ce_tracker.rulebooks.history import diff_document, history_document, requirement_keys

if TYPE_CHECKING:
    from rich.table import Table

    from ce_tracker.cli.terminal import Page

_KEY_COLUMN, _VERSION_COLUMN = 24, 18
"""The least width of the columns in which versions stand side by side."""

_MARKS = {"added": ("+", "green"), "dropped": ("-", "red"), "changed": ("~", "yellow")}


@click.command(
    short_help="All versions side by side, and what each changed.",
    epilog=examples("ce-tracker rules history US-FL", "ce-tracker rules history US-WA LMT --json"),
)
@click.argument("jurisdiction")
@takes_credential
@takes_day
@takes_json
def history(jurisdiction: str, credential: str | None, on: date, as_json: bool) -> int:
    """Show all versions of what JURISDICTION (such as US-FL) asks, side by side, and what each changed.

    The version for periods in course on the day of --on is marked.
    """
    document = history_document(books_of(jurisdiction, credential), on)
    if as_json:
        say_json(document)
    elif to_a_person():
        _show_history(document["rule_books"])
    else:
        say(line for book in document["rule_books"] for line in _history_lines(book))
    return COMPLIANT


@click.command(
    short_help="What changed between the rules of two days.",
    epilog=examples(
        "ce-tracker rules diff US-FL 2020-01-01 2026-01-01",
        "ce-tracker rules diff US-FL 2020-01-01 2026-01-01 LMT --json",
    ),
)
@click.argument("jurisdiction")
@click.argument("from_", metavar="FROM", type=told_day)
@click.argument("to", metavar="TO", type=told_day)
@takes_credential
@takes_json
def diff(jurisdiction: str, from_: date, to: date, credential: str | None, as_json: bool) -> int:
    """Show what changed in JURISDICTION between the rules for periods in course on day FROM and those on day TO."""
    document = diff_document(books_of(jurisdiction, credential), from_, to)
    if as_json:
        say_json(document)
    elif to_a_person():
        _show_diff(document)
    else:
        say(line for book in document["rule_books"] for line in _diff_lines(document, book))
    return COMPLIANT


def _history_lines(book: Mapping[str, Any]) -> Iterator[str]:
    for version in book["versions"]:
        name = f"{title(book)}: {version['periods']}"
        label = f": {version['label']}" if version["label"] else ""
        yield clean(f"{name}: version{label}: {_standing(version)}: {version['citation']} {version['url']}".rstrip())
        yield from (clean(f"{name}: requirement: {key}: {hours or 'asked'}") for key, hours in version["asks"].items())
        yield from (clean(f"{name}: {change['words']}") for change in version["changes"] or ())


def _diff_lines(document: Mapping[str, Any], book: Mapping[str, Any]) -> Iterator[str]:
    yield from (clean(f"{title(book)}: {line}") for line in _compared(document, book))
    yield from (clean(f"{title(book)}: {change['words']}") for change in book["changes"] or ())


def _compared(document: Mapping[str, Any], book: Mapping[str, Any]) -> Iterator[str]:
    """Which versions are compared, and where there is nothing to tell."""
    for side, version in (("from", book["before"]), ("to", book["after"])):
        day = document[side]
        if version is None:
            yield f"{side}: {day}: no rules are known for periods in course on that day"
        else:
            label = f": {version['label']}" if version["label"] else ""
            yield f"{side}: {day}: {version['periods']}{label}"
    if book["before"] is not None and book["before"] == book["after"]:
        yield "unchanged: the same version governs on both days"
    elif book["changes"] == []:
        yield "unchanged: the two versions ask the same"


def _standing(version: Mapping[str, Any]) -> str:
    return f"{sure(version['confidence'])}, checked {version['verified_on']}"


def _show_history(books: Iterable[Mapping[str, Any]]) -> None:
    from ce_tracker.cli.terminal import Page

    page = Page()
    for book in books:
        page.gap()
        page.line(f"{title(book)}: {book['name']}", "bold")
        versions = book["versions"]
        if page.console.width >= _KEY_COLUMN + _VERSION_COLUMN * len(versions):
            page.show(_side_by_side(versions))
        else:
            _below_each_other(page, versions)
        for newer, older in pairwise(versions):
            page.heading(f"Changed from {_short(older)} to {_short(newer)}")
            _show_changes(page, newer["changes"])
        if len(versions) == 1:
            page.line("No other version is known.", "dim", indent=2)


def _side_by_side(versions: Sequence[Mapping[str, Any]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column("", overflow="fold")
    for version in versions:
        table.add_column(version["periods"].removeprefix("periods ") + (", in force" if version["in_force"] else ""))

    def row(name: str, cells: Iterable[str], style: str = "") -> None:
        table.add_row(Text(clean(name), style), *(Text(clean(cell), style) for cell in cells))

    row("", (version["label"] for version in versions), "dim")
    row("hours in all", (version["hours"] for version in versions))
    for key in requirement_keys(versions):
        row(key, (_cell(version["asks"], key, "asked") for version in versions))
    for when in {case["when"]: None for version in versions for case in version["cases"]}:
        row(when, (_otherwise(version["cases"], when) for version in versions))
    row("confidence", (version["confidence"] for version in versions))
    row("checked", (version["verified_on"] for version in versions))
    return table


def _cell(asks: Mapping[str, str | None], key: str, without_hours: str) -> str:
    return asks[key] or without_hours if key in asks else "-"


def _otherwise(cases: Iterable[Mapping[str, Any]], when: str) -> str:
    return next((_case(case) for case in cases if case["when"] == when), "-")


def _case(case: Mapping[str, Any]) -> str:
    return "exempt" if case["exempt"] else "other rules"


def _below_each_other(page: "Page", versions: Iterable[Mapping[str, Any]]) -> None:
    for version in versions:
        page.heading(version["periods"].capitalize() + (" (in force)" if version["in_force"] else ""))
        if version["label"]:
            page.line(version["label"], "dim", indent=2)
        page.line(f"hours in all: {version['hours']}", indent=2)
        for key, hours in version["asks"].items():
            page.item("-", f"{key}: {hours or 'asked'}", indent=2)
        for case in version["cases"]:
            page.item("-", f"{case['when']}: {_case(case)}", indent=2)
        page.line(_standing(version), "dim", indent=2)


def _short(version: Mapping[str, Any]) -> str:
    words: str = version["label"] or version["periods"].removeprefix("periods ")
    return words


def _show_diff(document: Mapping[str, Any]) -> None:
    from ce_tracker.cli.terminal import Page

    page = Page()
    for book in document["rule_books"]:
        page.gap()
        page.line(f"{title(book)}: {book['name']}", "bold")
        for line in _compared(document, book):
            page.line(line, "dim", indent=2)
        if book["changes"]:
            page.gap()
            _show_changes(page, book["changes"])


def _show_changes(page: "Page", changes: Iterable[Mapping[str, Any]]) -> None:
    from rich.text import Text

    for change in changes:
        sign, style = _MARKS[change["what"]]
        subject = clean(": ".join(filter(None, (*change["place"], change["aspect"]))))
        if change["what"] == "changed":
            page.item(Text(sign, style), subject, indent=2)
            page.line(f"now: {change['after']}", indent=4)
            page.line(f"was: {change['before']}", "dim", indent=4)
        else:
            page.item(Text(sign, style), f"{subject}: {change['after'] or change['before']}", indent=2)
