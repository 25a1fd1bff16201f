"""A roster says what the audit of each licence says, also by rule books in which doubts meet as in none of a real board."""

from datetime import date
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rosters import Holder, frames, in_order

from ce_tracker import Licence, Therapist, audit
from ce_tracker.errors import RuleError
from ce_tracker.testing.doubtful import ON, doubtful_book, gappy_credits
from ce_tracker.testing.suite import registry_of
from ce_tracker_roster import audit_roster, rows

_ISSUED = (date(2010, 1, 1), date(2022, 3, 1), date(2024, 5, 1), date(2026, 3, 1))


def _holder(random: Random, number: int) -> Holder:
    licence = Licence("XX", "LMT", issued=random.choice(_ISSUED))
    credits = in_order(gappy_credits(random))
    return Holder(f"L{number}", licence, Therapist("Jordan", licences=[licence], credits=credits))


@settings(max_examples=60)
@given(st.integers(min_value=0, max_value=2**32))
@example(24)  # repeats and carry-over in one book
def test_every_row_is_what_audit_says(seed: int) -> None:
    random = Random(seed)
    try:
        registry = registry_of(doubtful_book(random))
    except RuleError:
        return  # what contradicts itself is no rule book
    holders = [_holder(random, number) for number in range(20)]
    report = audit_roster(*frames(holders), on=ON, registry=registry).licences
    told = {row["licence"]: row for row in report.iter_rows(named=True)}
    for one in holders:
        said = rows.licence_row(audit(one.therapist, one.licence, on=ON, registry=registry))
        assert {name: told[one.key][name] for name in said} == said
