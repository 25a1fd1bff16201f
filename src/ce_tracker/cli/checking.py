"""`check-plugin`: everything that can be tried of an installed plugin's rule books."""

from importlib.util import find_spec

import click

from ce_tracker import installed
from ce_tracker.cli.application import COMPLIANT, SHORT
from ce_tracker.cli.options import examples, takes_json
from ce_tracker.cli.output import Progress, say, say_json
from ce_tracker.cli.wording import clean

_RECORDS = 3
"""On so many records each general law is tried, unless told otherwise."""


@click.command(
    short_help="Try all rule books of a plugin, and say what is wrong.",
    epilog=examples("ce-tracker check-plugin us-massage", "ce-tracker check-plugin us-massage --json"),
)
@click.argument("name")
@click.option(
    "--records",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"Try each general law on so many drawn records; {_RECORDS} unless told, none where Hypothesis is not installed.",
)
@takes_json
def check_plugin(name: str, *, records: int | None, as_json: bool) -> int:
    """Load all rule books of the plugin NAME, and try them with made-up licences and records.

    Its exit status is 0 where every check passed, 1 where a rule book has a problem.
    """
    from ce_tracker.testing import checking

    if records is None:
        records = _RECORDS if find_spec("hypothesis") and find_spec("pytest") else 0
    try:
        with Progress() as progress:
            report = checking.check_plugin(installed(), name, records, lambda words: progress(clean(words)))
    except ModuleNotFoundError as error:
        raise click.ClickException(f"--records needs {error.name}: pip install 'ce-tracker[kit]'") from None
    if as_json:
        say_json(report.document())
    else:
        say(map(clean, checking.lines(report)))
    return COMPLIANT if report.sound else SHORT
