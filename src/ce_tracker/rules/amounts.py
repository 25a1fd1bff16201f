"""How many hours: a number, or a number that follows from the total, the length of the period or a disputed reading."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Protocol

from attrs import field, frozen

from ce_tracker.errors import RuleError
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.schedule import Missing
from ce_tracker.rules.spans import Span, months_touched, whole_months, whole_years


class Amount(Protocol):
    """Hours that depend on the licence and its period."""

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """The CE hours in this setting, in the strict or the lenient reading of what the sources leave open."""

    def missing(self, setting: Setting) -> Missing | None:
        """What the record would have to tell first, if anything."""

    def words(self) -> str:
        """The amount in words."""


def decimal(value: object) -> Decimal:
    """`value` as an exact number; a float is read as it is written. Raises `RuleError` for what is no number."""
    try:
        number = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation:
        raise RuleError(f"{value!r} is no number") from None
    if not number.is_finite():
        raise RuleError(f"{value!r} is no number")
    return number


def _decimal_or_none(value: object) -> Decimal | None:
    return None if value is None else decimal(value)


class _Told:
    """What amounts have that need nothing from the record but what every licence tells."""

    __slots__ = ()

    def missing(self, setting: Setting) -> Missing | None:
        """Nothing."""
        return None


@frozen
class PerYear(_Told):
    """So many hours for each whole year of the full term, or of what of the period lies after `since`."""

    __repr__ = as_call

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

    With `every`, for each so many months that are complete; where the sources do not say whether begun ones count,
    `partial_open` (not of a limit, which begun months would raise). `at_least` and `at_most` are a floor and a ceiling in
    hours. With `due_month_counts` the month of the day after the period counts as well, as where the regulator names the first
    day of the next period as the due date. With `since_fact` the months are those from the day which that fact tells to the day
    of the audit.
    """

    __repr__ = as_call

    each: Decimal = field(converter=decimal)
    at_most: Decimal | None = field(default=None, converter=_decimal_or_none)
    since: date | None = None
    due_month_counts: bool = False
    every: int = 1
    partial_open: bool = False
    at_least: Decimal | None = field(default=None, converter=_decimal_or_none)
    since_fact: str = ""

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """Hours times the months."""
        first, last = self._days(setting)
        if self.every == 1:
            times = months_touched(first, last)
        else:
            times = whole_months(first, last) // self.every
            begun = Span(months=times * self.every).after(first) <= last
            times += int(strict and self.partial_open and begun)
        hours = max(self.each * times, self.at_least or Decimal(0))
        return hours if self.at_most is None else min(hours, self.at_most)

    def _days(self, setting: Setting) -> tuple[date, date]:
        since = setting.licence.facts.get(self.since_fact)
        if isinstance(since, date):
            return since, setting.on
        first = max(setting.period.start, setting.issued, self.since or date.min)
        last = setting.period.end
        return first, date.fromordinal(last.toordinal() + 1) if self.due_month_counts else last

    def missing(self, setting: Setting) -> Missing | None:
        """The fact from which the months count, where one is named and not recorded."""
        if not self.since_fact or isinstance(setting.licence.facts.get(self.since_fact), date):
            return None
        return Missing(f"{self.words()}: the record does not say when that was", f"facts.{self.since_fact}")

    def words(self) -> str:
        """The amount in words."""
        step = "month or part of a month" if self.every == 1 else f"{self.every} months"
        words = f"{self.each} for each {step}"
        if self.since_fact:
            words += f" since {self.since_fact.replace('_', ' ')}"
        if self.at_least is not None:
            words += f", at least {self.at_least}"
        return words + (f", at most {self.at_most}" if self.at_most is not None else "")


@frozen
class Percent(_Told):
    """So many per cent of so many hours."""

    __repr__ = as_call

    percent: Decimal = field(converter=decimal)
    of: Decimal = field(converter=decimal)

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """The share in hours."""
        return self.of * self.percent / 100

    def words(self) -> str:
        """The amount in words."""
        return f"{amount_words(self.of * self.percent / 100)} ({self.percent} % of {self.of})"


@frozen
class AsTold:
    """A number that the sources do not give, and `why`; the licence tells it by the fact `fact`. Until then it is open."""

    __repr__ = as_call

    fact: str
    why: str

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """The number told; none before it is."""
        return self._told(setting) or Decimal(0)

    def missing(self, setting: Setting) -> Missing | None:
        """The fact, where it is not recorded."""
        return Missing(self.why, f"facts.{self.fact}") if self._told(setting) is None else None

    def _told(self, setting: Setting) -> Decimal | None:
        told = setting.licence.facts.get(self.fact)
        return Decimal(told) if isinstance(told, int | Decimal) and not isinstance(told, bool) and told >= 0 else None

    def words(self) -> str:
        """The amount in words."""
        return f"as the licence tells ({self.fact}): the sources do not"


@frozen
class Disputed(_Told):
    """Two numbers, because the sources disagree: `strict` asks or forbids more, `lenient` less; `why` tells the dispute."""

    __repr__ = as_call

    strict: Decimal = field(converter=decimal)
    lenient: Decimal = field(converter=decimal)
    why: str

    def hours(self, setting: Setting, *, strict: bool) -> Decimal:
        """The number of that reading."""
        return self.strict if strict else self.lenient

    def words(self) -> str:
        """The amount in words."""
        return f"{self.strict} (or {self.lenient}: sources disagree)"


Hours = Decimal | PerYear | PerMonth | Percent | Disputed | AsTold
"""What a requirement may ask: a plain number of CE hours, or one of the amounts above."""


def as_amount(value: object) -> Hours:
    """A number as an exact one; an amount as it is."""
    return value if isinstance(value, PerYear | PerMonth | Percent | Disputed | AsTold) else decimal(value)


def resolve(amount: Hours, setting: Setting, *, strict: bool) -> Decimal:
    """The hours of `amount` in `setting`."""
    return amount if isinstance(amount, Decimal) else amount.hours(setting, strict=strict)


def refuse_begun_months(place: object, most: Hours | None) -> None:
    """Raise `RuleError` for a limit that leaves open whether begun months count."""
    if isinstance(most, PerMonth) and most.partial_open:
        raise RuleError(
            f"{place}: with `partial_open` begun months raise what is asked, and so would allow more here in the strict "
            "reading: say both maximums with `Disputed`"
        )


def in_hours(hours: Decimal, unit: str = "hour") -> str:
    """A number of hours with its unit: 1 hour, 2.5 hours."""
    return f"{amount_words(hours)} {unit}{'' if hours == 1 else 's'}"


def amount_words(amount: Hours) -> str:
    """The amount in words."""
    return f"{amount.normalize():f}" if isinstance(amount, Decimal) else amount.words()
