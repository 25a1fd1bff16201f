"""Puerto Rico: three years as printed, hours that only the board can tell, papers to hand in at renewal."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

DUE = date(2026, 8, 14)
KINDS = (
    "cpr",
    "first-aid",
    "health-certificate",
    "liability-insurance",
    "merchant-registration",
    "police-record",
    "tax-clearance",
    "child-support",
)
PAPERS = {kind: Document(kind, issued=date(2026, 3, 1), expires=date(2027, 3, 1)) for kind in KINDS}
BOARD = {"approvals": ["US-PR"]}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    """The audit, on the printed date, of somebody with all papers whom the board told of ten hours."""

    def judge(*credits: Credit, papers: dict[str, Document] = PAPERS, **details: Any) -> Audit:
        usual = {"on": DUE, "issued": date(2014, 8, 15), "expires": DUE, "facts": {"ce_hours": 10}}
        documents = tuple(papers.values())
        return judge_one("US-PR", "Terapeuta de Masaje", *credits, documents=documents, **{**usual, **details})

    return judge


@pytest.mark.parametrize(
    ("on", "expires", "due"),
    [
        pytest.param(date(2026, 8, 14), DUE, DUE, id="as printed"),
        pytest.param(date(2023, 8, 14), DUE, date(2023, 8, 14), id="three years before"),
        pytest.param(date(2023, 8, 15), DUE, DUE, id="the day after that"),
        pytest.param(date(2024, 6, 1), date(2028, 2, 29), date(2025, 2, 28), id="a leap day, three years before"),
    ],
)
def test_the_printed_date_decides_and_terms_last_three_years(judged: Judge, on: date, expires: date, due: date) -> None:
    assert judged(on=on, expires=expires).due == due


def test_without_a_printed_date_the_due_date_is_asked_for(judged: Judge) -> None:
    assert judged(expires=None).unknown[0].settle == "enter licences.expires"


def test_a_year_after_expiry_the_licence_is_cancelled(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2027, 8, 14)]


@pytest.mark.parametrize(
    ("end", "known"), [(date(2008, 8, 14), False), (date(2008, 8, 15), True), (date(2026, 8, 14), True)]
)
def test_the_text_is_known_from_the_amendment_of_2008_on(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, known: bool
) -> None:
    assert (rules_ending(book_of("US-PR", "Terapeuta de Masaje"), end) is not None) is known


def test_hours_are_undetermined_until_the_number_is_told(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit(60, "technique", date(2025, 1, 1), **BOARD), facts={})
    assert (found.verdict, "facts.ce_hours" in found.unknown[0].settle) == (UNDETERMINED, True)


@pytest.mark.parametrize(("hours", "verdict"), [(10, COMPLIANT), (9.5, SHORT)])
def test_the_number_that_the_board_told_is_asked(
    judged: Judge, credit: CreditOf, hours: float, verdict: Verdict
) -> None:
    assert judged(credit(hours, "technique", date(2025, 1, 1), **BOARD)).verdict is verdict


@pytest.mark.parametrize("approvals", [[], ["NCBTMB"]])
def test_whether_a_course_counts_that_the_board_did_not_approve_is_open(
    judged: Judge, credit: CreditOf, approvals: list[str]
) -> None:
    assert judged(credit(10, "technique", date(2025, 1, 1), approvals=approvals)).verdict is UNDETERMINED


@pytest.mark.parametrize(("completed", "verdict"), [(date(2023, 8, 14), SHORT), (date(2023, 8, 15), COMPLIANT)])
def test_hours_of_the_three_years_count(judged: Judge, credit: CreditOf, completed: date, verdict: Verdict) -> None:
    assert judged(credit(10, "technique", completed, **BOARD)).verdict is verdict


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_is_asked_for(judged: Judge, credit: CreditOf, kind: str) -> None:
    held = {one: document for one, document in PAPERS.items() if one != kind}
    found = judged(credit(10, "technique", date(2025, 1, 1), **BOARD), papers=held)
    assert (found.verdict, [one.key for one in found.unknown]) == (UNDETERMINED, [kind])


@pytest.mark.parametrize(
    "kind", ["cpr", "first-aid", "health-certificate", "liability-insurance", "merchant-registration"]
)
def test_what_must_be_current_may_not_have_run_out(judged: Judge, credit: CreditOf, kind: str) -> None:
    old = Document(kind, issued=date(2025, 3, 1), expires=date(2026, 8, 13))
    found = judged(credit(10, "technique", date(2025, 1, 1), **BOARD), papers={**PAPERS, kind: old})
    assert found.verdict is SHORT


@pytest.mark.parametrize("kind", ["police-record", "tax-clearance", "child-support"])
def test_of_a_certificate_from_before_the_period_it_is_open_whether_it_serves(
    judged: Judge, credit: CreditOf, kind: str
) -> None:
    old = Document(kind, issued=date(2023, 8, 14))
    found = judged(credit(10, "technique", date(2025, 1, 1), **BOARD), papers={**PAPERS, kind: old})
    assert found.verdict is UNDETERMINED
