"""Mississippi: 31 May of the second year, 24 hours of registered providers, law, ethics, and two certifications."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

SHORT, UNDETERMINED = Verdict.SHORT, Verdict.UNDETERMINED
ISSUED, DUE = date(2019, 8, 5), date(2027, 5, 31)
IN_PERIOD = date(2026, 2, 1)
REGISTERED = {"approvals": ["US-MS"], "delivery": "in-person"}
FULL = {"technique": 15, "law.US-MS": 3, "ethics": 3, "cpr-first-aid": 3}
CPR = Document("cpr", issued=date(2026, 1, 1), expires=date(2028, 1, 1))
FIRST_AID = Document("first-aid", issued=date(2026, 1, 1), expires=date(2028, 1, 1))


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = DUE,
        issued: date = ISSUED,
        documents: tuple[Document, ...] = (CPR, FIRST_AID),
        **licence: Any,
    ) -> Audit:
        return judge_one("US-MS", "LMT", *credits, on=on, issued=issued, documents=documents, **licence)

    return judge


@pytest.fixture
def taken(credit: CreditOf) -> Callable[..., Credit]:
    """One entry with these hours by subject, from a registered provider in person unless said otherwise."""

    def made(hours: dict[str, float], completed: date = IN_PERIOD, **details: Any) -> Credit:
        return credit(hours, "", completed, **{**REGISTERED, **details})

    return made


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


@pytest.mark.parametrize(
    ("issued", "on", "due"),
    [
        pytest.param(date(2025, 6, 1), date(2025, 6, 1), date(2027, 5, 31), id="issued on 1 June"),
        pytest.param(date(2025, 12, 31), date(2026, 1, 1), date(2027, 5, 31), id="issued on 31 December"),
        pytest.param(date(2024, 6, 1), date(2026, 5, 31), date(2026, 5, 31), id="of an even year, on the last day"),
        pytest.param(date(2024, 6, 1), date(2026, 6, 1), date(2028, 5, 31), id="the day after"),
        pytest.param(date(2024, 1, 1), date(2026, 1, 1), None, id="issued on 1 January: open"),
        pytest.param(date(2024, 2, 29), date(2026, 1, 1), None, id="issued on a leap day: open"),
        pytest.param(date(2024, 5, 31), date(2026, 1, 1), None, id="issued on 31 May: open"),
    ],
)
def test_it_is_due_on_31_may_of_the_second_year_after_the_year_of_issue(
    judged: Judge, issued: date, on: date, due: date | None
) -> None:
    assert judged(issued=issued, on=on).due == due


@pytest.mark.parametrize("expires", [date(2025, 5, 31), date(2026, 5, 31)])
@pytest.mark.parametrize("issued", [date(2024, 2, 29), date(2024, 5, 31)])
@pytest.mark.parametrize("on", [date(2024, 5, 31), date(2025, 5, 31)])
def test_a_printed_date_settles_the_two_readings_from_the_day_of_issue_on(
    judged: Judge, on: date, issued: date, expires: date
) -> None:
    assert judged(issued=issued, on=on, expires=expires).due == expires


@pytest.mark.parametrize(
    ("milestone", "day"),
    [
        (Milestone.WINDOW_OPENS, date(2027, 4, 1)),
        (Milestone.APPLY_BY, date(2027, 5, 1)),
        (Milestone.LATE_UNTIL, date(2027, 8, 29)),
    ],
)
def test_the_days_about_the_due_date(judged: Judge, milestone: Milestone, day: date) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is milestone] == [day]


@pytest.mark.parametrize(("end", "known"), [(date(2024, 12, 9), False), (date(2024, 12, 10), True), (DUE, True)])
def test_rules_are_known_since_10_december_2024(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, known: bool
) -> None:
    assert (rules_ending(book_of("US-MS"), end) is not None) is known


def test_24_hours_leave_open_only_whether_twelve_fall_due_each_year(judged: Judge, taken: CreditOf) -> None:
    found = judged(taken(FULL))
    assert (found.verdict, unmet(found)) == (UNDETERMINED, {"each-year"})


@pytest.mark.parametrize(
    ("hours", "short"),
    [
        pytest.param({**FULL, "technique": 14.75}, {"total", "beside-cpr"}, id="hours in all"),
        pytest.param({**FULL, "technique": 15.25, "law.US-MS": 2.75}, {"law"}, id="Mississippi law"),
        pytest.param({**FULL, "technique": 15.25, "ethics": 2.75}, {"ethics"}, id="ethics"),
        pytest.param({"technique": 18, "law": 3, "ethics": 3}, {"law"}, id="law of nowhere in particular"),
        pytest.param(
            {"technique": 14, "law.US-MS": 3, "ethics": 3, "cpr-first-aid.cpr": 4},
            {"total", "beside-cpr"},
            id="CPR over 3",
        ),
        pytest.param(
            {"technique": 14, "law.US-MS": 3, "ethics": 3, "cpr-first-aid.cpr": 2, "cpr-first-aid.first-aid": 2},
            {"total", "beside-cpr"},
            id="CPR and first aid together over 3",
        ),
    ],
)
def test_a_quarter_of_an_hour_less_is_short(
    judged: Judge, taken: CreditOf, hours: dict[str, float], short: set[str]
) -> None:
    found = judged(taken(hours))
    assert (found.verdict, unmet(found)) == (SHORT, {*short, "each-year"})


@pytest.mark.parametrize(
    ("hours", "unmet_or_open"),
    [
        pytest.param({}, {"total", "each-year"}, id="no course"),
        pytest.param({"cpr-first-aid.cpr": 2}, {"total", "each-year"}, id="a course of two hours"),
        pytest.param({"cpr-first-aid.cpr": 2, "cpr-first-aid.first-aid": 2}, {"each-year"}, id="courses of four"),
    ],
)
def test_whether_certification_gives_three_hours_without_a_course_is_open(
    judged: Judge, taken: CreditOf, hours: dict[str, float], unmet_or_open: set[str]
) -> None:
    found = judged(taken({"technique": 15, "law.US-MS": 3, "ethics": 3, **hours}))
    assert (found.verdict, unmet(found)) == (UNDETERMINED, unmet_or_open)


def test_why_the_three_hours_of_certification_are_open_is_told(judged: Judge, taken: CreditOf) -> None:
    told = {one.key: one.why for one in judged(taken({"technique": 15, "law.US-MS": 3, "ethics": 3})).unknown}
    assert "credited with three hours" in told["total"]


def test_a_course_on_cpr_of_another_provider_leaves_the_three_hours_open(judged: Judge, taken: CreditOf) -> None:
    red_cross = taken({"cpr-first-aid": 4}, approvals=[])
    found = judged(taken({"technique": 15, "law.US-MS": 3, "ethics": 3}), red_cross)
    assert found.verdict is UNDETERMINED


def test_hours_short_are_told(judged: Judge, taken: CreditOf) -> None:
    assert judged(taken({**FULL, "technique": 14.75})).short == Decimal("0.25")


@pytest.mark.parametrize("approvals", [[], ["NCBTMB"], ["US-AL"]])
def test_only_what_the_board_recognises_counts(judged: Judge, taken: CreditOf, approvals: list[str]) -> None:
    assert judged(taken(FULL, approvals=approvals)).verdict is SHORT


@pytest.mark.parametrize("delivery", ["live-webinar", "online-self-paced", "home-study", None])
def test_whether_hours_count_that_were_not_taken_in_person_is_open(
    judged: Judge, taken: CreditOf, delivery: str | None
) -> None:
    found = judged(taken(FULL, delivery=delivery))
    assert (found.verdict, found.counted) == (UNDETERMINED, Decimal(0))


@pytest.mark.parametrize(
    ("documents", "open_or_unmet"),
    [
        pytest.param((FIRST_AID,), {"cpr", "each-year"}, id="no CPR card recorded"),
        pytest.param((CPR,), {"first-aid", "each-year"}, id="no first aid card recorded"),
    ],
)
def test_both_certifications_are_asked_for(
    judged: Judge, taken: CreditOf, documents: tuple[Document, ...], open_or_unmet: set[str]
) -> None:
    found = judged(taken(FULL), documents=documents)
    assert (found.verdict, unmet(found)) == (UNDETERMINED, open_or_unmet)


@pytest.mark.parametrize(("expires", "met"), [(date(2027, 5, 30), False), (date(2027, 5, 31), True)])
def test_a_certification_has_to_last_to_the_due_date(judged: Judge, expires: date, met: bool) -> None:
    found = judged(documents=(Document("bls", issued=date(2025, 5, 1), expires=expires), FIRST_AID))
    assert {one.key: one.met for one in found.conditions}["cpr"] is met


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2025, 5, 31), 0), (date(2025, 6, 1), 3), (date(2027, 5, 31), 3), (date(2027, 6, 1), 0)],
)
def test_hours_of_the_two_years_count(judged: Judge, taken: CreditOf, completed: date, counted: int) -> None:
    found = judged(taken({"ethics": 3}, completed), on=date(2027, 6, 2), expires=DUE)
    assert found.counted == counted


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2023, 6, 1), SHORT, id="second renewal"),
        pytest.param(date(2025, 6, 1), UNDETERMINED, id="first renewal"),
    ],
)
def test_whether_a_first_renewal_asks_all_24_hours_is_open(
    judged: Judge, taken: CreditOf, issued: date, verdict: Verdict
) -> None:
    assert judged(taken({"law.US-MS": 3, "ethics": 3}), issued=issued).verdict is verdict


def test_law_and_ethics_are_asked_at_the_first_renewal_too(judged: Judge, taken: CreditOf) -> None:
    found = judged(taken({"technique": 24}), issued=date(2025, 6, 1))
    assert (found.verdict, unmet(found)) == (SHORT, {"law", "ethics", "each-year"})
