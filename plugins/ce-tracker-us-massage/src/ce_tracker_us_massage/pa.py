"""Pennsylvania. State Board of Massage Therapy. 63 P.S. 627.6; 49 Pa. Code 20.1, 20.31-20.34; 23 Pa.C.S. 6383(b)(3).

To check at every renewal: the board's announcements. For January 2025 it waived the 24 hours for everybody first licensed in
the two years before; whether it does so for January 2027 was not found, nor whether it did before 2025, nor which hours by
distance it took in the years of COVID. Nothing is covered before 2011.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    IN_PERSON,
    ODD,
    PRIMARY,
    Board,
    Both,
    Case,
    Citation,
    Doubt,
    FactAsked,
    FirstPeriod,
    FixedDate,
    Holds,
    IssuedBetween,
    LateState,
    LicensedLessThan,
    Minimum,
    PeriodStartsBefore,
    RuleBook,
    Rules,
    Selector,
    Span,
    Window,
    approved_by,
    between,
    completed_by,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Pennsylvania State Board of Massage Therapy (Department of State, BPOA)",
    "https://www.pa.gov/agencies/dos/department-and-offices/bpoa/boards-commissions/massage-therapy",
)

PA_CODE_20_31 = Citation(
    "63 P.S. 627.6; 49 Pa. Code 20.1, 20.31-20.34",
    "https://www.law.cornell.edu/regulations/pennsylvania/49-Pa-Code-SS-20-33",
)
PA_CODE_20_1 = Citation(
    "49 Pa. Code 20.1 (contact hour)",
    "https://www.pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/049/chapter20/s20.1.html&d=reduce",
)
PA_BULLETIN_41_16 = Citation(
    "49 Pa. Code 20.31-20.34 (41 Pa.B. 16)",
    "https://pacodeandbulletin.gov/Display/pabull?file=%2Fsecure%2Fpabulletin%2Fdata%2Fvol41%2F41-1%2F4.html",
)
ACT_31 = Citation(
    "23 Pa.C.S. 6383(b)(3) (Act 31 of 2014)",
    "https://www.pa.gov/en/agencies/dos/resources/professional-licensing-resources/act-31.html",
)
WAIVER_OF_2025 = Citation(
    "The board's announcement for the renewal of January 2025",
    "https://pa.gov/agencies/dos/department-and-offices/bpoa/boards-commissions/massage-therapy/announcements.html",
)
VERIFIED = date(2026, 11, 23)

CPR = subject("cpr-first-aid") & ~subject("cpr-first-aid.first-aid", "cpr-first-aid.aed")
BUSINESS = subject(
    "professional-practice.business", "professional-practice.marketing", "professional-practice.insurance"
)
CHILD_ABUSE = subject("child-abuse")

APPROVED = (
    approved_by("accredited-school", "AMTA", "NCBTMB", "ABMP", "US-PA")
    | in_doubt(
        approved_by("state-approved-school", "college"),
        "a school counts that operates in Pennsylvania under the act, that the board approved or that is accredited: whether "
        "this one is, the record does not say",
    )
    | in_doubt(CHILD_ABUSE, "child-abuse training counts where its provider is approved for Act 31")
)
WITHOUT_BUSINESS = ~in_doubt(
    BUSINESS,
    "that courses on business, insurance, marketing or building a practice do not count is known from a school's page only",
)

AT_A_DISTANCE_IN_THE_COVID_YEARS = in_doubt(
    ~completed_by(2019, 12, 31) & completed_by(2023, 1, 31),
    "whether the board took other hours for contact hours in the years of COVID was not established",
)
ENDED_AS_ACT_31_BEGAN = Doubt(
    "Act 31 asks these hours since 1 January 2015; whether a biennium that had begun before owes them was not established",
    when=PeriodStartsBefore(date(2015, 1, 1)),
)
CONTACT = IN_PERSON | AT_A_DISTANCE_IN_THE_COVID_YEARS
PERHAPS_WAIVED = Doubt(
    "the regulation asks the first renewal for all hours; the board waived them for January 2025 by announcement, and whether "
    "it waived them for this renewal was not found"
)


def _hours(contact: Selector, doubt: Doubt | None = None) -> tuple[Minimum, Minimum, Minimum]:
    """The 24 hours and what is asked among them, with what makes a contact hour and what leaves open whether they bind."""
    return (
        Minimum("total", 24, doubt=doubt),
        Minimum("ethics", 4, subject("ethics"), label="professional ethics", doubt=doubt),
        Minimum(
            "contact",
            16,
            contact,
            label="contact hours, in the physical presence of an instructor (so at most 8 by distance)",
            citation=PA_CODE_20_1,
            doubt=doubt,
        ),
    )


CHILD_ABUSE_HOURS = Minimum(
    "child-abuse",
    2,
    CHILD_ABUSE
    & (
        approved_by("US-PA")
        | in_doubt(ANYTHING, "child-abuse training counts where its provider is approved for Act 31")
    ),
    label="recognising and reporting child abuse (Act 31), among the 24",
    citation=ACT_31,
    doubt=ENDED_AS_ACT_31_BEGAN,
)
CPR_CARD = Holds("cpr", ("cpr",), "current CPR certification, taken in person with an accepted provider")

WAIVED_IN_2025 = Case(
    Both((FirstPeriod(), IssuedBetween(date(2023, 2, 1), date(2025, 1, 31)), LicensedLessThan(24))),
    (CHILD_ABUSE_HOURS, CPR_CARD),
    label="first licensed from February 2023 to January 2025: the 24 hours are waived, Act 31 is not",
    citation=WAIVER_OF_2025,
)
FIRST_RENEWAL = Case(
    FirstPeriod(),
    (*_hours(CONTACT, PERHAPS_WAIVED), CHILD_ABUSE_HOURS, CPR_CARD),
    label="first renewal, perhaps waived",
)

NOTES = (
    "The two years run back from the renewal application, not from the day of expiry (20.32(a)).",
    "By the definition of the contact hour a live webinar is none.",
    "Any other provider's course counts with the board's approval, which lasts two years: enter it as approved by US-PA.",
    (
        "For illness, emergency, hardship or military orders the board may waive or extend: ask at least 60 days before the "
        "licence ends."
    ),
)

LMT = RuleBook(
    jurisdiction="US-PA",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(1, 31, ODD),
    opens=Span(days=92),
    late=(
        LateState(
            "inactive",
            "No practice after 31 January. To return: proof of not having practised, the fee and the hours of the biennium before.",
            Span(years=5),
        ),
        LateState("inactive for five years or more", "No practice. To return, proof of continued competence."),
    ),
    facts=(FactAsked("applied_on", "the day on which the renewal was applied for", date(2026, 12, 15)),),
    rules=(
        Rules(
            label="with two hours of Act 31",
            periods_ending=from_(2015, 1, 1),
            citation=PA_CODE_20_31,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            window=Window(back_from_application=True),
            accepts=APPROVED & ~CPR & WITHOUT_BUSINESS,
            requirements=(*_hours(CONTACT), CHILD_ABUSE_HOURS, CPR_CARD),
            cases=(WAIVED_IN_2025, FIRST_RENEWAL),
            minutes_per_hour=50,
            keep_records=Span(years=5),
            notes=(
                *NOTES,
                "The provider reports Act 31 training electronically; an exemption from it may be asked for.",
                "The three hours of Act 31 before the first licence do not serve again at a renewal.",
            ),
        ),
        Rules(
            label="before Act 31",
            periods_ending=between(date(2011, 1, 1), date(2014, 12, 31)),
            citation=PA_BULLETIN_41_16,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            window=Window(back_from_application=True),
            accepts=(
                APPROVED
                | in_doubt(
                    ANYTHING,
                    "whose courses counted before 2015 was not read: sure are those that the later text accepts",
                )
            )
            & ~CPR,
            requirements=(
                *_hours(IN_PERSON),
                Holds("cpr", ("cpr",), "current CPR certification"),
            ),
            minutes_per_hour=50,
            keep_records=Span(years=5),
            notes=(
                *NOTES,
                "First renewals owed all 24 hours by 31 January 2013 (ABMP, 2012).",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
