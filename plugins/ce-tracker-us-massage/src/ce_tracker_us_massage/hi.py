"""Hawaii. Board of Massage Therapy. HRS 452-16; Act 102, SLH 2021.

To check: amendments of HAR 16-84 heard on 13 Nov 2024 (the 12 hours, standards for courses, CPR not wholly online): whether
and since when they are in force, and the list of recognised providers (without it only courses that the board itself approved
are sure to count). Not established: minutes per hour, carry-over, credit for teaching, any relief at a first renewal. The
address of the board is common knowledge, not from a page that was read.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    EVEN,
    HOME_STUDY,
    LIVE_WEBINAR,
    PRIMARY,
    SELF_PACED,
    Board,
    Citation,
    Doubt,
    FirstPeriod,
    FixedDate,
    LateState,
    Minimum,
    RuleBook,
    Rules,
    Span,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
    until,
)

BOARD = Board(
    "Hawaii Board of Massage Therapy (DCCA, Professional and Vocational Licensing Division)",
    "https://cca.hawaii.gov/pvl/boards/massage/",
)

HRS_452_16 = Citation(
    "HRS 452-16; Act 102, SLH 2021",
    "https://www.lawserver.com/law/state/hawaii/hi-statutes/hawaii_statutes_452-16",
)
HRS_452_16_BEFORE = Citation(
    "HRS 452-16 before Act 102, SLH 2021",
    "https://capitol.hawaii.gov/session2021/bills/SB599_SD1_.HTM",
)
VERIFIED = date(2026, 11, 23)

FIRST_RENEWAL = Doubt(
    "the statute speaks of each licensee and names no relief at a first renewal; whether the rules give one is not established",
    when=FirstPeriod(),
)
TOTAL = Minimum("total", 12, doubt=FIRST_RENEWAL)
EMERGENCIES = Minimum(
    "first-aid",
    2,
    subject("cpr-first-aid")
    | in_doubt(
        subject("professional-practice.safety", "other"),
        "whether this is an emergency-related course: if it is, enter it under cpr-first-aid",
    ),
    label="first aid, CPR or another emergency-related course",
    doubt=FIRST_RENEWAL,
)
RECOGNISED = (approved_by("US-HI") & COURSES) | in_doubt(
    ANYTHING,
    "which programmes are recognised, and whether teaching counts, is for rules of the board (HAR 16-84) that were not found: sure "
    "are only courses that the board itself approved (enter the approval US-HI)",
)
NOT_A_CPR_COURSE_FROM_AFAR = ~in_doubt(
    subject("cpr-first-aid")
    & ~subject("cpr-first-aid.first-aid", "cpr-first-aid.aed")
    & (SELF_PACED | HOME_STUDY | LIVE_WEBINAR),
    "amendments heard in November 2024 refuse CPR courses held wholly online; whether they are in force is not established",
)

NOTES = (
    "Carry-over and the minutes of an hour: nothing about them was found.",
    "Proof is shown in random audits of the board.",
    "The licence of a massage establishment ends on the same day; hours are asked of therapists only.",
)

LMT = RuleBook(
    jurisdiction="US-HI",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(6, 30, EVEN),
    opens=Span(days=60),
    late=(
        LateState(
            "forfeited",
            "No grace, no practice. It can be restored on application, with proof of the hours, penalty and delinquent fees.",
            Span(years=1),
        ),
        LateState(
            "forfeited for more than a year",
            "Only a new application is left; the board may ask for the examination and the training again.",
            lost=True,
        ),
    ),
    rules=(
        Rules(
            label="twelve hours; CPR courses on line in doubt",
            periods_ending=from_(2024, 7, 1),
            citation=HRS_452_16,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=RECOGNISED & NOT_A_CPR_COURSE_FROM_AFAR,
            requirements=(TOTAL, EMERGENCIES),
            notes=NOTES,
        ),
        Rules(
            label="twelve hours",
            periods_ending=between(date(2024, 6, 30), date(2024, 6, 30)),
            citation=HRS_452_16,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=RECOGNISED,
            requirements=(TOTAL, EMERGENCIES),
            notes=(
                *NOTES,
                (
                    "The first renewal that asked for hours, those of 1 July 2022 to 30 June 2024. Drafts and news that name "
                    "1 July 2022 mean the first day of earning."
                ),
            ),
        ),
        Rules(
            label="no continuing education",
            periods_ending=until(2024, 6, 29),
            citation=HRS_452_16_BEFORE,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=("The last renewal without continuing education was that of 30 June 2022.",),
        ),
    ),
)

RULE_BOOKS = (LMT,)
