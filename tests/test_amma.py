"""AMMA: the diplomate's 2,400 hours place by place, what its page leaves open, and a certification that only AMMA can settle."""

import subprocess
import sys
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
    Experience,
    Licence,
    Registry,
    RuleSource,
    Schooling,
    Therapist,
    Verdict,
    audit_certification,
    builtin,
    hookimpl,
)
from ce_tracker.amma import RULE_BOOKS
from ce_tracker.rules import (
    ELIGIBILITY,
    PRIMARY,
    SCHOOLING,
    Board,
    Citation,
    Components,
    Minimum,
    OnApplication,
    RuleBook,
    Rules,
)
from ce_tracker.testing.conformance import CHECKS, Check

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

ON = date(2026, 12, 1)
GRADUATED = date(2020, 6, 1)
DIPLOMATE, MEDICAL_MASSAGE = "Diplomate in Manual Therapy", "Medical Massage"

HOURS: Mapping[str, float] = {
    "anatomy-physiology.joint-complex": 125,
    "anatomy-physiology": 200,
    "kinesiology": 175,
    "technique": 500,
    "assessment": 100,
    "pathology": 350,
    "medical-terminology": 125,
    "ethics": 125,
    "nutrition": 200,
    "psychology": 100,
    "clinical-practicum": 400,
}
"""Exactly what the page asks, in either reading of its 125 hours."""
CONFIRMED = {"all_requirements_named": True, "each_of_both_asked": False}
REGISTRY = Registry({"built-in": builtin}, installed=False)


def school(hours: Mapping[str, float] = HOURS, **told: Any) -> Schooling:
    usual = {"school": "Institute", "completed": GRADUATED, "supervised": True, "may_teach": ["manual-therapy"]}
    return Schooling(hours=hours, **{**usual, **told})


def judged(
    credential: str,
    facts: Mapping[str, Any] | None = None,
    *,
    registry: Registry = REGISTRY,
    on: date = ON,
    **record: Any,
) -> Audit:
    sought = Certification("AMMA", credential, facts=facts or {})
    return audit_certification(Therapist("Jordan Rivera", **record), sought, on=on, registry=registry)


def diplomate(*schooling: Schooling, facts: Mapping[str, Any] = CONFIRMED, **record: Any) -> Audit:
    return judged(DIPLOMATE, facts, schooling=schooling, **record)


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


def to_enter(found: Audit) -> set[str]:
    return {
        one.settle.split(",")[0].removeprefix("enter facts.") for one in found.unknown if "enter facts." in one.settle
    }


# The diplomate: 2,400 hours


def test_the_hours_of_the_table_are_exactly_2400() -> None:
    assert sum(HOURS.values()) == 2400


def test_the_places_are_the_five_minimums_with_the_two_inside_them_apart() -> None:
    (rules,) = next(book for book in RULE_BOOKS if book.credential == DIPLOMATE).rules
    places = next(one.places for one in rules.requirements if isinstance(one, Components))
    assert [place.hours for place in places] == [125, 375, 600, 350, 125, 425, 400]


def test_exactly_the_hours_of_the_page_are_enough_once_amma_has_confirmed_it() -> None:
    assert diplomate(school()).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("subject", "place"),
    [
        ("anatomy-physiology.joint-complex", "joint-complex"),
        ("anatomy-physiology", "anatomy"),
        ("kinesiology", "anatomy"),
        ("technique", "manual-therapy"),
        ("assessment", "manual-therapy"),
        ("pathology", "pathology"),
        ("nutrition", "related"),
        ("psychology", "related"),
        ("clinical-practicum", "practicum"),
    ],
)
def test_an_hour_less_is_an_hour_short_in_its_place(subject: str, place: str) -> None:
    found = diplomate(school({**HOURS, subject: HOURS[subject] - 1}))
    assert (found.verdict, unmet(found)) == (SHORT, {place})


def test_a_surplus_in_one_subject_covers_no_other() -> None:
    found = diplomate(school({**HOURS, "pathology": 349, "anatomy-physiology": 1200}))
    assert found.verdict is SHORT


def test_further_hours_on_the_joint_complex_fill_the_rest_of_anatomy() -> None:
    hours = {**HOURS, "anatomy-physiology.joint-complex": 325}
    del hours["anatomy-physiology"]
    assert diplomate(school(hours)).verdict is COMPLIANT


def test_hours_that_are_missing_are_told_as_hours_of_a_school() -> None:
    (missing,) = diplomate(school({**HOURS, "pathology": 300})).to_take or ()
    told = (missing.hours, missing.words, missing.toward)
    assert told == (50, "pathology, supervised, at a school licensed to teach manual therapy", ("pathology",))


def test_other_anatomy_does_not_stand_for_the_joint_complex() -> None:
    hours = {**HOURS, "anatomy-physiology": 325}
    del hours["anatomy-physiology.joint-complex"]
    assert unmet(diplomate(school(hours))) == {"joint-complex"}


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        pytest.param({"supervised": False}, SHORT, id="not supervised"),
        pytest.param({"supervised": None}, UNDETERMINED, id="supervision not recorded"),
        pytest.param({"may_teach": ["massage-therapy"]}, SHORT, id="a school that may not teach manual therapy"),
        pytest.param({"may_teach": None}, UNDETERMINED, id="what it may teach not recorded"),
        pytest.param({"completed": ON}, COMPLIANT, id="completed on the day"),
        pytest.param({"completed": ON + timedelta(days=1)}, SHORT, id="completed the day after"),
    ],
)
def test_hours_are_supervised_and_of_a_school_licensed_to_teach_manual_therapy(
    told: Mapping[str, Any], verdict: Verdict
) -> None:
    assert diplomate(school(**told)).verdict is verdict


class TestWhatThePageLeavesOpen:
    def test_whether_it_is_of_today(self) -> None:
        found = diplomate(school(), facts={"each_of_both_asked": False})
        assert (found.verdict, to_enter(found)) == (UNDETERMINED, {"all_requirements_named"})

    def test_who_is_short_by_the_page_is_short_all_the_same(self) -> None:
        assert diplomate(school({**HOURS, "pathology": 349}), facts={}).verdict is SHORT

    def test_requirements_that_no_fact_can_tell_keep_it_open(self) -> None:
        found = diplomate(school(), facts={**CONFIRMED, "further_requirements": True})
        assert (found.verdict, unmet(found)) == (UNDETERMINED, {"all-requirements"})

    @pytest.mark.parametrize(
        ("asked", "verdict"),
        [
            pytest.param({"each_of_both_asked": False}, COMPLIANT, id="together"),
            pytest.param({"each_of_both_asked": True}, SHORT, id="each"),
            pytest.param({}, UNDETERMINED, id="not told"),
        ],
    )
    def test_whether_125_hours_are_meant_of_terminology_and_ethics_together_or_of_each(
        self, asked: Mapping[str, bool], verdict: Verdict
    ) -> None:
        combined = {**HOURS, "medical-terminology": 250, "ethics": 1, "nutrition": 199}
        assert diplomate(school(combined), facts={"all_requirements_named": True, **asked}).verdict is verdict

    def test_both_at_125_hours_suffice_in_either_reading(self) -> None:
        assert diplomate(school(), facts={"all_requirements_named": True}).verdict is COMPLIANT

    def test_terminology_and_ethics_below_125_hours_together_are_short_in_either_reading(self) -> None:
        few = {**HOURS, "medical-terminology": 62, "ethics": 62, "nutrition": 400}
        assert diplomate(school(few)).verdict is SHORT

    def test_whether_hours_of_continuing_education_count(self) -> None:
        course = Credit("Pathology", date(2024, 1, 1), 1, "pathology")
        found = diplomate(school({**HOURS, "pathology": 349}), credits=[course])
        assert found.verdict is UNDETERMINED

    def test_whether_a_subject_that_the_page_does_not_name_is_related(self) -> None:
        hours = {**HOURS, "other": 100}
        del hours["psychology"]
        assert diplomate(school(hours)).verdict is UNDETERMINED

    def test_whether_further_technique_stands_for_a_practicum(self) -> None:
        assert diplomate(school({**HOURS, "technique": 600, "clinical-practicum": 300})).verdict is UNDETERMINED

    @pytest.mark.parametrize(
        ("accepted", "verdict"), [({}, UNDETERMINED), ({"several_schools_accepted": True}, COMPLIANT)]
    )
    def test_whether_the_hours_of_several_schools_add_up(self, accepted: Mapping[str, bool], verdict: Verdict) -> None:
        hours = dict(HOURS)
        elsewhere = school({"pathology": hours.pop("pathology")}, school="Academy")
        assert diplomate(school(hours), elsewhere, facts={**CONFIRMED, **accepted}).verdict is verdict

    def test_two_entries_of_one_school_are_one_school(self) -> None:
        hours = dict(HOURS)
        part = school({"pathology": hours.pop("pathology")}, school=" institute")
        assert diplomate(school(hours), part).verdict is COMPLIANT


@given(st.sampled_from(sorted(HOURS)), st.integers(1, 500))
def test_more_hours_of_whatever_subject_never_make_it_worse(subject: str, more: int) -> None:
    assert diplomate(school({**HOURS, subject: HOURS[subject] + more})).verdict is COMPLIANT


@given(
    st.lists(st.builds(Experience, st.just("hospital"), st.integers(1, 900), st.just(date(2021, 1, 1))), max_size=3),
    st.lists(st.builds(Exam, st.just("MBLEx"), st.just(date(2021, 1, 1))), max_size=1),
)
def test_experience_and_examinations_of_which_the_page_does_not_speak_change_nothing(
    experience: list[Experience], exams: list[Exam]
) -> None:
    assert diplomate(school(), experience=experience, exams=exams).verdict is COMPLIANT


# The certification in medical massage


def medical(facts: Mapping[str, Any] | None = None, **record: Any) -> Audit:
    return judged(MEDICAL_MASSAGE, facts, **record)


ALL = {"all_requirements_named": True}


class TestMedicalMassage:
    def test_nobody_is_judged_without_what_amma_says(self) -> None:
        assert medical(schooling=[school()], exams=[Exam("MBLEx", GRADUATED)]).verdict is UNDETERMINED

    def test_the_first_thing_to_do_is_to_ask_amma(self) -> None:
        assert "ask AMMA, 888-375-7245" in medical().unknown[0].why

    def test_whoever_asks_is_told_every_fact_that_a_number_is_entered_by(self) -> None:
        assert {"all_requirements_named", "education_hours", "supervised_hours", "seminar_hours"} <= to_enter(medical())

    def test_the_diplomates_hours_are_not_asked(self) -> None:
        assert medical(ALL).requirements == ()

    def test_a_list_of_nothing_is_not_believed(self) -> None:
        assert medical(ALL, schooling=[school()]).verdict is UNDETERMINED

    def test_numbers_alone_do_not_say_that_they_are_all(self) -> None:
        assert medical({"education_hours": 600}, schooling=[school()]).verdict is UNDETERMINED

    def test_a_number_that_is_missed_is_short_whatever_else_may_be_asked(self) -> None:
        assert medical({"education_hours": 2401}, schooling=[school()]).verdict is SHORT

    def test_something_that_no_fact_can_tell_keeps_it_open(self) -> None:
        told = {**ALL, "education_hours": 600, "further_requirements": True}
        assert medical(told, schooling=[school()]).verdict is UNDETERMINED

    def test_nothing_is_compliant_on_better_than_unverified_sources(self) -> None:
        found = medical({**ALL, "education_hours": 600}, schooling=[school()])
        assert (found.verdict, any("unverified" in one for one in found.warnings)) == (COMPLIANT, True)

    @pytest.mark.parametrize(
        ("facts", "record", "verdict"),
        [
            pytest.param({"education_hours": 2400}, {"schooling": [school()]}, COMPLIANT, id="schooling, enough"),
            pytest.param({"education_hours": 2401}, {"schooling": [school()]}, SHORT, id="schooling, an hour short"),
            pytest.param(
                {"supervised_hours": 2400}, {"schooling": [school()]}, COMPLIANT, id="supervised schooling, enough"
            ),
            pytest.param(
                {"supervised_hours": 1}, {"schooling": [school(supervised=False)]}, SHORT, id="schooling not supervised"
            ),
            pytest.param(
                {"seminar_hours": 8},
                {"credits": [Credit("C", GRADUATED, 8, "technique")]},
                COMPLIANT,
                id="seminars, enough",
            ),
            pytest.param(
                {"seminar_hours": 9}, {"credits": [Credit("C", GRADUATED, 8, "technique")]}, SHORT, id="seminars, short"
            ),
            pytest.param({"seminar_hours": 8}, {"schooling": [school()]}, SHORT, id="schooling is no seminar"),
            pytest.param(
                {"experience_hours": 100},
                {"experience": [Experience("hospice", 100, GRADUATED, date(2021, 1, 1), role="volunteer")]},
                COMPLIANT,
                id="experience, enough",
            ),
            pytest.param(
                {"experience_hours": Decimal("100.5")},
                {"experience": [Experience("hospice", 100, GRADUATED, date(2021, 1, 1), role="shadowing")]},
                SHORT,
                id="experience, short",
            ),
            pytest.param(
                {"experience_hours": True},
                {"experience": [Experience("hospice", 100, GRADUATED, date(2021, 1, 1))]},
                UNDETERMINED,
                id="experience, but no number",
            ),
            pytest.param(
                {"accredited_asked": True}, {"schooling": [school(accredited=True)]}, COMPLIANT, id="accredited"
            ),
            pytest.param(
                {"accredited_asked": True}, {"schooling": [school(accredited=False)]}, SHORT, id="not accredited"
            ),
            pytest.param({"mblex_asked": True}, {"exams": [Exam("MBLEx", GRADUATED)]}, COMPLIANT, id="MBLEx passed"),
            pytest.param({"mblex_asked": True}, {"exams": [Exam("MBLEx", failed=GRADUATED)]}, SHORT, id="MBLEx failed"),
            pytest.param(
                {"mblex_asked": False}, {"exams": [Exam("MBLEx", failed=GRADUATED)]}, COMPLIANT, id="MBLEx not asked"
            ),
            pytest.param(
                {"licence_asked": True},
                {"licences": [Licence("US-FL", "LMT", GRADUATED, expires=ON)]},
                COMPLIANT,
                id="licence until the day",
            ),
            pytest.param(
                {"licence_asked": True},
                {"licences": [Licence("US-FL", "LMT", GRADUATED, expires=ON - timedelta(days=1))]},
                SHORT,
                id="licence until the day before",
            ),
            pytest.param(
                {"cpr_asked": True}, {"documents": [Document("cpr", GRADUATED, ON)]}, COMPLIANT, id="CPR until the day"
            ),
            pytest.param(
                {"cpr_asked": True},
                {"documents": [Document("cpr", GRADUATED, ON - timedelta(days=1))]},
                SHORT,
                id="CPR until the day before",
            ),
        ],
    )
    def test_what_amma_is_told_to_ask_decides(
        self, facts: Mapping[str, Any], record: Mapping[str, Any], verdict: Verdict
    ) -> None:
        assert medical({**ALL, **facts}, **record).verdict is verdict


def test_a_plugin_that_replaces_the_book_decides() -> None:
    book = RuleBook(
        jurisdiction="AMMA",
        credential=MEDICAL_MASSAGE,
        name="As AMMA wrote to us",
        board=Board("AMMA", "https://www.americanmedicalmassage.com/"),
        purpose=ELIGIBILITY,
        term=OnApplication(),
        rules=(
            Rules(
                citation=Citation("AMMA's letter"),
                confidence=PRIMARY,
                verified_on=ON,
                counts_schooling=True,
                requirements=(Minimum("education", 1000, SCHOOLING),),
            ),
        ),
    )

    class Ours:
        @hookimpl
        def ce_tracker_certifications(self) -> list[RuleSource]:
            return [RuleSource("AMMA", lambda: [book], replaces="built-in")]

    registry = Registry({"built-in": builtin, "ours": Ours()}, installed=False)
    assert judged(MEDICAL_MASSAGE, registry=registry, schooling=[school()]).verdict is COMPLIANT


# To keep them


@pytest.mark.parametrize("credential", [DIPLOMATE, MEDICAL_MASSAGE])
class TestRenewal:
    @pytest.fixture
    def held(self, credential: str) -> Certification:
        return Certification("AMMA", credential, issued=date(2024, 1, 1), expires=date(2027, 1, 1))

    def kept(self, held: Certification, facts: Mapping[str, Any], *credits: Credit) -> Audit:
        told = Certification(held.body, held.credential, held.issued, held.expires, facts=facts)
        return audit_certification(Therapist("T", credits=credits), told, on=ON, registry=REGISTRY)

    def test_what_it_takes_to_keep_one_no_source_says(self, held: Certification) -> None:
        assert self.kept(held, {}).verdict is UNDETERMINED

    def test_when_one_ends_only_its_print_tells(self, credential: str) -> None:
        held = Certification("AMMA", credential, issued=date(2024, 1, 1))
        found = audit_certification(Therapist("T"), held, on=ON, registry=REGISTRY)
        assert (found.due, found.unknown[0].key) == (None, "due")

    @pytest.mark.parametrize(("hours", "verdict"), [(12, COMPLIANT), (13, SHORT)])
    def test_the_hours_that_amma_asks_decide_once_they_are_told(
        self, held: Certification, hours: int, verdict: Verdict
    ) -> None:
        course = Credit("C", date(2026, 6, 1), 12, "technique")
        assert self.kept(held, {**ALL, "ce_hours": hours}, course).verdict is verdict


# How it is found


def test_asking_for_its_books_loads_no_other_bodys() -> None:
    program = (
        "import sys; from ce_tracker import Registry, builtin\n"
        "Registry({'built-in': builtin}, installed=False).certification_books('AMMA')\n"
        "sys.exit('ce_tracker.mblex' in sys.modules or 'ce_tracker.compact' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("body", ["AMTA", "USMMA", "MMNCB", "Amma", "AMMA Therapy"])
def test_no_body_of_a_name_like_it_is_taken_for_it(body: str) -> None:
    assert body not in REGISTRY.certifications()


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("book", RULE_BOOKS, ids=lambda book: f"{book.credential}, {book.purpose}")
def test_the_rule_book_conforms(book: RuleBook, check: Check) -> None:
    assert list(check(book)) == []
