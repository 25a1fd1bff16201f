"""Plans for certifications: those that are sought, and those that are held."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Certification, Licence, Registry, RuleSource, Seminar, Therapist, Verdict, hookimpl
from ce_tracker.planning import Limits, Plan, plan
from ce_tracker.rules import (
    ELIGIBILITY,
    ODD,
    PRIMARY,
    RENEWAL,
    Board,
    Citation,
    FixedDate,
    Holds,
    Minimum,
    OnApplication,
    PrintedDate,
    RuleBook,
    Rules,
    subject,
)

ON = date(2027, 1, 5)
BOARD = Board("the board of nowhere", "https://board.example/")
ETHICS = Minimum("ethics", 4, subject("ethics"))


def book(*requirements: Any, **more: Any) -> RuleBook:
    asked = Rules(
        citation=Citation("Rule 1", "https://board.example/rule-1"),
        confidence=PRIMARY,
        verified_on=ON,
        requirements=requirements,
    )
    return RuleBook(board=BOARD, rules=(asked,), **more)


LICENCE = book(
    Minimum("total", 6),
    jurisdiction="XX",
    credential="LMT",
    name="Licensed",
    term=FixedDate(8, 31, ODD),
    purpose=RENEWAL,
)


def body(*requirements: Any, purpose: Any = ELIGIBILITY) -> RuleBook:
    term = OnApplication() if purpose is ELIGIBILITY else PrintedDate(2, "printed")
    return book(*requirements, jurisdiction="BODY", credential="CERT", name="Certified", term=term, purpose=purpose)


def seminar(title: str, hours: int, about: str, price: int, month: int = 3) -> Seminar:
    starts = datetime(2027, month, 6, 9, tzinfo=UTC)
    return Seminar(title, starts, Decimal(hours), starts.replace(hour=17), about, price=price, delivery="in-person")


CUPPING = seminar("Cupping", 6, "technique", 50)
BOUNDARIES = seminar("Boundaries", 6, "ethics", 120, month=4)


def planned(certified: RuleBook, *, held: Certification | None = None, **more: Any) -> Plan:
    """The plan of somebody who has a licence, and seeks the certification unless it is `held`."""

    class Nowhere:
        @hookimpl
        def ce_tracker_rules(self) -> list[RuleSource]:
            return [RuleSource("XX", lambda: [LICENCE])]

        @hookimpl
        def ce_tracker_certifications(self) -> list[RuleSource]:
            return [RuleSource("BODY", lambda: [certified])]

    person = Therapist(
        "Jordan Rivera",
        licences=[Licence("XX", "LMT", issued=date(2015, 3, 10))],
        certifications=[held or Certification("BODY", "CERT")],
    )
    return plan(person, [CUPPING, BOUNDARIES], ON, registry=Registry({"nowhere": Nowhere()}, installed=False), **more)


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
