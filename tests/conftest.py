"""Rules and rule books of a board of nowhere, for tests of what is told about them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker.rules import ODD, PRIMARY, Board, Citation, FixedDate, Minimum, RuleBook, Rules

MakeRules = Callable[..., Rules]
MakeBook = Callable[..., RuleBook]


@pytest.fixture
def rules() -> MakeRules:
    """A version that asks 24 hours, unless told otherwise."""

    def make(*requirements: Any, **fields: Any) -> Rules:
        asked = {"requirements": requirements or (Minimum("total", 24),)} if fields.get("ce_required", True) else {}
        usual = {
            "citation": Citation("Rule 1", "https://board.example/rule-1"),
            "confidence": PRIMARY,
            "verified_on": date(2026, 1, 1),
        }
        return Rules(**{**usual, **asked, **fields})

    return make


@pytest.fixture
def book() -> MakeBook:
    """A rule book of these versions, with terms that end on 31 August of odd years unless told otherwise."""

    def make(*versions: Rules, **fields: Any) -> RuleBook:
        usual: dict[str, Any] = {
            "jurisdiction": "US-XX",
            "credential": "LMT",
            "name": "Licensed Massage Therapist",
            "board": Board("Board of Nowhere", "https://board.example/"),
            "term": FixedDate(8, 31, ODD),
        }
        return RuleBook(**{**usual, "rules": versions, **fields})

    return make
