"""A calendar for an import done once: the events of the feed, with alarms."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from ce_tracker import Deadline, Export, ExportError, Registry

MakeDeadline = Callable[..., Deadline]
MakeExport = Callable[..., Export]

MONTHS_BEFORE = datetime(2027, 6, 15, tzinfo=UTC)


def imported(export: Export, *alarms: int) -> bytes:
    chosen = {"import": True, **({"alarm": alarms} if alarms else {})}
    return (
        Registry()
        .exporter("ical")
        .write(Export(export.therapist, export.deadlines, export.made, (), chosen, export.previous))
    )


def triggers(data: bytes) -> list[str]:
    return [alarm["TRIGGER"].to_ical().decode() for alarm in Calendar.from_ical(data).walk("VALARM")]


def test_alarms_ring_at_nine_in_the_morning_180_90_30_and_7_days_before(
    export: MakeExport, deadline: MakeDeadline
) -> None:
    assert triggers(imported(export(deadline()))) == ["-P179DT15H", "-P89DT15H", "-P29DT15H", "-P6DT15H"]


@pytest.mark.parametrize(("days", "trigger"), [(0, "PT9H"), (1, "-PT15H"), (2, "-P1DT15H"), (3650, None)])
def test_other_days_can_be_chosen(export: MakeExport, deadline: MakeDeadline, days: int, trigger: str | None) -> None:
    assert triggers(imported(export(deadline()), days)) == ([trigger] if trigger else [])


def test_alarms_are_in_order_and_none_is_there_twice(export: MakeExport, deadline: MakeDeadline) -> None:
    assert triggers(imported(export(deadline()), 7, 30, 7)) == ["-P29DT15H", "-P6DT15H"]


def test_an_alarm_of_a_time_rings_so_many_whole_days_before(export: MakeExport, deadline: MakeDeadline) -> None:
    seminar = deadline(starts=datetime(2027, 8, 31, 14, tzinfo=UTC))
    assert triggers(imported(export(seminar), 7, 0)) == ["-P7D", "P0D"]


def test_an_alarm_that_would_have_rung_already_is_left_out(export: MakeExport, deadline: MakeDeadline) -> None:
    assert triggers(imported(export(deadline(), made=MONTHS_BEFORE))) == ["-P29DT15H", "-P6DT15H"]


def test_what_is_done_has_no_alarm(export: MakeExport, deadline: MakeDeadline) -> None:
    assert triggers(imported(export(deadline(done=True)))) == []


def test_an_alarm_shows_and_sends_nothing(export: MakeExport, deadline: MakeDeadline) -> None:
    (alarm,) = Calendar.from_ical(imported(export(deadline()), 7)).walk("VALARM")
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "US-FL LMT: continuing education due")


def test_an_import_does_not_ask_to_be_refreshed(export: MakeExport, deadline: MakeDeadline) -> None:
    assert b"REFRESH" not in imported(export(deadline()))


def test_that_an_alarm_has_rung_is_no_change(export: MakeExport, deadline: MakeDeadline) -> None:
    first = imported(export(deadline()))
    assert imported(export(deadline(), made=MONTHS_BEFORE, previous=first)) == first


def test_another_alarm_is_a_change(export: MakeExport, deadline: MakeDeadline) -> None:
    first = imported(export(deadline()), 30)
    assert b"SEQUENCE:1\r\n" in imported(export(deadline(), previous=first), 7)


def test_what_is_gone_has_no_alarm(export: MakeExport, deadline: MakeDeadline) -> None:
    first = imported(export(deadline()))
    assert triggers(imported(export(deadline(identity=("document", "cpr", "1"), done=True), previous=first))) == []


def test_the_first_of_all_days_has_no_alarm_before_it(export: MakeExport, deadline: MakeDeadline) -> None:
    assert triggers(imported(export(deadline(day=date(1, 1, 1))))) == []


@pytest.mark.parametrize("days", [-1, 3651])
def test_a_number_of_days_that_makes_no_sense_is_refused(export: MakeExport, deadline: MakeDeadline, days: int) -> None:
    with pytest.raises(ExportError, match=f"alarm: days before go from 0 to 3650, not {days}"):
        imported(export(deadline()), days)


def test_alarms_without_an_import_are_refused(export: MakeExport, deadline: MakeDeadline) -> None:
    asked = Export(export().therapist, [deadline()], MONTHS_BEFORE, (), {"alarm": (7,)})
    with pytest.raises(ExportError, match="only a calendar for --import has alarms"):
        Registry().exporter("ical").write(asked)


def test_an_unknown_option_names_the_nearest(export: MakeExport) -> None:
    asked = Export(export().therapist, [], MONTHS_BEFORE, (), {"privat": True})
    with pytest.raises(ExportError, match="unknown option 'privat'; did you mean 'private'"):
        Registry().exporter("ical").write(asked)
