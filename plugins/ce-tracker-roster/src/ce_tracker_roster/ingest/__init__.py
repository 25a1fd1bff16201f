"""From the frames somebody has to the canonical ones: every row is checked, and what cannot be a record is set aside."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from ce_tracker import Registry
from ce_tracker_roster import canon
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.columns import FACT
from ce_tracker_roster.ingest.beyond import tellable
from ce_tracker_roster.ingest.faults import Told
from ce_tracker_roster.ingest.frames import Read, credits_of, documents_of, licences_of
from ce_tracker_roster.ingest.placing import Holders, Placed, placed
from ce_tracker_roster.ingest.source import ColumnError, Source
from ce_tracker_roster.ingest.twice import credits_twice, licences_twice, told_in_two_units

__all__ = ["ColumnError", "Source", "canonical"]

_NO_NAMES: Mapping[str, Source | str] = {}


def canonical(
    licences: pl.DataFrame,
    credits: pl.DataFrame,
    documents: pl.DataFrame | None,
    registry: Registry,
    names: Mapping[str, Source | str] = _NO_NAMES,
) -> tuple[Roster, pl.DataFrame]:
    """The roster that these frames describe, and the rows that were set aside (`canon.REJECTS`).

    Of each frame, rows in are rows out and rejects. `names` tells for ``licences``, ``credits`` and ``documents`` what they
    are called in the rejects, or their `Source`. Raises `ColumnError` where a column is missing.
    """
    held = licences_of(tellable(licences), _source("licences", names), registry)
    licences_twice(held)
    kept = _kept(held)
    holders = Holders(held, kept)
    earned = credits_of(tellable(credits), _source("credits", names), registry)
    told_in_two_units(earned)
    given = documents if documents is not None else pl.DataFrame(schema=dict.fromkeys(_NO_DOCUMENTS, pl.String))
    shown = documents_of(tellable(given), _source("documents", names), registry)
    canon_credits, of_credits = _of_licences(earned, holders, canon.CREDITS, "completed")
    canon_documents, of_documents = _of_licences(shown, holders, canon.DOCUMENTS, "issued")
    aside = of_credits + of_documents
    roster = Roster(_licences(held, kept), canon_credits, canon_documents, aside, earned.texts)
    rejects = pl.concat([read.faults.rejects(read.came, read.source) for read in (held, earned, shown)])
    return roster, rejects


_NO_DOCUMENTS = ("licence", "kind", "issued")


def _source(what: str, names: Mapping[str, Source | str]) -> Source:
    told = names.get(what, what)
    return told if isinstance(told, Source) else Source(told)


def _kept(read: Read) -> pl.Series:
    rows = pl.int_range(read.height, dtype=pl.UInt32, eager=True).alias("row")
    return rows.filter(~read.faults.mask(read.height)) if read.faults else rows


def _licences(read: Read, kept: pl.Series) -> pl.DataFrame:
    names = [name for name in canon.LICENCES if name != "row"] + [
        name for name in read.columns if name.startswith(FACT)
    ]
    frame = pl.DataFrame([read.columns[name] for name in names])
    if len(kept) != read.height:
        frame = frame[kept]
    return frame.insert_column(0, kept)


def _of_licences(read: Read, holders: Holders, kinds: Mapping[str, Any], day: str) -> tuple[pl.DataFrame, pl.Series]:
    """The canonical credits or documents, by place; and how many rows of each licence were set aside."""
    whose = _in_order(placed(read, holders))
    _since_birth(read, whose, holders, day)
    if "subject" in kinds:
        credits_twice(read, whose)
    refused = read.refused() if read.faults else None
    rows = pl.int_range(read.height, dtype=pl.UInt32, eager=True) if read.source.rows is None else read.source.rows
    columns = [rows.cast(pl.UInt32).alias("row"), *(read.columns[name] for name in kinds if name in read.columns)]
    kept = _kept_of(pl.DataFrame(columns), whose, refused).select(list(kinds))
    return kept, _aside(rows, whose, refused, len(holders.kept))


def _kept_of(rows: pl.DataFrame, whose: Placed, refused: pl.Series | None) -> pl.DataFrame:
    """The rows that are not refused, by place. Rows that came in that order are not moved one by one."""
    if whose.index is None:
        every = rows.with_columns(whose.places.alias("place"))
        return every if refused is None else every.filter(~refused)
    pairs = _pairs(whose, None if refused is None else ~refused)
    return rows.select(pl.all().gather(pairs["index"])).with_columns(pairs["place"])


def _since_birth(read: Read, whose: Placed, holders: Holders, day: str) -> None:
    """Refuses what was before the birth of its holder."""
    born = holders.read.columns["born"]
    days = read.columns[day]
    latest, earliest = born.max(), days.min()
    if latest is None or earliest is None or earliest >= latest:  # type: ignore[operator]  # days both
        return
    births = born.gather(holders.kept.gather(whose.places))
    early = (days if whose.index is None else days.gather(whose.index)) < births
    at = early.fill_null(value=False).arg_true()
    if len(at):
        index = (at if whose.index is None else whose.index.gather(at)).unique().sort()
        told = days.gather(index).cast(pl.String)
        read.faults.refuse_at(
            day, index, told, lambda on: Told(f"{on} is before birth", f"correct {day}, or born in the licences")
        )


def _aside(rows: pl.Series, whose: Placed, refused: pl.Series | None, licences: int) -> pl.Series:
    """How many rows of each licence are refused."""
    none = pl.zeros(licences, dtype=pl.UInt32, eager=True)
    if refused is None:
        return none
    pairs = _pairs(whose, refused)
    of_rows = pairs.select("place", row=rows.gather(pairs["index"])).unique()
    counted = of_rows.group_by("place").agg(pl.len().cast(pl.UInt32))
    return none.scatter(counted["place"], counted["len"])


def _pairs(whose: Placed, among: pl.Series | None = None) -> pl.DataFrame:
    """Rows with their places; only those that the mask `among` marks, if there is one."""
    if whose.index is None:
        index = pl.int_range(len(whose.places), dtype=pl.UInt32, eager=True) if among is None else among.arg_true()
        return pl.DataFrame({"index": index, "place": whose.places if among is None else whose.places.gather(index)})
    pairs = pl.DataFrame({"index": whose.index, "place": whose.places})
    return pairs if among is None else pairs.filter(among.gather(whose.index))


def _in_order(whose: Placed) -> Placed:
    """By place, then by row; as they are where they came so."""
    if whose.places.is_sorted():
        return whose
    pairs = _pairs(whose)
    key = pairs.select((pl.col("place").cast(pl.UInt64) * 2**32 + pl.col("index")).sort()).to_series()
    return Placed((key // 2**32).cast(pl.UInt32), (key % 2**32).cast(pl.UInt32))
