"""Keys are found among known ones."""

from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from ce_tracker_roster.threads import of_each

Places = npt.NDArray[Any]

NOWHERE = np.iinfo(np.uint32).max
_ROOM = 4
"""So many slots there are for each known key, or up to twice as many."""
_SLICE = 262_144


def places_of(keys: pl.Series, known: pl.Series) -> pl.Series:
    """The place of each key among the known ones, no two of which are equal; `NOWHERE` where it is none of them.

    The hash of a key tells its slot, and the slot which known key it may be. Of known keys with one slot the last one has it;
    the others are few, and what is not in its slot is sought among them.
    """
    if not len(known):
        return pl.repeat(NOWHERE, len(keys), dtype=pl.UInt32, eager=True)
    known, places = known.rechunk(), np.arange(len(known), dtype=np.uint32)
    slots = _slots(known, bits := (len(known) * _ROOM).bit_length())
    held = np.zeros(1 << bits, dtype=np.uint32)
    held[slots] = places

    def look(start: int) -> Places:
        some = keys.slice(start, _SLICE)
        found = held[_slots(some, bits)]
        found[(known.gather(found) != some).to_numpy()] = NOWHERE
        return found

    found = pl.Series(np.concatenate(of_each(look, range(0, max(1, len(keys)), _SLICE))))
    left = (found == NOWHERE).arg_true()
    if not len(left):
        return found
    crowded = pl.Series(held[slots] != places).arg_true()
    others = pl.DataFrame({"key": known.gather(crowded), "place": crowded})
    asked = pl.DataFrame({"key": keys.gather(left)})
    better = asked.join(others, on="key", how="left", maintain_order="left")["place"]
    return found.scatter(left, better.fill_null(NOWHERE))


def _slots(keys: pl.Series, bits: int) -> Places:
    return (keys.hash().to_numpy() >> np.uint64(64 - bits)).astype(np.intp)
