"""A licence that stands for many writes down what is looked at of it, and joins those of which the same is told."""

from collections.abc import Callable
from copy import copy
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from attrs import evolve

from ce_tracker import Licence, Status
from ce_tracker.bulk import Period
from ce_tracker_roster.engine.looks import Columns
from ce_tracker_roster.engine.specimen import RecordLookedAt, Told, WatchedPeriod
from ce_tracker_roster.engine.watched import Session

TEMPLATE = Licence("US-FL", "LMT", issued=date(2020, 1, 1))
PLAIN, LAPSED, PRINTED, UNBORN = range(4)
LOOKS: dict[str, tuple[Callable[[Any, Any], Any], list[int]]] = {
    "nothing": (lambda licence, _: licence.name, [PLAIN, LAPSED, PRINTED, UNBORN]),
    "the status": (lambda licence, _: licence.status is Status.ACTIVE, [PLAIN, PRINTED, UNBORN]),
    "whether a date is printed": (lambda licence, _: licence.expires is None, [PLAIN, LAPSED, UNBORN]),
    "whether the birth is known": (lambda _, somebody: somebody.born is None, [PLAIN, LAPSED, PRINTED]),
    "the number": (lambda licence, _: licence.number[-1], [PLAIN]),
}


def told() -> Told:
    days = {"issued": [date(2020, 1, 1)] * 4, "born": [date(1980, 5, 5)] * 3 + [None]}
    return Told(
        pl.DataFrame(
            {
                **days,
                "expires": [None, None, date(2027, 8, 31), None],
                "status": ["active", "lapsed", "active", "active"],
                "number": ["1", "2", "3", "4"],
            },
            schema_overrides={"status": pl.Categorical, "expires": pl.Date},
        )
    )


@pytest.mark.parametrize(("look", "alike"), LOOKS.values(), ids=LOOKS.keys())
def test_what_is_looked_at_decides_who_is_alike(look: Callable[[Any, Any], Any], alike: list[int]) -> None:
    session, roster = Session(), told()
    look(*roster.specimen(TEMPLATE, PLAIN, PLAIN, session))
    columns = Columns(roster.of(np.arange(4)), {"number": lambda: np.arange(4)})
    assert np.flatnonzero(session.alike(columns, np.arange(4))).tolist() == alike


def test_a_specimen_tells_what_its_row_does() -> None:
    licence, somebody = told().specimen(TEMPLATE, PRINTED, 0, Session())
    assert (licence.status, str(licence.number), licence.issued) == (Status.ACTIVE, "3", date(2020, 1, 1))
    assert (licence.expires, somebody.born) == (date(2027, 8, 31), date(1980, 5, 5))


def test_what_a_rule_makes_of_a_licence_is_a_plain_licence() -> None:
    licence, _ = told().specimen(TEMPLATE, PRINTED, 0, Session())
    assert type(evolve(licence, credential="LMP")) is Licence
    assert evolve(licence, credential="LMP") == Licence(
        "US-FL", "LMP", issued=date(2020, 1, 1), number="3", expires=date(2027, 8, 31)
    )
    assert copy(licence) == evolve(licence)


def test_what_a_rule_makes_of_a_period_is_a_plain_period() -> None:
    period = WatchedPeriod.of(date(2025, 9, 1), date(2027, 8, 31), (True, False), "", Session())
    later = evolve(period, end=date(2027, 9, 30))
    assert (type(later), later.first, later.second, later.end) == (Period, True, False, date(2027, 9, 30))
    assert copy(period) == evolve(period)


def test_a_look_at_the_record_is_told() -> None:
    _, somebody = told().specimen(TEMPLATE, PLAIN, 0, Session())
    with pytest.raises(RecordLookedAt, match="documents"):
        _ = somebody.documents


@pytest.mark.parametrize(
    ("look", "alike"),
    [(lambda period: period.first, [True, True, False]), (lambda period: period.second, [True, False, True])],
    ids=["the first", "the second"],
)
def test_which_period_it_is_counts_once_it_is_looked_at(look: Callable[[Any], Any], alike: list[bool]) -> None:
    session = Session()
    look(WatchedPeriod.of(date(2025, 9, 1), date(2027, 8, 31), (False, False), "before_", session))
    columns = Columns({"before_first": np.array([False, False, True]), "before_second": np.array([False, True, False])})
    assert session.alike(columns, np.arange(3)).tolist() == alike
