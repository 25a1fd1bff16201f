"""The terms of many licences at once, as `Schedule` and the reckoning of due dates find them for one.

Days are proleptic ordinals; 0 stands for a day that is not there.
"""

import numpy as np
from attrs import define

from ce_tracker_roster.engine.days import Array, day_in, year_of


@define(eq=False)
class Schedules:
    """For each licence, the days on which its periods end: the fields of `Schedule`."""

    month: Array
    day: Array
    every: Array
    phase: Array
    first_until: Array
    begins: Array
    not_before: Array

    @classmethod
    def none(cls, licences: int) -> "Schedules":
        """Schedules of licences of which none is known: whatever is reckoned with them means nothing."""
        return cls(*(np.ones(licences, dtype=np.int32) for _ in range(7)))

    def end_in(self, year: Array) -> Array:
        """The end that falls in a year."""
        return day_in(year * np.int32(12) + (self.month - np.int32(1)), self.day)

    def end_on_or_after(self, day: Array) -> Array:
        """The first end that is not before a day."""
        day = np.maximum(day, self.not_before)
        year = year_of(day)
        year = year + (self.phase - year) % self.every
        end = self.end_in(year)
        early = end < day
        return np.where(early, self.end_in(year + np.where(early, self.every, 0)), end)

    def end_before(self, day: Array) -> Array:
        """The last end that is before a day."""
        year = year_of(day)
        year = year - (year - self.phase) % self.every
        end = self.end_in(year)
        late = end >= day
        end = np.where(late, self.end_in(year - np.where(late, self.every, 0)), end)
        return np.where((self.begins > 0) & (end < self.not_before), self.begins - 1, end)

    def ends_first(self, end: Array, before: Array, issued: Array) -> Array:
        """Whether a period is the first of its licence."""
        return np.where(self.first_until > 0, end <= self.first_until, before < issued)


@define(eq=False)
class Terms:
    """For each licence, the term that a day lies in: its days, whether it is the first or the second, when it is due."""

    start: Array
    end: Array
    due: Array
    first: Array
    second: Array


def terms(schedules: Schedules, issued: Array, expires: Array, on: Array) -> Terms:
    """The terms that the days `on` lie in, of licences of which nothing else is told than when they expire."""
    end = schedules.end_on_or_after(np.maximum(issued, on))
    due = end
    printed = expires > 0
    if printed.any():
        after, before = schedules.end_on_or_after(expires), schedules.end_before(expires)
        last = np.where((before < issued) | (after - expires <= expires - before), after, before)
        told = printed & (end >= last)
        end, due = np.where(told, last, end), np.where(told, expires, end)
    return _ending(schedules, end, due, issued)


def periods(schedules: Schedules, issued: Array, days: Array) -> Terms:
    """The periods that these days lie in, whatever is printed on the licences."""
    end = schedules.end_on_or_after(days)
    return _ending(schedules, end, end, issued)


def _ending(schedules: Schedules, end: Array, due: Array, issued: Array) -> Terms:
    before = schedules.end_before(end)
    first = schedules.ends_first(end, before, issued)
    second = ~first & schedules.ends_first(before, schedules.end_before(before), issued)
    return Terms(before + 1, end, due, first, second)

