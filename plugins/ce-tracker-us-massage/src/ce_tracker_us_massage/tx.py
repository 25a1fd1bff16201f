"""Texas. Department of Licensing and Regulation. 16 Tex. Admin. Code 117.24, 117.30 to 117.33; Tex. Occ. Code ch. 116.

To check: 117.32 (activities that earn nothing) and the second part of 117.31 were not read, nor amendments after March 2025 or
of 2018 to 2020. On which day "two years" end (the anniversary of issue or the day before) no rule says. A cap of three hours on
trafficking training was proposed in 2020 and withdrawn. Periods ending before 1 November 2017 are not covered.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    PRIMARY,
    UNVERIFIED,
    AppliedSince,
    Board,
    Citation,
    Doubt,
    FactAsked,
    FirstPeriod,
    Holds,
    IssueAnniversary,
    LateState,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    Span,
    Unit,
    ValidOn,
    Worth,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("Texas Department of Licensing and Regulation", "https://www.tdlr.texas.gov/mas/")

TAC_117_30 = Citation(
    "16 Tex. Admin. Code 117.24, 117.30, 117.31, 117.33; Tex. Occ. Code ch. 455",
    "https://texreg.sos.state.tx.us/public/readtac$ext.TacPage?sl=R&app=9&p_dir=&p_rloc=&p_tloc=&p_ploc=&pg=1&p_tac="
    "&ti=16&pt=4&ch=117&rl=31",
)
TAC_117_24 = Citation(
    "16 Tex. Admin. Code 117.24",
    "https://regulations.justia.com/states/texas/title-16/part-4/chapter-117/subchapter-c/section-117-24",
)
TAC_117_24_B_4 = Citation("16 Tex. Admin. Code 117.24(b)(4); Tex. Occ. Code ch. 116", TAC_117_24.url)
TAC_117_30_2017 = Citation(
    "16 Tex. Admin. Code 117.24, 117.30 as adopted in 42 TexReg 4991",
    "https://www.tdlr.texas.gov/mas/masjust.htm",
)
OCC_CODE_116 = Citation(
    "Tex. Occ. Code ch. 116 (HB 2059 of 2019), as the department answers questions about it",
    "https://www.tdlr.texas.gov/humantraffickingtraining-faqs.htm",
)
VERIFIED = date(2026, 11, 23)

LISTED = approved_by("US-TX", "NCBTMB", "college") | activity("college-course")
PERHAPS_LISTED = in_doubt(
    ANYTHING,
    "besides approved providers, licensed Texas massage schools, NCBTMB and colleges the list has recognised "
    "institutes, seminars, workshops and conferences: whether this one is recognised is not in the record",
)
PERHAPS_UNACCEPTABLE = in_doubt(
    ~COURSES, "which activities earn nothing (117.32) was not read: whether this one counts is not established"
)
TRAFFICKING_COURSE = in_doubt(
    subject("human-trafficking"),
    "whether the training on human trafficking also gives hours toward the 12 was not established",
)
ACCEPTED = (LISTED | PERHAPS_LISTED) & ~PERHAPS_UNACCEPTABLE & ~TRAFFICKING_COURSE

CPR_AND_FIRST_AID = subject("cpr-first-aid") & ~in_doubt(
    subject("cpr-first-aid.aed"),
    "whether a course on defibrillators alone falls under the limit on CPR and first aid is not told",
)

TOTAL = Minimum("total", 12)
AT_MOST_SIX_OF_CPR = Maximum("cpr", 6, CPR_AND_FIRST_AID, label="at most 6 hours of CPR and first aid together")
PERHAPS_SIX_OF_CPR = Maximum(
    "cpr",
    6,
    CPR_AND_FIRST_AID,
    label=AT_MOST_SIX_OF_CPR.label,
    citation=TAC_117_30,
    doubt=Doubt("the limit on CPR and first aid is known from the text since April 2021; how old it is was not traced"),
)
TRAFFICKING_TRAINING = (
    "training on human trafficking approved by the state's Health and Human Services, before each renewal"
)
TRAFFICKING = Holds(
    "human-trafficking",
    ("training.human-trafficking",),
    TRAFFICKING_TRAINING,
    valid=ValidOn.IN_PERIOD,
    citation=TAC_117_24_B_4,
    doubt=Doubt(
        "whether a training taken before the licence was issued serves its first renewal was not read", FirstPeriod()
    ),
)
TRAFFICKING_FROM_SEPTEMBER_2020 = Holds(
    "human-trafficking",
    ("training.human-trafficking",),
    TRAFFICKING_TRAINING,
    valid=ValidOn.IN_PERIOD,
    citation=OCC_CODE_116,
    when=AppliedSince(date(2020, 9, 1)),
)

WORTH = (Worth(15, per=Unit.SEMESTER_HOUR), Worth(10, per=Unit.QUARTER_HOUR), Worth(10, per=Unit.CEU))

TECHNIQUES = "Soft-tissue techniques must be taught by a licensed massage therapy instructor."
CPR_INSTRUCTORS = (
    "CPR and first aid count from instructors certified by the Heart Association, Red Cross or Safety Council."
)
NO_PRORATION = "Neither an exemption nor fewer hours for a first renewal were found; nor a limit on hours on line."
AUDITS = "Who is audited sends the proof with the application and is not renewed before it is approved."
NOT_TRACED = "Amendments of 2018 to 2020 were not traced; the list of providers is that of the later text."
INSTRUCTORS = "Massage therapy instructors owe no hours beside these twelve."

LMT = RuleBook(
    jurisdiction="US-TX",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=IssueAnniversary(
        2,
        citation=TAC_117_24,
        confidence=UNVERIFIED,
        note=(
            "Valid two years; whether the last day is the anniversary of issue or the day before is not told: enter "
            "its print."
        ),
    ),
    facts=(
        FactAsked(
            "applied_on", "the day on which the renewal was applied for; asked of 2020 and 2021 only", date(2020, 8, 30)
        ),
    ),
    late=(
        LateState(
            "expired up to 90 days",
            "No practice. Renewal at one and a half times the fee (a course vendor's summary).",
            Span(days=90),
        ),
        LateState(
            "expired more than 90 days",
            "No practice. Renewal at twice the fee; from 18 months on, and up to 3 years, only if the executive "
            "director approves (a course vendor's summary).",
        ),
    ),
    rules=(
        Rules(
            label="trafficking training before each renewal",
            periods_ending=from_(2021, 4, 1),
            citation=TAC_117_30,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            values=WORTH,
            minutes_per_hour=50,
            requirements=(TOTAL, AT_MOST_SIX_OF_CPR, TRAFFICKING),
            notes=(
                TECHNIQUES,
                CPR_INSTRUCTORS,
                NO_PRORATION,
                AUDITS,
                INSTRUCTORS,
                "How early in a term the training may be taken was not read; no number of hours is set for it.",
            ),
        ),
        Rules(
            label="trafficking training for applications since September 2020",
            periods_ending=between(date(2020, 9, 1), date(2021, 3, 31)),
            citation=TAC_117_30_2017,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(TOTAL, PERHAPS_SIX_OF_CPR, TRAFFICKING_FROM_SEPTEMBER_2020),
            notes=(NOT_TRACED,),
        ),
        Rules(
            label="twelve hours",
            periods_ending=between(date(2017, 11, 1), date(2020, 8, 31)),
            citation=TAC_117_30_2017,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(TOTAL, PERHAPS_SIX_OF_CPR),
            notes=(
                NOT_TRACED,
                (
                    "A late renewal that was applied for on or after 1 September 2020 needs the training on human "
                    "trafficking."
                ),
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
