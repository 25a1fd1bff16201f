"""Connecticut: licences of two years, hours of four, which the licence has to tell; a limit on distance learning that rose."""

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

ENDS = date(2028, 5, 31)
TOLD = {"ce_period_ends": ENDS, "mandated_hours": 0}
SELF_PACED = "online-self-paced"
INSURED = Document("liability-insurance", date(2010, 1, 1), date(2040, 1, 1))
IN_2032, IN_2019 = date(2032, 5, 31), date(2019, 9, 30)


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    return partial(
        judge_one, "US-CT", "LMT", on=ENDS, issued=date(2010, 9, 1), expires=ENDS, facts=TOLD, documents=(INSURED,)
    )


@pytest.fixture(scope="module")
def course(credit: Course) -> Course:
    return partial(credit, completed=date(2026, 9, 1), delivery="in-person", approvals=["NCBTMB"])


@pytest.mark.parametrize(
    ("on", "due", "ce_due"),
    [
        (date(2024, 5, 31), date(2024, 5, 31), date(2024, 5, 31)),
        (date(2024, 6, 1), date(2026, 5, 31), date(2028, 5, 31)),
        (date(2026, 6, 1), date(2028, 5, 31), date(2028, 5, 31)),
    ],
)
def test_hours_are_due_at_every_second_renewal(judged: Judged, on: date, due: date, ce_due: date) -> None:
    found = judged(on=on)
    assert (found.due, found.ce_due) == (due, ce_due)


@pytest.mark.parametrize(
    ("missing", "settle"),
    [
        ({"expires": None}, "enter licences.expires"),
        ({"facts": {"mandated_hours": 0}}, "enter facts.ce_period_ends"),
    ],
)
def test_what_the_sources_do_not_give_has_to_be_told(judged: Judged, missing: dict[str, object], settle: str) -> None:
    found = judged(**missing)
    assert (found.verdict, found.unknown[0].settle) == (UNDETERMINED, settle)


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2019, 9, 30), "at most 6 hours by distance"),
        (date(2019, 10, 1), "at most 6 hours by distance, with insurance"),
        (date(2023, 6, 6), "at most 6 hours by distance, with insurance"),
        (date(2023, 6, 7), "at most 6 or 18 hours by distance"),
        (date(2030, 11, 22), "at most 6 or 18 hours by distance"),
        (date(2030, 11, 23), "at most 18 hours by distance"),
    ],
)
def test_the_version_follows_the_end_of_the_four_years(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-CT"), end).label == label


@pytest.mark.parametrize(
    ("completed", "hours", "verdict"),
    [
        (date(2024, 6, 1), 24, COMPLIANT),
        (date(2028, 5, 31), 24, COMPLIANT),
        (date(2024, 5, 31), 24, SHORT),
        (date(2026, 9, 1), 23.5, SHORT),
    ],
)
def test_24_hours_in_the_four_years(
    judged: Judged, course: Course, completed: date, hours: float, verdict: Verdict
) -> None:
    assert judged(course(hours, "technique", completed=completed)).verdict is verdict


@pytest.mark.parametrize(("distance", "verdict"), [(18, COMPLIANT), (18.5, SHORT)])
@pytest.mark.parametrize("delivery", [SELF_PACED, "home-study", "live-webinar"])
def test_eighteen_hours_may_come_by_distance(
    judged: Judged, course: Course, distance: float, verdict: Verdict, delivery: str
) -> None:
    day = date(2030, 9, 1)
    taken = [
        course(24 - distance, "technique", completed=day),
        course(distance, "pathology", completed=day, delivery=delivery),
    ]
    assert judged(*taken, on=IN_2032, expires=IN_2032).verdict is verdict


@pytest.mark.parametrize("ends", [date(2024, 5, 31), ENDS])
@pytest.mark.parametrize(
    ("distance", "verdict"), [(6, COMPLIANT), (6.5, UNDETERMINED), (18, UNDETERMINED), (18.5, SHORT)]
)
def test_which_limit_holds_for_years_that_began_before_18_was_read_is_open(
    judged: Judged, course: Course, ends: date, distance: float, verdict: Verdict
) -> None:
    day = date(ends.year - 1, 1, 10)
    taken = [
        course(24 - distance, "technique", completed=day),
        course(distance, "pathology", completed=day, delivery=SELF_PACED),
    ]
    assert judged(*taken, on=ends).verdict is verdict


@pytest.mark.parametrize(("distance", "verdict"), [(6, COMPLIANT), (6.5, SHORT)])
def test_six_hours_could_come_by_distance_before(
    judged: Judged, course: Course, distance: float, verdict: Verdict
) -> None:
    taken = [
        course(24 - distance, "technique", completed=date(2019, 1, 10)),
        course(distance, "pathology", completed=date(2019, 1, 10), delivery=SELF_PACED),
    ]
    assert judged(*taken, on=date(2020, 5, 31)).verdict is verdict


@pytest.mark.parametrize(("others", "verdict"), [(12, COMPLIANT), (12.5, SHORT)])
@pytest.mark.parametrize("approvals", [[], ["AMTA"]])
def test_twelve_hours_need_no_approval_of_ncbtmb(
    judged: Judged, course: Course, others: float, verdict: Verdict, approvals: list[str]
) -> None:
    taken = [course(24 - others, "technique"), course(others, "pathology", approvals=approvals)]
    assert judged(*taken).verdict is verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param(TOLD, COMPLIANT, id="none are mandatory"),
        pytest.param({"ce_period_ends": ENDS}, UNDETERMINED, id="not looked up"),
        pytest.param({**TOLD, "mandated_hours": 2}, UNDETERMINED, id="two hours in topics that are not known here"),
    ],
)
def test_whether_topics_are_mandatory_has_to_be_looked_up(
    judged: Judged, course: Course, facts: dict[str, object], verdict: Verdict
) -> None:
    assert judged(course(24, "technique"), facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "on", "verdict"),
    [
        pytest.param(date(2026, 6, 1), ENDS, COMPLIANT, id="first renewal"),
        pytest.param(date(2026, 5, 31), ENDS, COMPLIANT, id="first renewal after two years to the day"),
        pytest.param(date(2026, 5, 30), ENDS, UNDETERMINED, id="the day before: perhaps the second"),
        pytest.param(date(2022, 7, 1), ENDS, UNDETERMINED, id="less than six years after issue"),
        pytest.param(date(2022, 6, 30), ENDS, SHORT, id="six years after issue"),
    ],
)
def test_the_first_renewal_asks_no_hours_and_when_the_four_years_begin_then_is_open(
    judged: Judged, issued: date, on: date, verdict: Verdict
) -> None:
    assert judged(on=on, issued=issued).verdict is verdict


@pytest.mark.parametrize(
    "documents", [(), (Document("liability-insurance", date(2024, 1, 1), date(2028, 5, 30)),)], ids=["none", "ended"]
)
@pytest.mark.parametrize("issued", [date(2010, 9, 1), date(2026, 6, 1)])
def test_whether_a_renewal_asks_for_insurance_is_open(
    judged: Judged, course: Course, documents: tuple[Document, ...], issued: date
) -> None:
    found = judged(course(24, "technique", completed=date(2027, 1, 5)), issued=issued, documents=documents)
    assert (found.verdict, found.unknown[-1].key) == (UNDETERMINED, "liability-insurance")


@pytest.mark.parametrize(("issued", "verdict"), [(date(2009, 9, 1), COMPLIANT), (date(2017, 10, 1), Verdict.EXEMPT)])
def test_no_insurance_was_asked_until_september_2019(
    judged: Judged, course: Course, issued: date, verdict: Verdict
) -> None:
    taken = course(24, "technique", completed=date(2019, 1, 10))
    facts = {"ce_period_ends": IN_2019, "mandated_hours": 0}
    found = judged(taken, on=IN_2019, issued=issued, expires=IN_2019, facts=facts, documents=())
    assert found.verdict is verdict


def test_ninety_days_of_grace_follow(judged: Judged) -> None:
    assert [last for _, last in late_states(Therapist("T"), judged())] == [date(2028, 8, 29), None]


@pytest.mark.parametrize(("on", "confidence"), [(date(2024, 5, 31), SECONDARY), (ENDS, SECONDARY), (IN_2032, PRIMARY)])
def test_how_well_the_distance_limit_is_known(judged: Judged, on: date, confidence: str) -> None:
    found = judged(on=on, expires=on)
    assert [one.confidence for one in found.requirements if one.key == "distance"] == [confidence]


def test_that_older_periods_are_less_sure_is_told(book_of: Callable[..., RuleBook]) -> None:
    told = [any("the older the period" in note for note in rules.notes) for rules in book_of("US-CT").rules]
    assert told == [True] * len(told)
