"""Eighteen defects, each in a file that is good otherwise: each is found, in its line, and nothing else is."""

from pathlib import Path

import pytest

from ce_tracker_ical import Defect, lint
from ce_tracker_ical.lint import RULES

FILES = Path(__file__).parent / "defects"

TABLE = [
    ("no-uid", 7, "required", "VEVENT has no UID"),
    ("no-dtstamp", 7, "required", "VEVENT has no DTSTAMP"),
    ("same-uid-twice", 21, "once", "VEVENT has the UID of line 7"),
    ("long-line", 13, "line-length", "98 octets, more than 75"),
    ("fold-inside-a-character", 12, "fold", "folded inside a character"),
    ("fold-inside-an-escape", 13, "fold", "DESCRIPTION: folded inside the escape \\n"),
    ("raw-comma", 13, "escape", "DESCRIPTION: a raw ',' in a text"),
    ("unknown-escape", 13, "escape", "DESCRIPTION: \\: is no escape"),
    ("end-before-beginning", 11, "dates", "DTEND 20270830 is before DTSTART 20270831"),
    ("day-without-value", 10, "value-type", "DTSTART: the day 20270831 needs VALUE=DATE"),
    ("day-and-moment", 11, "dates", "DTEND is a moment, but DTSTART is a day"),
    ("alarm-without-trigger", 15, "required", "VALARM has no TRIGGER"),
    ("no-prodid", 1, "required", "VCALENDAR has no PRODID"),
    ("31-february", 10, "value", "DTSTART: 20270231 does not exist"),
    ("two-beginnings", 11, "once", "VEVENT has a second DTSTART; the first is in line 10"),
    ("empty-calendar", 1, "structure", "VCALENDAR is empty"),
    ("refresh-without-value", 6, "value-type", "REFRESH-INTERVAL: needs VALUE=DURATION"),
]


@pytest.mark.parametrize(("name", "line", "rule", "message"), TABLE, ids=[name for name, *_ in TABLE])
def test_the_defect_is_found_in_its_line_and_no_other(name: str, line: int, rule: str, message: str) -> None:
    assert lint((FILES / f"{name}.ics").read_bytes()) == [Defect(line, rule, message)]


def test_bare_line_feeds_are_found_in_every_line() -> None:
    found = lint((FILES / "bare-line-feeds.ics").read_bytes())
    assert found == [Defect(line, "line-end", "ends in a bare LF, not in CR LF") for line in range(1, 22)]


def test_the_file_that_they_are_made_from_has_none() -> None:
    assert lint((FILES / "good.ics").read_bytes()) == []


def test_every_file_is_tried() -> None:
    assert {path.stem for path in FILES.glob("*.ics")} == {name for name, *_ in TABLE} | {"good", "bare-line-feeds"}


@pytest.mark.parametrize("rule", sorted({rule for _, _, rule, _ in TABLE}))
def test_every_rule_that_is_named_is_explained(rule: str) -> None:
    assert rule in RULES
