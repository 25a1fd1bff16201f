"""The five steps to medical massage: where somebody stands, on which evidence, and what comes next."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import (
    Certification,
    Credit,
    Document,
    Exam,
    Experience,
    Licence,
    Registry,
    RuleSource,
    Schooling,
    Seminar,
    Therapist,
    builtin,
    hookimpl,
)
from ce_tracker.career import AMMA, ENROLLED, MEDICAL_MASSAGE, CareerPath, Step, career_path, experience_totals
from ce_tracker.mblex import EDUCATION_POLICY, RETAKE
from ce_tracker.rules import ODD, PRIMARY, Board, Citation, FixedDate, Minimum, PrintedDate, RuleBook, Rules
from ce_tracker.testing.strategies import certifications, credits, exams, experience, schooling

ON = date(2026, 11, 23)
RULE = Citation("Rule 1", "https://board.example/rule-1")

BUILT_IN = Registry({"built-in": builtin}, installed=False)

SCHOOL = Schooling("Lakeside", date(2026, 6, 20), {"technique": 400, "pathology": 100}, accredited=True)
PASSED = Exam("MBLEx", passed=date(2026, 9, 1))
LMT = Licence("US-XX", "LMT", issued=date(2026, 10, 1))
HOSPITAL = Experience("hospital", 12, date(2026, 7, 6), date(2026, 7, 10), role="shadowing")
COURSE = Credit("Neck", date(2026, 11, 1), 24, "technique")
PLANNED = Seminar("Cupping weekend", datetime(2027, 3, 7, 9, tzinfo=UTC), 8, subject="technique")
SOUGHT = Certification(AMMA, MEDICAL_MASSAGE)
TOLD = {"all_requirements_named": True, "experience_hours": 40}


def book(term: Any = None, **fields: Any) -> RuleBook:
    asked: dict[str, Any] = {"requirements": (Minimum("total", 24),)} if fields.get("ce_required", True) else {}
    version = Rules(citation=RULE, confidence=PRIMARY, verified_on=ON, **asked, **fields)
    return RuleBook(
        jurisdiction="US-XX",
        credential="LMT",
        name="Licensed Massage Therapist",
        board=Board("Board of Nowhere", "https://board.example/"),
        term=term or FixedDate(8, 31, ODD),
        rules=(version,),
    )


class Plugin:
    def __init__(self, *books: RuleBook) -> None:
        self.books = books

    @hookimpl
    def ce_tracker_rules(self) -> Iterator[RuleSource]:
        yield RuleSource("US-XX", lambda: self.books)


def path(*, rules: RuleBook | None = None, on: date = ON, **record: Any) -> CareerPath:
    registry = Registry({"built-in": builtin, "nowhere": Plugin(rules or book())}, installed=False)
    return career_path(Therapist("Robin Park", **record), on, registry)


def step(key: str, *, rules: RuleBook | None = None, on: date = ON, **record: Any) -> Step:
    return next(one for one in path(rules=rules, on=on, **record).steps if one.key == key)


# The five


def test_the_steps_come_in_the_order_of_the_road() -> None:
    assert [one.key for one in path().steps] == [
        "graduate",
        "examination",
        "experience",
        "continuing-education",
        "certification",
    ]


def test_who_has_recorded_nothing_has_everything_before_them() -> None:
    assert [one.standing for one in path().steps] == ["open", "open", "open", "open", "undetermined"]


def test_what_is_next_is_the_first_step_that_is_not_done() -> None:
    ahead = path(schooling=[SCHOOL]).next
    assert ahead is not None
    assert ahead.key == "examination"


def test_where_all_is_done_nothing_is_next() -> None:
    held = evolve(SOUGHT, issued=date(2026, 11, 1))
    done = path(schooling=[SCHOOL], exams=[PASSED], licences=[LMT], credits=[COURSE], certifications=[held])
    assert ([one.standing for one in done.steps], done.next) == (["done"] * 5, None)


# 1. Graduate


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ({"schooling": [SCHOOL]}, "done"),
        ({"schooling": [evolve(SCHOOL, accredited=None)]}, "undetermined"),
        ({"schooling": [evolve(SCHOOL, accredited=False)]}, "open"),
        ({"schooling": [evolve(SCHOOL, accredited=False), evolve(SCHOOL, school="Bayside")]}, "done"),
        ({"schooling": [evolve(SCHOOL, completed=date(2026, 11, 24))]}, "in-progress"),
        ({"schooling": [evolve(SCHOOL, completed=ON)]}, "done"),
        ({"documents": [Document(ENROLLED, date(2026, 11, 1))]}, "in-progress"),
        ({"documents": [Document(ENROLLED, date(2026, 1, 1), date(2026, 11, 22))]}, "open"),
        ({"documents": [Document(ENROLLED, date(2026, 11, 24))]}, "open"),
        ({"licences": [LMT]}, "undetermined"),
        ({"licences": [evolve(LMT, issued=date(2026, 11, 24))]}, "open"),
        ({"exams": [PASSED]}, "undetermined"),
    ],
)
def test_where_somebody_stands_with_the_programme(record: dict[str, Any], standing: str) -> None:
    assert step("graduate", **record).standing == standing


def test_the_programme_is_evidence_with_its_hours() -> None:
    words = "Lakeside, completed 2026-06-20, 500 hours, accredited"
    assert [(one.entry, one.words) for one in step("graduate", schooling=[SCHOOL]).evidence] == [(SCHOOL, words)]


def test_who_has_no_programme_is_told_which_ones_serve_and_who_says_so() -> None:
    assert [one.citation for one in step("graduate").next] == [EDUCATION_POLICY]


# 2. The MBLEx


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ({"exams": [PASSED]}, "done"),
        ({"exams": [Exam("MBLEx", passed=date(2026, 11, 24))]}, "open"),
        ({"exams": [Exam("MBLEx", failed=date(2026, 11, 5))]}, "in-progress"),
        ({"exams": [Exam("MBLEx", failed=date(2026, 7, 5)), PASSED]}, "done"),
        ({"exams": [Exam("NESL", passed=date(2012, 7, 5))]}, "undetermined"),
        ({"exams": [Exam("NESL", failed=date(2012, 7, 5))]}, "open"),
        ({"licences": [LMT]}, "undetermined"),
    ],
)
def test_where_somebody_stands_with_the_examination(record: dict[str, Any], standing: str) -> None:
    assert step("examination", **record).standing == standing


@pytest.mark.parametrize(
    ("on", "when"), [(date(2026, 12, 4), "from 2026-12-05 on"), (date(2026, 12, 5), "now"), (date(2027, 1, 1), "now")]
)
def test_after_a_failure_it_is_told_when_it_may_be_sat_again(on: date, when: str) -> None:
    found = step("examination", on=on, exams=[Exam("MBLEx", failed=date(2026, 11, 5))])
    assert found.next[0].words == f"Sit it again {when}: at least 30 days lie between attempts."


def test_the_wait_is_told_with_its_source_and_how_sure_that_is() -> None:
    again = step("examination", exams=[Exam("MBLEx", failed=date(2026, 11, 5))]).next[0]
    assert (again.citation, again.confidence) == (RETAKE.citation, "secondary")


def test_an_examination_of_another_name_is_evidence_and_no_answer() -> None:
    found = step("examination", exams=[Exam("NESL", passed=date(2012, 7, 5))])
    assert [one.words for one in found.evidence] == ["NESL: passed on 2012-07-05"]


# 3. Experience


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        ({}, "open"),
        ({"experience": [HOSPITAL]}, "in-progress"),
        ({"experience": [evolve(HOSPITAL, ended=date(2026, 11, 24))]}, "open"),
        ({"licences": [LMT]}, "undetermined"),
        ({"certifications": [evolve(SOUGHT, issued=date(2026, 11, 1))]}, "done"),
        ({"experience": [HOSPITAL], "certifications": [evolve(SOUGHT, facts=TOLD)]}, "in-progress"),
        ({"experience": [evolve(HOSPITAL, hours=40)], "certifications": [evolve(SOUGHT, facts=TOLD)]}, "done"),
        ({"experience": [evolve(HOSPITAL, hours=40)]}, "in-progress"),
    ],
)
def test_where_somebody_stands_with_experience(record: dict[str, Any], standing: str) -> None:
    assert step("experience", **record).standing == standing


def test_hours_that_the_certifying_body_named_are_what_to_do_next() -> None:
    found = step("experience", experience=[HOSPITAL], certifications=[evolve(SOUGHT, facts=TOLD)])
    assert found.next[0].words == "hours of experience: 12 of 40 hours are recorded"


def totals(*experience: Experience, on: date = ON) -> list[tuple[str, str, Decimal, int]]:
    found = experience_totals(Therapist("Robin Park", experience=experience), on)
    return [(one.setting, str(one.role), one.hours, one.entries) for one in found]


def test_experience_is_summed_by_setting_and_role() -> None:
    paid = evolve(HOSPITAL, role="paid", hours=100)
    volunteer = evolve(HOSPITAL, role="volunteer", hours=5)
    assert totals(HOSPITAL, paid, HOSPITAL, volunteer) == [
        ("hospital", "paid", 100, 1),
        ("hospital", "shadowing", 24, 2),
        ("hospital", "volunteer", 5, 1),
    ]


def test_a_setting_written_in_two_ways_is_one() -> None:
    later = evolve(HOSPITAL, setting="Hospital ", started=date(2026, 7, 8))
    assert totals(later, HOSPITAL) == [("hospital", "shadowing", 24, 2)]


def test_what_goes_on_counts_as_far_as_it_is_recorded() -> None:
    assert totals(evolve(HOSPITAL, ended=None)) == [("hospital", "shadowing", 12, 1)]


@pytest.mark.parametrize("on", [date(2026, 7, 5), date(2026, 7, 9)])
def test_what_had_not_ended_by_the_day_is_left_out(on: date) -> None:
    assert totals(HOSPITAL, on=on) == []


# 4. Continuing education


@pytest.mark.parametrize(
    ("record", "rules", "standing"),
    [
        ({}, book(), "open"),
        ({"licences": [LMT]}, book(), "open"),
        ({"seminars": [PLANNED]}, book(), "in-progress"),
        ({"seminars": [PLANNED], "licences": [LMT]}, book(), "in-progress"),
        ({"credits": [COURSE]}, book(), "in-progress"),
        ({"credits": [COURSE], "licences": [LMT]}, book(), "done"),
        ({"credits": [evolve(COURSE, hours=23)], "licences": [LMT]}, book(), "in-progress"),
        ({"credits": [evolve(COURSE, completed=date(2026, 11, 24))], "licences": [LMT]}, book(), "open"),
        ({"licences": [LMT]}, book(ce_required=False), "open"),
        ({"credits": [COURSE], "licences": [LMT]}, book(ce_required=False), "done"),
        ({"credits": [COURSE], "licences": [LMT]}, book(PrintedDate(2, "printed")), "undetermined"),
        ({"credits": [COURSE], "licences": [evolve(LMT, jurisdiction="US-YY")]}, book(), "undetermined"),
    ],
)
def test_where_somebody_stands_with_continuing_education(
    record: dict[str, Any], rules: RuleBook, standing: str
) -> None:
    assert step("continuing-education", rules=rules, **record).standing == standing


def test_what_is_owed_comes_next_with_its_law() -> None:
    found = step("continuing-education", licences=[LMT], credits=[evolve(COURSE, hours=20)])
    told = [(one.words, one.citation) for one in found.next]
    assert told == [("US-XX LMT: take 4 hours: any accepted subject.", RULE)]


def test_planned_seminars_are_next_too() -> None:
    words = [one.words for one in step("continuing-education", seminars=[PLANNED]).next]
    assert words == ["Attend Cupping weekend on 2027-03-07."]


def test_a_licence_that_cannot_be_judged_says_why() -> None:
    found = step("continuing-education", licences=[evolve(LMT, jurisdiction="US-YY")])
    assert "US-YY LMT cannot be judged: unknown jurisdiction 'US-YY'" in found.why


def test_hours_in_another_unit_are_not_added_to_hours() -> None:
    semester = evolve(COURSE, unit="semester-hour", hours=3)
    why = step("continuing-education", credits=[COURSE, semester]).why
    assert why == "2 courses, 24 hours, besides 1 in another unit"


# 5. The certification


@pytest.mark.parametrize(
    ("certifications", "standing"),
    [
        ([], "undetermined"),
        ([SOUGHT], "undetermined"),
        ([evolve(SOUGHT, issued=date(2026, 11, 1))], "done"),
        ([evolve(SOUGHT, issued=ON, expires=ON)], "done"),
        ([evolve(SOUGHT, issued=date(2024, 11, 1), expires=date(2026, 11, 22))], "open"),
        ([evolve(SOUGHT, issued=date(2024, 11, 1), status="inactive")], "undetermined"),
        ([evolve(SOUGHT, issued=date(2026, 11, 24))], "undetermined"),
        ([evolve(SOUGHT, facts=TOLD)], "in-progress"),
        ([Certification(AMMA, "Diplomate in Manual Therapy", issued=date(2026, 11, 1))], "undetermined"),
    ],
)
def test_where_somebody_stands_with_the_certification(certifications: list[Certification], standing: str) -> None:
    assert step("certification", certifications=certifications, experience=[HOSPITAL]).standing == standing


def test_who_meets_all_that_was_named_may_apply() -> None:
    enough = evolve(HOSPITAL, hours=40)
    found = step("certification", certifications=[evolve(SOUGHT, facts=TOLD)], experience=[enough])
    assert (found.standing, found.next[0].words) == ("in-progress", "Apply: all that is known to be asked is met.")


def test_what_was_named_and_is_not_met_is_told() -> None:
    found = step("certification", certifications=[evolve(SOUGHT, facts=TOLD)], experience=[HOSPITAL])
    assert found.why == "not yet met: hours of experience"


def test_what_no_source_gives_is_to_be_asked_of_the_association() -> None:
    assert "888-375-7245" in step("certification").next[0].words


def test_where_to_enter_the_answer_is_told() -> None:
    assert 'body = "AMMA", credential = "Medical Massage"' in step("certification").next[1].words


def test_another_credential_of_the_association_is_evidence_and_no_answer() -> None:
    diplomate = Certification(AMMA, "Diplomate in Manual Therapy", issued=date(2026, 11, 1))
    found = step("certification", certifications=[diplomate])
    assert [one.words for one in found.evidence] == ["AMMA Diplomate in Manual Therapy, issued 2026-11-01"]


def test_without_the_rules_of_the_association_the_step_is_undetermined() -> None:
    found = career_path(Therapist("Robin Park"), ON, Registry(installed=False))
    assert found.steps[4].standing == "undetermined"


# Laws

ROBINS = st.builds(
    Therapist,
    st.just("Robin Park"),
    exams=st.lists(exams(), max_size=2),
    schooling=st.lists(schooling(), max_size=2),
    experience=st.lists(experience(), max_size=3),
    credits=st.lists(credits(), max_size=2),
    certifications=st.lists(certifications(), max_size=1),
)


def _as_of(therapist: Therapist, on: date) -> Therapist:
    """The record as it was on a day: nothing in it that came later."""
    return evolve(
        therapist,
        credits=[one for one in therapist.credits if one.completed <= on],
        exams=[one for one in therapist.exams if one.taken <= on],
        experience=[one for one in therapist.experience if (one.ended or one.started) <= on],
    )


@given(ROBINS)
def test_what_was_entered_of_later_days_changes_no_step_of_today(therapist: Therapist) -> None:
    on = date(2022, 6, 1)
    assert career_path(therapist, on, BUILT_IN) == career_path(_as_of(therapist, on), on, BUILT_IN)


@given(ROBINS)
def test_the_order_of_the_record_never_matters(therapist: Therapist) -> None:
    backwards = evolve(
        therapist,
        credits=therapist.credits[::-1],
        exams=therapist.exams[::-1],
        schooling=therapist.schooling[::-1],
        experience=therapist.experience[::-1],
    )
    standings = [(one.key, one.standing) for one in career_path(therapist, ON, BUILT_IN).steps]
    assert [(one.key, one.standing) for one in career_path(backwards, ON, BUILT_IN).steps] == standings


@given(ROBINS)
def test_every_hour_of_experience_is_in_one_total(therapist: Therapist) -> None:
    recorded = sum((one.hours for one in therapist.experience), Decimal(0))
    last = date(2199, 12, 31)
    assert sum((one.hours for one in experience_totals(therapist, last)), Decimal(0)) == recorded


@given(ROBINS)
def test_every_step_says_why(therapist: Therapist) -> None:
    assert all(one.why for one in career_path(therapist, ON, BUILT_IN).steps)
