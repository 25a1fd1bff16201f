import subprocess
import sys

import pytest


@pytest.mark.parametrize("library", ["cattrs", "tomlkit"])
def test_a_program_that_reads_no_logbook_does_not_pay_for(library: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, ce_tracker.logbook; print({library!r} in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"
