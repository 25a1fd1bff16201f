"""A calendar server on this machine, and a way to it that breaks."""

import base64
import http.client
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from attrs import frozen
from radicale import config
from radicale.app import Application

RIGHTS = """
[owner]
user: jordan
collection: .*
permissions: RWrw
[reader]
user: reader
collection: .*
permissions: Rr
"""
LOGBOOK = """
schema = 1
[therapist]
name = "Jordan Rivera"
[[licences]]
jurisdiction = "US-FL"
credential = "LMT"
number = "MA12345"
issued = 2015-03-10
[[documents]]
kind = "cpr"
issued = 2025-06-01
expires = 2027-06-01
"""
OTHERS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//else//EN
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270101
DTEND;VALUE=DATE:20270102
SUMMARY:Somebody else's
END:VEVENT
END:VCALENDAR
"""


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running(server: TCPServer) -> Iterator[int]:
    """The port of a server that runs as long as this lasts."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@frozen
class Calendar:
    """A calendar on the server, as its owner sees it."""

    port: int
    path: str = "/jordan/deadlines/"

    @property
    def url(self) -> str:
        return self.through(self.port)

    def through(self, port: int) -> str:
        """Its address by way of another port."""
        return f"http://127.0.0.1:{port}{self.path}"

    def ask(self, method: str, name: str = "", body: str = "") -> str:
        """What the server answers to its owner."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        token = base64.b64encode(b"jordan:right").decode()
        connection.request(method, self.path + name, body.encode(), {"Authorization": f"Basic {token}", "Depth": "1"})
        answer = connection.getresponse().read().decode()
        connection.close()
        return answer

    def put(self, name: str, body: str) -> None:
        self.ask("PUT", name, body)

    @property
    def titles(self) -> list[str]:
        """The titles of its events."""
        return sorted(re.findall(r"^SUMMARY:(.*)$", self.whole, re.MULTILINE))

    @property
    def whole(self) -> str:
        """All that is in it, as one calendar, as lines that are not folded."""
        return self.ask("GET").replace("\r\n", "\n").replace("\n ", "")

    @property
    def versions(self) -> str:
        """Where everything in it is, and which version of it."""
        return self.ask("PROPFIND", "", '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>')


@pytest.fixture
def calendar(tmp_path: Path) -> Iterator[Calendar]:
    """An empty calendar of Jordan's, who may write it, and which a reader may read."""
    users, rights = tmp_path / "users", tmp_path / "rights"
    users.write_text("jordan:right\nreader:look\n")
    rights.write_text(RIGHTS)
    settings: dict[str, dict[str, Any]] = {
        "auth": {"type": "htpasswd", "htpasswd_filename": str(users), "htpasswd_encryption": "plain", "delay": "0"},
        "rights": {"type": "from_file", "file": str(rights)},
        "storage": {"filesystem_folder": str(tmp_path / "store")},
        "logging": {"level": "critical"},
    }
    configuration = config.load()
    configuration.update(settings, "test", privileged=True)
    application = Application(configuration)
    with running(make_server("127.0.0.1", 0, application, _Threaded, _Silent)) as port:
        found = Calendar(port)
        found.ask("MKCALENDAR")
        yield found


@pytest.fixture
def dying(calendar: Calendar) -> Iterator[Callable[[int], str]]:
    """Makes an address of the calendar at which the connection is cut after so many writes."""
    with ExitStack() as stack:
        yield lambda writes: calendar.through(stack.enter_context(running(_forwarding(calendar.port, writes))))


@pytest.fixture
def full(calendar: Calendar) -> Iterator[str]:
    """An address of the calendar at which there is no room for another event."""
    with running(_forwarding(calendar.port, 0, 507)) as port:
        yield calendar.through(port)


def _forwarding(port: int, writes: int, then: int | None = None) -> ThreadingHTTPServer:
    """A way to the server for so many writes; then one is answered with a status, or cut off."""
    left = writes

    class Forwards(BaseHTTPRequestHandler):
        def forward(self) -> None:
            nonlocal left
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.command == "PUT" and self.headers.get("Authorization"):
                left -= 1
                if left < 0:
                    self.close_connection = True
                    if then is not None:
                        self.send_response(then)
                        self.send_header("Content-Length", "0")
                        self.end_headers()
                    return
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            headers = {name: value for name, value in self.headers.items() if name != "Accept-Encoding"}
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name in ("Content-Type", "ETag", "DAV", "WWW-Authenticate"):
                if answer.headers[name]:
                    self.send_header(name, answer.headers[name])
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            connection.close()

        do_PROPFIND = do_REPORT = do_PUT = do_GET = do_OPTIONS = forward  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Forwards)


@pytest.fixture
def answering() -> Iterator[Callable[..., str]]:
    """Makes an address at which every request gets the same answer."""
    with ExitStack() as stack:
        yield lambda *answer: f"http://127.0.0.1:{stack.enter_context(running(_answering(*answer)))}/calendar/"


def _answering(status: int, headers: dict[str, str], body: str) -> ThreadingHTTPServer:
    class Answers(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        do_PROPFIND = do_REPORT = do_PUT = do_GET = do_OPTIONS = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Answers)


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    """A logbook with a licence of Florida and a CPR card."""
    path = tmp_path / "logbook.toml"
    path.write_text(LOGBOOK)
    return path


@pytest.fixture
def others() -> Callable[[str], str]:
    """Makes an event that this project did not write."""
    return lambda uid: OTHERS.format(uid=uid)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Jordan's credentials, and nothing else of whoever runs the tests."""
    for name in ("URL", "USER", "PASSWORD"):
        monkeypatch.delenv(f"CE_TRACKER_CALDAV_{name}", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("CE_TRACKER_CALDAV_USER", "jordan")
    monkeypatch.setenv("CE_TRACKER_CALDAV_PASSWORD", "right")


@pytest.fixture
def alarmed() -> Callable[[Calendar, str], None]:
    """Sets an alarm on an event, as a person does in an application."""
    alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-P3D\nDESCRIPTION:mine\nEND:VALARM\nEND:VEVENT"

    def set_one(calendar: Calendar, uid: str) -> None:
        event = calendar.ask("GET", f"{uid}.ics").replace("\r\n", "\n")
        calendar.put(f"{uid}.ics", event.replace("END:VEVENT", alarm))

    return set_one


@pytest.fixture
def unused_tcp_port() -> int:
    """A port of this machine at which nothing answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
