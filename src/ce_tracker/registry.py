"""Finds what plugins contribute: rule books by jurisdiction, exporters by name, subjects.

A registry is an object one makes. Plugins are imported when it is first asked for something; the rules of a jurisdiction
when they are first asked for. What a plugin gets wrong is kept by its name, and does not touch the others.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

import pluggy
from attrs import define, field, frozen

from ce_tracker import hookspecs
from ce_tracker.errors import PluginError, UnknownJurisdictionError, suggest
from ce_tracker.rules.rulebook import Purpose, RuleBook
from ce_tracker.rules.source import RuleSource
from ce_tracker.subjects import SUBJECTS, Subject, Subjects, is_jurisdiction

if TYPE_CHECKING:
    import click

    from ce_tracker.exporting import Exporter

GROUP = "ce_tracker"
"""The entry point group in which plugins name themselves."""

_T = TypeVar("_T")
_Key = tuple[str, Purpose]
_NOT_KNOWN = {
    Purpose.RENEWAL: (
        "no rules for its renewal are known, only for obtaining it: leave out issued where it is sought, and enter an "
        "examination under exams"
    ),
    Purpose.ELIGIBILITY: "no rules for its eligibility are known, only for its renewal: enter the day it was issued, if it is held",
}
"""Why a certification cannot be judged for one purpose, and what to do."""
_RULES, _CERTIFICATIONS = "ce_tracker_rules", "ce_tracker_certifications"


@frozen
class Plugin:
    """A plugin as it was found: its name, its distribution with version, and what went wrong with it, if anything."""

    name: str
    origin: str
    problems: tuple[str, ...] = ()


@define
class _Found:
    name: str
    origin: str
    problems: list[str] = field(factory=list)


class Registry:
    """Plugins and what they contribute.

    `plugins` are modules or objects with hook implementations, by name. With `installed`, the plugins that are installed
    in this environment are taken as well.
    """

    def __init__(self, plugins: Mapping[str, object] | None = None, *, installed: bool = True) -> None:
        self._given = dict(plugins or {})
        self._installed = installed
        self._manager: pluggy.PluginManager | None = None
        self._found: dict[str, _Found] = {}
        self._sources: dict[str, dict[str, list[tuple[str, RuleSource]]]] = {}
        self._books: dict[tuple[str, str], Mapping[_Key, RuleBook]] = {}
        self._jurisdictions: dict[str, str] | None = None
        self._subjects: Subjects | None = None
        self._exporters: dict[str, Exporter] | None = None
        self._commands: list[tuple[str, click.Command]] | None = None

    def plugins(self) -> tuple[Plugin, ...]:
        """Every plugin, with the problems met so far."""
        self._load()
        for hook in (_RULES, _CERTIFICATIONS):
            self._by_code(hook)
        _ = self.subjects, self.exporters, self.commands()
        return tuple(Plugin(one.name, one.origin, tuple(one.problems)) for one in self._found.values())

    def jurisdictions(self) -> Mapping[str, str]:
        """The codes of all jurisdictions that some plugin has rules for, each with its name where a plugin tells it."""
        if self._jurisdictions is None:
            known = self._by_code(_RULES).items()
            self._jurisdictions = {code: max(source.name for _, source in sources) for code, sources in known}
        return self._jurisdictions

    def rule_books(self, jurisdiction: str) -> Mapping[str, RuleBook]:
        """The rule books of a jurisdiction by credential.

        Raises `UnknownJurisdictionError` where no plugin has any, `PluginError` where two claim the same or the only one
        that has them fails.
        """
        return {credential: book for (credential, _), book in self._loaded(_RULES, jurisdiction).items()}

    def rule_book(self, jurisdiction: str, credential: str) -> RuleBook:
        """The rule book of one credential. Raises as `rule_books`, and for an unknown credential, naming the nearest."""
        return self._book(_RULES, jurisdiction, credential, Purpose.RENEWAL)

    def certifications(self) -> Collection[str]:
        """The bodies that some plugin has rules of certifications for."""
        return self._by_code(_CERTIFICATIONS).keys()

    def certification_books(self, body: str) -> Mapping[tuple[str, Purpose], RuleBook]:
        """The rule books of a body by credential and purpose: to obtain it, to keep it. Raises as `rule_books`."""
        return self._loaded(_CERTIFICATIONS, body)

    def certification_book(self, body: str, credential: str, purpose: Purpose) -> RuleBook:
        """The rule book of one certification for one purpose. Raises as `rule_book`."""
        return self._book(_CERTIFICATIONS, body, credential, purpose)

    def sources_of(self, plugin: str) -> tuple[RuleSource, ...]:
        """Where the rule books of one plugin come from: those of its jurisdictions, then those of bodies."""
        self._load()
        given = (self._by_code(hook) for hook in (_RULES, _CERTIFICATIONS))
        return tuple(source for of in given for sources in of.values() for name, source in sources if name == plugin)

    @property
    def subjects(self) -> Subjects:
        """The shared vocabulary with what plugins add to it."""
        if self._subjects is None:
            tree = SUBJECTS
            for name, subjects in self._ask("ce_tracker_subjects", Subject):
                try:
                    tree = tree.with_(subjects)
                except ValueError as error:
                    self._found[name].problems.append(str(error))
            self._subjects = tree
        return self._subjects

    @property
    def exporters(self) -> "Mapping[str, Exporter]":
        """The exporters by name; of two with one name the first stays and the second is told as a problem."""
        if self._exporters is None:
            from ce_tracker.exporting import Exporter  # noqa: PLC0415  # with it come the audits

            known: dict[str, Exporter] = {}
            for name, exporters in self._ask("ce_tracker_exporters", Exporter):
                for exporter in exporters:
                    if exporter.name in known:
                        self._found[name].problems.append(f"exporter {exporter.name!r} is there already")
                    else:
                        known[exporter.name] = exporter
            self._exporters = known
        return self._exporters

    def exporter(self, name: str) -> "Exporter":
        """The exporter of that name. Raises `PluginError` naming the nearest."""
        try:
            return self.exporters[name]
        except KeyError:
            raise PluginError(suggest("export format", name, self.exporters)) from None

    def commands(self, taken: Collection[str] = ()) -> dict[str, "click.Command"]:
        """The subcommands by name; one whose name is `taken` or was given before is left out and told as a problem.

        There are none where the command line is not installed.
        """
        if self._commands is None:
            self._commands = list(self._ask_for_commands()) if find_spec("click") else []
        known: dict[str, click.Command] = {}
        for plugin, command in self._commands:
            if not command.name:
                self._tell(plugin, "a command has no name")
            elif command.name in taken or command.name in known:
                self._tell(plugin, f"command {command.name!r} is there already")
            else:
                known[command.name] = command
        return known

    def _ask_for_commands(self) -> Iterator[tuple[str, "click.Command"]]:
        import click  # noqa: PLC0415  # the library does without the command line

        for name, commands in self._ask("ce_tracker_commands", click.Command):
            for command in commands:
                yield name, command

    def _tell(self, plugin: str, problem: str) -> None:
        """Keep a problem, once however often it is met."""
        if problem not in self._found[plugin].problems:
            self._found[plugin].problems.append(problem)

    def _load(self) -> pluggy.PluginManager:
        if self._manager is not None:
            return self._manager
        manager = pluggy.PluginManager("ce_tracker")
        manager.add_hookspecs(hookspecs)
        self._manager = manager
        for name, plugin in self._given.items():
            self._register(name, "given by the application", partial(_same, plugin))
        if self._installed:
            from importlib.metadata import entry_points  # noqa: PLC0415  # slow to import, needed here only

            for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
                origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
                self._register(point.name, origin, point.load)
        return manager

    def _register(self, name: str, origin: str, load: Callable[[], object]) -> None:
        assert self._manager is not None
        if name in self._found:
            self._found[name].problems.append(f"another plugin of this name is ignored: {origin}")
            return
        found = self._found[name] = _Found(name, origin)
        try:
            self._manager.register(load(), name)
        except (Exception, SystemExit) as error:  # whatever a plugin raises is its own
            found.problems.append(f"cannot be loaded: {_told(error)}")

    def _ask(self, hook: str, kind: type[_T]) -> Iterator[tuple[str, list[_T]]]:
        """What each plugin gives for a hook; failures and values of another kind are its problems."""
        manager = self._load()
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            name = implementation.plugin_name
            try:
                given = list(implementation.function())
            except (Exception, SystemExit) as error:
                self._found[name].problems.append(f"{hook} fails: {_told(error)}")
                continue
            right = [value for value in given if isinstance(value, kind)]
            for value in given:
                if not isinstance(value, kind):
                    self._found[name].problems.append(f"{hook} gives {value!r}, which is no {kind.__name__}")
            yield name, right

    def _by_code(self, hook: str) -> dict[str, list[tuple[str, RuleSource]]]:
        """Who has rules for which jurisdiction, or which body."""
        sources = self._sources.get(hook)
        if sources is None:
            sources = {}
            for name, given in self._ask(hook, RuleSource):
                for source in given:
                    if hook == _CERTIFICATIONS or is_jurisdiction(source.jurisdiction):
                        sources.setdefault(source.jurisdiction, []).append((name, source))
                    else:
                        self._found[name].problems.append(f"{source.jurisdiction!r} is no ISO 3166-2 code")
            sources = self._sources[hook] = dict(sorted(sources.items()))
        return sources

    def _loaded(self, hook: str, code: str) -> Mapping[_Key, RuleBook]:
        books = self._books.get((hook, code))
        if books is None:
            books = self._books[hook, code] = self._load_books(hook, code)
        return books

    def _book(self, hook: str, code: str, credential: str, purpose: Purpose) -> RuleBook:
        books = self._loaded(hook, code)
        try:
            return books[credential, purpose]
        except KeyError:
            if credential in {name for name, _ in books}:
                raise UnknownJurisdictionError(f"{code} {credential}: {_NOT_KNOWN[purpose]}") from None
            known = {name for name, of in books if of is purpose}
            raise UnknownJurisdictionError(f"{code}: {suggest('credential', credential, known)}") from None

    def _load_books(self, hook: str, jurisdiction: str) -> dict[_Key, RuleBook]:
        known = self._by_code(hook)
        sources = known.get(jurisdiction)
        if not sources:
            what = "jurisdiction" if hook == _RULES else "certifying body"
            where = suggest(what, jurisdiction, known) if known else f"no rules are installed for {jurisdiction}"
            raise UnknownJurisdictionError(f"{where} (`ce-tracker rules list` shows all)")
        replaced = {source.replaces for _, source in sources if source.replaces}
        books: dict[_Key, tuple[str, RuleBook]] = {}
        failures: list[str] = []
        for name, source in sources:
            if name in replaced:
                continue
            try:
                loaded = self._checked(source)
            except (Exception, SystemExit) as error:
                failures.append(f"plugin {name!r} fails on {jurisdiction}: {_told(error)}")
                self._found[name].problems.append(f"{jurisdiction}: {_told(error)}")
                continue
            for book in loaded:
                key = (book.credential, book.purpose)
                other = books.get(key)
                if other is not None:
                    raise PluginError(
                        f"plugins {other[0]!r} and {name!r} both have rules for {jurisdiction} {book.credential}; remove one, "
                        "or let one say that it replaces the other"
                    )
                books[key] = (name, book)
        if failures and not books:
            raise PluginError("; ".join(failures))
        return {key: book for key, (_, book) in books.items()}

    def _checked(self, source: RuleSource) -> Iterable[RuleBook]:
        books = list(source.load())
        for book in books:
            if not isinstance(book, RuleBook):
                raise PluginError(f"{book!r} is no RuleBook")
            if book.jurisdiction != source.jurisdiction:
                raise PluginError(f"a rule book of {book.jurisdiction} is given for {source.jurisdiction}")
        return books


def _same(plugin: object) -> object:
    return plugin


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


@cache
def installed() -> Registry:
    """The registry of the plugins installed in this environment, made once."""
    return Registry()
