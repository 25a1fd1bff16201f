"""Florida against the whole conformance suite."""

from datetime import date

from ce_tracker import Credit, Licence
from ce_tracker.testing import RuleBookSuite
from ce_tracker_us_massage.fl import LMT

ASKED = {"medical-errors": 2, "law.US-FL": 2, "ethics": 2, "human-trafficking": 1, "anatomy-physiology": 5}


def course(subject: str, hours: int) -> Credit:
    return Credit(subject, date(2026, 3, 1), hours, subject, delivery="in-person", approvals=["US-FL"])


class TestLMT(RuleBookSuite):
    book = LMT
    snapshots = "snapshots-of-suites"
    licence = Licence("US-FL", "LMT", issued=date(2026, 1, 5))
    due = (date(2027, 8, 31), date(2029, 8, 31), date(2031, 8, 31))
    compliant = (*(course(subject, hours) for subject, hours in ASKED.items()), course("technique", 12))
    short = (*(course(subject, hours) for subject, hours in ASKED.items()), course("self-care", 1))
