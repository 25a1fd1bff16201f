"""Which facts of a licence a rule book heeds, and of what kind each is."""

from collections.abc import Iterable, Mapping
from datetime import date

from ce_tracker.rules import RuleBook

OF_ANY_LICENCE: Mapping[str, type] = {"renewals": int, "term_started": date}
"""What is heeded whatever the rule book: how often it was renewed, and the first day of a term that was cut short."""


def facts_heeded(books: Iterable[RuleBook]) -> dict[str, type]:
    """The kind of each fact that some of these rule books heed: true or false, a number, a text or a day.

    Besides those that a book explains these are the facts of any licence, and those of words of the rule language that ask
    one by a name of their own: hours carried over, and windows that end with the application.
    """
    kinds = dict(OF_ANY_LICENCE)
    for book in books:
        for rules in book.rules:
            if rules.carry_over is not None:
                kinds["carried_over"] = int
            if rules.window is not None and (rules.window.to_application or rules.window.back_from_application):
                kinds["applied_on"] = date
        kinds.update((fact.name, type(fact.example)) for fact in book.facts)
    return kinds
