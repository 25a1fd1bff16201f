"""The terms of many licences at once, as `Schedule` and the reckoning of due dates find them for one.

Days are proleptic ordinals; 0 stands for a day that is not there.
"""

import numpy as np
from attrs import define

from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.days import day_in, year_of


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

    def year_on_or_after(self, day: Array) -> Array:
        """The year of the first end that is not before a day."""
        day = np.maximum(day, self.not_before)
        year = year_of(day)
        year = year + (self.phase - year) % self.every
        found: Array = year + self.every * (self.end_in(year) < day)
        return found

    def end_on_or_after(self, day: Array) -> Array:
        """The first end that is not before a day."""
        return self.end_in(self.year_on_or_after(day))

    def end_before(self, year: Array) -> Array:
        """The end before that of a year in which one falls; before the first, the day before the schedule begins."""
        end = self.end_in(year - self.every)
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
    year = schedules.year_on_or_after(np.maximum(issued, on))
    end = due = schedules.end_in(year)
    printed = expires > 0
    if printed.any():
        its_year = schedules.year_on_or_after(np.where(printed, expires, end))
        after, before = schedules.end_in(its_year), schedules.end_before(its_year)
        later = (before < issued) | (after - expires <= expires - before)
        last = np.where(later, after, before)
        told = printed & (end >= last)
        end, due = np.where(told, last, end), np.where(told, expires, end)
        year = np.where(told, its_year - schedules.every * ~later, year)
    return _ending(schedules, year, end, due, issued)


def periods(schedules: Schedules, issued: Array, days: Array) -> Terms:
    """The periods that these days lie in, whatever is printed on the licences."""
    year = schedules.year_on_or_after(days)
    end = schedules.end_in(year)
    return _ending(schedules, year, end, end, issued)


def _ending(schedules: Schedules, year: Array, end: Array, due: Array, issued: Array) -> Terms:
    """The terms that end on these days, with those of the rule in these years."""
    before = schedules.end_before(year)
    first = schedules.ends_first(end, before, issued)
    second = ~first & schedules.ends_first(before, schedules.end_before(year - schedules.every), issued)
    return Terms(before + 1, end, due, first, second)
