"""What professional associations of massage therapists ask of their members, for ce-tracker.

One module for each association, imported when it is first asked for.
"""

from collections.abc import Iterator
from functools import partial
from importlib import import_module

from ce_tracker import RuleSource, hookimpl
from ce_tracker.rules import RuleBook

ASSOCIATIONS = ("AMTA",)
"""The associations of this plugin. Of others no source was found that tells what they ask."""


def rule_books(association: str) -> tuple[RuleBook, ...]:
    """The rule books of one association, from the module named after it."""
    books: tuple[RuleBook, ...] = import_module(f"{__name__}.{association.lower()}").RULE_BOOKS
    return books


@hookimpl
def ce_tracker_certifications() -> Iterator[RuleSource]:
    """The associations, each loaded when it is asked for."""
    for association in ASSOCIATIONS:
        yield RuleSource(association, partial(rule_books, association))
