"""What a plan is to be best at, what it must not do, and what things cost."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from ce_tracker.errors import RecordError, suggest
from ce_tracker.record import FrozenMap, Seminar
from ce_tracker.record.values import to_delivery
from ce_tracker.subjects import IN_ONES_OWN_TIME, Delivery

_ZERO = Decimal(0)
_FROM_HOME = frozenset({Delivery.LIVE_WEBINAR, *IN_ONES_OWN_TIME})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Objective(StrEnum):
    """What a plan takes as little of as it can."""

    MONEY = "money"
    """Prices, travel, and one's own time at its hourly value."""
    HOURS = "hours"
    """CE hours of the seminars taken."""
    SEMINARS = "seminars"
    """How many seminars are taken."""


MONEY, HOURS, SEMINARS = Objective.MONEY, Objective.HOURS, Objective.SEMINARS


def to_objectives(value: object) -> tuple[Objective, ...]:
    """One objective or several, the first the weightiest. Raises `RecordError` for unknown ones and for repeated ones."""
    given = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
    try:
        objectives = tuple(Objective(str(one)) for one in given)
    except ValueError:
        unknown = next(one for one in given if str(one) not in [*Objective])
        raise RecordError("objective", suggest("objective", unknown, [str(one) for one in Objective])) from None
    if not objectives:
        raise RecordError("objective", f"name at least one of {', '.join(Objective)}")
    if len({*objectives}) < len(objectives):
        raise RecordError("objective", f"each is named once, not {', '.join(objectives)}")
    return objectives


def _money(name: str, value: object) -> Decimal:
    try:
        amount = Decimal(str(value))
    except ArithmeticError:
        amount = Decimal(-1)
    if not (amount.is_finite() and amount >= 0):
        raise RecordError(name, f"must be a number of zero or more, not {value!r}")
    return amount


def _budget(value: object) -> Decimal | None:
    return None if value is None else _money("budget", value)


def _an_hour(value: object) -> Decimal:
    return _money("an_hour", value)


def _travel(value: Mapping[str, object]) -> FrozenMap[Decimal]:
    return FrozenMap({str(place): _money(f"travel.{place}", cost) for place, cost in value.items()})


def _words(value: Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _deliveries(value: Iterable[object]) -> frozenset[Delivery]:
    return frozenset(one for one in map(to_delivery, value) if one is not None)


def _weekdays(value: Iterable[int]) -> frozenset[int]:
    days = frozenset(value)
    for day in days:
        if day not in range(7):
            raise RecordError("weekdays", f"days of the week go from 0 (Monday) to 6, not {day!r}")
    return days


def _days_off(value: Iterable[date]) -> frozenset[date]:
    return frozenset(value)


@frozen
class Limits:
    """What a plan must keep to; nothing unless told.

    `budget` is the most that prices and travel may come to, in the currency of the costs. `online_only` leaves out what is
    not followed from home. `places` are words of which a place must have one (``"Tampa"``, ``"FL"``); what is followed from
    home is near everywhere. `deliveries` are those that will do. `weekdays` (0 is Monday) and `not_on` say on which days
    there is time; `earliest` and `latest` between which days. What is taken in one's own time is held to the last two only.
    """

    budget: Decimal | None = field(default=None, converter=_budget)
    online_only: bool = False
    places: tuple[str, ...] = field(default=(), converter=_words)
    deliveries: frozenset[Delivery] = field(default=frozenset(), converter=_deliveries)
    weekdays: frozenset[int] = field(default=frozenset(), converter=_weekdays)
    not_on: frozenset[date] = field(default=frozenset(), converter=_days_off)
    earliest: date | None = None
    latest: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise RecordError("latest", f"{self.latest} is before the earliest day, {self.earliest}")

    def refusal(self, seminar: Seminar) -> str | None:
        """Why the seminar cannot be part of a plan, in a clause; None where it can, as far as it alone is looked at."""
        from_home = seminar.delivery in _FROM_HOME
        if self.online_only and not from_home:
            return "is not on line"
        if self.deliveries and seminar.delivery not in self.deliveries:
            return f"its delivery is {seminar.delivery or 'not known'}"
        if self.places and not from_home:
            for time in seminar.times:
                if not any(_is_near(word, time.place) for word in self.places):
                    return f"is in {time.place}, not near" if time.place else "does not say where it is"
        return self._wrong_days(seminar)

    def _wrong_days(self, seminar: Seminar) -> str | None:
        first, last = seminar.starts.date(), seminar.last_day
        if self.earliest is not None and first < self.earliest:
            return f"begins on {first}, before {self.earliest}"
        if self.latest is not None and last > self.latest:
            return f"ends on {last}, after {self.latest}"
        if seminar.delivery in IN_ONES_OWN_TIME:
            return None
        for day in _days_of(seminar):
            if self.weekdays and day.weekday() not in self.weekdays:
                return f"is on a {_DAYS[day.weekday()]}"
            if day in self.not_on:
                return f"is on {day}"
        return None


def _is_near(word: str, place: str) -> bool:
    """Whether the word, or these words, stand in the place as whole words, in either case."""
    wanted, there = _as_words(word), _as_words(place)
    return bool(wanted) and any(there[at : at + len(wanted)] == wanted for at in range(len(there)))


def _as_words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


def _days_of(seminar: Seminar) -> Iterable[date]:
    for time in seminar.times:
        for ordinal in range(time.starts.date().toordinal(), time.ends.date().toordinal() + 1):
            yield date.fromordinal(ordinal)


@frozen
class Costs:
    """What is paid besides prices: `an_hour` is the value of one hour of one's time, `travel` the cost by words of a place.

    All of it is in `currency` (ISO 4217), as prices must be. A place that has none of the words of `travel` costs nothing
    to reach; one that has several, the greatest.
    """

    currency: str = "USD"
    an_hour: Decimal = field(default=_ZERO, converter=_an_hour)
    travel: FrozenMap[Decimal] = field(factory=FrozenMap, converter=_travel)

    def paid(self, seminar: Seminar) -> Decimal | None:
        """Price and travel; None where there is no price, or one in another currency."""
        if seminar.price is None or seminar.currency != self.currency:
            return None
        return seminar.price + self._travel_to(seminar)

    def of(self, seminar: Seminar) -> Decimal | None:
        """Price, travel and one's time; None where there is no price, or one in another currency."""
        paid = self.paid(seminar)
        return None if paid is None else paid + self.an_hour * seminar.attended().total

    def _travel_to(self, seminar: Seminar) -> Decimal:
        if seminar.delivery in _FROM_HOME:
            return _ZERO
        places = [time.place for time in seminar.times]
        return max(
            (cost for word, cost in self.travel.items() if any(_is_near(word, place) for place in places)),
            default=_ZERO,
        )
