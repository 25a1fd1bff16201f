"""When a licence falls due, and which days its continuing education may come from.

A term is a value that, for one licence, gives a `Schedule`: the month and day on which periods end, how many years lie
between two ends, and in which years they fall. Where the record does not settle that, it gives `Missing`, which says
what to enter. Ends on the 29th to 31st stop at the end of a shorter month, always reckoned from the original day, so
that nothing drifts.
"""

from calendar import isleap
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from attrs import evolve, field, frozen

from ce_tracker.record import Licence, Therapist
from ce_tracker.rules.provenance import Confidence
from ce_tracker.rules.spans import Span

_ONE_DAY = timedelta(days=1)


@frozen
class Missing:
    """Something the record does not say and a rule needs: why, and what to enter where."""

    why: str
    enter: str


@frozen
class Period:
    """The days from one end to the next, both included. `ordinal` counts periods along the schedule."""

    start: date
    end: date
    ordinal: int
    first: bool
    """Whether this is the period in which the licence was first issued."""
    second: bool = False
    """Whether this is the period that follows the first."""

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@frozen
class Schedule:
    """The days on which one licence's periods end: `month` and `day`, in every `every`-th year counted from `phase`.

    `first_end` is an end that comes before the regular ones and may lie off their years. A period that ends on or
    before `first_until` is the licence's first; without it, the one in which the licence was issued is. No period ends
    on or before `begins`, which is the first day of the first period.
    """

    month: int
    day: int
    every: int
    phase: int
    first_until: date | None = None
    begins: date | None = None

    def end_in(self, year: int) -> date:
        """The end that falls, or would fall, in `year`."""
        if self.day <= 28:
            return date(year, self.month, self.day)
        return date(year, self.month, min(self.day, _last_day(year, self.month)))

    def end_on_or_after(self, day: date) -> date:
        """The first end that is not before `day`."""
        if self.begins is not None and day <= self.begins:
            day = self.begins + _ONE_DAY
        year = day.year
        year += (self.phase - year) % self.every
        end = self.end_in(year)
        if end < day:
            end = self.end_in(year + self.every)
        return end

    def end_before(self, day: date) -> date:
        """The last end that is before `day`: in or before the first period, the day before the schedule begins."""
        year = day.year
        year -= (year - self.phase) % self.every
        end = self.end_in(year)
        if end >= day:
            end = self.end_in(year - self.every)
        if self.begins is not None and end <= self.begins:
            return self.begins - _ONE_DAY
        return end

    def period_ending(self, end: date, issued: date) -> "Period":
        """The period that ends on `end` of a licence issued on `issued`."""
        before = self.end_before(end)
        first = self._ends_first(end, before, issued)
        second = not first and self._ends_first(before, self.end_before(before), issued)
        return Period(before + _ONE_DAY, end, self.ordinal(end), first, second)

    def _ends_first(self, end: date, before: date, issued: date) -> bool:
        return before < issued if self.first_until is None else end <= self.first_until

    def period_of(self, day: date, issued: date) -> "Period":
        """The period that `day` lies in."""
        return self.period_ending(self.end_on_or_after(day), issued)

    def ordinal(self, end: date) -> int:
        """Which period of the schedule ends on or about `end`: consecutive whole numbers."""
        return -((self.phase - end.year) // self.every)


_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _last_day(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _LAST_DAYS[month - 1]


class Parity(StrEnum):
    """Which years a two-year term ends in."""

    ODD = "odd"
    EVEN = "even"
    BIRTH_YEAR = "birth-year"
    """Odd for those born in an odd year, even for the others."""
    LICENCE_NUMBER = "licence-number"
    """Odd for odd-numbered licences, even for the others."""


ODD, EVEN, BIRTH_YEAR, LICENCE_NUMBER = Parity

_ENTER_BIRTH = Missing("the date of birth decides when this licence falls due", "therapist.born")
_ENTER_NUMBER = Missing("the licence number decides in which years this licence falls due", "licences.number")


def _phase(parity: Parity, licence: Licence, therapist: Therapist) -> int | Missing:
    if parity is Parity.BIRTH_YEAR:
        return _ENTER_BIRTH if therapist.born is None else therapist.born.year % 2
    if parity is Parity.LICENCE_NUMBER:
        digits = [character for character in licence.number if character.isdecimal()]
        return int(digits[-1]) % 2 if digits else _ENTER_NUMBER
    return int(parity is Parity.ODD)


class Term(Protocol):
    """When periods end. `every_years` is a full term; `confidence` and `note` speak of the way of reckoning itself."""

    @property
    def every_years(self) -> int:
        """How many years a full term has."""

    @property
    def confidence(self) -> Confidence:
        """How well the sources establish this way of reckoning."""

    @property
    def note(self) -> str:
        """What to know before relying on a computed date."""

    def schedule(self, licence: Licence, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods, or what is missing to know them."""

    def words(self) -> str:
        """The term as a sentence."""


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@frozen
class FixedDate:
    """Every licence ends on the same day of the year, every second year by `parity`."""

    month: int
    day: int
    parity: Parity
    every_years: int = 2
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Licence, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods; Missing where birth year or licence number is needed and absent."""
        phase = _phase(self.parity, licence, therapist)
        return phase if isinstance(phase, Missing) else Schedule(self.month, self.day, self.every_years, phase)

    def words(self) -> str:
        """The term as a sentence."""
        years = {
            Parity.ODD: "odd years",
            Parity.EVEN: "even years",
            Parity.BIRTH_YEAR: "odd or even years, as the year of birth",
            Parity.LICENCE_NUMBER: "odd or even years, as the licence number",
        }[self.parity]
        return f"ends on {self.day} {_MONTHS[self.month - 1]} of {years}"


@frozen
class EndOfBirthMonth:
    """The licence ends on the last day of the month of birth, every second year by `parity`."""

    parity: Parity
    every_years: int = 2
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Licence, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods; Missing without the date of birth."""
        if therapist.born is None:
            return _ENTER_BIRTH
        phase = _phase(self.parity, licence, therapist)
        return phase if isinstance(phase, Missing) else Schedule(therapist.born.month, 31, self.every_years, phase)

    def words(self) -> str:
        """The term as a sentence."""
        return f"ends on the last day of the birth month, every {self.every_years} years, by {self.parity} parity"


@frozen
class Birthday:
    """The licence ends on the birthday. A birthday on 29 February stands on the 28th of other years (the earlier day)."""

    every_years: int = 1
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Licence, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods; Missing without the date of birth."""
        born = therapist.born
        if born is None:
            return _ENTER_BIRTH
        return Schedule(born.month, born.day, self.every_years, 0)

    def words(self) -> str:
        """The term as a sentence."""
        return (
            "ends on the birthday, every year"
            if self.every_years == 1
            else f"ends on every {self.every_years}. birthday"
        )


@frozen
class IssueAnniversary:
    """The licence ends on the anniversary of the day it was issued, which is the first day of the first term."""

    every_years: int
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Licence, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods."""
        issued = licence.issued
        phase = issued.year % self.every_years
        return Schedule(issued.month, issued.day, self.every_years, phase, begins=issued)

    def words(self) -> str:
        """The term as a sentence."""
        return f"ends on the anniversary of issue, every {self.every_years} years"


@frozen
class PrintedDate:
    """Only the date printed on the licence tells when it ends; earlier and later ends are whole terms away from it.

    Where the day of issue is whole terms away as well, the first term begins on it.
    """

    every_years: int
    why: str
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Licence, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods, reckoned from the printed date; Missing without it."""
        expires = licence.expires
        if expires is None:
            return Missing(self.why, "licences.expires")
        month_end = _last_day(expires.year, expires.month) == expires.day
        schedule = Schedule(
            expires.month, 31 if month_end else expires.day, self.every_years, expires.year % self.every_years
        )
        whole_first_term = licence.issued < expires and schedule.end_on_or_after(licence.issued) == licence.issued
        return evolve(schedule, begins=licence.issued) if whole_first_term else schedule

    def words(self) -> str:
        """The term as a sentence."""
        return f"every {self.every_years} years; the date printed on the licence decides"


@frozen
class FromFirstRenewal:
    """A CE period of several licence terms, counted from the first renewal: the time before it is a period of its own.

    `base` is the licence's own term. The fact named `fact`, a date, wins over the reckoning.
    """

    base: Term
    every_years: int
    fact: str
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Licence, therapist: Therapist) -> Schedule | Missing:
        """The ends of the CE periods; Missing where the licence's own term is."""
        schedule = self.base.schedule(licence, therapist)
        if isinstance(schedule, Missing):
            return schedule
        first = schedule.end_on_or_after(licence.issued + _ONE_DAY)
        told = licence.facts.get(self.fact)
        phase = (told if isinstance(told, date) else first).year % self.every_years
        return Schedule(
            schedule.month,
            schedule.day,
            self.every_years,
            phase,
            first_until=first,
            begins=schedule.begins,
        )

    def words(self) -> str:
        """The term as a sentence."""
        return f"CE is reported every {self.every_years} years, counted from the first renewal ({self.fact} overrides)"


@frozen
class MovedDate:
    """An order that moved one due date: the period that ended on `end` was due on `due` instead."""

    end: date
    due: date
    citation: str


class LapseUntil(StrEnum):
    """Ends of a late state that are not a length of time."""

    NEXT_DUE = "next-due"
    """The end of the term that follows."""
    OPEN = "open"
    """No end is known or set."""


@frozen
class LateState:
    """What a licence is after it was not renewed, and until when, counted from the end of the state before."""

    name: str
    meaning: str
    lasts: Span | LapseUntil = field(default=LapseUntil.OPEN)
