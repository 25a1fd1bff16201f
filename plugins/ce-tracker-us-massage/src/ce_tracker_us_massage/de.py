"""Delaware. Board of Massage and Bodywork. 24 Del. C. ch. 53; 24 DE Admin. Code 5300.

To check first: the section on continuing education of 24 DE Admin. Code 5300 was not read. Only the 24 hours rest on the
register (17 DE Reg. 342, from the renewal period 2014-2016 on); the due date and the split into core and elective hours come
from a provider of courses. Not established: what is core, whose courses are approved, limits on line, whether teaching or CPR
counts (and so only courses in person that the board itself approved are sure to), carry-over, first renewals, minutes per hour,
how long to keep records. What was asked for periods before September 2014 is not covered.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    EVEN,
    IN_PERSON,
    PRIMARY,
    SECONDARY,
    UNVERIFIED,
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
    approved_by,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Delaware Board of Massage and Bodywork (Division of Professional Regulation)",
    "https://dpr.delaware.gov/boards/massagebodyworks/",
)

REG_5300 = Citation(
    "24 Del. C. ch. 53; 24 DE Admin. Code 5300 (17 DE Reg. 342, 1 Sept 2013)",
    "http://regulations.delaware.gov/register/september2013/final/17%20DE%20Reg%20342%2009-01-13.htm",
)
REG_5300_AND_SB_277 = Citation(
    "24 Del. C. § 5309 and SB 277 (2024); 24 DE Admin. Code 5300 (17 DE Reg. 342, 1 Sept 2013)",
    "http://regulations.delaware.gov/register/september2013/final/17%20DE%20Reg%20342%2009-01-13.htm",
)
A_PROVIDER = Citation(
    "Deadline and kinds of hours in Delaware, as a provider of courses describes them",
    "http://blog.milestonece.com/august-lmt-deadlines-montana--delaware",
)
CPR_AT_APPLICATION = Citation(
    "24 Del. C. § 5308(a)(4); 24 DE Admin. Code 5300-6.0",
    "https://regulations.justia.com/states/delaware/title-24/department-of-state/division-of-professional-regulation/"
    "5300/section-5300-6-0",
)
VERIFIED = date(2026, 11, 23)

FIRST_RENEWAL = Doubt("whether a first renewal asks for fewer hours is not established", when=FirstPeriod())
THERAPISTS_ONLY = Doubt("whether the split into core and elective hours binds technicians too is not told")

ACCEPTED = (approved_by("US-DE") & COURSES & IN_PERSON) | in_doubt(
    ANYTHING,
    "the section on continuing education (24 DE Admin. Code 5300: whose courses are approved, which other activities count, limits "
    "on line) was not read: sure are only courses in person that the board itself approved (enter the approval US-DE)",
)
CORE = subject("technique") | in_doubt(
    ~subject("technique"),
    "core hours are those directly about the practice of massage; which subjects beside technique they include was not read",
)
CORE_LABEL = "core: directly about the practice of massage"
ELECTIVE_LABEL = "at most 6 hours of electives, on topics outside the practice of massage"

TOTAL = Minimum("total", 24, confidence=PRIMARY, doubt=FIRST_RENEWAL)
CPR_CARD = Holds(
    "cpr",
    ("cpr", "bls"),
    "current CPR certification",
    citation=CPR_AT_APPLICATION,
    confidence=UNVERIFIED,
    doubt=Doubt("it is asked at application; that it has to be current at renewal is likely but was not read"),
)

NOTES = (
    "Carry-over was not read.",
    "The statute spares amputees of a lower limb the CPR certificate.",
    (
        "A lapsed licence: by an Act of 2004 (74 Del. Laws c. 289) one may be relicensed on meeting 24 Del. C. § 5308(a) and the "
        "hours; the present wording was not read."
    ),
)

LMT = RuleBook(
    jurisdiction="US-DE",
    credential="LMT",
    name="Licensed Massage Therapist (massage and bodywork therapist)",
    board=BOARD,
    term=FixedDate(
        8,
        31,
        EVEN,
        citation=A_PROVIDER,
        confidence=SECONDARY,
        note="31 August of even years is what a provider of courses says; the register speaks of a renewal period 2014-2016.",
    ),
    rules=(
        Rules(
            label="24 hours for all licensees",
            periods_ending=from_(2016, 8, 31),
            citation=REG_5300,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                TOTAL,
                Minimum("core", 18, CORE, label=CORE_LABEL, citation=A_PROVIDER, doubt=FIRST_RENEWAL),
                Maximum("elective", 6, ~CORE, label=ELECTIVE_LABEL, citation=A_PROVIDER, doubt=FIRST_RENEWAL),
                CPR_CARD,
            ),
            notes=NOTES,
        ),
    ),
)

CMT = RuleBook(
    jurisdiction="US-DE",
    credential="CMT",
    name="Certified Massage Technician (no new certificates after 2024)",
    board=BOARD,
    term=FixedDate(
        8,
        31,
        EVEN,
        citation=A_PROVIDER,
        confidence=UNVERIFIED,
        note="The day is told of therapists; that technicians renew with them is an assumption.",
    ),
    late=(
        LateState(
            "lapsed",
            "Since 2025 a lapsed certificate is lost for good: the person has to qualify as a therapist (ABMP).",
            lost=True,
        ),
    ),
    rules=(
        Rules(
            label="24 hours for all licensees",
            periods_ending=from_(2016, 8, 31),
            citation=REG_5300_AND_SB_277,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                TOTAL,
                Minimum(
                    "core",
                    18,
                    CORE,
                    label=CORE_LABEL,
                    citation=A_PROVIDER,
                    confidence=UNVERIFIED,
                    doubt=THERAPISTS_ONLY,
                ),
                Maximum(
                    "elective",
                    6,
                    ~CORE,
                    label=ELECTIVE_LABEL,
                    citation=A_PROVIDER,
                    confidence=UNVERIFIED,
                    doubt=THERAPISTS_ONLY,
                ),
                CPR_CARD,
            ),
            notes=(
                *NOTES,
                "No certificates are issued after 31 December 2024 (SB 277); existing ones go on while they are renewed in time.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT, CMT)
