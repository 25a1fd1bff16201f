"""How a plan looks at a terminal: what to book first, then what it does for each licence, and what it leaves."""

from collections import Counter
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from ce_tracker import Verdict
from ce_tracker.catalogue import SetAside
from ce_tracker.cli.plan_words import alternative, change, early, price, proof, serves, times, total, unmet, where
from ce_tracker.cli.terminal import Page
from ce_tracker.cli.wording import clean, course, number
from ce_tracker.planning import Choice, Outcome, Plan

_MOST = 5
_MET = {Verdict.SHORT: False, Verdict.UNDETERMINED: None}


def show(page: Page, plan: Plan, aside: Sequence[SetAside], *, alternatives: bool) -> None:
    """The whole plan."""
    page.line(f"{plan.therapist.name}{page.dot}plan as of {plan.on}", "bold")
    if plan.chosen:
        _to_book(page, plan)
    else:
        page.gap()
        page.line("Nothing to book.", "bold")
    page.heading("What it does")
    for one in plan.outcomes:
        _outcome(page, one)
    if alternatives and plan.alternatives:
        page.heading("Instead of")
        for other in plan.alternatives:
            page.item("-", alternative(other, plan), indent=2)
    _left(page, plan, aside)


def _to_book(page: Page, plan: Plan) -> None:
    page.heading("Book")
    if page.narrow:
        for choice in plan.chosen:
            _choice(page, choice)
    else:
        page.show(_table(plan), indent=2)
    page.gap()
    page.line(Text.assemble("Total: ", (total(plan), "bold")), indent=2)
    page.line(proof(plan), "dim" if not plan.gap else "yellow", indent=2)


def _choice(page: Page, choice: Choice) -> None:
    seminar = choice.seminar
    page.line(seminar.title, "bold", indent=2)
    for words in (*_when(choice), where(seminar), seminar.provider):
        if words:
            page.line(words, indent=4)
    page.line(f"{number(seminar.attended().total)} hours, {price(seminar)}", indent=4)
    for words in serves(choice):
        page.item("-", words, indent=4)


def _when(choice: Choice) -> list[str]:
    when = times(choice.seminar)
    return [*when, f"complete it by {choice.complete_by}"] if early(choice) else when


def _table(plan: Plan) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("when")
    table.add_column("what and where", ratio=1)
    table.add_column("hours", justify="right", no_wrap=True)
    table.add_column("price", justify="right", no_wrap=True)
    for choice in plan.chosen:
        seminar = choice.seminar
        what = Text(clean(seminar.title), "bold")
        for words in (seminar.provider, where(seminar)):
            if words:
                what.append(f"\n{clean(words)}", "not bold")
        for words in serves(choice):
            what.append(f"\n- {clean(words)}", "not bold dim")
        table.add_row("\n".join(_when(choice)), what, number(seminar.attended().total), price(seminar))
    return table


def _outcome(page: Page, one: Outcome) -> None:
    mark = page.mark(_MET.get(one.after.verdict, True))
    page.item(mark, Text.assemble((clean(one.held.name), "bold"), "  ", clean(change(one))), indent=2)
    if one.deadline is not None:
        page.line(f"hours by {one.deadline}", "dim", indent=4)
    if one.left_out:
        page.line(one.left_out, indent=4)
    if one.after.verdict.nothing_owed:
        return
    for finding in one.unmet:
        page.item(page.mark(finding.met), unmet(finding), indent=4)
    for more in one.to_take or ():
        page.item("-", f"would do: {course(more)}", indent=4)
    if one.to_take is None:
        page.line("no further hours would do", indent=4)


def _left(page: Page, plan: Plan, aside: Sequence[SetAside]) -> None:
    if plan.notes:
        page.heading("Heed")
        for note in plan.notes:
            page.item(Text("!", "yellow"), note, indent=2)
    if aside or plan.set_aside:
        page.heading("Set aside")
    for row in aside:
        page.line(row.title, indent=2)
        for reason in row.reasons:
            page.item("-", reason, indent=4)
    by_reason = Counter(one.why for one in plan.set_aside)
    for why, count in by_reason.most_common(_MOST):
        page.item("-", f"{count} seminar{'' if count == 1 else 's'}: {why}", indent=2)
    rest = sum(count for _, count in by_reason.most_common()[_MOST:])
    if rest:
        page.item("-", f"{rest} more for other reasons (--json lists all)", indent=2)
