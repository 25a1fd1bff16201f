"""The distinct kinds of course of a roster, and what requirements see in each: a selector is asked once for each value it
looks at, however many credits have it."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce
from typing import Any

import numpy as np
import polars as pl
from attrs import define, field

from ce_tracker import Activity, Delivery
from ce_tracker.bulk import CourseKind, Frame
from ce_tracker.record import FrozenMap
from ce_tracker.rules import Selector
from ce_tracker.rules.selectors import (
    ActivityIs,
    AllOf,
    Anything,
    ApprovedAs,
    ApprovedBy,
    ApprovedByAnother,
    CompletedIn,
    DeliveredBy,
    HandsOn,
    HandsOnShare,
    InDoubt,
    IsAccredited,
    IsSchooling,
    IsSupervised,
    MayTeach,
    Not,
    OneOf,
    SubjectIs,
)
from ce_tracker_roster.entries import listed, tabled

Array = np.ndarray[Any, Any]

NO, OPEN, YES = 0, 1, 2
"""The three answers as numbers: all is the least of them, any the most, not is two less the answer."""

_PARTS = ("subject", "delivery", "activity", "approvals", "approved_as", "share")
_LOOKS_AT: dict[type[Selector], str] = {
    SubjectIs: "subject",
    DeliveredBy: "delivery",
    HandsOn: "hands_on",
    HandsOnShare: "share",
    ActivityIs: "activity",
    ApprovedBy: "approvals",
    ApprovedByAnother: "approvals",
    ApprovedAs: "approved_as",
    Anything: "",
    IsSchooling: "",
    IsSupervised: "",
    IsAccredited: "",
    MayTeach: "",
}
"""Which part of a kind of course a selector looks at; none where all kinds of continuing education are one to it."""

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

    `share` has how much of the course was hands-on, `hands_on` whether these hours were.
    """

    values: dict[str, list[Any]]
    codes: dict[str, Array]
    _answers: dict[Selector, Array] = field(factory=dict)

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
        part = _LOOKS_AT.get(type(selector))
        if part is None:
            return np.array([_NUMBERS[selector.matches(self.kind(number))] for number in range(self.count)], np.int8)
        if not part:
            return np.full(self.count, _NUMBERS[selector.matches(CourseKind("other"))], dtype=np.int8)
        asked = [_NUMBERS[selector.matches(_only(part, value))] for value in self.values[part]]
        return np.array(asked, dtype=np.int8)[self.codes[part]]

    def kind(self, number: int) -> CourseKind:
        """One kind as the library has it."""
        value = {part: self.values[part][int(codes[number])] for part, codes in self.codes.items()}
        return CourseKind(
            value["subject"],
            value["delivery"],
            value["hands_on"],
            value["activity"],
            value["approvals"],
            value["approved_as"],
            None,
            value["share"],
        )


def _only(part: str, value: Any) -> CourseKind:
    """A kind of course of which nothing is told but one part."""
    if part == "subject":
        return CourseKind(value)
    return CourseKind("other", **{"hands_on_share" if part == "share" else part: value})


def kinds_of(credits: pl.DataFrame) -> tuple[Kinds, Array, list[tuple[Array, Array]]]:
    """The kinds of course of canonical credits, by row the number of its kind, and the rows of a part that is hands-on.

    The kind of a row is that of its hours that were not hands-on, or of all where the record tells nothing, all or none.
    Of courses that were so in part, the third value has the rows and the kinds of the hours that were.
    """
    columns: list[Array] = []
    values: dict[str, list[Any]] = {}
    for part in _PARTS[:-1]:
        texts, codes = coded(credits[part])
        values[part] = [_READ[part](text) for text in texts]
        columns.append(codes)
    shares, codes = coded(credits["hands_on"])
    values["share"] = [None if share is None else Decimal(str(share)) for share in shares]
    columns.append(codes)
    values["hands_on"] = [None, False, True]
    of_share = np.array([0 if share is None else 2 if share == 1 else 1 for share in values["share"]], dtype=np.int32)
    numbers, distinct = _numbered(columns, [len(values[part]) for part in _PARTS])
    mixed = np.array([share is not None and 0 < share < 1 for share in values["share"]], dtype=np.bool_)
    by_part = dict(zip(_PARTS, distinct, strict=True))
    by_part["hands_on"] = of_share[by_part["share"]]
    split = np.flatnonzero(mixed[by_part["share"]])
    if not len(split):
        return Kinds(values, by_part), numbers, []
    twin = np.full(len(by_part["share"]), -1, dtype=np.int32)
    twin[split] = np.arange(len(split), dtype=np.int32) + len(by_part["share"])
    whole = {part: np.concatenate([of, of[split]]) for part, of in by_part.items()}
    whole["hands_on"][len(of_share[by_part["share"]]) :] = 2
    rows = np.flatnonzero(twin[numbers] >= 0)
    return Kinds(values, whole), numbers, [(rows, twin[numbers[rows]])]


def coded(column: pl.Series) -> tuple[list[Any], Array]:
    """The distinct values of a column, and by row the place of its own."""
    if column.dtype == pl.Categorical:
        physical = column.to_physical()
        used = physical.unique().sort()
        if used.len() and used[-1] < 4 * used.len() + 1_000:
            place = np.zeros(int(used[-1]) + 1, dtype=np.int32)
            place[used.to_numpy()] = np.arange(used.len(), dtype=np.int32)
            first = pl.DataFrame({"code": physical, "text": column}).unique("code").sort("code")
            return first["text"].cast(pl.String).to_list(), place[physical.to_numpy()]
    distinct = column.unique(maintain_order=False).sort()
    numbered = pl.DataFrame({"value": distinct}).with_row_index("code")
    codes = pl.DataFrame({"value": column}).join(
        numbered, on="value", how="left", nulls_equal=True, maintain_order="left"
    )
    return distinct.cast(pl.String).to_list() if column.dtype == pl.Categorical else distinct.to_list(), codes[
        "code"
    ].to_numpy().astype(np.int32)


_MOST_CELLS = 50_000_000


def _numbered(columns: Sequence[Array], sizes: Sequence[int]) -> tuple[Array, list[Array]]:
    """Rows that agree in all columns have one number; by number, the value of each column."""
    whole = np.zeros(len(columns[0]), dtype=np.int64)
    cells = 1
    for codes, size in zip(columns, sizes, strict=True):
        whole *= max(size, 1)
        whole += codes
        cells *= max(size, 1)
    if cells <= _MOST_CELLS:
        present = np.zeros(cells, dtype=np.bool_)
        present[whole] = True
        used = np.flatnonzero(present)
        number = np.zeros(cells, dtype=np.int32)
        number[used] = np.arange(len(used), dtype=np.int32)
        numbers = number[whole]
    else:
        used, numbers = np.unique(whole, return_inverse=True)
        numbers = numbers.astype(np.int32)
    parts: list[Array] = []
    rest = used
    for size in reversed(sizes):
        rest, own = np.divmod(rest, max(size, 1))
        parts.append(own.astype(np.int32))
    return numbers, parts[::-1]


@define(eq=False)
class Signs:
    """What a frame sees in each kind of course: by stretch of days between those that it looks at, then by kind.

    `strict` and `lenient` are the masks of both readings, `accepted` whether such hours can count at all. `cuts` are the
    first days of all stretches but the first, as days since 1970.
    """

    strict: Array
    lenient: Array
    accepted: Array
    cuts: Array


_EPOCH = np.datetime64("1970-01-01", "D")


def signs(frame: Frame, kinds: Kinds) -> Signs:
    """The signs of all kinds, as `Frame.sign` gives them one by one."""
    dated = {part for selector in frame.selectors() for part in selector.parts() if isinstance(part, CompletedIn)}
    days = {part.first for part in dated if part.first} | {
        part.last.fromordinal(part.last.toordinal() + 1) for part in dated if part.last
    }
    cuts = sorted(int((np.datetime64(day, "D") - _EPOCH).astype(np.int64)) for day in days)
    stretches = [_signs(frame, _on(kinds, dated, number, cuts)) for number in range(len(cuts) + 1)]
    strict, lenient, accepted = (np.concatenate(parts) for parts in zip(*stretches, strict=True))
    return Signs(strict, lenient, accepted, np.array(cuts, dtype=np.int32))


def _on(kinds: Kinds, dated: set[CompletedIn], stretch: int, cuts: Sequence[int]) -> Kinds:
    """The kinds as they are in one stretch of days: what looks at days answers all alike."""
    if not dated:
        return kinds
    day = (_EPOCH + (cuts[stretch - 1] if stretch else cuts[0] - 1)).astype(object)
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
