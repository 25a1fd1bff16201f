"""`audit_roster`: frames in, frames of the same kind out."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from attrs import field, frozen

from ce_tracker import Registry, installed
from ce_tracker.errors import suggest
from ce_tracker.record import check_day
from ce_tracker_roster import spark
from ce_tracker_roster.frames import FrameKind, RosterError, given_back, one_kind, to_polars
from ce_tracker_roster.ingest import canonical
from ce_tracker_roster.judging import Progress, judged

_FURTHER = ("requirements", "credits")


@frozen
class RosterReport:
    """What a roster is told: frames of the kind that was given.

    `licences` has a row for each licence (`rows.LICENCES` tells the columns), `rejects` one for each row that could not be
    read. `requirements` and `credits` are None unless they were asked for.

    On Spark nothing is judged before rows of a part are asked for, and each part is judged anew. `everything` is the frame
    that all parts are selected from: ``report.everything.persist()`` before the first, and ``unpersist()`` after the last,
    judges once. It is None for the other kinds.
    """

    licences: Any
    rejects: Any
    requirements: Any = field(default=None, kw_only=True)
    credits: Any = field(default=None, kw_only=True)
    everything: Any = field(default=None, kw_only=True)


def audit_roster(
    licences: Any,
    credits: Any,
    documents: Any = None,
    *,
    on: date,
    registry: Registry | Callable[[], Registry] | None = None,
    also: Collection[str] = (),
    progress: Progress | None = None,
    rows_per_group: int = spark.ROWS_PER_GROUP,
) -> RosterReport:
    """The verdict on every licence of a roster, as of the day `on`: the same that `audit` gives, one by one.

    The frames are all of one kind: a Polars DataFrame or LazyFrame, a pandas DataFrame, a PyArrow table, a DuckDB relation,
    or a PySpark DataFrame; their columns are in `columns.LICENCES`, `CREDITS` and `DOCUMENTS`. `also` may name
    ``requirements`` and ``credits``: the report then has a row for each of those as well. `progress` is told how many are
    judged.

    On Spark the executors judge: `registry` is then a function that makes one on each of them (`installed`, if none is
    given), `rows_per_group` how many rows one of them holds at a time, and `progress` is told nothing.

    Raises `RosterError` for frames that are of no kind that is known, or not of one, and for columns that are missing or
    misspelt, `RecordError` for an `on` that is no date.
    """
    check_day("on", on)
    also = (also,) if isinstance(also, str) else also
    frames = {"licences": licences, "credits": credits}
    if documents is not None:
        frames["documents"] = documents
    kind = one_kind(frames)
    for name in also:
        if name not in _FURTHER:
            raise RosterError(suggest("part of a report", name, _FURTHER))
    if kind is FrameKind.SPARK:
        if isinstance(registry, Registry):
            raise RosterError("on Spark each executor makes its registry: give the function that makes it")
        return _on_spark(frames, on=on, registry=registry or installed, also=also, rows_per_group=rows_per_group)
    known = registry if isinstance(registry, Registry) else (registry or installed)()
    given = {name: to_polars(kind, frame, name) for name, frame in frames.items()}
    roster, rejects = canonical(given["licences"], given["credits"], given.get("documents"), known)
    found = judged(
        roster,
        on=on,
        registry=known,
        requirements="requirements" in also,
        credits="credits" in also,
        progress=progress,
    )
    parts = {"licences": found.licences, "rejects": rejects, **{name: getattr(found, name) for name in also}}
    return RosterReport(**{name: given_back(kind, part, licences) for name, part in parts.items()})


def _on_spark(
    frames: dict[str, Any],
    *,
    on: date,
    registry: Callable[[], Registry],
    also: Collection[str],
    rows_per_group: int,
) -> RosterReport:
    everything = spark.audited(frames, on=on, registry=registry, also=also, rows_per_group=rows_per_group)
    parts = {name: spark.part(everything, name) for name in ("licences", "rejects", *also)}
    return RosterReport(**parts, everything=everything)
