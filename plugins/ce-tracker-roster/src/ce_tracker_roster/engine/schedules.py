"""The schedules of many licences at once, for the terms of the rule language: what `Term.schedule` finds for one.

A term that is not of the language, or that looks at more than the days of a licence, gives None here: it is asked itself.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from attrs import evolve

from ce_tracker.rules import (
    Birthday,
    BirthMonth,
    EndOfIssueMonth,
    FixedDate,
    FromFirstRenewal,
    IssueAnniversary,
    PrintedDate,
    Span,
    Term,
)
from ce_tracker.rules.terms import FirstTerm, Parity
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.days import moved, year_of
from ce_tracker_roster.engine.looks import Columns
from ce_tracker_roster.engine.terms import Schedules

NO_DIGIT = -(10**6)
"""In place of the last digit of a number that has none."""

Read = Callable[[str, str], Array]
"""The year, month or day of the days of a name."""


def schedules_of(term: Term, columns: Columns) -> tuple[Schedules, Array] | None:
    """The schedules of all licences of some columns, and of which they are known; None where the term has to be asked for each."""
    days = columns.ordinals
    issued, everywhere = days["issued"], np.ones(len(days["issued"]), dtype=np.bool_)

    def read(name: str, part: str) -> Array:
        return columns.values((name,), part)

    match term:
        case FixedDate():
            return _fixed(term, np.int32(term.month), np.int32(term.day), columns, everywhere)
        case BirthMonth():
            return _fixed(term, read("born", "month"), np.int32(term.day), columns, days["born"] > 0)
        case Birthday():
            return _fixed(term, read("born", "month"), read("born", "day"), columns, days["born"] > 0)
        case IssueAnniversary():
            whole = _plain(read("issued", "month"), read("issued", "day"), term.every_years, read("issued", "year"))
            return _beginning(whole, issued, issued + 1), everywhere
        case EndOfIssueMonth():
            whole = _plain(read("issued", "month"), np.int32(31), term.every_years, read("issued", "year"))
            return _beginning(whole, issued, issued + 31), everywhere
        case PrintedDate():
            return _printed(term, days, read), days["expires"] > 0
        case FromFirstRenewal() if not term.only_told:
            base = schedules_of(term.base, columns)
            return None if base is None else (_from_first_renewal(term, base[0], issued), base[1])
        case _:
            return None


def needs_printed_date(term: Term) -> bool:
    """Whether nothing is known of the schedules of this term without a printed date."""
    return isinstance(term, FixedDate | BirthMonth | Birthday) and term.years is Parity.PRINTED


def needs_told_start(term: Term) -> bool:
    """Whether nothing is known of the schedules of this term, though its base is known, unless a fact tells it."""
    return isinstance(term, FromFirstRenewal) and term.only_told


def _plain(month: Any, day: Any, every: int, phase: Any) -> Schedules:
    """Schedules without a beginning of their own."""
    count = max(np.size(month), np.size(day), np.size(phase))

    def whole(value: Any) -> Array:
        return np.broadcast_to(np.asarray(value, dtype=np.int32), count)

    none = whole(0)
    return Schedules(whole(month), whole(day), whole(every), whole(phase) % np.int32(every), none, none, none)


def _beginning(whole: Schedules, begins: Array, not_before: Array) -> Schedules:
    return evolve(whole, begins=begins, not_before=not_before)


def _fixed(
    term: FixedDate | BirthMonth | Birthday, month: Any, day: Any, columns: Columns, known: Array
) -> tuple[Schedules, Array] | None:
    """Schedules of a day of the year, in the years that the term says, and of which licences they are known."""
    days = columns.ordinals
    phase: Any
    match term.years:
        case Parity.BIRTH_YEAR:
            phase, known = columns.values(("born",), "year") % 2, known & (days["born"] > 0)
        case Parity.LICENCE_NUMBER:
            digits = columns.values(("last_digit",))
            phase, known = digits % 2, known & (digits != NO_DIGIT)
        case Parity.PRINTED:
            phase, known = columns.values(("expires",), "year"), known & (days["expires"] > 0)
        case Parity.ODD | Parity.EVEN:
            phase = int(term.years is Parity.ODD)
        case None:
            phase = 0
        case int():
            phase = term.years
        case _:
            return None
    issued = days["issued"]
    whole = _plain(month + np.zeros(len(issued), dtype=np.int32), day, term.every_years, phase)
    if term.first is FirstTerm.NEXT:
        return whole, known
    if isinstance(term.first, Span):
        return _beginning(whole, issued, _after(term.first, issued)), known
    return _beginning(whole, issued, whole.end_on_or_after(issued + 1) + 1), known


def _printed(term: PrintedDate, days: dict[str, Array], read: Read) -> Schedules:
    issued, expires = days["issued"], days["expires"]
    tomorrow = Columns({"next": expires + 1}).values(("next",), "day")
    day = np.where(tomorrow == 1, np.int32(31), read("expires", "day"))
    whole = _plain(read("expires", "month"), day, term.every_years, read("expires", "year"))
    begins = (issued < expires) & (whole.end_on_or_after(issued) == issued)
    return _beginning(whole, np.where(begins, issued, 0), np.where(begins, issued + 1, 0))


def _from_first_renewal(term: FromFirstRenewal, base: Schedules, issued: Array) -> Schedules:
    first = base.end_on_or_after(issued + 1)
    every = np.int32(term.every_years)
    return evolve(base, every=np.broadcast_to(every, len(issued)), phase=year_of(first) % every, first_until=first)


def _after(span: Span, days: Array) -> Array:
    if not span.years and not span.months:
        return days + np.int32(span.days)
    return moved(days, span.years * 12 + span.months, span.days)
