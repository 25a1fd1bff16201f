"""District of Columbia. Board of Massage Therapy (DC Health). 17 DCMR 7501, 7506, 7507, 7512; D.C. Code 3-1205.10, 3-1205.12.

To check: the Director's list of public health priorities, and whether its hours may be among the 14; rules made since December
2024, which the act of 2024 (D.C. Law 25-191) makes likely; the length of the late renewal period; since when the first renewal
is exempt however the licence was obtained. That CPR must be taken in person was proposed in 2015, perhaps not adopted.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    HANDS_ON,
    IN_PERSON,
    ODD,
    PRIMARY,
    Board,
    Case,
    Citation,
    Doubt,
    FirstPeriod,
    FixedDate,
    Holds,
    LateState,
    Minimum,
    MovedDate,
    Percent,
    RuleBook,
    Rules,
    Span,
    ValidOn,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
    until,
)

BOARD = Board(
    "District of Columbia Board of Massage Therapy (DC Health)",
    "https://dchealth.dc.gov/service/massage-therapy-licensing",
)

DCMR_7506 = Citation(
    "17 DCMR 7506.1 to .3, 7507, 7512 (text of 13 Dec 2024)",
    "https://print.casetext.com/regulation/district-of-columbia-administrative-code/"
    "title-17-business-occupations-and-professionals/chapter-17-75-massage-therapy/"
    "rule-17-7506-continuing-education-requirements",
)
DCMR_7501 = Citation("17 DCMR 7501.1", "http://dcrules.elaws.us/dcr/7/24/2015/5561027")
DCMR_7506_OLDER = Citation("17 DCMR 7506.3(a)", "http://dcrules.elaws.us/dcmr/17-7506")
VERIFIED = date(2026, 11, 23)

LISTED = approved_by("NCBTMB", "AMTA", "ABMP", "US-DC") | in_doubt(
    ANYTHING,
    "programmes of recognised massage organisations, of health care organisations or facilities and of accredited colleges "
    "count, and what the Board approved (7507.3): the record does not say that this is one",
)
ACCEPTED = LISTED & (
    COURSES
    | in_doubt(
        ANYTHING, "college courses, seminars, workshops, conferences and in-service training may be approved (7507.2)"
    )
)

MASSAGE_PROPER = subject("technique", "anatomy-physiology", "kinesiology", "pathology", "assessment")
ELSEWHERE = subject("ethics", "cultural-competency.lgbtq")
MASSAGE = MASSAGE_PROPER | in_doubt(
    ~ELSEWHERE & ~MASSAGE_PROPER,
    "which subjects are massage-related course work is not told: whether this one is, is open",
)
HANDS_ON_TECHNIQUE = subject("technique") & HANDS_ON & IN_PERSON
IN_A_LIVE_CLASSROOM = "hands-on massage technique in a live classroom, within the massage-related hours"
PRIORITY = subject("public-health-priority") | in_doubt(
    ANYTHING,
    "a tenth of the hours must be in subjects the Director publishes; that list was not found, and whether hours of the other "
    "parts may serve is not said",
)
NOT_OWED_TO_ALL = Doubt(
    "today every first renewal is exempt; earlier only those licensed by examination were, and when that changed is not "
    "established",
    when=FirstPeriod(),
)


def of_this_total(total: int, doubt: Doubt | None = None) -> tuple[Minimum, ...]:
    """The parts that all versions have: 3 hours of ethics, 9 of massage, 6 of those hands-on."""
    return (
        Minimum("total", total, doubt=doubt),
        Minimum("ethics", 3, subject("ethics"), label="professional ethics", doubt=doubt),
        Minimum("massage", 9, MASSAGE, label="massage-related course work", doubt=doubt),
        Minimum("hands-on", 6, HANDS_ON_TECHNIQUE, label=IN_A_LIVE_CLASSROOM, doubt=doubt),
    )


def of_fourteen(doubt: Doubt | None = None) -> tuple[Minimum, ...]:
    """The parts since 2019: two hours of LGBTQ cultural competency and a tenth of public health priorities came to them."""
    return (
        *of_this_total(14, doubt),
        Minimum("lgbtq", 2, subject("cultural-competency.lgbtq"), doubt=doubt),
        Minimum("public-health-priority", Percent(10, of=14), PRIORITY, label="public health priorities", doubt=doubt),
    )


CARDS = (
    Holds("cpr", ("cpr", "bls"), "current CPR certification, throughout the licence period", valid=ValidOn.THROUGHOUT),
    Holds(
        "first-aid",
        ("first-aid",),
        "current first-aid certification, throughout the licence period",
        valid=ValidOn.THROUGHOUT,
    ),
)
NOTES = (
    "That the live classroom is not on line, and that three of the nine massage hours may be, is how AMTA-DC read it in 2014.",
    "If the Director changes the system of renewal, licences end with the birth month instead (7501.2); no use of it is known.",
    "Those who work in establishments also need a District health identification card every year (25-D DCMR 201).",
)
NOTES_SINCE_2019 = (
    *NOTES,
    (
        "By rule the LGBTQ hours may be waived for those who prove that they saw no patients in a clinical setting in the "
        "District in the cycle before (D.C. Code 3-1205.10(b-1)(4))."
    ),
    "The act of 2024 (D.C. Law 25-191) allows terms of up to three years; rules under it were not looked for.",
)

LMT = RuleBook(
    jurisdiction="US-DC",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(
        1,
        31,
        ODD,
        citation=DCMR_7501,
        note="An old page of DC Health says 31 December; regulation and notices say 31 January.",
    ),
    late=(
        LateState(
            "expired",
            "Late renewal with a fee, for a time that was not read; then reinstatement if applied for within five years "
            "(D.C. Code 3-1205.12).",
            Span(years=5),
        ),
        LateState("expired more than five years", "A new application.", lost=True),
    ),
    moved=(MovedDate(date(2013, 1, 31), date(2013, 3, 31), "The renewal of 2013 was extended once (DC Health)"),),
    rules=(
        Rules(
            label="14 hours; every first renewal exempt",
            periods_ending=from_(2024, 12, 13),
            citation=DCMR_7506,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(*of_fourteen(), *CARDS),
            cases=(Case(FirstPeriod(), CARDS, label="first renewal: no hours, the cards all the same"),),
            notes=NOTES_SINCE_2019,
        ),
        Rules(
            label="14 hours; first renewal perhaps exempt",
            periods_ending=between(date(2019, 2, 1), date(2024, 12, 12)),
            citation=DCMR_7506,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(*of_fourteen(NOT_OWED_TO_ALL), *CARDS),
            notes=NOTES_SINCE_2019,
        ),
        Rules(
            label="12 hours; first renewal perhaps exempt",
            periods_ending=until(2019, 1, 31),
            citation=DCMR_7506_OLDER,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=of_this_total(12, NOT_OWED_TO_ALL),
            notes=(
                *NOTES,
                "CPR and first-aid cards are known from later texts and were perhaps asked then too.",
                "From which year the regulation asked this was not read.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
