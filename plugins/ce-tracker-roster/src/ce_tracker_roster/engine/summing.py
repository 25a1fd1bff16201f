"""Hours of licences that need nothing but sums: added up as they came, for all ways of being judged at once.

By licence there is a stretch of cells, one for each mask that its way tells apart and one for hours that do not count; a look
at a table says which cell an hour belongs to.
"""

from collections.abc import Sequence

import numpy as np
from attrs import define

from ce_tracker.bulk import Problem
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.counting import Rows, Tally, count
from ce_tracker_roster.engine.hours import Looked
from ce_tracker_roster.engine.kinds import NO, OPEN, YES, Signs

_SLICE = 65_536
"""So many rows at a time stay in the cache."""


@define(eq=False)
class Summed:
    """The hours of the licences `mine` with what one frame sees in them: what `Signed` tells, of sums."""

    mine: Array
    tally: Tally
    opened: Array
    parts: Sequence[Looked]
    signs: Signs

    def strictly(self, _: Problem) -> Tally:
        """What surely counts."""
        return self.tally

    def doubtful(self) -> Array:
        """By licence, whether the two readings see some of its hours differently."""
        return self.opened

    def leniently_met(self, licences: Array, problem: Problem) -> tuple[Array, Array]:
        """Whether some licences may be met, in the problem of the lenient reading, and whether that is sure."""
        own, hours, kind = [], [], []
        for part in self.parts:
            rows, owner = part.of(self.mine[licences])
            own.append(owner)
            hours.append(part.hours[rows])
            kind.append(part.kind[rows])
        kinds = np.concatenate(kind)
        those = np.flatnonzero(self.signs.accepted[kinds] != NO)
        masks = self.signs.lenient[kinds[those]]
        rows_of = Rows(np.concatenate(own)[those], np.concatenate(hours)[those], masks, len(licences))
        counts = count(problem, rows_of.tally())
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
    table = _Table.of(asked, surely.licences)
    cells = np.zeros(table.cells)
    opened = np.zeros(surely.licences, dtype=np.bool_)
    for part in parts:
        here = part if table.of_most else part.of_licences(table.has)
        cells += np.bincount(table.cell_of(here, surely, opened), here.hours, table.cells)
    found = []
    for one, masks, start in zip(asked, table.masks, table.starts.tolist(), strict=True):
        wide = len(masks) + 1
        own = cells[start : start + len(one.mine) * wide].reshape(len(one.mine), wide)
        found.append(Summed(one.mine, Tally(masks, own[:, 1:]), opened[one.mine], parts, one.signs))
    return found


_CELL, _ADMITTED, _OPEN = 4, 2, 1
"""What an entry is made of: the number of the cell, whether such hours may count, whether the two readings differ."""


@define(eq=False)
class _Table:
    """Where hours belong: by licence its first cell and the first entry of its frame; by entry and kind, which cell it is."""

    masks: list[Array]
    starts: Array
    cells: int
    base: Array
    entry: Array
    entries: Array

    @property
    def has(self) -> Array:
        """By licence, whether it has one of the frames."""
        found: Array = self.base < self.cells - 1
        return found

    @property
    def of_most(self) -> bool:
        """Whether half of all licences have one of the frames, or more."""
        return float(self.has.mean()) >= _HALF

    @classmethod
    def of(cls, asked: Sequence[Asked], licences: int) -> "_Table":
        """For these frames. Licences that have none of them belong to the last cell."""
        seen = [_entries(one.signs) for one in asked]
        kinds = len(asked[0].signs.strict)
        masks = [of for of, _ in seen]
        sizes = np.array([len(one.mine) * (len(of) + 1) for one, of in zip(asked, masks, strict=True)], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        cells = int(sizes.sum()) + 1
        base = np.full(licences, cells - 1, dtype=np.int64)
        entry = np.full(licences, len(asked) * kinds, dtype=np.int64)
        for number, (one, of) in enumerate(zip(asked, masks, strict=True)):
            base[one.mine] = starts[number] + np.arange(len(one.mine)) * (len(of) + 1)
            entry[one.mine] = number * kinds
        entries = np.concatenate([*(of for _, of in seen), np.zeros(kinds, dtype=np.int16)])
        return cls(masks, starts, cells, base, entry, entries)

    def cell_of(self, part: Looked, surely: Surely, opened: Array) -> Array:
        """The cell of each row; licences with hours that the two readings see differently become `opened`."""
        found = np.empty(len(part.place), dtype=np.int64)
        for start in range(0, len(found), _SLICE):
            those = slice(start, start + _SLICE)
            place = part.place[those]
            entries = self.entries.take(self.entry.take(place) + part.kind[those])
            others = np.flatnonzero(surely.others.take(place))
            if len(others):
                owners, day = place[others], part.day[those][others]
                perhaps = others[(day < surely.first[owners]) | (day > surely.last[owners])]
                entries[perhaps] = (entries[perhaps] & _ADMITTED) // (_ADMITTED // _OPEN)
            opened[place[np.flatnonzero(entries & _OPEN)]] = True
            np.add(self.base.take(place), entries // _CELL, out=found[those])
        return found


def _entries(signs: Signs) -> tuple[Array, Array]:
    """The masks of the strict reading, and by kind its entry."""
    surely, perhaps = signs.accepted == YES, signs.accepted != NO
    masks, number = np.unique(signs.strict[surely], return_inverse=True)
    found = np.zeros(len(signs.strict), dtype=np.int16 if len(masks) < _FEW_MASKS else np.int32)
    found[surely] = (number + 1) * _CELL
    found[perhaps] |= _ADMITTED
    found[perhaps & ((signs.accepted == OPEN) | (signs.strict != signs.lenient))] |= _OPEN
    return masks, found


_FEW_MASKS = 8_000
_HALF = 0.5
