"""Wisconsin. Massage Therapy and Bodywork Therapy Affiliated Credentialing Board. Wis. Admin. Code MTBT 4, 7; Wis. Stat. 460.10.

To check first: MTBT 7.03 (which activities and providers count, what limits there are) was not read, and so only what the board
itself accepted is sure to count; nor were 7.02(6) (records) and how late renewal runs. Copies of June 2018 and April 2020 were
read; no later change was found. Which years the first rule meant was unclear to the board itself. Periods that ended before
1 March 2017 are not covered: the first rule took hold with the period that began in March 2015.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    IN_PERSON,
    ODD,
    PRIMARY,
    Board,
    Case,
    Citation,
    Doubt,
    FirstPeriod,
    FixedDate,
    Holds,
    LateState,
    Minimum,
    RuleBook,
    Rules,
    Span,
    Window,
    approved_by,
    between,
    completed_by,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Wisconsin Massage Therapy and Bodywork Therapy Affiliated Credentialing Board",
    "https://dsps.wi.gov/Pages/Professions/MassageBodywork/Default.aspx",
)

MTBT_7_02 = Citation(
    "Wis. Admin. Code MTBT 7.02; Wis. Stat. 460.10",
    "https://docs-preview.legis.wisconsin.gov/code/admin_code/mtbt/7",
)
MTBT_4_01 = Citation(
    "Wis. Admin. Code MTBT 4.01 to 4.05; Wis. Stat. 440.08(2)(a)46r",
    "https://docs-preview.legis.wisconsin.gov/document/administrativecode/MTBT%204.03",
)
CR_13_055 = Citation(
    "MTBT 7.02 (CR 13-055), as scope statement SS 035-17 tells it",
    "http://docs-preview.legis.wisconsin.gov/code/register/2017/736A2/register/ss/ss_035_17/ss_035_17",
)
VERIFIED = date(2026, 11, 23)

PERHAPS_ACCEPTED = in_doubt(
    ANYTHING,
    "which activities and providers count, and whether hours at a distance are limited (MTBT 7.03), was not read: sure are only "
    "courses in person that the board itself accepted (enter the approval US-WI)",
)
PERHAPS_OUTSIDE = in_doubt(
    subject("other"),
    "hours must be within the practice of massage or its business: whether this subject is, is not in the record",
)
ACCEPTED = ((approved_by("US-WI") & COURSES & IN_PERSON) | PERHAPS_ACCEPTED) & ~PERHAPS_OUTSIDE

CALENDAR_YEARS = (
    "the first rule counted the two calendar years before the calendar year of renewal, by a wording that the board "
    "found unclear: whether hours of this day count is not established"
)
IN_2015_OR_2016 = ~completed_by(2014, 12, 31) & (
    completed_by(2016, 12, 31) | in_doubt(~completed_by(2016, 12, 31), CALENDAR_YEARS)
)

TOTAL = Minimum("total", 24)
ETHICS = Minimum("ethics", 2, subject("ethics"))
INSURANCE = Holds(
    "malpractice-insurance",
    ("malpractice-insurance", "liability-insurance"),
    "malpractice liability insurance of at least $1,000,000 an occurrence and $1,000,000 a year, in effect at renewal",
    citation=MTBT_4_01,
)
AED = Holds(
    "aed",
    ("aed",),
    "current proficiency in the use of a defibrillator, from an approved provider of instruction (s. 46.03(38))",
    citation=MTBT_4_01,
)
FIRST_RENEWAL = Case(
    FirstPeriod(), (INSURANCE, AED), label="first renewal: no hours, insurance and defibrillator all the same"
)
FIRST_RENEWAL_BEFORE = Case(FirstPeriod(), exempt="no hours of continuing education were asked at the first renewal")

WAIVER = "For long illness, disability or other exceptional circumstances the board may waive hours, case by case."

LMT = RuleBook(
    jurisdiction="US-WI",
    credential="LMT/LBW",
    name="Licensed Massage Therapist or Bodywork Therapist",
    board=BOARD,
    term=FixedDate(
        3,
        1,
        ODD,
        citation=MTBT_4_01,
        note=(
            "By rule and statute a licence ends on 1 March; ABMP tells periods that end on the last of February: "
            "renew by then."
        ),
    ),
    late=(
        LateState("expired", "Late renewal under MTBT 4.04, which was not read.", Span(years=5)),
        LateState("expired five years or more", "Reinstatement under MTBT 4.05, which was not read."),
    ),
    rules=(
        Rules(
            label="the two years before the renewal date",
            periods_ending=from_(2018, 7, 1),
            citation=MTBT_7_02,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            window=Window(closes=Span(days=1), opens=Span(days=1)),
            minutes_per_hour=50,
            requirements=(TOTAL, ETHICS, INSURANCE, AED),
            cases=(FIRST_RENEWAL,),
            notes=(
                WAIVER,
                (
                    "The hours are those of 1 March to the last of February: an hour of 1 March belongs to the "
                    "period that begins."
                ),
                "The renewal form asks for a signed statement that the hours were completed.",
                "The first of July 2018 is inferred from the register of June 2018, in which this text was published.",
            ),
        ),
        Rules(
            label="first rule, two calendar years",
            periods_ending=between(date(2017, 3, 1), date(2018, 6, 30)),
            citation=CR_13_055,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED & IN_2015_OR_2016,
            perhaps_since_issue=Doubt(CALENDAR_YEARS),
            requirements=(TOTAL, ETHICS),
            cases=(FIRST_RENEWAL_BEFORE,),
            notes=("Documents asked beside the hours were not read for this time.",),
        ),
    ),
)

RULE_BOOKS = (LMT,)
