"""`rules show`: what is asked, as a board member would read it."""

from collections.abc import Iterator
from datetime import date

import click

from ce_tracker.cli.application import COMPLIANT
from ce_tracker.cli.options import examples, takes_day, takes_json
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.rules.books import books_of, takes_credential
from ce_tracker.cli.rules.outline import Line, outline
from ce_tracker.cli.wording import clean
from ce_tracker.rulebooks.document import rules_document

_STEP = 2


@click.command(
    short_help="What a jurisdiction asks, as a board member would read it.",
    epilog=examples(
        "ce-tracker rules show US-FL",
        "ce-tracker rules show US-FL LMT --on 2024-01-01   # as it was for periods in course then",
        "ce-tracker rules show AMMA                        # a body: to obtain its certifications, and to keep them",
        "ce-tracker rules show US-FL --json",
    ),
)
@click.argument("jurisdiction")
@takes_credential
@takes_day
@takes_json
def show(jurisdiction: str, credential: str | None, on: date, as_json: bool) -> int:
    """Show what JURISDICTION, such as US-FL, or a certifying body, such as AMMA, asks.

    That is the term, each requirement with its law, special cases, notes.

    The version shown in full is the one for periods in course on the day of --on.
    """
    document = rules_document(books_of(jurisdiction, credential), on)
    if as_json:
        say_json(document)
    elif to_a_person():
        _show(outline(document))
    else:
        say(clean(" " * _STEP * line.depth + line.words) for line in outline(document))
    return COMPLIANT


def _show(lines: Iterator[Line]) -> None:
    from ce_tracker.cli.terminal import Page

    page = Page()
    styles = {"heading": "bold", "aside": "dim", "open": "yellow"}
    for line in lines:
        indent = _STEP * line.depth
        if line.role == "heading" and line.depth < 2:
            page.gap()
        if line.role == "address":
            page.address(line.words, indent)
        elif line.words.startswith("- "):
            page.item("-", line.words[2:], indent)
        else:
            page.line(line.words, styles.get(line.role, ""), indent)
