"""The folder that is served: its logbooks, and a place of our own in it."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from attrs import field, frozen

from ce_tracker import CeTrackerError
from ce_tracker.errors import suggest

SUFFIX = ".toml"
OURS = ".ce-tracker-serve"
"""The folder in the folder where tokens and the last feeds are kept, for its owner alone."""


class ServeError(CeTrackerError):
    """The folder cannot be served, or a token cannot be made; the text says why and what to do."""


@frozen
class Folder:
    """A folder with logbooks. Its logbooks are the files ending in ``.toml`` that lie right in it; links are none."""

    path: Path = field(converter=Path)

    def __attrs_post_init__(self) -> None:
        if not self.path.is_dir():
            raise ServeError(f"{self.path} is no folder; name the folder in which the logbooks are")

    def logbooks(self) -> list[str]:
        """The names of the logbooks, in order."""
        return sorted(entry.name for entry in os.scandir(self.path) if self.version(entry.name) is not None)

    def logbook(self, name: str) -> str:
        """The name of a logbook, also without its ending. Raises `ServeError` for one that is not there."""
        known = self.logbooks()
        for one in (name, f"{name}{SUFFIX}"):
            if one in known:
                return one
        raise ServeError(f"{suggest('logbook', name, known)}" if known else f"{self.path} has no logbook (*{SUFFIX})")

    def version(self, name: str) -> tuple[int, ...] | None:
        """What changes whenever the file does; None where there is no logbook of that name."""
        if not name.endswith(SUFFIX) or name.startswith(".") or name != Path(name).name:
            return None
        try:
            found = os.lstat(self.path / name)
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino

    def ours(self, name: str) -> Path:
        """The path of a file of our own."""
        return self.path / OURS / name


def keep(path: Path, content: bytes) -> None:
    """Let a file of our own hold `content`, in one step, readable by its owner alone. Raises OSError."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with mode 600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise
