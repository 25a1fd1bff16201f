"""Massachusetts: the 28th of the birth month; three hours a year since the rewrite of 2025, of unknown day; none before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
DECEMBER, NOVEMBER = date(1988, 12, 5), date(1988, 11, 5)
INSURED = Document("liability-insurance", date(2024, 1, 1), date(2030, 1, 1))
SURE = {"approvals": ["US-MA"], "delivery": "in-person"}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    """The audit of one who was born in December: due on 28 December 2026 unless told otherwise."""

    def judge(
        *credits: Credit,
        on: date = date(2026, 12, 28),
        born: date | None = DECEMBER,
        issued: date = date(2015, 3, 10),
        documents: tuple[Document, ...] = (INSURED,),
        **licence: Any,
    ) -> Audit:
        return judge_one("US-MA", "LMT", *credits, on=on, born=born, issued=issued, documents=documents, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """A course in person that the board accepted."""

    def taken(hours: float, subject: str, completed: date, **details: Any) -> Credit:
        return credit(hours, subject, completed, **{**SURE, **details})

    return taken


@pytest.mark.parametrize(
    ("born", "on", "due"),
    [
        pytest.param(DECEMBER, date(2026, 12, 28), date(2026, 12, 28), id="on the day"),
        pytest.param(DECEMBER, date(2026, 12, 29), date(2027, 12, 28), id="the day after"),
        pytest.param(date(1988, 2, 29), date(2028, 2, 1), date(2028, 2, 28), id="born on a leap day, leap year"),
        pytest.param(date(1988, 2, 29), date(2028, 2, 29), date(2029, 2, 28), id="leap day, the year after"),
        pytest.param(date(1988, 5, 31), date(2026, 5, 1), date(2026, 5, 28), id="born after the 28th"),
    ],
)
def test_the_licence_is_due_every_year_on_the_28th_of_the_birth_month(
    judged: Judge, born: date, on: date, due: date
) -> None:
    assert judged(born=born, on=on).due == due


@pytest.mark.parametrize(
    ("issued", "due"),
    [
        pytest.param(date(2025, 12, 28), date(2026, 12, 28), id="twelve months to the day"),
        pytest.param(date(2025, 12, 29), date(2027, 12, 28), id="a day less than twelve months"),
        pytest.param(date(2025, 12, 27), date(2026, 12, 28), id="a day more"),
        pytest.param(date(2026, 11, 1), date(2027, 12, 28), id="nearly fourteen months"),
    ],
)
def test_the_first_licence_lasts_at_least_twelve_months(judged: Judge, issued: date, due: date) -> None:
    assert judged(issued=issued, on=max(issued, date(2026, 1, 10))).due == due


def test_without_a_date_of_birth_the_due_date_is_undetermined(judged: Judge) -> None:
    found = judged(born=None)
    assert (found.verdict, found.unknown[0].settle) == (UNDETERMINED, "enter therapist.born")


def test_an_expired_licence_can_be_reinstated_for_five_years(judged: Judge) -> None:
    told = [one.day for one in deadlines(Therapist("T", DECEMBER), [judged()]) if one.milestone == "late-until"]
    assert told == [date(2031, 12, 28)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2017, 1, 13), "no continuing education in practice"),
        (date(2024, 12, 6), "no continuing education in practice"),
        (date(2024, 12, 7), "before or after the rewrite of 2025"),
        (date(2025, 11, 30), "before or after the rewrite of 2025"),
        (date(2025, 12, 1), "three hours a year"),
        (date(2026, 12, 28), "three hours a year"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, label: str
) -> None:
    rules = rules_ending(book_of("US-MA"), end)
    assert rules is not None
    assert rules.label == label


def test_no_text_before_13_january_2017_was_read(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-MA"), date(2017, 1, 12)) is None


def test_no_hours_were_asked_before_the_rewrite(judged: Judge) -> None:
    assert judged(born=NOVEMBER, on=date(2024, 11, 28), documents=()).verdict is Verdict.NO_CE_REQUIRED


@pytest.mark.parametrize(
    ("born", "on", "hours", "verdict"),
    [
        pytest.param(DECEMBER, date(2026, 12, 28), 3, COMPLIANT, id="after the rewrite, three"),
        pytest.param(DECEMBER, date(2026, 12, 28), 2.5, UNDETERMINED, id="after the rewrite, half an hour too few"),
        pytest.param(NOVEMBER, date(2026, 11, 28), 3, COMPLIANT, id="the rewrite came within, three"),
        pytest.param(NOVEMBER, date(2026, 11, 28), 2.5, UNDETERMINED, id="the rewrite came within, too few"),
        pytest.param(DECEMBER, date(2025, 12, 28), 2.5, UNDETERMINED, id="a month after the rewrite, too few"),
        pytest.param(NOVEMBER, date(2025, 11, 28), 3, COMPLIANT, id="before or after, three"),
        pytest.param(NOVEMBER, date(2025, 11, 28), 2.5, UNDETERMINED, id="before or after, too few"),
    ],
)
def test_three_hours_are_enough_and_the_first_renewal_that_asks_them_is_open(
    judged: Judge, course: CreditOf, born: date, on: date, hours: float, verdict: Verdict
) -> None:
    assert judged(course(hours, "ethics", on), born=born, on=on).verdict is verdict


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({}, COMPLIANT, id="a course in person that the board accepted"),
        pytest.param({"activity": "conference"}, COMPLIANT, id="a conference"),
        pytest.param({"approvals": []}, UNDETERMINED, id="no approval recorded"),
        pytest.param({"approvals": ["NCBTMB"]}, UNDETERMINED, id="approved by another body"),
        pytest.param({"delivery": "live-webinar"}, UNDETERMINED, id="live webinar"),
        pytest.param({"delivery": "home-study"}, UNDETERMINED, id="home study"),
        pytest.param({"delivery": None}, UNDETERMINED, id="delivery not told"),
        pytest.param({"activity": "teaching"}, UNDETERMINED, id="teaching"),
    ],
)
@pytest.mark.parametrize(("born", "on"), [(DECEMBER, date(2026, 12, 28)), (NOVEMBER, date(2025, 11, 28))])
def test_only_courses_in_person_that_the_board_accepted_are_sure_to_count(
    judged: Judge, course: CreditOf, born: date, on: date, details: dict[str, Any], verdict: Verdict
) -> None:
    assert judged(course(3, "ethics", on, **details), born=born, on=on).verdict is verdict


def test_why_other_hours_are_open_is_told(judged: Judge, course: CreditOf) -> None:
    found = judged(course(3, "ethics", date(2026, 6, 1), approvals=[]))
    assert found.counted == 0
    assert "whose courses are accepted" in found.credits[0].why[0].words


def test_what_would_be_enough_is_told_where_it_is_open(judged: Judge, course: CreditOf) -> None:
    found = judged(course(2.5, "ethics", date(2026, 6, 1)))
    assert [(one.key, one.needed, one.short) for one in found.requirements] == [("total", 3, Decimal("0.5"))]
    assert "the first renewal it applies to" in found.unknown[0].why


@pytest.mark.parametrize(
    ("subject", "verdict"),
    [
        ("ethics.boundaries", COMPLIANT),
        ("human-trafficking", COMPLIANT),
        ("ethics.communication", UNDETERMINED),
        ("law.US-MA", UNDETERMINED),
        ("sexual-harassment-prevention", UNDETERMINED),
        ("professional-practice.business", UNDETERMINED),
    ],
)
def test_the_hours_are_on_ethical_obligations_or_human_trafficking(
    judged: Judge, course: CreditOf, subject: str, verdict: Verdict
) -> None:
    assert judged(course(3, subject, date(2026, 6, 1))).verdict is verdict


def test_hours_on_technique_are_no_part_of_the_three(judged: Judge, course: CreditOf) -> None:
    found = judged(course(3, "technique", date(2026, 6, 1)))
    assert (found.short, [one.key for one in found.unknown]) == (3, ["total"])


@pytest.mark.parametrize(
    ("issued", "on", "verdict"),
    [
        pytest.param(date(2025, 12, 28), date(2026, 12, 28), UNDETERMINED, id="first"),
        pytest.param(date(2024, 12, 28), date(2026, 12, 28), COMPLIANT, id="second"),
        pytest.param(date(2023, 12, 29), date(2025, 12, 28), UNDETERMINED, id="first, of nearly two years"),
    ],
)
def test_what_a_first_renewal_asks_is_not_known(
    judged: Judge, course: CreditOf, issued: date, on: date, verdict: Verdict
) -> None:
    assert judged(course(3, "ethics", on), issued=issued, on=on).verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((INSURED,), COMPLIANT, id="insured"),
        pytest.param(
            (Document("malpractice-insurance", date(2026, 1, 1), date(2027, 1, 1)),),
            COMPLIANT,
            id="under its other name",
        ),
        pytest.param((Document("liability-insurance", date(2026, 1, 1)),), UNDETERMINED, id="until when is not told"),
        pytest.param(
            (Document("liability-insurance", date(2026, 1, 1), date(2026, 12, 27)),), SHORT, id="ended before"
        ),
        pytest.param((), UNDETERMINED, id="not recorded"),
    ],
)
def test_professional_liability_insurance_has_to_be_current(
    judged: Judge, course: CreditOf, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(course(3, "ethics", date(2026, 6, 1)), documents=documents).verdict is verdict
