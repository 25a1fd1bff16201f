"""Rule books as plain documents, ready for JSON: what a regulator asks, in words; their shape is in `schemas/`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ce_tracker.report import SCHEMA
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rulebooks.usual import usual_hours
from ce_tracker.rulebooks.versions import (
    by_beginning,
    periods_words,
    version_on,
    version_or_newest,
)
from ce_tracker.rulebooks.words import asked_words, besides, doubt_words, doubtful_parts, in_full
from ce_tracker.rules.amounts import amount_words
from ce_tracker.rules.proofs import Holds, Requirement, Undetermined, ValidOn
from ce_tracker.rules.provenance import Citation, Confidence, weakest_of
from ce_tracker.rules.requirements import (
    AnyOf,
    AnyRequirement,
    Component,
    Components,
    HoursOf,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
)
from ce_tracker.rules.rulebook import CarryOver, Case, FactAsked, RuleBook, Rules
from ce_tracker.rules.selectors import ANYTHING, Selector
from ce_tracker.rules.spans import Days
from ce_tracker.rules.terms import Term

KINDS: dict[type[Requirement], str] = {
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
"""The words for the kinds of requirement; what a plugin defines itself is a proof."""

_VALID = {
    ValidOn.DUE: "valid on the day the licence falls due",
    ValidOn.THROUGHOUT: "valid on every day of the period",
    ValidOn.IN_PERIOD: "issued or completed within the period",
    ValidOn.EVER: "once is enough, on whatever day",
}

# What a document has a place of its own for; whatever else there is comes under `also`.
_OF_BOOKS = {
    *(
        "jurisdiction",
        "credential",
        "purpose",
        "name",
        "board",
        "term",
        "ce_term",
        "rules",
        "opens",
        "late",
        "moved",
        "facts",
    ),
}
_OF_VERSIONS = {
    *("citation", "confidence", "verified_on", "requirements", "periods_ending", "periods_beginning", "accepts"),
    *("subject_as_approved_by", "cases", "carry_over", "perhaps_since_issue", "ce_required", "minutes_per_hour"),
    *("half_hour_over", "keep_records", "label", "notes"),
}
_OF_REQUIREMENTS = {
    *(
        "key",
        "hours",
        "of",
        "label",
        "citation",
        "confidence",
        "doubt",
        "when",
        "why",
        "kinds",
        "valid",
        "absent_is_no",
    ),
    *("places", "at_most_inside", "alternatives"),
}
_OF_CASES = {"when", "requirements", "exempt", "label", "citation", "confidence"}
_OF_CARRY_OVER = {"at_most", "share", "toward", "perhaps", "citation", "confidence", "doubt"}


def rules_list_document(books: Iterable[RuleBook], on: date) -> dict[str, Any]:
    """The rule books there are, each with the standing of the version for periods in course on `on`, else its newest."""
    return {"schema": SCHEMA, "on": on.isoformat(), "rule_books": [_listed(book, on) for book in books]}


def rules_document(books: Iterable[RuleBook], on: date) -> dict[str, Any]:
    """Rule books in full; the versions that govern periods in course on `on` are marked."""
    return {"schema": SCHEMA, "on": on.isoformat(), "rule_books": [book_document(book, on) for book in books]}


def book_document(book: RuleBook, on: date) -> dict[str, Any]:
    """One rule book: the term, what is asked in each version, and what it asks to know."""
    governing = version_on(book, on)
    return {
        **named(book),
        "term": _term(book.term),
        "ce_term": _term(book.ce_term) if book.ce_term else None,
        "opens": str(book.opens) if book.opens else None,
        "late": [
            {"name": state.name, "meaning": state.meaning, "lasts": str(state.lasts), "lost": state.lost}
            for state in book.late
        ],
        "moved": [
            {"end": moved.end.isoformat(), "due": moved.due.isoformat(), "citation": moved.citation}
            for moved in book.moved
        ],
        "facts": [_fact(fact) for fact in book.facts],
        "also": besides(book, _OF_BOOKS),
        "versions": [_version(rules, in_force=rules is governing) for rules in book.oldest_first],
    }


def named(book: RuleBook) -> dict[str, Any]:
    """Which rule book it is, and whose."""
    return {
        "jurisdiction": book.jurisdiction,
        "credential": book.credential,
        "purpose": str(book.purpose),
        "name": book.name,
        "board": {"name": book.board.name, "url": book.board.url},
    }


def version_heading(rules: Rules) -> dict[str, Any]:
    """Which version it is: the periods it governs, its label, its source."""
    return {
        "periods": periods_words(rules),
        "periods_ending": None if by_beginning(rules) else _days(rules.in_force),
        "periods_beginning": _days(rules.in_force) if by_beginning(rules) else None,
        "label": rules.label,
        **source(rules.citation),
        "confidence": str(rules.confidence),
        "verified_on": rules.verified_on.isoformat(),
    }


def source(citation: Citation | None) -> dict[str, str | None]:
    """A citation and its address; None where there is none."""
    return {"citation": str(citation) if citation else None, "url": citation.url if citation else None}


def cycle(book: RuleBook) -> str:
    """When a licence falls due, in short; when hours do as well, where that is another day."""
    words = book.term.words().removeprefix("ends on ")
    return words if book.ce_term is None else f"{words}; hours every {book.ce_years} years"


def _listed(book: RuleBook, on: date) -> dict[str, Any]:
    rules = version_or_newest(book, on)
    hours = usual_hours(book, rules, on)
    return {
        **named(book),
        "term": book.term.words(),
        "cycle": cycle(book),
        "versions": len(book.rules),
        "ce_required": rules.ce_required,
        "hours": None if hours.number is None else float(hours.number),
        "hours_at_least": None if hours.least is None else float(hours.least),
        "hours_at_most": None if hours.most is None else float(hours.most),
        "hours_words": hours.words(),
        "citation": str(rules.citation),
        "confidence": str(_of_the_hours(rules)),
        "verified_on": rules.verified_on.isoformat(),
    }


def _of_the_hours(rules: Rules) -> Confidence:
    """How sure the hours of an ordinary renewal are: as sure as the version, or as the least sure of them."""
    told = [part.confidence for part in inside(rules.requirements) if isinstance(part, HoursOf) and part.confidence]
    return weakest_of([rules.confidence, *told])


def _days(days: Days) -> dict[str, str | None]:
    return {
        "first": days.first.isoformat() if days.first else None,
        "last": days.last.isoformat() if days.last else None,
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "words": term.words(),
        "every_years": term.every_years,
        "confidence": str(term.confidence),
        "note": term.note,
        "why": getattr(term, "why", None),
        **source(term.citation),
    }


def _fact(fact: FactAsked) -> dict[str, Any]:
    example = fact.example.isoformat() if isinstance(fact.example, date) else fact.example
    return {"name": fact.name, "meaning": fact.meaning, "example": example}


def _version(rules: Rules, *, in_force: bool) -> dict[str, Any]:
    since_issue = rules.perhaps_since_issue
    return {
        **version_heading(rules),
        "in_force": in_force,
        "ce_required": rules.ce_required,
        "accepts": None if rules.accepts == ANYTHING else in_full(rules.accepts),
        "in_doubt": _in_doubt(rules.accepts),
        "perhaps_since_issue": doubt_words(since_issue) if since_issue else None,
        "subject_as_approved_by": rules.subject_as_approved_by or None,
        "minutes_per_hour": rules.minutes_per_hour,
        "half_hour_over": rules.half_hour_over,
        "keep_records": str(rules.keep_records) if rules.keep_records else None,
        "also": besides(rules, _OF_VERSIONS),
        "requirements": [_requirement(one) for one in rules.requirements],
        "cases": [_case(case) for case in rules.cases],
        "carry_over": _carry_over(rules.carry_over) if rules.carry_over else None,
        "notes": list(rules.notes),
    }


def _requirement(requirement: AnyRequirement | Component) -> dict[str, Any]:
    hours = getattr(requirement, "hours", None)
    of: Selector = getattr(requirement, "of", ANYTHING)
    return {
        "key": getattr(requirement, "key", None),
        "kind": KINDS.get(type(requirement), "proof"),
        "words": requirement.words(),
        "asked": asked_words(requirement),
        "when": requirement.when.words() if requirement.when is not None else None,
        "hours": None if hours is None else amount_words(hours),
        "counts": None if of == ANYTHING else in_full(of),
        "in_doubt": _in_doubt(of),
        "documents": list(requirement.kinds) if isinstance(requirement, Holds) else [],
        "valid": _VALID[requirement.valid] if isinstance(requirement, Holds) else None,
        "absent_is_no": requirement.absent_is_no if isinstance(requirement, Holds) else None,
        **source(requirement.citation),
        "confidence": str(requirement.confidence) if requirement.confidence else None,
        "open": _open(requirement),
        "also": besides(requirement, _OF_REQUIREMENTS | _in_words_of(requirement)),
        "parts": [_requirement(part) for part in _parts(requirement)],
        "alternatives": [[_requirement(part) for part in alternative] for alternative in requirement.alternatives]
        if isinstance(requirement, AnyOf)
        else [],
    }


def _in_words_of(requirement: AnyRequirement | Component) -> set[str]:
    """The fields that the words of a requirement without a label tell."""
    return {"within", "periods", "besides"} if isinstance(requirement, NoRepeats) and not requirement.label else set()


def _parts(requirement: AnyRequirement | Component) -> tuple[Component | Maximum, ...]:
    if isinstance(requirement, Components):
        return requirement.places
    return requirement.at_most_inside if isinstance(requirement, Minimum) else ()


def _in_doubt(selector: Selector) -> list[dict[str, str]]:
    return [{"hours": hours, "why": why} for hours, why in doubtful_parts(selector)]


def _open(requirement: AnyRequirement | Component) -> str | None:
    why = requirement.why if isinstance(requirement, Undetermined) else None
    doubt = doubt_words(requirement.doubt) if requirement.doubt else None
    return _all_of(why, doubt, getattr(getattr(requirement, "hours", None), "why", None))


def _all_of(*reasons: str | None) -> str | None:
    return "; ".join(filter(None, reasons)) or None


def _case(case: Case) -> dict[str, Any]:
    return {
        "when": case.when.words(),
        "label": case.label,
        "exempt": case.exempt or None,
        **source(case.citation),
        "confidence": str(case.confidence) if case.confidence else None,
        "also": besides(case, _OF_CASES),
        "requirements": [_requirement(one) for one in case.requirements],
    }


def _carry_over(rule: CarryOver) -> dict[str, Any]:
    return {
        "at_most": None if rule.at_most is None else amount_words(rule.at_most),
        "share": amount_words(rule.share),
        "toward": list(rule.toward),
        "perhaps": list(rule.perhaps),
        **source(rule.citation),
        "confidence": str(rule.confidence) if rule.confidence else None,
        "open": _all_of(
            doubt_words(rule.doubt) if rule.doubt else None,
            getattr(rule.at_most, "why", None),
            getattr(rule.share, "why", None),
        ),
        "also": besides(rule, _OF_CARRY_OVER),
    }
