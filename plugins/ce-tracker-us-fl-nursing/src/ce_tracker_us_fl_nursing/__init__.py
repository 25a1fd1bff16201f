"""Continuing-education rules of US-FL for nursing."""

from collections.abc import Iterator

from ce_tracker import RuleSource, Subject, hookimpl
from ce_tracker.rules import RuleBook
from ce_tracker_us_fl_nursing.vocabulary import NURSING


def rule_books() -> tuple[RuleBook, ...]:
    """The rule books, imported when they are first asked for."""
    from ce_tracker_us_fl_nursing import fl  # noqa: PLC0415  # most commands look at no nurse

    return fl.RULE_BOOKS


@hookimpl
def ce_tracker_subjects() -> Iterator[Subject]:
    """What nurses learn."""
    yield from NURSING


@hookimpl
def ce_tracker_rules() -> Iterator[RuleSource]:
    """The jurisdiction of this plugin."""
    yield RuleSource("US-FL", rule_books, name="Florida")
