"""A folder of logbooks, and the site that serves it."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from attrs import define, field
from starlette.testclient import TestClient

from ce_tracker import CeTrackerError
from ce_tracker_ical.serve.feeds import Feeds
from ce_tracker_ical.serve.folder import Folder
from ce_tracker_ical.serve.site import site
from ce_tracker_ical.serve.tokens import Tokens


@define
class Exports:
    """An exporter that counts, and writes what the logbook says; it breaks on "broken"."""

    previous: list[bytes] = field(factory=list)

    def __call__(self, logbook: Path, on: date, made: datetime, previous: bytes) -> bytes:
        self.previous.append(previous)
        text = logbook.read_text()
        if text == "broken":
            raise CeTrackerError("line 1: this is broken")
        if text == "bug":
            raise ZeroDivisionError
        return f"BEGIN:VCALENDAR\r\n{text}\r\nEND:VCALENDAR\r\n".encode()

    @property
    def count(self) -> int:
        return len(self.previous)


@define
class Served:
    """A folder that is served, on a day and at a time that the test sets."""

    folder: Folder
    exports: Exports = field(factory=Exports)
    day: date = date(2027, 1, 1)
    now: datetime = datetime(2027, 1, 1, 12, tzinfo=UTC)

    @property
    def tokens(self) -> Tokens:
        return Tokens(self.folder)

    def address(self, logbook: str = "jordan.toml") -> str:
        """A new address for a logbook."""
        return f"/{self.tokens.make(logbook)[0]}.ics"

    def start(self) -> TestClient:
        """The site, as if it were just started."""
        feeds = Feeds(self.folder, self.exports, day=lambda: self.day, now=lambda: self.now)
        return TestClient(site(self.tokens, feeds), headers={"Accept-Encoding": "identity"})

    def write(self, text: str, name: str = "jordan.toml") -> None:
        """Change a logbook, an hour later."""
        self.now += timedelta(hours=1)
        path = self.folder.path / name
        path.write_text(text)
        os.utime(path, times=(self.now.timestamp(),) * 2)


@pytest.fixture
def served(tmp_path: Path) -> Served:
    """A folder with two logbooks and other things."""
    for name in ("jordan.toml", "sam.toml", "notes.txt", ".hidden.toml"):
        (tmp_path / name).write_text(name.partition(".")[0])
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "deep.toml").write_text("deep")
    (tmp_path / "linked.toml").symlink_to(tmp_path / "notes.txt")
    return Served(Folder(tmp_path))
