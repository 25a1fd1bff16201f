"""Which rule books a subcommand speaks of."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click
from attrs import field, frozen

from ce_tracker import PluginError, installed
from ce_tracker.cli.application import COMPLIANT, REFUSED
from ce_tracker.cli.sources import tell_failures
from ce_tracker.errors import suggest
from ce_tracker.rules import RuleBook

_Command = TypeVar("_Command", bound=Callable[..., Any])


@frozen
class Books:
    """The rule books that could be loaded, and why others could not."""

    books: list[RuleBook] = field(factory=list)
    failures: list[str] = field(factory=list)

    def status(self) -> int:
        """Tell on standard error what could not be loaded; the exit status."""
        tell_failures(self.failures)
        return REFUSED if self.failures else COMPLIANT


def takes_jurisdiction(command: _Command) -> _Command:
    """Let a subcommand look at some jurisdictions only."""
    help_ = "Only this jurisdiction, such as US-FL, or those in whose code, title or board this text is, such as US-N or florida."
    return click.option("--jurisdiction", metavar="TEXT", default="", help=help_)(command)


def takes_credential(command: _Command) -> _Command:
    """Let a subcommand take the credential as its last argument, all of the jurisdiction unless told."""
    return click.argument("credential", required=False)(command)


def all_books(wanted: str = "") -> Books:
    """The rule books of a jurisdiction, or of all that `wanted` occurs in. Those that fail do not hide the others."""
    registry = installed()
    known = registry.jurisdictions()
    found = Books()
    for jurisdiction in [wanted] if wanted in known else known:
        try:
            found.books.extend(registry.rule_books(jurisdiction).values())
        except PluginError as error:
            if not wanted or _is_in(wanted, [jurisdiction]):
                found.failures.append(str(error))
    if not wanted:
        return found
    matching = [book for book in found.books if _is_in(wanted, _names(book))]
    if not matching and not found.failures:
        raise click.ClickException(f"--jurisdiction: {suggest('jurisdiction', wanted, known)}")
    return Books(matching, found.failures)


def books_of(jurisdiction: str, credential: str | None) -> list[RuleBook]:
    """The rule books of a jurisdiction, or the one of a credential."""
    registry = installed()
    if credential is not None:
        return [registry.rule_book(jurisdiction, credential)]
    return list(registry.rule_books(jurisdiction).values())


def _names(book: RuleBook) -> Iterable[str]:
    return book.jurisdiction, book.credential, book.name, book.board.name


def _is_in(text: str, names: Iterable[str]) -> bool:
    return any(text.casefold() in name.casefold() for name in names)


def title(book: Mapping[str, Any]) -> str:
    """The name of a rule book in a document: US-FL LMT."""
    return f"{book['jurisdiction']} {book['credential']}"
