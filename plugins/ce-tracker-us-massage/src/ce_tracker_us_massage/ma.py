"""Massachusetts. Board of Registration of Massage Therapy. M.G.L. c.112 s.227-236; 269 CMR 3.02, 4.01(2).

To check: the rewritten 269 CMR of 2025 was not read; that it asks for three hours a year rests on questions and answers of
AMTA Massachusetts of November 2025. Not established: its effective day, the first renewal it applies to, first renewals, what
the board calls "ethical obligations", providers and formats (and so only courses in person that the board itself accepted are
sure to count). Texts before 13 January 2017 were not read.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    IN_PERSON,
    SECONDARY,
    BirthMonth,
    Board,
    Case,
    Citation,
    Doubt,
    FirstPeriod,
    Holds,
    LateState,
    Minimum,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Massachusetts Board of Registration of Massage Therapy (Division of Occupational Licensure)",
    "https://www.mass.gov/orgs/board-of-registration-of-massage-therapy",
)

CMR_4_01_2 = Citation(
    "269 CMR 4.01(2) (2025), as AMTA Massachusetts describes it",
    "https://www.massamta.org/faqs-updated-massage-therapy-regulations-269-cmr-2-00-et-seq",
)
CMR_3_02 = Citation(
    "269 CMR 3.02 (copy of 6 Dec 2024); M.G.L. c.112 s.227-236",
    "https://print.casetext.com/regulation/code-of-massachusetts-regulations/department-269-cmr-board-of-registration-of-massage-therapy/"
    "title-269-cmr-300-individual-licensure/section-302-procedures-for-renewal-of-a-license-and-renewal-of-a-lapsedexpired-license",
)
NO_CE_LISTED = Citation(
    "269 CMR 3.02 before the rewrite of 2025; ABMP's table of state requirements",
    "https://www.abmp.com/practitioners/state-requirements/massachusetts?page=1",
)
VERIFIED = date(2026, 11, 23)

ACCEPTED = (approved_by("US-MA") & COURSES & IN_PERSON) | in_doubt(
    ANYTHING,
    "whose courses are accepted, in which formats, and what else than a course counts was not read: sure are only courses in "
    "person that the board itself accepted (enter the approval US-MA)",
)
ETHICS_OR_TRAFFICKING = (
    subject("human-trafficking")
    | subject("ethics") & ~subject("ethics.communication")
    | in_doubt(
        subject("ethics.communication", "law", "sexual-harassment-prevention", "professional-practice"),
        "the board was to settle in January 2026 what the ethical obligations of massage practitioners are; the outcome was "
        "not found",
    )
)
LABEL = "ethical obligations of massage practitioners, or human trafficking as it concerns them"


def three_hours(doubt: Doubt) -> Minimum:
    """The three hours of a year, with where it is open that they are owed."""
    return Minimum("total", 3, ETHICS_OR_TRAFFICKING, label=LABEL, doubt=doubt)


INSURANCE = Holds(
    "liability-insurance",
    ("liability-insurance", "malpractice-insurance"),
    "individual professional liability insurance",
    citation=CMR_3_02,
)
FIRST_RENEWAL = Case(
    FirstPeriod(),
    (
        Undetermined(
            "first-renewal",
            "the first licence lasts twelve to nearly twenty-four months; what its renewal asks was not found",
            label="hours asked at the first renewal",
        ),
        INSURANCE,
    ),
    label="first renewal",
)

NOT_CONVICTED = (
    "Renewal asks for proof of no conviction, since first applying, of a sexual crime or one of moral turpitude."
)
NOTES = (
    NOT_CONVICTED,
    "Courses must go beyond a basic level, and those on human trafficking be specific to massage practitioners.",
    "Carry-over and record keeping: nothing about them was read.",
)

LMT = RuleBook(
    jurisdiction="US-MA",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=BirthMonth(
        2026,
        day=28,
        every_years=1,
        first=Span(months=12),
        citation=CMR_3_02,
        confidence=SECONDARY,
        note="The 28th of the birth month is from a text of 2024; that the rewrite of 2025 left it alone is not confirmed.",
    ),
    late=(
        LateState(
            "expired",
            "Reinstatement with one renewal fee, the fee of the current period, a late fee and all continuing education since "
            "the lapse.",
            Span(years=5),
        ),
        LateState("expired for more than five years", "What a return asks then was not read."),
    ),
    rules=(
        Rules(
            label="three hours a year",
            periods_ending=from_(2025, 12, 1),
            citation=CMR_4_01_2,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                three_hours(
                    Doubt(
                        "the rewritten regulation was promulgated by November 2025; from which day it is in force, and the first "
                        "renewal it applies to, are not established"
                    )
                ),
                INSURANCE,
            ),
            cases=(FIRST_RENEWAL,),
            notes=NOTES,
        ),
        Rules(
            label="before or after the rewrite of 2025",
            periods_ending=between(date(2024, 12, 7), date(2025, 11, 30)),
            citation=CMR_4_01_2,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                three_hours(
                    Doubt("the rewritten regulation was promulgated by November 2025; on which day is not established")
                ),
                INSURANCE,
            ),
            cases=(FIRST_RENEWAL,),
            notes=NOTES,
        ),
        Rules(
            label="no continuing education in practice",
            periods_ending=between(date(2017, 1, 13), date(2024, 12, 6)),
            citation=NO_CE_LISTED,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                (
                    "The statute (M.G.L. c.112 s.229(c)) and the regulation spoke of continuing education; the board never "
                    "said of what kind or how much."
                ),
                "A renewal asks for proof of individual professional liability insurance.",
                NOT_CONVICTED,
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
