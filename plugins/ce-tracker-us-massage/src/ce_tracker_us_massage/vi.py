"""US Virgin Islands. Department of Licensing and Consumer Affairs. 27 V.I.C. ch. 9, ss. 302, 307.

To check: everything. That a licence is renewed each year is known from a copy of the law of 2006 and from the news, the health
card from a newspaper, the three hours of HIV and STD training from one weak page. No duty of continuing education was found,
and none was ruled out; the Department of Health's sheet on massage (2023) could not be opened. No text is dated.
"""

from datetime import date

from ce_tracker.rules import (
    SECONDARY,
    UNVERIFIED,
    Board,
    Citation,
    Doubt,
    Holds,
    PrintedDate,
    RuleBook,
    Rules,
    Undetermined,
)

BOARD = Board("US Virgin Islands Department of Licensing and Consumer Affairs", "https://dlca.vi.gov/")

V_I_C_27_302 = Citation(
    "27 V.I.C. ss. 302, 307, in a copy of 2006",
    "https://kirschenbaumesq.com/article/302-2006-same-business-occupations-professions-and-trades-covered-fees",
)
HEALTH_CARD_NEWS = Citation(
    "Department of Health: health cards, as the St. John Tradewinds told it",
    "https://stjohntradewinds.com/doh-to-resume-health-card-services-schedule-beginning-april-6/",
)
HIV_STD_SHEET = Citation(
    "Department of Health sheet of 2023 on massage therapy, as a page of a vendor tells it",
    "https://www.raynormassage.com/reflexology-foot-massage-regulations-in-the-u-s-virgin-islands/",
)
VERIFIED = date(2026, 11, 23)

LICENCE = RuleBook(
    jurisdiction="US-VI",
    credential="DLCA licence",
    name="Massage therapist's business or occupational licence",
    board=BOARD,
    term=PrintedDate(
        1,
        "the licence lasts a year; whether it ends on a fixed day or on its anniversary was not found: only its print "
        "tells",
        citation=V_I_C_27_302,
        confidence=SECONDARY,
    ),
    rules=(
        Rules(
            label="no hours found, none ruled out",
            citation=V_I_C_27_302,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            requirements=(
                Undetermined(
                    "continuing-education",
                    "no duty of continuing education was found, and it was not shown that there is none; whether the 3 "
                    "hours of HIV and STD training asked of newcomers are asked again at renewal is not known",
                    label="continuing education, perhaps 3 hours on HIV and STD",
                    citation=HIV_STD_SHEET,
                ),
                Holds(
                    "health-card",
                    ("health-card",),
                    "a health card of the Department of Health, renewed every year",
                    citation=HEALTH_CARD_NEWS,
                    confidence=SECONDARY,
                    doubt=Doubt("on which day the health card has to be valid is not told"),
                ),
            ),
            notes=(
                (
                    "Massage is among the licences that the Department of Health reviews first; whether at each "
                    "renewal was not read."
                ),
                "No board for massage is listed among those of the Department of Health.",
            ),
        ),
    ),
)

RULE_BOOKS = (LICENCE,)
