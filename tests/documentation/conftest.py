"""The site, built once however many processes run the tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built with warnings as errors."""
    pytest.importorskip("sphinx")
    from filelock import FileLock

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target, log = shared / "site", shared / "site.log"
    with FileLock(shared / "site.lock"):
        if not log.exists():
            command = [
                sys.executable,
                "-m",
                "sphinx",
                "-q",
                "-W",
                "--keep-going",
                "-c",
                "docs",
                "-d",
                str(shared / "trees"),
            ]
            done = subprocess.run([*command, ".", str(target)], cwd=ROOT, capture_output=True, text=True, check=False)
            log.write_text(done.stdout + done.stderr, encoding="utf-8")
    assert log.read_text(encoding="utf-8") == ""
    return target
