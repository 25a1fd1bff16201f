"""What is there twice: licences of one key or one number, credits that are the same, courses told in two units."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from ce_tracker.subjects import Unit
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.ingest.faults import Tell, Told
from ce_tracker_roster.ingest.frames import Read
from ce_tracker_roster.ingest.placing import Placed
from ce_tracker_roster.threads import of_each

Numbers = npt.NDArray[Any]

_ALIKE = ("jurisdiction", "credential", "number")


def licences_twice(read: Read) -> None:
    """Refuses licences that are there again: of equal ones all but the first, of different ones all.

    Where all hashes differ, so do all values.
    """
    keys = read.columns["licence"]
    if keys.hash().n_unique() != len(keys):
        _keys_twice(read)
    numbers = read.columns["number"]
    empty = int((numbers == "").sum())
    if numbers.hash().n_unique() != len(numbers) - empty + (empty > 0):
        _numbers_twice(read)


def _keys_twice(read: Read) -> None:
    rows = pl.DataFrame(list(read.columns.values())).with_row_index("index")
    twice = rows.filter((pl.col("licence") != "") & pl.col("licence").is_duplicated())
    what = pl.struct(pl.exclude("index"))
    counted = twice.with_columns(kinds=what.n_unique().over("licence"), first=pl.col("index").min().over("licence"))
    again = counted.filter((pl.col("kinds") == 1) & (pl.col("index") != pl.col("first")))
    several = counted.filter(pl.col("kinds") > 1)
    _refuse(read, "licence", again, lambda key: Told(f"{key!r} is there already, the same", "take this row out"))
    _refuse(
        read,
        "licence",
        several,
        lambda key: Told(f"{key!r} is there more than once, and differently", "keep the row that is right"),
    )


def _numbers_twice(read: Read) -> None:
    rows = pl.DataFrame([read.columns[name] for name in ("licence", *_ALIKE)]).with_row_index("index")
    alike = rows.filter((pl.col("number") != "") & (pl.col("jurisdiction") != ""))
    twice = alike.filter(pl.col("licence").n_unique().over(*_ALIKE) > 1)
    _refuse(
        read,
        "number",
        twice,
        lambda number: Told(f"the number {number!r} is that of several licences", "keep one row of each licence"),
    )


def _refuse(read: Read, column: str, rows: pl.DataFrame, tell: Tell) -> None:
    if rows.height:
        read.faults.refuse_at(column, rows["index"], rows[column].cast(pl.String), tell)


def credits_twice(read: Read, placed: Placed) -> None:
    """Refuses credits that are the same as an earlier one of the same licence."""
    doubtful = _doubtful(read, placed)
    index = doubtful if placed.index is None else placed.index.gather(doubtful)
    wanted = index.unique().sort()
    if read.source.rows is not None:
        _again(read, placed, wanted, "the row tells the same credit twice", "take one of the two out", within=True)
    _again(read, placed, wanted, "the same credit is there already", "take this row out")


def _again(read: Read, placed: Placed, rows: pl.Series, reason: str, fix: str, *, within: bool = False) -> None:
    """Refuses those of these rows (which are in order) that are the same as an earlier one; of the same row of the source."""
    if read.faults:
        rows = rows.filter(~read.refused().gather(rows))
    if not len(rows):
        return
    same = pl.DataFrame([column.gather(rows) for column in read.columns.values()])
    same = same.with_columns(_whose(placed, rows).alias("whose"))
    if within and read.source.rows is not None:
        same = same.with_columns(read.source.rows.gather(rows).alias("row of the source"))
    again = rows.filter(~same.select(pl.struct(pl.all()).is_first_distinct()).to_series())
    if len(again):
        read.faults.refuse_at("title", again, read.columns["title"].gather(again), lambda _: Told(reason, fix))


def _whose(placed: Placed, rows: pl.Series) -> pl.Series:
    """The place of each of these rows (which are in order), or the places of who holds several licences."""
    if placed.index is None:
        return placed.places.gather(rows)
    pairs = pl.DataFrame({"index": placed.index, "place": placed.places})
    together = pl.col("place").sort().cast(pl.String).str.join(" ")
    return pairs.filter(pl.col("index").is_in(rows.implode())).group_by("index").agg(together).sort("index")["place"]


_SLICE = 32_768
_MIXED_BY = {"completed": 0xC2B2AE3D, "hours": 0x165667B1, "subject": 0x27D4EB2F, "approvals": 0x85EBCA77}
_PLACES = 0x9E3779B1


def _doubtful(read: Read, placed: Placed) -> pl.Series:
    """The rows of `placed` whose licence, day, hours, subject and approvals are those of another (and, hardly ever, some more).

    They are in the order of their licences: so each slice that ends where a licence ends can be looked at by itself.
    """
    places = placed.places.to_numpy()
    if not len(places):
        return pl.Series([], dtype=pl.UInt32)
    parts = []
    for name, factor in _MIXED_BY.items():
        part = read.columns[name].to_physical().fill_null(0)
        parts.append(((part if placed.index is None else part.gather(placed.index)).to_numpy(), factor))
    starts = np.searchsorted(places, places[::_SLICE])
    bounds = np.unique(np.append(starts, len(places)))
    found = of_each(lambda piece: _alike(places, parts, *piece), pairwise(bounds))
    return pl.Series(np.concatenate(found).astype(np.uint32))


def _alike(places: Numbers, parts: Sequence[tuple[Numbers, int]], start: int, stop: int) -> Numbers:
    mixed = places[start:stop] * np.uint32(_PLACES)
    for part, factor in parts:
        numbers = part[start:stop].astype(np.uint32)
        numbers *= np.uint32(factor)
        mixed += numbers
    return start + np.flatnonzero(repeated(mixed))


_BITS = 18
"""The first bits of a number, so many of them, are its slot: of the rows of one slice few share one by chance."""


def repeated(mixed: Numbers) -> Numbers:
    """Which of these numbers (of 32 bits) are there more than once.

    Of those with the same first bits, one holds their slot; the others are compared with it, and those unlike it are put to
    the next round.
    """
    found = np.zeros(len(mixed), dtype=np.bool_)
    held = np.empty(1 << _BITS, dtype=np.int32)
    rows, slots, numbers = np.arange(len(mixed)), (mixed >> np.uint32(32 - _BITS)).astype(np.intp), mixed
    while len(rows):
        held[slots] = rows
        holder = np.take(held, slots, mode="clip")  # clip is the quickest
        unlike = np.take(mixed, holder, mode="clip") != numbers
        same = np.flatnonzero(~unlike & (rows != holder))
        found[rows[same]] = found[holder[same]] = True
        left = np.flatnonzero(unlike)
        rows, slots, numbers = rows[left], slots[left], numbers[left]
    return found


_FEW = 2 * UNITS
_QUARTER = UNITS // 4


def told_in_two_units(read: Read) -> None:
    """Refuses hours that may be CEU: of a course that is there with ten times as many as well, where no unit is stated.

    Only where the frame has hours such as 0.6, which a CEU is like to have and an hour is not, is there anything to doubt.
    """
    hours, unit = read.columns["hours"], read.columns["unit"]

    def doubted(start: int) -> bool:
        some = hours.slice(start, _SLICE)
        odd = (some < _FEW) & (some % _QUARTER != 0)
        return bool(odd.any() and (odd & (unit.slice(start, _SLICE) == str(Unit.HOUR))).any())

    if not any(of_each(doubted, range(0, len(hours), _SLICE))):
        return
    stated = read.series("unit")
    course = ("title", "provider", "course_id", "subject")
    rows = pl.DataFrame([hours, *(read.columns[name] for name in course)]).with_row_index("index")
    rows = rows.filter(unit == str(Unit.HOUR))
    if stated is not None:
        rows = rows.filter(_unstated(stated).gather(rows["index"]))
    few = rows.filter(pl.col("hours") < _FEW).with_columns(tenfold=pl.col("hours") * 10)
    twice = few.join(rows, left_on=["tenfold", *course], right_on=["hours", *course], how="semi")
    if twice.height:
        texts = (twice["hours"] / UNITS).cast(pl.String)
        read.faults.refuse_at("hours", twice["index"], texts, _hours_or_ceu)


def _unstated(stated: pl.Series) -> pl.Series:
    return stated.is_null() | (stated.cast(pl.String).str.strip_chars() == "")


def _hours_or_ceu(hours: str) -> Told:
    return Told(
        f"{hours} may be hours or CEU: the same course is there with ten times as many",
        "say in unit what hours counts (hour or ceu)",
    )
