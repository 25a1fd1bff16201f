"""The cells of a file, every one a text, before its columns have names."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from ce_tracker.errors import CeTrackerError


class ReadingError(CeTrackerError):
    """A file cannot be read as a frame."""


class Cells(NamedTuple):
    """The rows of a file with its columns by name."""

    frame: pl.DataFrame
    first: int
    """The number that the first row has in the file."""
    fewer: int = 0
    """How many rows have fewer cells than there are columns."""
    above: tuple[str, ...] = ()
    """What stands above the names of the columns."""


def letters(count: int) -> list[str]:
    """The names of so many columns as a spreadsheet has them: A to Z, AA, AB."""

    def letter(number: int) -> str:
        before, last = divmod(number, 26)
        return (letter(before - 1) if before else "") + chr(ord("A") + last)

    return [letter(number) for number in range(count)]


def names_of(first: Sequence[str | None], path: Path) -> list[str]:
    """The names that the cells of the first row give the columns; a column without a name has its letter.

    Raises `ReadingError` where two have one name.
    """
    given = [(cell or "").strip() for cell in first]
    places = letters(len(given))
    names = [name or letter for name, letter in zip(given, places, strict=True)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        where = [letter for name, letter in zip(names, places, strict=True) if name == twice]
        raise ReadingError(
            f"{path}: the column {twice!r} is there twice, as {where[0]} and {where[1]}; "
            "keep one, or name the other otherwise"
        )
    return names


def without_blank(frame: pl.DataFrame, first: Sequence[str | None]) -> pl.DataFrame:
    """The frame without the columns that have neither a name in the first row nor a cell that is filled."""
    unnamed = [name for name, cell in zip(frame.columns, first, strict=False) if not (cell or "").strip()]
    blank = [name for name in unnamed if (frame[name].fill_null("").str.strip_chars() == "").all()]
    return frame.drop(blank)
