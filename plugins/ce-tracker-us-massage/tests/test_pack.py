"""What holds for every rule book of this plugin."""

import json
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ce_tracker import Licence, Registry, Therapist
from ce_tracker.auditing import judge
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import RuleBook, Rules
from ce_tracker.rules.json import dump, json_schema, load
from ce_tracker.rules.selectors import ApprovedAs, SubjectIs
from ce_tracker.subjects import APPROVERS, SUBJECTS, is_jurisdiction
from ce_tracker.testing.conformance import CHECKS, Check, earlier_times_are_spoken_of
from ce_tracker.testing.strategies import licences, therapists
from ce_tracker_us_massage import JURISDICTIONS, rule_books

RESEARCHED = date(2026, 11, 1)
SCHEMA = Draft202012Validator(json_schema())

BOOKS = [
    pytest.param(book, id=f"{book.jurisdiction} {book.credential}")
    for jurisdiction in JURISDICTIONS
    for book in rule_books(jurisdiction)
]

every_book = pytest.mark.parametrize("book", BOOKS)


def module_of(jurisdiction: str) -> ModuleType:
    return import_module(f"ce_tracker_us_massage.{jurisdiction.removeprefix('US-').lower()}")


def of_kind(value: object, *kinds: type) -> list[Any]:
    return [part for part in inside(value) if isinstance(part, kinds)]


def keys_of(requirements: tuple[Any, ...]) -> list[str]:
    return [part.key for part in inside(requirements) if hasattr(part, "key")]


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_every_jurisdiction_that_is_named_has_a_rule_book(jurisdiction: str) -> None:
    assert rule_books(jurisdiction)


def test_the_registry_meets_no_problem(registry: Registry) -> None:
    assert [plugin.problems for plugin in registry.plugins()] == [()]


@pytest.mark.parametrize("check", CHECKS)
@every_book
def test_it_conforms(book: RuleBook, check: Check) -> None:
    assert list(check(book)) == []


@every_book
def test_what_was_asked_before_the_oldest_version_is_spoken_of(book: RuleBook) -> None:
    assert list(earlier_times_are_spoken_of(book, module_of(book.jurisdiction).__doc__ or "")) == []


@every_book
def test_every_version_says_when_it_was_checked(book: RuleBook) -> None:
    assert [rules.verified_on for rules in book.rules if not rules.verified_on >= RESEARCHED] == []


@every_book
def test_no_key_is_used_twice_in_one_way_of_being_judged(book: RuleBook) -> None:
    ways = [way for rules in of_kind(book, Rules) for way in (rules, *rules.cases)]
    simple = [keys_of(way.requirements) for way in ways if not _has_alternatives(way)]
    assert [keys for keys in simple if len(set(keys)) < len(keys)] == []


def _has_alternatives(way: object) -> bool:
    return any(hasattr(part, "alternatives") for part in inside(way))


@every_book
def test_every_subject_is_known(book: RuleBook) -> None:
    names = [name for selector in of_kind(book, SubjectIs) for name in selector.names]
    names += [selector.subject for selector in of_kind(book, ApprovedAs)]
    assert [SUBJECTS.check(name) for name in names if SUBJECTS.check(name)] == []


@every_book
def test_every_approver_is_known(book: RuleBook) -> None:
    approvers = {name for part in inside(book) for name in getattr(part, "approvers", ())}
    assert {name for name in approvers if name not in APPROVERS and not is_jurisdiction(name)} == set()


@every_book
def test_it_has_the_same_hash_when_read_from_json(book: RuleBook) -> None:
    assert hash(load(RuleBook, json.loads(json.dumps(dump(book))))) == hash(book)


@every_book
def test_its_json_follows_the_schema(book: RuleBook) -> None:
    assert [problem.message for problem in SCHEMA.iter_errors(dump(book))] == []


@every_book
def test_without_a_term_its_json_does_not_follow_the_schema(book: RuleBook) -> None:
    data = {name: item for name, item in dump(book).items() if name != "term"}
    assert not SCHEMA.is_valid(data)


@every_book
@pytest.mark.parametrize("on", [date(2020, 6, 1), date(2022, 6, 1), date(2026, 6, 1)])
def test_the_order_of_versions_never_matters(book: RuleBook, on: date) -> None:
    licence = Licence(
        book.jurisdiction, book.credential, issued=date(2010, 3, 10), number="7", expires=date(2027, 5, 31)
    )
    person = Therapist("Jordan Rivera", born=date(1988, 5, 17), licences=[licence])
    turned = attrs.evolve(book, rules=book.rules[::-1])
    assert attrs.evolve(judge(person, licence, turned, on), book=book) == judge(person, licence, book, on)


FACTS = st.dictionaries(
    st.sampled_from(["carried_over", "term_started", "ce_period_ends", "practising_since", "good_standing"]),
    st.booleans() | st.dates(date(2000, 1, 1), date(2030, 1, 1)) | st.integers(0, 40),
    max_size=3,
)


@every_book
@settings(max_examples=40)
@given(person=therapists(), licence=licences(), facts=FACTS, on=st.dates(date(2012, 1, 1), date(2031, 1, 1)))
def test_every_hour_of_any_record_is_counted_or_has_its_reason(
    book: RuleBook, person: Therapist, licence: Licence, facts: dict[str, Any], on: date
) -> None:
    held = attrs.evolve(licence, jurisdiction=book.jurisdiction, credential=book.credential, facts=facts)
    credits = judge(person, held, book, on).credits
    assert len(credits) == len(person.credits)
    assert all(sum(reason.hours for reason in one.why) == one.hours - one.counted for one in credits)
