"""Mississippi. State Board of Massage Therapy. 30 Miss. Admin. Code Pt. 2501, R. 6.1, 10.1, 10.2.

To check first: Rule 10.1, which holds the hours, was not read: the 24 hours are second hand, and whether 12 fall due in each of
the two years is not established. Nor are: whether the three hours for certification in CPR and first aid need a course, limits on
distance or self-study, carry-over, a first renewal, hands-on hours. Rules 6.1 and 10.2 were read in copies current to 10
December 2024; what held before was not read.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    IN_PERSON,
    ISSUE_YEAR,
    PRIMARY,
    SECONDARY,
    ApplyBy,
    Board,
    Citation,
    Doubt,
    FirstPeriod,
    FixedDate,
    Holds,
    LateState,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    approved_by,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("Mississippi State Board of Massage Therapy", "https://www.msbmt.ms.gov")

RULE_6_1 = Citation(
    "30 Miss. Admin. Code Pt. 2501, R. 6.1",
    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/mississippi-administrative-code/"
    "title-30-mississippi-state-board-of-public-accountancy/part-2501-massage-therapy-board-of/"
    "chapter-6-license-renewal-directory-and-duplicatereplacement-wall-certificates/rule-30-2501-61-renewal",
)
RULE_10_2 = Citation(
    "30 Miss. Admin. Code Pt. 2501, R. 10.2 and 6.1 (10.1 not read)",
    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/mississippi-administrative-code/"
    "title-30-mississippi-state-board-of-public-accountancy/part-2501-massage-therapy-board-of/"
    "chapter-10-continuing-education-requirements/"
    "rule-30-2501-102-requirements-for-board-approval-of-continuing-education-provider-and-programs",
)
ABMP_PAGE = Citation(
    "The hours as ABMP told them about 2021 (R. 10.1 not read)",
    "https://d10-web-app.abmp.com/updates/legislative-updates/mississippi",
)
VERIFIED = date(2026, 11, 23)

REGISTERED = approved_by("US-MS")
FROM_AFAR = "whether hours not taken in person are limited, or count at all, was not read (R. 10.1)"

TOTAL = Minimum(
    "total",
    24,
    citation=ABMP_PAGE,
    confidence=SECONDARY,
    doubt=Doubt(
        "current certification in CPR and first aid is credited with three hours, both together (R. 6.1): whether 21 other hours "
        "are then enough without a course on them that counts is not established"
    ),
)
BESIDE_CPR = Minimum(
    "beside-cpr",
    21,
    ~subject("cpr-first-aid"),
    label="beside the three hours for CPR and first aid",
    citation=ABMP_PAGE,
    confidence=SECONDARY,
    doubt=Doubt("whether a first renewal asks all 24 hours is not established", when=FirstPeriod()),
)
EACH_YEAR = Undetermined(
    "each-year",
    "24 hours in two years are told as 12 hours each year: whether 12 must fall in each year, or 24 anywhere in the two, is not "
    "established",
    label="twelve hours in each of the two years",
    citation=ABMP_PAGE,
    confidence=SECONDARY,
)
LAW = Minimum("law", 3, subject("law.US-MS"), label="Mississippi massage law, rules and regulations", citation=RULE_6_1)
ETHICS = Minimum("ethics", 3, subject("ethics"), citation=RULE_6_1)
CPR_AND_FIRST_AID = Maximum(
    "cpr-first-aid", 3, subject("cpr-first-aid"), label="CPR and first aid together", citation=RULE_6_1
)
CPR_CARD = Holds("cpr", ("cpr", "bls"), "current CPR certification", citation=RULE_6_1)
FIRST_AID_CARD = Holds("first-aid", ("first-aid",), "current first aid certification", citation=RULE_6_1)

LMT = RuleBook(
    jurisdiction="US-MS",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(5, 31, ISSUE_YEAR, first=Span(months=12), citation=RULE_6_1),
    opens=Span(days=60),
    apply_by=ApplyBy(
        Span(days=30),
        "A renewal on paper has to be postmarked by this day, or the late fee is owed; on line the due date counts.",
        citation=RULE_6_1,
    ),
    late=(
        LateState("late", "No practice. Renewal on line with late fees is still possible.", Span(days=90)),
        LateState("expired", "What follows after the 90 days was not read."),
    ),
    rules=(
        Rules(
            label="24 hours, registered providers",
            periods_ending=from_(2024, 12, 10),
            citation=RULE_10_2,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=REGISTERED & (IN_PERSON | in_doubt(ANYTHING, FROM_AFAR)),
            requirements=(TOTAL, BESIDE_CPR, EACH_YEAR, LAW, ETHICS, CPR_AND_FIRST_AID, CPR_CARD, FIRST_AID_CARD),
            notes=(
                (
                    "A licence lasts until 31 May of the second year after it was issued or renewed. For one issued from January "
                    "to May that may mean a year less: the licence itself tells."
                ),
                (
                    "Only providers and programmes that the board recognises count (R. 10.2). By a proposal of 2021 it approves "
                    "single courses from other states as well, for a fee: enter either as an approval by US-MS."
                ),
                (
                    "An undated older page refuses CPR, first aid, HIV/AIDS and on-line courses and allows three hours of "
                    "self-study a year: treated as superseded by Rule 6.1 as to CPR and first aid."
                ),
                "Before the first licence, not at renewal: a course on communicable diseases with HIV/AIDS.",
                "An act of 2021 (SB 2751, HB 1263) and rule proposals of that year changed fees and the list of CPR providers.",
                "Carry-over and how long a licensee keeps records: nothing was found.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
