"""What a format can be told, and subcommands of plugins, on the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from ce_tracker import Export, Exporter, ExportOption, Registry, hookimpl

from .conftest import FLORIDA, Run, Write
from .test_dates import MADE
from .test_status import JORDAN, ON

Use = Callable[..., None]

SWITCH = ExportOption("in-short", "Say less.")
NUMBERS = ExportOption("column", "Columns to write.", (1,))


def written(export: Export) -> bytes:
    """What an exporter was told."""
    return f"{dict(export.chosen)} {export.previous.decode()!r}\n".encode()


def greet() -> int:
    click.echo("hello")
    return 7


class _Plugin:
    def __init__(self, *options: ExportOption, follows: bool = False) -> None:
        self.options, self.follows = options, follows

    @hookimpl
    def ce_tracker_exporters(self) -> Iterator[Exporter]:
        yield Exporter("told", "what it was told", ".txt", written, self.options, self.follows)

    @hookimpl
    def ce_tracker_commands(self) -> Iterator[click.Command]:
        yield click.Command("greet", callback=greet, short_help="Say hello.")
        yield click.Command("status")


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Let the command know a plugin with one format of these options, beside those that are installed or alone."""

    def know(*options: ExportOption, follows: bool = False, others: bool = True) -> None:
        registry = Registry({"telling": _Plugin(*options, follows=follows)}, installed=others)
        for module in ("application", "exporting", "plugins", "sources"):
            monkeypatch.setattr(f"ce_tracker.cli.{module}.installed", lambda: registry)

    return know


def test_help_lists_the_formats(run: Run) -> None:
    output = run("export", "--help").stdout
    assert [name for name in ("ical", "ical-tasks") if f"\n  {name} " in output] == ["ical", "ical-tasks"]


def test_help_of_a_format_shows_its_options(run: Run, use: Use) -> None:
    use(SWITCH, NUMBERS)
    output = run("export", "told", "--help").stdout
    assert [text for text in ("--in-short", "Say less.", "--column NUMBER") if text in output] == [
        "--in-short",
        "Say less.",
        "--column NUMBER",
    ]


def test_a_format_is_told_what_was_chosen(run: Run, use: Use) -> None:
    use(SWITCH, NUMBERS)
    result = run("export", "told", JORDAN, *ON, "--in-short", "--column", "2", "--column", "3")
    assert result.stdout == "{'in-short': True, 'column': (2, 3)} ''\n"


def test_a_format_is_told_nothing_that_was_not_chosen(run: Run, use: Use) -> None:
    use(SWITCH, NUMBERS)
    assert run("export", "told", JORDAN, *ON).stdout == "{} ''\n"


def test_an_option_of_no_format_is_refused(run: Run, use: Use) -> None:
    use(SWITCH)
    result = run("export", "told", JORDAN, *ON, "--in-shirt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such option '--in-shirt'" in result.stderr or "No such option: --in-shirt" in result.stderr


def test_what_is_no_number_is_refused(run: Run, use: Use) -> None:
    use(NUMBERS)
    assert run("export", "told", JORDAN, *ON, "--column", "two").exit_code == 2


def test_an_option_that_export_has_itself_is_a_fault_of_the_format(run: Run, use: Use) -> None:
    use(ExportOption("output", "Where to."))
    result = run("export", "told", JORDAN, *ON)
    assert "format 'told' has an option --output, which `export` has itself" in result.stderr


def test_an_option_before_the_format_is_told(run: Run) -> None:
    result = run("export", "-o", "due.ics", "ical")
    assert (result.exit_code, result.stderr) == (
        2,
        "ce-tracker export: name the format before -o (try `ce-tracker export --help`)\n",
    )


def test_a_format_that_follows_gets_the_file_that_it_replaces(run: Run, use: Use, tmp_path: Path) -> None:
    use(follows=True)
    (tmp_path / "told.txt").write_text("before")
    run("export", "told", JORDAN, *ON, "-o", "told.txt")
    assert (tmp_path / "told.txt").read_text() == "{} 'before'\n"


def test_a_format_that_follows_gets_the_file_that_is_named(run: Run, use: Use, tmp_path: Path) -> None:
    use(follows=True)
    (tmp_path / "told.txt").write_text("replaced")
    (tmp_path / "before.txt").write_text("before")
    run("export", "told", JORDAN, *ON, "-o", "told.txt", "--previous", "before.txt")
    assert (tmp_path / "told.txt").read_text() == "{} 'before'\n"


def test_a_format_that_follows_gets_nothing_the_first_time(run: Run, use: Use, tmp_path: Path) -> None:
    use(follows=True)
    run("export", "told", JORDAN, *ON, "-o", "told.txt")
    assert (tmp_path / "told.txt").read_text() == "{} ''\n"


def test_a_previous_file_that_is_not_there_is_refused(run: Run, use: Use) -> None:
    use(follows=True)
    assert run("export", "told", JORDAN, *ON, "--previous", "absent.txt").exit_code == 2


def test_a_format_that_does_not_follow_takes_no_previous_file(run: Run, use: Use) -> None:
    use()
    assert "--previous" not in run("export", "told", "--help").stdout


def test_a_calendar_written_again_later_is_the_same_file(run: Run, tmp_path: Path) -> None:
    run("export", "ical", JORDAN, *ON, *MADE, "-o", "due.ics")
    first = (tmp_path / "due.ics").read_bytes()
    run("export", "ical", JORDAN, *ON, "--made", "2026-02-10T09:00:00Z", "-o", "due.ics")
    assert (tmp_path / "due.ics").read_bytes() == first


def test_a_calendar_does_not_replace_what_is_none(run: Run, logbook: Write) -> None:
    path = logbook("my notes\n", "notes.txt")
    result = run("export", "ical", JORDAN, *ON, "-o", path)
    assert (result.exit_code, path.read_text()) == (2, "my notes\n")
    assert result.stderr == f"ce-tracker: {path}: what was written the last time is no calendar; name another file\n"


def test_a_file_named_as_the_previous_one_is_told_where_it_is_no_calendar(run: Run, logbook: Write) -> None:
    path = logbook("my notes\n", "notes.txt")
    result = run("export", "ical", JORDAN, *ON, "-o", "due.ics", "--previous", path)
    assert (result.exit_code, str(path) in result.stderr) == (2, True)


@pytest.mark.parametrize("follows", [True, False])
def test_nothing_is_written_over_the_logbook(run: Run, logbook: Write, use: Use, follows: bool) -> None:
    use(follows=follows)
    path = logbook(name="logbook.toml")
    result = run("export", "told", "-o", path)
    assert (result.exit_code, path.read_text()) == (2, FLORIDA)
    assert result.stderr == f"ce-tracker: {path} is the logbook itself; name another file with -o\n"


def test_alarms_without_an_import_are_refused_in_one_line(run: Run) -> None:
    result = run("export", "ical", JORDAN, *ON, "--alarm", "7")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_a_command_of_a_plugin_runs_and_its_value_is_the_exit_status(run: Run, use: Use) -> None:
    use()
    result = run("greet")
    assert (result.exit_code, result.stdout) == (7, "hello\n")


def test_a_command_of_a_plugin_is_in_the_help(run: Run, use: Use) -> None:
    use()
    assert "  greet" in run("--help").stdout.partition("Commands of plugins:")[2]


def test_a_command_of_a_plugin_does_not_stand_in_for_one_of_ours(run: Run, use: Use) -> None:
    use()
    assert "US-FL LMT: verdict: " in run("status", JORDAN, *ON).stdout


def test_a_command_whose_name_is_taken_is_told_by_plugins(run: Run, use: Use) -> None:
    use()
    assert "problem: telling: command 'status' is there already\n" in run("plugins").stdout


@pytest.mark.parametrize(
    ("command", "plugin"), [("roster", "'ce-tracker-roster[cli]'"), ("lint-calendar", "ce-tracker-ical")]
)
def test_a_command_of_a_plugin_that_is_not_there_says_what_to_install(
    run: Run, use: Use, command: str, plugin: str
) -> None:
    use(others=False)
    result = run(command)
    told = f"ce-tracker: {command!r} is a command of a plugin: pip install {plugin} (try `ce-tracker --help`)"
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, told)


def test_the_calendar_that_is_not_there_says_what_to_install(run: Run, use: Use) -> None:
    use(others=False)
    result = run("export", "ical", JORDAN)
    assert (result.exit_code, result.stderr) == (
        2,
        "ce-tracker: 'ical' is a format of a plugin: pip install ce-tracker-ical\n",
    )


def test_an_unknown_command_names_the_nearest(run: Run) -> None:
    result = run("exprot")
    assert (result.exit_code, result.stderr) == (
        2,
        "ce-tracker: unknown command 'exprot'; did you mean 'export'? (try `ce-tracker --help`)\n",
    )


@pytest.mark.usefixtures("broken_plugin")
def test_a_broken_plugin_is_named_where_a_command_is_missing(run: Run) -> None:
    assert "plugin 'broken' (ce-tracker-broken 1.0)" in run("push-calendars").stderr
