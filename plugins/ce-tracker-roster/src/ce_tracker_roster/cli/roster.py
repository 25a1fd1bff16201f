"""`roster audit` and `roster template`: everybody at once, from files."""

from datetime import date
from pathlib import Path

import click

from ce_tracker.cli.options import examples, takes_day, takes_json

_FILE = click.Path(path_type=Path)


@click.group(
    short_help="Judge everybody at once, from spreadsheets.",
    epilog=examples(
        "ce-tracker roster template roster.xlsx",
        "ce-tracker roster audit licences.csv credits.csv --out report.xlsx",
    ),
)
def roster() -> None:
    """The verdict on each licence of a roster, from a clinic's spreadsheet to all licensees of a state."""


@roster.command(
    short_help="The verdict on each licence of a roster.",
    epilog=examples(
        "ce-tracker roster audit licences.csv credits.csv --out report.csv",
        "ce-tracker roster audit licences.parquet credits.parquet --documents cpr.parquet \\",
        "    --out report.parquet --html report.html --on 2027-08-01",
        "ce-tracker roster audit licences.xlsx credits.xlsx -o report.xlsx --json",
    )
    + """

\b
The suffix of a file names its format: .parquet, .csv or .xlsx.
`ce-tracker roster template FILE` writes an empty spreadsheet with all columns.

\b
Exit status:
  0    every licence is compliant, or nothing is owed
  1    something is short
  2    the input was refused; nothing was written
  3    a verdict hinges on an open question, or on rows that were set aside""",
)
@click.argument("licences", type=_FILE)
@click.argument("credits", type=_FILE)
@click.option("--documents", type=_FILE, metavar="FILE", help="CPR cards, insurance and the like.")
@click.option("-o", "--out", type=_FILE, metavar="FILE", required=True, help="The report: a row for each licence.")
@takes_day
@click.option(
    "--rejects",
    type=_FILE,
    metavar="FILE",
    help="The rows that could not be read, each with the reason and the fix; beside the report unless told.",
)
@click.option("--requirements", type=_FILE, metavar="FILE", help="Besides, a row for each requirement.")
@click.option("--credits-out", type=_FILE, metavar="FILE", help="Besides, a row for each credit: what became of it.")
@click.option("--html", type=_FILE, metavar="FILE", help="Besides, a page with charts, for people.")
@takes_json
def audit(
    licences: Path,
    credits: Path,
    documents: Path | None,
    out: Path,
    on: date,
    rejects: Path | None,
    requirements: Path | None,
    credits_out: Path | None,
    html: Path | None,
    as_json: bool,
) -> int:
    """Judge every licence of LICENCES by what CREDITS records, and write a report.

    Each licence gets the verdict that `ce-tracker status` would give: due date, hours that count, what is short and how sure
    that is. Rows that cannot be read are set aside, each with the reason; nothing is guessed. Every file is written whole
    or not at all, the report last. A summary is told at the end.
    """
    from ce_tracker_roster.cli.auditing import Files, audited
    from ce_tracker_roster.cli.showing import status, tell

    files = Files(
        licences=licences,
        credits=credits,
        documents=documents,
        out=out,
        rejects=rejects or out.with_name(f"{out.stem}.rejects.csv"),
        requirements=requirements,
        credits_out=credits_out,
        html=html,
    )
    done = audited(files, on)
    tell(done, as_json=as_json)
    return status(done)


@roster.command(
    short_help="An empty spreadsheet with all columns.",
    epilog=examples("ce-tracker roster template roster.xlsx"),
)
@click.argument("file", type=_FILE)
def template(file: Path) -> int:
    """Write FILE, an empty spreadsheet with the columns of a roster, what each means, and the values that are allowed."""
    from ce_tracker_roster.cli.files import to_write

    to_write([("the template", file)], ())
    raise click.ClickException("not yet")
