"""Rhode Island. Board of Licensed Massage Therapists (Department of Health). 216-RICR-40-05-10.8; R.I. Gen. Laws 5-95.

To check first: what the new chapter 5-95 (P.L. 2024 ch. 346) says of renewal and continuing education, and the text of
216-RICR-40-05-10 that follows the one read, which is marked inactive. On which day the yearly licence ends is not
established. Nothing was found on a first renewal, carry-over, approval of providers or hours of ethics. Before 5 Aug 2018: no text.
"""

from datetime import date

from ce_tracker.rules import (
    PRIMARY,
    SECONDARY,
    UNVERIFIED,
    Board,
    Citation,
    Doubt,
    Either,
    FirstPeriod,
    Minimum,
    PeriodStartsBefore,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    activity,
    between,
    from_,
    in_doubt,
)

BOARD = Board("Rhode Island State Board of Licensed Massage Therapists (Department of Health)", "https://health.ri.gov")

RICR_10_8 = Citation(
    "216-RICR-40-05-10.8; R.I. Gen. Laws 23-20.8-1, 23-20.8-3",
    "https://casetext.com/regulation/rhode-island-administrative-code/title-216-department-of-health/"
    "chapter-40-professional-licensing-and-facility-regulation/subchapter-05-professional-licensing/"
    "part-10-massage-therapists/section-216-ricr-40-05-108-continuing-education",
)
PL_2024_346 = Citation(
    "R.I. Gen. Laws 5-95-3 (P.L. 2024 ch. 346), with 216-RICR-40-05-10.8 as it stood before the act",
    "http://webserver.rilegislature.gov/PublicLaws/law24/law24346.htm",
)
RICR_10_8_2018 = Citation(
    "216-RICR-40-05-10.8 (2018), as ABMP reported it",
    "https://abmp.com/updates/legislative-updates/rhode-island/"
    "six-hours-continuing-education-now-required-annual-massage-license-renewal-rhode-island",
)
VERIFIED = date(2026, 11, 23)

NAMED_ACTIVITIES = activity("course", "conference", "college-course", "self-directed") | in_doubt(
    activity("teaching", "publication", "exam", "board-meeting", "volunteering"),
    "the rule names presentations, conferences, courses and self-study; whether other activities earn units is not established",
)

FIRST_RENEWAL = "nothing was found on a first renewal: whether it owes the six hours is not established"

SIX_UNITS = Minimum("total", 6, doubt=Doubt(FIRST_RENEWAL, when=FirstPeriod()))
SIX_HOURS_FROM_2018 = Minimum(
    "total",
    6,
    doubt=Doubt(
        "the six hours came on 5 August 2018, and whether a period that had begun owes them was not established; "
        f"{FIRST_RENEWAL}",
        when=Either((PeriodStartsBefore(date(2018, 8, 5)), FirstPeriod())),
    ),
)

NOTES = (
    "A unit is 50 minutes; an hour of self-study or on-line learning that is completed is one unit.",
    "No provider needs approval: the subject must lie within the scope of practice, and the licensee keeps the proof.",
    "Ethics is an example of a subject, not a requirement of its own.",
    "Whether a first renewal owes the units was not found, and no carry-over.",
    "The board may waive the units for hardship.",
)

LMT = RuleBook(
    jurisdiction="US-RI",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PrintedDate(1, "a Rhode Island licence is renewed every year, on a day that no source read establishes"),
    rules=(
        Rules(
            label="six units, under the chapter of 2024",
            periods_ending=from_(2024, 6, 26),
            citation=PL_2024_346,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            accepts=NAMED_ACTIVITIES,
            requirements=(SIX_UNITS,),
            minutes_per_hour=50,
            keep_records=Span(years=4),
            notes=(
                *NOTES,
                (
                    "Chapter 23-20.8 was repealed on 26 June 2024. The chapter in its place defines continuing education and the "
                    "unit as before; its section on renewal and the rule that follows were not read. ABMP's table of the "
                    "states still says six hours a year."
                ),
            ),
        ),
        Rules(
            label="six units",
            periods_ending=between(date(2024, 3, 20), date(2024, 6, 25)),
            citation=RICR_10_8,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=NAMED_ACTIVITIES,
            requirements=(SIX_UNITS,),
            minutes_per_hour=50,
            keep_records=Span(years=4),
            notes=NOTES,
        ),
        Rules(
            label="six hours",
            periods_ending=between(date(2018, 8, 5), date(2024, 3, 19)),
            citation=RICR_10_8_2018,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            requirements=(SIX_HOURS_FROM_2018,),
            keep_records=Span(years=4),
            notes=(
                "Which activities earned hours was not read: all are counted here.",
                "Amendments between 2018 and 20 March 2024 were not traced.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
