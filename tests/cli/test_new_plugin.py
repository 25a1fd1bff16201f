"""`ce-tracker new-plugin`: a distribution whose tests pass at once."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from ce_tracker.cli.application import application

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


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


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
    assert files_of(made) == COMPLETE


def test_the_numbers_of_a_new_plugin_are_not_verified(made: Path) -> None:
    (module,) = made.glob("src/*/rules_us_xx.py")
    assert "confidence=UNVERIFIED" in module.read_text()


def test_a_folder_that_is_not_empty_is_refused_before_anything_is_asked(run: Run, made: Path) -> None:
    done = run("new-plugin", made)
    assert (done.exit_code, done.stdout, "is not empty" in done.stderr) == (2, "", True)


def test_an_empty_folder_is_filled(run: Run, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    run("new-plugin", tmp_path / "made", *options())
    assert files_of(tmp_path / "made") == COMPLETE


def test_a_folder_where_nothing_can_be_made_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("new-plugin", tmp_path / "file" / "np", *options())
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{tmp_path}/file/np cannot be written: {tmp_path}/file is a file, not a folder" in result.stderr


def test_what_is_interrupted_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("ce_tracker.testing.kept.keep", interrupted)
    done = run("new-plugin", tmp_path / "made", *options())
    assert (done.exit_code, list(tmp_path.iterdir())) == (130, [])


AWKWARD = {
    "profession": 'massothérapie "douce"',
    "credential": 'M"T',
    "title": 'Thérapeute "agréée"',
    "board": 'Board \\N of "Nowhere\\',
    "source": 'Rule """1"""',
    "url": 'https://board.example/"1',
}


def test_whatever_the_texts_hold_the_tests_of_a_new_plugin_pass(run: Run, tmp_path: Path) -> None:
    run("new-plugin", tmp_path / "made", *options(**AWKWARD))
    done = ran_its_tests(tmp_path / "made", "-k", "sample or worked or snapshot or json")
    assert done.returncode == 0, done.stdout


def test_texts_with_quotes_leave_a_project_that_can_be_read(run: Run, tmp_path: Path) -> None:
    run("new-plugin", tmp_path / "made", *options(**AWKWARD))
    project = tomllib.loads((tmp_path / "made" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["description"] == ('Continuing-education rules of US-XX for massothérapie "douce", for ce-tracker.')


def test_a_distribution_is_named_without_accents(run: Run, tmp_path: Path) -> None:
    run("new-plugin", *options(profession="Massothérapie", jurisdiction="CA-ON"))
    assert [path.name for path in tmp_path.iterdir()] == ["ce-tracker-ca-on-massotherapie"]


@pytest.mark.parametrize(
    "hours",
    [
        {"hours": "12", "ethics": "12"},
        {"hours": "12", "ethics": "11.9"},
        {"hours": "12", "ethics": "0"},
        {"hours": "5000", "ethics": "2"},
        {"ends": "2028-02-29", "every": "1"},
    ],
)
def test_the_worked_case_of_a_new_plugin_is_right_for_any_hours_and_terms(
    run: Run, tmp_path: Path, hours: dict[str, str]
) -> None:
    run("new-plugin", tmp_path / "made", *options(**hours))
    done = ran_its_tests(tmp_path / "made", "-k", "sample or worked")
    assert done.returncode == 0, done.stdout


def test_what_no_option_says_is_asked_until_it_can_be(tmp_path: Path) -> None:
    typed = [
        "US-XX",
        "",
        "acupuncture",
        "LAc",
        "Acupuncturist",
        "Board",
        "Rule 1",
        "board.example",
        "https://board.example",
    ]
    answers = [*typed, "many", "12", "", "2027-02-30", "2027-02-28", "99", ""]
    done = CliRunner().invoke(application, ["new-plugin", "made"], input="\n".join(answers))
    assert (done.exit_code, (tmp_path / "made" / "README.md").exists()) == (0, True), done.output


def test_what_nobody_can_be_asked_is_missing(run: Run) -> None:
    done = run("new-plugin", "made", "--jurisdiction", "US-XX")
    assert (done.exit_code, "Missing option '--profession'" in done.stderr) == (2, True)


def test_what_nobody_can_be_asked_has_its_default(run: Run, tmp_path: Path) -> None:
    given = options()
    done = run("new-plugin", "made", *given[: given.index("--ethics")], "--ends", "2027-02-28")
    assert (done.exit_code, files_of(tmp_path / "made")) == (0, COMPLETE)


def test_every_question_is_explained_in_the_help(run: Run) -> None:
    told = run("new-plugin", "--help").stdout
    assert "A day on which licences end (such as 2027-08-31)." in told


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("jurisdiction", "Florida", "is no ISO 3166-2 code"),
        ("jurisdiction", "us-fl", "did you mean 'US-FL'?"),
        ("profession", " ", "something must be said"),
        ("profession", "針灸", "has no letter from a to z"),
        ("board", "a\nb", "is not one line of text"),
        ("hours", "many", "is no number of hours"),
        ("hours", "nan", "is no number of hours"),
        ("hours", "5001", "is no number of hours"),
        ("hours", "0.25", "asks more than 0.25 hours"),
        ("url", "board.example", "does not begin with https://"),
        ("ethics", "30", "30 cannot be of ethics"),
        ("ends", "2027-02-30", "is no day"),
        ("ends", "1901-01-01", "is no day about which terms of 3 years can be told"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(run: Run, tmp_path: Path, name: str, value: str, told: str) -> None:
    done = run("new-plugin", tmp_path / "made", *options(**{name: value}))
    assert (done.exit_code, told in done.stderr) == (2, True)
