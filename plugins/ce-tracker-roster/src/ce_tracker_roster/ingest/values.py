"""A column as somebody has it becomes the canonical one; what is no such value is told.

What repeats is looked at once: words by their distinct values, days and hours by the least and the greatest. Each function
takes the column, where its faults go, and gives the values; where there is a fault, they are a null or a stand-in.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl

from ce_tracker import RecordError
from ce_tracker.catalogue import cells
from ce_tracker.record import EARLIEST, LATEST, MOST_HOURS, as_hours
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.columns import Column
from ce_tracker_roster.ingest.faults import Faults, Told, as_text
from ce_tracker_roster.ingest.runs import by_runs, distinct
from ce_tracker_roster.ingest.source import Source

Wrong = Callable[[str], str | None]
"""What is wrong with a word; None where nothing is."""

_WORDS = (pl.String, pl.Categorical, pl.Enum)
_SHORT = 12
"""A number of no more characters than this is exact as a float."""


def is_words(values: pl.Series) -> bool:
    """Whether a column holds texts, or nothing at all."""
    return values.dtype in _WORDS or values.dtype == pl.Null


def text(column: Column, values: pl.Series, faults: Faults) -> pl.Series:
    """Texts, never null. A whole number that came as a float is told without its point."""
    if values.dtype.is_nested() or values.dtype in (pl.Object, pl.Binary):
        faults.refuse(column.name, values.is_not_null(), values, _no_text)
        texts = pl.repeat("", len(values), dtype=pl.String, eager=True)
    elif values.dtype.is_float() or values.dtype.is_decimal():
        texts = pl.Series([None if one is None else _plain(one) for one in values.to_list()], dtype=pl.String)
    else:
        texts = values.cast(pl.String)
    if texts.null_count():
        texts = texts.fill_null("")
    if column.required:
        _says_something(column.name, texts, faults)
    return texts.alias(column.name)


def _no_text(_: str) -> Told:
    return Told("must be a text", "write a text")


def _plain(number: float | Decimal) -> str:
    try:
        return str(int(number)) if number == int(number) else str(number)
    except (ValueError, OverflowError):
        return str(number)


def _says_something(name: str, texts: pl.Series, faults: Faults) -> None:
    """Refuses blank texts. Only what begins with a blank, or outside ASCII, can be one."""
    doubtful = ((texts < "!") | (texts >= "\x7f")).arg_true()
    if not len(doubtful):
        return
    blank = pl.Series([not one.strip() for one in texts.gather(doubtful).to_list()], dtype=pl.Boolean)
    at = doubtful.filter(blank)
    if len(at):
        faults.refuse_at(name, at, texts.gather(at), lambda _: empty(name))


def empty(name: str) -> Told:
    """That a value is missing which every row must have."""
    return Told("is empty", f"fill in {name}")


def words(
    column: Column,
    values: pl.Series,
    faults: Faults,
    wrong: Wrong,
    source: Source,
    *,
    default: str = "",
    meant: Callable[[str], str] = str.strip,
) -> pl.Series:
    """Words of a vocabulary, each distinct one checked once; `meant` tells how a word is spelt that is right."""
    if not is_words(values):
        if values.dtype.is_nested() or values.dtype in (pl.Object, pl.Binary):
            faults.refuse(column.name, values.is_not_null(), values, _no_text)
        values = as_text(values)
    known = by_runs(values, _as_categories) if values.dtype == pl.String else _as_categories(values)
    if known.null_count():
        known = known.fill_null("")
    found: list[str] = distinct(known).cast(pl.String).to_list()
    said = {word: _told(column, word.strip(), wrong, source) for word in found}
    bad = {word: told for word, told in said.items() if told is not None}
    changed = {word: to for word in found if word not in bad and (to := meant(word) or default) != word}
    if bad:
        where = known.is_in(_as_categories(pl.Series(list(bad))).implode())
        faults.refuse(column.name, where, known, lambda word: bad[word])
    if changed:
        known = known.replace(*(_as_categories(pl.Series(list(some))) for some in (changed, changed.values())))
    return known.alias(column.name)


def _as_categories(values: pl.Series) -> pl.Series:
    return values.cast(pl.Categorical)


def _told(column: Column, word: str, wrong: Wrong, source: Source) -> Told | None:
    if not word:
        return empty(column.name) if column.required else None
    problem = wrong(word)
    if problem is None:
        return None
    if column.name in source.translated:
        return Told(
            f"the mapping does not tell what {column.name} {word!r} means",
            f"add {word!r} to the values of {column.name} in the mapping",
        )
    reason, _, near = problem.partition("; did you mean ")
    fix = f"write {near.removesuffix('?')} if that is meant" if near else f"correct {column.name}"
    return Told(reason, fix)


def day(column: Column, values: pl.Series, faults: Faults, source: Source) -> pl.Series:
    """Days of the years 1900 to 2199."""
    days = _days(column.name, values, faults, source).alias(column.name)
    least, greatest = days.min(), days.max()
    if isinstance(least, date) and isinstance(greatest, date) and (least < EARLIEST or greatest > LATEST):
        faults.refuse(column.name, (days < EARLIEST) | (days > LATEST), days, _out_of_calendar)
    if column.required and days.null_count():
        missing = days.is_null() & (as_text(values).fill_null("").str.strip_chars() == "")
        faults.refuse(column.name, missing, days, lambda _: empty(column.name))
    return days


def _out_of_calendar(told: str) -> Told:
    side = "before 1900" if told < str(EARLIEST) else "after 2199"
    return Told(f"{told} is {side}", "write the year with its four digits")


def _days(name: str, values: pl.Series, faults: Faults, source: Source) -> pl.Series:
    if values.dtype == pl.Date:
        return values
    if isinstance(values.dtype, pl.Datetime):
        if values.dtype.time_zone is None:
            return values.cast(pl.Date)
        if source.time_zone:
            return values.dt.convert_time_zone(source.time_zone).dt.date()
        faults.refuse(name, values.is_not_null(), values, _which_zone)
        return _no_days(values)
    if is_words(values):
        return _days_of_texts(name, values.cast(pl.String), faults, source)
    faults.refuse(name, values.is_not_null(), values, _no_day)
    return _no_days(values)


def _no_days(values: pl.Series) -> pl.Series:
    return pl.repeat(None, len(values), dtype=pl.Date, eager=True)


def _which_zone(told: str) -> Told:
    return Told(
        f"{told} is a moment: which day it was depends on the time zone",
        "write the day, or tell the time zone (--map time_zone=America/New_York)",
    )


def _no_day(told: str) -> Told:
    return Told(f"must be a date such as 2026-01-10, not {told}", "write the day as YYYY-MM-DD")


def _days_of_texts(name: str, texts: pl.Series, faults: Faults, source: Source) -> pl.Series:
    days = _no_days(texts) if source.date_format else texts.str.to_date("%Y-%m-%d", strict=False)
    if days.null_count() == texts.null_count():
        return days
    open_ = (days.is_null() & texts.is_not_null()).arg_true()
    left = texts.gather(open_)
    read = {one: _day_of(one, source) for one in left.unique().to_list()}
    bad = {one: told for one, told in read.items() if isinstance(told, Told)}
    if bad:
        at = open_.filter(left.is_in(list(bad)))
        faults.refuse_at(name, at, texts.gather(at), lambda one: bad[one])
    found = [told if isinstance(told, date) else None for told in (read[one] for one in left.to_list())]
    return days.scatter(open_, pl.Series(found, dtype=pl.Date))


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})")


def _day_of(written: str, source: Source) -> date | Told | None:
    """The day that a text tells, or why it cannot be told; None for a blank."""
    stripped = written.strip()
    if not stripped:
        return None
    if source.date_format:
        try:
            return datetime.strptime(stripped, source.date_format).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            if not _MOMENT.fullmatch(stripped):
                return Told(
                    f"{_short(stripped)} is not written as {source.date_format}",
                    "write it as the others, or tell another format",
                )
    try:
        if _ISO.fullmatch(stripped):
            return date.fromisoformat(stripped)
        if _MOMENT.fullmatch(stripped):
            return _day_of_moment(datetime.fromisoformat(stripped), stripped, source)
    except ValueError as reason:
        return Told(f"{_short(stripped)} is no date: {reason}", "write the day as YYYY-MM-DD")
    return _not_iso(stripped)


def _day_of_moment(moment: datetime, written: str, source: Source) -> date | Told:
    if moment.tzinfo is None:
        return moment.date()
    if source.time_zone:
        return moment.astimezone(ZoneInfo(source.time_zone)).date()
    return _which_zone(written)


def _not_iso(written: str) -> Told:
    numeric = _NUMERIC.fullmatch(written)
    if numeric is None:
        return _no_day(repr(_short(written)))
    return Told(
        f"{written} could be month first or day first",
        "write the day as YYYY-MM-DD, or tell how days are written (--map date_format=%m/%d/%Y)",
    )


def _short(written: str) -> str:
    return written if len(written) <= 60 else f"{written[:57]}..."


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
    if numbers.null_count() == texts.null_count() and texts.str.len_bytes().max() in range(_SHORT + 1):
        return Hours(_of_floats(name, numbers, faults, texts))
    plain = numbers.is_not_null() & (texts.str.len_bytes() <= _SHORT)
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


_MIXED = re.compile(r"(?:(\d+)\s+)?(\d+)/(\d+)")
_CLOCK = re.compile(r"(\d+):([0-5]\d)")
_NAMED = re.compile(r"([\d.]+)\s*(?:ce\s+|contact\s+|credit\s+)?(?:h|hr|hour)s?\.?", re.IGNORECASE)


def _hours_of(written: str) -> int | Told | None:
    """The ten-thousandths that a text tells, or why not; None for a blank."""
    stripped = written.strip()
    if not stripped:
        return None
    ceu = _CEU.fullmatch(stripped)
    number = ceu[1] if ceu else stripped
    try:
        return int(as_hours(f"{Decimal(number).normalize():f}") * UNITS)
    except RecordError as reason:
        return Told(reason.problem, _AS)
    except (InvalidOperation, ValueError):
        return Told(f"{_short(stripped)!r} is not a number", _meant(stripped))


def _meant(written: str) -> str:
    """What somebody who wrote hours in words or signs may mean."""
    mixed, clock, named = _MIXED.fullmatch(written), _CLOCK.fullmatch(written), _NAMED.fullmatch(written)
    if mixed and int(mixed[3]):
        return f"write {_figures(int(mixed[1] or 0) + Decimal(mixed[2]) / Decimal(mixed[3]))} if that is meant"
    if clock:
        return f"write {_figures(int(clock[1]) + Decimal(clock[2]) / 60)} if hours and minutes are meant"
    if named:
        return f"write {named[1]} if that is meant, and nothing else"
    try:
        cells.number("hours", written)
    except RecordError as reason:
        _, _, fix = reason.problem.rpartition("; ")
        return fix if fix.removeprefix("write ")[:1].isdigit() else _AS
    return _AS


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
