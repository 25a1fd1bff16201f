"""Everything that the command tells as JSON, as plain documents for programs; their shapes are in `schemas/`.

Each is a dictionary of what `json.dumps` takes, with the number of its shape as ``schema``.
"""

from ce_tracker.career_report import path_document, will_it_count_document
from ce_tracker.planning.report import plan_document
from ce_tracker.report import (
    certification_document,
    deadlines_document,
    licence_document,
    plugins_document,
    status_document,
)
from ce_tracker.rulebooks.document import rules_document, rules_list_document
from ce_tracker.rulebooks.export import export_document, export_schema
from ce_tracker.rulebooks.history import diff_document, history_document
from ce_tracker.rulebooks.stale import stale, stale_document

__all__ = [
    "certification_document",
    "deadlines_document",
    "diff_document",
    "export_document",
    "export_schema",
    "history_document",
    "licence_document",
    "path_document",
    "plan_document",
    "plugins_document",
    "rules_document",
    "rules_list_document",
    "stale",
    "stale_document",
    "status_document",
    "will_it_count_document",
]
