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
from ce_tracker.rules import (
    AnyOf,
    Both,
    Condition,
    Disputed,
    FirstPeriod,
    IssuedWithin,
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

_PERIODS = 3
"""A licence that was held for so many periods, and a year, was not in its first or second one then."""
_DAYS = 366


def most_carried_in(book: RuleBook, hours: Hours, first: Array, sure: Array, issued: Array) -> Array:
    """By licence, so many hours (ten-thousandths) may have been carried into the period that began on the day `first`.

    `sure` is the day from which hours surely count for it; all days are ordinals, by licence.
    """
    old = np.flatnonzero(hours.day < sure[hours.own])
    most = np.bincount(hours.own[old], hours.hours[old], len(first))
    if any(rules.values or rules.in_steps_of for rules in book.rules):
        return np.where(most > 0, np.inf, 0)
    held = issued < first - (_PERIODS * book.ce_years + 1) * _DAYS
    plain = held & (first == sure) & (most > 0)
    if book.moved or any(rules.window is not None for rules in book.rules):
        plain[:] = False
    ends = np.unique(first[plain]) - 1
    asked = np.array([surely_asked(book, int(end)) for end in ends.tolist()])
    if len(ends):
        most[plain] = np.maximum(most[plain] - asked[np.searchsorted(ends, first[plain] - 1)], 0)
    return most


@lru_cache(maxsize=8192)
def surely_asked(book: RuleBook, end: int) -> float:
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
