"""New Mexico. Massage Therapy Board. 16.7.11.8, 16.7.11.9, 16.7.11.11 NMAC; NMSA 1978 61-12C-17.

To check: 16.7.11.9 (ethics, hours in person) was read as of November 2024, and whether the amendments of 10 March 2026 touched
it cannot be told from the copy read; 16.7.4.20, on the years in which licences end, was not readable. What a first renewal
asks was not found. What held before 15 November 2019 was not read.
"""

from datetime import date

from ce_tracker.rules import (
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    PRINTED,
    SECONDARY,
    SELF_PACED,
    UNVERIFIED,
    Board,
    Citation,
    Doubt,
    Either,
    FirstPeriod,
    FixedDate,
    LateState,
    Maximum,
    Minimum,
    NextBusinessDay,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    activity,
    approved_by,
    between,
    from_,
    hands_on_share,
    in_doubt,
    subject,
)

BOARD = Board(
    "New Mexico Massage Therapy Board (Regulation and Licensing Department)",
    "https://www.rld.nm.gov/boards-and-commissions/individual-boards-and-commissions/massage-therapy/",
)

PART_11 = Citation(
    "16.7.11.8 NMAC (N.M. Register XXXVII no. 5, 10 March 2026); 16.7.11.9, 16.7.11.11 NMAC",
    "https://prod-rf-lambda.rtssaas.com/PublicFiles/d89c47bd0d70402dba89b03a22bda6d1/"
    "32dc17fc-c9c9-4574-9987-ff67595c6bf2/16.7.11amend.html",
)
R_16_7_11_9 = Citation(
    "16.7.11.9 NMAC (as of November 2024)",
    "https://regulations.justia.com/states/new-mexico/title-16/chapter-7/part-11/section-16-7-11-9",
)
R_16_7_11_8_OF_2019 = Citation(
    "16.7.11.8, 16.7.11.9 NMAC (15 Nov 2019)",
    "https://casetext.com/regulation/new-mexico-administrative-code/title-16-occupational-and-professional-licensing/"
    "chapter-7-massage-therapists/part-11-continuing-education/section-167118-general-provisions",
)
NMSA_61_12C_17 = Citation(
    "NMSA 1978 61-12C-17; 16.7.4.20 NMAC (not readable)",
    "https://instalawyer.io/laws/new-mexico-statutes/section-61-12c-17-license-renewal",
)
R_16_7_12_12 = Citation(
    "16.7.12.12 NMAC, for schools; for licensees in an older text",
    "https://srca.nm.gov/parts/title16/16.007.0012.html",
)
VERIFIED = date(2026, 11, 23)

TAUGHT_IN_PERSON = IN_PERSON & hands_on_share("0.01")
"""Live, in person, and with hands-on work: how much of it, the rule does not say."""

TECHNIQUE_OTHERWISE = subject("technique") & ~TAUGHT_IN_PERSON
NO_TECHNIQUE_FROM_AFAR = ~TECHNIQUE_OTHERWISE | in_doubt(
    TECHNIQUE_OTHERWISE & ~approved_by("US-NM"),
    "technique courses not taught hands-on and live in person are refused where the board itself approves the course "
    "(16.7.11.11 B); an older text refused them from every provider, and whether that still holds is not established",
)

FIRST_RENEWAL = Doubt(
    "whether a first renewal asks the full hours or a part of them was not found; first terms differ in length, and a licence "
    "issued less than three years before it ends may be at its first (if it was renewed since, enter the fact term_started, the "
    "day on which this term began)",
    when=Either((FirstPeriod(), StartNotTold(3))),
)
PERHAPS_AMENDED = Doubt(
    "16.7.11.9 was read as of November 2024; whether the amendments of 10 March 2026 changed it cannot be told from the copy read, "
    "which has 16.7.11.8 only, and what a first renewal asks was not found either"
)
TOTAL = Minimum("total", 16, doubt=FIRST_RENEWAL)
ARTICLE = activity("publication")
LIVE_IN_PERSON = IN_PERSON & ~ARTICLE
IN_PERSON_WORDS = "live, in-person training"
ON_LINE = Maximum("on-line", 8, (SELF_PACED | LIVE_WEBINAR) & ~ARTICLE, label="on-line courses")
ARTICLES = Maximum("publication", 12, ARTICLE, label="published articles about massage therapy")
REQUIREMENTS = (
    TOTAL,
    Minimum("ethics", 4, subject("ethics"), citation=R_16_7_11_9, confidence=UNVERIFIED, doubt=PERHAPS_AMENDED),
    Minimum(
        "in-person",
        8,
        LIVE_IN_PERSON,
        label=IN_PERSON_WORDS,
        citation=R_16_7_11_9,
        confidence=UNVERIFIED,
        doubt=PERHAPS_AMENDED,
    ),
    ON_LINE,
    ARTICLES,
)
REQUIREMENTS_OF_2019 = (
    TOTAL,
    Minimum("ethics", 4, subject("ethics"), doubt=FIRST_RENEWAL),
    Minimum("in-person", 8, LIVE_IN_PERSON, label=IN_PERSON_WORDS, doubt=FIRST_RENEWAL),
    ON_LINE,
    ARTICLES,
)

NOTES = (
    (
        "Courses of continuing education providers as the Act defines them count wherever they are given; others need the board's "
        "approval beforehand. The board keeps no list, and the licensee bears the risk: no approval is checked here."
    ),
    (
        "Subjects named: massage, bodywork, health care, psychology, anatomy and physiology, business, insurance, ethics, "
        "professional development, movement therapy, stress management, exempt modalities."
    ),
    "Hours for an article are set by the board: enter those.",
    "Carry-over: none. At least a tenth of those who renew are audited.",
)

LMT = RuleBook(
    jurisdiction="US-NM",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(10, 31, PRINTED, citation=NMSA_61_12C_17),
    weekend=NextBusinessDay(R_16_7_12_12, SECONDARY),
    late=(
        LateState(
            "grace",
            "Renewal is still possible, with a late fee of 75 dollars on top. An older definition lets the licensee practise.",
            Span(days=60),
        ),
        LateState("inactive", "Inactive; by an older copy of the rules for up to two years, and void after them."),
    ),
    rules=(
        Rules(
            label="text of March 2026",
            periods_ending=from_(2026, 3, 10),
            citation=PART_11,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=NO_TECHNIQUE_FROM_AFAR,
            requirements=REQUIREMENTS,
            notes=(
                *NOTES,
                (
                    "Four hours of ethics and eight in person stand in 16.7.11.9 as of November 2024. Ask the board whether they "
                    "still do since 10 March 2026; until then plan for them."
                ),
                "Proposed on 4 November 2025 and heard on 5 December 2025 were changes of Parts 3, 4, 8 and 11.",
                "The board's Act is to be repealed on 1 July 2028 unless it is extended, as it usually was.",
            ),
        ),
        Rules(
            label="text of November 2019",
            periods_ending=between(date(2019, 11, 15), date(2026, 3, 9)),
            citation=R_16_7_11_8_OF_2019,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=NO_TECHNIQUE_FROM_AFAR,
            requirements=REQUIREMENTS_OF_2019,
            notes=(*NOTES, "Who could not prove the hours in an audit was not eligible to renew."),
        ),
    ),
)

RULE_BOOKS = (LMT,)
