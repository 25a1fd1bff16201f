"""ce_tracker: when a licence is due, which continuing-education hours count and why, and what is still missing.

>>> from datetime import date
>>> from ce_tracker import Credit, Licence, Therapist, audit
>>> licence = Licence("US-FL", "LMT", issued=date(2015, 3, 10))
>>> therapist = Therapist("Jordan Rivera", licences=[licence])
>>> result = audit(therapist, licence, on=date(2027, 8, 1))
>>> str(result.verdict), str(result.short), result.due
('short', '24', datetime.date(2027, 8, 31))

This is information, not legal advice: the board decides, and every finding cites where to check.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ce_tracker._version import __version__

if TYPE_CHECKING:
    from ce_tracker.api import audit, audit_all, audit_certification
    from ce_tracker.auditing import (
        Audit,
        ConditionFinding,
        CreditFinding,
        Open,
        Reason,
        RequirementFinding,
        ToTake,
        Verdict,
        Why,
    )
    from ce_tracker.career import CareerPath, career_path
    from ce_tracker.catalogue import Catalogue, CatalogueError, read_catalogue
    from ce_tracker.counting_ahead import WouldCount, will_it_count, would_count
    from ce_tracker.errors import (
        CeTrackerError,
        CountingError,
        PluginError,
        RecordError,
        RuleError,
        UnknownJurisdictionError,
    )
    from ce_tracker.exporting import Export, Exporter, ExportError, ExportOption, PreviousError, settled
    from ce_tracker.hookspecs import hookimpl
    from ce_tracker.milestones import Deadline, Milestone, deadlines, last_safe_day
    from ce_tracker.planning import Costs, Limits, Objective, Plan, plan
    from ce_tracker.record import (
        Certification,
        Credit,
        Document,
        Exam,
        Experience,
        Licence,
        Role,
        Schooling,
        Seminar,
        Session,
        Status,
        Therapist,
    )
    from ce_tracker.registry import Plugin, Registry, installed
    from ce_tracker.rules.source import RuleSource
    from ce_tracker.subjects import SUBJECTS, Activity, Delivery, Subject, Subjects, Unit

_HOMES = {
    "ce_tracker.api": ("audit", "audit_all", "audit_certification"),
    "ce_tracker.auditing": (
        "Audit",
        "ConditionFinding",
        "CreditFinding",
        "Open",
        "Reason",
        "RequirementFinding",
        "ToTake",
        "Verdict",
        "Why",
    ),
    "ce_tracker.catalogue": ("Catalogue", "CatalogueError", "read_catalogue"),
    "ce_tracker.career": ("CareerPath", "career_path"),
    "ce_tracker.counting_ahead": ("WouldCount", "will_it_count", "would_count"),
    "ce_tracker.milestones": ("Deadline", "Milestone", "deadlines", "last_safe_day"),
    "ce_tracker.errors": (
        "CeTrackerError",
        "CountingError",
        "PluginError",
        "RecordError",
        "RuleError",
        "UnknownJurisdictionError",
    ),
    "ce_tracker.exporting": ("Export", "ExportError", "ExportOption", "Exporter", "PreviousError", "settled"),
    "ce_tracker.hookspecs": ("hookimpl",),
    "ce_tracker.record": (
        "Certification",
        "Credit",
        "Document",
        "Exam",
        "Experience",
        "Licence",
        "Role",
        "Schooling",
        "Seminar",
        "Session",
        "Status",
        "Therapist",
    ),
    "ce_tracker.planning": ("Costs", "Limits", "Objective", "Plan", "plan"),
    "ce_tracker.registry": ("Plugin", "Registry", "installed"),
    "ce_tracker.rules.source": ("RuleSource",),
    "ce_tracker.subjects": ("SUBJECTS", "Activity", "Delivery", "Subject", "Subjects", "Unit"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """A public name, imported when it is first used, so that importing the package alone costs next to nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "SUBJECTS",
    "Activity",
    "Audit",
    "CareerPath",
    "Catalogue",
    "CatalogueError",
    "CeTrackerError",
    "Certification",
    "ConditionFinding",
    "Costs",
    "CountingError",
    "Credit",
    "CreditFinding",
    "Deadline",
    "Delivery",
    "Document",
    "Exam",
    "Experience",
    "Export",
    "ExportError",
    "ExportOption",
    "Exporter",
    "Licence",
    "Limits",
    "Milestone",
    "Objective",
    "Open",
    "Plan",
    "Plugin",
    "PluginError",
    "PreviousError",
    "Reason",
    "RecordError",
    "Registry",
    "RequirementFinding",
    "Role",
    "RuleError",
    "RuleSource",
    "Schooling",
    "Seminar",
    "Session",
    "Status",
    "Subject",
    "Subjects",
    "Therapist",
    "ToTake",
    "Unit",
    "UnknownJurisdictionError",
    "Verdict",
    "Why",
    "WouldCount",
    "__version__",
    "audit",
    "audit_all",
    "audit_certification",
    "career_path",
    "deadlines",
    "hookimpl",
    "installed",
    "last_safe_day",
    "plan",
    "read_catalogue",
    "settled",
    "will_it_count",
    "would_count",
]
