"""Hypothesis strategies, for property tests of plugins and of programs that use this library. All of them shrink.

- `therapists`, `licences`, `certifications`: people and what they hold, as any logbook can tell
- `credits`, `seminars`, `documents`, `exams`, `schooling`, `experience`, `entries`: the entries of a logbook
- `rule_books`, `selectors`, `credits_about`: rule books of a board of nowhere, and credits that work them
- `days`, `hours`, `names`, `texts`: the values in them; nothing is later than `TODAY`
- `records`: for one rule book: licences and courses of the kinds that its rules tell apart
- `exact_records`, `near_misses`: for one rule book: just the hours that are asked; one step less of one course
- `further_courses`: one more course for a record

.. code-block:: python

    from hypothesis import given
    from ce_tracker import Verdict
    from ce_tracker.testing.strategies import near_misses
    from my_rules.us_xx import LMT

    @given(near_misses(LMT))
    def test_a_quarter_of_an_hour_less_is_noticed(record):
        assert record.audit().verdict is not Verdict.COMPLIANT, record.words()
"""

from ce_tracker.testing.drawn import Record, exact_records, further_courses, near_misses, records
from ce_tracker.testing.entries import (
    TODAY,
    certifications,
    credits,
    days,
    documents,
    entries,
    exams,
    experience,
    hours,
    licences,
    names,
    schooling,
    seminars,
    texts,
    therapists,
)
from ce_tracker.testing.rule_books import credits_about, rule_books, selectors

__all__ = [
    "TODAY",
    "Record",
    "certifications",
    "credits",
    "credits_about",
    "days",
    "documents",
    "entries",
    "exact_records",
    "exams",
    "experience",
    "further_courses",
    "hours",
    "licences",
    "names",
    "near_misses",
    "records",
    "rule_books",
    "schooling",
    "selectors",
    "seminars",
    "texts",
    "therapists",
]
