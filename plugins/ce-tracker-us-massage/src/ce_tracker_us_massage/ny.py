"""New York. Education Department, State Board for Massage Therapy. N.Y. Educ. Law 6502, 7807; 8 NYCRR 78.5.

To check: the full text of 78.5 was not read (a cap on on-line hours that it had in 2011, the list of activities), nor
whether a live webinar is self-instruction. A page that asks three hours of ethics was found and is not borne out.
"""

from datetime import date

from ce_tracker import Status
from ce_tracker.rules import (
    HOME_STUDY,
    LIVE_WEBINAR,
    PRIMARY,
    SELF_PACED,
    UNVERIFIED,
    Board,
    Case,
    Citation,
    Doubt,
    FactAsked,
    FirstPeriod,
    LateState,
    Maximum,
    Minimum,
    PeriodStartsBefore,
    PerMonth,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    StatusIs,
    activity,
    approved_by,
    from_,
    in_doubt,
    until,
)

BOARD = Board(
    "New York State Education Department, Office of the Professions, State Board for Massage Therapy",
    "https://www.op.nysed.gov/professions/massage-therapy",
)

EDUC_LAW_7807 = Citation(
    "N.Y. Educ. Law 6502, 7807; 8 NYCRR 78.5",
    "https://nysenate.gov/legislation/laws/EDN/7807",
)
QUESTIONS_AND_ANSWERS = Citation(
    "N.Y. Educ. Law 7807; the department's questions and answers for licensed massage therapists",
    "https://www.op.nysed.gov/professions/massage-therapy/continuing-education-questions-answers-licensed",
)
REVISED_RULE_OF_2011 = Citation(
    "8 NYCRR 78.5 as revised on 3 Aug 2011 (EDU-26-11-00014-RP) and adopted on 5 Oct 2011 (EDU-26-11-00014-A)",
    "http://nyrules.elaws.us/register/8/3/2011/edu-26-11-00014-rp",
)
VERIFIED = date(2026, 11, 23)

CUT_SHORT = Doubt(
    "the first renewal is cut short to reach the month of birth and then asks one hour a month: "
    "enter facts.term_started, the day this registration began",
    when=StartNotTold(years=6),
)
ONE_HOUR_A_MONTH = Minimum(
    "total", PerMonth(1, at_most=36), label="one hour a month, 36 in three years", doubt=CUT_SHORT
)
ONE_HOUR_A_MONTH_SINCE_2012 = Minimum(
    "total",
    PerMonth(1, at_most=36, since=date(2012, 1, 1), due_month_counts=True),
    label="one hour for each month from January 2012 to the month in which the registration is due",
    citation=QUESTIONS_AND_ANSWERS,
    doubt=CUT_SHORT,
)

WEBINAR = in_doubt(
    LIVE_WEBINAR, "whether a live webinar is self-instruction is not established for massage therapy in New York"
)
SELF_INSTRUCTION = Maximum("self-instruction", 12, SELF_PACED | HOME_STUDY | WEBINAR, label="self-instruction")
LESS_IN_A_SHORTER_PERIOD = Doubt(
    "whether the 12 hours of self-instruction shrink with the hours asked, to a third of them, where a registration is shorter "
    "than three years was not read"
)
A_THIRD_OF_IT = Maximum(
    "self-instruction-by-month",
    PerMonth(1, every=3),
    SELF_PACED | HOME_STUDY | WEBINAR,
    label="self-instruction in a shorter period",
    confidence=UNVERIFIED,
    doubt=LESS_IN_A_SHORTER_PERIOD,
)
A_THIRD_SINCE_2012 = Maximum(
    "self-instruction-by-month",
    PerMonth(1, every=3, since=date(2012, 1, 1)),
    SELF_PACED | HOME_STUDY | WEBINAR,
    label=A_THIRD_OF_IT.label,
    confidence=UNVERIFIED,
    doubt=LESS_IN_A_SHORTER_PERIOD,
)
ON_LINE = Maximum(
    "on-line",
    6,
    SELF_PACED | WEBINAR,
    label="on-line hours within the self-instruction",
    citation=REVISED_RULE_OF_2011,
    confidence=UNVERIFIED,
    doubt=Doubt(
        "the rule of 2011 let at most 6 hours be on line if another body approved them; whether it still does, and what "
        "it calls on-line, is not established"
    ),
)

OF_AN_APPROVED_SPONSOR = approved_by("US-NY") & activity("course", "college-course", "teaching", "conference")
PERHAPS_TEACHING = in_doubt(
    activity("teaching") & approved_by("state-approved-school"),
    "teaching counts at an approved school: whether this school is one is not in the record",
)
PERHAPS_ANOTHER_ACTIVITY = in_doubt(
    activity("publication", "exam", "board-meeting", "self-directed", "volunteering"),
    "the list of activities in 8 NYCRR 78.5 was read in part: whether this one earns hours is not established",
)

FIRST_REGISTRATION = Case(
    FirstPeriod(),
    exempt="no continuing education is asked of the registration period in which one is first licensed",
    citation=QUESTIONS_AND_ANSWERS,
)
NOT_PRACTISING = Case(
    StatusIs(Status.INACTIVE),
    exempt="not practising in the state, on a filed statement: nothing is asked until the return, which has to be "
    "notified and has requirements of its own",
    citation=EDUC_LAW_7807,
)
PHASE_IN = Case(
    PeriodStartsBefore(date(2012, 1, 1)),
    (ONE_HOUR_A_MONTH_SINCE_2012, SELF_INSTRUCTION, A_THIRD_SINCE_2012, ON_LINE),
    label="phase-in: one hour a month from 1 January 2012",
    citation=QUESTIONS_AND_ANSWERS,
)

NOTES = (
    (
        "A sponsor is approved by the department, or registered with it as deemed approved; the approval of NCBTMB alone is "
        "not the test."
    ),
    (
        "Not accepted: Reiki, Alexander and Feldenkrais (outside the licensed scope); appearance enhancement such as wraps, "
        "scrubs and facelift massage; classes solely to maximise profit."
    ),
    "Courses with practical application of techniques have to include instruction within the licensed scope.",
    (
        "Teaching counts for a course of an approved sponsor or approved school, preparation included; presenting counts at "
        "a professional conference of an approved sponsor. Further activities were not read."
    ),
    (
        "The department can adjust what is asked for certified reasons of health, extended active duty with the armed "
        "forces, or other good cause."
    ),
    "No minimum of ethics hours is found in any primary source.",
)

LMT = RuleBook(
    jurisdiction="US-NY",
    credential="LMT",
    name="Licensed Massage Therapist (triennial registration)",
    board=BOARD,
    term=PrintedDate(
        3,
        why="the registration certificate alone says when a registration ends: that it is the end of the month before "
        "the month of birth is an inference",
    ),
    opens=Span(months=5),
    late=(
        LateState(
            "registration lapsed",
            "No practice without registration; on-line renewal still works. For good cause a registration on condition, "
            "for one year, can be granted to make up missing hours.",
            Span(months=4),
        ),
        LateState("delayed registration", "No practice; the registration is renewed by delayed registration only."),
    ),
    facts=(
        FactAsked(
            "term_started",
            "the first day of the registration period on the certificate, where the period is shorter than three years "
            "(the first renewal is cut short to reach the month of birth)",
            date(2026, 3, 1),
        ),
    ),
    rules=(
        Rules(
            label="36 hours in three years",
            periods_ending=from_(2012, 1, 1),
            citation=EDUC_LAW_7807,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=OF_AN_APPROVED_SPONSOR | PERHAPS_TEACHING | PERHAPS_ANOTHER_ACTIVITY,
            requirements=(ONE_HOUR_A_MONTH, SELF_INSTRUCTION, A_THIRD_OF_IT, ON_LINE),
            cases=(NOT_PRACTISING, FIRST_REGISTRATION, PHASE_IN),
            notes=NOTES,
        ),
        Rules(
            label="before continuing education was asked",
            periods_ending=until(2011, 12, 31),
            citation=QUESTIONS_AND_ANSWERS,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            ce_required=False,
        ),
    ),
)

RULE_BOOKS = (LMT,)
