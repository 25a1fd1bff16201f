"""Connecticut. Department of Public Health. Conn. Gen. Stat. 19a-88, 20-206b.

To check first: the rest of the department's page, where a heading on something mandatory begins; the text of the statute on
continuing education, which was not read: how the four years lie beside the two of a licence, and which limit on distance
learning (6 hours, 18 since House Bill 6733 of 2023) holds for four years that began under the other. The day on which the
limit rose was not found, and so 18 are sure only of four years that begin after the page that tells them was read. Since when
24 hours were asked is not told, nor whether a renewal asks for the insurance that every licensee must hold.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    HOME_STUDY,
    LIVE_WEBINAR,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    AsTold,
    Board,
    Case,
    Citation,
    Disputed,
    Doubt,
    FactAsked,
    FirstPeriod,
    FromFirstRenewal,
    Holds,
    LateState,
    Maximum,
    Minimum,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    approved_by,
    between,
    from_,
    in_doubt,
    until,
)

BOARD = Board(
    "Connecticut Department of Public Health",
    "https://portal.ct.gov/dph/practitioner-licensing--investigations/massagetherapist/"
    "massage-therapist-continuing-education-requirements",
)

DEPARTMENT_ON_CE = Citation("Conn. Gen. Stat. 20-206b; the department's page on continuing education", BOARD.url)
CGS_19A_88 = Citation(
    "Conn. Gen. Stat. 20-206b(b), 19a-88",
    "https://law.justia.com/codes/connecticut/2015/title-20/chapter-384a/section-20-206b/index.html",
)
HB_6733 = Citation(
    "House Bill 6733 (2023), signed on 7 June 2023, as a bill tracker shows it",
    "https://vulcanbills.com/ct/2023/HB06733",
)
BEFORE_HB_6733 = Citation(
    "Conn. Gen. Stat. 20-206b before House Bill 6733 (2023); the department's page as a school's notes quote it",
    "https://www.massageschoolnotes.com/massage-therapy-ce-requirements-by-state-c-d/",
)
INSURANCE_OF_2019 = Citation(
    "The duty to be insured since 1 October 2019, as the association ABMP tells it",
    "https://www.abmp.com/updates/legislative-updates/connecticut/starting-10119-750-hours-massage-education-plus-internship-"
    "required-new-licensees-and-liability",
)
VERIFIED = date(2026, 11, 23)

WHICH_YEARS = (
    "licences end in the month of birth, every two years; in which years, and whether on the month's last day, is not "
    "established"
)
TERM = PrintedDate(2, why=WHICH_YEARS, citation=CGS_19A_88)
BY_DISTANCE = SELF_PACED | HOME_STUDY | LIVE_WEBINAR

COUNTED = COURSES | in_doubt(
    ANYTHING,
    "whether anything but courses earns hours was not read: the department's page speaks of programmes in areas related to "
    "the licensee's practice",
)
TOTAL = Minimum(
    "total",
    24,
    doubt=Doubt(
        "where the four years begin after the exempt first renewal is not stated: years that end within six of the issue of a "
        "licence may hold its first registration",
        when=StartNotTold(6),
    ),
)
OTHER_PROGRAMMES = Maximum(
    "not-ncbtmb", 12, ~approved_by("NCBTMB"), label="at most 12 hours of programmes that NCBTMB did not approve"
)
MANDATED = Minimum(
    "mandated-topics",
    AsTold(
        "mandated_hours",
        "the department's page has a heading on something mandatory that was not read: look there, and enter 0 if no topic "
        "is mandatory",
    ),
    in_doubt(ANYTHING, "which topics are mandatory was not read"),
    label="hours in mandatory topics, if there are any",
)
AT_MOST_SIX = Maximum("distance", 6, BY_DISTANCE, label="at most 6 hours by Internet or distance learning")
SIX_OR_EIGHTEEN = Maximum(
    "distance",
    Disputed(
        6,
        18,
        "the limit rose from 6 to 18 hours by a bill of June 2023, on a day that was not found; which one holds for four years "
        "that began before is not stated",
    ),
    BY_DISTANCE,
    label="at most 6 or 18 hours by Internet or distance learning",
    citation=HB_6733,
    confidence=SECONDARY,
)
NO_HOURS_YET = "no continuing education before the registration period after the first renewal"
INSURANCE = Holds(
    "liability-insurance",
    ("liability-insurance", "malpractice-insurance"),
    "liability insurance of at least 500,000 USD for each person and occurrence and 1,000,000 USD in all",
    citation=INSURANCE_OF_2019,
    confidence=SECONDARY,
    doubt=Doubt("every licensee must hold it since 1 October 2019; whether a renewal asks for it was not read"),
)
FIRST_RENEWAL_INSURED = Case(FirstPeriod(), (INSURANCE,), label=NO_HOURS_YET)

NOTES = (
    "Any course in an area of the licensee's practice counts; the department approves none and keeps no list.",
    "At renewal one attests; certificates are sent only when asked for.",
    "A vendor's 24 hours every two years are contradicted by the department.",
    "Since when 24 hours are asked was not found: the older the period, the less this is worth.",
)

LMT = RuleBook(
    jurisdiction="US-CT",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=TERM,
    ce_term=FromFirstRenewal(
        base=TERM,
        every_years=4,
        fact="ce_period_ends",
        only_told=True,
        citation=DEPARTMENT_ON_CE,
        note="Hours are asked every four years; how those lie beside the two years of a licence was not read.",
    ),
    late=(
        LateState("grace period", "One may practise and renew (19a-88).", Span(days=90)),
        LateState("void", "Void from the 91st day on: reinstatement. There is no inactive status.", lost=True),
    ),
    facts=(
        FactAsked(
            "ce_period_ends",
            "the last day of the four years for which 24 hours are asked: ask the department",
            date(2028, 5, 31),
        ),
        FactAsked("mandated_hours", "how many hours in mandatory topics the department's page asks", 0),
    ),
    rules=(
        Rules(
            label="at most 18 hours by distance",
            periods_ending=from_(2030, 11, 23),
            citation=DEPARTMENT_ON_CE,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=COUNTED,
            requirements=(
                TOTAL,
                Maximum("distance", 18, BY_DISTANCE, label="at most 18 hours by Internet or distance learning"),
                OTHER_PROGRAMMES,
                MANDATED,
                INSURANCE,
            ),
            cases=(FIRST_RENEWAL_INSURED,),
            keep_records=Span(years=6),
            notes=(
                *NOTES,
                "Surely wholly under the limit of 18: four years that begin after the page that tells it was read.",
            ),
        ),
        Rules(
            label="at most 6 or 18 hours by distance",
            periods_ending=between(date(2023, 6, 7), date(2030, 11, 22)),
            citation=DEPARTMENT_ON_CE,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=COUNTED,
            requirements=(TOTAL, SIX_OR_EIGHTEEN, OTHER_PROGRAMMES, MANDATED, INSURANCE),
            cases=(FIRST_RENEWAL_INSURED,),
            keep_records=Span(years=6),
            notes=(
                *NOTES,
                "The department's page says 18 hours; ask it whether they hold for four years that began before, or plan for 6.",
            ),
        ),
        Rules(
            label="at most 6 hours by distance, with insurance",
            periods_ending=between(date(2019, 10, 1), date(2023, 6, 6)),
            citation=BEFORE_HB_6733,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=COUNTED,
            requirements=(TOTAL, AT_MOST_SIX, OTHER_PROGRAMMES, MANDATED, INSURANCE),
            cases=(FIRST_RENEWAL_INSURED,),
            keep_records=Span(years=6),
            notes=NOTES,
        ),
        Rules(
            label="at most 6 hours by distance",
            periods_ending=until(2019, 9, 30),
            citation=BEFORE_HB_6733,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=COUNTED,
            requirements=(TOTAL, AT_MOST_SIX, OTHER_PROGRAMMES, MANDATED),
            cases=(Case(FirstPeriod(), exempt=NO_HOURS_YET),),
            keep_records=Span(years=6),
            notes=NOTES,
        ),
    ),
)

RULE_BOOKS = (LMT,)
