"""What good writers write has no defect, though it is full of what our own calendars never have."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from ce_tracker_ical import lint

GOOD = Path(__file__).parent / "good"
STARTS = datetime(2027, 2, 6, 9, tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.ics")), ids=lambda path: path.stem)
def test_a_calendar_as_applications_write_it(path: Path) -> None:
    assert lint(path.read_bytes()) == []


def _event() -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", "1@example")
    event.add("dtstamp", datetime(2026, 11, 23, tzinfo=UTC))
    event.add("summary", "Éthique; “limites”, C:\\notes")
    event.add("description", "One, two; three.\nFour.")
    event.add("categories", ["Licence", "Renewal, yearly"])
    return event


def _written(event: icalendar.Event) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//example//icalendar//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return calendar.to_ical()


def test_a_day_by_icalendar() -> None:
    event = _event()
    event.add("dtstart", date(2027, 8, 31))
    event.add("dtend", date(2027, 9, 1))
    assert lint(_written(event)) == []


def test_a_time_in_a_zone_by_icalendar_which_does_not_describe_the_zone() -> None:
    event = _event()
    event.add("dtstart", STARTS)
    event.add("duration", timedelta(hours=7))
    event.add("rrule", {"freq": "weekly", "count": 3})
    event.add("exdate", [STARTS + timedelta(days=7)])
    assert lint(_written(event)) == []


def test_an_alarm_by_icalendar() -> None:
    event, alarm = _event(), icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Renew")
    alarm.add("trigger", timedelta(days=-7))
    event.add("dtstart", STARTS)
    event.add_component(alarm)
    assert lint(_written(event)) == []


def test_an_event_by_vobject() -> None:
    vobject = pytest.importorskip("vobject")
    calendar = vobject.iCalendar()
    event = calendar.add("vevent")
    event.add("uid").value = "1@example"
    event.add("dtstamp").value = datetime(2026, 11, 23, tzinfo=vobject.icalendar.utc)
    event.add("summary").value = "Éthique; “limites”, C:\\notes"
    event.add("dtstart").value = date(2027, 8, 31)
    event.add("dtend").value = date(2027, 9, 1)
    event.add("valarm").add("trigger").value = timedelta(days=-7)
    event.valarm.add("action").value = "DISPLAY"
    event.valarm.add("description").value = "Renew"
    assert lint(calendar.serialize().encode()) == []


def test_an_event_by_khal() -> None:
    khal = pytest.importorskip("khal.icalendar")
    zone = pytest.importorskip("pytz").timezone("America/New_York")
    locale = {"default_timezone": zone, "local_timezone": zone}
    starts = STARTS.replace(tzinfo=None)
    event = khal.new_vevent(locale, starts, starts + timedelta(hours=7), "Éthique; limites", timezone=zone)
    assert lint(_written(event)) == []


def test_a_stored_calendar_by_radicale() -> None:
    item, vobject = pytest.importorskip("radicale.item"), pytest.importorskip("vobject")
    read = vobject.readOne((GOOD / "thunderbird.ics").read_bytes().decode())
    stored = item.Item(collection_path="jordan/tasks", vobject_item=read)
    assert lint(stored.serialize().encode()) == []
