"""Rule coverage: which versions, cases, requirements and edges of terms of a rule book no test reached.

While `observing`, every audit that is made tells what it reached. Of a rule book there is to reach: each version, each way of
being judged in it (the usual one and each case), each minimum and component both met and missed, every other requirement,
the first term and a later one, and each due date that an order moved. Of alternatives an audit tells the first, or the one that
is met: of the others, what is missed cannot be reached, nor anything that stands beside what is undetermined. Audits of a
changed copy of a rule book, such as the conformance suite makes, reach nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from ce_tracker.auditing import Audit, Why
from ce_tracker.rules import (
    ELIGIBILITY,
    AnyOf,
    AnyRequirement,
    Component,
    Components,
    Minimum,
    NoRepeats,
    NoTerm,
    RateLimit,
    RuleBook,
    Rules,
    Undetermined,
)
from ce_tracker.testing.situations import NARROWED

Place = tuple[str, str]
"""The name of a rule book, and what there is to reach in it."""

_MISSED = " is missed"

_TOLD_BY = {NoRepeats: Why.REPEATED_COURSE, RateLimit: Why.RATE_LIMIT}
"""Requirements that have no finding of their own: the reason that tells of them."""


@frozen
class Coverage:
    """What there is to reach, and what was reached."""

    known: dict[Place, None] = field(factory=dict)
    reached: set[Place] = field(factory=set)

    def note(self, audit: Audit) -> None:
        """Take in what an audit reached."""
        if not self._is_original(audit):
            return
        self.expect(audit.book)
        self.reached.update(reached_by(audit))

    def expect(self, book: RuleBook) -> None:
        """Count with all that there is to reach in a rule book."""
        self.known.update(places(book))

    def merge(self, known: Iterable[Place], reached: Iterable[Place]) -> None:
        """Take in what another process saw."""
        self.known.update(dict.fromkeys((book, what) for book, what in known))
        self.reached.update((book, what) for book, what in reached)

    def missed(self) -> Mapping[str, list[str]]:
        """What was not reached, by rule book."""
        missed: dict[str, list[str]] = defaultdict(list)
        for book, what in self.known:
            if (book, what) not in self.reached:
                missed[book].append(what)
        return missed

    def lines(self) -> Iterator[str]:
        """The report: a line for each rule book, and below it what no test reached."""
        missed = self.missed()
        for book in sorted({book for book, _ in self.known}):
            whole = sum(name == book for name, _ in self.known)
            done = whole - len(missed.get(book, ()))
            yield f"{book}: {done} of {whole} reached ({percent(done, whole)})"
            yield from (f"  not reached: {what}" for what in missed.get(book, ()))
        whole = len(self.known)
        done = whole - sum(map(len, missed.values()))
        yield f"all rule books: {done} of {whole} reached ({percent(done, whole)})"

    def _is_original(self, audit: Audit) -> bool:
        return not any(
            rules.label == NARROWED or any(case.label.startswith("case ") for case in rules.cases)
            for rules in audit.book.rules
        )


def percent(part: int, whole: int) -> str:
    """A share in per cent, never rounded up to all of it."""
    return f"{part * 1000 // whole / 10 if whole else 100:g} %"


@contextmanager
def observing(coverage: Coverage) -> Iterator[Coverage]:
    """Take in every audit that is made."""
    made: Any = Audit.__init__

    def making(audit: Audit, *given: Any, **fields: Any) -> None:
        made(audit, *given, **fields)
        coverage.note(audit)

    Audit.__init__ = making  # type: ignore[method-assign, assignment]
    try:
        yield coverage
    finally:
        Audit.__init__ = made  # type: ignore[method-assign]


def name_of(book: RuleBook) -> str:
    """The name of a rule book in reports."""
    return f"{book.jurisdiction} {book.credential}{' (eligibility)' if book.purpose is ELIGIBILITY else ''}"


@lru_cache(maxsize=256)
def places(book: RuleBook) -> Mapping[Place, None]:
    """What there is to reach in a rule book."""
    return dict.fromkeys((name_of(book), what) for what in _to_reach(book))


def _to_reach(book: RuleBook) -> Iterator[str]:
    if book.purpose is not ELIGIBILITY and not isinstance(book.term, NoTerm):
        yield from ("the first term", "a later term")
    for moved in book.moved:
        yield f"the due date moved to {moved.due}"
    for rules in book.rules:
        version = _version(rules)
        yield version
        if rules.ce_required:
            yield f"{version}, the usual way"
            yield from (f"{version}, the usual way: {what}" for what in _of_requirements(rules.requirements))
        for case in rules.cases:
            yield f"{version}, {case.words()}"
            yield from (f"{version}, {case.words()}: {what}" for what in _of_requirements(case.requirements))


def _version(rules: Rules) -> str:
    return f"periods {rules.in_force}"


def _of_requirements(requirements: Iterable[AnyRequirement]) -> Iterator[str]:
    for one in requirements:
        match one:
            case AnyOf():
                first, *others = one.alternatives
                yield from _of_requirements(first)
                for alternative in others:
                    if not any(isinstance(it, Undetermined) for it in alternative):
                        yield from (place for place in _of_requirements(alternative) if not place.endswith(_MISSED))
            case Components():
                for place in one.places:
                    yield from _both_ways(place)
            case Minimum():
                yield from _both_ways(one)
            case _:
                yield one.key


def _both_ways(row: Minimum | Component) -> Iterator[str]:
    yield f"{row.key} is met"
    yield f"{row.key}{_MISSED}"


def reached_by(audit: Audit) -> Iterator[Place]:
    """What an audit reaches."""
    name = name_of(audit.book)
    if audit.dates is not None:
        yield name, "the first term" if audit.dates.term.first else "a later term"
        yield name, f"the due date moved to {audit.dates.due}"
    if audit.in_force is None:
        return
    version = _version(audit.in_force)
    yield name, version
    way = f"{version}, {audit.case or 'the usual way'}"
    yield name, way
    for one in audit.requirements:
        yield name, f"{way}: {one.key}"
        if one.met is not None:
            yield name, f"{way}: {one.key} is {'met' if one.met else 'missed'}"
        elif one.short:
            yield name, f"{way}: {one.key} is missed"
    for condition in audit.conditions:
        yield name, f"{way}: {condition.key}"
    codes = {reason.code for credit in audit.credits for reason in credit.why}
    for requirement in _simple(audit.in_force, audit.case):
        told = _TOLD_BY.get(type(requirement))
        if told in codes:
            yield name, f"{way}: {requirement.key}"


def _simple(rules: Rules, case: str) -> Iterator[NoRepeats | RateLimit]:
    chosen = next((one.requirements for one in rules.cases if case and one.words() == case), rules.requirements)
    for one in chosen:
        several = one.alternatives if isinstance(one, AnyOf) else ((one,),)
        yield from (it for alternative in several for it in alternative if isinstance(it, NoRepeats | RateLimit))
