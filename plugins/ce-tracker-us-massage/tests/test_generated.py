"""What is made from the rules is there and up to date; `make regenerate` writes it."""

from pathlib import Path
from runpy import run_path

import pytest

from ce_tracker_us_massage import JURISDICTIONS

REGENERATE = run_path(str(Path(__file__).parents[1] / "regenerate.py"))
FILES: dict[Path, str] = REGENERATE["generated"]()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in FILES])
def test_a_generated_file_says_what_the_rules_say(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path]


@pytest.mark.parametrize("code", JURISDICTIONS)
def test_its_page_and_its_snapshot_follow_the_rules_as_they_are(code: str) -> None:
    now = {path: text for path, text in REGENERATE["generated"]([code]).items() if path.stem == code}
    assert {path.name for path, text in now.items() if path.read_text(encoding="utf-8") != text} == set()


def test_nothing_is_left_of_a_jurisdiction_that_is_gone() -> None:
    assert REGENERATE["present"]() - FILES.keys() == set()


def test_a_snapshot_can_be_read_at_a_glance() -> None:
    assert [path.name for path, text in FILES.items() if path.suffix == ".txt" and text.count("\n") > 100] == []
