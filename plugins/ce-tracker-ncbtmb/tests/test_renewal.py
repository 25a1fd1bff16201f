"""Renewal of Board Certification: 24 hours in two years, ethics, self-care, no course twice, what else is proved."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Credit, Document, Status, Verdict, Why
from ce_tracker.rules import CONFLICTING, PRIMARY, RuleBook
from ce_tracker_ncbtmb.renewal import TO_RENEW

ENOUGH = {"technique": 21.0, "ethics": 3.0}


@pytest.fixture
def book() -> RuleBook:
    return TO_RENEW


def unmet(audit: Any) -> set[str]:
    return {one.key for one in audit.unmet()}


# Hours


def test_24_hours_with_3_of_ethics_and_the_papers_are_enough(renewed: Any, credit: Any) -> None:
    assert renewed(credit(ENOUGH)).verdict is Verdict.COMPLIANT


def test_nothing_done_is_short_of_24_hours(renewed: Any) -> None:
    found = renewed()
    assert (found.verdict, found.short) == (Verdict.SHORT, 24)


@pytest.mark.parametrize(
    ("technique", "ethics", "missing"),
    [
        pytest.param(20.5, 3, {"total"}, id="half an hour too few"),
        pytest.param(21, 2.5, {"total", "ethics"}, id="both too few"),
        pytest.param(22, 2.5, {"ethics"}, id="too few of ethics"),
        pytest.param(21, 3, set(), id="just enough"),
        pytest.param(0.5, 23.5, set(), id="ethics beyond its minimum counts"),
    ],
)
def test_the_24_hours_and_the_3_of_ethics(
    renewed: Any, credit: Any, technique: float, ethics: float, missing: set[str]
) -> None:
    assert unmet(renewed(credit({"technique": technique, "ethics": ethics}))) - {"self-care"} == missing


def test_boundaries_are_ethics(renewed: Any, credit: Any) -> None:
    assert renewed(credit({"technique": 21, "ethics.boundaries": 3})).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("self_care", "counted"),
    [(3.5, Decimal("23.5")), (4, 24), (4.5, 24), (10, 24)],
    ids=["below", "at", "above", "far"],
)
def test_at_most_four_hours_of_self_care_count(renewed: Any, credit: Any, self_care: float, counted: Decimal) -> None:
    assert renewed(credit({"technique": 17, "ethics": 3, "self-care": self_care})).counted == counted


def test_self_care_is_not_required(renewed: Any, credit: Any) -> None:
    assert "self-care" not in unmet(renewed(credit(ENOUGH)))


@pytest.mark.parametrize("delivery", ["in-person", "live-webinar", "home-study", "online-self-paced"])
def test_all_hours_may_be_of_any_delivery(renewed: Any, credit: Any, delivery: str) -> None:
    assert renewed(credit(ENOUGH, delivery=delivery)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [(24, "0"), (25, "0.5"), (49, "0.5"), (50, "1"), (74, "1"), (75, "1.5"), (100, "2"), (1200, "24")],
)
def test_minutes_are_reckoned_in_whole_and_half_hours_of_50(
    renewed: Any, credit: Any, minutes: int, hours: str
) -> None:
    assert renewed(credit(minutes, unit="minute")).counted == Decimal(hours)


def test_what_a_ceu_is_worth_stays_open(renewed: Any, credit: Any) -> None:
    assert renewed(credit({"technique": 2.1, "ethics": 0.3}, unit="ceu")).verdict is Verdict.UNDETERMINED


# Whose courses


@pytest.mark.parametrize("approvals", [[], ["US-FL"], ["FSMTB"], ["AMTA"]])
def test_a_course_that_ncbtmb_did_not_approve_does_not_count(renewed: Any, credit: Any, approvals: list[str]) -> None:
    assert renewed(credit(ENOUGH, approvals=approvals)).verdict is Verdict.SHORT


def test_an_approved_provider_is_not_enough_by_itself(renewed: Any, credit: Any, papers: tuple[Document, ...]) -> None:
    found = renewed(credit(ENOUGH), documents=papers[1:])
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"courses-approved"})


def test_whether_a_college_course_counts_is_open(renewed: Any, credit: Any) -> None:
    found = renewed(credit(ENOUGH, approvals=["college"], activity="college-course"))
    assert found.verdict is Verdict.UNDETERMINED


def test_the_conflict_on_college_courses_is_told(renewed: Any, credit: Any) -> None:
    found = renewed(credit(ENOUGH, approvals=["college"], activity="college-course"))
    assert [one.why for one in found.unknown] == [
        "one page accepts courses of an accredited college or university, the others name Approved Providers alone"
    ]


def test_a_college_course_that_ncbtmb_approved_counts(renewed: Any, credit: Any) -> None:
    assert renewed(credit(ENOUGH, activity="college-course")).verdict is Verdict.COMPLIANT


def test_an_open_college_course_does_not_unsettle_24_other_hours(renewed: Any, credit: Any) -> None:
    found = renewed(credit(ENOUGH), credit(40, approvals=[], activity="college-course"))
    assert (found.verdict, found.counted) == (Verdict.COMPLIANT, 24)


@pytest.mark.parametrize("activity", ["teaching", "publication", "self-directed", "volunteering", "conference"])
def test_whether_approved_hours_count_that_are_no_course_is_open(renewed: Any, credit: Any, activity: str) -> None:
    assert renewed(credit(ENOUGH, activity=activity)).verdict is Verdict.UNDETERMINED


def test_teaching_without_approval_does_not_count(renewed: Any, credit: Any) -> None:
    assert renewed(credit(ENOUGH, activity="teaching", approvals=[])).verdict is Verdict.SHORT


# No course twice


def course(completed: date, **details: Any) -> Credit:
    named = {"title": "Lymph drainage", "provider": "Lakeshore Bodywork", "subject": "technique", **details}
    return Credit(completed=completed, hours=8, approvals=["NCBTMB"], **named)


def test_a_course_taken_again_within_the_two_years_counts_once(renewed: Any) -> None:
    assert renewed(course(date(2025, 6, 1)), course(date(2026, 6, 1))).counted == 8


@pytest.mark.parametrize("before", [date(2025, 3, 1), date(2023, 4, 1), date(2015, 4, 1)])
def test_a_course_of_an_earlier_period_does_not_count_again(renewed: Any, before: date) -> None:
    found = renewed(course(before), course(date(2026, 6, 1)))
    assert [[reason.code for reason in one.why] for one in found.credits] == [
        [Why.BEFORE_PERIOD],
        [Why.REPEATED_COURSE],
    ]


def test_another_course_of_the_same_provider_counts(renewed: Any) -> None:
    assert renewed(course(date(2023, 4, 1)), course(date(2026, 6, 1), title="Lymph drainage 2")).counted == 8


# Which days


@pytest.mark.parametrize(
    ("completed", "counted"),
    [
        (date(2025, 3, 1), 0),
        (date(2025, 3, 2), 24),
        (date(2027, 3, 1), 24),
    ],
    ids=["the last day before", "the first day", "the last day"],
)
def test_all_hours_are_dated_within_the_two_years(renewed: Any, credit: Any, completed: date, counted: int) -> None:
    assert renewed(credit(ENOUGH, completed=completed)).counted == counted


def test_hours_after_the_end_do_not_count(renewed: Any, credit: Any) -> None:
    assert renewed(credit(ENOUGH, completed=date(2027, 3, 2)), on=date(2027, 4, 1)).counted == 0


def test_hours_beyond_24_do_not_carry_over(renewed: Any, credit: Any) -> None:
    found = renewed(credit(40, completed=date(2025, 2, 1)), credit(ENOUGH, completed=date(2026, 5, 1)))
    assert found.counted == 24


def test_the_two_years_end_as_the_certificate_shows(renewed: Any) -> None:
    found = renewed(on=date(2026, 1, 1))
    assert (found.dates.ce_period.start, found.due) == (date(2025, 3, 2), date(2027, 3, 1))


def test_without_a_printed_end_the_renewal_is_undetermined(renewed: Any, credit: Any) -> None:
    found = renewed(credit(ENOUGH), expires=None)
    assert (found.verdict, found.unknown[0].key) == (Verdict.UNDETERMINED, "due")


# What is proved besides


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_paper_that_is_not_recorded_leaves_the_verdict_open(
    renewed: Any, credit: Any, papers: tuple[Document, ...], place: int
) -> None:
    found = renewed(credit(ENOUGH), documents=papers[:place] + papers[place + 1 :])
    assert (found.verdict, len(found.unknown)) == (Verdict.UNDETERMINED, 1)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_paper_is_asked_of_every_period_anew(
    renewed: Any, credit: Any, papers: tuple[Document, ...], place: int
) -> None:
    old = Document(papers[place].kind, issued=date(2024, 3, 10))
    found = renewed(credit(ENOUGH), documents=(*papers[:place], old, *papers[place + 1 :]))
    assert found.verdict is Verdict.SHORT


@pytest.mark.parametrize("subject", ["research", "cpr-first-aid.cpr"])
def test_research_and_cpr_are_not_asked(renewed: Any, credit: Any, subject: str) -> None:
    assert renewed(credit(ENOUGH), credit(2, subject)).verdict is Verdict.COMPLIANT


def test_no_requirement_asks_for_research_work_or_cpr(book: RuleBook) -> None:
    assert {one.key for one in book.rules[0].requirements} == {  # type: ignore[union-attr]  # all of these have one
        "total",
        "ethics",
        "self-care",
        "repeats",
        "courses-approved",
        "background-check",
        "code",
    }


def test_the_conflict_on_research_work_and_cpr_is_noted(book: RuleBook) -> None:
    assert any("Research hours, work hours and CPR" in note for note in book.rules[0].notes)


def test_a_retired_status_is_undetermined(renewed: Any, credit: Any) -> None:
    found = renewed(credit(ENOUGH), status=Status.RETIRED)
    assert (found.verdict, found.unknown[0].key) == (Verdict.UNDETERMINED, "status")


def test_late_renewal_asks_for_hours_after_its_approval(book: RuleBook) -> None:
    assert "CE must then be dated after the day of that approval" in book.late[0].meaning


# Which version


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        (date(2012, 12, 31), Verdict.UNDETERMINED),
        (date(2018, 12, 31), Verdict.UNDETERMINED),
        (date(2019, 1, 1), Verdict.SHORT),
    ],
)
def test_periods_that_ended_before_2019_are_open(renewed: Any, end: date, verdict: Verdict) -> None:
    assert renewed(on=end, issued=date(2005, 1, 1), expires=end).verdict is verdict


def test_what_an_older_page_asked_is_told_as_conflicting(book: RuleBook) -> None:
    assert [rules.confidence for rules in book.rules] == [PRIMARY, CONFLICTING]


# Whole and half hours


@pytest.mark.parametrize(
    ("technique", "verdict"),
    [
        pytest.param(21, Verdict.COMPLIANT, id="whole hours"),
        pytest.param(21.5, Verdict.COMPLIANT, id="half an hour more"),
        pytest.param(20.75, Verdict.SHORT, id="a quarter of an hour more, and still too few"),
    ],
)
def test_hours_are_whole_and_half_ones(renewed: Any, credit: Any, technique: float, verdict: Verdict) -> None:
    assert renewed(credit(technique), credit(3, "ethics")).verdict is verdict


def test_what_a_quarter_of_an_hour_is_worth_is_open(renewed: Any, credit: Any) -> None:
    found = renewed(credit(20.75), credit(0.25, "technique"), credit(3, "ethics"))
    assert found.verdict is Verdict.UNDETERMINED
    assert any("20.75 is no multiple of it" in question for one in found.unknown for question in (one.why, *one.about))


def test_the_end_of_a_certification_is_entered_with_the_certification(renewed: Any) -> None:
    assert [one.settle for one in renewed(expires=None).unknown] == ["enter certifications.expires"]
