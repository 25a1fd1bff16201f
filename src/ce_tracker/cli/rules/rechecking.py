"""`rules stale`: which rules to look up again, the most urgent first."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from ce_tracker.cli.options import examples, takes_day, takes_json, told_age
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.rules.books import all_books, name_of, takes_jurisdiction
from ce_tracker.cli.wording import clean
from ce_tracker.rulebooks.stale import WEIGHTS, Check, Stale, stale_document
from ce_tracker.rulebooks.stale import stale as all_stale
from ce_tracker.rulebooks.versions import periods_words
from ce_tracker.rules import Span

_NAMED = 4
"""How many of the things that rest on one text are named to a person."""

_WEIGHTS = ", ".join(f"{confidence} {weight}" for confidence, weight in WEIGHTS.items())


@click.command(
    short_help="What to look up again, the most urgent first.",
    epilog=examples(
        "ce-tracker rules stale                      # all, the most urgent first",
        "ce-tracker rules stale --older-than 180d",
        "ce-tracker rules stale --on 2027-06-01 --older-than 6m --json",
    ),
)
@click.option(
    "--older-than",
    metavar="AGE",
    type=told_age,
    help="Only what was checked longer ago, such as 180d, 26w, 6m or 1y.",
)
@click.option("--past", is_flag=True, help="Also versions that govern no period in course or to come.")
@takes_jurisdiction
@takes_day
@takes_json
def stale(older_than: Span | None, past: bool, jurisdiction: str, on: date, as_json: bool) -> int:
    """List the rules to look up again, the most urgent first, with the texts they rest on.

    How urgent: the days since the rules were checked, times the weight of the least confidence in them (primary 1,
    secondary 2, conflicting 3, unverified 4). Ends with 0 whether or not there are any.
    """
    found = all_books(jurisdiction)
    before = None if older_than is None else older_than.before(on)
    ranked = all_stale(found.books, on, checked_before=before, past=past)
    if as_json:
        say_json(stale_document(ranked, on))
    elif to_a_person():
        _show(ranked, on)
    else:
        say(line for one in ranked for line in _lines(one))
    return found.status()


def _lines(one: Stale) -> Iterator[str]:
    name = f"{name_of(one.book)}: {periods_words(one.rules)}"
    yield clean(f"{name}: stale: score {one.score}: {_age(one)}: {one.weakest}: checked {one.rules.verified_on}")
    for check in one.checks:
        yield clean(
            f"{name}: look up: {check.confidence}: {_rests(check)}: {check.citation} {check.citation.url}".rstrip()
        )


def _show(ranked: Sequence[Stale], on: date) -> None:
    from rich.text import Text

    from ce_tracker.cli.terminal import Page

    page = Page()
    if not ranked:
        page.line(f"No rules were checked that long before {on}.")
        return
    page.line(f"To look up again as of {on}", "bold")
    page.line(f"score: days since checked, times the weight of the least confidence ({_WEIGHTS})", "dim")
    for one in ranked:
        page.gap()
        style = "yellow" if WEIGHTS[one.weakest] > 2 else ""
        page.line(
            Text.assemble(
                (name_of(one.book), "bold"),
                f"  score {one.score}: {_age(one)}, ",
                (str(one.weakest), style),
            )
        )
        page.line(f"{periods_words(one.rules)}; checked {one.rules.verified_on}", "dim", indent=2)
        for check in one.checks:
            page.item("-", f"{check.citation} ({check.confidence}): {_rests(check)}", indent=2)
            page.address(check.citation.url, indent=4)
        page.line(one.book.board.name, "dim", indent=2)
        page.address(one.book.board.url, indent=2)


def _age(one: Stale) -> str:
    return f"{one.age} day{'' if one.age == 1 else 's'}"


def _rests(check: Check) -> str:
    named = ", ".join(check.what[:_NAMED])
    more = len(check.what) - _NAMED
    return f"{named} and {more} more" if more > 0 else named
