"""What one event says, property by property, and what the calendar never says."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs import evolve
from icalendar import Calendar, Component

from ce_tracker import (
    Deadline,
    Document,
    Export,
    Licence,
    Milestone,
    RecordError,
    Registry,
    Seminar,
    Therapist,
    deadlines,
)
from ce_tracker_ical import lint, text
from ce_tracker_ical.feed import feed

JORDAN = Therapist("Jordan Rivera", date(1988, 5, 17))
MADE = datetime(2026, 11, 23, 7, 30, tzinfo=timezone(timedelta(hours=-5)))
FLORIDA = timezone(timedelta(hours=-5))
CE_DUE = Deadline(
    Milestone.CE_DUE,
    date(2027, 8, 31),
    "US-FL LMT: continuing education due",
    "Still to take: 2 hours ethics; 12 hours technique, in person.",
    ("US-FL", "LMT", "1013", "ce-due"),
    url="https://board.test/ce",
    citation="R. 64B7-28.009",
)
SEMINAR = Deadline(
    Milestone.SEMINAR,
    date(2027, 2, 6),
    "Ethics and boundaries",
    "6 CE hours, Gulf Coast Institute",
    ("seminar", "Gulf Coast Institute", "E-1", "1"),
    starts=datetime(2027, 2, 6, 9, tzinfo=FLORIDA),
    ends=datetime(2027, 2, 6, 16, tzinfo=FLORIDA),
    place="Hall 3, Tampa",
)


def written(*found: Deadline, therapist: Therapist = JORDAN, made: datetime = MADE) -> bytes:
    return feed(Export(therapist, found, made))


def read(*found: Deadline) -> Component:
    """The calendar with these deadlines, read back."""
    return Calendar.from_ical(written(*found))


def event(deadline: Deadline) -> Component:
    """The one event of a calendar with this deadline."""
    (only,) = read(deadline).walk("VEVENT")
    return only


def uid(deadline: Deadline, therapist: Therapist = JORDAN) -> str:
    (only,) = Calendar.from_ical(written(deadline, therapist=therapist)).walk("VEVENT")
    return str(only["UID"])


def test_the_plugin_is_found_under_its_name() -> None:
    export = Export(JORDAN, [CE_DUE], MADE)
    assert Registry().exporter("ical").write(export) == feed(export)


def test_loading_the_plugin_does_not_load_the_calendar_library() -> None:
    loaded = "import sys, ce_tracker_ical; print('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_deadline_is_an_event_of_its_day() -> None:
    assert event(CE_DUE)["DTSTART"].dt == date(2027, 8, 31)


def test_an_all_day_event_ends_on_the_next_day() -> None:
    assert event(CE_DUE)["DTEND"].dt == date(2027, 9, 1)


def test_days_are_written_as_days() -> None:
    assert b"DTSTART;VALUE=DATE:20270831\r\nDTEND;VALUE=DATE:20270901\r\n" in written(CE_DUE)


def test_the_last_day_of_the_calendar_has_no_end() -> None:
    assert "DTEND" not in event(evolve(CE_DUE, day=date.max))


def test_an_all_day_event_leaves_the_day_free() -> None:
    assert event(CE_DUE)["TRANSP"] == "TRANSPARENT"


def test_an_all_day_event_leaves_the_day_free_in_outlook() -> None:
    assert event(CE_DUE)["X-MICROSOFT-CDO-BUSYSTATUS"] == "FREE"


def test_the_summary_is_the_title() -> None:
    assert event(CE_DUE)["SUMMARY"] == "US-FL LMT: continuing education due"


def test_what_is_done_is_ticked() -> None:
    assert event(evolve(CE_DUE, done=True))["SUMMARY"] == "✓ US-FL LMT: continuing education due"


def test_the_description_says_what_is_short_what_to_do_the_source_and_who_decides() -> None:
    assert event(CE_DUE)["DESCRIPTION"] == (
        "Still to take: 2 hours ethics; 12 hours technique, in person.\n\n"
        "By this day: meet what is asked, and see that the hours are reported.\n\n"
        "Source: R. 64B7-28.009\n\n"
        "Information, not legal advice; the board decides."
    )


def test_a_long_description_stays_below_1500_characters() -> None:
    assert len(event(evolve(CE_DUE, details="hours; " * 1000))["DESCRIPTION"]) < 1500


def test_a_long_description_keeps_source_and_disclaimer() -> None:
    text = event(evolve(CE_DUE, details="hours; " * 1000))["DESCRIPTION"]
    assert text.endswith("reported.\n\nSource: R. 64B7-28.009\n\nInformation, not legal advice; the board decides.")


def test_a_long_title_ends_in_an_ellipsis() -> None:
    assert event(evolve(CE_DUE, title="x" * 300))["SUMMARY"] == "x" * 249 + "…"


def test_a_title_of_two_lines_becomes_one() -> None:
    assert event(evolve(CE_DUE, title="Ethics\nBoundaries"))["SUMMARY"] == "Ethics Boundaries"


@pytest.mark.parametrize("separator", ["\x00", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\ud800"])
def test_what_no_calendar_may_hold_becomes_a_space(separator: str) -> None:
    assert event(evolve(CE_DUE, title=f"Ethics{separator}II"))["SUMMARY"] == "Ethics II"


def test_a_written_backslash_before_a_capital_n_is_no_line_end() -> None:
    assert b"\r\nSUMMARY:C:\\\\Notes\r\n" in written(evolve(CE_DUE, title="C:\\Notes"))


def test_the_url_is_the_boards() -> None:
    assert event(CE_DUE)["URL"] == "https://board.test/ce"


def test_an_address_outside_ascii_is_encoded() -> None:
    assert event(evolve(CE_DUE, url="https://board.test/é%20"))["URL"] == "https://board.test/%C3%A9%20"


@pytest.mark.parametrize("url", ["", "see the flyer", "javascript:alert(1)", "https://a.test/\nATTENDEE:b"])
def test_what_is_no_web_address_is_no_url(url: str) -> None:
    assert "URL" not in event(evolve(CE_DUE, url=url))


def test_what_is_no_web_address_is_told_in_the_description() -> None:
    assert "\n\nSee: see the flyer\n\n" in event(evolve(CE_DUE, url="see the flyer"))["DESCRIPTION"]


@pytest.mark.parametrize(
    ("milestone", "category"),
    [
        (Milestone.WINDOW_OPENS, "Licence renewal"),
        (Milestone.APPLY_BY, "Licence renewal"),
        (Milestone.CE_DUE, "Continuing education"),
        (Milestone.EXPIRES, "Licence renewal"),
        (Milestone.LATE_UNTIL, "Licence renewal"),
        (Milestone.DOCUMENT_EXPIRES, "Document"),
        (Milestone.SEMINAR, "Continuing education"),
    ],
)
def test_each_milestone_has_its_category(milestone: Milestone, category: str) -> None:
    assert event(evolve(CE_DUE, milestone=milestone))["CATEGORIES"].to_ical().decode() == category


@pytest.mark.parametrize(
    ("milestone", "category"),
    [("last-safe", "Continuing education"), ("void", "Licence renewal"), ("not-yet-thought-of", "Licence renewal")],
)
def test_a_milestone_of_another_version_of_the_core_has_a_category(milestone: str, category: str) -> None:
    assert text.category(milestone) == category


@pytest.mark.parametrize("milestone", ["void", "not-yet-thought-of"])
def test_of_a_milestone_that_asks_for_nothing_it_is_not_said_what_to_do(milestone: str) -> None:
    assert text.to_do(milestone) == ""


def test_a_milestone_of_another_version_of_the_core_is_an_event() -> None:
    new = evolve(CE_DUE, milestone="last-safe", identity=("US-FL", "LMT", "1013", "last-safe"))
    assert event(new)["X-CE-TRACKER-MILESTONE"] == "last-safe"


def test_a_seminar_begins_and_ends_at_instants_in_utc() -> None:
    assert b"DTSTART:20270206T140000Z\r\nDTEND:20270206T210000Z\r\n" in written(SEMINAR)


def test_a_seminar_tells_its_local_time() -> None:
    local = "\n\nLocal time: Sat 6 Feb 2027, 09:00 to 16:00 (UTC-05:00)\n\n"
    assert local in event(SEMINAR)["DESCRIPTION"]


def test_a_seminar_without_end_has_none() -> None:
    assert "DTEND" not in event(evolve(SEMINAR, ends=None))


def test_a_seminar_that_ends_as_it_starts_has_no_end() -> None:
    assert "DTEND" not in event(evolve(SEMINAR, ends=SEMINAR.starts))


def test_a_seminar_that_ends_within_its_first_second_has_no_end() -> None:
    within = datetime(2027, 2, 6, 9, 0, 0, 500_000, tzinfo=FLORIDA)
    assert "DTEND" not in event(evolve(SEMINAR, ends=within))


def test_a_seminar_takes_time() -> None:
    assert event(SEMINAR).get("TRANSP", "OPAQUE") == "OPAQUE"


def test_a_seminar_has_its_place() -> None:
    assert event(SEMINAR)["LOCATION"] == "Hall 3, Tampa"


def test_a_deadline_without_place_has_no_location() -> None:
    assert "LOCATION" not in event(CE_DUE)


def test_the_stamp_is_the_moment_of_making_in_utc() -> None:
    assert b"DTSTAMP:20261123T123000Z\r\n" in written(CE_DUE)


def test_one_moment_in_two_zones_gives_the_same_bytes() -> None:
    assert written(CE_DUE, made=MADE.astimezone(UTC)) == written(CE_DUE)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(RecordError, match="made: must be a time with its zone"):
        written(CE_DUE, made=datetime(2026, 11, 23))  # noqa: DTZ001  # that is the point


def test_a_seminar_without_zone_is_refused() -> None:
    with pytest.raises(RecordError, match="starts: must be a time with its zone"):
        written(evolve(SEMINAR, starts=datetime(2027, 2, 6)))  # noqa: DTZ001  # that is the point


@pytest.mark.parametrize("name", ["NAME", "X-WR-CALNAME"])
def test_the_calendar_has_a_name(name: str) -> None:
    assert read(CE_DUE)[name] == "Licence and CE deadlines"


@pytest.mark.parametrize("line", [b"REFRESH-INTERVAL;VALUE=DURATION:PT12H", b"X-PUBLISHED-TTL:PT12H"])
def test_the_calendar_asks_to_be_refreshed_twice_a_day(line: bytes) -> None:
    assert b"\r\n%b\r\n" % line in written(CE_DUE)


def test_the_uid_is_this_one_for_ever() -> None:
    assert uid(CE_DUE) == "1ddc5b1d-19f1-54a3-b988-25172eff8fc4@ce-tracker"


def test_another_period_is_another_event() -> None:
    assert uid(evolve(CE_DUE, identity=("US-FL", "LMT", "1014", "ce-due"))) != uid(CE_DUE)


def test_another_person_has_other_events() -> None:
    assert uid(CE_DUE, Therapist("Jordan Rivera", date(1990, 1, 1))) != uid(CE_DUE)


def test_parts_of_an_identity_do_not_run_together() -> None:
    assert uid(evolve(CE_DUE, identity=("a", "bc"))) != uid(evolve(CE_DUE, identity=("ab", "c")))


def test_a_deadline_given_twice_is_one_event() -> None:
    assert len(read(CE_DUE, CE_DUE).walk("VEVENT")) == 1


def test_two_deadlines_of_one_identity_are_two_events() -> None:
    assert lint(written(CE_DUE, evolve(CE_DUE, title="another"))) == []


def test_numbers_of_licences_and_documents_stay_out() -> None:
    licence = Licence("US-FL", "LMT", date(2015, 3, 10), "MA-98765")
    card = Document("cpr", date(2025, 6, 1), date(2027, 6, 1), "CARD-4711")
    jordan = evolve(JORDAN, licences=[licence], documents=[card])
    assert [
        number for number in (b"98765", b"4711") if number in written(*deadlines(jordan, []), therapist=jordan)
    ] == []


def test_the_name_of_the_therapist_stays_out() -> None:
    assert b"Rivera" not in written(CE_DUE, SEMINAR)


def test_there_are_no_alarms() -> None:
    assert read(CE_DUE, SEMINAR).walk("VALARM") == []


def test_no_deadlines_give_a_file_without_defect() -> None:
    assert lint(written()) == []


def test_no_deadlines_are_told_by_an_event_on_the_day_of_making() -> None:
    (only,) = read().walk("VEVENT")
    assert (only["SUMMARY"], only["DTSTART"].dt) == ("No licence deadlines are known", date(2026, 11, 23))


def test_a_planned_seminar_comes_from_the_record_to_the_calendar() -> None:
    planned = Seminar("Ethics", datetime(2027, 2, 6, 9, tzinfo=FLORIDA), 6, subject="ethics")
    (only,) = read(*deadlines(evolve(JORDAN, seminars=[planned]), [])).walk("VEVENT")
    assert only["DTSTART"].dt == datetime(2027, 2, 6, 14, tzinfo=UTC)
