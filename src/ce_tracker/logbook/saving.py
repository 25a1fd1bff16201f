"""A file is replaced whole or not at all, by one writer at a time, and what it was before is kept."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ce_tracker.logbook.files import said, why_not_written
from ce_tracker.logbook.problems import LogbookError

PATIENCE = 10.0
"""How long a writer waits for another one to finish, in seconds."""

_BETWEEN_TRIES = 0.01

if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_to_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def target_of(path: Path) -> Path:
    """The file itself: where `path` is a link, what it points to."""
    with _told(path):
        return Path(os.path.realpath(path))


@contextmanager
def alone(target: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only writer of `target` among all that ask; raises `LogbookError` after `patience` seconds.

    The lock is advisory and ends with the process that holds it, however that ends. Its file stays.
    """
    lock = target.with_name(f".{target.name}.lock")
    with _told(target):
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(lambda: _try_to_lock(descriptor), target, lock, patience)
        yield
    finally:
        os.close(descriptor)


def _wait(try_to_lock: Callable[[], None], target: Path, lock: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            return try_to_lock()
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= until:
                raise LogbookError.of_file(
                    str(target),
                    f"another program has been writing it for {patience:g} s (it holds {lock}); try again",
                ) from None
            time.sleep(_BETWEEN_TRIES)
        except OSError as reason:
            raise LogbookError.of_file(str(target), f"cannot be locked by {lock}: {said(reason)}") from None


def replace(target: Path, content: bytes) -> None:
    """Let `target` hold `content`, and ``<name>.bak`` what it held before. Call it `alone`.

    Each of the two files changes in one step, the backup first: whoever looks, and whenever the machine
    stops, `target` is the old file or the new one.
    """
    with _told(target):
        if not target.exists():
            _put(target, content, None)
            return
        if not os.access(target, os.W_OK):
            raise PermissionError(0, "the file is read-only")
        permissions = target.stat().st_mode & 0o7777
        _put(target.with_name(f"{target.name}.bak"), target.read_bytes(), permissions)
        _put(target, content, permissions)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as reason:
        raise LogbookError.of_file(str(target), f"cannot be written: {why_not_written(target, reason)}") from None


def _put(target: Path, content: bytes, permissions: int | None) -> None:
    """Write `content` beside `target`, make sure that it is on the disk, and give it the name in one step."""
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)  # left by a writer that was killed
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            if permissions is not None:
                beside.chmod(permissions)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that a new name is on the disk, where the system can say so."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
