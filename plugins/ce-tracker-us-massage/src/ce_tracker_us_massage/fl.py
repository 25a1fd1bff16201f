"""Florida. Board of Massage Therapy. Fla. Admin. Code R. 64B7-28.009; ss. 456.013(7), 480.0415, Fla. Stat.

To check: the newest text read is of December 2024; an amendment for 2025-2027 was not found and is not excluded.
Paragraphs (5) and (6) were not read; (6) lets a licensee substitute something for some hours. Whether pro bono work, board
meetings and CPR, which texts before 2020 speak of, still count as they did is not established. Periods that ended before
31 August 2021 are not covered.
"""

from datetime import date
from functools import reduce
from operator import or_

from ce_tracker.rules import (
    COURSES,
    IN_PERSON,
    ODD,
    PRIMARY,
    SECONDARY,
    Board,
    Case,
    Citation,
    Component,
    Components,
    Doubt,
    FirstPeriod,
    FixedDate,
    LapseUntil,
    LateState,
    Maximum,
    Minimum,
    MovedDate,
    PerMonth,
    Reporting,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    activity,
    approved_as,
    approved_by,
    between,
    completed_by,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("Florida Board of Massage Therapy", "https://floridasmassagetherapy.gov/")

R_64B7_28_009 = Citation(
    "Fla. Admin. Code R. 64B7-28.009; ss. 456.013(7), 480.0415, Fla. Stat.",
    "https://regulations.justia.com/states/florida/64/64b7/chapter-64b7-28/section-64b7-28-009",
)
R_64B7_28_009_4_E = Citation(
    "Fla. Admin. Code R. 64B7-28.009(4)(e), last sentence",
    "https://floridasmassagetherapy.gov/ce-requirements-update-hands-on-by-distance",
)
R_64B7_28_009_4_G_2020 = Citation(
    "Fla. Admin. Code R. 64B7-28.009(4)(g) as noticed 11 Aug 2020",
    "http://flrules.elaws.us/far/8/11/2020/23519316",
)
FIRST_RENEWAL_TABLE = Citation(
    "Fla. Admin. Code R. 64B7-28.009; the board's table for first renewals",
    "https://floridaschoolofmassage.com/license-renewal",
)
CE_BROKER = Citation(
    "CE Broker's help pages on reporting, of about 2025-2026",
    "https://help.cebroker.com/hc/en-us/articles/48020060379540-Enhanced-CE-Broker-Experience-Understanding-Your-Credential-Overview-Page",
)
VERIFIED = date(2026, 11, 23)

MEDICAL_ERRORS = Component("medical-errors", 2, subject("medical-errors"))
LAW = Component("law", 2, subject("law.US-FL"), label="Florida laws and rules")
ETHICS = Component("ethics", 2, subject("ethics"))
HUMAN_TRAFFICKING = Component("human-trafficking", 1, subject("human-trafficking"))
HANDS_ON_IN_PERSON = Component(
    "technique",
    12,
    subject("technique") & IN_PERSON,
    label="massage techniques, in the presence of the instructor",
)
HANDS_ON_OR_LISTED = Component(
    "technique",
    12,
    subject("technique") & (IN_PERSON | approved_as("US-FL", "technique")),
    label="massage techniques, in person or by distance if listed in that category",
)
HANDS_ON_OR_BY_DISTANCE = Component("technique", 12, subject("technique"))

POSTED_BY_THE_PROVIDER = Reporting(
    Span(days=30),
    "The provider posts the course in CE Broker, where the department looks before it renews.",
    citation=CE_BROKER,
    confidence=SECONDARY,
)

SURPLUS = (
    "whether hours beyond the room of their own subject serve as general hours is not established: presumably so, by a "
    "copy of the board's table for first renewals; the rule does not say"
)


def general(hours: int, *rooms: Component, label: str = "general, any subject and delivery") -> Component:
    """General hours beside these rooms: for what has no room of its own, and perhaps for what those do not hold."""
    has_a_room = reduce(or_, (room.of for room in rooms))
    return Component("general", hours, ~has_a_room | in_doubt(has_a_room, SURPLUS), label=label)


GENERAL = general(5, MEDICAL_ERRORS, LAW, ETHICS, HUMAN_TRAFFICKING, HANDS_ON_IN_PERSON)
GENERAL_BESIDE_LISTED = general(5, MEDICAL_ERRORS, LAW, ETHICS, HUMAN_TRAFFICKING, HANDS_ON_OR_LISTED)
REST_OF_24 = general(6, MEDICAL_ERRORS, LAW, ETHICS, HANDS_ON_OR_BY_DISTANCE, label="the rest of the 24, any subject")

FOUR_HOURS_OF_CPR = Maximum(
    "cpr-hours",
    4,
    subject("cpr-first-aid"),
    label="at most 4 hours of CPR",
    doubt=Doubt(
        "four hours of CPR at most are known from texts before 2020: whether that still holds is not established"
    ),
)

ONE_HOUR_A_MONTH = Case(
    FirstPeriod(),
    (
        Minimum("total", PerMonth(1, at_most=24)),
        Minimum("medical-errors", 2, subject("medical-errors")),
        Minimum("human-trafficking", 1, subject("human-trafficking")),
        FOUR_HOURS_OF_CPR,
    ),
    label="first renewal: one hour for each month or part of a month licensed",
    citation=FIRST_RENEWAL_TABLE,
)

FIRST_RENEWAL_NOT_READ = Case(
    FirstPeriod(),
    (Undetermined("first-renewal", "what a first renewal asked in 2019-2021 was not read", label="first renewal"),),
    label="first renewal",
)

APPROVED = approved_by("US-FL") & (
    COURSES
    | in_doubt(
        activity("volunteering"),
        "pro bono work (R. 64B7-28.0095) once gave up to 6 of the 12 live hours with approval in advance: whether it "
        "still does is not established",
    )
    | in_doubt(
        activity("board-meeting"),
        "a board meeting once gave up to 4 hours of ethics and laws: that is known from texts before 2020 only",
    )
    | in_doubt(
        ~COURSES & ~activity("volunteering", "board-meeting"),
        "whether teaching, writing or anything else but courses earns hours may stand in paragraphs (5) and (6), which were not "
        "read",
    )
)
NOTES = (
    "Hours must stand in CE Broker: the department checks it before it renews.",
    "Carry-over: none (secondary source).",
    (
        "Paragraphs (5) and (6) of the rule were not read: (6) lets a licensee substitute something for some of the hours. Who "
        "lacks hours should ask the board what it takes."
    ),
    "Renewal is taken to open ninety days before it is due, about when the notice is mailed (secondary source).",
    (
        "An inactive licence is reactivated with the hours of every inactive biennium; after more than two in a row an exam "
        "may be asked."
    ),
    "Four years of keeping records (R. 64B7-28.0096) bind the providers; for licensees no time was found.",
)

LMT = RuleBook(
    jurisdiction="US-FL",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(8, 31, ODD),
    opens=Span(days=90),
    late=(
        LateState("delinquent", "No practice; the licence can still be renewed as delinquent.", LapseUntil.NEXT_DUE),
        LateState("null and void", "The licence is void without further action.", lost=True),
    ),
    moved=(MovedDate(date(2023, 8, 31), date(2023, 10, 2), "Emergency Order 23-002 (Hurricane Idalia)"),),
    rules=(
        Rules(
            label="twelve hours in person again",
            periods_ending=from_(2027, 8, 31),
            citation=R_64B7_28_009,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=APPROVED,
            subject_as_approved_by="US-FL",
            requirements=(
                Components((MEDICAL_ERRORS, LAW, ETHICS, HUMAN_TRAFFICKING, HANDS_ON_IN_PERSON, GENERAL)),
                FOUR_HOURS_OF_CPR,
            ),
            cases=(ONE_HOUR_A_MONTH,),
            reporting=(POSTED_BY_THE_PROVIDER,),
            notes=(
                *NOTES,
                "An amendment since December 2024, such as another extension of hours by distance, is not excluded.",
            ),
        ),
        Rules(
            label="technique hours by distance allowed",
            periods_ending=between(date(2023, 8, 31), date(2025, 8, 31)),
            citation=R_64B7_28_009_4_E,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=APPROVED,
            subject_as_approved_by="US-FL",
            requirements=(
                Components((MEDICAL_ERRORS, LAW, ETHICS, HUMAN_TRAFFICKING, HANDS_ON_OR_LISTED, GENERAL_BESIDE_LISTED)),
                FOUR_HOURS_OF_CPR,
            ),
            cases=(ONE_HOUR_A_MONTH,),
            notes=NOTES,
        ),
        Rules(
            label="all hours by distance allowed",
            periods_ending=between(date(2021, 8, 31), date(2021, 8, 31)),
            citation=R_64B7_28_009_4_G_2020,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=APPROVED,
            subject_as_approved_by="US-FL",
            requirements=(
                Components((MEDICAL_ERRORS, LAW, ETHICS, HANDS_ON_OR_BY_DISTANCE, REST_OF_24)),
                FOUR_HOURS_OF_CPR,
                Minimum(
                    "human-trafficking",
                    1,
                    subject("human-trafficking") & completed_by(2021, 1, 1),
                    label="human trafficking, by 1 January 2021",
                    confidence=SECONDARY,
                    doubt=Doubt("the one hour on human trafficking by 1 January 2021 rests on a secondary source"),
                ),
            ),
            cases=(FIRST_RENEWAL_NOT_READ,),
            notes=NOTES,
        ),
    ),
)

RULE_BOOKS = (LMT,)
