"""Indiana: one due date in four years, the stepped first renewal of 2025, 24 hours since; certificates before."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
IN_2025, IN_2029 = date(2025, 5, 15), date(2029, 5, 15)
INSURED = Document("liability-insurance", date(2017, 1, 1), date(2040, 1, 1))


@pytest.fixture
def credit(credit: CreditOf) -> CreditOf:
    """A course that the board approved, unless said otherwise."""

    def made(hours: float | dict[str, float], subject: str, completed: date, **details: Any) -> Credit:
        return credit(hours, subject, completed, **{"approvals": ["US-IN"], **details})

    return made


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = IN_2029,
        issued: date = date(2022, 7, 13),
        credential: str = "LMT",
        documents: tuple[Document, ...] = (INSURED,),
        **licence: Any,
    ) -> Audit:
        return judge_one("US-IN", credential, *credits, on=on, issued=issued, documents=documents, **licence)

    return judge


@pytest.fixture
def hours(credit: CreditOf) -> CreditOf:
    """So many hours shortly before the day, two of them on ethics."""

    def made(total: float, due: date, **details: Any) -> Credit:
        return credit({"technique": total - 2, "ethics": 2}, "", due, **details)

    return made


# When it falls due


@pytest.mark.parametrize("credential", ["LMT", "CMT"])
@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2021, 5, 15), date(2021, 5, 15)),
        (date(2021, 5, 16), date(2025, 5, 15)),
        (date(2025, 5, 15), date(2025, 5, 15)),
        (date(2025, 5, 16), date(2029, 5, 15)),
        (date(2029, 5, 16), date(2033, 5, 15)),
    ],
)
def test_it_is_due_on_15_may_of_every_fourth_year(judged: Judge, credential: str, on: date, due: date) -> None:
    assert judged(credential=credential, on=on, issued=date(2017, 1, 1)).due == due


def test_notices_go_out_ninety_days_before(judged: Judge) -> None:
    assert judged().window_opens == date(2029, 2, 14)


def test_the_due_date_comes_with_a_warning(judged: Judge) -> None:
    assert any("the due date is computed on secondary sources" in warning for warning in judged().warnings)


# Which version governs


@pytest.mark.parametrize(
    ("credential", "end", "label"),
    [
        ("CMT", date(2021, 5, 15), "voluntary certification"),
        ("CMT", date(2022, 7, 12), "voluntary certification"),
        ("CMT", date(2022, 7, 13), "certificates became licences"),
        ("LMT", date(2022, 7, 13), "first renewal of all licences"),
        ("LMT", date(2025, 5, 15), "first renewal of all licences"),
        ("LMT", date(2025, 5, 16), "24 hours in four years"),
        ("LMT", date(2029, 5, 15), "24 hours in four years"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], credential: str, end: date, label: str
) -> None:
    assert rules_ending(book_of("US-IN", credential), end).label == label


def test_there_was_no_licence_before_13_july_2022(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-IN"), date(2022, 7, 12)) is None


# Certificates


def test_certificates_asked_for_nothing_in_2021(judged: Judge) -> None:
    found = judged(credential="CMT", on=date(2021, 5, 15), issued=date(2015, 1, 1))
    assert found.verdict is Verdict.NO_CE_REQUIRED


def test_a_certificate_is_a_licence_now(judged: Judge) -> None:
    found = judged(credential="CMT", on=IN_2029, issued=date(2015, 1, 1))
    assert (found.verdict, found.unknown[0].key) == (UNDETERMINED, "credential")


# The renewal of 2025


@pytest.mark.parametrize(
    ("issued", "taken", "verdict"),
    [
        pytest.param(date(2015, 1, 1), 18, COMPLIANT, id="a certificate that became a licence"),
        pytest.param(date(2015, 1, 1), 17.5, SHORT, id="a certificate that became a licence, too few"),
        pytest.param(date(2022, 7, 13), 18, COMPLIANT, id="first day of licensure"),
        pytest.param(date(2022, 7, 13), 17.5, SHORT, id="first day of licensure, too few"),
        pytest.param(date(2023, 5, 14), 18, COMPLIANT, id="last day of 18 hours"),
        pytest.param(date(2023, 5, 14), 17.5, SHORT, id="last day of 18 hours, too few"),
        pytest.param(date(2023, 5, 15), 18, COMPLIANT, id="in two rows: 18 are enough"),
        pytest.param(date(2023, 5, 15), 12, UNDETERMINED, id="in two rows: 12 or 18"),
        pytest.param(date(2023, 5, 15), 11.5, SHORT, id="in two rows: too few either way"),
        pytest.param(date(2023, 5, 16), 12, COMPLIANT, id="first day of 12 hours"),
        pytest.param(date(2023, 5, 16), 11.5, SHORT, id="first day of 12 hours, too few"),
        pytest.param(date(2024, 5, 14), 12, COMPLIANT, id="last day of 12 hours"),
        pytest.param(date(2024, 5, 14), 11.5, SHORT, id="last day of 12 hours, too few"),
        pytest.param(date(2024, 5, 15), 12, COMPLIANT, id="in no row: 12 are enough"),
        pytest.param(date(2024, 5, 15), 11.5, UNDETERMINED, id="in no row: none or 12"),
    ],
)
def test_the_first_renewal_was_stepped_by_the_day_of_issue(
    judged: Judge, hours: CreditOf, issued: date, taken: float, verdict: Verdict
) -> None:
    assert judged(hours(taken, IN_2025), on=IN_2025, issued=issued).verdict is verdict


@pytest.mark.parametrize("issued", [date(2024, 5, 16), date(2025, 5, 15)])
def test_a_licence_issued_after_15_may_2024_owed_no_hours_in_2025(judged: Judge, issued: date) -> None:
    found = judged(on=IN_2025, issued=issued)
    assert (found.verdict, [one.key for one in found.requirements]) == (COMPLIANT, [])


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="none recorded"),
        pytest.param((Document("liability-insurance", date(2024, 5, 14), date(2025, 5, 14)),), SHORT, id="ran out"),
    ],
)
def test_without_hours_it_asked_for_the_insurance_all_the_same(
    judged: Judge, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(on=IN_2025, issued=date(2024, 5, 16), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "taken"),
    [(date(2022, 7, 13), 18), (date(2023, 5, 15), 18), (date(2024, 5, 14), 12), (date(2024, 5, 15), 12)],
)
def test_whether_lesser_hours_include_ethics_is_open(judged: Judge, credit: CreditOf, issued: date, taken: int) -> None:
    found = judged(credit(taken, "technique", IN_2025), on=IN_2025, issued=issued)
    assert (found.verdict, [one.key for one in found.unmet()]) == (UNDETERMINED, ["ethics"])


# Whose courses


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"approvals": []}, id="approved by nobody"),
        pytest.param({"approvals": ["NCBTMB"]}, id="approved by another"),
        pytest.param({"activity": "teaching"}, id="teaching"),
        pytest.param({"activity": "self-directed"}, id="self-study"),
    ],
)
@pytest.mark.parametrize("on", [IN_2025, IN_2029])
def test_whether_anything_but_courses_that_the_board_approved_counts_is_open(
    judged: Judge, hours: CreditOf, on: date, details: dict[str, Any]
) -> None:
    assert judged(hours(24, on, **details), on=on).verdict is UNDETERMINED


@pytest.mark.parametrize("delivery", ["in-person", "live-webinar", "online-self-paced", "home-study"])
def test_an_approved_course_counts_however_it_is_delivered(judged: Judge, hours: CreditOf, delivery: str) -> None:
    assert judged(hours(24, IN_2029, delivery=delivery)).verdict is COMPLIANT


# Since 2025


@pytest.mark.parametrize(
    ("technique", "ethics", "verdict"),
    [(22, 2, COMPLIANT), (21.5, 2, SHORT), (22.5, 1.5, SHORT), (0.5, 23.5, COMPLIANT)],
)
def test_24_hours_with_two_of_ethics_are_asked_for_four_years(
    judged: Judge, credit: CreditOf, technique: float, ethics: float, verdict: Verdict
) -> None:
    assert judged(credit({"technique": technique, "ethics": ethics}, "", IN_2029)).verdict is verdict


@pytest.mark.parametrize(("completed", "counted"), [(date(2025, 5, 15), 0), (date(2025, 5, 16), 4), (IN_2029, 4)])
def test_hours_of_the_cycle_count_and_none_are_carried(
    judged: Judge, credit: CreditOf, completed: date, counted: int
) -> None:
    assert judged(credit(4, "technique", completed)).counted == counted


@pytest.mark.parametrize(
    ("issued", "enough_by_the_table"),
    [
        pytest.param(date(2028, 5, 15), 12, id="exactly 12 months: none or 12 hours"),
        pytest.param(date(2028, 5, 14), 12, id="more than 12 months"),
        pytest.param(date(2027, 5, 15), 18, id="exactly 24 months: 12 or 18 hours"),
        pytest.param(date(2027, 5, 14), 18, id="more than 24 months"),
    ],
)
def test_that_the_steps_of_2025_hold_again_is_not_certain(
    judged: Judge, hours: CreditOf, issued: date, enough_by_the_table: int
) -> None:
    assert judged(hours(enough_by_the_table, IN_2029), issued=issued).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("issued", "taken", "verdict"),
    [
        pytest.param(date(2029, 1, 1), 2.5, UNDETERMINED, id="licensed for months"),
        pytest.param(date(2028, 5, 16), 2.5, UNDETERMINED, id="licensed for a day less than 12 months"),
        pytest.param(date(2028, 5, 15), 11.5, UNDETERMINED, id="exactly 12 months"),
        pytest.param(date(2028, 5, 14), 11.5, SHORT, id="more than 12 months"),
        pytest.param(date(2027, 5, 16), 11.5, SHORT, id="a day less than 24 months"),
        pytest.param(date(2027, 5, 15), 12, UNDETERMINED, id="exactly 24 months"),
        pytest.param(date(2027, 5, 14), 17.5, SHORT, id="more than 24 months"),
        pytest.param(date(2026, 5, 16), 17.5, SHORT, id="a day less than 36 months"),
        pytest.param(date(2026, 5, 15), 18, UNDETERMINED, id="exactly 36 months"),
        pytest.param(date(2026, 5, 14), 23.5, SHORT, id="more than 36 months"),
        pytest.param(date(2026, 5, 14), 24, COMPLIANT, id="more than 36 months, all hours"),
    ],
)
def test_where_the_steps_of_2029_would_lie(
    judged: Judge, hours: CreditOf, issued: date, taken: float, verdict: Verdict
) -> None:
    assert judged(hours(taken, IN_2029), issued=issued).verdict is verdict


def test_all_24_hours_are_enough_at_any_first_renewal(judged: Judge, hours: CreditOf) -> None:
    assert judged(hours(24, IN_2029), issued=date(2028, 12, 1)).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((), UNDETERMINED, id="none recorded"),
        pytest.param((Document("liability-insurance", date(2028, 5, 14), date(2029, 5, 14)),), SHORT, id="ran out"),
        pytest.param((Document("liability-insurance", date(2028, 5, 15), IN_2029),), COMPLIANT, id="valid on the day"),
    ],
)
def test_renewal_needs_insurance(
    judged: Judge, hours: CreditOf, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(hours(24, IN_2029), documents=documents).verdict is verdict
