"""How many hours may have been carried into the period before itself, for many licences at once: at most so many.

It is found from above: hours carried over are beyond what the period asked that they come from. Where that may be open, all hours
of earlier periods may be.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

import numpy as np

from ce_tracker import Licence, Therapist
from ce_tracker.bulk import Period, Setting, resolve
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import (
    AnyOf,
    Both,
    Condition,
    Disputed,
    EndOfIssueMonth,
    FirstPeriod,
    FixedDate,
    IssueAnniversary,
    IssuedWithin,
    LicensedLessThan,
    Minimum,
    PeriodAtMost,
    PeriodStartsBefore,
    RuleBook,
    Rules,
    SecondPeriod,
    Span,
    StatusIs,
)
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.counting import in_units
from ce_tracker_roster.engine.hours import Hours

_DAYS = 366
"""A year has no more."""
_FIRST, _MONTH = 2, 36
"""A first period is no longer than so many later ones, and so many days."""
_LEEWAY = 5
"""So many days at most what is reckoned from a leap day is off."""


def most_carried_in(book: RuleBook, hours: Hours, first: Array, sure: Array, issued: Array) -> Array:
    """By licence, so many hours (ten-thousandths) may have been carried into the period that began on the day `first`.

    `sure` is the day from which hours surely count for it; all days are ordinals, by licence.
    """
    old = np.flatnonzero((hours.day < sure[hours.own]) & (issued < sure)[hours.own])  # nothing was before the first one
    own, amount = hours.own[old], hours.hours[old]
    most = np.bincount(own, amount, len(first))
    if any(rules.values or rules.in_steps_of for rules in book.rules):
        return np.where(most > 0, np.inf, 0)
    if not _regular(book):
        return most
    young = _FIRST + _young_for(book)
    grown = (first - issued - _MONTH) // (
        book.ce_years * _DAYS
    ) - young  # so many periods it is judged as all later ones
    plain = np.flatnonzero((grown >= 0) & (first == sure) & (most > 0))
    begin, place = np.unique(first[plain], return_inverse=True)
    periods = [_before(book, day) for day in begin.tolist()]
    asked, older, before = (np.array(of)[place] for of in zip(*periods, strict=True)) if periods else (most[:0],) * 3
    cut = np.zeros(len(first))
    cut[plain] = older
    earlier = np.bincount(own, np.where(hours.day[old] < cut[own], amount, 0), len(first))[plain]
    before = np.where(grown[plain] > 0, before, 0)
    carried = np.minimum(np.maximum(earlier - before, 0), _most_carried(book))
    most[plain] = np.maximum(most[plain] - earlier + carried - asked, 0)
    return most


def _regular(book: RuleBook) -> bool:
    """Whether all periods but the first follow each other evenly, and hours of others count in none."""
    even = isinstance(book.term, FixedDate | IssueAnniversary | EndOfIssueMonth) and book.ce_term is None
    apart = all(rules.window is None for rules in book.rules) and not book.moved
    since = [rules.perhaps_since_issue for rules in book.rules if rules.perhaps_since_issue is not None]
    return even and apart and all(isinstance(one.when, SecondPeriod | StatusIs) for one in since)


@lru_cache(maxsize=1024)
def _young_for(book: RuleBook) -> int:
    """For how many periods after its first rules may judge a licence otherwise than later."""
    return 1 if any(isinstance(part, SecondPeriod | LicensedLessThan) for part in inside(book)) else 0


def _most_carried(book: RuleBook) -> float:
    """So many hours (ten-thousandths) are carried over at most, by whatever version."""
    most = [rules.carry_over.at_most for rules in book.rules if rules.carry_over is not None]
    return max((in_units(one) if isinstance(one, Decimal) else np.inf for one in most), default=0)


@lru_cache(maxsize=8192)
def _before(book: RuleBook, first: int) -> tuple[float, int, float]:
    """What was surely asked in the period before the one that began on a day; a day soon before it began; what was asked before."""
    begin = Span(years=book.ce_years).before(date.fromordinal(first)).toordinal()
    return _surely_asked(book, first - 1), begin - _LEEWAY, _surely_asked(book, begin - 1)


@lru_cache(maxsize=8192)
def _surely_asked(book: RuleBook, end: int) -> float:
    """How many hours (ten-thousandths) were surely asked in a period that ended on a day, neither the first nor the second."""
    last = date.fromordinal(end)
    period = Period(Span(years=book.ce_years).before(last) + timedelta(days=1), last, 0, first=False)
    rules = book.rules_for(period)
    if rules is None:
        return 0
    if not rules.ce_required:
        return np.inf
    licence = Licence(book.jurisdiction, book.credential, issued=date(1950, 1, 1))
    setting = Setting(Therapist("somebody", licences=[licence]), licence, period, last, book.ce_years)
    if not all(_surely_not(case.when, setting) for case in rules.cases):
        return 0
    return max((in_units(hours) for hours in _asked(rules, setting)), default=0)


def _asked(rules: Rules, setting: Setting) -> Iterator[Decimal]:
    """The hours of each requirement that surely binds, as few as may be."""
    if any(isinstance(one, AnyOf) for one in rules.requirements):
        return
    for one in rules.requirements:
        doubted = one.doubt is not None and (one.doubt.when is None or not _surely_not(one.doubt.when, setting))
        if isinstance(one, Minimum) and isinstance(one.hours, Decimal | Disputed) and one.when is None and not doubted:
            yield resolve(one.hours, setting, strict=False)


def _surely_not(when: Condition, setting: Setting) -> bool:
    """Whether a condition does not hold of an active licence in a later period, whatever else it tells."""
    match when:
        case Both(of):
            return any(_surely_not(one, setting) for one in of)
        case FirstPeriod() | SecondPeriod() | IssuedWithin() | PeriodAtMost() | PeriodStartsBefore() | StatusIs():
            return when.holds(setting) is False
        case _:
            return False
