"""What a plugin may contribute. Implement any of these with `ce_tracker.hookimpl` in a module, and name the module in
the entry point group ``ce_tracker``."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

from ce_tracker.rules.source import RuleSource
from ce_tracker.subjects import Subject

if TYPE_CHECKING:  # slow to import, and no hook needs them to be called
    import click

    from ce_tracker.exporting import Exporter

hookspec = pluggy.HookspecMarker("ce_tracker")
hookimpl = pluggy.HookimplMarker("ce_tracker")


@hookspec
def ce_tracker_rules() -> Iterable[RuleSource]:  # type: ignore[empty-body]
    """Jurisdictions this plugin has rule books for; each is loaded when it is first asked for."""


@hookspec
def ce_tracker_certifications() -> Iterable[RuleSource]:  # type: ignore[empty-body]
    """Bodies whose certifications this plugin has rule books for, to obtain them and to keep them; loaded as above."""


@hookspec
def ce_tracker_subjects() -> Iterable[Subject]:  # type: ignore[empty-body]
    """Subjects to add to the shared vocabulary; a child needs its parent."""


@hookspec
def ce_tracker_exporters() -> "Iterable[Exporter]":  # type: ignore[empty-body]
    """Formats that deadlines can be written in."""


@hookspec
def ce_tracker_commands() -> "Iterable[click.Command]":  # type: ignore[empty-body]
    """Subcommands of `ce-tracker`; what a command returns is its exit status."""
