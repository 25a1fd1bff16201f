"""All rules as one JSON document, without loss, for users of other languages; and the JSON Schema it follows.

Run as a program (``python -m ce_tracker.rulebooks.export``) it prints the schema.
"""

from collections.abc import Iterable
from json import dumps
from typing import Any

from ce_tracker.report import SCHEMA
from ce_tracker.rules.json import dump, json_schema
from ce_tracker.rules.rulebook import RuleBook


def export_document(books: Iterable[RuleBook]) -> dict[str, Any]:
    """Rule books as `ce_tracker.rules.json.dump` gives them; `load` reads each back. Raises `RuleError` as `dump` does."""
    return {"schema": SCHEMA, "rule_books": [dump(book) for book in books]}


def export_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the export, made from the classes themselves."""
    book = json_schema()
    return {
        "$schema": book["$schema"],
        "title": "Rule books of ce_tracker",
        "type": "object",
        "properties": {
            "schema": {"const": SCHEMA},
            "rule_books": {"type": "array", "items": {"$ref": book["$ref"]}},
        },
        "required": ["schema", "rule_books"],
        "$defs": book["$defs"],
    }


def schema_text() -> str:
    """The schema as the file that is shipped."""
    return dumps(export_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
