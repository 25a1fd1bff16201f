"""A report as a page for people who would rather look than read: one file, no script, nothing from another host.

Charts of our own: three kinds of bars need no library, and one that draws in the browser would need a script.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from importlib.resources import files
from itertools import pairwise
from math import ceil
from string import Template
from textwrap import shorten
from typing import Any

import polars as pl
from attrs import evolve

from ce_tracker_roster.api import RosterReport
from ce_tracker_roster.charts import Bar, Part, lying, upright
from ce_tracker_roster.summary import SOON, confidences, months, owed_by, summary, total

_MONTHS = 24
_MOST_BARS = 12
_FIRST = 25
"""So many of the licences that lapse first are named."""
_LETTERS = 150

_NO_LICENCE = "There is no licence."
_NO_DAY = "The day is not known, or none is asked for, of every licence."

_LEGAL = (
    "Information, not legal advice. The board decides. Every verdict rests on rules whose sources, day of checking and "
    "confidence the report names; check there before you rely on it. What the sources leave open is told as undetermined."
)

_KINDS = {
    "compliant": ("compliant",),
    "short": ("short",),
    "undetermined": ("undetermined",),
    "nothing": ("exempt", "no-ce-required"),
}
"""The colours of verdicts, and which verdicts each is for."""

_NAMES = {"nothing": "exempt, or no CE required"}

_SURE = {
    "primary": "the regulation or the board's own page was read",
    "secondary": "somebody else's account of it was read",
    "conflicting": "sources disagree",
    "unverified": "inference or common knowledge only",
    "none": "no rule was found to judge by",
}


def page(report: RosterReport, *, on: date, remarks: Sequence[str] = ()) -> str:
    """The page of a report of Polars frames that was made for the day `on`. The same report gives the same page.

    `remarks` are sentences about what is worth a look in the files that it was made of.
    """
    licences: pl.DataFrame = report.licences
    states = summary(licences, on=on)
    every = total(states)
    told = {
        "title": escape(f"{_licences(every['licences'])} on {_day(on)}"),
        "heed": "\n".join([_heed(report.rejects), *map(_remark, remarks)]),
        "figures": "\n".join(_figures(every)),
        "due_first": _due_first(licences, on),
        "deadlines": _deadlines(licences, on),
        "shortfalls": _shortfalls(licences),
        "verdicts": _verdicts(states),
        "states": _table(states, every),
        "sure": _sure(confidences(licences), every["licences"]),
        "legal": escape(_LEGAL),
    }
    template = files("ce_tracker_roster").joinpath("page.html").read_text(encoding="utf-8")
    return Template(template).substitute(told)


def _heed(rejects: pl.DataFrame) -> str:
    if not rejects.height:
        return "<p>Every row could be read.</p>"
    by = ", ".join(f"{count:,} in {escape(name)}" for name, count in sorted(rejects.group_by("file").len().iter_rows()))
    rows = "1 row" if rejects.height == 1 else f"{rejects.height:,} rows"
    return (
        f'<p class="heed"><strong>{rows} could not be read</strong> ({by}), and no verdict counts them. The rejects file '
        "has each with the reason and the fix.</p>"
    )


def _remark(words: str) -> str:
    return f'<p class="heed">{escape(words[:1].upper() + words[1:])}.</p>'


def _figures(every: Mapping[str, Any]) -> Iterator[str]:
    for kind in _KINDS:
        yield _figure(kind, _of(every, kind), _name(kind))
    yield _figure("short", every["lapsing_30"], "lapse within 30 days")
    yield _figure("plain", every["hours_short"], "hours short")


def _figure(kind: str, count: float, words: str) -> str:
    return f'<li class="{kind}"><b>{_number(count)}</b> {escape(words)}</li>'


def _due_first(licences: pl.DataFrame, on: date) -> str:
    until = max(SOON)
    owing = (
        licences.with_columns(day=owed_by())
        .filter(pl.col("verdict").is_in(["short", "undetermined"]) & ((pl.col("day") - on).dt.total_days() <= until))
        .sort("day", "jurisdiction", "licence")
    )
    if not owing.height:
        return f"<p>No licence that is short or undetermined is due within {until} days.</p>"
    more = owing.height - _FIRST
    caption = f"Short or undetermined, and due by then or within {until} days" + (
        f": the first {_FIRST} of {owing.height:,}; the report has all." if more > 0 else "."
    )
    rows = [
        [
            _cell(row["licence"], head=True),
            _cell(f"{row['jurisdiction']} {row['credential']}"),
            _cell(_short_day(row["day"])),
            _cell(row["verdict"]),
            _cell(_missing(row["short"]), kind="" if row["short"] != 0 else "nothing"),
            _cell(
                shorten("; ".join(one for one in (row["lacking"], row["reasons"]) if one), _LETTERS, placeholder=" …")
            ),
        ]
        for row in owing.head(_FIRST).iter_rows(named=True)
    ]
    table = _rows("words people", caption, ["licence", "held", "due", "verdict", "short", "what is open"], rows)
    return f'<div class="wide" role="region" aria-labelledby="soon" tabindex="0">\n{table}\n</div>'


def _missing(hours: float | None) -> str:
    if hours is None:
        return "no hours would do"
    return f"{_number(hours)} hour{'' if hours == 1 else 's'}" if hours else "–"


def _deadlines(licences: pl.DataFrame, on: date) -> str:
    known = licences.filter(pl.col("due").is_not_null())
    if not known.height:
        return f"<p>{_NO_DAY if licences.height else _NO_LICENCE}</p>"
    firsts = months(on, _MONTHS + 1)
    bars = [_bar(f"{first:%B %Y}", _between(known, first, after)) for first, after in pairwise(firsts)]
    named = [evolve(bar, below=_below(first), minor=first.month != 1) for bar, first in zip(bars, firsts, strict=False)]
    before, later = _between(known, None, firsts[0]), _between(known, firsts[-1], None)
    if before.height:
        named = [evolve(_bar("earlier", before), below="earlier"), *_unnamed(named[:_WIDE]), *named[_WIDE:]]
    if later.height:
        named = [*named[:-_WIDE], *_unnamed(named[-_WIDE:]), evolve(_bar("later", later), below="later")]
    unknown = licences.height - known.height
    words = f"When licences are due, from {firsts[0]:%B %Y} on."
    note = f" The day is not known, or none is asked for, of {_licences(unknown)}." if unknown else ""
    busiest = max(named, key=lambda bar: bar.count)
    description = f"{words} The most, {busiest.count:,}, are due in {busiest.name}.{note}"
    return _figure_of(upright("by-month", "Deadlines by month", description, named), words + note, legend=True)


def _between(frame: pl.DataFrame, first: date | None, after: date | None) -> pl.DataFrame:
    if first is not None:
        frame = frame.filter(pl.col("due") >= first)
    return frame if after is None else frame.filter(pl.col("due") < after)


_WIDE = 1
"""So many bars beside one that is named are too near to be named as well."""


def _unnamed(bars: Sequence[Bar]) -> Iterator[Bar]:
    return (evolve(bar, below="") for bar in bars)


def _below(first: date) -> str:
    if first.month == 1:
        return str(first.year)
    return f"{first:%b}" if first.month in (4, 7, 10) else ""


def _bar(name: str, frame: pl.DataFrame) -> Bar:
    counts = dict(frame.group_by("verdict").len().iter_rows())
    parts = [Part(kind, _name(kind), sum(counts.get(one, 0) for one in those)) for kind, those in _KINDS.items()]
    return Bar(name, parts[1:] + parts[:1])


def _shortfalls(licences: pl.DataFrame) -> str:
    owing = licences.filter(pl.col("verdict") == "short")
    short = owing.filter(pl.col("short") > 0)["short"]
    if short.is_empty():
        return "<p>No licence is short of hours.</p>"
    most, usual, middle = (
        short.to_frame()
        .select(most=pl.col("short").max(), usual=pl.col("short").quantile(0.95), middle=pl.col("short").median())
        .row(0)
    )
    width = _width(usual)
    last = min(ceil(most / width), _MOST_BARS)
    bins = ((short / width).ceil() - 1).cast(pl.Int64).clip(0, last - 1)
    counts = dict(bins.value_counts().iter_rows())
    bars = [_bin(number, last, width, counts.get(number, 0)) for number in range(last)]
    if most > last * width:
        before = (last - 1) * width
        bars[-1] = evolve(bars[-1], name=f"more than {before} hours", below=f"> {before}", minor=False)
    others = owing.height - len(short)
    words = f"Hours short of the {_licences(len(short))} that {'lacks' if len(short) == 1 else 'lack'} hours: up to so many each."
    note = f" Another {others:,} lack what no hours would give, or a condition." if others else ""
    description = f"{words} Half lack {_number(middle)} hours or less, the most {_number(most)}.{note}"
    return _figure_of(upright("by-hours", "How many hours are short", description, bars), words + note, legend=False)


def _bin(number: int, bins: int, width: int, count: int) -> Bar:
    name = (
        f"up to {width} hour{'' if width == 1 else 's'}"
        if not number
        else f"more than {number * width} and up to {(number + 1) * width} hours"
    )
    below = f"≤ {width}" if not number else str((number + 1) * width)
    return Bar(
        name, [Part("short", "licences", count)], below, minor=number == 1 or (number > 0 and (bins - number) % 2 == 0)
    )


def _width(most: float) -> int:
    """How wide the bars of a distribution are, in hours: whole, and not too many bars."""
    return next(width for width in (1, 2, 4, 5, 10, 20, 50, 100, 1_000, 10_000) if most / width <= _MOST_BARS)


def _verdicts(states: pl.DataFrame) -> str:
    bars = [
        Bar(row["jurisdiction"], [Part(kind, _name(kind), _of(row, kind)) for kind in _KINDS])
        for row in states.iter_rows(named=True)
    ]
    if not bars:
        return f"<p>{_NO_LICENCE}</p>"
    words = "Each state's licences as shares of the whole; at the right how many there are."
    half = ceil(len(bars) / 2) if len(bars) > _MOST_BARS else len(bars)
    charts = [
        lying(f"by-state-{number}", "Verdicts by state", _of_states(part), part)
        for number, part in enumerate((bars[:half], bars[half:]), 1)
        if part
    ]
    return _figure_of(f'<div class="side">\n{"".join(charts)}\n</div>', words, legend=True)


def _of_states(bars: Sequence[Bar]) -> str:
    which = bars[0].name if len(bars) == 1 else f"{bars[0].name} to {bars[-1].name}"
    return f"{which}: how their licences are shared among the verdicts. The table below has the figures."


def _figure_of(chart: str, caption: str, *, legend: bool) -> str:
    named = "".join(
        f'<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="c-{kind}" width="10" height="10"/></svg>'
        f"{escape(_name(kind))}</li>"
        for kind in _KINDS
    )
    shown = f'<ul class="legend">{named}</ul>\n' if legend else ""
    return f'<figure>\n<figcaption class="quiet"><p>{escape(caption)}</p></figcaption>\n{shown}{chart}\n</figure>'


_COLUMNS: Sequence[tuple[str, Callable[[Mapping[str, Any]], float]]] = (
    ("licences", lambda row: row["licences"]),
    ("compliant", lambda row: row["compliant"]),
    ("short", lambda row: row["short"]),
    ("undetermined", lambda row: row["undetermined"]),
    ("exempt", lambda row: row["exempt"]),
    ("no CE required", lambda row: row["no_ce_required"]),
    ("overdue", lambda row: row["overdue"]),
    *((f"lapsing within {days}\u00a0days", lambda row, days=days: row[f"lapsing_{days}"]) for days in SOON),
    ("hours short", lambda row: row["hours_short"]),
)


def _table(states: pl.DataFrame, every: Mapping[str, Any]) -> str:
    caption = "Overdue and lapsing: of those that are short or undetermined."
    rows = [[_cell(row["jurisdiction"], head=True), *_counts(row)] for row in states.iter_rows(named=True)]
    return _rows(
        "", caption, ["state", *(name for name, _ in _COLUMNS)], rows, [_cell("all", head=True), *_counts(every)]
    )


def _counts(row: Mapping[str, Any]) -> Iterator[str]:
    for _, of in _COLUMNS:
        count = of(row)
        yield f"<td>{_number(count)}</td>" if count else '<td class="zero">–</td>'


def _sure(counts: Mapping[str, int], licences: int) -> str:
    if not licences:
        return f"<p>{_NO_LICENCE}</p>"
    caption = "What the verdicts rest on: of each the least sure of its rules."
    rows = [
        [_cell(name, head=True), f"<td>{count:,} ({count / licences:.0%})</td>", _cell(_SURE[name])]
        for name, count in counts.items()
    ]
    return f'<div class="wide">{_rows("words", caption, ["confidence", "licences", "meaning"], rows)}</div>'


def _rows(
    kind: str, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], last: Sequence[str] | None = None
) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    foot = f"\n<tfoot><tr>{''.join(last)}</tr></tfoot>" if last else ""
    return (
        f'<table class="{kind}">\n<caption><span>{escape(caption)}</span></caption>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>{foot}\n</table>"
    )


def _cell(text: str, *, head: bool = False, kind: str = "") -> str:
    if head:
        return f'<th scope="row">{escape(text)}</th>'
    return f'<td class="{kind}">{escape(text)}</td>' if kind else f"<td>{escape(text)}</td>"


def _name(kind: str) -> str:
    return _NAMES.get(kind, kind)


def _of(row: Mapping[str, Any], kind: str) -> int:
    return sum(row[verdict.replace("-", "_")] for verdict in _KINDS[kind])


def _licences(count: int) -> str:
    return f"{count:,} licence{'' if count == 1 else 's'}"


def _number(count: float) -> str:
    return f"{round(count, 2):,}".removesuffix(".0")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _short_day(day: date) -> str:
    return str(day)
