"""Where output goes: lines and JSON for programs, a page for a person."""

import codecs
import json
import os
import sys
from collections.abc import Iterable
from typing import Any

import click


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


def _is_unicode(encoding: str | None) -> bool:
    try:
        return codecs.lookup(encoding or "ascii").name.startswith("utf")
    except LookupError:
        return False
