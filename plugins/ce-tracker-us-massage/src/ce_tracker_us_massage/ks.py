"""Kansas. No state licence, registration or board; cities may ask for permits (Mission: city code ch. 620).

To check first: SB 253 (introduced on 7 Feb 2025, carried in the session of 2025-26) would create a licence under the Board of
Healing Arts; no page says that it passed, and what became of it in 2026 is not established. Of local rules only Mission and
Andover were looked at in any detail; those of South Hutchinson, Wichita and Manhattan are known by name.
"""

from datetime import date

from ce_tracker.rules import (
    SECONDARY,
    UNVERIFIED,
    AsTold,
    Board,
    Citation,
    Doubt,
    FactAsked,
    Minimum,
    NoTerm,
    PrintedDate,
    RuleBook,
    Rules,
)

KLRD_MEMO = Citation(
    "Kansas Legislative Research Department, memo of 16 Nov 2023; K.S.A. 65-2872, 65-2913",
    "https://klrd.org/2023/11/16/massage-therapy/",
)
LOCAL_RULES = Citation(
    "Local rules in Kansas, as a massage school lists them; Mission city code ch. 620",
    "https://www.raynormassage.com/massage-therapy-regulations-and-laws-in-kansas/",
)
VERIFIED = date(2026, 11, 23)

NOBODY = Board(
    "No board: Kansas does not license massage; ask the clerk of the city",
    "https://www.abmp.com/practitioners/state-requirements/kansas",
)
CITY = Board(
    "The city that issues the permit",
    "https://www.abmp.com/practitioners/state-requirements/kansas",
)

UNLICENSED = RuleBook(
    jurisdiction="US-KS",
    credential="unlicensed",
    name="Massage therapist without a state licence (Kansas has none)",
    board=NOBODY,
    term=NoTerm(
        "Kansas issues no licence for massage, so nothing is renewed", citation=KLRD_MEMO, confidence=SECONDARY
    ),
    rules=(
        Rules(
            label="no state licence",
            citation=KLRD_MEMO,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                (
                    "State law was read as of November 2023 (the memo); for later years only pages of associations, undated, "
                    "say the same."
                ),
                "SB 253 (2025) would create a licence with renewal every two years: whether it passed is not established.",
                "A city may ask for a permit of its own: keep it as a licence of the kind local-permit.",
            ),
        ),
    ),
)

LOCAL_PERMIT = RuleBook(
    jurisdiction="US-KS",
    credential="local-permit",
    name="Permit of a city",
    board=CITY,
    term=PrintedDate(
        1,
        "each city sets how long its permit lasts (Mission: 1 July to 30 June; Andover: two years): its print tells",
        citation=LOCAL_RULES,
        confidence=SECONDARY,
        note="A term of one year is assumed.",
        years_known=False,
    ),
    facts=(FactAsked("ce_hours", "hours of continuing education that the city asks for this permit; 0 if none", 6),),
    rules=(
        Rules(
            label="as the city says",
            citation=LOCAL_RULES,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            requirements=(
                Minimum("total", AsTold("ce_hours", "whether the city asks for continuing education was not read")),
            ),
            perhaps_since_issue=Doubt(
                "how many years the permit lasts is the city's to say: hours since its issue may belong to this term"
            ),
            notes=("Mission issues one permit for the establishment and one for each therapist.",),
        ),
    ),
)

RULE_BOOKS = (UNLICENSED, LOCAL_PERMIT)
