"""The versions of rule books side by side, as plain documents: what each asks and what it changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from ce_tracker.report import SCHEMA
from ce_tracker.rulebooks.changes import Change, changes
from ce_tracker.rulebooks.document import named, version_heading
from ce_tracker.rulebooks.usual import usual_hours
from ce_tracker.rulebooks.versions import version_on
from ce_tracker.rules.amounts import amount_words
from ce_tracker.rules.requirements import AnyOf, AnyRequirement, Component, Components, Maximum, Minimum, RateLimit
from ce_tracker.rules.rulebook import RuleBook, Rules


def history_document(books: Iterable[RuleBook], on: date) -> dict[str, Any]:
    """All versions of rule books, newest first, each with what it asks and what it changed of the one before."""
    return {"schema": SCHEMA, "on": on.isoformat(), "rule_books": [_history(book, on) for book in books]}


def diff_document(books: Iterable[RuleBook], earlier: date, later: date) -> dict[str, Any]:
    """What changed between the versions for periods in course on the one day and on the other."""
    return {
        "schema": SCHEMA,
        "from": earlier.isoformat(),
        "to": later.isoformat(),
        "rule_books": [_diff(book, earlier, later) for book in books],
    }


def _history(book: RuleBook, on: date) -> dict[str, Any]:
    governing = version_on(book, on)
    ordered = book.oldest_first
    changed: dict[int, list[dict[str, Any]]] = {
        number: _changed(before, after) for number, (before, after) in enumerate(pairwise(ordered), 1)
    }
    versions = [
        {
            **version_heading(rules),
            "in_force": rules is governing,
            "hours": usual_hours(book, rules, on).words(),
            "asks": _asked(rules),
            "cases": [
                {"when": case.when.words(), "exempt": bool(case.exempt), "label": case.words()} for case in rules.cases
            ],
            "changes": changed.get(number),
        }
        for number, rules in enumerate(ordered)
    ]
    return {**named(book), "versions": versions[::-1]}


def _asked(rules: Rules) -> dict[str, str | None]:
    """The hours of each requirement by key, in words; None for one that is not about hours."""
    return dict(_hours(rules.requirements))


def _hours(requirements: Iterable[AnyRequirement | Component]) -> Iterator[tuple[str, str | None]]:
    for requirement in requirements:
        if isinstance(requirement, Components):
            yield from _hours(requirement.places)
            continue
        yield requirement.key, _hours_of(requirement)
        if isinstance(requirement, AnyOf):
            for number, alternative in enumerate(requirement.alternatives, 1):
                for key, hours in _hours(alternative):
                    yield f"{requirement.key}: way {number}: {key}", hours


def _hours_of(requirement: AnyRequirement | Component) -> str | None:
    match requirement:
        case Minimum() | Component():
            return amount_words(requirement.hours)
        case Maximum() | RateLimit():
            return f"at most {amount_words(requirement.hours)}"
        case _:
            return None


def _diff(book: RuleBook, earlier: date, later: date) -> dict[str, Any]:
    before, after = version_on(book, earlier), version_on(book, later)
    return {
        **named(book),
        "before": version_heading(before) if before else None,
        "after": version_heading(after) if after else None,
        "changes": _changed(before, after) if before and after else None,
    }


def _changed(before: Rules, after: Rules) -> list[dict[str, Any]]:
    return [change_document(change) for change in changes(before, after)]


def change_document(change: Change) -> dict[str, Any]:
    """One change."""
    return {
        "what": str(change.what),
        "place": list(change.place),
        "aspect": change.aspect or None,
        "before": change.before,
        "after": change.after,
        "words": change.words(),
    }


def requirement_keys(versions: Sequence[Mapping[str, Any]]) -> list[str]:
    """The keys of all requirements of the versions of a history, in the order of the newest that has each."""
    return list({key: None for version in versions for key in version["asks"]})
