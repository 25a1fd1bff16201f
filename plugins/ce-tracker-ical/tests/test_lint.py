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


def instead(old: str, *new: str) -> bytes:
    """The good file with one line replaced."""
    place = GOOD.index(old)
    return written([*GOOD[:place], *new, *GOOD[place + 1 :]])


def of_summary(value: str) -> bytes:
    return instead("SUMMARY:Licence expires\\, renew é", f"SUMMARY:{value}")


def test_a_good_file_has_no_defect() -> None:
    assert lint(written(GOOD)) == []


def test_a_folded_line_is_no_defect() -> None:
    assert lint(of_summary("Licence expires\\,\r\n  renew")) == []


def test_all_five_escapes_are_legal() -> None:
    assert lint(of_summary("\\\\ \\; \\, \\n \\N")) == []


def test_a_semicolon_may_stand_in_a_value_that_is_no_text() -> None:
    assert lint(instead("CATEGORIES:Licence,Renewal", "RRULE:FREQ=YEARLY;COUNT=2")) == []


def test_an_extension_of_another_type_is_no_text() -> None:
    assert lint(instead("CATEGORIES:Licence,Renewal", "X-PLACE;VALUE=URI:geo:1,2;u=3")) == []


def test_a_colon_in_a_quoted_parameter_does_not_begin_the_value() -> None:
    assert lint(instead("CATEGORIES:Licence,Renewal", 'LOCATION;ALTREP="http://a.test/;,":Hall 3')) == []


def test_a_bare_line_feed() -> None:
    assert lint(written(GOOD).replace(b"VERSION:2.0\r\n", b"VERSION:2.0\n")) == [
        "line 2: ends in a bare LF, not in CR LF"
    ]


def test_a_bare_carriage_return() -> None:
    assert lint(written(GOOD).replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r")) == [
        "line 2: ends in a bare CR, not in CR LF"
    ]


def test_a_last_line_without_end() -> None:
    assert lint(written(GOOD).removesuffix(b"\r\n")) == ["line 13: has no line end"]


def test_a_line_of_76_octets() -> None:
    assert lint(of_summary("x" * 68)) == ["line 10: 76 octets, more than 75"]


def test_a_line_of_75_octets_is_no_defect() -> None:
    assert lint(of_summary("x" * 67)) == []


def test_the_length_is_counted_in_octets() -> None:
    assert lint(of_summary("é" * 34)) == ["line 10: 76 octets, more than 75"]


def test_a_fold_inside_a_character() -> None:
    assert lint(written(GOOD).replace("é".encode(), b"\xc3\r\n \xa9")) == ["line 10: folded inside a character"]


def test_octets_that_are_not_utf_8() -> None:
    assert lint(written(GOOD).replace("é".encode(), b"\xe9")) == ["line 10: not UTF-8"]


def test_a_fold_inside_an_escaped_line_end() -> None:
    assert lint(of_summary("a\\\r\n nb")) == ["line 10: SUMMARY: folded inside the escape \\n"]


def test_a_fold_inside_an_escaped_backslash() -> None:
    assert lint(of_summary("a\\\r\n \\b")) == ["line 10: SUMMARY: folded inside the escape \\\\"]


def test_a_fold_between_two_escaped_backslashes_is_no_defect() -> None:
    assert lint(of_summary("a\\\\\r\n \\\\b")) == []


def test_a_fold_inside_an_escape_behind_characters_of_two_octets() -> None:
    assert lint(of_summary("éé\\\r\n nb")) == ["line 10: SUMMARY: folded inside the escape \\n"]


def test_an_escape_that_does_not_exist() -> None:
    assert lint(of_summary("9\\:00")) == ["line 10: SUMMARY: '\\\\:' is no escape"]


def test_a_backslash_that_ends_a_text() -> None:
    assert lint(of_summary("a\\")) == ["line 10: SUMMARY: '\\\\' is no escape"]


def test_a_raw_comma() -> None:
    assert lint(of_summary("a, b")) == ["line 10: SUMMARY: a raw ',' in a text"]


def test_a_raw_semicolon() -> None:
    assert lint(of_summary("a; b")) == ["line 10: SUMMARY: a raw ';' in a text"]


def test_a_raw_semicolon_in_a_list_of_texts() -> None:
    assert lint(instead("CATEGORIES:Licence,Renewal", "CATEGORIES:a;b")) == ["line 11: CATEGORIES: a raw ';' in a text"]


def test_a_raw_comma_behind_an_escaped_backslash() -> None:
    assert lint(of_summary("a\\\\, b")) == ["line 10: SUMMARY: a raw ',' in a text"]


def test_a_raw_comma_in_the_text_of_an_extension() -> None:
    assert lint(instead("CATEGORIES:Licence,Renewal", "X-WR-CALNAME:a,b")) == [
        "line 11: X-WR-CALNAME: a raw ',' in a text"
    ]


def test_a_control_character() -> None:
    assert lint(of_summary("a\x07b")) == ["line 10: holds a control character"]


def test_a_line_that_is_no_content_line() -> None:
    assert lint(instead("CATEGORIES:Licence,Renewal", "and so on")) == ["line 11: no content line: 'and so on'"]


def test_a_day_without_its_value_parameter() -> None:
    assert lint(instead("DTSTART;VALUE=DATE:20270831", "DTSTART:20270831")) == [
        "line 8: DTSTART: the day 20270831 needs VALUE=DATE"
    ]


def test_a_time_that_is_said_to_be_a_day() -> None:
    assert lint(instead("DTEND;VALUE=DATE:20270901", "DTEND;VALUE=DATE:20270901T000000Z")) == [
        "line 9: DTEND: 20270901T000000Z is no day, as VALUE=DATE says"
    ]


def test_a_refresh_interval_without_its_value_parameter() -> None:
    assert lint(instead("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "REFRESH-INTERVAL:PT12H")) == [
        "line 4: REFRESH-INTERVAL: needs VALUE=DURATION"
    ]


def test_an_event_without_uid() -> None:
    assert lint(instead("UID:0b4ee51a-4c39-4cd7-9b53-59ad1b1ae3f2")) == ["line 5: VEVENT has no UID"]


def test_an_event_without_dtstamp() -> None:
    assert lint(instead("DTSTAMP:20261123T120000Z")) == ["line 5: VEVENT has no DTSTAMP"]


def test_one_uid_for_two_events() -> None:
    assert lint(written([*HEAD, *EVENT, *EVENT, "END:VCALENDAR"])) == ["line 13: VEVENT has the UID of line 5"]


def test_a_changed_occurrence_may_share_the_uid_of_its_event() -> None:
    changed = [*EVENT[:-1], "RECURRENCE-ID;VALUE=DATE:20270831", "END:VEVENT"]
    assert lint(written([*HEAD, *EVENT, *changed, "END:VCALENDAR"])) == []


def test_a_calendar_without_prodid() -> None:
    assert lint(instead("PRODID:-//test//test//EN")) == ["line 1: VCALENDAR has no PRODID"]


def test_a_calendar_without_version() -> None:
    assert lint(instead("VERSION:2.0")) == ["line 1: VCALENDAR has no VERSION"]


def test_a_calendar_without_events() -> None:
    assert lint(written([*HEAD, "END:VCALENDAR"])) == ["line 1: VCALENDAR is empty"]


def test_a_component_that_is_not_ended() -> None:
    assert lint(written(GOOD[:-1])) == ["line 1: VCALENDAR is not ended"]


def test_an_end_that_ends_nothing() -> None:
    assert lint(written([*GOOD, "END:VEVENT"])) == ["line 14: END:VEVENT ends nothing that is open"]


def test_no_calendar_at_all() -> None:
    assert lint(b"") == ["no VCALENDAR"]
