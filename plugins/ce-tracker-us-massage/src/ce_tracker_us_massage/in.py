"""Indiana. State Board of Massage Therapy (Professional Licensing Agency). IC 25-21.8-6-2; board decision of 21 July 2022.

To check: neither IC 25-21.8-6-2 nor 846 IAC was read; the hours are known from ABMP's report and a provider of courses. The
steps of a first renewal were published for 2025: that they hold in 2029 is an inference. Not established: approved providers
(and so only courses that the board itself approved are sure to count), credit for teaching, minutes per hour, late renewal,
anything enacted since 2025. Before 13 July 2022 there were voluntary certificates only.
"""
# ruff: noqa: N999  # the state's own letters are a word of the language

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    SECONDARY,
    UNVERIFIED,
    Board,
    Case,
    Citation,
    Disputed,
    Doubt,
    FixedDate,
    Holds,
    IssuedBetween,
    Minimum,
    PeriodAtMost,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
    until,
)

BOARD = Board(
    "Indiana State Board of Massage Therapy (Professional Licensing Agency, PLA)",
    "https://www.in.gov/pla/professions/massage-therapy-home/",
)

DECISION_OF_2022 = Citation(
    "IC 25-21.8-6-2; decision of the board of 21 July 2022, as ABMP reports it",
    "https://www.abmp.com/updates/legislative-updates/indiana/indiana-continuing-education-requirements-due-2025-renewal",
)
INSURED = Citation(
    "Licensure of massage therapists in Indiana, as ABMP describes it",
    "https://abmp.com/updates/legislative-updates/indiana/indiana-massage-therapy-licensing-update",
)
IC_4_6 = Citation(
    "IC 25-21.8-4-6",
    "https://www.lawserver.com/law/state/indiana/in-code/indiana_code_25-21-8-4-6",
)
PLA_PAGE = Citation("IC 25-21.8 before the rules on licensure; page of the PLA", "http://www.in.gov/pla/3959.htm")
VERIFIED = date(2026, 11, 23)

EVERY_FOURTH_YEAR = FixedDate(
    5,
    15,
    2025,
    every_years=4,
    citation=DECISION_OF_2022,
    confidence=SECONDARY,
    note="15 May of 2021, 2025, 2029: one day for all, as ABMP and the PLA tell it.",
)

ACCEPTED = (approved_by("US-IN") & COURSES) | in_doubt(
    ANYTHING,
    "whose courses count, and whether teaching or self-study does, was not read (846 IAC): sure are only courses that the board "
    "itself approved (enter the approval US-IN)",
)

INSURANCE = Holds(
    "insurance",
    ("liability-insurance", "malpractice-insurance"),
    "professional liability insurance",
    citation=INSURED,
)
ETHICS = Minimum("ethics", 2, subject("ethics"))
PERHAPS_ETHICS = Minimum(
    "ethics",
    2,
    subject("ethics"),
    doubt=Doubt("whether the lesser hours of a first renewal include two of ethics is not told"),
)

NO_ROW = "the published table has no row for a licence issued on 15 May 2024: none or 12 hours"
TWO_ROWS = "the published table names 15 May 2023 in two rows: 12 or 18 hours"
STEPS_OF_2025 = (
    "lesser hours for a first renewal were published for 2025; that they hold again is inferred from the statute"
)


def step(hours: int) -> tuple[Minimum | Holds, ...]:
    """What a first renewal asked in 2025 of those licensed as long as a row of the table says."""
    return (Minimum("total", hours), PERHAPS_ETHICS, INSURANCE)


def perhaps(hours: int) -> tuple[Minimum | Holds, ...]:
    """What a first renewal will ask if the table of 2025 holds again, else all 24 hours."""
    return (Minimum("total", Disputed(24, hours, STEPS_OF_2025)), PERHAPS_ETHICS, INSURANCE)


NOTES = (
    "Each activity must last at least an hour; shorter ones are not told apart here: leave them out.",
    "Courses, workshops, seminars, home study and distance learning count alike; no cap was reported.",
    "Notices go out about ninety days before the due date. Hours are not carried over.",
    "New applicants need insurance of 2,000,000 per claim and 6,000,000 in aggregate.",
)

LMT = RuleBook(
    jurisdiction="US-IN",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=EVERY_FOURTH_YEAR,
    opens=Span(days=90),
    rules=(
        Rules(
            label="24 hours in four years",
            periods_ending=from_(2025, 5, 16),
            citation=DECISION_OF_2022,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(Minimum("total", 24), ETHICS, INSURANCE),
            cases=(
                Case(
                    PeriodAtMost(12, edge_open=True),
                    perhaps(0),
                    label="licensed for at most 12 months: perhaps none",
                    confidence=UNVERIFIED,
                ),
                Case(
                    PeriodAtMost(24, edge_open=True),
                    perhaps(12),
                    label="licensed for 13 to 24 months: perhaps 12 hours",
                    confidence=UNVERIFIED,
                ),
                Case(
                    PeriodAtMost(36, edge_open=True),
                    perhaps(18),
                    label="licensed for 25 to 36 months: perhaps 18 hours",
                    confidence=UNVERIFIED,
                ),
            ),
            notes=NOTES,
        ),
        Rules(
            label="first renewal of all licences",
            periods_ending=between(date(2022, 7, 13), date(2025, 5, 15)),
            citation=DECISION_OF_2022,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=step(18),
            cases=(
                Case(
                    IssuedBetween(date(2024, 5, 16), None),
                    (INSURANCE,),
                    label="issued after 15 May 2024: no hours, the insurance all the same",
                ),
                Case(
                    IssuedBetween(date(2024, 5, 15), date(2024, 5, 15)),
                    (Minimum("total", Disputed(12, 0, NO_ROW)), PERHAPS_ETHICS, INSURANCE),
                    label="issued on 15 May 2024: none or 12 hours",
                ),
                Case(
                    IssuedBetween(date(2023, 5, 16), date(2024, 5, 14)),
                    step(12),
                    label="issued from 16 May 2023 to 14 May 2024: 12 hours",
                ),
                Case(
                    IssuedBetween(date(2023, 5, 15), date(2023, 5, 15)),
                    (Minimum("total", Disputed(18, 12, TWO_ROWS)), PERHAPS_ETHICS, INSURANCE),
                    label="issued on 15 May 2023: 12 or 18 hours",
                ),
            ),
            notes=(
                *NOTES,
                "18 hours for licences issued from 13 July 2022 to 14 May 2023, and for every certificate that became one.",
            ),
        ),
    ),
)

CMT = RuleBook(
    jurisdiction="US-IN",
    credential="CMT",
    name="Certified Massage Therapist (voluntary certification, until July 2022)",
    board=BOARD,
    term=EVERY_FOURTH_YEAR,
    opens=Span(days=90),
    rules=(
        Rules(
            label="certificates became licences",
            periods_ending=from_(2022, 7, 13),
            citation=IC_4_6,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            requirements=(
                Undetermined(
                    "credential",
                    "holders of a certificate have been treated as licensed since 13 July 2022: enter the credential LMT",
                ),
            ),
        ),
        Rules(
            label="voluntary certification",
            periods_ending=until(2022, 7, 12),
            citation=PLA_PAGE,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                "The PLA said expressly that the renewal of 15 May 2021 asked for no continuing education.",
                "Proof of professional liability insurance was needed.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT, CMT)
