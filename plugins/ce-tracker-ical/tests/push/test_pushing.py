"""From a logbook into a real calendar server, and what happens when that is not as it should be."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from ce_tracker_ical.cli.push_calendar import push_calendar
from ce_tracker_ical.extras import MissingExtraError
from ce_tracker_ical.push.errors import PushError

SchemaOf = Callable[[str], dict[str, Any]]

CPR, CE_DUE = "cpr expires", "US-FL LMT: continuing education due"
ALL = [
    "US-FL LMT: continuing education due",
    "US-FL LMT: if not renewed\\, delinquent ends",
    "US-FL LMT: if not renewed\\, null and void",
    "US-FL LMT: last safe day for continuing education",
    "US-FL LMT: licence expires",
    "US-FL LMT: renewal opens",
    "cpr expires",
]


def push(logbook: Path, url: str, *more: str) -> Result:
    told = [str(logbook), "--url", url, "--on", "2027-01-01", *more]
    return CliRunner().invoke(push_calendar, told, standalone_mode=False)


def pushed(logbook: Path, url: str, *more: str) -> dict[str, Any]:
    """What the command says in JSON."""
    document: dict[str, Any] = json.loads(push(logbook, url, "--json", *more).stdout)
    return document


def titles(events: list[dict[str, str]]) -> list[str]:
    return [event["title"] for event in events]


def refusal(logbook: Path, url: str) -> str:
    """Why the command did nothing."""
    return str(push(logbook, url).exception)


def uid_of(logbook: Path, url: str, title: str) -> str:
    (uid,) = [one["uid"] for one in pushed(logbook, url, "--dry-run")["created"] if one["title"] == title]
    return str(uid)


def moved(logbook: Path) -> None:
    """The CPR card is valid for longer."""
    logbook.write_text(logbook.read_text().replace("expires = 2027-06-01", "expires = 2027-07-15"))


def without_cpr(logbook: Path) -> None:
    logbook.write_text(logbook.read_text().partition("[[documents]]")[0])


def test_every_deadline_is_created(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    assert calendar.titles == ALL


def test_it_ends_with_0_when_the_calendar_has_everything(logbook: Path, calendar: Any) -> None:
    assert push(logbook, calendar.url).return_value == 0


def test_it_says_what_it_created(logbook: Path, calendar: Any) -> None:
    assert f"created: {CE_DUE}\n" in push(logbook, calendar.url).stdout


def test_an_address_without_a_slash_at_its_end_does(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url.rstrip("/"))
    assert calendar.titles == ALL


def test_a_second_push_writes_nothing(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    before = calendar.versions
    push(logbook, calendar.url)
    assert calendar.versions == before


def test_a_second_push_says_that_nothing_has_changed(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    assert push(logbook, calendar.url).stdout == "unchanged: 7 events\n"


def test_what_has_moved_is_updated(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    moved(logbook)
    assert titles(pushed(logbook, calendar.url)["updated"]) == [CPR]


def test_what_has_moved_is_on_its_new_day_alone(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    moved(logbook)
    push(logbook, calendar.url)
    assert (calendar.whole.count("20270601"), calendar.whole.count("DTSTART;VALUE=DATE:20270715")) == (0, 1)


def test_what_has_moved_has_the_next_sequence_number(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    moved(logbook)
    push(logbook, calendar.url)
    assert calendar.whole.count("\nSEQUENCE:1\n") == 1


def test_what_somebody_moved_on_the_server_moves_back(logbook: Path, calendar: Any) -> None:
    uid = uid_of(logbook, calendar.url, CPR)
    push(logbook, calendar.url)
    calendar.put(f"{uid}.ics", calendar.ask("GET", f"{uid}.ics").replace("20270601", "20270501"))
    assert titles(pushed(logbook, calendar.url)["updated"]) == [CPR]


def test_an_alarm_that_the_person_set_is_no_change(logbook: Path, calendar: Any, alarmed: Callable[..., None]) -> None:
    uid = uid_of(logbook, calendar.url, CPR)
    push(logbook, calendar.url)
    alarmed(calendar, uid)
    assert pushed(logbook, calendar.url)["updated"] == []


def test_an_alarm_that_the_person_set_outlives_an_update(
    logbook: Path, calendar: Any, alarmed: Callable[..., None]
) -> None:
    uid = uid_of(logbook, calendar.url, CPR)
    push(logbook, calendar.url)
    alarmed(calendar, uid)
    moved(logbook)
    push(logbook, calendar.url)
    assert "TRIGGER:-P3D" in calendar.ask("GET", f"{uid}.ics")


def test_what_the_logbook_no_longer_has_stays_and_says_so(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    without_cpr(logbook)
    (updated,) = titles(pushed(logbook, calendar.url)["updated"])
    assert updated != CPR
    assert updated.endswith(CPR)


def test_what_the_logbook_no_longer_has_is_said_once(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    without_cpr(logbook)
    push(logbook, calendar.url)
    assert pushed(logbook, calendar.url)["updated"] == []


def test_the_marker_is_on_an_event_once_after_an_update(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    without_cpr(logbook)
    push(logbook, calendar.url)
    assert calendar.whole.count("X-CE-TRACKER-PUSHED") == len(ALL)


def test_a_logbook_without_deadlines_writes_nothing(logbook: Path, calendar: Any) -> None:
    logbook.write_text('schema = 1\n[therapist]\nname = "Jordan Rivera"\n')
    assert push(logbook, calendar.url).stdout == "no deadlines are known: nothing to write\n"


def test_events_of_others_are_not_touched(logbook: Path, calendar: Any, others: Callable[[str], str]) -> None:
    calendar.put("theirs.ics", others("theirs"))
    before = calendar.ask("GET", "theirs.ics")
    push(logbook, calendar.url)
    assert calendar.ask("GET", "theirs.ics") == before


def test_events_of_another_person_are_not_touched(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url)
    before = calendar.whole
    logbook.write_text('schema = 1\n[therapist]\nname = "Sam Lee"\n')
    push(logbook, calendar.url)
    assert calendar.whole == before


def test_a_copy_that_the_person_made_of_an_event_is_not_touched(logbook: Path, calendar: Any) -> None:
    uid = uid_of(logbook, calendar.url, CPR)
    push(logbook, calendar.url)
    calendar.put("copy.ics", calendar.ask("GET", f"{uid}.ics").replace(uid, "copy"))
    before = calendar.ask("GET", "copy.ics")
    moved(logbook)
    push(logbook, calendar.url)
    assert calendar.ask("GET", "copy.ics") == before


def test_an_event_that_the_person_imported_is_no_matter_of_ours(logbook: Path, calendar: Any) -> None:
    uid = uid_of(logbook, calendar.url, CPR)
    push(logbook, calendar.url)
    calendar.put(f"{uid}.ics", re.sub("X-CE-TRACKER-PUSHED:.*\r\n", "", calendar.ask("GET", f"{uid}.ics")))
    without_cpr(logbook)
    assert pushed(logbook, calendar.url)["left_alone"] == []


def test_an_event_with_our_uid_that_we_did_not_write_is_not_touched(
    logbook: Path, calendar: Any, others: Callable[[str], str]
) -> None:
    uid = uid_of(logbook, calendar.url, CPR)
    calendar.put("imported.ics", others(uid))
    before = calendar.ask("GET", "imported.ics")
    push(logbook, calendar.url)
    assert calendar.ask("GET", "imported.ics") == before


def test_what_is_left_alone_is_told(logbook: Path, calendar: Any, others: Callable[[str], str]) -> None:
    calendar.put("imported.ics", others(uid_of(logbook, calendar.url, CPR)))
    assert titles(pushed(logbook, calendar.url)["left_alone"]) == [CPR]


def test_what_is_left_alone_does_not_end_with_0(logbook: Path, calendar: Any, others: Callable[[str], str]) -> None:
    calendar.put("imported.ics", others(uid_of(logbook, calendar.url, CPR)))
    assert push(logbook, calendar.url).return_value == 2


def test_something_that_is_no_calendar_file_of_ours_does_not_stop_a_push(
    logbook: Path, calendar: Any, others: Callable[[str], str]
) -> None:
    calendar.put("odd.ics", others("odd").replace("SUMMARY:", "X-ODD;X=:"))
    push(logbook, calendar.url)
    assert set(ALL) <= set(calendar.titles)


def test_a_dry_run_writes_nothing(logbook: Path, calendar: Any) -> None:
    push(logbook, calendar.url, "--dry-run")
    assert calendar.titles == []


def test_a_dry_run_says_what_it_would_do(logbook: Path, calendar: Any) -> None:
    assert f"to create: {CPR}\n" in push(logbook, calendar.url, "--dry-run").stdout


def test_the_json_has_everything(logbook: Path, calendar: Any) -> None:
    assert list(pushed(logbook, calendar.url)) == [
        "schema", "url", "dry_run", "created", "updated", "unchanged", "left_alone", "not_written", "error"
    ]  # fmt: skip


def test_the_json_of_a_push_follows_its_schema(logbook: Path, calendar: Any, schema_of: SchemaOf) -> None:
    jsonschema.validate(pushed(logbook, calendar.url), schema_of("push-calendar"))


def test_the_json_of_a_push_that_failed_follows_its_schema(
    logbook: Path, dying: Callable[[int], str], schema_of: SchemaOf
) -> None:
    jsonschema.validate(pushed(logbook, dying(2)), schema_of("push-calendar"))


@pytest.mark.parametrize("writes", [0, 1, 4])
def test_a_server_that_goes_halfway_has_what_was_written_by_then(
    logbook: Path, calendar: Any, dying: Callable[[int], str], writes: int
) -> None:
    push(logbook, dying(writes))
    assert len(calendar.titles) == writes


def test_a_server_that_goes_halfway_is_told_with_what_to_do(logbook: Path, dying: Callable[[int], str]) -> None:
    assert "2 of 7 events had been written; run this again for the rest" in push(logbook, dying(2)).stderr


def test_a_server_that_goes_halfway_does_not_end_with_0(logbook: Path, dying: Callable[[int], str]) -> None:
    assert push(logbook, dying(2)).return_value == 2


def test_the_json_says_how_far_it_came(logbook: Path, dying: Callable[[int], str]) -> None:
    document = pushed(logbook, dying(2))
    assert (len(document["created"]), document["not_written"]) == (2, 5)


def test_another_run_completes_what_was_begun(logbook: Path, calendar: Any, dying: Callable[[int], str]) -> None:
    push(logbook, dying(2))
    push(logbook, calendar.url)
    assert calendar.titles == ALL


def test_a_server_that_goes_in_an_update_is_completed_too(
    logbook: Path, calendar: Any, dying: Callable[[int], str]
) -> None:
    push(logbook, calendar.url)
    moved(logbook)
    push(logbook, dying(0))
    assert titles(pushed(logbook, calendar.url)["updated"]) == [CPR]


def test_what_another_program_changes_meanwhile_is_not_overwritten(
    logbook: Path, calendar: Any, alarmed: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ce_tracker_ical.push.remote import Remote

    uid = uid_of(logbook, calendar.url, CPR)
    push(logbook, calendar.url)
    moved(logbook)
    stored = Remote.stored

    def then_changed(remote: Remote) -> object:
        found = stored(remote)
        alarmed(calendar, uid)
        return found

    monkeypatch.setattr(Remote, "stored", then_changed)
    assert "changed by another program" in push(logbook, calendar.url).stderr


def test_what_another_program_creates_meanwhile_is_not_overwritten(
    logbook: Path, calendar: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ce_tracker_ical.push.remote import Remote

    push(logbook, calendar.url)
    monkeypatch.setattr(Remote, "stored", lambda _: [])
    assert "changed by another program" in push(logbook, calendar.url).stderr


def test_a_calendar_without_room_is_told(logbook: Path, full: str) -> None:
    assert "cannot be written: the server answers 507 (it has no room left)" in push(logbook, full).stderr


def test_nothing_is_sent_on_to_another_address(logbook: Path, calendar: Any, answering: Callable[..., str]) -> None:
    assert "sends on to another address" in refusal(logbook, answering(307, {"Location": calendar.url}, ""))


def test_a_wrong_password_is_told(logbook: Path, calendar: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CE_TRACKER_CALDAV_PASSWORD", "wrong-one")
    assert "refuses user 'jordan' with this password" in refusal(logbook, calendar.url)


def test_no_password_is_told_with_where_to_put_it(
    logbook: Path, calendar: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CE_TRACKER_CALDAV_PASSWORD")
    assert "set $CE_TRACKER_CALDAV_USER and $CE_TRACKER_CALDAV_PASSWORD" in refusal(logbook, calendar.url)


def test_the_password_is_in_no_answer(logbook: Path, calendar: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CE_TRACKER_CALDAV_PASSWORD", "wrong-one")
    result = push(logbook, calendar.url)
    assert "wrong-one" not in f"{result.output}{result.exception!r}{result.exception.__cause__!r}"  # type: ignore[union-attr]


def test_a_read_only_calendar_is_told(logbook: Path, calendar: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CE_TRACKER_CALDAV_USER", "reader")
    monkeypatch.setenv("CE_TRACKER_CALDAV_PASSWORD", "look")
    assert "may be read but not written by user 'reader'" in push(logbook, calendar.url).stderr


def test_a_read_only_calendar_can_be_read_in_a_dry_run(
    logbook: Path, calendar: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CE_TRACKER_CALDAV_USER", "reader")
    monkeypatch.setenv("CE_TRACKER_CALDAV_PASSWORD", "look")
    assert push(logbook, calendar.url, "--dry-run").return_value == 0


def test_the_server_instead_of_a_calendar_is_told_with_the_calendars_there_are(logbook: Path, calendar: Any) -> None:
    server = calendar.url.removesuffix("jordan/deadlines/")
    assert refusal(logbook, server) == f"{server} is no calendar; calendars of yours: {calendar.url}"


def test_a_calendar_that_is_not_there_is_told(logbook: Path, calendar: Any) -> None:
    missing = calendar.url.replace("deadlines", "missing")
    assert f"there is no calendar at {missing}" in refusal(logbook, missing)


def test_a_server_that_is_not_there_is_told(logbook: Path, unused_tcp_port: int) -> None:
    assert "cannot be reached" in refusal(logbook, f"http://127.0.0.1:{unused_tcp_port}/jordan/")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((200, {"Content-Type": "text/html"}, "<p>hello</p>"), "does not answer as a calendar server does"),
        ((207, {"Content-Type": "text/xml"}, "<not xml"), "does not answer as a calendar server does"),
        ((302, {"Location": "/elsewhere/"}, ""), "sends on to another address"),
        ((503, {"Retry-After": "1000"}, ""), "the server answers 503 (it is busy)"),
        ((500, {}, ""), "the server answers 500"),
    ],
)
def test_a_server_that_answers_oddly_is_told(
    logbook: Path, answering: Callable[..., str], answer: tuple[int, dict[str, str], str], told: str
) -> None:
    assert told in refusal(logbook, answering(*answer))


def test_a_logbook_with_a_fault_is_refused_before_the_server_is_asked(logbook: Path, unused_tcp_port: int) -> None:
    logbook.write_text("schema = 1\n")
    assert "therapist" in refusal(logbook, f"http://127.0.0.1:{unused_tcp_port}/")


def test_a_missing_library_is_told_with_the_extra_that_brings_it(
    logbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "caldav.davclient", None)
    monkeypatch.delitem(__import__("sys").modules, "ce_tracker_ical.push.remote", raising=False)
    error = push(logbook, "https://cal.example/").exception
    assert isinstance(error, MissingExtraError)
    assert "pip install 'ce-tracker-ical[push]'" in str(error)


def test_the_command_is_light_to_load() -> None:
    import subprocess
    import sys

    loaded = "import sys, ce_tracker_ical.cli.push_calendar; print({'caldav', 'icalendar', 'keyring'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_refusals_are_of_the_projects_own_kind(logbook: Path) -> None:
    assert isinstance(push(logbook, "ftp://cal.example/").exception, PushError)
