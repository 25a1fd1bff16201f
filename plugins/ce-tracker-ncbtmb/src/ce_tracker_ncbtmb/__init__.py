"""Board Certification in Therapeutic Massage & Bodywork by NCBTMB, for ce-tracker.

Two rule books: what is asked to obtain the certification, and what to renew it. They are imported when first asked for.
"""

from collections.abc import Iterator
from importlib import import_module

from ce_tracker import RuleSource, hookimpl
from ce_tracker.rules import RuleBook

BODY = "NCBTMB"
"""The National Certification Board for Therapeutic Massage & Bodywork."""


def rule_books() -> tuple[RuleBook, ...]:
    """Eligibility and renewal."""
    eligibility: RuleBook = import_module(f"{__name__}.eligibility").TO_OBTAIN
    renewal: RuleBook = import_module(f"{__name__}.renewal").TO_RENEW
    return eligibility, renewal


@hookimpl
def ce_tracker_certifications() -> Iterator[RuleSource]:
    """The one body of this plugin."""
    yield RuleSource(BODY, rule_books)
