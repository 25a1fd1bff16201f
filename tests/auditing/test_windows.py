"""Days from which hours may come where those are not the days of the period."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import Credit, Licence, Therapist, Verdict
from ce_tracker.auditing import Audit, judge
from ce_tracker.rules import (
    ANYTHING,
    PRIMARY,
    PRINTED,
    AnyOf,
    Board,
    Citation,
    FixedDate,
    Minimum,
    RuleBook,
    Rules,
    Span,
    Window,
    from_,
    subject,
    until,
)

ISSUED = date(2010, 3, 10)
TEN = Minimum("total", 10)
ETHICS = Minimum("ethics", 3, subject("ethics"))
OVERLAPPING = Window(opens=Span(months=5), closes=Span(days=60))
TO_APPLICATION = Window(to_application=True)
FROM_APPLICATION = Window(back_from_application=True)
LATE = Window(late=Span(days=30), late_fact="late_fee_paid")


def book(window: Window, *requirements: Minimum | AnyOf, **more: Any) -> RuleBook:
    """Two-year terms that end on 31 December of even years."""
    rules = Rules(
        citation=Citation("Rule 1"),
        confidence=PRIMARY,
        verified_on=date(2026, 11, 23),
        requirements=requirements or (TEN,),
        window=window,
    )
    return RuleBook(
        jurisdiction="XX",
        credential="LMT",
        name="Licensed",
        board=Board("the board", "https://board.example/"),
        term=FixedDate(12, 31, 2026),
        rules=(rules,),
        **more,
    )


def course(day: date, hours: float = 10, about: str = "technique") -> Credit:
    return Credit(f"{about} of {day}", day, hours, about)


def judged(rules: RuleBook, *credits: Credit, on: date = date(2026, 12, 30), **licence: Any) -> Audit:
    held = Licence("XX", "LMT", **{"issued": ISSUED, **licence})
    return judge(Therapist("T", licences=[held], credits=credits), held, rules, on)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        pytest.param(date(2026, 11, 1), Verdict.COMPLIANT, id="on the last day"),
        pytest.param(date(2026, 11, 2), Verdict.SHORT, id="the day after"),
    ],
)
def test_a_window_may_close_before_the_period_ends(day: date, verdict: Verdict) -> None:
    assert judged(book(Window(closes=Span(days=60))), course(day)).verdict is verdict


def test_the_hours_are_due_when_the_window_closes_and_the_licence_when_it_ends() -> None:
    found = judged(book(Window(closes=Span(days=60))))
    assert (found.ce_due, found.due) == (date(2026, 11, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        pytest.param(date(2024, 7, 31), 0, id="the day before it opens"),
        pytest.param(date(2024, 8, 1), None, id="the day it opens, perhaps used for the period before"),
        pytest.param(date(2024, 12, 31), 10, id="after the window before had closed"),
    ],
)
def test_a_window_may_open_before_the_period_begins(day: date, counted: int | None) -> None:
    found = judged(book(OVERLAPPING), course(date(2023, 5, 1)), course(day))
    assert (None if found.verdict is Verdict.UNDETERMINED else found.counted) == counted


def test_hours_that_the_period_before_needed_are_used_up() -> None:
    found = judged(book(OVERLAPPING), course(date(2024, 9, 1)))
    assert (found.verdict, [str(why.code) for why in found.credits[0].why]) == (Verdict.SHORT, ["already-used"])


def told(found: Audit) -> list[str]:
    """Why each credit does not count for certain."""
    return [why.code for one in found.credits for why in one.why]


def test_of_two_courses_the_one_that_alone_met_a_minimum_of_the_period_before_is_used_up() -> None:
    own, two = course(date(2023, 9, 1)), (course(date(2024, 9, 1)), course(date(2024, 9, 2), 3, about="ethics"))
    assert told(judged(book(OVERLAPPING, TEN, ETHICS), own, *two))[1:] == ["status-open", "already-used"]


@pytest.mark.parametrize(("now", "verdict"), [(7, Verdict.UNDETERMINED), (6.5, Verdict.SHORT)])
def test_of_a_course_that_the_period_before_needed_in_part_the_rest_is_open(now: float, verdict: Verdict) -> None:
    own, shared = course(date(2023, 9, 1), 5), course(date(2024, 9, 1), 8)
    found = judged(book(OVERLAPPING), own, shared, course(date(2025, 9, 1), now))
    assert found.verdict is verdict
    assert [(str(why.code), why.hours) for why in found.credits[1].why] == [("already-used", 5), ("status-open", 3)]


@pytest.mark.parametrize(("ethics", "code"), [(2, "already-used"), (3, "status-open")])
def test_of_a_course_in_parts_which_ones_the_period_before_needed_is_open_unless_it_needed_all(
    ethics: float, code: str
) -> None:
    parts = {"technique": 3, "ethics": ethics}
    shared = Credit("In two parts", date(2024, 9, 1), parts)
    found = judged(book(OVERLAPPING), course(date(2023, 9, 1), 5), shared)
    assert {str(why.code) for why in found.credits[1].why} == {code}


def test_of_two_courses_of_which_either_met_the_period_before_both_are_open() -> None:
    found = judged(book(OVERLAPPING), course(date(2024, 9, 1)), course(date(2024, 9, 2)))
    assert (found.verdict, told(found)) == (Verdict.UNDETERMINED, ["status-open", "status-open"])


def test_with_which_of_many_courses_the_period_before_was_met_is_open() -> None:
    own, two = course(date(2023, 9, 1)), (course(date(2024, 9, 1), 4), course(date(2024, 9, 2), 6))
    assert judged(book(OVERLAPPING), own, *two).verdict is Verdict.UNDETERMINED


def test_hours_that_the_period_before_did_not_accept_were_not_used_for_it() -> None:
    closing = evolve(book(OVERLAPPING).rules[0], periods_ending=until(2024, 12, 31), accepts=subject("ethics"))
    opening = evolve(closing, periods_ending=from_(2025, 1, 1), accepts=ANYTHING)
    rules = evolve(book(OVERLAPPING), rules=(closing, opening))
    found = judged(rules, course(date(2023, 9, 1), about="ethics"), course(date(2024, 9, 1)))
    assert found.verdict is Verdict.COMPLIANT


def test_what_only_the_usual_way_of_the_period_before_needed_is_open() -> None:
    either = AnyOf("either", "ten of ethics, or ten of any kind", ((Minimum("ethics", 10, subject("ethics")),), (TEN,)))
    rules = book(OVERLAPPING, either)
    two = course(date(2023, 9, 1)), course(date(2024, 9, 1), about="ethics")
    assert told(judged(rules, *two))[-1] == "status-open"


def test_where_the_period_before_was_not_met_shared_hours_are_open() -> None:
    rules = book(OVERLAPPING, Minimum("total", 12))
    found = judged(rules, course(date(2024, 9, 1), 11), course(date(2025, 9, 1), 2))
    assert (found.verdict, bool(found.unknown)) == (Verdict.UNDETERMINED, True)


def test_where_the_licence_says_when_its_period_began_shared_hours_are_open() -> None:
    found = judged(book(OVERLAPPING), course(date(2024, 12, 1)), facts={"term_started": date(2025, 2, 1)})
    assert (found.verdict, [str(why.code) for why in found.credits[0].why]) == (Verdict.UNDETERMINED, ["status-open"])


def test_a_first_period_shares_no_days() -> None:
    found = judged(book(OVERLAPPING), course(date(2025, 6, 1)), issued=date(2025, 5, 1))
    assert found.verdict is Verdict.COMPLIANT


@given(st.lists(st.tuples(st.dates(date(2023, 1, 1), date(2026, 10, 31)), st.integers(1, 12)), max_size=5))
def test_no_hour_of_shared_days_serves_two_periods(courses: list[tuple[date, int]]) -> None:
    credits = [course(day, hours) for day, hours in courses]
    rules = book(OVERLAPPING)
    before = judged(rules, *credits, on=date(2024, 12, 30))
    now = judged(rules, *credits)
    shared = [one.hours for one in now.credits if date(2024, 8, 1) <= one.credit.completed <= date(2024, 10, 31)]
    own = [one.counted for one in before.credits if one.credit.completed < date(2024, 8, 1)]
    again = [one.counted for one in now.credits if date(2024, 8, 1) <= one.credit.completed <= date(2024, 10, 31)]
    assert before.verdict is not Verdict.COMPLIANT or sum(again) <= sum(shared) - max(10 - sum(own), 0)


@pytest.mark.parametrize(
    ("day", "applied", "verdict"),
    [
        pytest.param(date(2026, 12, 20), None, Verdict.COMPLIANT, id="no application recorded"),
        pytest.param(date(2026, 12, 20), date(2026, 12, 20), Verdict.COMPLIANT, id="on the day of the application"),
        pytest.param(date(2026, 12, 20), date(2026, 12, 19), Verdict.SHORT, id="after the application"),
        pytest.param(date(2026, 12, 20), date(2024, 12, 19), Verdict.COMPLIANT, id="an application of another period"),
    ],
)
def test_hours_count_up_to_the_application(day: date, applied: date | None, verdict: Verdict) -> None:
    facts = {} if applied is None else {"applied_on": applied}
    assert judged(book(TO_APPLICATION), course(day), facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("day", "applied", "verdict"),
    [
        pytest.param(date(2024, 11, 30), None, Verdict.UNDETERMINED, id="before the period, no application recorded"),
        pytest.param(date(2024, 9, 30), None, Verdict.SHORT, id="before any window that an application could have"),
        pytest.param(date(2025, 1, 1), None, Verdict.COMPLIANT, id="in the period"),
        pytest.param(
            date(2024, 11, 30), date(2026, 11, 1), Verdict.UNDETERMINED, id="perhaps used for the renewal before"
        ),
        pytest.param(date(2024, 11, 30), date(2026, 12, 1), Verdict.SHORT, id="too early for that application"),
        pytest.param(date(2026, 12, 2), date(2026, 12, 1), Verdict.SHORT, id="after the application"),
    ],
)
def test_a_window_may_run_back_from_the_application(day: date, applied: date | None, verdict: Verdict) -> None:
    facts = {} if applied is None else {"applied_on": applied}
    rules = book(FROM_APPLICATION, opens=Span(days=92))
    assert judged(rules, course(day), facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("day", "paid", "verdict"),
    [
        pytest.param(date(2027, 1, 30), date(2026, 12, 31), Verdict.COMPLIANT, id="the fee was paid, on the last day"),
        pytest.param(date(2027, 1, 31), date(2026, 12, 31), Verdict.SHORT, id="the fee was paid, a day too late"),
        pytest.param(date(2027, 1, 30), date(2024, 12, 31), Verdict.SHORT, id="the fee was paid for another period"),
    ],
)
def test_late_hours_count_against_a_fee(day: date, paid: date, verdict: Verdict) -> None:
    licence = {"facts": {"late_fee_paid": paid}, "expires": date(2026, 12, 31)}
    assert judged(book(LATE), course(day), on=date(2027, 2, 1), **licence).verdict is verdict


def test_within_the_late_days_it_is_the_old_period_that_is_judged() -> None:
    found = judged(book(LATE), on=date(2027, 1, 30), facts={"late_fee_paid": date(2026, 12, 31)})
    assert (found.due, found.ce_due) == (date(2026, 12, 31), date(2027, 1, 30))


def test_after_the_late_days_it_is_the_new_one() -> None:
    assert judged(book(LATE), on=date(2027, 1, 31), facts={"late_fee_paid": date(2026, 12, 31)}).due == date(
        2028, 12, 31
    )


def test_late_hours_that_the_old_period_needed_do_not_count_for_the_new_one() -> None:
    facts = {"late_fee_paid": date(2026, 12, 31)}
    assert judged(book(LATE), course(date(2027, 1, 15)), on=date(2028, 12, 1), facts=facts).counted == 0


def test_without_the_fee_hours_after_the_end_belong_to_the_new_period() -> None:
    assert judged(book(LATE), course(date(2027, 1, 15)), on=date(2028, 12, 1)).counted == 10


def test_a_window_holds_where_the_years_are_the_licences_own() -> None:
    rules = book(Window(closes=Span(days=60)))
    printed = RuleBook(
        jurisdiction="XX",
        credential="LMT",
        name="Licensed",
        board=rules.board,
        term=FixedDate(12, 31, PRINTED),
        rules=rules.rules,
    )
    found = judged(printed, course(date(2025, 11, 1)), on=date(2025, 12, 1), expires=date(2025, 12, 31))
    assert (found.verdict, found.ce_due) == (Verdict.COMPLIANT, date(2025, 11, 1))


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from([OVERLAPPING, TO_APPLICATION, FROM_APPLICATION, LATE])
)
def test_every_day_of_the_window_lies_within_what_may_count(on: date, window: Window) -> None:
    dates = judged(book(window), on=on).dates
    assert dates is not None
    assert dates.surely.first is not None
    assert dates.surely.first in dates.perhaps
    assert dates.ce_due <= dates.due + timedelta(days=30)
