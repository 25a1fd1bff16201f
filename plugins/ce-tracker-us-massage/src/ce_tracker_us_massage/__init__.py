"""Continuing-education rules of massage therapy boards in the United States, for ce-tracker.

One module a jurisdiction, named after it; nothing in them but declared rules. A module is imported when its jurisdiction
is first asked for.
"""

from collections.abc import Iterator
from functools import partial
from importlib import import_module

from ce_tracker import RuleSource, hookimpl
from ce_tracker.rules import RuleBook

JURISDICTIONS = ("US-FL", "US-IA", "US-MI", "US-ND", "US-NJ", "US-NY", "US-VA", "US-WA")
"""The jurisdictions of this plugin, by ISO 3166-2 code."""


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
