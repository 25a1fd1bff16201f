"""New Hampshire: printed dates, twelve hours of which the subjects are not known, one year to reinstate."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Status, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

SHORT, UNDETERMINED = Verdict.SHORT, Verdict.UNDETERMINED
ISSUED, EXPIRES = date(2019, 5, 3), date(2027, 4, 30)
IN_PERIOD = date(2026, 2, 1)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit, on: date = EXPIRES, issued: date = ISSUED, expires: date | None = EXPIRES, **licence: Any
    ) -> Audit:
        return judge_one("US-NH", "LMT", *credits, on=on, issued=issued, expires=expires, **licence)

    return judge


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


@pytest.mark.parametrize(
    ("issued", "expires", "on", "due"),
    [
        pytest.param(ISSUED, EXPIRES, date(2026, 6, 1), EXPIRES, id="a licence from before July 2023"),
        pytest.param(ISSUED, EXPIRES, date(2025, 4, 30), date(2025, 4, 30), id="its term before"),
        pytest.param(ISSUED, EXPIRES, date(2025, 5, 1), EXPIRES, id="the day after that term"),
        pytest.param(date(2024, 3, 9), date(2026, 3, 9), date(2024, 3, 9), date(2026, 3, 9), id="its first day"),
        pytest.param(date(2024, 2, 29), date(2026, 2, 28), date(2026, 2, 28), date(2026, 2, 28), id="leap day"),
        pytest.param(date(2024, 3, 9), None, date(2026, 1, 1), None, id="no printed date"),
    ],
)
def test_it_is_due_on_the_printed_day_or_two_years_before(
    judged: Judge, issued: date, expires: date | None, on: date, due: date | None
) -> None:
    assert judged(issued=issued, expires=expires, on=on).due == due


def test_without_the_printed_date_it_is_asked_for(judged: Judge) -> None:
    found = judged(expires=None)
    assert (found.verdict, found.unknown[0].settle) == (UNDETERMINED, "enter licences.expires")


@pytest.mark.parametrize(
    ("milestone", "day"),
    [
        (Milestone.WINDOW_OPENS, date(2027, 3, 1)),
        (Milestone.APPLY_BY, date(2027, 3, 31)),
        (Milestone.EXPIRES, EXPIRES),
        (Milestone.LATE_UNTIL, date(2028, 4, 30)),
    ],
)
def test_the_days_about_the_due_date(judged: Judge, milestone: Milestone, day: date) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is milestone] == [day]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2023, 7, 15), "twelve hours, their subjects not known"),
        (date(2027, 4, 30), "twelve hours, their subjects not known"),
    ],
)
def test_one_version_is_known_since_15_july_2023(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-NH"), end).label == label


def test_nothing_is_known_of_14_july_2023(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-NH"), date(2023, 7, 14)) is None


def test_twelve_hours_leave_open_only_their_subjects(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit(12, "technique", IN_PERIOD, delivery="in-person"))
    assert (found.verdict, unmet(found)) == (UNDETERMINED, {"content-areas"})


def test_a_quarter_of_an_hour_less_is_short(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit(11.75, "technique", IN_PERIOD, delivery="in-person"))
    assert (found.verdict, found.short) == (SHORT, Decimal("0.25"))


@pytest.mark.parametrize("delivery", ["live-webinar", "online-self-paced", "home-study", None])
def test_whether_hours_count_that_were_not_taken_in_person_is_open(
    judged: Judge, credit: CreditOf, delivery: str | None
) -> None:
    found = judged(credit(12, "technique", IN_PERIOD, delivery=delivery))
    assert (found.verdict, unmet(found)) == (UNDETERMINED, {"total", "content-areas"})


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2025, 4, 30), 0), (date(2025, 5, 1), 3), (date(2027, 4, 30), 3), (date(2027, 5, 1), 0)],
)
def test_hours_of_the_two_years_count(judged: Judge, credit: CreditOf, completed: date, counted: int) -> None:
    assert judged(credit(3, "ethics", completed, delivery="in-person"), on=date(2027, 5, 2)).counted == counted


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2025, 4, 30), UNDETERMINED, id="the day before the two years"),
        pytest.param(date(2019, 5, 3), UNDETERMINED, id="the day of issue"),
        pytest.param(date(2019, 5, 2), SHORT, id="before it"),
    ],
)
def test_whether_hours_before_the_two_years_count_is_open(
    judged: Judge, credit: CreditOf, completed: date, verdict: Verdict
) -> None:
    assert judged(credit(12, "ethics", completed, delivery="in-person")).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 5, 31), SHORT, id="issued three years before"),
        pytest.param(date(2024, 6, 1), UNDETERMINED, id="issued less than three years before"),
        pytest.param(date(2025, 4, 30), UNDETERMINED, id="issued two years before the printed day"),
        pytest.param(date(2025, 5, 1), UNDETERMINED, id="issued on the first day of the period"),
    ],
)
def test_what_a_first_renewal_asks_is_open(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


def test_an_inactive_licence_is_for_the_board_to_tell(judged: Judge) -> None:
    assert judged(status=Status.INACTIVE).unknown[0].key == "status"


def test_the_notes_tell_what_the_form_lists(judged: Judge) -> None:
    found = judged()
    assert found.in_force is not None
    listed = "each course its name, date of completion, place, sponsor and hours"
    assert [note for note in found.in_force.notes if listed in note] != []
