"""Montana: printed dates, twelve hours in two years whose end the licence has to tell, inactive licences exempt."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Status, Verdict
from ce_tracker.rules import UNVERIFIED, RuleBook, Span

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED, EXPIRES = date(2015, 6, 10), date(2027, 8, 31)
IN_PERIOD = date(2026, 3, 1)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = EXPIRES,
        issued: date = ISSUED,
        expires: date | None = EXPIRES,
        ends: date | None = EXPIRES,
        **licence: Any,
    ) -> Audit:
        told = {"ce_period_ends": ends} if ends else {}
        return judge_one("US-MT", "LMT", *credits, on=on, issued=issued, expires=expires, facts=told, **licence)

    return judge


@pytest.mark.parametrize(
    ("expires", "on", "due"),
    [
        pytest.param(EXPIRES, date(2025, 9, 1), EXPIRES, id="two years ahead"),
        pytest.param(EXPIRES, date(2026, 8, 31), EXPIRES, id="one year ahead"),
        pytest.param(date(2026, 8, 31), date(2025, 10, 1), date(2026, 8, 31), id="a year of the other parity"),
        pytest.param(EXPIRES, date(2027, 9, 1), EXPIRES, id="once it has passed"),
        pytest.param(None, date(2026, 8, 31), None, id="no printed date"),
    ],
)
def test_it_is_due_on_the_printed_day(judged: Judge, expires: date | None, on: date, due: date | None) -> None:
    assert judged(on=on, expires=expires).due == due


@pytest.mark.parametrize(
    ("entered", "settle"),
    [({"expires": None}, "enter licences.expires"), ({"ends": None}, "enter facts.ce_period_ends")],
)
def test_nothing_is_computed_without_dates_that_the_licensee_enters(
    judged: Judge, entered: dict[str, None], settle: str
) -> None:
    found = judged(**entered)
    assert (found.verdict, found.unknown[0].settle) == (UNDETERMINED, settle)


@pytest.mark.parametrize(
    ("expires", "ends", "on", "ce_due"),
    [
        pytest.param(EXPIRES, EXPIRES, date(2026, 5, 1), EXPIRES, id="a licence of two years"),
        pytest.param(date(2026, 8, 31), EXPIRES, date(2026, 5, 1), EXPIRES, id="a yearly one, hours due a year later"),
        pytest.param(date(2026, 8, 31), date(2026, 8, 31), date(2026, 5, 1), date(2026, 8, 31), id="hours due now"),
        pytest.param(
            date(2026, 8, 31), date(2024, 8, 31), date(2026, 5, 1), date(2026, 8, 31), id="told by an older end"
        ),
    ],
)
def test_hours_are_due_when_the_licence_says(judged: Judge, expires: date, ends: date, on: date, ce_due: date) -> None:
    assert judged(on=on, expires=expires, ends=ends).ce_due == ce_due


@pytest.mark.parametrize(
    ("hours", "verdict"), [(11.75, SHORT), (12, UNDETERMINED), (23.75, UNDETERMINED), (24, COMPLIANT)]
)
def test_twelve_hours_are_asked_of_two_years_or_of_one(
    judged: Judge, credit: CreditOf, hours: float, verdict: Verdict
) -> None:
    assert judged(credit(hours, "technique", IN_PERIOD, delivery="in-person")).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2025, 8, 31), 0), (date(2025, 9, 1), 3), (date(2027, 8, 31), 3), (date(2027, 9, 1), 0)],
)
def test_hours_of_the_two_years_count(judged: Judge, credit: CreditOf, completed: date, counted: int) -> None:
    assert judged(credit(3, "ethics", completed, delivery="in-person"), on=date(2027, 9, 2)).counted == counted


@pytest.mark.parametrize("delivery", ["live-webinar", "online-self-paced", "home-study", None])
def test_whether_hours_count_that_were_not_taken_in_person_is_open(
    judged: Judge, credit: CreditOf, delivery: str | None
) -> None:
    found = judged(
        credit(23, "technique", IN_PERIOD, delivery="in-person"), credit(1, "ethics", IN_PERIOD, delivery=delivery)
    )
    assert (found.verdict, found.unknown[-1].about) == (UNDETERMINED, (f"ethics of {IN_PERIOD}",))


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 9, 30), SHORT, id="issued three years before"),
        pytest.param(date(2024, 10, 1), UNDETERMINED, id="issued less than three years before"),
        pytest.param(date(2025, 9, 1), UNDETERMINED, id="issued on its first day"),
    ],
)
def test_what_a_first_renewal_asks_is_open(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


def test_an_inactive_licence_is_exempt_by_a_text_of_2014(judged: Judge) -> None:
    found = judged(status=Status.INACTIVE)
    assert (found.verdict, found.confidence) == (Verdict.EXEMPT, UNVERIFIED)


def test_every_verdict_warns_of_the_conflict(judged: Judge) -> None:
    assert [text for text in judged().warnings if "conflicting sources" in text] != []


def test_proof_is_kept_for_three_years(book_of: Callable[..., RuleBook]) -> None:
    assert [rules.keep_records for rules in book_of("US-MT").rules] == [Span(years=3)]


def test_late_renewal_has_no_known_end(book_of: Callable[..., RuleBook]) -> None:
    assert [(state.name, str(state.lasts)) for state in book_of("US-MT").late] == [("late", "open")]


def test_that_older_periods_are_less_sure_is_told(book_of: Callable[..., RuleBook]) -> None:
    told = [any("the older the period" in note for note in rules.notes) for rules in book_of("US-MT").rules]
    assert told == [True] * len(told)
