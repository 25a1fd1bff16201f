"""The days on which one licence's periods end, and the periods between them.

Ends on the 29th to 31st stop at the end of a shorter month, always reckoned from the original day, so that nothing drifts.
"""

from calendar import isleap
from datetime import date, timedelta

from attrs import evolve, frozen

from ce_tracker.rules.printing import as_call

_ONE_DAY = timedelta(days=1)


@frozen
class Missing:
    """Something the record does not say and a rule needs: why, and what to enter where."""

    __repr__ = as_call

    why: str
    enter: str


@frozen
class Period:
    """The days from one end to the next, both included. `ordinal` counts periods along the schedule."""

    __repr__ = as_call

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

    A period that ends on or before `first_until` is the licence's first; without it, the one in which the licence was
    issued is. Where the first period begins on a day of its own, `begins` is that day, and no period ends before
    `not_before`.
    """

    __repr__ = as_call

    month: int
    day: int
    every: int
    phase: int
    first_until: date | None = None
    begins: date | None = None
    not_before: date | None = None

    def beginning(self, begins: date, not_before: date | None = None) -> "Schedule":
        """This schedule with a first period that begins on `begins` and does not end before `not_before`."""
        return evolve(self, begins=begins, not_before=not_before or begins + _ONE_DAY)

    def end_in(self, year: int) -> date:
        """The end that falls, or would fall, in `year`."""
        if self.day <= 28:
            return date(year, self.month, self.day)
        return date(year, self.month, min(self.day, last_day(year, self.month)))

    def end_on_or_after(self, day: date) -> date:
        """The first end that is not before `day`."""
        if self.not_before is not None and day < self.not_before:
            day = self.not_before
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
        if self.begins is not None and self.not_before is not None and end < self.not_before:
            return self.begins - _ONE_DAY
        return end

    def period_ending(self, end: date, issued: date) -> Period:
        """The period that ends on `end` of a licence issued on `issued`."""
        before = self.end_before(end)
        first = self._ends_first(end, before, issued)
        second = not first and self._ends_first(before, self.end_before(before), issued)
        return Period(before + _ONE_DAY, end, self.ordinal(end), first, second)

    def _ends_first(self, end: date, before: date, issued: date) -> bool:
        return before < issued if self.first_until is None else end <= self.first_until

    def period_of(self, day: date, issued: date) -> Period:
        """The period that `day` lies in."""
        return self.period_ending(self.end_on_or_after(day), issued)

    def ordinal(self, end: date) -> int:
        """Which period of the schedule ends on or about `end`: consecutive whole numbers."""
        return -((self.phase - end.year) // self.every)


_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(year: int, month: int) -> int:
    """The number of the last day of a month."""
    return 29 if month == 2 and isleap(year) else _LAST_DAYS[month - 1]
