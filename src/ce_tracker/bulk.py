"""What a program needs that judges many licences at once: the audit in its single steps, for those who count by other means.

`audit` is made of these steps, in this order: the dates of a licence (`RuleBook.dates`), the version in force, the matter
(`Matter`), the case that applies (`cases_of`, `obstacle_to`), the ways of being judged (`frames_of`, a `Frame` each), what an
hour is to them (`Frame.sign`), and the counting problem (`Frame.problem`). Whoever counts by other means (vectors, SQL) takes
the steps that do not depend on hours once for many licences alike, and has to come to what `audit` says.

These names are for the engines of this repository; they are no part of what a version promises (docs/versioning.md).
"""

from ce_tracker.auditing.choosing import cases_of, condition, its_window, matter_before, obstacle_to, period_before
from ce_tracker.auditing.findings import Audit, ConditionFinding
from ce_tracker.auditing.frame import Frame, frames_of
from ce_tracker.auditing.judging import judge_by, judge_case
from ce_tracker.auditing.matter import STALE_AFTER, Matter
from ce_tracker.auditing.more import masks_to_take
from ce_tracker.auditing.problem import Limit, Problem
from ce_tracker.record import CourseKind
from ce_tracker.rules.amounts import resolve
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.provenance import weakest_of
from ce_tracker.rules.reckoning import DueDates, dates_of
from ce_tracker.rules.schedule import Missing, Period

__all__ = [
    "STALE_AFTER",
    "Audit",
    "ConditionFinding",
    "CourseKind",
    "DueDates",
    "Frame",
    "Limit",
    "Matter",
    "Missing",
    "Period",
    "Problem",
    "Setting",
    "cases_of",
    "condition",
    "dates_of",
    "frames_of",
    "its_window",
    "judge_by",
    "judge_case",
    "masks_to_take",
    "matter_before",
    "obstacle_to",
    "period_before",
    "resolve",
    "weakest_of",
]
