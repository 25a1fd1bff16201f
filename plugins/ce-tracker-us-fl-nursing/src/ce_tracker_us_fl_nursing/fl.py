"""Florida, registered nurses. Florida Board of Nursing. Section 464.013, Florida Statutes; the board's own answers.

Read on 24 November 2026 in stored copies: the board's answers to frequent questions (the day of the copy is not known) and
section 464.013(3) of the statutes of 2021. The board: 24 hours "of appropriate CE during each renewal period, including two
(2) hours relating to prevention of medical errors, two (2) hours in Laws and Rules in Nursing, (2) hours in Human
Trafficking, and (2) hours in Recognizing Impairment in the Workplace every other biennium (every 4 years). In addition to
these 24 hours of general CE, every third renewal two (2) hours of domestic violence CE must be completed for a total of 26
hours." Periods that ended before January 2024 are not covered: no text of their time was read.

To check: rule 64B9-5 of the Florida Administrative Code itself, which was not read; whether hours on domestic violence beyond
the two that come besides are among the 24; whether a course of an approved
provider elsewhere counts, as a provider that Florida approved does; what is asked at a first renewal (others tell that those
licensed by examination are exempt, and that others owe an hour for each month; of HIV/AIDS one hour, of which the rule is
told to be repealed). That the impairment course is due at every renewal is told as well, not by the board.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    PRIMARY,
    SECONDARY,
    AnyOf,
    Board,
    Case,
    Citation,
    FirstPeriod,
    Holds,
    Minimum,
    PrintedDate,
    RuleBook,
    Rules,
    SecondPeriod,
    SimpleRequirement,
    Span,
    Undetermined,
    Window,
    approved_by,
    from_,
    in_doubt,
    in_last,
    subject,
)
from ce_tracker_us_fl_nursing.vocabulary import VOCABULARY

BOARD = Board("Florida Board of Nursing", "https://floridasnursing.gov/")

ANSWERS = Citation(
    "Florida Board of Nursing, frequently asked questions",
    "https://floridasnursing.gov/frequently-asked-questions/?term_id=47",
)
STATUTE = Citation("s. 464.013(3), Fla. Stat. (2021)", "https://www.flsenate.gov/Laws/Statutes/2021/464.013")
EXPIRY = Citation("Florida Board of Nursing, Are You Renewal Ready?", "https://floridasnursing.gov/renewal-ready/")
LIFE_SUPPORT = Citation("Florida Board of Nursing, nursing FAQs", "https://floridasnursing.gov/nursing-faqs")
VERIFIED = date(2026, 11, 24)

THIS_BIENNIUM = in_last(years=2)
VIOLENCE = subject("domestic-violence")
APPROVED = approved_by("US-FL") | in_doubt(
    ANYTHING, "whether hours of a provider that Florida has not approved count was not read (rule 64B9-5)"
)
TRAFFICKING = Minimum("human-trafficking", 2, subject("human-trafficking") & THIS_BIENNIUM)
MORE_ON_VIOLENCE = in_doubt(
    VIOLENCE,
    'whether hours on domestic violence beyond the two that come "in addition to these 24 hours of general CE" are themselves '
    "general CE, the answers do not say: ask the board",
)
MANDATORY: tuple[SimpleRequirement, ...] = (
    Minimum("total", 24, THIS_BIENNIUM & ~MORE_ON_VIOLENCE, label="hours of general CE"),
    Minimum("medical-errors", 2, subject("medical-errors") & THIS_BIENNIUM),
    Minimum("law", 2, subject("law.US-FL") & THIS_BIENNIUM),
    Minimum("impairment", 2, subject("impairment-in-the-workplace", known=VOCABULARY) & in_last(years=4)),
)
OWED_ON_VIOLENCE = VIOLENCE & in_last(years=6)
THIRD_RENEWAL = (
    Minimum("domestic-violence", 2, OWED_ON_VIOLENCE),
    Minimum(
        "with-domestic-violence", 26, THIS_BIENNIUM | OWED_ON_VIOLENCE, label="the 24 hours and the two on violence"
    ),
)
"""The two hours that are owed are never among the 24, whatever further hours on violence may be."""
CERTIFIED = Holds(
    "specialty-certification",
    ("specialty-certification",),
    "certified by an accredited health care specialty program",
    absent_is_no=True,
    citation=STATUTE,
)


def _unless_certified(*asked: SimpleRequirement) -> AnyOf:
    """What is not asked of a nurse who is certified: all but human trafficking."""
    return AnyOf(
        "hours-or-certification", "the hours, or a specialty certification", ((*MANDATORY, *asked), (CERTIFIED,))
    )


RN = RuleBook(
    jurisdiction="US-FL",
    credential="RN",
    name="Registered Nurse",
    board=BOARD,
    term=PrintedDate(
        2,
        "registered nurses are renewed in three groups, on 30 April or 31 July: the licence has its date printed",
        citation=EXPIRY,
        confidence=PRIMARY,
    ),
    rules=(
        Rules(
            citation=ANSWERS,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            periods_ending=from_(2024, 1, 1),
            window=Window(opens=Span(years=4), rolling=True),
            accepts=~subject("cpr-first-aid.cpr") & APPROVED,
            requirements=(TRAFFICKING, _unless_certified(*THIRD_RENEWAL)),
            cases=(
                Case(
                    FirstPeriod(),
                    (
                        Undetermined(
                            "first-renewal",
                            "what is asked at a first renewal hinges on how the licence was obtained, and the rule was not read",
                            "what is asked at a first renewal",
                            confidence=SECONDARY,
                        ),
                    ),
                ),
                Case(SecondPeriod(), (TRAFFICKING, _unless_certified()), label="second renewal"),
            ),
            notes=(
                "Courses in basic or advanced life support do not count: " + LIFE_SUPPORT.text + ".",
                "A nurse who is advanced practice registered owes hours on controlled substances besides; that is another licence.",
            ),
        ),
    ),
)

RULE_BOOKS = (RN,)
