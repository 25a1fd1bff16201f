"""Kentucky: 12 hours since 29 June 2021 and 24 before, 3 of ethics, every second anniversary of issue."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Status, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED = date(2015, 3, 10)
NOW, AT_THE_CHANGE, BEFORE = date(2027, 3, 10), date(2023, 3, 10), date(2021, 3, 10)
"""Days on which the licence of 10 March 2015 falls due: under the law of 2021, within its change, before it."""


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = NOW, issued: date = ISSUED, **licence: Any) -> Audit:
        return judge_one("US-KY", "LMT", *credits, on=on, issued=issued, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """A course in person of a provider whom NCBTMB approves, three months before the due date unless told otherwise."""

    def taken(hours: Any, due: date = NOW, *, years_before: int = 0, **details: Any) -> Credit:
        completed = date(due.year - 1 - years_before, 12, 10)
        sure = {"approvals": ["NCBTMB"], "delivery": "in-person"}
        return credit(hours, details.pop("subject", ""), completed, **{**sure, **details})

    return taken


def hours(total: float, ethics: float = 3) -> dict[str, float]:
    return {"ethics": ethics, "technique": total - ethics}


# the term


@pytest.mark.parametrize(
    ("issued", "on", "due"),
    [
        pytest.param(ISSUED, date(2017, 3, 10), date(2017, 3, 10), id="the first term has two years"),
        pytest.param(ISSUED, date(2017, 3, 11), date(2019, 3, 10), id="the day after"),
        pytest.param(date(2016, 2, 29), date(2017, 1, 1), date(2018, 2, 28), id="29 February, in a common year"),
        pytest.param(date(2016, 2, 29), date(2019, 1, 1), date(2020, 2, 29), id="29 February, in a leap year"),
        pytest.param(date(2015, 12, 31), date(2026, 1, 1), date(2027, 12, 31), id="31 December"),
    ],
)
def test_the_licence_is_due_every_second_anniversary_of_issue(judged: Judge, issued: date, on: date, due: date) -> None:
    assert judged(issued=issued, on=on).due == due


def test_renewal_opens_sixty_days_before(judged: Judge) -> None:
    assert judged().window_opens == date(2027, 1, 9)


def test_late_renewal_has_two_steps_and_ends_after_ninety_days(judged: Judge) -> None:
    told = [one for one in deadlines(Therapist("T"), [judged()]) if one.milestone == "late-until"]
    assert [one.day for one in told] == [date(2027, 5, 9), date(2027, 6, 8)]


# which version governs


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2014, 1, 1), "24 hours"),
        (date(2021, 6, 28), "24 hours"),
        (date(2021, 6, 29), "periods that began before the change of 29 June 2021"),
        (date(2021, 6, 30), "periods that began before the change of 29 June 2021"),
        (date(2023, 6, 27), "periods that began before the change of 29 June 2021"),
        (date(2023, 6, 28), "twelve hours"),
        (date(2027, 3, 10), "twelve hours"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, label: str
) -> None:
    rules = rules_ending(book_of("US-KY"), end)
    assert rules is not None
    assert rules.label == label


def test_no_account_of_periods_before_2014_is_known(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-KY"), date(2013, 12, 31)) is None


# hours


@pytest.mark.parametrize(
    ("due", "taken", "verdict"),
    [
        pytest.param(NOW, hours(12), COMPLIANT, id="twelve"),
        pytest.param(NOW, hours(11.5), SHORT, id="half an hour less than twelve"),
        pytest.param(NOW, hours(12, ethics=2.5), SHORT, id="half an hour of ethics too few"),
        pytest.param(BEFORE, hours(24), COMPLIANT, id="24 before"),
        pytest.param(BEFORE, hours(23.5), SHORT, id="half an hour less than 24"),
        pytest.param(BEFORE, hours(24, ethics=2.5), SHORT, id="half an hour of ethics too few before"),
        pytest.param(AT_THE_CHANGE, hours(24), COMPLIANT, id="24 suffice at the change"),
        pytest.param(AT_THE_CHANGE, hours(12), UNDETERMINED, id="twelve at the change"),
        pytest.param(AT_THE_CHANGE, hours(23.5), UNDETERMINED, id="half an hour less than 24 at the change"),
        pytest.param(AT_THE_CHANGE, hours(11.5), SHORT, id="less than twelve at the change"),
    ],
)
def test_hours_with_three_of_ethics_are_asked(
    judged: Judge, course: CreditOf, due: date, taken: dict[str, float], verdict: Verdict
) -> None:
    assert judged(course(taken, due), on=due).verdict is verdict


@pytest.mark.parametrize("issued", [date(2025, 3, 10), date(2025, 3, 11)])
@pytest.mark.parametrize(("taken", "verdict"), [(hours(12), COMPLIANT), (hours(11.5), UNDETERMINED)])
def test_what_a_first_renewal_owes_is_open(
    judged: Judge, course: CreditOf, issued: date, taken: dict[str, float], verdict: Verdict
) -> None:
    assert judged(course(taken), issued=issued).verdict is verdict


def test_the_second_renewal_owes_twelve_for_certain(judged: Judge, course: CreditOf) -> None:
    assert judged(course(hours(11.5)), issued=date(2023, 3, 10)).verdict is SHORT


@pytest.mark.parametrize("approver", ["US-KY", "ABMP", "AMTA", "AOBTA", "FSMTB", "NCBTMB", "NCCAOM"])
def test_a_body_named_in_the_regulation_may_approve(judged: Judge, course: CreditOf, approver: str) -> None:
    assert judged(course(hours(12), approvals=[approver])).verdict is COMPLIANT


@pytest.mark.parametrize("approvals", [[], ["US-OH"]])
def test_other_approvals_are_open(judged: Judge, course: CreditOf, approvals: list[str]) -> None:
    assert judged(course(hours(12), approvals=approvals)).verdict is UNDETERMINED


@pytest.mark.parametrize(("due", "total"), [(NOW, 12), (AT_THE_CHANGE, 24), (BEFORE, 24)])
@pytest.mark.parametrize(
    "form",
    [
        {"delivery": "live-webinar"},
        {"delivery": "online-self-paced"},
        {"delivery": "home-study"},
        {"delivery": None},
        {"activity": "teaching"},
        {"activity": "publication"},
        {"activity": "self-directed"},
    ],
)
def test_whether_other_hours_than_those_of_courses_in_person_count_is_open(
    judged: Judge, course: CreditOf, due: date, total: int, form: dict[str, str | None]
) -> None:
    assert judged(course(hours(total), due, **form), on=due).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("due", "others", "verdict"),
    [
        pytest.param(NOW, 8.5, UNDETERMINED, id="now"),
        pytest.param(AT_THE_CHANGE, 8.5, UNDETERMINED, id="at the change"),
        pytest.param(BEFORE, 20.5, SHORT, id="before"),
    ],
)
def test_animal_massage_was_refused_and_now_is_open(
    judged: Judge, course: CreditOf, due: date, others: float, verdict: Verdict
) -> None:
    taken = {"ethics": 3, "technique": others, "animal-massage": 0.5}
    assert judged(course(taken, due), on=due).verdict is verdict


# carry-over


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        pytest.param(36, 12, COMPLIANT, id="twelve carried"),
        pytest.param(40, 11.5, SHORT, id="no more than twelve carried"),
        pytest.param(30, 18, COMPLIANT, id="six carried"),
        pytest.param(30, 17.5, SHORT, id="six do not suffice"),
    ],
)
def test_up_to_twelve_hours_carried_over_before(
    judged: Judge, course: CreditOf, before: float, now: float, verdict: Verdict
) -> None:
    earlier = course(hours(before), BEFORE, years_before=2)
    assert judged(earlier, course(hours(now), BEFORE), on=BEFORE).verdict is verdict


@pytest.mark.parametrize(
    ("earlier", "verdict"),
    [
        pytest.param(hours(20), UNDETERMINED, id="eight perhaps carried"),
        pytest.param(hours(19.5), SHORT, id="too few either way"),
    ],
)
def test_whether_hours_still_carry_over_is_open(
    judged: Judge, course: CreditOf, earlier: dict[str, float], verdict: Verdict
) -> None:
    assert judged(course(earlier, years_before=2), course(hours(4))).verdict is verdict


# inactive


@pytest.mark.parametrize(
    ("on", "taken", "verdict"),
    [
        pytest.param(date(2026, 2, 28), 4, COMPLIANT, id="two years, four hours"),
        pytest.param(date(2026, 2, 28), 3.5, SHORT, id="two years, half an hour too few"),
        pytest.param(date(2026, 3, 1), 5, COMPLIANT, id="a begun half-year, with its hour"),
        pytest.param(date(2026, 3, 1), 4, UNDETERMINED, id="a begun half-year, without"),
    ],
)
def test_a_return_from_inactive_asks_an_hour_for_each_half_year(
    judged: Judge, course: CreditOf, on: date, taken: float, verdict: Verdict
) -> None:
    facts = {"inactive_since": date(2024, 3, 1)}
    done = course(taken, date(2026, 3, 10), subject="technique")
    assert judged(done, on=on, status=Status.INACTIVE, facts=facts).verdict is verdict


def test_from_which_days_hours_for_a_return_come_is_open(judged: Judge, course: CreditOf) -> None:
    facts = {"inactive_since": date(2024, 3, 1)}
    earlier = course(4, subject="technique", years_before=2)
    found = judged(earlier, on=date(2026, 2, 28), status=Status.INACTIVE, facts=facts)
    assert (found.verdict, "for a return" in found.unknown[0].why) == (UNDETERMINED, True)


def test_the_day_of_becoming_inactive_is_asked_for(judged: Judge, course: CreditOf) -> None:
    found = judged(course(hours(12)), status=Status.INACTIVE)
    assert (found.verdict, "facts.inactive_since" in found.unknown[0].settle) == (UNDETERMINED, True)
