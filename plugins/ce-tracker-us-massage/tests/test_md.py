"""Maryland: 24 hours by 31 October of even years, divided in two ways; CPR; trainings owed once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
CPR = Document("cpr", date(2010, 1, 1), date(2031, 1, 1))
BIAS = Document("attestation.implicit-bias", date(2022, 6, 1))
BIAS_AND_RACISM = Document("attestation.implicit-bias-and-structural-racism", date(2026, 6, 1))
ALL = (CPR, BIAS, BIAS_AND_RACISM)

DUE = date(2028, 10, 31)
PAGE = {"ethics": 3, "communicable-disease": 3, "cultural-competency": 2, "technique": 16}
COMAR = {**PAGE, "cultural-competency": 1, "technique": 17}
BOTH = {**PAGE, "technique": 17}

each_credential = pytest.mark.parametrize("credential", ["LMT", "RMP"])


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    """The audit on the due date, of one who has every document unless told otherwise."""

    def judge(
        *credits: Credit,
        credential: str = "LMT",
        on: date = DUE,
        issued: date = date(2008, 3, 10),
        documents: tuple[Document, ...] = ALL,
        **licence: Any,
    ) -> Audit:
        return judge_one("US-MD", credential, *credits, on=on, issued=issued, documents=documents, **licence)

    return judge


@pytest.fixture
def course(credit: CreditOf) -> CreditOf:
    """A course that the board approved, in the last year before `due`."""

    def taken(hours: Any, due: date = DUE, subject: str = "", **details: Any) -> Credit:
        return credit(hours, subject, date(due.year, 3, 1), **{"approvals": ["US-MD"], **details})

    return taken


def instead(hours: dict[str, float], old: str, new: str) -> dict[str, float]:
    """The hours with one subject in place of another."""
    return {new if subject == old else subject: amount for subject, amount in hours.items()}


# the term


@each_credential
@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(date(2026, 10, 31), date(2026, 10, 31), id="on the last day"),
        pytest.param(date(2026, 11, 1), date(2028, 10, 31), id="the day after"),
    ],
)
def test_it_is_due_on_31_october_of_even_years(judged: Judge, credential: str, on: date, due: date) -> None:
    assert judged(credential=credential, on=on).due == due


@pytest.mark.parametrize(
    ("completed", "counted"),
    [(date(2014, 10, 31), 0), (date(2014, 11, 1), 6), (date(2016, 10, 31), 6), (date(2016, 11, 1), 0)],
)
def test_hours_for_2016_are_those_of_november_2014_to_october_2016(
    judged: Judge, credit: CreditOf, completed: date, counted: int
) -> None:
    hours = credit(6, "technique", completed, approvals=["US-MD"])
    assert judged(hours, on=date(2016, 10, 31)).counted == counted


def test_after_the_renewal_of_2016_the_licence_is_due_in_2018(judged: Judge) -> None:
    assert judged(on=date(2016, 11, 1)).due == date(2018, 10, 31)


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2014, 1, 6), "the regulation of 2014"),
        (date(2022, 4, 1), "the regulation of 2014"),
        (date(2022, 4, 2), "implicit bias training"),
        (date(2026, 4, 1), "implicit bias training"),
        (date(2026, 4, 2), "implicit bias and structural racism training"),
        (DUE, "implicit bias and structural racism training"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, label: str
) -> None:
    rules = rules_ending(book_of("US-MD"), end)
    assert rules is not None
    assert rules.label == label


@pytest.mark.parametrize(("credential", "end"), [("LMT", date(2014, 1, 5)), ("RMP", date(2022, 4, 1))])
def test_no_older_text_is_known(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], credential: str, end: date
) -> None:
    assert rules_ending(book_of("US-MD", credential), end) is None


# the 24 hours


@each_credential
@pytest.mark.parametrize("due", [date(2022, 10, 31), date(2026, 10, 31), DUE])
@pytest.mark.parametrize(
    ("hours", "verdict"),
    [
        pytest.param(PAGE, UNDETERMINED, id="3 + 3 + 2 + 16"),
        pytest.param(COMAR, UNDETERMINED, id="3 + 3 + 1 + 17"),
        pytest.param(BOTH, COMPLIANT, id="3 + 3 + 2 + 17"),
        pytest.param({**BOTH, "cultural-competency": 1.5}, UNDETERMINED, id="half an hour of diversity less"),
        pytest.param({**BOTH, "technique": 16.5}, UNDETERMINED, id="half an hour of massage less"),
        pytest.param({**PAGE, "technique": 15.5}, SHORT, id="half an hour too few by the page"),
        pytest.param({**COMAR, "technique": 16.5}, SHORT, id="half an hour too few by COMAR"),
        pytest.param({**PAGE, "ethics": 2.5, "technique": 20}, SHORT, id="half an hour of ethics too few"),
        pytest.param({**PAGE, "communicable-disease": 2.5, "technique": 20}, SHORT, id="too few of diseases"),
        pytest.param({**PAGE, "cultural-competency": 0.5, "technique": 20}, SHORT, id="too few of diversity"),
        pytest.param({**PAGE, "ethics": 4, "technique": 15}, UNDETERMINED, id="ethics in place of massage"),
        pytest.param({**PAGE, "cultural-competency": 3, "technique": 15}, UNDETERMINED, id="diversity in its place"),
    ],
)
def test_the_board_and_the_regulation_divide_the_hours_differently(
    judged: Judge, course: CreditOf, credential: str, due: date, hours: dict[str, float], verdict: Verdict
) -> None:
    assert judged(course(hours, due), credential=credential, on=due).verdict is verdict


def test_why_24_hours_are_open_is_told(judged: Judge, course: CreditOf) -> None:
    told = {one.key: one.why for one in judged(course(PAGE)).unknown}
    assert "COMAR 10.65.05.01 as 3 + 3 + 1 + 17" in told["massage"]


@pytest.mark.parametrize("due", [date(2014, 10, 31), date(2020, 10, 31)])
@pytest.mark.parametrize(
    ("hours", "verdict"),
    [
        pytest.param(COMAR, COMPLIANT, id="3 + 3 + 1 + 17"),
        pytest.param({**COMAR, "technique": 16.5}, SHORT, id="half an hour too few"),
        pytest.param(PAGE, UNDETERMINED, id="3 + 3 + 2 + 16"),
        pytest.param({**COMAR, "cultural-competency": 0.5, "technique": 18}, SHORT, id="too few of diversity"),
    ],
)
def test_until_2022_the_regulation_alone_divided_them(
    judged: Judge, course: CreditOf, due: date, hours: dict[str, float], verdict: Verdict
) -> None:
    assert judged(course(hours, due), on=due).verdict is verdict


@pytest.mark.parametrize(
    ("due", "base", "old", "new", "verdict"),
    [
        pytest.param(DUE, BOTH, "ethics", "law.US-MD", COMPLIANT, id="jurisprudence"),
        pytest.param(DUE, BOTH, "ethics", "law.US-VA", UNDETERMINED, id="law of another state"),
        pytest.param(DUE, BOTH, "communicable-disease", "communicable-disease.hiv-aids", COMPLIANT, id="HIV and AIDS"),
        pytest.param(DUE, BOTH, "cultural-competency", "implicit-bias", COMPLIANT, id="implicit bias"),
        pytest.param(DUE, BOTH, "cultural-competency", "health-equity", UNDETERMINED, id="health equity"),
        pytest.param(date(2020, 10, 31), COMAR, "cultural-competency", "implicit-bias", UNDETERMINED, id="bias, 2020"),
        pytest.param(DUE, BOTH, "technique", "professional-practice.business", COMPLIANT, id="business practices"),
        pytest.param(DUE, BOTH, "technique", "professional-practice.marketing", UNDETERMINED, id="practice building"),
        pytest.param(DUE, BOTH, "technique", "cpr-first-aid.cpr", SHORT, id="CPR"),
        pytest.param(DUE, BOTH, "technique", "cpr-first-aid.first-aid", UNDETERMINED, id="first aid"),
        pytest.param(DUE, BOTH, "technique", "animal-massage", SHORT, id="animals"),
    ],
)
def test_what_a_subject_serves_for(
    judged: Judge, course: CreditOf, due: date, base: dict[str, float], old: str, new: str, verdict: Verdict
) -> None:
    assert judged(course(instead(base, old, new), due), on=due).verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [
        *[([body], COMPLIANT) for body in ("US-MD", "COMTA", "FSMTB", "AOBTA", "AMTA")],
        (["NCBTMB"], UNDETERMINED),
        (["accredited-school"], UNDETERMINED),
        ([], SHORT),
    ],
)
def test_listed_bodies_and_the_board_approve(
    judged: Judge, course: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    assert judged(course(BOTH, approvals=approvals)).verdict is verdict


@pytest.mark.parametrize(
    ("activity", "hours", "base", "verdict"),
    [
        pytest.param("board-meeting", 12, BOTH, COMPLIANT, id="twelve hours of representation"),
        pytest.param("board-meeting", 12.5, PAGE, SHORT, id="more than twelve"),
        pytest.param("conference", 12.5, PAGE, UNDETERMINED, id="a conference may be representation"),
        pytest.param("teaching", 12, BOTH, UNDETERMINED, id="teaching is not told of"),
    ],
)
def test_at_most_twelve_hours_of_representation_count(
    judged: Judge, course: CreditOf, activity: str, hours: float, base: dict[str, float], verdict: Verdict
) -> None:
    rest = course({**base, "technique": base["technique"] - hours})
    found = judged(rest, course(hours, subject="technique", activity=activity, title="convention"))
    assert found.verdict is verdict


# first renewal


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2017, 10, 31), SHORT, id="twelve months before"),
        pytest.param(date(2017, 11, 1), COMPLIANT, id="a day less"),
        pytest.param(date(2018, 10, 31), COMPLIANT, id="on the due date"),
    ],
)
def test_those_licensed_within_a_year_before_owe_no_hours(judged: Judge, issued: date, verdict: Verdict) -> None:
    assert judged(on=date(2018, 10, 31), issued=issued).verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [((CPR, BIAS_AND_RACISM), COMPLIANT), ((BIAS_AND_RACISM,), UNDETERMINED), ((CPR, BIAS), UNDETERMINED)],
)
def test_those_who_owe_no_hours_owe_cpr_and_training(
    judged: Judge, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(issued=date(2028, 1, 10), documents=documents).verdict is verdict


# documents


@pytest.mark.parametrize(
    ("cpr", "verdict"),
    [
        pytest.param((CPR,), COMPLIANT, id="current"),
        pytest.param((Document("cpr", date(2025, 1, 1), date(2028, 10, 30)),), SHORT, id="ended the day before"),
        pytest.param((), UNDETERMINED, id="not recorded"),
    ],
)
def test_cpr_has_to_be_current_at_renewal(
    judged: Judge, course: CreditOf, cpr: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(course(BOTH), documents=(*cpr, BIAS_AND_RACISM)).verdict is verdict


@each_credential
@pytest.mark.parametrize(
    ("due", "issued", "documents", "verdict"),
    [
        pytest.param(date(2026, 10, 31), date(2008, 3, 10), (CPR, BIAS), UNDETERMINED, id="owed by all in 2026"),
        pytest.param(date(2026, 10, 31), date(2008, 3, 10), ALL, COMPLIANT, id="done in 2026"),
        pytest.param(DUE, date(2008, 3, 10), (CPR,), COMPLIANT, id="not asked again in 2028"),
        pytest.param(DUE, date(2027, 3, 10), (CPR,), UNDETERMINED, id="owed by the newly licensed in 2028"),
        pytest.param(date(2022, 10, 31), date(2008, 3, 10), (CPR,), UNDETERMINED, id="bias: owed by all in 2022"),
        pytest.param(date(2022, 10, 31), date(2008, 3, 10), (CPR, BIAS), COMPLIANT, id="bias: done in 2022"),
        pytest.param(date(2024, 10, 31), date(2008, 3, 10), (CPR,), COMPLIANT, id="bias: not asked again in 2024"),
        pytest.param(date(2024, 10, 31), date(2023, 3, 10), (CPR,), UNDETERMINED, id="bias: newly licensed in 2024"),
    ],
)
def test_a_training_is_owed_once_at_the_first_renewal_after_its_day(
    judged: Judge,
    course: CreditOf,
    credential: str,
    due: date,
    issued: date,
    documents: tuple[Document, ...],
    verdict: Verdict,
) -> None:
    found = judged(course(BOTH, due), credential=credential, on=due, issued=issued, documents=documents)
    assert found.verdict is verdict
