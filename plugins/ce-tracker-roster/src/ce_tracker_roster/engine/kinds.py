"""The distinct kinds of course of a roster, and what requirements see in each: a selector is asked once for each value it
looks at, however many credits have it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
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
from ce_tracker_roster.engine.alike import distinct
from ce_tracker_roster.engine.combined import Combined
from ce_tracker_roster.entries import listed, tabled

NO, OPEN, YES = 0, 1, 2
"""The three answers as numbers: all is the least of them, any the most, not is two less the answer."""

PARTS = ("subject", "delivery", "activity", "approvals", "approved_as")
"""What a kind of course consists of, as far as it is words."""
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


def parts_of(credits: pl.DataFrame, texts: Mapping[str, Sequence[str]]) -> Combined:
    """The parts of a kind of course that are words, of all canonical credits; by part, the `texts` that there may be."""
    return Combined.of([credits[part] for part in PARTS], [texts[part] for part in PARTS])


def kinds_of(parts: Combined, keys: Array, shares: Array) -> tuple[Kinds, Array, InPart | None]:
    """The kinds of course of credits with these `keys` of their `parts`, the number of each, and those hands-on in part.

    `shares` is how much of each was hands-on, NaN where the record does not tell. The kind of a row is that of its hours that
    were not hands-on, or of all where the record tells nothing, all or none.
    """
    known, in_part, codes = _shares(shares)
    every: Array | None = None
    wide = parts.keys
    if len(known) * wide > _MOST_CELLS:
        every, keys = np.unique(keys, return_inverse=True)
        wide = len(every)
    used, numbers = distinct(keys + codes * keys.dtype.type(wide))
    share, of_parts = np.divmod(used, max(wide, 1))
    if every is not None:
        of_parts = every[of_parts]
    texts = dict(zip(PARTS, parts.values, strict=True))
    values: dict[str, list[Any]] = {part: [_READ[part](text) for text in texts[part]] for part in PARTS}
    values["hands_on_share"] = [None if one is None else Decimal(str(one)) for one in known]
    values["hands_on"] = [None, False, True]
    told = {**dict(zip(PARTS, parts.split(of_parts), strict=True)), "hands_on_share": share.astype(np.int32)}
    told["hands_on"] = np.array([0, 1, 2, *[1] * (len(known) - 3)], dtype=np.int32)[share]
    if not len(in_part):
        return Kinds(values, told), numbers, None
    split = np.flatnonzero(share > 2)
    twin = np.zeros(len(used), dtype=np.int32)
    twin[split] = len(used) + np.arange(len(split), dtype=np.int32)
    whole = {part: np.concatenate([of, of[split]]) for part, of in told.items()}
    whole["hands_on"][len(used) :] = 2
    return Kinds(values, whole), numbers, InPart(in_part, twin[numbers[in_part]])


_MOST_CELLS = 50_000_000


def _shares(shares: Array) -> tuple[list[float | None], Array, Array]:
    """The distinct shares, beginning with none, nothing and all; the rows that have another; and by row the place of its own."""
    told = shares == shares  # what is not told is not itself
    codes = told.astype(np.int32)
    codes += told & (shares != 0)
    others = np.flatnonzero((codes == 2) & (shares != 1))
    further, number = np.unique(shares[others], return_inverse=True)
    codes[others] = number + 3
    return [None, 0.0, 1.0, *further.tolist()], others, codes


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
