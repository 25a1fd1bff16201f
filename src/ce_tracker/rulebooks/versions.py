"""The versions of a rule book: in order, and which of them governs on a day."""

from datetime import date

from ce_tracker.rules.rulebook import RuleBook, Rules
from ce_tracker.rules.spans import Span


def by_beginning(rules: Rules) -> bool:
    """Whether a version governs periods by the day on which they begin, rather than end."""
    return rules.periods_beginning is not None


def version_on(book: RuleBook, on: date) -> Rules | None:
    """The version for periods in course on `on`; None where none is known.

    That is the one for the first periods that end on `on` or later, or for the last ones that began by then, unless
    these are farther off than a period is long.
    """
    period = Span(years=book.ce_years)
    if any(map(by_beginning, book.rules)):
        begun = [rules for rules in book.oldest_first if (rules.in_force.first or date.min) <= on]
        last = begun[-1].in_force.last if begun else None
        return begun[-1] if begun and (last is None or last >= period.before(on)) else None
    for rules in book.oldest_first:
        first, last = rules.in_force.first, rules.in_force.last
        if last is None or last >= on:
            return rules if first is None or first <= period.after(on) else None
    return None


def version_or_newest(book: RuleBook, on: date) -> Rules:
    """The version for periods in course on `on`, else the newest that is known."""
    return version_on(book, on) or book.oldest_first[-1]


def periods_words(rules: Rules) -> str:
    """Which periods a version governs: ``periods ending from 2027-08-31``."""
    days = rules.in_force
    verb = "beginning" if by_beginning(rules) else "ending"
    match days.first, days.last:
        case None, None:
            return f"periods {verb} at any time"
        case first, last if first == last:
            return f"periods {verb} on {first}"
        case _:
            return f"periods {verb} {days}"
