"""How many hours: a number, or a number that follows from the total, the length of the period or a disputed reading."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from attrs import field, frozen

from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.spans import months_touched, whole_years


class Amount(Protocol):
    """Hours that depend on the licence and its period."""

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """The CE hours in this setting, in the strict or the lenient reading of what the sources leave open."""

    def words(self) -> str:
        """The amount in words."""


def decimal(value: object) -> Decimal:
    """`value` as an exact number; a float is read as it is written."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _decimal_or_none(value: object) -> Decimal | None:
    return None if value is None else decimal(value)


@frozen
class PerYear:
    """So many hours for each whole year of the full term, or of what of the period lies after `since`."""

    each: Decimal = field(converter=decimal)
    since: date | None = None

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """Hours times years: those of a full term, or fewer where the duty began within the period."""
        years = setting.every_years
        if self.since is not None and self.since > setting.period.start:
            years = min(years, whole_years(self.since, setting.period.end))
        return self.each * years

    def words(self) -> str:
        """The amount in words."""
        return f"{self.each} for each year of the term" + (f" since {self.since}" if self.since else "")


@frozen
class PerMonth:
    """So many hours for each month, or part of a month, from issue (or from `since`) to the end of the period.

    `at_most` is a ceiling in hours. With `due_month_counts` the month of the day after the period counts as well, as
    where the regulator names the first day of the next period as the due date.
    """

    each: Decimal = field(converter=decimal)
    at_most: Decimal | None = field(default=None, converter=_decimal_or_none)
    since: date | None = None
    due_month_counts: bool = False

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """Hours times the months touched."""
        first = max(setting.period.start, setting.licence.issued, self.since or date.min)
        last = setting.period.end
        if self.due_month_counts:
            last = date.fromordinal(last.toordinal() + 1)
        hours = self.each * months_touched(first, last)
        return hours if self.at_most is None else min(hours, self.at_most)

    def words(self) -> str:
        """The amount in words."""
        ceiling = f", at most {self.at_most}" if self.at_most is not None else ""
        return f"{self.each} for each month or part of a month" + ceiling


@frozen
class Disputed:
    """Two numbers, because the sources disagree: `strict` asks or forbids more, `lenient` less; `why` tells the dispute."""

    strict: Decimal = field(converter=decimal)
    lenient: Decimal = field(converter=decimal)
    why: str

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """The number of that reading."""
        return self.strict if strict else self.lenient

    def words(self) -> str:
        """The amount in words."""
        return f"{self.strict} (or {self.lenient}: sources disagree)"


Hours = Decimal | PerYear | PerMonth | Disputed
"""What a requirement may ask: a plain number of CE hours, or one of the amounts above."""


def as_amount(value: object) -> Hours:
    """A number as an exact one; an amount as it is."""
    return value if isinstance(value, PerYear | PerMonth | Disputed) else decimal(value)


def resolve(amount: Hours, setting: Setting, *, strict: bool) -> Decimal:
    """The hours of `amount` in `setting`."""
    return amount if isinstance(amount, Decimal) else amount.hours(setting, strict=strict)


def amount_words(amount: Hours) -> str:
    """The amount in words."""
    return f"{amount.normalize():f}" if isinstance(amount, Decimal) else amount.words()
