"""Where output goes: lines and JSON for programs, a page for a person, a file that is written whole."""

import codecs
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from ce_tracker.logbook.files import why_not_written


def to_a_person() -> bool:
    """Whether somebody looks at a terminal that can do more than plain lines."""
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def say(lines: Iterable[str]) -> None:
    """Write lines."""
    for line in lines:
        click.echo(line)


def say_json(document: Any) -> None:
    """Write one JSON document."""
    click.echo(json.dumps(document, indent=2, ensure_ascii=not _is_unicode(sys.stdout.encoding)))


class Progress:
    """What is being done, on one line of standard error while somebody looks on; nothing otherwise. Words are clean already."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, words: str) -> None:
        """Show these words in place of those before."""
        if self._shown:
            print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def write_json(path: Path, document: Any) -> None:
    """Let a file hold one JSON document, whole or not at all."""
    write_whole(path, (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode())


def _is_unicode(encoding: str | None) -> bool:
    try:
        return codecs.lookup(encoding or "ascii").name.startswith("utf")
    except LookupError:
        return False


def write_whole(path: Path, content: bytes) -> None:
    """Let `path` hold `content`: in one step, so that whoever reads it finds the old file or the new one."""
    import tempfile

    target = Path(os.path.realpath(path))
    with written_at(path):
        if target.exists() and not target.is_file():  # a device or a pipe is written to, never replaced
            target.write_bytes(content)
            return
        permissions = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                file.close()
                Path(file.name).chmod(permissions)
                Path(file.name).replace(target)
            except BaseException:
                with suppress(OSError):
                    Path(file.name).unlink()
                raise


@contextmanager
def written_at(path: Path) -> Iterator[None]:
    """Say of what cannot be written that it is `path`, and what to do."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {why_not_written(path, error)}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
