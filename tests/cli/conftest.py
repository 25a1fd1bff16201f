"""A command to run, logbooks to run it on, and plugins that fail."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ce_tracker import Registry, RuleSource, hookimpl, installed
from ce_tracker.cli.application import application
from ce_tracker.rules import RuleBook, Rules

EXAMPLES = Path(__file__).parents[2] / "examples" / "logbooks"

FLORIDA = """\
schema = 1

[therapist]
name = "Jordan Rivera"
born = 1988-05-17

[[licences]]
jurisdiction = "US-FL"
credential = "LMT"
issued = 2015-03-10
"""

TECHNIQUE = """
[[credits]]
title = "Deep tissue"
completed = 2026-01-10
hours = 12.0
subject = "technique"
delivery = "in-person"
approvals = ["US-FL"]
"""

Known = Callable[..., None]
MakeBook = Callable[..., RuleBook]
MakeRules = Callable[..., Rules]
Page = Callable[..., list[str]]
Run = Callable[..., Result]
Write = Callable[..., Path]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _nobody_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No logbook of whoever runs the tests is found, and nothing is shown in colour."""
    for name in ("CE_TRACKER_LOGBOOK", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(application, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture
def page(run: Run, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The lines that a person sees at a terminal of that width, without colour."""

    def look(width: int, *arguments: object) -> list[str]:
        for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(width), "TERM": "xterm"}.items():
            monkeypatch.setenv(name, value)
        lines = re.sub(r"\x1b\[[0-9;]*m", "", run(*arguments).stdout).splitlines()
        return [line.rstrip() for line in lines]

    return look


@pytest.fixture
def logbook(tmp_path: Path) -> Write:
    def write(text: str = FLORIDA, name: str = "jordan.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def process() -> Process:
    """Run the command in a process of its own."""

    def call(*arguments: object, **env: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", "from ce_tracker.cli import main; main()", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONUTF8": "1"} | env,
        )

    return call


@pytest.fixture
def broken_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed plugin that raises when it is imported."""
    site = tmp_path / "site"
    about = site / "ce_tracker_broken-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ce-tracker-broken\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[ce_tracker]\nbroken = ce_tracker_broken\n")
    (site / "ce_tracker_broken.py").write_text('raise RuntimeError("no such table")\n')
    monkeypatch.syspath_prepend(str(site))
    installed.cache_clear()
    yield site
    installed.cache_clear()


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Rules are loaded anew, and what was wrong with them is no concern of the tests that follow."""
    installed.cache_clear()
    yield
    installed.cache_clear()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Known:
    """Let `ce-tracker rules` know these rule books and no others; an error among them is what loading its rules raises."""

    def know(*books: RuleBook | Exception) -> None:
        registry = Registry({"nowhere": _Plugin(books)}, installed=False)
        monkeypatch.setattr("ce_tracker.cli.rules.books.installed", lambda: registry)

    return know


class _Plugin:
    def __init__(self, books: Sequence[RuleBook | Exception]) -> None:
        self.books = books

    @hookimpl
    def ce_tracker_rules(self) -> Iterator[RuleSource]:
        for book in self.books:
            yield RuleSource("US-ZZ" if isinstance(book, Exception) else book.jurisdiction, partial(_loaded, book))


def _loaded(book: RuleBook | Exception) -> list[RuleBook]:
    if isinstance(book, Exception):
        raise book
    return [book]
