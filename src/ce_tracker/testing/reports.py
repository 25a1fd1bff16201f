"""Rule coverage and rule mutation within a run of pytest."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import zip_longest
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from attrs import evolve

from ce_tracker.rules import RuleBook
from ce_tracker.testing.coverage import Coverage, name_of, observing
from ce_tracker.testing.mutation import Outcome, outcome, put_on, table

_SENT = "ce_tracker_coverage"


class Covering:
    """Observes every audit of the run, also of the processes that share it (``-n``), and reports what none reached."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.coverage = Coverage()
        self._observed = ExitStack()
        self._observed.enter_context(observing(self.coverage))

    def pytest_sessionfinish(self) -> None:
        """Stop; a process that shares the run sends what it saw."""
        self._observed.close()
        output = getattr(self.config, "workeroutput", None)
        if output is not None:
            output[_SENT] = [list(map(list, self.coverage.known)), list(map(list, self.coverage.reached))]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take in what such a process saw."""
        known, reached = getattr(node, "workeroutput", {}).get(_SENT, ((), ()))
        self.coverage.merge(known, reached)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The report."""
        terminalreporter.section("rule coverage")
        for line in self.coverage.lines():
            terminalreporter.write_line(line)


class Mutating:
    """Runs the tests once as they are, and then on each mutant until one of them notices."""

    def __init__(self, config: pytest.Config) -> None:
        self.named: list[str] = config.getoption("ce_tracker_mutate")
        self.most: int = config.getoption("ce_tracker_mutants")
        self.outcomes: list[Outcome] = []
        self.items: list[pytest.Item] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        """After the usual run: the tests that pass twice, the quickest first, on every mutant."""
        passed: dict[str, float] = {}
        recorder = _Recorder(passed)
        session.config.pluginmanager.register(recorder)
        try:
            result: Any = yield
        finally:
            session.config.pluginmanager.unregister(recorder)
        self.items = sorted((one for one in session.items if one.nodeid in passed), key=lambda one: passed[one.nodeid])
        unsteady = list(self._failing())
        self.items = [one for one in self.items if one not in unsteady]
        for book in self._books():
            self.outcomes.append(self._outcome(book))
        return result  # type: ignore[no-any-return]  # whatever pytest's own loop says

    def _books(self) -> list[RuleBook]:
        """The rule books that are named, as the modules that are loaded hold them."""
        held = {
            id(one): one
            for module in list(sys.modules.values())
            for one in list(getattr(module, "__dict__", {}).values())
            if isinstance(one, RuleBook) and {one.jurisdiction, name_of(one)} & set(self.named)
        }
        return sorted(held.values(), key=name_of)

    def _outcome(self, book: RuleBook) -> Outcome:
        original = evolve(book)

        def notices(mutant: RuleBook) -> bool:
            put_on(book, mutant)
            try:
                return any(True for _ in self._failing())
            finally:
                put_on(book, original)

        return outcome(original, notices, self.most)

    def _failing(self) -> Iterator[pytest.Item]:
        """The tests that fail now, each as it is found; what they set up is torn down before the next look."""
        try:
            for item, following in zip_longest(self.items, self.items[1:]):
                reports = runtestprotocol(item, log=False, nextitem=following)
                if any(report.failed for report in reports):
                    yield item
        finally:
            if self.items:
                self.items[0].session._setupstate.teardown_exact(None)  # noqa: SLF001  # as pytest's own loop ends

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The table."""
        terminalreporter.section("rule mutation")
        for line in table(self.outcomes):
            terminalreporter.write_line(line)


class _Recorder:
    """Remembers which tests passed, and how long each took."""

    def __init__(self, passed: dict[str, float]) -> None:
        self.passed = passed

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self.passed[report.nodeid] = report.duration
