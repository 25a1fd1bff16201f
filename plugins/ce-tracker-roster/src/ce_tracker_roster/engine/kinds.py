"""The distinct kinds of course of a roster, and what requirements see in each: a selector is asked once for each value it
looks at, however many credits have it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from math import prod
from typing import Any

import numpy as np
import polars as pl
from attrs import define, field, frozen

from ce_tracker import Activity, Delivery
from ce_tracker.bulk import CourseKind, Frame
from ce_tracker.record import FrozenMap
from ce_tracker.rules import Selector
from ce_tracker.rules.selectors import AllOf, CompletedIn, InDoubt, Not, OneOf
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.alike import alike, table
from ce_tracker_roster.entries import listed, tabled

NO, OPEN, YES = 0, 1, 2
"""The three answers as numbers: all is the least of them, any the most, not is two less the answer."""

_PARTS = ("subject", "delivery", "activity", "approvals", "approved_as", "hands_on_share")
_NUMBERS = {None: OPEN, False: NO, True: YES}
_READ: dict[str, Callable[[str], Any]] = {
    "subject": str,
    "delivery": lambda text: Delivery(text) if text else None,
    "activity": Activity,
    "approvals": lambda text: frozenset(listed(text)),
    "approved_as": lambda text: FrozenMap(tabled(text)),
}


@define(eq=False)
class Kinds:
    """Distinct kinds of course: for each part the values there are, and by kind the place of its own.

    `hands_on_share` is of the whole course, `hands_on` whether these hours were.
    """

    values: dict[str, list[Any]]
    codes: dict[str, Array]
    _answers: dict[Selector, Array] = field(factory=dict)
    _parts: dict[str, list[CourseKind]] = field(factory=dict)

    @property
    def count(self) -> int:
        """How many kinds there are."""
        return len(self.codes["subject"])

    def approved_as(self, category: str) -> "Kinds":
        """The kinds as rules see them that go by the category in which `category` approved a course."""
        if not category:
            return self
        subjects = list(self.values["subject"])
        place = {subject: number for number, subject in enumerate(subjects)}
        known = [tables.get(category) for tables in self.values["approved_as"]]
        for subject in known:
            if subject is not None and subject not in place:
                place[subject] = len(subjects)
                subjects.append(subject)
        listed_in = np.array([-1 if subject is None else place[subject] for subject in known], dtype=np.int32)
        found = listed_in[self.codes["approved_as"]]
        codes = {**self.codes, "subject": np.where(found >= 0, found, self.codes["subject"])}
        return Kinds({**self.values, "subject": subjects}, codes)

    def matches(self, selector: Selector) -> Array:
        """What a selector answers to each kind (NO, OPEN, YES)."""
        found = self._answers.get(selector)
        if found is None:
            found = self._answers[selector] = self._matches(selector)
        return found

    def _matches(self, selector: Selector) -> Array:
        match selector:
            case AllOf(of):
                return reduce(np.minimum, [self.matches(one) for one in of])
            case OneOf(of):
                return reduce(np.maximum, [self.matches(one) for one in of])
            case Not(of):
                return (YES - self.matches(of)).astype(np.int8)
            case InDoubt(of, _):
                return np.minimum(self.matches(of), OPEN)
        told_apart = None if selector.looks_at is None else [part for part in selector.looks_at if part in self.codes]
        match told_apart:
            case []:
                return np.full(self.count, _NUMBERS[selector.matches(_only())], dtype=np.int8)
            case [part]:
                asked = [_NUMBERS[selector.matches(kind)] for kind in self._of_part(part)]
                return np.array(asked, dtype=np.int8)[self.codes[part]]
        return np.array([_NUMBERS[selector.matches(self.kind(number))] for number in range(self.count)], np.int8)

    def _of_part(self, part: str) -> list[CourseKind]:
        """The kinds of which nothing is told but one part, one for each value of it."""
        if part not in self._parts:
            self._parts[part] = [_only(**{part: value}) for value in self.values[part]]
        return self._parts[part]

    def kind(self, number: int) -> CourseKind:
        """One kind as the library has it."""
        return CourseKind(**{part: self.values[part][int(codes[number])] for part, codes in self.codes.items()})


def _only(**told: Any) -> CourseKind:
    """A kind of continuing education of which nothing is told but this."""
    return CourseKind(**{"subject": "other", **told})


@frozen(eq=False)
class InPart:
    """Courses that were hands-on in part: their rows, and the kinds of the hours that were."""

    rows: Array
    kinds: Array


def shares_of(credits: pl.DataFrame) -> Array:
    """How much of each credit was hands-on, NaN where that is not recorded."""
    return credits["hands_on"].fill_null(float("nan")).to_numpy()


def kinds_of(credits: pl.DataFrame, rows: Array, shares: Array) -> tuple[Kinds, Array, InPart | None]:
    """The kinds of course of some canonical credits, the number of each, and those that were hands-on in part, by their `shares`.

    The kind of a row is that of its hours that were not hands-on, or of all where the record tells nothing, all or none.
    """
    values: dict[str, list[Any]] = {}
    columns: list[_Coded] = []
    for part in _PARTS[:-1]:
        texts, column = _coded(credits[part], rows)
        values[part] = [_READ[part](text) for text in texts]
        columns.append(column)
    known, codes = _shares(shares)
    values["hands_on_share"] = [None if share is None else Decimal(str(share)) for share in known]
    values["hands_on"] = [None, False, True]
    columns.append(_Coded(codes, np.arange(len(known), dtype=np.int32)))
    numbers, distinct = _numbered(columns, [len(values[part]) for part in _PARTS])
    parts = dict(zip(_PARTS, distinct, strict=True))
    of_share = np.array(
        [0 if share is None else 2 if share == 1 else 1 for share in values["hands_on_share"]], dtype=np.int32
    )
    parts["hands_on"] = of_share[parts["hands_on_share"]]
    mixed = np.array([share is not None and 0 < share < 1 for share in values["hands_on_share"]], dtype=np.bool_)
    split = np.flatnonzero(mixed[parts["hands_on_share"]])
    if not len(split):
        return Kinds(values, parts), numbers, None
    count = len(parts["hands_on_share"])
    twin = np.full(count, -1, dtype=np.int32)
    twin[split] = count + np.arange(len(split), dtype=np.int32)
    whole = {part: np.concatenate([of, of[split]]) for part, of in parts.items()}
    whole["hands_on"][count:] = 2
    those = np.flatnonzero(twin[numbers] >= 0)
    return Kinds(values, whole), numbers, InPart(those, twin[numbers[those]])


def _shares(shares: Array) -> tuple[list[float | None], Array]:
    """The distinct shares, None among them, and by row the place of its own. Most are none, nothing or all."""
    told = shares == shares  # what is not told is not itself
    codes = told.astype(np.int32)
    codes += told & (shares != 0)
    others = np.flatnonzero((codes == 2) & (shares != 1))
    distinct, number = np.unique(shares[others], return_inverse=True)
    codes[others] = number + 3
    return [None, 0.0, 1.0, *distinct.tolist()], codes


@frozen(eq=False)
class _Coded:
    """A column of codes, and by code the place of its value among the distinct ones."""

    codes: Array
    places: Array


def _coded(column: pl.Series, rows: Array | None = None) -> tuple[list[str], _Coded]:
    """The distinct values of some rows of a categorical column, and the column by code."""
    codes = column.to_physical().to_numpy()
    codes = codes if rows is None else codes.take(rows)
    used, places = table(codes)
    return pl.Series(used, dtype=pl.UInt32).cat.to(column.dtype).cast(pl.String).to_list(), _Coded(codes, places)


def coded(column: pl.Series) -> tuple[list[str], Array]:
    """The distinct values of a categorical column, and by row the place of its own."""
    texts, found = _coded(column)
    return texts, found.places[found.codes]


_MOST_CELLS = 50_000_000
_MOST_NUMBERS = 2**63
_SLICE = 65_536
"""So many rows at a time stay in the cache."""


def _numbered(columns: Sequence[_Coded], sizes: Sequence[int]) -> tuple[Array, list[Array]]:
    """Rows that agree in all columns have one number; by number, the value of each column."""
    cells = prod(max(size, 1) for size in sizes)
    if cells >= _MOST_NUMBERS:
        own = [column.places[column.codes] for column in columns]
        first, number = alike(own)
        return number.astype(np.int32), [column[first] for column in own]
    steps = [prod(max(size, 1) for size in sizes[place + 1 :]) for place in range(len(sizes))]
    kind = np.int32 if cells <= _MOST_CELLS else np.int64
    places = [(column.places.astype(np.int64) * step).astype(kind) for column, step in zip(columns, steps, strict=True)]
    whole: Array = np.empty(len(columns[0].codes), dtype=kind)
    for start in range(0, len(whole), _SLICE):
        part = whole[start : start + _SLICE]
        part[:] = 0
        for column, of in zip(columns, places, strict=True):
            part += np.take(of, column.codes[start : start + _SLICE], mode="clip")  # clip is the quickest
    if cells <= _MOST_CELLS:
        used, number = table(whole)
        numbers = number[whole]
    else:
        used, number_of = np.unique(whole, return_inverse=True)
        numbers = number_of.astype(np.int32)
    return numbers, [(used // step % max(size, 1)).astype(np.int32) for step, size in zip(steps, sizes, strict=True)]


@define(eq=False)
class Signs:
    """What a frame sees in each kind of course: by stretch of days between those that it looks at, then by kind.

    `strict` and `lenient` are the masks of both readings, `accepted` whether such hours can count at all. `cuts` are the
    first days (ordinals) of all stretches but the first.
    """

    strict: Array
    lenient: Array
    accepted: Array
    cuts: Array

    def of(self, kind: Array, day: Array) -> tuple[Array, Array, Array]:
        """The signs of rows of these kinds and days (ordinals)."""
        if len(self.cuts):
            kind = kind + np.searchsorted(self.cuts, day, side="right") * (len(self.strict) // (len(self.cuts) + 1))
        return self.strict[kind], self.lenient[kind], self.accepted[kind]


def signs(frame: Frame, kinds: Kinds) -> Signs:
    """The signs of all kinds, as `Frame.sign` gives them one by one."""
    dated = {part for selector in frame.selectors() for part in selector.parts() if isinstance(part, CompletedIn)}
    cuts = sorted(
        {part.first.toordinal() for part in dated if part.first}
        | {part.last.toordinal() + 1 for part in dated if part.last}
    )
    stretches = [_signs(frame, _on(kinds, dated, number, cuts)) for number in range(len(cuts) + 1)]
    strict, lenient, accepted = (np.concatenate(parts) for parts in zip(*stretches, strict=True))
    return Signs(strict, lenient, accepted, np.array(cuts, dtype=np.int32))


def _on(kinds: Kinds, dated: set[CompletedIn], stretch: int, cuts: Sequence[int]) -> Kinds:
    """The kinds as they are in one stretch of days: what looks at days answers all alike."""
    if not dated:
        return kinds
    day = date.fromordinal(cuts[stretch - 1] if stretch else cuts[0] - 1)
    answers: dict[Selector, Array] = {
        part: np.full(kinds.count, _NUMBERS[part.matches(CourseKind("other", completed=day))], dtype=np.int8)
        for part in dated
    }
    return Kinds(kinds.values, kinds.codes, answers)


def _signs(frame: Frame, kinds: Kinds) -> tuple[Array, Array, Array]:
    strict = np.zeros(kinds.count, dtype=np.int64)
    lenient = np.zeros(kinds.count, dtype=np.int64)
    for bit, row in frame.reached():
        answer = kinds.matches(row.of)
        strict |= np.where(answer == YES, bit, 0)
        lenient |= np.where(answer != NO, bit, 0)
    for bit, limit in (*frame.inside, *frame.maximums):
        answer = kinds.matches(limit.of)
        strict |= np.where(answer != NO, bit, 0)
        lenient |= np.where(answer == YES, bit, 0)
    return strict, lenient, kinds.matches(frame.accepts)
