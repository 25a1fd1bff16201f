"""What the tests of all jurisdictions share: a registry with this plugin alone, and credits in one line."""

from datetime import date
from importlib import import_module
from typing import Any, Protocol

import pytest

import ce_tracker_us_massage
from ce_tracker import Audit, Credit, Document, Licence, Registry, Therapist
from ce_tracker.auditing import judge
from ce_tracker.rules import Period, RuleBook, Rules, Span


class CreditOf(Protocol):
    def __call__(self, hours: float | dict[str, float], subject: str, completed: date, **details: Any) -> Credit: ...


class BookOf(Protocol):
    def __call__(self, jurisdiction: str, credential: str = "LMT") -> RuleBook: ...


class JudgeOne(Protocol):
    def __call__(
        self,
        jurisdiction: str,
        credential: str,
        *credits: Credit,
        on: date,
        issued: date,
        born: date | None = None,
        documents: tuple[Document, ...] = (),
        **licence: Any,
    ) -> Audit: ...


class RulesEnding(Protocol):
    def __call__(self, book: RuleBook, end: date) -> Rules | None: ...


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry({"us-massage": ce_tracker_us_massage}, installed=False)


@pytest.fixture(scope="session")
def credit() -> CreditOf:
    """A credit of so many hours; its title is its own unless one is given, so that none repeats another."""

    def made(hours: float | dict[str, float], subject: str, completed: date, **details: Any) -> Credit:
        title = details.pop("title", f"{subject or 'mixed'} of {completed}")
        return Credit(title=title, completed=completed, hours=hours, subject=subject, **details)

    return made


@pytest.fixture(scope="session")
def book_of() -> BookOf:
    """The rule book of one credential, from the module of its jurisdiction."""

    def found(jurisdiction: str, credential: str = "LMT") -> RuleBook:
        name = jurisdiction.removeprefix("US-").lower()
        books: tuple[RuleBook, ...] = import_module(f"ce_tracker_us_massage.{name}").RULE_BOOKS
        return next(book for book in books if book.credential == credential)

    return found


@pytest.fixture(scope="session")
def judge_one(book_of: BookOf) -> JudgeOne:
    """One licence of one therapist, judged by its rule book."""

    def judged(
        jurisdiction: str,
        credential: str,
        *credits: Credit,
        on: date,
        issued: date,
        born: date | None = None,
        documents: tuple[Document, ...] = (),
        **licence: Any,
    ) -> Audit:
        held = Licence(jurisdiction, credential, issued=issued, **licence)
        person = Therapist("T", born=born, licences=[held], credits=credits, documents=documents)
        return judge(person, held, book_of(jurisdiction, credential), on)

    return judged


@pytest.fixture(scope="session")
def rules_ending() -> RulesEnding:
    """The version of a rule book for a period of two years that ends on a day."""

    def found(book: RuleBook, end: date) -> Rules | None:
        start = Span(days=1).after(Span(years=2).before(end))
        return book.rules_for(Period(start, end, 0, first=False))

    return found
