"""The worked cases that pin the definition of counting, by the quick way and by linear program."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ce_tracker.auditing.counting import by_program, count
from ce_tracker.auditing.problem import Item, Limit, Need, Place, Problem

CASES = tomllib.loads(Path(__file__).with_name("counting-cases.toml").read_text(encoding="utf-8"), parse_float=Decimal)[
    "case"
]


class Setup:
    """A case as a problem and its items."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.rows: list[tuple[int, Mapping[str, Any]]] = []
        self.keys = [row["key"] for row in (*case.get("minimums", ()), *case.get("components", ()))]
        per_day = case.get("per_day")
        self.problem = Problem(
            tuple(self.need(row) for row in case.get("minimums", ())),
            tuple(Place(self.bit(row["where"]), Decimal(row["hours"])) for row in case.get("components", ())),
            tuple(Limit(self.bit(row["where"]), Decimal(row["hours"])) for row in case.get("maximums", ())),
            None if per_day is None else Decimal(per_day),
        )
        self.items = [self.item(credit) for credit in case["credits"]]

    def bit(self, where: Mapping[str, Any]) -> int:
        bit = 1 << len(self.rows)
        self.rows.append((bit, where))
        return bit

    def need(self, row: Mapping[str, Any]) -> Need:
        inner = row.get("at_most_inside")
        inside = () if inner is None else (Limit(self.bit(inner["where"]), Decimal(inner["hours"])),)
        return Need(self.bit(row["where"]), Decimal(row["hours"]), inside)

    def item(self, credit: Mapping[str, Any]) -> Item:
        day = credit["completed"].toordinal()
        return Item(Decimal(credit["hours"]), sum(bit for bit, where in self.rows if fits(where, credit)), (day, day))


def fits(where: Mapping[str, Any], credit: Mapping[str, Any]) -> bool:
    return all(
        credit.get(field) in wanted if isinstance(wanted, list) else credit.get(field) == wanted
        for field, wanted in where.items()
    )


@pytest.mark.parametrize("way", [count, by_program])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_case_counts_as_the_definition_says(case: Mapping[str, Any], way: Any) -> None:
    setup = Setup(case)
    counted = way(setup.problem, setup.items)
    short = {key: hours for key, hours in zip(setup.keys, counted.shortfalls(setup.problem), strict=True) if hours}
    expected = case["expect"]
    assert (sum(counted.items), short, list(counted.items)) == (
        expected["counted"],
        expected["short"],
        expected["credits"],
    )
