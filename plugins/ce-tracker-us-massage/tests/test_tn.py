"""Tennessee: 24 hours in cycles of two calendar years, at most 8 by multi-media; an hour a month for the newly licensed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Status, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]
CreditOf = Callable[..., Credit]

COMPLIANT, SHORT, UNDETERMINED = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED
ON = date(2026, 11, 23)
EXPIRES = date(2027, 5, 31)
IN_CYCLE = date(2025, 9, 1)
APPROVED = {"approvals": ["US-TN"], "delivery": "in-person"}
ON_LINE = {"approvals": ["US-TN"], "delivery": "online-self-paced"}
REQUIRED = {"law.US-TN": 2, "ethics": 2}


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(
        *credits: Credit,
        on: date = ON,
        issued: date = date(2015, 3, 10),
        expires: date | None = EXPIRES,
        **licence: Any,
    ) -> Audit:
        return judge_one("US-TN", "LMT", *credits, on=on, issued=issued, expires=expires, **licence)

    return judge


def needed(found: Audit, key: str) -> Decimal:
    return next(one.needed for one in found.requirements if one.key == key)


@pytest.mark.parametrize(
    ("on", "expires", "ce_due"),
    [
        (date(2024, 12, 31), date(2025, 5, 31), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 5, 31), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2027, 5, 31), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 5, 31), date(2028, 12, 31)),
    ],
)
def test_hours_are_due_at_the_end_of_every_even_year(judged: Judge, on: date, expires: date, ce_due: date) -> None:
    assert judged(on=on, expires=expires).ce_due == ce_due


def test_the_licence_falls_due_on_its_own_printed_day(judged: Judge) -> None:
    assert judged().due == EXPIRES


def test_without_the_printed_date_it_is_asked_for(judged: Judge) -> None:
    found = judged(expires=None)
    assert (found.verdict, found.unknown[0].settle) == (UNDETERMINED, "enter licences.expires")


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2018, 12, 31), "24 hours, 8 by multi-media"),
        (date(2020, 12, 31), "24 hours; multi-media of 2020 and 2021 perhaps without limit"),
        (date(2022, 12, 31), "24 hours; multi-media of 2020 and 2021 perhaps without limit"),
        (date(2024, 12, 31), "24 hours, 8 by multi-media"),
        (date(2025, 1, 1), "24 hours; 8 by multi-media, perhaps more"),
        (date(2026, 12, 31), "24 hours; 8 by multi-media, perhaps more"),
    ],
)
def test_which_version_governs(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules], end: date, label: str
) -> None:
    assert rules_ending(book_of("US-TN"), end).label == label


def test_no_text_is_known_for_the_cycle_that_ended_in_2016(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None]
) -> None:
    assert rules_ending(book_of("US-TN"), date(2016, 12, 31)) is None


@pytest.mark.parametrize(("technique", "verdict"), [(19.75, SHORT), (20, COMPLIANT), (21, COMPLIANT)])
def test_24_hours_are_asked(judged: Judge, credit: CreditOf, technique: float, verdict: Verdict) -> None:
    assert judged(credit({**REQUIRED, "technique": technique}, "", IN_CYCLE, **APPROVED)).verdict is verdict


@pytest.mark.parametrize(
    ("subjects", "verdict"),
    [
        pytest.param({"law.US-TN": 2, "ethics": 2}, COMPLIANT, id="law and ethics"),
        pytest.param({"law.US-TN": 2, "professional-practice.business": 2}, COMPLIANT, id="management"),
        pytest.param({"law.US-TN": 2, "substance-abuse": 2}, COMPLIANT, id="substance abuse"),
        pytest.param({"law.US-TN": 2, "ethics": 1, "substance-abuse": 1}, COMPLIANT, id="an hour of each"),
        pytest.param({"law.US-TN": 2, "professional-practice": 2}, UNDETERMINED, id="practice, perhaps its management"),
        pytest.param({"law.US-TN": 2, "ethics": 1.5}, SHORT, id="half an hour of ethics missing"),
        pytest.param({"law.US-TN": 1.5, "ethics": 2}, SHORT, id="half an hour of law missing"),
        pytest.param({"law": 2, "ethics": 2}, UNDETERMINED, id="law of some state"),
    ],
)
def test_two_hours_of_law_and_two_of_ethics_management_or_substance_abuse(
    judged: Judge, credit: CreditOf, subjects: dict[str, float], verdict: Verdict
) -> None:
    assert judged(credit({**subjects, "technique": 24}, "", IN_CYCLE, **APPROVED)).verdict is verdict


@pytest.mark.parametrize("delivery", ["live-webinar", "online-self-paced", "home-study"])
@pytest.mark.parametrize(
    ("year", "distant", "verdict"),
    [
        pytest.param(2024, 8, COMPLIANT, id="2024, eight"),
        pytest.param(2024, 8.5, SHORT, id="2024, more"),
        pytest.param(2026, 8, COMPLIANT, id="2026, eight"),
        pytest.param(2026, 8.5, UNDETERMINED, id="2026, more"),
    ],
)
def test_at_most_eight_hours_by_any_multi_media_and_since_2024_perhaps_more(
    judged: Judge, credit: CreditOf, year: int, delivery: str, distant: float, verdict: Verdict
) -> None:
    found = judged(
        credit({**REQUIRED, "technique": 20 - distant}, "", date(year - 1, 9, 1), **APPROVED),
        credit(distant, "technique", date(year - 1, 10, 1), approvals=["US-TN"], delivery=delivery),
        on=date(year, 12, 31),
    )
    assert found.verdict is verdict


def test_why_more_than_eight_hours_are_open_is_told(judged: Judge, credit: CreditOf) -> None:
    found = judged(credit({**REQUIRED, "technique": 20}, "", IN_CYCLE, **ON_LINE))
    assert (found.verdict, found.counted) == (UNDETERMINED, Decimal(8))
    assert any("whether it has been raised since is not established" in one.why for one in found.unknown)


@pytest.mark.parametrize(("on", "verdict"), [(date(2024, 12, 31), SHORT), (date(2026, 12, 31), UNDETERMINED)])
def test_the_newly_licensed_fall_under_the_same_limit(
    judged: Judge, credit: CreditOf, on: date, verdict: Verdict
) -> None:
    hours = credit({**REQUIRED, "technique": 5}, "", date(on.year, 11, 1), **ON_LINE)
    issued = date(on.year, 4, 5)
    assert judged(hours, on=on, issued=issued, expires=date(on.year + 2, 5, 31)).verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"), [(["US-TN"], COMPLIANT), (["NCBTMB"], UNDETERMINED), ([], UNDETERMINED)]
)
def test_whether_a_course_is_approved_is_open_unless_the_board_did_it(
    judged: Judge, credit: CreditOf, approvals: list[str], verdict: Verdict
) -> None:
    hours = credit({**REQUIRED, "technique": 20}, "", IN_CYCLE, approvals=approvals, delivery="in-person")
    assert judged(hours).verdict is verdict


def test_a_course_counts_once_a_cycle(judged: Judge, credit: CreditOf) -> None:
    found = judged(
        credit({**REQUIRED, "technique": 10}, "", IN_CYCLE, **APPROVED),
        credit(6, "technique", date(2025, 10, 1), title="Hot stones", provider="A", **APPROVED),
        credit(6, "technique", date(2026, 10, 1), title="Hot stones", provider="A", **APPROVED),
    )
    assert (found.verdict, found.counted) == (SHORT, Decimal(20))


@pytest.mark.parametrize(("first", "verdict"), [(12, COMPLIANT), (2, UNDETERMINED)])
def test_which_time_counts_of_a_course_taken_again_is_open_where_the_later_one_is_longer(
    judged: Judge, credit: CreditOf, first: float, verdict: Verdict
) -> None:
    found = judged(
        credit({**REQUIRED, "technique": 8}, "", IN_CYCLE, **APPROVED),
        credit(first, "technique", date(2025, 10, 1), title="Hot stones", provider="A", **APPROVED),
        credit(12, "technique", date(2026, 10, 1), title="Hot stones", provider="A", **APPROVED),
    )
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [(date(2024, 12, 31), SHORT), (date(2025, 1, 1), COMPLIANT), (date(2026, 11, 23), COMPLIANT)],
)
def test_hours_count_within_the_cycle(judged: Judge, credit: CreditOf, completed: date, verdict: Verdict) -> None:
    assert judged(credit({**REQUIRED, "technique": 20}, "", completed, **APPROVED)).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "hours"),
    [
        *[(date(2025, month, 15), 25 - month) for month in range(1, 13)],
        *[(date(2026, month, 15), 13 - month) for month in range(1, 9)],
        *[(date(2026, month, 15), 4) for month in range(9, 13)],
    ],
)
def test_those_licensed_within_the_cycle_owe_an_hour_a_month_and_at_least_four(
    judged: Judge, issued: date, hours: int
) -> None:
    found = judged(issued=issued, on=date(2026, 12, 31), expires=date(2028, 5, 31))
    assert needed(found, "total") == hours


@pytest.mark.parametrize(
    ("issued", "hours"),
    [
        pytest.param(date(2024, 12, 31), 24, id="licensed on the last day of the cycle before"),
        pytest.param(date(2025, 1, 1), 24, id="licensed on its first day"),
        pytest.param(date(2025, 1, 31), 24, id="licensed at the end of the first month"),
        pytest.param(date(2025, 2, 1), 23, id="licensed on the first of the second month"),
        pytest.param(date(2026, 8, 31), 5, id="licensed at the end of August of the second year"),
        pytest.param(date(2026, 9, 1), 4, id="licensed on the first of September of the second year"),
    ],
)
def test_the_month_of_licensing_counts_as_a_whole(judged: Judge, issued: date, hours: int) -> None:
    found = judged(issued=issued, on=date(2026, 12, 31), expires=date(2028, 5, 31))
    assert needed(found, "total") == hours


@pytest.mark.parametrize(
    ("subjects", "verdict"),
    [(REQUIRED, COMPLIANT), ({"law.US-TN": 2, "technique": 2}, SHORT), ({"ethics": 2, "technique": 2}, SHORT)],
)
def test_the_four_hours_of_the_newest_are_two_of_law_and_two_of_ethics(
    judged: Judge, credit: CreditOf, subjects: dict[str, float], verdict: Verdict
) -> None:
    hours = credit(subjects, "", date(2026, 11, 1), **APPROVED)
    assert judged(hours, issued=date(2026, 10, 5), expires=date(2028, 5, 31)).verdict is verdict


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        (date(2019, 12, 31), SHORT),
        (date(2020, 1, 1), UNDETERMINED),
        (date(2020, 12, 31), UNDETERMINED),
    ],
)
def test_whether_the_limit_on_multi_media_held_in_2020_is_open(
    judged: Judge, credit: CreditOf, completed: date, verdict: Verdict
) -> None:
    found = judged(
        credit({**REQUIRED, "technique": 10}, "", date(2019, 2, 1), **APPROVED),
        credit(10, "technique", completed, **ON_LINE),
        on=date(2020, 12, 31),
        expires=date(2021, 5, 31),
    )
    assert found.verdict is verdict


@pytest.mark.parametrize(("completed", "verdict"), [(date(2021, 12, 31), UNDETERMINED), (date(2022, 1, 1), SHORT)])
def test_the_limit_on_multi_media_held_again_from_2022(
    judged: Judge, credit: CreditOf, completed: date, verdict: Verdict
) -> None:
    found = judged(
        credit({**REQUIRED, "technique": 10}, "", date(2021, 2, 1), **APPROVED),
        credit(10, "technique", completed, **ON_LINE),
        on=date(2022, 12, 31),
        expires=date(2023, 5, 31),
    )
    assert found.verdict is verdict


def test_what_a_retired_licence_owes_is_undetermined(judged: Judge) -> None:
    assert judged(status=Status.RETIRED).verdict is UNDETERMINED
