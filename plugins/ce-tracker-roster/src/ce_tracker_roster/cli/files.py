"""The files that a command is told: those to read are there, those to write can be, before any work is done."""

import os
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from ce_tracker.errors import nearest
from ce_tracker_roster import reading
from ce_tracker_roster.writing import SUFFIXES

_EXCEL = {"read": ("fastexcel", "pyarrow"), "write": ("xlsxwriter",)}


def to_read(path: Path) -> None:
    """Refuse a file that is not there or is none that can be read."""
    if path.is_dir():
        raise click.ClickException(f"{path} is a folder; name the file inside it")
    if not path.exists():
        raise click.ClickException(f"{path}: there is no such file{_perhaps(path)}")
    _format(path, "read", reading.SUFFIXES)
    if not os.access(path, os.R_OK):
        raise click.ClickException(f"{path} cannot be read: you may not read it")


def to_write(outputs: Sequence[tuple[str, Path]], inputs: Iterable[Path], suffixes: Sequence[str] = SUFFIXES) -> None:
    """Refuse files that cannot be written, one of the inputs, and two outputs in one file. Each output is told with its name."""
    taken = {_real(path): f"{path} is read; write {{}} to another file" for path in inputs}
    for what, path in outputs:
        if path.is_dir():
            raise click.ClickException(f"{path} is a folder; name the file inside it to write {what} to")
        if path.exists() and not path.is_file():
            raise click.ClickException(f"{path} is no ordinary file; name another to write {what} to")
        _format(path, "write", suffixes)
        real = _real(path)
        if real in taken:
            raise click.ClickException(taken[real].format(what))
        taken[real] = f"{path} gets {what}; write {{}} to another file"
        _room_for(what, path, Path(real).parent)


def _room_for(what: str, path: Path, folder: Path) -> None:
    if not folder.is_dir():
        raise click.ClickException(f"{path}: there is no folder {folder}; make it, or write {what} somewhere else")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise click.ClickException(f"{path} cannot be written: you may not write there; name another file for {what}")


def _real(path: Path) -> str:
    """What a file is, whatever it is called: two names of one file are the same."""
    return os.path.normcase(os.path.realpath(path))


def _format(path: Path, to: str, suffixes: Sequence[str] = SUFFIXES) -> None:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        known = ", ".join(suffixes[:-1]) + f" or {suffixes[-1]}" if len(suffixes) > 1 else suffixes[0]
        near = nearest(suffix, suffixes) if suffix else None
        perhaps = f"; did you mean {path.with_suffix(near)}?" if near and near != suffix else ""
        raise click.ClickException(f"{path}: the name must end in {known}{perhaps}")
    lacking = [name for name in _EXCEL[to] if suffix in reading.WORKBOOKS and find_spec(name) is None]
    if lacking:
        raise click.ClickException(f"{path}: this needs {lacking[0]}: pip install 'ce-tracker-roster[excel]'")


def _perhaps(path: Path) -> str:
    """The file beside it that may be meant."""
    if not path.parent.is_dir():
        return f", nor a folder {path.parent}"
    from difflib import get_close_matches

    there = [one.name for one in path.parent.iterdir() if one.suffix.lower() in reading.SUFFIXES]
    near = get_close_matches(path.name, there, n=1, cutoff=0.75)
    return f"; did you mean {path.with_name(near[0])}?" if near else ""
