"""New Jersey. Board of Massage and Bodywork Therapy. N.J.A.C. 13:37A-4.1 to 4.3; N.J.S.A. 45:11-72.

To check: 13:37A-4.1 and 4.2 themselves, of which only accounts were read: whether the limit on distance hours and the 18
carried hours outlived the readoption of 2021 (only hours that the board acknowledged are sure to be carried), whether a live
webinar is "on-line", whether a licensee of the second year owes ten hours still, and the law hour among them, which activities
beside courses earn hours; and what became of proposal PRN 2023-075 (8 hours
a day, business courses, ABMP off the list). Periods that ended before 4 September 2012 are not covered.
"""

from datetime import date
from decimal import Decimal

from ce_tracker.rules import (
    COURSES,
    EVEN,
    HOME_STUDY,
    LIVE_WEBINAR,
    SECONDARY,
    SELF_PACED,
    Board,
    CarryOver,
    Case,
    Citation,
    Disputed,
    Doubt,
    FactAsked,
    FixedDate,
    Holds,
    IssuedWithin,
    LateState,
    Maximum,
    Minimum,
    PeriodStartsBefore,
    RateLimit,
    RuleBook,
    Rules,
    Span,
    activity,
    approved_by,
    approved_by_another,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("New Jersey Board of Massage and Bodywork Therapy", "https://www.njconsumeraffairs.gov/mbt")

NJAC_13_37A_4 = Citation(
    "N.J.A.C. 13:37A-4.1, 4.2, 4.3, 2.4; N.J.S.A. 45:11-72, 45:1-7",
    "https://www.abmp.com/updates/legislative-updates/new-jersey/new-jersey-adopts-new-continuing-education-rule",
)
NJAC_13_37A_4_1_2012 = Citation(
    "N.J.A.C. 13:37A-4.1 (4 Sep 2012), as a CE school repeats it",
    "https://homeceuconnection.com/blogs/therapies/important-news-for-new-jersey-massage-therapists-2",
)
PRN_2023_075 = Citation(
    "Proposal PRN 2023-075, 55 N.J.R. 1621(a) (7 Aug 2023)",
    "https://njconsumeraffairs.gov:443/Proposals/Pages/mbt-08072023-proposal.aspx",
)
CPR_AND_AED = Citation(
    "Accounts of 2014 by AMTA-NJ and ABMP",
    "https://nj.wp.amtamassage.org/education",
)
VERIFIED = date(2026, 11, 23)

PROPOSAL = "was proposed on 7 August 2023 (PRN 2023-075); neither an adoption nor a lapse of the proposal was found"
READOPTED = "known from the rule of 2012; whether the rule in force since 20 September 2021 keeps it was not confirmed"

LISTED = (
    "NCBTMB",
    "NCCAOM",
    "FSMTB",
    "AMTA",
    "ABMP",
    "AOBTA",
    "ANCC",
    "american-polarity",
    "APTA",
    "IASI",
    "state-approved-school",
    "college",
)
ABMP_DROPPED = in_doubt(approved_by("ABMP"), "that ABMP's approval no longer counts " + PROPOSAL)
FROM_A_LISTED_BODY = approved_by(*LISTED)
FROM_A_LISTED_BODY_UNLESS_ABMP = approved_by(*(body for body in LISTED if body != "ABMP")) | ABMP_DROPPED
PERHAPS_LISTED = in_doubt(
    approved_by_another(*LISTED),
    "thirteen bodies were listed in 2023, of which ten are known: this one may be among them",
)
INSTRUCTION_OR_WRITING = in_doubt(
    activity("teaching", "publication"),
    "teaching, lecturing, developing curriculum and publishing earn credit; how much was not read",
)
WHAT_ELSE = in_doubt(
    ~COURSES & ~activity("teaching", "publication"),
    "which activities beside courses, teaching and publishing earn credit was not read (N.J.A.C. 13:37A-4.1)",
)
BUSINESS = subject("professional-practice.business", "professional-practice.marketing")
PERHAPS_BUSINESS = in_doubt(BUSINESS, "that business courses count " + PROPOSAL)

DISTANCE = (
    SELF_PACED
    | HOME_STUDY
    | in_doubt(LIVE_WEBINAR, "whether a live webinar is an on-line course under this limit is not established")
)
LAW_HOUR = subject("law.US-NJ") | in_doubt(
    subject("law"), "the accounts read do not say whose laws and rules the hour is about"
)

RULE_OF_2012 = Doubt(
    "the rule took effect on 4 September 2012, within this period; whether the period owes all of it was not established",
    when=PeriodStartsBefore(date(2012, 9, 4)),
)

TOTAL = Minimum("total", 20)
TOTAL_FROM_2012 = Minimum("total", 20, doubt=RULE_OF_2012)
TOTAL_IN_THE_SECOND_YEAR = Minimum(
    "total",
    Disputed(20, 10, "that ten hours suffice for a licence issued in the second year of the biennium is " + READOPTED),
)
TOTAL_IN_THE_SECOND_YEAR_FROM_2012 = Minimum("total", 10, doubt=RULE_OF_2012)
ETHICS = Minimum("ethics", 2, subject("ethics"))
ETHICS_FROM_2012 = Minimum("ethics", 2, subject("ethics"), doubt=RULE_OF_2012)
LAW = Minimum("law", 1, LAW_HOUR, label="laws and rules of massage and bodywork practice")
LAW_FROM_SEPTEMBER_2021 = Minimum(
    "law",
    1,
    LAW_HOUR,
    label="laws and rules of massage and bodywork practice",
    doubt=Doubt(
        "the law hour came on 20 September 2021, within this period; whether the period owes it was not established",
    ),
)
LAW_IN_THE_SECOND_YEAR = Minimum(
    "law",
    1,
    LAW_HOUR,
    label="laws and rules of massage and bodywork practice",
    doubt=Doubt("whether a licensee of the second year owes the law hour within the 10 is not established"),
)
AT_MOST_SIX = "at most 6 hours on line or by DVD"
AT_MOST_SIX_BY_DISTANCE = Maximum("distance", 6, DISTANCE, label=AT_MOST_SIX, doubt=RULE_OF_2012)
PERHAPS_SIX_BY_DISTANCE = Maximum(
    "distance", 6, DISTANCE, label=AT_MOST_SIX, doubt=Doubt("the limit of 6 distance hours is " + READOPTED)
)
PERHAPS_EIGHT_A_DAY = RateLimit(
    "day",
    Decimal(8),
    label="at most 8 hours of one day",
    citation=PRN_2023_075,
    doubt=Doubt("a limit of 8 hours a day " + PROPOSAL),
)
CPR = Holds("cpr", ("cpr",), "current CPR certification", citation=CPR_AND_AED, confidence=SECONDARY)
AED = Holds("aed", ("aed",), "current AED certification", citation=CPR_AND_AED, confidence=SECONDARY)

LICENSED_IN_THE_SECOND_YEAR = "licensed in the second year of the biennium: 10 hours"
PERHAPS_TEN_HOURS = "licensed in the second year of the biennium: 10 hours, by the rule of 2012"
SECOND_YEAR_WITH_LAW = (TOTAL_IN_THE_SECOND_YEAR, ETHICS, LAW_IN_THE_SECOND_YEAR, PERHAPS_SIX_BY_DISTANCE, CPR, AED)

CARRIED = CarryOver(
    Disputed(
        17, 18, "18 excess hours could be carried over before the law hour; it may now be 17, as that hour is due anew"
    ),
    toward=("total",),
    doubt=Doubt(
        "that 18 excess hours carry over is "
        + READOPTED
        + " (if the board acknowledged hours, enter facts.carried_over)"
    ),
)

AUDITS = "An audited licensee has 14 days to send documents."
WAIVERS = (
    "For hardship (disability, retirement of the licence, military service or deployment, other good cause) the board may "
    "waive (N.J.S.A. 45:11-72 d(1))."
)
INACTIVE = (
    "Back from inactive: all CE of the current biennium, or proof that another state where the licence is in good standing "
    "accepted its CE (N.J.A.C. 13:37A-2.4)."
)
STATUTE = "The statute lets the board ask for no more than 24 credits and carry over into the next biennium only."
USED_FIRST = (
    "Whether hours carried into a biennium are used before its own, of which more then carry over, was not found (N.J.S.A. "
    "45:11-72, N.J.A.C. 13:37A-4): ask the board."
)
OUTSIDE_THE_LICENCE = "Courses on techniques that licensees may not practise earn nothing."

LMBT = RuleBook(
    jurisdiction="US-NJ",
    credential="LMBT",
    name="Licensed Massage and Bodywork Therapist",
    board=BOARD,
    term=FixedDate(11, 30, EVEN, confidence=SECONDARY, note="All sources read agree on 30 November of even years."),
    opens=Span(days=60),
    late=(
        LateState("late", "Renewal is still possible in the 30 days after expiry (AMTA-NJ, 2014).", Span(days=30)),
        LateState("administratively suspended", "Suspended without a hearing."),
    ),
    facts=(FactAsked("carried_over", "excess hours of the biennium before, as the board acknowledged them", 4),),
    rules=(
        Rules(
            label="since the proposal of 2023",
            periods_ending=from_(2023, 8, 7),
            citation=NJAC_13_37A_4,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=(COURSES & (FROM_A_LISTED_BODY_UNLESS_ABMP | PERHAPS_LISTED) | INSTRUCTION_OR_WRITING | WHAT_ELSE)
            & ~PERHAPS_BUSINESS,
            requirements=(TOTAL, ETHICS, LAW, PERHAPS_SIX_BY_DISTANCE, PERHAPS_EIGHT_A_DAY, CPR, AED),
            cases=(
                Case(
                    IssuedWithin(12),
                    (*SECOND_YEAR_WITH_LAW, PERHAPS_EIGHT_A_DAY),
                    label=PERHAPS_TEN_HOURS,
                ),
            ),
            carry_over=CARRIED,
            keep_records=Span(years=4),
            notes=(AUDITS, WAIVERS, INACTIVE, STATUTE, USED_FIRST, OUTSIDE_THE_LICENCE),
        ),
        Rules(
            label="with the law hour",
            periods_ending=between(date(2021, 9, 20), date(2023, 8, 6)),
            citation=NJAC_13_37A_4,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=(COURSES & (FROM_A_LISTED_BODY | PERHAPS_LISTED) | INSTRUCTION_OR_WRITING | WHAT_ELSE) & ~BUSINESS,
            requirements=(TOTAL, ETHICS, LAW_FROM_SEPTEMBER_2021, PERHAPS_SIX_BY_DISTANCE, CPR, AED),
            cases=(Case(IssuedWithin(12), SECOND_YEAR_WITH_LAW, label=PERHAPS_TEN_HOURS),),
            carry_over=CARRIED,
            keep_records=Span(years=4),
            notes=(AUDITS, WAIVERS, INACTIVE, STATUTE, USED_FIRST, OUTSIDE_THE_LICENCE),
        ),
        Rules(
            label="before the law hour",
            periods_ending=between(date(2012, 9, 4), date(2021, 9, 19)),
            citation=NJAC_13_37A_4_1_2012,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=(COURSES & (FROM_A_LISTED_BODY | PERHAPS_LISTED) | INSTRUCTION_OR_WRITING | WHAT_ELSE) & ~BUSINESS,
            requirements=(TOTAL_FROM_2012, ETHICS_FROM_2012, AT_MOST_SIX_BY_DISTANCE, CPR, AED),
            cases=(
                Case(
                    IssuedWithin(12),
                    (TOTAL_IN_THE_SECOND_YEAR_FROM_2012, ETHICS_FROM_2012, AT_MOST_SIX_BY_DISTANCE, CPR, AED),
                    label=LICENSED_IN_THE_SECOND_YEAR,
                ),
            ),
            carry_over=CarryOver(18, toward=("total",)),
            notes=(
                "The bodies listed are those of 2023: an earlier list was not read.",
                AUDITS,
                USED_FIRST,
                OUTSIDE_THE_LICENCE,
            ),
        ),
    ),
)

RULE_BOOKS = (LMBT,)
