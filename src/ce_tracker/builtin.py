"""The certifications this library knows by itself, contributed like those of any plugin; each loads when it is asked for."""

from collections.abc import Iterator
from functools import partial
from importlib import import_module

from ce_tracker.hookspecs import hookimpl
from ce_tracker.rules.rulebook import RuleBook
from ce_tracker.rules.source import RuleSource

MODULES = {"AMMA": "amma", "FSMTB": "mblex", "IMpact": "compact"}
"""The bodies, each with the module that has its rule books."""


def rule_books(body: str) -> tuple[RuleBook, ...]:
    """The rule books of one body."""
    books: tuple[RuleBook, ...] = import_module(f"ce_tracker.{MODULES[body]}").RULE_BOOKS
    return books


@hookimpl
def ce_tracker_certifications() -> Iterator[RuleSource]:
    """The bodies, each loaded when it is asked for."""
    for body in MODULES:
        yield RuleSource(body, partial(rule_books, body))
