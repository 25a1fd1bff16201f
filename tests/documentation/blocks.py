"""The blocks of code on a page, each with the file that it is about."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).parents[2] / "docs"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`([^`\s]+\.\w+)`:\n\n\Z")


class Block(NamedTuple):
    """A block of code: its line, its language, what stands in it, and its file, where "`some/path`:" goes before it."""

    line: int
    language: str
    text: str
    path: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page, in order."""
    for found in _BLOCK.finditer(page):
        named = _NAMED.search(page, 0, found.start())
        yield Block(page.count("\n", 0, found.start()) + 1, found[1], found[2], named[1] if named else "")
