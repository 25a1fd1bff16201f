"""Vermont. Secretary of State, Office of Professional Regulation. 26 V.S.A. ch. 105.

To check: the section on renewal, which was not read in full, and the day on which registrations end: the office usually has
one day a profession, and which it is here was not found. Sections 5401, 5402, 5411 and 5412 and the office's questions and
answers ask no hours, and one secondary page says so outright. Before 1 April 2021 nobody had to register.
"""

from datetime import date

from ce_tracker.rules import SECONDARY, Board, Citation, PrintedDate, RuleBook, Rules, from_

BOARD = Board(
    "Vermont Office of Professional Regulation",
    "https://sos.vermont.gov/massage-therapists-bodyworkers-and-touch-professionals/",
)

CHAPTER_105 = Citation(
    "26 V.S.A. ch. 105; 2019 Acts No. 178 (Adj. Sess.) s. 29",
    "https://legislature.vermont.gov/statutes/fullchapter/26/105",
)
TWO_YEARS = Citation(
    "A registration of two years, as ABMP tells it",
    "https://abmp.com/practitioners/state-requirements/vermont",
)
VERIFIED = date(2026, 11, 23)

REGISTRATION = RuleBook(
    jurisdiction="US-VT",
    credential="RMT/RB/RTP",
    name="Registered Massage Therapist, Bodyworker or Touch Professional",
    board=BOARD,
    term=PrintedDate(
        2,
        "a registration lasts two years; on which day it ends is printed on it and was not found elsewhere",
        citation=TWO_YEARS,
        confidence=SECONDARY,
    ),
    rules=(
        Rules(
            label="registration without continuing education",
            periods_ending=from_(2021, 4, 1),
            citation=CHAPTER_105,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                (
                    "The sections read give the director no power to ask hours; the section on renewal was not read "
                    "in full."
                ),
                "Every new client gets a written or electronic disclosure before the first treatment.",
                (
                    "Holders of certain other Vermont licences, such as nurses or cosmetologists, need not register "
                    "(ABMP)."
                ),
                "Late renewal and lapse were not found; nor whether the fee bill H.472 (2025) became law.",
            ),
        ),
    ),
)

RULE_BOOKS = (REGISTRATION,)
