"""What the pages say in code is so: their examples run, and print what they show."""

import doctest
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = ("verdicts.md",)
"""Pages whose examples stand on their own, one after the other."""


@pytest.mark.parametrize("name", RUN)
def test_the_examples_of_a_page_print_what_it_shows(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    examples = "".join(block[1] for block in EXAMPLES.finditer(text))
    session = doctest.DocTestParser().get_doctest(examples, {}, name, name, 0)
    told: list[str] = []
    assert session.examples
    doctest.DocTestRunner().run(session, out=told.append)
    assert told == []
