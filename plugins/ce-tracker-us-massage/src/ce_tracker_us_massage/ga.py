"""Georgia. Board of Massage Therapy. O.C.G.A. 43-24A-20; Ga. Comp. R. & Regs. 345-4-.01 to -.03.

To check first: the twelve hands-on hours. One copy of 345-4-.02 has them, the other lacks all lettered paragraphs; an
association and the press of 2020 say that they stand. Whether the emergency rule voted on 28 Aug 2020 took effect is not known.
Not established: first renewals, carry-over, credit for CPR courses, for teaching or for whatever else is no course, minutes per
hour. The rule is taken to hold since the biennium 2014-2016, the first in CE Broker (amendment of 22 Sept 2015); what was asked
before is not covered.
"""

from datetime import date

from ce_tracker.rules import (
    CONFLICTING,
    COURSES,
    EVEN,
    IN_PERSON,
    PRIMARY,
    SECONDARY,
    Board,
    Citation,
    Doubt,
    FirstPeriod,
    FixedDate,
    Holds,
    LateState,
    Minimum,
    Reporting,
    RuleBook,
    Rules,
    Span,
    approved_by,
    between,
    from_,
    hands_on_share,
    in_doubt,
    subject,
)

BOARD = Board(
    "Georgia Board of Massage Therapy (Secretary of State, Professional Licensing Boards Division)",
    "https://sos.ga.gov/georgia-board-massage-therapy",
)

R_345_4_02 = Citation(
    "O.C.G.A. 43-24A-20; Ga. Comp. R. & Regs. 345-4-.01, 345-4-.02, 345-4-.03",
    "https://www.law.cornell.edu/regulations/georgia/Ga-Comp-R--Regs-R-345-4-.02",
)
HANDS_ON_PARAGRAPHS = Citation(
    "Ga. Comp. R. & Regs. 345-4-.02(1)(a) to (d), present in one copy and absent from another",
    "https://www.law.cornell.edu/regulations/georgia/Ga-Comp-R--Regs-R-345-4-.02",
)
EMERGENCY_RULE = Citation(
    "Ga. Comp. R. & Regs. 345-4-.02 and the board's vote of 28 Aug 2020, as AMTA Georgia reports it",
    "https://ga.wp.amtamassage.org/",
)
HB_242 = Citation(
    "HB 242 (2019), effective 6 May 2019, as ABMP describes it",
    "https://abmp.com/updates/legislative-updates/georgia/georgia-house-bill-242",
)
VERIFIED = date(2026, 11, 23)

FIRST_RENEWAL = Doubt(
    "the rule that was read spares no one at a first renewal; whether another text does is not established",
    when=FirstPeriod(),
)
COPIES_DIFFER = Doubt(
    "the copies of 345-4-.02 differ: one asks for twelve hands-on hours, the other lacks the paragraph; read as in force"
)
EMERGENCY = Doubt(
    "the board voted to let all hours of the renewal of October 2020 be taken at a distance; whether the governor approved is "
    "not established, and the copies of 345-4-.02 differ about the hands-on hours themselves"
)


def hands_on(doubt: Doubt) -> Minimum:
    """Twelve hours of direct, supervised instruction in courses that are hands-on to at least 70 %."""
    return Minimum(
        "hands-on",
        12,
        IN_PERSON & hands_on_share("0.7"),
        label="hands-on and supervised in person, in courses of at least 70 % hands-on experience or demonstration",
        citation=HANDS_ON_PARAGRAPHS,
        doubt=doubt,
    )


TOTAL = Minimum("total", 24, confidence=PRIMARY, doubt=FIRST_RENEWAL)
INSURANCE = Holds(
    "insurance",
    ("liability-insurance", "malpractice-insurance"),
    "professional liability insurance",
    citation=HB_242,
    confidence=SECONDARY,
    doubt=Doubt("it must be held (HB 242 of 2019, by ABMP's account); whether a renewal asks for it was not read"),
)

TREATED = ~in_doubt(
    subject("cpr-first-aid") | ~COURSES,
    "how hours in CPR, for teaching or for whatever else is no course are treated is not established",
)
OF_AN_NCBTMB_PROVIDER = approved_by("NCBTMB") & TREATED
OF_AN_NCBTMB_PROVIDER_OR_PERHAPS_ANOTHER = (
    approved_by("NCBTMB")
    | in_doubt(
        approved_by("US-GA"),
        "since July 2022 the statute speaks of instructors approved by a certifying body or by an entity the board approves; "
        "the rule that was read takes NCBTMB providers only",
    )
) & TREATED

REPORTED_BY_THE_PROVIDER = Reporting(
    Span(days=7),
    "The provider reports the course to CE Broker; the licensee keeps the record there.",
    citation=R_345_4_02,
    confidence=CONFLICTING,
)

NOTES = (
    "The provider's NCBTMB number must be current at the time of the course, and the course listed under it.",
    "Hours must stand in CE Broker. The board does not approve courses in advance.",
    "Hands-on experience and demonstration both count toward the 70 %: enter the two together as the hands-on share.",
    "The other twelve hours may be any that relate to massage, at a distance too.",
    "Illness, disability or hardship: ask for a waiver or variance before the biennium ends.",
    "Carry-over: nothing about it was read.",
    "The statute sets 25 hours as the most a biennium may ask. No hours of ethics were found in the rule.",
)

LMT = RuleBook(
    jurisdiction="US-GA",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(10, 31, EVEN),
    late=(
        LateState(
            "late renewal",
            "It can still be renewed late; practice meanwhile is unlicensed practice (345-10-.04).",
            Span(days=30),
        ),
        LateState("lapsed", "No practice. Only reinstatement is left."),
    ),
    rules=(
        Rules(
            label="24 hours, twelve hands-on",
            periods_ending=from_(2020, 11, 1),
            citation=R_345_4_02,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=OF_AN_NCBTMB_PROVIDER_OR_PERHAPS_ANOTHER,
            requirements=(TOTAL, hands_on(COPIES_DIFFER), INSURANCE),
            reporting=(REPORTED_BY_THE_PROVIDER,),
            notes=NOTES,
        ),
        Rules(
            label="24 hours, perhaps all at a distance",
            periods_ending=between(date(2020, 10, 31), date(2020, 10, 31)),
            citation=EMERGENCY_RULE,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=OF_AN_NCBTMB_PROVIDER,
            requirements=(TOTAL, hands_on(EMERGENCY), INSURANCE),
            reporting=(REPORTED_BY_THE_PROVIDER,),
            notes=NOTES,
        ),
        Rules(
            label="24 hours, twelve hands-on, before the Act of 2019",
            periods_ending=between(date(2016, 10, 31), date(2020, 10, 30)),
            citation=R_345_4_02,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=OF_AN_NCBTMB_PROVIDER,
            requirements=(TOTAL, hands_on(COPIES_DIFFER)),
            reporting=(REPORTED_BY_THE_PROVIDER,),
            notes=NOTES,
        ),
    ),
)

RULE_BOOKS = (LMT,)
