"""Virginia. Board of Nursing. 18VAC90-50-70 and 18VAC90-50-75.

To check: the newest copy read is of December 2024, and nothing later was found; the list of providers was read in a
reproduction only. Not read: subsection G of 18VAC90-50-75 and reinstatement (18VAC90-50-80). No subsection that was read
speaks of carry-over, of minutes to the hour, or of a limit on home study. Periods that ended before 21 September 2016 are
not covered.
"""

from datetime import date

from ce_tracker.rules import (
    BIRTH_YEAR,
    COURSES,
    PRIMARY,
    SECONDARY,
    AnyOf,
    BirthMonth,
    Board,
    Case,
    Citation,
    Doubt,
    FirstPeriod,
    Holds,
    IssuedJustBefore,
    LateState,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    Span,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("Virginia Board of Nursing (Department of Health Professions)", "https://www.dhp.virginia.gov/nursing/")

VAC_90_50_75 = Citation(
    "18VAC90-50-70; 18VAC90-50-75",
    "https://law.lis.virginia.gov/admincodefull/title18/agency90/chapter50/partIII",
)
LIST_OF_PROVIDERS = Citation(
    "18VAC90-50-75, the list of providers as a page of school notes reproduces it",
    "https://www.massageschoolnotes.com/massage-ce-requirements-by-state-uvw/",
)
VAC_90_50_75_2016 = Citation(
    "18VAC90-50-75 as amended by Va. Register 32:26",
    "http://varules.elaws.us/code/18vac90-50-75",
)
VERIFIED = date(2026, 11, 23)

CPR = subject("cpr-first-aid") & ~subject("cpr-first-aid.first-aid", "cpr-first-aid.aed")
TAKEN = (
    COURSES
    | in_doubt(
        ~COURSES & ~activity("self-directed"),
        "of a listed provider's hours seminars, workshops, home study and courses are named, of self-directed learning the "
        "preparing of a presentation: which of them teaching, writing and the like are is left open",
    )
) & ~in_doubt(
    CPR, "a CPR course is named among self-directed learning; whether a listed provider's is one too is left open"
)
"""Seminars, workshops, home study and CE courses, as against self-directed learning."""

FROM_A_LISTED_PROVIDER = TAKEN & approved_by("NCBTMB", "FSMTB", "AMTA", "ABMP", "COMTA", "accredited-school", "SCHEV")
FROM_AN_NCBTMB_PROVIDER = TAKEN & approved_by("NCBTMB")

PERHAPS_FIRST = Doubt(
    "a licence issued on the last day of a term may have its first renewal, which asks for nothing, at the end of the next: if it "
    "was never renewed, enter the printed date and facts.renewals = 0",
    when=IssuedJustBefore(Span(days=1)),
)
TOTAL = Minimum("total", 24, doubt=PERHAPS_FIRST)
ETHICS = Minimum("ethics", 1, subject("ethics"), label="professional ethics", doubt=PERHAPS_FIRST)
CERTIFIED = Holds(
    "ncbtmb-certification",
    ("ncbtmb-board-certification",),
    "current certification by NCBTMB",
    absent_is_no=True,
    certifications=("NCBTMB BCTMB",),
)
TWENTY_FOUR_HOURS_OR_CERTIFIED = "24 hours, or current certification by NCBTMB in place of all of them"

FIRST_RENEWAL = Case(
    FirstPeriod(), exempt="the first renewal after initial licensure in Virginia asks for no continuing competency"
)

LMT = RuleBook(
    jurisdiction="US-VA",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=BirthMonth(BIRTH_YEAR),
    late=(LateState("lapsed", "The licence lapsed by itself: no practice and no use of the title, without grace."),),
    rules=(
        Rules(
            label="any listed provider",
            periods_ending=from_(2018, 1, 24),
            citation=VAC_90_50_75,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            requirements=(
                AnyOf(
                    "continuing-competency",
                    TWENTY_FOUR_HOURS_OR_CERTIFIED,
                    (
                        (
                            TOTAL,
                            ETHICS,
                            Minimum(
                                "listed-provider",
                                12,
                                FROM_A_LISTED_PROVIDER,
                                label="from a listed provider",
                                citation=LIST_OF_PROVIDERS,
                                confidence=SECONDARY,
                                doubt=PERHAPS_FIRST,
                            ),
                            Maximum(
                                "self-directed",
                                12,
                                ~FROM_A_LISTED_PROVIDER,
                                label="at most 12 hours of self-directed learning and of courses from other providers",
                                citation=LIST_OF_PROVIDERS,
                                confidence=SECONDARY,
                            ),
                        ),
                        (CERTIFIED,),
                    ),
                ),
            ),
            cases=(FIRST_RENEWAL,),
            keep_records=Span(years=4),
            notes=(
                "Hours are earned in the two years before the renewal: the text implies the days and does not name them.",
                "The renewal form asks to attest; evidence is due within 30 days of a notice of audit.",
                "For good cause the board may extend by up to one year; ask in writing before the renewal date.",
                "An exemption for hardship and what reinstatement asks after a lapse were not read: ask the board.",
                "Carry-over: none is mentioned in what was read.",
                "A listed provider's hours may be all 24; the other half needs no approval.",
            ),
        ),
        Rules(
            label="NCBTMB providers only",
            periods_ending=between(date(2016, 9, 21), date(2018, 1, 23)),
            citation=VAC_90_50_75_2016,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            requirements=(
                AnyOf(
                    "continuing-competency",
                    TWENTY_FOUR_HOURS_OR_CERTIFIED,
                    (
                        (
                            TOTAL,
                            ETHICS,
                            Minimum(
                                "listed-provider",
                                12,
                                FROM_AN_NCBTMB_PROVIDER,
                                label="from an NCBTMB provider",
                                doubt=PERHAPS_FIRST,
                            ),
                            Maximum(
                                "self-directed",
                                12,
                                ~FROM_AN_NCBTMB_PROVIDER,
                                label="at most 12 hours of self-directed learning and of courses from other providers",
                            ),
                        ),
                        (CERTIFIED,),
                    ),
                ),
            ),
            cases=(FIRST_RENEWAL,),
            keep_records=Span(years=4),
        ),
    ),
)

RULE_BOOKS = (LMT,)
