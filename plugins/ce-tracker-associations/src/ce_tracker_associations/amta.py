"""The American Massage Therapy Association: continuing education of its members.

To check: only part of the one page could be read. It gives the hours and what earns none. Not told there: whose courses
AMTA accepts, how the four years are dated, which members owe hours, how long a clock hour is, what becomes of hours beyond
48, and since when all this holds.
"""

from datetime import date

from ce_tracker.rules import (
    PRIMARY,
    Board,
    Citation,
    Minimum,
    PrintedDate,
    RuleBook,
    Rules,
    activity,
    approved_by,
    in_doubt,
    subject,
)

BOARD = Board("American Massage Therapy Association", "https://www.amtamassage.org/")
MEMBER_FAQ = Citation(
    "AMTA, Continuing Education Requirements and Frequently Asked Questions",
    "https://www.amtamassage.org/education/AMTA-Continuing-Education-Requirements-and-Frequently-Asked-Questions.html",
)

EARNS_NOTHING = subject("cpr-first-aid") | activity("teaching")
FROM_ANYBODY = approved_by("AMTA") | in_doubt(
    ~approved_by("AMTA"), "whose courses AMTA accepts, apart from its own, was not in what could be read"
)

MEMBER = RuleBook(
    jurisdiction="AMTA",
    credential="member",
    name="Member of the American Massage Therapy Association",
    board=BOARD,
    term=PrintedDate(
        4,
        "the four years end on the day that AMTA tells its member; how they are dated no page that was read says",
        citation=MEMBER_FAQ,
    ),
    rules=(
        Rules(
            label="48 clock hours in four years",
            citation=MEMBER_FAQ,
            confidence=PRIMARY,
            verified_on=date(2026, 11, 23),
            accepts=FROM_ANYBODY & ~EARNS_NOTHING,
            requirements=(Minimum("total", 48),),
            notes=(
                "No hours of ethics are asked. First aid, CPR and teaching earn nothing.",
                (
                    "AMTA counts clock hours without saying how many minutes they have; 60 in one account. Whether it takes a CE "
                    "hour of 50 minutes for one is not told."
                ),
                "Enter as `expires` the day on which the four years end, not that on which the membership is next paid for.",
                "The page has no date; since when it holds is not established.",
            ),
        ),
    ),
)

RULE_BOOKS = (MEMBER,)
