"""When a licence falls due, and which days its continuing education may come from.

A term is a value that, for one licence, gives a `Schedule`: the month and day on which periods end, how many years lie
between two ends, and in which years they fall. Where the record does not settle that, it gives `Missing`, which says
what to enter.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from attrs import evolve, frozen

from ce_tracker.errors import RuleError
from ce_tracker.record import Held, Therapist, entry_of
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.schedule import Missing, Schedule, last_day
from ce_tracker.rules.spans import Span

_ONE_DAY = timedelta(days=1)


class Parity(StrEnum):
    """Which years a term of several years ends in."""

    ODD = "odd"
    EVEN = "even"
    BIRTH_YEAR = "birth-year"
    """Odd for those born in an odd year, even for the others."""
    LICENCE_NUMBER = "licence-number"
    """Odd for odd-numbered licences, even for the others."""
    PRINTED = "printed"
    """The years of the date printed on the licence: they are the licence's own."""
    ISSUE_YEAR = "issue-year"
    """So many calendar years after the year of issue. For a licence issued in its year before that day or on it, the law
    can be read in two ways: there the printed date decides."""


ODD, EVEN, BIRTH_YEAR, LICENCE_NUMBER, PRINTED, ISSUE_YEAR = Parity


class FirstTerm(StrEnum):
    """Which end is a licence's first."""

    NEXT = "next"
    """The first after the day of issue."""
    SECOND = "second"
    """The one after that."""


NEXT, SECOND = FirstTerm

_ENTER_BIRTH = Missing("the date of birth decides when this licence falls due", "therapist.born")
_ENTER_NUMBER = Missing("the licence number decides in which years this licence falls due", "licences.number")
_ENTER_EXPIRES = Missing(
    "the years in which this licence falls due are its own: it has them printed", "licences.expires"
)
_YEARS_IN_WORDS = {
    Parity.ODD: "odd years",
    Parity.EVEN: "even years",
    Parity.BIRTH_YEAR: "odd or even years, as the year of birth",
    Parity.LICENCE_NUMBER: "odd or even years, as the licence number",
    Parity.PRINTED: "the years that the licence has printed",
    Parity.ISSUE_YEAR: "years counted from the year of issue",
}


def _issued(held: Held) -> date:
    """The day of issue; of what is only sought there is none, and no term is asked of it."""
    if held.issued is None:
        raise RuleError(f"{held.name} is not held: it has no term")
    return held.issued


def _schedule(
    month: int,
    day: int,
    every: int,
    years: Parity | int,
    first: FirstTerm | Span,
    licence: Held,
    therapist: Therapist,
) -> Schedule | Missing:
    phase = _phase(years, month, day, licence, therapist)
    if isinstance(phase, Missing):
        return phase
    schedule = Schedule(month, day, every, phase % every)
    if first is FirstTerm.NEXT:
        return schedule
    issued = _issued(licence)
    if isinstance(first, Span):
        return schedule.beginning(issued, first.after(issued))
    return schedule.beginning(issued, schedule.end_on_or_after(issued + _ONE_DAY) + _ONE_DAY)


def _phase(years: Parity | int, month: int, day: int, licence: Held, therapist: Therapist) -> int | Missing:
    if isinstance(years, int):
        return years
    match years:
        case Parity.BIRTH_YEAR:
            return _ENTER_BIRTH if therapist.born is None else therapist.born.year % 2
        case Parity.LICENCE_NUMBER:
            digits = [character for character in licence.number if character.isdecimal()]
            return int(digits[-1]) % 2 if digits else _ENTER_NUMBER
        case Parity.PRINTED | Parity.ISSUE_YEAR:
            if licence.expires is not None:
                return licence.expires.year
            return _years_from_issue(_issued(licence), month, day) if years is Parity.ISSUE_YEAR else _ENTER_EXPIRES
        case _:
            return int(years is Parity.ODD)


def _years_from_issue(issued: date, month: int, day: int) -> int | Missing:
    """The year of issue, where the law can be read in one way only."""
    return issued.year if (issued.month, issued.day) > (month, day) else _ENTER_EXPIRES


def _years_words(years: Parity | int, every: int, first: FirstTerm | Span) -> str:
    if every == 1:
        words = _every(1)
    elif isinstance(years, Parity):
        words = f"of {_YEARS_IN_WORDS[years]}" + (f", every {every} years" if every != 2 else "")
    else:
        words = f"{_every(every)}, as in {years}"
    return words + _first_words(first)


def _first_words(first: FirstTerm | Span) -> str:
    if isinstance(first, Span):
        return f"; for the first time at least {first} after issue"
    return "; for the first time at the second such day after issue" if first is FirstTerm.SECOND else ""


def _every(years: int) -> str:
    return "every year" if years == 1 else f"every {years} years"


class Term(Protocol):
    """When periods end. `every_years` is a full term; `citation`, `confidence` and `note` speak of the way of reckoning."""

    @property
    def every_years(self) -> int:
        """How many years a full term has."""

    @property
    def citation(self) -> Citation | None:
        """The law that says when periods end, where it is another than that of the rules."""

    @property
    def confidence(self) -> Confidence:
        """How well the sources establish this way of reckoning."""

    @property
    def note(self) -> str:
        """What to know before relying on a computed date."""

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods, or what is missing to know them."""

    def words(self) -> str:
        """The term as a sentence."""


_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]

_LEAP_YEAR = 2028
_LONGEST_MONTH = 31


def _refuse_years(years: "Parity | int", every: int) -> None:
    """Refuse terms that no years fit: odd years do not lie three apart."""
    if every < 1:
        raise RuleError(f"a term of {every} years never ends")
    if every % 2 and every > 1 and years in (Parity.ODD, Parity.EVEN, Parity.BIRTH_YEAR, Parity.LICENCE_NUMBER):
        raise RuleError(
            f"a term of {every} years does not end in {_YEARS_IN_WORDS[Parity(years)]} each time: say a year"
        )


@frozen
class FixedDate:
    """Every licence ends on the same day of the year. `years` says in which: by a parity, or a year in which one ends."""

    __repr__ = as_call

    month: int
    day: int
    years: Parity | int
    every_years: int = 2
    first: FirstTerm | Span = FirstTerm.NEXT
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.month <= len(_MONTHS) or not 1 <= self.day <= last_day(_LEAP_YEAR, self.month):
            raise RuleError(f"no year has a day {self.day} of month {self.month}")
        _refuse_years(self.years, self.every_years)

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods; Missing where what decides the year is needed and absent."""
        return _schedule(self.month, self.day, self.every_years, self.years, self.first, licence, therapist)

    def words(self) -> str:
        """The term as a sentence."""
        years = _years_words(self.years, self.every_years, self.first)
        return f"ends on {self.day} {_MONTHS[self.month - 1]} {years}"


@frozen
class BirthMonth:
    """The licence ends in the month of birth, on its `day` (31 is its last)."""

    __repr__ = as_call

    years: Parity | int
    day: int = 31
    every_years: int = 2
    first: FirstTerm | Span = FirstTerm.NEXT
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.day <= _LONGEST_MONTH:
            raise RuleError(f"no month has a day {self.day}")
        _refuse_years(self.years, self.every_years)

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods; Missing without the date of birth or what else decides the year."""
        if therapist.born is None:
            return _ENTER_BIRTH
        month = therapist.born.month
        return _schedule(month, self.day, self.every_years, self.years, self.first, licence, therapist)

    def words(self) -> str:
        """The term as a sentence."""
        day = "last day" if self.day == 31 else f"{self.day}th day"
        return f"ends on the {day} of the birth month {_years_words(self.years, self.every_years, self.first)}"


@frozen
class Birthday:
    """The licence ends on the birthday. A birthday on 29 February stands on the 28th of other years (the earlier day).

    Where a term has several years, `years` says in which it ends.
    """

    __repr__ = as_call

    every_years: int = 1
    years: Parity | int | None = None
    first: FirstTerm | Span = FirstTerm.NEXT
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.every_years > 1 and self.years is None:
            raise RuleError("a licence that ends on every second birthday or less often needs `years`: on which ones")

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods; Missing without the date of birth or what else decides the year."""
        born = therapist.born
        if born is None:
            return _ENTER_BIRTH
        return _schedule(born.month, born.day, self.every_years, self.years or 0, self.first, licence, therapist)

    def words(self) -> str:
        """The term as a sentence."""
        comma = "," if self.every_years == 1 else ""
        return f"ends on the birthday{comma} {_years_words(self.years or 0, self.every_years, self.first)}"


@frozen
class IssueAnniversary:
    """The licence ends on the anniversary of the day it was issued, which is the first day of the first term."""

    __repr__ = as_call

    every_years: int
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods."""
        issued = _issued(licence)
        phase = issued.year % self.every_years
        return Schedule(issued.month, issued.day, self.every_years, phase).beginning(issued)

    def words(self) -> str:
        """The term as a sentence."""
        return f"ends on the anniversary of issue, {_every(self.every_years)}"


@frozen
class EndOfIssueMonth:
    """The licence ends with the month in which it was issued, so many years on; its first term begins on the day of issue."""

    __repr__ = as_call

    every_years: int
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods."""
        issued = _issued(licence)
        schedule = Schedule(issued.month, 31, self.every_years, issued.year % self.every_years)
        return schedule.beginning(issued, issued + timedelta(days=31))

    def words(self) -> str:
        """The term as a sentence."""
        return f"ends on the last day of the month of issue, {_every(self.every_years)}"


@frozen
class PrintedDate:
    """Only the date printed on the licence tells when it ends; earlier and later ends are whole terms away from it.

    Where the day of issue is whole terms away as well, the first term begins on it. With `years_known` false no source
    says how long a term lasts, and `every_years` is assumed.
    """

    __repr__ = as_call

    every_years: int
    why: str
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""
    years_known: bool = True

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of this licence's periods, reckoned from the printed date; Missing without it."""
        expires = licence.expires
        if expires is None:
            return Missing(self.why, f"{entry_of(licence)}.expires")
        month_end = last_day(expires.year, expires.month) == expires.day
        schedule = Schedule(
            expires.month, 31 if month_end else expires.day, self.every_years, expires.year % self.every_years
        )
        whole_first_term = _issued(licence) < expires and schedule.end_on_or_after(_issued(licence)) == _issued(licence)
        return schedule.beginning(_issued(licence)) if whole_first_term else schedule

    def words(self) -> str:
        """The term as a sentence."""
        decides = "the date printed on the licence decides"
        return f"{_every(self.every_years)}{'' if self.years_known else ' (assumed: no source says)'}; {decides}"


@frozen
class FromFirstRenewal:
    """A CE period of several licence terms, counted from the first renewal: the time before it is a period of its own.

    `base` is the licence's own term. The fact named `fact`, a day on which a licence term ends, wins over the reckoning: the
    first renewal is then the first from which periods lead to that day. With `only_told` nothing is reckoned, since the sources
    do not say from when to count.
    """

    __repr__ = as_call

    base: Term
    every_years: int
    fact: str
    only_told: bool = False
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """The ends of the CE periods; Missing where the licence's own term is."""
        schedule = self.base.schedule(licence, therapist)
        if isinstance(schedule, Missing):
            return schedule
        issued = _issued(licence)
        first = schedule.end_on_or_after(issued + _ONE_DAY)
        told = licence.facts.get(self.fact)
        if not isinstance(told, date):
            if self.only_told:
                return Missing(
                    "the sources do not say from when the periods of continuing education count", f"facts.{self.fact}"
                )
            return evolve(schedule, every=self.every_years, phase=first.year % self.every_years, first_until=first)
        if schedule.end_in(told.year) != told:
            why = f"the licence does not end on {told}, on which a period of continuing education is told to end"
            return Missing(why, f"facts.{self.fact} (a day on which the licence ends)")
        periods = evolve(schedule, every=self.every_years, phase=told.year % self.every_years)
        first_of_these = periods.end_on_or_after(issued + _ONE_DAY)
        if not self.only_told and first_of_these < told:
            first = first_of_these
        return evolve(periods, first_until=first)

    def words(self) -> str:
        """The term as a sentence."""
        if self.only_told:
            return f"CE is reported every {self.every_years} years; from when they count the licence has to tell ({self.fact})"
        return f"CE is reported every {self.every_years} years, counted from the first renewal ({self.fact} overrides)"


@frozen
class NoTerm:
    """Nothing falls due: there is no licence to renew."""

    __repr__ = as_call

    why: str
    every_years: int = 1
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """Always Missing."""
        return Missing(self.why, "")

    def words(self) -> str:
        """The term as a sentence."""
        return f"nothing to renew: {self.why}"


@frozen
class OnApplication:
    """Nothing is renewed: it is asked whether somebody could apply, on any day, and all that was done until then counts."""

    __repr__ = as_call

    every_years: int = 1
    citation: Citation | None = None
    confidence: Confidence = Confidence.PRIMARY
    note: str = ""

    def schedule(self, licence: Held, therapist: Therapist) -> Schedule | Missing:
        """Always Missing: there are no periods."""
        return Missing("it is obtained once", "")

    def words(self) -> str:
        """The term as a sentence."""
        return "judged on the day of the application"
