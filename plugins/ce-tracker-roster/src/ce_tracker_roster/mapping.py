"""Other people's files: which of their columns is which of ours, and what their words mean."""

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from datetime import date
from functools import reduce
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import polars as pl
import tomlkit
from attrs import evolve, field, fields, frozen

from ce_tracker.errors import CeTrackerError, nearest, suggest
from ce_tracker.record import NOTHING, FrozenMap
from ce_tracker_roster.columns import FACT, FRAMES
from ce_tracker_roster.ingest.faults import as_text
from ce_tracker_roster.ingest.names import plain
from ce_tracker_roster.ingest.source import BEYOND, ColumnError, Source

_OURS = {column.name for of in FRAMES.values() for column in of}
_WAYS = ("date_format", "time_zone")
_OPTION = re.compile(r"(?P<name>[^\[\]=:]+?)(?:\[(?P<value>.*)\])?\s*(?P<constant>:?)=(?P<told>.*)", re.DOTALL)


class MappingError(CeTrackerError, ValueError):
    """A mapping contradicts itself, or names a column that there is not."""


def _strings(value: object, where: str) -> FrozenMap[str]:
    if not isinstance(value, AnyMapping) or not all(isinstance(one, str) for one in value.values()):
        raise MappingError(f"{where} must be a table of name = text")
    return FrozenMap({str(name): text for name, text in value.items()})


def _constants(value: object) -> FrozenMap[str]:
    return _strings(value, "constants")


def _columns(value: object) -> FrozenMap[tuple[str, ...]]:
    if not isinstance(value, AnyMapping):
        raise MappingError("columns must be a table of our column = yours")
    told = {name: (one,) if isinstance(one, str) else tuple(one) for name, one in value.items()}
    if not all(those and all(isinstance(one, str) and one for one in those) for those in told.values()):
        raise MappingError("columns must be a table of our column = yours, or = a list of several of yours")
    return FrozenMap(told)


def _values(value: object) -> FrozenMap[FrozenMap[str]]:
    if not isinstance(value, AnyMapping):
        raise MappingError("values must have a table for each column")
    return FrozenMap({name: _strings(table, f"values.{name}") for name, table in value.items()})


@frozen
class Mapping:
    """What the columns and words of a file mean.

    `columns` tells which of the file's columns ours is; of several, the first that is not empty in a row. `constants` are
    the values of columns that the file does not have, `values` tell what the file's words mean, by our column. `date_format`
    is how its days are written (as `strptime` has it: ``%m/%d/%Y``), `time_zone` in which zone its moments become days
    (``America/New_York``). The columns of ours in `repeated` are there again and again, side by side, and each time they are
    filled makes a row. Without `header` the file has no names of columns, and they are called A, B, C.

    Columns that have our names already need no mention. Raises `MappingError`.
    """

    columns: FrozenMap[tuple[str, ...]] = field(default=NOTHING, converter=_columns)
    constants: FrozenMap[str] = field(default=NOTHING, converter=_constants)
    values: FrozenMap[FrozenMap[str]] = field(default=NOTHING, converter=_values)
    date_format: str = ""
    time_zone: str = ""
    repeated: tuple[str, ...] = ()
    header: bool = True

    def __attrs_post_init__(self) -> None:
        for name in (*self.columns, *self.constants, *self.values, *self.repeated):
            if name not in _OURS and not name.startswith(FACT):
                raise MappingError(suggest("column", name, _OURS))
        both = sorted({*self.columns} & {*self.constants})
        if both:
            raise MappingError(f"{both[0]} is told by a column and as a constant; keep one")
        lost = [name for name in self.repeated if len(self.columns.get(name, ())) != 1]
        if lost:
            raise MappingError(f"{lost[0]} is repeated, so it must be told by one column: where it is first")
        _check_zone(self.time_zone)
        _check_format(self.date_format)

    @classmethod
    def parsed(cls, options: Iterable[str], start: "Mapping | None" = None) -> "Mapping":
        """The mapping that options tell, such as ``completed=CompletionDate``, added to `start`.

        ``unit:=ceu`` is a constant, ``status[A]=active`` tells what a word means, ``title=Name|Short name`` names several
        columns, ``date_format=%m/%d/%Y`` and ``time_zone=America/New_York`` tell how days are meant. Raises `MappingError`.
        """
        return reduce(_with, options, start or cls())

    @classmethod
    def from_toml(cls, text: str) -> Self:
        """The mapping that a saved one tells. Raises `MappingError`."""
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError as reason:
            raise MappingError(f"the mapping is no TOML: {reason}") from None
        known = {one.name for one in fields(cls)}
        strange = next((name for name in told if name not in known), None)
        if strange is not None:
            raise MappingError(suggest("field", strange, known))
        wrong = [name for name in _WAYS if not isinstance(told.get(name, ""), str)]
        if wrong or not isinstance(told.get("header", True), bool) or not isinstance(told.get("repeated", []), list):
            raise MappingError("date_format and time_zone must be texts, header true or false, repeated a list")
        return cls(**told | {"repeated": tuple(told.get("repeated", ()))})

    def to_toml(self) -> str:
        """The mapping as a file that one can keep and mend."""
        told: dict[str, Any] = {name: text for name in _WAYS if (text := getattr(self, name))}
        if self.repeated:
            told["repeated"] = list(self.repeated)
        if not self.header:
            told["header"] = False
        if self.columns:
            told["columns"] = {name: _one_or_more(yours) for name, yours in self.columns.items()}
        if self.constants:
            told["constants"] = dict(self.constants)
        if self.values:
            told["values"] = {name: dict(table) for name, table in self.values.items()}
        return tomlkit.dumps(told)


def _one_or_more(yours: tuple[str, ...]) -> str | list[str]:
    return yours[0] if len(yours) == 1 else list(yours)


def _check_zone(name: str) -> None:
    if not name:
        return
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise MappingError(f"time_zone: there is no zone {name!r}; one is America/New_York") from None


def _check_format(written: str) -> None:
    day = date(2024, 11, 23)
    if written and ("%" not in written or not all(one in _read_again(written, day) for one in (day.month, day.day))):
        raise MappingError(f"date_format: {written!r} does not tell year, month and day; such is %m/%d/%Y")


def _read_again(written: str, day: date) -> tuple[int, ...]:
    from datetime import datetime  # noqa: PLC0415  # a day has no zone, and nothing else here has a time

    try:
        read = datetime.strptime(day.strftime(written), written).date()  # noqa: DTZ007
    except ValueError:
        return ()
    return (read.month, read.day) if read == day else ()


def _with(mapping: Mapping, option: str) -> Mapping:
    told = _OPTION.fullmatch(option.strip())
    if told is None or not told["told"].strip():
        raise MappingError(f"{option!r} must be written OURS=YOURS, OURS:=CONSTANT or OURS[WORD]=MEANING")
    name, value, text = told["name"].strip(), told["value"], told["told"].strip()
    if name in _WAYS and value is None and not told["constant"]:
        return evolve(mapping, date_format=text) if name == "date_format" else evolve(mapping, time_zone=text)
    if value is not None:
        table = {**mapping.values.get(name, {}), value.strip(): text}
        return evolve(mapping, values={**mapping.values, name: table})
    if told["constant"]:
        without = {one: those for one, those in mapping.columns.items() if one != name}
        return evolve(mapping, columns=without, constants={**mapping.constants, name: text})
    kept = {one: constant for one, constant in mapping.constants.items() if one != name}
    yours = tuple(one.strip() for one in text.split("|"))
    return evolve(mapping, columns={**mapping.columns, name: yours}, constants=kept)


def applied(mapping: Mapping, frame: pl.DataFrame, source: Source) -> tuple[pl.DataFrame, Source]:
    """A frame with our columns, and its source, which tells rows and columns as the file has them.

    Raises `ColumnError` for a column that the frame does not have.
    """
    made = _renamed(mapping, frame, source)
    rows = None
    if mapping.repeated:
        made, rows = _repeated(mapping, frame, made)
    made = made.with_columns(pl.lit(text).alias(name) for name, text in mapping.constants.items())
    made = made.with_columns(
        _translated(name, made, table) for name, table in mapping.values.items() if name in made.columns
    )
    return made, evolve(
        source,
        date_format=mapping.date_format or source.date_format,
        time_zone=mapping.time_zone or source.time_zone,
        called={name: " | ".join(yours) for name, yours in mapping.columns.items()},
        translated=frozenset(mapping.values),
        passed_over=_passed_over(mapping, frame),
        original=frame,
        rows=rows,
    )


def _renamed(mapping: Mapping, frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    for name, yours in mapping.columns.items():
        for one in yours:
            if one not in frame.columns:
                raise ColumnError(_no_column(name, one, frame.columns, source))
    used = {one for yours in mapping.columns.values() for one in yours}
    left = _replaced(mapping, frame)
    kept = [name for name in frame.columns if name not in left and name not in used]
    return frame.select(*kept, *(_first_filled(frame, yours).alias(name) for name, yours in mapping.columns.items()))


def _replaced(mapping: Mapping, frame: pl.DataFrame) -> list[str]:
    """The columns of a frame that have the name of one that the mapping tells otherwise, and that it does not use."""
    told = {*mapping.columns, *mapping.constants}
    used = {one for yours in mapping.columns.values() for one in yours}
    return [name for name in frame.columns if name not in used and (name in told or plain(name) in told)]


def _passed_over(mapping: Mapping, frame: pl.DataFrame) -> dict[str, int]:
    filled = {name: int(_filled(frame[name]).sum()) for name in _replaced(mapping, frame)}
    return {name: count for name, count in filled.items() if count}


def _filled(column: pl.Series) -> pl.Series:
    return as_text(column).fill_null("").str.strip_chars() != ""


def _no_column(name: str, yours: str, there: Collection[str], source: Source) -> str:
    near = nearest(yours, there)
    perhaps = f"did you mean {near!r}?" if near else f"there are {', '.join(map(repr, list(there)[:12]))}"
    told = f"--map {name}={yours}" if source.of_command else f"the mapping tells {name} = {yours!r}"
    return f"{told}: there is no column {yours!r}; {perhaps}"


def _first_filled(frame: pl.DataFrame, yours: Sequence[str]) -> pl.Expr:
    if len(yours) == 1:
        return pl.col(yours[0])
    filled = [pl.when(pl.col(one).cast(pl.String) != "").then(pl.col(one).cast(pl.String)) for one in yours]
    return pl.coalesce(filled)


def _repeated(mapping: Mapping, frame: pl.DataFrame, made: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """A row for each time that the repeated columns are filled, and which row of the file it is of.

    A row in which they never are stays, so that it is told what it lacks.
    """
    places = {name: frame.columns.index(mapping.columns[name][0]) for name in mapping.repeated}
    first, last = min(places.values()), max(places.values())
    step = last - first + 1
    made = made.with_row_index("row in the file")
    again = [
        made.with_columns(_at(frame, place + ahead).alias(name) for name, place in places.items()).with_columns(
            pl.lit(ahead).alias("time")
        )
        for ahead in range(0, frame.width - first, step)
    ]
    filled = pl.any_horizontal((pl.col(name).cast(pl.String) != "").fill_null(value=False) for name in mapping.repeated)
    every = pl.concat(again, how="vertical_relaxed").with_columns(filled=filled)
    first_of_none = (pl.col("time") == 0) & ~pl.col("filled").any().over("row in the file")
    every = every.filter(pl.col("filled") | first_of_none).sort("row in the file", "time")
    return every.drop("row in the file", "time", "filled"), every["row in the file"].alias("row")


def _at(frame: pl.DataFrame, place: int) -> pl.Series:
    """The column at a place; nothing beyond the last."""
    there = place < frame.width and frame.columns[place] != BEYOND
    return frame.to_series(place) if there else pl.repeat(None, frame.height, dtype=pl.String, eager=True)


def _translated(name: str, made: pl.DataFrame, table: AnyMapping[str, str]) -> pl.Series:
    texts = made[name].cast(pl.String)
    words = {
        word: table[word.strip()] for word in texts.unique().to_list() if word is not None and word.strip() in table
    }
    return texts.replace(words) if words else texts


_STATES = """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
    RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU AS MP
""".split()  # noqa: SIM905  # as a list it would take a page

CE_BROKER = Mapping(
    columns={
        "provider": "A",
        "course_id": ("B", "C"),
        "title": ("B", "C"),
        "number": "E",
        "completed": "F",
        "jurisdiction": "G",
        "subject": "I",
        "hours": "J",
    },
    values={
        "jurisdiction": {f"{before}{code}": f"US-{code}" for code in _STATES for before in ("State=", "")},
        "subject": {},
    },
    repeated=("subject", "hours"),
    header=False,
)
"""The roster that a provider hands to CE Broker as a spreadsheet. It is for credits; licences are told by state and number.

It has the course by its number, B or the provider's own C, which stands for the title as well. The subject codes of I are the
board's: say what each means (``--map subject[CODE]=ethics``), or the rows with them are set aside. Partial credit repeats I
and J to the right.
"""

READY_MADE = {"ce-broker": CE_BROKER}
"""Mappings for layouts that are known, by name."""
