"""What this plugin writes, read by others: each reader takes every form without an objection."""

import http.client
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from ctypes import CDLL, c_char_p, c_int, c_void_p
from ctypes.util import find_library
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import icalendar
import pytest

from ce_tracker_ical import lint

Read = Callable[[bytes], list[str]]

KHAL = """[calendars]
[[deadlines]]
path = {path}/events
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {path}/khal.db
"""

ICAL_JS = """
const ICAL = require(process.argv[1]);
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
const read = (kind) => calendar.getAllSubcomponents(kind).map((one) => one.getFirstPropertyValue("uid"));
const days = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one).endDate.toJSDate().getTime());
if (days.some(Number.isNaN)) throw new Error("an event has no end");
console.log(JSON.stringify([...read("vevent"), ...read("vtodo")]));
"""


def uids(data: bytes) -> list[str]:
    """The UIDs as they stand in the file: the lines that have one are too short to be folded."""
    return [line.removeprefix("UID:") for line in data.decode().split("\r\n") if line.startswith("UID:")]


def test_our_own_lint(written: bytes) -> None:
    assert lint(written) == []


def test_there_is_something_to_read(written: bytes) -> None:
    assert len(uids(written)) > 4


def test_icalendar(written: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(written)
    read = [one for one in calendar.walk() if one.name in ("VEVENT", "VTODO")]
    assert ([str(one["UID"]) for one in read], [one.errors for one in calendar.walk() if one.errors]) == (
        uids(written),
        [],
    )


def test_icalendar_writes_what_it_read_with_the_same_meaning(written: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(written)
    assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar


def test_ical(written: bytes) -> None:
    ical = pytest.importorskip("ical.calendar_stream")
    calendar = ical.IcsCalendarStream.calendar_from_ics(written.decode())
    assert [one.uid for one in [*calendar.events, *calendar.todos]] == uids(written)


def test_vobject(written: bytes) -> None:
    vobject = pytest.importorskip("vobject")
    calendar = vobject.readOne(written.decode())
    assert calendar.validate(raiseException=True)
    assert [one.uid.value for one in calendar.components()] == uids(written)


def test_xandikos_in_strict_mode(written: bytes) -> None:
    xandikos = pytest.importorskip("xandikos.icalendar")
    assert list(xandikos.validate_calendar(icalendar.Calendar.from_ical(written), strict=True)) == []


def test_khal_imports_every_event(events: bytes, tmp_path: Path) -> None:
    pytest.importorskip("khal")
    (tmp_path / "events").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(path=tmp_path))
    (tmp_path / "deadlines.ics").write_bytes(events)
    khal = [sys.executable, "-c", "from khal.cli import main_khal; main_khal()", "-c", tmp_path / "khal.conf"]
    done = subprocess.run(
        [*khal, "import", "--batch", tmp_path / "deadlines.ics"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(list((tmp_path / "events").iterdir()))) == (0, len(uids(events))), done.stderr


def _ical_js() -> str:
    """Where ical.js is: installed by npm beside the environment's interpreter, or where Node looks itself."""
    beside = Path(sys.prefix, "node_modules", "ical.js", "dist", "ical.es5.cjs")
    return str(beside) if beside.exists() else "ical.js"


@pytest.fixture
def ical_js() -> Read:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    found = subprocess.run([node, "-e", "require(process.argv[1])", _ical_js()], capture_output=True, check=False)
    if found.returncode:
        pytest.skip(f"ical.js is not installed: npm install --prefix {sys.prefix} ical.js")

    def read(data: bytes) -> list[str]:
        done = subprocess.run([node, "-e", ICAL_JS, _ical_js()], input=data, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        found: list[str] = json.loads(done.stdout)
        return found

    return read


def test_ical_js(ical_js: Read, written: bytes) -> None:
    assert ical_js(written) == uids(written)


@pytest.fixture(scope="module")
def libical() -> CDLL:
    name = find_library("ical")
    if name is None:
        pytest.skip("libical is not installed (Debian: libical3)")
    library = CDLL(name)
    library.icalparser_parse_string.argtypes = [c_char_p]
    library.icalparser_parse_string.restype = c_void_p
    for check in (library.icalcomponent_count_errors, library.icalrestriction_check):
        check.argtypes = [c_void_p]
        check.restype = c_int
    library.icalcomponent_free.argtypes = [c_void_p]
    return library


@pytest.fixture
def parsed(libical: CDLL, written: bytes) -> Iterator[int]:
    component = libical.icalparser_parse_string(written)
    yield component
    libical.icalcomponent_free(component)


def test_libical_finds_no_error(libical: CDLL, parsed: int) -> None:
    assert libical.icalcomponent_count_errors(parsed) == 0


def test_libical_finds_that_each_component_has_what_it_must_have(libical: CDLL, parsed: int) -> None:
    assert libical.icalrestriction_check(parsed) == 1


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def radicale(tmp_path: Path) -> Iterator[int]:
    """The port of a server that keeps its calendars in the test's folder."""
    radicale = pytest.importorskip("radicale")
    settings = radicale.config.load()
    settings.update(
        {
            "storage": {"filesystem_folder": str(tmp_path)},
            "auth": {"type": "none"},
            "rights": {"type": "authenticated"},
            "logging": {"level": "critical"},
        },
        "test",
        privileged=True,
    )
    server = make_server("127.0.0.1", 0, radicale.Application(settings), handler_class=_Silent)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def _asked(port: int, method: str, body: bytes | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Content-Type": "text/calendar; charset=utf-8", "Authorization": "Basic am9yZGFuOg=="}
    try:
        connection.request(method, "/jordan/deadlines/", body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def _told(data: bytes) -> set[bytes]:
    """What the entries of a calendar tell, without the order of their lines, which a server may choose."""
    calendar = icalendar.Calendar.from_ical(data)
    return {one.to_ical(sorted=True) for one in calendar.subcomponents}


def test_a_calendar_that_was_put_on_a_radicale_server_comes_back_as_it_was(radicale: int, written: bytes) -> None:
    assert _asked(radicale, "PUT", written)[0] == 201
    assert _told(_asked(radicale, "GET")[1]) == _told(written)


def test_what_a_radicale_server_gives_back_has_no_defect_but_its_own_folds_inside_escapes(
    radicale: int, written: bytes
) -> None:
    assert _asked(radicale, "PUT", written)[0] == 201
    assert {defect.rule for defect in lint(_asked(radicale, "GET")[1])} <= {"fold"}
