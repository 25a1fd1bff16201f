"""What the tests of all jurisdictions share: a registry with this plugin alone, and credits in one line."""

from datetime import date
from typing import Any, Protocol

import pytest

import ce_tracker_us_massage
from ce_tracker import Credit, Registry


class CreditOf(Protocol):
    def __call__(self, hours: float | dict[str, float], subject: str, completed: date, **details: Any) -> Credit: ...


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry({"us-massage": ce_tracker_us_massage}, installed=False)


@pytest.fixture(scope="session")
def credit() -> CreditOf:
    """A credit of so many hours; its title is its own unless one is given, so that none repeats another."""

    def made(hours: float | dict[str, float], subject: str, completed: date, **details: Any) -> Credit:
        title = details.pop("title", f"{subject or 'mixed'} of {completed}")
        return Credit(title=title, completed=completed, hours=hours, subject=subject, **details)

    return made
