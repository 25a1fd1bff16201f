"""The frames by themselves: their columns found, every value read, and what contradicts itself within a row."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from shlex import quote
from typing import Any

import polars as pl
from attrs import field, frozen

from ce_tracker import Registry
from ce_tracker.errors import CeTrackerError, nearest, suggest
from ce_tracker.logbook.checks import wrong_jurisdiction
from ce_tracker.subjects import APPROVERS, Unit, is_jurisdiction
from ce_tracker_roster import canon, columns
from ce_tracker_roster.columns import FACT, Column, Kind
from ce_tracker_roster.entries import listed
from ce_tracker_roster.ingest.amounts import hours, share
from ce_tracker_roster.ingest.days import day
from ce_tracker_roster.ingest.facts import facts
from ce_tracker_roster.ingest.faults import Faults, Told
from ce_tracker_roster.ingest.names import plain, run_together, slip
from ce_tracker_roster.ingest.source import BEYOND, ColumnError, Source
from ce_tracker_roster.ingest.texts import Wrong, empty, text, words
from ce_tracker_roster.threads import of_each

_DEFAULTS = {"status": "active", "unit": "hour", "activity": "course"}
_PER_UNIT = 10
"""So many CE hours a CEU is taken for when a row tells both; where they disagree, neither is believed."""


@frozen(eq=False)
class Read:
    """A frame whose values were read: the canonical columns by name, and the faults of its rows."""

    columns: dict[str, pl.Series]
    faults: Faults
    height: int
    source: Source
    came: pl.DataFrame
    named: Mapping[str, str]
    """What each of our columns is called in the frame as it came."""
    texts: Mapping[str, Sequence[str]]
    """By column that holds words, those that there may be in it."""

    def series(self, name: str) -> pl.Series | None:
        """A column as it came, or None."""
        return self.came[self.named[name]] if name in self.named else None


def licences_of(frame: pl.DataFrame, source: Source, registry: Registry) -> Read:
    """The licences of a frame, each by itself. Raises `ColumnError`."""
    read = _read(frame, columns.LICENCES, canon.LICENCES, source, registry, "licences")
    _known(read, registry)
    people = read.series("therapist")
    if people is not None:
        text(columns.THERAPIST, people, read.faults)
    _in_order(read, "issued", "expires")
    _in_order(read, "born", "issued")
    read.columns.update(facts(frame, read.columns, read.faults, source, registry))
    return read


def credits_of(frame: pl.DataFrame, source: Source, registry: Registry) -> Read:
    """The credits of a frame, each by itself. Raises `ColumnError`."""
    read = _read(frame, columns.CREDITS, canon.CREDITS, source, registry, "credits")
    _in_order(read, "started", "completed")
    return read


def documents_of(frame: pl.DataFrame, source: Source, registry: Registry) -> Read:
    """The documents of a frame, each by itself. Raises `ColumnError`."""
    read = _read(frame, columns.DOCUMENTS, canon.DOCUMENTS, source, registry, "documents")
    _in_order(read, "issued", "expires")
    return read


def _read(
    frame: pl.DataFrame,
    of: Sequence[Column],
    kinds: Mapping[str, Any],
    source: Source,
    registry: Registry,
    what: str,
) -> Read:
    named = _named(frame, of, what)
    reading = _Reading(frame, named, source, registry, kinds, [one.name for one in of if one.name not in kinds])
    done = of_each(reading.column, of)
    faults = Faults.together(faults for _, faults in done)
    if BEYOND in frame.columns:
        faults.refuse(BEYOND, frame[BEYOND].is_not_null(), frame[BEYOND], _beyond)
    found = {name: column for one in done for name, column in one[0].items()}
    return Read(found, faults, frame.height, source, frame, named, reading.texts)


def _beyond(cells: str) -> Told:
    return Told(
        f"the row has more cells than there are columns: {cells[:60]!r} is beyond them",
        "put a cell that holds the separator into quotation marks",
    )


def _named(frame: pl.DataFrame, of: Sequence[Column], what: str) -> dict[str, str]:
    """What each column is called in the frame: whatever its case, and with blanks or dashes between its words."""
    known = {column.name for column in of}
    found = {name: name for name in frame.columns if name in known}
    for name in frame.columns:
        own = plain(name)
        if name not in known and own in known:
            if own in found:
                raise ColumnError(
                    f"{what}: the columns {found[own]!r} and {name!r} both mean {own}; name one otherwise"
                )
            found[own] = name
    for column in of:
        if column.required and column.name not in found:
            raise _missing(column.name, frame, found, what)
    for choice in columns.ONE_OF:
        offered = [name for name in choice if name in known]
        if offered and not any(name in found for name in offered):
            raise _missing(offered[0], frame, found, what, offered[1:])
    _misspelt(frame, known, found, what)
    return found


def _missing(
    name: str, frame: pl.DataFrame, found: Mapping[str, str], what: str, others: Sequence[str] = ()
) -> ColumnError:
    left = [one for one in frame.columns if one not in found.values()]
    instead = "".join(f" (or {other!r})" for other in others)
    unit = next((one for one in left if name == "hours" and plain(one) in _UNITS), None)
    if unit is not None:
        ours, also = _UNITS[plain(unit)]
        further = f" --map {quote(f'{what}.{also}')}" if also else ""
        return ColumnError(
            f"{what}: no column {name!r}{instead}; if {unit!r} is meant, say {_option(what, ours, unit)}{further}"
        )
    near = nearest(name, left) or (left[0] if len(left) == 1 else None)
    told = f"; the nearest there is {near!r}" if near else f"; there are {', '.join(map(repr, frame.columns[:12]))}"
    way = f"Name it so, or say {_option(what, name, near or 'YOURS')}"
    return ColumnError(f"{what}: no column {name!r}{instead}{told}. {way}")


_UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), ("hours", "unit:=minute")),
    "ceu": ("ceus", ""),
}
"""What columns that tell hours in another unit are called: our column, and what is to be told besides."""


def _option(what: str, ours: str, yours: str) -> str:
    """How the command is told which column is ours."""
    return f"--map {quote(f'{what}.{ours}={yours}')}"


def _misspelt(frame: pl.DataFrame, known: Collection[str], found: Mapping[str, str], what: str) -> None:
    """A column that would go unheeded for a slip of the pen is an error."""
    absent = [name for name in known if name not in found]
    for name in frame.columns:
        near = None if name in found.values() or name.startswith(FACT) else slip(plain(name), absent)
        if near is not None:
            raise ColumnError(
                f"{what}: unknown column {name!r}; did you mean {near!r}? Name it so, say {_option(what, near, name)}, "
                "or take it out"
            )


def unread(frame: pl.DataFrame, of: Sequence[Column]) -> list[str]:
    """The columns of a frame that are none of these, and go unheeded. Facts are of licences alone."""
    known = {column.name for column in of}
    there = (name for name in frame.columns if name != BEYOND and plain(name) not in known)
    return [name for name in there if of is not columns.LICENCES or not name.startswith(FACT)]


@frozen
class _Reading:
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


def _in_order(read: Read, earlier: str, later: str) -> None:
    """Refuses rows whose later day is before the earlier one."""
    first, second = read.columns[earlier], read.columns[later]
    if first.null_count() == len(first) or second.null_count() == len(second):
        return
    wrong = second < first
    if wrong.any():
        words = "before birth" if earlier == "born" else f"before {earlier}"
        read.faults.refuse(
            later,
            wrong.fill_null(value=False),
            second,
            lambda day: Told(f"{day} is {words}", f"correct {later} or {earlier}"),
        )


def _known(read: Read, registry: Registry) -> None:
    """Refuses licences of jurisdictions and credentials that no installed rules know, looking at each pair once."""
    check = cache(lambda jurisdiction: _books(jurisdiction, registry))
    pairs = pl.DataFrame([read.columns["jurisdiction"], read.columns["credential"]])
    for jurisdiction, credential in pairs.unique().cast(pl.String).iter_rows():
        known = check(jurisdiction) if jurisdiction else ()
        if isinstance(known, Told):
            _refuse_pair(read, pairs, (jurisdiction, credential), "jurisdiction", known)
        elif jurisdiction and credential and credential not in known:
            told = _no_credential(jurisdiction, credential, known)
            _refuse_pair(read, pairs, (jurisdiction, credential), "credential", told)


def _refuse_pair(read: Read, pairs: pl.DataFrame, pair: tuple[str, str], column: str, told: Told) -> None:
    where = (pairs["jurisdiction"] == pair[0]) & (pairs["credential"] == pair[1])
    read.faults.refuse(column, where, pairs[column], lambda _: told)


def _no_credential(jurisdiction: str, credential: str, known: Collection[str]) -> Told:
    near = nearest(credential, known)
    fix = f"write {near!r} if that is meant" if near else f"{jurisdiction} has {', '.join(sorted(known))}"
    return Told(f"unknown credential {credential[:100]!r} ({jurisdiction})", fix)


def _books(jurisdiction: str, registry: Registry) -> Collection[str] | Told:
    """The credentials that a jurisdiction's rules know, or why there are none."""
    if jurisdiction not in registry.jurisdictions():
        wrong = wrong_jurisdiction(jurisdiction, registry.jurisdictions())
        reason, _, near = wrong.partition("; did you mean ")
        shaped = "" if is_jurisdiction(jurisdiction) else ", and no ISO 3166-2 code"
        fix = f"write {near.removesuffix('?')} if that is meant" if near else "write an ISO 3166-2 code such as US-FL"
        return Told(f"{reason}{shaped}", fix)
    try:
        return registry.rule_books(jurisdiction).keys()
    except CeTrackerError as reason:
        return Told(str(reason), "mend or take out the plugin that has these rules")
