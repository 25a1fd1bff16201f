"""What becomes of the file when writers meet, links lie in between, or a writer is killed."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ce_tracker.logbook import LogbookError, append, dumps, read, write
from ce_tracker.logbook.saving import alone, replace
from ce_tracker.record import Credit, Therapist

TODAY = date(2027, 1, 1)
JORDAN = Therapist("Jordan Rivera", date(1988, 5, 17))
ETHICS = Credit("Ethics", date(2026, 1, 10), Decimal("1.5"), "ethics")

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and signals of POSIX")

APPENDING = """
import sys
from datetime import date
from ce_tracker.logbook import append
from ce_tracker.record import Credit

path, name, count = sys.argv[1:]
for number in range(int(count)):
    append(path, Credit(f"{name}-{number}", date(2026, 1, 10), 1, "ethics"), today=date(2027, 1, 1), patience=60)
"""

KILLED_AT_EVERY_POINT = """
import os, signal, sys
from datetime import date
from pathlib import Path
from ce_tracker.logbook import append, read, saving
from ce_tracker.record import Credit

path = Path(sys.argv[1])
today = date(2027, 1, 1)
entry = Credit("Ethics", date(2026, 1, 10), 1, "ethics")
before = path.read_bytes()


def append_until(point):
    passed = 0

    def pass_point(*_):
        nonlocal passed
        passed += 1
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(frame, *_):
        if frame.f_code.co_filename == saving.__file__:
            pass_point()
            return trace

    def hear(event, _):
        if event.startswith(("open", "os.", "fcntl.", "shutil.")):
            pass_point()

    sys.addaudithook(hear)
    sys.settrace(trace)
    append(path, entry, today=today)
    os._exit(0)


append(path, entry, today=today)  # so that everything is imported
after = path.read_bytes()
seen = {before: 0, after: 0}
point, finished = 0, False
while not finished:
    point += 1
    path.write_bytes(before)
    child = os.fork()
    if child == 0:
        append_until(point)
    _, status = os.waitpid(child, 0)
    finished = not os.WIFSIGNALED(status)
    assert path.read_bytes() in seen, point
    assert path.with_name(path.name + ".bak").read_bytes() == before, point
    seen[path.read_bytes()] += 1
    if path.read_bytes() == before:
        append(path, entry, today=today, patience=0.1)
        assert path.read_bytes() == after, point
print(point, *seen.values())
"""


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    path = tmp_path / "logbook.toml"
    path.write_text(dumps(JORDAN))
    return path


@posix
def test_a_writer_killed_at_any_point_leaves_the_old_logbook_or_the_new(logbook: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_POINT, str(logbook)], capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    points, left_old, left_new = map(int, run.stdout.split())
    assert points == left_old + left_new
    assert left_old > 50
    assert left_new > 5


def test_writers_at_the_same_time_lose_nothing(logbook: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", APPENDING, str(logbook), name, "10"]) for name in ("a", "b", "c", "d")
    ]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0, 0]
    titles = {credit.title for credit in read(logbook, today=TODAY).therapist.credits}
    assert titles == {f"{name}-{number}" for name in "abcd" for number in range(10)}


def test_a_writer_that_waits_too_long_names_the_lock(logbook: Path) -> None:
    with alone(logbook), pytest.raises(LogbookError, match=r"another program.*\.logbook\.toml\.lock"):
        append(logbook, ETHICS, today=TODAY, patience=0.05)


def test_the_lock_is_free_after_a_failure(logbook: Path) -> None:
    with pytest.raises(LogbookError):
        append(logbook, Credit("Ethics", date(2027, 6, 1), 1, "ethics"), today=TODAY)
    assert append(logbook, ETHICS, today=TODAY, patience=0).therapist.credits == (ETHICS,)


@posix
def test_a_link_is_followed_and_stays_a_link(logbook: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.toml"
    link.symlink_to(logbook)
    append(link, ETHICS, today=TODAY)
    assert link.is_symlink()
    assert read(logbook, today=TODAY).therapist.credits == (ETHICS,)
    assert sorted(path.name for path in folder.iterdir()) == ["link.toml"]


@posix
def test_a_link_and_its_file_share_one_lock(logbook: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(logbook)
    with alone(logbook), pytest.raises(LogbookError, match="another program"):
        append(link, ETHICS, today=TODAY, patience=0)


@posix
@pytest.mark.parametrize("permissions", [0o600, 0o640, 0o664])
def test_permissions_stay(logbook: Path, permissions: int) -> None:
    logbook.chmod(permissions)
    append(logbook, ETHICS, today=TODAY)
    kept = logbook.with_name("logbook.toml.bak")
    assert [path.stat().st_mode & 0o777 for path in (logbook, kept)] == [permissions, permissions]


@posix
def test_a_read_only_logbook_is_not_replaced(logbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may write everything
    with pytest.raises(LogbookError, match="the file is read-only"):
        append(logbook, ETHICS, today=TODAY)
    assert logbook.read_text() == dumps(JORDAN)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_logbook_and_nothing_beside_it(
    logbook: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    monkeypatch.setattr(Path, "replace", fail if failing == "replace" else Path.replace)
    with pytest.raises(LogbookError, match=r"logbook\.toml: cannot be written: No space left on device"):
        append(logbook, ETHICS, today=TODAY)
    assert logbook.read_text() == dumps(JORDAN)
    assert sorted(path.name for path in logbook.parent.iterdir()) == [".logbook.toml.lock", "logbook.toml"]


def test_the_version_before_is_kept(logbook: Path) -> None:
    for content in (b"second", b"third"):
        replace(logbook, content)
    assert (logbook.read_bytes(), logbook.with_name("logbook.toml.bak").read_bytes()) == (b"third", b"second")


def test_a_path_that_no_system_takes_is_told() -> None:
    with pytest.raises(LogbookError, match="cannot be written"):
        write("a\0b", JORDAN, today=TODAY)


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(LogbookError):
        write(tmp_path, JORDAN, overwrite=True, today=TODAY)
