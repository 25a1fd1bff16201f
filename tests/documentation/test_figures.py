"""The figures are what the program beside them draws from an audit today."""

import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from .blocks import DOCS

FIGURES = sorted((DOCS / "figures").glob("*.svg"))
COUNTING: dict[str, Any] = runpy.run_path(str(DOCS / "figures" / "counting.py"))


def ids(path: Path) -> str:
    return path.stem


def test_every_figure_is_one_that_the_program_draws() -> None:
    assert {path.name for path in FIGURES} == COUNTING["figures"]().keys()


@pytest.mark.parametrize("path", FIGURES, ids=ids)
def test_the_figure_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == COUNTING["figures"]()[path.name], (
        "python docs/figures/counting.py writes it"
    )


@pytest.mark.parametrize("path", FIGURES, ids=ids)
def test_the_page_shows_the_figure(path: Path) -> None:
    assert f"](figures/{path.name})" in (DOCS / "counting.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FIGURES, ids=ids)
def test_the_figure_loads_nothing(path: Path) -> None:
    drawn = ET.parse(path)
    assert [name for one in drawn.iter() for name in one.attrib if name.endswith(("href", "src", "style"))] == []


def test_the_best_way_spends_the_cap_on_what_is_needed() -> None:
    assert COUNTING["best"]() == (Decimal(10), Decimal(12), Decimal(2))


def test_first_come_leaves_ethics_short() -> None:
    assert COUNTING["first_come"]() == (Decimal(12), Decimal(12), Decimal(0))
