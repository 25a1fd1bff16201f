"""A small roster in files, and the command to run on it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result

from ce_tracker.cli.application import application

Run = Callable[..., Result]
Page = Callable[..., list[str]]
Process = Callable[..., "subprocess.CompletedProcess[str]"]
Rosters = Callable[..., tuple[str, str]]

MAIN = "from ce_tracker.cli import main; main()"
ON = ("--on", "2027-08-01")
FLORIDA = (
    ("medical-errors", 2),
    ("law.US-FL", 2),
    ("ethics", 2),
    ("human-trafficking", 1),
    ("technique", 12),
    ("research", 5),
)

HELD = {"compliant": "US-FL", "short": "US-FL", "undetermined": "US-ID", "no-ce-required": "US-CA"}


def licences(*verdicts: str) -> pl.DataFrame:
    """A licence that gets each of these verdicts, and is called by its place."""
    rows = [
        (f"L{place}", HELD[verdict], "CMT" if verdict == "no-ce-required" else "LMT", date(2015, 3, 10))
        for place, verdict in enumerate(verdicts)
    ]
    return pl.DataFrame(rows, schema=["licence", "jurisdiction", "credential", "issued"], orient="row")


def credits(*verdicts: str) -> pl.DataFrame:
    """What those that are compliant have taken."""
    rows: list[Any] = [
        (f"L{place}", f"Course on {subject}", date(2026, 1, 10), float(hours), subject, "in-person", "US-FL")
        for place, verdict in enumerate(verdicts)
        if verdict == "compliant"
        for subject, hours in FLORIDA
    ]
    columns: dict[str, Any] = {"licence": pl.String, "title": pl.String, "completed": pl.Date, "hours": pl.Float64}
    return pl.DataFrame(
        rows, schema=columns | dict.fromkeys(("subject", "delivery", "approvals"), pl.String), orient="row"
    )


@pytest.fixture(autouse=True)
def _nobody_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "CE_TRACKER_LOGBOOK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(application, ["roster", *map(str, arguments)])

    return invoke


@pytest.fixture
def rosters() -> Rosters:
    """The files of a roster that gets these verdicts."""

    def write(*verdicts: str, suffix: str = "csv") -> tuple[str, str]:
        names = f"licences.{suffix}", f"credits.{suffix}"
        for name, frame in zip(names, (licences(*verdicts), credits(*verdicts)), strict=True):
            getattr(frame, {"xlsx": "write_excel"}.get(suffix, f"write_{suffix}"))(name)
        return names

    return write


@pytest.fixture
def page(run: Run, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The lines that a person sees at a terminal of that width, without colour."""

    def look(width: int, *arguments: object) -> list[str]:
        for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(width), "TERM": "xterm"}.items():
            monkeypatch.setenv(name, value)
        return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", run(*arguments).stdout).splitlines()]

    return look


@pytest.fixture
def process() -> Process:
    """Run the command in a process of its own."""

    def call(*arguments: object, code: str = MAIN, **options: Any) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONUTF8": "1"},
            **options,
        )

    return call


@pytest.fixture(scope="session")
def whole_nation() -> tuple[pl.DataFrame, pl.DataFrame]:
    """A roster over many states with a few hundred licences, always the same."""
    verdicts = [list(HELD)[number * 7 % 4] for number in range(120)]
    return licences(*verdicts), credits(*verdicts)


@pytest.fixture
def in_files(whole_nation: tuple[pl.DataFrame, pl.DataFrame]) -> tuple[str, str]:
    for name, frame in zip(("licences.parquet", "credits.parquet"), whole_nation, strict=True):
        frame.write_parquet(name)
    return "licences.parquet", "credits.parquet"
