"""The plugin as others find it, and what every rule book has to live up to."""

import subprocess
import sys

import pytest

import ce_tracker_associations
from ce_tracker import Registry, UnknownJurisdictionError
from ce_tracker.rules import RuleBook
from ce_tracker.testing.conformance import CHECKS, Check
from ce_tracker_associations import ASSOCIATIONS, rule_books

EVERY_BOOK = [book for association in ASSOCIATIONS for book in rule_books(association)]


@pytest.fixture
def registry() -> Registry:
    return Registry({"associations": ce_tracker_associations}, installed=False)


def test_it_names_the_associations(registry: Registry) -> None:
    assert list(registry.certifications()) == list(ASSOCIATIONS)


def test_the_registry_meets_no_problem(registry: Registry) -> None:
    assert [plugin.problems for plugin in registry.plugins()] == [()]


@pytest.mark.parametrize("association", ASSOCIATIONS)
def test_every_association_that_is_named_has_a_rule_book(registry: Registry, association: str) -> None:
    assert registry.certification_books(association)


def test_of_another_association_nothing_is_known(registry: Registry) -> None:
    with pytest.raises(UnknownJurisdictionError):
        registry.certification_books("ABMP")


def test_it_is_found_where_it_is_installed() -> None:
    assert "AMTA" in Registry().certifications()


def test_naming_the_associations_imports_no_rules() -> None:
    program = (
        "import sys, ce_tracker_associations; from ce_tracker import Registry\n"
        "registry = Registry({'associations': ce_tracker_associations}, installed=False)\n"
        "assert list(registry.certifications())\n"
        "print(sorted(name for name in sys.modules if name.startswith('ce_tracker_associations.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("book", EVERY_BOOK, ids=lambda book: f"{book.jurisdiction} {book.credential}")
def test_its_rules_conform(book: RuleBook, check: Check) -> None:
    assert list(check(book)) == []
