"""`rules list`: a line for each licence and certification: its cycle, its hours, how sure that is and when it was checked."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from typing import Any

import click

from ce_tracker.cli.options import examples, takes_day, takes_json
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.rules.books import all_books, takes_jurisdiction, title
from ce_tracker.cli.wording import clean, sure
from ce_tracker.rulebooks.document import rules_list_document
from ce_tracker.rules import Confidence

_DOUBTFUL = (Confidence.CONFLICTING, Confidence.UNVERIFIED)


def _finite(_: click.Context, __: click.Parameter, hours: float | None) -> float | None:
    if hours is not None and not isfinite(hours):
        raise click.BadParameter(f"{hours} is no number of hours; write it as 24 or 7.5")
    return hours


@click.command(
    "list",
    short_help="All licences and certifications: cycle, hours, confidence, when checked.",
    epilog=examples(
        "ce-tracker rules list",
        "ce-tracker rules list --jurisdiction US-N      # all whose code has US-N in it",
        "ce-tracker rules list --confidence secondary   # what rests on less than primary sources",
        "ce-tracker rules list --hours-at-least 24 --json",
        "ce-tracker rules list --no-ce                  # where no continuing education is asked",
    ),
)
@takes_jurisdiction
@click.option(
    "--confidence",
    type=click.Choice([one.value for one in Confidence]),
    help="Only rules of this confidence or a lesser one.",
)
@click.option(
    "--hours-at-least",
    metavar="HOURS",
    type=click.FloatRange(min=0),
    callback=_finite,
    help="Only where an ordinary renewal asks that many hours; not where the number is not known.",
)
@click.option("--ce/--no-ce", "ce", default=None, help="Only where continuing education is asked, or is not.")
@takes_day
@takes_json
def list_(
    jurisdiction: str,
    confidence: str | None,
    hours_at_least: float | None,
    ce: bool | None,
    on: date,
    as_json: bool,
) -> int:
    """List every licence and certification that rules are known for.

    Hours are those of an ordinary renewal, neither the first nor a special case, of periods in course on the day of --on:
    none, a number, two where sources disagree, 24? where it is open that they are asked, 24+ where it is open how many
    more are, and ? where no number is known.
    """
    found = all_books(jurisdiction)
    document = rules_list_document(found.books, on)
    document["rule_books"] = [
        book
        for book in document["rule_books"]
        if (confidence is None or Confidence(book["confidence"]).rank >= Confidence(confidence).rank)
        and (hours_at_least is None or (book["hours_at_most"] or book["hours_at_least"] or 0) >= hours_at_least)
        and (ce is None or book["ce_required"] is ce)
    ]
    if as_json:
        say_json(document)
    elif to_a_person():
        _show(document["rule_books"])
    else:
        say(map(_line, document["rule_books"]))
    return found.status()


def _line(book: Mapping[str, Any]) -> str:
    hours = _in_hours(book)
    standing = f"{sure(book['confidence'])}, checked {book['verified_on']}"
    return clean(f"{title(book)}: {hours}: {book['cycle']}: {standing}: {book['name']}")


def _in_hours(book: Mapping[str, Any]) -> str:
    words: str = book["hours_words"]
    match words:
        case "none":
            return "no continuing education" if not book["ce_required"] else "no hours"
        case "?":
            return "hours not known"
        case "1":
            return "1 hour"
        case _:
            aside = {"?": ", doubtful", "+": " or more"}.get(words[-1], "")
            return f"{words.rstrip('?+')} hours{aside}"


def _show(books: Sequence[Mapping[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from ce_tracker.cli.terminal import Page

    page = Page()
    if not books:
        page.line("No rule book is like that.")
        return
    if page.narrow:
        for book in books:
            page.line(Text.assemble((clean(title(book)), "bold"), f"  {_in_hours(book)}"))
            page.line(book["cycle"], indent=2)
            page.line(f"{sure(book['confidence'])}, checked {book['verified_on']}", _style(book) or "dim", indent=2)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("licence", style="bold")
    table.add_column("cycle")
    table.add_column("hours", justify="right", no_wrap=True)
    table.add_column("confidence", no_wrap=True)
    table.add_column("checked", no_wrap=True)
    for book in books:
        table.add_row(
            clean(title(book)),
            Text(clean(book["cycle"])),
            book["hours_words"],
            Text(book["confidence"], _style(book)),
            book["verified_on"],
        )
    page.show(table)


def _style(book: Mapping[str, Any]) -> str:
    return "yellow" if book["confidence"] in _DOUBTFUL else ""
