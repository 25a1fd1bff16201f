"""Colorado: nothing to learn for renewal, and a due date that only the licence tells."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ce_tracker import Audit, Credit, Therapist, Verdict
from ce_tracker.milestones import late_states
from ce_tracker.rules import RuleBook

Judged = Callable[..., Audit]


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    return partial(judge_one, "US-CO", "LMT", issued=date(2019, 5, 6))


@pytest.mark.parametrize("on", [date(2015, 1, 31), date(2026, 11, 23), date(2031, 1, 1)])
def test_no_hours_are_asked(judged: Judged, on: date) -> None:
    assert judged(on=on, expires=date(2026, 12, 31)).verdict is Verdict.NO_CE_REQUIRED


def test_no_hours_are_asked_though_the_due_date_is_not_known(judged: Judged) -> None:
    found = judged(on=date(2026, 11, 23))
    assert (found.verdict, found.due) == (Verdict.NO_CE_REQUIRED, None)


def test_the_printed_date_is_asked_for(judged: Judged) -> None:
    assert any("licences.expires" in warning for warning in judged(on=date(2026, 11, 23)).warnings)


@pytest.mark.parametrize("expires", [date(2026, 12, 31), date(2026, 8, 31), date(2028, 2, 29)])
def test_the_printed_date_is_the_due_date(judged: Judged, expires: date) -> None:
    assert judged(on=date(2026, 3, 1), expires=expires).due == expires


def test_sixty_days_of_grace_follow(judged: Judged) -> None:
    found = judged(on=date(2026, 11, 23), expires=date(2026, 12, 31))
    assert [(state.name, last) for state, last in late_states(Therapist("T"), found)] == [
        ("grace period", date(2027, 3, 1)),
        ("expired", None),
    ]


def test_that_nothing_is_asked_is_told_to_rest_on_secondary_sources(judged: Judged) -> None:
    warnings = judged(on=date(2026, 11, 23), expires=date(2026, 12, 31)).warnings
    assert any("rests in part on secondary sources" in warning for warning in warnings)


def test_hours_on_record_are_told_not_to_be_needed(judged: Judged, credit: Callable[..., Credit]) -> None:
    found = judged(credit(6, "technique", date(2026, 5, 1)), on=date(2026, 11, 23), expires=date(2026, 12, 31))
    assert [reason.code for reason in found.credits[0].why] == ["nothing-asked"]


def test_the_notes_tell_of_insurance(judged: Judged) -> None:
    found = judged(on=date(2026, 11, 23), expires=date(2026, 12, 31))
    assert any("50,000 USD" in note for note in found.in_force.notes)


def test_that_older_periods_are_less_sure_is_told(book_of: Callable[..., RuleBook]) -> None:
    told = [any("the older the period" in note for note in rules.notes) for rules in book_of("US-CO").rules]
    assert told == [True] * len(told)
