"""Arkansas: birthdays in printed years, an application due before them, 18 hours of which little is known."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ce_tracker import Audit, Credit, Milestone, Status, Therapist, Verdict, deadlines
from ce_tracker.rules import CONFLICTING, SECONDARY, RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
Course = Callable[..., Credit]
Judged = Callable[..., Audit]

BORN = date(1985, 6, 14)
EXPIRES = date(2027, 6, 14)


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    return partial(judge_one, "US-AR", "LMT", issued=date(2015, 2, 1), born=BORN, on=date(2027, 5, 1), expires=EXPIRES)


@pytest.fixture(scope="module")
def course(credit: Course) -> Course:
    return partial(credit, completed=date(2026, 9, 1), delivery="in-person", approvals=["US-AR"])


def application_due(found: Audit) -> list[date]:
    return [one.day for one in deadlines(Therapist("T"), [found]) if one.milestone is Milestone.APPLY_BY]


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2023, 1, 1), date(2023, 6, 14)),
        (date(2025, 6, 14), date(2025, 6, 14)),
        (date(2025, 6, 15), date(2027, 6, 14)),
    ],
)
def test_it_ends_on_the_birthday_in_the_printed_dates_years(judged: Judged, on: date, due: date) -> None:
    assert judged(on=on).due == due


@pytest.mark.parametrize(
    ("born", "expires", "on", "due"),
    [
        (date(1988, 2, 29), date(2028, 2, 29), date(2026, 1, 1), date(2026, 2, 28)),
        (date(1988, 2, 29), date(2027, 2, 28), date(2027, 1, 1), date(2027, 2, 28)),
    ],
)
def test_a_birthday_on_a_leap_day_stands_on_the_28th_of_other_years(
    judged: Judged, born: date, expires: date, on: date, due: date
) -> None:
    assert judged(born=born, expires=expires, on=on).due == due


@pytest.mark.parametrize(
    ("missing", "settle"),
    [({"expires": None}, "enter licences.expires"), ({"born": None}, "enter therapist.born")],
)
def test_without_birth_and_printed_date_the_due_date_is_open(
    judged: Judged, missing: dict[str, None], settle: str
) -> None:
    assert judged(**missing).unknown[0].settle == settle


def test_the_boards_example_of_a_birthday_on_14_june_2011(judged: Judged) -> None:
    found = judged(issued=date(2005, 2, 1), on=date(2011, 3, 1), expires=date(2011, 6, 14))
    assert (found.due, application_due(found)) == (date(2011, 6, 14), [date(2011, 5, 1)])


@pytest.mark.parametrize(
    ("born", "expires", "day"),
    [
        (date(1985, 1, 14), date(2027, 1, 14), date(2026, 12, 1)),
        (date(1985, 1, 1), date(2027, 1, 1), date(2026, 12, 1)),
        (date(1985, 3, 31), date(2027, 3, 31), date(2027, 2, 1)),
    ],
)
def test_the_application_is_due_on_the_first_of_the_month_before(
    judged: Judged, born: date, expires: date, day: date
) -> None:
    assert application_due(judged(born=born, expires=expires, on=date(2026, 11, 1))) == [day]


def test_what_a_late_application_means_is_told_to_be_in_conflict(judged: Judged) -> None:
    assert judged().book.apply_by.confidence is CONFLICTING


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2022, 7, 31), "State Board of Massage Therapy"),
        (date(2022, 8, 1), "rules of 2022"),
        (date(2022, 8, 2), "rules of 2022"),
    ],
)
def test_the_version_follows_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-AR"), end).label == label


@pytest.mark.parametrize(("hours", "verdict"), [(18, COMPLIANT), (17.5, SHORT)])
@pytest.mark.parametrize("year", [2021, 2027])
def test_eighteen_hours_are_asked(judged: Judged, course: Course, hours: float, verdict: Verdict, year: int) -> None:
    taken = course(hours, "technique", completed=date(year - 1, 9, 1))
    assert judged(taken, on=date(year, 6, 14)).verdict is verdict


@pytest.mark.parametrize("year", [2021, 2027])
@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2015, 2, 1), UNDETERMINED, id="the day of issue"),
        pytest.param(date(2015, 1, 31), SHORT, id="before it"),
    ],
)
def test_whether_hours_before_the_two_years_count_is_open(
    judged: Judged, course: Course, completed: date, verdict: Verdict, year: int
) -> None:
    assert judged(course(18, "technique", completed=completed), on=date(year, 6, 14)).verdict is verdict


@pytest.mark.parametrize(
    "details",
    [
        {"approvals": ["NCBTMB"]},
        {"approvals": []},
        {"delivery": "live-webinar"},
        {"delivery": "online-self-paced"},
        {"delivery": "home-study"},
        {"delivery": None},
        {"activity": "teaching"},
        {"activity": "publication"},
    ],
)
def test_whether_other_hours_count_is_open(judged: Judged, course: Course, details: dict[str, object]) -> None:
    assert judged(course(18, "technique", **details)).verdict is UNDETERMINED


def test_too_few_hours_are_short_however_they_count(judged: Judged, course: Course) -> None:
    assert judged(course(17.5, "technique", delivery="home-study")).verdict is SHORT


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2025, 6, 14), UNDETERMINED, id="first term of two years"),
        pytest.param(date(2026, 3, 1), UNDETERMINED, id="first term of less"),
        pytest.param(date(2024, 7, 1), UNDETERMINED, id="perhaps a first term of more than two years"),
        pytest.param(date(2024, 6, 1), SHORT, id="three years and more after issue"),
    ],
)
def test_what_a_first_renewal_owes_is_open(judged: Judged, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


def test_the_hours_are_surer_than_the_rest(judged: Judged) -> None:
    assert [one.confidence for one in judged().requirements] == [SECONDARY]


@pytest.mark.parametrize("status", [Status.INACTIVE, Status.MILITARY])
def test_what_other_licences_owe_is_open(judged: Judged, course: Course, status: Status) -> None:
    assert judged(course(18, "technique"), status=status).verdict is UNDETERMINED


def test_that_older_periods_are_less_sure_is_told(book_of: Callable[..., RuleBook]) -> None:
    told = [any("the older the period" in note for note in rules.notes) for rules in book_of("US-AR").rules]
    assert told == [True] * len(told)
