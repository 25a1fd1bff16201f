"""Georgia: 24 hours of NCBTMB providers, twelve of them hands-on (the copies differ), insurance since 2019."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import CONFLICTING, PRIMARY, SECONDARY, RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
IN_PERIOD = date(2025, 11, 1)
INSURED = Document("liability-insurance", date(2016, 1, 1), date(2040, 1, 1))


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = date(2026, 10, 31),
        issued: date = date(2013, 3, 1),
        documents: tuple[Document, ...] = (INSURED,),
        **licence: Any,
    ) -> Audit:
        return judge_one("US-GA", "LMT", *credits, on=on, issued=issued, documents=documents, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """A course of an NCBTMB provider, by distance unless told otherwise."""

    def made(hours: float, completed: date = IN_PERIOD, subject: str = "technique", **details: Any) -> Credit:
        told = {"approvals": ["NCBTMB"], "delivery": "online-self-paced", "hands_on": False, **details}
        return credit(hours, subject, completed, **told)

    return made


@pytest.fixture
def hands_on(course: CreditOf) -> CreditOf:
    """A course in person of which a share was hands-on."""

    def made(hours: float, completed: date = IN_PERIOD, share: float | None = 1, **details: Any) -> Credit:
        told = {"delivery": "in-person", "hands_on": share, "title": f"hands-on of {completed}", **details}
        return course(hours, completed, **told)

    return made


def needed(found: Audit) -> dict[str, int]:
    return {one.key: int(one.needed) for one in found.requirements}


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2024, 10, 31), date(2024, 10, 31)),
        (date(2024, 11, 1), date(2026, 10, 31)),
        (date(2026, 10, 31), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2028, 10, 31)),
    ],
)
def test_it_is_due_on_31_october_of_even_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


def test_late_renewal_lasts_thirty_days(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2026, 11, 30)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2016, 10, 31), "24 hours, twelve hands-on, before the Act of 2019"),
        (date(2020, 10, 30), "24 hours, twelve hands-on, before the Act of 2019"),
        (date(2020, 10, 31), "24 hours, perhaps all at a distance"),
        (date(2020, 11, 1), "24 hours, twelve hands-on"),
        (date(2026, 10, 31), "24 hours, twelve hands-on"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-GA"), end).label == label


def test_what_was_asked_before_the_biennium_2014_to_2016_is_not_known(judged: Judge) -> None:
    found = judged(on=date(2014, 10, 31))
    assert (found.verdict, found.in_force) == (UNDETERMINED, None)


def test_the_amounts(judged: Judge) -> None:
    assert needed(judged()) == {"total": 24, "hands-on": 12}


@pytest.mark.parametrize(
    ("practice", "other", "verdict"),
    [(12, 12, COMPLIANT), (24, 0.5, COMPLIANT), (11.5, 12.5, UNDETERMINED), (12, 11.5, SHORT), (11.5, 12, SHORT)],
)
def test_twelve_of_24_hours_are_hands_on_where_the_copies_differ(
    judged: Judge, course: CreditOf, hands_on: CreditOf, practice: float, other: float, verdict: Verdict
) -> None:
    assert judged(hands_on(practice), course(other)).verdict is verdict


@pytest.mark.parametrize(
    ("share", "verdict"), [(1, COMPLIANT), (0.7, COMPLIANT), (0.69, UNDETERMINED), (None, UNDETERMINED)]
)
def test_a_course_is_hands_on_with_70_percent_of_it(
    judged: Judge, course: CreditOf, hands_on: CreditOf, share: float | None, verdict: Verdict
) -> None:
    assert judged(hands_on(12, share=share), course(12)).verdict is verdict


@pytest.mark.parametrize("delivery", ["live-webinar", "online-self-paced", "home-study"])
def test_hands_on_work_from_afar_is_not_supervised_in_person(
    judged: Judge, course: CreditOf, hands_on: CreditOf, delivery: str
) -> None:
    found = judged(hands_on(12, delivery=delivery), course(12))
    assert [one.key for one in found.unmet()] == ["hands-on"]


def test_how_sure_each_number_is(judged: Judge) -> None:
    told = {one.key: one.confidence for one in judged(documents=()).unmet()}
    assert told == {"total": PRIMARY, "hands-on": CONFLICTING, "insurance": SECONDARY}


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [(["NCBTMB"], COMPLIANT), (["US-GA"], UNDETERMINED), (["AMTA"], SHORT), ([], SHORT)],
)
def test_only_ncbtmb_providers_surely_count(
    judged: Judge, course: CreditOf, hands_on: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    assert judged(hands_on(12), course(12, approvals=approvals)).verdict is verdict


@pytest.mark.parametrize(
    "details",
    [
        {"subject": "cpr-first-aid.cpr"},
        {"subject": "cpr-first-aid"},
        {"activity": "teaching"},
        {"activity": "publication"},
        {"activity": "self-directed"},
    ],
    ids=["cpr", "first aid", "teaching", "publication", "self-study"],
)
def test_whether_cpr_or_what_is_no_course_counts_is_open(
    judged: Judge, course: CreditOf, hands_on: CreditOf, details: dict[str, str]
) -> None:
    assert judged(hands_on(12), course(12, **details)).verdict is UNDETERMINED


@pytest.mark.parametrize("activity", ["college-course", "conference"])
def test_other_courses_of_such_a_provider_count(
    judged: Judge, course: CreditOf, hands_on: CreditOf, activity: str
) -> None:
    assert judged(hands_on(12), course(12, activity=activity)).verdict is COMPLIANT


def test_the_entity_a_board_approves_was_not_named_before(judged: Judge, course: CreditOf, hands_on: CreditOf) -> None:
    completed, on = date(2019, 5, 1), date(2020, 10, 31)
    found = judged(hands_on(12, completed), course(12, completed, approvals=["US-GA"]), on=on)
    assert found.verdict is SHORT


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2024, 10, 31), 0), (date(2024, 11, 1), 4), (date(2026, 10, 31), 4), (date(2026, 11, 1), 0)],
)
def test_hours_of_the_biennium_count(judged: Judge, course: CreditOf, completed: date, counted: int) -> None:
    assert judged(course(4, completed)).counted == counted


def test_in_october_2020_a_vote_of_the_board_makes_it_open(judged: Judge, course: CreditOf) -> None:
    found = judged(course(24, date(2020, 5, 1)), on=date(2020, 10, 31))
    assert (found.verdict, "October 2020" in found.unknown[0].why) == (UNDETERMINED, True)


def test_in_other_years_that_vote_is_not_told(judged: Judge, course: CreditOf) -> None:
    found = judged(course(24))
    assert ["copies" in one.why and "2020" not in one.why for one in found.unknown] == [True]


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="none recorded"),
        pytest.param(
            (Document("liability-insurance", IN_PERIOD, date(2026, 10, 30)),), UNDETERMINED, id="ran out before"
        ),
        pytest.param((Document("liability-insurance", IN_PERIOD, date(2026, 10, 31)),), COMPLIANT, id="valid"),
        pytest.param((Document("malpractice-insurance", IN_PERIOD, date(2027, 1, 1)),), COMPLIANT, id="malpractice"),
    ],
)
def test_insurance_must_be_held(
    judged: Judge, course: CreditOf, hands_on: CreditOf, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(hands_on(12), course(12), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("on", "conditions"), [(date(2018, 10, 31), []), (date(2020, 10, 31), ["insurance"])], ids=["2018", "2020"]
)
def test_insurance_is_asked_since_the_act_of_2019(judged: Judge, on: date, conditions: list[str]) -> None:
    assert [one.key for one in judged(on=on).conditions] == conditions


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 10, 31), SHORT, id="issued on the last day of the biennium before"),
        pytest.param(date(2024, 11, 1), UNDETERMINED, id="issued on the first day of the biennium"),
        pytest.param(date(2026, 10, 31), UNDETERMINED, id="issued on the day it falls due"),
    ],
)
def test_whether_a_first_renewal_is_spared_is_open(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


@pytest.mark.parametrize("due", [date(2026, 10, 31), date(2020, 10, 31), date(2018, 10, 31)])
def test_a_week_is_left_for_the_provider_to_report_the_course(judged: Judge, due: date) -> None:
    safe = [one.day for one in deadlines(Therapist("T"), [judged(on=due)]) if one.milestone is Milestone.LAST_SAFE]
    assert safe == [due.replace(day=24)]
