"""The commands, and a real server on this machine."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from attrs import frozen
from click.testing import CliRunner, Result

from ce_tracker_ical import lint
from ce_tracker_ical.cli.calendar_tokens import calendar_tokens
from ce_tracker_ical.cli.serve_calendar import serve_calendar

SchemaOf = Callable[[str], dict[str, Any]]

LOGBOOK = """
schema = 1
[therapist]
name = "Jordan Rivera"
[[licences]]
jurisdiction = "US-FL"
credential = "LMT"
number = "MA12345"
issued = 2015-03-10
"""
SERVE = "import sys; from ce_tracker_ical.cli.serve_calendar import serve_calendar; serve_calendar(sys.argv[1:])"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "jordan.toml").write_text(LOGBOOK)
    return tmp_path


def run(command: click.Command, *told: str | Path) -> Result:
    return CliRunner().invoke(command, list(map(str, told)), standalone_mode=False)


def made(folder: Path) -> dict[str, Any]:
    """A new token, as JSON tells it."""
    document: dict[str, Any] = json.loads(run(calendar_tokens, "new", folder, "jordan", "--json").stdout)
    return document


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port of a real server, which stops at the end as it does for Ctrl-C."""
    told = [sys.executable, "-c", SERVE, str(folder), "--port", "0"]
    with subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            yield int(line.partition("127.0.0.1:")[2].partition("/")[0])
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


@frozen
class Answer:
    status: int
    tag: str
    body: bytes


def ask(port: int, path: str, tag: str = "") -> Answer:
    """What is answered to who has the version of this tag; the path is sent as it is."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path, headers={"If-None-Match": tag} if tag else {})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers.get("ETag", ""), answer.read())


def path_of(document: dict[str, Any]) -> str:
    return "/" + str(document["address"]).rpartition("/")[2]


def test_a_new_token_is_shown_as_an_address(folder: Path) -> None:
    first, *_ = run(calendar_tokens, "new", folder, "jordan.toml").stdout.splitlines()
    assert re.fullmatch(r"http://127\.0\.0\.1:8735/[A-Za-z0-9_-]{43}\.ics", first)


def test_an_address_is_where_the_folder_is_served(folder: Path) -> None:
    told = run(calendar_tokens, "new", folder, "jordan.toml", "--at", "https://cal.example/feeds").stdout
    assert told.startswith("https://cal.example/feeds/")


def test_tokens_are_listed(folder: Path) -> None:
    token = made(folder)
    assert run(calendar_tokens, "list", folder).stdout == f"{token['id']}: jordan.toml: since {token['made']}\n"


def test_the_json_of_a_new_token_follows_its_schema(folder: Path, schema_of: SchemaOf) -> None:
    jsonschema.validate(made(folder), schema_of("calendar-tokens-new"))


def test_the_json_of_all_tokens_follows_its_schema(folder: Path, schema_of: SchemaOf) -> None:
    token = made(folder)
    listed = json.loads(run(calendar_tokens, "list", folder, "--json").stdout)
    jsonschema.validate(listed, schema_of("calendar-tokens-list"))
    assert listed["tokens"] == [{"id": token["id"], "logbook": "jordan.toml", "made": token["made"], "there": True}]


def test_the_json_of_a_revoked_token_follows_its_schema(folder: Path, schema_of: SchemaOf) -> None:
    token = made(folder)
    answer = json.loads(run(calendar_tokens, "revoke", folder, token["id"], "--json").stdout)
    jsonschema.validate(answer, schema_of("calendar-tokens-revoke"))
    assert answer["revoked"] == {name: token[name] for name in ("id", "logbook", "made")}


def test_a_token_whose_logbook_is_gone_is_listed_as_such(folder: Path) -> None:
    made(folder)
    (folder / "jordan.toml").unlink()
    assert "(the logbook is not there)" in run(calendar_tokens, "list", folder).stdout


def test_the_list_does_not_show_a_token(folder: Path) -> None:
    token = path_of(made(folder))[1:-4]
    assert token not in run(calendar_tokens, "list", folder, "--json").stdout


def test_a_token_is_revoked_by_its_name(folder: Path) -> None:
    run(calendar_tokens, "revoke", folder, made(folder)["id"])
    assert json.loads(run(calendar_tokens, "list", folder, "--json").stdout)["tokens"] == []


def test_a_real_server_serves_a_calendar_without_defect(folder: Path) -> None:
    path = path_of(made(folder))
    with serving(folder) as port:
        assert lint(ask(port, path).body) == []


def test_a_real_server_serves_what_export_writes(folder: Path) -> None:
    path = path_of(made(folder))
    with serving(folder) as port:
        served = ask(port, path).body
    (stamp,) = set(re.findall(rb"DTSTAMP:(\d{8}T\d{6}Z)", served))
    moment = datetime.strptime(stamp.decode(), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    told = ["export", "ical", str(folder / "jordan.toml"), "--made", moment.isoformat()]
    command = [sys.executable, "-c", "from ce_tracker.cli import main; main()", *told]
    assert served == subprocess.run(command, capture_output=True, check=True).stdout


def test_a_real_server_answers_304(folder: Path) -> None:
    path = path_of(made(folder))
    with serving(folder) as port:
        assert ask(port, path, ask(port, path).tag).status == 304


@pytest.mark.parametrize(
    "path", ["/../jordan.toml", "/..%2fjordan.toml.ics", "/jordan.toml", "/.ce-tracker-serve/tokens.json"]
)
def test_a_real_server_reaches_nothing_else(folder: Path, path: str) -> None:
    made(folder)
    with serving(folder) as port:
        assert ask(port, path).status == 404


def test_a_real_server_answers_this_machine_alone(folder: Path) -> None:
    assert next(one.default for one in serve_calendar.params if one.name == "host") == "127.0.0.1"


def test_a_logbook_without_an_address_is_told(folder: Path, no_server: Callable[..., None]) -> None:
    assert "no address yet: jordan.toml" in run(serve_calendar, folder, "--port", "0").stdout


def test_other_machines_are_warned_of(folder: Path, no_server: Callable[..., None]) -> None:
    assert "goes unencrypted" in run(serve_calendar, folder, "--port", "0", "--host", "0.0.0.0").stderr


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server ends as soon as it is started."""
    monkeypatch.setattr("uvicorn.Server.run", lambda _self, sockets: None)


def test_a_port_that_is_taken_is_told(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        error = run(serve_calendar, folder, "--port", str(taken.getsockname()[1])).exception
    assert "cannot answer at 127.0.0.1" in str(error)


def test_a_missing_library_is_told_with_the_extra_that_brings_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert "pip install 'ce-tracker-ical[serve]'" in str(run(serve_calendar, folder).exception)


def test_the_commands_are_light_to_load() -> None:
    loaded = (
        "import sys, ce_tracker_ical.cli.calendar_tokens; print({'starlette', 'uvicorn', 'secrets'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.skipif(os.name == "nt", reason="permissions are of POSIX")
def test_a_folder_that_cannot_be_written_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", refused)
    assert "cannot be written: Permission denied" in str(run(calendar_tokens, "new", folder, "jordan").exception)
