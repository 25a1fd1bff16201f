"""Oregon. Board of Massage Therapists. OAR 334-010-0050, 334-010-0015; ORS 687.051.

To check first: whether (1)(b) of 334-010-0050 still asks eight supervised hours. The rules adopted in 2022 and the board's
own page of October 2024 do, the copies of the code of 2024 do not. Not read: the end of (3) on the methods, and so any caps on
self-study, teaching or publishing: what was not supervised is open; the end of 334-010-0015(6) on odd birth years; whether
today's text exempts the first renewal. Nothing is covered before 1 July 2013, the day of the oldest copy that was read.
"""
# ruff: noqa: N999  # the state's own letters are a word of the language

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    BIRTH_YEAR,
    CONFLICTING,
    COURSES,
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    UNVERIFIED,
    ApplyBy,
    BirthMonth,
    Board,
    Both,
    Case,
    Citation,
    Doubt,
    FirstOfMonth,
    FirstPeriod,
    Holds,
    LateState,
    LicensedLessThan,
    Minimum,
    RuleBook,
    Rules,
    SecondPeriod,
    Selector,
    Span,
    StartNotTold,
    Undetermined,
    Unit,
    ValidOn,
    Worth,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)

BOARD = Board("Oregon Board of Massage Therapists", "https://www.oregon.gov/obmt")

OAR_334_010_0050 = Citation(
    "OAR 334-010-0050; OAR 334-001-0060; ORS 687.051",
    "https://www.law.cornell.edu/regulations/oregon/Or-Admin-Code-SS-334-010-0050",
)
OAR_334_010_0015 = Citation(
    "OAR 334-010-0015(6)",
    "https://print.casetext.com/regulation/oregon-administrative-code/chapter-334-board-of-massage-therapists/"
    "division-10-massage-licensing/section-334-010-0015-licensure",
)
ADOPTED_IN_2022 = Citation(
    "OAR 334-010-0050(1)(b) as adopted on 13 May 2022, as ABMP reports it",
    "https://abmp.com/updates/legislative-updates/oregon/new-massage-therapy-rules-oregon",
)
BOARD_FAQ = Citation(
    "The board's answers to frequent questions (first renewal)", "https://www.oregon.gov/obmt/Pages/FAQs.aspx"
)
OLDER_BOARD_FAQ = Citation(
    "The board's older answers to frequent questions (late fees)", "http://www.oregon.gov/OBMT/Pages/FAQ.aspx"
)
OAR_334_010_0050_2016 = Citation(
    "OAR 334-010-0050 as amended effective 1 July 2016, as ABMP reports it",
    "https://www.abmp.com/news/changes-oregon-continuing-education-rules",
)
ASSOCIATION_FAQ = Citation("The state association's answers of 1 January 2017", "http://omta.net/page-549391")
OAR_334_010_0050_2013 = Citation(
    "OAR 334-010-0050 as of 1 July 2013, as the state association copies it", "http://omta.net/page-549391"
)
VERIFIED = date(2026, 11, 23)

SUPERVISED = ~activity("publication", "self-directed", "teaching") & (
    IN_PERSON
    | LIVE_WEBINAR
    | in_doubt(
        SELF_PACED,
        "distance learning is supervised if instructor and students interact, at least by questions answered later: whether "
        "they did is not in the record",
    )
)
OF_THEORY = (
    "anatomy-physiology",
    "kinesiology",
    "pathology",
    "ethics",
    "cultural-competency",
    "professional-practice.business",
)
TOPICS = subject("technique", "assessment", *OF_THEORY)


def on_the_list(topics: Selector, citation: str) -> Selector:
    """Hours on these topics; of other subjects it is open whether they lie within one."""
    return topics | in_doubt(
        ~topics,
        f"hours must be on a topic of the list in {citation}: whether this subject lies within one is not in the record",
    )


SURELY_SUPERVISED = COURSES & (IN_PERSON | LIVE_WEBINAR)
OPMC_MODULE = activity("course") & subject("pain-management") & approved_by("US-OR")
ACCEPTED = OPMC_MODULE | on_the_list(TOPICS, "334-010-0050(2)") & (
    SURELY_SUPERVISED
    | in_doubt(
        ANYTHING,
        "whether self-study, teaching, publishing or other ways to earn hours are limited was not read (the end of "
        "334-010-0050(3)): sure are supervised courses",
    )
)
ACCEPTED_FROM_2016 = on_the_list(
    TOPICS | subject("cpr-first-aid.cpr", "cpr-first-aid.first-aid"), "334-010-0050 of 2016"
)
CONTACT_FROM_2016 = SUPERVISED & ~in_doubt(
    (LIVE_WEBINAR | SELF_PACED) & ~subject(*OF_THEORY),
    "contact hours of individual interactive distance learning were given in some topics only, of which this is none: whether "
    "the course was such is not in the record",
)
ETHICS = subject("ethics") & SUPERVISED
ETHICS_WORDS = "professional ethics, boundaries or communication, supervised"
BY_THE_HEALTH_AUTHORITY = approved_by("US-OR") | in_doubt(
    ANYTHING,
    "a provider says that the Oregon Health Authority must have approved the course (enter it as approved by US-OR)",
)
PAIN_MODULE = subject("pain-management") & (
    approved_by("US-OR")
    | in_doubt(
        ANYTHING,
        "whether this is the module of the Oregon Pain Management Commission (if so, enter it as approved by US-OR)",
    )
)

FROM_THE_COPIES_OF_2024 = Doubt("read in copies of the code of 2024; from which day it is asked was not established")
CONFLICT = Doubt(
    "eight supervised hours stand in the rules adopted in 2022 and on the board's page of October 2024, but not in the copies "
    "of the code of 2024, which are cut: whether they bind is not settled"
)
PERHAPS_THE_FIRST = Doubt(
    "the board calls a renewal the first, which asks no hours, if the licence was issued less than 25 months before; a first "
    "term that ended within weeks of issue may not have been a term (enter facts.term_started if it was)",
    when=Both((SecondPeriod(), LicensedLessThan(25), StartNotTold(3))),
)

HOURS = (
    Minimum("total", 25, doubt=PERHAPS_THE_FIRST),
    Minimum("ethics", 4, ETHICS, label=ETHICS_WORDS, doubt=PERHAPS_THE_FIRST),
    Minimum(
        "supervised",
        8,
        SUPERVISED,
        label="supervised, with an instructor and students to interact with",
        citation=ADOPTED_IN_2022,
        confidence=CONFLICTING,
        doubt=CONFLICT,
    ),
    Minimum(
        "cultural-competency",
        1,
        subject("cultural-competency") & BY_THE_HEALTH_AUTHORITY,
        label="cultural competency (ORS 413.450)",
        doubt=PERHAPS_THE_FIRST,
    ),
)


def _papers(doubt: Doubt | None = None) -> tuple[Holds, Holds]:
    """The pain module and the BLS card; `doubt` where it is open that they were asked already."""
    return (
        Holds(
            "pain-management",
            ("training.pain-management",),
            "once, the one-hour module of the Oregon Pain Management Commission",
            valid=ValidOn.EVER,
            course=PAIN_MODULE,
            doubt=doubt,
        ),
        Holds(
            "bls", ("bls",), "current Basic Life Support card (American Heart Association or equivalent)", doubt=doubt
        ),
    )


PAIN, BLS = _papers()
PERHAPS_PAIN, PERHAPS_BLS = _papers(FROM_THE_COPIES_OF_2024)
NO_HOURS = "first renewal: no hours"

VALUES = (Worth(10, per=Unit.SEMESTER_HOUR), Worth(10, per=Unit.QUARTER_HOUR))
NOTES = (
    (
        "Nobody approves courses beforehand. The list of 334-010-0050(2) also has thermal modalities, topical preparations and "
        "tools, body mechanics, somatic education, BLS and the training of instructors."
    ),
    "A college credit is ten hours unless the school says otherwise: then enter the hours.",
    "Self-study needs a page that sums it up, with title, author, day of completion and hours.",
    "Self-study, teaching and publishing are never supervised.",
    "The board's answers ask the first renewal for form, card and payment only; the rule was not read to its end on that.",
    "The pain module falls due with the first renewal that asks hours, and may be taken again for credit.",
    (
        "To return from lapsed or inactive: fee, fingerprints, current CPR and the hours of each period missed, 50 at most."
    ),
)

LMT = RuleBook(
    jurisdiction="US-OR",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=BirthMonth(
        BIRTH_YEAR,
        citation=OAR_334_010_0015,
        confidence=UNVERIFIED,
        note="The copy of the rule breaks off after 'even numbered': that odd birth years go with odd years was not read.",
    ),
    apply_by=ApplyBy(
        FirstOfMonth(before=0),
        "An older page of the board asks for the renewal by the first of the month in which the licence ends; from the second on "
        "a late fee runs by the week.",
        citation=OLDER_BOARD_FAQ,
    ),
    late=(
        LateState("lapsed", "To return: reactivation with a fee, fingerprints and the hours of each period missed."),
    ),
    rules=(
        Rules(
            label="eight supervised hours, in conflict; BLS and pain module",
            periods_ending=from_(2024, 9, 1),
            citation=OAR_334_010_0050,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            values=VALUES,
            requirements=(*HOURS, PAIN, BLS),
            cases=(Case(FirstPeriod(), (BLS,), label=NO_HOURS, citation=BOARD_FAQ, confidence=SECONDARY),),
            minutes_per_hour=60,
            keep_records=Span(years=5),
            notes=NOTES,
        ),
        Rules(
            label="eight supervised hours, in conflict",
            periods_ending=between(date(2022, 7, 1), date(2024, 8, 31)),
            citation=OAR_334_010_0050,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            values=VALUES,
            requirements=(*HOURS, PERHAPS_PAIN, PERHAPS_BLS),
            cases=(Case(FirstPeriod(), (PERHAPS_BLS,), label=NO_HOURS, citation=BOARD_FAQ, confidence=SECONDARY),),
            minutes_per_hour=60,
            keep_records=Span(years=5),
            notes=(*NOTES, "Before BLS a CPR card was asked; the day of the change is not established."),
        ),
        Rules(
            label="fifteen contact hours",
            periods_ending=between(date(2016, 7, 1), date(2022, 6, 30)),
            citation=OAR_334_010_0050_2016,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED_FROM_2016,
            requirements=(
                Minimum("total", 25, doubt=PERHAPS_THE_FIRST),
                Minimum("supervised", 15, CONTACT_FROM_2016, label="contact hours", doubt=PERHAPS_THE_FIRST),
                Minimum("ethics", 4, ETHICS, label=ETHICS_WORDS, doubt=PERHAPS_THE_FIRST),
                Minimum(
                    "cpr",
                    1,
                    subject("cpr-first-aid.cpr") & CONTACT_FROM_2016,
                    label="one contact hour of CPR",
                    citation=ASSOCIATION_FAQ,
                    doubt=Doubt(
                        "an hour of CPR stands in the state association's answers of January 2017 only, not in the text it copied"
                    ),
                ),
            ),
            cases=(Case(FirstPeriod(), exempt="a first renewal was excepted from the hours"),),
        ),
        Rules(
            label="twelve contact hours",
            periods_ending=between(date(2013, 7, 1), date(2016, 6, 30)),
            citation=OAR_334_010_0050_2013,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            requirements=(
                Minimum("total", 25),
                Minimum("supervised", 12, SUPERVISED, label="contact hours"),
            ),
            cases=(
                Case(
                    FirstPeriod(),
                    (
                        Undetermined(
                            "first-renewal",
                            "what a first renewal asked before July 2016 was not read",
                            label="first renewal",
                        ),
                    ),
                    label="first renewal",
                ),
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
