"""Illinois. Department of Financial and Professional Regulation (IDFPR), Massage Licensing Board. 225 ILCS 57/67; 68 IAC 1284.90.

To check first: 5 ILCS 80/4.37 repeals the Massage Licensing Act on 1 Jan 2027 unless it is extended; no Act that does was found
up to November 2026, and none is excluded. Statute (25 hours) and rule (24) disagree; the statute prevails. Not read in full: the
list of sponsors, credit for publications and first presentations. Periods that ended before 2016 are not covered.
"""

from datetime import date

from attrs import evolve

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    EVEN,
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    SECONDARY,
    Board,
    Case,
    Citation,
    Disputed,
    Doubt,
    FirstPeriod,
    FixedDate,
    IssuedJustBefore,
    LateState,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    Span,
    Unit,
    Worth,
    activity,
    approved_by,
    approved_by_another,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Illinois Department of Financial and Professional Regulation (IDFPR), Massage Licensing Board",
    "https://idfpr.illinois.gov/profs/massage.html",
)

ILCS_57_67 = Citation(
    "225 ILCS 57/67 (P.A. 103-39); 68 Ill. Adm. Code 1284.90",
    "https://ilga.gov/Legislation/publicacts/view/103-0039",
)
IAC_1284_90 = Citation(
    "68 Ill. Adm. Code 1284.90 (45 Ill. Reg. 2812, eff. 1 Mar 2021)",
    "https://www.ilga.gov/commission/jcar/admincode/068/068012840000900R.html",
)
IAC_1130_400 = Citation(
    "20 ILCS 2105/2105-15.5 (P.A. 100-762, P.A. 102-308); 68 Ill. Adm. Code 1130.400",
    "https://law.cornell.edu/regulations/illinois/Ill-Admin-Code-tit-68-SS-1130.400",
)
PA_100_762 = Citation(
    "20 ILCS 2105/2105-15.5 (P.A. 100-762)",
    "https://www.ilga.gov/Legislation/publicacts/view/100-0762",
)
SUNSET_LIST = Citation(
    "225 ILCS 57/67 (P.A. 103-39), under the repeal of 1 Jan 2027 in 5 ILCS 80/4.37",
    "https://my.ilga.gov/Legislation/PublicActs/View/104-0532",
)
AMTA_ON_2020 = Citation(
    "68 Ill. Adm. Code 1284.90 before 1 Mar 2021 with the emergency rule of 15 Sept 2020, as AMTA Illinois tells it",
    "https://il.wp.amtamassage.org/government-regulations",
)
AMTA_ON_2016 = Citation(
    "68 Ill. Adm. Code 1284.90 before 1 Mar 2021, as AMTA Illinois tells it for the renewal of 2016",
    "https://il.wp.amtamassage.org/archives/4179",
)
VERIFIED = date(2026, 11, 23)

SUNSET = Doubt(
    "the Massage Licensing Act is repealed on 1 January 2027 unless it is extended; whether it was is not established"
)
NOT_APPLIED_IN_2024 = (
    "the statute asks for 25 hours with one on domestic violence since 1 January 2024; an association says that the "
    "Department did not apply the added hour to the renewal of December 2024"
)

PERHAPS_FIRST = Doubt(
    "a licence issued on the last day of a term may have its first renewal, which asks no hours, at the end of the next: if it was "
    "never renewed, enter the printed date and facts.renewals = 0",
    when=IssuedJustBefore(Span(days=1)),
)

TOTAL_24 = Minimum("total", 24, doubt=PERHAPS_FIRST)
ETHICS = Minimum("ethics", 2, subject("ethics"), citation=IAC_1284_90, doubt=PERHAPS_FIRST)
ETHICS_BEFORE_2021 = Minimum("ethics", 2, subject("ethics"), doubt=PERHAPS_FIRST)
HARASSMENT = Minimum(
    "sexual-harassment", 1, subject("sexual-harassment-prevention"), citation=IAC_1130_400, doubt=PERHAPS_FIRST
)
HARASSMENT_IN_2020 = Minimum(
    "sexual-harassment",
    1,
    subject("sexual-harassment-prevention"),
    citation=PA_100_762,
    confidence=PRIMARY,
    doubt=PERHAPS_FIRST,
)
AWARENESS = subject("domestic-violence") & (
    approved_by("US-IL")
    | in_doubt(
        ANYTHING,
        "the awareness course has to come from a provider the Department approves: enter the approval US-IL if this one does",
    )
)
AWARENESS_LABEL = "awareness of domestic violence and sexual assault"


def hours_since_2025(doubt: Doubt) -> tuple[Minimum, ...]:
    """What the statute asks, and whether it is open that it will."""
    return (
        Minimum("total", 25, doubt=doubt),
        evolve(ETHICS, doubt=doubt),
        evolve(HARASSMENT, doubt=doubt),
        Minimum("domestic-violence", 1, AWARENESS, label=AWARENESS_LABEL, doubt=doubt),
    )


ATTENDED = COURSES | in_doubt(
    ~COURSES & ~activity("publication", "teaching"),
    "of what earns hours courses, college courses, papers and first presentations were read: whether this activity does is open",
)
FROM_A_SPONSOR = (
    ATTENDED
    & ~activity("college-course")
    & (
        approved_by("US-IL", "NCBTMB")
        | in_doubt(
            approved_by("state-approved-school"),
            "schools and programmes approved in Illinois: whether this is one is open",
        )
        | in_doubt(
            approved_by_another("US-IL", "NCBTMB", "state-approved-school"),
            "the list of sponsors was not read in full: whether this body's courses count is open",
        )
    )
)
HARASSMENT_COURSES = (
    subject("sexual-harassment-prevention")
    & ATTENDED
    & (
        approved_by("US-IL", "NCBTMB")
        | in_doubt(
            ANYTHING,
            "it comes from a sponsor approved for any profession of the Department, a government body, a college, "
            "a hospital, the employer or the Department of Human Rights: enter the approval US-IL if this does",
        )
    )
)
ACCEPTED = (
    FROM_A_SPONSOR
    | HARASSMENT_COURSES
    | activity("college-course")
    | in_doubt(
        activity("publication", "teaching"),
        "papers, book chapters and first presentations of a course may earn credit; how much was not seen",
    )
)
ACCEPTED_BEFORE_2021 = FROM_A_SPONSOR | in_doubt(
    activity("college-course", "publication", "teaching"), "what this earned before March 2021 was not read"
)
COLLEGE_HOURS = (Worth(15, per=Unit.SEMESTER_HOUR), Worth(10, per=Unit.QUARTER_HOUR))

FIRST_RENEWAL = Case(
    FirstPeriod(), exempt="no continuing education is asked at the first renewal", citation=IAC_1284_90
)
FIRST_RENEWAL_BEFORE_2021 = Case(FirstPeriod(), exempt="no continuing education was asked at the first renewal")

NOTES = (
    "All hours may be self-study, if the course includes an examination: keep the proof of it.",
    "Hours used for another jurisdiction's continuing education may be used here too.",
    (
        "Sexual harassment prevention may come from any provider approved for any profession of the Division, from "
        "government bodies, colleges, hospitals, the employer or the Department of Human Rights; one course serves "
        "several licences."
    ),
)
NOTES_SINCE_2025 = (
    *NOTES,
    "Rule 1284.90, in the copies read, still says 24 hours, and so does section 70 for restoration; the statute says 25.",
    (
        "Cultural competency (20 ILCS 2105/2105-370) and implicit bias bind the professions of a list; massage is not in the "
        "part that was read, so neither is asked here. Ask the Department."
    ),
    "Renewal is taken to open sixty days before it is due; AMTA Illinois (2016) says in November.",
)

LMT = RuleBook(
    jurisdiction="US-IL",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(12, 31, EVEN),
    opens=Span(days=60),
    late=(
        LateState("expired", "No practice, no grace. Restored late with a fee and proof of the hours.", Span(years=5)),
        LateState("expired more than five years", "No practice. Restoration asks for further proof of fitness."),
    ),
    rules=(
        Rules(
            label="25 hours, if the Act goes on",
            periods_ending=from_(2027, 1, 1),
            citation=SUNSET_LIST,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=ACCEPTED,
            values=COLLEGE_HOURS,
            requirements=hours_since_2025(SUNSET),
            cases=(FIRST_RENEWAL,),
            notes=NOTES_SINCE_2025,
        ),
        Rules(
            label="25 hours",
            periods_ending=between(date(2025, 1, 1), date(2026, 12, 31)),
            citation=ILCS_57_67,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=ACCEPTED,
            values=COLLEGE_HOURS,
            requirements=hours_since_2025(PERHAPS_FIRST),
            cases=(FIRST_RENEWAL,),
            notes=(
                *NOTES_SINCE_2025,
                "The Act is repealed on 1 January 2027, the day after this renewal, unless extended: check before renewing.",
            ),
        ),
        Rules(
            label="24 hours by rule, 25 by statute",
            periods_ending=between(date(2024, 1, 1), date(2024, 12, 31)),
            citation=ILCS_57_67,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=ACCEPTED,
            values=COLLEGE_HOURS,
            requirements=(
                Minimum("total", Disputed(25, 24, NOT_APPLIED_IN_2024), doubt=PERHAPS_FIRST),
                ETHICS,
                HARASSMENT,
                Minimum("domestic-violence", 1, AWARENESS, label=AWARENESS_LABEL, doubt=Doubt(NOT_APPLIED_IN_2024)),
            ),
            cases=(FIRST_RENEWAL,),
            notes=NOTES,
        ),
        Rules(
            label="24 hours",
            periods_ending=between(date(2021, 3, 1), date(2023, 12, 31)),
            citation=IAC_1284_90,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=ACCEPTED,
            values=COLLEGE_HOURS,
            requirements=(TOTAL_24, ETHICS, HARASSMENT),
            cases=(FIRST_RENEWAL,),
            notes=NOTES,
        ),
        Rules(
            label="24 hours, all by self-study under the emergency rule",
            periods_ending=between(date(2020, 1, 1), date(2021, 2, 28)),
            citation=AMTA_ON_2020,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED_BEFORE_2021 | HARASSMENT_COURSES,
            requirements=(TOTAL_24, ETHICS_BEFORE_2021, HARASSMENT_IN_2020),
            cases=(FIRST_RENEWAL_BEFORE_2021,),
        ),
        Rules(
            label="24 hours, twelve of them in a classroom",
            periods_ending=between(date(2016, 1, 1), date(2019, 12, 31)),
            citation=AMTA_ON_2016,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED_BEFORE_2021,
            requirements=(
                TOTAL_24,
                ETHICS_BEFORE_2021,
                Minimum(
                    "classroom",
                    12,
                    IN_PERSON | in_doubt(LIVE_WEBINAR, "whether a live webinar was a supervised classroom is not told"),
                    label="in a supervised classroom or hands-on",
                    doubt=PERHAPS_FIRST,
                ),
                Maximum(
                    "distance",
                    12,
                    ~(IN_PERSON | in_doubt(LIVE_WEBINAR, "whether a live webinar was distance learning is not told")),
                    label="at most 12 hours by distance",
                ),
            ),
            cases=(FIRST_RENEWAL_BEFORE_2021,),
            notes=("That the renewal of 2018 still had the split follows from its end in 2020.",),
        ),
    ),
)

RULE_BOOKS = (LMT,)
