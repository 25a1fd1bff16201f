"""Pages tell a therapist what is asked, each number with its source, and what is not known."""

from datetime import date

import pytest

from ce_tracker.rulebooks.pages import Jurisdiction, overview, page
from ce_tracker.rules import (
    CONFLICTING,
    IN_PERSON,
    LIVE_WEBINAR,
    ODD,
    PRIMARY,
    SECONDARY,
    Board,
    Case,
    Citation,
    FactAsked,
    FirstPeriod,
    FixedDate,
    LateState,
    Minimum,
    RuleBook,
    Rules,
    Span,
    between,
    from_,
    in_doubt,
    subject,
)

RULE_1 = Citation("Rule 1", "https://board.example/rule(1)")
RULE_2 = Citation("Rule 2", "https://board.example/rule-2")
VERIFIED = date(2026, 11, 23)

LMT = RuleBook(
    jurisdiction="US-XX",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=Board("the board of nowhere", "https://board.example/"),
    term=FixedDate(8, 31, ODD),
    opens=Span(days=90),
    late=(LateState("expired", "no practice"),),
    facts=(FactAsked("carried_over", "hours that the board acknowledged", 4),),
    rules=(
        Rules(
            label="two more hours",
            periods_ending=from_(2028, 1, 1),
            citation=RULE_2,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            requirements=(Minimum("total", 26),),
        ),
        Rules(
            label="with ethics",
            periods_ending=between(date(2024, 1, 1), date(2027, 12, 31)),
            citation=RULE_1,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=IN_PERSON | in_doubt(LIVE_WEBINAR, "whether a webinar counts is not established"),
            requirements=(
                Minimum("total", 24),
                Minimum(
                    "ethics",
                    2,
                    subject("ethics", "law.US-XX"),
                    label="professional ethics or laws of US-XX",
                    citation=RULE_2,
                    confidence=CONFLICTING,
                ),
            ),
            cases=(Case(FirstPeriod(), exempt="nothing is asked of the new"),),
            notes=("Keep <certificates> for 2027-08-31.",),
        ),
        Rules(
            periods_ending=between(date(2020, 1, 1), date(2023, 12, 31)),
            citation=RULE_1,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            requirements=(Minimum("total", 20),),
        ),
    ),
)
NOWHERE = Jurisdiction.of_module(
    "US-XX", (LMT,), "Nowhere. Board. Rule 1.\n\nTo check: whether the\nnewest text is the one read.\n"
)
CORRECT = "../CONTRIBUTING.md#correct"
PAGE = page(NOWHERE, correct=CORRECT)


@pytest.mark.parametrize(
    "line",
    [
        "# Nowhere",
        "> **Information, not legal advice: the board decides.** Check there before you rely on anything here.",
        "> Is something wrong or out of date? [How to correct it](../CONTRIBUTING.md#correct).",
        "## Licensed Massage Therapist (LMT)",
        "[the board of nowhere](https://board.example/)",
        "| Renewal | 31 August of odd years |",
        "| Hours at an ordinary renewal | 24 |",
        "| How sure | conflicting: sources disagree |",
        "| Last checked | 23 November 2026 |",
        "### What is asked now: periods ending 1 January 2024 to 31 December 2027 (with ethics)",
        "- **24 hours:** hours in all",
        "- **2 hours:** professional ethics or laws of Nowhere *(sources disagree)* [[2]](https://board.example/rule-2)",
        "- Accepted is only what is in person.",
        "  - *Not settled* (by live webinar): Whether a webinar counts is not established.",
        "- **In the period in which the licence was first issued**: nothing is asked (nothing is asked of the new)",
        r"- Keep \<certificates\> for 31 August 2027.",
        "- Renewal opens 90 days before the licence is due.",
        "1. **expired**. No practice.",
        "- `carried_over`: hours that the board acknowledged (such as `4`)",
        "### What will be asked",
        "<details><summary>Periods ending from 1 January 2028 (two more hours)</summary>",
        "### What was asked before",
        "<details><summary>Periods ending 1 January 2020 to 31 December 2023</summary>",
        "What was asked of periods that ended before 1 January 2020 is not covered here.",
        "## What remains to be checked",
        "Whether the newest text is the one read.",
        "1. [Rule 1](https://board.example/rule%281%29)",
        "2. [Rule 2](https://board.example/rule-2)",
    ],
)
def test_a_page_says_it_in_a_line_of_its_own(line: str) -> None:
    assert line in PAGE.splitlines()


def test_the_source_of_a_version_stands_above_what_it_asks() -> None:
    source = "Source of all that cites no other: [[1]](https://board.example/rule%281%29)"
    assert PAGE.index(source) < PAGE.index("**24 hours:**")


def test_a_page_does_not_depend_on_the_day_it_is_written() -> None:
    assert NOWHERE.checked == VERIFIED


def test_the_overview_leads_to_each_page() -> None:
    line = "| [Nowhere](US-XX.md) | LMT | 31 August of odd years | 24 | conflicting | 2026-11-23 |"
    assert line in overview([NOWHERE], correct=CORRECT).splitlines()


def test_the_overview_goes_by_name() -> None:
    elsewhere = Jurisdiction("US-YY", "Elsewhere", (LMT,))
    text = overview([NOWHERE, elsewhere], correct=CORRECT)
    assert text.index("[Elsewhere]") < text.index("[Nowhere]")
