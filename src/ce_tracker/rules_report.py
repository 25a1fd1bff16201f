"""Rule books as plain documents, ready for JSON: what a regulator asks, in words; their shape is in `schemas/`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ce_tracker.report import SCHEMA
from ce_tracker.rules.amounts import amount_words
from ce_tracker.rules.proofs import Doubt, Holds, Requirement, Undetermined
from ce_tracker.rules.provenance import Citation
from ce_tracker.rules.requirements import (
    AnyOf,
    AnyRequirement,
    Component,
    Components,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
)
from ce_tracker.rules.rulebook import CarryOver, Case, FactAsked, RuleBook, Rules
from ce_tracker.rules.selectors import ANYTHING
from ce_tracker.rules.terms import Term

_KINDS: dict[type[Requirement], str] = {
    AnyOf: "any-of",
    Component: "component",
    Components: "components",
    Holds: "document",
    Maximum: "maximum",
    Minimum: "minimum",
    NoRepeats: "no-repeats",
    RateLimit: "rate-limit",
    Undetermined: "undetermined",
}


def rules_list_document(books: Iterable[RuleBook]) -> dict[str, Any]:
    """The rule books there are, each with its newest version's standing."""
    return {"schema": SCHEMA, "rule_books": [_listed(book) for book in books]}


def rules_document(books: Iterable[RuleBook], on: date) -> dict[str, Any]:
    """Rule books in full; the versions that govern periods in course on `on` are marked."""
    return {"schema": SCHEMA, "on": on.isoformat(), "rule_books": [book_document(book, on) for book in books]}


def book_document(book: RuleBook, on: date) -> dict[str, Any]:
    """One rule book: the term, what is asked in each version, and what it asks to know."""
    governing = version_on(book, on)
    return {
        "jurisdiction": book.jurisdiction,
        "credential": book.credential,
        "name": book.name,
        "board": {"name": book.board.name, "url": book.board.url},
        "term": _term(book.term),
        "ce_term": _term(book.ce_term) if book.ce_term else None,
        "opens": str(book.opens) if book.opens else None,
        "late": [{"name": state.name, "meaning": state.meaning, "lasts": str(state.lasts)} for state in book.late],
        "moved": [
            {"end": moved.end.isoformat(), "due": moved.due.isoformat(), "citation": moved.citation}
            for moved in book.moved
        ],
        "facts": [_fact(fact) for fact in book.facts],
        "versions": [_version(rules, in_force=rules is governing) for rules in _oldest_first(book)],
    }


def version_on(book: RuleBook, on: date) -> Rules | None:
    """The version for the first periods that end on `on` or later; None where none is known."""
    for rules in _oldest_first(book):
        if rules.periods_ending.last is None or rules.periods_ending.last >= on:
            return rules
    return None


def _oldest_first(book: RuleBook) -> list[Rules]:
    return sorted(book.rules, key=lambda rules: rules.periods_ending.first or date.min)


def _listed(book: RuleBook) -> dict[str, Any]:
    newest = _oldest_first(book)[-1]
    return {
        "jurisdiction": book.jurisdiction,
        "credential": book.credential,
        "name": book.name,
        "board": {"name": book.board.name, "url": book.board.url},
        "term": book.term.words(),
        "versions": len(book.rules),
        "ce_required": newest.ce_required,
        "citation": str(newest.citation),
        "confidence": str(newest.confidence),
        "verified_on": newest.verified_on.isoformat(),
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "words": term.words(),
        "every_years": term.every_years,
        "confidence": str(term.confidence),
        "note": term.note,
    }


def _fact(fact: FactAsked) -> dict[str, Any]:
    example = fact.example.isoformat() if isinstance(fact.example, date) else fact.example
    return {"name": fact.name, "meaning": fact.meaning, "example": example}


def _version(rules: Rules, *, in_force: bool) -> dict[str, Any]:
    days = rules.periods_ending
    return {
        "periods_ending": {
            "first": days.first.isoformat() if days.first else None,
            "last": days.last.isoformat() if days.last else None,
        },
        "in_force": in_force,
        "label": rules.label,
        **_source(rules.citation),
        "confidence": str(rules.confidence),
        "verified_on": rules.verified_on.isoformat(),
        "ce_required": rules.ce_required,
        "accepts": None if rules.accepts == ANYTHING else rules.accepts.words(),
        "subject_as_approved_by": rules.subject_as_approved_by or None,
        "minutes_per_hour": rules.minutes_per_hour,
        "keep_records": str(rules.keep_records) if rules.keep_records else None,
        "requirements": [_requirement(one) for one in rules.requirements],
        "cases": [_case(case) for case in rules.cases],
        "carry_over": _carry_over(rules.carry_over) if rules.carry_over else None,
        "notes": list(rules.notes),
    }


def _source(citation: Citation | None) -> dict[str, str | None]:
    return {"citation": str(citation) if citation else None, "url": citation.url if citation else None}


def _requirement(requirement: AnyRequirement | Component) -> dict[str, Any]:
    hours = getattr(requirement, "hours", None)
    return {
        "key": getattr(requirement, "key", None),
        "kind": _KINDS[type(requirement)],
        "words": requirement.words(),
        "hours": None if hours is None else amount_words(hours),
        "documents": list(requirement.kinds) if isinstance(requirement, Holds) else [],
        **_source(requirement.citation),
        "confidence": str(requirement.confidence) if requirement.confidence else None,
        "open": _open(requirement),
        "parts": [_requirement(part) for part in _parts(requirement)],
        "alternatives": [[_requirement(part) for part in alternative] for alternative in requirement.alternatives]
        if isinstance(requirement, AnyOf)
        else [],
    }


def _parts(requirement: AnyRequirement | Component) -> tuple[Component | Maximum, ...]:
    if isinstance(requirement, Components):
        return requirement.places
    return requirement.at_most_inside if isinstance(requirement, Minimum) else ()


def _open(requirement: AnyRequirement | Component) -> str | None:
    if isinstance(requirement, Undetermined):
        return requirement.why
    disputed = getattr(getattr(requirement, "hours", None), "why", None)
    return _doubt(requirement.doubt) or disputed


def _doubt(doubt: Doubt | None) -> str | None:
    if doubt is None:
        return None
    return doubt.why if doubt.when is None else f"{doubt.why} ({doubt.when.words()})"


def _case(case: Case) -> dict[str, Any]:
    return {
        "when": case.when.words(),
        "label": case.label,
        "exempt": case.exempt or None,
        **_source(case.citation),
        "confidence": str(case.confidence) if case.confidence else None,
        "requirements": [_requirement(one) for one in case.requirements],
    }


def _carry_over(rule: CarryOver) -> dict[str, Any]:
    return {
        "at_most": None if rule.at_most is None else amount_words(rule.at_most),
        "share": amount_words(rule.share),
        "toward": list(rule.toward),
        "perhaps": list(rule.perhaps),
        **_source(rule.citation),
        "open": _doubt(rule.doubt),
    }
