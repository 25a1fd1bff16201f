"""A plan as a plain document, ready for JSON; its shape is in ``schemas/plan.schema.json``."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ce_tracker.auditing import Audit, ConditionFinding, RequirementFinding
from ce_tracker.catalogue import SetAside
from ce_tracker.planning.result import Alternative, Choice, Outcome, Plan
from ce_tracker.record import Licence, Seminar
from ce_tracker.report import SCHEMA


def plan_document(
    plan: Plan, aside: Sequence[SetAside] = (), saved: int | None = None, *, alternatives: bool = True
) -> dict[str, Any]:
    """The plan with its alternatives, unless those are left out; they are solved for when they are not known yet.

    `aside` are rows of the catalogue, `saved` how many seminars were written down.

    Money is in text with its decimals, by objective; hours are numbers, days and moments ISO.
    """
    return {
        "schema": SCHEMA,
        "on": plan.on.isoformat(),
        "therapist": plan.therapist.name,
        "objective": [str(one) for one in plan.objective],
        "currency": plan.costs.currency,
        "completes": plan.completes,
        "seminars": [_choice(choice) for choice in plan.chosen],
        "planned_already": [seminar_document(one) for one in plan.planned_already],
        "paid": str(plan.paid),
        "cost": [str(one) for one in plan.cost],
        "bound": [str(one) for one in plan.bound],
        "gap": float(plan.gap),
        "outcomes": [_outcome(one) for one in plan.outcomes],
        "alternatives": [_alternative(one) for one in plan.alternatives] if alternatives else None,
        "set_aside": [
            {"title": one.title, "file": one.file, "line": one.line, "reasons": list(one.reasons)} for one in aside
        ],
        "not_planned": [{"seminar": seminar_document(one.seminar), "why": one.why} for one in plan.set_aside],
        "notes": list(plan.notes),
        "saved": saved,
    }


def seminar_document(seminar: Seminar) -> dict[str, Any]:
    """A seminar: what, by whom, when, where, at what price."""
    return {
        "title": seminar.title,
        "provider": seminar.provider,
        "course_id": seminar.course_id,
        "sessions": [
            {
                "starts": time.starts.isoformat(),
                "ends": time.ends.isoformat() if seminar.sessions or seminar.ends else None,
                "place": time.place,
            }
            for time in seminar.times
        ],
        "hours": {subject: float(hours) for subject, hours in seminar.attended().by_subject.items()},
        "delivery": None if seminar.delivery is None else str(seminar.delivery),
        "price": None if seminar.price is None else str(seminar.price),
        "currency": seminar.currency,
        "url": seminar.url,
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        **seminar_document(choice.seminar),
        "complete_by": choice.complete_by.isoformat(),
        "cost": None if choice.cost is None else str(choice.cost),
        "serves": [
            {**_about(one.held), "requirement": one.key, "label": one.label, "hours": float(one.hours)}
            for one in choice.serves
        ],
    }


def _about(held: Any) -> dict[str, str]:
    where = "jurisdiction" if isinstance(held, Licence) else "body"
    return {where: held.jurisdiction, "credential": held.credential}


def _outcome(one: Outcome) -> dict[str, Any]:
    to_take = one.to_take
    return {
        **_about(one.held),
        "sought": one.after.sought,
        "deadline": _day(one.deadline),
        "before": _standing(one.before),
        "after": _standing(one.after),
        "left_out": one.left_out,
        "unmet": [_unmet(finding) for finding in one.unmet],
        "to_take": None
        if to_take is None
        else [{"hours": float(more.hours), "kind": more.words, "toward": list(more.toward)} for more in to_take],
        "unknown": [question.why for question in one.after.unknown],
    }


def _standing(audit: Audit) -> dict[str, Any]:
    return {
        "verdict": str(audit.verdict),
        "counted": float(audit.counted),
        "short": None if audit.short is None else float(audit.short),
    }


def _unmet(finding: RequirementFinding | ConditionFinding) -> dict[str, Any]:
    short = float(finding.short) if isinstance(finding, RequirementFinding) else None
    return {
        "key": finding.key,
        "label": finding.label,
        "met": finding.met,
        "short": short,
        "citation": str(finding.citation),
    }


def _alternative(one: Alternative) -> dict[str, Any]:
    return {
        "without": seminar_document(one.without),
        "instead": [seminar_document(seminar) for seminar in one.instead],
        "dearer": None if one.dearer is None else [str(amount) for amount in one.dearer],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
