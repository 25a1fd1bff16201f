"""Arizona: 24 hours of which twelve by distance, live webinars among them; caps that one page alone tells."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ce_tracker import Audit, Credit, Document, Therapist, Verdict
from ce_tracker.milestones import late_states
from ce_tracker.rules import PRIMARY, SECONDARY, RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
Course = Callable[..., Credit]
Judged = Callable[..., Audit]

CARD = Document("fingerprint-clearance-card", date(2023, 1, 9), date(2029, 1, 8))
EXPIRES = date(2027, 5, 17)
SELF_PACED, WEBINAR, HOME_STUDY = "online-self-paced", "live-webinar", "home-study"


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    licence = {"issued": date(2012, 3, 1), "born": date(1988, 5, 17), "expires": EXPIRES}
    return partial(judge_one, "US-AZ", "LMT", on=EXPIRES, documents=(CARD,), **licence)


@pytest.fixture(scope="module")
def course(credit: Course) -> Course:
    return partial(credit, completed=date(2026, 9, 1), delivery="in-person", approvals=["US-AZ"])


@pytest.mark.parametrize(
    ("on", "start", "due"),
    [
        (date(2025, 5, 17), date(2023, 5, 18), date(2025, 5, 17)),
        (date(2025, 5, 18), date(2025, 5, 18), date(2027, 5, 17)),
        (date(2027, 5, 17), date(2025, 5, 18), date(2027, 5, 17)),
    ],
)
def test_it_ends_on_every_second_birthday_as_printed(judged: Judged, on: date, start: date, due: date) -> None:
    dates = judged(on=on).dates
    assert (dates.ce_period.start, dates.due) == (start, due)


def test_a_birthday_on_a_leap_day_stands_on_the_28th_of_odd_years(judged: Judged) -> None:
    assert judged(born=date(1988, 2, 29), expires=date(2027, 2, 28), on=date(2026, 1, 1)).due == date(2027, 2, 28)


def test_without_a_printed_date_the_year_is_open(judged: Judged) -> None:
    assert judged(expires=None).unknown[0].settle == "enter licences.expires"


def test_renewal_opens_sixty_days_before(judged: Judged) -> None:
    assert judged().window_opens == date(2027, 3, 18)


def test_for_how_long_an_expired_licence_can_be_renewed_is_not_told(judged: Judged) -> None:
    assert [last for _, last in late_states(Therapist("T"), judged())] == [None]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2022, 12, 31), "24 hours, or 25 by an older text"),
        (date(2023, 1, 1), "24 hours and a fingerprint clearance card"),
        (date(2023, 1, 2), "24 hours and a fingerprint clearance card"),
    ],
)
def test_the_version_follows_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-AZ"), end).label == label


@pytest.mark.parametrize(
    ("in_person", "distance", "verdict"),
    [(24, 0.5, COMPLIANT), (23.5, 0.25, SHORT), (12, 12, COMPLIANT), (11.5, 12.5, SHORT), (11.5, 20, SHORT)],
)
@pytest.mark.parametrize("delivery", [SELF_PACED, WEBINAR, HOME_STUDY])
def test_twelve_of_24_hours_may_come_by_distance_live_webinars_among_them(
    judged: Judged, course: Course, in_person: float, distance: float, verdict: Verdict, delivery: str
) -> None:
    taken = [course(in_person, "technique"), course(distance, "pathology", delivery=delivery)]
    assert judged(*taken).verdict is verdict


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({}, COMPLIANT, id="approved by the board"),
        pytest.param({"approvals": ["NCBTMB"]}, UNDETERMINED, id="approved by another body"),
        pytest.param({"approvals": []}, UNDETERMINED, id="no approval recorded"),
        pytest.param({"subject": "professional-practice.business"}, UNDETERMINED, id="business"),
        pytest.param({"subject": "professional-practice.marketing"}, UNDETERMINED, id="marketing"),
        pytest.param({"activity": "self-directed"}, UNDETERMINED, id="self-study"),
        pytest.param({"activity": "conference"}, COMPLIANT, id="a conference"),
        pytest.param({"activity": "teaching"}, UNDETERMINED, id="teaching"),
        pytest.param({"activity": "volunteering"}, UNDETERMINED, id="volunteering"),
    ],
)
def test_what_the_board_surely_accepts(
    judged: Judged, course: Course, details: dict[str, object], verdict: Verdict
) -> None:
    assert judged(course(12, "technique"), course(12, **{"subject": "pathology", **details})).verdict is verdict


@pytest.mark.parametrize(
    ("subject", "activity", "hours", "verdict"),
    [
        ("cpr-first-aid.cpr", "course", 8, COMPLIANT),
        ("cpr-first-aid.first-aid", "course", 8.5, UNDETERMINED),
        ("other", "board-meeting", 3, COMPLIANT),
        ("other", "board-meeting", 3.5, UNDETERMINED),
    ],
)
def test_caps_that_one_page_tells_leave_it_open(
    judged: Judged, course: Course, subject: str, activity: str, hours: float, verdict: Verdict
) -> None:
    assert judged(course(24 - hours, "technique"), course(hours, subject, activity=activity)).verdict is verdict


def test_those_caps_are_told_as_secondary(judged: Judged) -> None:
    assert {one.key: one.confidence for one in judged().requirements} == {
        "total": PRIMARY,
        "in-person": PRIMARY,
        "distance": PRIMARY,
        "cpr-first-aid": SECONDARY,
        "board-meeting": SECONDARY,
    }


def test_hours_above_24_are_not_carried_over_as_the_board_says(judged: Judged, course: Course) -> None:
    before = course(40, "technique", completed=date(2025, 5, 17))
    assert judged(before).short == 24


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        ((CARD,), COMPLIANT),
        ((), UNDETERMINED),
        ((Document("fingerprint-clearance-card", date(2021, 5, 17), date(2027, 5, 16)),), SHORT),
        ((Document("fingerprint-clearance-card", date(2021, 5, 17), date(2027, 5, 17)),), COMPLIANT),
    ],
)
def test_a_current_fingerprint_clearance_card_is_asked(
    judged: Judged, course: Course, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(course(24, "technique"), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "hours", "verdict"),
    [
        pytest.param(date(2026, 5, 18), 24, COMPLIANT, id="less than twelve months, all"),
        pytest.param(date(2026, 5, 18), 12, UNDETERMINED, id="less than twelve months, half"),
        pytest.param(date(2026, 5, 18), 11.5, SHORT, id="less than twelve months, less than half"),
        pytest.param(date(2026, 5, 17), 12, UNDETERMINED, id="twelve months to the day"),
        pytest.param(date(2026, 5, 16), 12, SHORT, id="more than twelve months"),
    ],
)
def test_whether_a_first_licence_of_less_than_a_year_owes_half_is_open(
    judged: Judged, course: Course, issued: date, hours: float, verdict: Verdict
) -> None:
    assert judged(course(hours, "technique"), issued=issued).verdict is verdict


def test_half_the_hours_would_all_be_distance_hours(judged: Judged, course: Course) -> None:
    assert judged(course(12, "technique", delivery=WEBINAR), issued=date(2026, 9, 1)).verdict is UNDETERMINED


@pytest.mark.parametrize(("hours", "verdict"), [(25, COMPLIANT), (24, UNDETERMINED), (23.5, SHORT)])
def test_before_2023_it_is_open_whether_25_hours_were_asked(
    judged: Judged, course: Course, hours: float, verdict: Verdict
) -> None:
    taken = course(hours, "technique", completed=date(2020, 9, 1))
    assert judged(taken, on=date(2021, 5, 17), documents=()).verdict is verdict


@pytest.mark.parametrize(("distance", "verdict"), [(12, COMPLIANT), (13, UNDETERMINED), (14, SHORT)])
def test_before_2023_twelve_hours_could_come_by_distance(
    judged: Judged, course: Course, distance: float, verdict: Verdict
) -> None:
    day = date(2020, 9, 1)
    taken = [
        course(25 - distance, "technique", completed=day),
        course(distance, "pathology", completed=day, delivery=HOME_STUDY),
    ]
    assert judged(*taken, on=date(2021, 5, 17)).verdict is verdict
