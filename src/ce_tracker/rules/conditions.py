"""What decides between ways of being judged: the first period, tenure, status, a document held, a fact of the licence.

A condition is a value that, in one `Setting`, is True, False or None; None names what to enter.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from attrs import frozen

from ce_tracker.record import LATEST, Held, Status, Therapist, since
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.schedule import Missing, Period
from ce_tracker.rules.spans import Days, Span, months_touched

_ONE_DAY = timedelta(days=1)


class Setting(NamedTuple):
    """What is known when a licence's period is judged: whose licence, which period, its due date and full term.

    `on` is the day as of which it is judged.
    """

    therapist: Therapist
    licence: Held
    period: Period
    due: date
    every_years: int
    on: date = LATEST

    @property
    def issued(self) -> date:
        """The day since when it is held; of what is only sought, the earliest there is."""
        return since(self.licence)


class Condition:
    """The base of all conditions."""

    __slots__ = ()

    def holds(self, setting: Setting) -> bool | None:
        """True, False, or None where the record does not say."""
        raise NotImplementedError

    def words(self) -> str:
        """The condition as a clause."""
        raise NotImplementedError

    def missing(self, setting: Setting) -> Iterator[Missing]:
        """What to enter so that it can be told."""
        return iter(())

    def __str__(self) -> str:
        return self.words()


@frozen
class FirstPeriod(Condition):
    """The period in which the licence was first issued."""

    __repr__ = as_call

    def holds(self, setting: Setting) -> bool | None:
        """Whether this period is the first."""
        return setting.period.first

    def words(self) -> str:
        """The condition as a clause."""
        return "in the period in which the licence was first issued"


@frozen
class SecondPeriod(Condition):
    """The period that follows the one in which the licence was first issued."""

    __repr__ = as_call

    def holds(self, setting: Setting) -> bool | None:
        """Whether this period is the second."""
        return setting.period.second

    def words(self) -> str:
        """The condition as a clause."""
        return "in the period after the one in which the licence was first issued"


@frozen
class IssuedWithin(Condition):
    """First issued in the last `months` calendar months of this period."""

    __repr__ = as_call

    months: int

    def holds(self, setting: Setting) -> bool | None:
        """Whether so few months were left when the licence was issued."""
        if not setting.period.first:
            return False
        return months_touched(setting.issued, setting.period.end) <= self.months

    def words(self) -> str:
        """The condition as a clause."""
        return f"first issued in the last {self.months} months of the period"


@frozen
class PeriodAtMost(Condition):
    """A first period of at most this many months, from issue to end.

    With `edge_open` the sources leave open how a period of exactly so many months is judged.
    """

    __repr__ = as_call

    months: int
    edge_open: bool = False

    def holds(self, setting: Setting) -> bool | None:
        """Whether the first period is that short."""
        if not setting.period.first:
            return False
        limit = Span(months=self.months).after(setting.issued)
        if self.edge_open and setting.period.end == limit:
            return None
        return setting.period.end <= limit

    def missing(self, setting: Setting) -> Iterator[Missing]:
        """What the sources leave open."""
        if self.holds(setting) is None:
            yield Missing(f"how a first period of exactly {self.months} months is judged, the sources do not say", "")

    def words(self) -> str:
        """The condition as a clause."""
        return f"in a first period of at most {self.months} months"


@frozen
class LicensedLessThan(Condition):
    """First issued less than this many months before the due date, whichever renewal it is."""

    __repr__ = as_call

    months: int

    def holds(self, setting: Setting) -> bool | None:
        """Whether fewer months lie between issue and due date."""
        return setting.due < Span(months=self.months).after(setting.issued)

    def words(self) -> str:
        """The condition as a clause."""
        return f"first issued less than {self.months} months before the due date"


@frozen
class AppliedSince(Condition):
    """The renewal was applied for on `day` or later. Asks the fact ``applied_on`` (a date) where the period leaves it open."""

    __repr__ = as_call

    day: date

    def holds(self, setting: Setting) -> bool | None:
        """Whether the application came that late; None where it is not recorded and could have come before."""
        if setting.due < self.day:
            return False
        if setting.period.start >= self.day:
            return True
        applied = setting.licence.facts.get("applied_on")
        return applied >= self.day if isinstance(applied, date) and applied in setting.period else None

    def words(self) -> str:
        """The condition as a clause."""
        return f"where the renewal is applied for on {self.day} or later"

    def missing(self, setting: Setting) -> Iterator[Missing]:
        """The day of the application."""
        if self.holds(setting) is None:
            yield Missing(f"whether the renewal was applied for before {self.day} decides", "facts.applied_on")


@frozen
class IssuedBetween(Condition):
    """First issued from the one day to the other, both included; None leaves a side open."""

    __repr__ = as_call

    first: date | None
    last: date | None

    def holds(self, setting: Setting) -> bool | None:
        """Whether the day of issue lies between."""
        issued = setting.issued
        return (self.first is None or self.first <= issued) and (self.last is None or issued <= self.last)

    def words(self) -> str:
        """The condition as a clause."""
        return f"first issued {Days(self.first, self.last)}".replace("issued until", "issued by")


@frozen
class FirstDueAfter(Condition):
    """The first renewal of this licence that falls due after `day`."""

    __repr__ = as_call

    day: date

    def holds(self, setting: Setting) -> bool | None:
        """Whether this period is due after the day and the one before was not."""
        return setting.due > self.day and (setting.period.first or setting.period.start <= self.day + _ONE_DAY)

    def words(self) -> str:
        """The condition as a clause."""
        return f"at the first renewal after {self.day}"


@frozen
class PeriodStartsBefore(Condition):
    """The period began before `day`."""

    __repr__ = as_call

    day: date

    def holds(self, setting: Setting) -> bool | None:
        """Whether it began earlier."""
        return setting.period.start < self.day

    def words(self) -> str:
        """The condition as a clause."""
        return f"in a period that began before {self.day}"


@frozen
class StartNotTold(Condition):
    """A later period that may have begun after the day it is reckoned from, because one period of this licence was cut short.

    So it is while the period ends before `years` whole years from the month of issue, unless the licence says when its
    period began (the fact ``term_started``): on the day it is reckoned from or later.
    """

    __repr__ = as_call

    years: int

    def holds(self, setting: Setting) -> bool | None:
        """Whether the beginning of this period is an assumption."""
        licence = setting.licence
        told = licence.facts.get("term_started")
        if setting.period.first or (isinstance(told, date) and told >= setting.period.start):
            return False
        return Span(years=self.years).after(setting.issued.replace(day=1)) > Span(days=1).after(setting.period.end)

    def words(self) -> str:
        """The condition as a clause."""
        return "in a period that may have been cut short, as long as the licence does not say when it began"


@frozen
class IssuedJustBefore(Condition):
    """First issued no longer than `within` before this period began: its first period was that short, and may not have been one.

    Once the licence tells the fact named `unless_told`, it does not hold.
    """

    __repr__ = as_call

    within: Span
    unless_told: str = ""

    def holds(self, setting: Setting) -> bool | None:
        """Whether it was issued on one of the last days before."""
        if self.unless_told and setting.licence.facts.get(self.unless_told) is not None:
            return False
        return setting.issued < setting.period.start <= self.within.after(setting.issued)

    def words(self) -> str:
        """The condition as a clause."""
        told = f", as long as the licence does not tell {self.unless_told}" if self.unless_told else ""
        return f"first issued no longer than {self.within} before the period{told}"


@frozen
class StatusIs(Condition):
    """The licence is in this state."""

    __repr__ = as_call

    status: Status

    def holds(self, setting: Setting) -> bool | None:
        """Whether the recorded status is this one."""
        return setting.licence.status is self.status

    def words(self) -> str:
        """The condition as a clause."""
        return f"while the licence is {self.status}"


@frozen
class PractisingFor(Condition):
    """In good standing and actively practising for at least `years` years before the due date.

    Asks the facts ``practising_since`` (a date) and ``good_standing`` (true or false).
    """

    __repr__ = as_call

    years: int

    def holds(self, setting: Setting) -> bool | None:
        """Whether the recorded tenure is that long; None where a fact is missing and could matter."""
        facts = setting.licence.facts
        standing = facts.get("good_standing")
        since = facts.get("practising_since")
        if standing is False:
            return False
        if not isinstance(since, date):
            return None
        if Span(years=self.years).after(since) > setting.due:
            return False
        return True if standing is True else None

    def words(self) -> str:
        """The condition as a clause."""
        return f"in good standing and actively practising for the last {self.years} years"

    def missing(self, setting: Setting) -> Iterator[Missing]:
        """The facts that are not recorded."""
        why = f"whether {self.words()} decides how many hours are owed"
        if not isinstance(setting.licence.facts.get("practising_since"), date):
            yield Missing(why, "facts.practising_since")
        if setting.licence.facts.get("good_standing") is None:
            yield Missing(why, "facts.good_standing")


@frozen
class Either(Condition):
    """At least one of these holds."""

    __repr__ = as_call

    of: tuple[Condition, ...]

    def holds(self, setting: Setting) -> bool | None:
        """True if one holds, else None if one cannot be told, else False."""
        answers = [condition.holds(setting) for condition in self.of]
        return True if True in answers else (None if None in answers else False)

    def words(self) -> str:
        """The condition as a clause."""
        return ", or ".join(condition.words() for condition in self.of)

    def missing(self, setting: Setting) -> Iterator[Missing]:
        """What the conditions miss."""
        for condition in self.of:
            yield from condition.missing(setting)


@frozen
class Both(Condition):
    """All of these hold."""

    __repr__ = as_call

    of: tuple[Condition, ...]

    def holds(self, setting: Setting) -> bool | None:
        """False if one does not hold, else None if one cannot be told, else True."""
        answers = [condition.holds(setting) for condition in self.of]
        return False if False in answers else (None if None in answers else True)

    def words(self) -> str:
        """The condition as a clause."""
        return ", and ".join(condition.words() for condition in self.of)

    def missing(self, setting: Setting) -> Iterator[Missing]:
        """What the conditions miss, where the whole cannot be told."""
        if self.holds(setting) is None:
            for condition in self.of:
                yield from condition.missing(setting)
