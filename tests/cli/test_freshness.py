"""Rules that were checked long ago are warned of, from an age that may be set."""

import pytest

from .conftest import Run, Write

CHECKED = "these rules were last checked on 2026-11-23"


@pytest.mark.parametrize(
    ("on", "age", "warned"),
    [
        pytest.param("2026-12-01", (), False, id="a week later"),
        pytest.param("2027-11-23", (), False, id="a year later"),
        pytest.param("2027-11-24", (), True, id="a day more than a year later"),
        pytest.param("2026-12-01", ("--stale-after", "1w"), True, id="more than the week that was said"),
        pytest.param("2027-11-24", ("--stale-after", "2y"), False, id="less than the two years that were said"),
    ],
)
def test_status_warns_of_rules_checked_longer_ago_than_it_is_told(
    run: Run, logbook: Write, on: str, age: tuple[str, ...], warned: bool
) -> None:
    assert (CHECKED in run("status", logbook(), "--on", on, *age).stdout) is warned


@pytest.mark.parametrize("command", ["status", "explain", "deadlines"])
def test_the_warning_has_the_boards_address(run: Run, logbook: Write, command: str) -> None:
    told = run(command, logbook(), "--on", "2026-12-01", "--stale-after", "1d", "--json").stdout
    assert "https://floridasmassagetherapy.gov/" in told[told.index(CHECKED) :]


def test_the_environment_may_say_the_age(run: Run, logbook: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CE_TRACKER_STALE_AFTER", "1d")
    assert CHECKED in run("status", logbook(), "--on", "2026-12-01").stdout


def test_what_is_no_age_is_refused_with_the_remedy(run: Run, logbook: Write) -> None:
    refused = run("status", logbook(), "--stale-after", "soon")
    assert (refused.exit_code, "such as 180d" in refused.stderr) == (2, True)
