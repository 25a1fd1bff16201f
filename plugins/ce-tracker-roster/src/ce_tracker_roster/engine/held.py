"""Whether documents are held, for many licences at once: what `Holds` asks of one."""

import numpy as np
import polars as pl
from attrs import define

from ce_tracker.rules import Holds, ValidOn
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.combined import places_by_code
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.kinds import NO, OPEN, YES

_NOT_TOLD = 10_000_000
"""In place of a last day that is not recorded: after every day that there is."""


@define(eq=False)
class Held:
    """The documents of a roster: whose, of which kind, and the ordinals of the days from which and until which they last."""

    licences: int
    kinds: list[str]
    place: Array
    kind: Array
    issued: Array
    expires: Array

    @classmethod
    def of(cls, documents: pl.DataFrame, licences: int) -> "Held":
        """From canonical documents."""
        kinds = documents["kind"].unique().cast(pl.String).to_list()
        kind = places_by_code(documents["kind"], kinds)[documents["kind"].to_physical().to_numpy()]
        issued = documents["issued"].cast(pl.Int32).to_numpy() + np.int32(EPOCH)
        expires = (documents["expires"].cast(pl.Int32) + EPOCH).fill_null(_NOT_TOLD).to_numpy()
        return cls(licences, kinds, documents["place"].to_numpy(), kind, issued, expires)

    def answers(self, holds: Holds, mine: Array, begin: Array, start: Array, due: Array, on: int) -> Array:
        """Of the licences `mine`, whether such a document is held (NO, OPEN, YES) on a day.

        `start` and `due` are of their periods, `begin` is the first day of it since they were issued. What was issued after the day
        (an ordinal) is not there yet.
        """
        wanted = np.array([kind in holds.kinds for kind in self.kinds], dtype=np.bool_)
        own = np.full(self.licences, -1, dtype=np.int64)
        own[mine] = np.arange(len(mine))
        those = (
            np.flatnonzero(wanted[self.kind] & (self.issued <= on)) if len(self.kind) else np.zeros(0, dtype=np.int64)
        )
        number = own[self.place[those]]
        those, number = those[number >= 0], number[number >= 0]
        issued, expires = self.issued[those], self.expires[those]
        match holds.valid:
            case ValidOn.EVER:
                good = issued <= due[number]
            case ValidOn.IN_PERIOD:
                good = (start[number] <= issued) & (issued <= due[number])
            case _:
                good = (issued <= due[number]) & (expires >= due[number])
        found = np.full(len(mine), NO if holds.absent_is_no else OPEN, dtype=np.int8)
        found[number] = NO
        if holds.valid in {ValidOn.DUE, ValidOn.THROUGHOUT}:
            unending = expires == _NOT_TOLD
            found[number[good & unending]] = OPEN
            good &= ~unending
        found[number[good]] = YES
        if holds.valid is ValidOn.THROUGHOUT:
            told = ~unending
            gap = ~_covered(number[told], issued[told], expires[told], begin, due)
            found[gap & (found == YES)] = OPEN
        return found


def _covered(number: Array, issued: Array, expires: Array, begin: Array, due: Array) -> Array:
    """Of each licence, whether its documents leave out no day from `begin` to `due`; `number` tells whose each is."""
    order = np.lexsort((issued, number))
    number, issued, expires = number[order], issued[order], expires[order]
    first = np.append(True, number[1:] != number[:-1])[: len(number)]
    reached = np.maximum(expires, begin[number] - 1) + number * np.int64(_NOT_TOLD)
    reached = np.maximum.accumulate(reached) - number * np.int64(
        _NOT_TOLD
    )  # those of each licence are above all before
    before = np.where(first, begin[number] - 1, np.append(0, reached[:-1])[: len(number)])
    covered = np.zeros(len(begin), dtype=np.bool_)
    covered[number[reached >= due[number]]] = True
    covered[number[(issued > before + 1) & (before < due[number])]] = False
    return covered
