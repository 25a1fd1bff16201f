"""Hours and shares as somebody has them become canonical: every number is read as it is written, and none is guessed."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from unicodedata import normalize

import numpy as np
import polars as pl

from ce_tracker import RecordError
from ce_tracker.catalogue.cells import number_meant
from ce_tracker.record import MOST_HOURS, as_hours
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.columns import Column
from ce_tracker_roster.ingest.faults import Faults, Told
from ce_tracker_roster.ingest.texts import is_words, shortened

_SHORT = 12
"""A number of no more characters than this is exact as a float."""


class Hours(NamedTuple):
    """Hours in ten-thousandths, null where there are none, and where the text itself says that they are CEU."""

    units: pl.Series
    in_ceu: pl.Series | None = None


def hours(column: Column, values: pl.Series, faults: Faults) -> Hours:
    """Hours: more than zero, at most 5000, at most four decimals. A blank is null and no fault."""
    if values.dtype.is_integer():
        return Hours(_within(column.name, values.cast(pl.Int64, strict=False), values, faults, factor=UNITS))
    if values.dtype.is_float():
        return Hours(_of_floats(column.name, values, faults))
    if values.dtype.is_decimal():
        return Hours(_of_decimals(column.name, values, faults))
    if is_words(values):
        return _of_texts(column.name, values.cast(pl.String), faults)
    faults.refuse(column.name, values.is_not_null(), values, lambda told: Told(f"must be a number, not {told}", _AS))
    return Hours(pl.repeat(None, len(values), dtype=pl.Int64, eager=True))


_AS = "write the hours as a number with a decimal point, such as 1.5"


def _within(
    name: str, whole: pl.Series, values: pl.Series, faults: Faults, *, factor: int = 1, came: pl.Series | None = None
) -> pl.Series:
    """Checks the range of `whole`, of which `factor` make a unit; what did not fit an integer is out of range as well."""
    most = int(MOST_HOURS) * UNITS // factor
    least, greatest = whole.min(), whole.max()
    fits = whole.null_count() == values.null_count()
    if not fits or (isinstance(least, int) and isinstance(greatest, int) and (least <= 0 or greatest > most)):
        bad = ((whole <= 0) | (whole > most)).fill_null(value=True) & values.is_not_null()
        faults.refuse(name, bad, values if came is None else came, _refused)
        whole = _without(whole, bad)
    return whole * factor if factor != 1 else whole


def _without(values: pl.Series, where: pl.Series) -> pl.Series:
    return pl.select(pl.when(~where).then(values)).to_series()


def _refused(told: str) -> Told:
    """What the record itself says of these hours."""
    try:
        as_hours(told)
    except RecordError as reason:
        return Told(reason.problem, _AS)
    return Told(f"hours must be more than zero and at most {MOST_HOURS}, not {told}", _AS)


def _of_floats(name: str, values: pl.Series, faults: Faults, came: pl.Series | None = None) -> pl.Series:
    """A float is read as it is written: 1.1 is exact, as it is the float nearest to eleven thousand ten-thousandths."""
    quick = _clean_floats(values)
    if quick is not None:
        return quick
    came = values if came is None else came
    scaled = (values.cast(pl.Float64) * UNITS).round()
    exact = (scaled / UNITS).cast(values.dtype) == values
    if not exact.all():
        finer = (~exact).fill_null(value=False) & values.is_finite().fill_null(value=False)
        faults.refuse(name, finer, came, _refused)
        values, scaled = _without(values, finer), _without(scaled, finer)
    return _within(name, scaled.cast(pl.Int64, strict=False), values, faults, came=came)


_SLICE = 65_536


def _clean_floats(values: pl.Series) -> pl.Series | None:
    """The ten-thousandths of floats where nothing at all is wrong with them; slice by slice, which stays in the cache."""
    if values.dtype != pl.Float64 or values.null_count():
        return None
    floats = values.to_numpy()
    units = np.empty(len(floats), dtype=np.int64)
    for start in range(0, len(floats), _SLICE):
        part = floats[start : start + _SLICE]
        scaled = np.rint(part * UNITS)
        if not (scaled.min() > 0 and scaled.max() <= int(MOST_HOURS) * UNITS and (scaled / UNITS == part).all()):
            return None
        units[start : start + _SLICE] = scaled
    return pl.Series(values.name, units)


def _of_decimals(name: str, values: pl.Series, faults: Faults) -> pl.Series:
    read = [None if one is None else _units(one) for one in values.to_list()]
    units = pl.Series([one if isinstance(one, int) else None for one in read], dtype=pl.Int64)
    faults.refuse(name, units.is_null() & values.is_not_null(), values, _refused)
    return units


def _units(number: Decimal) -> int | None:
    """Ten-thousandths; None where the record refuses the number. Needless zeros do not count as decimals."""
    try:
        return int(as_hours(Decimal(f"{number.normalize():f}") if number.is_finite() else number) * UNITS)
    except RecordError:
        return None


_CEU = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*CEUs?", re.IGNORECASE)


def _of_texts(name: str, texts: pl.Series, faults: Faults) -> Hours:
    numbers = texts.cast(pl.Float64, strict=False)
    odd = texts.str.contains("_", literal=True)  # no number for anybody but a program
    if (
        numbers.null_count() == texts.null_count()
        and not odd.any()
        and texts.str.len_bytes().max() in range(_SHORT + 1)
    ):
        return Hours(_of_floats(name, numbers, faults, texts))
    plain = numbers.is_not_null() & (texts.str.len_bytes() <= _SHORT) & ~odd.fill_null(value=False)
    units = _of_floats(name, _without(numbers, ~plain), faults, texts)
    rest = (~plain & texts.is_not_null()).arg_true()
    left = texts.gather(rest)
    read = {one: _hours_of(one) for one in left.unique().to_list()}
    bad = {one: told for one, told in read.items() if isinstance(told, Told)}
    if bad:
        at = rest.filter(left.is_in(list(bad)))
        faults.refuse_at(name, at, texts.gather(at), lambda one: bad[one])
    found = [told if isinstance(told, int) else None for told in (read[one] for one in left.to_list())]
    ceu = pl.Series([_CEU.fullmatch(one.strip()) is not None for one in left.to_list()], dtype=pl.Boolean)
    in_ceu = pl.repeat(value=False, n=len(texts), eager=True).scatter(rest, ceu) if ceu.any() else None
    return Hours(units.scatter(rest, pl.Series(found, dtype=pl.Int64)), in_ceu)


_HOUR = r"\s*(?:(?:ce|contact|credit)\s+)?(?:h|hr|hour)s?\.?"
_MINUTE = r"\s*(?:m|min|minute)s?\.?"
_MIXED = re.compile(rf"(?:(\d+)\s+)?(\d+)/(\d+)(?:{_HOUR})?", re.IGNORECASE)
_CLOCK = re.compile(rf"(\d+)(?::([0-5]\d)(?:{_HOUR})?|{_HOUR},?\s*(?:and\s+)?([0-5]?\d){_MINUTE})", re.IGNORECASE)
_MINUTES = re.compile(rf"(\d+){_MINUTE}", re.IGNORECASE)
_CELL = re.compile(r"(\d{4})-\d\d-\d\d (\d\d):(\d\d):\d\d")
"""What a spreadsheet has in a cell that shows a day or a time; a time alone is of the year before its first."""
_NAMED = re.compile(rf"(\d[\d,]*(?:\.\d*)?|\.\d+)(?:{_HOUR})?", re.IGNORECASE)
_SIGN = re.compile("[\u00bc-\u00be\u2150-\u215e\u2189]")
"""A fraction that is one sign, such as a half."""


def _hours_of(written: str) -> int | Told | None:
    """The ten-thousandths that a text tells, or why not; None for a blank."""
    stripped = written.strip()
    if not stripped:
        return None
    ceu = _CEU.fullmatch(stripped)
    number = ceu[1] if ceu else stripped
    if "_" in number:
        return Told(f"{shortened(stripped)!r} is not a number", _meant(stripped))
    try:
        return int(as_hours(f"{Decimal(number).normalize():f}") * UNITS)
    except RecordError as reason:
        return Told(reason.problem, _AS)
    except (InvalidOperation, ValueError):
        return Told(f"{shortened(stripped)!r} is not a number", _meant(stripped))


def _meant(written: str) -> str:
    """What somebody who wrote hours in words or signs may mean; no number where it could be another."""
    spelt = _SIGN.sub(lambda sign: f" {normalize('NFKC', sign[0])}", written).replace("\u2044", "/").strip()
    mixed, clock, minutes = _MIXED.fullmatch(spelt), _CLOCK.fullmatch(spelt), _MINUTES.fullmatch(spelt)
    if mixed and int(mixed[3]):
        return f"write {_figures(int(mixed[1] or 0) + Decimal(mixed[2]) / Decimal(mixed[3]))} if that is meant"
    if clock:
        return f"write {_figures(int(clock[1]) + Decimal(clock[2] or clock[3]) / 60)} if hours and minutes are meant"
    if minutes:
        hours = _figures(Decimal(minutes[1]) / 60)
        return (
            f"write hours: {hours} if these are {minutes[1]} minutes of hours of 60, or {minutes[1]} and minute in unit"
        )
    cell = _CELL.fullmatch(spelt)
    if cell:
        hours = _figures(int(cell[2]) + Decimal(cell[3]) / 60) if cell[1] == "1899" else "the hours"
        return f"format the cell as a number, and write {hours} if that is meant"
    named = _NAMED.fullmatch(spelt)
    number = number_meant(named[1]) if named else ""
    return f"write {number} if that is meant, and nothing else" if number else _AS


def _figures(number: Decimal) -> str:
    return f"{round(number, 4).normalize():f}"


_YES_NO = {"yes": 1.0, "true": 1.0, "no": 0.0, "false": 0.0}


def share(column: Column, values: pl.Series, faults: Faults) -> pl.Series:
    """Shares from 0 to 1; yes and true are all of it, no and false none; null where not recorded."""
    if values.dtype == pl.Boolean or values.dtype.is_numeric():
        shares = values.cast(pl.Float64)
        if values.dtype == pl.Float32:
            shares = shares.round(6)
    elif is_words(values):
        return _shares_of_texts(column, values.cast(pl.String), faults)
    else:
        faults.refuse(column.name, values.is_not_null(), values, _no_share)
        shares = pl.repeat(None, len(values), dtype=pl.Float64, eager=True)
    within = shares.is_between(0, 1)
    if not within.all():
        faults.refuse(column.name, ~within, values, _no_share)
    return shares.alias(column.name)


def _no_share(told: str) -> Told:
    return Told(f"must be true, false or a share from 0 to 1, not {told}", "write yes, no or a share such as 0.75")


def _shares_of_texts(column: Column, texts: pl.Series, faults: Faults) -> pl.Series:
    found = {one: _share_of(one) for one in texts.unique().to_list() if one is not None}
    bad = [one for one, told in found.items() if told is not None and told < 0]
    if bad:
        faults.refuse(column.name, texts.is_in(bad), texts, _no_share)
    if not found:
        return pl.repeat(None, len(texts), dtype=pl.Float64, eager=True).alias(column.name)
    return texts.replace_strict(found, return_dtype=pl.Float64).alias(column.name)


def _share_of(written: str) -> float | None:
    stripped = written.strip().casefold()
    if not stripped:
        return None
    if stripped in _YES_NO:
        return _YES_NO[stripped]
    try:
        number = Decimal(stripped)
    except InvalidOperation:
        return -1.0
    return float(number) if number.is_finite() and 0 <= number <= 1 else -1.0
