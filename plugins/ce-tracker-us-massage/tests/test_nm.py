"""New Mexico: 31 October of printed years, sixteen hours, four of ethics, eight in person, technique taught hands-on."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Milestone, Therapist, Verdict, deadlines
from ce_tracker.rules import UNVERIFIED, RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ISSUED, DUE, DUE_BEFORE = date(2015, 3, 20), date(2026, 10, 31), date(2024, 10, 31)
IN_PERIOD = {DUE: date(2025, 3, 1), DUE_BEFORE: date(2023, 3, 1)}

both_versions = pytest.mark.parametrize("due", [DUE, DUE_BEFORE])


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit, on: date | None = None, issued: date = ISSUED, expires: date | None = DUE, **licence: Any
    ) -> Audit:
        return judge_one("US-NM", "LMT", *credits, on=on or expires or DUE, issued=issued, expires=expires, **licence)

    return judge


@pytest.fixture
def in_person(credit: CreditOf) -> Callable[..., Credit]:
    """Hours by subject in one entry, taken in person and hands-on unless said otherwise."""

    def made(hours: dict[str, float], due: date = DUE, **details: Any) -> Credit:
        return credit(hours, "", IN_PERIOD[due], **{"delivery": "in-person", "hands_on": 1, **details})

    return made


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


@pytest.mark.parametrize(
    ("expires", "on", "due"),
    [
        pytest.param(DUE, date(2024, 11, 1), DUE, id="first day of an even-year term"),
        pytest.param(DUE, date(2024, 10, 31), date(2024, 10, 31), id="last day of the term before"),
        pytest.param(date(2027, 10, 31), date(2026, 10, 31), date(2027, 10, 31), id="a licence of odd years"),
        pytest.param(DUE, date(2026, 11, 1), DUE, id="after it, as long as no later date is entered"),
        pytest.param(None, date(2026, 1, 1), None, id="no printed date"),
    ],
)
def test_it_is_due_on_31_october_of_the_years_it_has_printed(
    judged: Judge, expires: date | None, on: date, due: date | None
) -> None:
    assert judged(on=on, expires=expires).due == due


@pytest.mark.parametrize(
    ("due", "told"),
    [
        pytest.param(date(2026, 10, 31), ["2026-11-02"], id="a Saturday"),
        pytest.param(date(2027, 10, 31), ["2027-11-01"], id="a Sunday"),
        pytest.param(date(2025, 10, 31), [], id="a Friday"),
    ],
)
def test_a_weekend_moves_what_is_timely_and_not_the_due_date(judged: Judge, due: date, told: list[str]) -> None:
    found = judged(expires=due)
    assert found.due == due
    assert [day for day in ("2026-11-02", "2027-11-01") if day in " ".join(found.warnings)] == told


def test_the_grace_period_ends_on_30_december(judged: Judge) -> None:
    told = deadlines(Therapist("T"), [judged()])
    assert [one.day for one in told if one.milestone is Milestone.LATE_UNTIL] == [date(2026, 12, 30)]


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2019, 11, 15), "text of November 2019"),
        (date(2026, 3, 9), "text of November 2019"),
        (date(2026, 3, 10), "text of March 2026"),
        (date(2026, 10, 31), "text of March 2026"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-NM"), end).label == label


def test_no_text_is_known_of_the_renewal_of_october_2019(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-NM"), date(2019, 10, 31)) is None


@both_versions
def test_sixteen_hours_four_of_ethics_and_eight_in_person_comply(
    judged: Judge, credit: CreditOf, in_person: CreditOf, due: date
) -> None:
    on_line = credit({"ethics": 4, "anatomy-physiology": 4}, "", IN_PERIOD[due], delivery="online-self-paced")
    assert judged(in_person({"technique": 8}, due), on_line, expires=due).verdict is COMPLIANT


@pytest.mark.parametrize(
    ("due", "live", "verdict"),
    [
        pytest.param(DUE_BEFORE, {"technique": 8, "ethics": 3.75}, SHORT, id="ethics in 2024"),
        pytest.param(DUE, {"technique": 8, "ethics": 3.75}, UNDETERMINED, id="ethics in 2026"),
        pytest.param(DUE_BEFORE, {"technique": 3.75, "ethics": 4}, SHORT, id="in person in 2024"),
        pytest.param(DUE, {"technique": 3.75, "ethics": 4}, UNDETERMINED, id="in person in 2026"),
    ],
)
def test_ethics_and_hours_in_person_are_open_since_march_2026(
    judged: Judge, credit: CreditOf, in_person: CreditOf, due: date, live: dict[str, float], verdict: Verdict
) -> None:
    others = (
        credit(8, "anatomy-physiology", IN_PERIOD[due], delivery="live-webinar"),
        credit(1, "research", IN_PERIOD[due], activity="publication"),
    )
    assert judged(in_person(live, due), *others, expires=due).verdict is verdict


@both_versions
def test_a_quarter_of_an_hour_less_than_sixteen_is_short(judged: Judge, in_person: CreditOf, due: date) -> None:
    found = judged(in_person({"technique": 11.75, "ethics": 4}, due), expires=due)
    assert (found.verdict, unmet(found), found.short) == (SHORT, {"total"}, Decimal("0.25"))


def test_what_was_read_as_of_2024_is_not_verified_for_2026(judged: Judge) -> None:
    told = {one.key: one.confidence for one in judged().requirements}
    assert (told["ethics"], told["in-person"]) == (UNVERIFIED, UNVERIFIED)


@both_versions
@pytest.mark.parametrize(("delivery", "counted"), [("online-self-paced", 8), ("live-webinar", 8), ("in-person", 20)])
def test_at_most_eight_hours_count_that_were_taken_on_line(
    judged: Judge, credit: CreditOf, due: date, delivery: str, counted: int
) -> None:
    assert judged(credit(20, "ethics", IN_PERIOD[due], delivery=delivery), expires=due).counted == counted


@both_versions
def test_articles_give_at_most_twelve_hours(judged: Judge, credit: CreditOf, due: date) -> None:
    assert judged(credit(14, "research", IN_PERIOD[due], activity="publication"), expires=due).counted == 12


def test_an_article_is_no_training_in_person(judged: Judge, credit: CreditOf, in_person: CreditOf) -> None:
    article = credit(9, "research", IN_PERIOD[DUE_BEFORE], activity="publication", delivery="in-person")
    found = judged(in_person({"ethics": 7}, DUE_BEFORE), article, expires=DUE_BEFORE)
    assert (found.verdict, unmet(found)) == (SHORT, {"in-person"})


@both_versions
@pytest.mark.parametrize(
    ("details", "verdict"),
    [
        pytest.param({}, COMPLIANT, id="hands-on, in person"),
        pytest.param({"hands_on": None}, UNDETERMINED, id="not told whether hands-on"),
        pytest.param({"hands_on": 0}, UNDETERMINED, id="a lecture"),
        pytest.param({"hands_on": 0, "approvals": ["US-NM"]}, SHORT, id="a lecture that the board approved"),
        pytest.param({"hands_on": 0.5}, COMPLIANT, id="half of it theory"),
        pytest.param({"approvals": ["US-NM"]}, COMPLIANT, id="approved by the board, hands-on"),
    ],
)
def test_technique_is_to_be_taught_hands_on(
    judged: Judge, in_person: CreditOf, due: date, details: dict[str, Any], verdict: Verdict
) -> None:
    hours = (in_person({"technique": 8}, due, **details), in_person({"ethics": 8}, due))
    assert judged(*hours, expires=due).verdict is verdict


@pytest.mark.parametrize(("approvals", "verdict"), [([], UNDETERMINED), (["US-NM"], SHORT)])
def test_technique_on_line_is_refused_where_the_board_approves_the_course(
    judged: Judge, credit: CreditOf, in_person: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    on_line = credit(4, "technique", IN_PERIOD[DUE], delivery="live-webinar", hands_on=1, approvals=approvals)
    assert judged(in_person({"ethics": 12}), on_line).verdict is verdict


@pytest.mark.parametrize(
    "subject",
    ["anatomy-physiology", "professional-practice.business", "ethics", "professional-practice", "kinesiology", "other"],
)
def test_every_subject_that_the_rule_names_counts(judged: Judge, in_person: CreditOf, subject: str) -> None:
    assert judged(in_person({subject: 2}, hands_on=0)).counted == 2


@both_versions
@pytest.mark.parametrize(("place", "counted"), [(-1, 0), (0, 3)])
def test_hours_count_from_24_months_before_the_due_date_on(
    judged: Judge, credit: CreditOf, due: date, place: int, counted: int
) -> None:
    completed = date.fromordinal(date(due.year - 2, 11, 1).toordinal() + place)
    assert judged(credit(3, "ethics", completed, delivery="in-person"), expires=due).counted == counted


@both_versions
def test_hours_count_up_to_the_due_date(judged: Judge, credit: CreditOf, due: date) -> None:
    assert judged(credit(3, "ethics", due, delivery="in-person"), expires=due).counted == 3


def test_hours_are_not_carried_over(judged: Judge, in_person: CreditOf) -> None:
    assert judged(in_person({"ethics": 32}, DUE_BEFORE)).counted == 0


@both_versions
def test_what_a_first_renewal_asks_is_open(judged: Judge, due: date) -> None:
    assert judged(issued=date(due.year - 2, 11, 1), expires=due).verdict is UNDETERMINED


@both_versions
@pytest.mark.parametrize(
    ("issued", "renewed", "verdict"),
    [
        pytest.param((3, 11, 30), False, SHORT, id="three years before"),
        pytest.param((3, 12, 1), False, UNDETERMINED, id="a first term may be as long"),
        pytest.param((2, 10, 31), False, UNDETERMINED, id="two years before"),
        pytest.param((2, 10, 31), True, SHORT, id="it was renewed since"),
    ],
)
def test_whether_a_licence_of_less_than_three_years_is_at_its_first_renewal_is_open(
    judged: Judge, due: date, issued: tuple[int, int, int], renewed: bool, verdict: Verdict
) -> None:
    years, month, day = issued
    facts = {"term_started": date(due.year - 2, 11, 1)} if renewed else {}
    assert judged(issued=date(due.year - years, month, day), expires=due, facts=facts).verdict is verdict
