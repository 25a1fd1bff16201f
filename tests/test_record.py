"""What a record accepts, what it refuses, and how it names the field."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Credit, Document, Experience, Licence, RecordError, Schooling, Seminar, Therapist
from ce_tracker.record import FrozenMap
from ce_tracker.subjects import SUBJECTS, Subject, Subjects

COURSE: dict[str, Any] = {"title": "Course", "completed": date(2026, 1, 10), "hours": 2, "subject": "ethics"}
LICENCE: dict[str, Any] = {"jurisdiction": "US-FL", "credential": "LMT", "issued": date(2015, 3, 10)}
SEMINAR: dict[str, Any] = {
    "title": "Seminar",
    "starts": datetime(2027, 2, 6, 9, tzinfo=UTC),
    "hours": 6,
    "subject": "technique",
}


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        (Credit, COURSE | {"hours": 0}, "hours"),
        (Credit, COURSE | {"hours": -1}, "hours"),
        (Credit, COURSE | {"hours": float("nan")}, "hours"),
        (Credit, COURSE | {"hours": float("inf")}, "hours"),
        (Credit, COURSE | {"hours": 100_000}, "hours"),
        (Credit, COURSE | {"hours": Decimal("1.00001")}, "hours"),
        (Credit, COURSE | {"hours": "two"}, "hours"),
        (Credit, COURSE | {"hours": True}, "hours"),
        (Credit, COURSE | {"hours": {"ethics": 0}, "subject": ""}, "hours.ethics"),
        (Credit, COURSE | {"hours": {}, "subject": ""}, "hours"),
        (Credit, COURSE | {"hours": {"ethics": 2}}, "subject"),
        (Credit, COURSE | {"subject": ""}, "subject"),
        (Credit, COURSE | {"title": " "}, "title"),
        (Credit, COURSE | {"delivery": "in person"}, "delivery"),
        (Credit, COURSE | {"activity": "lesson"}, "activity"),
        (Credit, COURSE | {"hands_on": 2}, "hands_on"),
        (Credit, COURSE | {"approvals": "NCBTMB"}, "approvals"),
        (Credit, COURSE | {"completed": datetime(2026, 1, 10, tzinfo=UTC)}, "completed"),
        (Credit, COURSE | {"completed": date(1899, 12, 31)}, "completed"),
        (Credit, COURSE | {"completed": date(2200, 1, 1)}, "completed"),
        (Credit, COURSE | {"started": date(2026, 1, 11)}, "completed"),
        (Licence, LICENCE | {"jurisdiction": "Florida"}, "jurisdiction"),
        (Licence, LICENCE | {"status": "asleep"}, "status"),
        (Licence, LICENCE | {"expires": date(2015, 3, 9)}, "expires"),
        (Licence, LICENCE | {"facts": {"practising_since": date(9999, 1, 1)}}, "facts.practising_since"),
        (Licence, LICENCE | {"facts": {"renewals": [4]}}, "facts.renewals"),
        (Document, {"kind": "cpr", "issued": date(2026, 1, 2), "expires": date(2026, 1, 1)}, "expires"),
        (Seminar, SEMINAR | {"starts": datetime(2027, 2, 6, 9)}, "starts"),  # noqa: DTZ001
        (Seminar, SEMINAR | {"ends": datetime(2027, 2, 5, 9, tzinfo=UTC)}, "ends"),
        (Seminar, SEMINAR | {"price": -1}, "price"),
        (Schooling, {"school": "A", "completed": date(2014, 1, 1), "hours": 500}, "hours"),
        (Experience, {"setting": "spa", "hours": 1, "started": date(2016, 1, 1), "role": "boss"}, "role"),
    ],
)
def test_what_cannot_be_is_refused_and_the_field_named(kind: Any, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as caught:
        kind(**fields)
    assert caught.value.field == field


def test_a_float_is_read_as_it_is_written() -> None:
    assert Credit(**COURSE | {"hours": 1.1}).total == Decimal("1.1")


def test_a_mixed_course_has_the_sum_of_its_hours() -> None:
    assert Credit(**COURSE | {"hours": {"ethics": 2, "technique": 4.5}, "subject": ""}).total == Decimal("6.5")


def test_a_share_of_hands_on_hours_makes_two_parts() -> None:
    parts = Credit(**COURSE | {"hours": 8, "hands_on": 0.75}).parts
    assert [(kind.hands_on, hours) for kind, hours in parts] == [(True, 6), (False, 2)]


def test_records_are_values() -> None:
    one, other = Credit(**COURSE | {"approvals": ["NCBTMB"]}), Credit(**COURSE | {"approvals": {"NCBTMB": ""}})
    assert (one == other, hash(one) == hash(other)) == (True, True)


def test_a_seminar_attended_is_a_credit_of_its_days() -> None:
    seminar = Seminar(**SEMINAR | {"ends": datetime(2027, 2, 7, 17, tzinfo=UTC)})
    credit = seminar.attended()
    assert (credit.started, credit.completed, credit.total) == (date(2027, 2, 6), date(2027, 2, 7), 6)


def test_a_licence_is_entered_once() -> None:
    with pytest.raises(RecordError, match="US-FL LMT is entered twice"):
        Therapist("Jordan", licences=[Licence(**LICENCE), Licence(**LICENCE | {"number": "MA1"})])


@pytest.mark.parametrize(
    "entries",
    [
        {"credits": [Credit(**COURSE)]},
        {"licences": [Licence(**LICENCE)]},
        {"documents": [Document("cpr", date(2020, 1, 1))]},
    ],
)
def test_nothing_happens_before_birth(entries: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="before birth"):
        Therapist("Jordan", born=date(2026, 5, 17), **entries)


def test_a_frozen_map_equals_a_mapping_of_the_same_content() -> None:
    assert (FrozenMap({"a": 1}) == {"a": 1}, FrozenMap({"a": 1}) == {"a": 2}) == (True, False)


def test_a_subject_needs_its_parent() -> None:
    with pytest.raises(ValueError, match="needs its parent 'reflexology'"):
        Subjects.of([Subject("reflexology.foot", "feet")])


def test_a_subject_is_not_told_in_two_ways() -> None:
    with pytest.raises(ValueError, match="defined twice"):
        SUBJECTS.with_([Subject("ethics", "something else")])


def test_an_unknown_subject_names_the_nearest() -> None:
    assert SUBJECTS.check("etics") == "unknown subject 'etics'; did you mean 'ethics'?"
