"""When and where a course takes place: one or several times, each an interval between two instants."""

from collections.abc import Iterable
from datetime import datetime, timezone
from itertools import pairwise

from attrs import field, frozen

from ce_tracker.errors import RecordError
from ce_tracker.record.values import a_moment, a_text


@frozen
class Session:
    """One time that a course meets: from `starts` to `ends` (aware datetimes), at `place`.

    An empty `place` is that of the course.
    """

    starts: datetime = field(validator=a_moment)
    ends: datetime = field(validator=a_moment)
    place: str = field(default="", validator=a_text)

    def __attrs_post_init__(self) -> None:
        if instant(self.ends) < instant(self.starts):
            raise RecordError("ends", f"{self.ends} is before starts {self.starts}")

    def overlaps(self, other: "Session") -> bool:
        """Whether both are on at some instant, whatever their zones; one may begin when the other ends."""
        return instant(self.starts) < instant(other.ends) and instant(other.starts) < instant(self.ends)


def instant(moment: datetime) -> datetime:
    """The moment with its offset in place of its zone, so that it compares as an instant.

    Python compares two times of one zone by the clock on the wall, which shows an hour of every autumn twice.
    """
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset), fold=0)


def to_sessions(value: object) -> tuple[Session, ...]:
    """Sessions in the order in which they take place. Raises `RecordError`."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise RecordError("sessions", f"must be a list of sessions, not {value!r}")
    sessions = tuple(value)
    for session in sessions:
        if not isinstance(session, Session):
            raise RecordError("sessions", f"must be a list of sessions, not of {session!r}")
    return tuple(sorted(sessions, key=lambda session: (instant(session.starts), instant(session.ends), session.place)))


def check_apart(sessions: tuple[Session, ...]) -> None:
    """Raise `RecordError` where two sessions of one course, given in order, are on at once."""
    for earlier, later in pairwise(sessions):
        if earlier.overlaps(later):
            raise RecordError("sessions", f"the session of {later.starts} begins before that of {earlier.starts} ends")
