"""What a person sees, from forty columns up."""

import io
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from rich.console import Console

from ce_tracker import audit_all
from ce_tracker.cli import terminal
from ce_tracker.logbook import read

from .conftest import EXAMPLES, FLORIDA, Run, Write
from .test_status import JORDAN, ON

Shown = Callable[[str, int], str]
WIDTHS = (40, 63, 64, 80, 120)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, run: Run) -> Shown:
    def show(command: str, width: int) -> str:
        for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(width), "TERM": "xterm"}.items():
            monkeypatch.setenv(name, value)
        return (
            run(*command.split(), JORDAN, *ON)
            .stdout.replace("\x1b[1m", "")
            .replace("\x1b[2m", "")
            .replace("\x1b[0m", "")
        )

    return show


def _wrapped(page: str) -> Iterator[str]:
    """All lines but the addresses, which are left in one piece."""
    return (line.rstrip() for line in page.splitlines() if "https://" not in line)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("command", ["status", "explain", "deadlines"])
def test_no_line_is_wider_than_the_terminal(shown: Shown, command: str, width: int) -> None:
    assert max(map(len, _wrapped(shown(command, width)))) <= width


def test_an_address_is_left_in_one_piece(shown: Shown) -> None:
    address = "https://regulations.justia.com/states/florida/64/64b7/chapter-64b7-28/section-64b7-28-009"
    assert f"  {address}\n" in shown("status", 40)


def test_all_licences_come_at_a_glance(shown: Shown) -> None:
    assert shown("status", 100).splitlines()[2:5] == [
        "✗ US-FL LMT  short         due 2027-08-31, 281 days left  take 4 hours      ",
        "? US-NY LMT  undetermined  due 2028-04-30, 524 days left  settle 3 questions",
        "✗ US-WA LMT  short         due 2027-05-17, 175 days left  see to cpr        ",
    ]


def test_in_a_narrow_terminal_the_glance_is_stacked(shown: Shown) -> None:
    assert shown("status", 40).splitlines()[2:5] == [
        "✗ US-FL LMT  short",
        "  due 2027-08-31, 281 days left",
        "  take 4 hours",
    ]


def test_the_table_names_what_it_counts(shown: Shown) -> None:
    assert "needed  counted  short" in shown("status", 80)


def test_in_a_narrow_terminal_hours_stand_below_their_requirement(shown: Shown) -> None:
    assert "  ✗ Florida laws and rules\n    0 of 2, 2 short\n" in shown("status", 40)


def test_the_bar_is_not_full_while_hours_are_short(shown: Shown) -> None:
    assert "█████████████████████████████░ 35 of 36 hours" in shown("status", 80)


def test_what_to_do_comes_before_the_requirements(shown: Shown) -> None:
    page = shown("status", 80)
    assert page.index("\nTo do\n") < page.index("\nRequirements\n")


def test_a_condition_that_is_not_met_is_something_to_do(shown: Shown) -> None:
    last = shown("status", 200).rpartition("\nTo do\n")[2]
    assert last.startswith(
        "  - CPR certification of the American Heart Association or equivalent, maintained: cpr expires"
    )


def test_in_colour_what_is_short_is_red(run: Run, logbook: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[31m✗\x1b[0m \x1b[1;31mshort\x1b[0m" in run("status", logbook(FLORIDA), *ON).stdout


def test_in_a_pipe_there_is_no_colour(run: Run) -> None:
    assert "\x1b" not in run("status", JORDAN, *ON).stdout


def test_in_a_pipe_nothing_is_wrapped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    unwrapped = run("status", JORDAN, *ON).stdout
    monkeypatch.setenv("COLUMNS", "40")
    assert run("status", JORDAN, *ON).stdout == unwrapped


@pytest.mark.parametrize("page", [terminal.status, terminal.explain])
def test_a_terminal_without_unicode_is_shown_plain_marks(page: Callable[..., None]) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    on = date(2026, 11, 23)
    therapist = read(EXAMPLES / "casey-olson.toml", today=on).therapist
    page(terminal.Page(Console(file=screen, width=80)), therapist, audit_all(therapist, on=on), on)
    screen.flush()
    assert b"? undetermined - due 2027-02-28" in screen.buffer.getvalue()


def test_a_question_on_which_two_requirements_hinge_is_asked_once(
    run: Run, logbook: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "200", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    sought = '\n[[certifications]]\nbody = "AMMA"\ncredential = "Diplomate in Manual Therapy"\n'
    page = run("status", logbook(FLORIDA + sought), *ON).stdout
    assert page.count("whether it is asked hinges on this") == 1
