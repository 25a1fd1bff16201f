"""`roster audit` and `roster template`: everybody at once, from files."""

from datetime import date
from pathlib import Path

import click

from ce_tracker.cli.options import examples, takes_day, takes_json
from ce_tracker.cli.wording import clean

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
        "ce-tracker roster audit roster.xlsx roster.xlsx -o report.xlsx --json",
        "ce-tracker roster audit staff.csv courses.csv -o report.csv --save-map ours.toml \\",
        "    --map licences.issued='First licensed' --map completed=Date",
    )
    + """

\b
The suffix of a file names its format: .parquet, .csv or .xlsx; .tsv and
.xls are read as well. --map takes OURS=YOURS, OURS:=CONSTANT and
OURS[WORD]=MEANING; where several files have the column, write
licences.number=YOURS. date_format=%m/%d/%Y is for all files.
`ce-tracker roster template FILE` writes an empty spreadsheet with all columns.

\b
Exit status:
  0    every licence is compliant, or nothing is owed
  1    something is short
  2    the input was refused, or something could not be written
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
@click.option("--requirements", type=_FILE, metavar="FILE", help="Besides, a row for each requirement; takes longer.")
@click.option("--credits-out", type=_FILE, metavar="FILE", help="Besides, what became of each credit; takes longer.")
@click.option("--html", type=_FILE, metavar="FILE", help="Besides, a page with charts, for people.")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="OURS=YOURS",
    help="What a column of ours is called in your file, such as completed=Date; may be given more than once.",
)
@click.option(
    "--map-file", metavar="FILE", help="A mapping that was saved, or ce-broker: what CE Broker gets of providers."
)
@click.option("--save-map", type=_FILE, metavar="FILE", help="Keep the mapping in this file, to be used again.")
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    metavar="FILE=SHEET",
    help="Which sheet of a workbook, such as credits=2027; the one of the file's name unless told.",
)
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
    mapped: tuple[str, ...],
    map_file: str | None,
    save_map: Path | None,
    sheets: tuple[str, ...],
    as_json: bool,
) -> int:
    """Judge every licence of LICENCES by what CREDITS records, and write a report.

    Each licence gets the verdict that `ce-tracker status` would give: due date, hours that count, what is short and how sure
    that is. Rows that cannot be read are set aside, each with the reason; nothing is guessed. Every file is written whole
    or not at all, the report last. A summary is told at the end.
    """
    from ce_tracker_roster.cli.auditing import Files, audited, beside
    from ce_tracker_roster.cli.layout import layout
    from ce_tracker_roster.cli.showing import status, tell

    files = Files(
        licences=licences,
        credits=credits,
        documents=documents,
        out=out,
        rejects=rejects or beside(out),
        requirements=requirements,
        credits_out=credits_out,
        html=html,
    )
    done = audited(files, layout(mapped, map_file, save_map, sheets, files.read()), on)
    tell(done, as_json=as_json)
    return status(done)


@roster.command(
    short_help="An empty spreadsheet with all columns.",
    epilog=examples("ce-tracker roster template roster.xlsx"),
)
@click.argument("file", type=_FILE)
def template(file: Path) -> int:
    """Write FILE, an empty spreadsheet with the columns of a roster, what each means, and the values that are allowed."""
    from ce_tracker import installed
    from ce_tracker_roster import template as roster_template
    from ce_tracker_roster.cli.files import to_write
    from ce_tracker_roster.writing import Output, put

    to_write([("the template", file)], (), (".xlsx",))
    if file.exists():
        raise click.ClickException(f"{file} is there already; name another file, or remove it first")
    put([Output(file, lambda content: roster_template.write(content, installed()))])
    click.echo(
        f"{clean(str(file))}: fill in the sheets licences and credits, then: ce-tracker roster audit {file} {file} -o report.xlsx"
    )
    return 0
