"""A command to run, logbooks to run it on, and plugins that fail."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ce_tracker import installed
from ce_tracker.cli.application import application

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
