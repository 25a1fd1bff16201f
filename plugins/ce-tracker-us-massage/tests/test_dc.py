"""District of Columbia: fourteen hours that add up exactly, a tenth of the Director's subjects, exempt first renewals."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ce_tracker import Audit, Credit, Document, Therapist, Verdict
from ce_tracker.milestones import late_states
from ce_tracker.rules import RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
Course = Callable[..., Credit]
Hours = Callable[..., list[Credit]]
Judged = Callable[..., Audit]

CARDS = (Document("cpr", date(2010, 1, 1), date(2040, 1, 1)), Document("first-aid", date(2010, 1, 1), date(2040, 1, 1)))
ON = date(2027, 1, 31)


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    return partial(judge_one, "US-DC", "LMT", on=ON, issued=date(2009, 6, 1), documents=CARDS)


@pytest.fixture(scope="module")
def course(credit: Course) -> Course:
    return partial(
        credit,
        completed=date(2026, 3, 1),
        delivery="in-person",
        hands_on=False,
        approvals=["NCBTMB"],
        activity="course",
    )


@pytest.fixture(scope="module")
def hours(course: Course) -> Hours:
    """All 15.4 hours; those named can be given otherwise."""

    def of(
        *,
        ethics: float = 3,
        hands_on: float = 6,
        pathology: float = 3,
        lgbtq: float = 2,
        priority: float = 1.4,
        on: date = date(2026, 3, 1),
    ) -> list[Credit]:
        made = [
            (ethics, partial(course, subject="ethics")),
            (hands_on, partial(course, subject="technique", hands_on=True)),
            (pathology, partial(course, subject="pathology", delivery="home-study")),
            (lgbtq, partial(course, subject="cultural-competency.lgbtq")),
            (priority, partial(course, subject="public-health-priority")),
        ]
        return [one(amount, completed=on) for amount, one in made if amount]

    return of


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2025, 1, 31), date(2025, 1, 31)),
        (date(2025, 2, 1), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2029, 1, 31)),
        (date(2013, 1, 31), date(2013, 3, 31)),
        (date(2013, 3, 31), date(2013, 3, 31)),
        (date(2013, 4, 1), date(2015, 1, 31)),
    ],
)
def test_licences_end_on_31_january_of_odd_years_apart_from_2013(judged: Judged, on: date, due: date) -> None:
    assert judged(on=on).due == due


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2019, 1, 31), "12 hours; first renewal perhaps exempt"),
        (date(2021, 1, 31), "14 hours; first renewal perhaps exempt"),
        (date(2023, 1, 31), "14 hours; first renewal perhaps exempt"),
        (date(2025, 1, 31), "14 hours; every first renewal exempt"),
    ],
)
def test_the_version_follows_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-DC"), end).label == label


def test_fourteen_hours_and_a_tenth_of_priorities_on_top_are_surely_enough(judged: Judged, hours: Hours) -> None:
    assert judged(*hours()).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("otherwise", "unmet"),
    [
        ({"ethics": 2.5, "pathology": 3.5}, ["ethics"]),
        ({"hands_on": 5.5, "pathology": 3.5}, ["hands-on"]),
        ({"lgbtq": 1.5, "pathology": 3.5}, ["lgbtq"]),
        ({"ethics": 4.5, "pathology": 1.5, "priority": 1.4}, ["massage"]),
        ({"priority": 0}, ["public-health-priority"]),
    ],
)
def test_half_an_hour_less_of_a_part_leaves_it_unmet(
    judged: Judged, hours: Hours, otherwise: dict[str, float], unmet: list[str]
) -> None:
    assert [one.key for one in judged(*hours(**otherwise)).unmet()] == unmet


@pytest.mark.parametrize(
    ("otherwise", "verdict"),
    [
        ({"ethics": 2.5, "pathology": 3.5}, SHORT),
        ({"hands_on": 5.5, "pathology": 3.5}, SHORT),
        ({"lgbtq": 1.5, "pathology": 3.5}, SHORT),
        pytest.param({"priority": 0}, UNDETERMINED, id="the fourteen alone: priorities may be among them"),
        pytest.param({"pathology": 1.6}, UNDETERMINED, id="priorities within the nine"),
        pytest.param({"pathology": 1.5}, SHORT, id="not even with priorities within the nine"),
    ],
)
def test_only_what_hinges_on_the_priorities_is_open(
    judged: Judged, hours: Hours, otherwise: dict[str, float], verdict: Verdict
) -> None:
    assert judged(*hours(**otherwise)).verdict is verdict


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        ({}, COMPLIANT),
        ({"hands_on": False}, SHORT),
        ({"hands_on": None}, UNDETERMINED),
        ({"delivery": "live-webinar"}, SHORT),
        ({"delivery": None}, UNDETERMINED),
        ({"subject": "kinesiology"}, SHORT),
    ],
)
def test_six_hours_are_hands_on_technique_in_a_live_classroom(
    judged: Judged, hours: Hours, course: Course, details: dict[str, object], verdict: Verdict
) -> None:
    six = course(6, **{"subject": "technique", "hands_on": True, **details})
    assert judged(*hours(hands_on=0), six).verdict is verdict


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        ({}, COMPLIANT),
        ({"approvals": ["US-DC"]}, COMPLIANT),
        ({"approvals": ["AMTA"]}, COMPLIANT),
        ({"approvals": ["college"]}, UNDETERMINED),
        ({"approvals": []}, UNDETERMINED),
        ({"activity": "conference"}, COMPLIANT),
        ({"activity": "college-course"}, COMPLIANT),
        ({"activity": "teaching"}, UNDETERMINED),
    ],
)
def test_the_programmes_that_surely_count(
    judged: Judged, hours: Hours, course: Course, details: dict[str, object], verdict: Verdict
) -> None:
    assert judged(*hours(ethics=0), course(3, "ethics", **details)).verdict is verdict


@pytest.mark.parametrize(
    ("subject", "verdict"), [("anatomy-physiology", COMPLIANT), ("professional-practice.business", UNDETERMINED)]
)
def test_which_subjects_are_massage_related_is_not_told_of_all(
    judged: Judged, hours: Hours, course: Course, subject: str, verdict: Verdict
) -> None:
    assert judged(*hours(pathology=0), course(3, subject)).verdict is verdict


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (Document("cpr", date(2025, 1, 1), date(2027, 1, 31)), COMPLIANT),
        (Document("bls", date(2025, 1, 1), date(2027, 1, 31)), COMPLIANT),
        (Document("cpr", date(2025, 1, 1), date(2027, 1, 30)), SHORT),
        (Document("cpr", date(2025, 2, 1), date(2027, 1, 31)), COMPLIANT),
        (Document("cpr", date(2025, 2, 2), date(2027, 1, 31)), UNDETERMINED),
        (Document("aed", date(2025, 1, 1), date(2027, 1, 31)), UNDETERMINED),
    ],
)
def test_a_cpr_card_is_asked_that_is_current_on_every_day_of_the_period(
    judged: Judged, hours: Hours, kind: Document, verdict: Verdict
) -> None:
    assert judged(*hours(), documents=(CARDS[1], kind)).verdict is verdict


def test_a_current_first_aid_card_is_asked(judged: Judged, hours: Hours) -> None:
    assert [one.key for one in judged(*hours(), documents=CARDS[:1]).unmet()] == ["first-aid"]


@pytest.mark.parametrize(
    ("issued", "on", "verdict"),
    [
        pytest.param(date(2025, 2, 1), date(2027, 1, 31), COMPLIANT, id="on the first day of the period"),
        pytest.param(date(2027, 1, 31), date(2027, 1, 31), COMPLIANT, id="on its last day"),
        pytest.param(date(2025, 1, 31), date(2027, 1, 31), SHORT, id="the day before it"),
        pytest.param(date(2024, 6, 1), date(2025, 1, 31), COMPLIANT, id="renewal of 2025"),
        pytest.param(date(2022, 6, 1), date(2023, 1, 31), UNDETERMINED, id="renewal of 2023"),
        pytest.param(date(2018, 6, 1), date(2019, 1, 31), UNDETERMINED, id="renewal of 2019"),
    ],
)
def test_the_first_renewal_asks_no_hours_today_and_perhaps_did_of_some(
    judged: Judged, issued: date, on: date, verdict: Verdict
) -> None:
    assert judged(issued=issued, on=on).verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="no card recorded"),
        pytest.param(CARDS[:1], UNDETERMINED, id="no first-aid card recorded"),
        pytest.param(
            (Document("cpr", date(2025, 3, 1), date(2027, 1, 30)), CARDS[1]), SHORT, id="the CPR card ran out"
        ),
        pytest.param(CARDS, COMPLIANT, id="both cards"),
    ],
)
def test_the_first_renewal_asks_for_the_cards_all_the_same(
    judged: Judged, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(issued=date(2025, 2, 1), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("expired", "lgbtq", "priority", "verdict"),
    [
        pytest.param(date(2019, 1, 31), 0, 0, COMPLIANT, id="12 hours on or before 31 January 2019"),
        pytest.param(date(2021, 1, 31), 0, 0, SHORT, id="12 hours are not enough in 2021"),
        pytest.param(date(2021, 1, 31), 2, 0, UNDETERMINED, id="14 hours in 2021, priorities among them or not"),
        pytest.param(date(2021, 1, 31), 2, 1.4, COMPLIANT, id="14 hours in 2021, and priorities"),
    ],
)
def test_the_regulations_own_example_of_2019_and_2021(
    judged: Judged, hours: Hours, expired: date, lgbtq: float, priority: float, verdict: Verdict
) -> None:
    taken = hours(lgbtq=lgbtq, priority=priority, on=expired.replace(year=expired.year - 1))
    assert judged(*taken, on=expired).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        (date(2011, 1, 31), SHORT),
        (date(2011, 2, 1), COMPLIANT),
        (date(2013, 1, 31), COMPLIANT),
        (date(2013, 2, 1), UNDETERMINED),
    ],
)
def test_the_renewal_of_2013_asked_twelve_hours_from_february_2011_to_january_2013(
    judged: Judged, hours: Hours, completed: date, verdict: Verdict
) -> None:
    assert judged(*hours(lgbtq=0, priority=0, on=completed), on=date(2013, 3, 31)).verdict is verdict


def test_reinstatement_is_possible_for_five_years(judged: Judged) -> None:
    assert [last for _, last in late_states(Therapist("T"), judged())] == [date(2032, 1, 31), None]
