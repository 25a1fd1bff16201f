"""`rules`: what is asked where, as a board member would read it; how it changed; what to look up again; all of it as JSON."""

import click

from ce_tracker.cli.options import examples
from ce_tracker.cli.rules.changing import diff, history
from ce_tracker.cli.rules.exporting import export
from ce_tracker.cli.rules.listing import list_
from ce_tracker.cli.rules.rechecking import stale
from ce_tracker.cli.rules.showing import show


@click.group(
    epilog=examples(
        "ce-tracker rules list --jurisdiction florida",
        "ce-tracker rules show US-FL --on 2024-01-01",
        "ce-tracker rules history US-FL",
        "ce-tracker rules diff US-FL 2020-01-01 2026-01-01",
        "ce-tracker rules stale --older-than 180d",
        "ce-tracker rules export --output rules.json",
    )
)
def rules() -> None:
    """Show the rules that are known, each with its citation, how sure it is and when it was last checked."""


for _command in (list_, show, history, diff, stale, export):
    rules.add_command(_command)
