"""Where a frame comes from: what its rows are called when they are told, and how its days are meant."""

from collections.abc import Mapping

import polars as pl
from attrs import field, frozen

from ce_tracker_roster.frames import RosterError

BEYOND = "cells beyond the columns"
"""The column of what a row of a file has more than there are columns; such a row is refused."""


class ColumnError(RosterError):
    """A frame lacks a column that it must have, or has one that is misspelt or could be two."""


@frozen(eq=False)
class Source:
    """Where a frame comes from.

    `name` is what rejects tell as its file. `first` is the number that its first row has there: 0 of a frame, 2 of a file
    whose first line names the columns. `date_format` tells how days that are texts are written (as `strptime` has it),
    `time_zone` in which zone a moment becomes a day.

    Of a frame that was made from another, `original` is that other, `rows` the place in it that each row is of (None
    where they are the same), `called` what a column is called there, and `translated` has the columns whose values a
    table tells.
    """

    name: str
    first: int = 0
    of_command: bool = field(default=False, kw_only=True)
    """Whether it is a file that the command was told, and what to do is said as its options."""
    date_format: str = field(default="", kw_only=True)
    time_zone: str = field(default="", kw_only=True)
    fewer: int = field(default=0, kw_only=True)
    """How many of its rows have fewer cells than there are columns; what they lack is taken for empty."""
    above: tuple[str, ...] = field(default=(), kw_only=True)
    """What stands above the names of its columns, and was passed over."""
    called: Mapping[str, str] = field(factory=dict, kw_only=True)
    translated: frozenset[str] = field(default=frozenset(), kw_only=True)
    passed_over: Mapping[str, int] = field(factory=dict, kw_only=True)
    """The columns there that another, or a constant, takes the place of, and how many of their cells are filled."""
    original: pl.DataFrame | None = field(default=None, kw_only=True)
    rows: pl.Series | None = field(default=None, kw_only=True)
