"""Deadlines as tasks: what is to be done, by when, and how far it has come."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from icalendar import Calendar, Component

from ce_tracker import Deadline, Export, Milestone, audit_all
from ce_tracker_ical import lint
from ce_tracker_ical.tasks import tasks

MakeDeadline = Callable[..., Deadline]
MakeExport = Callable[..., Export]

LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)


def task(export: Export) -> Component:
    """The one task of a list."""
    (only,) = Calendar.from_ical(tasks(export)).walk("VTODO")
    return only


def test_a_task_is_due_on_its_day(export: MakeExport, deadline: MakeDeadline) -> None:
    assert task(export(deadline()))["DUE"].dt == date(2027, 8, 31)


def test_the_task_of_a_seminar_is_due_when_it_begins(export: MakeExport, deadline: MakeDeadline) -> None:
    starts = datetime(2027, 2, 6, 14, tzinfo=UTC)
    assert task(export(deadline(starts=starts)))["DUE"].dt == starts


@pytest.mark.parametrize("milestone", [Milestone.WINDOW_OPENS, Milestone.LATE_UNTIL])
def test_what_asks_for_nothing_is_no_task(export: MakeExport, deadline: MakeDeadline, milestone: Milestone) -> None:
    assert (
        len(
            Calendar.from_ical(tasks(export(deadline(), deadline(milestone=milestone, day=date(2027, 9, 1))))).walk(
                "VTODO"
            )
        )
        == 1
    )


def test_progress_is_told_of_counted_hours(whole: Export) -> None:
    (due,) = [one for one in whole.deadlines if one.milestone is Milestone.CE_DUE]
    assert task(evolve(whole, deadlines=[due]))["PERCENT-COMPLETE"] == 58  # 14 of 24


def test_what_has_begun_is_in_process(whole: Export) -> None:
    (due,) = [one for one in whole.deadlines if one.milestone is Milestone.CE_DUE]
    assert task(evolve(whole, deadlines=[due]))["STATUS"] == "IN-PROCESS"


def test_what_has_not_begun_needs_action(whole: Export) -> None:
    nobody = evolve(whole.therapist, credits=[])
    (due,) = [one for one in whole.deadlines if one.milestone is Milestone.CE_DUE]
    found = task(evolve(whole, deadlines=[due], audits=audit_all(nobody, on=date(2026, 11, 23))))
    assert (found["STATUS"], found["PERCENT-COMPLETE"]) == ("NEEDS-ACTION", 0)


def test_of_what_is_not_counted_in_hours_no_progress_is_told(export: MakeExport, deadline: MakeDeadline) -> None:
    assert "PERCENT-COMPLETE" not in task(export(deadline(milestone=Milestone.EXPIRES)))


def test_of_another_period_no_progress_is_told(whole: Export) -> None:
    (due,) = [one for one in whole.deadlines if one.milestone is Milestone.CE_DUE]
    next_ = evolve(due, identity=("US-FL", "LMT", "9999", "ce-due"))
    assert "PERCENT-COMPLETE" not in task(evolve(whole, deadlines=[next_]))


def test_what_is_done_is_complete(export: MakeExport, deadline: MakeDeadline) -> None:
    found = task(export(deadline(done=True)))
    assert (found["STATUS"], found["PERCENT-COMPLETE"]) == ("COMPLETED", 100)


def test_when_it_was_done_is_the_moment_at_which_it_was_first_seen_to_be(
    export: MakeExport, deadline: MakeDeadline
) -> None:
    first = tasks(export(deadline(done=True)))
    again = task(export(deadline(done=True, details="Other words."), made=LATER, previous=first))
    assert again["COMPLETED"].dt == datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_tasks_that_have_not_changed_keep_their_bytes(whole: Export) -> None:
    first = tasks(whole)
    assert tasks(evolve(whole, made=LATER, previous=first)) == first


def test_a_task_that_is_gone_says_so_and_is_open_no_more(export: MakeExport, deadline: MakeDeadline) -> None:
    other = deadline(identity=("document", "cpr", "1"), title="cpr expires", milestone=Milestone.DOCUMENT_EXPIRES)
    data = tasks(export(other, made=LATER, previous=tasks(export(deadline()))))
    _, gone = Calendar.from_ical(data).walk("VTODO")
    assert gone["SUMMARY"] == "No longer due: US-FL LMT: continuing education due"
    assert gone["STATUS"] == "CANCELLED"


def test_a_task_has_another_uid_than_the_event(whole: Export) -> None:
    from ce_tracker_ical.feed import feed

    events = {str(one["UID"]) for one in Calendar.from_ical(feed(whole)).walk("VEVENT")}
    assert not events & {str(one["UID"]) for one in Calendar.from_ical(tasks(whole)).walk("VTODO")}


def test_a_list_without_tasks_says_so_and_has_no_defect(export: MakeExport) -> None:
    assert task(export())["SUMMARY"] == "No licence deadlines are known"
    assert lint(tasks(export())) == []
