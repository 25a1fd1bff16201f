"""What renewing Board Certification asks: 24 CE hours in two years, ethics among them, self-care limited.

To check: the pages read carry no date; they are of about 2019 to 2026 by fees and layout, so that periods which ended before
2019 are open, and what ended before 2013 is not covered. Not found: how long late renewal is possible and what it costs, the
terms of extensions and of retired status, how the two years run where a certificate does not show its end. Pages disagree
on college courses; an earlier page and common belief ask for more than the current ones (see the notes).
"""

from datetime import date

from ce_tracker.rules import (
    CONFLICTING,
    PRIMARY,
    RENEWAL,
    Citation,
    Holds,
    LateState,
    Maximum,
    Minimum,
    NoRepeats,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    ValidOn,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
)
from ce_tracker_ncbtmb.shared import BACKGROUND_CHECK, BOARD, CODE_OF_ETHICS, CREDENTIAL, NAME, VERIFIED

REQUIREMENTS = Citation(
    "NCBTMB, What are the requirements to renew my Board Certification?",
    "https://www.ncbtmb.org/faq/what-are-the-requirements-to-renew-my-board-certification/",
)
WHAT_IS_ACCEPTED = Citation(
    "NCBTMB, How can I be sure the courses I submit with renewal will be accepted?",
    "https://www.ncbtmb.org/faq/how-can-i-be-sure-the-courses-i-submit-with-renewal-will-be-accepted/",
)
HOW_MANY = Citation(
    "NCBTMB, How many CEs do I need to renew once I am board certified?",
    "https://www.ncbtmb.org/faq/how-many-ces-do-i-need-to-renew-once-i-am-board-certified/",
)
OLDER_PAGE = Citation(
    "NCBTMB, recertification (older page)",
    "http://www.ncbtmb.org/board-certification/recertification",
)

COURSES = activity("course", "college-course")
OTHER_ACTIVITIES = in_doubt(
    ~COURSES, "the pages speak of courses; whether anything else that NCBTMB approved counts, they do not say"
)
COLLEGE_COURSES = in_doubt(
    activity("college-course") & ~approved_by("NCBTMB"),
    "one page accepts courses of an accredited college or university, the others name Approved Providers alone",
)

TO_RENEW = RuleBook(
    jurisdiction="NCBTMB",
    credential=CREDENTIAL,
    name=NAME,
    board=BOARD,
    purpose=RENEWAL,
    term=PrintedDate(
        2,
        "the two years end on the day that the certificate shows; how they are reckoned no page that was read says",
        citation=REQUIREMENTS,
    ),
    late=(
        LateState(
            "late",
            "Late renewal has to be approved first; CE must then be dated after the day of that approval. For how long it is "
            "possible, and the fee, were not found: ask NCBTMB.",
        ),
    ),
    rules=(
        Rules(
            label="24 CE, 3 of them in ethics",
            periods_ending=from_(2019, 1, 1),
            citation=REQUIREMENTS,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=(approved_by("NCBTMB") & (COURSES | OTHER_ACTIVITIES)) | COLLEGE_COURSES,
            minutes_per_hour=50,
            half_hour_over=24,
            in_steps_of="0.5",
            requirements=(
                Minimum("total", 24, citation=HOW_MANY),
                Minimum("ethics", 3, subject("ethics"), label="professional ethics"),
                Maximum("self-care", 4, subject("self-care"), label="at most 4 hours of self-care"),
                NoRepeats(
                    within=Span(years=60),
                    label="no course twice, within a period or in another",
                    citation=WHAT_IS_ACCEPTED,
                ),
                Holds(
                    "courses-approved",
                    ("attestation.ncbtmb-courses",),
                    "NCBTMB approved each course itself (title, format, CE hours), and not its provider alone",
                    valid=ValidOn.IN_PERIOD,
                    citation=WHAT_IS_ACCEPTED,
                ),
                Holds(
                    "background-check",
                    BACKGROUND_CHECK,
                    "a criminal background check, again at each renewal",
                    valid=ValidOn.IN_PERIOD,
                ),
                Holds(
                    "code",
                    CODE_OF_ETHICS,
                    "agreement to the Standards of Practice and Code of Ethics, again at each renewal",
                    valid=ValidOn.IN_PERIOD,
                ),
            ),
            notes=(
                "The year 2019 is inferred: the pages are undated, of about 2019 to 2026.",
                (
                    "Research hours, work hours and CPR, which common belief asks for, are not in the current pages; an older page "
                    "asked for work experience, without a number that could be read. The current pages are followed."
                ),
                "Hours do not carry over, and all are dated within the two years.",
                (
                    "A CE is 50 minutes, approved in whole and half hours; count what the certificate states. A rest of 25 minutes "
                    "is taken for the half. Meals and breaks of more than 20 minutes earn nothing, and breaks may not be saved up."
                ),
                (
                    "For home study the suggested hour is 12,000 words, or 60 minutes of audio or video: enter such a course in "
                    "the hours that its certificate states, not in minutes."
                ),
                (
                    "Late or partial attendance earns nothing. A certificate whose title, format or hours differ from what was "
                    "approved is refused; so are certificates in CEU."
                ),
                "Live, Webinar and Home Study are accepted types, and no page read limits one; a recorded webinar is Home Study.",
                "Extensions and a retired status exist; their terms were not found. Fee: 85 USD and 25 for the background check.",
            ),
        ),
        Rules(
            label="an older page",
            periods_ending=between(date(2013, 1, 1), date(2018, 12, 31)),
            citation=OLDER_PAGE,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            requirements=(
                Undetermined(
                    "renewal",
                    "an older page asked for work experience and 750 hours; of what, how many CE hours, how much work, and "
                    "until when that was in force is not established",
                    label="what renewal asked before 2019",
                ),
            ),
        ),
    ),
)
