"""Lists on the pages are whole: every field and word of a logbook, every subcommand without JSON."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import click
import pytest

from ce_tracker.cli.application import application
from ce_tracker.logbook import DOCUMENT_KINDS
from ce_tracker.logbook.entries import ENTRIES, fields_of
from ce_tracker.record import Role, Session, Status, Therapist
from ce_tracker.subjects import Activity, Delivery, Unit

from .blocks import DOCS

LOGBOOK = (DOCS / "logbook.md").read_text(encoding="utf-8")
JSON = (DOCS / "json.md").read_text(encoding="utf-8")
KINDS: dict[str, Callable[..., Any]] = {
    "[therapist]": Therapist,
    **{f"[[{name}]]": kind for name, kind in ENTRIES.items()},
}
SAID_OTHERWISE = {"subject"}
"""In bold though the class does without: it must be there unless the hours are by subject."""


def table_of(head: str) -> str:
    """The first cells of the table with that head."""
    rows = LOGBOOK[LOGBOOK.index(f"| `{head}` |") :].split("\n\n")[0].splitlines()[2:]
    return "\n".join(row.split(" | ")[0] for row in rows)


@pytest.mark.parametrize("head", KINDS)
def test_every_field_of_a_logbook_is_listed(head: str) -> None:
    assert set(re.findall(r"`(\w+)`", table_of(head))) == set(fields_of(KINDS[head]))


@pytest.mark.parametrize("head", KINDS)
def test_just_the_fields_that_must_be_there_are_in_bold(head: str) -> None:
    needed = {name for name, one in fields_of(KINDS[head]).items() if one.default is attrs.NOTHING}
    assert set(re.findall(r"\*\*`(\w+)`\*\*", table_of(head))) - SAID_OTHERWISE == needed


@pytest.mark.parametrize("name", [one.name for one in attrs.fields(Session)])
def test_every_field_of_a_session_is_listed(name: str) -> None:
    (row,) = (line for line in LOGBOOK.splitlines() if line.startswith("| `sessions` |"))
    assert f"`{name}`" in row


@pytest.mark.parametrize("word", [*Status, *Delivery, *Unit, *Activity, *Role, *DOCUMENT_KINDS])
def test_every_word_of_a_logbook_is_listed(word: str) -> None:
    assert f"`{word}`" in LOGBOOK


def test_every_subcommand_without_json_is_named() -> None:
    (named,) = re.findall(r"except those that make something and say where: (.*?)\.\s", JSON, re.DOTALL)
    without = {name for name, takes in commands(application, click.Context(application)) if not takes}
    assert set(re.findall(r"`([^`]+)`", named)) == without


def commands(of: click.Command, ctx: click.Context, name: str = "") -> Iterator[tuple[str, bool]]:
    """The subcommands, formats apart, and whether each takes ``--json``."""
    if isinstance(of, click.Group) and name != "export":
        for one in of.list_commands(ctx):
            below = of.get_command(ctx, one)
            assert below is not None
            yield from commands(below, ctx, f"{name} {one}".strip())
    else:
        yield name, any("--json" in parameter.opts for parameter in of.params)
