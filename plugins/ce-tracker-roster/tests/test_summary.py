"""The summary of a report: each state with its verdicts, what lapses soon, and the hours that are short."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import Verdict
from ce_tracker_roster import rows
from ce_tracker_roster.summary import SUMMARY, audited, confidences, months, summary, total

ON = date(2027, 8, 1)


def report(*told: dict[str, Any]) -> pl.DataFrame:
    usual = {
        "jurisdiction": "US-FL",
        "verdict": "short",
        "due": None,
        "ce_due": None,
        "short": 0.0,
        "reasons": "",
        "confidence": "primary",
        "by": "sums",
    }
    return pl.DataFrame([usual | one for one in told], schema=dict(rows.LICENCES))


def of(name: str, *told: dict[str, Any]) -> list[Any]:
    return summary(report(*told), on=ON)[name].to_list()


def test_states_are_in_the_order_of_their_codes() -> None:
    assert of("jurisdiction", {"jurisdiction": "US-WA"}, {"jurisdiction": "US-AL"}) == ["US-AL", "US-WA"]


def test_the_columns_are_the_documented_ones() -> None:
    assert dict(summary(report({}), on=ON).schema) == dict(SUMMARY)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_has_a_column(verdict: Verdict) -> None:
    assert of(str(verdict).replace("-", "_"), {"verdict": str(verdict)}) == [1]


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        (-1, (1, 0, 0, 0)),
        (0, (0, 1, 1, 1)),
        (30, (0, 1, 1, 1)),
        (31, (0, 0, 1, 1)),
        (90, (0, 0, 0, 1)),
        (91, (0, 0, 0, 0)),
    ],
)
def test_what_lapses_is_counted_by_its_day(days: int, counted: tuple[int, ...]) -> None:
    found = summary(report({"due": ON + timedelta(days=days)}), on=ON)
    assert found.select("overdue", "lapsing_30", "lapsing_60", "lapsing_90").row(0) == counted


@pytest.mark.parametrize("verdict", [one for one in Verdict if one.nothing_owed])
def test_what_owes_nothing_does_not_lapse(verdict: Verdict) -> None:
    assert of("lapsing_30", {"verdict": str(verdict), "due": ON}) == [0]


def test_what_is_undetermined_may_lapse() -> None:
    assert of("lapsing_30", {"verdict": "undetermined", "due": ON}) == [1]


def test_a_licence_without_a_day_does_not_lapse() -> None:
    assert of("lapsing_90", {"due": None}) == [0]


def test_hours_that_are_due_after_the_next_renewal_let_no_licence_lapse_at_it() -> None:
    assert of("lapsing_90", {"due": ON, "ce_due": ON + timedelta(days=365)}) == [0]


@pytest.mark.parametrize("told", [{"reasons": "a CPR card"}, {"verdict": "undetermined"}])
def test_what_owes_more_than_hours_owes_it_by_the_first_of_the_two_days(told: dict[str, Any]) -> None:
    assert of("lapsing_30", {"due": ON, "ce_due": ON + timedelta(days=365)} | told) == [1]


def test_hours_that_are_due_before_the_licence_are_owed_then() -> None:
    assert of("lapsing_30", {"due": ON + timedelta(days=60), "ce_due": ON + timedelta(days=5)}) == [1]


def test_hours_are_summed_as_far_as_they_are_known() -> None:
    assert of("hours_short", {"short": 2.5}, {"short": None}, {"short": 4.0}) == [6.5]


def test_hours_are_summed_without_the_noise_of_fractions() -> None:
    assert of("hours_short", *({"short": 0.1} for _ in range(3))) == [0.3]


def test_a_report_of_another_kind_is_summed_up_as_well() -> None:
    told = report({"due": ON, "short": 2.0}, {"jurisdiction": "US-WA", "verdict": "compliant"})
    frame = pd.DataFrame(told.to_dicts()).assign(due=[pd.Timestamp(ON), pd.NaT])
    assert summary(frame, on=ON).equals(summary(told, on=ON))


def test_the_total_is_of_all_states() -> None:
    told = total(summary(report({"short": 2.0}, {"jurisdiction": "US-WA", "short": 3.0}), on=ON))
    assert (told["jurisdiction"], told["licences"], told["hours_short"]) == ("all", 2, 5.0)


def test_confidences_are_counted_best_first() -> None:
    told = report({"confidence": "unverified"}, {"confidence": None}, {"confidence": "primary"}, {"confidence": None})
    assert list(confidences(told).items()) == [("primary", 1), ("unverified", 1), ("none", 2)]


def test_those_audited_one_by_one_are_counted() -> None:
    assert audited(report({"by": "audit"}, {"by": "sums"}, {"by": "audit"})) == 2


def test_months_go_on_over_the_end_of_a_year() -> None:
    assert months(date(2027, 11, 30), 3) == [date(2027, 11, 1), date(2027, 12, 1), date(2028, 1, 1)]


LICENCES = st.fixed_dictionaries(
    {
        "jurisdiction": st.sampled_from(["US-AL", "US-FL", "US-WA"]),
        "verdict": st.sampled_from([str(one) for one in Verdict]),
        "due": st.none() | st.dates(date(2027, 1, 1), date(2029, 1, 1)),
    }
)


@given(st.lists(LICENCES, min_size=1))
def test_the_verdicts_of_a_state_add_up_to_its_licences(told: list[dict[str, Any]]) -> None:
    found = summary(report(*told), on=ON)
    verdicts = found.select(pl.sum_horizontal(str(one).replace("-", "_") for one in Verdict)).to_series()
    assert verdicts.to_list() == found["licences"].to_list()


@given(st.lists(LICENCES, min_size=1))
def test_the_states_add_up_to_the_report(told: list[dict[str, Any]]) -> None:
    assert total(summary(report(*told), on=ON))["licences"] == len(told)
