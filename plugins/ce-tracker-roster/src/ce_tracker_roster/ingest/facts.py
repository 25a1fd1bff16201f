"""Facts of licences, which rule books ask for by name: columns ``fact.NAME``."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

import polars as pl

from ce_tracker import Registry
from ce_tracker.errors import CeTrackerError
from ce_tracker.rulebooks.facts import facts_heeded
from ce_tracker_roster.columns import FACT, Column, Kind
from ce_tracker_roster.ingest.days import day
from ce_tracker_roster.ingest.faults import Faults, Told, as_text
from ce_tracker_roster.ingest.names import slip
from ce_tracker_roster.ingest.source import ColumnError, Source
from ce_tracker_roster.ingest.texts import is_words, no_errors, text

_WRITE = {bool: "true or false", int: "a number", date: "a date such as 2026-01-10", str: "a text"}


def facts(
    frame: pl.DataFrame, read: Mapping[str, pl.Series], faults: Faults, source: Source, registry: Registry
) -> dict[str, pl.Series]:
    """The columns of facts, each of the kind that the rule books of these licences ask; other kinds are refused.

    Raises `ColumnError` for a name that is a slip of the pen.
    """
    given = facts_of(frame)
    asked = heeded([read["jurisdiction"], read["credential"]], registry) if given else {}
    for name in given:
        near = None if name in asked else slip(name, sorted(asked.keys() - given))
        if near is not None:
            raise ColumnError(
                f"licences: unknown fact {FACT + name!r}; did you mean {FACT + near!r}? Name it so, or take it out"
            )
    kinds = {name: next(iter(of)) for name, of in asked.items() if len(of) == 1}
    return {FACT + name: _fact(FACT + name, frame[FACT + name], kinds.get(name), faults, source) for name in given}


def facts_of(frame: pl.DataFrame) -> list[str]:
    """The names of the facts that a frame has columns of."""
    return [name.removeprefix(FACT) for name in frame.columns if name.startswith(FACT)]


def heeded(held: Sequence[pl.Series], registry: Registry) -> dict[str, set[type]]:
    """The facts that the rule books of these licences heed, each with the kinds in which they ask it.

    `held` is their jurisdictions and their credentials.
    """
    kinds: dict[str, set[type]] = {}
    for jurisdiction, credential in pl.DataFrame(held).unique().cast(pl.String).iter_rows():
        try:
            books = [registry.rule_book(jurisdiction, credential)]
        except CeTrackerError:
            books = []
        for name, kind in facts_heeded(books).items():
            kinds.setdefault(name, set()).add(kind)
    return kinds


def _fact(name: str, came: pl.Series, asked: type | None, faults: Faults, source: Source) -> pl.Series:
    if came.dtype in (pl.Object, pl.Binary, pl.Time, pl.Duration) or came.dtype.is_nested():
        return _refused(name, came, came.is_not_null(), faults, "a number, a date, a text or true/false", pl.String)
    if asked is date:
        return day(Column(name, Kind.DAY, ""), came, faults, source)
    if is_words(came):
        return _of_texts(name, came.cast(pl.String), asked, faults)
    if isinstance(came.dtype, pl.Datetime) or came.dtype == pl.Date:
        if asked is not None:
            return _refused(name, came, came.is_not_null(), faults, _WRITE[asked], pl.String)
        return day(Column(name, Kind.DAY, ""), came, faults, source)
    if came.dtype == pl.Boolean:
        if asked not in (None, bool):
            return _refused(name, came, came.is_not_null(), faults, _WRITE[asked], pl.Boolean)
        return came
    if asked is bool:
        return _refused(name, came, came.is_not_null(), faults, _WRITE[bool], pl.Boolean)
    if asked is str:
        return text(Column(name, Kind.TEXT, ""), came, faults).replace("", None)
    return _number(name, came, faults)


def _refused(
    name: str, came: pl.Series, where: pl.Series, faults: Faults, wanted: str, kind: pl.DataType | type[pl.DataType]
) -> pl.Series:
    faults.refuse(
        name, where, came, lambda told: Told(f"must be {wanted}, not {told}", f"write {wanted}, or leave it empty")
    )
    return pl.repeat(None, len(came), dtype=kind, eager=True).alias(name)


def _number(name: str, came: pl.Series, faults: Faults) -> pl.Series:
    numbers = came.cast(pl.Int64 if came.dtype.is_integer() else pl.Float64, strict=False)
    strange = came.is_not_null() & (numbers.is_null() | ~numbers.is_finite())
    faults.refuse(name, strange, came, lambda told: Told(f"must be a number, not {told}", "write a number"))
    return numbers


def _of_texts(name: str, texts: pl.Series, asked: type | None, faults: Faults) -> pl.Series:
    found = {one: one.strip() for one in texts.unique().to_list() if one is not None}
    blank = [one for one, stripped in found.items() if not stripped]
    texts = texts.replace(blank, [None] * len(blank)) if blank else texts
    if asked in (None, str):
        no_errors(name, texts, faults)
        return texts
    read = {one: _BY_KIND[asked](stripped) for one, stripped in found.items() if stripped}
    bad = [one for one, value in read.items() if value is None]
    kind = pl.Boolean if asked is bool else pl.Float64
    if bad:
        _refused(name, as_text(texts), texts.is_in(bad), faults, _WRITE[asked], kind)
    if not read:
        return pl.repeat(None, len(texts), dtype=kind, eager=True).alias(name)
    return texts.replace_strict(read, return_dtype=kind, default=None)


def _yes_or_no(written: str) -> bool | None:
    return {"true": True, "yes": True, "false": False, "no": False}.get(written.casefold())


def _as_number(written: str) -> float | None:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() else None


_BY_KIND = {bool: _yes_or_no, int: _as_number}
