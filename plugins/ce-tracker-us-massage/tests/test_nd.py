"""North Dakota: 24 hours in two years, 12 of them hands-on in person; less for those long in practice."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Licence, Registry, Therapist, Verdict, Why, audit

APPROVED = {"approvals": ["NCBTMB"]}
HANDS_ON = {**APPROVED, "delivery": "in-person", "hands_on": True}
LECTURE = {**APPROVED, "delivery": "in-person", "hands_on": False}
WEBINAR = {**APPROVED, "delivery": "live-webinar", "hands_on": False}
SELF_PACED = {**APPROVED, "delivery": "online-self-paced", "hands_on": False}
HOME_STUDY = {**APPROVED, "delivery": "home-study", "hands_on": False}

ODD, EVEN = "LMT-1041", "LMT-1042"
ISSUED = date(2012, 5, 1)
# tenures that are known not to be long, so that only the usual hours are asked
NOT_LONG = {"practising_since": date(2020, 1, 1), "good_standing": True}

Judge = Callable[..., Audit]
Courses = list[tuple[float, dict[str, Any]]]


@pytest.fixture
def judged(registry: Registry, credit: Callable[..., Credit]) -> Judge:
    """Judges on the due date itself: 28 February of `year`. The courses were taken in the months before."""

    def judge(
        courses: Courses, year: int, *, issued: date = ISSUED, subject: str = "technique", **fields: Any
    ) -> Audit:
        fields.setdefault("number", ODD if year % 2 else EVEN)
        fields.setdefault("facts", NOT_LONG)
        licence = Licence("US-ND", "LMT", issued=issued, **fields)
        credits = [
            credit(hours, details.get("subject", subject), date(year - 1, month, 1), **_without_subject(details))
            for month, (hours, details) in enumerate(courses, start=4)
        ]
        therapist = Therapist("A", licences=[licence], credits=credits)
        return audit(therapist, licence, on=date(year, 2, 28), registry=registry)

    return judge


def _without_subject(details: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in details.items() if name != "subject"}


# the term


@pytest.mark.parametrize(
    ("number", "on", "due"),
    [
        pytest.param(ODD, date(2026, 12, 1), date(2027, 2, 28), id="odd-number-odd-year"),
        pytest.param(EVEN, date(2026, 12, 1), date(2028, 2, 28), id="even-number-even-year-28-february-in-a-leap-year"),
        pytest.param(EVEN, date(2028, 2, 29), date(2030, 2, 28), id="29-february-is-the-next-term"),
        pytest.param("1060", date(2027, 3, 1), date(2028, 2, 28), id="zero-is-even"),
    ],
)
def test_the_parity_of_the_number_decides_the_year(registry: Registry, number: str, on: date, due: date) -> None:
    licence = Licence("US-ND", "LMT", issued=ISSUED, number=number)
    assert audit(Therapist("A", licences=[licence]), licence, on=on, registry=registry).due == due


@pytest.mark.parametrize("number", ["", "LMT", "²"])
def test_without_a_number_the_due_date_is_asked_for(registry: Registry, number: str) -> None:
    licence = Licence("US-ND", "LMT", issued=ISSUED, number=number)
    found = audit(Therapist("A", licences=[licence]), licence, on=date(2027, 1, 1), registry=registry)
    assert [opened.settle for opened in found.unknown] == ["enter licences.number"]


@pytest.mark.parametrize("year", [2027, 2028])
def test_renewal_opens_on_the_first_of_december(judged: Judge, year: int) -> None:
    assert judged([], year).window_opens == date(year - 1, 12, 1)


# the usual hours, before SB 2395 (28 Feb 2023, 2024, 2025)

USUAL = [
    pytest.param([(24, HANDS_ON)], Verdict.COMPLIANT, id="all-hands-on"),
    pytest.param([(12, HANDS_ON), (12, LECTURE)], Verdict.COMPLIANT, id="half-hands-on-half-lecture"),
    pytest.param([(14, HANDS_ON), (10, SELF_PACED)], Verdict.COMPLIANT, id="ten-remote"),
    pytest.param([(14, HANDS_ON), (10, HOME_STUDY)], Verdict.COMPLIANT, id="home-study-is-remote-too"),
    pytest.param([(12, HANDS_ON), (12, SELF_PACED)], Verdict.UNDETERMINED, id="twelve-remote-ten-or-twelve"),
    pytest.param([(13.5, HANDS_ON), (10.5, SELF_PACED)], Verdict.UNDETERMINED, id="half-an-hour-beyond-ten"),
    pytest.param([(12, HANDS_ON), (12, WEBINAR)], Verdict.UNDETERMINED, id="whether-webinars-are-remote-is-open"),
    pytest.param([(12, HANDS_ON), (2, WEBINAR), (10, SELF_PACED)], Verdict.UNDETERMINED, id="two-by-webinar"),
    pytest.param([(14, HANDS_ON), (10, WEBINAR)], Verdict.COMPLIANT, id="ten-by-webinar-either-way"),
    pytest.param([(23.5, HANDS_ON)], Verdict.SHORT, id="half-an-hour-too-few"),
]


@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        *USUAL,
        pytest.param([(11.5, HANDS_ON), (12.5, LECTURE)], Verdict.SHORT, id="half-an-hour-hands-on-too-few"),
        pytest.param([(24, LECTURE)], Verdict.SHORT, id="a-lecture-is-not-hands-on"),
        pytest.param([(11, HANDS_ON), (13, SELF_PACED)], Verdict.SHORT, id="thirteen-remote"),
        pytest.param([(24, {**HANDS_ON, "delivery": "live-webinar"})], Verdict.SHORT, id="hands-on-at-a-distance"),
    ],
)
@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_twelve_hands_on_hours_and_ten_or_twelve_remote(
    judged: Judge, year: int, courses: Courses, verdict: Verdict
) -> None:
    assert judged(courses, year).verdict is verdict


@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        *USUAL,
        pytest.param([(11.5, HANDS_ON), (12.5, LECTURE)], Verdict.UNDETERMINED, id="hands-on-perhaps-lifted"),
        pytest.param([(24, LECTURE)], Verdict.UNDETERMINED, id="no-hands-on-perhaps-lifted"),
        pytest.param([(24, SELF_PACED)], Verdict.UNDETERMINED, id="all-remote-perhaps-allowed"),
        pytest.param([(23.5, SELF_PACED)], Verdict.SHORT, id="short-whatever-the-act-says"),
    ],
)
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_since_sb_2395_hands_on_hours_and_the_remote_limit_are_in_doubt(
    judged: Judge, year: int, courses: Courses, verdict: Verdict
) -> None:
    assert judged(courses, year).verdict is verdict


# 28 Feb 2021 and 2022


@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        pytest.param([(24, SELF_PACED)], Verdict.COMPLIANT, id="all-on-line"),
        pytest.param([(24, WEBINAR)], Verdict.COMPLIANT, id="all-by-webinar"),
        pytest.param([(23, SELF_PACED)], Verdict.SHORT, id="an-hour-too-few"),
    ],
)
@pytest.mark.parametrize("year", [2021, 2022])
def test_during_covid_all_hours_could_be_on_line(judged: Judge, year: int, courses: Courses, verdict: Verdict) -> None:
    facts = {"practising_since": date(2016, 1, 1), "good_standing": True}
    assert judged(courses, year, facts=facts).verdict is verdict


@pytest.mark.parametrize("year", [2019, 2020])
def test_periods_that_ended_before_2021_are_not_covered(judged: Judge, year: int) -> None:
    assert [opened.key for opened in judged([(24, HANDS_ON)], year).unknown] == ["rules"]


# approval


@pytest.mark.parametrize(
    ("approvals", "activity", "verdict"),
    [
        (["AMTA"], "course", Verdict.COMPLIANT),
        (["NCBTMB"], "course", Verdict.COMPLIANT),
        (["US-ND"], "course", Verdict.COMPLIANT),
        (["US-MN"], "course", Verdict.SHORT),
        ([], "course", Verdict.SHORT),
        ([], "college-course", Verdict.UNDETERMINED),
    ],
)
def test_amta_ncbtmb_or_the_board_must_have_approved_it(
    judged: Judge, approvals: list[str], activity: str, verdict: Verdict
) -> None:
    course = (24, {**HANDS_ON, "approvals": approvals, "activity": activity})
    assert judged([course], 2027).verdict is verdict


def test_an_unapproved_course_is_told_as_such(judged: Judge) -> None:
    found = judged([(24, {**HANDS_ON, "approvals": []})], 2027)
    assert [reason.code for reason in found.credits[0].why] == [Why.PROVIDER_NOT_APPROVED]


# tenure


def _since(day: date, *, good_standing: bool = True) -> dict[str, Any]:
    return {"practising_since": day, "good_standing": good_standing}


@pytest.mark.parametrize(
    ("hours", "facts", "verdict"),
    [
        pytest.param(6, _since(date(2012, 2, 28)), Verdict.COMPLIANT, id="fifteen-years-to-the-day"),
        pytest.param(6, _since(date(2012, 2, 29)), Verdict.COMPLIANT, id="fifteen-years-from-a-leap-day"),
        pytest.param(6, _since(date(2012, 3, 1)), Verdict.SHORT, id="a-day-less-than-fifteen-years"),
        pytest.param(5.5, _since(date(2012, 2, 28)), Verdict.SHORT, id="half-an-hour-less-than-six"),
        pytest.param(3, _since(date(2002, 2, 28)), Verdict.COMPLIANT, id="twenty-five-years-to-the-day"),
        pytest.param(3, _since(date(2002, 3, 1)), Verdict.SHORT, id="a-day-less-than-twenty-five-years"),
        pytest.param(2.5, _since(date(2002, 2, 28)), Verdict.SHORT, id="half-an-hour-less-than-three"),
        pytest.param(6, _since(date(1990, 1, 1), good_standing=False), Verdict.SHORT, id="not-in-good-standing"),
        pytest.param(6, {"good_standing": True}, Verdict.UNDETERMINED, id="tenure-not-recorded"),
        pytest.param(6, {"practising_since": date(1990, 1, 1)}, Verdict.UNDETERMINED, id="standing-not-recorded"),
        pytest.param(2, {}, Verdict.SHORT, id="short-whatever-the-tenure"),
        pytest.param(24, {}, Verdict.COMPLIANT, id="enough-whatever-the-tenure"),
    ],
)
def test_those_long_in_practice_owe_less(judged: Judge, hours: float, facts: dict[str, Any], verdict: Verdict) -> None:
    assert judged([(hours, HANDS_ON)], 2027, facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        pytest.param([(6, LECTURE)], Verdict.COMPLIANT, id="no-hands-on-asked"),
        pytest.param([(3, LECTURE), (3, SELF_PACED)], Verdict.COMPLIANT, id="half-remote"),
        pytest.param([(2.5, LECTURE), (3.5, SELF_PACED)], Verdict.UNDETERMINED, id="more-than-half-remote"),
        pytest.param([(6, SELF_PACED)], Verdict.UNDETERMINED, id="all-remote-by-the-board-not-by-statute"),
        pytest.param([(5.5, SELF_PACED)], Verdict.SHORT, id="too-few-either-way"),
    ],
)
@pytest.mark.parametrize("year", [2024, 2027])
def test_whether_half_of_the_six_hours_may_be_remote_is_open(
    judged: Judge, year: int, courses: Courses, verdict: Verdict
) -> None:
    assert judged(courses, year, facts=_since(date(2008, 1, 1))).verdict is verdict


@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        pytest.param([(1.5, LECTURE), (1.5, SELF_PACED)], Verdict.COMPLIANT, id="half-remote"),
        pytest.param([(1, LECTURE), (2, SELF_PACED)], Verdict.UNDETERMINED, id="more-than-half-remote"),
        pytest.param([(3, SELF_PACED)], Verdict.UNDETERMINED, id="all-remote"),
    ],
)
def test_whether_half_of_the_three_hours_may_be_remote_is_open(
    judged: Judge, courses: Courses, verdict: Verdict
) -> None:
    assert judged(courses, 2027, facts=_since(date(1995, 1, 1))).verdict is verdict


@pytest.mark.parametrize(("since", "hours"), [(date(2005, 1, 1), 6), (date(1995, 1, 1), 3)])
@pytest.mark.parametrize("year", [2021, 2022])
def test_during_covid_the_lesser_hours_could_be_on_line_as_well(
    judged: Judge, year: int, since: date, hours: int
) -> None:
    assert judged([(hours, SELF_PACED)], year, facts=_since(since)).verdict is Verdict.COMPLIANT


def test_the_facts_it_asks_for_are_listed(registry: Registry) -> None:
    asked = registry.rule_book("US-ND", "LMT").facts
    assert [fact.name for fact in asked] == ["practising_since", "good_standing"]


# first and second renewal


@pytest.mark.parametrize("year", [2021, 2024, 2027])
@pytest.mark.parametrize("hours", [1, 24])
def test_what_the_first_renewal_asks_is_not_settled(judged: Judge, year: int, hours: int) -> None:
    found = judged([(hours, HANDS_ON)], year, issued=date(year - 2, 3, 1))
    assert (found.verdict, found.unknown[0].key) == (Verdict.UNDETERMINED, "first-renewal")


ETHICS_3 = (3, {**LECTURE, "subject": "ethics"})


@pytest.mark.parametrize("year", [2022, 2024, 2027])
@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        pytest.param([(21, HANDS_ON), ETHICS_3], Verdict.COMPLIANT, id="with-ethics"),
        pytest.param([(24, HANDS_ON)], Verdict.UNDETERMINED, id="without-ethics"),
        pytest.param([(20, HANDS_ON), ETHICS_3], Verdict.SHORT, id="an-hour-too-few"),
    ],
)
def test_whether_the_second_renewal_asks_for_ethics_is_open(
    judged: Judge, year: int, courses: Courses, verdict: Verdict
) -> None:
    facts = _since(date(year - 3, 1, 1))
    assert judged(courses, year, issued=date(year - 4, 6, 1), facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "facts", "courses", "verdict"),
    [
        pytest.param(date(2022, 3, 31), {}, [(23, HANDS_ON)], Verdict.SHORT, id="a-first-term-of-eleven-months"),
        pytest.param(date(2022, 4, 1), {}, [(23, HANDS_ON)], Verdict.UNDETERMINED, id="perhaps-the-first-renewal"),
        pytest.param(date(2023, 2, 28), {}, [(24, LECTURE)], Verdict.UNDETERMINED, id="perhaps-no-hands-on-hours"),
        pytest.param(date(2023, 2, 28), {}, [(21, HANDS_ON), ETHICS_3], Verdict.COMPLIANT, id="all-that-is-asked"),
        pytest.param(
            date(2023, 2, 20),
            {"term_started": date(2023, 3, 1)},
            [(23, HANDS_ON)],
            Verdict.SHORT,
            id="it-was-renewed-then",
        ),
    ],
)
def test_a_first_term_that_would_have_been_short_may_have_run_over_its_february(
    judged: Judge, issued: date, facts: dict[str, Any], courses: Courses, verdict: Verdict
) -> None:
    assert judged(courses, 2025, issued=issued, facts={**NOT_LONG, **facts}).verdict is verdict


@pytest.mark.parametrize(("hours", "since"), [(5, date(2005, 1, 1)), (2, date(1995, 1, 1))])
@pytest.mark.parametrize("year", [2021, 2027])
def test_so_may_that_of_those_long_in_practice(judged: Judge, year: int, hours: float, since: date) -> None:
    found = judged([(hours, HANDS_ON)], year, issued=date(year - 2, 2, 1), facts=_since(since))
    assert found.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2025, 3, 1), Verdict.UNDETERMINED, id="first-day-of-the-first-period"),
        pytest.param(date(2025, 2, 28), Verdict.UNDETERMINED, id="last-day-of-the-period-before"),
        pytest.param(date(2023, 3, 1), Verdict.UNDETERMINED, id="first-day-of-the-period-before"),
        pytest.param(date(2023, 2, 28), Verdict.UNDETERMINED, id="perhaps-the-second-renewal"),
        pytest.param(date(2022, 3, 1), Verdict.UNDETERMINED, id="last-that-is-perhaps-at-its-second"),
        pytest.param(date(2022, 2, 28), Verdict.COMPLIANT, id="third-renewal-asks-for-no-ethics"),
    ],
)
def test_ethics_is_in_doubt_until_the_second_renewal_only(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged([(24, HANDS_ON)], 2027, issued=issued).verdict is verdict


@pytest.mark.parametrize(
    ("since", "courses", "verdict"),
    [
        pytest.param(date(2008, 1, 1), [(6, LECTURE)], Verdict.UNDETERMINED, id="six-without-ethics"),
        pytest.param(date(2008, 1, 1), [(3, LECTURE), ETHICS_3], Verdict.COMPLIANT, id="six-with-ethics"),
        pytest.param(date(1995, 1, 1), [(3, LECTURE)], Verdict.UNDETERMINED, id="three-without-ethics"),
        pytest.param(date(1995, 1, 1), [ETHICS_3], Verdict.COMPLIANT, id="three-of-ethics"),
    ],
)
def test_second_renewals_of_those_long_in_practice_are_in_doubt_as_well(
    judged: Judge, since: date, courses: Courses, verdict: Verdict
) -> None:
    assert judged(courses, 2027, issued=date(2024, 1, 1), facts=_since(since)).verdict is verdict


def test_every_verdict_is_told_to_rest_on_conflicting_sources(judged: Judge) -> None:
    warnings = judged([(24, HANDS_ON)], 2027).warnings
    assert any("rests in part on conflicting sources" in warning for warning in warnings)


def test_nothing_is_carried_over(judged: Judge) -> None:
    in_force = judged([], 2027).in_force
    assert in_force is not None
    assert in_force.carry_over is None
