"""Kentucky. Board of Licensure for Massage Therapy. KRS 309.361, 309.357; 201 KAR 42:020, 42:040, 42:110.

To check: KRS 309.361 was read in reproductions only, and of 201 KAR 42:110 the definitions alone: what a first renewal owes,
limits on formats and activities (and so only courses in person are sure to count), carry-over since 2021, from which days hours
for a return from inactive status come and how long to keep records are not established. The 24 hours of the older law rest on
accounts of it, the oldest of about 2013: periods that ended before 2014 are not covered.
"""

from datetime import date

from ce_tracker import Status
from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    IN_PERSON,
    SECONDARY,
    UNVERIFIED,
    Board,
    CarryOver,
    Case,
    Citation,
    Disputed,
    Doubt,
    FactAsked,
    FirstPeriod,
    IssueAnniversary,
    LateState,
    Minimum,
    PerMonth,
    RuleBook,
    Rules,
    Span,
    StatusIs,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("Kentucky Board of Licensure for Massage Therapy", "https://bmt.ky.gov/")

KRS_309_361 = Citation(
    "KRS 309.361 (2021 HB 79, Acts ch. 29) as reproduced; 201 KAR 42:110",
    "https://www.massageschoolnotes.com/massage-ce-requirements-by-state-kl/",
)
HB_79 = Citation(
    "2021 HB 79 (Acts ch. 29), by the legislature's summary",
    "https://apps.legislature.ky.gov/record/21rs/hb79.html",
)
KRS_309_361_BEFORE_2021 = Citation(
    "KRS 309.361 before 2021 HB 79, as AMTA Kentucky describes it",
    "http://ky.wp.amtamassage.org/sample-page-2-2/",
)
KAR_42_040 = Citation(
    "201 KAR 42:040",
    "https://regulations.justia.com/states/kentucky/title-201/chapter-42/040",
)
VERIFIED = date(2026, 11, 23)

FIRST_RENEWAL = Doubt("what a first renewal owes was not read in any source", when=FirstPeriod())
ETHICS = Minimum("ethics", 3, subject("ethics"), doubt=FIRST_RENEWAL)

NOT_ABOUT_PEOPLE = subject("animal-massage")
APPROVED = approved_by("US-KY", "ABMP", "AMTA", "AOBTA", "FSMTB", "NCBTMB", "NCCAOM") | in_doubt(
    ANYTHING,
    "the board approves continuing education; beyond the bodies that 201 KAR 42:110 names in its definitions, which approvals "
    "suffice was not read",
)
IN_WHICH_FORM = (COURSES & IN_PERSON) | in_doubt(
    ANYTHING,
    "which formats and which activities beside courses count, and how many hours of them, was not read (201 KAR 42:110): sure are "
    "only courses in person",
)
ABOUT_PEOPLE = APPROVED & IN_WHICH_FORM & ~NOT_ABOUT_PEOPLE
PERHAPS_ABOUT_PEOPLE = (
    APPROVED
    & IN_WHICH_FORM
    & ~in_doubt(
        NOT_ABOUT_PEOPLE, "courses that are not about people were refused before 2021; the text since then was not read"
    )
)

CARRIED_PERHAPS = CarryOver(
    12,
    toward=("total",),
    perhaps=("ethics",),
    citation=KRS_309_361_BEFORE_2021,
    confidence=UNVERIFIED,
    doubt=Doubt(
        "until 2021 up to 12 excess hours carried over; the statute of 2021 as reproduced no longer says so, and the rest of "
        "the regulation was not read"
    ),
)
RETURN_FROM_INACTIVE = Case(
    StatusIs(Status.INACTIVE),
    (Minimum("total", PerMonth(1, every=6, since_fact="inactive_since", partial_open=True), label="to return"),),
    label="inactive: one hour for each six months, to return",
    citation=HB_79,
    confidence=SECONDARY,
)
RETURN_HOURS = Doubt(
    "before the period: from which days hours for a return from inactive status may come was not read (2021 HB 79)",
    when=StatusIs(Status.INACTIVE),
)

NOTES = (
    "Subjects that the law names: ethics, business practices, science and techniques related to massage therapy.",
    "Practice on an expired licence: the board may ask one more hour for each month of it (KRS 309.357).",
    "The board may waive or extend what is asked.",
    "That renewal opens 60 days before the due date is told by an older page of AMTA Kentucky.",
)

LMT = RuleBook(
    jurisdiction="US-KY",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=IssueAnniversary(
        2, citation=KAR_42_040, note="Form and fee are due on or before every second anniversary of issue."
    ),
    opens=Span(days=60),
    late=(
        LateState("late", "Renewal is possible at a higher fee (201 KAR 42:020).", Span(days=60)),
        LateState("late, 61 to 90 days", "Renewal is possible at a still higher fee (201 KAR 42:020).", Span(days=30)),
        LateState("expired", "Reinstatement only; after five years a new licence only."),
    ),
    facts=(
        FactAsked("carried_over", "excess hours of the period before, as the board acknowledged them", 4),
        FactAsked("inactive_since", "the day the licence became inactive", date(2024, 3, 1)),
    ),
    rules=(
        Rules(
            label="twelve hours",
            periods_ending=from_(2023, 6, 28),
            citation=KRS_309_361,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=PERHAPS_ABOUT_PEOPLE,
            requirements=(Minimum("total", 12, doubt=FIRST_RENEWAL), ETHICS),
            cases=(RETURN_FROM_INACTIVE,),
            perhaps_since_issue=RETURN_HOURS,
            carry_over=CARRIED_PERHAPS,
            notes=NOTES,
        ),
        Rules(
            label="periods that began before the change of 29 June 2021",
            periods_ending=between(date(2021, 6, 29), date(2023, 6, 27)),
            citation=KRS_309_361,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=PERHAPS_ABOUT_PEOPLE,
            requirements=(
                Minimum(
                    "total",
                    Disputed(
                        24,
                        12,
                        "12 hours are asked since 29 June 2021, within this period, and 24 were before: which of the two the "
                        "period owed is not established",
                    ),
                    doubt=FIRST_RENEWAL,
                ),
                ETHICS,
            ),
            cases=(RETURN_FROM_INACTIVE,),
            perhaps_since_issue=RETURN_HOURS,
            carry_over=CARRIED_PERHAPS,
            notes=NOTES,
        ),
        Rules(
            label="24 hours",
            periods_ending=between(date(2014, 1, 1), date(2021, 6, 28)),
            citation=KRS_309_361_BEFORE_2021,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=ABOUT_PEOPLE,
            requirements=(Minimum("total", 24, doubt=FIRST_RENEWAL), ETHICS),
            carry_over=CarryOver(12, toward=("total",), perhaps=("ethics",)),
        ),
    ),
)

RULE_BOOKS = (LMT,)
