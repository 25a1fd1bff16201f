"""The figures of docs/counting.md, drawn from an audit: `python docs/figures/counting.py` writes them beside this file.

Two ways of counting the same three courses: the best lawful one, as the audit finds it, and first come, first counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from ce_tracker import Credit, Licence, Registry, RuleSource, Therapist, audit, hookimpl
from ce_tracker.rules import (
    PRIMARY,
    SELF_PACED,
    Board,
    Citation,
    FixedDate,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    subject,
)

TOTAL, ETHICS, ON_LINE = 24, 2, 12
BOOK = RuleBook(
    jurisdiction="US-XX",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=Board("Board of Nowhere", "https://board.example/"),
    term=FixedDate(8, 31, 2027, every_years=2),
    rules=(
        Rules(
            citation=Citation("The example of docs/counting.md", "https://board.example/"),
            confidence=PRIMARY,
            verified_on=date(2026, 11, 23),
            requirements=(
                Minimum("total", TOTAL),
                Minimum("ethics", ETHICS, subject("ethics")),
                Maximum("on-line", ON_LINE, SELF_PACED),
            ),
        ),
    ),
)
COURSES = (
    Credit("technique, on line", date(2026, 1, 10), 12, "technique", delivery="online-self-paced"),
    Credit("technique, in person", date(2026, 2, 10), 12, "technique", delivery="in-person"),
    Credit("ethics, on line", date(2026, 3, 10), 2, "ethics", delivery="online-self-paced"),
)
COLOURS = ("#0072b2", "#5b6770", "#d55e00")
"""Of each course; apart for the colour-blind as well."""


def best() -> tuple[Decimal, ...]:
    """The hours counted of each course, as the audit counts them."""
    licence = Licence("US-XX", "LMT", issued=date(2015, 3, 10))
    therapist = Therapist("Jordan Rivera", licences=[licence], credits=COURSES)
    registry = Registry({"nowhere": _Nowhere()}, installed=False)
    found = audit(therapist, licence, on=date(2027, 8, 31), registry=registry)
    return tuple(one.counted for one in sorted(found.credits, key=lambda one: one.credit.completed))


def first_come() -> tuple[Decimal, ...]:
    """The hours counted of each course where each takes what is left of the cap when its turn comes."""
    left = Decimal(ON_LINE)
    counted = []
    for course in COURSES:
        hours = min(course.total, left) if course.delivery == "online-self-paced" else course.total
        left -= hours if course.delivery == "online-self-paced" else 0
        counted.append(hours)
    return tuple(counted)


class _Nowhere:
    """A plugin with the rule book of the example."""

    @hookimpl
    def ce_tracker_rules(self) -> Iterable[RuleSource]:
        return [RuleSource("US-XX", partial(tuple, [BOOK]))]


WIDTH, HEIGHT, MARGIN, HOUR = 340, 342, 16, 25
BAR, ROW, FIRST = 22, 54, 66
INK, PAPER, EDGE = "#1b1f23", "#ffffff", "#c9d1d9"


def figure(title: str, counted: Sequence[Decimal]) -> str:
    """One way of counting as a picture: a bar for each course, the cap, and what is met."""
    words = "; ".join(
        f"{course.title}: {hours} of {course.total} hours count" for course, hours in zip(COURSES, counted, strict=True)
    )
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
            'role="img" font-family="system-ui, sans-serif" font-size="13">'
        ),
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(words)}</desc>",
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8" fill="{PAPER}" stroke="{EDGE}"/>',
        text(MARGIN, 28, title, size=15, bold=True),
        text(MARGIN, 48, "Hours that count, of those taken", size=12),
    ]
    for row, (course, hours, colour) in enumerate(zip(COURSES, counted, COLOURS, strict=True)):
        top = FIRST + row * ROW
        lines.append(text(MARGIN, top + 10, f"{course.completed:%B}: {course.title}"))
        lines += bar(top + 16, [(hours, colour)], course.total, colour)
        lines.append(text(WIDTH - MARGIN, top + 10, f"{hours} of {course.total}", end=True, bold=True))
    top = FIRST + len(COURSES) * ROW + 10
    on_line = [
        (hours, colour)
        for course, hours, colour in zip(COURSES, counted, COLOURS, strict=True)
        if course.delivery == "online-self-paced"
    ]
    lines.append(text(MARGIN, top + 10, f"The cap: at most {ON_LINE} hours on line"))
    lines += bar(top + 16, on_line, Decimal(ON_LINE), INK)
    lines += results(top + 66, counted)
    return "\n".join([*lines, "</svg>", ""])


def bar(top: int, parts: Sequence[tuple[Decimal, str]], whole: Decimal, colour: str) -> Iterator[str]:
    """The parts that count, filled, in a dashed frame as long as all hours there are; a stroke between hours."""
    yield (
        f'<rect x="{MARGIN}" y="{top}" width="{whole * HOUR}" height="{BAR}" fill="{PAPER}" stroke="{colour}" '
        'stroke-dasharray="3 2"/>'
    )
    left = Decimal(MARGIN)
    for hours, fill in parts:
        if hours:
            yield f'<rect x="{left}" y="{top}" width="{hours * HOUR}" height="{BAR}" fill="{fill}"/>'
        left += hours * HOUR
    for hour in range(1, int(whole)):
        yield (
            f'<line x1="{MARGIN + hour * HOUR}" y1="{top}" x2="{MARGIN + hour * HOUR}" y2="{top + BAR}" '
            f'stroke="{PAPER}" stroke-width="1"/>'
        )


def results(top: int, counted: Sequence[Decimal]) -> Iterator[str]:
    """What is asked, and whether it is met."""
    ethics = sum((hours for one, hours in zip(COURSES, counted, strict=True) if one.subject == "ethics"), Decimal(0))
    for row, (label, hours, needed) in enumerate((("in all", sum(counted), TOTAL), ("of ethics", ethics, ETHICS))):
        met = hours >= needed
        said = "met" if met else f"short by {needed - hours}"
        yield text(MARGIN, top + row * 20, f"{hours} of {needed} hours {label}")
        yield text(WIDTH - MARGIN, top + row * 20, said, end=True, bold=True, colour="#1a7f37" if met else "#b3261e")


def text(
    x: int, y: int, words: str, *, size: int = 13, bold: bool = False, end: bool = False, colour: str = INK
) -> str:
    """Words, from a place to the right or (`end`) up to it."""
    anchor = ' text-anchor="end"' if end else ""
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}"{weight}{anchor} fill="{colour}">{escape(words)}</text>'


def figures() -> dict[str, str]:
    """Each figure by the name of its file."""
    return {
        "counting-best.svg": figure("The best lawful way", best()),
        "counting-first-come.svg": figure("First come, first counted", first_come()),
    }


if __name__ == "__main__":
    for name, drawn in figures().items():
        (Path(__file__).parent / name).write_text(drawn, encoding="utf-8", newline="\n")
