"""What holds for every therapist and every list of deadlines."""

from datetime import UTC, date, datetime, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from ce_tracker import Deadline, Export, Licence, Milestone, Therapist, deadlines
from ce_tracker.auditing import judge
from ce_tracker.rules import (
    ODD,
    PRIMARY,
    Board,
    Citation,
    FixedDate,
    Holds,
    LapseUntil,
    LateState,
    Minimum,
    Reporting,
    RuleBook,
    Rules,
    Span,
    subject,
)
from ce_tracker.testing.strategies import days, documents, names, seminars, therapists
from ce_tracker_ical import lint
from ce_tracker_ical.feed import feed
from ce_tracker_ical.tasks import tasks

LAW = Citation("Rule 1; “the board's” own, in full", "https://law.test/1")
BOOK = RuleBook(
    jurisdiction="US-ZZ",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=Board("Board of Massage; Test", "https://board.test/"),
    term=FixedDate(8, 31, ODD),
    opens=Span(days=90),
    late=(
        LateState("grace", "Still renewable.", Span(days=30)),
        LateState("lapsed", "Late.", LapseUntil.NEXT_DUE),
        LateState("void", "Apply anew.", lost=True),
    ),
    rules=(
        Rules(
            citation=LAW,
            confidence=PRIMARY,
            verified_on=date(2026, 11, 23),
            reporting=(Reporting(Span(days=30), "The provider posts it; “in time”, or not."),),
            requirements=(
                Minimum("total", 24),
                Minimum("ethics", 2, subject("ethics")),
                Holds("cpr", ("cpr",), "a CPR card"),
            ),
        ),
    ),
)

fit = st.text(
    st.one_of(st.sampled_from('\\,;:"nN^✓é🖐'), st.characters(exclude_categories=["C", "Z"])), min_size=1, max_size=120
)
"""Texts that a calendar holds as they are, dense with what has to be escaped."""

moments = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2039, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # Hypothesis adds the zone

some_deadlines = st.lists(
    st.builds(
        Deadline,
        milestone=st.sampled_from(Milestone),
        day=st.dates(min_value=date(1900, 1, 1)),
        title=fit,
        details=st.text(max_size=3000),
        identity=st.lists(fit, min_size=1, max_size=3).map(tuple),
        done=st.booleans(),
        starts=st.none() | moments,
        ends=st.none() | moments,
        place=st.text(max_size=300),
        url=st.text() | fit.map("https://a.test/{}".format),
        citation=st.text(max_size=600),
    ),
    max_size=4,
    unique_by=lambda deadline: deadline.identity,
)
made = st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 2), max_value=datetime(2100, 1, 1))  # noqa: DTZ001

planning = st.builds(
    Therapist, name=names(), documents=st.lists(documents(), max_size=3), seminars=st.lists(seminars(), max_size=3)
)
"""Therapists with what has dates of its own."""

NOBODY = Therapist("Nobody")
MADE = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


def audited(therapist: Therapist, licence: Licence, on: date) -> Export:
    """All deadlines of a therapist who holds this one licence."""
    holder = evolve(therapist, licences=[licence])
    return Export(holder, deadlines(holder, [judge(holder, licence, BOOK, on)]), MADE)


def events(data: bytes) -> list[Component]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def begins(deadline: Deadline) -> date | datetime:
    return deadline.day if deadline.starts is None else deadline.starts.replace(microsecond=0)


def ticked(deadline: Deadline) -> str:
    return f"✓ {deadline.title}" if deadline.done else deadline.title


def moved(deadline: Deadline) -> Deadline:
    """The same milestone on another day, with other words."""
    return evolve(
        deadline, day=date(2031, 1, 1), starts=None, ends=None, title="x", details="y", done=not deadline.done
    )


@given(therapists(), days(), days(last=date(2040, 1, 1)))
def test_the_calendar_of_any_therapist_has_no_defect(therapist: Therapist, issued: date, on: date) -> None:
    assert lint(feed(audited(therapist, Licence("US-ZZ", "LMT", issued), on))) == []


@given(planning, days(), days(last=date(2040, 1, 1)))
def test_the_calendar_has_the_days_of_all_deadlines(therapist: Therapist, issued: date, on: date) -> None:
    export = audited(therapist, Licence("US-ZZ", "LMT", issued), on)
    assert [event["DTSTART"].dt for event in events(feed(export))] == [begins(one) for one in export.deadlines]


@given(planning, st.integers(min_value=-40, max_value=40))
def test_a_moved_expiry_moves_the_events_and_keeps_their_uids(therapist: Therapist, by: int) -> None:
    printed = Licence("US-ZZ", "LMT", date(2015, 1, 1), expires=date(2027, 8, 31))
    corrected = evolve(printed, expires=date(2027, 8, 31) + timedelta(days=by))
    before = feed(audited(therapist, printed, date(2027, 1, 1)))
    after = feed(audited(therapist, corrected, date(2027, 1, 1)))
    assert {str(event["UID"]) for event in events(before)} == {str(event["UID"]) for event in events(after)}


@given(some_deadlines, made)
def test_any_deadlines_make_a_file_without_defect(found: list[Deadline], moment: datetime) -> None:
    assert lint(feed(Export(NOBODY, found, moment))) == []


@given(some_deadlines.filter(bool))
def test_titles_are_read_back_as_they_were(found: list[Deadline]) -> None:
    read = events(feed(Export(NOBODY, found, MADE)))
    assert [str(event["SUMMARY"]) for event in read] == [ticked(deadline) for deadline in found]


@given(some_deadlines.filter(bool))
def test_days_and_times_are_read_back_as_they_were(found: list[Deadline]) -> None:
    read = events(feed(Export(NOBODY, found, MADE)))
    assert [event["DTSTART"].dt for event in read] == [begins(deadline) for deadline in found]


@given(some_deadlines)
def test_every_description_is_shorter_than_1500_characters(found: list[Deadline]) -> None:
    assert max(len(event["DESCRIPTION"]) for event in events(feed(Export(NOBODY, found, MADE)))) < 1500


@given(some_deadlines, made)
def test_equal_deadlines_give_equal_bytes(found: list[Deadline], moment: datetime) -> None:
    again = [evolve(deadline) for deadline in found]
    assert feed(Export(NOBODY, found, moment)) == feed(Export(NOBODY, again, moment))


@given(some_deadlines)
def test_what_moves_keeps_its_uid(found: list[Deadline]) -> None:
    before = events(feed(Export(NOBODY, found, MADE)))
    after = events(feed(Export(NOBODY, [moved(deadline) for deadline in found], MADE)))
    assert [event["UID"] for event in before] == [event["UID"] for event in after]


later = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=20_000)).map(MADE.__add__)
alarms = st.lists(st.integers(min_value=0, max_value=3650), max_size=4)


def stamped(data: bytes) -> dict[str, tuple[int, datetime]]:
    """When each event was changed, and how often."""
    return {str(one["UID"]): (int(one["SEQUENCE"]), one["LAST-MODIFIED"].dt) for one in events(data)}


@given(some_deadlines, made, alarms)
def test_any_deadlines_make_a_private_file_with_alarms_without_defect(
    found: list[Deadline], moment: datetime, days: list[int]
) -> None:
    assert lint(feed(Export(NOBODY, found, moment), alarms=days, private=True)) == []


@given(some_deadlines, made)
def test_any_deadlines_make_tasks_without_defect(found: list[Deadline], moment: datetime) -> None:
    assert lint(tasks(Export(NOBODY, found, moment))) == []


@given(planning, days(), days(last=date(2040, 1, 1)))
def test_the_calendar_has_the_milestones_of_all_deadlines(therapist: Therapist, issued: date, on: date) -> None:
    export = audited(therapist, Licence("US-ZZ", "LMT", issued), on)
    read = events(feed(export))
    assert [str(event["X-CE-TRACKER-MILESTONE"]) for event in read] == [str(one.milestone) for one in export.deadlines]


@given(some_deadlines, later, alarms)
def test_a_feed_that_follows_itself_is_the_same_whenever_it_is_made(
    found: list[Deadline], moment: datetime, days: list[int]
) -> None:
    first = feed(Export(NOBODY, found, MADE), alarms=days)
    assert feed(Export(NOBODY, found, moment, previous=first), alarms=days) == first


@given(some_deadlines, later)
def test_tasks_that_follow_themselves_are_the_same_whenever_they_are_made(
    found: list[Deadline], moment: datetime
) -> None:
    first = tasks(Export(NOBODY, found, MADE))
    assert tasks(Export(NOBODY, found, moment, previous=first)) == first


@given(some_deadlines, some_deadlines, later)
def test_a_feed_that_follows_another_has_no_defect(
    before: list[Deadline], found: list[Deadline], moment: datetime
) -> None:
    first = feed(Export(NOBODY, before, MADE))
    assert lint(feed(Export(NOBODY, found, moment, previous=first))) == []


@given(some_deadlines.filter(bool), some_deadlines, later)
def test_nothing_that_was_told_vanishes(before: list[Deadline], found: list[Deadline], moment: datetime) -> None:
    first = feed(Export(NOBODY, before, MADE))
    assert stamped(first).keys() <= stamped(feed(Export(NOBODY, found, moment, previous=first))).keys()


@given(some_deadlines.filter(bool), st.data())
def test_what_changes_is_stamped_and_numbered_and_nothing_else_is(found: list[Deadline], data: st.DataObject) -> None:
    changing = data.draw(st.sampled_from(found))
    changed = [moved(one) if one is changing else one for one in found]
    first = feed(Export(NOBODY, found, MADE))
    number = found.index(changing)
    uid = str(events(first)[number]["UID"])
    after = datetime(2030, 1, 1, tzinfo=UTC)
    second = feed(Export(NOBODY, changed, after, previous=first))
    assert stamped(second) == stamped(first) | {uid: (1, after)}
