"""North Dakota. Board of Massage Therapy. N.D. Cent. Code 43-25-09, 43-25-02(5).

To check first: SB 2395 (2025), of which only a summary was read, may have lifted the hands-on hours and the limit on remote
ones. Statute and board disagree about the first renewal, about how many hours may be remote and about what is remote. Of
43-25-09 all after subsection 2 b (late renewal, lapse, waiver) was not read, nor how a first term is reckoned; periods ending
before 28 Feb 2021 are not covered.
"""

from datetime import date

from ce_tracker.rules import (
    CONFLICTING,
    HANDS_ON,
    HOME_STUDY,
    IN_PERSON,
    LICENCE_NUMBER,
    LIVE_WEBINAR,
    SELF_PACED,
    Board,
    Both,
    Case,
    Citation,
    Disputed,
    Doubt,
    Either,
    FactAsked,
    FirstPeriod,
    FixedDate,
    LicensedLessThan,
    Maximum,
    Minimum,
    PractisingFor,
    RuleBook,
    Rules,
    SecondPeriod,
    Span,
    StartNotTold,
    Undetermined,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("North Dakota Board of Massage Therapy", "https://www.ndbmt.org")

C_43_25_09 = Citation(
    "N.D. Cent. Code 43-25-09, 43-25-02(5)",
    "https://casetext.com/statute/north-dakota-century-code/title-43-occupations-and-professions/"
    "chapter-43-25-massage-therapists/section-43-25-09-license-display-renewal-renewal-fee",
)
C_43_25_02_5 = Citation(
    "N.D. Cent. Code 43-25-02(5) (2021), against the board's page",
    "https://law.justia.com/codes/north-dakota/2021/title-43/chapter-43-25/",
)
BOARD_PAGE = Citation(
    "The board's page for renewals of 2023 and 2024, as a provider of courses copied it",
    "https://massagecelearningtree.com/north-dakota/",
)
COVID_EXCEPTIONS = Citation(
    "The board's exceptions for licences that expired on 28 February 2021 (odd) and 2022 (even)",
    "https://www.ndbmt.org/lic%2Frenew%2Findex.asp",
)
SB_2395 = Citation(
    "2025 SB 2395",
    "https://app.legiplex.com/nd/legislature/2025/2025-r/bills/sb2395/draft-2251330?id=2251330",
)
VERIFIED = date(2026, 11, 23)

COLLEGE = "equivalent college credits are accepted; at what rate is not established"
ACCEPTED = approved_by("AMTA", "NCBTMB", "US-ND") | in_doubt(activity("college-course"), COLLEGE)

LIVE_OR_REMOTE = (
    "by statute remote is what is asynchronous, by the board's page whatever is not presented in person: whether a live webinar "
    "is remote is not settled"
)
REMOTE = SELF_PACED | HOME_STUDY | in_doubt(LIVE_WEBINAR, LIVE_OR_REMOTE)
HANDS_ON_IN_PERSON = IN_PERSON & HANDS_ON
VIRTUAL_OPTIONS = Doubt(
    "2025 SB 2395 is said to make boards offer virtual options for continuing education; its text, signature and effective day "
    "(1 August 2025 by the usual rule) were not read: it may have lifted this"
)
NO_EXCEPTION = Doubt(
    "the board's page lets all hours of those long in practice be on line; the statute's limit of half has no such exception"
)
TEN_OR_TWELVE = Disputed(10, 12, "at most 10 remote hours by the board's page, at most half of 24 by statute")

PERHAPS_THE_FIRST = Doubt(
    "how the first term is reckoned of a licence issued less than a year before its 28 February was not read: if it ran over "
    "that day, this is the first renewal, of which statute and board disagree. Where it was renewed then, enter the fact "
    "term_started, 1 March of that year",
    when=Both((SecondPeriod(), StartNotTold(3))),
)

TOTAL = Minimum("total", 24, doubt=PERHAPS_THE_FIRST)
HANDS_ON_HOURS = "in the physical presence of the instructor, hands-on"
ETHICS = Minimum(
    "ethics",
    3,
    subject("ethics"),
    citation=BOARD_PAGE,
    doubt=Doubt(
        "the board's page asks 3 hours of ethics at the second renewal, the statute at the first: which holds is not settled, nor "
        "which renewal is the second where the first term would have been shorter than a year"
    ),
)
FIRST = Case(
    FirstPeriod(),
    (
        Undetermined(
            "first-renewal",
            "the statute asks all 24 hours, 3 of them ethics, at the first renewal; the board's page asks none: the part of the "
            "statute that may reconcile them was not read",
            label="hours asked at the first renewal",
            citation=BOARD_PAGE,
        ),
    ),
)

USUAL = (
    TOTAL,
    Minimum("hands-on", 12, HANDS_ON_IN_PERSON, label=HANDS_ON_HOURS, doubt=PERHAPS_THE_FIRST),
    Maximum("remote", TEN_OR_TWELVE, REMOTE, citation=C_43_25_02_5),
)
SINCE_SB_2395 = (
    TOTAL,
    Minimum("hands-on", 12, HANDS_ON_IN_PERSON, label=HANDS_ON_HOURS, citation=SB_2395, doubt=VIRTUAL_OPTIONS),
    Maximum("remote", TEN_OR_TWELVE, REMOTE, citation=SB_2395, doubt=VIRTUAL_OPTIONS),
)
THREE, SIX = Minimum("total", 3, doubt=PERHAPS_THE_FIRST), Minimum("total", 6, doubt=PERHAPS_THE_FIRST)
LONG_IN_PRACTICE = (
    (PractisingFor(25), (THREE, Maximum("remote", "1.5", REMOTE, doubt=NO_EXCEPTION))),
    (PractisingFor(15), (SIX, Maximum("remote", 3, REMOTE, doubt=NO_EXCEPTION))),
)
LONG_IN_PRACTICE_2021 = (
    (PractisingFor(25), (THREE,)),
    (PractisingFor(15), (SIX,)),
)


SECOND_RENEWAL = Either((SecondPeriod(), LicensedLessThan(60)))
"""The third as well, where the first may have been run over."""


def _cases(
    usual: tuple[Minimum | Maximum, ...], tiers: tuple[tuple[PractisingFor, tuple[Minimum | Maximum, ...]], ...]
) -> tuple[Case, ...]:
    """The first renewal, then those long in practice, then the second renewal with its ethics hours in doubt."""
    cases = [FIRST]
    for tenure, requirements in tiers:
        cases.append(Case(Both((SECOND_RENEWAL, tenure)), (*requirements, ETHICS)))
        cases.append(Case(tenure, requirements))
    return (*cases, Case(SECOND_RENEWAL, (*usual, ETHICS), label="second renewal, or perhaps the second"))


NOTES = (
    "Carry-over: none (board's page).",
    "Courses that neither AMTA nor NCBTMB approves need the board's own approval.",
    "After the second renewal ethics is optional.",
    "What follows a late renewal was not read, nor how the first term of a licence is reckoned.",
)

LMT = RuleBook(
    jurisdiction="US-ND",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(2, 28, LICENCE_NUMBER),
    opens=Span(days=89),
    facts=(
        FactAsked("practising_since", "since when without a break in active practice", date(2009, 6, 1)),
        FactAsked("good_standing", "whether the licence has been in good standing all that time", example=True),
    ),
    rules=(
        Rules(
            label="since SB 2395",
            periods_ending=from_(2025, 8, 1),
            citation=C_43_25_09,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=SINCE_SB_2395,
            cases=_cases(SINCE_SB_2395, LONG_IN_PRACTICE),
            notes=NOTES,
        ),
        Rules(
            label="twelve hands-on hours again",
            periods_ending=between(date(2022, 3, 1), date(2025, 7, 31)),
            citation=C_43_25_09,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=USUAL,
            cases=_cases(USUAL, LONG_IN_PRACTICE),
            notes=NOTES,
        ),
        Rules(
            label="COVID: no hands-on hours, all may be on line",
            periods_ending=between(date(2021, 2, 28), date(2022, 2, 28)),
            citation=COVID_EXCEPTIONS,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(TOTAL,),
            cases=_cases((TOTAL,), LONG_IN_PRACTICE_2021),
            notes=(
                *NOTES,
                "The text of the exceptions is not at hand; the address is that of the board's page on renewal.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
