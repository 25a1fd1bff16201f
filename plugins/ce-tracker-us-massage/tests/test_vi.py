"""US Virgin Islands: a yearly licence and health card; whether continuing education is asked is not known."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Verdict

Judge = Callable[..., Audit]

EXPIRES = date(2027, 3, 31)
ON = date(2027, 1, 10)


@pytest.fixture
def judged(judge_one: Judge) -> Judge:
    def judge(*credits: Credit, on: date = ON, expires: date | None = EXPIRES, **others: Any) -> Audit:
        return judge_one("US-VI", "DLCA licence", *credits, on=on, issued=date(2020, 4, 1), expires=expires, **others)

    return judge


def condition(found: Audit, key: str) -> bool | None:
    return next(one.met for one in found.conditions if one.key == key)


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2027, 3, 31), date(2027, 3, 31)),
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 3, 31), date(2026, 3, 31)),
    ],
)
def test_the_licence_ends_every_year_on_the_printed_day(judged: Judge, on: date, due: date) -> None:
    assert judged(on=on).due == due


def test_without_the_printed_date_it_is_asked_for(judged: Judge) -> None:
    found = judged(expires=None)
    assert (found.verdict, found.unknown[0].settle) == (Verdict.UNDETERMINED, "enter licences.expires")


def test_no_hours_settle_whether_hours_are_asked(judged: Judge, credit: Callable[..., Credit]) -> None:
    card = Document("health-card", date(2026, 6, 1), date(2027, 5, 31))
    training = credit(3, "communicable-disease.hiv-aids", date(2026, 9, 1))
    assert judged(training, documents=(card,)).verdict is Verdict.UNDETERMINED


def test_the_open_question_names_the_training_on_hiv_and_std(judged: Judge) -> None:
    assert any(one.key == "continuing-education" and "HIV and STD" in one.why for one in judged().unknown)


@pytest.mark.parametrize(
    ("documents", "met"),
    [
        pytest.param((), None, id="no card recorded"),
        pytest.param((Document("health-card", date(2026, 4, 1), date(2027, 3, 31)),), True, id="valid on the due date"),
        pytest.param(
            (Document("health-card", date(2026, 3, 1), date(2027, 3, 30)),), None, id="runs out the day before"
        ),
    ],
)
def test_a_health_card_is_asked_and_its_day_is_open(
    judged: Judge, documents: tuple[Document, ...], met: bool | None
) -> None:
    assert condition(judged(documents=documents), "health-card") is met
