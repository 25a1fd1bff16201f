"""The days of many licences at once, and for which of them a look at one licence's days would have found the same."""

import operator
from collections.abc import Callable, Mapping
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

OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {"<": operator.lt, "<=": operator.le, "==": operator.eq}
MONTHS = "months"
"""The months from the year 0 to a day, in place of a part of it that is read."""
READ: Mapping[str, Callable[[date], int]] = {
    MONTHS: lambda day: day.year * 12 + day.month - 1,
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "day": lambda day: day.day,
}


def applied(day: date, done: tuple[Any, ...]) -> date:
    """A day after what was done to it."""
    return reduce(stepped, done, day)


def stepped(day: date, step: tuple[str, Any]) -> date:
    """A day after one of these steps."""
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
            told = READ.get(read, date.toordinal)
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

    def read_as(self, expression: Expression, part: str, cycle: int, value: int) -> Array:
        """Which days have such a year, month or day of the month, or leave such a rest after division by `cycle`."""
        values = self.values(expression, part)
        found: Array = (values % cycle if cycle else values) == value
        return found

    def lie_between(self, expression: Expression, first: int, last: int) -> Array:
        """Which days are none before the first and none after the last."""
        days = self.values(expression)
        return (days >= first) & (days <= last)

    def lie_apart(self, one: Expression, other: Expression, fewest: float, most: float) -> Array:
        """Between which two days lie no fewer and no more calendar months."""
        between = self.values(other, MONTHS) - self.values(one, MONTHS)
        return (between >= fewest) & (between <= most)

    def compare_so(self, own: Expression, sign: str, other: Expression, answer: bool) -> Array:
        """Of which two days a comparison has this answer."""
        found: Array = OPERATORS[sign](self.values(own), self.values(other)) == answer
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
