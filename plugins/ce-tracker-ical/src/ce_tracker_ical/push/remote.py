"""A calendar on a CalDAV server: what is in it, and how an event gets there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from attrs import frozen
from caldav.collection import Calendar
from caldav.davclient import DAVClient
from caldav.lib.error import AuthorizationError, DAVError, NotFoundError

from ce_tracker_ical.push.credentials import PASSWORD, USER, Credentials, service
from ce_tracker_ical.push.errors import PushError

PATIENCE = 30
"""How long the server may take for one answer, in seconds."""

_CALENDAR = "{urn:ietf:params:xml:ns:caldav}calendar"
_NO_SERVER = "does not answer as a calendar server does"
_WRITTEN = {200, 201, 204}


@frozen
class Stored:
    """An event as the server holds it: where, which version, and its octets."""

    url: str
    etag: str | None
    data: bytes


class Remote:
    """One calendar, by its address. Whatever goes wrong is a `PushError`."""

    def __init__(self, url: str, credentials: Credentials | None = None, patience: float = PATIENCE) -> None:
        self.url = url
        self._user = credentials.user if credentials else None
        self._client = DAVClient(
            url,
            username=self._user,
            password=credentials.password if credentials else None,
            timeout=patience,  # type: ignore[arg-type]  # a fraction of a second is as good
            enable_rfc6764=False,
        )
        self._client.session.max_redirects = 0  # a write that is sent elsewhere may become a read there

    def __enter__(self) -> "Remote":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def stored(self) -> list[Stored]:
        """All events of the calendar."""
        with self._told("read"):
            self._must_be_calendar()
            found: Any = Calendar(self._client, url=self.url).get_events()
            return [Stored(str(one.url), one.etag, one.raw_data) for one in found if one.raw_data]

    def create(self, uid: str, data: bytes) -> None:
        """Put a new event there. Raises where something of that name is there already."""
        self._put(f"{self.url}{quote(uid)}.ics", data, {"If-None-Match": "*"})

    def replace(self, stored: Stored, data: bytes) -> None:
        """Put an event in the place of one that was read. Raises where that has changed since."""
        strong = stored.etag is not None and not stored.etag.startswith("W/")
        self._put(stored.url, data, {"If-Match": stored.etag} if strong and stored.etag else {})

    def _put(self, url: str, data: bytes, only_if: dict[str, str]) -> None:
        with self._told("written"):
            headers = {"Content-Type": "text/calendar; charset=utf-8", **only_if}
            answer = self._client.put(url, data.decode(), headers)
            if answer.status == 412:
                raise PushError(f"{url} has been changed by another program in the meantime; run this again")
            if answer.status not in _WRITTEN:
                raise PushError(f"{self.url} cannot be written: {_reason(answer.status, answer.reason)}")

    def _must_be_calendar(self) -> None:
        answer = self._client.propfind(self.url, ["resourcetype"], depth=0)
        if answer.status == 404:
            raise PushError(f"there is no calendar at {self.url}; {self._others()}")
        if answer.status == 200:
            raise PushError(f"{self.url} {_NO_SERVER}")
        if answer.status != 207:
            raise PushError(f"{self.url} cannot be read: {_reason(answer.status, answer.reason)}")
        found: list[Any] = list(answer.results or [])
        if not any(_CALENDAR in (one.properties.get("{DAV:}resourcetype") or []) for one in found):
            raise PushError(f"{self.url} is no calendar; {self._others()}")

    def _others(self) -> str:
        """The calendars that the server says this user has, as what to do."""
        try:
            found = [str(calendar.url) for calendar in self._client.get_calendars()]
        except (DAVError, OSError, ValueError, AttributeError):  # it was a courtesy
            found = []
        return f"calendars of yours: {', '.join(found)}" if found else "look up its address where the calendar is kept"

    @contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """Turn whatever the library and those under it raise into a sentence."""
        try:
            yield
        except PushError:
            raise
        except AuthorizationError as error:
            raise PushError(self._refused(error.status, done)) from None
        except NotFoundError:
            raise PushError(f"there is no calendar at {self.url}") from None
        except (DAVError, NotImplementedError) as error:
            status = getattr(error, "status", None)
            raise PushError(f"{self.url} cannot be {done}: {_reason(status, type(error).__name__)}") from None
        except OSError as error:  # the library's network errors, whichever HTTP library it uses
            raise PushError(self._unreachable(error)) from None
        except (SyntaxError, ValueError, AttributeError):  # a page for people where XML is due
            raise PushError(f"{self.url} {_NO_SERVER}") from None

    def _refused(self, status: int | None, done: str) -> str:
        if status == 401 and self._user is None:
            return (
                f"{service(self.url)} asks who you are: set ${USER} and ${PASSWORD}, or keep the password in a keyring: "
                f"keyring set {service(self.url)} YOUR-NAME"
            )
        if status == 401:
            return f"{service(self.url)} refuses user {self._user!r} with this password"
        who = f"user {self._user!r}" if self._user else "somebody without a name"
        if done == "written":
            return (
                f"{self.url} may be read but not written by {who}; ask for the right to write, or name another calendar"
            )
        return f"{self.url} may not be read by {who}"

    def _unreachable(self, error: OSError) -> str:
        kind = type(error).__name__
        if "Redirect" in kind:
            return f"{self.url} sends on to another address; give that address, which must be the calendar's own"
        if "SSL" in kind:
            return f"the certificate of {service(self.url)} is not trusted; nothing was sent"
        if "Timeout" in kind:
            return f"{service(self.url)} does not answer in time"
        return f"{service(self.url)} cannot be reached, or has closed the connection"


def _reason(status: int | None, words: str | None) -> str:
    meaning = {409: "its folder is missing", 429: "too many requests", 503: "it is busy", 507: "it has no room left"}
    told = meaning.get(status or 0, words or "no reason given")
    return f"the server answers {status} ({told})" if status else told
