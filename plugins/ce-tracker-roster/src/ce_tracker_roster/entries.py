"""Rows of the canonical frames as the library's own records."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ce_tracker import Credit, Document, Licence, Therapist
from ce_tracker.record import Fact
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.columns import FACT

Row = Mapping[str, Any]


def hours(units: int) -> Decimal:
    """Hours as the library has them, from ten-thousandths."""
    whole, rest = divmod(units, UNITS)
    return Decimal(whole) if not rest else Decimal(units) / UNITS


def listed(text: str) -> list[str]:
    """The texts of a list such as ``US-FL; NCBTMB``."""
    return [one for one in (part.strip() for part in text.split(";")) if one]


def tabled(text: str) -> dict[str, str]:
    """The pairs of a table such as ``US-FL=ethics``."""
    pairs = (one.partition("=") for one in listed(text))
    return {name.strip(): value.strip() for name, _, value in pairs}


def licence_of(row: Row) -> Licence:
    """The licence of a row."""
    return Licence(
        row["jurisdiction"],
        row["credential"],
        issued=row["issued"],
        number=row["number"],
        expires=row["expires"],
        status=row["status"],
        facts=facts_of(row),
    )


def facts_of(row: Row) -> dict[str, Fact]:
    """The facts of a licence by name. A float that is whole is a whole number: a column with nulls may have made it one."""
    facts = {
        name.removeprefix(FACT): value for name, value in row.items() if name.startswith(FACT) and value is not None
    }
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value for name, value in facts.items()
    }


def credit_of(row: Row) -> Credit:
    """The credit of a row."""
    share: float | None = row["hands_on"]
    return Credit(
        title=row["title"],
        completed=row["completed"],
        hours=hours(row["hours"]),
        subject=row["subject"],
        provider=row["provider"],
        course_id=row["course_id"],
        started=row["started"],
        delivery=row["delivery"] or None,
        hands_on=None if share is None else Decimal(str(share)),
        activity=row["activity"],
        approvals=listed(row["approvals"]),
        approved_as=tabled(row["approved_as"]),
        unit=row["unit"],
    )


def document_of(row: Row) -> Document:
    """The document of a row."""
    return Document(row["kind"], issued=row["issued"], expires=row["expires"], number=row["number"])


def holder_of(row: Row, licence: Licence, credits: list[Credit], documents: list[Document]) -> Therapist:
    """The person who holds the licence of a row, with what is recorded for it."""
    return Therapist(row["licence"], born=row["born"], licences=(licence,), credits=credits, documents=documents)
