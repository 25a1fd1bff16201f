"""Days as somebody has them become canonical: what could be two days is refused, never guessed."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from ce_tracker.record import EARLIEST, LATEST
from ce_tracker_roster.columns import Column
from ce_tracker_roster.ingest.faults import Faults, Told, as_text
from ce_tracker_roster.ingest.remedies import written_so, zone
from ce_tracker_roster.ingest.source import Source
from ce_tracker_roster.ingest.texts import empty, is_words, shortened


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
        faults.refuse(name, values.is_not_null(), values, lambda told: _which_zone(told, source))
        return _no_days(values)
    if is_words(values):
        return _days_of_texts(name, values.cast(pl.String), faults, source)
    faults.refuse(name, values.is_not_null(), values, _no_day)
    return _no_days(values)


def _no_days(values: pl.Series) -> pl.Series:
    return pl.repeat(None, len(values), dtype=pl.Date, eager=True)


def _which_zone(told: str, source: Source) -> Told:
    return Told(f"{told} is a moment: which day it was depends on the time zone", zone(source))


def _no_day(told: str) -> Told:
    number = _COUNTED.fullmatch(told)
    day = f", or {_FIRST_OF_EXCEL + timedelta(int(number[1]))} if a spreadsheet counted it" if number else ""
    return Told(f"must be a date such as 2026-01-10, not {told}", f"write the day as YYYY-MM-DD{day}")


_COUNTED = re.compile(r"'?([1-7]\d{4})(?:\.0+)?'?")
"""A day as spreadsheets count them where a cell is no longer formatted as one: the years 1927 to 2119."""
_FIRST_OF_EXCEL = date(1899, 12, 30)


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
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})")


def _day_of(written: str, source: Source) -> date | Told | None:
    """The day that a text tells, or why it cannot be told; None for a blank."""
    stripped = written.strip()
    if not stripped:
        return None
    if source.date_format:
        read = _read(stripped, source.date_format)
        if read is not None or not _MOMENT.fullmatch(stripped):
            return read or Told(
                f"{shortened(stripped)} is not written as {source.date_format}",
                "write it as the others, or tell another format",
            )
    try:
        if _ISO.fullmatch(stripped):
            return date.fromisoformat(stripped)
        if _MOMENT.fullmatch(stripped):
            return _day_of_moment(datetime.fromisoformat(stripped), stripped, source)
    except ValueError as reason:
        return Told(f"{shortened(stripped)} is no date: {reason}", "write the day as YYYY-MM-DD")
    return _not_iso(stripped, source)


def _day_of_moment(moment: datetime, written: str, source: Source) -> date | Told:
    if moment.tzinfo is None:
        return moment.date()
    if source.time_zone:
        return moment.astimezone(ZoneInfo(source.time_zone)).date()
    return _which_zone(written, source)


def _not_iso(written: str, source: Source) -> Told:
    numeric = _NUMERIC.fullmatch(written)
    if numeric is None:
        return _no_day(repr(shortened(written)))
    sign, year = numeric[2], numeric[4]
    last = "%y" if len(year) == len("26") else "%Y"
    orders = (f"%m{sign}%d{sign}{last}", f"%d{sign}%m{sign}{last}")
    possible = [one for one in orders if _read(written, one) is not None]
    match possible:
        case []:
            return Told(f"{written} is no date", "write the day as YYYY-MM-DD")
        case [one]:
            reason = f"{written} is not written as YYYY-MM-DD"
        case _:
            reason, one = f"{written} could be month first or day first", possible[0]
    return Told(reason, written_so(source, one))


def _read(written: str, date_format: str) -> date | None:
    try:
        return datetime.strptime(written, date_format).date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return None
