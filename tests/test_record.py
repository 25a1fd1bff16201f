"""What a record accepts, what it refuses, and how it names the field."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ce_tracker import (
    Credit,
    Document,
    Experience,
    Licence,
    RecordError,
    Registry,
    Schooling,
    Seminar,
    Session,
    Therapist,
    audit,
    career_path,
    hookimpl,
    plan,
    will_it_count,
)
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
        (Credit, COURSE | {"approvals": [""]}, "approvals"),
        (Credit, COURSE | {"approvals": {None: "20-1234"}}, "approvals"),
        (Credit, COURSE | {"completed": datetime(2026, 1, 10, tzinfo=UTC)}, "completed"),
        (Credit, COURSE | {"completed": date(1899, 12, 31)}, "completed"),
        (Credit, COURSE | {"completed": date(2200, 1, 1)}, "completed"),
        (Credit, COURSE | {"started": date(2026, 1, 11)}, "completed"),
        (Licence, LICENCE | {"jurisdiction": "Florida"}, "jurisdiction"),
        (Licence, LICENCE | {"status": "asleep"}, "status"),
        (Licence, LICENCE | {"expires": date(2015, 3, 9)}, "expires"),
        (Licence, LICENCE | {"facts": {"practising_since": date(9999, 1, 1)}}, "facts.practising_since"),
        (Licence, LICENCE | {"facts": {"renewals": [4]}}, "facts.renewals"),
        (Licence, LICENCE | {"facts": {"carried_over": float("nan")}}, "facts.carried_over"),
        (Licence, LICENCE | {"facts": {"carried_over": Decimal("Infinity")}}, "facts.carried_over"),
        (Licence, LICENCE | {"facts": {"since": datetime(2015, 3, 10, tzinfo=UTC)}}, "facts.since"),
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


EASTERN, CENTRAL = ZoneInfo("America/New_York"), ZoneInfo("America/Chicago")


def session(day: int, start: int = 9, end: int = 17, zone: Any = UTC) -> Session:
    return Session(datetime(2027, 2, day, start, tzinfo=zone), datetime(2027, 2, day, end, tzinfo=zone))


def test_a_seminar_ends_when_its_last_session_does() -> None:
    assert Seminar(**SEMINAR, sessions=[session(6), session(7)]).ends == datetime(2027, 2, 7, 17, tzinfo=UTC)


def test_sessions_are_kept_in_the_order_of_time() -> None:
    assert Seminar(**SEMINAR, sessions=[session(7), session(6)]).sessions == (session(6), session(7))


def test_a_seminar_with_sessions_is_completed_on_the_day_of_the_last() -> None:
    assert Seminar(**SEMINAR, sessions=[session(6), session(13)]).attended().completed == date(2027, 2, 13)


def test_a_session_without_a_place_is_at_the_place_of_the_seminar() -> None:
    assert Seminar(**SEMINAR, place="Tampa", sessions=[session(6)]).times[0].place == "Tampa"


def test_a_seminar_without_sessions_takes_place_once() -> None:
    ends = datetime(2027, 2, 6, 17, tzinfo=UTC)
    assert Seminar(**SEMINAR, ends=ends).times == (session(6),)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"sessions": [session(7)]}, "starts"),
        ({"sessions": [session(6)], "ends": datetime(2027, 2, 6, 18, tzinfo=UTC)}, "ends"),
        ({"sessions": [session(6), session(6, 12, 18)]}, "sessions"),
        ({"sessions": "Saturday"}, "sessions"),
        ({"sessions": ["Saturday"]}, "sessions"),
    ],
)
def test_sessions_that_contradict_their_seminar_are_refused(more: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as refusal:
        Seminar(**SEMINAR, **more)
    assert refusal.value.field == field


def test_a_session_does_not_end_before_it_starts() -> None:
    with pytest.raises(RecordError, match="is before starts"):
        session(6, 17, 9)


def test_seminars_overlap_across_zones() -> None:
    eastern = Seminar(
        "A", session(6, 13, 14, EASTERN).starts, 1, subject="ethics", sessions=[session(6, 13, 14, EASTERN)]
    )
    central = Seminar(
        "B", session(6, 12, 13, CENTRAL).starts, 1, subject="ethics", sessions=[session(6, 12, 13, CENTRAL)]
    )
    assert eastern.overlaps(central)


def test_a_seminar_that_begins_when_the_other_ends_does_not_overlap() -> None:
    assert not session(6, 9, 12).overlaps(session(6, 12, 17))


def test_seminars_with_sessions_on_alternating_days_do_not_overlap() -> None:
    even = Seminar(**SEMINAR, sessions=[session(6), session(8)])
    assert not even.overlaps(Seminar("Odd", session(7).starts, 1, subject="ethics", sessions=[session(7), session(9)]))


def test_what_is_taken_in_ones_own_time_overlaps_with_nothing() -> None:
    at_home = Seminar(**SEMINAR, ends=session(6).ends, delivery="home-study")
    assert not at_home.overlaps(Seminar(**SEMINAR, ends=session(6).ends))


def test_the_hour_that_autumn_shows_twice_is_two_hours() -> None:
    first = datetime(2027, 11, 7, 1, tzinfo=EASTERN)
    second = first.replace(fold=1)
    assert not Session(first, first.replace(minute=59)).overlaps(Session(second, second.replace(minute=59)))


def test_a_session_may_end_earlier_by_the_clock_when_the_clock_goes_back() -> None:
    ends = datetime(2027, 11, 7, 1, 15, fold=1, tzinfo=EASTERN)
    assert Session(datetime(2027, 11, 7, 1, 30, tzinfo=EASTERN), ends).ends == ends


# what applications give by mistake


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ({"credits": Credit(**COURSE)}, "credits: must be a list of Credit entries, not Credit("),
        ({"licences": "US-FL"}, "licences: must be a list of Licence entries, not 'US-FL'"),
        ({"credits": [Credit(**COURSE), COURSE]}, "credits[1]: must be a Credit, not {"),
        ({"documents": [None]}, "documents[0]: must be a Document, not None"),
    ],
)
def test_what_is_no_list_of_entries_is_refused(entries: dict[str, Any], told: str) -> None:
    with pytest.raises(RecordError) as refused:
        Therapist("A", **entries)
    assert str(refused.value).startswith(told)


FLORIDIAN = Licence(**LICENCE)


@pytest.mark.parametrize("on", ["2027-08-01", datetime(2027, 8, 1, tzinfo=UTC), None])
@pytest.mark.parametrize(
    "call",
    [
        lambda somebody, on: audit(somebody, FLORIDIAN, on=on),
        lambda somebody, on: plan(somebody, [], on),
        career_path,
        lambda somebody, on: will_it_count(Credit(**COURSE), somebody, on),
    ],
    ids=["audit", "plan", "career_path", "will_it_count"],
)
def test_a_day_to_judge_on_that_is_no_date_is_refused(call: Any, on: Any) -> None:
    with pytest.raises(RecordError, match="on: must be a date such as 2026-01-10, not"):
        call(Therapist("A", licences=[FLORIDIAN]), on)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (
            {"credits": [Credit(**COURSE), Credit(**COURSE | {"subject": "ethcs"})]},
            "credits[1].subject: unknown subject 'ethcs'",
        ),
        (
            {"credits": [Credit(**COURSE | {"subject": "", "hours": {"ethcs": 2}})]},
            "credits[0].hours: unknown subject 'ethcs'",
        ),
        (
            {"credits": [Credit(**COURSE | {"approved_as": {"US-FL": "ethcs"}})]},
            "credits[0].approved_as.US-FL: unknown subject",
        ),
        (
            {"schooling": [Schooling("A", date(2014, 1, 1), {"anatomi": 5})]},
            "schooling[0].hours: unknown subject 'anatomi'",
        ),
    ],
)
def test_a_subject_that_nobody_knows_is_no_subject_of_a_verdict(entries: dict[str, Any], told: str) -> None:
    somebody = Therapist("A", licences=[FLORIDIAN], **entries)
    with pytest.raises(RecordError) as refused:
        audit(somebody, FLORIDIAN, on=date(2027, 8, 1))
    assert str(refused.value).startswith(told)


def test_a_subject_that_a_plugin_adds_is_known_where_it_is_installed() -> None:
    class Cooking:
        @hookimpl
        def ce_tracker_subjects(self) -> list[Subject]:
            return [Subject("cooking", "cooking")]

    registry = Registry({"cooking": Cooking()})
    somebody = Therapist("A", licences=[FLORIDIAN], credits=[Credit(**COURSE | {"subject": "cooking"})])
    assert audit(somebody, FLORIDIAN, on=date(2027, 8, 1), registry=registry).verdict == "short"
