"""What was found of the licences of one roster serves the next; nobody can tell that it did, and nothing else stays."""

import gc
from datetime import date
from weakref import ref

import pytest
from polars.testing import assert_frame_equal
from rosters import ON, frames, people

from ce_tracker import Licence, Registry
from ce_tracker_roster import audit_roster
from ce_tracker_roster.engine.memory import Known, Memory, memory_of
from ce_tracker_roster.engine.specimen import Told

LATER = date(2027, 1, 15)


@pytest.mark.parametrize("on", [ON, LATER], ids=str)
def test_a_roster_is_told_the_same_whatever_was_judged_before(on: date) -> None:
    mine = frames(people(11))
    fresh, used = Registry(), Registry()
    for seed in (12, 13):
        audit_roster(*frames(people(seed, facts=False)), on=ON, registry=used)
    for _ in range(2):
        again = audit_roster(*mine, on=on, registry=used).licences
        assert_frame_equal(again, audit_roster(*mine, on=on, registry=fresh).licences)


def test_what_was_found_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    mine, registry = frames(people(14, facts=False)), Registry()
    first = audit_roster(*mine, on=ON, registry=registry).licences
    new: list[bool] = []
    monkeypatch.setattr(Known, "add", lambda _, session, __: new.append(session.lasting))
    assert_frame_equal(audit_roster(*mine, on=ON, registry=registry).licences, first)
    assert not any(new)


def test_no_roster_stays_in_memory() -> None:
    registry = Registry()
    audit_roster(*frames(people(15)), on=ON, registry=registry)
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Told)]


def test_what_was_found_goes_with_its_registry_and_its_day() -> None:
    registry = Registry()
    memory = ref(memory_of(registry, ON))
    assert memory_of(registry, ON) is memory()
    assert memory_of(registry, LATER) is not memory()
    gc.collect()
    assert memory() is None
    memory = ref(memory_of(registry, LATER))
    del registry
    gc.collect()
    assert memory() is None


def test_facts_that_are_equal_and_yet_of_another_kind_are_told_apart() -> None:
    registry = Registry()
    memory: Memory = memory_of(registry, ON)
    book = registry.rule_book("US-FL", "LMT")
    one, true, same = (
        Licence("US-FL", "LMT", number="MA 1", issued=date(2020, 1, 1), facts={"renewals": value})
        for value in (1, True, 1)
    )
    assert memory.of(book, one, "") is memory.of(book, same, "")
    assert memory.of(book, one, "") is not memory.of(book, true, "")
