"""Iowa. Department of Inspections, Appeals, and Licensing. Iowa Admin. Code 481-823.3; Iowa Code 272C.2.

To check: 481-823.2 (terms, new licensees) was not found; 481-823.3 was read as far as the credit for teaching, and whether that
has a limit is open. When it replaced 645-133.3 is not established, only that it stood by September 2024. Whether the Act of 2024
on carry-over applied before 21 May 2025, and what became of HF 2666 (2026), is open.
"""

from datetime import date

from ce_tracker.rules import (
    HANDS_ON,
    HOME_STUDY,
    IN_PERSON,
    LIVE_WEBINAR,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    UNVERIFIED,
    Board,
    CarryOver,
    Case,
    Citation,
    Disputed,
    Doubt,
    FactAsked,
    FirstPeriod,
    IssueAnniversary,
    Maximum,
    Minimum,
    PeriodStartsBefore,
    RuleBook,
    Rules,
    SecondPeriod,
    activity,
    between,
    from_,
    in_doubt,
    until,
)

BOARD = Board(
    "Iowa Department of Inspections, Appeals, and Licensing, Board of Massage Therapy",
    "https://dial.iowa.gov/i-need/licenses/medical/massage-therapy",
)

R_481_823_3 = Citation(
    "Iowa Admin. Code 481-823.3",
    "https://regulations.justia.com/states/iowa/agency-481/board-of-massage-therapy/chapter-823/rule-481-823-3",
)
R_481_823_3_AND_ACT = Citation(
    "Iowa Admin. Code 481-823.3; Iowa Code 272C.2 (2024 Iowa Acts, HF 2686)",
    "https://regulations.justia.com/states/iowa/agency-481/board-of-massage-therapy/chapter-823/rule-481-823-3",
)
R_645_133_3 = Citation(
    "Iowa Admin. Code 645-133.3, replaced by 481-823.3 on a day not established",
    "http://iarules.elaws.us/rule/645.133.3",
)
CARRYING_OVER = Citation(
    "Iowa Code 272C.2 (2024 Iowa Acts, HF 2486 and HF 2686), as an association describes it",
    "https://www.abmp.com/updates/legislative-updates/iowa/iowa-allows-carryover-continuing-education",
)
NEW_LICENSEES = Citation(
    "First renewals in Iowa, as a provider of courses describes them",
    "https://dexteritypd.com/course-approvals-usa/iowa/?v=e4b09f3f8402",
)
VERIFIED = date(2026, 11, 23)

PROGRAMMES_AND_TEACHING = (
    activity("course")
    | in_doubt(
        activity("teaching"),
        "an hour taught is an hour of continuing education; whether there is a limit was not seen, as the copy of 481-823.3 was "
        "read no further",
    )
    | in_doubt(
        ~activity("course", "teaching"),
        "only organised programmes and teaching were found as ways to earn hours; whether this is either is open",
    )
)

TOTAL = Minimum("total", 16)
LIVE = Minimum("live", 8, IN_PERSON | LIVE_WEBINAR, label="in person or by live, real-time interactive media")

OLD_OR_NEW = (
    "whether 645-133.3 (8 hours hands-on in person, at most 8 of independent study) or 481-823.3 (8 hours in person or by "
    "live interactive media) was in force is not established"
)
LIVE_OR_HANDS_ON = Minimum(
    "live",
    8,
    (IN_PERSON & HANDS_ON) | in_doubt(IN_PERSON | LIVE_WEBINAR, OLD_OR_NEW),
    label="hands-on in person; perhaps also other hours in person or by live webinar",
)
INDEPENDENT_STUDY = Maximum(
    "home-study",
    8,
    HOME_STUDY | in_doubt(SELF_PACED, "whether on-line courses were independent study is not established"),
    label="at most 8 hours of independent study",
    doubt=Doubt(OLD_OR_NEW),
)

NEW = Case(
    FirstPeriod(),
    exempt="no continuing education is asked at the first renewal",
    citation=NEW_LICENSEES,
    confidence=SECONDARY,
)


def carrying_over(doubt: Doubt) -> CarryOver:
    """Hours beyond those required, into the next period: at most half of what it requires."""
    return CarryOver(
        8,
        toward=("total",),
        perhaps=("live",),
        share=Disputed(
            "0.5", 1, "sources disagree whether all excess hours or half of them may be carried over, up to 8 hours"
        ),
        citation=CARRYING_OVER,
        doubt=doubt,
    )


FROM_BEFORE_THE_RULE = Doubt(
    "whether excess hours of a period that ended before 21 May 2025 may be carried over is not established",
    PeriodStartsBefore(date(2025, 5, 22)),
)
BEFORE_THE_RULE = Doubt(
    "the rule on carry-over is of 21 May 2025; whether the Act of 2024 allowed it before is not established"
)

SECOND_RENEWAL = Doubt(
    "before the period, though since the licence was issued; a sister rule (481-721.2) counts such hours for the second "
    "renewal, and whether massage has the same was not established",
    when=SecondPeriod(),
)
REPORTER = (
    "Those who treat children or dependent adults owe training as mandatory reporters; how often is not established, and it "
    "is not judged here."
)
TEACHING = (
    "An hour taught at a massage school or presented as CE is an hour of CE; whether there is a limit was not seen."
)
USED_FIRST = (
    "Whether hours carried into a period are used before its own, of which more then carry over, was not found (Iowa Code "
    "272C.2): ask the board."
)

LMT = RuleBook(
    jurisdiction="US-IA",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=IssueAnniversary(
        2,
        confidence=SECONDARY,
        note=(
            "Two years from the date of issue: from a notice of 2017 (ARC 3541C), a provider of courses and a sister rule; the "
            "rule on terms (481-823.2) was not found."
        ),
    ),
    facts=(FactAsked("carried_over", "excess hours of the two years before, as the board acknowledged them", 4),),
    rules=(
        Rules(
            label="eight hours live, carry-over",
            periods_ending=from_(2025, 5, 21),
            citation=R_481_823_3_AND_ACT,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=PROGRAMMES_AND_TEACHING,
            requirements=(TOTAL, LIVE),
            cases=(NEW,),
            perhaps_since_issue=SECOND_RENEWAL,
            carry_over=carrying_over(FROM_BEFORE_THE_RULE),
            notes=(TEACHING, REPORTER, USED_FIRST),
        ),
        Rules(
            label="eight hours live, carry-over unsettled",
            periods_ending=between(date(2024, 9, 1), date(2025, 5, 20)),
            citation=R_481_823_3,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=PROGRAMMES_AND_TEACHING,
            requirements=(TOTAL, LIVE),
            cases=(NEW,),
            perhaps_since_issue=SECOND_RENEWAL,
            carry_over=carrying_over(BEFORE_THE_RULE),
            notes=(TEACHING, REPORTER, USED_FIRST),
        ),
        Rules(
            label="645-133.3 or 481-823.3, carry-over unsettled",
            periods_ending=between(date(2024, 7, 1), date(2024, 8, 31)),
            citation=R_645_133_3,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            accepts=PROGRAMMES_AND_TEACHING,
            requirements=(TOTAL, LIVE_OR_HANDS_ON, INDEPENDENT_STUDY),
            cases=(NEW,),
            perhaps_since_issue=SECOND_RENEWAL,
            carry_over=carrying_over(BEFORE_THE_RULE),
            notes=(REPORTER, USED_FIRST),
        ),
        Rules(
            label="645-133.3 or 481-823.3",
            periods_ending=until(2024, 6, 30),
            citation=R_645_133_3,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            accepts=PROGRAMMES_AND_TEACHING,
            requirements=(TOTAL, LIVE_OR_HANDS_ON, INDEPENDENT_STUDY),
            cases=(NEW,),
            perhaps_since_issue=SECOND_RENEWAL,
            notes=(
                "From which day 645-133.3 was in force is not established: the earlier the period, the less this is worth.",
                "Carry-over: none, by analogy with a sister rule (481-721.2).",
                REPORTER,
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
