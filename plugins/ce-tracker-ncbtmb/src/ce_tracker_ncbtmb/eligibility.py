"""Who may be board certified by NCBTMB: three rule sets, each as its own page of that time tells it.

The first was in force from 2013; before that, and for examinations since retired, nothing is covered. To check: no page
that was read says when one set gave way to the next. That the first lasted to about 2017, that the second stood from about
2019 to 2022 and that the third followed is inferred from fees and from the look of the pages. So the second is told as
unverified by date, and the years on the edges (2017 and 2018, and 2022) have versions of their own: whoever meets both
neighbours is eligible, and for everybody else it is open. Not found: the passing score, and what is asked before another
attempt today. Often no more than the opening of a page could be read.
"""

from datetime import date

from attrs import evolve

from ce_tracker.rules import (
    ELIGIBILITY,
    PRIMARY,
    SCHOOLING,
    UNVERIFIED,
    AnyOf,
    Citation,
    Doubt,
    Experienced,
    Holds,
    Licensed,
    Minimum,
    OnApplication,
    Passed,
    RuleBook,
    Rules,
    ValidOn,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
)
from ce_tracker_ncbtmb.shared import BACKGROUND_CHECK, BOARD, CODE_OF_ETHICS, CREDENTIAL, NAME, VERIFIED

EXAM_FAQ_2013 = Citation(
    "NCBTMB, exam FAQ and Board Certification requirements (rules of 2013)",
    "http://www.ncbtmb.org/certificants/general-exam-faq",
)
FAQ_WITH_ASSIGNED_SCHOOLS = Citation(
    "NCBTMB, Board Certification FAQs (older copy, undated)",
    "https://www.ncbtmb.org/faqs/board-certification-faqs/",
)
NEWEST_FAQ = Citation(
    "NCBTMB, Board Certification FAQs (newest copy, undated)",
    "https://ncbtmb.org/faqs/board-certification-faqs/",
)

EXAM = Passed("exam", ("BCTMB",), "the Board Certification examination")
CHECKED = Holds("background-check", BACKGROUND_CHECK, "a criminal background check, passed", valid=ValidOn.EVER)
CODE = Holds(
    "code",
    CODE_OF_ETHICS,
    "agreement to NCBTMB's Standards of Practice and Code of Ethics",
    valid=ValidOn.EVER,
)

# The rules of 2013

EDUCATION_HOURS = Minimum(
    "education-hours",
    750,
    SCHOOLING
    | approved_by("NCBTMB")
    | in_doubt(
        activity("college-course"),
        "a course of any accredited college or university counts; the record does not say whether this college is",
    ),
    label="hours of a massage programme, from Approved Providers, or of college courses",
)
DOCUMENT_REVIEW = Holds(
    "document-review",
    ("ncbtmb-document-review",),
    "NCBTMB's review of documents",
    valid=ValidOn.EVER,
    absent_is_no=True,
)
HOURS_OR_REVIEW = "750 hours of education, or NCBTMB's review of documents in their place"
EXPERIENCE = Experienced(
    "experience",
    250,
    "250 hours of professional hands-on experience over at least six months from graduation",
    hands_on=True,
    months=6,
    since_graduation=True,
)
PAID_EXPERIENCE = Experienced(
    "paid-experience",
    250,
    "the same, of paid work alone",
    roles=("paid",),
    hands_on=True,
    months=6,
    since_graduation=True,
    doubt=Doubt("the page asks for professional experience; whether unpaid work can be that, it does not say"),
)
CPR = Holds("cpr", ("cpr",), "current CPR certification")
AGAINST_TRAFFICKING = Holds(
    "human-trafficking",
    ("attestation.ncbtmb-human-trafficking",),
    "a statement against human trafficking",
    valid=ValidOn.EVER,
)

# The rules with Assigned Schools

LICENCE = Licensed("licence", "a current state massage licence, verified")
ASSIGNED_SCHOOL = Holds(
    "assigned-school",
    ("ncbtmb-assigned-school", "ncbtmb-portfolio-review"),
    "graduation from an NCBTMB Assigned School, or a portfolio review in its place",
    valid=ValidOn.EVER,
)

# The newest rules

BY_STATE = AnyOf(
    "route",
    "a current state licence; in a state without one, an Assigned School or a portfolio review",
    (
        (LICENCE,),
        (
            Holds(
                "state-without-licence",
                ("attestation.state-without-licence",),
                "practice in a state that does not license massage therapists",
                valid=ValidOn.EVER,
                absent_is_no=True,
            ),
            ASSIGNED_SCHOOL,
        ),
    ),
)

# The years between

FIRST_OR_SECOND = Doubt(
    "the rules of 2013 lasted to about 2017 and those with Assigned Schools are read from about 2019: which were in force in "
    "between is not established"
)
SECOND_OR_THIRD = Doubt(
    "the rules with Assigned Schools and the newest are both read of about 2022: which were in force is not established"
)

EXAMINATION_TODAY = (
    "The examination has 140 items in 140 minutes and is given by Prometric. Whoever is found eligible has 90 days to sit it, "
    "or loses the fee. The passing score and the wait before another attempt were not found."
)
NOT_THE_EXAM = (
    "MTAC is a self-assessment of 120 items, no credential, and not this examination. Whether an older NCBTMB examination, "
    "since retired, stands in its place no page that was read says."
)

TO_OBTAIN = RuleBook(
    jurisdiction="NCBTMB",
    credential=CREDENTIAL,
    name=NAME,
    board=BOARD,
    purpose=ELIGIBILITY,
    term=OnApplication(),
    rules=(
        Rules(
            label="newest rules: a licence, or an Assigned School where there is none",
            periods_ending=from_(2023, 1, 1),
            citation=NEWEST_FAQ,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            requirements=(BY_STATE, EXAM, CHECKED, CODE),
            notes=(
                "The page has no date; that it is of 2022 or later is inferred, and that it is in force today is believed.",
                "750 hours of education, 250 of experience and CPR, which many pages still repeat, are the rules of 2013.",
                "California, Kansas, Minnesota, Vermont and Wyoming have no state licence, as ABMP lists them.",
                EXAMINATION_TODAY,
                NOT_THE_EXAM,
                "Fee: 275 USD.",
            ),
        ),
        Rules(
            label="the second or the newest rules",
            periods_ending=between(date(2022, 1, 1), date(2022, 12, 31)),
            citation=NEWEST_FAQ,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            requirements=(
                *(evolve(one, doubt=SECOND_OR_THIRD) for one in (LICENCE, ASSIGNED_SCHOOL)),
                EXAM,
                CHECKED,
                CODE,
            ),
        ),
        Rules(
            label="rules with Assigned Schools",
            periods_ending=between(date(2019, 1, 1), date(2021, 12, 31)),
            citation=FAQ_WITH_ASSIGNED_SCHOOLS,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            requirements=(ASSIGNED_SCHOOL, LICENCE, EXAM, CHECKED, CODE),
            notes=(
                "The page is NCBTMB's own; its years, about 2019 to 2022, are inferred from its fee and layout.",
                "A portfolio review served graduates of schools that were closed, foreign, or not assigned.",
                "What was asked where the state has no licence was not told in what could be read.",
                NOT_THE_EXAM,
                "Fee: 250 USD and 25 for the background check.",
            ),
        ),
        Rules(
            label="the rules of 2013 or those with Assigned Schools",
            periods_ending=between(date(2017, 1, 1), date(2018, 12, 31)),
            citation=FAQ_WITH_ASSIGNED_SCHOOLS,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            counts_schooling=True,
            requirements=(
                AnyOf(
                    "education",
                    HOURS_OR_REVIEW,
                    ((evolve(EDUCATION_HOURS, doubt=FIRST_OR_SECOND),), (DOCUMENT_REVIEW,)),
                ),
                *(
                    evolve(one, doubt=FIRST_OR_SECOND)
                    for one in (EXPERIENCE, PAID_EXPERIENCE, CPR, AGAINST_TRAFFICKING, ASSIGNED_SCHOOL, LICENCE)
                ),
                EXAM,
                CHECKED,
                CODE,
            ),
        ),
        Rules(
            label="rules of 2013: 750 hours of education, 250 of experience",
            periods_ending=between(date(2013, 1, 1), date(2016, 12, 31)),
            citation=EXAM_FAQ_2013,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            counts_schooling=True,
            requirements=(
                AnyOf("education", HOURS_OR_REVIEW, ((EDUCATION_HOURS,), (DOCUMENT_REVIEW,))),
                EXPERIENCE,
                PAID_EXPERIENCE,
                CPR,
                EXAM,
                CHECKED,
                CODE,
                AGAINST_TRAFFICKING,
            ),
            notes=(
                "Earlier than 2013 nothing was read.",
                "At most two sittings of the examination in six months, 45 days apart; 160 items in 160 minutes (secondary, 2016).",
                NOT_THE_EXAM,
                "Fee: 250 USD, or 225 with an earlier NCBTMB examination.",
            ),
        ),
    ),
)
