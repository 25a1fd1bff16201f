"""Nothing heavy is imported before it is needed; each claim is tried in an interpreter of its own."""

import json
import subprocess
import sys
from collections.abc import Set as AbstractSet

import pytest

HEAVY = frozenset({"numpy", "highspy", "icalendar", "rich", "click", "hypothesis", "pytest"})

FLORIDA_BY_SUMS = """
from datetime import date
from ce_tracker import Credit, Licence, Therapist, audit
licence = Licence("US-FL", "LMT", issued=date(2015, 3, 10))
course = Credit("Deep tissue", date(2026, 1, 10), 12, "technique", delivery="in-person", approvals=["US-FL"])
found = audit(Therapist("Jordan Rivera", licences=[licence], credits=[course]), licence, on=date(2027, 8, 1))
assert found.counted == 12, found.counted
assert found.short == 12, found.short
"""


def loaded_after(program: str) -> AbstractSet[str]:
    """The top-level names of all modules that are loaded once `program` has run."""
    tell = "\nimport json, sys\nprint(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", program + tell], capture_output=True, text=True, check=True)
    return frozenset(json.loads(done.stdout))


@pytest.mark.parametrize("module", ["ce_tracker", "ce_tracker.rules", "ce_tracker.logbook", "ce_tracker.report"])
def test_importing_the_library_imports_nothing_heavy(module: str) -> None:
    assert not loaded_after(f"import {module}") & HEAVY


def test_using_every_public_name_imports_nothing_heavy() -> None:
    assert not loaded_after("from ce_tracker import *") & HEAVY


def test_importing_the_library_imports_no_plugin() -> None:
    assert not [name for name in loaded_after("from ce_tracker import *") if name.startswith("ce_tracker_")]


def test_a_verdict_and_hours_to_take_where_no_cap_binds_need_no_solver() -> None:
    assert not loaded_after(FLORIDA_BY_SUMS) & {"numpy", "highspy"}


def test_a_verdict_needs_no_calendar_and_no_terminal() -> None:
    assert not loaded_after(FLORIDA_BY_SUMS) & {"icalendar", "rich", "click"}


def test_the_solver_is_what_the_exact_count_imports() -> None:
    assert {"numpy", "highspy"} <= loaded_after("import ce_tracker.auditing.program")
