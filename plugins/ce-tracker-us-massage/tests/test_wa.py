"""Washington: yearly licences, hours every second year, the policy of the COVID years, health equity, caps in doubt."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from ce_tracker import (
    Audit,
    Credit,
    Document,
    Licence,
    Milestone,
    Registry,
    Status,
    Therapist,
    Verdict,
    audit,
    deadlines,
)
from ce_tracker.rules import Confidence, Period

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

Course = Callable[..., Credit]
Judged = Callable[..., Audit]

CPR_CARD = Document("cpr", date(2016, 1, 1), date(2040, 1, 1))


@pytest.fixture(scope="session")
def course(credit: Course) -> Course:
    """A course in person, without hands-on work unless told otherwise."""
    return partial(credit, delivery="in-person", hands_on=False)


@pytest.fixture(scope="session")
def judged(registry: Registry) -> Judged:
    """The audit of a Washington licence; one of 2018 and of somebody born on 20 February reports in odd years."""

    def of(
        *credits: Credit,
        on: date = date(2027, 2, 20),
        issued: date = date(2018, 5, 4),
        born: date | None = date(1985, 2, 20),
        documents: tuple[Document, ...] = (CPR_CARD,),
        **licence: Any,
    ) -> Audit:
        held = Licence("US-WA", "LMT", issued=issued, **licence)
        therapist = Therapist("Jordan Rivera", born=born, licences=[held], credits=credits, documents=documents)
        return audit(therapist, held, on=on, registry=registry)

    return of


@pytest.fixture(scope="session")
def hours(course: Course) -> Callable[..., list[Credit]]:
    """24 hours that meet everything: each kind can be given otherwise, none of it with 0; `technique` fills up."""

    def of(
        *,
        on: date = date(2026, 3, 1),
        hands_on: float = 8,
        ethics: float = 4,
        equity: float = 2,
        technique: float = 10,
    ) -> list[Credit]:
        made = [
            (hands_on, partial(course, subject="kinesiology", hands_on=True)),
            (ethics, partial(course, subject="ethics")),
            (equity, partial(course, subject="health-equity")),
            (technique, partial(course, subject="technique")),
        ]
        return [one(amount, completed=on) for amount, one in made if amount]

    return of


def short_of(found: Audit) -> dict[str, Decimal]:
    return {one.key: one.short for one in found.requirements if one.short}


def late_until(found: Audit) -> list[date]:
    told = deadlines(Therapist("Jordan Rivera", born=date(1985, 2, 20)), [found])
    return [one.day for one in told if one.milestone is Milestone.LATE_UNTIL]


class TestWhatIsAskedSince2024:
    def test_24_hours_with_8_hands_on_4_ethics_and_2_health_equity_are_enough(
        self, judged: Judged, hours: Course
    ) -> None:
        assert judged(*hours()).verdict is COMPLIANT

    @pytest.mark.parametrize(
        ("fewer", "short"),
        [
            ({"technique": 9}, {"total": 1}),
            ({"hands_on": 7, "technique": 11}, {"hands-on": 1}),
            ({"ethics": 3, "technique": 11}, {"ethics": 1}),
            ({"equity": 1, "technique": 11}, {"health-equity": 1}),
        ],
    )
    def test_an_hour_less_of_a_kind_is_an_hour_short(
        self, judged: Judged, hours: Course, fewer: dict[str, int], short: dict[str, int]
    ) -> None:
        assert short_of(judged(*hours(**fewer))) == short

    def test_hours_in_person_that_are_not_hands_on_are_not_among_the_eight(self, judged: Judged, hours: Course) -> None:
        assert judged(*hours(hands_on=0, technique=18)).verdict is SHORT

    @pytest.mark.parametrize("delivery", ["live-webinar", "online-self-paced", "home-study"])
    def test_hands_on_work_from_afar_is_not_among_the_eight(
        self, judged: Judged, hours: Course, course: Course, delivery: str
    ) -> None:
        afar = course(8, "kinesiology", date(2026, 3, 2), delivery=delivery, hands_on=True)
        assert judged(*hours(hands_on=0), afar).verdict is SHORT

    def test_it_is_open_while_the_record_does_not_say_what_was_hands_on(
        self, judged: Judged, hours: Course, course: Course
    ) -> None:
        silent = course(8, "kinesiology", date(2026, 3, 2), hands_on=None)
        assert judged(*hours(hands_on=0), silent).verdict is UNDETERMINED

    @pytest.mark.parametrize("subject", ["ethics", "ethics.communication", "ethics.boundaries", "law.US-WA"])
    def test_each_subject_of_the_ethics_hours_serves(
        self, judged: Judged, hours: Course, course: Course, subject: str
    ) -> None:
        assert judged(*hours(ethics=0), course(4, subject, date(2026, 3, 2))).verdict is COMPLIANT

    def test_the_law_of_another_state_does_not(self, judged: Judged, hours: Course, course: Course) -> None:
        found = judged(*hours(ethics=0), course(4, "law.US-OR", date(2026, 3, 2)))
        assert short_of(found) == {"ethics": 4}

    def test_no_approval_is_asked_of_a_course(self, judged: Judged, hours: Course) -> None:
        assert not any(credit.why for credit in judged(*hours()).credits)

    def test_the_health_equity_hours_rest_on_a_primary_source(self, judged: Judged) -> None:
        confidence = {one.key: one.confidence for one in judged().requirements}
        assert confidence["health-equity"] is Confidence.PRIMARY

    def test_the_rest_is_not_primary(self, judged: Judged) -> None:
        confidence = {one.key: one.confidence for one in judged().requirements}
        del confidence["health-equity"]
        assert Confidence.PRIMARY not in confidence.values()


class TestCaps:
    @pytest.mark.parametrize(("attended", "verdict"), [(2, COMPLIANT), (3, SHORT)])
    def test_a_board_meeting_gives_at_most_two_of_the_four_ethics_hours(
        self, judged: Judged, hours: Course, course: Course, attended: int, verdict: Verdict
    ) -> None:
        meeting = course(attended, "ethics", date(2026, 3, 2), activity="board-meeting")
        assert judged(*hours(ethics=4 - attended), meeting).verdict is verdict

    @pytest.mark.parametrize(("attended", "verdict"), [(2, COMPLIANT), (3, UNDETERMINED)])
    @pytest.mark.parametrize("on", [date(2023, 2, 20), date(2025, 2, 20), date(2027, 2, 20)])
    def test_whether_further_hours_of_a_board_meeting_count_at_all_is_open(
        self, judged: Judged, hours: Course, course: Course, on: date, attended: int, verdict: Verdict
    ) -> None:
        taken = on.replace(year=on.year - 1)
        meeting = course(attended, "technique", taken, activity="board-meeting")
        assert judged(*hours(on=taken, technique=10 - attended), meeting, on=on).verdict is verdict

    @pytest.mark.parametrize(
        ("subject", "taken", "verdict"),
        [
            ("cpr-first-aid.cpr", 4, COMPLIANT),
            ("cpr-first-aid.cpr", 5, SHORT),
            ("cpr-first-aid.first-aid", 4, COMPLIANT),
            ("cpr-first-aid.first-aid", 5, UNDETERMINED),
            ("cpr-first-aid", 5, UNDETERMINED),
        ],
    )
    def test_four_hours_of_cpr_count(
        self, judged: Judged, hours: Course, course: Course, subject: str, taken: int, verdict: Verdict
    ) -> None:
        assert judged(*hours(technique=10 - taken), course(taken, subject, date(2026, 3, 2))).verdict is verdict

    @pytest.mark.parametrize(("taught", "verdict"), [(8, COMPLIANT), (9, SHORT)])
    def test_eight_hours_of_teaching_count(
        self, judged: Judged, hours: Course, course: Course, taught: int, verdict: Verdict
    ) -> None:
        teaching = course(taught, "technique", date(2026, 3, 2), activity="teaching")
        assert judged(*hours(technique=10 - taught), teaching).verdict is verdict

    @pytest.mark.parametrize("delivery", ["online-self-paced", "home-study", "live-webinar"])
    def test_twelve_hours_by_distance_surely_count(self, judged: Judged, course: Course, delivery: str) -> None:
        assert judged(course(13, "pathology", date(2026, 3, 2), delivery=delivery)).counted == 12

    def test_ethics_by_distance_stands_outside_that_cap(self, judged: Judged, course: Course) -> None:
        pathology = course(12, "pathology", date(2026, 3, 2), delivery="home-study")
        ethics = course(4, "ethics", date(2026, 3, 2), delivery="home-study")
        assert judged(pathology, ethics).counted == 16

    @pytest.mark.parametrize("taken", [12, 13])
    def test_no_verdict_hinges_on_it_beside_eight_hours_in_person_and_four_of_ethics(
        self, judged: Judged, hours: Course, course: Course, taken: int
    ) -> None:
        distance = course(taken - 2, "pathology", date(2026, 3, 2), delivery="home-study")
        equity = course(2, "health-equity", date(2026, 3, 2), delivery="home-study")
        assert judged(*hours(technique=0, equity=0), distance, equity).verdict is COMPLIANT

    def test_whether_it_binds_is_left_open(self, judged: Judged, hours: Course, course: Course) -> None:
        ethics = course(4, "ethics", date(2026, 3, 2), hands_on=True)
        distance = course(14, "pathology", date(2026, 3, 2), delivery="home-study")
        found = judged(*hours(hands_on=4, ethics=0, technique=0), ethics, distance)
        assert found.verdict is UNDETERMINED

    @pytest.mark.parametrize(
        ("activity", "delivery", "counted"),
        [
            ("board-meeting", "in-person", 2),
            ("self-directed", "online-self-paced", 12),
            ("self-directed", "in-person", 12),
            ("self-directed", "home-study", 2),
        ],
    )
    def test_the_other_caps_of_the_earlier_text_say_what_surely_counts(
        self, judged: Judged, course: Course, activity: str, delivery: str, counted: int
    ) -> None:
        more = course(13, "other", date(2026, 3, 2), activity=activity, delivery=delivery)
        assert judged(more).counted == counted

    @pytest.mark.parametrize(("read", "verdict"), [(2, COMPLIANT), (3, UNDETERMINED)])
    def test_whether_a_third_hour_of_reading_counts_is_open(
        self, judged: Judged, hours: Course, course: Course, read: int, verdict: Verdict
    ) -> None:
        books = course(read, "other", date(2026, 3, 2), activity="self-directed", delivery="home-study")
        assert judged(*hours(technique=10 - read), books).verdict is verdict

    @pytest.mark.parametrize(
        ("activity", "on", "verdict"),
        [
            ("college-course", date(2027, 2, 20), COMPLIANT),
            ("conference", date(2027, 2, 20), COMPLIANT),
            ("self-directed", date(2027, 2, 20), COMPLIANT),
            ("board-meeting", date(2027, 2, 20), COMPLIANT),
            ("volunteering", date(2027, 2, 20), UNDETERMINED),
            ("publication", date(2027, 2, 20), UNDETERMINED),
            ("exam", date(2027, 2, 20), UNDETERMINED),
            ("volunteering", date(2021, 2, 20), COMPLIANT),
            ("publication", date(2021, 2, 20), UNDETERMINED),
        ],
    )
    def test_what_is_not_named_may_earn_hours(
        self, judged: Judged, hours: Course, course: Course, activity: str, on: date, verdict: Verdict
    ) -> None:
        taken = on.replace(year=on.year - 1, month=3)
        boundaries = course(2, "ethics.boundaries", taken, hands_on=True)
        other = course(2, "other", taken, activity=activity)
        assert judged(*hours(on=taken, technique=6), boundaries, other, on=on).verdict is verdict


class TestHealthEquity:
    @pytest.mark.parametrize(
        ("born", "issued", "on", "verdict"),
        [
            (date(1985, 2, 20), date(2018, 5, 4), date(2025, 2, 20), UNDETERMINED),
            (date(1985, 12, 30), date(2016, 5, 4), date(2024, 12, 30), UNDETERMINED),
            (date(1985, 12, 30), date(2015, 5, 4), date(2025, 12, 30), UNDETERMINED),
            (date(1985, 12, 31), date(2015, 5, 4), date(2025, 12, 31), SHORT),
            (date(1985, 2, 20), date(2017, 5, 4), date(2026, 2, 20), SHORT),
        ],
    )
    def test_it_is_owed_for_sure_where_the_period_began_in_2024_or_later(
        self, judged: Judged, hours: Course, born: date, issued: date, on: date, verdict: Verdict
    ) -> None:
        taken = hours(equity=0, technique=12, on=date(2024, 6, 1))
        assert judged(*taken, born=born, issued=issued, on=on).verdict is verdict

    def test_it_was_not_owed_in_2023(self, judged: Judged, hours: Course) -> None:
        taken = hours(equity=0, technique=12, on=date(2022, 6, 1))
        assert judged(*taken, on=date(2023, 2, 20)).verdict is COMPLIANT


class TestTheCprCard:
    @pytest.mark.parametrize(
        ("documents", "verdict"),
        [
            ((), UNDETERMINED),
            ((Document("cpr", date(2025, 2, 20), date(2027, 2, 19)),), SHORT),
            ((Document("cpr", date(2025, 2, 20), date(2027, 2, 20)),), COMPLIANT),
            ((Document("bls", date(2025, 2, 20), date(2027, 2, 20)),), COMPLIANT),
            ((Document("first-aid", date(2025, 2, 20), date(2027, 2, 20)),), UNDETERMINED),
        ],
    )
    def test_it_must_be_valid_on_the_birthday(
        self, judged: Judged, hours: Course, documents: tuple[Document, ...], verdict: Verdict
    ) -> None:
        assert judged(*hours(), documents=documents).verdict is verdict

    def test_it_was_not_asked_before_september_2021(self, judged: Judged) -> None:
        assert judged(on=date(2021, 2, 20)).conditions == ()


class TestStatusAndFirstRenewal:
    def test_nothing_is_owed_in_military_status(self, judged: Judged) -> None:
        assert judged(status=Status.MILITARY).verdict is Verdict.EXEMPT

    def test_what_an_inactive_licence_owes_is_left_open(self, judged: Judged) -> None:
        assert judged(status=Status.INACTIVE).verdict is UNDETERMINED

    @pytest.mark.parametrize(
        ("on", "verdict"),
        [
            (date(2026, 5, 4), COMPLIANT),
            (date(2027, 2, 20), COMPLIANT),
            (date(2027, 2, 21), SHORT),
        ],
    )
    def test_the_first_renewal_asks_no_hours(self, judged: Judged, on: date, verdict: Verdict) -> None:
        assert judged(issued=date(2026, 5, 4), on=on).verdict is verdict

    @pytest.mark.parametrize(
        "documents",
        [
            pytest.param((), id="no card recorded"),
            pytest.param((Document("cpr", date(2025, 2, 20), date(2027, 2, 19)),), id="the card ran out"),
        ],
    )
    def test_whether_it_asks_for_the_cpr_card_is_open(self, judged: Judged, documents: tuple[Document, ...]) -> None:
        found = judged(issued=date(2026, 5, 4), on=date(2027, 2, 20), documents=documents)
        assert (found.verdict, [one.key for one in found.unknown]) == (UNDETERMINED, ["cpr"])

    def test_the_first_renewal_asked_nothing_before_september_2021(self, judged: Judged) -> None:
        found = judged(issued=date(2020, 5, 4), on=date(2021, 2, 20), documents=())
        assert found.verdict is Verdict.EXEMPT

    def test_the_first_report_falls_two_birthdays_after_the_first_renewal(self, judged: Judged) -> None:
        assert judged(issued=date(2026, 5, 4), on=date(2027, 2, 21)).ce_due == date(2029, 2, 20)

    def test_that_rests_on_a_secondary_source(self, judged: Judged) -> None:
        warnings = judged(issued=date(2026, 5, 4), on=date(2026, 6, 1)).warnings
        assert any("rests in part on secondary sources" in warning for warning in warnings)


class TestDates:
    @pytest.mark.parametrize(
        ("on", "due", "ce_due"),
        [
            (date(2025, 2, 20), date(2025, 2, 20), date(2025, 2, 20)),
            (date(2025, 2, 21), date(2026, 2, 20), date(2027, 2, 20)),
            (date(2026, 2, 20), date(2026, 2, 20), date(2027, 2, 20)),
            (date(2026, 2, 21), date(2027, 2, 20), date(2027, 2, 20)),
            (date(2027, 2, 20), date(2027, 2, 20), date(2027, 2, 20)),
        ],
    )
    def test_the_licence_ends_every_birthday_and_hours_are_due_on_every_second(
        self, judged: Judged, on: date, due: date, ce_due: date
    ) -> None:
        found = judged(on=on)
        assert (found.due, found.ce_due) == (due, ce_due)

    @pytest.mark.parametrize(
        ("completed", "counted"), [(date(2025, 2, 20), 0), (date(2025, 2, 21), 4), (date(2027, 2, 20), 4)]
    )
    def test_hours_of_the_two_years_count(self, judged: Judged, course: Course, completed: date, counted: int) -> None:
        assert judged(course(4, "ethics", completed)).counted == counted

    @pytest.mark.parametrize("told", [date(2026, 2, 20), date(2024, 2, 20), date(2030, 2, 20)])
    def test_the_date_the_board_has_wins_over_the_reckoning(self, judged: Judged, told: date) -> None:
        assert judged(on=date(2026, 1, 1), facts={"ce_period_ends": told}).ce_due == date(2026, 2, 20)

    def test_without_the_day_of_birth_nothing_is_known(self, judged: Judged) -> None:
        assert judged(born=None).unknown[0].settle == "enter therapist.born"

    @pytest.mark.parametrize(
        ("on", "due"),
        [
            (date(2027, 2, 28), date(2027, 2, 28)),
            (date(2027, 3, 1), date(2028, 2, 29)),
            (date(2028, 2, 29), date(2028, 2, 29)),
        ],
    )
    def test_a_birthday_on_a_leap_day_stands_on_28_february_of_other_years(
        self, judged: Judged, on: date, due: date
    ) -> None:
        assert judged(born=date(1988, 2, 29), on=on).due == due

    def test_renewal_opens_ninety_days_before_the_birthday(self, judged: Judged) -> None:
        assert judged().window_opens == date(2026, 11, 22)

    def test_an_expired_licence_has_one_cycle_and_then_until_three_years(self, judged: Judged) -> None:
        assert late_until(judged()) == [date(2028, 2, 20), date(2030, 2, 20)]

    def test_that_the_reporting_period_is_reckoned_is_told(self, judged: Judged) -> None:
        assert any("CE period is computed on secondary sources" in warning for warning in judged().warnings)

    def test_that_a_licence_issued_shortly_before_a_birthday_may_report_a_year_later_is_told(
        self, judged: Judged
    ) -> None:
        told = judged(issued=date(2025, 1, 20)).warnings
        assert any("issued shortly before a birthday" in warning for warning in told)

    @pytest.mark.parametrize(
        ("issued", "verdict"),
        [(date(2024, 11, 20), SHORT), (date(2024, 11, 21), UNDETERMINED), (date(2025, 2, 19), UNDETERMINED)],
    )
    @pytest.mark.parametrize("years_before", [0, 2, 4, 6])
    def test_whether_its_first_report_is_due_is_open(
        self, judged: Judged, issued: date, verdict: Verdict, years_before: int
    ) -> None:
        on = date(2027 - years_before, 2, 20)
        assert judged(issued=issued.replace(year=issued.year - years_before), on=on).verdict is verdict

    def test_its_second_report_is_due(self, judged: Judged) -> None:
        assert judged(issued=date(2023, 1, 20), on=date(2027, 2, 20)).verdict is SHORT

    @pytest.mark.parametrize(
        ("told", "on", "ce_due", "verdict"),
        [
            pytest.param(date(2027, 2, 20), date(2027, 2, 20), date(2027, 2, 20), SHORT, id="as reckoned"),
            pytest.param(date(2028, 2, 20), date(2025, 2, 1), date(2026, 2, 20), COMPLIANT, id="before it runs on"),
            pytest.param(date(2028, 2, 20), date(2026, 2, 20), date(2026, 2, 20), COMPLIANT, id="a year later: first"),
            pytest.param(date(2028, 2, 20), date(2028, 2, 20), date(2028, 2, 20), SHORT, id="a year later: report"),
            pytest.param(date(2026, 2, 20), date(2026, 2, 20), date(2026, 2, 20), SHORT, id="due at once"),
        ],
    )
    def test_the_date_the_board_has_tells_which_renewal_is_the_first(
        self, judged: Judged, told: date, on: date, ce_due: date, verdict: Verdict
    ) -> None:
        found = judged(issued=date(2025, 1, 20), on=on, facts={"ce_period_ends": told})
        assert (found.ce_due, found.verdict) == (ce_due, verdict)

    def test_a_day_on_which_the_licence_does_not_end_is_no_end_of_two_years(self, judged: Judged) -> None:
        found = judged(on=date(2026, 1, 1), facts={"ce_period_ends": date(2026, 6, 30)})
        assert (found.verdict, found.unknown[0].settle) == (
            UNDETERMINED,
            "enter facts.ce_period_ends (a day on which the licence ends)",
        )


class TestVersions:
    @pytest.mark.parametrize(
        ("end", "label"),
        [
            (date(2017, 7, 30), "text before September 2021"),
            (date(2021, 8, 31), "text before September 2021"),
            (date(2021, 9, 1), "eight hours in person, waived until the end of 2022"),
            (date(2023, 12, 31), "eight hours in person, waived until the end of 2022"),
            (date(2024, 1, 1), "two hours of health equity; hours of 2022 under the COVID policy"),
            (date(2024, 12, 31), "two hours of health equity; hours of 2022 under the COVID policy"),
            (date(2025, 1, 1), "two hours of health equity"),
        ],
    )
    def test_the_version_in_force_follows_the_end_of_the_period(
        self, registry: Registry, end: date, label: str
    ) -> None:
        period = Period(end.replace(year=end.year - 2), end, 0, first=False)
        assert registry.rule_book("US-WA", "LMT").rules_for(period).label == label

    def test_what_was_asked_before_30_july_2017_is_not_known(self, registry: Registry) -> None:
        period = Period(date(2015, 7, 30), date(2017, 7, 29), 0, first=False)
        assert registry.rule_book("US-WA", "LMT").rules_for(period) is None

    def test_a_period_without_known_rules_is_undetermined(self, judged: Judged) -> None:
        assert judged(issued=date(2012, 5, 4), on=date(2017, 2, 20)).verdict is UNDETERMINED


class TestTheCovidPolicy:
    """The department's example of September 2022: a report due by 20 February 2023, and the next."""

    @pytest.fixture
    def on_line(self, course: Course) -> Course:
        def of(last: date) -> list[Credit]:
            online = partial(course, delivery="online-self-paced")
            return [
                online(4, "ethics", date(2022, 10, 1)),
                online(19, "pathology", date(2022, 11, 1)),
                online(1, "research", last),
            ]

        return of

    @pytest.mark.parametrize(
        ("last", "verdict"),
        [
            (date(2022, 12, 30), COMPLIANT),
            (date(2022, 12, 31), COMPLIANT),
            (date(2023, 1, 1), UNDETERMINED),
        ],
    )
    def test_eight_hours_in_person_were_waived_where_all_was_finished_in_2022(
        self, judged: Judged, on_line: Course, last: date, verdict: Verdict
    ) -> None:
        assert judged(*on_line(last), on=date(2023, 2, 20)).verdict is verdict

    def test_the_next_report_of_that_therapist_is_due_in_2025(self, judged: Judged) -> None:
        assert judged(on=date(2023, 2, 21)).ce_due == date(2025, 2, 20)

    def test_the_four_hours_of_ethics_were_owed_all_the_same(self, judged: Judged, course: Course) -> None:
        online = course(24, "pathology", date(2022, 10, 1), delivery="online-self-paced")
        assert judged(online, on=date(2023, 2, 20)).verdict is SHORT

    def test_eight_hours_in_person_serve_as_ever(self, judged: Judged, hours: Course) -> None:
        assert judged(*hours(on=date(2023, 1, 15)), on=date(2023, 2, 20)).verdict is COMPLIANT

    @pytest.mark.parametrize(("on_line_in_2022", "verdict"), [(8, UNDETERMINED), (7, SHORT)])
    @pytest.mark.parametrize(
        ("born", "issued", "on"),
        [
            (date(1985, 10, 1), date(2016, 12, 1), date(2023, 10, 1)),
            (date(1985, 2, 20), date(2017, 5, 4), date(2024, 2, 20)),
        ],
    )
    def test_a_later_report_is_not_short_for_hours_obtained_under_the_policy(
        self,
        judged: Judged,
        hours: Course,
        course: Course,
        born: date,
        issued: date,
        on: date,
        on_line_in_2022: int,
        verdict: Verdict,
    ) -> None:
        online = course(on_line_in_2022, "pathology", date(2022, 10, 1), delivery="online-self-paced")
        rest = hours(hands_on=0, technique=11, on=date(2023, 9, 1))
        assert judged(online, *rest, born=born, issued=issued, on=on).verdict is verdict

    def test_a_period_that_began_after_the_policy_knows_no_waiver(
        self, judged: Judged, hours: Course, course: Course
    ) -> None:
        online = course(8, "pathology", date(2023, 3, 1), delivery="online-self-paced")
        rest = hours(hands_on=0, on=date(2024, 3, 1))
        assert judged(online, *rest, on=date(2025, 2, 20)).verdict is SHORT


class TestTheTextBeforeSeptember2021:
    @pytest.fixture
    def earlier(self, judged: Judged) -> Judged:
        """Judged for the two years to 20 February 2019, before any policy."""
        return partial(judged, on=date(2019, 2, 20), issued=date(2014, 5, 4), documents=())

    @pytest.fixture
    def enough(self, course: Course) -> Course:
        """24 hours, of which those named can be given otherwise."""

        def of(*, hands_on: int = 8, ethics: int = 2, boundaries: int = 2, technique: int = 12) -> list[Credit]:
            on = date(2018, 6, 1)
            made = [
                (hands_on, partial(course, subject="kinesiology", hands_on=True)),
                (ethics, partial(course, subject="ethics.communication")),
                (boundaries, partial(course, subject="ethics.boundaries")),
                (technique, partial(course, subject="technique")),
            ]
            return [one(amount, completed=on) for amount, one in made if amount]

        return of

    def test_24_hours_with_8_hands_on_and_4_ethics_were_enough(self, earlier: Judged, enough: Course) -> None:
        assert earlier(*enough()).verdict is COMPLIANT

    @pytest.mark.parametrize(
        ("fewer", "short"),
        [
            ({"technique": 11}, {"total": 1}),
            ({"hands_on": 7, "technique": 13}, {"hands-on": 1}),
            ({"ethics": 1, "technique": 13}, {"ethics": 1}),
            ({"ethics": 3, "boundaries": 1}, {"roles-and-boundaries": 1}),
        ],
    )
    def test_an_hour_less_of_a_kind_is_an_hour_short(
        self, earlier: Judged, enough: Course, fewer: dict[str, int], short: dict[str, int]
    ) -> None:
        assert short_of(earlier(*enough(**fewer))) == short

    def test_a_plain_ethics_course_may_have_been_on_boundaries(
        self, earlier: Judged, enough: Course, course: Course
    ) -> None:
        assert earlier(*enough(boundaries=0), course(2, "ethics", date(2018, 6, 2))).verdict is UNDETERMINED

    def test_whether_supervision_from_afar_sufficed_is_open(
        self, earlier: Judged, enough: Course, course: Course
    ) -> None:
        afar = course(8, "kinesiology", date(2018, 6, 2), delivery="live-webinar", hands_on=True)
        assert earlier(*enough(hands_on=0), afar).verdict is UNDETERMINED

    @pytest.mark.parametrize(
        ("activity", "delivery", "counted"),
        [
            ("course", "online-self-paced", 12),
            ("course", "home-study", 12),
            ("course", "live-webinar", 12),
            ("volunteering", "in-person", 12),
            ("self-directed", "online-self-paced", 12),
            ("self-directed", "in-person", 12),
            ("self-directed", "home-study", 2),
            ("teaching", "in-person", 8),
        ],
    )
    def test_of_thirteen_hours_its_caps_leave(
        self, earlier: Judged, course: Course, activity: str, delivery: str, counted: int
    ) -> None:
        more = course(13, "other", date(2018, 6, 2), activity=activity, delivery=delivery)
        assert earlier(more).counted == counted

    @pytest.mark.parametrize(
        ("activity", "delivery", "taken", "verdict"),
        [
            ("self-directed", "home-study", 2, COMPLIANT),
            ("self-directed", "home-study", 3, UNDETERMINED),
            ("teaching", "in-person", 8, COMPLIANT),
            ("teaching", "in-person", 9, UNDETERMINED),
        ],
    )
    def test_reading_and_teaching_beyond_a_doubtful_cap_leave_it_open(
        self,
        earlier: Judged,
        enough: Course,
        course: Course,
        activity: str,
        delivery: str,
        taken: int,
        verdict: Verdict,
    ) -> None:
        more = course(taken, "other", date(2018, 6, 2), activity=activity, delivery=delivery)
        assert earlier(*enough(technique=12 - taken), more).verdict is verdict

    @pytest.mark.parametrize(("taken", "verdict"), [(16, COMPLIANT), (17, SHORT)])
    def test_its_cap_on_distance_binds(
        self, earlier: Judged, enough: Course, course: Course, taken: int, verdict: Verdict
    ) -> None:
        boundaries = course(4, "ethics.boundaries", date(2018, 6, 2), hands_on=True)
        distance = course(taken - 4, "pathology", date(2018, 6, 2), delivery="home-study")
        in_person = enough(hands_on=8 + 16 - taken, ethics=0, boundaries=0, technique=0)
        assert earlier(*in_person, boundaries, distance).verdict is verdict

    @pytest.mark.parametrize(("completed", "verdict"), [(date(2019, 12, 31), SHORT), (date(2020, 1, 1), UNDETERMINED)])
    def test_from_which_day_of_2020_a_policy_waived_hands_on_hours_is_open(
        self, judged: Judged, enough: Course, course: Course, completed: date, verdict: Verdict
    ) -> None:
        rest = [course(2, "ethics.boundaries", date(2019, 6, 1)), course(14, "ethics", date(2019, 6, 1))]
        online = course(8, "pathology", completed, delivery="online-self-paced")
        assert judged(*rest, online, on=date(2021, 2, 20)).verdict is verdict

    def test_it_rests_on_secondary_sources(self, earlier: Judged) -> None:
        assert earlier().in_force.confidence is Confidence.SECONDARY
