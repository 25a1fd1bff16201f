"""One good file, and one file a defect. Files are written as lists of lines, so that each line end is seen."""

from ce_tracker_ical import lint

EVENT = [
    "BEGIN:VEVENT",
    "UID:0b4ee51a-4c39-4cd7-9b53-59ad1b1ae3f2",
    "DTSTAMP:20261123T120000Z",
    "DTSTART;VALUE=DATE:20270831",
    "DTEND;VALUE=DATE:20270901",
    "SUMMARY:Licence expires\\, renew é",
    "CATEGORIES:Licence,Renewal",
    "END:VEVENT",
]
HEAD = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test//EN", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"]
GOOD = [*HEAD, *EVENT, "END:VCALENDAR"]


def written(lines: list[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


def told(data: bytes) -> list[str]:
    return [str(defect) for defect in lint(data)]


def instead(old: str, *new: str) -> bytes:
    """The good file with one line replaced."""
    place = GOOD.index(old)
    return written([*GOOD[:place], *new, *GOOD[place + 1 :]])


def of_summary(value: str) -> bytes:
    return instead("SUMMARY:Licence expires\\, renew é", f"SUMMARY:{value}")


def test_a_good_file_has_no_defect() -> None:
    assert told(written(GOOD)) == []


def test_a_folded_line_is_no_defect() -> None:
    assert told(of_summary("Licence expires\\,\r\n  renew")) == []


def test_all_five_escapes_are_legal() -> None:
    assert told(of_summary("\\\\ \\; \\, \\n \\N")) == []


def test_a_semicolon_may_stand_in_a_value_that_is_no_text() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "RRULE:FREQ=YEARLY;COUNT=2")) == []


def test_an_extension_of_another_type_is_no_text() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "X-PLACE;VALUE=URI:geo:1,2;u=3")) == []


def test_a_colon_in_a_quoted_parameter_does_not_begin_the_value() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", 'LOCATION;ALTREP="http://a.test/;,":Hall 3')) == []


def test_a_bare_line_feed() -> None:
    assert told(written(GOOD).replace(b"VERSION:2.0\r\n", b"VERSION:2.0\n")) == [
        "line 2: ends in a bare LF, not in CR LF"
    ]


def test_a_bare_carriage_return() -> None:
    assert told(written(GOOD).replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r")) == [
        "line 2: ends in a bare CR, not in CR LF"
    ]


def test_a_last_line_without_end() -> None:
    assert told(written(GOOD).removesuffix(b"\r\n")) == ["line 13: has no line end"]


def test_a_line_of_76_octets() -> None:
    assert told(of_summary("x" * 68)) == ["line 10: 76 octets, more than 75"]


def test_a_line_of_75_octets_is_no_defect() -> None:
    assert told(of_summary("x" * 67)) == []


def test_the_length_is_counted_in_octets() -> None:
    assert told(of_summary("é" * 34)) == ["line 10: 76 octets, more than 75"]


def test_a_fold_inside_a_character() -> None:
    assert told(written(GOOD).replace("é".encode(), b"\xc3\r\n \xa9")) == ["line 10: folded inside a character"]


def test_octets_that_are_not_utf_8() -> None:
    assert told(written(GOOD).replace("é".encode(), b"\xe9")) == ["line 10: not UTF-8"]


def test_a_fold_inside_an_escaped_line_end() -> None:
    assert told(of_summary("a\\\r\n nb")) == ["line 10: SUMMARY: folded inside the escape \\n"]


def test_a_fold_inside_an_escaped_backslash() -> None:
    assert told(of_summary("a\\\r\n \\b")) == ["line 10: SUMMARY: folded inside the escape \\\\"]


def test_a_fold_between_two_escaped_backslashes_is_no_defect() -> None:
    assert told(of_summary("a\\\\\r\n \\\\b")) == []


def test_a_fold_inside_an_escape_behind_characters_of_two_octets() -> None:
    assert told(of_summary("éé\\\r\n nb")) == ["line 10: SUMMARY: folded inside the escape \\n"]


def test_an_escape_that_does_not_exist() -> None:
    assert told(of_summary("9\\:00")) == ["line 10: SUMMARY: \\: is no escape"]


def test_a_backslash_that_ends_a_text() -> None:
    assert told(of_summary("a\\")) == ["line 10: SUMMARY: \\ is no escape"]


def test_a_raw_comma() -> None:
    assert told(of_summary("a, b")) == ["line 10: SUMMARY: a raw ',' in a text"]


def test_a_raw_semicolon() -> None:
    assert told(of_summary("a; b")) == ["line 10: SUMMARY: a raw ';' in a text"]


def test_a_raw_semicolon_in_a_list_of_texts() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "CATEGORIES:a;b")) == ["line 11: CATEGORIES: a raw ';' in a text"]


def test_a_raw_comma_behind_an_escaped_backslash() -> None:
    assert told(of_summary("a\\\\, b")) == ["line 10: SUMMARY: a raw ',' in a text"]


def test_a_raw_comma_in_the_text_of_an_extension() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "X-WR-CALNAME:a,b")) == [
        "line 11: X-WR-CALNAME: a raw ',' in a text"
    ]


def test_a_control_character() -> None:
    assert told(of_summary("a\x07b")) == ["line 10: holds a control character"]


def test_a_line_that_is_no_content_line() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "and so on")) == ["line 11: no content line: 'and so on'"]


def test_a_day_without_its_value_parameter() -> None:
    assert told(instead("DTSTART;VALUE=DATE:20270831", "DTSTART:20270831")) == [
        "line 8: DTSTART: the day 20270831 needs VALUE=DATE"
    ]


def test_a_time_that_is_said_to_be_a_day() -> None:
    assert told(instead("DTEND;VALUE=DATE:20270901", "DTEND;VALUE=DATE:20270901T000000Z")) == [
        "line 9: DTEND: 20270901T000000Z is no day, as VALUE=DATE says"
    ]


def test_a_refresh_interval_without_its_value_parameter() -> None:
    assert told(instead("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "REFRESH-INTERVAL:PT12H")) == [
        "line 4: REFRESH-INTERVAL: needs VALUE=DURATION"
    ]


def test_an_event_without_uid() -> None:
    assert told(instead("UID:0b4ee51a-4c39-4cd7-9b53-59ad1b1ae3f2")) == ["line 5: VEVENT has no UID"]


def test_an_event_without_dtstamp() -> None:
    assert told(instead("DTSTAMP:20261123T120000Z")) == ["line 5: VEVENT has no DTSTAMP"]


def test_one_uid_for_two_events() -> None:
    assert told(written([*HEAD, *EVENT, *EVENT, "END:VCALENDAR"])) == ["line 13: VEVENT has the UID of line 5"]


def test_a_changed_occurrence_may_share_the_uid_of_its_event() -> None:
    changed = [*EVENT[:-1], "RECURRENCE-ID;VALUE=DATE:20270831", "END:VEVENT"]
    assert told(written([*HEAD, *EVENT, *changed, "END:VCALENDAR"])) == []


def test_a_calendar_without_prodid() -> None:
    assert told(instead("PRODID:-//test//test//EN")) == ["line 1: VCALENDAR has no PRODID"]


def test_a_calendar_without_version() -> None:
    assert told(instead("VERSION:2.0")) == ["line 1: VCALENDAR has no VERSION"]


def test_a_calendar_without_events() -> None:
    assert told(written([*HEAD, "END:VCALENDAR"])) == ["line 1: VCALENDAR is empty"]


def test_a_component_that_is_not_ended() -> None:
    assert told(written(GOOD[:-1])) == ["line 1: VCALENDAR is not ended"]


def test_an_end_that_ends_nothing() -> None:
    assert told(written([*GOOD, "END:VEVENT"])) == ["line 14: END:VEVENT ends nothing that is open"]


def test_no_calendar_at_all() -> None:
    assert told(b"") == ["no VCALENDAR"]


def of_start(value: str) -> list[str]:
    """What is said of an event that begins so and has no end."""
    event = [line for line in EVENT if not line.startswith(("DTSTART", "DTEND"))]
    return told(written([*HEAD, *event[:-1], value, "END:VEVENT", "END:VCALENDAR"]))


def test_a_leap_day_exists() -> None:
    assert of_start("DTSTART;VALUE=DATE:20280229") == []


def test_a_leap_day_of_another_year_does_not() -> None:
    assert of_start("DTSTART;VALUE=DATE:20270229") == ["line 10: DTSTART: 20270229 does not exist"]


def test_an_hour_that_does_not_exist() -> None:
    assert of_start("DTSTART:20270831T240000Z") == ["line 10: DTSTART: 20270831T240000Z does not exist"]


def test_a_leap_second_may_be() -> None:
    assert of_start("DTSTART:20161231T235960Z") == []


def test_a_time_of_another_form() -> None:
    assert of_start("DTSTART:2027-08-31") == [
        "line 10: DTSTART: '2027-08-31' is no day and no moment such as 20270831T120000Z"
    ]


def test_a_zone_that_nobody_knows() -> None:
    assert of_start("DTSTART;TZID=Nowhere:20270831T090000") == [
        "line 10: no VTIMEZONE describes the zone 'Nowhere', and it is no common name of one"
    ]


def test_a_zone_of_the_database_needs_no_description() -> None:
    assert of_start("DTSTART;TZID=America/New_York:20270831T090000") == []


def test_an_event_that_ends_on_its_own_first_day() -> None:
    assert told(instead("DTEND;VALUE=DATE:20270901", "DTEND;VALUE=DATE:20270831")) == [
        "line 9: DTEND 20270831 is the first day itself; an event of one day ends on the next"
    ]


def test_an_event_that_ends_when_it_begins_is_a_moment() -> None:
    assert of_start("DTSTART:20270831T090000Z\r\nDTEND:20270831T090000Z") == []


def test_moments_in_two_zones_are_not_compared() -> None:
    assert of_start("DTSTART;TZID=Asia/Tokyo:20270831T090000\r\nDTEND;TZID=America/New_York:20270831T080000") == []


def test_an_end_and_a_duration() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "DURATION:P1D")) == ["line 5: VEVENT has both DTEND and DURATION"]


def test_a_duration_that_is_none() -> None:
    assert told(instead("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "REFRESH-INTERVAL;VALUE=DURATION:12H")) == [
        "line 4: REFRESH-INTERVAL: '12H' is no duration such as PT12H"
    ]


def test_an_event_without_beginning() -> None:
    event = [line for line in EVENT if not line.startswith(("DTSTART", "DTEND"))]
    assert told(written([*HEAD, *event, "END:VCALENDAR"])) == ["line 5: VEVENT has no DTSTART"]


def test_a_stamp_that_is_not_in_utc() -> None:
    assert told(instead("DTSTAMP:20261123T120000Z", "DTSTAMP:20261123T120000")) == [
        "line 7: DTSTAMP: '20261123T120000' is no moment in UTC such as 20270831T120000Z"
    ]


def test_a_progress_of_more_than_all() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "PERCENT-COMPLETE:101")) == [
        "line 11: PERCENT-COMPLETE: '101' is no number from 0 to 100"
    ]


def test_a_number_that_is_none() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "SEQUENCE:one")) == [
        "line 11: SEQUENCE: 'one' is no number from 0 to 2147483647"
    ]


def test_another_version() -> None:
    assert told(instead("VERSION:2.0", "VERSION:1.0")) == [
        "line 2: VERSION: '1.0' is no version that calendars read; it must be 2.0"
    ]


def test_an_address_that_is_none() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "URL:see the flyer")) == [
        "line 11: URL: 'see the flyer' is no address"
    ]


def alarm(*lines: str) -> list[str]:
    return told(instead("CATEGORIES:Licence,Renewal", "BEGIN:VALARM", *lines, "END:VALARM"))


def test_an_alarm_at_a_moment_without_its_value_parameter() -> None:
    assert alarm("ACTION:AUDIO", "TRIGGER:20270801T090000Z") == [
        "line 13: TRIGGER: the moment 20270801T090000Z needs VALUE=DATE-TIME"
    ]


def test_an_alarm_so_long_before() -> None:
    assert alarm("ACTION:AUDIO", "TRIGGER;RELATED=START:-P1DT12H30M") == []


def test_a_trigger_that_is_none() -> None:
    assert alarm("ACTION:AUDIO", "TRIGGER:7 days") == ["line 13: TRIGGER: '7 days' is no duration such as -P7D"]


def test_an_alarm_that_shows_nothing() -> None:
    assert alarm("ACTION:DISPLAY", "TRIGGER:-P7D") == ["line 11: VALARM that displays has no DESCRIPTION"]


def test_a_byte_order_mark() -> None:
    assert told(b"\xef\xbb\xbf" + written(GOOD)) == ["line 1: begins with a byte order mark"]


def test_an_empty_line() -> None:
    assert told(instead("CATEGORIES:Licence,Renewal", "")) == ["line 11: an empty line"]


def test_an_event_outside_a_calendar() -> None:
    assert told(written(EVENT)) == ["no VCALENDAR", "line 1: VEVENT stands outside a VCALENDAR"]


def test_a_property_outside_a_calendar() -> None:
    assert told(written([*GOOD, "SUMMARY:after the end"])) == ["line 14: SUMMARY stands outside a VCALENDAR"]


def test_the_same_changed_occurrence_twice() -> None:
    changed = [*EVENT[:-1], "RECURRENCE-ID;VALUE=DATE:20270831", "END:VEVENT"]
    assert told(written([*HEAD, *changed, *changed, "END:VCALENDAR"])) == ["line 14: VEVENT has the UID of line 5"]


def test_a_colon_and_a_comma_in_quoted_values_of_a_parameter() -> None:
    assert (
        told(
            instead("CATEGORIES:Licence,Renewal", 'ATTENDEE;MEMBER="mailto:a@b.test","mailto:c@d.test":mailto:e@f.test')
        )
        == []
    )


def test_defects_are_told_in_the_order_of_lines() -> None:
    data = written([*HEAD, *EVENT[:1], *EVENT[3:], "SUMMARY:a, b", "END:VCALENDAR"])
    lines = [defect.line for defect in lint(data)]
    assert (len(lines), lines) == (3, sorted(lines))
