"""Colorado. Office of Massage Therapy Licensure (DORA). C.R.S. 12-20-202, 12-235-108, 12-235-116; 3 CCR 722-1.

To check first: the day on which licences end today. The Director sets it by a schedule that was not readable, so the date on
the licence decides. That no continuing education is asked rests on what others write; no sentence of the law says so, though
none asks for any either. Since when that holds is not told: it is taken for all years, and is worth less for early ones.
"""

from datetime import date

from ce_tracker.rules import (
    SECONDARY,
    Board,
    Citation,
    LateState,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
)

BOARD = Board(
    "Colorado Office of Massage Therapy Licensure, Division of Professions and Occupations (DORA)",
    "https://dpo.colorado.gov/MassageTherapy",
)

NO_CE = Citation(
    "Massage therapy in Colorado, as the association ABMP describes it: no hours at renewal; C.R.S. 12-235-108; 3 CCR 722-1",
    "http://abmp.com/practitioners/state-requirements/colorado?page=1",
)
CRS_12_20_202 = Citation(
    "C.R.S. 12-20-202(1)",
    "https://law.justia.com/codes/colorado/2022/title-12/article-20/part-2/section-12-20-202/",
)
VERIFIED = date(2026, 11, 23)

LMT = RuleBook(
    jurisdiction="US-CO",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PrintedDate(
        2,
        why="the Director sets one date for all massage licences, and which it is today is not established",
        citation=CRS_12_20_202,
        confidence=SECONDARY,
        note="Two years is the usual term; by statute the Director may set one to three and may move the date.",
    ),
    late=(
        LateState(
            "grace period",
            "The licence can be renewed with a late fee. Known from rules of sister boards and from the renewal of 2015.",
            Span(days=60),
        ),
        LateState("expired", "To return, apply for reinstatement."),
    ),
    rules=(
        Rules(
            label="no continuing education",
            citation=NO_CE,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                "Since when none are asked was not found: the older the period, the less this is worth.",
                "One web page speaks of hours at renewal; it gives neither a number nor a source and is not followed.",
                (
                    "Keep professional liability insurance at all times: at least 50,000 USD a claim and 300,000 USD a year "
                    "(C.R.S. 12-235-116)."
                ),
                "Dates of the past: 31 January 2015; 31 December 2016, whose grace period was extended to 31 March 2017.",
                "The 650 hours of SB 24-201 are initial education and do not touch renewal.",
                "Ordinances of cities and counties bind massage facilities, not the licence.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
