"""Boards of nowhere and bodies of nowhere: rule books of one version, and a registry that knows no others."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ce_tracker import Registry, RuleSource, hookimpl
from ce_tracker.rules import (
    ODD,
    PRIMARY,
    RENEWAL,
    AnyRequirement,
    Board,
    Citation,
    FixedDate,
    Purpose,
    RuleBook,
    Rules,
    Term,
)


def book(
    *requirements: AnyRequirement,
    jurisdiction: str = "XX",
    credential: str = "LMT",
    month: int = 8,
    term: Term | None = None,
    purpose: Purpose = RENEWAL,
    **rules: Any,
) -> RuleBook:
    """A rule book that asks this of every period; one ends on the 28th of a month of odd years, unless `term` says else."""
    return RuleBook(
        jurisdiction=jurisdiction,
        credential=credential,
        name="Massage therapist of nowhere",
        board=Board("the board of nowhere", "https://board.example/"),
        term=term or FixedDate(month, 28, ODD),
        purpose=purpose,
        rules=(
            Rules(
                citation=Citation("Rule 1", "https://board.example/rule-1"),
                confidence=PRIMARY,
                verified_on=date(2026, 11, 23),
                requirements=requirements,
                **rules,
            ),
        ),
    )


def registry_of(books: Sequence[RuleBook], bodies: Sequence[RuleBook] = ()) -> Registry:
    """A registry that knows these rule books of licences, and these of certifications."""

    class Nowhere:
        @hookimpl
        def ce_tracker_rules(self) -> list[RuleSource]:
            return _sources(books)

        @hookimpl
        def ce_tracker_certifications(self) -> list[RuleSource]:
            return _sources(bodies)

    return Registry({"nowhere": Nowhere()}, installed=False)


def _sources(books: Sequence[RuleBook]) -> list[RuleSource]:
    return [RuleSource(book.jurisdiction, lambda book=book: [book]) for book in books]  # type: ignore[misc]
