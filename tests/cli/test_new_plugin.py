"""`ce-tracker new-plugin`: a distribution whose tests pass at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

pytest.importorskip("copier")

ANSWERS = {
    "--jurisdiction": "US-XX",
    "--profession": "dry needling",
    "--credential": "DN/A",
    "--title": 'Dry "Needler"',
    "--board": "Board of Nowhere",
    "--source": "Rule 1",
    "--url": "https://board.example/rule-1",
    "--hours": "24",
    "--ethics": "2",
    "--ends": "2027-02-28",
    "--every": "3",
}


def options(**other: str) -> list[str]:
    told = ANSWERS | {f"--{name}": value for name, value in other.items()}
    return [part for pair in told.items() for part in pair]


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Path:
    target = tmp_path / "made"
    done = run("new-plugin", target, *options())
    assert done.exit_code == 0, done.output
    return target


def ran_its_tests(target: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    from importlib.metadata import entry_points

    known = any(point.name == "ce_tracker.testing.plugin" for point in entry_points(group="pytest11"))
    plugin = [] if known else ["-p", "ce_tracker.testing.plugin"]
    command = [sys.executable, "-m", "pytest", *plugin, "-p", "no:cacheprovider", "-q", *arguments]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(command, cwd=target, env=env, capture_output=True, text=True, check=False)


def test_the_tests_of_a_new_plugin_pass_at_once(made: Path) -> None:
    done = ran_its_tests(made)
    assert done.returncode == 0, done.stdout
    assert "skipped" not in done.stdout


def test_a_wrong_number_in_a_new_plugin_fails_its_tests(made: Path) -> None:
    (module,) = made.glob("src/*/rules_us_xx.py")
    module.write_text(module.read_text().replace('"total", "24"', '"total", "23"'))
    assert ran_its_tests(made).returncode == 1


COMPLETE = {
    ".github/workflows/test.yml",
    ".gitignore",
    "README.md",
    "pyproject.toml",
    "src/ce_tracker_us_xx_dry_needling/__init__.py",
    "src/ce_tracker_us_xx_dry_needling/py.typed",
    "src/ce_tracker_us_xx_dry_needling/rules_us_xx.py",
    "tests/cases/rules_us_xx.toml",
    "tests/kept/US-XX DN-A.json",
    "tests/snapshots/US-XX DN-A.txt",
    "tests/test_rules_us_xx.py",
}


def test_a_new_plugin_is_complete(made: Path) -> None:
    found = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert found == COMPLETE


def test_the_numbers_of_a_new_plugin_are_not_verified(made: Path) -> None:
    (module,) = made.glob("src/*/rules_us_xx.py")
    assert "confidence=UNVERIFIED" in module.read_text()


def test_a_folder_that_is_not_empty_is_left_alone(run: Run, made: Path) -> None:
    assert run("new-plugin", made, *options()).exit_code == 2


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("jurisdiction", "Florida", "is no ISO 3166-2 code"),
        ("hours", "many", "is no number of hours"),
        ("url", "board.example", "does not begin with https://"),
        ("ethics", "30", "30 cannot be of ethics"),
        ("ends", "2027-02-30", "is no day"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(run: Run, tmp_path: Path, name: str, value: str, told: str) -> None:
    done = run("new-plugin", tmp_path / "made", *options(**{name: value}))
    assert (done.exit_code, told in done.stderr) == (2, True)
