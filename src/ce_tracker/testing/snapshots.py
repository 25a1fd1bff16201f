"""What a few fixed licences meet from 2015 to 2035, as text: an edit of a rule shows in it what it changes.

The licences are made up so that their dates lie on edges: a leap day, ends of months, odd and even years and numbers.
There is a line for each term: the days from which hours count, when they and the licence are due, and the rules that
govern; what these ask stands below, or in the line where it is not the same for all. A licence whose due date only the
printed one tells has one of 2034 or 2035. Of what is sought there is a line for the last day of each year.

Run as a program (``python -m ce_tracker.testing.snapshots AMMA``) it prints that of a jurisdiction or a certifying body.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from attrs import evolve, frozen

from ce_tracker.auditing import Audit, Kind, judge
from ce_tracker.record import Held, Therapist, since
from ce_tracker.registry import installed
from ce_tracker.rulebooks.specimen import specimen
from ce_tracker.rules import ELIGIBILITY, DueDates, Missing, RuleBook
from ce_tracker.rules.amounts import amount_words
from ce_tracker.subjects import is_jurisdiction
from ce_tracker.testing.situations import entered

__all__ = ["snapshot"]

FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)

LICENCES = (
    (date(2012, 2, 29), date(1988, 5, 17), "1024", date(2035, 10, 31)),
    (date(2019, 12, 31), date(1984, 2, 29), "3001", date(2034, 6, 30)),
    (date(2016, 8, 31), date(1991, 2, 28), "2047", date(2035, 2, 28)),
    (date(2021, 3, 15), date(1999, 11, 30), "4096", date(2034, 12, 31)),
)
"""Day of issue, day of birth, number, and the printed date where one is needed."""

_FEWER_LICENCES = 2
"""So many of them are told where every year has a term: the file stays one that can be read."""
_MOST_ENTERED = 3
_ONE_DAY = timedelta(days=1)


@frozen
class Line:
    """One term of one licence: its days, the version and case that govern it, and what they ask."""

    days: str
    rules: str
    asked: str


def snapshot(books: Iterable[RuleBook]) -> str:
    """The text for the rule books of one jurisdiction."""
    return "\n".join(line for book in books for line in (*_of_book(book), "")).rstrip("\n") + "\n"


def _of_book(book: RuleBook) -> Iterator[str]:
    yield f"{book.jurisdiction} {book.credential}: {book.name}"
    yield f"{'Licence' if is_jurisdiction(book.jurisdiction) else 'Certification'}: {book.term.words()}"
    if book.ce_term is not None:
        yield f"Hours: {book.ce_term.words()}"
    count = 1 if book.purpose is ELIGIBILITY else len(LICENCES) if book.term.every_years > 1 else _FEWER_LICENCES
    told = [(heading, list(lines)) for heading, lines in map(partial(_of_licence, book), LICENCES[:count])]
    asked: dict[str, dict[str, None]] = defaultdict(dict)
    for line in (line for _, lines in told for line in lines):
        asked[line.rules][line.asked] = None
    for heading, lines in told:
        yield from ("", heading)
        for line in lines:
            own = f": {line.asked}" if len(asked[line.rules]) > 1 else ""
            yield f"  {line.days}  {line.rules}{own}"
    yield ""
    for rules, texts in sorted(asked.items()):
        if len(texts) == 1 and any(texts):
            yield f"{rules}: {next(iter(texts))}"


def made_up_licence(book: RuleBook, made_up: tuple[date, date, str, date]) -> tuple[Held, date]:
    """One of `LICENCES` under a rule book, with what it takes to know its due date; and the birth of its holder."""
    issued, born, number, printed = made_up
    person = Therapist("Jordan Rivera", born=born)
    return _with_what_is_needed(book, specimen(book, issued, number), person, printed)[0], born


def _of_licence(book: RuleBook, made_up: tuple[date, date, str, date]) -> tuple[str, Iterator[Line]]:
    issued, born, number, printed = made_up
    person = Therapist("Jordan Rivera", born=born)
    licence = specimen(book, issued, number)
    licence, missing = _with_what_is_needed(book, licence, person, printed)
    if book.purpose is ELIGIBILITY:
        return f"sought, born {person.born}", _each_year(book, licence, person)
    shows = f", shows {licence.expires}" if licence.expires else ""
    facts = "".join(f", {name} {value}" for name, value in sorted(licence.facts.items()))
    heading = f"issued {since(licence)}, born {person.born}, number {licence.number}{shows}{facts}"
    if missing is not None:
        return heading, iter([Line("no date", missing.why, "")])
    return heading, (_line(book, licence, person, dates) for dates in _terms(book, licence, person))


def _with_what_is_needed(
    book: RuleBook, licence: Held, person: Therapist, printed: date
) -> tuple[Held, Missing | None]:
    """The licence with a printed date or a fact, if its due date cannot be known otherwise; and what is still missing."""
    for _ in range(_MOST_ENTERED):
        dates = book.dates(licence, person, FIRST)
        missing = dates if isinstance(dates, Missing) else dates.ce_missing
        if missing is not None:
            told = entered(licence, missing, printed)
            if told == licence:
                return licence, missing
            licence = told
        elif licence.expires is not None:
            last = book.dates(licence, person, licence.expires)
            assert not isinstance(last, Missing)
            licence = evolve(licence, expires=last.term.end)
    return licence, None


def _terms(book: RuleBook, licence: Held, person: Therapist) -> Iterator[DueDates]:
    """The due dates of every term that ends within the years told."""
    on = max(FIRST, since(licence))
    while on <= LAST:
        dates = book.dates(licence, person, on)
        if isinstance(dates, Missing) or dates.due < on or dates.due > LAST:
            return
        yield dates
        on = max(dates.due, dates.term.end) + _ONE_DAY


def _each_year(book: RuleBook, sought: Held, person: Therapist) -> Iterator[Line]:
    """What is asked of somebody who seeks it on the last day of each year told."""
    for year in range(FIRST.year, LAST.year + 1):
        audit = judge(person, sought, book, date(year, 12, 31))
        yield Line(f"on {audit.on}", _rules(audit), _asked(audit))


def _line(book: RuleBook, licence: Held, person: Therapist, dates: DueDates) -> Line:
    audit = judge(person, licence, book, min(dates.due, dates.ce_due))
    first = max(dates.surely.first or since(licence), since(licence))
    until = dates.surely.last or dates.ce_due
    perhaps = "" if dates.perhaps == dates.surely else f" (perhaps {dates.perhaps})"
    ce_due = "" if dates.ce_due == until else f", hours due {dates.ce_due}"
    due = "" if dates.due == dates.ce_due else f", licence due {dates.due}"
    return Line(f"{first} to {until}{perhaps}{ce_due}{due}", _rules(audit), _asked(audit))


def _rules(audit: Audit) -> str:
    """The version and the case."""
    if audit.in_force is None:
        return "no rules known"
    begins = audit.in_force.in_force.first
    version = f"rules {begins}" if begins else "first rules"
    return f"{version} ({audit.case})" if audit.case else version


def _asked(audit: Audit) -> str:
    hours = [
        f"{'at most ' if one.kind is Kind.MAXIMUM else ''}{one.key} {amount_words(one.needed)}"
        for one in audit.requirements
    ]
    return ", ".join([*hours, *(one.key for one in audit.conditions)])


def snapshot_of(code: str) -> str:
    """The text for a jurisdiction or a certifying body whose rules are installed."""
    registry = installed()
    if code in registry.certifications():
        return snapshot(registry.certification_books(code).values())
    return snapshot(registry.rule_books(code).values())


if __name__ == "__main__":
    print(*map(snapshot_of, sys.argv[1:]), sep="\n", end="")
