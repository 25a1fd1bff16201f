"""Guam. No licence and no board for massage; a health certificate of the Department of Public Health and Social Services.

To check: pages read on Guam after 2018 are few, and no law of 2019-2026 was found. Bill 226-34 (2018: a licence with
continuing education) went back to committee on 27 April 2018. What the health certificate asks was read in the press only.
"""

from datetime import date

from ce_tracker.rules import SECONDARY, Board, Citation, NoTerm, PrintedDate, RuleBook, Rules

BOARD = Board(
    "No board: massage is not among the professions of the Guam Board of Allied Health Examiners",
    "https://guamhplo.org/gbahe/faqs",
)
HEALTH_DEPARTMENT = Board("Guam Department of Public Health and Social Services", "https://guampdn.com")

PROFESSIONS = Citation(
    "Guam Board of Allied Health Examiners, questions and answers: the professions it regulates (undated)",
    "https://guamhplo.org/gbahe/faqs",
)
BILL_226_34 = Citation(
    "Press of January and April 2018 on Bill 226-34: a health certificate and a half-yearly check are what is asked",
    "https://guampdn.com",
)
VERIFIED = date(2026, 11, 23)

RE_CHECK = "Pages read on Guam after 2018 are few: ask before relying on it that nothing applies."

UNLICENSED = RuleBook(
    jurisdiction="US-GU",
    credential="unlicensed",
    name="Massage therapist without a licence (Guam has none)",
    board=BOARD,
    term=NoTerm(
        "Guam issues no licence for massage, so nothing is renewed", citation=PROFESSIONS, confidence=SECONDARY
    ),
    rules=(
        Rules(
            label="no licence",
            citation=PROFESSIONS,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                RE_CHECK,
                "The health certificate has its own end: keep it as a licence of the kind health-certificate.",
            ),
        ),
    ),
)

HEALTH_CERTIFICATE = RuleBook(
    jurisdiction="US-GU",
    credential="health-certificate",
    name="Health certificate (no licence)",
    board=HEALTH_DEPARTMENT,
    term=PrintedDate(
        1,
        "how long a health certificate lasts was not read: its print tells",
        citation=BILL_226_34,
        confidence=SECONDARY,
        years_known=False,
    ),
    rules=(
        Rules(
            label="a reminder of its end",
            citation=BILL_226_34,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                RE_CHECK,
                "The press of 2018 also names a check for sexually transmitted diseases every six months.",
            ),
        ),
    ),
)

RULE_BOOKS = (UNLICENSED, HEALTH_CERTIFICATE)
