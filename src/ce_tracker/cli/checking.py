"""`check-plugin`: everything that can be tried of an installed plugin's rule books."""

import click

from ce_tracker import installed
from ce_tracker.cli.application import COMPLIANT, SHORT
from ce_tracker.cli.options import examples, takes_json
from ce_tracker.cli.output import say, say_json
from ce_tracker.cli.wording import clean


@click.command(
    short_help="Try all rule books of a plugin, and say what is wrong.",
    epilog=examples("ce-tracker check-plugin us-massage", "ce-tracker check-plugin us-massage --json"),
)
@click.argument("name")
@click.option(
    "--records",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Also try each general law on N drawn records.",
)
@takes_json
def check_plugin(name: str, *, records: int, as_json: bool) -> int:
    """Load all rule books of the plugin NAME, and try them with made-up licences and records.

    Its exit status is 0 where every check passed, 1 where a rule book has a problem.
    """
    from ce_tracker.testing import checking

    try:
        report = checking.check_plugin(installed(), name, records)
    except ModuleNotFoundError as error:
        raise click.ClickException(f"--records needs {error.name}: pip install 'ce-tracker[kit]'") from None
    if as_json:
        say_json(report.document())
    else:
        say(map(clean, checking.lines(report)))
    return COMPLIANT if report.sound else SHORT
