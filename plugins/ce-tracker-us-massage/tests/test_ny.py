"""New York: printed registration dates, one hour a month, the phase-in of 2012, self-instruction, what is left open."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Licence, Milestone, Registry, Status, Therapist, Verdict, audit, deadlines
from ce_tracker.rules import Confidence

COMPLIANT, SHORT, UNDETERMINED, EXEMPT = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED, Verdict.EXEMPT

Course = Callable[..., Credit]
Judged = Callable[..., Audit]

TAKEN = date(2026, 3, 1)


@pytest.fixture(scope="session")
def course(credit: Course) -> Course:
    """A course of an approved sponsor: in person unless told otherwise."""
    return partial(credit, approvals=["US-NY"], delivery="in-person")


@pytest.fixture(scope="session")
def judged(registry: Registry) -> Judged:
    """The audit of a New York licence; its registration runs from 1 June 2024 to 31 May 2027 unless told otherwise."""

    def of(
        *credits: Credit,
        on: date | None = None,
        issued: date = date(2004, 5, 4),
        expires: date | None = date(2027, 5, 31),
        **licence: Any,
    ) -> Audit:
        held = Licence("US-NY", "LMT", issued=issued, expires=expires, **licence)
        therapist = Therapist("Jordan Rivera", licences=[held], credits=credits)
        return audit(therapist, held, on=on or expires or date(2027, 5, 31), registry=registry)

    return of


def needed(found: Audit) -> int:
    return int(next(one.needed for one in found.requirements if one.key == "total"))


def late_until(found: Audit) -> list[date]:
    told = deadlines(Therapist("Jordan Rivera"), [found])
    return [one.day for one in told if one.milestone is Milestone.LATE_UNTIL]


class TestThirtySixHours:
    @pytest.mark.parametrize(("hours", "verdict"), [(36, COMPLIANT), (35, SHORT)])
    def test_36_hours_in_three_years_are_asked(
        self, judged: Judged, course: Course, hours: int, verdict: Verdict
    ) -> None:
        assert judged(course(hours, "technique", TAKEN)).verdict is verdict

    def test_36_are_the_most_even_where_three_years_touch_37_months(self, judged: Judged) -> None:
        assert needed(judged(expires=date(2027, 5, 15))) == 36

    def test_no_hours_of_ethics_are_asked(self, judged: Judged) -> None:
        assert [one.key for one in judged().requirements if one.short] == ["total"]

    def test_the_total_rests_on_primary_sources(self, judged: Judged) -> None:
        confidence = {one.key: one.confidence for one in judged().requirements}
        assert confidence["total"] is Confidence.PRIMARY

    @pytest.mark.parametrize(
        ("completed", "counted"),
        [
            (date(2024, 5, 31), 0),
            (date(2024, 6, 1), 6),
            (date(2027, 5, 31), 6),
        ],
    )
    def test_hours_of_the_registration_period_count(
        self, judged: Judged, course: Course, completed: date, counted: int
    ) -> None:
        assert judged(course(6, "technique", completed)).counted == counted


class TestSponsors:
    @pytest.mark.parametrize("approvals", [[], ["NCBTMB"], ["US-NJ"]])
    def test_a_sponsor_that_the_department_did_not_approve_gives_no_hours(
        self, judged: Judged, course: Course, approvals: list[str]
    ) -> None:
        assert judged(course(36, "technique", TAKEN, approvals=approvals)).verdict is SHORT

    def test_the_missing_approval_is_told(self, judged: Judged, course: Course) -> None:
        found = judged(course(36, "technique", TAKEN, approvals=["NCBTMB"]))
        assert found.credits[0].why[0].words.startswith("must be approved by US-NY")

    @pytest.mark.parametrize("activity", ["course", "college-course", "teaching", "conference"])
    def test_what_was_done_for_an_approved_sponsor_counts(self, judged: Judged, course: Course, activity: str) -> None:
        assert judged(course(36, "technique", TAKEN, activity=activity)).verdict is COMPLIANT

    @pytest.mark.parametrize("activity", ["publication", "exam", "board-meeting", "self-directed", "volunteering"])
    @pytest.mark.parametrize("approvals", [[], ["US-NY"]])
    def test_activities_that_were_not_read_are_left_open(
        self, judged: Judged, course: Course, activity: str, approvals: list[str]
    ) -> None:
        hours = course(36, "technique", TAKEN, activity=activity, approvals=approvals)
        assert judged(hours).verdict is UNDETERMINED

    def test_teaching_at_a_school_is_open_until_the_school_is_known_to_be_approved(
        self, judged: Judged, course: Course
    ) -> None:
        hours = course(36, "technique", TAKEN, activity="teaching", approvals=["state-approved-school"])
        assert judged(hours).verdict is UNDETERMINED

    def test_a_course_at_a_school_needs_an_approved_sponsor(self, judged: Judged, course: Course) -> None:
        assert judged(course(36, "technique", TAKEN, approvals=["state-approved-school"])).verdict is SHORT


class TestSelfInstruction:
    @pytest.mark.parametrize(
        ("delivery", "hours", "verdict"),
        [
            ("home-study", 12, COMPLIANT),
            ("home-study", 13, SHORT),
            ("online-self-paced", 6, COMPLIANT),
            ("online-self-paced", 7, UNDETERMINED),
            ("online-self-paced", 12, UNDETERMINED),
            ("online-self-paced", 13, SHORT),
            ("live-webinar", 6, COMPLIANT),
            ("live-webinar", 7, UNDETERMINED),
            ("live-webinar", 36, UNDETERMINED),
        ],
    )
    def test_of_36_hours_so_many_may_be_taken_this_way(
        self, judged: Judged, course: Course, delivery: str, hours: int, verdict: Verdict
    ) -> None:
        rest = course(36 - hours, "technique", TAKEN) if hours < 36 else course(1, "research", TAKEN, approvals=[])
        assert judged(rest, course(hours, "pathology", TAKEN, delivery=delivery)).verdict is verdict

    @pytest.mark.parametrize(("at_home", "verdict"), [(6, COMPLIANT), (7, SHORT)])
    def test_on_line_hours_and_home_study_share_the_twelve(
        self, judged: Judged, course: Course, at_home: int, verdict: Verdict
    ) -> None:
        on_line = course(6, "pathology", TAKEN, delivery="online-self-paced")
        home_study = course(at_home, "research", TAKEN, delivery="home-study")
        assert judged(course(30 - at_home, "technique", TAKEN), on_line, home_study).verdict is verdict

    def test_hours_of_unknown_delivery_are_left_open(self, judged: Judged, course: Course) -> None:
        assert judged(course(36, "technique", TAKEN, delivery=None)).verdict is UNDETERMINED

    def test_the_cap_on_line_is_unverified(self, judged: Judged) -> None:
        confidence = {one.key: one.confidence for one in judged().requirements}
        assert confidence["on-line"] is Confidence.UNVERIFIED


class TestShortenedPeriods:
    @pytest.mark.parametrize(
        ("started", "expires", "hours"),
        [
            (date(2026, 6, 1), date(2027, 2, 28), 9),
            (date(2027, 3, 1), date(2028, 2, 29), 12),
            (date(2027, 5, 1), date(2027, 5, 31), 1),
            (date(2024, 7, 1), date(2027, 5, 31), 35),
            (date(2024, 6, 1), date(2027, 5, 31), 36),
        ],
    )
    def test_they_ask_an_hour_a_month(self, judged: Judged, started: date, expires: date, hours: int) -> None:
        found = judged(issued=date(2023, 6, 15), expires=expires, facts={"term_started": started})
        assert needed(found) == hours

    @pytest.mark.parametrize(
        ("alone", "verdict"), [(3, COMPLIANT), (4, UNDETERMINED), (8, UNDETERMINED)], ids=["a third", "more", "most"]
    )
    def test_whether_more_than_a_third_may_be_self_instruction_is_open(
        self, judged: Judged, course: Course, alone: int, verdict: Verdict
    ) -> None:
        taken = course(9 - alone, "technique", date(2026, 7, 1))
        studied = course(alone, "pathology", date(2026, 8, 1), delivery="home-study")
        started = {"term_started": date(2026, 6, 1)}
        found = judged(taken, studied, issued=date(2023, 6, 15), expires=date(2027, 2, 28), facts=started)
        assert found.verdict is verdict

    def test_they_begin_on_the_day_that_is_told(self, judged: Judged) -> None:
        found = judged(issued=date(2023, 6, 15), expires=date(2027, 2, 28), facts={"term_started": date(2026, 6, 1)})
        assert found.dates.ce_period.start == date(2026, 6, 1)

    @pytest.mark.parametrize(("hours", "verdict"), [(35, UNDETERMINED), (36, COMPLIANT)])
    def test_a_second_period_may_be_one_as_long_as_its_first_day_is_not_told(
        self, judged: Judged, course: Course, hours: int, verdict: Verdict
    ) -> None:
        found = judged(course(hours, "technique", TAKEN), issued=date(2023, 6, 15), expires=date(2027, 2, 28))
        assert found.verdict is verdict

    def test_what_to_enter_is_told(self, judged: Judged) -> None:
        found = judged(issued=date(2023, 6, 15), expires=date(2027, 2, 28))
        assert "enter facts.term_started" in found.unknown[0].why

    @pytest.mark.parametrize(
        ("issued", "verdict"), [(date(2021, 5, 31), SHORT), (date(2021, 6, 1), SHORT), (date(2021, 7, 1), UNDETERMINED)]
    )
    def test_six_years_from_the_month_of_issue_no_period_is_one(
        self, judged: Judged, issued: date, verdict: Verdict
    ) -> None:
        assert judged(issued=issued).verdict is verdict


class TestFirstRegistration:
    @pytest.mark.parametrize(
        ("issued", "verdict"),
        [
            (date(2024, 5, 30), UNDETERMINED),
            (date(2024, 5, 31), EXEMPT),
            (date(2024, 6, 1), EXEMPT),
            (date(2027, 5, 31), EXEMPT),
        ],
    )
    def test_the_period_in_which_one_is_first_licensed_asks_nothing(
        self, judged: Judged, issued: date, verdict: Verdict
    ) -> None:
        assert judged(issued=issued).verdict is verdict

    def test_a_graduate_of_2012_owed_nothing_until_2015(self, judged: Judged) -> None:
        assert judged(issued=date(2012, 6, 15), expires=date(2015, 5, 31)).verdict is EXEMPT

    def test_a_graduate_of_2012_owed_36_hours_between_2015_and_2018(self, judged: Judged) -> None:
        assert judged(issued=date(2012, 6, 15), expires=date(2018, 5, 31)).short == 36


class TestPhaseIn:
    @pytest.mark.parametrize(
        ("expires", "hours"),
        [
            (date(2012, 1, 1), 1),
            (date(2012, 1, 31), 2),
            (date(2012, 5, 31), 6),
            (date(2012, 8, 31), 9),
            (date(2013, 6, 30), 19),
            (date(2014, 10, 31), 35),
            (date(2014, 11, 30), 36),
            (date(2014, 12, 31), 36),
            (date(2015, 1, 31), 36),
        ],
    )
    def test_an_hour_a_month_from_january_2012_to_the_month_it_is_due(
        self, judged: Judged, expires: date, hours: int
    ) -> None:
        assert needed(judged(expires=expires)) == hours

    @pytest.mark.parametrize(("expires", "told"), [(date(2014, 12, 30), True), (date(2014, 12, 31), False)])
    def test_it_ends_with_the_periods_that_began_before_2012(self, judged: Judged, expires: date, told: bool) -> None:
        assert judged(expires=expires).case.startswith("phase-in") is told

    def test_a_first_registration_was_exempt_then_too(self, judged: Judged) -> None:
        assert judged(issued=date(2010, 9, 1), expires=date(2013, 6, 30)).verdict is EXEMPT

    @pytest.mark.parametrize("expires", [date(2011, 5, 31), date(2011, 12, 31)])
    def test_nothing_was_asked_before(self, judged: Judged, expires: date) -> None:
        assert judged(expires=expires).verdict is Verdict.NO_CE_REQUIRED

    @pytest.mark.parametrize(("alone", "verdict"), [(1, COMPLIANT), (2, UNDETERMINED)])
    def test_whether_self_instruction_was_limited_to_less_than_12_hours_is_open(
        self, judged: Judged, course: Course, alone: int, verdict: Verdict
    ) -> None:
        taken = course(6 - alone, "technique", date(2012, 3, 1))
        studied = course(alone, "pathology", date(2012, 3, 2), delivery="home-study")
        assert judged(taken, studied, expires=date(2012, 5, 31)).verdict is verdict

    def test_six_hours_sufficed_for_june_2012(self, judged: Judged, course: Course) -> None:
        assert judged(course(6, "technique", date(2012, 3, 1)), expires=date(2012, 5, 31)).verdict is COMPLIANT


class TestDatesAndStatus:
    def test_without_the_printed_date_nothing_is_known(self, judged: Judged) -> None:
        assert judged(expires=None).unknown[0].settle == "enter licences.expires"

    @pytest.mark.parametrize(
        ("on", "due"),
        [
            (date(2024, 5, 31), date(2024, 5, 31)),
            (date(2024, 6, 1), date(2027, 5, 31)),
            (date(2027, 5, 31), date(2027, 5, 31)),
            (date(2027, 6, 1), date(2027, 5, 31)),
        ],
    )
    def test_registrations_lie_three_years_from_the_printed_date(self, judged: Judged, on: date, due: date) -> None:
        assert judged(on=on).due == due

    def test_a_registration_printed_to_a_leap_day_began_on_1_march(self, judged: Judged) -> None:
        assert judged(expires=date(2028, 2, 29)).dates.term.start == date(2025, 3, 1)

    def test_renewal_opens_with_the_last_five_months(self, judged: Judged) -> None:
        assert judged().window_opens == date(2027, 1, 1)

    def test_on_line_renewal_works_for_four_more_months(self, judged: Judged) -> None:
        assert late_until(judged()) == [date(2027, 9, 30)]

    def test_one_who_does_not_practise_in_the_state_owes_nothing(self, judged: Judged) -> None:
        assert judged(status=Status.INACTIVE).verdict is EXEMPT

    def test_how_hours_are_adjusted_for_active_duty_is_left_open(self, judged: Judged) -> None:
        assert judged(status=Status.MILITARY).verdict is UNDETERMINED
