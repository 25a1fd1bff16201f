"""Limits say in a clause why a seminar will not do; costs add up price, travel and time."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import RecordError, Seminar, Session
from ce_tracker.planning import HOURS, MONEY, Costs, Limits
from ce_tracker.planning.aims import to_objectives

SATURDAY = datetime(2027, 3, 6, 9, tzinfo=UTC)
CUPPING: dict[str, Any] = {
    "title": "Cupping",
    "starts": SATURDAY,
    "ends": SATURDAY.replace(hour=16),
    "hours": 6,
    "subject": "technique",
    "place": "Tampa, FL",
    "price": "129.50",
    "delivery": "in-person",
}


def seminar(**changes: Any) -> Seminar:
    return Seminar(**(CUPPING | changes))


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (Limits(online_only=True), "is not on line"),
        (Limits(deliveries=["live-webinar"]), "its delivery is in-person"),
        (Limits(places=["Orlando"]), "is in Tampa, FL, not near"),
        (Limits(weekdays=[6]), "is on a Saturday"),
        (Limits(not_on=[date(2027, 3, 6)]), "is on 2027-03-06"),
        (Limits(earliest=date(2027, 3, 7)), "begins on 2027-03-06, before 2027-03-07"),
        (Limits(latest=date(2027, 3, 5)), "ends on 2027-03-06, after 2027-03-05"),
    ],
)
def test_a_seminar_outside_the_limits_is_refused_in_a_clause(limits: Limits, why: str) -> None:
    assert limits.refusal(seminar()) == why


@pytest.mark.parametrize(
    "limits",
    [
        Limits(),
        Limits(places=["orlando", "tampa"]),
        Limits(places=["FL"]),
        Limits(weekdays=[5]),
        Limits(earliest=date(2027, 3, 6), latest=date(2027, 3, 6)),
        Limits(deliveries=["in-person"]),
    ],
)
def test_a_seminar_within_the_limits_is_not_refused(limits: Limits) -> None:
    assert limits.refusal(seminar()) is None


def test_a_place_is_near_by_whole_words() -> None:
    assert Limits(places=["Tam"]).refusal(seminar()) == "is in Tampa, FL, not near"


def test_a_seminar_that_does_not_say_where_is_not_near() -> None:
    assert Limits(places=["Tampa"]).refusal(seminar(place="")) == "does not say where it is"


def test_each_session_must_be_near() -> None:
    sessions = [Session(SATURDAY, SATURDAY), Session(SATURDAY.replace(day=7), SATURDAY.replace(day=7), "Miami, FL")]
    assert Limits(places=["Tampa"]).refusal(seminar(ends=None, sessions=sessions)) == "is in Miami, FL, not near"


def test_a_webinar_is_near_everywhere() -> None:
    assert Limits(places=["Orlando"]).refusal(seminar(delivery="live-webinar", place="")) is None


def test_what_is_taken_in_ones_own_time_has_no_days_of_the_week() -> None:
    assert Limits(weekdays=[0]).refusal(seminar(delivery="home-study")) is None


def test_the_cost_is_price_and_travel_and_time() -> None:
    assert Costs(an_hour=20, travel={"Tampa": 30}).of(seminar()) == Decimal("279.50")


def test_what_is_paid_leaves_time_out() -> None:
    assert Costs(an_hour=20, travel={"Tampa": 30}).paid(seminar()) == Decimal("159.50")


def test_the_greatest_cost_of_travel_that_fits_is_taken() -> None:
    assert Costs(travel={"FL": 50, "Tampa": 30}).paid(seminar()) == Decimal("179.50")


def test_nobody_travels_to_a_webinar() -> None:
    assert Costs(travel={"Tampa": 30}).paid(seminar(delivery="live-webinar")) == Decimal("129.50")


@pytest.mark.parametrize("changes", [{"price": None}, {"currency": "CAD"}])
def test_what_has_no_price_in_the_currency_has_no_cost(changes: dict[str, Any]) -> None:
    assert Costs().of(seminar(**changes)) is None


def test_objectives_are_told_in_their_order() -> None:
    assert to_objectives(["money", HOURS]) == (MONEY, HOURS)


def test_one_objective_needs_no_list() -> None:
    assert to_objectives("money") == (MONEY,)


@pytest.mark.parametrize(
    ("objective", "why"),
    [("mony", "did you mean 'money'"), ([], "name at least one"), (["money", "money"], "each is named once")],
)
def test_objectives_that_cannot_be_are_refused(objective: Any, why: str) -> None:
    with pytest.raises(RecordError, match=why):
        to_objectives(objective)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Limits(budget="much"), "budget"),
        (lambda: Limits(budget=-1), "budget"),
        (lambda: Limits(weekdays=[7]), "weekdays"),
        (lambda: Limits(earliest=date(2028, 1, 1), latest=date(2027, 1, 1)), "latest"),
        (lambda: Costs(an_hour="NaN"), "an_hour"),
        (lambda: Costs(travel={"Tampa": -1}), "travel.Tampa"),
    ],
)
def test_amounts_that_cannot_be_are_refused(make: Any, field: str) -> None:
    with pytest.raises(RecordError) as refusal:
        make()
    assert refusal.value.field == field
