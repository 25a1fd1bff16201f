"""The catalogue that is kept as an example."""

import io
import runpy
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from ce_tracker.catalogue import Catalogue, read_catalogue

EXAMPLES = Path(__file__).parents[2] / "examples" / "catalogues"


@pytest.fixture(scope="module")
def two_years() -> Catalogue:
    return read_catalogue(EXAMPLES / "two-years.csv")


def test_the_example_is_what_its_script_writes() -> None:
    written = io.StringIO()
    with redirect_stdout(written):
        runpy.run_path(str(EXAMPLES / "make_two_years.py"), run_name="__main__")
    assert written.getvalue() == (EXAMPLES / "two-years.csv").read_text(encoding="utf-8")


def test_the_example_has_some_two_hundred_seminars(two_years: Catalogue) -> None:
    assert 190 <= len(two_years.seminars) <= 210


def test_the_example_sets_aside_one_row_of_each_kind(two_years: Catalogue) -> None:
    assert len(two_years.set_aside) == 4


def test_the_example_has_nothing_to_warn_of(two_years: Catalogue) -> None:
    assert two_years.warnings == ()
