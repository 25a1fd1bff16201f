"""Which rule books a subcommand speaks of."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click
from attrs import field, frozen

from ce_tracker import PluginError, Registry, UnknownJurisdictionError, installed
from ce_tracker.cli.application import COMPLIANT, REFUSED
from ce_tracker.cli.sources import tell_failures
from ce_tracker.errors import suggest
from ce_tracker.rules import Purpose, RuleBook
from ce_tracker.subjects import is_jurisdiction

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
    help_ = "Only this jurisdiction or body, or those in whose code, title or board this text is, such as US-FL, US-N or florida."
    return click.option("--jurisdiction", metavar="TEXT", default="", help=help_)(command)


def takes_credential(command: _Command) -> _Command:
    """Let a subcommand take the credential as its last argument, all of the jurisdiction unless told."""
    return click.argument("credential", required=False)(command)


def all_books(wanted: str = "") -> Books:
    """The rule books of a jurisdiction or body, or of all that `wanted` occurs in. Those that fail do not hide the others."""
    known = _known(installed())
    found = Books()
    for jurisdiction in [wanted] if wanted in known else known:
        try:
            found.books.extend(_books(installed(), jurisdiction))
        except PluginError as error:
            if not wanted or _is_in(wanted, [jurisdiction]):
                found.failures.append(str(error))
    if not wanted:
        return found
    matching = [book for book in found.books if _is_in(wanted, _names(book))]
    if not matching and not found.failures:
        raise click.ClickException(f"--jurisdiction: {suggest(_what(wanted), wanted, known)}")
    return Books(matching, found.failures)


def books_of(jurisdiction: str, credential: str | None) -> list[RuleBook]:
    """The rule books of a jurisdiction or body, or those of a credential.

    Raises `UnknownJurisdictionError` where there are none, naming the nearest.
    """
    registry = installed()
    known = _known(registry)
    if jurisdiction not in known:
        where = suggest(_what(jurisdiction), jurisdiction, known)
        raise UnknownJurisdictionError(f"{where} (`ce-tracker rules list` shows all)")
    books = _books(registry, jurisdiction)
    if credential is None:
        return books
    found = [book for book in books if book.credential == credential]
    if not found:
        raise UnknownJurisdictionError(
            f"{jurisdiction}: {suggest('credential', credential, dict.fromkeys(book.credential for book in books))}"
        )
    return found


def _known(registry: Registry) -> list[str]:
    """Everything that has rules: jurisdictions, then bodies."""
    return [*registry.jurisdictions(), *registry.certifications()]


def _what(code: str) -> str:
    """What a code that is not known may have meant."""
    return "jurisdiction" if "-" in code else "jurisdiction or certifying body"


def _books(registry: Registry, code: str) -> list[RuleBook]:
    if code in registry.certifications():
        return list(registry.certification_books(code).values())
    return list(registry.rule_books(code).values())


def _names(book: RuleBook) -> Iterable[str]:
    return book.jurisdiction, book.credential, book.name, book.board.name


def _is_in(text: str, names: Iterable[str]) -> bool:
    return any(text.casefold() in name.casefold() for name in names)


def title(book: Mapping[str, Any]) -> str:
    """The name of a rule book in a document: US-FL LMT; that of a certification with its purpose."""
    return _named(book["jurisdiction"], book["credential"], book["purpose"])


def name_of(book: RuleBook) -> str:
    """The name of a rule book, as `title`."""
    return _named(book.jurisdiction, book.credential, book.purpose)


def _named(jurisdiction: str, credential: str, purpose: str) -> str:
    name = f"{jurisdiction} {credential}"
    if is_jurisdiction(jurisdiction):
        return name
    return f"{name}, to {'obtain' if purpose == Purpose.ELIGIBILITY else 'keep'} it"
