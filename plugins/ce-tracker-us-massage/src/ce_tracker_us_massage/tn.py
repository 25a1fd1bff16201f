"""Tennessee. Board of Massage Licensure (Department of Health). Tenn. Comp. R. & Regs. 0870-01-.10, 0870-01-.12.

To check: 0870-01-.12 beyond (1)(f), above all (5), which tells whose courses are approved; whether an amendment since 2024 raised
the eight multi-media hours, beyond which hours are open in cycles that end later. Hours run in cycles of two calendar years that
are the same for all; the licence ends on a day of its own that only its print tells. Cycles before that of 2017 and 2018 are not
covered (25 hours then, by hearsay).
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    EVEN,
    HOME_STUDY,
    LIVE_WEBINAR,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    Board,
    Case,
    Citation,
    Doubt,
    FirstPeriod,
    FixedDate,
    LateState,
    Maximum,
    Minimum,
    NoRepeats,
    PerMonth,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    approved_by,
    between,
    completed_by,
    exactly,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Tennessee Board of Massage Licensure",
    "https://www.tn.gov/health/health-program-areas/health-professional-boards/ml-board.html",
)

R_0870_01_12 = Citation(
    "Tenn. Comp. R. & Regs. 0870-01-.12",
    "https://www.law.cornell.edu/regulations/tennessee/Tenn-Comp-R-Regs-0870-01-.12",
)
R_0870_01_10 = Citation(
    "Tenn. Comp. R. & Regs. 0870-01-.10; T.C.A. 63-1-107(c)",
    "https://regulations.justia.com/states/tennessee/title-0870/chapter-0870-01/section-0870-01-10/",
)
TABLE_OF_MONTHS = Citation(
    "0870-01-.12 and the board's table of hours by the month of licensing",
    "https://www.tn.gov/health/health-program-areas/health-professional-boards/ml-board/ml-board/"
    "continuing-education.html",
)
COVID_ORDERS = Citation(
    "Executive orders of 2020 and 2021, as a course vendor reports them for the health boards",
    "https://pdresources.org/state-ce-info/tennessee",
)
VERIFIED = date(2026, 11, 23)

APPROVED = approved_by("US-TN") | in_doubt(
    ANYTHING,
    "whose courses are approved stands in 0870-01-.12(5), which was not read: whether this one is, is not established",
)

TOTAL = Minimum("total", 24)
LAW = Minimum(
    "law",
    2,
    subject("law.US-TN")
    | in_doubt(
        exactly("law"), "whether the course is on the laws of Tennessee is not in the record: if so, enter law.US-TN"
    ),
    label="Tennessee statutes and rules on massage, in a course approved by the board",
)
ETHICS = Minimum(
    "ethics",
    2,
    subject("ethics", "professional-practice.business", "substance-abuse")
    | in_doubt(
        subject("professional-practice"),
        "whether this course is on the management of a massage practice is not in the record",
    ),
    label="professional ethics, management of a practice, or substance abuse",
)
MULTI_MEDIA = LIVE_WEBINAR | SELF_PACED | HOME_STUDY
BY_MULTI_MEDIA = "by multi-media: on line, live or not, by correspondence or by video"
AT_MOST_EIGHT = Maximum("multi-media", 8, MULTI_MEDIA, label=f"at most 8 hours {BY_MULTI_MEDIA}")
PERHAPS_MORE_SINCE_2024 = Maximum(
    "multi-media",
    8,
    MULTI_MEDIA,
    label=f"at most 8 hours {BY_MULTI_MEDIA}, perhaps more since 2024",
    doubt=Doubt("the limit of 8 hours was read in copies of 2024: whether it has been raised since is not established"),
)
PERHAPS_MORE_IN_2020_AND_2021 = Maximum(
    "multi-media",
    8,
    MULTI_MEDIA
    & ~in_doubt(
        completed_by(2021, 12, 31) & ~completed_by(2019, 12, 31),
        "hours of 2020 and 2021 are reported to be free of the limit on multi-media, for the health boards in general: "
        "whether for this board too is not established",
    ),
    label=f"at most 8 hours {BY_MULTI_MEDIA}, perhaps not of 2020 and 2021",
    citation=COVID_ORDERS,
    confidence=SECONDARY,
)


def by_the_month(multi_media: Maximum) -> Case:
    """One hour a month for those licensed within the cycle."""
    return Case(
        FirstPeriod(),
        (Minimum("total", PerMonth(1, at_least=4)), LAW, ETHICS, multi_media, NoRepeats()),
        label="licensed within the cycle: an hour for each month, at least 4",
        citation=TABLE_OF_MONTHS,
    )


NOTES = (
    "The licence ends on a day of its own; the hours are due at the end of the cycle whenever that is.",
    (
        "Who was retired for a part of the cycle owes an hour for each active month, at least 4, of them 2 on law "
        "and 2 on ethics."
    ),
    "Hours that make up for an earlier cycle fall under the limit on multi-media as well.",
    "Credit is given for no more hours than the course has.",
    "The owner of an establishment who holds no licence owes a law course of 2 hours in every cycle.",
    "Minutes to the hour, keeping of proof and waivers were not read.",
)

LMT = RuleBook(
    jurisdiction="US-TN",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PrintedDate(
        2,
        "each licence ends on a day of its own, which is printed on the renewal document",
        citation=R_0870_01_10,
        note="Other boards of the department use the birth month; that this one does was not confirmed.",
    ),
    ce_term=FixedDate(12, 31, EVEN, citation=R_0870_01_12),
    late=(
        LateState("expired", "The licence can still be renewed.", Span(days=60)),
        LateState("administratively revoked", "Revoked without a hearing; the board may reinstate it.", lost=True),
    ),
    rules=(
        Rules(
            label="24 hours; 8 by multi-media, perhaps more",
            periods_ending=from_(2025, 1, 1),
            citation=R_0870_01_12,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=APPROVED,
            requirements=(TOTAL, LAW, ETHICS, PERHAPS_MORE_SINCE_2024, NoRepeats()),
            cases=(by_the_month(PERHAPS_MORE_SINCE_2024),),
            notes=NOTES,
        ),
        Rules(
            label="24 hours, 8 by multi-media",
            periods_ending=between(date(2023, 1, 1), date(2024, 12, 31)),
            citation=R_0870_01_12,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=APPROVED,
            requirements=(TOTAL, LAW, ETHICS, AT_MOST_EIGHT, NoRepeats()),
            cases=(by_the_month(AT_MOST_EIGHT),),
            notes=NOTES,
        ),
        Rules(
            label="24 hours; multi-media of 2020 and 2021 perhaps without limit",
            periods_ending=between(date(2020, 1, 1), date(2022, 12, 31)),
            citation=R_0870_01_12,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=APPROVED,
            requirements=(TOTAL, LAW, ETHICS, PERHAPS_MORE_IN_2020_AND_2021, NoRepeats()),
            cases=(by_the_month(PERHAPS_MORE_IN_2020_AND_2021),),
            notes=NOTES,
        ),
        Rules(
            label="24 hours, 8 by multi-media",
            periods_ending=between(date(2017, 8, 17), date(2019, 12, 31)),
            citation=R_0870_01_12,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=APPROVED,
            requirements=(TOTAL, LAW, ETHICS, AT_MOST_EIGHT, NoRepeats()),
            cases=(by_the_month(AT_MOST_EIGHT),),
            notes=(*NOTES, "The 24 hours came on 17 August 2017, within the cycle of 2017 and 2018."),
        ),
    ),
)

RULE_BOOKS = (LMT,)
