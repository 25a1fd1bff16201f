"""What to look up again: versions of rules by how long ago they were checked and how sure they are."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from ce_tracker.report import SCHEMA
from ce_tracker.rulebooks.document import named, version_heading
from ce_tracker.rulebooks.versions import version_or_newest
from ce_tracker.rules.provenance import Citation, Confidence, weakest_of
from ce_tracker.rules.requirements import AnyOf, AnyRequirement, Component, Components, Minimum
from ce_tracker.rules.rulebook import RuleBook, Rules

WEIGHTS: Mapping[Confidence, int] = {
    Confidence.PRIMARY: 1,
    Confidence.SECONDARY: 2,
    Confidence.CONFLICTING: 3,
    Confidence.UNVERIFIED: 4,
}
"""How many times as urgent a rule is whose confidence is this, of the same age."""


@frozen
class Check:
    """A text to look up again: what rests on it, the least sure first, how sure the least of it is, and where it stands."""

    what: tuple[str, ...]
    confidence: Confidence
    citation: Citation


@frozen
class Stale:
    """A version of a rule book and how urgent it is to look it up again.

    `age` is in days since it was checked. `weakest` is the least confidence of anything in it; `score` is the age times
    the weight of that. `checks` are the texts, those of least confidence first.
    """

    book: RuleBook
    rules: Rules
    age: int
    weakest: Confidence
    score: int
    checks: tuple[Check, ...]


def stale(
    books: Iterable[RuleBook], on: date, *, checked_before: date | None = None, past: bool = False
) -> list[Stale]:
    """The versions that were checked before a day (all unless told), the most urgent first.

    Of each book those for periods in course on `on` and for later ones; with `past` the earlier ones as well.
    """
    found = [
        _judged(book, rules, on)
        for book in books
        for rules in (book.oldest_first if past else _since(book, on))
        if checked_before is None or rules.verified_on < checked_before
    ]
    return sorted(found, key=lambda one: (-one.score, -one.weakest.rank, one.book.jurisdiction, one.book.credential))


def stale_document(found: Iterable[Stale], on: date) -> dict[str, Any]:
    """What to look up again, as a plain document."""
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        "weights": {str(confidence): weight for confidence, weight in WEIGHTS.items()},
        "stale": [
            {
                **named(one.book),
                **version_heading(one.rules),
                "age_days": one.age,
                "weakest": str(one.weakest),
                "score": one.score,
                "checks": [
                    {
                        "what": list(check.what),
                        "confidence": str(check.confidence),
                        "citation": str(check.citation),
                        "url": check.citation.url or None,
                    }
                    for check in one.checks
                ],
            }
            for one in found
        ],
    }


def _since(book: RuleBook, on: date) -> list[Rules]:
    ordered = book.oldest_first
    return ordered[ordered.index(version_or_newest(book, on)) :]


def _judged(book: RuleBook, rules: Rules, on: date) -> Stale:
    age = max((on - rules.verified_on).days, 0)
    checks = _checks(book, rules)
    weakest = weakest_of(check.confidence for check in checks)
    return Stale(book, rules, age, weakest, age * WEIGHTS[weakest], checks)


def _checks(book: RuleBook, rules: Rules) -> tuple[Check, ...]:
    """The texts a version rests on, those of which the least is sure first."""
    resting: dict[Citation, list[tuple[Confidence, str]]] = {}
    for what, citation, confidence in _sources(book, rules):
        resting.setdefault(citation or rules.citation, []).append((confidence or rules.confidence, what))
    checks = []
    for citation, found in resting.items():
        found.sort(key=lambda one: -one[0].rank)
        checks.append(Check(tuple(dict.fromkeys(what for _, what in found)), found[0][0], citation))
    return tuple(sorted(checks, key=lambda check: -check.confidence.rank))


_Source = tuple[str, Citation | None, Confidence | None]


def _sources(book: RuleBook, rules: Rules) -> Iterator[_Source]:
    yield "the rules", rules.citation, rules.confidence
    yield "the term", book.term.citation, book.term.confidence
    if book.ce_term is not None:
        yield "the term of the hours", book.ce_term.citation, book.ce_term.confidence
    for name, told in (("the application", book.apply_by), ("weekends", book.weekend)):
        if told is not None:
            yield name, told.citation, told.confidence
    yield from (("reporting", one.citation, one.confidence) for one in rules.reporting)
    yield from _of_requirements(rules.requirements, None, None)
    for case in rules.cases:
        if case.citation or case.confidence:
            yield f"case {case.words()}", case.citation, case.confidence
        yield from _of_requirements(case.requirements, case.citation, case.confidence)
    if rules.carry_over is not None:
        yield "carry-over", rules.carry_over.citation, rules.carry_over.confidence


def _of_requirements(
    requirements: Iterable[AnyRequirement | Component], citation: Citation | None, confidence: Confidence | None
) -> Iterator[_Source]:
    """What requirements rest on; those without a source of their own on that of what they belong to."""
    for requirement in requirements:
        own = requirement.citation or citation, requirement.confidence or confidence
        if not isinstance(requirement, Components):
            yield requirement.key, *own
        match requirement:
            case Components():
                yield from _of_requirements(requirement.places, *own)
            case Minimum():
                yield from _of_requirements(requirement.at_most_inside, *own)
            case AnyOf():
                for alternative in requirement.alternatives:
                    yield from _of_requirements(alternative, *own)
