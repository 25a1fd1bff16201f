"""Maine. Office of Professional and Occupational Regulation. 32 M.R.S. 14306-C to 14306-G.

To check: section 14306-F (renewal) and the office's rules (02-041 C.M.R. ch. 10, 11, 13) were not read. That nothing is asked
rests on a table of school notes and on the silence of the sections that were read; on which day a licence ends no source says.
"""

from datetime import date

from ce_tracker.rules import SECONDARY, Board, Citation, PrintedDate, RuleBook, Rules

BOARD = Board(
    "Maine Office of Professional and Occupational Regulation, Massage Therapy Licensure",
    "https://www.maine.gov/pfr/professionallicensing/professions/massage-therapy-licensure",
)

NO_CE_LISTED = Citation(
    "32 M.R.S. 14306-C to 14306-G (14306-F not read), and a table that lists Maine without continuing education",
    "https://www.massageschoolnotes.com/massage-ce-requirements-by-state-m/",
)
ANNUAL_FEE = Citation(
    "32 M.R.S. 14306-D(1)(E)",
    "https://www.legalfix.com/statutes/state-codes/maine/title-32/chapter-127/section-14306-d",
)
VERIFIED = date(2026, 11, 23)

LMT = RuleBook(
    jurisdiction="US-ME",
    credential="LMT",
    name="Licensed Massage Therapist (massage therapist or massage practitioner)",
    board=BOARD,
    term=PrintedDate(
        1,
        why="the licence fee is annual, but no source that was read says on which day a licence ends",
        citation=ANNUAL_FEE,
        confidence=SECONDARY,
        note="That the licence is renewed every year follows from the annual fee.",
    ),
    rules=(
        Rules(
            label="no continuing education",
            citation=NO_CE_LISTED,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                "From which day this holds is not established: for years gone by it is worth less.",
                (
                    "Secondary sources ask for CPR and first aid at the first licence; whether they have to be current at a "
                    "renewal was not found."
                ),
                "What follows a late renewal was not read: ask the office.",
                "Some towns have licensed massage by ordinance; such local rules are not covered.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
