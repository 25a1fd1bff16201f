"""Dates that tell what a computation looked at, so that its result serves every licence for which it would be the same.

Rules compare the days of a licence with a handful of other days, or read a month: seldom more. A `Session` has names for the
days of one licence (when it was issued, when its period ends); what a computation looks at of a `WatchedDate` is written
down in the session as conditions on those names. Whatever cannot be told more broadly is written down as the day itself. So
the result holds for every licence whose days fulfil the conditions, and `Session.alike` finds these in arrays.
"""

import math
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial, reduce
from typing import Any

import numpy as np
from attrs import define, field
from dateutil.relativedelta import relativedelta

from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.days import begin_of, month_of, moved
from ce_tracker_roster.engine.days import read as read_at_once

Expression = tuple[Any, ...]
"""The name of a day, then what was done to it: `("add", span)` or `("replace", parts)`, one after the other."""

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {"<": operator.lt, "<=": operator.le, "==": operator.eq}
_MONTHS = "months"
"""The months from the year 0 to a day, in place of a part of it that is read."""
_READ: Mapping[str, Callable[[date], int]] = {
    _MONTHS: lambda day: day.year * 12 + day.month - 1,
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "day": lambda day: day.day,
}


def applied(day: date, done: tuple[Any, ...]) -> date:
    """A day after what was done to it."""
    return reduce(_done, done, day)


def _done(day: date, step: tuple[str, Any]) -> date:
    what, by = step
    after: date = day + by if what == "add" else day.replace(**dict(by))
    return after


@define(eq=False)
class Columns:
    """The days of many licences by name, as ordinals; a day that is not there is 0.

    `texts` are made into numbers when they are asked for: the same for the same text.
    """

    ordinals: dict[str, Array]
    texts: Mapping[str, Callable[[], Array]] = field(factory=dict)
    _whole: "Columns | None" = None
    _derived: dict[tuple[Expression, str], Array] = field(factory=dict)
    _same: dict[tuple[Any, ...], Array] = field(factory=dict)

    def values(self, expression: Expression, read: str = "") -> Array:
        """The days that an expression stands for, or the year, month or day of the month of each."""
        name, *done = expression
        if not done and not read:
            if name not in self.ordinals:
                self.ordinals[name] = self.texts[name]()
            return self.ordinals[name]
        found = self._derived.get((expression, read))
        if found is None and not done:
            found = self._derived[expression, read] = read_at_once(self.ordinals[name], read)
        if found is None and not read:
            after = _moved_at_once(self.values((name, *done[:-1])), done[-1])
            if after is not None:
                found = self._derived[expression, read] = after
        if found is None:
            days, places = np.unique(self.ordinals[name], return_inverse=True)
            told = _READ.get(read, date.toordinal)
            values = [told(applied(date.fromordinal(int(day)), tuple(done))) if day else 0 for day in days]
            found = self._derived[expression, read] = np.array(values, dtype=np.int32)[places]
        return found

    def same(self, look: Callable[..., Array], *of: Any) -> Array:
        """Of which licences a look at them, of these columns, finds the same; it is remembered, since many classes share looks."""
        found = self._same.get((look, *of))
        if found is None:
            found = look(self, *of)
            if len(self._same) * len(found) > _REMEMBERED:
                self._same.clear()
            self._same[look, *of] = found
        return found

    def among(self, places: Array) -> "Columns":
        """The columns of the licences at some places alone."""

        def text(name: str) -> Array:
            return self.values((name,)).take(places)

        texts = {name: partial(text, name) for name in self.texts}
        return Columns({name: days.take(places) for name, days in self.ordinals.items()}, texts, self)

    def text_at(self, name: str, place: int) -> int:
        """The number of the text of one licence, by its place among all."""
        return int((self._whole or self).values((name,))[place])


_REMEMBERED = 2**26
"""So many answers about single licences are remembered at most."""


def _moved_at_once(ordinals: Array, step: tuple[str, Any]) -> Array | None:
    """Days after a step, all at once; None where it is one that is taken for each by itself. A day that is not there stays so."""
    what, by = step
    if isinstance(by, timedelta):
        found = ordinals + np.int32(by.days)
    elif what == "replace" and dict(by) == {"day": 1}:
        found = begin_of(month_of(ordinals))
    elif what == "add" and by == relativedelta(years=by.years, months=by.months, days=by.days):
        found = moved(ordinals, by.years * 12 + by.months, by.days)
    else:
        return None
    return np.where(ordinals > 0, found, 0)


@define(eq=False)
class Session:
    """What one computation looked at of the days of a licence."""

    _ranges: dict[Expression, list[int]] = field(factory=dict)
    _reads: dict[tuple[Expression, str, int], int] = field(factory=dict)
    _relations: dict[tuple[Expression, str, Expression], bool] = field(factory=dict)
    _months: dict[tuple[Expression, Expression], tuple[float, float]] = field(factory=dict)
    _texts: dict[str, int] = field(factory=dict)
    _spoken: dict[Expression, "WatchedDate"] = field(factory=dict)

    def watched(self, name: str, day: date) -> "WatchedDate":
        """A day of the licence under its name."""
        return WatchedDate(day, self, (name,))

    def compared(self, own: "WatchedDate", sign: str, other: date) -> bool:
        """The answer to a comparison, which is written down."""
        answer: bool = _OPERATORS[sign](own.it, other.it if isinstance(other, WatchedDate) else other)
        if isinstance(other, WatchedDate):
            self._relations[own.expression, sign, other.expression] = answer
            return answer
        day, span = other.toordinal(), self._range(own.expression)
        if sign == "==":
            if answer:
                span[:] = day, day
            elif own.it < other:
                span[1] = min(span[1], day - 1)
            else:
                span[0] = max(span[0], day + 1)
        else:
            below = day if sign == "<=" else day - 1
            if answer:
                span[1] = min(span[1], below)
            else:
                span[0] = max(span[0], below + 1)
        return answer

    def read(self, own: "WatchedDate", part: str, cycle: int = 0) -> int:
        """The year, the month or the day, or what is left of it after division by `cycle`; it is written down."""
        value = _READ[part](own.it)
        value = value % cycle if cycle else value
        self._reads[own.expression, part, cycle] = value
        return value

    def months_between(self, first: date, last: date) -> Any:
        """How many calendar months lie between two days, of which one may be plain; what is done with it is written down."""
        if isinstance(first, WatchedDate) and isinstance(last, WatchedDate):
            return _Months(first, last)
        one, other = (
            self.read(day, _MONTHS) if isinstance(day, WatchedDate) else _READ[_MONTHS](day) for day in (first, last)
        )
        return other - one

    def months_within(self, pair: tuple[Expression, Expression], fewest: float, most: float) -> None:
        """So many months lie between two days: it was looked at that these are the fewest and the most."""
        span = self._months.setdefault(pair, (-math.inf, math.inf))
        self._months[pair] = max(span[0], fewest), min(span[1], most)

    def noted(self, name: str, value: int) -> None:
        """Something that columns tell as a number was looked at."""
        self._reads[(name,), "", 0] = value

    def there(self, name: str, *, is_there: bool) -> None:
        """Whether a day is there at all was looked at."""
        span = self._range((name,))
        if is_there:
            span[0] = max(span[0], 1)
        else:
            span[1] = min(span[1], 0)

    def _range(self, expression: Expression) -> list[int]:
        """The first and the last day, as far as they were looked at."""
        span = self._ranges.get(expression)
        if span is None:
            span = self._ranges[expression] = [-(2**31), 2**31 - 1]
        return span

    def text(self, name: str, place: int) -> None:
        """A text was looked at: it is that of the licence at this place."""
        self._texts[name] = place

    def spoken(self, own: "WatchedDate") -> str:
        """The day in words; it counts as looked at once it is known that the words are kept (`kept`)."""
        self._spoken[own.expression] = own
        return str(own.it)

    def kept(self, words: Iterable[object]) -> None:
        """Words are part of what was found: the days that they tell were looked at."""
        told = [text for text in words if isinstance(text, str)]
        for own in self._spoken.values():
            if any(str(own.it) in text for text in told):
                self.exactly(own)

    def exactly(self, own: "WatchedDate") -> date:
        """The day itself, which is written down."""
        day = own.it.toordinal()
        self._ranges[own.expression] = [day, day]
        return own.it

    def alike(self, columns: Columns, among: Array) -> Array:
        """For which of the licences at the places `among` the computation would have found the same."""
        found: Array | None = None
        for look in self._looks(columns):
            same = columns.same(*look)
            found = same if found is None else found & same
        return np.ones(len(among), dtype=np.bool_) if found is None else found.take(among)

    def _looks(self, columns: Columns) -> Iterator[tuple[Any, ...]]:
        """Everything that was looked at: how licences are found of which it is the same, and by what."""
        for (expression, part, cycle), value in self._reads.items():
            yield _read_as, expression, part, cycle, value
        for expression, (first, last) in self._ranges.items():
            yield _lie_between, expression, first, last
        for (one, other), (fewest, most) in self._months.items():
            yield _lie_apart, one, other, fewest, most
        for name, place in self._texts.items():
            yield _read_as, (name,), "", 0, columns.text_at(name, place)
        for (own, sign, another), answer in self._relations.items():
            if own != another:
                yield _compare_so, own, sign, another, answer


def _read_as(columns: Columns, expression: Expression, part: str, cycle: int, value: int) -> Array:
    values = columns.values(expression, part)
    found: Array = (values % cycle if cycle else values) == value
    return found


def _lie_between(columns: Columns, expression: Expression, first: int, last: int) -> Array:
    days = columns.values(expression)
    return (days >= first) & (days <= last)


def _lie_apart(columns: Columns, one: Expression, other: Expression, fewest: float, most: float) -> Array:
    between = columns.values(other, _MONTHS) - columns.values(one, _MONTHS)
    return (between >= fewest) & (between <= most)


def _compare_so(columns: Columns, own: Expression, sign: str, other: Expression, answer: bool) -> Array:
    found: Array = _OPERATORS[sign](columns.values(own), columns.values(other)) == answer
    return found


class _Number:
    """A number that tells what is done with it. It is no `int`, so that nothing is done with it unnoticed."""

    __slots__ = ()

    def __index__(self) -> int:
        raise NotImplementedError

    def __int__(self) -> int:
        return self.__index__()

    def __rsub__(self, other: Any) -> Any:
        return other - self.__index__()

    def __sub__(self, other: Any) -> Any:
        return self.__index__() - int(other)

    def __add__(self, other: Any) -> Any:
        return self.__index__() + int(other)

    def __radd__(self, other: Any) -> Any:
        return self.__index__() + int(other)

    def __mul__(self, other: Any) -> Any:
        return self.__index__() * other

    __rmul__ = __mul__

    def __floordiv__(self, other: Any) -> Any:
        return self.__index__() // other

    def __mod__(self, other: Any) -> Any:
        return self.__index__() % other

    def __eq__(self, other: object) -> bool:
        return self.__index__() == (int(other) if isinstance(other, _Number) else other)

    def __lt__(self, other: Any) -> bool:
        return self.__index__() < int(other)

    def __le__(self, other: Any) -> bool:
        return self.__index__() <= int(other)

    def __gt__(self, other: Any) -> bool:
        return self.__index__() > int(other)

    def __ge__(self, other: Any) -> bool:
        return self.__index__() >= int(other)

    def __hash__(self) -> int:
        return hash(self.__index__())

    def __str__(self) -> str:
        return str(self.__index__())


class _Year(_Number):
    """The year of a day."""

    __slots__ = ("_day",)

    def __init__(self, day: "WatchedDate") -> None:
        self._day = day

    def __mod__(self, cycle: int) -> int:
        return self._day.session.read(self._day, "year", cycle)

    def __index__(self) -> int:
        return self._day.session.read(self._day, "year")


class _Months(_Number):
    """The months between two days, and `more`."""

    __slots__ = ("_first", "_last", "_more")

    def __init__(self, first: "WatchedDate", last: "WatchedDate", more: int = 0) -> None:
        self._first, self._last, self._more = first, last, more

    def _looked(self, fewest: float, most: float) -> None:
        pair = self._first.expression, self._last.expression
        self._first.session.months_within(pair, fewest - self._more, most - self._more)

    def _in_all(self) -> int:
        return _READ[_MONTHS](self._last.it) - _READ[_MONTHS](self._first.it) + self._more

    def __index__(self) -> int:
        number = self._in_all()
        self._looked(number, number)
        return number

    def __add__(self, other: Any) -> Any:
        return _Months(self._first, self._last, self._more + int(other))

    def __le__(self, other: Any) -> bool:
        most = int(other)
        answer = self._in_all() <= most
        self._looked(*((-math.inf, most) if answer else (most + 1, math.inf)))
        return answer


class WatchedDate(date):
    """A date that writes down in its session what is looked at of it. `it` is the same date, without a watch."""

    it: date
    session: Session
    expression: Expression

    def __new__(cls, day: date, session: Session, expression: Expression) -> "WatchedDate":
        """The day, which is what the expression stands for."""
        made = super().__new__(cls, day.year, day.month, day.day)
        made.it, made.session, made.expression = day, session, expression
        return made

    def exact(self) -> date:
        """The day itself, which counts as looked at."""
        return self.session.exactly(self)

    def _moved(self, step: tuple[str, Any]) -> "WatchedDate":
        return WatchedDate(_done(self.it, step), self.session, (*self.expression, step))

    def __lt__(self, other: date) -> bool:
        return self.session.compared(self, "<", other)

    def __le__(self, other: date) -> bool:
        return self.session.compared(self, "<=", other)

    def __gt__(self, other: date) -> bool:
        return not self.session.compared(self, "<=", other)

    def __ge__(self, other: date) -> bool:
        return not self.session.compared(self, "<", other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, date) and self.session.compared(self, "==", other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.exact())

    def __add__(self, other: Any) -> Any:
        return self._moved(("add", other))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, date):
            return self.exact() - plain(other)
        return self._moved(("add", -other))

    def __rsub__(self, other: Any) -> Any:
        return other - self.exact()

    def replace(self, *parts: Any, **named: Any) -> Any:
        """Another day reckoned from this one."""
        if parts:
            return self.exact().replace(*parts, **named)
        return self._moved(("replace", tuple(sorted(named.items()))))

    @property
    def year(self) -> Any:
        """The year; what is done with it is written down."""
        return _Year(self)

    @property
    def month(self) -> int:
        """The month, which counts as looked at."""
        return self.session.read(self, "month")

    @property
    def day(self) -> int:
        """The day of the month, which counts as looked at."""
        return self.session.read(self, "day")

    def months_between(self, first: date, last: date) -> Any:
        """How many calendar months lie between two days, of which this is one."""
        return self.session.months_between(first, last)

    def toordinal(self) -> int:
        """The ordinal: the day itself is looked at."""
        return self.exact().toordinal()

    def isoformat(self) -> str:
        """The day as text: it is looked at itself."""
        return self.exact().isoformat()

    def strftime(self, format: str) -> str:  # noqa: A002  # as the base class has it
        """The day as text: it is looked at itself."""
        return self.exact().strftime(format)

    def timetuple(self) -> Any:
        """The day as a tuple: it is looked at itself."""
        return self.exact().timetuple()

    def weekday(self) -> int:
        """The day of the week: the day itself is looked at."""
        return self.exact().weekday()

    def isoweekday(self) -> int:
        """The day of the week: the day itself is looked at."""
        return self.exact().isoweekday()

    def isocalendar(self) -> Any:
        """Year and week: the day itself is looked at."""
        return self.exact().isocalendar()

    def ctime(self) -> str:
        """The day as text: it is looked at itself."""
        return self.exact().ctime()

    def __str__(self) -> str:
        return self.session.spoken(self)

    def __repr__(self) -> str:
        return repr(self.exact())

    def __format__(self, spec: str) -> str:
        return format(self.exact(), spec) if spec else self.session.spoken(self)

    def __reduce__(self) -> Any:
        return self.exact().__reduce__()


class WatchedText(str):
    """A text that writes down in its session that it was looked at."""

    __slots__ = ("look",)
    look: Callable[[], None]

    def __new__(cls, text: str, session: Session, name: str, place: int) -> "WatchedText":
        """The text of the licence at a place."""
        made = super().__new__(cls, text)
        made.look = lambda: session.text(name, place)
        return made

    def __iter__(self) -> Iterator[str]:
        self.look()
        return super().__iter__()

    def __getitem__(self, key: Any) -> str:
        self.look()
        return super().__getitem__(key)

    def __len__(self) -> int:
        self.look()
        return super().__len__()

    def __contains__(self, key: object) -> bool:
        self.look()
        return super().__contains__(key)  # type: ignore[operator]

    def __eq__(self, other: object) -> bool:
        self.look()
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        self.look()
        return super().__ne__(other)

    def __hash__(self) -> int:
        self.look()
        return super().__hash__()

    def __getattribute__(self, name: str) -> Any:
        if name != "look" and not name.startswith("__"):
            self.look()
        return super().__getattribute__(name)

    def __str__(self) -> str:
        self.look()
        return super().__str__()

    def __format__(self, spec: str) -> str:
        self.look()
        return super().__format__(spec)

    def __add__(self, other: str) -> str:
        self.look()
        return super().__add__(other)


def plain(day: date) -> date:
    """The day itself; one that is watched counts as looked at."""
    return day.exact() if isinstance(day, WatchedDate) else day
