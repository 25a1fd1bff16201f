"""Texas, certified public accountants. Texas State Board of Public Accountancy. 22 Tex. Admin. Code §§ 523.112, .118, .119, .130.

Read on 24 November 2026 in stored copies: § 523.112 as of 1 November 2024, § 523.118 and § 523.130 as of 20 September 2024,
§ 523.119 as amended on 29 March 2017. So the confidence is secondary throughout. Periods that ended before November 2024 are
not covered: no earlier text of § 523.112 was read.

§ 523.112(a): "at least 120 CPE credits in each three-year period, and a minimum of 20 CPE credits in each one-year period".
(c) makes that rolling, each year of licence anew, and lets the first years grow into it: nothing to be licensed for the first
full year, 20 credits for the second, 60 of the last 24 months for the third, 100 of the last 36 for the fourth, 120 of the
last 36 from then on; always 20 of the last twelve.
§ 523.130(a), (b): a board-approved ethics course of four credits every two years, from two years after the first licence
expired on.

To check: amendments since; §§ 523.115 and 523.116 (how much teaching and writing count) and § 523.113 (exemptions that the
board grants) are not computed; whether the percentages of §§ 523.118 and 523.119 bind in the years in which less than 120 is
asked, the text does not say.
"""

from datetime import date

from ce_tracker import Activity
from ce_tracker.rules import (
    SECONDARY,
    BirthMonth,
    Board,
    Case,
    Citation,
    Doubt,
    FirstPeriod,
    LicensedLessThan,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    SecondPeriod,
    Selector,
    Span,
    Window,
    activity,
    approved_by,
    from_,
    in_doubt,
    in_last,
    subject,
)
from ce_tracker_us_tx_accountancy.vocabulary import VOCABULARY

BOARD = Board("Texas State Board of Public Accountancy", "https://www.tsbpa.texas.gov/")

_CODE = "https://regulations.justia.com/states/texas/title-22/part-22/chapter-523"
PARTICIPATION = Citation(
    "22 Tex. Admin. Code § 523.112",
    "https://casetext.com/regulation/texas-administrative-code/title-22-examining-boards/"
    "part-22-texas-state-board-of-public-accountancy/chapter-523-continuing-professional-education/"
    "subchapter-b-continuing-professional-education-rules-for-individuals/section-523112-required-cpe-participation",
)
LIMITATIONS = Citation("22 Tex. Admin. Code § 523.118", f"{_CODE}/subchapter-b/section-523-118")
NOT_REGISTERED = Citation(
    "22 Tex. Admin. Code § 523.119", "https://gavvy.com/details/523119-alternative-sources-of-cpe-215859"
)
ETHICS = Citation("22 Tex. Admin. Code § 523.130", f"{_CODE}/subchapter-c/section-523-130")
VERIFIED = date(2026, 11, 24)

THE_BOARD = "US-TX"
NON_TECHNICAL = subject("non-technical", known=VOCABULARY)
THIS_YEAR = Minimum("this-year", 20, in_last(months=12))
TAUGHT = in_doubt(
    activity("teaching", "publication"),
    "how much teaching and writing count (§§ 523.115, 523.116) was not read",
)
FIRST_YEARS = Doubt(
    "the percentages are of a three-year reporting period; whether they bind before 120 credits are asked, the text does not say"
)
FIRST_ETHICS = Doubt(
    "the ethics course is asked from two years after the first licence expired on; whether at this renewal already, the text "
    "does not say",
    when=LicensedLessThan(36),
)


def _ethics() -> Minimum:
    course = subject("ethics") & approved_by(THE_BOARD) & in_last(years=2)
    return Minimum("ethics", 4, course, citation=ETHICS, doubt=FIRST_ETHICS)


def _at_most_half(total: int, doubt: Doubt | None = None) -> tuple[Maximum, ...]:
    half = total // 2
    limited: tuple[tuple[str, Selector, Citation], ...] = (
        ("non-technical", NON_TECHNICAL, LIMITATIONS),
        ("nano-learning", activity(Activity.NANO_LEARNING), LIMITATIONS),
        ("certification-programs", activity(Activity.CERTIFICATION), LIMITATIONS),
        ("sponsors-not-registered", ~approved_by(THE_BOARD), NOT_REGISTERED),
    )
    return tuple(Maximum(key, half, of, citation=cited, doubt=doubt) for key, of, cited in limited)


def _asked(total: int, months: int, doubt: Doubt | None = None) -> tuple[Minimum | Maximum, ...]:
    """So many credits in so many months, 20 of them in the last twelve, the ethics course, and what limits them."""
    look_back = Minimum("total", total, in_last(months=months))
    return (look_back, THIS_YEAR, _ethics(), *_at_most_half(total, doubt))


CPA = RuleBook(
    jurisdiction="US-TX",
    credential="CPA",
    name="Certified Public Accountant",
    board=BOARD,
    term=BirthMonth(
        2025,
        every_years=1,
        citation=PARTICIPATION,
        confidence=SECONDARY,
        note="The first licence period ends with the last day of the birth month.",
    ),
    rules=(
        Rules(
            citation=PARTICIPATION,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            periods_ending=from_(2024, 11, 1),
            window=Window(opens=Span(years=2), rolling=True),
            accepts=~activity("teaching", "publication") | TAUGHT,
            requirements=_asked(120, 36),
            cases=(
                Case(FirstPeriod(), exempt="nothing is asked for the first full licence period"),
                Case(
                    SecondPeriod(),
                    (THIS_YEAR, *_at_most_half(20, FIRST_YEARS)),
                    label="for the second full licence period",
                ),
                Case(LicensedLessThan(36), _asked(60, 24, FIRST_YEARS), label="for the third full licence period"),
                Case(LicensedLessThan(48), _asked(100, 36, FIRST_YEARS), label="for the fourth full licence period"),
            ),
            notes=(
                "The board may exempt who is not employed or has nothing to do with accounting (§ 523.113): that is its to say.",
                "Who lives elsewhere, has no clients in Texas and meets the ethics rule at home may be exempt (§ 523.130(d)).",
                "Who is retired, disabled or otherwise exempt does not owe the ethics course (§ 523.130(c)).",
                "The text is that of 2024; amendments since were not looked for, and earlier periods are not covered.",
            ),
        ),
    ),
)

RULE_BOOKS = (CPA,)
