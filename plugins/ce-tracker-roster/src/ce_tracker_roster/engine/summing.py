"""Hours of licences that need nothing but sums: added up as they came, for all ways of being judged at once.

By licence there is a stretch of cells, one for each pair of masks that the two readings of its way see in an hour; a look at a
table says which cell an hour belongs to.
"""

from collections.abc import Sequence

import numpy as np
from attrs import define

from ce_tracker.bulk import Problem
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.alike import alike
from ce_tracker_roster.engine.counting import Tally, count
from ce_tracker_roster.engine.hours import Looked
from ce_tracker_roster.engine.kinds import NO, YES, Signs

_SLICE = 65_536
"""So many rows at a time stay in the cache."""


@define(eq=False)
class Summed:
    """The hours of licences with what one frame sees in them: what `Signed` tells, of sums.

    `hours` has a row for each licence and a column for each of `cells`.
    """

    hours: Array
    cells: "Cells"

    def strictly(self, _: Problem) -> Tally:
        """What surely counts."""
        return Tally(self.cells.strict[self.cells.sure], self.hours[:, self.cells.sure])

    def doubtful(self) -> Array:
        """By licence, whether the two readings see some of its hours differently."""
        return np.asarray(self.hours[:, self.cells.strict != self.cells.lenient].any(axis=1))

    def leniently_met(self, licences: Array, problem: Problem) -> tuple[Array, Array]:
        """Whether some licences may be met, in the problem of the lenient reading, and whether that is sure."""
        counts = count(problem, Tally(self.cells.lenient[1:], self.hours[licences, 1:]).there())
        return counts.meets, counts.sure


@define(eq=False)
class Asked:
    """One way and frame of which the hours are summed: the licences, by place, and what the frame sees."""

    mine: Array
    signs: Signs


@define(eq=False)
class Surely:
    """By licence, the first and the last day of which hours surely count, and whether others are looked at."""

    first: Array
    last: Array
    others: Array

    @property
    def licences(self) -> int:
        """Of how many licences."""
        return len(self.first)


def summed(asked: Sequence[Asked], parts: Sequence[Looked], surely: Surely) -> list[Summed]:
    """The sums of frames of which no licence has two."""
    if not asked:
        return []
    table = _Table.of(asked, surely)
    hours = np.zeros(table.size)
    for part in parts:
        here = part if table.of_most else part.of_licences(table.has)
        hours += np.bincount(table.place_of(here, surely), here.hours, table.size)
    found = []
    for one, cells, start in zip(asked, table.cells, table.starts.tolist(), strict=True):
        wide = len(cells.strict)
        own = hours[start : start + len(one.mine) * wide].reshape(len(one.mine), wide)
        found.append(Summed(own, cells))
    return found


_NONE = -1
"""In place of the mask of hours that do not count."""


@define(eq=False)
class Cells:
    """Where hours of a licence belong, as one frame sees them: a cell for each pair of masks that the two readings see.

    The first is for hours that count in neither, the next (`sure`) are for those that count in both. `of_kind` tells the cell of
    hours of each kind, `of_day` that of the same hours on a day of which they only may count.
    """

    strict: Array
    lenient: Array
    sure: slice
    of_kind: Array
    of_day: Array

    @classmethod
    def of(cls, signs: Signs, *, other_days: bool) -> "Cells":
        """For what a frame sees; `other_days` tells that there are days of which hours only may count."""
        kinds = len(signs.strict)
        never = np.full(1 + kinds * other_days, _NONE, dtype=np.int64)
        strict = np.where(signs.accepted == YES, signs.strict, _NONE)
        lenient = np.where(signs.accepted == NO, _NONE, signs.lenient)
        strict = np.concatenate([never[:1], strict, never[1:]])
        lenient = np.concatenate([never[:1], lenient, lenient[: len(never) - 1]])
        first, number = alike([strict - _NONE, lenient - _NONE])
        strict, lenient = strict[first], lenient[first]
        order = np.lexsort([strict == _NONE, lenient != _NONE])
        cell = np.argsort(order)[number]
        sure = slice(1, 1 + int((strict != _NONE).sum()))
        return cls(strict[order], lenient[order], sure, cell[1 : 1 + kinds], cell[-kinds:])


@define(eq=False)
class _Table:
    """Where hours belong: by licence its first cell and the first entry of its frame; by entry and kind, which cell it is.

    `others` has the entries of days of which hours only may count.
    """

    cells: list[Cells]
    starts: Array
    size: int
    base: Array
    entry: Array
    entries: Array
    others: Array

    @property
    def has(self) -> Array:
        """By licence, whether it has one of the frames."""
        found: Array = self.base < self.size - 1
        return found

    @property
    def of_most(self) -> bool:
        """Whether half of all licences have one of the frames, or more."""
        return float(self.has.mean()) >= _HALF

    @classmethod
    def of(cls, asked: Sequence[Asked], surely: Surely) -> "_Table":
        """For these frames. Licences that have none of them belong to the last cell."""
        cells = [Cells.of(one.signs, other_days=bool(surely.others[one.mine].any())) for one in asked]
        kinds = len(asked[0].signs.strict)
        sizes = np.array([len(one.mine) * len(of.strict) for one, of in zip(asked, cells, strict=True)], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        size = int(sizes.sum()) + 1
        base = np.full(surely.licences, size - 1, dtype=np.int64)
        entry = np.full(surely.licences, len(asked) * kinds, dtype=np.int64)
        for number, (one, of) in enumerate(zip(asked, cells, strict=True)):
            base[one.mine] = starts[number] + np.arange(len(one.mine)) * len(of.strict)
            entry[one.mine] = number * kinds
        none = np.zeros(kinds, dtype=np.int32)
        entries, others = (
            np.concatenate([*(getattr(of, name).astype(np.int32) for of in cells), none])
            for name in ("of_kind", "of_day")
        )
        return cls(cells, starts, size, base, entry, entries, others)

    def place_of(self, part: Looked, surely: Surely) -> Array:
        """The place of each row among all cells."""
        found = np.empty(len(part.place), dtype=np.int64)
        for start in range(0, len(found), _SLICE):
            those = slice(start, start + _SLICE)
            place = part.place[those]
            entry = self.entry.take(place) + part.kind[those]
            cell = self.entries.take(entry)
            others = np.flatnonzero(surely.others.take(place))
            if len(others):
                owners, day = place[others], part.day[those][others]
                perhaps = others[(day < surely.first[owners]) | (day > surely.last[owners])]
                cell[perhaps] = self.others.take(entry[perhaps])
            np.add(self.base.take(place), cell, out=found[those])
        return found


_HALF = 0.5
