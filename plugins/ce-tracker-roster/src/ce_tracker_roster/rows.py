"""What the report tells: one row a licence, and on request one a requirement and one a credit."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from ce_tracker import Audit, Verdict

LICENCES: Mapping[str, Any] = {
    "licence": pl.String,
    "jurisdiction": pl.String,
    "credential": pl.String,
    "verdict": pl.String,
    "due": pl.Date,
    "ce_due": pl.Date,
    "counted": pl.Float64,
    "short": pl.Float64,
    "lacking": pl.String,
    "confidence": pl.String,
    "verified_on": pl.Date,
    "reasons": pl.String,
    "set_aside": pl.UInt32,
    "by": pl.String,
}
"""The columns of the report on licences.

`verdict` is compliant, short, undetermined, exempt or no-ce-required; `due` and `ce_due` are null where the record does not
tell. `counted` and `short` are CE hours: those that count, and the least further ones that are needed (null where no further
hours would do). `lacking` has each requirement that is short with its hours: ``ethics 2; total 6``. `confidence` is the
least of what the verdict rests on, `verified_on` when the rules were last checked. `reasons` tells, of an undetermined
verdict, what is open; of a short one, which conditions without hours are not met; else what case it is.
`set_aside` is how many of its rows could not be read: the verdict is without them. `by` tells whether sums were enough
(``sums``) or the licence was audited by itself (``audit``).
"""

REQUIREMENTS: Mapping[str, Any] = {
    "licence": pl.String,
    "key": pl.String,
    "label": pl.String,
    "kind": pl.String,
    "needed": pl.Float64,
    "counted": pl.Float64,
    "short": pl.Float64,
    "met": pl.Boolean,
    "why": pl.String,
    "citation": pl.String,
    "confidence": pl.String,
}
"""The columns of the report on requirements. `kind` is hours, component, maximum or condition; `met` is null where it is open."""

CREDITS: Mapping[str, Any] = {
    "licence": pl.String,
    "row": pl.UInt32,
    "title": pl.String,
    "completed": pl.Date,
    "hours": pl.Float64,
    "counted": pl.Float64,
    "toward": pl.String,
    "code": pl.String,
    "why": pl.String,
    "citation": pl.String,
}
"""The columns of the report on credits. `row` is its place in the frame it came from; `code` and `why` tell what kept the rest."""


def licence_row(audit: Audit) -> dict[str, Any]:
    """What an audit says of its licence, without `licence`, `set_aside` and `by`."""
    return {
        "verdict": str(audit.verdict),
        "due": audit.due,
        "ce_due": audit.ce_due,
        "counted": float(audit.counted),
        "short": None if audit.short is None else float(audit.short),
        "lacking": lacking(audit),
        "confidence": None if audit.confidence is None else str(audit.confidence),
        "verified_on": None if audit.in_force is None else audit.in_force.verified_on,
        "reasons": reasons(audit),
    }


def lacking(audit: Audit) -> str:
    """Each requirement in hours that is short, with its hours."""
    return "; ".join(f"{one.key} {in_figures(one.short)}" for one in audit.requirements if one.short)


def in_figures(hours: Decimal) -> str:
    """Hours without needless zeros."""
    return f"{hours.normalize():f}"


def reasons(audit: Audit) -> str:
    """What is open of an undetermined verdict, which conditions a short one does not meet; else the case."""
    match audit.verdict:
        case Verdict.UNDETERMINED:
            return undetermined(one.label for one in audit.unmet() if one.met is None) or "; ".join(
                dict.fromkeys(f"{one.why} ({one.settle})" for one in audit.unknown)
            )
        case Verdict.SHORT:
            return "; ".join(one.label for one in audit.conditions if one.met is False)
        case Verdict.COMPLIANT:
            return ""
        case _:
            return audit.case


def undetermined(labels: Iterable[str]) -> str:
    """What is open of a verdict, by the words of the requirements."""
    told = "; ".join(dict.fromkeys(labels))
    return f"open: {told}" if told else ""


def requirement_rows(licence: str, audit: Audit) -> Iterator[tuple[Any, ...]]:
    """What an audit says of each requirement and condition, in the order of `REQUIREMENTS`."""
    for one in audit.requirements:
        yield (
            *(licence, one.key, one.label, str(one.kind), float(one.needed), float(one.counted), float(one.short)),
            *(one.met, "", str(one.citation), str(one.confidence)),
        )
    for condition in audit.conditions:
        yield (
            *(licence, condition.key, condition.label, "condition", None, None, None),
            *(condition.met, condition.why, str(condition.citation), str(condition.confidence)),
        )


def credit_rows(licence: str, audit: Audit, row_of: Mapping[int, list[int]]) -> Iterator[tuple[Any, ...]]:
    """What an audit says of each credit, in the order of `CREDITS`; `row_of` has the rows of equal credits by identity."""
    for one in audit.credits:
        why = one.why[0] if one.why else None
        yield (
            *(licence, row_of[id(one.credit)].pop(0), getattr(one.credit, "title", ""), one.credit.completed),
            *(
                float(one.hours),
                float(one.counted),
                "; ".join(f"{key} {in_figures(hours)}" for key, hours in one.toward),
            ),
            "; ".join(dict.fromkeys(str(reason.code) for reason in one.why)),
            "; ".join(dict.fromkeys(reason.words for reason in one.why)),
            str(why.citation) if why and why.citation else "",
        )
