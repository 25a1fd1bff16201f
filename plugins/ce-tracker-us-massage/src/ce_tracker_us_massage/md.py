"""Maryland. State Board of Massage Therapy Examiners. COMAR 10.65.05.01-.04; Md. Code, Health Occ. s.1-225.

To check: the regulation divides the 24 hours as 3 + 3 + 1 + 17, the board's education page as 3 + 3 + 2 + 16, and no amendment
was found: what meets only one of them is open. The act of 2025 on structural racism (HB 783) was read as a bill; of .02(C) two
pre-approved bodies are lost in the copies. The oldest text is of 6 January 2014 (as COMAR 10.43); of RMPs nothing older than 2022
was read.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    CONFLICTING,
    EVEN,
    PRIMARY,
    SECONDARY,
    Board,
    Case,
    Citation,
    Component,
    Components,
    Disputed,
    FirstDueAfter,
    FixedDate,
    Holds,
    IssuedWithin,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    Selector,
    ValidOn,
    activity,
    approved_by,
    approved_by_another,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board(
    "Maryland State Board of Massage Therapy Examiners", "https://health.maryland.gov/massage/Pages/home.aspx"
)

COMAR_10_65_05_01 = Citation(
    "COMAR 10.65.05.01",
    "https://dsd.maryland.gov/regulations/Pages/10.65.05.01.aspx",
)
COMAR_10_65_05_02 = Citation(
    "COMAR 10.65.05.02",
    "http://www.dsd.state.md.us/comar/comarhtml/10/10.65.05.02.htm",
)
EDUCATION_PAGE = Citation(
    "The board's education page, against COMAR 10.65.05.01",
    "https://health.maryland.gov/massage/Pages/education.aspx",
)
COMAR_10_65_01_08 = Citation(
    "COMAR 10.65.01.08; the board's page for the renewal of 2016",
    "http://mdrules.elaws.us/comar/10.65.01.08",
)
HEALTH_OCC_1_225 = Citation(
    "Md. Code, Health Occ. s.1-225 (2021)",
    "https://mgaleg.maryland.gov/mgawebsite/Laws/StatuteText?article=gho&section=1-225&enactments=false",
)
HB_783 = Citation(
    "Md. Code, Health Occ. s.1-225 by HB 783 of 2025, signed 13 May 2025 according to the University of Maryland",
    "https://elm.umaryland.edu/elm-stories/2025/"
    "Conyers-works-with-MNA-for-new-Law-Requiring-Structural-Racism-Training-for-Health-Professionals.php",
)
SB_37 = Citation(
    "2022 SB 37 (registration of practitioners); the board's education page",
    "https://app.legiplex.com/md/legislature/2022/2022-r/bills/sb37",
)
VERIFIED = date(2026, 11, 23)

PRE_APPROVED = ("COMTA", "FSMTB", "AOBTA", "AMTA")
APPROVED = approved_by("US-MD", *PRE_APPROVED) | in_doubt(
    approved_by_another("US-MD", *PRE_APPROVED),
    "two bodies of the pre-approved list are lost in the copies read, and accredited massage organisations and state schools are "
    "pre-approved without being named: whether this body is one of them is open",
)
REPRESENTATION = activity("board-meeting")
PERHAPS_REPRESENTATION = in_doubt(
    activity("conference", "volunteering"),
    "whether this was formal authorised representation at a meeting of a listed organisation is not in the record",
)
EARNED_AS = (
    activity("course", "conference")
    | REPRESENTATION
    | in_doubt(
        ANYTHING, "only courses and representation were found as ways to earn hours; whether this is either is open"
    )
)
ABOUT_BODY_AND_PRACTICE = (
    ~subject("animal-massage", "cpr-first-aid.cpr")
    & ~in_doubt(
        subject("cpr-first-aid"),
        "CPR is not part of the 24 hours; whether a course in first aid is, is not established",
    )
    & ~in_doubt(
        subject("professional-practice.insurance", "professional-practice.marketing"),
        "an answer of the board of 2010 refused courses on insurance and practice building; the regulation now accepts "
        "professional business practices",
    )
)
ACCEPTED = APPROVED & EARNED_AS & ABOUT_BODY_AND_PRACTICE

ETHICS_OR_LAW = subject("ethics", "law.US-MD") | in_doubt(
    subject("law"), "the sources speak of jurisprudence and do not say of which state"
)
DISEASES = subject("communicable-disease")
DIVERSITY = subject("cultural-competency") | in_doubt(
    subject("implicit-bias", "health-equity", "structural-racism"),
    "the regulation names diversity and cultural competency only: whether this course is on either is open",
)
DIVERSITY_OR_BIAS = subject("cultural-competency", "implicit-bias") | in_doubt(
    subject("health-equity", "structural-racism"),
    "whether a course on health equity or structural racism serves as one on diversity is not established",
)
SURPLUS = (
    "whether hours beyond the room of their own subject serve as massage-related ones is not stated; the list of topics has "
    "ethics, communications and diversity"
)


def massage_related(diversity: Selector) -> Selector:
    """What has no room of its own, and perhaps what those rooms do not hold."""
    has_a_room = ETHICS_OR_LAW | DISEASES | diversity
    return ~has_a_room | in_doubt(has_a_room, SURPLUS)


SPLIT = "the board's page divides the 24 hours as 3 + 3 + 2 + 16, COMAR 10.65.05.01 as 3 + 3 + 1 + 17"
ETHICS_WORDS = "professional ethics or jurisprudence"
DISEASES_WORDS = "communicable disease, HIV/AIDS included"
BY_PAGE_AND_COMAR = (
    Minimum("total", 24),
    Minimum("ethics", 3, ETHICS_OR_LAW, label=ETHICS_WORDS),
    Minimum("communicable-disease", 3, DISEASES, label=DISEASES_WORDS),
    Minimum(
        "diversity",
        Disputed(2, 1, SPLIT),
        DIVERSITY_OR_BIAS,
        label="diversity, cultural competency or implicit bias",
    ),
    Minimum("massage", Disputed(17, 16, SPLIT), massage_related(DIVERSITY_OR_BIAS), label="massage-related"),
)
"""Sure is only what meets both word for word, with 25 hours; the 24 hours of one of them are open."""
BY_COMAR = Components(
    (
        Component("ethics", 3, ETHICS_OR_LAW, label=ETHICS_WORDS),
        Component("communicable-disease", 3, DISEASES, label=DISEASES_WORDS),
        Component("diversity", 1, DIVERSITY, label="diversity or cultural competency"),
        Component("massage", 17, massage_related(DIVERSITY), label="massage-related"),
    )
)
AT_MOST_HALF_BY_REPRESENTATION = Maximum(
    "representation",
    12,
    REPRESENTATION | PERHAPS_REPRESENTATION,
    label="representation at conventions and meetings of listed organisations",
    citation=COMAR_10_65_05_02,
)
CPR = Holds("cpr", ("cpr",), "current CPR certification")
BIAS_AND_RACISM_TRAINING = Holds(
    "bias-and-racism-training",
    ("attestation.implicit-bias-and-structural-racism",),
    "implicit bias and structural racism training approved under Health-General s.20-1306",
    valid=ValidOn.EVER,
    when=FirstDueAfter(date(2026, 4, 1)),
    citation=HB_783,
    confidence=SECONDARY,
)
BIAS_TRAINING = Holds(
    "bias-training",
    ("attestation.implicit-bias",),
    "implicit bias training",
    valid=ValidOn.EVER,
    when=FirstDueAfter(date(2022, 4, 1)),
    citation=HEALTH_OCC_1_225,
    confidence=PRIMARY,
)


def no_hours_if_new(*conditions: Holds) -> Case:
    """No hours for those first licensed less than a year before the renewal; what else a renewal asks stays."""
    return Case(
        IssuedWithin(12),
        conditions,
        label="first licensed less than twelve months before the renewal date: no hours, the other conditions stay",
    )


NOTES = (
    (
        "Hours belong to 1 November of an even year to 31 October of the next; COMAR asks for them by October, and a page of the "
        "board for 2016 before 30 October: finish earlier."
    ),
    "Carry-over: none (an older answer of the board).",
    "Live, home-study and on-line courses count alike; no limit was found.",
    (
        "Content has to pertain to human anatomy. Programs of bodies that are not pre-approved need the board's approval "
        "(COMAR 10.65.05.04); US military commands are pre-approved."
    ),
    "The date of issue is that of the first registration or licence: a later change of status does not make exempt.",
    "For documented hardship petition the board in writing, at least 90 days ahead; of which day was not read.",
)
NOTES_ON_THE_SPLIT = (
    *NOTES,
    "To meet the page and COMAR word for word takes 25 hours, 3 + 3 + 2 + 17: whether the 24 hours of one of them suffice is open.",
)
NOTE_ON_THE_TRAINING = (
    "The training on implicit bias and structural racism is owed once, at the first renewal after 1 April 2026, by those too "
    "who had the implicit bias training of 2022; whether it earns hours is not known for massage."
)

BY_PAGE_AND_COMAR_SINCE_2026 = Rules(
    label="implicit bias and structural racism training",
    periods_ending=from_(2026, 4, 2),
    citation=EDUCATION_PAGE,
    confidence=CONFLICTING,
    verified_on=VERIFIED,
    accepts=ACCEPTED,
    requirements=(*BY_PAGE_AND_COMAR, AT_MOST_HALF_BY_REPRESENTATION, CPR, BIAS_AND_RACISM_TRAINING),
    cases=(no_hours_if_new(CPR, BIAS_AND_RACISM_TRAINING),),
    notes=(*NOTES_ON_THE_SPLIT, NOTE_ON_THE_TRAINING),
)
BY_PAGE_AND_COMAR_SINCE_2022 = Rules(
    label="implicit bias training",
    periods_ending=between(date(2022, 4, 2), date(2026, 4, 1)),
    citation=EDUCATION_PAGE,
    confidence=CONFLICTING,
    verified_on=VERIFIED,
    accepts=ACCEPTED,
    requirements=(*BY_PAGE_AND_COMAR, AT_MOST_HALF_BY_REPRESENTATION, CPR, BIAS_TRAINING),
    cases=(no_hours_if_new(CPR, BIAS_TRAINING),),
    notes=NOTES_ON_THE_SPLIT,
)

EVERY_SECOND_OCTOBER = FixedDate(
    10, 31, EVEN, citation=COMAR_10_65_01_08, note="COMAR leaves the day to the board, whose pages name 31 October."
)

LMT = RuleBook(
    jurisdiction="US-MD",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=EVERY_SECOND_OCTOBER,
    rules=(
        BY_PAGE_AND_COMAR_SINCE_2026,
        BY_PAGE_AND_COMAR_SINCE_2022,
        Rules(
            label="the regulation of 2014",
            periods_ending=between(date(2014, 1, 6), date(2022, 4, 1)),
            citation=COMAR_10_65_05_01,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(BY_COMAR, AT_MOST_HALF_BY_REPRESENTATION, CPR),
            cases=(no_hours_if_new(CPR),),
            notes=NOTES,
        ),
    ),
)

RMP = RuleBook(
    jurisdiction="US-MD",
    credential="RMP",
    name="Registered Massage Practitioner (no new registrations since the act of 2022)",
    board=BOARD,
    term=FixedDate(
        10,
        31,
        EVEN,
        citation=SB_37,
        confidence=SECONDARY,
        note="The cycle is that of licences; that registrations can still be renewed is assumed, since the board lists them.",
    ),
    rules=(BY_PAGE_AND_COMAR_SINCE_2026, BY_PAGE_AND_COMAR_SINCE_2022),
)

RULE_BOOKS = (LMT, RMP)
