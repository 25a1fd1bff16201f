"""Oregon: 25 hours by the end of the birth month, supervised hours in conflict, a first renewal without hours."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Verdict
from ce_tracker.rules import CONFLICTING, RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED, EXEMPT = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED, Verdict.EXEMPT

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]
Hours = Callable[..., list[Credit]]
Kind = tuple[float, dict[str, Any]]

PAIN = Document("training.pain-management", issued=date(2016, 1, 1))
BLS = Document("bls", issued=date(2012, 1, 1), expires=date(2030, 1, 1))
LIVE = {"delivery": "live-webinar"}
ALONE = {"delivery": "home-study"}
AUTHORITY = {"delivery": "live-webinar", "approvals": ["US-OR"]}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    """The audit, on 31 May 2026, of somebody born in May of an even year, with BLS card and pain module."""

    def judge(*credits: Credit, **details: Any) -> Audit:
        usual = {
            "on": date(2026, 5, 31),
            "issued": date(2010, 3, 1),
            "born": date(1988, 5, 17),
            "documents": (PAIN, BLS),
        }
        return judge_one("US-OR", "LMT", *credits, **{**usual, **details})

    return judge


@pytest.fixture
def hours(credit: CreditOf) -> Hours:
    """25 hours that meet everything; each kind can be given otherwise."""

    def of(
        day: date = date(2025, 9, 1),
        ethics: Kind = (4, LIVE),
        kinesiology: Kind = (4, LIVE),
        culture: Kind = (1, AUTHORITY),
        technique: Kind = (16, {"delivery": "in-person"}),
    ) -> list[Credit]:
        given = {"ethics": ethics, "kinesiology": kinesiology, "cultural-competency": culture, "technique": technique}
        return [credit(amount, subject, day, **details) for subject, (amount, details) in given.items() if amount]

    return of


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


# When


@pytest.mark.parametrize(
    ("born", "on", "due"),
    [
        pytest.param(
            date(1988, 5, 17), date(2026, 5, 31), date(2026, 5, 31), id="born in an even year, on the last day"
        ),
        pytest.param(date(1988, 5, 17), date(2026, 6, 1), date(2028, 5, 31), id="the day after"),
        pytest.param(date(1987, 5, 17), date(2026, 6, 1), date(2027, 5, 31), id="born in an odd year"),
        pytest.param(date(1988, 2, 29), date(2026, 2, 1), date(2026, 2, 28), id="February of a common year"),
        pytest.param(date(1988, 2, 10), date(2027, 2, 1), date(2028, 2, 29), id="February of a leap year"),
    ],
)
def test_it_ends_with_the_birth_month_in_years_like_the_birth_year(
    judged: Judge, born: date, on: date, due: date
) -> None:
    assert judged(born=born, on=on).due == due


def test_that_the_parity_was_not_read_to_its_end_is_told(judged: Judge) -> None:
    assert any("breaks off after 'even numbered'" in warning for warning in judged().warnings)


def test_the_renewal_has_to_be_in_by_the_first_of_the_birth_month(book_of: Callable[..., RuleBook]) -> None:
    apply_by = book_of("US-OR").apply_by
    assert apply_by is not None
    assert apply_by.on(date(2026, 5, 31)) == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2013, 7, 1), "twelve contact hours"),
        (date(2016, 6, 30), "twelve contact hours"),
        (date(2016, 7, 1), "fifteen contact hours"),
        (date(2022, 6, 30), "fifteen contact hours"),
        (date(2022, 7, 1), "eight supervised hours, in conflict"),
        (date(2024, 8, 31), "eight supervised hours, in conflict"),
        (date(2024, 9, 1), "eight supervised hours, in conflict; BLS and pain module"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-OR"), end).label == label


def test_no_text_is_known_before_july_2013(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-OR"), date(2013, 6, 30)) is None


# Since July 2022


@pytest.mark.parametrize("year", [2024, 2026])
def test_25_hours_with_8_supervised_4_of_ethics_and_1_of_culture_are_enough(
    judged: Judge, hours: Hours, year: int
) -> None:
    assert judged(*hours(date(year - 1, 9, 1)), on=date(year, 5, 31)).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("otherwise", "short"),
    [
        ({"technique": (15.5, LIVE)}, {"total"}),
        ({"ethics": (3.5, LIVE), "kinesiology": (4.5, LIVE)}, {"ethics"}),
        ({"ethics": (4, ALONE), "kinesiology": (8, LIVE)}, {"ethics"}),
        ({"culture": (0.5, AUTHORITY), "technique": (16.5, LIVE)}, {"cultural-competency"}),
    ],
)
def test_half_an_hour_less_of_a_kind_is_short(
    judged: Judge, hours: Hours, otherwise: dict[str, Any], short: set[str]
) -> None:
    found = judged(*hours(**otherwise))
    assert (found.verdict, unmet(found)) == (SHORT, short)


def test_whether_eight_supervised_hours_are_asked_is_open(judged: Judge, hours: Hours) -> None:
    found = judged(*hours(kinesiology=(2.5, LIVE), technique=(17.5, ALONE)))
    assert found.verdict is UNDETERMINED
    assert "supervised" in [one.key for one in found.unknown]


def test_the_eight_hours_alone_are_told_as_conflicting(judged: Judge) -> None:
    told = {one.key: one.confidence for one in judged().requirements}
    assert [key for key, confidence in told.items() if confidence is CONFLICTING] == ["supervised"]


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        ({"delivery": "in-person"}, COMPLIANT),
        ({"delivery": "live-webinar"}, COMPLIANT),
        ({"delivery": "online-self-paced"}, UNDETERMINED),
        ({"delivery": "home-study"}, SHORT),
        ({"delivery": "in-person", "activity": "teaching"}, SHORT),
        ({"activity": "publication"}, SHORT),
        ({"activity": "self-directed"}, SHORT),
        ({}, UNDETERMINED),
    ],
)
def test_only_supervised_ethics_counts_as_ethics(
    judged: Judge, hours: Hours, details: dict[str, Any], verdict: Verdict
) -> None:
    assert judged(*hours(ethics=(4, details), kinesiology=(8, LIVE))).verdict is verdict


@pytest.mark.parametrize("subject", ["ethics.boundaries", "ethics.communication"])
def test_boundaries_and_communication_are_ethics(judged: Judge, hours: Hours, credit: CreditOf, subject: str) -> None:
    assert judged(*hours(ethics=(0, LIVE)), credit(4, subject, date(2025, 9, 2), **LIVE)).verdict is COMPLIANT


def test_a_culture_course_without_the_health_authority_is_open(judged: Judge, hours: Hours) -> None:
    assert judged(*hours(culture=(1, LIVE))).verdict is UNDETERMINED


@pytest.mark.parametrize("unit", ["semester-hour", "quarter-hour"])
def test_a_college_credit_is_ten_hours(judged: Judge, credit: CreditOf, unit: str) -> None:
    details = {"activity": "college-course", "delivery": "in-person"}
    assert judged(credit(2, "pathology", date(2025, 9, 1), unit=unit, **details)).counted == 20


@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({"delivery": "in-person"}, COMPLIANT, id="in person"),
        pytest.param({"delivery": "live-webinar"}, COMPLIANT, id="live webinar"),
        pytest.param({"delivery": "live-webinar", "activity": "conference"}, COMPLIANT, id="conference"),
        pytest.param({"delivery": "home-study"}, UNDETERMINED, id="self-study"),
        pytest.param({"delivery": "online-self-paced"}, UNDETERMINED, id="on line"),
        pytest.param({}, UNDETERMINED, id="delivery not told"),
        pytest.param({"delivery": "in-person", "activity": "teaching"}, UNDETERMINED, id="teaching"),
        pytest.param({"activity": "publication"}, UNDETERMINED, id="an article"),
        pytest.param({"delivery": "in-person", "activity": "board-meeting"}, UNDETERMINED, id="a board meeting"),
    ],
)
@pytest.mark.parametrize("year", [2024, 2026])
def test_whether_hours_that_were_not_supervised_are_limited_is_open(
    judged: Judge, hours: Hours, details: dict[str, Any], verdict: Verdict, year: int
) -> None:
    found = judged(*hours(date(year - 1, 9, 1), technique=(16, details)), on=date(year, 5, 31))
    assert found.verdict is verdict


def test_why_self_study_is_open_is_told(judged: Judge, hours: Hours) -> None:
    found = judged(*hours(technique=(16, ALONE)))
    assert found.counted == 9
    assert [why.words for one in found.credits for why in one.why if "was not read" in why.words] != []


@pytest.mark.parametrize(
    ("subject", "details", "verdict"),
    [
        *[
            (subject, LIVE, COMPLIANT)
            for subject in (
                "assessment",
                "anatomy-physiology",
                "kinesiology",
                "pathology",
                "ethics",
                "cultural-competency",
                "professional-practice.business",
            )
        ],
        ("pain-management", {"delivery": "online-self-paced", "approvals": ["US-OR"]}, COMPLIANT),
        ("pain-management", LIVE, UNDETERMINED),
        ("cpr-first-aid.cpr", LIVE, UNDETERMINED),
        ("human-trafficking", LIVE, UNDETERMINED),
        ("self-care", LIVE, UNDETERMINED),
    ],
)
def test_whether_a_subject_outside_the_list_counts_is_open(
    judged: Judge, hours: Hours, credit: CreditOf, subject: str, details: dict[str, Any], verdict: Verdict
) -> None:
    found = judged(*hours(technique=(15, LIVE)), credit(1, subject, date(2025, 9, 3), **details))
    assert found.verdict is verdict


# Papers


def test_the_pain_module_is_asked_once_ever(judged: Judge, hours: Hours) -> None:
    assert judged(*hours(), documents=(BLS,)).verdict is UNDETERMINED


@pytest.mark.parametrize(("approvals", "verdict"), [(["US-OR"], COMPLIANT), ([], UNDETERMINED)])
def test_the_pain_module_may_stand_among_the_courses_of_any_year(
    judged: Judge, hours: Hours, credit: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    module = credit(1, "pain-management", date(2019, 9, 1), approvals=approvals)
    assert judged(*hours(), module, documents=(BLS,)).verdict is verdict


@pytest.mark.parametrize(
    ("on", "expires", "verdict"),
    [
        pytest.param(date(2026, 5, 31), date(2026, 5, 31), COMPLIANT, id="to the day"),
        pytest.param(date(2026, 5, 31), date(2026, 5, 30), SHORT, id="a day short"),
        pytest.param(date(2024, 5, 31), date(2024, 5, 30), UNDETERMINED, id="whether it was asked in May 2024 is open"),
    ],
)
def test_a_bls_card_is_current_at_renewal(
    judged: Judge, hours: Hours, on: date, expires: date, verdict: Verdict
) -> None:
    card = Document("bls", issued=date(2022, 1, 1), expires=expires)
    found = judged(*hours(date(on.year - 1, 9, 1)), on=on, documents=(PAIN, card))
    assert found.verdict is verdict


# First renewals


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 6, 1), COMPLIANT, id="less than 25 months before: the first"),
        pytest.param(date(2026, 4, 1), COMPLIANT, id="weeks before: the first"),
        pytest.param(date(2024, 5, 31), UNDETERMINED, id="a first term of one day: perhaps the first"),
        pytest.param(date(2022, 6, 1), SHORT, id="four years before: not the first"),
    ],
)
def test_less_than_25_months_after_issue_no_hours_are_asked(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


def test_when_the_term_is_told_to_have_begun_the_second_renewal_owes_the_hours(judged: Judge) -> None:
    found = judged(issued=date(2024, 5, 1), facts={"term_started": date(2024, 6, 1)})
    assert found.verdict is SHORT


def test_a_term_that_is_told_to_have_begun_with_the_issue_is_perhaps_the_first(judged: Judge) -> None:
    found = judged(issued=date(2024, 5, 1), facts={"term_started": date(2024, 5, 1)})
    assert found.verdict is UNDETERMINED


def test_the_first_renewal_asks_for_the_card_all_the_same(judged: Judge) -> None:
    found = judged(issued=date(2024, 6, 1), documents=())
    assert [one.key for one in found.unknown] == ["bls"]


# Earlier texts


@pytest.mark.parametrize(
    ("otherwise", "verdict"),
    [
        ({"kinesiology": (11, LIVE), "technique": (9, ALONE)}, UNDETERMINED),
        ({"kinesiology": (10.5, LIVE), "technique": (9.5, ALONE)}, SHORT),
        ({"ethics": (3.5, LIVE), "kinesiology": (11.5, LIVE), "technique": (9, ALONE)}, SHORT),
    ],
)
def test_from_2016_fifteen_contact_hours_and_perhaps_one_of_cpr(
    judged: Judge, hours: Hours, otherwise: dict[str, Any], verdict: Verdict
) -> None:
    found = judged(*hours(date(2019, 9, 1), culture=(1, ALONE), **otherwise), on=date(2020, 5, 31))
    assert found.verdict is verdict


@pytest.fixture
def with_cpr(hours: Hours, credit: CreditOf) -> Hours:
    """25 hours by May 2020 with fifteen contact hours, one of them on CPR; each kind can be given otherwise."""

    def of(cpr: dict[str, Any], **otherwise: Kind) -> list[Credit]:
        usual: dict[str, Kind] = {"kinesiology": (10, LIVE), "culture": (1, ALONE), "technique": (9, ALONE)}
        day = date(2019, 9, 1)
        return [*hours(day, **usual | otherwise), credit(1, "cpr-first-aid.cpr", day, **cpr)]

    return of


def test_with_an_hour_of_cpr_nothing_is_open(judged: Judge, with_cpr: Hours) -> None:
    assert judged(*with_cpr({"delivery": "in-person"}), on=date(2020, 5, 31)).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("otherwise", "verdict"),
    [
        pytest.param({"pathology": LIVE}, COMPLIANT, id="a topic for which it was given"),
        pytest.param({"technique": LIVE}, UNDETERMINED, id="technique by live webinar"),
        pytest.param({"technique": {"delivery": "in-person"}}, COMPLIANT, id="technique in person"),
        pytest.param({"cpr-first-aid.first-aid": {"delivery": "in-person"}}, COMPLIANT, id="first aid"),
        pytest.param({"human-trafficking": {"delivery": "in-person"}}, UNDETERMINED, id="no topic of the list"),
    ],
)
def test_from_2016_distance_learning_gave_contact_hours_in_some_topics_only(
    judged: Judge, with_cpr: Hours, credit: CreditOf, otherwise: dict[str, dict[str, Any]], verdict: Verdict
) -> None:
    others = [credit(1, subject, date(2019, 9, 2), **details) for subject, details in otherwise.items()]
    hours = with_cpr({"delivery": "in-person"}, kinesiology=(9, LIVE))
    assert judged(*hours, *others, on=date(2020, 5, 31)).verdict is verdict


@pytest.mark.parametrize(("contact", "verdict"), [(12, COMPLIANT), (11.5, SHORT)])
def test_from_2013_twelve_contact_hours_and_no_ethics(
    judged: Judge, credit: CreditOf, contact: float, verdict: Verdict
) -> None:
    found = judged(
        credit(contact, "technique", date(2015, 9, 1), **LIVE),
        credit(25 - contact, "pathology", date(2015, 9, 1), **ALONE),
        on=date(2016, 5, 31),
    )
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("on", "issued", "verdict"),
    [
        (date(2018, 5, 31), date(2017, 1, 1), EXEMPT),
        (date(2022, 5, 31), date(2020, 6, 1), EXEMPT),
        (date(2016, 5, 31), date(2015, 1, 1), UNDETERMINED),
    ],
)
def test_first_renewals_before_july_2022(judged: Judge, on: date, issued: date, verdict: Verdict) -> None:
    assert judged(on=on, issued=issued).verdict is verdict
