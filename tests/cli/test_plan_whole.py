"""The command `plan` from the example catalogue, with the planner itself."""

import json
from pathlib import Path
from shutil import copy

import pytest

from .conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
CATALOGUE = EXAMPLES / "catalogues" / "two-years.csv"
ON = "2026-11-24"


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return Path(copy(EXAMPLES / "logbooks" / "casey-olson.toml", tmp_path))


def test_the_example_is_finished_at_the_least_cost(run: Run, logbook: Path) -> None:
    done = run("plan", logbook, CATALOGUE, "--on", ON)
    assert (done.exit_code, "total: 3 seminars, 16 hours, 214.00 USD" in done.stdout) == (0, True)


def test_a_saved_plan_planned_again_books_nothing(run: Run, logbook: Path) -> None:
    run("plan", logbook, CATALOGUE, "--on", ON, "--save", "--no-alternatives")
    again = run("plan", logbook, CATALOGUE, "--on", ON, "--no-alternatives")
    assert (again.exit_code, "total: 0 seminars, 0 hours, 0.00 USD" in again.stdout) == (0, True)


def test_a_saved_plan_is_in_the_calendar(run: Run, logbook: Path) -> None:
    run("plan", logbook, CATALOGUE, "--on", ON, "--save", "--no-alternatives")
    assert "Neck and jaw" in run("deadlines", logbook, "--on", ON).stdout


def test_a_budget_that_does_not_suffice_leaves_the_least_short(run: Run, logbook: Path) -> None:
    done = run("plan", logbook, CATALOGUE, "--on", ON, "--budget", "60", "--no-alternatives", "--json")
    found = json.loads(done.stdout)
    assert (done.exit_code, found["completes"], float(found["paid"]) <= 60) == (3, False, True)


def test_what_is_on_line_does_not_serve_where_hands_on_hours_are_asked(run: Run, logbook: Path) -> None:
    done = run("plan", logbook, CATALOGUE, "--on", ON, "--online-only", "--no-alternatives")
    assert "would do:" in done.stdout


def test_each_seminar_has_an_alternative_or_says_that_nothing_else_would_do(run: Run, logbook: Path) -> None:
    found = json.loads(run("plan", logbook, CATALOGUE, "--on", ON, "--json").stdout)
    chosen = [one["title"] for one in found["seminars"]]
    assert [one["without"]["title"] for one in found["alternatives"]] == chosen


def test_the_optimum_is_told_as_proven(run: Run, logbook: Path) -> None:
    found = json.loads(run("plan", logbook, CATALOGUE, "--on", ON, "--json", "--no-alternatives").stdout)
    assert (found["gap"], found["bound"]) == (0.0, found["cost"])
