"""The date that a licence of the benchmark has printed, and the days of its CE period: as the rule book reckons them."""

from datetime import date, timedelta
from math import lcm
from typing import NamedTuple

from attrs import evolve

from ce_tracker import Licence, Therapist
from ce_tracker.rules import BIRTH_YEAR, ISSUE_YEAR, LICENCE_NUMBER, Birthday, BirthMonth, RuleBook
from ce_tracker.rules.schedule import Missing
from ce_tracker.rules.terms import EndOfIssueMonth, FirstTerm, FromFirstRenewal, IssueAnniversary

LONG_AGO = date(2001, 5, 14)
"""Stands for every day of issue on which no date depends."""


class Dates(NamedTuple):
    """`expires` is None where nothing falls due."""

    expires: date | None
    start: date
    end: date


def dates(book: RuleBook, issued: date, born: date, number: str, printed: date, on: date) -> Dates:
    """The due date and the CE period by the rule book; `printed` is what the licence says where only that tells."""
    licence = Licence(book.jurisdiction, book.credential, issued=issued, number=number)
    person = Therapist("A holder", born=born)
    schedule = book.term.schedule(licence, person)
    if isinstance(schedule, Missing):
        licence = evolve(licence, expires=printed)
        schedule = book.term.schedule(licence, person)
        if isinstance(schedule, Missing):
            return Dates(None, on - timedelta(days=730), on)
        licence = evolve(licence, expires=schedule.end_on_or_after(printed))
    found = book.dates(licence, person, on)
    assert not isinstance(found, Missing)
    return Dates(found.due, found.ce_period.start, found.ce_period.end)


class Matters(NamedTuple):
    """On what the dates of a rule book depend."""

    issued: bool
    recent: bool
    """Only of licences issued of late the day of issue matters."""
    birthday: bool
    birth_month: bool
    birth_year: bool
    number: bool
    printed: bool
    cycle: int
    """After so many years days of issue begin to be alike, leap days included."""


def matters(book: RuleBook) -> Matters:
    """What has to be told apart when the dates of many licences are reckoned."""
    term = book.term
    years = getattr(term, "years", None)
    unborn = Therapist("A holder", born=LONG_AGO)
    silent = Licence(book.jurisdiction, book.credential, issued=LONG_AGO, number="1")
    return Matters(
        issued=isinstance(term, IssueAnniversary | EndOfIssueMonth)
        or isinstance(book.ce_term, FromFirstRenewal)
        or years is ISSUE_YEAR,
        recent=getattr(term, "first", FirstTerm.NEXT) is not FirstTerm.NEXT,
        birthday=isinstance(term, Birthday),
        birth_month=isinstance(term, BirthMonth),
        birth_year=years is BIRTH_YEAR,
        number=years is LICENCE_NUMBER,
        printed=years is ISSUE_YEAR or isinstance(term.schedule(silent, unborn), Missing),
        cycle=lcm(4, term.every_years, book.ce_years),
    )
