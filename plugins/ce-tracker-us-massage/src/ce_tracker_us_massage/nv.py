"""Nevada. State Board of Massage Therapy. NRS 640C.500; NAC 640C.095, 640C.100 to 640C.140.

To check first: NAC 640C.100, which holds the hours, proof and carry-over, was not read; the only number of the board's, 12, is
from an undated page on yearly renewal. The licence became one of two years by an amendment of 2015 or of 2017: which, and from
what day, is not established. Not found: a first renewal, limits on distance study, providers, hours of other credentials.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    CONFLICTING,
    COURSES,
    IN_PERSON,
    PRIMARY,
    AsTold,
    Board,
    CarryOver,
    Citation,
    Doubt,
    FactAsked,
    LateState,
    Minimum,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    approved_by,
    from_,
    in_doubt,
    until,
)

BOARD = Board("Nevada State Board of Massage Therapy", "https://massagetherapy.nv.gov")

NAC_640C_100 = Citation(
    "NAC 640C.100 to 640C.140 (640C.100, .110, .120 and .140 by title only); NRS 640C.500",
    "https://leg.state.nv.us/NAC/NAC-640C.html",
)
NRS_640C_500 = Citation(
    "NRS 640C.500 (as last amended in 2017)",
    "https://getpocketlaw.com/law/state_nevada/section-640c-500-expiration-renewal-and-restoration-of-licenses_52549f18456f",
)
BOARD_FAQ = Citation(
    "The board's answers to frequent questions, undated, of the time of yearly licences; NRS 640C.500 as added in 2005",
    "https://massagetherapy.nv.gov/Licensees/Frequently_Asked_Questions_-_Licensees/",
)
VERIFIED = date(2026, 11, 23)

ACCEPTED = (approved_by("US-NV") & COURSES & IN_PERSON) | in_doubt(
    ANYTHING,
    "only courses in person that the board itself approved are sure to count: what else it approves (NAC 640C.110 to 640C.140) "
    "and whether hours at a distance are limited was not read",
)
CARRIED_ON_REQUEST = CarryOver(
    None,
    toward=("total",),
    citation=NAC_640C_100,
    doubt=Doubt("hours may be carried over on request (title of NAC 640C.100); how many was not read"),
)

LMT = RuleBook(
    jurisdiction="US-NV",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PrintedDate(
        2,
        "a licence is valid for two years after the first day of the month that follows its issue, which can be read as ending "
        "on the last day of the month of issue or on the day after",
        citation=NRS_640C_500,
        confidence=PRIMARY,
    ),
    late=(
        LateState(
            "expired",
            "Can be restored: application, proof of continuing education, the renewal fee of each year expired, and 25 dollars "
            "for each month, at most 500 (NAC 640C.095).",
            Span(years=2),
        ),
        LateState(
            "expired for more than two years", "The law that was read restores such a licence no more.", lost=True
        ),
    ),
    facts=(
        FactAsked(
            "ce_hours", "how many hours of continuing education the board asks of this licence at this renewal", 12
        ),
        FactAsked("carried_over", "hours of the two years before that the board carried over on request", 4),
    ),
    rules=(
        Rules(
            label="two years, hours not established",
            periods_ending=from_(2024, 6, 1),
            citation=NAC_640C_100,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                Minimum(
                    "total",
                    AsTold(
                        "ce_hours",
                        "the board's 12 hours were for a licence of one year; what one of two years owes (NAC 640C.100) was not "
                        "read",
                    ),
                ),
            ),
            carry_over=CARRIED_ON_REQUEST,
            perhaps_since_issue=Doubt(
                "in which days the hours must be earned was not read (NAC 640C.100): that they are those of the licence's two "
                "years is presumed"
            ),
            notes=(
                (
                    "Proof of attendance: programme, sponsor, the instructor's biography, dates and place, hours, the certificate, "
                    "and a summary of what was learned and how it will be used (NAC 640C.130(1))."
                ),
                "A presentation or a publication earns hours with documentation; how many was not read (NAC 640C.130(2), (3)).",
                (
                    "Reflexologists and structural integration practitioners are licensed for the same time; what they owe was "
                    "not read."
                ),
                "The board sends its notice at least 60 days before the licence ends.",
                "SB 386 (2025) shows no change in its digest; what became of it was not established.",
            ),
        ),
        Rules(
            label="one year or two: not established",
            periods_ending=until(2024, 5, 31),
            citation=BOARD_FAQ,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                Undetermined(
                    "hours-of-the-time",
                    "twelve hours were asked of the yearly licence; when the licence of two years took its place, and what "
                    "it owed, is not established",
                    label="hours asked before June 2024",
                ),
            ),
            notes=(
                (
                    "The yearly licence ended with the month of issue in the next calendar year, owed 12 hours in any subject, and "
                    "carried up to 36 hours over the next three years, 12 to a renewal: 48 hours earned after the first licence "
                    "were 12 for the renewal of that year and 36 carried over."
                ),
                "A board meeting counted as one hour, at most eight (for what time was not legible).",
                "The yearly licence could be restored without a limit of time.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
