"""What the tests of Board Certification share: a registry with this plugin alone, and somebody who has everything."""

from datetime import date
from typing import Any, Protocol

import pytest

import ce_tracker_ncbtmb
from ce_tracker import Audit, Certification, Credit, Document, Registry, Therapist, audit_certification

RENEWED = date(2026, 3, 10)
"""Within the two years that end on 1 March 2027."""


class Judge(Protocol):
    def __call__(self, *, on: date, **record: Any) -> Audit: ...


class Renew(Protocol):
    def __call__(self, *credits: Credit, on: date = ..., documents: Any = ..., **certification: Any) -> Audit: ...


class CreditOf(Protocol):
    def __call__(self, hours: float | dict[str, float], subject: str = "technique", **details: Any) -> Credit: ...


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry({"ncbtmb": ce_tracker_ncbtmb}, installed=False)


@pytest.fixture(scope="session")
def papers() -> tuple[Document, ...]:
    """What a renewal asks besides hours, dated within the two years that end on 1 March 2027."""
    kinds = ("attestation.ncbtmb-courses", "background-check", "attestation.ncbtmb-code")
    return tuple(Document(kind, issued=RENEWED) for kind in kinds)


@pytest.fixture(scope="session")
def eligible(registry: Registry) -> Judge:
    """Somebody who seeks Board Certification, judged as of a day."""

    def judged(*, on: date, **record: Any) -> Audit:
        sought = Certification("NCBTMB", "BCTMB")
        person = Therapist("Jordan Rivera", certifications=[sought], **record)
        return audit_certification(person, sought, on=on, registry=registry)

    return judged


@pytest.fixture(scope="session")
def renewed(registry: Registry, papers: tuple[Document, ...]) -> Renew:
    """A certification of 2023 that the certificate says ends on 1 March 2027, judged with these credits."""

    def judged(
        *credits: Credit,
        on: date = date(2027, 3, 1),
        documents: tuple[Document, ...] = papers,
        **certification: Any,
    ) -> Audit:
        fields = {"issued": date(2023, 3, 1), "expires": date(2027, 3, 1), **certification}
        held = Certification("NCBTMB", "BCTMB", **fields)
        person = Therapist("Jordan Rivera", certifications=[held], credits=credits, documents=documents)
        return audit_certification(person, held, on=on, registry=registry)

    return judged


@pytest.fixture(scope="session")
def credit() -> CreditOf:
    """Hours that NCBTMB approved, of a day within the two years; each title is its own unless one is given."""
    count = iter(range(10_000))

    def made(hours: float | dict[str, float], subject: str = "technique", **details: Any) -> Credit:
        usual: dict[str, Any] = {
            "title": f"Course {next(count)}",
            "completed": date(2026, 3, 10),
            "approvals": ["NCBTMB"],
            "subject": "" if isinstance(hours, dict) else subject,
        }
        return Credit(hours=hours, **{**usual, **details})

    return made
