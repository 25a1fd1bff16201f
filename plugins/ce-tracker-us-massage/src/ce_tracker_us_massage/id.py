"""Idaho. Board of Massage Therapy. Idaho Code 67-2614 (due date); IDAPA 24.27.01 (continuing education).

To check first: the text of IDAPA 24.27.01 since 1 July 2024. ABMP reported that the rewrite drops the section on continuing
education; pages that still tell of six hours look older than that. Until the text is read, the hours are as the licensee tells.
Rule 500 (six hours) was seen in wordings of 2013 and 2021. Not established: carry-over, the caps of Rule 502 on teaching and
self-study (such hours are open), waivers.
Periods that ended before 27 March 2013 are not covered.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    CONFLICTING,
    COURSES,
    HOME_STUDY,
    SECONDARY,
    AsTold,
    Birthday,
    Board,
    Case,
    Citation,
    Doubt,
    FactAsked,
    FirstPeriod,
    FirstTerm,
    LateState,
    Minimum,
    NoRepeats,
    RuleBook,
    Rules,
    Span,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Idaho Board of Massage Therapy (Division of Occupational and Professional Licenses, DOPL)",
    "https://dopl.idaho.gov/mas/",
)

CODE_67_2614 = Citation(
    "Idaho Code 67-2614",
    "https://www.lawserver.com/law/state/idaho/id-code/idaho_code_67-2614",
)
REWRITE_OF_2024 = Citation(
    "IDAPA 24.27.01 as rewritten for 1 July 2024 (text not seen), as ABMP reports it",
    "https://www.abmp.com/updates/legislative-updates/idaho/idaho-recommends-reducing-red-tape",
)
IDAPA_500 = Citation(
    "IDAPA 24.27.01.500 to .503",
    "https://www.massageschoolnotes.com/massage-ce-requirements-by-state-i/",
)
IDAPA_501 = Citation(
    "IDAPA 24.27.01.501 (28 Mar 2023)",
    "https://regulations.justia.com/states/idaho/24/24-27-01/section-24-27-01-501/",
)
VERIFIED = date(2026, 11, 23)

NOT_SEEN = (
    "whether the rule of July 2024 still asks for continuing education, and how much, is not established: read the current "
    "IDAPA 24.27.01, or ask the board, and enter the hours (until June 2024: 6, with 1 of ethics)"
)
STILL_EXEMPT = Doubt(
    "until June 2024 the first renewal asked for no hours; whether it still does not is not established",
    when=FirstPeriod(),
)

COUNTED = (COURSES & ~HOME_STUDY) | in_doubt(
    ANYTHING,
    "how many hours of teaching, self-study and other activities count was for Rule 502, whose caps were not read: sure are "
    "courses in class, at conferences and on line",
)
LISTED = approved_by("NCBTMB", "ABMP", "AMTA", "FSMTB", "US-ID") | in_doubt(
    ANYTHING, "the board judges certificates from others than NCBTMB, ABMP, AMTA, FSMTB and itself case by case"
)
LISTED_IN_RULE_501 = approved_by("US-ID", "college", "AMTA", "ABMP", "NCBTMB") | in_doubt(
    ANYTHING,
    "courses of governments and of national and state massage associations count as well: whether this is one is not recorded",
)

FIRST_RENEWAL = Case(FirstPeriod(), exempt="continuing education starts with the second renewal")

LMT = RuleBook(
    jurisdiction="US-ID",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=Birthday(
        first=FirstTerm.SECOND,
        citation=CODE_67_2614,
        note="The first term runs to the birthday after the next: 12 to 24 months. It is so unless another law says otherwise.",
    ),
    late=(
        LateState(
            "cancelled",
            "No practice. Within five years it can be reinstated on a renewal application with fees, among them a reinstatement "
            "fee; further documents may be asked for.",
            Span(years=5),
        ),
        LateState("cancelled for five years", "No practice. What a return asks then was not read."),
    ),
    facts=(
        FactAsked(
            "ce_hours", "hours of continuing education that the rule in force asks for this renewal; 0 if none", 6
        ),
        FactAsked("ethics_hours", "hours of ethics among them; 0 if none", 1),
    ),
    rules=(
        Rules(
            label="rewritten rule, not seen",
            periods_ending=from_(2024, 7, 1),
            citation=REWRITE_OF_2024,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=LISTED & COUNTED,
            requirements=(
                Minimum("total", AsTold("ce_hours", NOT_SEEN), doubt=STILL_EXEMPT),
                Minimum("ethics", AsTold("ethics_hours", NOT_SEEN), subject("ethics"), doubt=STILL_EXEMPT),
            ),
            notes=(
                "By the board's page, undated and perhaps older than the rewrite: courses on line, CPR and first aid count.",
                (
                    "Until June 2024 one of several courses with much the same content counted in a renewal period; whether that "
                    "still holds was not read, and courses taken again are counted here."
                ),
                "Carry-over: nothing about it was read.",
                "The same page excepts courses in what Idaho Code 54-4004 does not allow.",
                "The board audits every year; at renewal the licensee attests to the hours.",
                "DOPL mails a reminder about six weeks before the licence ends, as a courtesy.",
            ),
        ),
        Rules(
            label="six hours a year",
            periods_ending=between(date(2013, 3, 27), date(2024, 6, 30)),
            citation=IDAPA_500,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=LISTED_IN_RULE_501 & COUNTED,
            minutes_per_hour=50,
            keep_records=Span(years=5),
            requirements=(
                Minimum("total", 6),
                Minimum("ethics", 1, subject("ethics")),
                NoRepeats(
                    label="of courses with much the same content one counts in a renewal period", citation=IDAPA_501
                ),
            ),
            cases=(FIRST_RENEWAL,),
            notes=(
                "The approval of a course by the board lasts up to five years.",
                "Courses in class, at conferences and on line count alike. Carry-over: nothing about it was read.",
                "Courses of another title or provider with much the same content are not found by their names: drop one.",
                "An older text of Idaho Code 67-2614, revised on a day not known, asked for renewal before each birthday.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
