"""Continuing-education rules of US-TX for accountancy."""

from collections.abc import Iterator

from ce_tracker import RuleSource, Subject, hookimpl
from ce_tracker.rules import RuleBook
from ce_tracker_us_tx_accountancy.vocabulary import ACCOUNTANCY


def rule_books() -> tuple[RuleBook, ...]:
    """The rule books, imported when they are first asked for."""
    from ce_tracker_us_tx_accountancy import tx  # noqa: PLC0415  # most commands look at no Texan CPA

    return tx.RULE_BOOKS


@hookimpl
def ce_tracker_subjects() -> Iterator[Subject]:
    """What accountants learn."""
    yield from ACCOUNTANCY


@hookimpl
def ce_tracker_rules() -> Iterator[RuleSource]:
    """The jurisdiction of this plugin."""
    yield RuleSource("US-TX", rule_books, name="Texas")
