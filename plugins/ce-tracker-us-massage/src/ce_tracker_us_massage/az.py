"""Arizona. State Board of Massage Therapy. A.R.S. 32-4225, 32-4226; A.A.C. R4-15-301 to -303.

To check first: R4-15-301 to -303 in force today, which were not found. 24 hours are the board's own number ("since 2003"); an
older copy of statute and rule says 25, and when that changed is not established. Half of the hours for a first licence of less
than a year, the caps on CPR and on board meetings, and what is not accepted are told by secondary pages alone.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    CONFLICTING,
    HOME_STUDY,
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    PRINTED,
    SECONDARY,
    SELF_PACED,
    Birthday,
    Board,
    Case,
    Citation,
    Disputed,
    Doubt,
    Holds,
    LateState,
    Maximum,
    Minimum,
    PeriodAtMost,
    RuleBook,
    Rules,
    Span,
    activity,
    approved_by,
    from_,
    in_doubt,
    subject,
    until,
)

BOARD = Board("Arizona State Board of Massage Therapy", "https://massagetherapy.az.gov")

BOARD_ON_RENEWAL = Citation(
    "A.R.S. 32-4225, 32-4226; A.A.C. R4-15-301 to -303, as the board's page on renewal tells them",
    "https://massagetherapy.az.gov/news/arizona-state-license-renewal",
)
ARS_32_4225 = Citation(
    "A.R.S. 32-4225, 32-4226",
    "https://law.uslawyerdatabase.com/category/us-law/2022-arizona-revised-statutes/"
    "title-32-professions-and-occupations/article-2-licensure",
)
OLDER_TEXT = Citation(
    "A.R.S. 32-4225(E) and A.A.C. R4-15-301 in an older text of unknown date, as a vendor copied it",
    "https://www.massagespecialtiesceus.com/arizona",
)
LEGALCLARITY = Citation(
    "Arizona's rules for massage therapists, as one secondary page tells them",
    "https://legalclarity.org/az-massage-ceu-classes-rules-and-renewal-requirements",
)
VERIFIED = date(2026, 11, 23)

APPROVED = approved_by("US-AZ") | in_doubt(
    ANYTHING,
    "hours must be approved by the board (R4-15-302), whose list in its current form was not seen: if the board approves "
    "this, enter the approval US-AZ",
)
COURSES_AND_MEETINGS = activity("course", "college-course", "conference", "board-meeting") | in_doubt(
    ANYTHING,
    "beside courses and board meetings, what the board approves as continuing education was not seen (R4-15-302)",
)
NOT_ACCEPTED = in_doubt(
    subject("professional-practice.business", "professional-practice.marketing") | activity("self-directed"),
    "by one secondary page business, marketing and self-study are generally not accepted",
)
ACCEPTED = APPROVED & COURSES_AND_MEETINGS & ~NOT_ACCEPTED

DISTANCE = Maximum(
    "distance", 12, SELF_PACED | HOME_STUDY | LIVE_WEBINAR, label="at most 12 hours by distance, live or not"
)
IN_A_CLASSROOM = Minimum("in-person", 12, IN_PERSON, label="in class, the instructor physically present")
ONE_PAGE = Doubt("this cap is told by one secondary page alone")
CPR = Maximum(
    "cpr-first-aid",
    8,
    subject("cpr-first-aid"),
    label="at most 8 hours of CPR and first aid together",
    citation=LEGALCLARITY,
    confidence=SECONDARY,
    doubt=ONE_PAGE,
)
BOARD_MEETINGS = Maximum(
    "board-meeting",
    3,
    activity("board-meeting"),
    label="at most 3 hours of board meetings",
    citation=LEGALCLARITY,
    confidence=SECONDARY,
    doubt=ONE_PAGE,
)
CAPS = (DISTANCE, CPR, BOARD_MEETINGS)
FINGERPRINT_CARD = Holds(
    "fingerprint-clearance-card",
    ("fingerprint-clearance-card",),
    "a current Level One fingerprint clearance card of the Department of Public Safety (Laws 2022 ch. 281)",
)
HALF_OR_ALL = (
    "one secondary page asks 12 hours of a first licence of less than twelve months, the board's page speaks of 24"
)
FIRST_LICENCE = PeriodAtMost(12, edge_open=True)

NOTES = (
    "Hours beyond those required are not carried into the next period.",
    "Attendance at a board meeting is shown by a signed paper (secondary source).",
    "No minimum of ethics (secondary source).",
    "Renewal also asks for proof of citizenship or of lawful presence.",
)

LMT = RuleBook(
    jurisdiction="US-AZ",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=Birthday(
        every_years=2,
        years=PRINTED,
        citation=ARS_32_4225,
        note="Which birthdays, odd or even years, was set with the first licence and follows from no rule that was read.",
    ),
    opens=Span(days=60),
    late=(
        LateState(
            "expired",
            "No practice. The board may renew on the renewal fee and a delinquency fee (A.R.S. 32-4226(A)); for how long "
            "was not found.",
        ),
    ),
    rules=(
        Rules(
            label="24 hours and a fingerprint clearance card",
            periods_ending=from_(2023, 1, 1),
            citation=BOARD_ON_RENEWAL,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(Minimum("total", 24), IN_A_CLASSROOM, *CAPS, FINGERPRINT_CARD),
            cases=(
                Case(
                    FIRST_LICENCE,
                    (
                        Minimum("total", Disputed(24, 12, HALF_OR_ALL), citation=LEGALCLARITY, confidence=CONFLICTING),
                        *CAPS,
                        FINGERPRINT_CARD,
                    ),
                    label="first licence of less than twelve months",
                ),
            ),
            notes=(
                *NOTES,
                "A fingerprint clearance card is valid for six years.",
                "A vendor's 25 hours are the older text's.",
            ),
        ),
        Rules(
            label="24 hours, or 25 by an older text",
            periods_ending=until(2022, 12, 31),
            citation=OLDER_TEXT,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                Minimum("total", Disputed(25, 24, "the board says 24 since 2003, an older copy of the rule says 25")),
                *CAPS,
            ),
            cases=(
                Case(
                    FIRST_LICENCE,
                    (Minimum("total", Disputed(25, 12, HALF_OR_ALL), citation=LEGALCLARITY), *CAPS),
                    label="first licence of less than twelve months",
                ),
            ),
            notes=(*NOTES, "The older the period, the less this is worth: no text of these years has a date."),
        ),
    ),
)

RULE_BOOKS = (LMT,)
