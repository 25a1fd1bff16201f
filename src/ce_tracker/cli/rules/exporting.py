"""`rules export`: all rules as one JSON document, and the JSON Schema it follows."""

from pathlib import Path

import click

from ce_tracker.cli.options import examples
from ce_tracker.cli.output import say_json, write_json
from ce_tracker.cli.rules.books import Books, all_books, name_of, takes_jurisdiction
from ce_tracker.errors import RuleError


@click.command(
    short_help="All rules as one JSON document, or its JSON Schema.",
    epilog=examples(
        "ce-tracker rules export > rules.json",
        "ce-tracker rules export --jurisdiction US-FL --output florida.json",
        "ce-tracker rules export --schema > rules.schema.json",
    ),
)
@takes_jurisdiction
@click.option("--schema", is_flag=True, help="The JSON Schema of the export, in its place.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write this file, whole or not at all; standard output unless told.",
)
@click.option("--json", is_flag=True, expose_value=False, help="Taken for granted: an export is JSON.")
def export(jurisdiction: str, schema: bool, output: Path | None) -> int:
    """Write all rules as one JSON document, without loss, for programs in any language.

    Where some rules cannot be loaded, standard output gets the others, and a file is not written.
    """
    from ce_tracker.rulebooks.export import export_schema

    to_a_file = output is not None and str(output) != "-"
    found = Books() if schema else all_books(jurisdiction)
    document = export_schema() if schema else _document(found)
    if found.failures and to_a_file:
        return found.status()
    if output is not None and to_a_file:
        write_json(output, document)
    else:
        say_json(document)
    return found.status()


def _document(found: Books) -> dict[str, object]:
    """The rule books that JSON can tell; why it cannot tell another is one of the failures."""
    from ce_tracker.rulebooks.export import export_document

    books = []
    for book in found.books:
        try:
            books += export_document([book])["rule_books"]
        except RuleError as error:
            found.failures.append(f"{name_of(book)} cannot be exported: {error}")
    return {**export_document([]), "rule_books": books}
