"""South Carolina. Board of Massage Therapy (LLR). S.C. Code 40-30-180; S.C. Code Regs. 77-120.

To check: whether the board still waives the first renewal (its page on that is of the time before Act 151), whose courses
it accepts now, and the later part of 77-120, of which only the first was read. Minutes to the hour, carry-over and how long
to keep records were not found. Nothing is covered before Act 151, in force on 13 May 2023 (23 May by another account).
"""

from datetime import date

from ce_tracker import Status
from ce_tracker.rules import (
    EVEN,
    PRIMARY,
    Board,
    Case,
    Citation,
    Doubt,
    FactAsked,
    FirstPeriod,
    FixedDate,
    LateState,
    Minimum,
    PerMonth,
    RuleBook,
    Rules,
    Span,
    StatusIs,
    approved_by,
    approved_by_another,
    from_,
    in_doubt,
)

BOARD = Board("South Carolina Board of Massage Therapy (LLR)", "https://llr.sc.gov/mas/")

REGS_77_120 = Citation(
    "S.C. Code 40-30-180; S.C. Code Regs. 77-120; the board's page on continuing education",
    "https://llr.sc.gov/mas/ce.aspx",
)
RENEWAL_PAGE = Citation(
    "S.C. Code 40-30-180; the board's page on renewal, for 1 July 2024 to 30 June 2026",
    "https://llr.sc.gov/mas/masren.aspx",
)
VERIFIED = date(2026, 11, 23)

NAMED_BY_THE_BOARD = ("US-SC", "AMTA", "ABMP", "state-approved-school")
APPROVED = (
    approved_by(*NAMED_BY_THE_BOARD)
    | in_doubt(
        approved_by("NCBTMB", "FSMTB"),
        "vendors say that the board accepts what NCBTMB or FSMTB approved; the board's pages read do not name them",
    )
    | in_doubt(
        approved_by_another(*NAMED_BY_THE_BOARD, "NCBTMB", "FSMTB"),
        "the board accepts classes approved by one of the national associations without listing them: this body may be one",
    )
)

STILL_WAIVED = Doubt(
    "hours were waived for the first renewal by the board's answers from before Act 151, and asked from the second on; whether "
    "the board still publishes that waiver is not established",
    when=FirstPeriod(),
)

LMT = RuleBook(
    jurisdiction="US-SC",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(6, 30, EVEN, citation=RENEWAL_PAGE),
    late=(
        LateState("lapsed", "No practice from 1 July; to return, an application for reinstatement.", Span(years=1)),
        LateState(
            "cancelled", "Lapsed for more than a year without an application: the licence is cancelled.", lost=True
        ),
    ),
    facts=(FactAsked("inactive_since", "the day on which the licence became inactive", date(2024, 7, 1)),),
    rules=(
        Rules(
            label="twelve hours",
            periods_ending=from_(2023, 5, 13),
            citation=REGS_77_120,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=APPROVED,
            requirements=(Minimum("total", 12, doubt=STILL_WAIVED),),
            cases=(
                Case(
                    StatusIs(Status.INACTIVE),
                    (
                        Minimum(
                            "total",
                            PerMonth(6, every=12, since_fact="inactive_since", partial_open=True),
                            doubt=Doubt(
                                "six classroom hours for each inactive year are the most that the board may ask for reinstatement; "
                                "how many it asks is its decision"
                            ),
                        ),
                    ),
                    label="reinstatement of an inactive licence",
                ),
            ),
            notes=(
                (
                    "The board's page says 'not to exceed twelve classroom hours' in two years; its answers to questions and every "
                    "vendor read it as twelve required."
                ),
                (
                    "The waiver of the first renewal is known from an older page of the board "
                    "(https://www.llr.sc.gov/mas/faq.aspx) and a later one of a provider: ask whether it still holds."
                ),
                "Hours are reported in CE Broker; compliance is attested at renewal and audited at random.",
                "No limit on hours on line was found; one account of three ethics hours among the twelve is not borne out.",
                "An inactive licence is renewed on the same day; what that renewal asks was not read.",
                "Renewal notices go out at the beginning of April.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
