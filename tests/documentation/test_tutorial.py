"""The tutorial, followed to the letter: each file is written, each command run, and what it prints is compared.

The rules of the page: a block that follows "`some/path`:" is that file, or as a diff a change of it, each part of which has to be
found once. In a console block a line that begins with a dollar sign is a command, and what follows is all that it prints.
A line of three dots stands for any lines, and how long something took may differ; nothing else may. A command ends with 0,
unless the page shows its status with `echo $?` or tells of tests that failed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import pytest

from .blocks import DOCS, Block, blocks

ROOT = DOCS.parent
PAGE = DOCS / "tutorial.md"
TOOK = re.compile(r"\bin \d+\.\d\ds( \(\d:\d\d:\d\d\))?")
ANY = "..."
OWN = ("ce_tracker", "_editable_impl", "__editable__", "pip", "setuptools", "_distutils_hack", "pkg_resources")
"""What the page installs, and what a new environment has anyway."""


class Command(NamedTuple):
    """What is typed, and what the page says that it prints."""

    typed: str
    shown: str


def commands(block: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        typed = re.match(r"(?:.*\\\n)*.*\n", part)
        assert typed is not None
        yield Command(typed[0].rstrip("\n"), part[typed.end() :])


def unlike(shown: str, printed: str) -> list[str]:
    """The difference between what the page shows and what was printed."""
    shown, printed = (TOOK.sub("in ...s", text) for text in (shown, printed))
    wanted = [".*\n" if line == ANY else re.escape(line) + "\n" for line in shown.splitlines()]
    pattern = "".join(f"(?:{line})*" if line == ".*\n" else line for line in wanted)
    printed = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    if re.fullmatch(pattern, printed):
        return []
    return list(unified_diff(shown.splitlines(), printed.splitlines(), "shown", "printed", lineterm=""))


def changed(text: str, change: str) -> str:
    """A file after a change of it; what the change takes away has to be there, once."""
    for part in re.split(r"^@@\n", change, flags=re.MULTILINE):
        lines = [line[:1] + line[1:].removeprefix(" ") if line[:1] in "+-" else line for line in part.splitlines()]
        before = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
        after = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
        assert text.count(before) == 1, f"stands there {text.count(before)} times:\n{before}"
        text = text.replace(before, after)
    return text


class Shell:
    """Where commands are given one after the other: the folder, the variables and the last status stay as they were left."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = environment
        self._left = folder / ".left"
        self._status = 0

    def run(self, typed: str) -> tuple[str, int]:
        left = f"status=$?; pwd > '{self._left}'; env -0 >> '{self._left}'; exit $status"
        done = subprocess.run(
            ["sh", "-c", f"(exit {self._status})\n{typed}\n{left}"],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        folder, _, told = self._left.read_text(encoding="utf-8").partition("\n")
        self.folder = Path(folder)
        self._environment = dict(one.split("=", 1) for one in told.split("\0") if "=" in one)
        self._status = done.returncode
        return done.stdout, done.returncode


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell beside a checkout, with all that the library needs at hand, and nothing of the library: no network is asked."""
    packages = Path(pytest.__file__).parents[1]
    at_hand, tools = tmp_path / "at-hand", tmp_path / "tools"
    at_hand.mkdir()
    tools.mkdir()
    for path in packages.iterdir():
        if not path.name.startswith(OWN) and path.suffix != ".pth":
            (at_hand / path.name).symlink_to(path)
    for name, run in (
        ("python3", f'exec "{sys.executable}" "$@"'),
        ("pytest", 'exec python -P -m pytest "$@"'),
    ):
        (tools / name).write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "ce_tracker").symlink_to(ROOT)
    environment = {
        "PATH": f"{tools}{os.pathsep}{os.defpath}",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "PYTHONPATH": str(at_hand),
        "PYTHONNOUSERSITE": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # which means that there is none
        "PIP_NO_INDEX": "1",
    }
    return Shell(folder, environment)


@pytest.mark.skipif(shutil.which("sh") is None, reason="its commands are those of a POSIX shell")
def test_the_tutorial_does_what_it_says(shell: Shell) -> None:
    pytest.importorskip("hatchling")
    pytest.importorskip("editables")
    pytest.importorskip("copier")
    for step in blocks(PAGE.read_text(encoding="utf-8")):
        if step.language == "console":
            follow(step, shell)
        elif step.path:
            path = shell.folder / step.path
            assert path.exists(), f"docs/tutorial.md, line {step.line}: there is no {step.path}"
            text = changed(path.read_text(encoding="utf-8"), step.text) if step.language == "diff" else step.text
            path.write_text(text, encoding="utf-8")


def follow(step: Block, shell: Shell) -> None:
    told = list(commands(step.text))
    for command, after in zip(told, [*told[1:], None], strict=True):
        printed, status = shell.run(command.typed)
        place = f"docs/tutorial.md, line {step.line}: $ {command.typed}"
        difference = "\n".join(unlike(command.shown, printed))
        assert not difference, f"{place}\n{difference}"
        may_fail = re.search(r"\b\d+ failed\b", command.shown) or (after is not None and after.typed == "echo $?")
        assert status == 0 or may_fail, f"{place}\nended with {status}"


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("one\n", "two\n"),
        ("one\n", "one\nmore\n"),
        ("", "more\n"),
        ("one\n...\nthree\n", "one\ntwo\nfour\n"),
        ("29 passed in 2.31s\n", "28 passed in 2.31s\n"),
    ],
)
def test_other_output_is_noticed(shown: str, printed: str) -> None:
    assert unlike(shown, printed)


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("one\n...\nthree\n", "one\ntwo\nand a half\nthree\n"),
        ("29 passed in 2.31s\n", "29 passed in 64.20s (0:01:04)\n"),
    ],
)
def test_what_may_vary_is_not_noticed(shown: str, printed: str) -> None:
    assert unlike(shown, printed) == []


def test_a_change_that_does_not_fit_is_noticed() -> None:
    with pytest.raises(AssertionError, match="stands there 0 times"):
        changed("one\n", "-two\n+three\n")


def test_the_page_has_commands_and_files_of_every_kind() -> None:
    kinds = {(step.language, bool(step.path)) for step in blocks(PAGE.read_text(encoding="utf-8"))}
    assert kinds == {("console", False), ("python", True), ("toml", True), ("diff", True)}
