"""Nebraska. Department of Health and Human Services, Licensure Unit. 172 NAC 81-008; Neb. Rev. Stat. 38-142, 38-145, 38-146.

To check: when the rule of 16 hours replaced that of 24 is not established (after the renewal of 1 November 2019, before 17
September 2024). The end of 81-008 (teaching, other activities, providers) was not read, and so of courses only those that the
department itself approved are sure to count. 1 November of odd years and "no carry-over" are known from an older page of the
department, which was read as far as the 14 hands-on hours. How long before 2019 the 24 hours were asked was not read.
"""

from datetime import date

from ce_tracker.rules import (
    COURSES,
    IN_PERSON,
    LIVE_WEBINAR,
    ODD,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    UNVERIFIED,
    Board,
    Citation,
    Disputed,
    Doubt,
    FixedDate,
    LateState,
    Maximum,
    Minimum,
    RuleBook,
    Rules,
    Worth,
    activity,
    approved_by,
    between,
    from_,
    hands_on_share,
    in_doubt,
    subject,
    until,
)

BOARD = Board(
    "Nebraska Department of Health and Human Services, Licensure Unit (Board of Massage Therapy)",
    "https://dhhs.ne.gov/licensure/Pages/Massage-Therapy.aspx",
)

NAC_81_008 = Citation(
    "172 NAC 81-008; Neb. Rev. Stat. 38-145, 38-146",
    "https://regulations.justia.com/states/nebraska/health-and-human-services-system/title-172/chapter-81/section-172-81-008",
)
NAC_81_OR_ITS_DRAFT = Citation(
    "172 NAC ch. 81, before or after the revision heard on 15 Oct 2019",
    "https://www.amtane.org/post/proposed-changes-to-massage-therapy-regulations",
)
OLDER_PAGE = Citation(
    "The department's older page on continuing education (172 NAC ch. 81 before its revision)",
    "http://dhhs.ne.gov/publichealth/Pages/crl_mhcs_mass_ce.aspx",
)
VERIFIED = date(2026, 11, 23)

APPROVED_COURSES = approved_by("US-NE") & COURSES
HANDS_ON_WORKSHOP = (
    COURSES
    & IN_PERSON
    & hands_on_share("0.75")
    & (
        subject("technique")
        | in_doubt(
            subject("anatomy-physiology", "kinesiology", "pathology", "assessment", "pain-management", "self-care"),
            "whether this is the related theory of a workshop on technique, of which it may be a quarter",
        )
    )
)
PRACTICAL_EXAM = activity("exam") & hands_on_share("0.75")
HANDS_ON = HANDS_ON_WORKSHOP | PRACTICAL_EXAM
ON_LINE = (SELF_PACED | LIVE_WEBINAR) & ~activity("publication", "exam")
TEACHING = activity("teaching")
ACCEPTED = (
    APPROVED_COURSES
    | activity("publication", "exam")
    | in_doubt(TEACHING, "teaching at a Nebraska massage school counts hour for hour up to a limit that was not read")
    | in_doubt(
        ~TEACHING,
        "whose courses are approved, and which other activities count, was not read (the end of 81-008): sure are courses that the "
        "department itself approved (enter the approval US-NE)",
    )
)
OTHER_WAYS = activity("teaching", "publication", "exam")
ACCEPTED_UNDER_24_HOURS = (
    APPROVED_COURSES & IN_PERSON
    | in_doubt(OTHER_WAYS, "what teaching, articles and examinations gave under the rule of 24 hours was not read")
    | in_doubt(
        ~OTHER_WAYS,
        "whose courses were approved under the rule of 24 hours, and how many hours not taken in person counted, was not read: "
        "sure are courses in person that the department itself approved (enter the approval US-NE)",
    )
)

SIXTEEN_OR_MORE = (
    "the 24 hours (14 of them hands-on) were still asked on 1 November 2019, the 16 hours (8 of them hands-on) in September 2024: "
    "when the one rule replaced the other is not established"
)
NOT_KNOWN_SINCE_WHEN = Doubt(SIXTEEN_OR_MORE)
WORKSHOPS = "in-person workshops, at least three quarters of them hands-on massage technique"

ETHICS = Minimum("ethics", 3, subject("ethics"), label="ethics of massage therapy")
AT_MOST_HALF_ON_LINE = Maximum(
    "on-line", 8, ON_LINE, label="at most half of the 16 hours on line or by electronic media"
)
NON_HANDS_ON = Maximum("non-hands-on", 8, ~HANDS_ON, label="all that is not hands-on, together")

ACTIVITIES = (
    Worth(3, of=activity("publication")),
    Worth(3, of=activity("exam") & subject("law")),
    Worth(3, of=PRACTICAL_EXAM),
    Worth(5, of=activity("exam")),
)
"""An article in a professional health journal; the jurisprudence, the practical, the licensure examination."""

NOTES = (
    "Carry-over: none; hours are those of the 24 months before the renewal date.",
    (
        "A first renewal owes the hours. The department may waive them in whole or part, on documentation, for a credential "
        "first issued in the period just before the renewal (38-146(2)(b))."
    ),
    (
        "It may waive them too for service in the regular armed forces during part of the period, and for circumstances beyond "
        "control (38-146(2)(a), (c))."
    ),
    "Inactive status can be chosen instead of renewal. The department gives notice at least 30 days before.",
)

LMT = RuleBook(
    jurisdiction="US-NE",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(
        11,
        1,
        ODD,
        citation=OLDER_PAGE,
        confidence=SECONDARY,
        note="1 November of odd years is from an older page of the department that no page since 2020 confirms.",
    ),
    late=(
        LateState(
            "expired",
            "No grace: the right to practise ends with the day. To return: an application for reinstatement (38-142(2)).",
        ),
    ),
    rules=(
        Rules(
            label="16 hours",
            periods_ending=from_(2024, 9, 17),
            citation=NAC_81_008,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            values=ACTIVITIES,
            requirements=(
                Minimum("total", 16),
                Minimum("hands-on", 8, HANDS_ON, label=WORKSHOPS),
                ETHICS,
                AT_MOST_HALF_ON_LINE,
                NON_HANDS_ON,
            ),
            notes=(
                *NOTES,
                "A workshop needs a set time for practice; what is not technique in it is theory that belongs to it.",
                "An article counts in a professional health journal; pieces in newsletters and letters do not.",
                "The jurisprudence examination has to be passed with at least 75 per cent; enter it with a subject under law.",
                "A practical examination is one given by a massage school licensed in Nebraska; enter it as wholly hands-on.",
            ),
        ),
        Rules(
            label="24 or 16 hours: not established",
            periods_ending=between(date(2019, 11, 2), date(2024, 9, 16)),
            citation=NAC_81_OR_ITS_DRAFT,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            accepts=ACCEPTED_UNDER_24_HOURS,
            requirements=(
                Minimum("total", Disputed(24, 16, SIXTEEN_OR_MORE)),
                Minimum("hands-on", Disputed(14, 8, SIXTEEN_OR_MORE), HANDS_ON, label=WORKSHOPS),
                Minimum("ethics", 3, subject("ethics"), label=ETHICS.label, doubt=NOT_KNOWN_SINCE_WHEN),
            ),
            notes=(
                *NOTES,
                "The limits of the 16 hours (8 on line, 8 not hands-on) are met by whoever meets either rule's other hours.",
            ),
        ),
        Rules(
            label="24 hours",
            periods_ending=until(2019, 11, 1),
            citation=OLDER_PAGE,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED_UNDER_24_HOURS,
            requirements=(Minimum("total", 24), Minimum("hands-on", 14, HANDS_ON_WORKSHOP, label=WORKSHOPS)),
            notes=(
                "Carry-over: none; hours are those of the 24 months before 1 November of the odd year.",
                "Since when this was asked is not established: the earlier the period, the less this is worth.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
