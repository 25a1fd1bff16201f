"""Pennsylvania: 24 hours, 16 of them in person, by 31 January of odd years; Act 31; the first renewal of 2025 waived."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import RuleBook, Rules

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]
Hours = Callable[..., list[Credit]]

CPR = Document("cpr", issued=date(2010, 1, 1), expires=date(2030, 1, 1))
IN_PERSON = {"approvals": ["AMTA"], "delivery": "in-person"}
ON_LINE = {"approvals": ["NCBTMB"], "delivery": "online-self-paced"}
WEBINAR = {"approvals": ["NCBTMB"], "delivery": "live-webinar"}
ACT_31 = {"approvals": ["US-PA"], "delivery": "online-self-paced"}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    """The audit of a licensee with a CPR card, on 31 January 2027."""

    def judge(*credits: Credit, **details: Any) -> Audit:
        usual = {"on": date(2027, 1, 31), "issued": date(2012, 4, 1), "documents": (CPR,)}
        return judge_one("US-PA", "LMT", *credits, **{**usual, **details})

    return judge


@pytest.fixture
def hours(credit: CreditOf) -> Hours:
    """24 hours that meet everything; each kind can be given otherwise, none of it with an empty list."""

    def of(
        day: date = date(2026, 3, 1),
        technique: tuple[float, dict[str, Any]] = (16, IN_PERSON),
        ethics: tuple[float, dict[str, Any]] = (4, ON_LINE),
        child_abuse: tuple[float, dict[str, Any]] = (2, ACT_31),
        pathology: tuple[float, dict[str, Any]] = (2, ON_LINE),
    ) -> list[Credit]:
        given = {"technique": technique, "ethics": ethics, "child-abuse": child_abuse, "pathology": pathology}
        return [credit(amount, subject, day, **details) for subject, (amount, details) in given.items() if amount]

    return of


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2025, 1, 31), date(2025, 1, 31)),
        (date(2025, 2, 1), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2029, 1, 31)),
    ],
)
def test_everybody_is_due_on_31_january_of_odd_years(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


def test_renewal_opens_on_31_october_of_the_even_year(judged: Judge) -> None:
    assert judged().window_opens == date(2026, 10, 31)


def test_five_years_inactive_change_what_a_return_asks(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2032, 1, 31)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2011, 1, 1), "before Act 31"),
        (date(2014, 12, 31), "before Act 31"),
        (date(2015, 1, 1), "with two hours of Act 31"),
        (date(2027, 1, 31), "with two hours of Act 31"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_biennium(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-PA"), end).label == label


def test_no_text_is_known_before_2011(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-PA"), date(2010, 12, 31)) is None


def test_24_hours_with_16_in_person_4_of_ethics_and_2_of_act_31_are_enough(judged: Judge, hours: Hours) -> None:
    assert judged(*hours()).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("otherwise", "short"),
    [
        ({"pathology": (1.5, ON_LINE)}, {"total"}),
        ({"technique": (15.5, IN_PERSON), "pathology": (2.5, ON_LINE)}, {"contact"}),
        ({"technique": (15.5, IN_PERSON), "pathology": (2.5, WEBINAR)}, {"contact"}),
        ({"ethics": (3.5, ON_LINE), "pathology": (2.5, ON_LINE)}, {"ethics"}),
        ({"child_abuse": (1.5, ACT_31), "pathology": (2.5, ON_LINE)}, {"child-abuse"}),
    ],
)
def test_half_an_hour_less_of_a_kind_is_short(
    judged: Judge, hours: Hours, otherwise: dict[str, Any], short: set[str]
) -> None:
    found = judged(*hours(**otherwise))
    assert (found.verdict, unmet(found)) == (SHORT, short)


def test_an_unsaid_delivery_leaves_the_contact_hours_open(judged: Judge, hours: Hours) -> None:
    assert judged(*hours(technique=(16, {"approvals": ["AMTA"]}))).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("year", "verdict"),
    [(2019, SHORT), (2021, UNDETERMINED), (2023, UNDETERMINED), (2025, SHORT)],
)
def test_whether_webinars_were_contact_hours_in_the_covid_years_is_open(
    judged: Judge, hours: Hours, year: int, verdict: Verdict
) -> None:
    found = judged(*hours(date(year - 1, 10, 1), technique=(16, WEBINAR)), on=date(year, 1, 31))
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [
        (["US-PA"], COMPLIANT),
        (["ABMP"], COMPLIANT),
        (["NCBTMB"], COMPLIANT),
        (["accredited-school"], COMPLIANT),
        (["state-approved-school"], UNDETERMINED),
        (["college"], UNDETERMINED),
        (["FSMTB"], SHORT),
        ([], SHORT),
    ],
)
def test_only_named_providers_count(judged: Judge, hours: Hours, approvals: list[str], verdict: Verdict) -> None:
    technique = (16, {"approvals": approvals, "delivery": "in-person"})
    assert judged(*hours(technique=technique)).verdict is verdict


@pytest.mark.parametrize("approvals", [["NCBTMB"], []])
def test_whether_child_abuse_training_was_approved_for_act_31_is_open(
    judged: Judge, hours: Hours, approvals: list[str]
) -> None:
    training = (2, {"approvals": approvals, "delivery": "online-self-paced"})
    assert judged(*hours(child_abuse=training)).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("subject", "verdict"),
    [
        ("cpr-first-aid.cpr", SHORT),
        ("professional-practice.business", UNDETERMINED),
        ("professional-practice.marketing", UNDETERMINED),
        ("professional-practice.insurance", UNDETERMINED),
        ("professional-practice.hygiene", COMPLIANT),
    ],
)
def test_cpr_does_not_count_and_business_perhaps(
    judged: Judge, hours: Hours, credit: CreditOf, subject: str, verdict: Verdict
) -> None:
    found = judged(*hours(pathology=(0, ON_LINE)), credit(2, subject, date(2026, 3, 2), **ON_LINE))
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        ((), UNDETERMINED),
        ((Document("cpr", date(2025, 1, 30), date(2027, 1, 30)),), SHORT),
        ((Document("cpr", date(2025, 1, 31), date(2027, 1, 31)),), COMPLIANT),
    ],
)
def test_cpr_certification_is_current_at_renewal(
    judged: Judge, hours: Hours, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(*hours(), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "applied", "verdict"),
    [
        pytest.param(date(2025, 2, 1), {}, COMPLIANT, id="the first day of the biennium"),
        pytest.param(
            date(2024, 12, 16), {"applied_on": date(2026, 12, 15)}, UNDETERMINED, id="two years before applying"
        ),
        pytest.param(date(2024, 12, 15), {"applied_on": date(2026, 12, 15)}, SHORT, id="more than two years before"),
        pytest.param(date(2026, 12, 15), {"applied_on": date(2026, 12, 15)}, COMPLIANT, id="on the day of applying"),
        pytest.param(date(2026, 12, 16), {"applied_on": date(2026, 12, 15)}, SHORT, id="after applying"),
    ],
)
def test_the_two_years_run_back_from_the_application(
    judged: Judge, hours: Hours, completed: date, applied: dict[str, Any], verdict: Verdict
) -> None:
    assert judged(*hours(completed), facts=applied).verdict is verdict


# First renewals


@pytest.mark.parametrize(
    ("issued", "short"),
    [
        pytest.param(date(2023, 1, 31), {"total", "ethics", "contact"}, id="licensed the day before"),
        pytest.param(date(2023, 2, 1), set(), id="licensed on the first day"),
        pytest.param(date(2025, 1, 30), set(), id="licensed just before the renewal"),
    ],
)
def test_in_january_2025_the_24_hours_were_waived_for_new_licensees(
    judged: Judge, credit: CreditOf, issued: date, short: set[str]
) -> None:
    act_31 = credit(2, "child-abuse", date(2025, 1, 31), **ACT_31)
    assert unmet(judged(act_31, on=date(2025, 1, 31), issued=issued)) == short


def test_the_waiver_of_january_2025_does_not_reach_a_first_renewal_of_2027(judged: Judge, credit: CreditOf) -> None:
    act_31 = credit(2, "child-abuse", date(2026, 3, 1), **ACT_31)
    found = judged(act_31, issued=date(2025, 1, 20), expires=date(2027, 1, 31), facts={"renewals": 0})
    assert (found.verdict, unmet(found)) == (UNDETERMINED, {"total", "ethics", "contact"})


def test_in_january_2025_act_31_was_not_waived(judged: Judge) -> None:
    found = judged(on=date(2025, 1, 31), issued=date(2024, 3, 1))
    assert (found.verdict, unmet(found)) == (SHORT, {"child-abuse"})


@pytest.mark.parametrize(
    ("child_abuse", "verdict"), [(2, UNDETERMINED), (1.5, SHORT)], ids=["act 31 taken", "act 31 not taken in full"]
)
def test_whether_the_hours_are_waived_in_january_2027_is_open_but_for_act_31(
    judged: Judge, credit: CreditOf, child_abuse: float, verdict: Verdict
) -> None:
    act_31 = credit(child_abuse, "child-abuse", date(2026, 3, 1), **ACT_31)
    assert judged(act_31, issued=date(2025, 2, 1)).verdict is verdict


def test_all_hours_are_enough_at_any_first_renewal(judged: Judge, hours: Hours) -> None:
    assert judged(*hours(), issued=date(2025, 6, 1)).verdict is COMPLIANT


# Before Act 31


@pytest.mark.parametrize(
    ("otherwise", "verdict"),
    [
        ({"child_abuse": (0, ACT_31), "pathology": (4, ON_LINE)}, COMPLIANT),
        ({"child_abuse": (0, ACT_31), "pathology": (3.5, ON_LINE)}, SHORT),
        ({"technique": (15.5, IN_PERSON), "pathology": (2.5, ON_LINE)}, SHORT),
    ],
)
@pytest.mark.parametrize("issued", [date(2010, 12, 1), date(2011, 6, 1)])
def test_everybody_owed_24_hours_by_january_2013(
    judged: Judge, hours: Hours, issued: date, otherwise: dict[str, Any], verdict: Verdict
) -> None:
    found = judged(*hours(date(2012, 3, 1), **otherwise), on=date(2013, 1, 31), issued=issued)
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"), [(["ABMP"], COMPLIANT), ([], UNDETERMINED), (["US-OH"], UNDETERMINED)]
)
def test_whether_courses_of_others_counted_before_2015_is_open(
    judged: Judge, hours: Hours, approvals: list[str], verdict: Verdict
) -> None:
    others = (4, {**ON_LINE, "approvals": approvals})
    credits = hours(date(2012, 3, 1), child_abuse=(0, ACT_31), pathology=others)
    assert judged(*credits, on=date(2013, 1, 31), issued=date(2011, 6, 1)).verdict is verdict


def test_whether_the_renewal_of_january_2015_owed_act_31_is_open(judged: Judge, hours: Hours) -> None:
    credits = hours(date(2014, 3, 1), child_abuse=(0, ACT_31), pathology=(4, ON_LINE))
    assert judged(*credits, on=date(2015, 1, 31)).verdict is UNDETERMINED
