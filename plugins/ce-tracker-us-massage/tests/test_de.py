"""Delaware: 24 hours for therapists and technicians; core hours, first renewals and the CPR card are in doubt."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import PRIMARY, Confidence, RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
IN_PERIOD = date(2025, 9, 1)
CARD = Document("cpr", date(2025, 1, 1), date(2027, 1, 1))
SURE = {"approvals": ["US-DE"], "delivery": "in-person"}

each_credential = pytest.mark.parametrize("credential", ["LMT", "CMT"])


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        credential: str = "LMT",
        on: date = date(2026, 8, 31),
        issued: date = date(2015, 3, 1),
        documents: tuple[Document, ...] = (CARD,),
        **licence: Any,
    ) -> Audit:
        return judge_one("US-DE", credential, *credits, on=on, issued=issued, documents=documents, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """A course in person that the board approved."""

    def taken(hours: Any, subject: str, completed: date, **details: Any) -> Credit:
        return credit(hours, subject, completed, **{**SURE, **details})

    return taken


@each_credential
@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2024, 8, 31), date(2024, 8, 31)),
        (date(2024, 9, 1), date(2026, 8, 31)),
        (date(2026, 8, 31), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2028, 8, 31)),
    ],
)
def test_it_is_due_on_31_august_of_even_years(judged: Judge, credential: str, on: date, due: date) -> None:
    assert judged(credential=credential, on=on).due == due


@pytest.mark.parametrize(("credential", "confidence"), [("LMT", "secondary"), ("CMT", "unverified")])
def test_the_due_date_comes_with_a_warning(judged: Judge, credential: str, confidence: str) -> None:
    warnings = judged(credential=credential).warnings
    assert any(f"the due date is computed on {confidence} sources" in warning for warning in warnings)


@each_credential
@pytest.mark.parametrize(("end", "known"), [(date(2016, 8, 30), False), (date(2016, 8, 31), True)])
def test_rules_are_known_from_the_period_2014_to_2016_on(
    book_of: Callable[..., RuleBook],
    rules_ending: Callable[..., Rules | None],
    credential: str,
    end: date,
    known: bool,
) -> None:
    assert (rules_ending(book_of("US-DE", credential), end) is not None) is known


@each_credential
def test_the_period_before_is_undetermined(judged: Judge, credential: str) -> None:
    found = judged(credential=credential, on=date(2014, 8, 31), issued=date(2010, 1, 1))
    assert (found.verdict, found.in_force) == (UNDETERMINED, None)


@each_credential
@pytest.mark.parametrize(
    ("technique", "verdict"), [(24, COMPLIANT), (23.5, SHORT)], ids=["enough", "half an hour too few"]
)
def test_24_hours_on_technique_are_enough(
    judged: Judge, course: CreditOf, credential: str, technique: float, verdict: Verdict
) -> None:
    assert judged(course(technique, "technique", IN_PERIOD), credential=credential).verdict is verdict


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({}, COMPLIANT, id="a course in person that the board approved"),
        pytest.param({"activity": "conference"}, COMPLIANT, id="a conference"),
        pytest.param({"approvals": []}, UNDETERMINED, id="no approval recorded"),
        pytest.param({"approvals": ["NCBTMB"]}, UNDETERMINED, id="approved by another body"),
        pytest.param({"delivery": "live-webinar"}, UNDETERMINED, id="live webinar"),
        pytest.param({"delivery": "online-self-paced"}, UNDETERMINED, id="on line"),
        pytest.param({"delivery": None}, UNDETERMINED, id="delivery not told"),
        pytest.param({"activity": "teaching"}, UNDETERMINED, id="teaching"),
    ],
)
@each_credential
def test_only_courses_in_person_that_the_board_approved_are_sure_to_count(
    judged: Judge, course: CreditOf, credential: str, details: dict[str, Any], verdict: Verdict
) -> None:
    assert judged(course(24, "technique", IN_PERIOD, **details), credential=credential).verdict is verdict


def test_why_other_hours_are_open_is_told(judged: Judge, course: CreditOf) -> None:
    found = judged(course(24, "technique", IN_PERIOD, approvals=[]))
    assert found.counted == 0
    assert "whose courses are approved" in found.credits[0].why[0].words


def test_too_few_hours_are_short_however_they_count(judged: Judge, course: CreditOf) -> None:
    assert judged(course(23.5, "technique", IN_PERIOD, approvals=[])).verdict is SHORT


@pytest.mark.parametrize(
    ("technique", "others", "verdict"),
    [(18, 6, COMPLIANT), (17.5, 6.5, UNDETERMINED), (0.5, 23.5, UNDETERMINED), (17.5, 6, SHORT)],
)
@pytest.mark.parametrize("subject", ["ethics", "anatomy-physiology", "professional-practice.business", "other"])
def test_what_is_core_beside_technique_is_open_beyond_six_hours(
    judged: Judge, course: CreditOf, subject: str, technique: float, others: float, verdict: Verdict
) -> None:
    hours = course({"technique": technique, subject: others}, "", IN_PERIOD)
    assert judged(hours).verdict is verdict


@pytest.mark.parametrize(
    ("technique", "others", "verdict"), [(18, 6, COMPLIANT), (17, 7, UNDETERMINED), (17, 6, SHORT)]
)
def test_whether_technicians_need_core_hours_is_open(
    judged: Judge, course: CreditOf, technique: float, others: float, verdict: Verdict
) -> None:
    hours = course({"technique": technique, "ethics": others}, "", IN_PERIOD)
    assert judged(hours, credential="CMT").verdict is verdict


@each_credential
def test_only_the_total_rests_on_the_register(judged: Judge, credential: str) -> None:
    told = {one.key: one.confidence for one in judged(credential=credential).requirements}
    assert [key for key, confidence in told.items() if confidence is PRIMARY] == ["total"]


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2024, 8, 31), 0), (date(2024, 9, 1), 4), (date(2026, 8, 31), 4), (date(2026, 9, 1), 0)],
)
def test_hours_of_the_renewal_period_count(judged: Judge, course: CreditOf, completed: date, counted: int) -> None:
    assert judged(course(4, "technique", completed)).counted == counted


@each_credential
@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="none recorded"),
        pytest.param((Document("cpr", date(2024, 8, 30), date(2026, 8, 30)),), UNDETERMINED, id="ran out a day before"),
        pytest.param((Document("cpr", date(2024, 8, 31), date(2026, 8, 31)),), COMPLIANT, id="valid on the day"),
        pytest.param((Document("bls", date(2025, 8, 31), date(2027, 8, 31)),), COMPLIANT, id="basic life support"),
    ],
)
def test_whether_cpr_has_to_be_current_at_renewal_is_open(
    judged: Judge, course: CreditOf, credential: str, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    found = judged(course(24, "technique", IN_PERIOD), credential=credential, documents=documents)
    assert found.verdict is verdict


def test_the_cpr_card_is_unverified(judged: Judge) -> None:
    assert [one.confidence for one in judged().conditions] == [Confidence.UNVERIFIED]


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 8, 31), SHORT, id="issued on the last day of the period before"),
        pytest.param(date(2024, 9, 1), UNDETERMINED, id="issued on the first day of the period"),
        pytest.param(date(2026, 8, 31), UNDETERMINED, id="issued on the day it falls due"),
    ],
)
@each_credential
def test_what_a_first_renewal_asks_is_open(judged: Judge, credential: str, issued: date, verdict: Verdict) -> None:
    assert judged(credential=credential, issued=issued).verdict is verdict


def test_24_hours_are_enough_at_a_first_renewal_in_any_case(judged: Judge, course: CreditOf) -> None:
    assert judged(course(24, "technique", IN_PERIOD), issued=date(2024, 9, 1)).verdict is COMPLIANT


@pytest.mark.parametrize(("credential", "states"), [("LMT", []), ("CMT", ["lapsed"])])
def test_a_lapsed_certificate_is_lost(book_of: Callable[..., RuleBook], credential: str, states: list[str]) -> None:
    assert [state.name for state in book_of("US-DE", credential).late] == states


def test_no_later_day_follows_the_lapse(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged(credential="CMT")])
    assert Milestone.LATE_UNTIL not in [one.milestone for one in told]
