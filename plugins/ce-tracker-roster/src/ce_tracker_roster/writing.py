"""Files that are written whole or not at all, several of them together.

Each is written beside its place under a name of its own, ``.<name>.<eight digits>.part``, brought to the disk, and then given
its name in one step. However the process ends, whoever looks finds the old file, or none, or the new one. What a killed process
left is removed by the next one that writes the same file.
"""

import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import IO

import polars as pl
from attrs import frozen

from ce_tracker import CeTrackerError
from ce_tracker.logbook.saving import sync_folder

if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        """An open file cannot be removed here: that is lock enough."""

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


Write = Callable[[IO[bytes]], None]
"""Writes the content of a file into it."""

SUFFIXES = (".parquet", ".csv", ".xlsx")
"""The formats that a frame can be written in."""

_MOST_ROWS_OF_EXCEL = 1_048_575
_ON_DISK = re.compile(r"^.*underlying IO error: |\s*\(os error \d+\)|^\[Errno \d+\]\s*")


class WritingError(CeTrackerError):
    """A file cannot be written; what was there before is as it was."""


@frozen
class Output:
    """A file to be written, and what writes it."""

    path: Path
    write: Write


def put(outputs: Sequence[Output]) -> None:
    """Write all of these. Each gets its name when every one is written, in this order: with the last there, all are."""
    with ExitStack() as until_named:
        written = [(one, until_named.enter_context(_written(one))) for one in outputs]
        for one, beside in written:
            with _told(one.path):
                target = _target(one.path)
                beside.replace(target)
                sync_folder(target.parent)


def as_frame(frame: pl.DataFrame, path: Path, *, sheet: str = "report") -> Write:
    """What writes a frame in the format that the suffix of `path` names. Equal frames give equal bytes."""
    match path.suffix.lower():
        case ".parquet":
            return lambda file: frame.rechunk().write_parquet(file)
        case ".csv":
            return frame.write_csv
        case _:
            return lambda file: _excel(frame, file, sheet)


def as_text(text: str) -> Write:
    """What writes a text."""

    def write(file: IO[bytes]) -> None:
        file.write(text.encode())

    return write


@contextmanager
def _written(output: Output) -> Iterator[Path]:
    """The content of a file on the disk, beside its place; what has got no name by the end is removed."""
    target = _target(output.path)
    with _told(output.path):
        _remove_left_behind(target)
        permissions = target.stat().st_mode & 0o7777 if target.exists() else None
        beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with _told(output.path):
                with suppress(OSError):  # some file systems know no locks
                    _lock(descriptor)
                if permissions is not None:
                    beside.chmod(permissions)
                output.write(file)
                file.flush()
                os.fsync(descriptor)
            if sys.platform == "win32":
                file.close()
            yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """The file itself: where `path` is a link, what it points to."""
    return Path(os.path.realpath(path))


def _remove_left_behind(target: Path) -> None:
    """Remove what a process that is no more was writing; that of one still running is locked, and stays."""
    name = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    for left in target.parent.iterdir():
        if name.fullmatch(left.name):
            with suppress(OSError):
                with left.open("rb") as file:
                    _lock(file.fileno())
                left.unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, pl.exceptions.PolarsError) as error:
        raise WritingError(_refusal(path, error)) from None


def _refusal(path: Path, error: Exception) -> str:
    reason = _ON_DISK.sub("", (isinstance(error, OSError) and error.strerror) or str(error))
    remedy = "free some space or name another place" if "space" in reason or "large" in reason else "name another place"
    return f"{path} cannot be written: {reason}; {remedy}, then run this again (what was there before is as it was)"


def _excel(frame: pl.DataFrame, file: IO[bytes], sheet: str) -> None:
    from datetime import datetime  # noqa: PLC0415  # of a workbook alone

    from xlsxwriter import Workbook  # noqa: PLC0415  # an extra

    if frame.height > _MOST_ROWS_OF_EXCEL:
        raise OSError(f"a sheet holds {_MOST_ROWS_OF_EXCEL:,} rows, and these are {frame.height:,}; .parquet holds all")
    content = BytesIO()  # so that a full disk is told by writing to it, and by nothing else
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001  # not the clock: equal frames, equal bytes
    frame.write_excel(book, sheet, autofit=frame.height <= 10_000, freeze_panes=(1, 0), float_precision=2)
    book.close()
    file.write(content.getbuffer())
