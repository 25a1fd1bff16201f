"""Certifications: what it takes to obtain one, judged on the day of the application, and what to keep it."""

from datetime import date
from typing import Any

import pytest

import ce_tracker
from ce_tracker import (
    Certification,
    Credit,
    Document,
    Exam,
    Experience,
    Licence,
    RecordError,
    Registry,
    RuleError,
    RuleSource,
    Schooling,
    Therapist,
    UnknownJurisdictionError,
    Verdict,
    audit_certification,
    deadlines,
    hookimpl,
)
from ce_tracker.auditing import Audit, judge
from ce_tracker.rules import (
    ACCREDITED,
    ELIGIBILITY,
    PRIMARY,
    RENEWAL,
    SCHOOLING,
    SUPERVISED,
    Board,
    Citation,
    Component,
    Components,
    Experienced,
    Graduated,
    Licensed,
    Minimum,
    OnApplication,
    Passed,
    PrintedDate,
    RuleBook,
    Rules,
    from_,
    may_teach,
    subject,
    until,
)

ON = date(2026, 6, 1)


def book(*requirements: Any, purpose: Any = ELIGIBILITY, rules: Any = None, **of_rules: Any) -> RuleBook:
    given: dict[str, Any] = {
        "citation": Citation("Handbook"),
        "confidence": PRIMARY,
        "verified_on": date(2026, 11, 23),
        "requirements": requirements,
        **of_rules,
    }
    return RuleBook(
        jurisdiction="BODY",
        credential="CERT",
        name="Certified",
        board=Board("the body", "https://body.example/"),
        term=OnApplication() if purpose is ELIGIBILITY else PrintedDate(2, "printed"),
        rules=rules or (Rules(**given),),
        purpose=purpose,
    )


def school(day: date = date(2015, 5, 1), hours: Any = None, **more: Any) -> Schooling:
    return Schooling("School", day, hours or {"pathology": 100, "technique": 400}, **more)


def judged(rules: RuleBook, on: date = ON, held: Any = None, **record: Any) -> Audit:
    return judge(Therapist("T", **record), held or Certification("BODY", "CERT"), rules, on)


def met(requirement: Any, **record: Any) -> bool | None:
    return judged(book(requirement), **record).conditions[0].met


# examinations

MBLEX = Passed("exam", ("MBLEx", "NCETM"), "a licensing examination")


@pytest.mark.parametrize(
    ("exams", "answer"),
    [
        pytest.param([], None, id="none recorded"),
        pytest.param([Exam("MBLEx", passed=ON)], True, id="passed on the day"),
        pytest.param([Exam("mblex", passed=ON)], True, id="written in small letters"),
        pytest.param([Exam("MBLEx", passed=date(2026, 6, 2))], None, id="passed the day after"),
        pytest.param([Exam("MBLEx", failed=date(2026, 5, 1))], False, id="failed"),
        pytest.param(
            [Exam("MBLEx", failed=ON), Exam("NCETM", passed=date(2010, 1, 1))], True, id="another passed before"
        ),
        pytest.param([Exam("BCETMB", passed=ON)], None, id="another examination"),
    ],
)
def test_an_examination(exams: list[Exam], answer: bool | None) -> None:
    assert met(MBLEX, exams=exams) is answer


@pytest.mark.parametrize("days", [{}, {"passed": ON, "failed": ON}])
def test_an_examination_was_passed_or_failed(days: dict[str, date]) -> None:
    with pytest.raises(RecordError, match="either passed or failed"):
        Exam("MBLEx", **days)


# licences


@pytest.mark.parametrize(
    ("licence", "answer"),
    [
        pytest.param({"expires": ON}, True, id="valid to the day"),
        pytest.param({"expires": date(2026, 5, 31)}, False, id="expired the day before"),
        pytest.param({}, None, id="no date recorded"),
        pytest.param({"expires": ON, "status": "inactive"}, False, id="inactive"),
    ],
)
def test_an_active_licence(licence: dict[str, Any], answer: bool | None) -> None:
    held = Licence("US-FL", "LMT", date(2015, 3, 10), **licence)
    assert met(Licensed("licence", "a licence"), licences=[held]) is answer


def test_without_a_licence_it_is_open() -> None:
    assert met(Licensed("licence", "a licence")) is None


def test_a_licence_of_another_jurisdiction_does_not_serve() -> None:
    held = Licence("US-FL", "LMT", date(2015, 3, 10), expires=date(2027, 8, 31))
    assert met(Licensed("licence", "a licence", ("US-GA",)), licences=[held]) is None


# experience

HANDS_ON = Experienced("experience", 250, hands_on=True, months=6, since_graduation=True)


def practice(
    hours: float = 250, started: date = date(2015, 6, 1), ended: Any = date(2015, 12, 1), **more: Any
) -> Experience:
    return Experience("clinic", hours, started, ended, **{"hands_on": True, **more})


@pytest.mark.parametrize(
    ("experience", "answer"),
    [
        pytest.param([practice()], True, id="exactly enough"),
        pytest.param([practice(249.5)], False, id="half an hour short"),
        pytest.param([practice(125), practice(125, date(2015, 7, 1))], True, id="in two places"),
        pytest.param([practice(ended=date(2015, 11, 30))], False, id="a day less than six months"),
        pytest.param([practice(started=date(2015, 4, 1))], False, id="before graduation"),
        pytest.param([practice(hands_on=None)], None, id="hands-on not recorded"),
        pytest.param([practice(hands_on=False)], False, id="not hands-on"),
        pytest.param([practice(ended=None)], None, id="still going on"),
        pytest.param([], None, id="none recorded"),
    ],
)
def test_experience(experience: list[Experience], answer: bool | None) -> None:
    assert met(HANDS_ON, experience=experience, schooling=[school()]) is answer


def test_experience_in_other_roles_does_not_serve() -> None:
    paid = Experienced("experience", 100, roles=("paid",))
    assert met(paid, experience=[practice(role="volunteer")]) is False


# schooling


@pytest.mark.parametrize(
    ("details", "answer"),
    [
        ({"accredited": True, "may_teach": ["manual-therapy"]}, True),
        ({"accredited": False, "may_teach": ["manual-therapy"]}, False),
        ({"accredited": True}, None),
        ({"accredited": True, "may_teach": ["massage"]}, False),
        ({}, None),
    ],
)
def test_an_education(details: dict[str, Any], answer: bool | None) -> None:
    asked = Graduated("school", "an accredited school", accredited=True, may_teach="manual-therapy")
    assert met(asked, schooling=[school(**details)]) is answer


def test_an_education_that_is_not_completed_by_the_day_does_not_serve() -> None:
    assert met(Graduated("school", "a school"), schooling=[school(date(2026, 6, 2))]) is None


PLACES = Components(
    (
        Component("pathology", 100, subject("pathology") & SUPERVISED),
        Component("technique", 400, subject("technique") & SUPERVISED & may_teach("manual-therapy")),
    )
)


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({"supervised": True, "may_teach": ["manual-therapy"]}, Verdict.COMPLIANT, id="all told"),
        pytest.param({"supervised": False, "may_teach": ["manual-therapy"]}, Verdict.SHORT, id="not supervised"),
        pytest.param({"may_teach": ["manual-therapy"]}, Verdict.UNDETERMINED, id="supervision not recorded"),
        pytest.param({"supervised": True}, Verdict.UNDETERMINED, id="what the school may teach not recorded"),
    ],
)
def test_schooling_hours_are_counted_by_the_same_rules_as_any(details: dict[str, Any], verdict: Verdict) -> None:
    rules = book(PLACES, counts_schooling=True)
    assert judged(rules, schooling=[school(**details)]).verdict is verdict


def test_hours_short_of_a_place_are_told() -> None:
    rules = book(PLACES, counts_schooling=True)
    found = judged(
        rules,
        schooling=[school(hours={"pathology": 90, "technique": 400}, supervised=True, may_teach=["manual-therapy"])],
    )
    assert {one.key: one.short for one in found.requirements} == {"pathology": 10, "technique": 0}


def test_schooling_and_continuing_education_may_count_together() -> None:
    rules = book(Minimum("education", 510), counts_schooling=True)
    assert judged(rules, schooling=[school()], credits=[Credit("C", date(2020, 1, 1), 10, "ethics")]).counted == 510


def test_schooling_counts_nowhere_else() -> None:
    assert judged(book(Minimum("education", 10)), schooling=[school()]).counted == 0


def test_what_is_asked_of_schooling_is_not_asked_of_continuing_education() -> None:
    rules = book(Minimum("education", 10, SCHOOLING & ACCREDITED), counts_schooling=True)
    assert judged(rules, credits=[Credit("C", date(2020, 1, 1), 10, "ethics")]).verdict is Verdict.SHORT


# versions and days


@pytest.mark.parametrize(("on", "needed"), [(date(2017, 12, 31), 750), (date(2018, 1, 1), 500)])
def test_the_version_of_the_day_governs(on: date, needed: int) -> None:
    old = book(Minimum("education", 750), periods_ending=until(2017, 12, 31)).rules
    new = book(Minimum("education", 500), periods_ending=from_(2018, 1, 1)).rules
    found = judged(book(rules=(*new, *old)), on)
    assert [one.needed for one in found.requirements] == [needed]


def test_hours_completed_after_the_day_do_not_count_yet() -> None:
    assert judged(book(Minimum("education", 10)), credits=[Credit("C", date(2026, 6, 2), 10, "ethics")]).counted == 0


def test_what_it_takes_to_obtain_a_credential_is_judged_on_application() -> None:
    with pytest.raises(RuleError, match="judged on application"):
        RuleBook(
            jurisdiction="BODY",
            credential="CERT",
            name="Certified",
            board=Board("the body", "https://body.example/"),
            term=OnApplication(),
            rules=book(Minimum("total", 1)).rules,
        )


# the registry, and which of the two is judged


class Body:
    """A plugin with a certification of two rule books."""

    @hookimpl
    def ce_tracker_certifications(self) -> list[RuleSource]:
        renewal = book(Minimum("total", 24), purpose=RENEWAL)
        return [RuleSource("BODY", lambda: [book(MBLEX), renewal])]


REGISTRY = Registry({"body": Body()}, installed=False)


@pytest.mark.parametrize(
    ("issued", "purpose"),
    [(None, ELIGIBILITY), (date(2026, 6, 2), ELIGIBILITY), (ON, RENEWAL), (date(2020, 1, 1), RENEWAL)],
)
def test_what_is_sought_is_judged_for_eligibility_and_what_is_held_for_renewal(
    issued: date | None, purpose: Any
) -> None:
    held = Certification("BODY", "CERT", issued, expires=date(2027, 1, 1))
    found = audit_certification(Therapist("T", certifications=[held]), held, on=ON, registry=REGISTRY)
    assert found.book.purpose is purpose


def test_bodies_are_no_jurisdictions() -> None:
    assert (list(REGISTRY.certifications()), list(REGISTRY.jurisdictions())) == (["BODY"], [])


@pytest.mark.parametrize(
    ("body", "credential", "told"),
    [("BODI", "CERT", "did you mean 'BODY'"), ("BODY", "CERTS", "did you mean 'CERT'")],
)
def test_an_unknown_certification_names_the_nearest(body: str, credential: str, told: str) -> None:
    with pytest.raises(UnknownJurisdictionError, match=told):
        audit_certification(Therapist("T"), Certification(body, credential), on=ON, registry=REGISTRY)


def test_a_certification_that_is_sought_has_no_deadlines() -> None:
    person = Therapist("T")
    assert deadlines(person, [judge(person, Certification("BODY", "CERT"), book(MBLEX), ON)]) == []


def test_a_certification_that_is_held_falls_due() -> None:
    held = Certification("BODY", "CERT", date(2020, 1, 1), expires=date(2027, 1, 1))
    person = Therapist("T", certifications=[held], documents=[Document("cpr", date(2025, 1, 1))])
    found = deadlines(person, [judge(person, held, book(Minimum("total", 24), purpose=RENEWAL), ON)])
    assert date(2027, 1, 1) in {one.day for one in found}


def test_one_certification_is_entered_once() -> None:
    with pytest.raises(RecordError, match="entered twice"):
        Therapist("T", certifications=[Certification("BODY", "CERT"), Certification("BODY", "CERT")])


def test_the_public_names_are_there() -> None:
    assert {"Certification", "audit_certification"} <= set(dir(ce_tracker))
