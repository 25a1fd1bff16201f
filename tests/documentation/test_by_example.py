"""The page on the rule language by example: what it shows stands in the rules, and it shows every word."""

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from ce_tracker import rules

from .blocks import DOCS

PAGE = DOCS / "by-example.md"
TEXT = PAGE.read_text(encoding="utf-8")
SHOWN = re.compile(r"^\[[^]]+\]\((\S+\.py)\):\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
UNUSED = {"ACCREDITED", "ALWAYS", "NEXT", "SECOND", "delivered_by"}
ABOUT_THEM = "## Words that no rule here uses"

MODULES = [
    path
    for path in (*DOCS.parent.glob("plugins/*/src/*/*.py"), *DOCS.parent.glob("src/ce_tracker/*.py"))
    if re.search(r"^RULE_BOOKS|^TO_(OBTAIN|RENEW) = ", path.read_text(encoding="utf-8"), re.MULTILINE)
]


class Piece(NamedTuple):
    """A piece of a module that the page shows."""

    line: int
    path: Path
    text: str


PIECES = [
    Piece(TEXT.count("\n", 0, found.start()) + 1, (DOCS / found[1]).resolve(), found[2])
    for found in SHOWN.finditer(TEXT)
]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\b\w+\b", text)) & set(rules.__all__)


def in_backticks(text: str) -> set[str]:
    return {name for code in re.findall(r"`([^`\n]+)`", text) for name in names_in(code)}


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: f"line-{piece.line}")
def test_what_the_page_shows_stands_in_the_module_in_this_order(piece: Piece) -> None:
    source = squeezed(piece.path.read_text(encoding="utf-8"))
    parts = [re.escape(squeezed(part)) for part in re.split(r"^\s*\.\.\.\n", piece.text, flags=re.MULTILINE)]
    assert re.search(".*?".join(parts), source)


def test_every_piece_of_code_is_one_that_is_looked_up() -> None:
    assert TEXT.count("```python\n") == len(PIECES)


def test_every_piece_is_of_a_module_with_rules() -> None:
    assert {piece.path for piece in PIECES} <= set(MODULES)


def used() -> set[str]:
    """The public words that some rules use."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES]
    return {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)} & set(rules.__all__)


FOR_ANNOTATIONS = {"AnyRequirement", "Confidence", "Days", "Selector", "SimpleRequirement"}
"""Names that rules have for annotations and for computing; explained on the page, with a few examples."""


def test_every_word_that_rules_use_is_shown_in_use() -> None:
    shown = {name for piece in PIECES for name in names_in(piece.text)}
    assert used() - FOR_ANNOTATIONS - shown == set()


def test_every_word_is_explained() -> None:
    assert set(rules.__all__) - in_backticks(TEXT.replace("```", "")) == set()


def test_the_words_said_to_be_without_use_are_those_without() -> None:
    assert in_backticks(TEXT.partition(ABOUT_THEM)[2]) - {"FirstTerm"} == UNUSED


def test_no_rule_uses_the_words_without_use() -> None:
    assert used() & UNUSED == set()
