"""Continuing-education rules of massage therapy boards in the United States, for ce-tracker.

One module a jurisdiction, named after it; nothing in them but declared rules. A module is imported when its jurisdiction
is first asked for.
"""

from collections.abc import Iterator
from functools import partial
from importlib import import_module

from ce_tracker import RuleSource, hookimpl
from ce_tracker.rules import RuleBook

JURISDICTIONS = (
    "US-AK", "US-AL", "US-AR", "US-AZ", "US-CA", "US-CO", "US-CT", "US-DC", "US-DE", "US-FL",
    "US-GA", "US-GU", "US-HI", "US-IA", "US-ID", "US-IL", "US-IN", "US-KS", "US-KY", "US-LA",
    "US-MA", "US-MD", "US-ME", "US-MI", "US-MN", "US-MO", "US-MS", "US-MT", "US-NC", "US-ND",
    "US-NE", "US-NH", "US-NJ", "US-NM", "US-NV", "US-NY", "US-OH", "US-OK", "US-OR", "US-PA",
    "US-PR", "US-RI", "US-SC", "US-SD", "US-TN", "US-TX", "US-UT", "US-VA", "US-VI", "US-VT",
    "US-WA", "US-WI", "US-WV", "US-WY",
)  # fmt: skip
"""The jurisdictions of this plugin by ISO 3166-2 code: the fifty states, the District of Columbia, Guam, Puerto Rico, the
Virgin Islands."""


def rule_books(jurisdiction: str) -> tuple[RuleBook, ...]:
    """The rule books of one jurisdiction, from the module named after it."""
    module = import_module(f"{__name__}.{jurisdiction.removeprefix('US-').lower()}")
    books: tuple[RuleBook, ...] = module.RULE_BOOKS
    return books


@hookimpl
def ce_tracker_rules() -> Iterator[RuleSource]:
    """The jurisdictions, each loaded when it is asked for."""
    for jurisdiction in JURISDICTIONS:
        yield RuleSource(jurisdiction, partial(rule_books, jurisdiction))
