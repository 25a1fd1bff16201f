"""Utah. Division of Professional Licensing. Utah Code 58-47b; Utah Admin. Code R156-1-308a.

To check: that no hours are asked (a course vendor says so; of chapter 47b only parts were read) and that the cycle ends on
31 May of odd years (the same vendor's copy of R156-1-308a, in its old numbering). No text gives the day since when either holds.
Massage assistants and assistants in training (licensed since 2024) are not covered: no source tells when theirs end.
"""

from datetime import date

from ce_tracker.rules import ODD, SECONDARY, Board, Citation, FixedDate, RuleBook, Rules

BOARD = Board(
    "Utah Division of Professional Licensing, Board of Massage Therapy and Acupuncture",
    "https://dopl.utah.gov/massage-therapy/",
)

R156_1_308A = Citation(
    "Utah Code 58-1-308; Utah Admin. Code R156-1-308a, in a course vendor's copy",
    "https://massagespecialtiesceus.com/pages/utah",
)
NO_CE = Citation(
    "Utah Code 58-47b-303, R156-47b-303, of which the parts read ask no hours; a course vendor's statement that none "
    "are asked",
    "https://massagespecialtiesceus.com/pages/utah",
)
VERIFIED = date(2026, 11, 23)

LMT = RuleBook(
    jurisdiction="US-UT",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(
        5,
        31,
        ODD,
        citation=R156_1_308A,
        confidence=SECONDARY,
        note="31 May of odd years is the cycle of the licence class; how long a first licence runs was not read.",
    ),
    rules=(
        Rules(
            label="no continuing education",
            citation=NO_CE,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                "That nothing is asked rests on one vendor and on silence: ask the division before relying on it.",
                "Neither SB 42 (2023, massage assistants) nor HB 278 (2025, establishments) was seen to bring hours.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
