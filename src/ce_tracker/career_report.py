"""The career path, and what one course would do, as plain documents ready for JSON; their shapes are in `schemas/`."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ce_tracker.auditing import Audit, Reason
from ce_tracker.career import Action, CareerPath, Evidence, Step
from ce_tracker.counting_ahead import WouldCount
from ce_tracker.mblex import Spread
from ce_tracker.record import Certification, Credit, Document, Exam, Experience, Licence, Schooling, Seminar, Therapist
from ce_tracker.report import SCHEMA
from ce_tracker.rules.provenance import Citation

_LISTS = (
    (Licence, "licences"),
    (Certification, "certifications"),
    (Credit, "credits"),
    (Document, "documents"),
    (Exam, "exams"),
    (Schooling, "schooling"),
    (Experience, "experience"),
    (Seminar, "seminars"),
)


def path_document(therapist: Therapist, path: CareerPath) -> dict[str, Any]:
    """Where a therapist stands on the five steps."""
    return {
        "schema": SCHEMA,
        "on": path.on.isoformat(),
        "therapist": therapist.name,
        "next": None if path.next is None else path.next.key,
        "steps": [_step(step) for step in path.steps],
        "experience": [
            {
                "setting": total.setting,
                "role": str(total.role),
                "hours": float(total.hours),
                "entries": total.entries,
                "started": total.started.isoformat(),
            }
            for total in path.experience
        ],
        "mblex_areas": _areas(path.areas),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": step.title,
        "standing": str(step.standing),
        "why": step.why,
        "evidence": [_evidence(one) for one in step.evidence],
        "next": [_action(one) for one in step.next],
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {"list": next(name for kind, name in _LISTS if isinstance(one.entry, kind)), "words": one.words}


def _action(one: Action) -> dict[str, Any]:
    return {
        "words": one.words,
        **_law(one.citation),
        "confidence": None if one.confidence is None else str(one.confidence),
    }


def _areas(spread: Spread) -> dict[str, Any]:
    return {
        "outline": None if spread.outline is None else str(spread.outline.citation),
        "areas": [
            {
                "area": area.area,
                "label": area.label,
                "weight": area.weight,
                "share": float(spread.share(area)),
                "schooling": float(area.schooling),
                "seminars": float(area.seminars),
            }
            for area in spread.areas
        ],
        "elsewhere": {subject: float(hours) for subject, hours in spread.elsewhere.items()},
        "not_in_hours": [credit.title for credit in spread.not_in_hours],
    }


def will_it_count_document(
    therapist: Therapist, course: Credit, answers: Sequence[WouldCount], failures: Iterable[str], on: date
) -> dict[str, Any]:
    """What one course would do for each licence and certification; `failures` tell which could not be judged, and why."""
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        "therapist": therapist.name,
        "course": {
            "title": course.title,
            "completed": course.completed.isoformat(),
            "hours": float(course.total),
            "unit": str(course.unit),
            "by_subject": {subject: float(hours) for subject, hours in course.by_subject.items()},
        },
        "answers": [_answer(one) for one in answers],
        "failures": list(failures),
    }


def _answer(one: WouldCount) -> dict[str, Any]:
    period = one.period
    return {
        "kind": "licence" if isinstance(one.held, Licence) else "certification",
        "jurisdiction": one.held.jurisdiction,
        "credential": one.held.credential,
        "purpose": str(one.after.book.purpose),
        "answer": str(one.answer),
        "judged_on": one.after.on.isoformat(),
        "period": None if period is None else {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "assumes_renewal_on": None if one.assumes_renewal_on is None else one.assumes_renewal_on.isoformat(),
        "hours": float(one.hours),
        "counted": float(one.counted),
        "gain": float(one.gain),
        "pushed_out": float(one.pushed_out),
        "saved": _hours(one.saved),
        "helps": one.helps,
        "toward": [
            {"key": finding.key, "label": finding.label, "hours": float(hours), **_law(finding.citation)}
            for finding, hours in one.places
        ],
        "settled": [{"key": met.key, "label": met.label, **_law(met.citation)} for met in one.settled],
        "why": [_reason(reason, one) for reason in one.why],
        "before": _verdict(one.before),
        "after": _verdict(one.after),
        "unknown": [{"key": it.key, "why": it.why, "settle": it.settle, "about": list(it.about)} for it in one.opened],
        "warnings": list(one.after.warnings),
    }


def _reason(reason: Reason, one: WouldCount) -> dict[str, Any]:
    return {
        "code": str(reason.code),
        "hours": float(reason.hours),
        "words": reason.words,
        **_law(reason.citation or one.law),
    }


def _verdict(found: Audit) -> dict[str, Any]:
    return {"verdict": str(found.verdict), "counted": float(found.counted), "short": _hours(found.short)}


def _law(citation: Citation | None) -> dict[str, Any]:
    return {"citation": None if citation is None else str(citation), "url": citation.url if citation else ""}


def _hours(hours: Decimal | None) -> float | None:
    return None if hours is None else float(hours)
