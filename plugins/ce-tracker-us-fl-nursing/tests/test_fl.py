"""Florida nurses: 24 hours a biennium, some subjects every second and every third, all but one waived for the certified."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

import ce_tracker_us_fl_nursing
from ce_tracker import Audit, Credit, Document, Licence, Registry, Therapist, Verdict, audit
from ce_tracker.testing import RuleBookSuite
from ce_tracker_us_fl_nursing.fl import RN

REGISTRY = Registry({"us-fl-nursing": ce_tracker_us_fl_nursing}, installed=False)
EXPIRES = date(2027, 4, 30)
FLORIDA = {"US-FL": "50-1"}


def course(
    hours: int, subject: str = "nursing-practice", completed: date = date(2026, 1, 10), **details: object
) -> Credit:
    return Credit(f"{subject} {completed}", completed, hours, subject, **{"approvals": FLORIDA, **details})  # type: ignore[arg-type]


EACH_BIENNIUM = (course(2, "medical-errors"), course(2, "law.US-FL"), course(2, "human-trafficking"))
IMPAIRMENT, VIOLENCE = course(2, "impairment-in-the-workplace"), course(2, "domestic-violence")
ALL = (*EACH_BIENNIUM, IMPAIRMENT, VIOLENCE, course(16))


class TestRN(RuleBookSuite):
    book = RN
    licence = Licence("US-FL", "RN", issued=date(2015, 3, 10), expires=EXPIRES)
    on = date(2026, 11, 24)
    due = (EXPIRES,)
    compliant = ALL
    short = ALL[1:]


def judged(
    credits: Sequence[Credit],
    *,
    issued: date = date(2015, 3, 10),
    expires: date = EXPIRES,
    documents: Sequence[Document] = (),
) -> Audit:
    licence = Licence("US-FL", "RN", issued=issued, expires=expires)
    person = Therapist("Mary Seacole", licences=[licence], credits=credits, documents=documents)
    return audit(person, licence, on=expires, registry=REGISTRY)


def lacking(found: Audit) -> dict[str, Decimal]:
    return {one.key: one.short for one in found.requirements if one.short}


def test_violence_comes_besides_the_24() -> None:
    found = judged([*EACH_BIENNIUM, IMPAIRMENT, VIOLENCE, course(15)])
    assert (found.verdict, found.short) == (Verdict.SHORT, 1)


@pytest.mark.parametrize(
    ("violence", "general", "issued", "verdict"),
    [
        pytest.param(2, 16, date(2015, 3, 10), Verdict.COMPLIANT, id="two besides"),
        pytest.param(4, 14, date(2015, 3, 10), Verdict.UNDETERMINED, id="two of four for the 24"),
        pytest.param(4, 13, date(2015, 3, 10), Verdict.SHORT, id="an hour too few with all four"),
        pytest.param(2, 14, date(2024, 1, 10), Verdict.UNDETERMINED, id="two where none is owed"),
        pytest.param(2, 13, date(2024, 1, 10), Verdict.SHORT, id="an hour too few where none is owed"),
    ],
)
def test_whether_more_on_violence_is_among_the_24_is_open(
    violence: int, general: int, issued: date, verdict: Verdict
) -> None:
    found = judged([*EACH_BIENNIUM, IMPAIRMENT, course(general), course(violence, "domestic-violence")], issued=issued)
    assert found.verdict is verdict


def test_violence_of_an_earlier_biennium_is_not_among_the_24() -> None:
    earlier = course(4, "domestic-violence", date(2022, 1, 10))
    assert lacking(judged([*EACH_BIENNIUM, IMPAIRMENT, earlier, course(14)])) == {"total": Decimal(2)}


@pytest.mark.parametrize(("completed", "short"), [(date(2023, 4, 30), {"impairment": 2}), (date(2023, 5, 1), {})])
def test_impairment_is_asked_every_other_biennium(completed: date, short: dict[str, int]) -> None:
    earlier = course(2, "impairment-in-the-workplace", completed)
    assert lacking(judged([*EACH_BIENNIUM, earlier, VIOLENCE, course(18)])) == short


@pytest.mark.parametrize(
    ("completed", "short"),
    [(date(2021, 4, 30), {"domestic-violence": 2, "with-domestic-violence": 2}), (date(2021, 5, 1), {})],
)
def test_violence_is_asked_every_third_renewal(completed: date, short: dict[str, int]) -> None:
    earlier = course(2, "domestic-violence", completed)
    assert lacking(judged([*EACH_BIENNIUM, IMPAIRMENT, earlier, course(16)])) == short


def test_it_is_not_asked_at_the_second_renewal() -> None:
    found = judged([*EACH_BIENNIUM, IMPAIRMENT, course(16)], issued=date(2024, 1, 10))
    assert (found.case, found.verdict) == ("second renewal", Verdict.COMPLIANT)


def test_who_is_certified_owes_human_trafficking_alone() -> None:
    certified = [Document("specialty-certification", date(2024, 1, 1), date(2029, 1, 1))]
    assert judged([course(2, "human-trafficking")], documents=certified).verdict is Verdict.COMPLIANT
    assert lacking(judged([], documents=certified))["human-trafficking"] == 2


def test_hours_of_the_biennium_before_do_not_count_again() -> None:
    before = [course(18, completed=date(2025, 4, 30)), *EACH_BIENNIUM, IMPAIRMENT, VIOLENCE]
    assert lacking(judged(before)) == {"total": 16, "with-domestic-violence": 16}


def test_life_support_does_not_count() -> None:
    assert lacking(judged([*ALL[:-1], course(16, "cpr-first-aid.cpr")])) == {"total": 16, "with-domestic-violence": 16}


def test_a_provider_that_florida_has_not_approved_leaves_it_open() -> None:
    found = judged([*ALL[:-1], course(16, approvals={"ANCC": ""})])
    assert (found.verdict, {one.key for one in found.unknown}) == (Verdict.UNDETERMINED, {"credits"})


def test_a_first_renewal_is_for_the_board_to_tell() -> None:
    assert judged(ALL, issued=date(2025, 9, 1)).verdict is Verdict.UNDETERMINED


def test_earlier_periods_are_not_covered() -> None:
    assert judged([], expires=date(2023, 4, 30)).verdict is Verdict.UNDETERMINED
