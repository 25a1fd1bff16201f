"""The page on rosters in the documentation says what the code says."""

import json
import re
import shlex
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest
from click.testing import CliRunner

from ce_tracker.cli.application import application
from ce_tracker_roster import canon, columns, rows
from ce_tracker_roster.cli.roster import audit
from ce_tracker_roster.columns import Column
from ce_tracker_roster.summary import SUMMARY

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "rosters.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "examples" / "rosters"


def part(heading: str) -> str:
    """What stands below a heading, up to the next."""
    return re.split(r"^#+ ", PAGE.partition(f"\n{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def told(column: Column) -> str:
    allowed = ": " + ", ".join(f"`{one}`" for one in column.allowed) if column.allowed else ""
    return f"| `{column.name}`{' *' if column.required else ''} | {column.meaning}{allowed} |"


@pytest.mark.parametrize(
    ("heading", "of"),
    [("### Licences", columns.LICENCES), ("### Credits", columns.CREDITS), ("### Documents", columns.DOCUMENTS)],
    ids=["licences", "credits", "documents"],
)
def test_the_columns_that_go_in_are_told_as_they_are(heading: str, of: tuple[Column, ...]) -> None:
    assert [line for line in part(heading).splitlines() if line.startswith("| `")] == [told(column) for column in of]


def named(text: str) -> list[str]:
    """The names in the first cells of a table."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_the_columns_of_the_report_are_told_in_their_order() -> None:
    assert named(part("## The report")) == list(rows.LICENCES)


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("### Requirements", rows.REQUIREMENTS),
        ("### Credits in the report", rows.CREDITS),
        ("### Rejects", canon.REJECTS),
    ],
    ids=["requirements", "credits", "rejects"],
)
def test_the_columns_of_further_reports_are_told_in_their_order(heading: str, schema: Mapping[str, Any]) -> None:
    found = re.findall(r"`([^`]+)`", re.sub(r"\([^()]*\)", "", part(heading)))
    assert found == list(schema)


def test_the_columns_of_the_summary_are_told_in_their_order() -> None:
    assert ["jurisdiction", *named(part("## The summary"))] == list(SUMMARY)


def test_every_option_of_the_command_is_told() -> None:
    options = {max(one.opts, key=len) for one in audit.params if one.opts[0].startswith("-")}
    assert [one for one in options - {"--out"} if f"`{one}" not in PAGE] == []


@pytest.fixture(scope="module")
def first_minutes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """The first command of the page, run on the files that it names."""
    folder = tmp_path_factory.mktemp("first")
    line = re.search(r"^\$ ce-tracker (roster audit .*?[^\\])$", PAGE, re.MULTILINE | re.DOTALL)
    assert line is not None
    words = shlex.split(line[1].replace("\\\n", " "))
    told = [str(EXAMPLES / word) if (EXAMPLES / word).exists() else word for word in words]
    told = [str(folder / word) if word.startswith("report.") else word for word in told]
    return CliRunner().invoke(application, [*told, "--json"]), folder


def test_the_first_command_ends_as_the_page_says(first_minutes: tuple[Any, Path]) -> None:
    assert first_minutes[0].exit_code == 1


def test_the_first_command_writes_what_the_page_says(first_minutes: tuple[Any, Path]) -> None:
    assert sorted(one.name for one in first_minutes[1].iterdir()) == ["report.csv", "report.html", "report.rejects.csv"]


def test_the_first_command_sets_aside_what_the_page_says(first_minutes: tuple[Any, Path]) -> None:
    aside = pl.read_csv(first_minutes[1] / "report.rejects.csv")
    assert aside.select("column", "value").rows() == [("credential", "LTM"), ("hours", "six")]


def test_the_json_of_the_page_is_what_the_first_command_says(first_minutes: tuple[Any, Path]) -> None:
    shown = json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0])
    said = json.loads(first_minutes[0].stdout)
    florida = [one for one in said["states"] if one["jurisdiction"] == "US-FL"]
    assert (shown["states"], shown["set_aside"]["by"], list(shown)) == (
        florida,
        {name: count for name, count in said["set_aside"]["by"].items() if count},
        list(said),
    )


def test_the_json_of_the_first_command_has_its_shape(first_minutes: tuple[Any, Path]) -> None:
    schema = files("ce_tracker_roster").joinpath("schemas/roster-audit.schema.json").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(first_minutes[0].stdout), json.loads(schema))


def test_the_exit_statuses_of_the_page_are_those_of_the_help() -> None:
    help_ = CliRunner().invoke(application, ["roster", "audit", "--help"]).output.partition("Exit status:")[2]
    in_help = [line.split()[0] for line in help_.splitlines() if line.strip()]
    assert [line.split("|")[1].strip() for line in part("### Exit statuses").splitlines()[3:] if line] == in_help
