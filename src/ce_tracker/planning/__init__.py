"""The cheapest seminars that finish everything: what to book, proven to be the least, on the counting of the audit itself."""

from ce_tracker.planning.aims import HOURS, MONEY, SEMINARS, Costs, Limits, Objective
from ce_tracker.planning.planner import plan
from ce_tracker.planning.result import Alternative, Choice, NotPlanned, Outcome, Plan, Serves

__all__ = [
    "HOURS",
    "MONEY",
    "SEMINARS",
    "Alternative",
    "Choice",
    "Costs",
    "Limits",
    "NotPlanned",
    "Objective",
    "Outcome",
    "Plan",
    "Serves",
    "plan",
]
