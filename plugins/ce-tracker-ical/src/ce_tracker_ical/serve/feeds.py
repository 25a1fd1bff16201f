"""The feeds of a folder: exported when a logbook or the day has changed, kept otherwise, and kept when it breaks."""

import gzip
import hashlib
import logging
import os
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from attrs import define, field, frozen

from ce_tracker import CeTrackerError
from ce_tracker.cli.options import today
from ce_tracker_ical.serve.folder import Folder, keep

log = logging.getLogger("ce_tracker_ical.serve")


@frozen
class Feed:
    """A feed as it is sent: its octets, plain and packed, since when it is as it is, and the tag of this version.

    `alone_in_its_second` is False where the version before was made in the same second: its date tells them not apart.
    """

    plain: bytes = field(repr=False)
    since: datetime
    alone_in_its_second: bool = True
    packed: bytes = field(init=False, repr=False)
    tag: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "packed", gzip.compress(self.plain, mtime=0))
        object.__setattr__(self, "tag", hashlib.sha256(self.plain).hexdigest()[:32])


@define
class _Known:
    """What is known of one logbook: the version and day it was last exported for, and the last good feed."""

    seen: tuple[tuple[int, ...], date] | None = None
    feed: Feed | None = None
    lock: threading.Lock = field(factory=threading.Lock)


class Feeds:
    """The feeds of a folder by the names of its logbooks.

    `export` makes the calendar of a logbook, as of a day, at a moment, following a previous one. It is called only where
    the file or the day has changed since, however often a feed is asked for and by however many at once.
    """

    def __init__(
        self,
        folder: Folder,
        export: Callable[[Path, date, datetime, bytes], bytes],
        *,
        day: Callable[[], date] = today,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder, self._export, self._day, self._now = folder, export, day, now
        self._known: dict[str, _Known] = {}
        self._lock = threading.Lock()

    def feed(self, logbook: str) -> Feed | None:
        """The feed of a logbook; the last good one where it is broken; None where there is no logbook or no feed yet."""
        known = self._of(logbook)
        with known.lock:
            version = self._folder.version(logbook)
            if version is None:
                if known.seen is not None:
                    log.warning("%s: the logbook is gone; its feed is not served any more", logbook)
                known.seen = None
                return None
            seen = (version, self._day())
            if seen != known.seen:
                known.feed = self._made(logbook, known.feed or self._kept(logbook))
                known.seen = seen
            return known.feed

    def is_gone(self, logbook: str) -> bool:
        """Whether there is no logbook of that name."""
        return self._folder.version(logbook) is None

    def _of(self, logbook: str) -> _Known:
        with self._lock:
            return self._known.setdefault(logbook, _Known())

    def _made(self, logbook: str, last: Feed | None) -> Feed | None:
        made = self._now().replace(microsecond=0)
        try:
            data = self._export(self._folder.path / logbook, self._day(), made, last.plain if last else b"")
        except (CeTrackerError, OSError) as error:
            which = f"the last good feed, of {last.since:%Y-%m-%d %H:%M} UTC, is served" if last else "there is no feed"
            for line in str(error).splitlines():
                log.warning("%s: %s", logbook, line)
            log.warning("%s: the logbook is broken; %s", logbook, which)
            return last
        except Exception:  # a fault of ours or of a plugin must not take the feeds down
            log.exception("%s: the calendar cannot be made; the last good one is served, if there is any", logbook)
            return last
        if last is not None and data == last.plain:
            return last
        feed = Feed(data, made, last is None or last.since < made)
        self._keep(logbook, feed)
        return feed

    def _kept(self, logbook: str) -> Feed | None:
        """The last good feed from before this server started."""
        path = self._place(logbook)
        try:
            since = datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0)
            data = path.read_bytes()
        except OSError:
            return None
        return Feed(data, since) if data.startswith(b"BEGIN:VCALENDAR\r\n") else None

    def _keep(self, logbook: str, feed: Feed) -> None:
        try:
            keep(self._place(logbook), feed.plain)
            os.utime(self._place(logbook), times=(feed.since.timestamp(),) * 2)
        except OSError as error:
            log.warning("%s: the feed cannot be kept for the next start: %s", logbook, error.strerror)

    def _place(self, logbook: str) -> Path:
        return self._folder.ours(f"{logbook}.ics")
