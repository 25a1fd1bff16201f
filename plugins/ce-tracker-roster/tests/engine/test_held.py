"""Documents of many licences at once are judged as those of one are."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import Document, Licence, Therapist
from ce_tracker.rules import Holds, Period, ValidOn
from ce_tracker.rules.conditions import Setting
from ce_tracker_roster.engine.held import Held
from ce_tracker_roster.engine.kinds import NO, OPEN, YES

FIRST = date(2026, 1, 1)
ON = FIRST + timedelta(days=30)
ANSWERS = {True: YES, None: OPEN, False: NO}

days = st.integers(0, 24).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    issued, expires = sorted([draw(days), draw(days)])
    return Document(
        draw(st.sampled_from(["cpr", "bls", "aed"])), issued, draw(st.sampled_from([expires, expires, None]))
    )


people = st.lists(st.tuples(days, days, days, st.lists(documents(), max_size=5)), min_size=1, max_size=4)


@pytest.mark.parametrize("valid", list(ValidOn))
@given(people=people)
def test_the_answer_is_that_of_each(valid: ValidOn, people: list[tuple[date, date, date, list[Document]]]) -> None:
    holds = Holds("cpr", ("cpr", "bls"), "a card", valid=valid)
    begins, starts, dues, expected = [], [], [], []
    rows: list[tuple[int, str, date, date | None]] = []
    for place, (one, other, issued, held) in enumerate(people):
        start, due = sorted([one, other])
        licence = Licence("US-XX", "LMT", issued=min(issued, due))
        therapist = Therapist("Jordan", licences=[licence], documents=held)
        setting = Setting(therapist, licence, Period(start, due, 1, False, False), due, 2, ON)  # noqa: FBT003
        expected.append(ANSWERS[holds.answer(setting)[0]])
        begins.append(max(start, licence.issued))
        starts.append(start)
        dues.append(due)
        rows += [(place, one.kind, one.issued, one.expires) for one in held]
    schema = {"place": pl.Int32, "kind": pl.Categorical(), "issued": pl.Date, "expires": pl.Date}
    table = Held.of(pl.DataFrame(rows, schema=schema, orient="row"), len(people))
    found = table.answers(
        holds,
        np.arange(len(people)),
        *(np.array([day.toordinal() for day in of]) for of in (begins, starts, dues)),
        ON.toordinal(),
    )
    assert found.tolist() == expected
