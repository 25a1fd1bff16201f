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
AUTHORITY = {"delivery": "home-study", "approvals": ["US-OR"]}


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
        technique: Kind = (16, ALONE),
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
        ({"technique": (15.5, ALONE)}, {"total"}),
        ({"ethics": (3.5, LIVE), "kinesiology": (4.5, LIVE)}, {"ethics"}),
        ({"ethics": (4, ALONE), "kinesiology": (8, LIVE)}, {"ethics"}),
        ({"culture": (0.5, AUTHORITY), "technique": (16.5, ALONE)}, {"cultural-competency"}),
    ],
)
def test_half_an_hour_less_of_a_kind_is_short(
    judged: Judge, hours: Hours, otherwise: dict[str, Any], short: set[str]
) -> None:
    found = judged(*hours(**otherwise))
    assert (found.verdict, unmet(found)) == (SHORT, short)


def test_whether_eight_supervised_hours_are_asked_is_open(judged: Judge, hours: Hours) -> None:
    found = judged(*hours(kinesiology=(3.5, LIVE), technique=(16.5, ALONE)))
    assert (found.verdict, [one.key for one in found.unknown]) == (UNDETERMINED, ["supervised"])


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
    assert judged(*hours(culture=(1, ALONE))).verdict is UNDETERMINED


@pytest.mark.parametrize("unit", ["semester-hour", "quarter-hour"])
def test_a_college_credit_is_ten_hours(judged: Judge, credit: CreditOf, unit: str) -> None:
    assert judged(credit(2, "pathology", date(2025, 9, 1), activity="college-course", unit=unit)).counted == 20


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
    assert judged(*hours(date(2019, 9, 1), **otherwise), on=date(2020, 5, 31)).verdict is verdict


def test_with_an_hour_of_cpr_nothing_is_open(judged: Judge, hours: Hours, credit: CreditOf) -> None:
    cpr = credit(1, "cpr-first-aid.cpr", date(2019, 9, 2), **LIVE)
    assert judged(*hours(date(2019, 9, 1), kinesiology=(10, LIVE)), cpr, on=date(2020, 5, 31)).verdict is COMPLIANT


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
