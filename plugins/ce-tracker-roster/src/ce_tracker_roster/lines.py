"""The report on licences in the making: an array for each column, texts as numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from attrs import define

from ce_tracker_roster import rows
from ce_tracker_roster.canon import UNITS, Array, Roster
from ce_tracker_roster.engine.classes import Classes, Counted, Fixed
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.telling import VERDICTS, Decided, Texts

_BY_SUMS, _BY_AUDIT = "sums", "audit"
_TEXTS = ("verdict", "lacking", "confidence", "reasons", "by")
_HOURS = ("counted", "short")
_DATES = ("due", "ce_due", "verified_on")


@define(eq=False)
class Lines:
    """What the report says of each licence: texts by number, dates as ordinals (0 for none), hours (NaN for none)."""

    texts: Texts
    columns: dict[str, Array]

    @classmethod
    def nothing(cls, licences: int) -> "Lines":
        """Nothing is said as yet."""
        numbers = {name: np.zeros(licences, dtype=np.int32) for name in (*_TEXTS, *_DATES)}
        return cls(Texts(), {**numbers, **{name: np.zeros(licences) for name in _HOURS}})

    @classmethod
    def of(cls, classes: Classes, said: Decided) -> "Lines":
        """What is said by classes, or by hours where these decide."""
        all_, of, texts = classes.all, classes.of, said.texts
        by_hours = np.array([isinstance(one, Counted) for one in all_], dtype=np.bool_)[of]
        fixed = [one.row if isinstance(one, Fixed) else {} for one in all_]
        verdicts = np.array([texts.number(verdict) for verdict in VERDICTS], dtype=np.int32)

        def either(name: str, decided: Array) -> Array:
            own = np.array([texts.number(row.get(name)) for row in fixed], dtype=np.int32)
            return np.where(by_hours, decided, own[of])

        checked = [
            one.way.rules.verified_on if isinstance(one, Counted) else row.get("verified_on")
            for one, row in zip(all_, fixed, strict=True)
        ]
        columns = {
            "verdict": either("verdict", verdicts[said.verdict]),
            "due": classes.days["due"].copy(),
            "ce_due": classes.days["ce_due"].copy(),
            "counted": said.counted / UNITS,
            "short": said.short / UNITS,
            "lacking": said.lacking,
            "confidence": either("confidence", said.confidence),
            "verified_on": np.array([_ordinal(day) for day in checked], dtype=np.int32)[of],
            "reasons": either("reasons", said.reasons),
            "by": np.full(len(of), texts.number(_BY_SUMS), dtype=np.int32),
        }
        return cls(texts, columns)

    def take(self, places: Array, other: "Lines", at: Array) -> None:
        """Say of the licences at some places what other lines say at theirs, but for when they are due."""
        numbers = np.array([self.texts.number(text) for text in other.texts.all], dtype=np.int32)
        for name in (*_TEXTS, *_HOURS, "verified_on"):
            said = other.columns[name][at]
            self.columns[name][places] = numbers[said] if name in _TEXTS else said

    def put(self, places: Array, told: Sequence[Mapping[str, Any]]) -> None:
        """Say something else of the licences at some places; what a row does not have stays as it is."""
        for name in told[0] if told else ():
            values = [row[name] for row in told]
            if name in _TEXTS:
                values = [self.texts.number(text) for text in values]
            elif name in _DATES:
                values = [_ordinal(day) for day in values]
            else:
                values = [np.nan if hours is None else hours for hours in values]
            self.columns[name][places] = values

    def audited(self, places: Array, told: Sequence[Mapping[str, Any]]) -> None:
        """Say what audits found (`rows.licence_row`) of the licences at some places."""
        self.put(places, [{**row, "by": _BY_AUDIT} for row in told])

    def report(self, roster: Roster) -> pl.DataFrame:
        """The report, with the columns of `rows.LICENCES`."""
        texts = pl.Series(self.texts.all, dtype=pl.String)
        said = [
            *(texts.gather(self.columns[name]).alias(name) for name in _TEXTS),
            *(_days(self.columns[name]).alias(name) for name in _DATES),
            *(pl.Series(name, self.columns[name], nan_to_null=True) for name in _HOURS),
        ]
        told = roster.licences.select("licence", pl.col("jurisdiction", "credential").cast(pl.String))
        return told.with_columns(*said, roster.set_aside.alias("set_aside")).select(list(rows.LICENCES))


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def _days(ordinals: Array) -> pl.Series:
    days = pl.Series((ordinals - EPOCH).astype(np.int32)).cast(pl.Date)
    return days.set(pl.Series(ordinals == 0), None)
