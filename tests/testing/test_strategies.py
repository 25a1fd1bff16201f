"""What the public strategies draw fits, and shrinks to something small."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import find, given, settings

from ce_tracker import Credit, Therapist, Verdict
from ce_tracker.rules import Minimum, RuleBook, Rules, subject
from ce_tracker.testing import strategies
from ce_tracker.testing.drawn import STEP
from ce_tracker.testing.strategies import exact_records, near_misses, records
from ce_tracker_us_massage.fl import LMT as FLORIDA

MakeRules = Callable[..., Rules]
MakeBook = Callable[..., RuleBook]

QUIET = settings(max_examples=300, database=None, deadline=None)


@pytest.fixture
def ethics(rules: MakeRules, book: MakeBook) -> RuleBook:
    return book(rules(Minimum("total", 24), Minimum("ethics", 2, subject("ethics"))))


def test_the_smallest_short_record_has_no_course(ethics: RuleBook) -> None:
    found = find(records(ethics), lambda one: one.audit().verdict is Verdict.SHORT, settings=QUIET)
    assert found.therapist.credits == ()


def test_the_smallest_record_with_ethics_has_one_course(ethics: RuleBook) -> None:
    found = find(
        records(ethics), lambda one: any(it.subject == "ethics" for it in one.therapist.credits), settings=QUIET
    )
    assert len(found.therapist.credits) == 1


def test_the_smallest_credit_says_no_more_than_it_must() -> None:
    found = find(strategies.credits(), lambda one: one.total > 1, settings=QUIET)
    assert found == Credit("Deep tissue for runners", date(2006, 1, 1), "1.25", "technique")


def test_the_smallest_therapist_says_no_more_than_a_name() -> None:
    assert find(strategies.therapists(), lambda _: True, settings=QUIET) == Therapist("Jordan Rivera")


def test_an_exact_record_complies(ethics: RuleBook) -> None:
    assert find(exact_records(ethics), lambda _: True, settings=QUIET).audit().verdict is Verdict.COMPLIANT


@given(near_misses(FLORIDA))
def test_a_near_miss_is_short_by_a_step(record: strategies.Record) -> None:
    assert max(one.short for one in record.audit().requirements) == STEP


@given(near_misses(FLORIDA))
def test_a_near_miss_says_what_it_misses(record: strategies.Record) -> None:
    assert record.missed == ", ".join(one.key for one in record.audit().requirements if one.short)


@given(near_misses(FLORIDA))
def test_a_near_miss_does_not_comply(record: strategies.Record) -> None:
    assert record.audit().verdict is Verdict.SHORT


def test_there_is_no_near_miss_where_nothing_is_asked(rules: MakeRules, book: MakeBook) -> None:
    assert near_misses(book(rules(ce_required=False))).is_empty


@pytest.mark.parametrize("name", ["therapists", "licences", "credits", "seminars", "rule_books"])
def test_a_public_strategy_shrinks(name: str) -> None:
    drawn: Any = getattr(strategies, name)()
    assert len(str(find(drawn, lambda _: True, settings=QUIET))) < 1500
