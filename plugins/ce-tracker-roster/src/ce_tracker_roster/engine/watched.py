"""Dates that tell what a computation looked at, so that its result serves every licence for which it would be the same.

Rules compare the days of a licence with a handful of other days, or read a month: seldom more. A `Session` has names for the
days of one licence (when it was issued, when its period ends); what a computation looks at of a `WatchedDate` is written
down in the session as conditions on those names. Whatever cannot be told more broadly is written down as the day itself. So
the result holds for every licence whose days fulfil the conditions, and `Session.alike` finds these in arrays.
"""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import numpy as np
from attrs import define, field

from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.looks import MONTHS, OPERATORS, READ, Columns, Expression, stepped


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
        answer: bool = OPERATORS[sign](own.it, other.it if isinstance(other, WatchedDate) else other)
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
        value = READ[part](own.it)
        value = value % cycle if cycle else value
        self._reads[own.expression, part, cycle] = value
        return value

    def months_between(self, first: date, last: date) -> Any:
        """How many calendar months lie between two days, of which one may be plain; what is done with it is written down."""
        if isinstance(first, WatchedDate) and isinstance(last, WatchedDate):
            return _Months(first, last)
        one, other = (
            self.read(day, MONTHS) if isinstance(day, WatchedDate) else READ[MONTHS](day) for day in (first, last)
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

    @property
    def lasting(self) -> bool:
        """Whether what was looked at can be looked for among other licences: texts are known by those of their roster."""
        return not self._texts

    def holds(self, columns: Columns, place: int) -> bool:
        """Whether the computation would have found the same for the licence at one place."""
        return all(columns.same(*look)[place] for look in self._looks(columns))

    def _looks(self, columns: Columns) -> Iterator[tuple[Any, ...]]:
        """Everything that was looked at: how licences are found of which it is the same, and by what."""
        for (expression, part, cycle), value in self._reads.items():
            yield Columns.read_as, expression, part, cycle, value
        for expression, (first, last) in self._ranges.items():
            yield Columns.lie_between, expression, first, last
        for (one, other), (fewest, most) in self._months.items():
            yield Columns.lie_apart, one, other, fewest, most
        for name, place in self._texts.items():
            yield Columns.read_as, (name,), "", 0, columns.text_at(name, place)
        for (own, sign, another), answer in self._relations.items():
            if own != another:
                yield Columns.compare_so, own, sign, another, answer


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
        return READ[MONTHS](self._last.it) - READ[MONTHS](self._first.it) + self._more

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
        return WatchedDate(stepped(self.it, step), self.session, (*self.expression, step))

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


def plain(day: date) -> date:
    """The day itself; one that is watched counts as looked at."""
    return day.exact() if isinstance(day, WatchedDate) else day
