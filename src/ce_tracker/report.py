"""What the library finds as plain documents, ready for JSON; their shapes are in `schemas/`.

Hours are numbers, days are ISO dates, what is not known is null. `SCHEMA` rises when a reader of the old shape would
misread the new one; fields may be added without that.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from ce_tracker.auditing import Audit, ConditionFinding, CreditFinding, RequirementFinding
from ce_tracker.milestones import Deadline
from ce_tracker.record import Certification, Licence, Session, Therapist
from ce_tracker.registry import Registry

if TYPE_CHECKING:
    from ce_tracker.logbook import Entry

SCHEMA = 1
"""The number of the shape below."""


def status_document(therapist: Therapist, audits: Iterable[Audit], on: date) -> dict[str, Any]:
    """The audits of a therapist's licences and certifications as of `on`."""
    judged = list(audits)
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        "therapist": therapist.name,
        "licences": [licence_document(audit) for audit in judged if isinstance(audit.licence, Licence)],
        "certifications": [
            certification_document(audit) for audit in judged if isinstance(audit.licence, Certification)
        ],
    }


def deadlines_document(therapist: Therapist, deadlines: Sequence[Deadline], on: date) -> dict[str, Any]:
    """Dated milestones, earliest first."""
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        "therapist": therapist.name,
        "deadlines": [
            {
                "day": deadline.day.isoformat(),
                "milestone": str(deadline.milestone),
                "title": deadline.title,
                "details": deadline.details,
                "done": deadline.done,
                "starts": deadline.starts.isoformat() if deadline.starts else None,
                "ends": deadline.ends.isoformat() if deadline.ends else None,
                "place": deadline.place,
                "url": deadline.url,
                "citation": deadline.citation,
            }
            for deadline in deadlines
        ],
    }


def certification_document(audit: Audit) -> dict[str, Any]:
    """The audit of a certification: as that of a licence, with the body that gives it and what was judged."""
    of_licence = licence_document(audit)
    del of_licence["jurisdiction"]
    return {"body": audit.licence.jurisdiction, **of_licence, "purpose": str(audit.book.purpose)}


def licence_document(audit: Audit) -> dict[str, Any]:
    """One audit: what is due when, each requirement, condition and credit, what is open, and what to heed."""
    dates, rules = audit.dates, audit.in_force
    to_take = audit.to_take
    return {
        "jurisdiction": audit.licence.jurisdiction,
        "credential": audit.licence.credential,
        "verdict": str(audit.verdict),
        "due": _day(audit.due),
        "ce_due": _day(audit.ce_due),
        "window_opens": _day(audit.window_opens),
        "period": {"start": _day(dates.ce_period.start), "end": _day(dates.ce_period.end)}
        if dates and not audit.sought
        else None,
        "case": audit.case,
        "board": {"name": audit.book.board.name, "url": audit.book.board.url},
        "rules": {
            "in_force_from": _day(rules.periods_ending.first),
            "citation": str(audit.citation or rules.citation),
            "url": (audit.citation or rules.citation).url,
            "confidence": str(rules.confidence),
            "verified_on": rules.verified_on.isoformat(),
        }
        if rules
        else None,
        "counted": float(audit.counted),
        "short": None if audit.short is None else float(audit.short),
        "to_take": None
        if to_take is None
        else [{"hours": float(more.hours), "kind": more.words, "toward": list(more.toward)} for more in to_take],
        "requirements": [_requirement(finding) for finding in audit.requirements],
        "conditions": [_condition(finding) for finding in audit.conditions],
        "credits": [_credit(finding) for finding in audit.credits],
        "warnings": list(audit.warnings),
        "unknown": [
            {"key": one.key, "why": one.why, "settle": one.settle, "about": list(one.about)} for one in audit.unknown
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _requirement(finding: RequirementFinding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "label": finding.label,
        "kind": str(finding.kind),
        "needed": float(finding.needed),
        "counted": float(finding.counted),
        "short": float(finding.short),
        "met": finding.met,
        "citation": str(finding.citation),
        "confidence": str(finding.confidence),
    }


def _condition(finding: ConditionFinding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "label": finding.label,
        "met": finding.met,
        "why": finding.why,
        "citation": str(finding.citation),
        "confidence": str(finding.confidence),
    }


def _credit(finding: CreditFinding) -> dict[str, Any]:
    return {
        "title": finding.credit.title,
        "completed": finding.credit.completed.isoformat(),
        "hours": float(finding.hours),
        "counted": float(finding.counted),
        "carried_over": float(finding.carried),
        "toward": {key: float(hours) for key, hours in finding.toward},
        "why": [
            {
                "code": str(reason.code),
                "hours": float(reason.hours),
                "words": reason.words,
                "citation": None if reason.citation is None else str(reason.citation),
            }
            for reason in finding.why
        ],
    }


def entry_document(path: str, kind: str, entry: "Entry") -> dict[str, Any]:
    """An entry that was added to the list `kind` of the logbook at `path`."""
    return {
        "schema": SCHEMA,
        "logbook": path,
        "list": kind,
        "entry": {name: _value(item) for name, item in _fields(entry)},
    }


def plugins_document(registry: Registry) -> dict[str, Any]:
    """The plugins of a registry with their problems, and the formats they can write."""
    return {
        "schema": SCHEMA,
        "plugins": [
            {"name": plugin.name, "origin": plugin.origin, "problems": list(plugin.problems)}
            for plugin in registry.plugins()
        ],
        "exporters": [
            {"name": exporter.name, "label": exporter.label, "suffix": exporter.suffix}
            for exporter in registry.exporters.values()
        ],
    }


def _fields(entry: "Entry") -> Iterable[tuple[str, object]]:
    return ((attribute.name, getattr(entry, attribute.name)) for attribute in attrs.fields(type(entry)))


def _value(item: object) -> Any:
    match item:
        case Decimal():
            return float(item)
        case date():
            return item.isoformat()
        case Mapping():
            return {str(name): _value(value) for name, value in item.items()}
        case Session():
            return {name: _value(value) for name, value in attrs.asdict(item).items()}
        case tuple():
            return [_value(one) for one in item]
        case _:
            return item
