"""Louisiana. Board of Massage Therapy. La. R.S. 37:3561; LAC 46:XLIV.1701, 3701, 3703.

To check: no section that was read says in words that hours belong to 1 April to 31 March; that follows from the expiry and
the board's answers. What a licensee of January to March owes at the second 31 March, and which expiry a licence of the last
weeks of March gets, is open. The oldest text is an answer of the board with examples of 2010, for the licence of 2011.
"""

from datetime import date

from ce_tracker import Status
from ce_tracker.rules import (
    PRIMARY,
    SECONDARY,
    Board,
    Both,
    CarryOver,
    Case,
    Citation,
    Doubt,
    FactAsked,
    FirstPeriod,
    FixedDate,
    LateState,
    LicensedLessThan,
    Minimum,
    PeriodStartsBefore,
    RuleBook,
    Rules,
    SecondPeriod,
    Span,
    StatusIs,
    activity,
    approved_by,
    between,
    from_,
)

BOARD = Board("Louisiana Board of Massage Therapy", "https://www.labmt.org")

RS_37_3561 = Citation(
    "La. R.S. 37:3561",
    "https://www.legis.la.gov/legis/Law.aspx?d=94217",
)
LAC_1701 = Citation(
    "LAC 46:XLIV.1701 (copy of 20 Nov 2024)",
    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/louisiana-administrative-code/title-46-professional-and-occupational-standards/"
    "part-xliv-massage-therapists/chapter-17-professional-and-establishment-license/"
    "section-xliv-1701-applications-availability-requirements-and-expiration",
)
HOURS_AND_CREDIT = Citation(
    "La. R.S. 37:3561; LAC 46:XLIV.1701, 3701 (as reproduced), 3703",
    "https://regulations.justia.com/states/louisiana/title-46/part-xliv/chapter-37/section-xliv-3703",
)
BOARD_ANSWERS = Citation(
    "LAC 46:XLIV.3701; the board's answers with examples of 2010",
    "https://www.labmt.org/site327.php",
)
VERIFIED = date(2026, 11, 23)

APPROVED = approved_by("US-LA") & ~activity("teaching")

TWELVE_HOURS = Minimum(
    "total",
    12,
    doubt=Doubt(
        "no hours are asked within twelve months of the first licence: for one of January to March, what is owed at the second "
        "31 March is not spelled out",
        when=Both((SecondPeriod(), LicensedLessThan(15))),
    ),
)
EXCESS_HOURS = CarryOver(
    None,
    toward=("total",),
    citation=RS_37_3561,
    doubt=Doubt(
        "excess hours carry over from the renewal cycle of 1 April 2022: whether those of the year before it did is not "
        "established",
        when=PeriodStartsBefore(date(2022, 4, 2)),
    ),
)

FIRST_YEAR = Case(
    FirstPeriod(), exempt="a licensee of the first year owes no hours at the first renewal", citation=LAC_1701
)
WHILE_INACTIVE = Case(
    StatusIs(Status.INACTIVE),
    exempt="no hours are asked while the licence is inactive, for up to five years; a return asks 24",
)

LISTED_COURSES = (
    "The board approves each course, and its provider is registered: the certificate shows LAP and LCEU numbers. A course of a "
    "registered provider is not approved by that alone, nor by NCBTMB's approval."
)

LMT = RuleBook(
    jurisdiction="US-LA",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(
        3,
        31,
        2026,
        every_years=1,
        citation=LAC_1701,
        note="Whether a licence issued in the last weeks of March runs to the next year was not found: look at its print.",
    ),
    late=(
        LateState(
            "expired",
            "No practice. Reinstatement asks renewal and late fee, an application, the hours and the licensing examination.",
            Span(years=2),
        ),
        LateState(
            "lapsed", "Not renewed for more than 24 months without inactive status: the rule was not read to its end."
        ),
    ),
    facts=(FactAsked("carried_over", "excess hours of the year before, as the board acknowledged them", 4),),
    rules=(
        Rules(
            label="excess hours carry over",
            periods_ending=from_(2022, 4, 1),
            citation=HOURS_AND_CREDIT,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            half_hour_over=30,
            accepts=APPROVED,
            requirements=(TWELVE_HOURS,),
            cases=(WHILE_INACTIVE, FIRST_YEAR),
            carry_over=EXCESS_HOURS,
            notes=(
                LISTED_COURSES,
                "At the first renewal, upload a statement that it is the first year of licensure.",
                "Instruction in diagnosis, in treating illness or beyond the scope of massage earns nothing.",
                "On-line and home-study courses count if their completion is verified to the board; no limit was found.",
                "The board grants no extensions and no waivers.",
                "Those licensed before 1 April 2022 may have to undergo a state and federal background check.",
                "Whether hours earned in the exempt first year carry over is not told: ask the board.",
                (
                    "Whether excess hours are used before the year's own, of which more then carry over, is not told in what was "
                    "read of R.S. 37:3561(A)(2)(a): ask the board."
                ),
            ),
        ),
        Rules(
            label="nothing carries over",
            periods_ending=between(date(2011, 3, 31), date(2022, 3, 31)),
            citation=BOARD_ANSWERS,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            minutes_per_hour=50,
            accepts=APPROVED,
            requirements=(TWELVE_HOURS,),
            cases=(FIRST_YEAR,),
            notes=(
                LISTED_COURSES,
                "That licences ended on 31 March then as well was not researched.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
