"""A canonical roster becomes a report: by sums where they decide, by the audit of the licence where they do not."""

from collections.abc import Callable, Sequence
from datetime import date
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl
from attrs import frozen

from ce_tracker import Registry, Verdict
from ce_tracker_roster import rows
from ce_tracker_roster.canon import UNITS, Roster
from ce_tracker_roster.engine.classes import Alone, Classes, Counted, Fixed, Several
from ce_tracker_roster.engine.classifying import classes_of
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.deciding import decide
from ce_tracker_roster.engine.telling import VERDICTS, Decided
from ce_tracker_roster.one_by_one import Judged, judge

Progress = Callable[[int, int], None]
"""Called with how many licences are judged, of how many."""

_BATCH = 2_000


@frozen
class Findings:
    """The report on licences, and those on requirements and credits where they were asked for.

    `alone` is how many licences were audited by themselves; it took `alone_seconds` of `seconds`.
    """

    licences: pl.DataFrame
    requirements: pl.DataFrame | None = None
    credits: pl.DataFrame | None = None
    alone: int = 0
    seconds: float = 0
    alone_seconds: float = 0


def judged(
    roster: Roster,
    *,
    on: date,
    registry: Registry,
    requirements: bool = False,
    credits: bool = False,
    progress: Progress | None = None,
) -> Findings:
    """The findings on every licence of a roster, in its order.

    Findings on requirements and credits are those of audits one by one: with them, all licences are audited so.
    """
    began = perf_counter()
    total = roster.licences.height
    if requirements or credits:
        places: Sequence[int] = range(total)
        report = _report(roster, _unsaid(total))
    else:
        classes = classes_of(roster.licences, on, registry)
        said = decide(roster, classes, on)
        kinds = np.array([isinstance(one, Alone) for one in classes.all], dtype=np.bool_)
        alone = said.alone | (kinds[classes.of] if len(kinds) else False)
        cases = _Cases.of(roster, classes, on)
        alone[cases.places] |= cases.alone
        places = np.flatnonzero(alone).tolist()
        report = _report(roster, cases.put_into(_said(classes, said)))
    started = perf_counter()
    found = Judged([], [], [])
    for first in range(0, len(places), _BATCH):
        batch = places[first : first + _BATCH]
        part = judge(roster, batch, on=on, registry=registry, requirements=requirements, credits=credits)
        found.licences.extend(part.licences)
        found.requirements.extend(part.requirements)
        found.credits.extend(part.credits)
        if progress is not None:
            progress(total - len(places) + first + len(batch), total)
    ended = perf_counter()
    if progress is not None and not places:
        progress(total, total)
    return Findings(
        _with(report, places, found.licences),
        _frame(found.requirements, rows.REQUIREMENTS) if requirements else None,
        _frame(found.credits, rows.CREDITS) if credits else None,
        len(places),
        perf_counter() - began,
        ended - started,
    )


def _unsaid(total: int) -> dict[str, pl.Series]:
    return {name: pl.Series(name, [None], dtype=kind).new_from_index(0, total) for name, kind in _SAID.items()}


_SAID = {
    name: kind
    for name, kind in rows.LICENCES.items()
    if name not in ("licence", "jurisdiction", "credential", "set_aside", "by")
}


def _report(roster: Roster, said: dict[str, pl.Series]) -> pl.DataFrame:
    """The report, with what is said so far."""
    told = roster.licences.select("licence", pl.col("jurisdiction", "credential").cast(pl.String))
    return told.with_columns(
        *(one.alias(name) for name, one in said.items()),
        roster.set_aside.alias("set_aside"),
        pl.lit("sums").alias("by"),
    ).select(list(rows.LICENCES))


def _with(report: pl.DataFrame, places: Sequence[int], audited: list[dict[str, Any]]) -> pl.DataFrame:
    """The report with the rows of licences that were audited by themselves."""
    if not places:
        return report
    own = pl.DataFrame(audited, schema=_SAID).with_columns(pl.lit("audit").alias("by"))
    at = np.array(places, dtype=np.uint32)
    return report.with_columns(
        [report[name].scatter(at, own[name].cast(report[name].dtype)).alias(name) for name in own.columns]
    )


def _said(classes: Classes, said: Decided) -> dict[str, pl.Series]:
    """What is said of each licence by its class, or by its hours."""
    all_ = classes.all
    of = classes.of
    hours_decide = np.array([isinstance(one, Counted) for one in all_], dtype=np.bool_)[of]
    fixed = [one.row if isinstance(one, Fixed) else {} for one in all_]

    def by_class(name: str, kind: Any, values: Sequence[Any]) -> pl.Series:
        return pl.Series(name, values, dtype=kind).gather(of)

    verdicts = by_class("verdict", pl.String, [row.get("verdict") for row in fixed])
    decided = pl.Series(VERDICTS, dtype=pl.String).gather(said.verdict.astype(np.int64))
    texts = pl.Series(said.texts, dtype=pl.String)
    decides = pl.Series(hours_decide)
    never = np.isnan(said.short)

    def pick(name: str, mine: pl.Series, theirs: pl.Series) -> pl.Series:
        return mine.zip_with(decides, theirs).alias(name)

    short = pl.Series(np.where(never, 0, said.short) / UNITS).set(pl.Series(never), None)
    checked = [
        one.way.rules.verified_on if isinstance(one, Counted) else row.get("verified_on")
        for one, row in zip(all_, fixed, strict=True)
    ]
    return {
        "verdict": pick("verdict", decided, verdicts),
        "due": _days(classes.days["due"]),
        "ce_due": _days(classes.days["ce_due"]),
        "counted": pl.Series(said.counted / UNITS),
        "short": short,
        "lacking": texts.gather(said.lacking),
        "confidence": pick(
            "confidence",
            texts.gather(said.confidence),
            by_class("confidence", pl.String, [row.get("confidence") for row in fixed]),
        ),
        "verified_on": by_class("verified_on", pl.Date, checked),
        "reasons": pick(
            "reasons", texts.gather(said.reasons), by_class("reasons", pl.String, [row.get("reasons") for row in fixed])
        ),
    }


@frozen(eq=False)
class _Cases:
    """Licences (`places`) of which it is open which of several cases applies: what they are, and what is said in each case.

    `whose` tells of each row that is said which of the licences it is of.
    """

    places: Any
    classes: Sequence[Any]
    whose: Any
    said: Decided
    rows: dict[str, pl.Series]

    @classmethod
    def of(cls, roster: Roster, classes: Classes, on: date) -> "_Cases":
        """Those of a roster, judged in each of their cases."""
        places, whose, own = classes.in_each_case()
        theirs = [classes.all[number] for number in classes.of[places]]
        if not len(places):
            return cls(places, theirs, whose, Decided.of(0), {})
        said = decide(roster.only(places[whose]), own, on)
        return cls(places, theirs, whose, said, _said(own, said))

    @property
    def alone(self) -> Any:
        """Which of them have to be audited by themselves."""
        found = np.zeros(len(self.places), dtype=np.bool_)
        found[self.whose[self.said.alone]] = True
        return found

    def put_into(self, report: dict[str, pl.Series]) -> dict[str, pl.Series]:
        """The report, with what is said of them: definite only where all cases agree."""
        if not len(self.places):
            return report
        begins = np.searchsorted(self.whose, np.arange(len(self.places) + 1)).tolist()
        rows = [self._together(*those) for those in zip(self.classes, begins, begins[1:], strict=False)]
        at = self.places.astype(np.uint32)
        return {
            name: column.scatter(at, pl.Series([row[name] for row in rows], dtype=column.dtype))
            if name in rows[0]
            else column
            for name, column in report.items()
        }

    def _together(self, one: Several, begin: int, end: int) -> dict[str, Any]:
        verdicts = set(self.rows["verdict"][begin:end])
        last = end - 1
        found = {name: values[last] for name, values in self.rows.items() if name not in ("due", "ce_due")}
        if len(verdicts) > 1 and verdicts & _OWED:
            found["verdict"] = str(Verdict.UNDETERMINED)
            found["reasons"] = self.said.texts[self.said.if_open[last]] or _opened(one, found["reasons"])
        return found


_OWED = {str(Verdict.SHORT), str(Verdict.UNDETERMINED)}


def _opened(one: Several, last: str) -> str:
    """What would settle which case applies, and what is open in the last."""
    also = (
        (last,)
        if isinstance(one.cases[-1], Fixed) and one.cases[-1].row["verdict"] == str(Verdict.UNDETERMINED)
        else ()
    )
    return "; ".join(dict.fromkeys((*one.opened, *also)))


def _days(ordinals: Any) -> pl.Series:
    days = pl.Series((ordinals - EPOCH).astype(np.int32)).cast(pl.Date)
    return days.set(pl.Series(ordinals == 0), None)


def _frame(found: list[tuple[Any, ...]], schema: Any) -> pl.DataFrame:
    return pl.DataFrame(found, schema=dict(schema), orient="row")
