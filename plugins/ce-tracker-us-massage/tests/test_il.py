"""Illinois: 25 hours since the renewal of 2026, 24 before, the disputed renewal of 2024, the repeal of 1 January 2027."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED, EXEMPT = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED, Verdict.EXEMPT
HARASSMENT, VIOLENCE = "sexual-harassment-prevention", "domestic-violence"


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, year: int = 2026, issued: date = date(2012, 3, 1), **licence: Any) -> Audit:
        return judge_one("US-IL", "LMT", *credits, on=date(year, 12, 31), issued=issued, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """Hours of a sponsor that the Department approved, by subject."""

    def made(hours: dict[str, float], year: int = 2026, **details: Any) -> Credit:
        return credit(hours, "", date(year, 6, 1), **{"approvals": ["US-IL"], **details})

    return made


def enough(technique: float = 21, ethics: float = 2, harassment: float = 1, violence: float = 1) -> dict[str, float]:
    """The hours of 2026, by subject."""
    return {"technique": technique, "ethics": ethics, HARASSMENT: harassment, VIOLENCE: violence}


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


# Dates and versions


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2024, 12, 31), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2028, 12, 31)),
    ],
)
def test_it_is_due_on_31_december_of_even_years(judge_one: Judge, on: date, due: date) -> None:
    assert judge_one("US-IL", "LMT", on=on, issued=date(2012, 3, 1)).due == due


def test_renewal_opens_in_november(judged: Judge) -> None:
    assert judged().window_opens == date(2026, 11, 1)


def test_restoration_asks_for_more_after_five_years(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2031, 12, 31)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2016, 12, 31), "24 hours, twelve of them in a classroom"),
        (date(2019, 12, 31), "24 hours, twelve of them in a classroom"),
        (date(2020, 1, 1), "24 hours, all by self-study under the emergency rule"),
        (date(2021, 2, 28), "24 hours, all by self-study under the emergency rule"),
        (date(2021, 3, 1), "24 hours"),
        (date(2023, 12, 31), "24 hours"),
        (date(2024, 1, 1), "24 hours by rule, 25 by statute"),
        (date(2024, 12, 31), "24 hours by rule, 25 by statute"),
        (date(2025, 1, 1), "25 hours"),
        (date(2026, 12, 31), "25 hours"),
        (date(2027, 1, 1), "25 hours, if the Act goes on"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-IL"), end).label == label


def test_what_was_asked_before_2016_is_not_known(judged: Judge) -> None:
    assert (judged(year=2014).verdict, judged(year=2014).in_force) == (UNDETERMINED, None)


# The hours


@pytest.mark.parametrize(
    ("hours", "short"),
    [
        (enough(technique=20.5), {"total"}),
        (enough(technique=21.5, ethics=1.5), {"ethics"}),
        (enough(technique=21.5, harassment=0.5), {"sexual-harassment"}),
        (enough(technique=21.5, violence=0.5), {"domestic-violence"}),
    ],
)
def test_half_an_hour_less_of_a_kind_is_short(
    judged: Judge, course: CreditOf, hours: dict[str, float], short: set[str]
) -> None:
    found = judged(course(hours))
    assert (found.verdict, unmet(found)) == (SHORT, short)


def test_25_hours_of_all_kinds_are_enough(judged: Judge, course: CreditOf) -> None:
    assert judged(course(enough())).verdict is COMPLIANT


def test_all_hours_may_be_self_study(judged: Judge, course: CreditOf) -> None:
    assert judged(course(enough(), delivery="home-study")).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [(enough(), COMPLIANT), (enough(technique=20.5), UNDETERMINED), ({"technique": 0.5}, UNDETERMINED)],
    ids=["enough", "too few", "nearly none"],
)
def test_what_the_renewal_of_2028_asks_hangs_on_whether_the_act_goes_on(
    judged: Judge, course: CreditOf, hours: dict[str, float], verdict: Verdict
) -> None:
    assert judged(course(hours, 2028), year=2028).verdict is verdict


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [
        (enough(), COMPLIANT),
        (enough(technique=20), UNDETERMINED),
        (enough(technique=21.5, violence=0.5), UNDETERMINED),
        (enough(technique=19.5), SHORT),
        (enough(technique=21.5, harassment=0.5), SHORT),
    ],
    ids=["25", "24", "25 without domestic violence", "23.5", "25 without sexual harassment"],
)
def test_whether_the_added_hour_was_due_in_2024_is_disputed(
    judged: Judge, course: CreditOf, hours: dict[str, float], verdict: Verdict
) -> None:
    assert judged(course(hours, 2024), year=2024).verdict is verdict


@pytest.mark.parametrize(
    ("technique", "ethics", "harassment", "verdict"),
    [(21, 2, 1, COMPLIANT), (20.5, 2, 1, SHORT), (21.5, 1.5, 1, SHORT), (21.5, 2, 0.5, SHORT)],
)
@pytest.mark.parametrize("year", [2020, 2022])
def test_24_hours_were_asked_in_2020_and_2022(
    judged: Judge, course: CreditOf, year: int, technique: float, ethics: float, harassment: float, verdict: Verdict
) -> None:
    hours = {"technique": technique, "ethics": ethics, HARASSMENT: harassment}
    assert judged(course(hours, year, delivery="home-study"), year=year).verdict is verdict


@pytest.mark.parametrize(
    ("delivery", "classroom", "rest", "verdict"),
    [
        ("in-person", 12, 12, COMPLIANT),
        ("in-person", 11.5, 12.5, SHORT),
        ("live-webinar", 12, 12, UNDETERMINED),
        ("home-study", 12, 12, SHORT),
    ],
)
@pytest.mark.parametrize("year", [2016, 2018])
def test_twelve_hours_in_a_classroom_were_asked_until_2018(
    judged: Judge, course: CreditOf, year: int, delivery: str, classroom: float, rest: float, verdict: Verdict
) -> None:
    in_class = course({"technique": classroom}, year, delivery=delivery, title="in class")
    by_mail = course({"technique": rest - 2, "ethics": 2}, year, delivery="home-study")
    assert judged(in_class, by_mail, year=year).verdict is verdict


@pytest.mark.parametrize("year", [2016, 2018])
def test_twelve_hours_by_distance_counted_until_2018(judged: Judge, course: CreditOf, year: int) -> None:
    assert judged(course({"technique": 20}, year, delivery="home-study"), year=year).counted == 12


@pytest.mark.parametrize(
    ("completed", "counted"), [(date(2024, 12, 31), 0), (date(2025, 1, 1), 4), (date(2026, 12, 31), 4)]
)
def test_hours_of_the_two_years_count_and_none_are_carried(
    judged: Judge, credit: CreditOf, completed: date, counted: int
) -> None:
    assert judged(credit(4, "ethics", completed, approvals=["US-IL"])).counted == counted


# Who gives them


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        ({"approvals": ["US-IL"]}, COMPLIANT),
        ({"approvals": ["NCBTMB"]}, COMPLIANT),
        ({"approvals": ["state-approved-school"]}, UNDETERMINED),
        ({"approvals": ["AMTA"]}, UNDETERMINED),
        ({"approvals": []}, SHORT),
        ({"approvals": [], "activity": "college-course"}, COMPLIANT),
        ({"activity": "publication"}, UNDETERMINED),
        ({"activity": "teaching"}, UNDETERMINED),
        ({"activity": "conference"}, COMPLIANT),
        ({"activity": "self-directed"}, UNDETERMINED),
        ({"activity": "board-meeting"}, UNDETERMINED),
        ({"activity": "board-meeting", "approvals": []}, SHORT),
    ],
)
@pytest.mark.parametrize("year", [2022, 2024, 2026])
def test_whose_hours_count(
    judged: Judge, course: CreditOf, year: int, details: dict[str, Any], verdict: Verdict
) -> None:
    rest = course({"ethics": 2, HARASSMENT: 1, VIOLENCE: 1}, year, title="the rest")
    assert judged(rest, course({"technique": 21}, year, **details), year=year).verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"), [(["US-IL"], COMPLIANT), (["NCBTMB"], COMPLIANT), ([], UNDETERMINED)]
)
def test_whether_a_provider_may_teach_sexual_harassment_prevention_is_open_where_no_approval_is_recorded(
    judged: Judge, course: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    rest = course({"technique": 21, "ethics": 2, VIOLENCE: 1})
    assert judged(rest, course({HARASSMENT: 1}, approvals=approvals, title="at work")).verdict is verdict


@pytest.mark.parametrize(("approvals", "verdict"), [(["US-IL"], COMPLIANT), (["NCBTMB"], UNDETERMINED), ([], SHORT)])
def test_the_awareness_course_comes_from_a_provider_the_department_approves(
    judged: Judge, course: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    rest = course({"technique": 22, "ethics": 2, HARASSMENT: 1})
    assert judged(rest, course({VIOLENCE: 1}, approvals=approvals, title="awareness")).verdict is verdict


@pytest.mark.parametrize(("unit", "counted"), [("semester-hour", 15), ("quarter-hour", 10)])
def test_what_an_hour_of_college_is_worth(judged: Judge, course: CreditOf, unit: str, counted: int) -> None:
    college = course({"technique": 1}, activity="college-course", approvals=[], unit=unit)
    assert judged(college).counted == counted


# First renewals


@pytest.mark.parametrize("year", [2016, 2020, 2022, 2024, 2026, 2028])
def test_the_first_renewal_is_exempt(judged: Judge, year: int) -> None:
    assert judged(year=year, issued=date(year - 1, 1, 1)).verdict is EXEMPT


def test_the_first_renewal_is_exempt_to_its_last_day(judged: Judge) -> None:
    assert judged(issued=date(2026, 12, 31)).verdict is EXEMPT


def test_the_second_renewal_is_not_exempt(judged: Judge) -> None:
    assert judged(issued=date(2024, 12, 30)).verdict is SHORT


@pytest.mark.parametrize("year", [2018, 2020, 2022, 2024, 2026])
def test_which_renewal_is_the_first_of_a_licence_issued_on_the_last_day_of_a_term_is_open(
    judged: Judge, year: int
) -> None:
    assert judged(year=year, issued=date(year - 2, 12, 31)).verdict is UNDETERMINED


def test_with_all_hours_such_a_licence_surely_complies(judged: Judge, course: CreditOf) -> None:
    assert judged(course(enough()), issued=date(2024, 12, 31)).verdict is COMPLIANT


def test_such_a_licence_that_was_never_renewed_is_at_its_first_renewal(judged: Judge) -> None:
    found = judged(issued=date(2024, 12, 31), expires=date(2026, 12, 31), facts={"renewals": 0})
    assert found.verdict is EXEMPT


def test_its_renewal_after_next_is_not_the_first(judged: Judge) -> None:
    assert judged(year=2026, issued=date(2022, 12, 31)).verdict is SHORT
