"""The command in a process of its own: pipes, terminals, signals, and what is imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import FLORIDA, TECHNIQUE, Process
from .test_status import JORDAN, ON

MAIN = "from ce_tracker.cli import main; main()"
WITHOUT = "import sys; sys.modules['{}'] = None; " + MAIN


def test_the_version_is_told(process: Process) -> None:
    assert process("--version").stdout.startswith("ce-tracker 0.")


def test_without_click_the_remedy_is_told(process: Process) -> None:
    done = _python(WITHOUT.format("click"), "status")
    assert (done.returncode, done.stderr) == (
        2,
        "ce-tracker: the command needs click: pip install 'ce-tracker[cli]'\n",
    )


def test_without_rich_a_pipe_still_works() -> None:
    assert _python(WITHOUT.format("rich"), "status", str(JORDAN), *ON).returncode == 1


@pytest.mark.parametrize("module", ["rich", "icalendar", "hypothesis", "tomlkit", "jsonschema", "platformdirs"])
def test_status_does_not_import_what_it_does_not_need(module: str) -> None:
    code = (
        "import sys\nfrom ce_tracker.cli import main\ntry: main()\n"
        f"except SystemExit: print({module!r} in sys.modules, file=sys.stderr)"
    )
    assert _python(code, "status", str(JORDAN), *ON).stderr == "False\n"


@pytest.mark.parametrize("arguments", [("explain", str(JORDAN), *ON), ("--help",)], ids=["an answer", "help"])
def test_a_reader_who_leaves_early_is_not_told_off(arguments: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("status", str(JORDAN), *ON), ("--help",), ("--version",), ("status", "--help")])
def test_what_cannot_be_written_is_told(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        command = [sys.executable, "-c", MAIN, *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "ce-tracker: cannot go on: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_a_closed_standard_output_is_told() -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-c", MAIN, "status", str(JORDAN), *ON]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    told = "ce-tracker: standard output is closed; let it lead somewhere, such as /dev/null\n"
    assert (done.returncode, done.stderr) == (2, told)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_without_a_standard_error_warnings_do_not_mix_with_the_answer(tmp_path: Path) -> None:
    logbook = tmp_path / "slip.toml"
    logbook.write_text(FLORIDA + TECHNIQUE.replace("US-FL", "NCBTM"), encoding="utf-8")
    command = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", MAIN, "status", str(logbook), *ON]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "warning: credits" in done.stdout) == (1, False)


def test_an_interrupt_ends_quietly() -> None:
    done = _python(INTERRUPTED + MAIN, "status", str(JORDAN))
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")


INTERRUPTED = """\
import os, signal
from ce_tracker.cli import judging
judging.open_logbook = lambda *_: os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("width", [40, 80])
def test_a_terminal_gets_colour_and_a_page_of_its_width(width: int) -> None:
    page = _on_a_terminal(width, "status", str(JORDAN), *ON)
    assert "\x1b[1;31mshort\x1b[0m" in page


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_dumb_terminal_gets_plain_lines() -> None:
    assert "US-FL LMT: verdict: short\r\n" in _on_a_terminal(80, "status", str(JORDAN), *ON, TERM="dumb")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_calendar_may_be_looked_at_on_a_terminal() -> None:
    assert "BEGIN:VCALENDAR" in _on_a_terminal(80, "export", "ical", str(JORDAN), *ON)


def test_in_latin_1_json_is_still_json(process: Process, tmp_path: Path) -> None:
    (tmp_path / "zoe.toml").write_text('schema = 1\n[therapist]\nname = "Zoë Řeka"\n', encoding="utf-8")
    done = process("status", tmp_path / "zoe.toml", "--json", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert '"therapist": "Zo\\u00eb \\u0158eka"' in done.stdout


def _python(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def _on_a_terminal(width: int, *arguments: str, **env: str) -> str:
    """What a person sees."""
    import pty

    ours, theirs = pty.openpty()
    size = {"COLUMNS": str(width), "LINES": "50", "TERM": "xterm-256color", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments],
        stdout=theirs,
        stdin=theirs,
        stderr=theirs,
        env=os.environ | size | env,
    ):
        os.close(theirs)
        page = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other side is closed
                part = b""
            if not part:
                break
            page += part
    os.close(ours)
    return page.decode()
