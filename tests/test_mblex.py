"""The MBLEx: weights by day, attempts and the wait between them, who may sit it, and how hours spread over its areas."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import (
    Audit,
    Certification,
    Credit,
    Document,
    Exam,
    Registry,
    Schooling,
    Subject,
    Therapist,
    Verdict,
    audit_certification,
    builtin,
)
from ce_tracker.mblex import (
    DROPPED_AREA,
    OUTLINES,
    RULE_BOOKS,
    Outline,
    Spread,
    Standing,
    area_of,
    areas,
    exam_record,
    outline_on,
    retake_from,
)
from ce_tracker.rules import PRIMARY, SECONDARY
from ce_tracker.subjects import MBLEX_AREAS, SUBJECTS
from ce_tracker.testing.conformance import CHECKS, Check

ON = date(2026, 6, 1)
REGISTRY = Registry({"built-in": builtin}, installed=False)


def somebody(**record: Any) -> Therapist:
    return Therapist("Jordan Rivera", **record)


# The content outline


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda outline: str(outline.in_force))
def test_the_weights_of_an_outline_add_up_to_100(outline: Outline) -> None:
    assert sum(outline.weights.values()) == 100


@pytest.mark.parametrize(
    ("day", "weights", "questions", "confidence"),
    [
        (date(2008, 1, 1), [14, 11, 13, 17, 17, 13, 10, 5], 125, SECONDARY),
        (date(2014, 6, 30), [14, 11, 13, 17, 17, 13, 10, 5], 125, SECONDARY),
        (date(2014, 7, 1), [12, 11, 13, 14, 17, 15, 13, 5], 100, SECONDARY),
        (date(2018, 6, 30), [12, 11, 13, 14, 17, 15, 13, 5], 100, SECONDARY),
        (date(2018, 7, 1), [11, 12, 14, 15, 17, 16, 15], 100, PRIMARY),
        (date(2026, 11, 23), [11, 12, 14, 15, 17, 16, 15], 100, PRIMARY),
    ],
)
def test_the_weights_are_those_of_the_day(day: date, weights: list[int], questions: int, confidence: object) -> None:
    outline = outline_on(day)
    assert outline is not None
    assert ([*outline.weights.values()], outline.questions, outline.confidence) == (weights, questions, confidence)


def test_before_the_exam_was_given_there_is_no_outline() -> None:
    assert outline_on(date(2007, 12, 31)) is None


def test_the_areas_are_those_of_the_subject_tree_in_its_order() -> None:
    assert list(OUTLINES[0].weights) == list(MBLEX_AREAS)


@pytest.mark.parametrize("outline", OUTLINES[1:], ids=lambda outline: str(outline.in_force))
def test_older_outlines_have_an_eighth_area(outline: Outline) -> None:
    assert outline.weights[DROPPED_AREA] == 5


# Attempts


@pytest.mark.parametrize(
    ("exams", "standing"),
    [
        pytest.param([], Standing.NOT_RECORDED, id="nothing recorded"),
        pytest.param([Exam("MBLEx", ON)], Standing.PASSED, id="passed on the day"),
        pytest.param([Exam(" mblex ", ON)], Standing.PASSED, id="spelt otherwise"),
        pytest.param([Exam("MBLEx", ON + timedelta(days=1))], Standing.NOT_RECORDED, id="passed the day after"),
        pytest.param([Exam("MBLEx", failed=ON)], Standing.FAILED, id="failed"),
        pytest.param(
            [Exam("MBLEx", failed=date(2026, 1, 1)), Exam("MBLEx", ON)], Standing.PASSED, id="failed, then passed"
        ),
        pytest.param(
            [Exam("MBLEx", failed=ON), Exam("MBLEx", date(2026, 1, 1))], Standing.PASSED, id="passed, then failed"
        ),
        pytest.param([Exam("NCETMB", ON)], Standing.NOT_RECORDED, id="another examination"),
    ],
)
def test_where_somebody_stands(exams: list[Exam], standing: Standing) -> None:
    assert exam_record(somebody(exams=exams), ON).standing is standing


def test_the_day_of_passing_is_the_first() -> None:
    twice = [Exam("MBLEx", date(2020, 5, 1)), Exam("MBLEx", date(2019, 5, 1))]
    assert exam_record(somebody(exams=twice), ON).passed == date(2019, 5, 1)


@pytest.mark.parametrize(
    ("failed", "again"),
    [
        pytest.param(date(2026, 5, 1), date(2026, 5, 31), id="30 days"),
        pytest.param(date(2028, 2, 1), date(2028, 3, 2), id="over a leap day"),
        pytest.param(date(2014, 6, 30), date(2014, 7, 30), id="failed before the rule, waited out after"),
        pytest.param(date(2014, 6, 1), date(2014, 7, 1), id="waited out on the day the rule began"),
        pytest.param(date(2013, 1, 1), date(2014, 7, 1), id="no earlier day is known"),
    ],
)
def test_a_failed_exam_may_be_sat_again_after_30_days(failed: date, again: date) -> None:
    assert retake_from(failed) == again


def test_the_wait_runs_from_the_last_attempt() -> None:
    attempts = [Exam("MBLEx", failed=date(2026, 5, 1)), Exam("MBLEx", failed=date(2026, 2, 1))]
    assert exam_record(somebody(exams=attempts), ON).retake_from == date(2026, 5, 31)


@pytest.mark.parametrize("exams", [[], [Exam("MBLEx", failed=date(2026, 1, 1)), Exam("MBLEx", ON)]])
def test_without_a_failure_that_still_stands_there_is_no_wait(exams: list[Exam]) -> None:
    assert exam_record(somebody(exams=exams), ON).retake_from is None


# How hours spread over the areas


def spread(on: date | None = None, **record: Any) -> Spread:
    return areas(somebody(**record), on)


def hours(found: Spread) -> dict[str, tuple[Decimal, Decimal]]:
    return {one.area: (one.schooling, one.seminars) for one in found.areas if one.hours}


SCHOOL = Schooling("Institute", date(2014, 10, 1), {"anatomy-physiology.joint-complex": 125, "pathology": 40})


def test_there_are_always_seven_areas_with_their_weights() -> None:
    assert [(one.area, one.weight) for one in spread().areas] == list(OUTLINES[0].weights.items())


def test_schooling_and_seminars_stand_apart() -> None:
    found = spread(schooling=[SCHOOL], credits=[Credit("C", ON, 6, "pathology")])
    assert hours(found) == {"anatomy-physiology": (125, 0), "pathology-contraindications": (40, 6)}


def test_a_mixed_course_goes_to_each_of_its_areas() -> None:
    found = spread(credits=[Credit("C", ON, {"ethics.boundaries": 2, "law.US-FL": 1, "technique": 4})])
    assert hours(found) == {"benefits-effects": (0, 4), "ethics-boundaries-laws": (0, 3)}


def test_hours_of_no_area_stand_elsewhere_by_subject() -> None:
    found = spread(credits=[Credit("C", ON, {"human-trafficking": 1, "kinesiology": 2})])
    assert (found.elsewhere, found.hours) == ({"human-trafficking": 1}, 2)


@pytest.mark.parametrize("unit", ["ceu", "minute", "semester-hour", "quarter-hour"])
def test_a_course_in_another_unit_is_left_out_and_told(unit: str) -> None:
    course = Credit("C", ON, 3, "ethics", unit=unit)
    found = spread(credits=[course])
    assert (hours(found), found.not_in_hours) == ({}, (course,))


def test_what_was_completed_later_does_not_count() -> None:
    later = date(2026, 6, 2)
    found = spread(ON, credits=[Credit("C", later, 6, "pathology")], schooling=[Schooling("S", later, {"ethics": 1})])
    assert hours(found) == {}


@pytest.mark.parametrize(("day", "weight"), [(date(2018, 6, 30), 11), (date(2018, 7, 1), 12), (date(2007, 1, 1), None)])
def test_the_weights_beside_the_hours_are_those_of_the_day(day: date, weight: int | None) -> None:
    kinesiology = next(one for one in spread(day).areas if one.area == "kinesiology")
    assert kinesiology.weight == weight


def test_the_share_is_of_the_hours_within_the_areas() -> None:
    found = spread(credits=[Credit("C", ON, {"ethics": 1, "pathology": 2, "research": 5})])
    assert {one.area: found.share(one) for one in found.areas if one.hours} == {
        "pathology-contraindications": Decimal("66.7"),
        "ethics-boundaries-laws": Decimal("33.3"),
    }


def test_without_hours_no_area_has_a_share() -> None:
    assert {spread().share(one) for one in spread().areas} == {0}


@pytest.mark.parametrize(
    ("subject", "area"),
    [
        ("ethics", "ethics-boundaries-laws"),
        ("law.US-OR", "ethics-boundaries-laws"),
        ("professional-practice.business", "professional-practice"),
        ("cpr-first-aid.cpr", "professional-practice"),
        ("self-care", ""),
        ("unheard-of.thing", ""),
    ],
)
def test_the_area_of_a_subject(subject: str, area: str) -> None:
    assert area_of(subject) == area


def test_a_plugins_subject_belongs_where_the_plugin_says_or_its_parent_does() -> None:
    tree = SUBJECTS.with_([Subject("pathology.oncology", "oncology"), Subject("gait", "gait", "kinesiology")])
    assert (area_of("pathology.oncology", tree), area_of("gait", tree)) == (
        "pathology-contraindications",
        "kinesiology",
    )


SUBJECT_NAMES = st.sampled_from([*(subject.name for subject in SUBJECTS), "law.US-FL"])


@given(
    st.dictionaries(SUBJECT_NAMES, st.integers(1, 200), min_size=1),
    st.dictionaries(SUBJECT_NAMES, st.integers(1, 20), min_size=1),
)
def test_every_hour_stands_in_one_place(schooled: Mapping[str, int], attended: Mapping[str, int]) -> None:
    found = spread(schooling=[Schooling("S", ON, schooled)], credits=[Credit("C", ON, attended)])
    assert found.hours + sum(found.elsewhere.values()) == sum(schooled.values()) + sum(attended.values())


# Who may sit it


def candidate(on: date = ON, **record: Any) -> Audit:
    return audit_certification(somebody(**record), Certification("FSMTB", "MBLEx"), on=on, registry=REGISTRY)


def graduate(**told: Any) -> Schooling:
    return Schooling("Institute", **{"completed": date(2026, 5, 1), "hours": {"technique": 500}, **told})


ENROLLED = Document("attestation.mblex-education", date(2026, 5, 1))


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        pytest.param({"schooling": [graduate(may_teach=["massage-therapy"])]}, Verdict.COMPLIANT, id="graduated"),
        pytest.param({"schooling": [graduate()]}, Verdict.UNDETERMINED, id="graduated, approval not recorded"),
        pytest.param({"schooling": [graduate(may_teach=["yoga"])]}, Verdict.SHORT, id="another programme"),
        pytest.param(
            {"schooling": [graduate(may_teach=["massage-therapy"], completed=ON + timedelta(days=1))]},
            Verdict.UNDETERMINED,
            id="graduated the day after",
        ),
        pytest.param({"documents": [ENROLLED]}, Verdict.COMPLIANT, id="enrolled, taught in every area"),
        pytest.param(
            {"documents": [ENROLLED], "schooling": [graduate(may_teach=["yoga"])]},
            Verdict.COMPLIANT,
            id="enrolled, after another programme",
        ),
        pytest.param({}, Verdict.UNDETERMINED, id="nothing recorded"),
    ],
)
def test_a_candidate_graduated_or_was_taught_in_every_area(record: Mapping[str, Any], verdict: Verdict) -> None:
    assert candidate(**record).verdict is verdict


@pytest.mark.parametrize(("on", "known"), [(date(2017, 6, 30), False), (date(2017, 7, 1), True)])
def test_who_might_sit_it_before_july_2017_is_not_known(on: date, known: bool) -> None:
    assert (candidate(on, documents=[Document(ENROLLED.kind, date(2017, 1, 1))]).in_force is not None) is known


def test_no_number_of_hours_is_asked() -> None:
    assert candidate(documents=[ENROLLED]).requirements == ()


@pytest.mark.parametrize("check", CHECKS)
def test_the_rule_book_conforms(check: Check) -> None:
    assert list(check(RULE_BOOKS[0])) == []
