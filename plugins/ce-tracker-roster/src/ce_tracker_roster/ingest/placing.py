"""Whose a credit or a document is: the place of its licence among those that were kept."""

from collections.abc import Callable

import polars as pl
from attrs import Factory, define, frozen

from ce_tracker.errors import nearest
from ce_tracker_roster import columns
from ce_tracker_roster.columns import Column
from ce_tracker_roster.ingest.faults import Faults, Told, as_text
from ce_tracker_roster.ingest.frames import Read
from ce_tracker_roster.ingest.lookup import NOWHERE, places_of
from ce_tracker_roster.ingest.runs import by_runs
from ce_tracker_roster.ingest.texts import empty, text

_WHOLE = (pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32)
_MANY = 20_000
"""Among more keys than these, the nearest to an unknown one is not sought."""


@frozen(eq=False)
class Placed:
    """The place of each row's licence; `index` tells which rows, None where they are all rows in order."""

    places: pl.Series
    index: pl.Series | None = None


@define(eq=False)
class Holders:
    """The licences that were kept, as credits name them; `read` has those that were not as well."""

    read: Read
    kept: pl.Series
    _by_therapist: pl.DataFrame | None = Factory(lambda: None)
    _by_number: pl.DataFrame | None = Factory(lambda: None)

    @property
    def keys(self) -> pl.Series:
        """The keys, by place."""
        return self._key(self.read.columns["licence"])

    def whole_keys(self) -> pl.Series | None:
        """The keys by place, where they came as whole numbers; None where they did not."""
        came = self.read.series("licence")
        if came is None or came.dtype not in _WHOLE:
            return None
        return self._key(came.cast(pl.Int64))

    def by_therapist(self) -> pl.DataFrame:
        """Therapist and place, several for who holds several."""
        if self._by_therapist is None:
            came = self.read.series("therapist")
            texts = None if came is None else text(columns.THERAPIST, came, Faults())
            keys = pl.repeat("", self.read.height, dtype=pl.String, eager=True) if texts is None else texts
            self._by_therapist = self._with_place(self._key(keys)).filter(pl.col("key") != "")
        return self._by_therapist

    def by_number(self) -> pl.DataFrame:
        """Jurisdiction with number, and place."""
        if self._by_number is None:
            keys = _numbered(self.read.columns["jurisdiction"], self.read.columns["number"])
            self._by_number = self._with_place(self._key(keys)).filter(pl.col("key") != "")
        return self._by_number

    def set_aside(self, key: str) -> bool:
        """Whether there is a licence of this key that was set aside."""
        if self.kept.len() == self.read.height:
            return False
        return bool((self.read.columns["licence"] == key).any())

    def _key(self, of: pl.Series) -> pl.Series:
        return (of if self.kept.len() == len(of) else of.gather(self.kept)).alias("key")

    def _with_place(self, keys: pl.Series) -> pl.DataFrame:
        return pl.DataFrame([keys]).with_columns(place=pl.int_range(pl.len(), dtype=pl.UInt32))


def placed(read: Read, holders: Holders) -> Placed:
    """The place of each row of credits or documents; what belongs to no licence that was kept is refused."""
    if not read.height:
        return Placed(pl.Series([], dtype=pl.UInt32))
    whole = _by_whole_keys(read, holders)
    if whole is not None:
        return whole
    keys = _texts(read, columns.KEY)
    if keys is None:
        open_ = pl.int_range(read.height, dtype=pl.UInt32, eager=True)
        return _otherwise(read, holders, open_, None)
    places = _found(keys, holders.keys)
    lost = places == NOWHERE
    if not lost.any():
        return Placed(places)
    open_ = (lost & (keys.str.strip_chars() == "")).arg_true()
    unknown = lost & (keys.str.strip_chars() != "")
    read.faults.refuse("licence", unknown, keys, _no_licence(holders))
    return _otherwise(read, holders, open_, _of_known(places))


def _by_whole_keys(read: Read, holders: Holders) -> Placed | None:
    """The places where keys are whole numbers in both frames and all of them are known; None where it is not so simple."""
    came, keys = read.series("licence"), holders.whole_keys()
    if came is None or keys is None or came.dtype not in _WHOLE or came.null_count():
        return None
    places = _found(came.cast(pl.Int64), keys)
    return None if (places == NOWHERE).any() else Placed(places)


def _found(keys: pl.Series, of: pl.Series) -> pl.Series:
    """The place of each key; `NOWHERE` where there is no such licence."""
    return by_runs(keys, lambda some: places_of(some, of))


def _texts(read: Read, column: Column) -> pl.Series | None:
    came = read.series(column.name)
    return None if came is None else text(Column(column.name, column.kind, ""), came, read.faults)


def _numbered(jurisdictions: pl.Series, numbers: pl.Series) -> pl.Series:
    both = pl.DataFrame([jurisdictions.cast(pl.String).alias("a"), numbers.alias("b")])
    blank = (pl.col("a") == "") | (pl.col("b") == "")
    return both.select(pl.when(blank).then(pl.lit("")).otherwise(pl.format("{} {}", "a", "b"))).to_series()


def _of_known(places: pl.Series) -> pl.DataFrame:
    rows = pl.DataFrame({"place": places}).with_row_index("index").with_columns(pl.col("index").cast(pl.UInt32))
    return rows.filter(pl.col("place") != NOWHERE)


def _otherwise(read: Read, holders: Holders, open_: pl.Series, by_key: pl.DataFrame | None) -> Placed:
    """The places of rows that name no licence: by their therapist, else by the number of the licence."""
    pieces = [] if by_key is None else [by_key]
    people = _texts(read, columns.THERAPIST)
    if people is not None and len(open_):
        open_ = _by(people, holders.by_therapist(), open_, pieces, read, "therapist", _nobody)
    numbers = _texts(read, next(one for one in columns.CREDITS if one.name == "number"))
    jurisdictions = read.series("jurisdiction")
    if numbers is not None and jurisdictions is not None and len(open_):
        keys = _numbered(as_text(jurisdictions).fill_null(""), numbers)
        known = holders.by_number()
        once = known.filter(pl.col("key").is_unique())
        more = set(known["key"]) - set(once["key"])
        open_ = _by(keys, once, open_, pieces, read, "number", lambda key: _no_number(key, more))
    if len(open_):
        texts = pl.repeat("", len(open_), dtype=pl.String, eager=True)
        read.faults.refuse_at("licence", open_, texts, lambda _: empty("licence"))
    together = pl.concat([piece.select("index", "place") for piece in pieces]) if pieces else pl.DataFrame(_NONE)
    together = together.sort("index", "place")
    return Placed(together["place"], together["index"])


_NONE = {"index": pl.Series([], dtype=pl.UInt32), "place": pl.Series([], dtype=pl.UInt32)}


def _by(
    keys: pl.Series,
    of: pl.DataFrame,
    open_: pl.Series,
    pieces: list[pl.DataFrame],
    read: Read,
    column: str,
    tell: Callable[[str], Told],
) -> pl.Series:
    """Adds to `pieces` the rows among `open_` whose key is known, refuses those it is not, and gives those without."""
    asked = pl.DataFrame({"index": open_.cast(pl.UInt32), "key": keys.gather(open_)})
    named = asked.filter(pl.col("key").str.strip_chars() != "")
    found = named.join(of, on="key", how="left", maintain_order="left")
    pieces.append(found.filter(pl.col("place").is_not_null()))
    lost = found.filter(pl.col("place").is_null())
    if lost.height:
        read.faults.refuse_at(column, lost["index"], lost["key"], tell)
    return asked.filter(pl.col("key").str.strip_chars() == "")["index"]


def _no_licence(holders: Holders) -> Callable[[str], Told]:
    def tell(key: str) -> Told:
        if holders.set_aside(key):
            return Told(f"its licence {key!r} was set aside", "correct the row of the licence")
        known = holders.keys
        near = nearest(key, known.to_list()) if len(known) <= _MANY else None
        fix = f"write {near!r} if that is meant, or add the licence" if near else "correct the key, or add the licence"
        return Told(f"there is no licence {key!r}", fix)

    return tell


def _nobody(key: str) -> Told:
    return Told(
        f"no licence that could be read is of the therapist {key!r}",
        "correct the key, or add a licence of that therapist",
    )


def _no_number(key: str, more: set[str]) -> Told:
    if key in more:
        return Told(f"there are several licences {key!r}", "tell the licence by its key, in the column licence")
    return Told(f"there is no licence {key!r} that could be read", "correct jurisdiction or number, or add the licence")
