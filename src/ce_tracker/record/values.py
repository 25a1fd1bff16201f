"""What the record is made of: hours, days, maps that do not change, and how each is read and refused."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ce_tracker.errors import RecordError, suggest
from ce_tracker.subjects import Activity, Delivery, Unit, is_jurisdiction

if TYPE_CHECKING:
    from attrs import Attribute

_V = TypeVar("_V")
_D = TypeVar("_D")
_E = TypeVar("_E", bound=StrEnum)

MOST_HOURS = Decimal(5000)
"""More hours than this in one entry (CE hours) are taken for a slip of the pen."""

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
"""Days outside these two are taken for a slip of the pen; reckoning with them would run out of calendar."""


class FrozenMap(Mapping[str, _V], Generic[_V]):
    """A small mapping that does not change, compares by content and can be hashed; its values must be hashable."""

    __slots__ = ("_hash", "_items")

    def __init__(self, items: Mapping[str, _V] | None = None) -> None:
        self._items: dict[str, _V] = dict(items or {})
        self._hash: int | None = None

    def __getitem__(self, key: str) -> _V:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    @overload
    def get(self, key: str, /) -> _V | None: ...
    @overload
    def get(self, key: str, default: _V | _D, /) -> _V | _D: ...
    def get(self, key: str, default: Any = None, /) -> Any:
        """The value of `key`, or `default`; many times quicker than by way of a KeyError."""
        return self._items.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == other._items
        return self._items == other if isinstance(other, Mapping) else NotImplemented

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"


NOTHING: FrozenMap[Any] = FrozenMap()


def as_hours(value: object, name: str = "hours") -> Decimal:
    """`value` as CE hours: positive, finite, exact. A float is read as it is written (``1.1`` is 1.1).

    Raises `RecordError` for anything else.
    """
    if isinstance(value, Decimal):
        hours = value
    else:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise RecordError(name, f"hours must be a number, not {value!r}")
        try:
            hours = Decimal(str(value))
        except InvalidOperation:
            raise RecordError(name, f"hours must be a number, not {value!r}") from None
    if not hours.is_finite():
        raise RecordError(name, f"hours must be a finite number, not {value}")
    if hours <= 0:
        raise RecordError(name, f"hours must be more than zero, not {value}")
    if hours > MOST_HOURS:
        raise RecordError(name, f"{value} hours is more than one entry can hold ({MOST_HOURS})")
    if hours.as_tuple().exponent < -4:  # type: ignore[operator]  # finite, so an int
        raise RecordError(name, f"hours have at most four decimals, not {value}")
    return hours


def hours_or_by_subject(value: object) -> "Decimal | FrozenMap[Decimal]":
    """CE hours, or CE hours by subject. Raises `RecordError`."""
    if isinstance(value, FrozenMap | Mapping):
        if not value:
            raise RecordError("hours", "hours by subject must name at least one subject")
        return FrozenMap({str(subject): as_hours(hours, f"hours.{subject}") for subject, hours in value.items()})
    return as_hours(value)


def hours_by_subject(value: object) -> FrozenMap[Decimal]:
    """Hours by subject. Raises `RecordError`."""
    if not isinstance(value, Mapping):
        raise RecordError("hours", f"hours must be given by subject, such as {{ pathology = 40 }}, not {value!r}")
    by_subject = hours_or_by_subject(value)
    assert isinstance(by_subject, FrozenMap)
    return by_subject


def to_delivery(value: object) -> Delivery | None:
    """A delivery, or None."""
    return None if value is None else member(Delivery, value, "delivery")


def to_unit(value: object) -> Unit:
    """A unit."""
    return member(Unit, value, "unit")


def to_activity(value: object) -> Activity:
    """An activity."""
    return member(Activity, value, "activity")


def member(kind: type[_E], value: object, name: str) -> _E:
    """The member of a vocabulary that a text names. Raises `RecordError` naming the nearest."""
    try:
        return kind(str(value))
    except ValueError:
        raise RecordError(name, suggest(name, value, [str(member) for member in kind])) from None


def share(value: object) -> Decimal | None:
    """How much of a course was hands-on, from 0 to 1; True is all of it, None is not recorded."""
    if value is None:
        return None
    if isinstance(value, bool):
        return Decimal(int(value))
    try:
        share = Decimal(str(value))
    except InvalidOperation:
        share = Decimal(-1)
    if not share.is_finite() or not 0 <= share <= 1:
        raise RecordError("hands_on", f"must be true, false or a share from 0 to 1, not {value}")
    return share


def to_approvals(value: object) -> FrozenMap[str]:
    """Approver to its number; a list of approvers has no numbers."""
    if isinstance(value, Mapping):
        if not value:
            return NOTHING
        return FrozenMap({_approver(one): "" if number is None else str(number) for one, number in value.items()})
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        raise RecordError("approvals", f"must be a table of approver = number, or a list of approvers, not {value!r}")
    return FrozenMap({_approver(one): "" for one in value})


def _approver(told: object) -> str:
    if not isinstance(told, str) or not told.strip():
        raise RecordError("approvals", f"an approver must be named, not {told!r}")
    return str(told)


def names(value: object) -> FrozenMap[str]:
    """A table of approver to subject."""
    if not isinstance(value, Mapping):
        raise RecordError("approved_as", f"must be a table of approver = subject, not {value!r}")
    return FrozenMap({str(key): str(item) for key, item in value.items()}) if value else NOTHING


def to_facts(value: object) -> "FrozenMap[Fact]":
    """Facts by name."""
    if not isinstance(value, Mapping):
        raise RecordError("facts", f"must be a table of name = value, not {value!r}")
    for name, item in value.items():
        if not isinstance(item, bool | int | str | date | Decimal | float):
            raise RecordError(f"facts.{name}", f"must be a number, a date, a text or true/false, not {item!r}")
        if isinstance(item, Decimal | float) and not Decimal(item).is_finite():
            raise RecordError(f"facts.{name}", f"must be a finite number, not {item}")
        if isinstance(item, date):
            check_day(f"facts.{name}", item)
    as_read = {name: Decimal(str(item)) if isinstance(item, float) else item for name, item in value.items()}
    return FrozenMap(as_read) if value else NOTHING


def to_price(value: object) -> Decimal | None:
    """A price of zero or more, or None."""
    if value is None:
        return None
    try:
        price = Decimal(str(value))
    except InvalidOperation:
        price = Decimal(-1)
    if not (price.is_finite() and price >= 0):
        raise RecordError("price", f"must be a number of zero or more, not {value!r}")
    return price


def yes_or_no(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuses what is neither true, false nor None."""
    if value is not None and not isinstance(value, bool):
        raise RecordError(attribute.name, f"must be true or false, not {value!r}")


def a_day(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuses what is no day within the calendar of records."""
    if value is not None or attribute.default is not None:
        check_day(attribute.name, value)


def check_day(name: str, day: object) -> None:
    """Raise `RecordError` for what is no date, and for a day that no record can mean: before 1900, or after 2199."""
    if not isinstance(day, date) or isinstance(day, datetime):
        raise RecordError(name, f"must be a date such as 2026-01-10, not {day!r}")
    if day < EARLIEST:
        raise RecordError(name, f"{day} is before {EARLIEST.year}")
    if day > LATEST:
        raise RecordError(name, f"{day} is after {LATEST.year}")


def a_moment(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuses what is no time with its zone."""
    if value is None and attribute.default is None:
        return
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise RecordError(
            attribute.name, f"must be a time with its zone such as 2027-02-06T09:00:00-05:00, not {value!r}"
        )


def a_text(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuses what is no text."""
    if not isinstance(value, str):
        raise RecordError(attribute.name, f"must be a text, not {value!r}")


def named(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuses what is no text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise RecordError(attribute.name, f"must be a text that says something, not {value!r}")


def a_code(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuses what is no ISO 3166-2 code."""
    if not isinstance(value, str) or not is_jurisdiction(value):
        raise RecordError(attribute.name, f"must be an ISO 3166-2 code such as 'US-FL', not {value!r}")


def in_order(earlier_name: str, earlier: date | None, later_name: str, later: date | None) -> None:
    """Refuses a later day that is before an earlier one."""
    if earlier is not None and later is not None and later < earlier:
        raise RecordError(later_name, f"{later} is before {earlier_name} {earlier}")


Fact = bool | int | str | date | Decimal | float
"""A value that a rule book asks for by name, such as ``renewals = 4``."""
