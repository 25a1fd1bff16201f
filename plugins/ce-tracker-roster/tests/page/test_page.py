"""The page of a report: what it tells, that it is safe and whole in itself, and that charts show the figures they name."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ce_tracker import Verdict
from ce_tracker_roster import RosterReport, canon, rows
from ce_tracker_roster.charts import Bar, Part, lying, scale, upright
from ce_tracker_roster.page import page

ON = date(2027, 8, 1)
VERDICTS = [str(one) for one in Verdict]


def report(*told: dict[str, Any], aside: int = 0) -> RosterReport:
    usual = {"jurisdiction": "US-FL", "credential": "LMT", "verdict": "short", "short": 0.0, "confidence": "primary"}
    texts = {"lacking": "", "reasons": "", "by": "sums"}
    licences = [usual | texts | {"licence": f"L{place}"} | one for place, one in enumerate(told)]
    rejects = pl.DataFrame({"file": ["credits.csv"] * aside}, schema_overrides=canon.REJECTS)
    return RosterReport(pl.DataFrame(licences, schema=dict(rows.LICENCES)), rejects)


def told(*licences: dict[str, Any], aside: int = 0) -> str:
    return page(report(*licences, aside=aside), on=ON)


FULL = [
    {"jurisdiction": f"US-{state}", "verdict": verdict, "due": date(2027 + year, month, 28), "short": hours}
    for year, state in enumerate(("AL", "FL", "WA"))
    for month, verdict, hours in [
        (9, "short", 6.0),
        (10, "short", 2.5),
        (11, "compliant", 0.0),
        (12, "undetermined", 1.0),
    ]
]


class Elements(HTMLParser):
    """The elements of a page, each with its attributes and the elements around it; those that are never closed are told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.wrong.append(tag)

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]


def test_every_element_is_closed() -> None:
    seen = Elements(told(*FULL))
    assert (seen.wrong, seen.open) == ([], [])


def test_nothing_is_loaded_and_nothing_is_run() -> None:
    seen = Elements(told(*FULL))
    loading = {"src", "href", "xlink:href", "data", "action", "style", "srcset"}
    assert [
        one for one in seen.found if one[0] in ("script", "link", "iframe", "object") or loading & one[1].keys()
    ] == []


def test_no_address_of_another_host_is_in_it() -> None:
    assert re.findall(r"https?:|//|url\(|@import", told(*FULL).replace("<!DOCTYPE html>", "")) == []


def test_a_browser_is_told_to_load_nothing() -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'" in told(*FULL)


@pytest.mark.parametrize("column", ["licence", "jurisdiction", "credential", "lacking", "reasons"])
def test_a_name_cannot_become_markup(column: str) -> None:
    assert "<script>" not in told({column: "<script>alert(1)</script>", "due": ON})


def test_a_name_stays_readable() -> None:
    assert "&lt;script&gt;alert(1)" in told({"licence": "<script>alert(1)</script>", "due": ON})


def test_a_file_name_cannot_become_markup() -> None:
    found = report({})
    rejects = pl.DataFrame({"file": ["<b>.csv"]}, schema_overrides=canon.REJECTS)
    assert "<b>.csv" not in page(RosterReport(found.licences, rejects), on=ON)


def test_a_dollar_sign_in_a_name_is_only_a_dollar_sign() -> None:
    assert "$title" in told({"licence": "$title", "due": ON})


def test_it_says_that_it_is_no_legal_advice() -> None:
    assert "Information, not legal advice: the board decides." in told({})


def test_it_names_the_day() -> None:
    assert "<h1>1 licence on 1 August 2027</h1>" in told({})


def test_rows_set_aside_are_told_first() -> None:
    said = told({}, aside=3)
    assert said.index("<strong>3 rows could not be read</strong> (3 in credits.csv)") < said.index('class="figures"')


def test_that_every_row_could_be_read_is_told() -> None:
    assert "Every row could be read." in told({})


def test_every_chart_has_a_title_and_a_description() -> None:
    seen = Elements(told(*FULL))
    charts = [attrs for tag, attrs in seen.found if tag == "svg" and attrs.get("role") == "img"]
    assert len(charts) == 3
    assert [one for chart in charts for one in chart["aria-labelledby"].split() if one not in seen.ids()] == []


def test_what_is_no_chart_is_hidden_from_readers() -> None:
    seen = Elements(told(*FULL))
    drawn = [attrs for tag, attrs in seen.found if tag == "svg" and attrs.get("role") != "img"]
    assert {attrs.get("aria-hidden") for attrs in drawn} == {"true"}


def test_no_two_elements_have_one_name() -> None:
    ids = Elements(told(*FULL)).ids()
    assert len(ids) == len(set(ids))


def test_every_table_has_a_caption() -> None:
    tags = [tag for tag, _ in Elements(told(*FULL)).found]
    assert [tags[place + 1] for place, tag in enumerate(tags) if tag == "table"] == ["caption"] * 3


def test_every_cell_of_a_head_says_what_it_heads() -> None:
    assert {attrs.get("scope") for tag, attrs in Elements(told(*FULL)).found if tag == "th"} == {"col", "row"}


def test_every_state_has_a_row_in_the_table() -> None:
    states = told(*FULL).partition('aria-labelledby="states"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row">([^<]+)</th>', states) == ["US-AL", "US-FL", "US-WA", "all"]


def test_those_that_lapse_first_come_first() -> None:
    said = told({"licence": "late", "due": date(2027, 9, 1)}, {"licence": "early", "due": date(2027, 8, 2)})
    assert said.index(">early<") < said.index(">late<")


def test_what_is_compliant_does_not_lapse() -> None:
    assert ">safe<" not in told({"licence": "safe", "verdict": "compliant", "due": ON})


def test_at_most_25_are_named_and_the_rest_is_counted() -> None:
    said = told(*({"licence": f"licence-{place}", "due": ON} for place in range(40)))
    assert (said.count(">licence-"), "the first 25 of 40" in said) == (25, True)


def test_how_sure_the_verdicts_are_is_told() -> None:
    said = told({}, {}, {}, {"confidence": "conflicting"})
    assert [part in said for part in ("<td>3 (75%)</td>", "<td>1 (25%)</td>", "sources disagree")] == [True] * 3


def test_the_same_report_gives_the_same_page() -> None:
    assert told(*FULL, aside=2) == told(*FULL, aside=2)


def test_a_report_without_a_licence_has_a_page() -> None:
    seen = Elements(told())
    assert (seen.wrong, seen.open) == ([], [])


def test_without_a_licence_nothing_is_drawn_and_no_table_has_only_a_head() -> None:
    said = told()
    assert (said.count("<p>There is no licence.</p>"), 'role="img"' in said) == (3, False)
    assert re.findall(r"<tbody>\s*</tbody></table>", said) == []


def test_where_no_day_is_known_no_months_are_drawn() -> None:
    said = told({}, {})
    assert "<p>The day is not known, or none is asked for, of every licence.</p>" in said
    assert 'id="by-month' not in said


@pytest.mark.parametrize(
    ("short", "cell"),
    [
        (0.0, '<td class="nothing">–</td>'),
        (1.0, "<td>1 hour</td>"),
        (2.5, "<td>2.5 hours</td>"),
        (None, "<td>no hours would do</td>"),
    ],
)
def test_what_lapses_without_lacking_hours_is_told_so_that_a_telephone_can_leave_it_out(
    short: float | None, cell: str
) -> None:
    assert cell in told({"due": ON, "short": short})


def test_a_report_in_which_nothing_is_short_says_so() -> None:
    assert "No licence is short of hours." in told({"verdict": "compliant"})


def bars(said: str, chart: str) -> Iterator[tuple[str, int, str]]:
    """What the bars of a chart say: name, how many, of what."""
    inside = said.partition(f'id="{chart}')[2].partition("</svg>")[0]
    for name, count, what in re.findall(r"<rect [^>]*><title>([^<]*): ([\d,]+) ([^<]*)</title>", inside):
        yield name, int(count.replace(",", "")), what


def test_a_month_shows_the_licences_that_are_due_in_it() -> None:
    said = told(
        {"due": date(2027, 9, 1)}, {"due": date(2027, 9, 30)}, {"due": date(2027, 10, 1), "verdict": "compliant"}
    )
    assert list(bars(said, "by-month")) == [("September 2027", 2, "short"), ("October 2027", 1, "compliant")]


def test_what_is_due_before_and_after_the_months_is_shown_at_the_ends() -> None:
    said = told({"due": date(2027, 7, 31)}, {"due": date(2029, 7, 31)}, {"due": date(2029, 8, 1)})
    assert [name for name, _, _ in bars(said, "by-month")] == ["earlier", "July 2029", "later"]


def test_the_months_at_the_ends_leave_room_for_the_names_of_the_ends() -> None:
    pages = told({"due": date(2029, 7, 31)}), told({"due": date(2029, 7, 31)}, {"due": date(2029, 8, 1)})
    charts = [said.partition('id="by-month')[2].partition("</svg>")[0] for said in pages]
    alone, beside = (re.findall(r'text-anchor="middle">(\w+)<', chart) for chart in charts)
    assert (alone[-2:], beside[-2:]) == (["Apr", "Jul"], ["Apr", "later"])


def test_licences_without_a_day_are_counted_beside_the_months() -> None:
    assert "The day is not known, or none is asked for, of 2 licences." in told({}, {}, {"due": ON})


def test_hours_short_are_shown_in_steps() -> None:
    said = told(*({"short": hours} for hours in (0.5, 1.0, 1.5, 6.0)))
    assert list(bars(said, "by-hours")) == [
        ("up to 1 hour", 2, "licences"),
        ("more than 1 and up to 2 hours", 1, "licences"),
        ("more than 5 and up to 6 hours", 1, "licences"),
    ]


def test_a_few_very_great_shortfalls_do_not_flatten_the_others() -> None:
    said = told(*({"short": float(1 + place % 12)} for place in range(99)), {"short": 900.0})
    assert ("more than 11 hours", 9, "licences") in list(bars(said, "by-hours"))


def test_those_whom_no_hours_would_help_are_counted_beside_the_steps() -> None:
    assert "Another 2 lack what no hours would give, or a condition." in told({"short": None}, {}, {"short": 3.0})


LICENCES = st.fixed_dictionaries(
    {
        "jurisdiction": st.sampled_from([f"US-{number:02}" for number in range(14)]),
        "verdict": st.sampled_from(VERDICTS),
        "due": st.none() | st.dates(date(2026, 1, 1), date(2031, 1, 1)),
        "short": st.none() | st.integers(0, 400).map(lambda quarters: quarters / 4),
        "confidence": st.none() | st.sampled_from(["primary", "unverified"]),
    }
)


@settings(max_examples=40)
@given(st.lists(LICENCES, max_size=60))
def test_the_months_show_every_licence_whose_day_is_known(licences: list[dict[str, Any]]) -> None:
    shown = sum(count for _, count, _ in bars(told(*licences), "by-month"))
    assert shown == sum(one["due"] is not None for one in licences)


@settings(max_examples=40)
@given(st.lists(LICENCES, max_size=60))
def test_the_steps_show_every_licence_that_is_short_of_hours(licences: list[dict[str, Any]]) -> None:
    shown = sum(count for _, count, _ in bars(told(*licences), "by-hours"))
    assert shown == sum(one["verdict"] == "short" and bool(one["short"]) for one in licences)


@settings(max_examples=40)
@given(st.lists(LICENCES, max_size=60))
def test_the_states_show_every_licence(licences: list[dict[str, Any]]) -> None:
    said = told(*licences)
    charts = re.findall(r'id="(by-state-[^"]+)-title"', said)
    assert sum(count for chart in charts for _, count, _ in bars(said, f"{chart}-title")) == len(licences)


PARTS = st.lists(st.integers(0, 5_000), min_size=4, max_size=4)


def bar(counts: list[int]) -> Bar:
    return Bar("name", [Part(f"kind-{place}", "licences", count) for place, count in enumerate(counts)])


def lengths(chart: str, name: str) -> list[float]:
    return [float(one) for one in re.findall(rf'<rect [^>]*\b{name}="([\d.]+)', chart)]


@given(st.lists(PARTS.filter(any), min_size=1, max_size=30))
def test_bars_that_stand_stay_below_the_top_of_their_axis(counts: list[list[int]]) -> None:
    assert min(lengths(upright("key", "title", "words", [bar(one) for one in counts]), "y")) >= 18 - 0.1


@given(PARTS.filter(any))
def test_a_bar_that_lies_is_the_whole_however_it_is_shared(counts: list[int]) -> None:
    assert sum(lengths(lying("key", "title", "words", [bar(counts)]), "width")) == pytest.approx(69, abs=0.05)


@given(st.integers(0, 10**9))
def test_an_axis_ends_at_a_round_number_not_far_above_its_bars(most: int) -> None:
    top = scale(most)
    assert max(most, 2) <= top <= max(2 * most, 2)
