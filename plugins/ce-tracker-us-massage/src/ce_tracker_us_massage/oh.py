"""Ohio. State Medical Board of Ohio. Ohio Rev. Code 4731.15; Ohio Adm. Code ch. 4731-1.

To check: the board has had the power to ask for continuing education since HB 483 (130th General Assembly). The last sections of
chapter 4731-1 and everything of 2025-2026 were not read, so that no rule exists is not proven; nor was R.C. 4731.15, on terms.
What held before the board's rule package of 25 September 2017 was not read.
"""

from datetime import date

from ce_tracker.rules import SECONDARY, Board, Citation, PrintedDate, RuleBook, Rules, from_

BOARD = Board("State Medical Board of Ohio", "https://med.ohio.gov")

OAC_4731_1 = Citation(
    "Ohio Adm. Code ch. 4731-1, in which no rule on continuing education of massage therapists was found",
    "http://codes.ohio.gov/oac/4731-1",
)
BOARD_PAGE = Citation(
    "The board's page on renewal, of about 2016 to 2018; Ohio Rev. Code 4731.15 (not read)",
    "http://www.med.ohio.gov/RenewalCME/MassageTherapist(MT).aspx",
)
VERIFIED = date(2026, 11, 23)

LMT = RuleBook(
    jurisdiction="US-OH",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PrintedDate(
        2,
        "licences last two years; how their end is set (staggered by the first letter of the last name, by the board's older "
        "page) was not found",
        citation=BOARD_PAGE,
        confidence=SECONDARY,
        note="Two years come from an older page of the board; the statute was not read.",
    ),
    rules=(
        Rules(
            label="no continuing education",
            periods_ending=from_(2017, 9, 25),
            citation=OAC_4731_1,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                (
                    "The board may set continuing education by rule (HB 483, 130th General Assembly), and its page once called "
                    "it 'coming soon': look at chapter 4731-1 before relying on this. Its last sections were not read, nor "
                    "anything of 2025 and 2026: that no rule exists is not proven."
                ),
                (
                    "Evidence: the rules of 25 September 2017 and of 28 February 2023, a copy of September 2024, the board's "
                    "newsletter of March 2021, a list of school notes and the page of ABMP (both undated) name none."
                ),
                (
                    "The 25 hours of R.C. 4731.155 and rule 4731-1-08 were for cosmetic therapists, a licence that ended on 12 "
                    "April 2021 (HB 442)."
                ),
                "A website tells of required hours, CPR and insurance in Ohio; every better source contradicts it.",
                (
                    "A multistate licence of the Interstate Massage Compact, which Ohio joined by SB 56, will have its own "
                    "condition of continuing education."
                ),
                "Townships may license massagers by the year (R.C. 503.41 to 503.47); state licensees are usually exempt.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
