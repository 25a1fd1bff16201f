"""Files are written whole or not at all, however a process ends; equal input gives equal bytes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import polars as pl
import pytest

from ce_tracker_roster.writing import Output, WritingError, as_frame, as_text, put

from .conftest import MAIN, ON, Process, Rosters, Run

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits of POSIX")

HALF_WAY = """\
import sys, time
from pathlib import Path
from ce_tracker_roster.writing import Output, put

def write(file):
    file.write(b"new" * 50_000)
    file.flush()
    print("half", flush=True)
    time.sleep(60)

put([Output(Path(sys.argv[1]), write)])
"""


@contextmanager
def half_way(target: str) -> Iterator["subprocess.Popen[str]"]:
    """A process that is in the middle of writing this file."""
    command = [sys.executable, "-c", HALF_WAY, target]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "half\n"
        try:
            yield running
        finally:
            running.kill()


def killed(target: str) -> None:
    with half_way(target) as running:
        running.kill()


def left_behind(name: str = "report.csv") -> list[str]:
    return [one.name for one in Path().glob(f".{name}.*.part")]


@POSIX
def test_a_process_killed_half_way_leaves_no_file_where_none_was() -> None:
    killed("report.csv")
    assert not Path("report.csv").exists()


@POSIX
def test_a_process_killed_half_way_leaves_the_old_file_as_it_was() -> None:
    Path("report.csv").write_text("old")
    killed("report.csv")
    assert Path("report.csv").read_text() == "old"


@POSIX
def test_what_a_killed_process_left_can_be_told_by_its_name() -> None:
    killed("report.csv")
    assert len(left_behind()) == 1


@POSIX
def test_what_a_killed_process_left_is_removed_by_the_next() -> None:
    killed("report.csv")
    put([Output(Path("report.csv"), as_text("new"))])
    assert [one.name for one in Path().iterdir()] == ["report.csv"]


@POSIX
def test_a_process_that_is_interrupted_leaves_nothing_behind() -> None:
    with half_way("report.csv") as running:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)
        assert list(Path().iterdir()) == []


@POSIX
def test_what_another_process_is_writing_is_left_to_it() -> None:
    with half_way("report.csv"):
        put([Output(Path("report.csv"), as_text("new"))])
        assert len(left_behind()) == 1


def test_a_file_of_somebody_else_is_not_taken_for_one_left_behind() -> None:
    for name in (".report.csv.part", ".report.csv.1234abcd.part.csv", ".other.csv.1234abcd.part"):
        Path(name).write_text("kept")
    put([Output(Path("report.csv"), as_text("new"))])
    assert len(list(Path().iterdir())) == 4


@pytest.fixture(scope="module")
def unharmed(
    tmp_path_factory: pytest.TempPathFactory, whole_nation: tuple[pl.DataFrame, ...]
) -> tuple[list[str], bytes, float]:
    """The command with absolute names, the report that it writes, and how long it takes."""
    folder = tmp_path_factory.mktemp("unharmed")
    names = [str(folder / name) for name in ("licences.parquet", "credits.parquet")]
    for name, frame in zip(names, whole_nation, strict=True):
        frame.write_parquet(name)
    command = [sys.executable, "-c", MAIN, "roster", "audit", *names, *ON, "--html", "report.html", "-o"]
    begun = time.monotonic()
    subprocess.run([*command, str(folder / "report.parquet")], check=False, cwd=folder, stdout=subprocess.DEVNULL)
    return command, (folder / "report.parquet").read_bytes(), time.monotonic() - begun


@POSIX
@pytest.mark.parametrize("share", [0.3, 0.6, 0.8, 0.9, 1.0])
def test_the_command_killed_at_any_moment_leaves_no_report_or_a_whole_one(
    unharmed: tuple[list[str], bytes, float], share: float
) -> None:
    command, whole, takes = unharmed
    with subprocess.Popen([*command, "report.parquet"], stdout=subprocess.DEVNULL) as running:
        time.sleep(takes * share)
        running.send_signal(signal.SIGKILL)
    left = Path("report.parquet")
    assert not left.exists() or left.read_bytes() == whole


@POSIX
def test_the_command_killed_while_it_writes_leaves_the_old_report(in_files: tuple[str, str]) -> None:
    Path("report.parquet").write_text("old")
    code = (
        "import os, signal, ce_tracker_roster.writing as writing\n"
        "writing.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n" + MAIN
    )
    arguments = ["roster", "audit", *in_files, *ON, "-o", "report.parquet"]
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=False, capture_output=True)
    assert (done.returncode, Path("report.parquet").read_text()) == (-signal.SIGKILL, "old")


def test_no_file_gets_its_name_where_one_of_them_cannot_be_written() -> None:
    def fail(_: IO[bytes]) -> None:
        raise OSError(28, "No space left on device")

    Path("rejects.csv").write_text("old")
    with pytest.raises(WritingError):
        put([Output(Path("rejects.csv"), as_text("new")), Output(Path("report.csv"), fail)])
    assert [(one.name, one.read_text()) for one in Path().iterdir()] == [("rejects.csv", "old")]


def test_the_report_gets_its_name_last(run: Run, rosters: Rosters, monkeypatch: pytest.MonkeyPatch) -> None:
    named = []
    monkeypatch.setattr("ce_tracker_roster.writing.sync_folder", lambda _: named.append(Path("report.csv").exists()))
    run("audit", *rosters("short"), *ON, "-o", "report.csv", "--html", "report.html")
    assert named == [False, False, True]


@POSIX
@pytest.mark.parametrize("suffix", ["parquet", "csv", "xlsx"])
def test_a_full_disk_is_told_with_the_file_and_the_remedy(
    process: Process, in_files: tuple[str, str], suffix: str
) -> None:
    name = f"report.{suffix}"
    Path(name).write_text("old")
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); " + MAIN
    done = process("roster", "audit", *in_files, *ON, "-o", name, code=code)
    told = (
        f"ce-tracker: {name} cannot be written: File too large; free some space or name another place, then run this again "
        "(what was there before is as it was)\n"
    )
    assert (done.returncode, done.stderr, Path(name).read_text()) == (2, told, "old")


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")


@FULL
@pytest.mark.parametrize("look", [(), ("--json",), ("FORCE_COLOR",)], ids=["lines", "json", "page"])
def test_a_summary_that_nobody_can_be_told_is_told_with_the_files_that_are_there(
    process: Process, in_files: tuple[str, str], look: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    if "FORCE_COLOR" in look:
        monkeypatch.setenv("FORCE_COLOR", "1")
    more = [one for one in look if one.startswith("-")]
    code = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 1); " + MAIN
    done = process("roster", "audit", *in_files, *ON, "-o", "report.csv", *more, code=code)
    told = (
        "ce-tracker: the summary cannot be told: No space left on device; "
        "report.rejects.csv, report.csv are written, and whole\n"
    )
    assert (done.returncode, done.stderr, pl.read_csv("report.csv").height) == (2, told, 120)


@FULL
@pytest.mark.parametrize("link", [False, True])
def test_a_device_is_no_place_for_a_report(run: Run, in_files: tuple[str, str], link: bool) -> None:
    Path("full.csv").symlink_to("/dev/full")
    name = "full.csv" if link else "/dev/full"
    done = run("audit", *in_files, *ON, "-o", name)
    told = f"ce-tracker: {name} is no ordinary file; name another to write the report to\n"
    assert (done.exit_code, done.stderr) == (2, told)


def test_reports_of_one_name_in_two_formats_have_each_their_rejects(run: Run, rosters: Rosters) -> None:
    good, bad = rosters("short"), rosters("short", suffix="parquet")
    pl.read_parquet(bad[0]).with_columns(credential=pl.lit("LTM")).write_parquet(bad[0])
    run("audit", *bad, *ON, "-o", "report.parquet")
    run("audit", *good, *ON, "-o", "report.csv")
    aside = sorted((one.name, pl.read_csv(one).height) for one in Path().glob("*.rejects.csv"))
    assert aside == [("report.parquet.rejects.csv", 1), ("report.rejects.csv", 0)]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for little."""
    place = tmp_path / "tiny"
    place.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or subprocess.run(made, check=False).returncode:
        pytest.skip("only who administers a Linux machine can make a small file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("suffix", ["parquet", "csv", "xlsx"])
def test_a_small_disk_that_is_full_keeps_the_old_report(
    run: Run, in_files: tuple[str, str], tiny_disk: Path, suffix: str
) -> None:
    report = tiny_disk / f"report.{suffix}"
    report.write_text("old")
    (tiny_disk / "ballast").write_bytes(bytes(8192))
    done = run("audit", *in_files, *ON, "-o", report)
    assert (done.exit_code, "No space left on device; free some space" in done.stderr) == (2, True)
    assert sorted((one.name, one.read_bytes()[:3]) for one in tiny_disk.iterdir()) == [
        ("ballast", bytes(3)),
        (report.name, b"old"),
    ]


@POSIX
def test_the_permissions_of_a_file_stay() -> None:
    Path("report.csv").write_text("old")
    Path("report.csv").chmod(0o640)
    put([Output(Path("report.csv"), as_text("new"))])
    assert Path("report.csv").stat().st_mode & 0o777 == 0o640


@POSIX
def test_a_link_stays_a_link() -> None:
    Path("kept").mkdir()
    Path("report.csv").symlink_to("kept/report.csv")
    put([Output(Path("report.csv"), as_text("new"))])
    assert (Path("report.csv").is_symlink(), Path("kept/report.csv").read_text()) == (True, "new")


def test_a_sheet_of_too_many_rows_is_refused_with_the_format_that_holds_them() -> None:
    rows = pl.DataFrame({"row": pl.int_range(1_048_576, eager=True)})
    with pytest.raises(WritingError, match="these are 1,048,576; "):
        put([Output(Path("report.xlsx"), as_frame(rows, Path("report.xlsx")))])


def test_a_spreadsheet_does_not_take_a_text_for_a_formula() -> None:
    texts = pl.DataFrame({"licence": ["=1+1", "https://example.org/"]})
    put([Output(Path("report.xlsx"), as_frame(texts, Path("report.xlsx")))])
    assert pl.read_excel("report.xlsx")["licence"].to_list() == ["=1+1", "https://example.org/"]


@pytest.mark.parametrize("name", ["report.parquet", "report.csv", "report.xlsx"])
def test_equal_input_gives_equal_bytes(process: Process, in_files: tuple[str, str], name: str) -> None:
    further = ("--html", "report.html", "--credits-out", "c.parquet")

    def written() -> list[bytes]:
        process("roster", "audit", *in_files, *ON, "-o", name, "--rejects", "aside.csv", *further)
        return [Path(one).read_bytes() for one in (name, "report.html", "c.parquet", "aside.csv")]

    assert written() == written()


def test_the_order_of_the_rows_does_not_change_a_verdict(run: Run, whole_nation: tuple[pl.DataFrame, ...]) -> None:
    for name, seed in (("given", None), ("shuffled", 7)):
        for kind, frame in zip(("licences", "credits"), whole_nation, strict=True):
            shuffled = frame if seed is None else frame.sample(fraction=1, shuffle=True, seed=seed)
            shuffled.write_parquet(f"{kind}.{name}.parquet")
        run("audit", f"licences.{name}.parquet", f"credits.{name}.parquet", *ON, "-o", f"{name}.parquet")
    given, shuffled = (pl.read_parquet(f"{name}.parquet") for name in ("given", "shuffled"))
    assert given.sort("licence").equals(shuffled.sort("licence"))


def test_the_report_is_in_the_order_of_the_licences(run: Run, whole_nation: tuple[pl.DataFrame, ...]) -> None:
    licences, credits = whole_nation
    shuffled = licences.sample(fraction=1, shuffle=True, seed=7)
    shuffled.write_parquet("licences.parquet")
    credits.write_parquet("credits.parquet")
    run("audit", "licences.parquet", "credits.parquet", *ON, "-o", "report.parquet")
    assert pl.read_parquet("report.parquet")["licence"].to_list() == shuffled["licence"].to_list()
