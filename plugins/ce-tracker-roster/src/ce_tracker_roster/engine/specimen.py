"""One licence that stands for many, with its holder: what is looked at of them is written down.

Beside the days these are the number, the status, whether a day is there at all, and which of its periods a period is.
"""

from datetime import date
from functools import partial
from typing import Any

import numpy as np
import polars as pl
from attrs import asdict, define, field

from ce_tracker import Licence
from ce_tracker.bulk import Period
from ce_tracker.record import Status
from ce_tracker_roster.canon import Array
from ce_tracker_roster.engine.days import EPOCH
from ce_tracker_roster.engine.watched import Session
from ce_tracker_roster.engine.watched_text import WatchedText

_DAYS = ("issued", "born", "expires")
_EVERY_STATUS = tuple(Status)
_STATUSES = pl.Enum([str(one) for one in _EVERY_STATUS])


class RecordLookedAt(Exception):  # noqa: N818  # no error: it tells that a class cannot be judged without the records
    """A rule looked at what is recorded of somebody beside the date of birth."""


@define(eq=False)
class Told:
    """What is told of each licence of a roster, by its row: days as ordinals (0 where there is none), statuses as numbers."""

    licences: pl.DataFrame
    days: dict[str, Array] = field(init=False)
    statuses: Array = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.days = {name: _ordinals(self.licences[name]) for name in _DAYS}
        self.statuses = self.licences["status"].cast(_STATUSES).to_physical().to_numpy().astype(np.int32)

    def of(self, rows: Array) -> dict[str, Array]:
        """What is told of the licences in these rows, by name."""
        return {name: found.take(rows) for name, found in (*self.days.items(), ("status", self.statuses))}

    def specimen(self, template: Licence, row: int, place: int, session: Session) -> "tuple[Specimen, Somebody]":
        """The licence in a row with its holder: it is like the template in all that is not watched."""
        licence = object.__new__(Specimen)
        _put(licence, "jurisdiction", template.jurisdiction)
        _put(licence, "credential", template.credential)
        _put(licence, "facts", template.facts)
        _put(licence, "issued", self.day("issued", row, session))
        _put(licence, "told", self)
        _put(licence, "row", row)
        _put(licence, "place", place)
        _put(licence, "session", session)
        return licence, Somebody(self, row, session)

    def status(self, row: int, session: Session) -> Status:
        """The status of the licence in a row, which counts as looked at."""
        number = int(self.statuses[row])
        session.noted("status", number)
        return _EVERY_STATUS[number]

    def day(self, name: str, row: int, session: Session) -> Any:
        """A day of the licence in a row, which is watched; None where there is none."""
        ordinal = int(self.days[name][row])
        return session.watched(name, date.fromordinal(ordinal)) if ordinal else None

    def day_if_any(self, name: str, row: int, session: Session) -> date | None:
        """A day as `day`; whether there is one counts as looked at."""
        day: date | None = self.day(name, row, session)
        session.there(name, is_there=day is not None)
        return day


_put = object.__setattr__
"""Sets what is frozen: what is made here has no other `__init__`, which would ask for what is only looked up when asked for."""


class Specimen(Licence):
    """A licence that writes down in its session what is looked at of it. Its facts are those of all for which it stands.

    What a rule makes of it, as with `attrs.evolve`, is a plain licence.
    """

    __slots__ = ("place", "row", "session", "told")
    told: Told
    row: int
    place: int
    session: Session

    def __new__(cls, *told: Any, **named: Any) -> Any:
        """A plain licence."""
        return Licence(*told, **named)

    def __reduce__(self) -> Any:
        return partial(Licence, **asdict(self, recurse=False)), ()

    @property
    def number(self) -> str:
        """The number, which tells whether it is looked at."""
        return WatchedText(self.told.licences["number"][self.row], self.session, "number", self.place)

    @property
    def status(self) -> Status:
        """The status, which counts as looked at."""
        return self.told.status(self.row, self.session)

    @property
    def expires(self) -> date | None:
        """The printed date; whether there is one counts as looked at."""
        return self.told.day_if_any("expires", self.row, self.session)


class Somebody:
    """Whoever holds a licence of a class: nothing is known of them but when they were born."""

    def __init__(self, told: Told, row: int, session: Session) -> None:
        self._told, self._row, self._session = told, row, session

    @property
    def born(self) -> date | None:
        """The day of birth; whether it is known counts as looked at."""
        return self._told.day_if_any("born", self._row, self._session)

    def __getattr__(self, name: str) -> Any:
        raise RecordLookedAt(name)


class WatchedPeriod(Period):
    """A period that writes down whether it is looked at that it is the first of its licence, or the second.

    What a rule makes of it, as with `attrs.evolve`, is a plain period.
    """

    __slots__ = ("_flags", "_prefix", "_session")
    _flags: tuple[bool, bool]
    _prefix: str
    _session: Session

    def __new__(cls, *told: Any, **named: Any) -> Any:
        """A plain period."""
        return Period(*told, **named)

    def __reduce__(self) -> Any:
        return partial(Period, **asdict(self, recurse=False)), ()

    @classmethod
    def of(cls, start: date, end: date, flags: tuple[bool, bool], prefix: str, session: Session) -> "WatchedPeriod":
        """A period whose names in the session begin with the prefix."""
        made = object.__new__(cls)
        _put(made, "start", start)
        _put(made, "end", end)
        _put(made, "ordinal", 0)
        _put(made, "_flags", flags)
        _put(made, "_prefix", prefix)
        _put(made, "_session", session)
        return made

    @property
    def first(self) -> bool:
        """Whether it is the first, which counts as looked at."""
        self._session.noted(f"{self._prefix}first", self._flags[0])
        return self._flags[0]

    @property
    def second(self) -> bool:
        """Whether it follows the first, which counts as looked at."""
        self._session.noted(f"{self._prefix}second", self._flags[1])
        return self._flags[1]


def _ordinals(days: pl.Series) -> Array:
    ordinals: Array = (days.cast(pl.Int32) + EPOCH).fill_null(0).to_numpy()
    return ordinals
