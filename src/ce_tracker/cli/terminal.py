"""How things look to a person at a terminal, from forty columns up: what is wrong first, then what to do."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ce_tracker import Audit, ConditionFinding, CreditFinding, Deadline, RequirementFinding, Therapist, Verdict
from ce_tracker.cli.wording import (
    asked,
    clean,
    course,
    days_left,
    number,
    opens,
    questions,
    standing,
    sure,
    verdict,
    what_next,
)
from ce_tracker.rules.amounts import in_hours

_NARROW = 64
"""Below this many columns nothing stands side by side."""

_BAR = 30
_SOON, _NEAR = 30, 90  # days

_STYLES = {
    Verdict.COMPLIANT: "bold green",
    Verdict.EXEMPT: "bold green",
    Verdict.NO_CE_REQUIRED: "bold green",
    Verdict.SHORT: "bold red",
    Verdict.UNDETERMINED: "bold yellow",
}


class Page:
    """A terminal: marks and bars that it can show, and lines that wrap under themselves."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, markup=False, emoji=False)
        unicode = self.console.encoding.startswith("utf")
        self.marks = (
            {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}
            if unicode
            else {True: ("+", "green"), False: ("x", "red"), None: ("?", "yellow")}
        )
        self.full, self.empty = ("█", "░") if unicode else ("#", ".")
        self.dot = " · " if unicode else " - "

    @property
    def narrow(self) -> bool:
        """Whether there is no room for tables."""
        return self.console.width < _NARROW

    def mark(self, met: bool | None) -> Text:
        """The mark for met, not met and open."""
        sign, style = self.marks[met]
        return Text(sign, style)

    def gap(self) -> None:
        """An empty line."""
        self.console.print()

    def line(self, words: str | Text, style: str = "", indent: int = 0) -> None:
        """A line that wraps under its own beginning."""
        text = Text(clean(words), style) if isinstance(words, str) else words
        self.show(text, indent)

    def heading(self, words: str) -> None:
        """The heading of a part."""
        self.gap()
        self.line(words, "bold")

    def item(self, mark: Text | str, words: str | Text, indent: int = 0, width: int = 1) -> None:
        """A mark, and words that wrap beside it."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True, width=width)
        grid.add_column(overflow="fold")
        grid.add_row(mark, Text(clean(words)) if isinstance(words, str) else words)
        self.show(grid, indent)

    def show(self, what: RenderableType, indent: int = 0) -> None:
        """Anything else."""
        self.console.print(Padding(what, (0, 0, 0, indent), expand=False))

    def address(self, url: str, indent: int = 0) -> None:
        """An address, left in one piece so that it can be followed."""
        if url:
            self.console.print(" " * indent + clean(url), style="blue", soft_wrap=True)

    def rule(self, words: Text) -> None:
        """A line across, with words."""
        self.console.print(Rule(words, align="left", style="dim", characters="─" if self.dot == " · " else "-"))


def status(page: Page, therapist: Therapist, audits: Sequence[Audit], on: date) -> None:
    """All licences at a glance, then each with what it asks."""
    _opening(page, therapist, audits, on)
    for audit in audits:
        _licence(page, audit, on)
        _requirements(page, audit)
        _open(page, audit)
        _sources(page, audit)


def explain(page: Page, therapist: Therapist, audits: Sequence[Audit], on: date) -> None:
    """Each licence with the law of every requirement, and what became of every credit."""
    _opening(page, therapist, audits, on)
    for audit in audits:
        _licence(page, audit, on)
        _requirements_in_law(page, audit)
        _open(page, audit)
        labels = {finding.key: finding.label for finding in audit.requirements}
        if audit.credits:
            page.heading("Credits")
        for finding in audit.credits:
            _credit(page, finding, labels)
        _sources(page, audit)


def deadlines(page: Page, therapist: Therapist, found: Iterable[Deadline], on: date) -> None:
    """Every deadline with what it means."""
    page.line(f"{therapist.name}{page.dot}as of {on}", "bold")
    for deadline in found:
        page.gap()
        day = Text.assemble((str(deadline.day), "bold"), "  ", _left(deadline.day, on, done=deadline.done))
        if deadline.done:
            day.append("  done", "green")
        page.line(day)
        page.line(deadline.title, indent=2)
        if deadline.place:
            page.line(deadline.place, indent=2)
        if deadline.details:
            page.line(deadline.details, "dim", indent=2)


def _opening(page: Page, therapist: Therapist, audits: Sequence[Audit], on: date) -> None:
    page.line(f"{therapist.name}{page.dot}as of {on}", "bold")
    if len(audits) < 2:
        return
    page.gap()
    if page.narrow:
        for audit in audits:
            page.item(_verdict_mark(page, audit), Text.assemble(audit.licence.name, "  ", _verdict(audit)))
            page.line(Text.assemble(*_due(audit, on)), indent=2)
            page.line(what_next(audit), indent=2)
        return
    grid = Table.grid(padding=(0, 2))
    for audit in audits:
        name = Text.assemble(_verdict_mark(page, audit), " ", audit.licence.name)
        grid.add_row(name, _verdict(audit), Text.assemble(*_due(audit, on)), what_next(audit))
    page.show(grid)


def _licence(page: Page, audit: Audit, on: date) -> None:
    page.gap()
    page.rule(Text.assemble((clean(audit.licence.name), "bold"), " ", (clean(audit.book.name), "dim")))
    page.item(_verdict_mark(page, audit), Text.assemble(_verdict(audit), page.dot, *_due(audit, on)))
    if audit.ce_due is not None and audit.ce_due != audit.due:
        page.line(Text.assemble("hours due ", str(audit.ce_due), ", ", _left(audit.ce_due, on)), indent=2)
    if audit.dates is not None and not audit.sought:
        page.line(f"hours from {audit.dates.ce_period.start} to {audit.dates.ce_period.end}", "dim", indent=2)
    if audit.window_opens is not None:
        page.line(opens(audit.window_opens, on), "dim", indent=2)
    if audit.case:
        page.line(audit.case, indent=2)
    if audit.requirements:
        page.line(_bar(page, audit), indent=2)
    _to_do(page, audit)


def _to_do(page: Page, audit: Audit) -> None:
    if audit.to_take is None:
        page.line("No further hours would do.", "bold", indent=2)
    to_do = [f"take {course(more)}" for more in audit.to_take or ()]
    to_do += [f"{one.label}: {one.why}" for one in audit.conditions if one.met is False]
    if to_do:
        page.heading("To do" if audit.verdict is Verdict.SHORT else "To be safe")
    for words in to_do:
        page.item("-", words, indent=2)


def _bar(page: Page, audit: Audit) -> Text:
    """How far on the way the counted hours are: full only where nothing is short."""
    needed = asked(audit)
    short = audit.short if audit.short is not None else max(needed - audit.counted, Decimal(1))
    whole = audit.counted + short
    width = min(_BAR, max(page.console.width - 24, 8))
    full = int(width * audit.counted / whole) if whole else width
    style = _STYLES[audit.verdict].removeprefix("bold ") if audit.short != 0 else "green"
    bar = Text.assemble((page.full * full, style), (page.empty * (width - full), "dim"))
    if audit.counted > needed:
        return bar.append(f" {in_hours(audit.counted)}, {number(needed)} needed")
    return bar.append(f" {number(audit.counted)} of {in_hours(needed)}")


def _requirements(page: Page, audit: Audit) -> None:
    minimums = [finding for finding in audit.requirements if finding.kind != "maximum"]
    if minimums:
        page.heading("Requirements")
        if page.narrow:
            for finding in minimums:
                page.item(page.mark(finding.met), finding.label, indent=2)
                page.line(_counted(finding), _dim_if_met(finding), indent=4)
        else:
            page.show(_table(page, minimums), indent=2)
    maximums = [finding for finding in audit.requirements if finding.kind == "maximum" and finding.counted]
    if maximums:
        page.heading("At most")
        for finding in maximums:
            page.item("-", f"{number(finding.counted)} of {number(finding.needed)} used: {finding.label}", indent=2)
    if audit.conditions:
        page.heading("Conditions")
        for condition in audit.conditions:
            page.item(page.mark(condition.met), f"{condition.label}: {condition.why}", indent=2)


def _table(page: Page, findings: Iterable[RequirementFinding]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("")
    for name in ("needed", "counted", "short"):
        table.add_column(name, justify="right", no_wrap=True)
    for finding in findings:
        short = Text(number(finding.short), "" if finding.met else page.marks[finding.met][1])
        table.add_row(
            page.mark(finding.met),
            Text(clean(finding.label)),
            number(finding.needed),
            number(finding.counted),
            short if finding.short else Text("-", "dim"),
        )
    return table


def _requirements_in_law(page: Page, audit: Audit) -> None:
    if audit.requirements:
        page.heading("Requirements")
    law = ""
    for finding in audit.requirements:
        if _law(finding) != law:
            law = _law(finding)
            page.line(f"By {law}:", "dim", indent=2)
        if finding.kind == "maximum":
            words = f"{finding.label}: {number(finding.counted)} of {number(finding.needed)} used"
            page.item("-", words, indent=2)
        else:
            page.item(page.mark(finding.met), f"{finding.label}: {_counted(finding)}", indent=2)
    if audit.conditions:
        page.heading("Conditions")
    for condition in audit.conditions:
        words = f"{condition.label}: {standing(condition)}: {condition.why}"
        page.item(page.mark(condition.met), words, indent=2)
        page.line(_law(condition), "dim", indent=4)


def _law(finding: RequirementFinding | ConditionFinding) -> str:
    return f"{finding.citation} ({sure(finding.confidence)})"


def _counted(finding: RequirementFinding) -> str:
    words = f"{number(finding.counted)} of {number(finding.needed)}"
    return f"{words}, {number(finding.short)} short" if finding.short else words


def _dim_if_met(finding: RequirementFinding) -> str:
    return "dim" if finding.met else ""


def _credit(page: Page, finding: CreditFinding, labels: dict[str, str]) -> None:
    counted = "green" if finding.counted == finding.hours else "yellow" if finding.counted else "red"
    page.line(
        Text.assemble(
            (str(finding.credit.completed), "bold"),
            "  ",
            (f"{number(finding.counted)} of {in_hours(finding.hours)}", counted),
            "  ",
            clean(finding.credit.title),
        ),
        indent=2,
    )
    for key, hours in finding.toward:
        page.item(page.mark(True), f"{in_hours(hours)}: {labels.get(key, key)}", indent=4)  # noqa: FBT003
    if finding.carried:
        page.line(f"{in_hours(finding.carried)} carried over from the period before", indent=6)
    for reason in finding.why:
        page.item(page.mark(False), f"{in_hours(reason.hours)}: {reason.code}: {reason.words}", indent=4)  # noqa: FBT003
        if reason.citation is not None:
            page.line(str(reason.citation), "dim", indent=6)


def _open(page: Page, audit: Audit) -> None:
    if audit.unknown:
        page.heading("Open questions")
        for why, settle, about in questions(audit):
            page.item(page.mark(None), why, indent=2)
            if about:
                page.line(f"Of: {clean('; '.join(about))}", "dim", indent=4)
            page.line(f"To settle it: {settle}", "dim", indent=4)
    if audit.warnings:
        page.heading("Heed")
        for warning in audit.warnings:
            page.item(Text("!", "yellow"), warning, indent=2)


def _sources(page: Page, audit: Audit) -> None:
    rules = audit.in_force
    page.gap()
    if rules is not None:
        citation = audit.citation or rules.citation
        page.line(f"{citation} ({sure(rules.confidence)}, checked {rules.verified_on})", "dim", indent=2)
        page.address(citation.url, indent=2)
    page.line(audit.book.board.name, "dim", indent=2)
    page.address(audit.book.board.url, indent=2)


def _verdict(audit: Audit) -> Text:
    return Text(verdict(audit), _STYLES[audit.verdict])


def _verdict_mark(page: Page, audit: Audit) -> Text:
    met = {Verdict.SHORT: False, Verdict.UNDETERMINED: None}
    return page.mark(met.get(audit.verdict, True))


def _due(audit: Audit, on: date) -> tuple[str | Text, ...]:
    if audit.sought:
        return ("to obtain it",)
    if audit.due is None:
        return ("due date not known",)
    return (f"due {audit.due}, ", _left(audit.due, on, done=audit.verdict.nothing_owed))


def _left(day: date, on: date, *, done: bool = False) -> Text:
    left = (day - on).days
    urgent = "bold red" if left <= _SOON else "yellow" if left <= _NEAR else ""
    return Text(days_left(day, on), "" if done and left >= 0 else urgent)
