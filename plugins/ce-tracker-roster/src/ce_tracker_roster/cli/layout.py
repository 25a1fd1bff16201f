"""What the columns and words of each file mean, as options and a saved file tell it."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import tomlkit
from attrs import field, frozen

from ce_tracker import CeTrackerError, installed
from ce_tracker.errors import nearest, suggest
from ce_tracker_roster import mapping
from ce_tracker_roster.columns import FACT, FRAMES, Kind
from ce_tracker_roster.mapping import READY_MADE
from ce_tracker_roster.writing import Output, as_text

FILES: Mapping[str, Collection[str]] = {name: {column.name for column in of} for name, of in FRAMES.items()}
"""The files of a roster, and the columns that each may have."""

_WAYS = ("date_format", "time_zone")


@frozen
class Layout:
    """The mapping of each file, the sheet of each workbook, and where the mappings are to be kept."""

    mappings: dict[str, mapping.Mapping] = field(factory=dict)
    sheets: dict[str, str] = field(factory=dict)
    save_as: Path | None = None

    def of(self, name: str) -> mapping.Mapping:
        """The mapping of one of the files."""
        return self.mappings.get(name, mapping.Mapping())

    def saved(self) -> Iterator[Output]:
        """The file of the mappings, where one is to be kept."""
        if self.save_as is not None:
            told = {
                name: tomllib.loads(self.of(name).to_toml()) for name in FILES if self.of(name) != mapping.Mapping()
            }
            yield Output(self.save_as, as_text(tomlkit.dumps(told)))


def layout(
    options: Sequence[str],
    start: str | None,
    save_as: Path | None,
    sheets: Sequence[str],
    given: Collection[str] = tuple(FILES),
) -> Layout:
    """The layout that options tell for the files that are `given`, added to that of a file or of one that is known by its name."""
    mappings = _known(start) if start is not None else {}
    for option in options:
        names, told = _of_which(option, given)
        for name in names:
            mappings[name] = mapping.Mapping.parsed([told], mappings.get(name))
    for name, one in mappings.items():
        _allowed(name, one)
    return Layout(mappings, dict(map(_of_sheet, sheets)), save_as)


def _of_which(option: str, given: Collection[str]) -> tuple[Collection[str], str]:
    """The files that a mapping is for, and the rest of it.

    They may be left out where only one of those given has the column; how days are written is then meant for all.
    """
    name, dot, rest = option.partition(".")
    if dot and name.strip() in FILES:
        return (name.strip(),), rest
    ours = re.split(r"[\[:=]", option, maxsplit=1)[0].strip()
    if ours in _WAYS:
        return given, option
    if ours.startswith(FACT):
        return ("licences",), option
    every = [file for file, there in FILES.items() if ours in there]
    having = [file for file in every if file in given]
    if len(having) == 1:
        return having, option
    if every and not having:
        raise click.ClickException(f"--map {option}: {ours!r} is a column of {every[0]}, and no {every[0]} are given")
    if not every:
        raise click.ClickException(
            f"--map {option}: {suggest('column', ours, {one for of in FILES.values() for one in of})}"
        )
    several = f"{', '.join(having[:-1])} and {having[-1]}"
    meant = f"say which is meant: --map {having[0]}.{option}"
    raise click.ClickException(f"--map {option}: {several} may have {ours!r}; {meant}")


def _allowed(name: str, told: mapping.Mapping) -> None:
    """Refuse what is said that words and constants mean, where no row could have that value."""
    for column in FRAMES[name]:
        constant = told.constants.get(column.name)
        for value in [*told.values.get(column.name, {}).values(), *([] if constant is None else [constant])]:
            if column.kind is Kind.SUBJECT:
                wrong = installed().subjects.check(value)
            else:
                wrong = (
                    suggest(column.name, value, column.allowed)
                    if column.allowed and value not in column.allowed
                    else None
                )
            if wrong is not None:
                raise click.ClickException(f"--map {name}.{column.name}: {wrong}")


def _of_sheet(option: str) -> tuple[str, str]:
    name, _, sheet = (part.strip() for part in option.partition("="))
    if name not in FILES or not sheet:
        raise click.ClickException(
            f"--sheet {option}: write FILE=SHEET, such as credits=2027; files are {', '.join(FILES)}"
        )
    return name, sheet


def _known(start: str) -> dict[str, mapping.Mapping]:
    """The mappings of a file, or the one that is known by this name: that one is for credits."""
    if start in READY_MADE:
        return {"credits": READY_MADE[start]}
    path = Path(start)
    if not path.exists():
        near = nearest(start, [*READY_MADE, *(one.name for one in Path().glob("*.toml"))])
        perhaps = f"; did you mean {near}?" if near else f"; known by name are {', '.join(READY_MADE)}"
        raise click.ClickException(f"--map-file {start}: there is no such file{perhaps}")
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: _mapping(path, name, one) for name, one in told.items()}
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise click.ClickException(f"{path} is no mapping: {error}") from None
    except CeTrackerError as error:
        raise click.ClickException(f"{path}: {error}") from None


def _mapping(path: Path, name: str, told: Any) -> mapping.Mapping:
    if name not in FILES or not isinstance(told, dict):
        raise click.ClickException(
            f"{path}: {suggest('file', name, FILES)} (what a mapping tells stands under its file, as [credits.columns])"
        )
    return mapping.Mapping.from_toml(tomlkit.dumps(told))
