"""What the certifying bodies ask, year by year and term by term, as text; `make regenerate` writes it."""

from pathlib import Path

import pytest

from ce_tracker import installed
from ce_tracker.testing.snapshots import snapshot_of

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("body", sorted(installed().certifications()))
def test_a_snapshot_says_what_the_rules_say(body: str) -> None:
    assert (SNAPSHOTS / f"{body}.txt").read_text(encoding="utf-8") == snapshot_of(body)


def test_nothing_is_left_of_a_body_that_is_gone() -> None:
    assert {path.stem for path in SNAPSHOTS.iterdir()} == set(installed().certifications())
