"""West Virginia. Massage Therapy Licensure Board. W. Va. Code 30-37-7; W. Va. Code R. 194-1-3, 194-4-2.

To check: the three hours of ethics and the six hours carried over, which one undated vendor tells and the code was not seen to
confirm; the end of the list of approvers in 194-1-3; what a first renewal asks. Since when 24 hours hold is not dated: the
board's answers after February 2015 say 24, accounts of the rule filed on 4 May 2012 say 25. Earlier periods are not covered.
"""

from datetime import date

from ce_tracker.rules import (
    CONFLICTING,
    PRIMARY,
    SECONDARY,
    Board,
    CarryOver,
    Citation,
    Disputed,
    Doubt,
    EndOfIssueMonth,
    FactAsked,
    FirstPeriod,
    LateState,
    Minimum,
    RuleBook,
    Rules,
    Span,
    approved_by,
    approved_by_another,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("West Virginia Massage Therapy Licensure Board", "https://www.wvmassage.org/")

R_194_1_3 = Citation(
    "W. Va. Code 30-37-7; W. Va. Code R. 194-1-3",
    "https://law.cornell.edu/regulations/west-virginia/W-Va-C-S-R-SS-194-1-3",
)
R_194_1_2012 = Citation(
    "W. Va. Code R. 194-1 as filed on 4 May 2012, and accounts of it",
    "http://www.wvmassage.org/rules.asp?show=series1",
)
VENDOR = Citation(
    "A course vendor's undated page on West Virginia", "https://www.massagespecialtiesceus.com/west_virginia"
)
VERIFIED = date(2026, 11, 23)

ONE_VENDOR = "rests on one vendor's undated page; the code was not seen to say so"

NAMED = ("NCBTMB", "FSMTB")
ALSO_TOLD = ("AMTA", "ABMP", "US-WV")
ACCEPTED = (
    approved_by(*NAMED)
    | in_doubt(
        approved_by(*ALSO_TOLD),
        "that AMTA, ABMP and bodies the board approves are on the list is told by summaries; the rule was read to "
        "NCBTMB and FSMTB",
    )
    | in_doubt(
        approved_by_another(*NAMED, *ALSO_TOLD), "the end of the list of approvers was not read: this one may be on it"
    )
)

FIRST_RENEWAL = Doubt("whether a first renewal asks fewer hours was not found", when=FirstPeriod())
ETHICS = Minimum(
    "ethics",
    3,
    subject("ethics"),
    label="professional ethics",
    citation=VENDOR,
    confidence=SECONDARY,
    doubt=Doubt("that 3 of the 24 hours are on ethics " + ONE_VENDOR),
)
CARRIED = CarryOver(
    6,
    toward=("total",),
    perhaps=("ethics",),
    citation=VENDOR,
    confidence=SECONDARY,
    doubt=Doubt("that up to 6 hours beyond the 24 may be carried over " + ONE_VENDOR),
)

PROOF = "The proof of the hours goes in with the application for renewal; the board audits as well."
FEE = (
    "By the fee rule (194-4-2) the fee is due by 30 June of the renewal year or by the end of the month before the "
    "licence ends; a late fee is owed from 1 July or the day it ends."
)

LMT = RuleBook(
    jurisdiction="US-WV",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=EndOfIssueMonth(
        2,
        citation=R_194_1_3,
        note="Two years from the end of the month of issue; a day common to all, 30 June, still shows in the fee rule.",
    ),
    late=(
        LateState(
            "late",
            "A late fee is owed. The board may strike the name after 30 days, by one secondary account.",
            Span(days=60),
        ),
        LateState(
            "lapsed",
            "A new application on the first form, with proof of the examination and 24 current hours, is needed.",
            lost=True,
        ),
    ),
    facts=(FactAsked("carried_over", "hours beyond the 24 of the period before, as the board acknowledged them", 4),),
    rules=(
        Rules(
            label="24 hours",
            periods_ending=from_(2015, 3, 1),
            citation=R_194_1_3,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(Minimum("total", 24, doubt=FIRST_RENEWAL), ETHICS),
            carry_over=CARRIED,
            notes=(
                PROOF,
                FEE,
                "The board's answers that say 24 hours are later than February 2015, how much later is not told.",
                "Limits on hours on line, minutes to the hour and how long to keep proof were not found.",
            ),
        ),
        Rules(
            label="24 or 25 hours",
            periods_ending=between(date(2012, 5, 4), date(2015, 2, 28)),
            citation=R_194_1_2012,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                Minimum(
                    "total",
                    Disputed(25, 24, "25 hours by accounts of the rule filed in 2012, 24 by the text read since"),
                    doubt=FIRST_RENEWAL,
                ),
                ETHICS,
            ),
            carry_over=CARRIED,
            notes=(PROOF,),
        ),
    ),
)

RULE_BOOKS = (LMT,)
