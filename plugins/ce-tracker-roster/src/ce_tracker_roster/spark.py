"""Rosters on Spark: the same reading and judging, on the executors, group by group.

All rows become one frame, tagged with what they are and keyed by what holds them together. Spark shuffles it by the key,
so that whatever is said of one licence is in one partition, and orders each partition by the key; each task reads its
partition as a stream and judges some hundred thousand rows at a time, without parting those of one key. So an executor holds
one group, however many rows there are, and nobody has to count them beforehand.

What is found is one frame again, of which every part of the report is a selection. Nothing is computed before somebody asks
for rows of a part; nothing comes to the driver at all, unless it is fetched there.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from ce_tracker import Registry
from ce_tracker_roster import canon, rows
from ce_tracker_roster.ingest import canonical
from ce_tracker_roster.judging import judged
from ce_tracker_roster.keying import KEY, SHARED, WHAT, keyed, named_in, quoted

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_PER_GROUP = 250_000
"""So many rows are judged at a time: some hundred megabytes."""

_PARTS: Mapping[str, Mapping[str, Any]] = {
    "licences": rows.LICENCES,
    "rejects": canon.REJECTS,
    "requirements": rows.REQUIREMENTS,
    "credits": rows.CREDITS,
}
_TYPES = {pl.String: "string", pl.Date: "date", pl.Float64: "double", pl.UInt32: "bigint", pl.Boolean: "boolean"}

Batches = Iterable["pa.RecordBatch"]


def audited(
    frames: Mapping[str, Any],
    *,
    on: date,
    registry: Callable[[], Registry],
    also: Collection[str],
    rows_per_group: int,
) -> Any:
    """The frame that tells everything: a column for each part of the report, of which each row has one."""
    _refuse_columns(frames, registry)
    licences, *others = keyed(frames)
    together = licences
    for frame in others:
        together = together.unionByName(frame, allowMissingColumns=True)
    told = {name: schema for name, schema in _PARTS.items() if name in ("licences", "rejects", *also)}

    def judge(batches: Batches) -> Iterator["pa.RecordBatch"]:
        known = registry()
        for group in groups(batches, rows_per_group):
            yield from _batches(_judged(group, on=on, registry=known, also=also), told)

    schema = ", ".join(f"{name} {_struct(columns)}" for name, columns in told.items())
    return together.repartition(KEY).sortWithinPartitions(KEY).mapInArrow(judge, schema)


def part(everything: Any, name: str) -> Any:
    """One part of the report."""
    return everything.where(f"{name} IS NOT NULL").select(f"{name}.*")


def _refuse_columns(frames: Mapping[str, Any], registry: Callable[[], Registry]) -> None:
    """Reads frames without rows, so that columns that are not there are told at once and not by an executor."""
    empty = {name: pl.DataFrame(schema=dict.fromkeys(frame.columns, pl.String)) for name, frame in frames.items()}
    canonical(empty["licences"], empty["credits"], empty.get("documents"), registry())


def _struct(columns: Mapping[str, Any]) -> str:
    return f"struct<{', '.join(f'{quoted(name)}: {_TYPES[kind]}' for name, kind in columns.items())}>"


def groups(batches: Batches, rows_per_group: int) -> Iterator[pl.DataFrame]:
    """Rows that come ordered by key, so many at a time and a few more: those of one key are never parted."""
    held = pl.DataFrame()
    wanted = rows_per_group
    for batch in batches:
        some = pl.DataFrame(pl.from_arrow(batch))
        held = held.vstack(some) if held.height else some
        if held.height > wanted:
            key = held.get_column(KEY)
            last = (key == key[-1]).arg_max() or 0
            if last:
                yield held[:last]
            held = held[last:]
            wanted = held.height + rows_per_group
    if held.height:
        yield held


def _judged(group: pl.DataFrame, *, on: date, registry: Registry, also: Collection[str]) -> dict[str, pl.DataFrame]:
    licences, credits, documents = (_of(group, name) for name in ("licences", "credits", "documents"))
    assert licences is not None
    assert credits is not None
    heights = {"licences": licences.height, "credits": credits.height}
    roster, rejects = canonical(
        _with_others(licences, _shared(group, "licences")),
        _with_tenfold(credits, _shared(group, "credits")),
        documents,
        registry,
    )
    found = judged(roster, on=on, registry=registry, requirements="requirements" in also, credits="credits" in also)
    witness = pl.any_horizontal((pl.col("file") == name) & (pl.col("row") >= rows) for name, rows in heights.items())
    parts = {"licences": found.licences, "rejects": rejects.filter(~witness)}
    return {**parts, **{name: getattr(found, name) for name in also}}


def _of(group: pl.DataFrame, name: str) -> pl.DataFrame | None:
    """The rows of one of the frames, in the order of what they say: a Spark frame has none of its own."""
    if name not in group.columns:
        return None
    frame = group.filter(pl.col(WHAT) == name).get_column(name).struct.unnest()
    return frame.sort([column for column, kind in frame.schema.items() if not kind.is_nested()])


def _shared(group: pl.DataFrame, name: str) -> pl.DataFrame:
    return group.filter(pl.col(SHARED) & (pl.col(WHAT) == name)).get_column(name).struct.unnest()


def _with_others(licences: pl.DataFrame, shared: pl.DataFrame) -> pl.DataFrame:
    """The licences, and for each whose number is that of another licence as well, a row in the stead of that other.

    The other one may be in another group. Both are refused, wherever they are; and the row in its stead is not told.
    """
    if not shared.height:
        return licences
    named = named_in(licences.columns, "licence")
    stead = pl.int_range(shared.height)
    keys = licences.get_column(named)
    if keys.dtype.is_integer():
        other = keys.dtype.max() - stead  # type: ignore[attr-defined]  # whole numbers have one
    else:
        licences = licences.with_columns(keys.cast(pl.String))
        other = pl.concat_str(pl.lit("\0"), stead.cast(pl.String))
    return pl.concat([licences, shared.with_columns(other.cast(licences.schema[named]).alias(named))])


def _with_tenfold(credits: pl.DataFrame, shared: pl.DataFrame) -> pl.DataFrame:
    """The credits, and for each whose hours may be CEU a row of nobody that has ten times as many, and one of a few minutes.

    Such rows are somewhere. These in their stead are refused, as they name no licence, and are not told.
    """
    if not shared.height:
        return credits
    hours = named_in(credits.columns, "hours")
    kind = credits.schema[hours]
    naming = [name for name in map(partial(named_in, credits.columns), ("licence", "therapist", "number")) if name]
    of_nobody = shared.with_columns(pl.lit(None, credits.schema[name]).alias(name) for name in naming)
    many = (pl.col(hours).cast(pl.String).str.strip_chars().cast(pl.Float64) * 10).round(4).cast(kind).alias(hours)
    title = named_in(credits.columns, "title")
    few = [pl.lit(0.1).cast(kind).alias(hours), pl.lit(None, credits.schema[title]).alias(title)]
    return pl.concat([credits, of_nobody.with_columns(many), of_nobody.head(1).with_columns(few)])


def _batches(parts: Mapping[str, pl.DataFrame], told: Mapping[str, Mapping[str, Any]]) -> Iterator["pa.RecordBatch"]:
    """Rows with the one part they belong to."""
    import pyarrow as pa  # noqa: PLC0415  # Spark alone needs it

    to_arrow = {
        pl.String: pa.string(),
        pl.Date: pa.date32(),
        pl.Float64: pa.float64(),
        pl.UInt32: pa.int64(),
        pl.Boolean: pa.bool_(),
    }
    schemas = {
        name: pa.schema([(column, to_arrow[kind]) for column, kind in schema.items()]) for name, schema in told.items()
    }
    for name, frame in parts.items():
        placeless = frame.with_columns(row=pl.lit(None, pl.UInt32)) if "row" in frame.columns else frame
        table = placeless.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(schemas[name])
        for batch in table.to_batches(max_chunksize=10_000):
            columns = [
                batch.to_struct_array() if one == name else pa.nulls(batch.num_rows, pa.struct(schema))
                for one, schema in schemas.items()
            ]
            yield pa.RecordBatch.from_arrays(columns, names=list(schemas))
