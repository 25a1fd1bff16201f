"""The summary of a roster at a terminal: what is wrong first, then a row a state, below each other where there is no room."""

from collections.abc import Sequence
from typing import Any

from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from ce_tracker.cli.terminal import Page
from ce_tracker.cli.wording import clean
from ce_tracker_roster.cli.wording import counted, hours, one_by_one, set_aside

_VERDICTS = (("compliant", "green"), ("short", "red"), ("undetermined", "yellow"), ("exempt", ""))


def show(page: Page, told: dict[str, Any]) -> None:
    """The whole summary."""
    every = told["total"]
    page.line(f"{counted(every['licences'], 'licence')}{page.dot}as of {told['on']}", "bold")
    heed = [(set_aside(told), "bold yellow"), *((remark, "yellow") for remark in told["remarks"])]
    if any(words for words, _ in heed):
        page.gap()
    for words, style in heed:
        if words:
            page.item(Text("!", style), Text(clean(words), style))
    page.gap()
    table = _table([*told["states"], every])
    if _width(page, table) <= page.console.width:
        page.show(table)
    else:
        for state in [*told["states"], every]:
            _stacked(page, state)
    page.gap()
    page.line("Lapsing: short or undetermined, and what is owed is due within so many days.", "dim")
    page.line(f"{one_by_one(told)}.", "dim")
    page.gap()
    for name, path in told["written"].items():
        page.line(f"{name}: {path}")


def _width(page: Page, table: Table) -> int:
    """How many columns a table takes where it has all it wants."""
    return Measurement.get(page.console, page.console.options.update(width=10_000), table).maximum


def _table(states: Sequence[dict[str, Any]]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("\nstate", no_wrap=True)
    overdue = states[-1]["overdue"]
    names = ["\nlicences", "\ncompliant", "\nshort", "undeter-\nmined", "exempt,\nno CE"]
    names += ["over-\ndue"] if overdue else []
    names += ["lapse\n30 d", "\n60 d", "\n90 d", "hours\nshort"]
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    for state in states:
        last = state is states[-1]
        cells = [_figure(state["licences"])]
        cells += [_figure(_of(state, verdict), style) for verdict, style in _VERDICTS]
        cells += [_figure(state["overdue"], "bold red")] if overdue else []
        cells += [_figure(count, _SOON[days]) for days, count in state["lapsing"].items()]
        cells.append(Text(hours(state["hours_short"])) if state["hours_short"] else Text("-", "dim"))
        table.add_row(clean(state["jurisdiction"]), *cells, style="bold" if last else "")
    return table


_SOON = {"30": "bold red", "60": "yellow", "90": "yellow"}


def _stacked(page: Page, state: dict[str, Any]) -> None:
    words = [(f"{_of(state, verdict):,} {name}", style) for verdict, style in _VERDICTS if (name := _named(verdict))]
    shown = [Text(text, style) for text, style in words if not text.startswith("0 ")]
    page.line(Text.assemble((clean(state["jurisdiction"]), "bold"), f"  {counted(state['licences'], 'licence')}"))
    page.line(Text(page.dot).join(shown), indent=2)
    if state["overdue"]:
        page.line(f"{state['overdue']:,} overdue", "bold red", indent=2)
    if state["lapsing"]["90"]:
        page.line("lapse within " + ", ".join(f"{days} d: {n:,}" for days, n in state["lapsing"].items()), indent=2)
    if state["hours_short"]:
        page.line(f"{hours(state['hours_short'])} hours short", indent=2)


def _named(verdict: str) -> str:
    return "exempt or no CE" if verdict == "exempt" else verdict


def _of(state: dict[str, Any], verdict: str) -> int:
    """How many have this verdict; those that are exempt and those of whom nothing is asked together."""
    count: int = state[verdict]
    return count + state["no_ce_required"] if verdict == "exempt" else count


def _figure(count: int, style: str = "") -> Text:
    return Text(f"{count:,}", style) if count else Text("-", "dim")
