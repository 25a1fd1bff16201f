"""Where it was not read whether anything but courses earns hours, courses do and all else is open."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Verdict

MISSOURI_DUE, MONTANA_DUE = date(2025, 1, 31), date(2027, 8, 31)
CONNECTICUT_DUE = tuple(date(year, 5, 31) for year in (2020, 2024, 2032))
"""One day for each limit on distance learning: the three versions of the rules."""
INSURED = Document("liability-insurance", date(2010, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("jurisdiction", "due", "hours", "told"),
    [
        pytest.param("US-MO", MISSOURI_DUE, 12, {}, id="Missouri"),
        pytest.param("US-MT", MONTANA_DUE, 24, {"ce_period_ends": MONTANA_DUE}, id="Montana"),
        *(
            pytest.param(
                "US-CT", due, 24, {"ce_period_ends": due, "mandated_hours": 0}, id=f"Connecticut in {due.year}"
            )
            for due in CONNECTICUT_DUE
        ),
    ],
)
@pytest.mark.parametrize(
    ("activity", "verdict"),
    [
        ("course", Verdict.COMPLIANT),
        ("college-course", Verdict.COMPLIANT),
        ("conference", Verdict.COMPLIANT),
        ("teaching", Verdict.UNDETERMINED),
        ("publication", Verdict.UNDETERMINED),
        ("board-meeting", Verdict.UNDETERMINED),
        ("volunteering", Verdict.UNDETERMINED),
    ],
)
def test_whether_anything_but_courses_counts_is_open(
    judge_one: Callable[..., Audit],
    credit: Callable[..., Credit],
    jurisdiction: str,
    due: date,
    hours: float,
    told: dict[str, Any],
    activity: str,
    verdict: Verdict,
) -> None:
    taken = credit(hours, "technique", due, delivery="in-person", approvals=["NCBTMB"], activity=activity)
    found = judge_one(
        jurisdiction, "LMT", taken, on=due, issued=date(2010, 9, 1), expires=due, facts=told, documents=(INSURED,)
    )
    assert found.verdict is verdict
