"""Vermont: a registration since April 2021, without continuing education; only its print tells when it ends."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Verdict
from ce_tracker.rules import RuleBook, Rules

Judge = Callable[..., Audit]


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(on: date = date(2026, 6, 1), issued: date = date(2021, 4, 10), **licence: Any) -> Audit:
        return judge_one("US-VT", "RMT/RB/RTP", on=on, issued=issued, **licence)

    return judge


@pytest.mark.parametrize("expires", [None, date(2026, 11, 30)])
def test_nothing_is_asked_whether_or_not_the_date_is_known(judged: Judge, expires: date | None) -> None:
    assert judged(expires=expires).verdict is Verdict.NO_CE_REQUIRED


def test_without_the_printed_date_no_due_date_is_told(judged: Judge) -> None:
    assert judged().due is None


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2024, 11, 30), date(2024, 11, 30)),
        (date(2024, 12, 1), date(2026, 11, 30)),
    ],
)
def test_registrations_end_every_two_years_from_the_printed_date(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on, expires=date(2026, 11, 30)).due == due


def test_that_nothing_is_asked_is_told_to_rest_on_secondary_sources(judged: Judge) -> None:
    warnings = judged(expires=date(2026, 11, 30)).warnings
    assert any("rests in part on secondary sources" in warning for warning in warnings)


@pytest.mark.parametrize(("end", "known"), [(date(2021, 3, 31), False), (date(2021, 4, 1), True)])
def test_nobody_had_to_register_before_april_2021(
    book_of: Callable[..., RuleBook], rules_ending: Callable[..., Rules | None], end: date, known: bool
) -> None:
    assert (rules_ending(book_of("US-VT", "RMT/RB/RTP"), end) is not None) is known
