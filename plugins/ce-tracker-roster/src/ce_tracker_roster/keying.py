"""What holds the rows of a roster together on Spark: the key by which they are brought to one place.

Rows that have to be seen together get one key: a licence with what names it, and where credits or documents name people,
all licences of one person with all that names them. Keys are coarser than what the reading takes for equal (blanks, signs
and case do not count), never finer.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ce_tracker_roster.canon import UNITS

KEY, WHAT, SHARED = "key", "what", "shared"
_NAMING = {"credits": ("licence", "therapist", "number"), "documents": ("licence", "therapist")}
"""By which columns each frame may name a licence; the number of a document is its own."""


def keyed(frames: Mapping[str, Any]) -> Iterator[Any]:
    """Each frame with its rows as values of the column of its name; `KEY`, `WHAT` they are, and `SHARED`.

    `SHARED` tells what another row, which may be elsewhere, puts in doubt: of a licence, that another one has the same
    number; of a credit, that its course is there with ten times as many hours, so that these may be CEU.
    """
    others = [name for name in frames if name != "licences"]
    used = {column for name in others for column in _NAMING[name] if named_in(frames[name].columns, column)}
    licences = _homes(frames["licences"], by_person="therapist" in used)
    yield licences.selectExpr(KEY, f"'licences' AS {WHAT}", SHARED, "licences")
    homes = _by_name(licences) if used != {"licence"} else None
    for name in others:
        yield _at_home(name, frames[name], homes)


def named_in(columns: Iterable[str], name: str) -> str:
    """What a column is called among these, whatever its case; empty where it is not there."""
    return next((one for one in columns if one.strip().casefold() == name), "")


def quoted(name: str) -> str:
    """The name of a column as SQL has it."""
    return f"`{name.replace('`', '``')}`"


def _homes(frame: Any, *, by_person: bool) -> Any:
    """The licences with their keys. Rows of one licence that name several people have the key of one of them."""
    licence, therapist, number = (_plain(frame, name) for name in ("licence", "therapist", "number"))
    own = f"CASE WHEN {licence} = '' THEN {_apart(frame)} ELSE concat('l:', {licence}) END"
    person = f"CASE WHEN {therapist} <> '' THEN concat('t:', {therapist}) ELSE {own} END" if by_person else own
    alike = (
        f"trim({_text(frame, 'jurisdiction')}), '|', trim({_text(frame, 'credential')}), '|', {_text(frame, 'number')}"
    )
    named = frame.selectExpr(
        f"{_row(frame)} AS licences",
        f"{own} AS own",
        f"{person} AS person",
        f"CASE WHEN {number} = '' THEN {own} ELSE {_numbered(frame)} END AS numbered",
        f"CASE WHEN {number} = '' THEN {own} ELSE concat({alike}) END AS alike",
    )
    shared = "min(own) OVER (PARTITION BY alike) <> max(own) OVER (PARTITION BY alike)"
    return named.selectExpr(
        "licences",
        "own",
        "numbered",
        f"{'min(person) OVER (PARTITION BY own)' if by_person else 'own'} AS {KEY}",
        f"{shared if named_in(frame.columns, 'number') else 'false'} AS {SHARED}",
    )


def _by_name(licences: Any) -> Any:
    """The key for each way to name a licence. A number that several licences have leads to none of them."""
    from pyspark.sql import functions  # noqa: PLC0415  # who has no Spark does without

    by_own, by_number = (licences.selectExpr(f"{name} AS named", "own", KEY) for name in ("own", "numbered"))
    grouped = by_own.union(by_number).groupBy("named")
    found = grouped.agg(functions.expr(f"min({KEY}) AS home"), functions.expr("min(own) <> max(own) AS several"))
    return found.where("NOT several").select("named", "home")


def _at_home(name: str, frame: Any, homes: Any) -> Any:
    """Credits or documents with the key of the licence that they name, or else with one of their own."""
    by = {column: _plain(frame, column) for column in _NAMING[name]}
    names = f"""CASE WHEN {by["licence"]} <> '' THEN concat('l:', {by["licence"]})
        WHEN {by["therapist"]} <> '' THEN concat('t:', {by["therapist"]})
        WHEN {by.get("number", "''")} <> '' THEN {_numbered(frame)} ELSE {_apart(frame)} END"""
    if name == "credits":
        rows = _doubted(frame, names)
    else:
        rows = frame.selectExpr(f"{names} AS named", f"{_row(frame)} AS {name}", f"false AS {SHARED}")
    if homes is None:
        return rows.selectExpr(f"named AS {KEY}", f"'{name}' AS {WHAT}", SHARED, name)
    found = rows.join(homes.hint("merge"), "named", "left")
    return found.selectExpr(f"coalesce(home, named) AS {KEY}", f"'{name}' AS {WHAT}", SHARED, name)


_ODD = f"units < {2 * UNITS} AND units % {UNITS // 4} <> 0"
"""Hours that a CEU is like to have and an hour is not, such as 0.6. Where a roster has none, nothing is in doubt."""


def _doubted(frame: Any, names: str) -> Any:
    """The credits, with those of which the hours may be CEU: as the reading has it, of all rows instead of those at hand."""
    from pyspark.sql import functions  # noqa: PLC0415  # who has no Spark does without

    unit = f"lower(trim({_text(frame, 'unit')}))"
    course = ", ".join(_text(frame, name) for name in ("title", "provider", "course_id"))
    hours = f"round(try_cast(trim({_text(frame, 'hours')}) AS double) * {UNITS})"
    rows = frame.selectExpr(
        f"{names} AS named",
        f"{_row(frame)} AS credits",
        f"struct({course}, trim({_text(frame, 'subject')})) AS course",
        f"CASE WHEN {unit} IN ('', 'hour') THEN try_cast({hours} AS bigint) END AS units",
        f"{unit} = '' AS unstated",
    )
    told = rows.groupBy("course").agg(
        functions.expr("collect_set(CASE WHEN unstated THEN units END) AS amounts"),
        functions.expr(f"coalesce(bool_or({_ODD}), false) AS odd"),
    )
    any_odd = told.agg(functions.expr("bool_or(odd) AS any_odd")).where("any_odd")
    doubts = (
        told.selectExpr("course", f"filter(amounts, u -> u < {2 * UNITS} AND array_contains(amounts, u * 10)) AS few")
        .where("size(few) > 0")
        .hint("shuffle_replicate_nl")
        .crossJoin(any_odd)
    )
    found = rows.join(doubts.hint("merge"), "course", "left")
    return found.selectExpr("named", "credits", f"coalesce(unstated AND array_contains(few, units), false) AS {SHARED}")


def _row(frame: Any) -> str:
    return f"struct({', '.join(map(quoted, frame.columns))})"


def _numbered(frame: Any) -> str:
    return f"concat('n:', {_plain(frame, 'jurisdiction')}, ' ', {_plain(frame, 'number')})"


def _text(frame: Any, name: str) -> str:
    """A column as text, empty where there is nothing. Numbers that are whole are written without their point."""
    named = named_in(frame.columns, name)
    if not named:
        return "''"
    kind = dict(frame.dtypes)[named]
    if kind in ("double", "float") or kind.startswith("decimal"):
        return (
            rf"coalesce(regexp_replace(CAST(try_cast({quoted(named)} AS decimal(38, 6)) AS string), r'\.0+$', ''), '')"
        )
    return f"coalesce(CAST({quoted(named)} AS string), '')"


def _plain(frame: Any, name: str) -> str:
    """A column as text of small letters and digits alone; signs stand for themselves only where there is nothing else."""
    text = _text(frame, name)
    letters = rf"lower(regexp_replace({text}, r'[^\p{{L}}\p{{N}}]', ''))"
    return rf"coalesce(nullif({letters}, ''), regexp_replace({text}, r'(?U)\s', ''))"


def _apart(frame: Any) -> str:
    """A key for a row that nothing holds together with others: by what it says, and so the same if a task is repeated."""
    simple = [quoted(name) for name, kind in frame.dtypes if "<" not in kind and kind != "variant"]
    return f"concat('-:', CAST(xxhash64({', '.join(simple)}) AS string))"
