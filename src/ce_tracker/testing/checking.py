"""Every check there is, on all rule books of one installed plugin: what `ce-tracker check-plugin` prints."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from ce_tracker.errors import CeTrackerError, PluginError, suggest
from ce_tracker.registry import Registry
from ce_tracker.rules import Purpose, RuleBook
from ce_tracker.rules.source import RuleSource
from ce_tracker.testing import conformance

SCHEMA = 1


@frozen
class Checked:
    """One rule book, or a jurisdiction whose rule books could not be made: its problems, and what it leaves open."""

    name: str
    versions: int
    problems: tuple[str, ...]
    left_open: tuple[str, ...] = ()


@frozen
class Report:
    """What is wrong with a plugin: with itself, and with each of its rule books."""

    plugin: str
    origin: str
    problems: tuple[str, ...]
    books: tuple[Checked, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems and not any(book.problems for book in self.books)

    def document(self) -> dict[str, Any]:
        """The report ready for JSON; `schemas/check-plugin.schema.json` tells its shape."""
        return {
            "schema": SCHEMA,
            "plugin": self.plugin,
            "origin": self.origin,
            "sound": self.sound,
            "problems": list(self.problems),
            "books": [
                {
                    "name": book.name,
                    "versions": book.versions,
                    "problems": list(book.problems),
                    "left_open": list(book.left_open),
                }
                for book in self.books
            ],
        }


def check_plugin(
    registry: Registry, name: str, records: int = 0, progress: Callable[[str], None] | None = None
) -> Report:
    """All checks on one plugin; with `records`, the general laws as well, each on so many records drawn for each book.

    `progress` is called with each jurisdiction that is begun.

    Raises `PluginError` naming the nearest where no plugin has that name."""
    plugins = {plugin.name: plugin for plugin in registry.plugins()}
    if name not in plugins:
        raise PluginError(suggest("plugin", name, plugins))
    books: list[Checked] = []
    for source in registry.sources_of(name):
        if progress is not None:
            progress(source.jurisdiction)
        books.extend(_of_source(source, records))
    found = plugins[name]
    return Report(name, found.origin, found.problems, tuple(books))


def _of_source(source: RuleSource, records: int) -> Iterator[Checked]:
    try:
        books = list(source.load())
    except CeTrackerError as error:
        yield Checked(source.jurisdiction, 0, (str(error),))
        return
    except (Exception, SystemExit) as error:  # whatever a plugin raises is its own
        yield Checked(source.jurisdiction, 0, (f"{type(error).__name__}: {error}",))
        return
    if not books:
        yield Checked(source.jurisdiction, 0, (f"{source.jurisdiction}: there is no rule book",))
    yield from (_of_book(book, source.jurisdiction, records) for book in books)


def _of_book(book: object, jurisdiction: str, records: int) -> Checked:
    if not isinstance(book, RuleBook):
        return Checked(jurisdiction, 0, (f"{book!r} is no RuleBook",))
    problems = conformance.problems(book)
    if book.jurisdiction != jurisdiction:
        problems.append(f"a rule book of {book.jurisdiction} is given for {jurisdiction}")
    if records:
        problems += _breaches(book, records)
    left_open = () if problems else tuple(conformance.left_open(book))
    return Checked(_spoken(book), len(book.rules), tuple(problems), left_open)


def _breaches(book: RuleBook, records: int) -> Iterator[str]:
    """The smallest breach found of each general law."""
    from ce_tracker.testing import laws, suite  # noqa: PLC0415  # Hypothesis and pytest, which not everybody has

    for law in laws.LAWS:
        yield from suite.broken(book, law, records)
    yield from suite.broken_by_more(book, records)
    yield from suite.unnoticed(book, records)


def _spoken(book: RuleBook) -> str:
    name = f"{book.jurisdiction} {book.credential}"
    return name if book.purpose is Purpose.RENEWAL else f"{name} ({book.purpose})"


def lines(report: Report) -> Iterable[str]:
    """The report as lines to read."""
    yield f"plugin: {report.plugin}: {report.origin}: {_count(len(report.books), 'rule book')}"
    yield from (f"problem: {problem}" for problem in report.problems)
    for book in report.books:
        state = _count(len(book.problems), "problem") if book.problems else "conforms"
        yield f"{book.name}: {_count(book.versions, 'version')}: {state}"
        yield from (f"  problem: {problem}" for problem in book.problems)
        yield from (f"  left open: {words}" for words in book.left_open)
    faulty = sum(bool(book.problems) for book in report.books)
    yield (
        "sound: every check passed"
        if report.sound
        else f"not sound: {faulty} of {_count(len(report.books), 'rule book')}"
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
