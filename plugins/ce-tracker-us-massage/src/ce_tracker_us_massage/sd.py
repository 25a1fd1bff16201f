"""South Dakota. Board of Massage Therapy. SDCL 36-35-12.3, 36-35-16, 36-35-19; ARSD 20:76:03.

Two clocks: the licence ends every year, the hours are reckoned over two years. To check first: SDCL 36-35-12.3, as a bill of
2025 (HB 1247) would have made licences run two years from issue; and what the board verifies in an odd year. The proration
table and the day from which all hours may be electronic were not found. Nothing is covered before 10 July 2017.
"""

from datetime import date

from ce_tracker.rules import (
    EVEN,
    HOME_STUDY,
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    UNVERIFIED,
    AnyRequirement,
    Board,
    Case,
    Citation,
    Doubt,
    FirstPeriod,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    NoRepeats,
    PerMonth,
    RuleBook,
    Rules,
    Span,
    Unit,
    Worth,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("South Dakota Board of Massage Therapy (Department of Health)", "https://doh.sd.gov/boards/massage/")

ARSD_20_76_03 = Citation(
    "SDCL 36-35-16, 36-35-19; ARSD 20:76:03:01, :03, :04, :05",
    "https://sdlegislature.gov/Rules/Administrative/DisplayRule.aspx?Rule=20%3A76%3A03",
)
SDCL_36_35_12_3 = Citation(
    "SDCL 36-35-12.3, as the bill HB 1247 of 2025 shows it before amendment",
    "https://sdlegislature.gov/Session/Bill/26219/280819",
)
SB_70_2007 = Citation(
    "SDCL 36-35-19 as amended by 2007 SB 70, as ABMP reports it",
    "https://www.abmp.com/updates/legislative-updates/south-dakota/south-dakota",
)
VERIFIED = date(2026, 11, 23)

CPR = subject("cpr-first-aid.cpr")
PERHAPS_CPR = CPR | in_doubt(
    subject("cpr-first-aid"), "whether the hours for CPR certification include first aid and defibrillators is not told"
)
BOARD_MEETING = activity("board-meeting")
COLLEGE = activity("college-course")
ACCEPTED = (
    approved_by("NCBTMB", "AMMA", "FSMTB", "US-SD")
    | BOARD_MEETING & IN_PERSON
    | PERHAPS_CPR
    | in_doubt(COLLEGE, "a college course counts unless it was already used for the first licence")
    | in_doubt(
        ~COLLEGE & ~BOARD_MEETING,
        "without an approved provider a course counts if it meets the statutory definition of massage therapy",
    )
)
ELECTRONIC = SELF_PACED | LIVE_WEBINAR | in_doubt(HOME_STUDY, "whether home study counts as electronic is not told")

TOTAL = Minimum("total", 8)
PRORATED = Minimum(
    "total",
    PerMonth(2, every=6, partial_open=True),
    label="hours in all, prorated by half-years",
    confidence=UNVERIFIED,
)
CAPS_AND_PAPERS: tuple[AnyRequirement, ...] = (
    Maximum("cpr", 4, PERHAPS_CPR, label="CPR certification (AHA, Red Cross or equivalent)"),
    Maximum("board-meeting", 2, BOARD_MEETING, label="attendance at board meetings in person"),
    NoRepeats(
        periods=2,
        besides=CPR | BOARD_MEETING,
        label="no course again in the cycle that follows, apart from CPR and board meetings",
    ),
    Holds("malpractice-insurance", ("malpractice-insurance",), "malpractice insurance of at least 250,000 dollars"),
)
PERHAPS_FOUR_ELECTRONIC = Maximum(
    "electronic",
    4,
    ELECTRONIC,
    label="hours by electronic means",
    citation=SB_70_2007,
    confidence=SECONDARY,
    doubt=Doubt(
        "an act of 2007 let four hours be electronic, the board's page of 2023 lets all be: since when is not established"
    ),
)

HALF_YEARS = "first licensed within the cycle: prorated in steps of six months"
VALUES = (Worth(15, per=Unit.SEMESTER_HOUR), Worth(10, per=Unit.QUARTER_HOUR))
NOTES = (
    "What the board verifies at the renewal of an odd year, in the middle of the two years, is not established.",
    (
        "The rule prorates in steps of six months; its table was not found: two hours a step is arithmetic, and whether a begun "
        "step counts is open."
    ),
    "The board can approve a course beforehand.",
    "A course taken twice within one cycle is counted once here; the rule read speaks of consecutive cycles only.",
    "An insurer's page that asks twelve hours contradicts the rule.",
)
NOTES_BEFORE_2023 = (
    *NOTES,
    "An act of 2007 asked eight hours in two years as well, of licences that ran from issue; its days in force are not known.",
)

LMT = RuleBook(
    jurisdiction="US-SD",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(
        9,
        30,
        2026,
        every_years=1,
        citation=SDCL_36_35_12_3,
        confidence=SECONDARY,
        note="The yearly term was read in a bill of 2025 that would replace it; whether that or a later bill passed is not known.",
    ),
    ce_term=FixedDate(9, 30, EVEN, citation=ARSD_20_76_03),
    rules=(
        Rules(
            label="eight hours, all of which may be electronic",
            periods_ending=from_(2023, 5, 27),
            citation=ARSD_20_76_03,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            values=VALUES,
            requirements=(TOTAL, *CAPS_AND_PAPERS),
            cases=(Case(FirstPeriod(), (PRORATED, *CAPS_AND_PAPERS), label=HALF_YEARS),),
            minutes_per_hour=50,
            keep_records=Span(years=5),
            notes=(*NOTES, "That all hours may be electronic stands on the board's page as copied on 27 May 2023."),
        ),
        Rules(
            label="eight hours, perhaps four of them electronic",
            periods_ending=between(date(2017, 7, 10), date(2023, 5, 26)),
            citation=ARSD_20_76_03,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            values=VALUES,
            requirements=(TOTAL, PERHAPS_FOUR_ELECTRONIC, *CAPS_AND_PAPERS),
            cases=(Case(FirstPeriod(), (PRORATED, PERHAPS_FOUR_ELECTRONIC, *CAPS_AND_PAPERS), label=HALF_YEARS),),
            minutes_per_hour=50,
            keep_records=Span(years=5),
            notes=NOTES_BEFORE_2023,
        ),
    ),
)

RULE_BOOKS = (LMT,)
