"""What a value of the file must look like before a class of the record is asked about its meaning.

TOML has more kinds of values than a logbook needs, and a record takes more than a logbook should hold
(numbers as text, for instance). Each shape takes a value as `tomllib` gives it and returns it, or raises
`RecordError`.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ce_tracker.errors import RecordError

Shape = Callable[[Any, Any], Any]
"""Takes a value (and, as cattrs passes it, a type) and gives the value to hand to the class."""

_LARGEST = 2**63
_DEAREST = Decimal(1_000_000)
_DEEPEST_SUBJECT = 8


def told(value: object) -> str:
    """A value as an error names it: briefly, whatever it is."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else f"{value[:60]}…")
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return "a number of more than 18 digits"
    return str(value)


def is_number(value: object) -> bool:
    """Whether `value` is a number that fits TOML's own range; true and false are none."""
    return isinstance(value, Decimal) or (
        isinstance(value, int) and not isinstance(value, bool) and -_LARGEST <= value < _LARGEST
    )


def text(name: str) -> Shape:
    """A text."""

    def shape(value: Any, _: Any) -> Any:
        if isinstance(value, str):
            return value
        raise RecordError(name, f"must be a text in quotes, not {told(value)}")

    return shape


def day(name: str) -> Shape:
    """A date without a time."""

    def shape(value: Any, _: Any) -> Any:
        if type(value) is date:
            return value
        raise RecordError(name, f"must be a date such as 2026-01-10, {_instead_of_a_day(value)}")

    return shape


def _instead_of_a_day(value: object) -> str:
    if isinstance(value, datetime):
        return f"without a time, not {value}"
    if isinstance(value, str):
        try:
            return f"without quotes: {date.fromisoformat(value)}"
        except ValueError:
            pass
    return f"not {told(value)}"


def moment(name: str) -> Shape:
    """A date and time with its zone."""

    def shape(value: Any, _: Any) -> Any:
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value
        raise RecordError(name, f"must be a time with its zone such as 2027-02-06T09:00:00-05:00, not {told(value)}")

    return shape


def yes_or_no(name: str) -> Shape:
    """``true`` or ``false``."""

    def shape(value: Any, _: Any) -> Any:
        if isinstance(value, bool):
            return value
        raise RecordError(name, f"must be true or false, not {told(value)}")

    return shape


def number(name: str) -> Shape:
    """A number."""

    def shape(value: Any, _: Any) -> Any:
        if is_number(value):
            return value
        raise RecordError(name, f"must be a number, not {told(value)}")

    return shape


def price(name: str) -> Shape:
    """A sum of money, up to a million."""

    def shape(value: Any, _: Any) -> Any:
        if is_number(value) and not (value > _DEAREST if value == value else True):
            return value
        raise RecordError(name, f"must be a number from 0 to {_DEAREST}, not {told(value)}")

    return shape


def hours(name: str) -> Shape:
    """A number, or a table of subject = number in which ``ethics.boundaries`` needs no quotes."""

    def shape(value: Any, _: Any) -> Any:
        if is_number(value):
            return value
        if not isinstance(value, Mapping):
            raise RecordError(name, f"must be a number, or a table of subject = number, not {told(value)}")
        by_subject: dict[str, Any] = {}
        for subject, worth in with_dots(value):
            if subject in by_subject:
                raise RecordError(f"{name}.{subject}", "is given twice")
            if not is_number(worth):
                raise RecordError(f"{name}.{subject}", f"must be a number, not {told(worth)}")
            by_subject[subject] = worth
        return by_subject

    return shape


def with_dots(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The leaves of a table of tables, keys joined by dots: TOML makes tables of an unquoted dotted key."""
    pending = [(key, value, 1) for key, value in reversed(list(table.items()))]
    while pending:
        key, value, depth = pending.pop()
        if isinstance(value, Mapping) and value and depth < _DEEPEST_SUBJECT:
            pending += [(f"{key}.{under}", below, depth + 1) for under, below in reversed(list(value.items()))]
        else:
            yield key, value


def approvals(name: str) -> Shape:
    """A table of approver = number (a text or a whole number), or a list of approvers."""

    def shape(value: Any, _: Any) -> Any:
        if isinstance(value, Mapping):
            for approver, given in value.items():
                if not isinstance(given, str) and (isinstance(given, Decimal) or not is_number(given)):
                    raise RecordError(f"{name}.{approver}", f"must be the approval number in quotes, not {told(given)}")
            return value
        if isinstance(value, list) and all(isinstance(approver, str) for approver in value):
            return value
        raise RecordError(name, f"must be a table of approver = number, or a list of approvers, not {_kind(value)}")

    return shape


def _kind(value: object) -> str:
    return "a list of other things" if isinstance(value, list) else told(value)


def texts(name: str) -> Shape:
    """A table of texts."""

    def shape(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise RecordError(name, f"must be a table of approver = subject, not {told(value)}")
        for key, given in value.items():
            if not isinstance(given, str):
                raise RecordError(f"{name}.{key}", f"must be a text in quotes, not {told(given)}")
        return value

    return shape


def names(name: str) -> Shape:
    """A list of texts."""

    def shape(value: Any, _: Any) -> Any:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RecordError(name, f"must be a list of texts in quotes, not {told(value)}")
        return value

    return shape


def facts(name: str) -> Shape:
    """A table of numbers, dates, texts, and true or false."""

    def shape(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise RecordError(name, f"must be a table of name = value, not {told(value)}")
        for key, given in value.items():
            if isinstance(given, datetime):
                raise RecordError(f"{name}.{key}", f"must be a date such as 2026-01-10, {_instead_of_a_day(given)}")
            finite = given.is_finite() if isinstance(given, Decimal) else is_number(given)
            if not finite and not isinstance(given, bool | str | date):
                raise RecordError(f"{name}.{key}", f"must be a number, a date, a text or true/false, not {told(given)}")
        return value

    return shape


def share(name: str) -> Shape:
    """``true``, ``false`` or a number."""

    def shape(value: Any, _: Any) -> Any:
        if isinstance(value, bool) or is_number(value):
            return value
        raise RecordError(name, f"must be true, false or a share from 0 to 1, not {told(value)}")

    return shape
