"""Minnesota: no state licence, a voluntary registration, permits of cities and counties; what they ask is told by their holder."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

SHORT, COMPLIANT, UNDETERMINED = Verdict.SHORT, Verdict.COMPLIANT, Verdict.UNDETERMINED
EXPIRES = date(2028, 12, 31)
SIX = {"ce_hours": 6}

each_credential = pytest.mark.parametrize("credential", ["registration", "local-permit"])


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(credential: str, *credits: Credit, expires: date | None = EXPIRES, **licence: Any) -> Audit:
        issued = date(2027, 1, 1)
        return judge_one("US-MN", credential, *credits, on=EXPIRES, issued=issued, expires=expires, **licence)

    return judge


def test_nothing_is_asked_of_those_without_a_credential(judge_one: Judge) -> None:
    found = judge_one("US-MN", "unlicensed", on=date(2026, 11, 23), issued=date(2015, 3, 10))
    assert (found.verdict, found.due) == (Verdict.NO_CE_REQUIRED, None)


def test_the_name_says_that_there_is_no_state_licence(book_of: Callable[..., RuleBook]) -> None:
    assert "no state licence" in book_of("US-MN", "unlicensed").name


@each_credential
def test_a_credential_is_due_on_its_printed_date(judged: Judge, credential: str) -> None:
    assert judged(credential, facts=SIX).due == EXPIRES


@each_credential
def test_without_its_printed_date_a_credential_is_undetermined(judged: Judge, credential: str) -> None:
    found = judged(credential, expires=None, facts={"ce_hours": 0})
    assert (found.verdict, found.unknown[0].settle) == (UNDETERMINED, "enter licences.expires")


@each_credential
def test_what_is_asked_is_open_until_it_is_told(judged: Judge, credit: CreditOf, credential: str) -> None:
    found = judged(credential, credit(40, "technique", date(2028, 3, 1)))
    assert (found.verdict, "facts.ce_hours" in found.unknown[0].settle) == (UNDETERMINED, True)


@each_credential
@pytest.mark.parametrize(("hours", "verdict"), [(5.5, SHORT), (6, COMPLIANT)])
def test_the_hours_told_are_asked(
    judged: Judge, credit: CreditOf, credential: str, hours: float, verdict: Verdict
) -> None:
    assert judged(credential, credit(hours, "technique", date(2028, 3, 1)), facts=SIX).verdict is verdict


@each_credential
def test_where_no_hours_are_told_to_be_asked_none_are(judged: Judge, credential: str) -> None:
    assert judged(credential, facts={"ce_hours": 0}).verdict is COMPLIANT


@each_credential
@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2026, 12, 31), SHORT, id="before issue"),
        pytest.param(date(2027, 12, 31), UNDETERMINED, id="since issue, more than a year before the end"),
        pytest.param(date(2028, 1, 1), COMPLIANT, id="in the last year"),
    ],
)
def test_how_long_a_term_lasts_is_open(
    judged: Judge, credit: CreditOf, credential: str, completed: date, verdict: Verdict
) -> None:
    assert judged(credential, credit(6, "technique", completed), facts=SIX).verdict is verdict


@pytest.mark.parametrize(
    ("end", "label"), [(date(2026, 5, 20), "voluntary registration"), (date(2027, 5, 20), "voluntary registration")]
)
def test_the_act_of_2026_governs_registrations(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, label: str
) -> None:
    rules = rules_ending(book_of("US-MN", "registration"), end)
    assert rules is not None
    assert rules.label == label


def test_no_registration_ended_before_the_act_went_to_the_governor(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-MN", "registration"), date(2026, 5, 19)) is None
