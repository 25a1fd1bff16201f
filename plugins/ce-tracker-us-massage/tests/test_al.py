"""Alabama: anniversaries of issue, 16 hours, the eight hours of law since June 2026, courses taken again."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ce_tracker import Audit, Credit, Document, Status, Therapist, Verdict
from ce_tracker.milestones import late_states
from ce_tracker.rules import PRIMARY, SECONDARY, RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
Course = Callable[..., Credit]
Judged = Callable[..., Audit]

INSURED = Document("liability-insurance", date(2026, 1, 1), date(2030, 1, 1))
CHECKED = Document("background-check", date(2027, 2, 1))
ON = date(2027, 3, 10)
"""The last day of a period that began on 11 March 2025."""
DONE = date(2026, 5, 1)


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    return partial(
        judge_one,
        "US-AL",
        "LMT",
        on=ON,
        issued=date(2021, 3, 10),
        documents=(INSURED, CHECKED),
        facts={"applied_on": date(2027, 3, 1)},
    )


@pytest.fixture(scope="module")
def course(credit: Course) -> Course:
    return partial(credit, completed=DONE, approvals=["US-AL"])


@pytest.mark.parametrize(
    ("issued", "on", "start", "due"),
    [
        (date(2026, 3, 10), date(2026, 3, 10), date(2026, 3, 10), date(2028, 3, 10)),
        (date(2026, 3, 10), date(2028, 3, 10), date(2026, 3, 10), date(2028, 3, 10)),
        (date(2026, 3, 10), date(2028, 3, 11), date(2028, 3, 11), date(2030, 3, 10)),
        (date(2024, 2, 29), date(2025, 1, 1), date(2024, 2, 29), date(2026, 2, 28)),
        (date(2024, 2, 29), date(2027, 1, 1), date(2026, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_licence_ends_on_every_second_anniversary_of_issue(
    judged: Judged, issued: date, on: date, start: date, due: date
) -> None:
    dates = judged(issued=issued, on=on).dates
    assert (dates.term.start, dates.due) == (start, due)


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2024, 5, 31), "under the old chapter of the Code"),
        (date(2024, 6, 1), "under the new chapter of the Code"),
        (date(2026, 5, 31), "under the new chapter of the Code"),
        (date(2026, 6, 1), "June 2026: eight hours on law, perhaps"),
        (date(2026, 6, 30), "June 2026: eight hours on law, perhaps"),
        (date(2026, 7, 1), "eight of the hours on law, from the Board"),
    ],
)
def test_the_version_follows_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-AL"), end).label == label


@pytest.mark.parametrize(
    ("law", "technique", "verdict"), [(8, 8, COMPLIANT), (16, 0.5, COMPLIANT), (8, 7.5, SHORT), (7.5, 8.5, SHORT)]
)
def test_sixteen_hours_eight_of_them_on_law(
    judged: Judged, course: Course, law: float, technique: float, verdict: Verdict
) -> None:
    assert judged(course(law, "law.US-AL"), course(technique, "technique")).verdict is verdict


@pytest.mark.parametrize("subject", ["law", "law.US-AL", "human-trafficking"])
def test_the_eight_hours_are_one_block_of_several_topics(judged: Judged, course: Course, subject: str) -> None:
    assert judged(course(4, subject), course(4, "law.US-AL", title="b"), course(8, "technique")).verdict is COMPLIANT


def test_ethics_is_not_among_the_eight(judged: Judged, course: Course) -> None:
    assert [one.key for one in judged(course(16, "ethics")).unmet()] == ["law"]


def test_law_from_another_provider_is_not_among_the_eight(judged: Judged, course: Course) -> None:
    found = judged(course(8, "law.US-AL", approvals=["NCBTMB"]), course(16, "technique"))
    assert found.verdict is SHORT


@pytest.mark.parametrize(
    ("approvals", "verdict"), [(["US-AL"], COMPLIANT), (["NCBTMB"], UNDETERMINED), ([], SHORT), (["US-GA"], SHORT)]
)
def test_the_board_approves_courses_and_whether_ncbtmbs_are_among_them_is_open(
    judged: Judged, course: Course, approvals: list[str], verdict: Verdict
) -> None:
    assert judged(course(8, "law"), course(8, "technique", approvals=approvals)).verdict is verdict


@pytest.mark.parametrize(
    ("due", "verdict"),
    [
        (date(2026, 5, 31), COMPLIANT),
        (date(2026, 6, 1), UNDETERMINED),
        (date(2026, 6, 30), UNDETERMINED),
        (date(2026, 7, 1), SHORT),
    ],
)
def test_hours_without_law_suffice_before_june_2026_and_perhaps_in_it(
    judged: Judged, course: Course, due: date, verdict: Verdict
) -> None:
    checked = Document("background-check", date(2026, 4, 1))
    hours = course(16, "technique", completed=date(2026, 4, 1))
    details = {"issued": due.replace(year=2022), "facts": {"applied_on": due}}
    assert judged(hours, on=due, documents=(INSURED, checked), **details).verdict is verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({"applied_on": date(2026, 5, 31)}, UNDETERMINED, id="applied in May 2026"),
        pytest.param({"applied_on": date(2026, 6, 30)}, UNDETERMINED, id="applied in June"),
        pytest.param({"applied_on": date(2026, 7, 1)}, SHORT, id="applied in July"),
        pytest.param({}, UNDETERMINED, id="not told"),
    ],
)
def test_who_applied_before_july_2026_perhaps_owes_no_law(
    judged: Judged, course: Course, facts: dict[str, date], verdict: Verdict
) -> None:
    assert judged(course(16, "technique"), facts=facts).verdict is verdict


def test_the_day_of_the_application_would_settle_whether_law_is_owed(judged: Judged, course: Course) -> None:
    assert "enter facts.applied_on" in {one.settle for one in judged(course(16, "technique"), facts={}).unknown}


def test_with_the_eight_hours_the_day_of_the_application_does_not_matter(judged: Judged, course: Course) -> None:
    assert judged(course(8, "law"), course(8, "technique"), facts={}).verdict is COMPLIANT


def test_a_period_that_began_after_june_2026_surely_owes_law(judged: Judged, course: Course) -> None:
    found = judged(
        course(16, "technique", completed=date(2027, 5, 1)),
        on=date(2028, 7, 10),
        issued=date(2020, 7, 10),
        documents=(INSURED, Document("background-check", date(2027, 2, 1))),
        facts={},
    )
    assert found.verdict is SHORT


@pytest.mark.parametrize(("applied", "verdict"), [(date(2026, 6, 30), UNDETERMINED), (date(2026, 7, 1), SHORT)])
@pytest.mark.parametrize(
    "documents",
    [
        pytest.param((Document("liability-insurance", DONE, date(2027, 3, 9)), CHECKED), id="insurance ends too soon"),
        pytest.param((INSURED, Document("background-check", date(2025, 3, 10))), id="checked before the period"),
    ],
)
def test_who_applied_before_july_2026_perhaps_owes_no_papers(
    judged: Judged, course: Course, documents: tuple[Document, ...], applied: date, verdict: Verdict
) -> None:
    found = judged(course(8, "law"), course(8, "technique"), documents=documents, facts={"applied_on": applied})
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((INSURED, CHECKED), COMPLIANT, id="both"),
        pytest.param((CHECKED,), UNDETERMINED, id="insurance not recorded"),
        pytest.param((INSURED,), UNDETERMINED, id="check not recorded"),
        pytest.param(
            (Document("liability-insurance", DONE, date(2027, 3, 9)), CHECKED), SHORT, id="insurance ends too soon"
        ),
        pytest.param((INSURED, Document("background-check", date(2025, 3, 10))), SHORT, id="checked before the period"),
        pytest.param(
            (INSURED, Document("background-check", date(2025, 3, 11))), COMPLIANT, id="checked on its first day"
        ),
    ],
)
def test_insurance_and_a_new_background_check_are_asked(
    judged: Judged, course: Course, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(course(8, "law"), course(8, "technique"), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [(date(2022, 5, 31), COMPLIANT), (date(2022, 6, 1), UNDETERMINED), (date(2024, 5, 31), UNDETERMINED)],
)
def test_whether_they_were_asked_before_june_2026_is_open(
    judged: Judged, course: Course, issued: date, verdict: Verdict
) -> None:
    due = issued.replace(year=issued.year + 2)
    old = Document("background-check", date(2021, 1, 1))
    assert judged(course(16, "technique", completed=issued), on=due, issued=issued, documents=(old,)).verdict is verdict


@pytest.mark.parametrize(
    ("before", "verdict"),
    [(date(2022, 5, 1), UNDETERMINED), (date(2022, 4, 30), COMPLIANT), (date(2025, 3, 10), UNDETERMINED)],
)
def test_whether_a_course_taken_within_four_years_counts_again_is_open_today(
    judged: Judged, course: Course, before: date, verdict: Verdict
) -> None:
    again = partial(course, subject="technique", title="Shoulders", provider="School")
    assert judged(course(8, "law"), again(8, completed=before), again(8)).verdict is verdict


def test_the_open_question_is_told_with_the_course(judged: Judged, course: Course) -> None:
    again = partial(course, subject="technique", title="Shoulders", provider="School")
    found = judged(course(8, "law"), again(8, completed=date(2024, 5, 1)), again(8))
    assert "still stands was not read" in found.credits[1].why[0].words


@pytest.mark.parametrize(("before", "verdict"), [(date(2019, 5, 1), SHORT), (date(2019, 4, 30), COMPLIANT)])
def test_a_course_taken_within_four_years_earned_nothing_under_the_old_chapter(
    judged: Judged, course: Course, before: date, verdict: Verdict
) -> None:
    again = partial(course, 16, "technique", title="Shoulders", provider="School")
    found = judged(
        again(completed=before), again(completed=date(2023, 5, 1)), on=date(2024, 3, 10), issued=date(2018, 3, 10)
    )
    assert found.verdict is verdict


def test_a_first_renewal_asks_as_much(judged: Judged, course: Course) -> None:
    assert judged(course(15.5, "law"), issued=date(2025, 3, 10)).short == 0.5


def test_the_total_rests_on_the_statute_and_the_eight_hours_on_an_account(judged: Judged) -> None:
    assert {one.key: one.confidence for one in judged().requirements} == {"total": PRIMARY, "law": SECONDARY}


def test_an_expired_licence_can_be_reinstated_for_five_years(judged: Judged) -> None:
    states = late_states(Therapist("T"), judged())
    assert [last for _, last in states] == [date(2032, 3, 10), None]


def test_an_inactive_licence_is_for_the_board_to_tell(judged: Judged) -> None:
    assert judged(status=Status.INACTIVE).verdict is UNDETERMINED
