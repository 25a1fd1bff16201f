"""The columns of one frame, each read by itself: every value becomes canonical, or is told."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import polars as pl
from attrs import field, frozen

from ce_tracker import Registry
from ce_tracker.errors import suggest
from ce_tracker.subjects import APPROVERS, Unit
from ce_tracker_roster import columns
from ce_tracker_roster.columns import Column, Kind
from ce_tracker_roster.entries import listed
from ce_tracker_roster.ingest.amounts import hours, share
from ce_tracker_roster.ingest.days import day
from ce_tracker_roster.ingest.faults import Faults, Told
from ce_tracker_roster.ingest.names import run_together
from ce_tracker_roster.ingest.source import Source
from ce_tracker_roster.ingest.texts import Wrong, empty, text, words

_DEFAULTS = {"status": "active", "unit": "hour", "activity": "course"}
_PER_UNIT = 10
"""So many CE hours a CEU is taken for when a row tells both; where they disagree, neither is believed."""


@frozen
class Values:
    """Reads the columns of one frame, each by itself."""

    frame: pl.DataFrame
    named: Mapping[str, str]
    source: Source
    registry: Registry
    kinds: Mapping[str, Any]
    skipped: Collection[str]
    texts: dict[str, Sequence[str]] = field(factory=dict, init=False)

    def column(self, column: Column) -> tuple[dict[str, pl.Series], Faults]:
        """The canonical column, or columns, and its faults."""
        faults = Faults()
        if column.name == "hours":
            return self._hours(column, faults), faults
        if column.name in self.skipped or column.name == "unit":
            return {}, faults
        if column.name not in self.named:
            return {column.name: self._absent(column)}, faults
        return {column.name: self._values(column, faults)}, faults

    def _absent(self, column: Column) -> pl.Series:
        kind = self.kinds[column.name]
        told = _DEFAULTS.get(column.name, "") if kind in (pl.String, pl.Categorical) else None
        if kind == pl.Categorical:
            self.texts[column.name] = [told or ""]
        return pl.repeat(told, self.frame.height, dtype=kind, eager=True).alias(column.name)

    def _series(self, name: str) -> pl.Series:
        if name in self.named:
            return self.frame[self.named[name]]
        return pl.repeat(None, self.frame.height, dtype=pl.Null, eager=True)

    def _values(self, column: Column, faults: Faults) -> pl.Series:
        came = self._series(column.name)
        match column.kind:
            case Kind.TEXT if column.name in _IN_FEW_WORDS:
                return self._words(column, came, faults, _anything)
            case Kind.TEXT:
                return text(column, came, faults)
            case Kind.DAY:
                return day(column, came, faults, self.source)
            case Kind.SHARE:
                return share(column, came, faults)
            case Kind.LIST | Kind.TABLE:
                return self._words(column, _joined(came), faults, self._wrong(column), meant=_MEANT[column.kind])
            case _:
                default = _DEFAULTS.get(column.name, "")
                return self._words(column, came, faults, self._wrong(column), default=default)

    def _words(self, column: Column, came: pl.Series, faults: Faults, wrong: Wrong, **more: Any) -> pl.Series:
        found, self.texts[column.name] = words(column, came, faults, wrong, self.source, **more)
        return found

    def _wrong(self, column: Column) -> Wrong:
        match column.kind:
            case Kind.SUBJECT:
                return self.registry.subjects.check
            case Kind.CHOICE:
                return lambda word: None if word in column.allowed else suggest(column.name, word, column.allowed)
            case Kind.TABLE:
                return self._wrong_table
            case Kind.LIST:
                known = {*APPROVERS, *self.registry.jurisdictions()}
                return lambda told: run_together(listed(told), known)
            case _:
                return _anything

    def _wrong_table(self, told: str) -> str | None:
        seen = set()
        for one in listed(told):
            name, equals, value = (part.strip() for part in one.partition("="))
            if not (name and equals and value):
                return f"{one!r} must be written NAME=VALUE, several with ; between them"
            if name in seen:
                return f"{name!r} is given twice"
            seen.add(name)
            wrong = self.registry.subjects.check(value)
            if wrong is not None:
                return wrong
        return None

    def _hours(self, column: Column, faults: Faults) -> dict[str, pl.Series]:
        """Hours with their unit: what is told in CEU stays so, and what is told in two ways must agree."""
        unit = next(one for one in columns.CREDITS if one.name == "unit")
        if "unit" in self.named:
            stated = self._words(unit, self._series("unit"), faults, self._wrong(unit))
        else:
            stated = pl.repeat("", self.frame.height, dtype=pl.Categorical, eager=True)
        units, in_ceu = hours(column, self._series("hours"), faults)
        if in_ceu is not None:
            _clash(stated, in_ceu, faults)
            stated = _put(stated, in_ceu, Unit.CEU)
        if "ceus" in self.named:
            units, stated = self._ceus(units, stated, faults)
        elif units.null_count():
            faults.refuse("hours", units.is_null() & ~faults.mask(len(units)), units, lambda _: empty("hours"))
        return {"hours": units.alias("hours"), "unit": _or(stated, _DEFAULTS["unit"]).alias("unit")}

    def _ceus(self, units: pl.Series, stated: pl.Series, faults: Faults) -> tuple[pl.Series, pl.Series]:
        column = next(one for one in columns.CREDITS if one.name == "ceus")
        ceus = hours(column, self._series("ceus"), faults).units
        open_ = stated == ""
        both = units.is_not_null() & ceus.is_not_null() & open_
        faults.refuse("ceus", (both & (ceus * _PER_UNIT != units)).fill_null(value=False), ceus / 10_000, _disagree)
        alone = units.is_null() & ceus.is_not_null()
        _clash(stated, alone, faults)
        neither = units.is_null() & ceus.is_null() & ~faults.mask(len(units))
        faults.refuse("hours", neither, units, lambda _: empty("hours"))
        return pl.select(pl.coalesce(units, ceus)).to_series(), _put(stated, alone, Unit.CEU)


_IN_FEW_WORDS = ("jurisdiction", "credential", "kind")


def _anything(_: str) -> None:
    return None


def _joined(came: pl.Series) -> pl.Series:
    if isinstance(came.dtype, pl.List | pl.Array):
        return came.cast(pl.List(pl.String)).list.join("; ")
    return came


def _approvers(told: str) -> str:
    """Approvers without their numbers, each once."""
    return "; ".join(dict.fromkeys(one.partition("=")[0].strip() for one in listed(told)))


def _as_table(told: str) -> str:
    return "; ".join("=".join(part.strip() for part in one.split("=", 1)) for one in listed(told))


_MEANT: Mapping[Kind, Callable[[str], str]] = {Kind.LIST: _approvers, Kind.TABLE: _as_table}


def _put(words: pl.Series, where: pl.Series, word: str) -> pl.Series:
    if not where.any():
        return words
    return pl.select(pl.when(where).then(pl.lit(str(word), dtype=pl.Categorical)).otherwise(words)).to_series()


def _or(words: pl.Series, default: str) -> pl.Series:
    return _put(words, words == "", default)


def _clash(stated: pl.Series, in_ceu: pl.Series, faults: Faults) -> None:
    """Refuses what is told in CEU where the unit is another."""
    clash = in_ceu & (stated != "") & (stated != str(Unit.CEU))
    faults.refuse(
        "unit",
        clash,
        stated,
        lambda unit: Told(f"the unit is {unit}, but the number is told in CEU", "say which of the two it is"),
    )


def _disagree(ceus: str) -> Told:
    return Told(
        f"{ceus} CEU are not ten times as many hours as the row tells, and it does not tell the unit",
        "say in unit what hours counts (hour or ceu), or correct one of the two",
    )
