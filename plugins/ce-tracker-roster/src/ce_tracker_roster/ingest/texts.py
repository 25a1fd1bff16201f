"""Texts and words as somebody has them become canonical; what is no such value is told.

What repeats is looked at once: words by their distinct values. Each function takes the column, where its faults go, and gives
the values; where there is a fault, they are a null or a stand-in.
"""

from collections.abc import Callable
from decimal import Decimal

import polars as pl

from ce_tracker_roster.columns import Column
from ce_tracker_roster.ingest.faults import SHEET_ERRORS, Faults, Told, as_text, sheet_error
from ce_tracker_roster.ingest.runs import by_runs, distinct
from ce_tracker_roster.ingest.source import Source

Wrong = Callable[[str], str | None]
"""What is wrong with a word; None where nothing is."""

_WORDS = (pl.String, pl.Categorical, pl.Enum)


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
    no_errors(column.name, texts, faults)
    return texts.alias(column.name)


def _no_text(_: str) -> Told:
    return Told("must be a text", "write a text")


def _plain(number: float | Decimal) -> str:
    try:
        return str(int(number)) if number == int(number) else str(number)
    except (ValueError, OverflowError):
        return str(number)


def no_errors(name: str, texts: pl.Series, faults: Faults) -> None:
    """Refuses what is the error of a formula. Only what begins with its sign can be one."""
    doubtful = texts.str.starts_with("#").arg_true()
    if not len(doubtful):
        return
    at = doubtful.filter(texts.gather(doubtful).str.strip_chars().is_in(list(SHEET_ERRORS)))
    if len(at):
        faults.refuse_at(name, at, texts.gather(at), sheet_error)


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
) -> tuple[pl.Series, list[str]]:
    """Words of a vocabulary, each distinct one checked once; `meant` tells how a word is spelt that is right.

    Beside the column: the words that there may be in it.
    """
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
    return known.alias(column.name), [changed.get(word, word) for word in found if word not in bad]


def _as_categories(values: pl.Series) -> pl.Series:
    return values.cast(pl.Categorical)


def _told(column: Column, word: str, wrong: Wrong, source: Source) -> Told | None:
    if not word:
        return empty(column.name) if column.required else None
    if word in SHEET_ERRORS:
        return sheet_error(word)
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


def shortened(written: str) -> str:
    """A text, as much of it as a message has room for."""
    return written if len(written) <= 60 else f"{written[:57]}..."
