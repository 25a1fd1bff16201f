"""What is asked for is loaded, and no more; each claim is tried in an interpreter of its own."""

import json
import subprocess
import sys
from typing import Any

import pytest

MOST_BYTES = 30 * 1024 * 1024

ASKED = """
from ce_tracker import installed
installed().rule_books({jurisdiction!r})
"""

ALL = """
import tracemalloc
tracemalloc.start()
from ce_tracker import Registry
import ce_tracker_us_massage
registry = Registry({"us-massage": ce_tracker_us_massage}, installed=False)
books = [book for code in registry.jurisdictions() for book in registry.rule_books(code).values()]
assert len(books) >= len(ce_tracker_us_massage.JURISDICTIONS)
"""

OF_THE_PACK = "sorted(name for name in sys.modules if name.startswith('ce_tracker_us_massage.'))"


def told(program: str, expression: str) -> Any:
    """What `expression` is once `program` has run."""
    tell = f"\nimport json, sys\nprint(json.dumps({expression}))"
    done = subprocess.run([sys.executable, "-c", program + tell], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("jurisdiction", "module"), [("US-FL", "fl"), ("US-IN", "in"), ("US-WY", "wy")])
def test_asking_for_one_jurisdiction_imports_one_module(jurisdiction: str, module: str) -> None:
    assert told(ASKED.format(jurisdiction=jurisdiction), OF_THE_PACK) == [f"ce_tracker_us_massage.{module}"]


def test_naming_the_jurisdictions_imports_none_of_them() -> None:
    assert told("from ce_tracker import installed\nlist(installed().jurisdictions())", OF_THE_PACK) == []


def test_the_whole_pack_with_the_library_takes_less_than_30_mb() -> None:
    assert told(ALL, "tracemalloc.get_traced_memory()[1]") < MOST_BYTES
