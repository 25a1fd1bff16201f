"""Who may be board certified: the newest rules, those with Assigned Schools, those of 2013, and the years between."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ce_tracker import Credit, Document, Exam, Experience, Licence, Schooling, Status, Verdict
from ce_tracker.rules import PRIMARY, UNVERIFIED, RuleBook
from ce_tracker_ncbtmb.eligibility import TO_OBTAIN

TODAY = date(2026, 11, 23)
ASSIGNED_SCHOOLS = date(2020, 6, 1)
RULES_OF_2013 = date(2015, 6, 1)

PASSED = Exam("BCTMB", passed=date(2013, 2, 1))
LICENCE = Licence("US-FL", "LMT", issued=date(2010, 3, 10), expires=date(2027, 8, 31))
CHECK = Document("background-check", issued=date(2013, 2, 1))
CODE = Document("attestation.ncbtmb-code", issued=date(2013, 2, 1))
CPR = Document("cpr", issued=date(2013, 2, 1), expires=date(2030, 1, 1))
TRAFFICKING = Document("attestation.ncbtmb-human-trafficking", issued=date(2013, 2, 1))
ASSIGNED = Document("ncbtmb-assigned-school", issued=date(2010, 1, 10))
PORTFOLIO = Document("ncbtmb-portfolio-review", issued=date(2013, 2, 1))
NO_LICENCE_HERE = Document("attestation.state-without-licence", issued=date(2013, 2, 1))
SCHOOL = Schooling("Gulf Coast Institute", completed=date(2010, 1, 10), hours={"technique": 750})
WORK = Experience("clinic", hours=250, started=date(2010, 4, 1), ended=date(2010, 10, 1), hands_on=True, role="paid")
COMMON = {"exams": [PASSED], "documents": [CHECK, CODE]}
LICENSED = {**COMMON, "licences": [LICENCE]}
OF_2013 = {
    "exams": [PASSED],
    "documents": [CHECK, CODE, CPR, TRAFFICKING],
    "schooling": [SCHOOL],
    "experience": [WORK],
}


@pytest.fixture
def book() -> RuleBook:
    return TO_OBTAIN


def unmet(audit: Any) -> set[str]:
    return {one.key for one in audit.unmet()}


def with_documents(record: dict[str, Any], *more: Document, without: Document | None = None) -> dict[str, Any]:
    return {**record, "documents": [*(one for one in record["documents"] if one != without), *more]}


# The newest rules


def test_a_licence_the_examination_the_check_and_the_code_make_eligible_today(eligible: Any) -> None:
    assert eligible(on=TODAY, **LICENSED).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("missing", [CHECK, CODE], ids=lambda one: one.kind)
def test_a_paper_that_is_not_recorded_leaves_it_open(eligible: Any, missing: Document) -> None:
    assert eligible(on=TODAY, **with_documents(LICENSED, without=missing)).verdict is Verdict.UNDETERMINED


def test_an_examination_that_is_not_recorded_leaves_it_open(eligible: Any) -> None:
    found = eligible(on=TODAY, **{**LICENSED, "exams": []})
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"exam"})


def test_a_failed_examination_is_not_enough(eligible: Any) -> None:
    failed = Exam("BCTMB", failed=date(2026, 1, 10))
    assert eligible(on=TODAY, **{**LICENSED, "exams": [failed]}).verdict is Verdict.SHORT


@pytest.mark.parametrize("name", ["MBLEx", "MTAC", "NCETMB"])
def test_another_examination_does_not_stand_in_its_place(eligible: Any, name: str) -> None:
    other = Exam(name, passed=date(2013, 2, 1))
    assert "exam" in unmet(eligible(on=TODAY, **{**LICENSED, "exams": [other]}))


def test_hours_experience_and_cpr_are_not_asked_today(book: RuleBook) -> None:
    assert {one.key for one in book.rules[0].requirements} == {  # type: ignore[union-attr]  # all of these have one
        "route",
        "exam",
        "background-check",
        "code",
    }


@pytest.mark.parametrize(
    "licence",
    [evolve(LICENCE, expires=date(2025, 8, 31)), evolve(LICENCE, status=Status.INACTIVE)],
    ids=["expired", "inactive"],
)
def test_a_licence_that_is_not_current_is_not_enough(eligible: Any, licence: Licence) -> None:
    assert eligible(on=TODAY, **{**LICENSED, "licences": [licence]}).verdict is Verdict.SHORT


@pytest.mark.parametrize("school", [ASSIGNED, PORTFOLIO], ids=lambda one: one.kind)
def test_where_no_licence_exists_an_assigned_school_or_a_portfolio_stands_in_its_place(
    eligible: Any, school: Document
) -> None:
    assert eligible(on=TODAY, **with_documents(COMMON, school, NO_LICENCE_HERE)).verdict is Verdict.COMPLIANT


def test_where_a_licence_exists_an_assigned_school_does_not_stand_in_its_place(eligible: Any) -> None:
    lapsed = {**COMMON, "licences": [evolve(LICENCE, expires=date(2025, 8, 31))]}
    assert eligible(on=TODAY, **with_documents(lapsed, ASSIGNED)).verdict is Verdict.SHORT


def test_nothing_recorded_is_open(eligible: Any) -> None:
    assert eligible(on=TODAY).verdict is Verdict.UNDETERMINED


# The rules with Assigned Schools


def test_an_assigned_school_and_a_licence_made_eligible_in_2020(eligible: Any) -> None:
    record = with_documents(LICENSED, ASSIGNED)
    assert eligible(on=ASSIGNED_SCHOOLS, **record).verdict is Verdict.COMPLIANT


def test_a_portfolio_review_served_in_2020(eligible: Any) -> None:
    record = with_documents(LICENSED, PORTFOLIO)
    assert eligible(on=ASSIGNED_SCHOOLS, **record).verdict is Verdict.COMPLIANT


def test_a_licence_alone_left_it_open_in_2020(eligible: Any) -> None:
    found = eligible(on=ASSIGNED_SCHOOLS, **LICENSED)
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"assigned-school"})


def test_an_expired_licence_was_not_enough_in_2020(eligible: Any) -> None:
    record = {**LICENSED, "licences": [evolve(LICENCE, expires=date(2019, 8, 31))]}
    assert eligible(on=ASSIGNED_SCHOOLS, **with_documents(record, ASSIGNED)).verdict is Verdict.SHORT


# The rules of 2013


def test_750_hours_and_250_of_experience_made_eligible_in_2015(eligible: Any) -> None:
    assert eligible(on=RULES_OF_2013, **OF_2013).verdict is Verdict.COMPLIANT


def test_no_licence_was_listed_in_2015(eligible: Any) -> None:
    assert "licence" not in {one.key for one in eligible(on=RULES_OF_2013, **OF_2013).conditions}


@pytest.mark.parametrize("missing", [CHECK, CODE, CPR, TRAFFICKING], ids=lambda one: one.kind)
def test_each_paper_of_2013_leaves_it_open_where_not_recorded(eligible: Any, missing: Document) -> None:
    assert eligible(on=RULES_OF_2013, **with_documents(OF_2013, without=missing)).verdict is Verdict.UNDETERMINED


def test_cpr_had_to_be_current_in_2015(eligible: Any) -> None:
    lapsed = evolve(CPR, expires=date(2015, 5, 31))
    assert eligible(on=RULES_OF_2013, **with_documents(OF_2013, lapsed, without=CPR)).verdict is Verdict.SHORT


@pytest.mark.parametrize(("hours", "verdict"), [(749, Verdict.SHORT), (750, Verdict.COMPLIANT)])
def test_750_hours_of_education(eligible: Any, hours: int, verdict: Verdict) -> None:
    school = evolve(SCHOOL, hours={"technique": hours})
    assert eligible(on=RULES_OF_2013, **{**OF_2013, "schooling": [school]}).verdict is verdict


def further(**details: Any) -> Credit:
    return Credit(title="Further work", completed=date(2014, 5, 1), hours=250, subject="technique", **details)


@pytest.mark.parametrize(
    ("credit", "verdict"),
    [
        pytest.param(further(approvals=["NCBTMB"]), Verdict.COMPLIANT, id="approved provider"),
        pytest.param(further(activity="college-course"), Verdict.UNDETERMINED, id="a college, perhaps accredited"),
        pytest.param(further(approvals=["US-FL"]), Verdict.SHORT, id="another provider"),
    ],
)
def test_whose_hours_added_to_those_of_school_in_2015(eligible: Any, credit: Credit, verdict: Verdict) -> None:
    school = evolve(SCHOOL, hours={"technique": 500})
    found = eligible(on=RULES_OF_2013, **{**OF_2013, "schooling": [school], "credits": [credit]})
    assert found.verdict is verdict


def test_a_review_of_documents_stood_in_place_of_the_hours(eligible: Any) -> None:
    school = evolve(SCHOOL, hours={"technique": 500})
    record = with_documents(OF_2013, Document("ncbtmb-document-review", issued=date(2014, 2, 1)))
    assert eligible(on=RULES_OF_2013, **{**record, "schooling": [school]}).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("work", "verdict"),
    [
        pytest.param(evolve(WORK, hours=249), Verdict.SHORT, id="an hour too few"),
        pytest.param(evolve(WORK, ended=date(2010, 9, 30)), Verdict.SHORT, id="a day short of six months"),
        pytest.param(evolve(WORK, hands_on=False), Verdict.SHORT, id="not hands-on"),
        pytest.param(evolve(WORK, hands_on=None), Verdict.UNDETERMINED, id="perhaps hands-on"),
        pytest.param(evolve(WORK, started=date(2009, 10, 1)), Verdict.SHORT, id="before graduation"),
        pytest.param(evolve(WORK, role="volunteer"), Verdict.UNDETERMINED, id="perhaps professional"),
    ],
)
def test_250_professional_hands_on_hours_over_six_months_from_graduation(
    eligible: Any, work: Experience, verdict: Verdict
) -> None:
    assert eligible(on=RULES_OF_2013, **{**OF_2013, "experience": [work]}).verdict is verdict


# The years between


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (date(2013, 1, 1), "rules of 2013: 750 hours of education, 250 of experience"),
        (date(2016, 12, 31), "rules of 2013: 750 hours of education, 250 of experience"),
        (date(2017, 1, 1), "the rules of 2013 or those with Assigned Schools"),
        (date(2018, 12, 31), "the rules of 2013 or those with Assigned Schools"),
        (date(2019, 1, 1), "rules with Assigned Schools"),
        (date(2021, 12, 31), "rules with Assigned Schools"),
        (date(2022, 1, 1), "the second or the newest rules"),
        (date(2022, 12, 31), "the second or the newest rules"),
        (date(2023, 1, 1), "newest rules: a licence, or an Assigned School where there is none"),
        (TODAY, "newest rules: a licence, or an Assigned School where there is none"),
    ],
)
def test_the_version_is_that_of_the_day_asked(eligible: Any, on: date, label: str) -> None:
    assert eligible(on=on).in_force.label == label


def test_before_2013_nothing_is_known(eligible: Any) -> None:
    found = eligible(on=date(2012, 12, 31), **OF_2013)
    assert (found.verdict, found.in_force) == (Verdict.UNDETERMINED, None)


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        pytest.param({**with_documents(OF_2013, ASSIGNED), "licences": [LICENCE]}, Verdict.COMPLIANT, id="both sets"),
        pytest.param(OF_2013, Verdict.UNDETERMINED, id="the rules of 2013"),
        pytest.param(with_documents(LICENSED, ASSIGNED), Verdict.UNDETERMINED, id="those with Assigned Schools"),
        pytest.param(
            {**OF_2013, "exams": [Exam("BCTMB", failed=date(2017, 1, 10))]}, Verdict.SHORT, id="not what both ask"
        ),
    ],
)
def test_in_2017_and_2018_who_meets_both_sets_is_eligible_and_others_are_open(
    eligible: Any, record: dict[str, Any], verdict: Verdict
) -> None:
    assert eligible(on=date(2018, 1, 10), **record).verdict is verdict


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        pytest.param(with_documents(LICENSED, ASSIGNED), Verdict.COMPLIANT, id="both sets"),
        pytest.param(LICENSED, Verdict.UNDETERMINED, id="the newest alone"),
    ],
)
def test_in_2022_who_meets_both_sets_is_eligible_and_others_are_open(
    eligible: Any, record: dict[str, Any], verdict: Verdict
) -> None:
    assert eligible(on=date(2022, 6, 1), **record).verdict is verdict


def test_versions_whose_years_are_inferred_are_unverified(book: RuleBook) -> None:
    assert [rules.confidence for rules in book.rules] == [PRIMARY, UNVERIFIED, UNVERIFIED, UNVERIFIED, PRIMARY]


def test_a_verdict_on_inferred_years_warns(eligible: Any) -> None:
    found = eligible(on=ASSIGNED_SCHOOLS, **with_documents(LICENSED, ASSIGNED))
    assert any("unverified sources" in warning for warning in found.warnings)


def test_a_verdict_of_today_rests_on_primary_sources(eligible: Any) -> None:
    assert eligible(on=TODAY, **LICENSED).warnings == ()
