"""`rules list` and `rules show`: what is asked where, as a board member would read it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from ce_tracker import PluginError, installed
from ce_tracker.cli.application import COMPLIANT, REFUSED
from ce_tracker.cli.options import examples, takes_day, takes_json
from ce_tracker.cli.output import say, say_json, to_a_person
from ce_tracker.cli.sources import Judged
from ce_tracker.cli.wording import clean, sure
from ce_tracker.rules_report import rules_document, rules_list_document

if TYPE_CHECKING:
    from ce_tracker.rules import RuleBook

_STEP = 2


@frozen
class Line:
    """A line of an outline: how deep it lies, its words, and whether it is a heading, an address or an aside."""

    depth: int
    words: str
    role: str = ""


@click.group(
    epilog=examples(
        "ce-tracker rules list", "ce-tracker rules show US-FL", "ce-tracker rules show US-FL --on 2024-01-01"
    )
)
def rules() -> None:
    """Show the rules that are known, each with its citation, how sure it is and when it was last checked."""


@rules.command("list", epilog=examples("ce-tracker rules list", "ce-tracker rules list --json"))
@takes_json
def list_(as_json: bool) -> int:
    """List every licence that rules are known for."""
    books: list[RuleBook] = []
    failed = Judged()
    for jurisdiction in installed().jurisdictions():
        try:
            books += installed().rule_books(jurisdiction).values()
        except PluginError as error:
            failed.failures.append(str(error))
    document = rules_list_document(books)
    if as_json:
        say_json(document)
    elif to_a_person():
        _show_list(document)
    else:
        say(_list_lines(document))
    failed.tell_failures()
    return REFUSED if failed.failures else COMPLIANT


@rules.command(
    epilog=examples(
        "ce-tracker rules show US-FL",
        "ce-tracker rules show US-FL LMT --on 2024-01-01   # as it was for periods in course then",
        "ce-tracker rules show US-FL --json",
    )
)
@click.argument("jurisdiction")
@click.argument("credential", required=False)
@takes_day
@takes_json
def show(jurisdiction: str, credential: str | None, on: date, as_json: bool) -> int:
    """Show what JURISDICTION (such as US-FL) asks: the term, each requirement with its law, special cases, notes.

    The version shown in full is the one for the first periods that end on the day of --on or later.
    """
    registry = installed()
    books: Sequence[RuleBook] = list(registry.rule_books(jurisdiction).values())
    if credential is not None:
        books = [registry.rule_book(jurisdiction, credential)]
    document = rules_document(books, on)
    if as_json:
        say_json(document)
    elif to_a_person():
        _show_outline(outline(document))
    else:
        say(clean(" " * _STEP * line.depth + line.words) for line in outline(document))
    return COMPLIANT


def _list_lines(document: Mapping[str, Any]) -> Iterator[str]:
    for book in document["rule_books"]:
        asked = "" if book["ce_required"] else ": no continuing education"
        yield clean(
            f"{book['jurisdiction']} {book['credential']}: {book['name']}{asked}: {book['term']} "
            f"({sure(book['confidence'])}, checked {book['verified_on']})"
        )


def _show_list(document: Mapping[str, Any]) -> None:
    from rich.text import Text

    from ce_tracker.cli.terminal import Page

    page = Page()
    for book in document["rule_books"]:
        asked = "" if book["ce_required"] else ", no continuing education"
        name = Text.assemble(
            (f"{book['jurisdiction']} {book['credential']}", "bold"), f"  {clean(book['name'])}{asked}"
        )
        page.line(name)
        page.line(f"{book['term']} ({sure(book['confidence'])}, checked {book['verified_on']})", "dim", indent=2)


def _show_outline(lines: Iterator[Line]) -> None:
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


def outline(document: Mapping[str, Any]) -> Iterator[Line]:
    """The rule books of a document as lines to read."""
    for book in document["rule_books"]:
        yield Line(0, f"{book['jurisdiction']} {book['credential']}: {book['name']}", "heading")
        yield Line(0, book["board"]["name"])
        yield Line(0, book["board"]["url"], "address")
        yield from _of_term(book)
        if book["facts"]:
            yield Line(1, "Facts it asks for (licence facts in the logbook)", "heading")
            for fact in book["facts"]:
                yield Line(2, f"- {fact['name']}: {fact['meaning']} (such as {fact['example']})")
        governing = [version for version in book["versions"] if version["in_force"]]
        for version in governing:
            yield from _of_version(version)
        if not governing:
            yield Line(1, f"No rules are known for periods that end on {document['on']} or later", "open")
        yield Line(1, "Versions", "heading")
        for version in book["versions"]:
            shown = " (shown here)" if version["in_force"] else ""
            label = f": {version['label']}" if version["label"] else ""
            yield Line(2, f"- periods ending {_days(version)}{label}{shown}")


def _of_term(book: Mapping[str, Any]) -> Iterator[Line]:
    yield Line(1, "Term", "heading")
    for term, name in ((book["term"], "The licence"), (book["ce_term"], "The CE period")):
        if term is not None:
            yield Line(2, f"- {name}: {term['words']} ({sure(term['confidence'])})")
            if term["note"]:
                yield Line(3, term["note"], "aside")
    if book["opens"]:
        yield Line(2, f"- Renewal opens {book['opens']} before the due date")
    for state in book["late"]:
        yield Line(2, f"- Not renewed: {state['name']}{_LASTS.get(state['lasts'], ', for ' + state['lasts'])}")
        yield Line(3, state["meaning"], "aside")
    for moved in book["moved"]:
        yield Line(2, f"- Due {moved['due']} instead of {moved['end']}: {moved['citation']}")


_LASTS = {"next-due": ", until the end of the next term", "open": ""}


def _of_version(version: Mapping[str, Any]) -> Iterator[Line]:
    label = f": {version['label']}" if version["label"] else ""
    yield Line(1, f"Rules for periods ending {_days(version)}{label}", "heading")
    yield Line(2, f"{version['citation']} ({sure(version['confidence'])}, checked {version['verified_on']})", "aside")
    if version["url"]:
        yield Line(2, version["url"], "address")
    if not version["ce_required"]:
        yield Line(2, "- No continuing education is asked")
    if version["accepts"]:
        yield Line(2, f"- Accepted hours: {version['accepts']}")
    if version["subject_as_approved_by"]:
        yield Line(
            2, f"- The category in which {version['subject_as_approved_by']} approved a course decides its subject"
        )
    if version["minutes_per_hour"]:
        yield Line(2, f"- An hour has {version['minutes_per_hour']} minutes")
    if version["keep_records"]:
        yield Line(2, f"- Proof must be kept for {version['keep_records']}")
    if version["requirements"]:
        yield Line(1, "Requirements", "heading")
        for requirement in version["requirements"]:
            yield from _of_requirement(requirement, 2)
    yield from _of_cases(version["cases"])
    if version["carry_over"]:
        yield from _of_carry_over(version["carry_over"])
    if version["notes"]:
        yield Line(1, "Notes", "heading")
        yield from (Line(2, f"- {note}") for note in version["notes"])


def _of_cases(cases: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    if cases:
        yield Line(1, "Instead, where this applies (the first that does)", "heading")
    for case in cases:
        yield Line(2, "- " + ": ".join(filter(None, (case["when"], case["exempt"] or case["label"]))))
        if case["citation"]:
            yield Line(3, _sourced(case), "aside")
        for requirement in case["requirements"]:
            yield from _of_requirement(requirement, 3)


def _of_carry_over(rule: Mapping[str, Any]) -> Iterator[Line]:
    yield Line(1, "Carry-over", "heading")
    share = "" if rule["share"] == "1" else f" ({rule['share']} of the excess)"
    yield Line(2, f"- At most {rule['at_most']} hours{share} toward {', '.join(rule['toward'])}")
    if rule["perhaps"]:
        yield Line(3, f"Open: whether also toward {', '.join(rule['perhaps'])}", "open")
    if rule["open"]:
        yield Line(3, f"Open: {rule['open']}", "open")
    if rule["citation"]:
        yield Line(3, rule["citation"], "aside")


def _of_requirement(requirement: Mapping[str, Any], depth: int) -> Iterator[Line]:
    yield Line(depth, f"- {_asked(requirement)}")
    if requirement["open"]:
        yield Line(depth + 1, f"Open: {requirement['open']}", "open")
    if requirement["citation"] or requirement["confidence"]:
        yield Line(depth + 1, _sourced(requirement), "aside")
    for part in requirement["parts"]:
        yield from _of_requirement(part, depth + 1)
    for number, alternative in enumerate(requirement["alternatives"], 1):
        yield Line(depth + 1, f"Way {number}:")
        for part in alternative:
            yield from _of_requirement(part, depth + 2)


def _asked(requirement: Mapping[str, Any]) -> str:
    words: str = requirement["words"]
    match requirement["kind"]:
        case "components":
            return f"{words} hours; an hour fills one place only:"
        case "minimum" | "component":
            return f"{_amount(requirement['hours'])}: {words}"
        case "maximum" if not words.startswith("at most"):
            return f"at most {_amount(requirement['hours'])}: {words}"
        case "any-of":
            return f"{words}: one of these ways suffices"
        case "document":
            return f"{words} (document {' or '.join(requirement['documents'])})"
        case _:
            return words


def _amount(hours: str) -> str:
    """A plain number with its unit; a number that follows from something, as that is said."""
    if hours == "1":
        return "1 hour"
    return f"{hours} hours" if hours.replace(".", "").isdigit() else f"hours, {hours}"


def _sourced(one: Mapping[str, Any]) -> str:
    confidence = f"({sure(one['confidence'])})" if one["confidence"] else ""
    return " ".join(filter(None, (one["citation"], confidence)))


def _days(version: Mapping[str, Any]) -> str:
    first, last = version["periods_ending"]["first"], version["periods_ending"]["last"]
    if first is None:
        return f"until {last}" if last else "at any time"
    if last is None:
        return f"from {first}"
    return f"on {first}" if first == last else f"{first} to {last}"
