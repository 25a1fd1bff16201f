"""The verdicts of ce_tracker for thousands or millions of licences at once, on data frames."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ce_tracker import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from ce_tracker_roster.api import RosterReport, audit_roster
    from ce_tracker_roster.frames import RosterError

__all__ = ["RosterError", "RosterReport", "audit_roster", "ce_tracker_commands"]

_IN = {"RosterError": "frames", "RosterReport": "api", "audit_roster": "api"}
"""Where each name is: what needs a library for data frames is imported when it is asked for, not with every command."""


def __getattr__(name: str) -> Any:
    if name not in _IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_IN[name]}"), name)


@hookimpl
def ce_tracker_commands() -> "Iterator[click.Command]":
    """What the plugin adds to the command line."""
    from ce_tracker_roster.cli import COMMANDS  # noqa: PLC0415  # the library does without a command line

    yield from COMMANDS
