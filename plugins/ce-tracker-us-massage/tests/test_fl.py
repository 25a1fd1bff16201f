"""Florida: components, the distance years, first renewals, the due date that an order moved."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Licence, Milestone, Registry, Status, Therapist, Verdict, Why, audit, deadlines
from ce_tracker.rules import Confidence

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

Course = Callable[..., Credit]
Judged = Callable[..., Audit]


@pytest.fixture(scope="session")
def course(credit: Course) -> Course:
    """A course approved by the board: in person unless told otherwise."""
    return partial(credit, approvals=["US-FL"], delivery="in-person")


@pytest.fixture(scope="session")
def judged(registry: Registry) -> Judged:
    """The audit of a Florida licence with these credits."""

    def of(*credits: Credit, on: date = date(2027, 8, 31), issued: date = date(2015, 3, 10), **licence: Any) -> Audit:
        held = Licence("US-FL", "LMT", issued=issued, **licence)
        return audit(Therapist("Jordan Rivera", licences=[held], credits=credits), held, on=on, registry=registry)

    return of


@pytest.fixture(scope="session")
def all_but(course: Course) -> Callable[..., list[Credit]]:
    """What the six components ask, except those that are named: an hour of them is missing."""

    def of(*missing: str, on: date = date(2026, 3, 1), general: int = 5) -> list[Credit]:
        asked = {
            "medical-errors": 2,
            "law.US-FL": 2,
            "ethics": 2,
            "human-trafficking": 1,
            "technique": 12,
            "anatomy-physiology": general,
        }
        hours = {subject: amount - (subject in missing) for subject, amount in asked.items()}
        return [course(amount, subject, on) for subject, amount in hours.items() if amount]

    return of


def short_of(found: Audit) -> dict[str, Decimal]:
    return {one.key: one.short for one in found.requirements if one.short}


def needed(found: Audit, key: str) -> Decimal:
    return next(one.needed for one in found.requirements if one.key == key)


def late_until(found: Audit) -> list[date]:
    told = deadlines(Therapist("Jordan Rivera"), [found])
    return [one.day for one in told if one.milestone is Milestone.LATE_UNTIL]


class TestComponents:
    def test_two_two_two_one_twelve_and_five_hours_are_enough(self, judged: Judged, all_but: Course) -> None:
        assert judged(*all_but()).verdict is COMPLIANT

    @pytest.mark.parametrize(
        ("subject", "key"),
        [
            ("medical-errors", "medical-errors"),
            ("law.US-FL", "law"),
            ("ethics", "ethics"),
            ("human-trafficking", "human-trafficking"),
            ("technique", "technique"),
            ("anatomy-physiology", "general"),
        ],
    )
    def test_an_hour_less_of_a_component_is_an_hour_short(
        self, judged: Judged, all_but: Course, subject: str, key: str
    ) -> None:
        assert short_of(judged(*all_but(subject))) == {key: 1}

    def test_the_components_add_up_to_24(self, judged: Judged) -> None:
        assert sum(one.needed for one in judged().requirements if one.key != "cpr-hours") == 24

    def test_an_hour_fills_one_place_only(self, judged: Judged, course: Course) -> None:
        assert judged(course(24, "technique", date(2026, 3, 1))).counted == 12

    def test_whether_surplus_ethics_fills_the_general_hours_is_open(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        more = course(1, "ethics", date(2026, 5, 1), delivery="home-study")
        assert judged(*all_but("anatomy-physiology"), more).verdict is UNDETERMINED

    def test_technique_by_distance_has_no_room_but_the_general_one(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        more = course(1, "technique", date(2026, 5, 1), delivery="home-study")
        assert judged(*all_but("anatomy-physiology"), more).verdict is COMPLIANT

    def test_the_law_of_another_state_is_not_floridas(self, judged: Judged, all_but: Course, course: Course) -> None:
        more = course(1, "law.US-GA", date(2026, 5, 1))
        assert short_of(judged(*all_but("law.US-FL"), more)) == {"law": 1}

    @pytest.mark.parametrize("subject", ["medical-errors", "law.US-FL", "ethics", "human-trafficking", "self-care"])
    def test_any_delivery_serves_for_all_but_technique(
        self, judged: Judged, all_but: Course, course: Course, subject: str
    ) -> None:
        missing = subject.replace("self-care", "anatomy-physiology")
        more = course(1, subject, date(2026, 5, 1), delivery="online-self-paced")
        assert judged(*all_but(missing), more).verdict is COMPLIANT

    @pytest.mark.parametrize("on", [date(2023, 8, 31), date(2027, 8, 31)])
    def test_fifty_minutes_are_an_hour(self, judged: Judged, on: date) -> None:
        assert judged(on=on).in_force.minutes_per_hour == 50

    def test_the_rules_rest_on_primary_sources(self, judged: Judged) -> None:
        assert judged().in_force.confidence is Confidence.PRIMARY


class TestApproval:
    @pytest.mark.parametrize("approvals", [[], ["NCBTMB"], ["US-GA"]])
    def test_hours_that_the_board_did_not_approve_do_not_count(
        self, judged: Judged, all_but: Course, course: Course, approvals: list[str]
    ) -> None:
        more = course(1, "ethics", date(2026, 5, 1), approvals=approvals)
        assert short_of(judged(*all_but("ethics"), more)) == {"ethics": 1}

    def test_the_missing_approval_is_told(self, judged: Judged, course: Course) -> None:
        found = judged(course(2, "ethics", date(2026, 5, 1), approvals=["NCBTMB"]))
        assert found.credits[0].why[0].code is Why.PROVIDER_NOT_APPROVED

    def test_the_category_of_the_board_decides_not_the_title(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        more = course(1, "technique", date(2026, 5, 1), approved_as={"US-FL": "ethics"})
        assert judged(*all_but("ethics"), more).verdict is COMPLIANT

    @pytest.mark.parametrize(
        ("activity", "subject"),
        [("volunteering", "technique"), ("board-meeting", "ethics"), ("board-meeting", "law.US-FL")],
    )
    def test_pro_bono_work_and_board_meetings_are_left_open(
        self, judged: Judged, all_but: Course, course: Course, activity: str, subject: str
    ) -> None:
        more = course(1, subject, date(2026, 5, 1), activity=activity)
        assert judged(*all_but(subject), more).verdict is UNDETERMINED

    @pytest.mark.parametrize(
        ("activity", "verdict"),
        [
            ("college-course", COMPLIANT),
            ("conference", COMPLIANT),
            ("teaching", UNDETERMINED),
            ("publication", UNDETERMINED),
            ("exam", UNDETERMINED),
            ("self-directed", UNDETERMINED),
        ],
    )
    def test_whether_anything_but_courses_counts_is_open(
        self, judged: Judged, all_but: Course, course: Course, activity: str, verdict: Verdict
    ) -> None:
        more = course(1, "ethics", date(2026, 5, 1), activity=activity)
        assert judged(*all_but("ethics"), more).verdict is verdict

    @pytest.mark.parametrize(("cpr", "verdict"), [(4, COMPLIANT), (5, UNDETERMINED)])
    @pytest.mark.parametrize("on", [date(2023, 8, 31), date(2027, 8, 31)])
    def test_more_than_four_hours_of_cpr_are_left_open(
        self, judged: Judged, all_but: Course, course: Course, on: date, cpr: int, verdict: Verdict
    ) -> None:
        taken = date(on.year - 1, 9, 1)
        found = judged(
            *all_but(on=taken, general=5 - cpr), course(cpr, "cpr-first-aid.cpr", taken, delivery="home-study"), on=on
        )
        assert found.verdict is verdict

    def test_more_than_four_hours_of_cpr_are_left_open_in_2019_to_2021(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        taken = date(2020, 9, 1)
        cpr = course(5, "cpr-first-aid.cpr", taken)
        assert judged(*all_but(on=taken, general=0), cpr, on=date(2021, 8, 31)).verdict is UNDETERMINED

    def test_more_than_four_hours_of_cpr_are_left_open_at_a_first_renewal(self, judged: Judged, course: Course) -> None:
        taken = date(2027, 3, 1)
        hours = [
            course(2, "medical-errors", taken),
            course(1, "human-trafficking", taken),
            course(5, "cpr-first-aid.cpr", taken),
        ]
        assert judged(*hours, issued=date(2027, 1, 15)).verdict is UNDETERMINED

    def test_pro_bono_work_without_approval_does_not_count(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        more = course(1, "technique", date(2026, 5, 1), activity="volunteering", approvals=[])
        assert judged(*all_but("technique"), more).verdict is SHORT


class TestTechniqueByDistance:
    @pytest.mark.parametrize("delivery", ["live-webinar", "online-self-paced", "home-study"])
    @pytest.mark.parametrize(
        ("on", "verdict"),
        [
            (date(2021, 8, 31), COMPLIANT),
            (date(2023, 8, 31), COMPLIANT),
            (date(2025, 8, 31), COMPLIANT),
            (date(2027, 8, 31), SHORT),
        ],
    )
    def test_a_listed_course_by_distance_counted_until_august_2025(
        self, judged: Judged, all_but: Course, course: Course, delivery: str, on: date, verdict: Verdict
    ) -> None:
        taken = date(on.year - 1, 9, 1)
        more = course(1, "technique", taken, delivery=delivery, approved_as={"US-FL": "technique"})
        assert judged(*all_but("technique", on=taken, general=6), more, on=on).verdict is verdict

    def test_a_course_listed_as_general_did_not_fill_the_twelve(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        taken = date(2024, 9, 1)
        more = course(1, "technique", taken, delivery="home-study", approved_as={"US-FL": "other"})
        found = judged(*all_but("technique", on=taken), more, on=date(2025, 8, 31))
        assert short_of(found) == {"technique": 1}

    def test_it_is_open_while_the_record_does_not_tell_the_category(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        taken = date(2024, 9, 1)
        more = course(1, "technique", taken, delivery="home-study")
        assert judged(*all_but("technique", on=taken), more, on=date(2025, 8, 31)).verdict is UNDETERMINED

    def test_in_2019_to_2021_no_category_was_asked(self, judged: Judged, all_but: Course, course: Course) -> None:
        taken = date(2020, 10, 1)
        more = course(1, "technique", taken, delivery="home-study")
        assert judged(*all_but("technique", on=taken, general=6), more, on=date(2021, 8, 31)).verdict is COMPLIANT

    def test_a_course_without_a_delivery_leaves_the_twelve_open(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        more = course(1, "technique", date(2026, 5, 1), delivery=None)
        assert judged(*all_but("technique"), more).verdict is UNDETERMINED


class TestVersions:
    @pytest.mark.parametrize(
        ("on", "label"),
        [
            (date(2019, 9, 1), "all hours by distance allowed"),
            (date(2021, 8, 31), "all hours by distance allowed"),
            (date(2021, 9, 1), "technique hours by distance allowed"),
            (date(2025, 8, 31), "technique hours by distance allowed"),
            (date(2025, 9, 1), "twelve hours in person again"),
            (date(2027, 9, 1), "twelve hours in person again"),
        ],
    )
    def test_the_version_in_force_follows_the_end_of_the_period(self, judged: Judged, on: date, label: str) -> None:
        assert judged(on=on).in_force.label == label

    def test_what_was_asked_before_september_2019_is_not_known(self, judged: Judged) -> None:
        assert judged(on=date(2019, 8, 31)).in_force is None


class TestHumanTraffickingIn2019To2021:
    @pytest.mark.parametrize(
        ("completed", "verdict"),
        [
            (date(2020, 12, 31), COMPLIANT),
            (date(2021, 1, 1), COMPLIANT),
            (date(2021, 1, 2), UNDETERMINED),
        ],
    )
    def test_the_hour_was_due_by_new_year_2021_as_far_as_is_known(
        self, judged: Judged, all_but: Course, course: Course, completed: date, verdict: Verdict
    ) -> None:
        rest = all_but("human-trafficking", on=date(2020, 9, 1))
        more = course(1, "human-trafficking", completed)
        assert judged(*rest, more, on=date(2021, 8, 31)).verdict is verdict

    def test_without_the_hour_the_verdict_is_open(self, judged: Judged, all_but: Course, course: Course) -> None:
        rest = all_but("human-trafficking", on=date(2020, 9, 1))
        more = course(1, "self-care", date(2020, 9, 2))
        assert judged(*rest, more, on=date(2021, 8, 31)).verdict is UNDETERMINED

    def test_it_rests_on_a_secondary_source(self, judged: Judged) -> None:
        found = judged(on=date(2021, 8, 31))
        confidence = {one.key: one.confidence for one in found.requirements}
        assert confidence["human-trafficking"] is Confidence.SECONDARY

    def test_the_components_add_up_to_24(self, judged: Judged) -> None:
        found = judged(on=date(2021, 8, 31))
        besides = {"human-trafficking", "cpr-hours"}
        assert sum(one.needed for one in found.requirements if one.key not in besides) == 24


class TestFirstRenewal:
    @pytest.mark.parametrize(
        ("issued", "hours"),
        [
            (date(2025, 9, 1), 24),
            (date(2025, 9, 30), 24),
            (date(2025, 10, 1), 23),
            (date(2026, 8, 31), 13),
            (date(2027, 1, 1), 8),
            (date(2027, 1, 31), 8),
            (date(2027, 7, 31), 2),
            (date(2027, 8, 31), 1),
        ],
    )
    def test_one_hour_is_owed_for_each_month_or_part_of_one(self, judged: Judged, issued: date, hours: int) -> None:
        assert needed(judged(issued=issued), "total") == hours

    def test_a_licence_of_a_leap_day_owes_19_hours(self, judged: Judged) -> None:
        assert needed(judged(issued=date(2028, 2, 29), on=date(2029, 8, 31)), "total") == 19

    def test_the_day_before_the_period_is_no_first_period_of_it(self, judged: Judged) -> None:
        assert judged(issued=date(2025, 8, 31)).case == ""

    @pytest.mark.parametrize(("general", "verdict"), [(5, COMPLIANT), (4, SHORT)])
    def test_a_licence_of_january_needs_2_and_1_and_5_further_hours(
        self, judged: Judged, course: Course, general: int, verdict: Verdict
    ) -> None:
        taken = date(2027, 3, 1)
        hours = [
            course(2, "medical-errors", taken),
            course(1, "human-trafficking", taken),
            course(general, "self-care", taken, delivery="home-study"),
        ]
        assert judged(*hours, issued=date(2027, 1, 15)).verdict is verdict

    def test_medical_errors_and_human_trafficking_are_owed_however_short_the_period(self, judged: Judged) -> None:
        assert judged(issued=date(2027, 8, 15)).short == 3

    def test_the_distance_years_prorated_alike(self, judged: Judged) -> None:
        assert needed(judged(issued=date(2025, 1, 15), on=date(2025, 8, 31)), "total") == 8

    def test_what_a_first_renewal_asked_in_2021_is_not_known(self, judged: Judged, all_but: Course) -> None:
        found = judged(*all_but(on=date(2020, 9, 1)), issued=date(2020, 1, 15), on=date(2021, 8, 31))
        assert found.verdict is UNDETERMINED


class TestDates:
    @pytest.mark.parametrize(
        ("on", "due"),
        [
            (date(2025, 9, 1), date(2027, 8, 31)),
            (date(2027, 8, 31), date(2027, 8, 31)),
            (date(2027, 9, 1), date(2029, 8, 31)),
        ],
    )
    def test_licences_fall_due_on_31_august_of_odd_years(self, judged: Judged, on: date, due: date) -> None:
        assert judged(on=on).due == due

    @pytest.mark.parametrize(
        ("completed", "counted"),
        [
            (date(2025, 8, 31), 0),
            (date(2025, 9, 1), 2),
            (date(2027, 8, 31), 2),
        ],
    )
    def test_hours_count_from_the_first_to_the_last_day_of_the_period(
        self, judged: Judged, course: Course, completed: date, counted: int
    ) -> None:
        assert judged(course(2, "ethics", completed)).counted == counted

    def test_renewal_opens_ninety_days_before(self, judged: Judged) -> None:
        assert judged().window_opens == date(2027, 6, 2)

    def test_a_delinquent_licence_is_void_after_the_next_cycle(self, judged: Judged) -> None:
        assert late_until(judged()) == [date(2029, 8, 31)]

    def test_what_an_inactive_licence_owes_is_left_open(self, judged: Judged, all_but: Course) -> None:
        assert judged(*all_but(), status=Status.INACTIVE).verdict is UNDETERMINED


class TestTheDueDateMovedIn2023:
    @pytest.mark.parametrize(
        ("on", "due"),
        [
            (date(2023, 8, 31), date(2023, 10, 2)),
            (date(2023, 9, 1), date(2023, 10, 2)),
            (date(2023, 10, 2), date(2023, 10, 2)),
            (date(2023, 10, 3), date(2025, 8, 31)),
        ],
    )
    def test_31_august_became_2_october(self, judged: Judged, on: date, due: date) -> None:
        assert judged(on=on).due == due

    def test_a_licence_issued_after_31_august_2023_was_not_due_then(self, judged: Judged) -> None:
        assert judged(issued=date(2023, 9, 10), on=date(2023, 9, 15)).due == date(2025, 8, 31)

    def test_a_printed_date_of_31_august_was_moved_as_well(self, judged: Judged) -> None:
        assert judged(on=date(2023, 9, 15), expires=date(2023, 8, 31)).due == date(2023, 10, 2)

    @pytest.mark.parametrize(
        ("completed", "verdict"),
        [
            (date(2023, 8, 31), COMPLIANT),
            (date(2023, 9, 1), UNDETERMINED),
            (date(2023, 10, 2), UNDETERMINED),
        ],
    )
    def test_hours_of_the_added_weeks_are_left_open(
        self, judged: Judged, all_but: Course, course: Course, completed: date, verdict: Verdict
    ) -> None:
        rest = all_but("ethics", on=date(2022, 5, 1))
        assert judged(*rest, course(1, "ethics", completed), on=date(2023, 10, 2)).verdict is verdict

    def test_hours_of_the_added_weeks_count_for_the_next_period(
        self, judged: Judged, all_but: Course, course: Course
    ) -> None:
        rest = all_but("ethics", on=date(2024, 5, 1))
        more = course(1, "ethics", date(2023, 9, 15))
        assert judged(*rest, more, on=date(2025, 8, 31)).verdict is COMPLIANT


class TestDaysAboutTheDueDate:
    def days(self, audited: Audit) -> dict[str, date]:
        return {one.milestone: one.day for one in deadlines(Therapist("Jordan Rivera"), [audited])}

    def test_thirty_days_are_left_for_the_provider_to_post_the_course(self, judged: Judged) -> None:
        assert self.days(judged(on=date(2027, 1, 1)))[Milestone.LAST_SAFE] == date(2027, 8, 1)

    def test_how_long_posting_took_in_the_distance_years_is_not_known(self, judged: Judged) -> None:
        assert Milestone.LAST_SAFE not in self.days(judged(on=date(2025, 1, 1)))

    def test_a_delinquent_licence_is_void_once_the_next_term_has_ended(self, judged: Judged) -> None:
        assert self.days(judged(on=date(2027, 1, 1)))[Milestone.VOID] == date(2029, 9, 1)
