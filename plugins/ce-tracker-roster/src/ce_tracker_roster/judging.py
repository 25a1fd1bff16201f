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
from ce_tracker_roster.canon import Array, Roster
from ce_tracker_roster.engine.classes import Alone, Classes, Fixed, Several
from ce_tracker_roster.engine.classifying import classes_of
from ce_tracker_roster.engine.deciding import decide
from ce_tracker_roster.engine.telling import Decided
from ce_tracker_roster.lines import Lines
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
        lines, places = Lines.nothing(total), np.arange(total)
    else:
        lines, places = _by_classes(roster, on, registry)
    started = perf_counter()
    found = Judged([], [], [])
    for first in range(0, len(places), _BATCH):
        batch = places[first : first + _BATCH]
        part = judge(roster, batch.tolist(), on=on, registry=registry, requirements=requirements, credits=credits)
        lines.audited(batch, part.licences)
        found.requirements.extend(part.requirements)
        found.credits.extend(part.credits)
        if progress is not None:
            progress(total - len(places) + first + len(batch), total)
    ended = perf_counter()
    if progress is not None and not len(places):
        progress(total, total)
    return Findings(
        lines.report(roster),
        _frame(found.requirements, rows.REQUIREMENTS) if requirements else None,
        _frame(found.credits, rows.CREDITS) if credits else None,
        len(places),
        perf_counter() - began,
        ended - started,
    )


def _by_classes(roster: Roster, on: date, registry: Registry) -> tuple[Lines, Array]:
    """What classes and sums of hours say of each licence, and the places of those that have to be audited by themselves."""
    classes = classes_of(roster.licences, on, registry)
    said = decide(roster, classes, on)
    kinds = np.array([isinstance(one, Alone) for one in classes.all], dtype=np.bool_)
    alone = said.alone | (kinds[classes.of] if len(kinds) else False)
    lines = Lines.of(classes, said)
    cases = _Cases.of(roster, classes, on)
    alone[cases.places] |= cases.alone
    cases.put_into(lines)
    return lines, np.flatnonzero(alone)


@frozen(eq=False)
class _Cases:
    """Licences (`places`) of which it is open which of several cases applies: what they are, and what is said in each case.

    `whose` tells of each line which of the licences it is of.
    """

    places: Array
    classes: Sequence[Any]
    whose: Array
    said: Decided
    lines: Lines

    @classmethod
    def of(cls, roster: Roster, classes: Classes, on: date) -> "_Cases":
        """Those of a roster, judged in each of their cases."""
        places, whose, own = classes.in_each_case()
        theirs = [classes.all[number] for number in classes.of[places]]
        if not len(places):
            return cls(places, theirs, whose, Decided.of(0), Lines.nothing(0))
        said = decide(roster.only(places[whose]), own, on)
        return cls(places, theirs, whose, said, Lines.of(own, said))

    @property
    def alone(self) -> Array:
        """Which of them have to be audited by themselves."""
        found = np.zeros(len(self.places), dtype=np.bool_)
        found[self.whose[self.said.alone]] = True
        return found

    def put_into(self, lines: Lines) -> None:
        """Say in the lines of the roster what is said of them in the last case: definite only where all cases agree."""
        if not len(self.places):
            return
        begins = np.searchsorted(self.whose, np.arange(len(self.places)))
        last = np.append(begins[1:], len(self.whose)) - 1
        lines.take(self.places, self.lines, last)
        verdicts = self.lines.columns["verdict"]
        owed = np.isin(verdicts, [number for number, text in enumerate(self.lines.texts.all) if text in _OWED])
        differ = verdicts != verdicts[last][self.whose]
        open_ = np.flatnonzero(np.logical_or.reduceat(owed, begins) & np.logical_or.reduceat(differ, begins))
        told = [
            {"verdict": str(Verdict.UNDETERMINED), "reasons": self._reasons(place, int(last[place]))}
            for place in open_.tolist()
        ]
        lines.put(self.places[open_], told)

    def _reasons(self, place: int, last: int) -> str:
        texts = self.lines.texts.all
        return texts[self.said.if_open[last]] or _opened(
            self.classes[place], texts[self.lines.columns["reasons"][last]] or ""
        )


_OWED = {str(Verdict.SHORT), str(Verdict.UNDETERMINED)}


def _opened(one: Several, last: str) -> str:
    """What would settle which case applies, and what is open in the last."""
    also = (
        (last,)
        if isinstance(one.cases[-1], Fixed) and one.cases[-1].row["verdict"] == str(Verdict.UNDETERMINED)
        else ()
    )
    return "; ".join(dict.fromkeys((*one.opened, *also)))


def _frame(found: list[tuple[Any, ...]], schema: Any) -> pl.DataFrame:
    return pl.DataFrame(found, schema=dict(schema), orient="row")
