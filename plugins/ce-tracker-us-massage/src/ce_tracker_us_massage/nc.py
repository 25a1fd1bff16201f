"""North Carolina. Board of Massage and Bodywork Therapy. 21 NCAC 30 .0701, .0702, .0303; N.C. Gen. Stat. 90-630.5.

To check first: what a licence period shorter than two years asks (the copy of the board's page breaks off there), and the text
of 21 NCAC 30 .0205 and .0303, on terms and renewal. The categories of .0701(a) were read as far as small group study. The
period that ended on 31 December 2023 is the oldest of which a text was read.
"""

from datetime import date

from ce_tracker.rules import (
    COURSES,
    HOME_STUDY,
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    PRINTED,
    SELF_PACED,
    ApplyBy,
    Board,
    Case,
    Citation,
    Doubt,
    FirstOfMonth,
    FixedDate,
    Maximum,
    Minimum,
    PeriodAtMost,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    Undetermined,
    Unit,
    Window,
    Worth,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("North Carolina Board of Massage and Bodywork Therapy", "https://www.bmbt.org")

CE_REQUIREMENTS = Citation(
    "21 NCAC 30 .0701, .0702; N.C. Gen. Stat. 90-630.5; the board's page on continuing education",
    "https://bmbt.org/mtpages/CE_Requirements.html",
)
NOTICE_FOR_2023 = Citation(
    "The board's notice on hours for the period ending 31 December 2023",
    "https://bmbt.org/mtpages/CE_Requirements.html",
)
RENEWAL = Citation(
    "21 NCAC 30 .0205 and .0303 (not read); the board's pages on renewal",
    "http://bmbt.org/mtpages/License_Renewal.html",
)
VERIFIED = date(2026, 11, 23)

APPROVED_COURSES = COURSES & approved_by("NCBTMB", "college")
ACCEPTED = ~subject("animal-massage") & (
    APPROVED_COURSES
    | in_doubt(
        activity("self-directed") & IN_PERSON,
        "small group study of two or more licensees in person counts up to a limit that was not read",
    )
    | in_doubt(
        ~activity("course", "conference", "college-course", "self-directed") | activity("self-directed") & ~IN_PERSON,
        "the list of other ways to earn hours was read in part only (.0701(a))",
    )
)

AUGUST_TO_NOVEMBER = Window(opens=Span(months=5), closes=Span(days=60))
"""From 1 August of the preceding renewal year to 1 November of the year of renewal, unless used for the renewal before."""

DISTANCE = (
    (SELF_PACED | HOME_STUDY) & ~activity("college-course")
    | in_doubt(
        LIVE_WEBINAR, "whether a live webinar is home study, of which at most 12 hours count, is not established"
    )
    | in_doubt(
        (SELF_PACED | HOME_STUDY) & activity("college-course"),
        "the limit is written for courses, and the board's page states it for all: whether academic courses at a distance "
        "fall under it is not settled",
    )
)
BUSINESS_MANAGEMENT = subject("professional-practice.business") | in_doubt(
    subject("professional-practice") & ~subject("professional-practice.hygiene", "professional-practice.safety"),
    "whether this is business management, of which at most 8 hours count, the subject does not tell",
)

TOTAL = Minimum("total", 24)
ETHICS = Minimum("ethics", 3, subject("ethics"), label="professional ethics")
IN_A_CLASSROOM = Minimum("in-person", 12, IN_PERSON, label="in a classroom")
AT_MOST_12_AT_A_DISTANCE = Maximum("distance", 12, DISTANCE, label="home study in any medium")
AT_MOST_8_OF_BUSINESS = Maximum("business", 8, BUSINESS_MANAGEMENT, label="business management")

SHORT_PERIOD = Case(
    PeriodAtMost(24),
    (
        Undetermined(
            "first-renewal",
            "a licence period shorter than two years asks for fewer hours: how many was not read",
            label="hours asked of a first period shorter than two years",
        ),
    ),
    label="first period, shorter than two years",
)

PERHAPS_STILL_THE_FIRST = Doubt(
    "before the term that is reckoned from the printed date: a first term may have two years or more (21 NCAC 30 .0205 was not "
    "read), and this may still be it (if so, enter the fact renewals = 0; if it is the second, the fact term_started)",
    when=StartNotTold(3),
)

SEMESTER_HOURS = (Worth(21, per=Unit.SEMESTER_HOUR),)
NOTES = (
    (
        "Providers are approved by a body that the board has contracted with, in practice NCBTMB, or are accredited colleges; the "
        "board approves no course in advance."
    ),
    "Courses on HIV/AIDS or hepatitis count, though not as ethics.",
    "Carry-over: none beyond hours since 1 August of the year of the last renewal that it did not use.",
    "Academic courses (sciences, psychology, pharmacology, massage, business management) have no limit of their own.",
    "The renewal window of 1 August to 1 November is from an older page (about 2019). What follows a late renewal was not read.",
)

LMBT = RuleBook(
    jurisdiction="US-NC",
    credential="LMBT",
    name="Licensed Massage and Bodywork Therapist",
    board=BOARD,
    term=FixedDate(12, 31, PRINTED, citation=RENEWAL),
    opens=Span(months=5),
    apply_by=ApplyBy(
        FirstOfMonth(before=1),
        "The board calls 1 November the deadline for renewal and counts hours up to that day only.",
        citation=RENEWAL,
    ),
    rules=(
        Rules(
            label="twelve hours in a classroom",
            periods_ending=from_(2024, 1, 1),
            citation=CE_REQUIREMENTS,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            window=AUGUST_TO_NOVEMBER,
            perhaps_since_issue=PERHAPS_STILL_THE_FIRST,
            values=SEMESTER_HOURS,
            accepts=ACCEPTED,
            requirements=(TOTAL, ETHICS, IN_A_CLASSROOM, AT_MOST_12_AT_A_DISTANCE, AT_MOST_8_OF_BUSINESS),
            cases=(SHORT_PERIOD,),
            notes=NOTES,
        ),
        Rules(
            label="all hours on line allowed",
            periods_ending=between(date(2023, 12, 31), date(2023, 12, 31)),
            citation=NOTICE_FOR_2023,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            window=AUGUST_TO_NOVEMBER,
            perhaps_since_issue=PERHAPS_STILL_THE_FIRST,
            values=SEMESTER_HOURS,
            accepts=ACCEPTED,
            requirements=(TOTAL, ETHICS, AT_MOST_8_OF_BUSINESS),
            cases=(SHORT_PERIOD,),
            notes=NOTES,
        ),
    ),
)

RULE_BOOKS = (LMBT,)
