"""Record and rules become an audit: the verdict on a licence, and everything that explains it."""

from ce_tracker.auditing.findings import (
    Audit,
    ConditionFinding,
    CreditFinding,
    Kind,
    Open,
    Reason,
    RequirementFinding,
    Verdict,
    Why,
)
from ce_tracker.auditing.judging import judge
from ce_tracker.auditing.matter import STALE_AFTER
from ce_tracker.auditing.more import ToTake

__all__ = [
    "STALE_AFTER",
    "Audit",
    "ConditionFinding",
    "CreditFinding",
    "Kind",
    "Open",
    "Reason",
    "RequirementFinding",
    "ToTake",
    "Verdict",
    "Why",
    "judge",
]
