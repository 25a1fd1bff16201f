"""A national roster that is invented: licences of every jurisdiction and credential of the United States pack, and their credits.

How many licences a state has, how old their holders are, what they take and what they miss: nothing of it is a fact. It is
made so that every rule book is met, by people of whom most have what is asked. Equal seeds give equal rosters.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from bench.curricula import LENGTHS, Curriculum, Kind, curriculum
from bench.printed import LONG_AGO, Matters, dates, matters

from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import Holds, RuleBook
from ce_tracker_us_massage import JURISDICTIONS, rule_books

ON = date(2026, 11, 20)
"""The day as of which the roster is drawn, and audited."""

CREDITS_EACH = 12.5
_COURSES = 20_000
_PROVIDERS = 900
_YEARS = 31
_EARLIEST = ON.year - _YEARS
_RECENT = date(ON.year - 6, 1, 1)
"""No licence issued before this day can be in its first term or the next."""

_SIZES = {
    "CA": 39,
    "TX": 30,
    "FL": 22,
    "NY": 20,
    "PA": 13,
    "IL": 13,
    "OH": 12,
    "GA": 11,
    "NC": 10,
    "MI": 10,
    "NJ": 9,
    "VA": 9,
    "WA": 8,
    "AZ": 7,
    "TN": 7,
    "MA": 7,
    "IN": 7,
    "MO": 6,
    "MD": 6,
    "WI": 6,
    "CO": 6,
    "MN": 6,
    "SC": 5,
    "AL": 5,
    "LA": 5,
    "KY": 5,
    "OR": 4,
    "OK": 4,
    "CT": 4,
    "UT": 3,
    "IA": 3,
    "NV": 3,
    "AR": 3,
    "MS": 3,
    "KS": 3,
    "PR": 3,
    "NM": 2,
    "NE": 2,
    "ID": 2,
    "WV": 2,
    "HI": 1.4,
    "NH": 1.4,
    "ME": 1.4,
    "MT": 1.1,
    "RI": 1.1,
}
"""Weights about as the numbers of inhabitants are, in millions; invented for the benchmark. Those not named weigh 0.8."""

_NOT_A_LICENCE = 0.05
"""What a second credential of a state, such as a local permit, weighs beside its first."""

Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float64]]


class _Roster(NamedTuple):
    licences: pl.DataFrame
    book: Ints
    start: Ints
    """Of the CE period, in days since 1970."""
    last: Ints
    """The last day of it that has been."""


def roster(licences: int, seed: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    """So many licences and the credits of their holders, in the columns that `ce_tracker_roster` documents."""
    random = np.random.default_rng(seed)
    books = [book for jurisdiction in JURISDICTIONS for book in rule_books(jurisdiction)]
    made = _licences(books, licences, random)
    curricula = [curriculum(book, ON, Random(f"{seed} {book.jurisdiction} {book.credential}")) for book in books]
    return made.licences, _credits(made, curricula, random)


def write(folder: Path, licences: int, seed: int = 1) -> tuple[Path, Path]:
    """The roster as Parquet files; their paths."""
    paths = folder / "licences.parquet", folder / "credits.parquet"
    for path, frame in zip(paths, roster(licences, seed), strict=True):
        frame.write_parquet(path)
    return paths


# Licences -------------------------------------------------------------------------------------------------------------


def _weights(books: Sequence[RuleBook]) -> Floats:
    seen: set[str] = set()
    weights = []
    for book in books:
        size = _SIZES.get(book.jurisdiction.removeprefix("US-"), 0.8)
        weights.append(size * _NOT_A_LICENCE if book.jurisdiction in seen else size)
        seen.add(book.jurisdiction)
    return np.array(weights) / sum(weights)


def _licences(books: Sequence[RuleBook], count: int, random: np.random.Generator) -> _Roster:
    today = _number(ON)
    book = random.choice(len(books), count, p=_weights(books))
    issued = today - random.integers(1, int((_YEARS - 1) * 365.25), count)
    born = issued - random.integers(20 * 365, 50 * 365, count)
    number = 100_000 + random.permutation(count)
    printed = random.integers(1, 37, count)
    drawn = pl.DataFrame({"book": book, "issued": issued, "born": born, "number": number, "printed": printed})
    found = _with_dates(drawn.with_columns(pl.col("issued", "born").cast(pl.Int32).cast(pl.Date)), books)

    chance, shift = random.random(count), random.integers(1, 40, count)
    every = np.array([one.term.every_years for one in books])[book]
    status = np.where(random.random(count) < 0.97, 0, random.integers(1, 5, count))
    licences = found.select(
        licence=pl.lit("").cast(pl.String),
        jurisdiction=_named([one.jurisdiction for one in books], book),
        credential=_named([one.credential for one in books], book),
        number=pl.col("number").cast(pl.String),
        issued="issued",
        expires=_as_printed(pl.lit(pl.Series(chance)), pl.lit(pl.Series(shift)), pl.lit(pl.Series(every))),
        status=_named(["active", "inactive", "lapsed", "retired", "military"], status),
        born="born",
    )
    key = pl.concat_str("jurisdiction", pl.lit("-"), pl.int_range(1, count + 1).cast(pl.String).str.zfill(7))
    start = np.maximum(found["start"].cast(pl.Int32).to_numpy().astype(np.int64), issued)
    end = found["end"].cast(pl.Int32).to_numpy().astype(np.int64)
    return _Roster(licences.with_columns(licence=key), book, start, np.maximum(np.minimum(end, today), start))


def _as_printed(chance: pl.Expr, shift: pl.Expr, every: pl.Expr) -> pl.Expr:
    """Mostly what the rule gives; else missing, other by some days, or of the term before."""
    expires = pl.col("expires")
    before = expires.dt.offset_by(pl.format("-{}y", every))
    other = expires + pl.duration(days=shift)
    return (
        pl.when(chance < 0.06)
        .then(None)
        .when(chance < 0.08)
        .then(other)
        .when((chance < 0.11) & (before > pl.col("issued")))
        .then(before)
        .otherwise(expires)
    )


_KEY = ("book", "issued", "born", "number", "printed")


def _with_dates(drawn: pl.DataFrame, books: Sequence[RuleBook]) -> pl.DataFrame:
    """The licences with `expires`, `start` and `end`, reckoned once for all of which the same matters."""
    told = pl.DataFrame([matters(book) for book in books], orient="row", schema=Matters._fields)
    told = (
        told.with_row_index("book")
        .with_columns(pl.col("book").cast(pl.Int64))
        .rename({name: f"by {name}" for name in Matters._fields})
    )
    year, month, day = pl.col("born").dt.year(), pl.col("born").dt.month(), pl.col("born").dt.day()
    issued = pl.col("issued")
    alike = pl.date(
        1984 + year % 2,
        pl.when(pl.col("by birthday") | pl.col("by birth_month")).then(month).otherwise(5),
        pl.when("by birthday").then(day.clip(1, 28)).otherwise(14),
    )
    keyed = drawn.join(told, on="book", how="left", maintain_order="left").select(
        "book",
        issued=pl.when((pl.col("by issued") | pl.col("by recent")) & (pl.col("issued") >= _RECENT))
        .then("issued")
        .when("by issued")
        .then(
            pl.date(_EARLIEST + (issued.dt.year() - _EARLIEST) % pl.col("by cycle"), issued.dt.month(), issued.dt.day())
        )
        .otherwise(LONG_AGO),
        born=alike,
        number=pl.when("by number").then(pl.col("number") % 2).otherwise(0),
        printed=pl.when("by printed").then("printed").otherwise(1),
    )
    unique = keyed.unique(maintain_order=True)
    found = [
        dates(books[book], issued, born, str(number), _month_end(printed, books[book].term.every_years), ON)
        for book, issued, born, number, printed in unique.iter_rows()
    ]
    reckoned = pl.DataFrame(found, orient="row", schema={"expires": pl.Date, "start": pl.Date, "end": pl.Date})
    return pl.concat(
        [
            drawn,
            keyed.join(
                pl.concat([unique, reckoned], how="horizontal"), on=_KEY, how="left", maintain_order="left"
            ).select("expires", "start", "end"),
        ],
        how="horizontal",
    )


def _month_end(months: int, years: int) -> date:
    """The end of one of the months of a term from now on."""
    months = ON.month - 1 + (months - 1) % (12 * years)
    following = date(ON.year + (months + 1) // 12, (months + 1) % 12 + 1, 1)
    return following - timedelta(days=1)


# Credits --------------------------------------------------------------------------------------------------------------


class _Rows(NamedTuple):
    """Credits to be: the licence of each, the kind of course, its hours."""

    licence: Ints
    kind: Ints
    hours: Floats
    within: Floats
    """How likely it lies within the current period."""


class _Taken(NamedTuple):
    """The ways of all curricula one after the other, and the kinds they are made of."""

    kinds: list[Kind]
    first: Ints
    """By way, its first place in `kind` and `hours`."""
    length: Ints
    kind: Ints
    hours: Floats
    besides: Ints
    """By rule book, kinds of courses taken besides."""


def _taken(curricula: Sequence[Curriculum]) -> _Taken:
    known: dict[Kind, int] = {}
    ways = [way for one in curricula for way in one.ways]
    kind = [known.setdefault(one, len(known)) for way in ways for one, _ in way]
    besides = [[known.setdefault(one, len(known)) for one in each.besides] for each in curricula]
    length = np.array([len(way) for way in ways])
    hours = np.array([hours for way in ways for _, hours in way])
    return _Taken(list(known), length.cumsum() - length, length, np.array(kind), hours, np.array(besides))


def _rows(made: _Roster, taken: _Taken, ways: int, random: np.random.Generator) -> _Rows:
    """Which courses everybody took; three in ten people miss something."""
    count = len(made.book)
    way = made.book * ways + random.integers(0, ways, count)
    asked = taken.length[way]
    licence = np.repeat(np.arange(count), asked)
    place = np.arange(len(licence)) - np.repeat(asked.cumsum() - asked, asked) + taken.first[way][licence]
    careless = random.random(count) < 0.3
    kept = ~careless[licence] | (random.random(len(licence)) < 0.6)
    licence, place = licence[kept], place[kept]

    usual = taken.length.reshape(-1, ways).mean(axis=1) * (1 - 0.3 * 0.4)
    more = random.poisson(np.maximum(CREDITS_EACH - usual, 1)[made.book])
    besides = np.repeat(np.arange(count), more)
    kinds = taken.besides[made.book[besides], random.integers(0, taken.besides.shape[1], len(besides))]
    whole = _Rows(
        np.concatenate([licence, besides]),
        np.concatenate([taken.kind[place], kinds]),
        np.concatenate([taken.hours[place], np.array(LENGTHS)[random.integers(0, len(LENGTHS), len(besides))]]),
        np.concatenate([np.where(careless[licence], 0.9, 1.0), np.where(careless[besides], 0.2, 0.65)]),
    )
    order = np.argsort(whole.licence, kind="stable")
    return _Rows(whole.licence[order], whole.kind[order], whole.hours[order], whole.within[order])


def _credits(made: _Roster, curricula: Sequence[Curriculum], random: np.random.Generator) -> pl.DataFrame:
    taken = _taken(curricula)
    rows = _rows(made, taken, len(curricula[0].ways), random)
    size = len(rows.licence)
    start, last = made.start[rows.licence], made.last[rows.licence]
    within = start + (random.random(size) * (last - start + 1)).astype(np.int64)
    earlier = start - random.integers(1, 900, size)
    completed = np.where(random.random(size) < rows.within, within, earlier)
    course = random.integers(0, _COURSES, size)
    again = np.flatnonzero((random.random(size) < 0.01) & (np.diff(rows.licence, prepend=-1) == 0))
    kind, hours = rows.kind.copy(), rows.hours.copy()
    for of in (course, kind, hours):
        of[again] = of[again - 1]
    kinds = taken.kinds
    delivery = np.array(_codes([one.delivery for one in kinds]))[kind]
    delivery[random.random(size) < 0.01] = 0
    titles = pl.Series([f"Course {number}: hands, backs and boundaries" for number in range(_COURSES)])
    providers = pl.Series([f"Provider {number % _PROVIDERS}" for number in range(_COURSES)])
    numbers = pl.Series([f"20-{number:05}" for number in range(_COURSES)])
    shares = pl.Series([one.hands_on for one in kinds], dtype=pl.Float64)
    started = pl.Series(np.where(random.random(size) < 0.02, completed - 1, completed)).cast(pl.Int32).cast(pl.Date)
    day = pl.Series(completed).cast(pl.Int32).cast(pl.Date)
    return pl.DataFrame(
        {
            "licence": made.licences["licence"].gather(rows.licence),
            "title": titles.gather(course),
            "completed": day,
            "hours": hours,
            "subject": _named([one.subject for one in kinds], kind),
            "delivery": _named([None, *_DELIVERIES], delivery),
            "hands_on": shares.gather(kind),
            "activity": _named([one.activity for one in kinds], kind),
            "approvals": _named([one.approvals for one in kinds], kind),
            "approved_as": _named([one.approved_as for one in kinds], kind),
            "provider": providers.gather(course),
            "course_id": numbers.gather(course),
            "started": started,
        }
    ).with_columns(started=pl.when(pl.col("started") < pl.col("completed")).then("started"))


_DELIVERIES = ("in-person", "live-webinar", "online-self-paced", "home-study")


def _codes(deliveries: Sequence[str | None]) -> list[int]:
    return [0 if one is None else _DELIVERIES.index(one) + 1 for one in deliveries]


def _named(names: Sequence[str | None], at: Ints) -> pl.Series:
    """The names at these places, as categories."""
    return pl.Series(names, dtype=pl.String).cast(pl.Categorical).gather(at)


def _number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


# Documents ------------------------------------------------------------------------------------------------------------

_HELD_BY_MANY = {"liability-insurance": 0.6, "cpr": 0.4}
_HELD_WHERE_ASKED = 0.9


def documents(licences: pl.DataFrame, seed: int = 1) -> pl.DataFrame:
    """About one and a half documents for each licence: what its state asks for, insurance, resuscitation."""
    random = np.random.default_rng(seed)
    shares = [
        {
            "jurisdiction": book.jurisdiction,
            "credential": book.credential,
            **_HELD_BY_MANY,
            **{one.kinds[0]: _HELD_WHERE_ASKED for one in inside(book.rules[:1]) if isinstance(one, Holds)},
        }
        for jurisdiction in JURISDICTIONS
        for book in rule_books(jurisdiction)
    ]
    held = (
        licences.select("licence", pl.col("jurisdiction", "credential").cast(pl.String))
        .with_row_index("at")
        .join(pl.DataFrame(shares, infer_schema_length=None), on=["jurisdiction", "credential"], how="left")
        .drop("jurisdiction", "credential")
        .unpivot(index=["at", "licence"], variable_name="kind", value_name="share")
        .filter(pl.col("share").is_not_null())
    )
    held = held.filter(pl.Series(random.random(held.height)) < pl.col("share")).sort("at", "kind")
    issued = pl.Series(_number(ON) - random.integers(1, 400, held.height))
    return held.select(
        "licence",
        kind=pl.col("kind").cast(pl.Categorical),
        issued=issued.cast(pl.Int32).cast(pl.Date),
        expires=(issued + 3 * 365).cast(pl.Int32).cast(pl.Date),
    )
