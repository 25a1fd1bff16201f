"""Lengths of time and ranges of days, as law writes them."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from ce_tracker.errors import RuleError
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.schedule import last_day


@frozen
class Span:
    """A length of time. Months and years that land past a month's end stop at that end."""

    __repr__ = as_call

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day this long after `day`.

        >>> Span(months=1).after(date(2028, 1, 31))
        datetime.date(2028, 2, 29)
        """
        if not self.years and not self.months:
            return day + timedelta(days=self.days)
        return self._moved(day, 1)

    def before(self, day: date) -> date:
        """The day this long before `day`."""
        if not self.years and not self.months:
            return day - timedelta(days=self.days)
        return self._moved(day, -1)

    def _moved(self, day: date, sign: int) -> date:
        if type(day) is not date:  # one that reckons for itself
            after: date = day + _relative(sign * self.years, sign * self.months, sign * self.days)
            return after
        months = day.year * 12 + day.month - 1 + sign * (self.years * 12 + self.months)
        year, month = months // 12, months % 12 + 1
        moved = date(year, month, min(day.day, last_day(year, month)))
        return moved + timedelta(days=sign * self.days) if self.days else moved

    def __str__(self) -> str:
        parts = [(self.years, "year"), (self.months, "month"), (self.days, "day")]
        return " and ".join(f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in parts if count) or "0 days"


@lru_cache(maxsize=1024)
def _relative(years: int, months: int, days: int) -> Any:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  # half of what this module costs to import

    return relativedelta(years=years, months=months, days=days)


@frozen
class Days:
    """The days from `first` to `last`, both included; None leaves that side open."""

    __repr__ = as_call

    first: date | None = None
    last: date | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise RuleError(f"{self.last} is before {self.first}")

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day; those of the calendar for an open side."""
        return self.first or date.min, self.last or date.max

    def overlaps(self, other: "Days") -> bool:
        """Whether any day lies in both."""
        return not (
            (self.last is not None and other.first is not None and self.last < other.first)
            or (other.last is not None and self.first is not None and other.last < self.first)
        )

    def __str__(self) -> str:
        if self.first is None and self.last is None:
            return "always"
        if self.first is None:
            return f"until {self.last}"
        return f"{self.first} to {self.last}" if self.last is not None else f"from {self.first}"


ALWAYS = Days()


def from_(year: int, month: int, day: int) -> Days:
    """From that day on."""
    return Days(date(year, month, day))


def until(year: int, month: int, day: int) -> Days:
    """Up to and with that day."""
    return Days(None, date(year, month, day))


def between(first: date, last: date) -> Days:
    """From the one day to the other, both included."""
    return Days(first, last)


def months_touched(first: date, last: date) -> int:
    """How many calendar months have at least one day between `first` and `last`, both included.

    >>> months_touched(date(2027, 1, 20), date(2027, 8, 31))
    8
    """
    if last < first:
        return 0
    return _months_between(first, last) + 1


def whole_years(first: date, last: date) -> int:
    """How many whole years lie between `first` and `last`, both included.

    >>> whole_years(date(2024, 11, 1), date(2027, 10, 31))
    3
    """
    if last < first:
        return 0
    end = last + timedelta(days=1)
    years = end.year - first.year
    return years - (Span(years=years).after(first) > end)


def whole_months(first: date, last: date) -> int:
    """How many whole months lie between `first` and `last`, both included.

    >>> whole_months(date(2027, 1, 20), date(2027, 8, 19))
    7
    """
    if last < first:
        return 0
    end = last + timedelta(days=1)
    months = _months_between(first, end)
    return months - (Span(months=months).after(first) > end)


def _months_between(first: date, last: date) -> int:
    """How many calendar months the one day lies after the other. A day of a kind of its own may reckon it by itself."""
    for day in (first, last):
        by_itself = getattr(day, "months_between", None)
        if by_itself is not None:
            months: int = by_itself(first, last)
            return months
    return (last.year - first.year) * 12 + last.month - first.month
