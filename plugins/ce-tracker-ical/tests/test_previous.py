"""What a feed does with the one before it: what has not changed keeps its bytes, what is gone is kept and says so."""

import re
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from icalendar import Calendar, Component

from ce_tracker import Deadline, Export, ExportError, Milestone, Therapist
from ce_tracker_ical import lint
from ce_tracker_ical.feed import feed
from ce_tracker_ical.tasks import tasks

JORDAN = Therapist("Jordan Rivera", date(1988, 5, 17))
MADE = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)
CE_DUE = Deadline(
    Milestone.CE_DUE,
    date(2027, 8, 31),
    "US-FL LMT: continuing education due",
    "Still to take: 2 hours ethics.",
    ("US-FL", "LMT", "1013", "ce-due"),
)
EXPIRES = evolve(
    CE_DUE,
    milestone=Milestone.EXPIRES,
    title="US-FL LMT: licence expires",
    details="",
    identity=("US-FL", "LMT", "1013", "licence-expires"),
)
FIRST = feed(Export(JORDAN, [CE_DUE, EXPIRES], MADE))


def after(*found: Deadline, previous: bytes = FIRST, made: datetime = LATER, whose: Therapist = JORDAN) -> bytes:
    return feed(Export(whose, found, made, previous=previous))


def block(data: bytes, title: bytes) -> bytes:
    """The octets of the one event whose summary has `title`."""
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)
    (only,) = [one for one in found if title in one]
    return only


def event(data: bytes, title: str) -> Component:
    (only,) = [one for one in Calendar.from_ical(data).subcomponents if title in str(one["SUMMARY"])]
    return only


def stamps(data: bytes, title: str) -> tuple[int, datetime, datetime]:
    found = event(data, title)
    return int(found["SEQUENCE"]), found["LAST-MODIFIED"].dt, found["DTSTAMP"].dt


def test_a_first_feed_begins_at_zero() -> None:
    assert stamps(FIRST, "education") == (0, MADE, MADE)


def test_the_same_deadlines_later_are_the_same_bytes() -> None:
    assert after(CE_DUE, EXPIRES) == FIRST


def test_an_event_that_changed_has_the_next_number_and_the_new_moment() -> None:
    moved = evolve(CE_DUE, day=date(2027, 9, 30))
    assert stamps(after(moved, EXPIRES), "education") == (1, LATER, LATER)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "education, due"},
        {"details": "Nothing."},
        {"done": True},
        {"url": "https://a.test/"},
        {"place": "Hall 3"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_change_that_is_shown_is_a_change(change: dict[str, object]) -> None:
    assert stamps(after(evolve(CE_DUE, **change), EXPIRES), "education")[0] == 1


def test_the_neighbour_of_an_event_that_changed_keeps_its_bytes() -> None:
    moved = evolve(CE_DUE, day=date(2027, 9, 30))
    assert block(after(moved, EXPIRES), b"licence expires") == block(FIRST, b"licence expires")


def test_an_event_that_changes_twice_has_number_two() -> None:
    second = after(evolve(CE_DUE, details="One."), EXPIRES)
    third = after(evolve(CE_DUE, details="Two."), EXPIRES, previous=second)
    assert stamps(third, "education")[0] == 2


def test_a_milestone_that_is_met_stays_ticked() -> None:
    done = after(evolve(CE_DUE, done=True), EXPIRES)
    assert str(event(done, "education")["SUMMARY"]) == "✓ US-FL LMT: continuing education due"


def test_a_deadline_that_is_gone_stays_and_says_so() -> None:
    assert str(event(after(EXPIRES), "education")["SUMMARY"]) == "No longer due: US-FL LMT: continuing education due"


def test_a_deadline_that_is_gone_says_why_and_what_it_said() -> None:
    told = str(event(after(EXPIRES), "education")["DESCRIPTION"])
    assert told.startswith("The logbook gives no such date any more")
    assert "\n\nStill to take: 2 hours ethics.\n\n" in told


def test_a_deadline_that_is_gone_is_a_change() -> None:
    assert stamps(after(EXPIRES), "education") == (1, LATER, LATER)


def test_a_deadline_that_is_gone_is_not_called_cancelled() -> None:
    assert b"CANCELLED" not in after(EXPIRES)


def test_a_deadline_that_stays_gone_keeps_its_bytes() -> None:
    gone = after(EXPIRES)
    assert after(EXPIRES, previous=gone, made=datetime(2028, 1, 1, tzinfo=UTC)) == gone


def test_a_deadline_that_comes_back_is_as_it_was_with_the_next_number() -> None:
    back = after(CE_DUE, EXPIRES, previous=after(EXPIRES))
    assert event(back, "education")["SUMMARY"] == "US-FL LMT: continuing education due"
    assert stamps(back, "education")[0] == 2


def test_a_day_that_has_passed_says_so() -> None:
    later = after(evolve(EXPIRES, day=date(2029, 8, 31)), made=datetime(2027, 10, 1, tzinfo=UTC))
    assert str(event(later, "education")["SUMMARY"]) == "Past: US-FL LMT: continuing education due"


def test_what_was_done_and_is_past_stays_as_it_was() -> None:
    done = after(evolve(CE_DUE, done=True), EXPIRES)
    later = after(EXPIRES, previous=done, made=datetime(2027, 10, 1, tzinfo=UTC))
    assert block(later, b"education") == block(done, b"education")


def test_a_seminar_that_is_gone_takes_no_time() -> None:
    seminar = evolve(EXPIRES, milestone=Milestone.SEMINAR, title="Ethics", starts=datetime(2027, 2, 6, 14, tzinfo=UTC))
    gone = after(CE_DUE, previous=after(CE_DUE, seminar, previous=b""))
    assert event(gone, "Ethics")["TRANSP"] == "TRANSPARENT"


def test_a_long_title_and_text_of_what_is_gone_stay_within_bounds() -> None:
    long = evolve(CE_DUE, title="education, " * 30, details="hours; " * 500)
    gone = event(after(EXPIRES, previous=after(long, previous=b"")), "education")
    assert len(gone["SUMMARY"]) <= 250
    assert len(gone["DESCRIPTION"]) < 1500


def test_backslashes_of_what_is_gone_stay_what_they_are() -> None:
    path = evolve(CE_DUE, title="C:\\notes; education, due")
    gone = after(EXPIRES, previous=after(path, previous=b""))
    assert event(gone, "education")["SUMMARY"] == "No longer due: C:\\notes; education, due"


def test_the_entries_of_another_person_are_not_taken_over() -> None:
    assert after(EXPIRES, whose=Therapist("Somebody else")) == feed(
        Export(Therapist("Somebody else"), [EXPIRES], LATER)
    )


def test_the_entries_of_another_calendar_are_not_taken_over() -> None:
    other = re.sub(rb"X-CE-TRACKER-[A-Z]+:[^\r]*\r\n", b"", FIRST)
    assert after(EXPIRES, previous=other) == after(EXPIRES, previous=b"")


def test_tasks_are_not_taken_over_into_events() -> None:
    listed = tasks(Export(JORDAN, [CE_DUE], MADE))
    assert after(EXPIRES, previous=listed) == after(EXPIRES, previous=b"")


def test_what_is_no_calendar_cannot_be_followed() -> None:
    with pytest.raises(ExportError, match="is no calendar"):
        after(EXPIRES, previous=b"[therapist]\n")


def test_a_calendar_that_breaks_off_is_followed_as_far_as_it_goes() -> None:
    torn = FIRST[: FIRST.index(b"licence expires")]
    assert lint(after(CE_DUE, EXPIRES, previous=torn)) == []


def test_a_number_that_is_none_counts_as_zero() -> None:
    faulty = FIRST.replace(b"SEQUENCE:0", b"SEQUENCE:x")
    assert stamps(after(evolve(CE_DUE, details="One."), previous=faulty), "education")[0] == 1


def test_that_nothing_is_known_stays_the_same_from_day_to_day() -> None:
    nothing = after(previous=b"", made=MADE)
    assert after(previous=nothing) == nothing


def test_that_nothing_was_known_is_forgotten_once_something_is() -> None:
    assert b"No licence deadlines" not in after(CE_DUE, previous=after(previous=b""))
