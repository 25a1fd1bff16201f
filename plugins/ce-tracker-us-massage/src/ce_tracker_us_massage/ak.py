"""Alaska. Board of Massage Therapists. 12 AAC 79.200, 79.210, 79.220; AS 08.61.050.

To check first: 12 AAC 79.210 from subsection (f) on, which was not read, and the day on which its text of today was adopted:
proposed early in 2021, without the two hours of ethics that it has now. What a first renewal asks today is not established,
nor whether a licence issued shortly before 30 September runs over it. Texts are known for periods that began since July 2015.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    HANDS_ON,
    ODD,
    PRIMARY,
    UNVERIFIED,
    Board,
    Case,
    Citation,
    Doubt,
    Either,
    FactAsked,
    FirstPeriod,
    FixedDate,
    Holds,
    IssuedWithin,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    ValidOn,
    Window,
    Worth,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Alaska Board of Massage Therapists (Division of Corporations, Business and Professional Licensing)",
    "https://www.commerce.alaska.gov/web/cbpl/ProfessionalLicensing/BoardofMassageTherapists.aspx",
)

AAC_79_210 = Citation(
    "12 AAC 79.210, read to the beginning of (f); 12 AAC 79.220",
    "https://www.law.cornell.edu/regulations/alaska/12-AAC-79.210",
)
AAC_79_200 = Citation("12 AAC 79.200; AS 08.61.050", "http://akrules.elaws.us/aac/12.79.200")
PROPOSAL_OF_2021 = Citation(
    "12 AAC 79.210, as in force before or after the proposal of early 2021",
    "https://aws.state.ak.us/OnlinePublicNotices/Notices/View.aspx?id=201345",
)
AAC_79_210_OLDER = Citation("12 AAC 79.210 (register of 2016 and 2017)", "http://akrules.elaws.us/aac/12.79.210")
RENEWAL_OF_2017 = Citation("The board's page for the renewal of 2017", BOARD.url)
VERIFIED = date(2026, 11, 23)

CPR = subject("cpr-first-aid.cpr")
CPR_HANDS_ON = CPR & HANDS_ON
BOARD_MEETING = activity("board-meeting")
BLOODBORNE = subject("communicable-disease.bloodborne")
FROM_A_LISTED_PROVIDER = approved_by("ABMP", "AMTA", "FSMTB", "NCBTMB", "US-AK") | in_doubt(
    ANYTHING,
    "approved massage schools, accredited colleges (for what the board approved) and other organisations of the profession "
    "count as well: the record does not say that its provider is one",
)
COURSES = ~CPR & ~BOARD_MEETING & FROM_A_LISTED_PROVIDER
ACCEPTED = COURSES | CPR_HANDS_ON | BOARD_MEETING
PERHAPS_BOARD_MEETINGS = in_doubt(BOARD_MEETING, "when board meetings began to earn hours is not established")
BLOODBORNE_OF_ANYBODY = in_doubt(
    BLOODBORNE, "until when a course on bloodborne pathogens earned 4 hours is not established"
)

TWO_FOR_CPR = Worth(2, of=CPR_HANDS_ON)
THREE_FOR_A_MEETING = Worth(3, of=BOARD_MEETING)

FIRST_NOT_KNOWN = Doubt(
    "what a first renewal asks is not established; in 2017 those licensed in its last twelve months owed nothing, the others "
    "all. A licence issued shortly before 30 September of an odd year may run over it, and be at its first renewal two years "
    "later: where it was renewed on that day, enter the fact term_started, the day after it",
    when=Either((FirstPeriod(), StartNotTold(3))),
)
SIXTEEN = Minimum("total", 16, confidence=PRIMARY, doubt=FIRST_NOT_KNOWN)
ETHICS = Minimum("ethics", 2, subject("ethics"), label="ethics", doubt=FIRST_NOT_KNOWN)
PERHAPS_ETHICS = Minimum(
    "ethics",
    2,
    subject("ethics"),
    label="ethics",
    doubt=Doubt(
        "two hours of ethics stand in the text of today, not in the one before; when they began is not established"
    ),
)
ONE_CPR_COURSE = Maximum("cpr-hours", 2, CPR, label="2 hours for a hands-on CPR course")
ONE_BOARD_MEETING = Maximum(
    "board-meeting", 3, BOARD_MEETING, label="3 hours for attending a board meeting, once a period"
)
FOUR_OF_BLOODBORNE = Maximum("bloodborne", 4, BLOODBORNE, label="at most 4 hours on bloodborne pathogens")
PERHAPS_FOUR_OF_BLOODBORNE = Maximum(
    "bloodborne",
    4,
    BLOODBORNE,
    label=FOUR_OF_BLOODBORNE.label,
    doubt=Doubt("these four hours stand in the text before; until when it was in force is not established"),
)
CPR_CARD = Holds("cpr", ("cpr", "bls"), "current CPR certification")
FINGERPRINTED = "new fingerprints and a background check for the renewal"
FINGERPRINTS = Holds(
    "background-check", ("background-check",), FINGERPRINTED, valid=ValidOn.IN_PERIOD, citation=AAC_79_200
)
PERHAPS_FINGERPRINTS = Holds(
    "background-check",
    ("background-check",),
    FINGERPRINTED,
    valid=ValidOn.IN_PERIOD,
    citation=AAC_79_200,
    doubt=Doubt("since when a renewal asks this is not established"),
)

NOTES = (
    "A licence issued shortly before 30 September of an odd year may run over it: then the next one is its first renewal.",
    "What follows a late renewal was not found. In 2017 renewal on line opened soon after 1 July.",
    "A college course counts only if the board approved it as directly related to massage.",
)
ON_CPR = (
    "The two hours are for a hands-on course of the Red Cross, AHA or ASHI, or one that follows AHA's guidelines or complies "
    "with the Joint Commission; a course on line serves for the certification alone."
)
ON_MEETINGS = "A board meeting counts if one attended at least three quarters of it."
ON_BLOODBORNE = (
    "The four hours on bloodborne pathogens could be used once in six years; earlier periods are not looked at."
)

LMT = RuleBook(
    jurisdiction="US-AK",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(9, 30, ODD, citation=AAC_79_200),
    facts=(
        FactAsked(
            "applied_on", "the day of the renewal application: later hours are not the old period's", date(2027, 8, 20)
        ),
    ),
    rules=(
        Rules(
            label="two hours of ethics",
            periods_beginning=from_(2025, 10, 1),
            citation=AAC_79_210,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            values=(TWO_FOR_CPR, THREE_FOR_A_MEETING),
            window=Window(to_application=True),
            requirements=(SIXTEEN, ETHICS, ONE_CPR_COURSE, ONE_BOARD_MEETING, CPR_CARD, FINGERPRINTS),
            keep_records=Span(years=4),
            notes=(*NOTES, ON_CPR, ON_MEETINGS, "No limit on hours by distance was found."),
        ),
        Rules(
            label="two hours of ethics perhaps",
            periods_beginning=between(date(2019, 10, 1), date(2025, 9, 30)),
            citation=PROPOSAL_OF_2021,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            accepts=COURSES | CPR_HANDS_ON | PERHAPS_BOARD_MEETINGS | BLOODBORNE_OF_ANYBODY,
            values=(TWO_FOR_CPR, THREE_FOR_A_MEETING),
            requirements=(
                SIXTEEN,
                PERHAPS_ETHICS,
                ONE_CPR_COURSE,
                ONE_BOARD_MEETING,
                PERHAPS_FOUR_OF_BLOODBORNE,
                CPR_CARD,
                PERHAPS_FINGERPRINTS,
            ),
            keep_records=Span(years=4),
            notes=(
                *NOTES,
                ON_CPR,
                ON_MEETINGS,
                ON_BLOODBORNE,
                "By the newer text hours count up to the application only.",
            ),
        ),
        Rules(
            label="16 hours",
            periods_beginning=between(date(2017, 7, 1), date(2019, 9, 30)),
            citation=AAC_79_210_OLDER,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=COURSES | CPR_HANDS_ON | BLOODBORNE,
            values=(TWO_FOR_CPR,),
            requirements=(SIXTEEN, ONE_CPR_COURSE, FOUR_OF_BLOODBORNE, CPR_CARD),
            notes=(
                *NOTES,
                ON_CPR,
                ON_BLOODBORNE,
                "All hours could be taken over the Internet.",
                "The form of 2019 halves the fee for licences first issued since 1 October 2018; of hours nothing was read in it.",
            ),
        ),
        Rules(
            label="6 hours",
            periods_beginning=between(date(2015, 7, 1), date(2017, 6, 30)),
            citation=AAC_79_210_OLDER,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=FROM_A_LISTED_PROVIDER,
            requirements=(Minimum("total", 6),),
            cases=(
                Case(
                    IssuedWithin(12),
                    exempt="nothing was asked in 2017 of those first licensed since 1 October 2016",
                    citation=RENEWAL_OF_2017,
                ),
            ),
            notes=NOTES,
        ),
    ),
)

RULE_BOOKS = (LMT,)
