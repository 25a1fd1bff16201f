"""The plugin as others find it: the bodies it names, its rule books, and what every rule book has to live up to."""

import subprocess
import sys
from importlib import import_module

import pytest

from ce_tracker import Registry
from ce_tracker.rules import ELIGIBILITY, RENEWAL, RuleBook
from ce_tracker.testing.conformance import CHECKS, Check, earlier_times_are_spoken_of
from ce_tracker_ncbtmb.eligibility import TO_OBTAIN
from ce_tracker_ncbtmb.renewal import TO_RENEW


def test_it_names_one_body(registry: Registry) -> None:
    assert list(registry.certifications()) == ["NCBTMB"]


def test_it_names_no_jurisdiction(registry: Registry) -> None:
    assert list(registry.jurisdictions()) == []


def test_the_registry_meets_no_problem(registry: Registry) -> None:
    assert [plugin.problems for plugin in registry.plugins()] == [()]


def test_it_has_a_rule_book_for_each_purpose(registry: Registry) -> None:
    assert dict(registry.certification_books("NCBTMB")) == {
        ("BCTMB", ELIGIBILITY): TO_OBTAIN,
        ("BCTMB", RENEWAL): TO_RENEW,
    }


def test_it_is_found_where_it_is_installed() -> None:
    assert "NCBTMB" in Registry().certifications()


def test_naming_the_body_imports_no_rules() -> None:
    program = (
        "import sys, ce_tracker_ncbtmb; from ce_tracker import Registry\n"
        "assert list(Registry({'ncbtmb': ce_tracker_ncbtmb}, installed=False).certifications())\n"
        "print(sorted(name for name in sys.modules if name.startswith('ce_tracker_ncbtmb.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("book", [TO_OBTAIN, TO_RENEW], ids=["to obtain it", "to renew it"])
def test_the_rules_conform(book: RuleBook, check: Check) -> None:
    assert list(check(book)) == []


@pytest.mark.parametrize(("book", "module"), [(TO_OBTAIN, "eligibility"), (TO_RENEW, "renewal")])
def test_what_was_asked_before_the_oldest_version_is_spoken_of(book: RuleBook, module: str) -> None:
    told = import_module(f"ce_tracker_ncbtmb.{module}").__doc__ or ""
    assert list(earlier_times_are_spoken_of(book, told)) == []
