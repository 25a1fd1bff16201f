"""Plans for certifications: those that are sought, and those that are held."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Certification, Licence, Seminar, Therapist, Verdict
from ce_tracker.planning import Limits, Plan, plan
from ce_tracker.rules import (
    ELIGIBILITY,
    RENEWAL,
    Holds,
    Minimum,
    OnApplication,
    PrintedDate,
    RuleBook,
    subject,
)

from .nowhere import book, registry_of

ON = date(2027, 1, 5)
SIX_HOURS = book(Minimum("total", 6))
ETHICS = Minimum("ethics", 4, subject("ethics"))


def body(*requirements: Any, purpose: Any = ELIGIBILITY) -> RuleBook:
    term = OnApplication() if purpose is ELIGIBILITY else PrintedDate(2, "printed")
    return book(*requirements, jurisdiction="BODY", credential="CERT", term=term, purpose=purpose)


def seminar(title: str, hours: int, about: str, price: int, month: int = 3) -> Seminar:
    starts = datetime(2027, month, 6, 9, tzinfo=UTC)
    return Seminar(title, starts, Decimal(hours), starts.replace(hour=17), about, price=price, delivery="in-person")


CUPPING = seminar("Cupping", 6, "technique", 50)
BOUNDARIES = seminar("Boundaries", 6, "ethics", 120, month=4)


def planned(certified: RuleBook, *, held: Certification | None = None, **more: Any) -> Plan:
    """The plan of somebody who has a licence, and seeks the certification unless it is `held`."""
    person = Therapist(
        "Jordan Rivera",
        licences=[Licence("XX", "LMT", issued=date(2015, 3, 10))],
        certifications=[held or Certification("BODY", "CERT")],
    )
    return plan(person, [CUPPING, BOUNDARIES], ON, registry=registry_of([SIX_HOURS], [certified]), **more)


def test_what_is_sought_is_planned_for_with_what_is_held() -> None:
    assert planned(body(ETHICS)).seminars == (BOUNDARIES,)


def test_what_is_sought_is_completed() -> None:
    assert planned(body(ETHICS)).outcomes[1].after.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("certified", "limits"),
    [
        pytest.param(body(Minimum("ethics", 9, subject("ethics"))), Limits(), id="too few hours in the catalogue"),
        pytest.param(body(ETHICS), Limits(budget=Decimal(100)), id="beyond the budget"),
        pytest.param(
            body(ETHICS, Holds("card", ("card",), "a card", absent_is_no=True)),
            Limits(),
            id="a document that is missing",
        ),
    ],
)
def test_nothing_is_booked_for_what_cannot_be_completed(certified: RuleBook, limits: Limits) -> None:
    assert planned(certified, limits=limits).seminars == (CUPPING,)


def test_what_cannot_be_completed_is_told() -> None:
    outcome = planned(body(Minimum("ethics", 9, subject("ethics")))).outcomes[1]
    assert outcome.left_out == "the catalogue cannot complete it"


def test_what_is_left_out_does_not_make_the_plan_incomplete() -> None:
    assert planned(body(Minimum("ethics", 9, subject("ethics")))).completes


def test_a_certification_that_is_held_is_kept_as_far_as_can_be() -> None:
    held = Certification("BODY", "CERT", issued=date(2025, 6, 1), expires=date(2027, 6, 1))
    short = body(Minimum("ethics", 9, subject("ethics")), purpose=RENEWAL)
    assert planned(short, held=held).seminars == (BOUNDARIES,)
