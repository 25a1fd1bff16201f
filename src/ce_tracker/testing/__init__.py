"""For the tests of plugins and of programs that use this library; needs Hypothesis and pytest.

`RuleBookSuite` is the whole conformance suite, inherited by giving a few samples; each name is imported when it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ce_tracker.testing.cases import WorkedCase, read_cases
    from ce_tracker.testing.drawn import Record, exact_records, near_misses, records
    from ce_tracker.testing.suite import RuleBookSuite

_HOMES = {
    "RuleBookSuite": "suite",
    "Record": "drawn",
    "WorkedCase": "cases",
    "exact_records": "drawn",
    "near_misses": "drawn",
    "read_cases": "cases",
    "records": "drawn",
}

__all__ = ["Record", "RuleBookSuite", "WorkedCase", "exact_records", "near_misses", "read_cases", "records"]


def __getattr__(name: str) -> object:
    """A public name, imported when it is first used: pytest loads this package wherever it is installed."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value
