"""How the path looks at a terminal: the road in one line, the next thing to do, then each step with what it rests on."""

from decimal import Decimal

from rich.table import Table
from rich.text import Text

from ce_tracker import Therapist
from ce_tracker.career import Action, CareerPath, Standing, Step
from ce_tracker.cli.terminal import Page
from ce_tracker.cli.wording import clean, number, sure
from ce_tracker.rules.amounts import in_hours

_STYLES = {
    Standing.DONE: "green",
    Standing.IN_PROGRESS: "cyan",
    Standing.OPEN: "",
    Standing.UNDETERMINED: "yellow",
}
_SIGNS = {Standing.DONE: "✓", Standing.IN_PROGRESS: "◐", Standing.OPEN: "○", Standing.UNDETERMINED: "?"}
_PLAIN_SIGNS = {Standing.DONE: "+", Standing.IN_PROGRESS: "~", Standing.OPEN: ".", Standing.UNDETERMINED: "?"}

_MOST_EVIDENCE = 3
_BAR = 15


def show(page: Page, therapist: Therapist, found: CareerPath) -> None:
    """The whole path."""
    page.line(f"{therapist.name}{page.dot}as of {found.on}", "bold")
    page.gap()
    page.show(_road(page, found))
    ahead = found.next
    if ahead is None:
        page.line("All five steps are done.", "bold green")
    else:
        place = found.steps.index(ahead) + 1
        words = ahead.next[0].words if ahead.next else ahead.title
        page.line(Text.assemble((f"Next, step {place}: ", "bold"), clean(words)))
    for place, step in enumerate(found.steps, 1):
        _step(page, place, step)
    _experience(page, found)
    _areas(page, found)


def _mark(page: Page, standing: Standing) -> Text:
    signs = _SIGNS if _unicode(page) else _PLAIN_SIGNS
    return Text(signs[standing], _STYLES[standing])


def _unicode(page: Page) -> bool:
    return page.full == "█"


def _road(page: Page, found: CareerPath) -> Text:
    """The five steps in one line: ``1 ✓ ── 2 ◐ ── …``."""
    line = " ── " if _unicode(page) else " -- "
    road = Text()
    for place, step in enumerate(found.steps, 1):
        road.append(line if place > 1 else "", "dim")
        road.append(f"{place} ").append_text(_mark(page, step.standing))
    return road


def _step(page: Page, place: int, step: Step) -> None:
    page.gap()
    standing = str(step.standing).replace("-", " ")
    title = Text.assemble((f"{place} {step.title}", "bold"), page.dot, (standing, _STYLES[step.standing]))
    page.item(_mark(page, step.standing), title)
    page.line(step.why, indent=2)
    for one in step.evidence[:_MOST_EVIDENCE]:
        page.item("-", Text(clean(one.words), "dim"), indent=2)
    more = len(step.evidence) - _MOST_EVIDENCE
    if more > 0:
        page.line(f"and {more} more", "dim", indent=4)
    for action in step.next:
        page.item("→" if _unicode(page) else ">", action.words, indent=2)
        _law(page, action)


def _law(page: Page, action: Action) -> None:
    if action.citation is not None:
        how = f" ({sure(action.confidence)})" if action.confidence else ""
        page.line(f"{action.citation}{how}", "dim", indent=4)
        page.address(action.citation.url, indent=4)


def _experience(page: Page, found: CareerPath) -> None:
    if not found.experience:
        return
    page.heading("Experience")
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for total in found.experience:
        table.add_row(in_hours(total.hours), clean(f"{total.setting}, {total.role}"))
    page.show(table, indent=2)


def _areas(page: Page, found: CareerPath) -> None:
    spread = found.areas
    if not spread.hours:
        return
    page.heading("Hours by MBLEx area")
    page.line("hours, their share of all, and the area's weight in the examination", "dim", indent=2)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for _ in range(3):
        table.add_column(no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    for area in spread.areas:
        weight = "" if area.weight is None else f" / {area.weight} %"
        share = f"{number(spread.share(area))} %{weight}"
        if page.narrow:
            page.item("-", area.label, indent=2)
            page.line(f"{in_hours(area.hours)}, {share}", "dim", indent=4)
        else:
            table.add_row(number(area.hours), _bar(page, spread.share(area)), share, clean(area.label))
    if not page.narrow:
        page.show(table, indent=2)
    for subject, hours in spread.elsewhere.items():
        page.line(f"{in_hours(hours)} in no area: {subject}", "dim", indent=2)


def _bar(page: Page, share: Decimal) -> Text:
    """A bar that is full from half of all hours on."""
    full = int(_BAR * min(share, Decimal(50)) / 50)
    return Text.assemble((page.full * full, "cyan"), (page.empty * (_BAR - full), "dim"))
