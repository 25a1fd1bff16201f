"""How the answer to `will-it-count` looks at a terminal: all licences side by side, then each with the law."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from ce_tracker import Credit
from ce_tracker.cli.ahead_words import change, counts, course_in_words, judged_for, notes
from ce_tracker.cli.terminal import Page
from ce_tracker.cli.wording import clean
from ce_tracker.counting_ahead import Answer, WouldCount
from ce_tracker.rules.amounts import in_hours
from ce_tracker.rules.provenance import Citation

_STYLES = {
    Answer.ALL: "bold green",
    Answer.SOME: "yellow",
    Answer.NONE: "bold red",
    Answer.OPEN: "bold yellow",
    Answer.NOT_ASKED: "dim",
}
_MET = {Answer.ALL: True, Answer.SOME: True, Answer.NONE: False, Answer.NOT_ASKED: False, Answer.OPEN: None}


def show(page: Page, course: Credit, answers: Sequence[WouldCount]) -> None:
    """All answers at a glance, then each with what it rests on."""
    page.line(course_in_words(course), "bold")
    page.gap()
    if page.narrow:
        for one in answers:
            page.item(_mark(page, one), Text.assemble(clean(one.held.name), "  ", _counts(one)))
            page.line(change(one), indent=2)
    else:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        table.add_column("")
        table.add_column("")
        table.add_column("would count")
        table.add_column("verdict")
        for one in answers:
            table.add_row(_mark(page, one), clean(one.held.name), _counts(one), clean(change(one)))
        page.show(table)
    for one in answers:
        _one(page, one)


def _one(page: Page, one: WouldCount) -> None:
    page.gap()
    page.rule(Text.assemble((clean(one.held.name), "bold"), " ", (clean(one.after.book.name), "dim")))
    page.line(f"as of {one.after.on}, {judged_for(one)}", "dim", indent=2)
    for finding, hours in one.places:
        page.item(page.mark(met=True), f"{in_hours(hours)}: {finding.label}", indent=2)
        _law(page, finding.citation, one)
    for reason in one.why:
        mark = page.mark(met=False) if one.counted else _mark(page, one)
        page.item(mark, f"{in_hours(reason.hours)}: {reason.words}", indent=2)
        _law(page, reason.citation, one)
    for note in notes(one):
        page.item("-", note, indent=2)
    for it in one.opened:
        page.item(page.mark(None), it.why, indent=2)
        page.line(f"To settle it: {it.settle}", "dim", indent=4)
    for warning in one.after.warnings:
        page.item(Text("!", "yellow"), warning, indent=2)
    if one.law is not None:
        page.line(str(one.law), "dim", indent=2)
        page.address(one.law.url, indent=2)


def _law(page: Page, citation: Citation | None, one: WouldCount) -> None:
    """A law that is another than the one told at the end."""
    if citation is not None and citation != one.law:
        page.line(str(citation), "dim", indent=4)
        page.address(citation.url, indent=4)


def _mark(page: Page, one: WouldCount) -> Text:
    return page.mark(_MET[one.answer])


def _counts(one: WouldCount) -> Text:
    return Text(counts(one), _STYLES[one.answer])
