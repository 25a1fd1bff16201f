"""California: a voluntary certificate, renewed without hours, and the days about its printed end."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ce_tracker import Audit, Milestone, Therapist, Verdict, deadlines
from ce_tracker.milestones import late_states
from ce_tracker.rules import SECONDARY, UNVERIFIED, Confidence

Judged = Callable[..., Audit]

EXPIRES = date(2027, 5, 31)


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    return partial(judge_one, "US-CA", "CMT", on=date(2026, 11, 23), issued=date(2019, 6, 1))


def test_no_hours_are_asked(judged: Judged) -> None:
    assert judged(expires=EXPIRES).verdict is Verdict.NO_CE_REQUIRED


def test_no_hours_are_asked_though_the_certificates_end_is_not_entered(judged: Judged) -> None:
    found = judged()
    assert (found.verdict, found.due) == (Verdict.NO_CE_REQUIRED, None)


def test_the_certificate_is_due_on_its_printed_day(judged: Judged) -> None:
    assert judged(expires=EXPIRES).due == EXPIRES


@pytest.mark.parametrize(
    ("milestone", "day"),
    [
        (Milestone.WINDOW_OPENS, date(2027, 3, 2)),
        (Milestone.APPLY_BY, date(2027, 4, 1)),
        (Milestone.EXPIRES, EXPIRES),
        (Milestone.LATE_UNTIL, date(2027, 11, 30)),
    ],
)
def test_the_days_about_its_end(judged: Judged, milestone: Milestone, day: date) -> None:
    told = deadlines(Therapist("T"), [judged(expires=EXPIRES)])
    assert [one.day for one in told if one.milestone is milestone] == [day]


def test_the_sixty_days_are_not_told_as_todays(judged: Judged) -> None:
    apply_by = judged(expires=EXPIRES).book.apply_by
    assert (apply_by.confidence, "not confirmed for today" in apply_by.meaning) == (SECONDARY, True)


def test_six_months_late_it_takes_a_new_application(judged: Judged) -> None:
    states = late_states(Therapist("T"), judged(expires=date(2026, 8, 31)))
    assert [(state.name, last) for state, last in states] == [
        ("expired", date(2027, 2, 28)),
        ("expired more than six months", None),
    ]


@pytest.mark.parametrize("word", ["AB 1504", "Practitioner (CMP)", "local permits"])
def test_the_notes_tell_what_cannot_be_computed(judged: Judged, word: str) -> None:
    assert sum(word in note for note in judged(expires=EXPIRES).in_force.notes) == 1


@pytest.mark.parametrize(("expires", "confidence"), [(date(2026, 12, 31), SECONDARY), (date(2027, 1, 1), UNVERIFIED)])
def test_that_nothing_is_asked_is_not_verified_once_the_act_was_to_end(
    judged: Judged, expires: date, confidence: Confidence
) -> None:
    found = judged(expires=expires)
    assert (found.verdict, found.confidence) == (Verdict.NO_CE_REQUIRED, confidence)
    assert any(f"rests in part on {confidence} sources" in warning for warning in found.warnings)


def test_that_older_periods_are_less_sure_is_told(judged: Judged) -> None:
    oldest = judged().book.oldest_first[0]
    assert any("the older the period" in note for note in oldest.notes)
