"""North Carolina: 31 December of printed years, hours from August to November two years on, twelve in a classroom."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED, DUE = date(2015, 3, 20), date(2026, 12, 31)
IN_PERIOD = date(2025, 6, 1)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit, on: date = DUE, issued: date = ISSUED, expires: date | None = DUE, **licence: Any
    ) -> Audit:
        return judge_one("US-NC", "LMBT", *credits, on=on, issued=issued, expires=expires, **licence)

    return judge


@pytest.fixture
def taken(credit: CreditOf) -> Callable[..., Credit]:
    """Hours by subject of an approved course in one entry, in a classroom unless said otherwise."""

    def made(hours: dict[str, float], completed: date = IN_PERIOD, **details: Any) -> Credit:
        return credit(hours, "", completed, **{"approvals": ["NCBTMB"], "delivery": "in-person", **details})

    return made


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


@pytest.mark.parametrize(
    ("expires", "on", "due"),
    [
        pytest.param(DUE, date(2025, 1, 1), DUE, id="first day of an even-year term"),
        pytest.param(DUE, date(2024, 12, 31), date(2024, 12, 31), id="last day of the term before"),
        pytest.param(date(2027, 12, 31), date(2026, 12, 31), date(2027, 12, 31), id="a licence of odd years"),
        pytest.param(DUE, date(2027, 1, 1), DUE, id="after it, as long as no later date is entered"),
        pytest.param(None, date(2026, 1, 1), None, id="no printed date"),
    ],
)
def test_it_is_due_on_31_december_of_the_years_it_has_printed(
    judged: Judge, expires: date | None, on: date, due: date | None
) -> None:
    assert judged(on=on, expires=expires).due == due


@pytest.mark.parametrize(
    ("milestone", "day"),
    [
        (Milestone.WINDOW_OPENS, date(2026, 8, 1)),
        (Milestone.CE_DUE, date(2026, 11, 1)),
        (Milestone.APPLY_BY, date(2026, 11, 1)),
        (Milestone.EXPIRES, DUE),
    ],
)
def test_renewal_runs_from_august_to_november_and_the_licence_to_december(
    judged: Judge, milestone: Milestone, day: date
) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is milestone] == [day]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2023, 12, 31), "all hours on line allowed"),
        (date(2024, 1, 1), "twelve hours in a classroom"),
        (date(2024, 12, 31), "twelve hours in a classroom"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-NC", "LMBT"), end).label == label


@pytest.mark.parametrize("end", [date(2022, 12, 31), date(2023, 12, 30)])
def test_no_text_is_known_of_periods_that_ended_before_31_december_2023(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date
) -> None:
    assert rules_ending(book_of("US-NC", "LMBT"), end) is None


def test_24_hours_three_of_ethics_and_twelve_in_a_classroom_comply(judged: Judge, taken: CreditOf) -> None:
    on_line = taken({"ethics": 3, "research": 9}, delivery="online-self-paced")
    assert judged(taken({"technique": 12}), on_line).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("classroom", "distance", "short"),
    [
        pytest.param({"technique": 12}, {"ethics": 3, "research": 8.75}, {"total"}, id="in all"),
        pytest.param({"technique": 12.25}, {"ethics": 2.75, "research": 9}, {"ethics"}, id="ethics"),
        pytest.param(
            {"technique": 11.75}, {"ethics": 3, "research": 9.25}, {"total", "in-person"}, id="in a classroom"
        ),
        pytest.param(
            {"technique": 21, "communicable-disease.hiv-aids": 0.25},
            {"ethics": 2.75},
            {"ethics"},
            id="HIV/AIDS is not ethics",
        ),
    ],
)
def test_a_quarter_of_an_hour_less_is_short(
    judged: Judge, taken: CreditOf, classroom: dict[str, float], distance: dict[str, float], short: set[str]
) -> None:
    found = judged(taken(classroom), taken(distance, delivery="home-study"))
    assert (found.verdict, unmet(found), found.short) == (SHORT, short, Decimal("0.25"))


@pytest.mark.parametrize(("delivery", "counted"), [("online-self-paced", 12), ("home-study", 12), ("in-person", 20)])
def test_at_most_twelve_hours_of_home_study_count(judged: Judge, taken: CreditOf, delivery: str, counted: int) -> None:
    assert judged(taken({"technique": 20}, delivery=delivery)).counted == counted


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"delivery": "live-webinar"}, id="live webinar"),
        pytest.param({"delivery": "home-study", "activity": "college-course"}, id="academic course at a distance"),
    ],
)
def test_what_may_be_home_study_falls_under_the_limit_of_twelve(
    judged: Judge, taken: CreditOf, details: dict[str, Any]
) -> None:
    assert judged(taken({"technique": 20}, **details)).counted == 12


@pytest.mark.parametrize(
    ("hours", "counted"),
    [
        ({"professional-practice.business": 10}, 8),
        ({"professional-practice.business": 8, "ethics": 2}, 10),
        ({"professional-practice.hygiene": 10}, 10),
    ],
)
def test_at_most_eight_hours_of_business_management_count(
    judged: Judge, taken: CreditOf, hours: dict[str, float], counted: int
) -> None:
    assert judged(taken(hours)).counted == counted


@pytest.mark.parametrize(
    ("open_hours", "why"),
    [
        pytest.param(
            {"hours": {"professional-practice.marketing": 13}}, "whether this is business management", id="marketing"
        ),
        pytest.param(
            {"hours": {"technique": 13}, "activity": "self-directed", "approvals": []},
            "small group study",
            id="small group study",
        ),
        pytest.param({"hours": {"technique": 13}, "activity": "teaching"}, "the list of other ways", id="teaching"),
        pytest.param(
            {"hours": {"technique": 13}, "activity": "certification"}, "the list of other ways", id="a certification"
        ),
        pytest.param(
            {"hours": {"technique": 13}, "activity": "nano-learning"}, "the list of other ways", id="nano-learning"
        ),
    ],
)
def test_what_the_sources_leave_open_stays_open(
    judged: Judge, taken: CreditOf, open_hours: dict[str, Any], why: str
) -> None:
    found = judged(
        taken({"technique": 9, "ethics": 3}, date(2025, 5, 1)), taken(**{"completed": IN_PERIOD, **open_hours})
    )
    assert found.verdict is UNDETERMINED
    assert [one.why for one in found.unknown if one.why.startswith(why)] != []


@pytest.mark.parametrize(
    ("issued", "facts", "verdict"),
    [
        pytest.param(date(2024, 3, 15), {}, UNDETERMINED, id="the first term may have run till now"),
        pytest.param(date(2024, 3, 15), {"renewals": 0}, COMPLIANT, id="it did"),
        pytest.param(date(2024, 3, 15), {"term_started": date(2025, 1, 1)}, SHORT, id="it did not"),
        pytest.param(date(2023, 12, 31), {}, SHORT, id="three years ago"),
    ],
)
def test_whether_hours_of_a_long_first_term_count_is_open(
    judged: Judge, taken: CreditOf, issued: date, facts: dict[str, Any], verdict: Verdict
) -> None:
    done = taken({"technique": 21, "ethics": 3}, date(2024, 4, 20))
    assert judged(done, issued=issued, facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("details", "counted"),
    [
        ({"approvals": ["NCBTMB"]}, 4),
        ({"approvals": ["college"], "activity": "college-course"}, 4),
        ({"approvals": []}, 0),
        ({"approvals": ["US-SC"]}, 0),
        ({"activity": "self-directed", "delivery": "home-study"}, 0),
    ],
)
def test_courses_count_whose_provider_the_contracted_body_approved_or_a_college_is(
    judged: Judge, taken: CreditOf, details: dict[str, Any], counted: int
) -> None:
    assert judged(taken({"technique": 4}, **details)).counted == counted


def test_whether_study_alone_at_home_earns_hours_is_open(judged: Judge, taken: CreditOf) -> None:
    in_class = taken({"technique": 18, "ethics": 3}, date(2025, 5, 1))
    found = judged(in_class, taken({"technique": 3}, activity="self-directed", delivery="home-study"))
    assert (found.verdict, found.counted) == (UNDETERMINED, 21)


@pytest.mark.parametrize("approvals", [[], ["US-SC"]])
def test_24_hours_of_providers_without_approval_are_short(judged: Judge, taken: CreditOf, approvals: list[str]) -> None:
    assert judged(taken({"technique": 21, "ethics": 3}, approvals=approvals)).verdict is SHORT


def test_animal_massage_does_not_count(judged: Judge, taken: CreditOf) -> None:
    assert judged(taken({"animal-massage": 4})).counted == 0


@pytest.mark.parametrize("due", [DUE, date(2023, 12, 31)])
@pytest.mark.parametrize(
    ("unit", "amount", "counted"),
    [("semester-hour", 1, Decimal(21)), ("minute", 150, Decimal(3)), ("hour", 3, Decimal(3))],
)
def test_a_semester_hour_is_21_hours_and_an_hour_is_50_minutes(
    judged: Judge, taken: CreditOf, due: date, unit: str, amount: int, counted: Decimal
) -> None:
    academic = {"approvals": ["college"], "activity": "college-course", "unit": unit}
    course = taken({"anatomy-physiology": amount}, date(due.year, 3, 1), **academic)
    assert judged(course, on=due, expires=due).counted == counted


@pytest.mark.parametrize(
    ("completed", "counted"),
    [
        (date(2024, 7, 31), 0),
        (date(2024, 8, 1), 0),
        (date(2024, 11, 1), 0),
        (date(2024, 11, 2), 4),
        (date(2026, 11, 1), 4),
        (date(2026, 11, 2), 0),
    ],
)
def test_hours_surely_count_from_the_day_on_that_the_renewal_before_was_due_to_1_november(
    judged: Judge, taken: CreditOf, completed: date, counted: int
) -> None:
    for_the_renewal_before = taken({"technique": 21, "ethics": 3}, date(2023, 6, 1))
    assert judged(for_the_renewal_before, taken({"technique": 4}, completed)).counted == counted


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        pytest.param({"technique": 21, "ethics": 3}, UNDETERMINED, id="the renewal before could be met without them"),
        pytest.param({"technique": 17, "ethics": 3}, SHORT, id="the renewal before needed them"),
        pytest.param({"technique": 1}, UNDETERMINED, id="the record does not say how the renewal before was met"),
    ],
)
def test_hours_since_august_count_unless_the_renewal_before_used_them(
    judged: Judge, taken: CreditOf, before: dict[str, float], verdict: Verdict
) -> None:
    found = judged(
        taken(before, date(2023, 6, 1)),
        taken({"technique": 4}, date(2024, 9, 1)),
        taken({"technique": 17, "ethics": 3}, IN_PERIOD),
    )
    assert found.verdict is verdict


@pytest.mark.parametrize(("now", "verdict"), [(20.5, UNDETERMINED), (20, SHORT)])
def test_of_a_course_that_the_renewal_before_needed_but_for_half_an_hour_that_is_open(
    judged: Judge, taken: CreditOf, now: float, verdict: Verdict
) -> None:
    found = judged(
        taken({"technique": 17.5, "ethics": 3}, date(2023, 6, 1)),
        taken({"technique": 4}, date(2024, 9, 1)),
        taken({"technique": now, "ethics": 3}, IN_PERIOD),
    )
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 12, 30), SHORT, id="a first period of two years and more"),
        pytest.param(date(2025, 1, 2), UNDETERMINED, id="a first period of less than two years"),
        pytest.param(date(2026, 12, 31), UNDETERMINED, id="issued on the day it falls due"),
    ],
)
def test_what_a_first_period_shorter_than_two_years_asks_is_open(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


@pytest.mark.parametrize(
    ("due", "verdict"),
    [
        pytest.param(date(2023, 12, 31), COMPLIANT, id="period ending 31 December 2023"),
        pytest.param(date(2024, 12, 31), SHORT, id="period ending 31 December 2024"),
    ],
)
def test_only_for_the_period_ending_in_2023_all_hours_could_be_taken_on_line(
    judged: Judge, taken: CreditOf, due: date, verdict: Verdict
) -> None:
    on_line = taken({"technique": 21, "ethics": 3}, date(due.year, 3, 1), delivery="online-self-paced")
    assert judged(on_line, on=due, expires=due).verdict is verdict


def test_twelve_hours_in_a_classroom_are_asked_from_the_period_ending_in_2024_on(
    judged: Judge, taken: CreditOf
) -> None:
    due = date(2024, 12, 31)
    found = judged(
        taken({"technique": 12}, date(2024, 3, 1)),
        taken({"technique": 9, "ethics": 3}, date(2024, 4, 1), delivery="online-self-paced"),
        on=due,
        expires=due,
    )
    assert found.verdict is COMPLIANT


@pytest.mark.parametrize(
    ("hours", "short"),
    [({"technique": 20.75, "ethics": 3}, {"total"}), ({"technique": 21.25, "ethics": 2.75}, {"ethics"})],
)
def test_24_hours_and_three_of_ethics_were_asked_in_2023_too(
    judged: Judge, taken: CreditOf, hours: dict[str, float], short: set[str]
) -> None:
    due = date(2023, 12, 31)
    found = judged(taken(hours, date(2023, 3, 1), delivery="online-self-paced"), on=due, expires=due)
    assert (found.verdict, unmet(found)) == (SHORT, short)
