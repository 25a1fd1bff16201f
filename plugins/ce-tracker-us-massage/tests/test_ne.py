"""Nebraska: 1 November of odd years, sixteen hours, half of them in hands-on workshops, and the rule of 24 before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED, DUE = date(2012, 3, 20), date(2027, 11, 1)
APPROVED = {"approvals": ["US-NE"]}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = DUE, issued: date = ISSUED, **licence: Any) -> Audit:
        return judge_one("US-NE", "LMT", *credits, on=on, issued=issued, **licence)

    return judge


@pytest.fixture
def taken(credit: CreditOf) -> Callable[..., Credit]:
    """Hours of one subject that the department approved, a year before the due date."""

    def made(hours: float, subject: str, due: date = DUE, **details: Any) -> Credit:
        return credit(hours, subject, date(due.year - 1, 6, 1), **APPROVED | details)

    return made


@pytest.fixture
def workshop(taken: CreditOf) -> Callable[..., Credit]:
    """A workshop on technique in person, three quarters of it hands-on unless said otherwise."""

    def made(hours: float, due: date = DUE, **details: Any) -> Credit:
        return taken(
            hours, details.pop("subject", "technique"), due, **{"delivery": "in-person", "hands_on": 0.75} | details
        )

    return made


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2025, 11, 1), date(2025, 11, 1)),
        (date(2025, 11, 2), date(2027, 11, 1)),
        (date(2026, 2, 28), date(2027, 11, 1)),
        (date(2027, 11, 1), date(2027, 11, 1)),
        (date(2027, 11, 2), date(2029, 11, 1)),
    ],
)
def test_it_is_due_on_1_november_of_odd_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


@pytest.mark.parametrize(
    ("issued", "due"), [(date(2025, 11, 1), date(2025, 11, 1)), (date(2025, 11, 2), date(2027, 11, 1))]
)
def test_the_first_term_ends_with_the_next_1_november_of_an_odd_year(judged: Judge, issued: date, due: date) -> None:
    assert judged(issued=issued, on=issued).due == due


def test_a_warning_says_where_the_due_date_comes_from(judged: Judge) -> None:
    assert [text for text in judged().warnings if "an older page of the department" in text] != []


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2019, 11, 1), "24 hours"),
        (date(2019, 11, 2), "24 or 16 hours: not established"),
        (date(2024, 9, 16), "24 or 16 hours: not established"),
        (date(2024, 9, 17), "16 hours"),
        (date(2025, 11, 1), "16 hours"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-NE"), end).label == label


def test_eight_hours_of_workshops_three_of_ethics_and_five_others_comply(
    judged: Judge, taken: CreditOf, workshop: CreditOf
) -> None:
    on_line = {"delivery": "online-self-paced", "hands_on": 0}
    found = judged(workshop(8), taken(3, "ethics", **on_line), taken(5, "research", **on_line))
    assert found.verdict is COMPLIANT


@pytest.mark.parametrize(
    ("hands_on", "ethics", "others", "short"),
    [
        pytest.param(8, 3, 4.75, {"total"}, id="in all"),
        pytest.param(8.25, 2.75, 5, {"ethics"}, id="ethics"),
        pytest.param(7.75, 3, 5, {"total", "hands-on"}, id="hands-on, and the others are capped"),
    ],
)
def test_a_quarter_of_an_hour_less_is_short(
    judged: Judge,
    taken: CreditOf,
    workshop: CreditOf,
    hands_on: float,
    ethics: float,
    others: float,
    short: set[str],
) -> None:
    distant = {"delivery": "live-webinar", "hands_on": 0}
    found = judged(workshop(hands_on), taken(ethics, "ethics", **distant), taken(others, "research", **distant))
    assert (found.verdict, unmet(found), found.short) == (SHORT, short, Decimal("0.25"))


@pytest.mark.parametrize(
    ("details", "counted"),
    [
        pytest.param({"delivery": "in-person"}, 8, id="lectures in person"),
        pytest.param({"delivery": "live-webinar"}, 8, id="live webinar"),
        pytest.param({"delivery": "online-self-paced"}, 8, id="on line"),
        pytest.param({"delivery": "home-study"}, 8, id="home study"),
    ],
)
def test_at_most_eight_hours_count_that_are_not_hands_on(
    judged: Judge, taken: CreditOf, details: dict[str, str], counted: int
) -> None:
    assert judged(taken(12, "ethics", hands_on=0, **details)).counted == counted


@pytest.mark.parametrize(
    ("details", "counted"),
    [
        pytest.param({"delivery": "live-webinar"}, 8, id="live webinar"),
        pytest.param({"delivery": "online-self-paced"}, 8, id="on line"),
        pytest.param({"delivery": "home-study"}, 0, id="home study"),
        pytest.param({"delivery": "online-self-paced", "activity": "publication"}, 0, id="an article on line"),
    ],
)
def test_at_most_half_of_the_hours_are_taken_by_electronic_media(
    judged: Judge, taken: CreditOf, details: dict[str, str], counted: int
) -> None:
    found = judged(taken(12, "ethics", hands_on=0, **details))
    assert {one.key: one.counted for one in found.requirements}["on-line"] == counted


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({"hands_on": 0.75}, COMPLIANT, id="three quarters"),
        pytest.param({"hands_on": 0.74}, SHORT, id="less"),
        pytest.param({"hands_on": 1, "delivery": "live-webinar"}, SHORT, id="not in person"),
        pytest.param({"hands_on": None}, UNDETERMINED, id="share not told"),
        pytest.param({"delivery": None}, UNDETERMINED, id="delivery not told"),
        pytest.param({"subject": "anatomy-physiology"}, UNDETERMINED, id="perhaps its theory"),
        pytest.param({"subject": "cpr-first-aid"}, SHORT, id="hands-on, though not technique"),
    ],
)
def test_a_workshop_is_in_person_and_three_quarters_hands_on_technique(
    judged: Judge, taken: CreditOf, workshop: CreditOf, details: dict[str, Any], verdict: Verdict
) -> None:
    others = taken(8, "ethics", delivery="in-person", hands_on=0)
    assert judged(workshop(8, **details), others).verdict is verdict


@pytest.mark.parametrize(
    ("activity", "subject", "hands_on", "counted"),
    [
        pytest.param("publication", "research", None, 3, id="article"),
        pytest.param("exam", "law.US-NE", 0, 3, id="jurisprudence examination"),
        pytest.param("exam", "technique", 1, 3, id="practical examination"),
        pytest.param("exam", "anatomy-physiology", 0, 5, id="licensure examination"),
    ],
)
@pytest.mark.parametrize("recorded", [1, 7])
def test_articles_and_examinations_are_worth_hours_of_their_own(
    judged: Judge,
    taken: CreditOf,
    activity: str,
    subject: str,
    hands_on: float | None,
    counted: int,
    recorded: int,
) -> None:
    found = judged(taken(recorded, subject, activity=activity, hands_on=hands_on, approvals=[]))
    assert found.counted == counted


@pytest.mark.parametrize(
    ("subject", "hands_on", "verdict"),
    [
        pytest.param("technique", 1, COMPLIANT, id="a practical examination"),
        pytest.param("anatomy-physiology", 0, SHORT, id="the licensure examination"),
    ],
)
def test_a_practical_examination_is_hands_on(
    judged: Judge, taken: CreditOf, workshop: CreditOf, subject: str, hands_on: float, verdict: Verdict
) -> None:
    exam = taken(3, subject, activity="exam", hands_on=hands_on)
    assert judged(workshop(5), exam, taken(8, "ethics", delivery="in-person", hands_on=0)).verdict is verdict


def test_how_many_hours_of_teaching_count_is_open(judged: Judge, taken: CreditOf, workshop: CreditOf) -> None:
    lecture = {"delivery": "in-person", "hands_on": 0}
    found = judged(workshop(8), taken(4, "ethics", **lecture), taken(4, "technique", activity="teaching", **lecture))
    assert (found.verdict, found.counted) == (UNDETERMINED, Decimal(12))


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({}, COMPLIANT, id="approved by the department"),
        pytest.param({"approvals": []}, UNDETERMINED, id="no approval recorded"),
        pytest.param({"approvals": ["NCBTMB"]}, UNDETERMINED, id="approved by another body"),
        pytest.param({"activity": "self-directed"}, UNDETERMINED, id="another activity"),
    ],
)
def test_only_courses_that_the_department_approved_are_sure_to_count(
    judged: Judge, taken: CreditOf, workshop: CreditOf, details: dict[str, Any], verdict: Verdict
) -> None:
    ethics = taken(8, "ethics", delivery="online-self-paced", hands_on=0, **details)
    assert judged(workshop(8), ethics).verdict is verdict


def test_whether_a_workshop_without_a_recorded_approval_counts_is_open(judged: Judge, workshop: CreditOf) -> None:
    found = judged(workshop(16, approvals=[]))
    assert found.counted == 0
    assert "whose courses are approved" in found.credits[0].why[0].words


def test_too_few_hours_are_short_however_they_count(judged: Judge, taken: CreditOf, workshop: CreditOf) -> None:
    assert judged(workshop(12, approvals=[]), taken(3, "ethics", approvals=[])).verdict is SHORT


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2025, 11, 1), 0), (date(2025, 11, 2), 3), (date(2027, 11, 1), 3), (date(2027, 11, 2), 0)],
)
def test_hours_of_the_24_months_before_count(judged: Judge, credit: CreditOf, completed: date, counted: int) -> None:
    found = judged(credit(3, "ethics", completed, **APPROVED), on=date(2027, 11, 2), expires=DUE)
    assert found.counted == counted


def test_hours_are_not_carried_over(judged: Judge, workshop: CreditOf) -> None:
    assert judged(workshop(40, date(2025, 11, 1))).counted == 0


def test_a_first_renewal_owes_the_hours_unless_they_are_waived(judged: Judge) -> None:
    assert judged(issued=date(2026, 1, 10)).verdict is SHORT


@pytest.mark.parametrize(
    ("hands_on", "others", "verdict"),
    [
        pytest.param(14, 10, COMPLIANT, id="24 hours, 14 of them hands-on"),
        pytest.param(13.75, 10.25, SHORT, id="hands-on hours a quarter short"),
        pytest.param(14, 9.75, SHORT, id="a quarter short in all"),
    ],
)
def test_24_hours_were_asked_on_1_november_2019(
    judged: Judge, taken: CreditOf, workshop: CreditOf, hands_on: float, others: float, verdict: Verdict
) -> None:
    due = date(2019, 11, 1)
    lectures = taken(others, "research", due, delivery="in-person", hands_on=0)
    assert judged(workshop(hands_on, due), lectures, on=due).verdict is verdict


@pytest.mark.parametrize("due", [date(2021, 11, 1), date(2023, 11, 1)])
@pytest.mark.parametrize(
    ("hands_on", "others", "verdict"),
    [
        pytest.param(14, {"ethics": 3, "research": 7}, COMPLIANT, id="enough by either rule"),
        pytest.param(8, {"ethics": 3, "research": 5}, UNDETERMINED, id="enough for sixteen"),
        pytest.param(14, {"research": 10}, UNDETERMINED, id="enough for 24"),
        pytest.param(8, {"ethics": 3, "research": 4.75}, SHORT, id="enough for neither in all"),
        pytest.param(7.75, {"ethics": 3, "research": 20}, SHORT, id="enough for neither hands-on"),
    ],
)
def test_between_the_two_rules_only_what_meets_both_complies(
    judged: Judge,
    credit: CreditOf,
    workshop: CreditOf,
    due: date,
    hands_on: float,
    others: dict[str, float],
    verdict: Verdict,
) -> None:
    lectures = credit(others, "", due, delivery="in-person", hands_on=0, **APPROVED)
    assert judged(workshop(hands_on, due), lectures, on=due).verdict is verdict


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"approvals": []}, id="no approval recorded"),
        pytest.param({"approvals": ["NCBTMB"]}, id="approved by another body"),
        pytest.param({"delivery": "online-self-paced"}, id="on line"),
        pytest.param({"delivery": None}, id="delivery not told"),
    ],
)
@pytest.mark.parametrize("due", [date(2019, 11, 1), date(2021, 11, 1)])
def test_under_24_hours_only_approved_courses_in_person_are_sure_to_count(
    judged: Judge, taken: CreditOf, workshop: CreditOf, due: date, details: dict[str, Any]
) -> None:
    other = taken(7, "research", due, **{"delivery": "in-person", "hands_on": 0} | details)
    found = judged(workshop(14, due), taken(3, "ethics", due, delivery="in-person", hands_on=0), other, on=due)
    assert (found.verdict, found.counted) == (UNDETERMINED, Decimal(17))


@pytest.mark.parametrize("activity", ["teaching", "publication", "exam"])
@pytest.mark.parametrize("due", [date(2019, 11, 1), date(2021, 11, 1)])
def test_what_other_activities_gave_before_the_rule_of_sixteen_is_open(
    judged: Judge, taken: CreditOf, workshop: CreditOf, activity: str, due: date
) -> None:
    other = taken(5, "research", due, activity=activity, hands_on=0)
    found = judged(workshop(16, due), taken(3, "ethics", due, delivery="in-person"), other, on=due)
    assert (found.verdict, found.counted) == (UNDETERMINED, Decimal(19))
