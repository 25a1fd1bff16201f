"""Michigan. Board of Massage Therapy (LARA). MCL 333.17965; Mich. Admin. Code R 338.732, R 338.741, R 338.7004.

To check: when a licence ends (31 October or the day of issue: sources conflict, so the printed date decides); the rows of
the table of activities in R 338.741(7) beyond the first; R 338.739; what a first renewal asks (a school's page only);
rulemaking request 2025-23 LR, which was pending. Some vendors still print implicit bias as additional to the 18 hours.
"""

from datetime import date
from decimal import Decimal

from ce_tracker.rules import (
    ANYTHING,
    CONFLICTING,
    PRIMARY,
    SECONDARY,
    Board,
    Case,
    Citation,
    Component,
    Components,
    Doubt,
    FirstPeriod,
    Holds,
    Minimum,
    NoRepeats,
    PeriodAtMost,
    PerYear,
    PrintedDate,
    RateLimit,
    RuleBook,
    Rules,
    Undetermined,
    ValidOn,
    activity,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
    until,
)

BOARD = Board(
    "Michigan Board of Massage Therapy (LARA Bureau of Professional Licensing)",
    "https://www.michigan.gov/lara/bureau-list/bpl/health/hp-lic-health-prof/massage",
)

R_338_741 = Citation(
    "MCL 333.17965; Mich. Admin. Code R 338.732, R 338.739, R 338.741; R 338.7002, R 338.7004",
    "https://casetext.com/regulation/michigan-administrative-code/department-licensing-and-regulatory-affairs/bureau-of-professional-licensing/board-of-massage-therapy-general-rules/part-4-continuing-education/section-r-338741-acceptable-continuing-education-requirements-limitations",
)
R_338_7004 = Citation(
    "Mich. Admin. Code R 338.7004 as amended 23 Mar 2023",
    "https://regulations.justia.com/states/michigan/licensing-and-regulatory-affairs/bureau-of-professional-licensing/public-health-code/public-health-code-general-rules/section-r-338-7004",
)
R_338_7004_2021 = Citation(
    "Mich. Admin. Code R 338.741; R 338.7004 as filed 1 Jun 2021",
    "https://ars.apps.lara.state.mi.us/AdminCode/DownloadAdminCodeFile?FileName=R%20338.7001%20to%20R%20338.7005.pdf&ReturnHTML=True",
)
R_338_732 = Citation(
    "Mich. Admin. Code R 338.732; a school's page for renewals",
    "https://lakewoodschool.com/continuing-education-for-massage-therapists-in-michigan/",
)
SCHOOL_PAGE = Citation(
    "a school's page on Michigan's continuing education",
    "https://lakewoodschool.com/continuing-education-for-massage-therapists-in-michigan/",
)
VERIFIED = date(2026, 11, 23)

WHICH_DATE = (
    "sources conflict whether a licence ends on 31 October of every third year or on a date reckoned from its issue: "
    "the date printed on it decides"
)

IMPLICIT_BIAS = subject("implicit-bias")
ACCEPTED = (approved_by("NCBTMB") & activity("course")) | in_doubt(
    ANYTHING,
    "of the table of accepted activities in R 338.741(7) only the row on programmes of NCBTMB, its sponsors and further "
    "bodies was read, and not all those bodies: whether this earns hours is open",
)
COUNTS_AT_ALL = ACCEPTED | IMPLICIT_BIAS

FIRST_RENEWAL = Doubt(
    "a school's page frees a first licence of up to one year from CE; what a longer first licence owes was not verified",
    when=FirstPeriod(),
)
PART_OF_A_TERM = Doubt(
    "implicit bias is one hour for each licence year; how a first licence shorter than three years is reckoned was not read",
    when=PeriodAtMost(35),
)
ONE_A_YEAR = PerYear(1, since=date(2021, 6, 1))
ONE_A_YEAR_LABEL = "implicit bias, one hour for each licence year since 1 June 2021"

TWELVE_A_DAY = RateLimit("day", Decimal(12), label="at most 12 hours in one 24-hour period")
NO_PROGRAMME_TWICE = NoRepeats(label="no identical or substantially identical programme twice in one cycle")
HUMAN_TRAFFICKING = Holds(
    "human-trafficking",
    ("training.human-trafficking",),
    "training in identifying victims of human trafficking, once (R 338.732)",
    valid=ValidOn.EVER,
    citation=R_338_732,
    confidence=SECONDARY,
)


def first_licence_of_a_year(rule: Citation) -> Case:
    """A first licence of up to a year, and the rule on implicit bias of its time."""
    return Case(
        PeriodAtMost(12),
        (
            Minimum(
                "implicit-bias",
                1,
                IMPLICIT_BIAS,
                label="implicit bias, one hour for the licence year",
                citation=rule,
                confidence=CONFLICTING,
                doubt=Doubt(
                    "whether the implicit bias hour is owed where no CE is (first licence of up to a year) was not read"
                ),
            ),
            HUMAN_TRAFFICKING,
        ),
        label="first licence of up to one year: renewed without CE",
        citation=SCHOOL_PAGE,
        confidence=SECONDARY,
    )


KEEP_IMPLICIT_BIAS = (
    "Proof of implicit bias training is kept 6 years (the copy read breaks off after the number); how long other proof is "
    "kept was not read."
)
INSIDE_THE_18 = (
    "Implicit bias hours count inside the 18 only where the course qualifies under R 338.741, which depends on its "
    "provider; sources that call them additional follow the text before 23 March 2023."
)
NO_CARRY_OVER = "Carry-over: none, nor of implicit bias hours."
PENDING = "A request for new rules (2025-23 LR), continuing education among its topics, was pending; no adopted text was found."
EXCLUDED = "Programmes primarily about practices that MCL 333.17957 leaves outside the licence earn nothing."
SUBSTANTIALLY_IDENTICAL = (
    "A programme substantially identical to one already credited earns nothing, whatever its title; implicit bias training "
    "is judged for repeats by itself."
)

LMT = RuleBook(
    jurisdiction="US-MI",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PrintedDate(3, why=WHICH_DATE, confidence=CONFLICTING, note="The year is the licence's own."),
    rules=(
        Rules(
            label="implicit bias may be inside the 18 hours",
            periods_ending=from_(2023, 3, 23),
            citation=R_338_741,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=COUNTS_AT_ALL,
            requirements=(
                Minimum("total", 18, ACCEPTED, label="hours in all", doubt=FIRST_RENEWAL),
                Minimum("ethics", 2, subject("ethics"), label="professional ethics or boundaries", doubt=FIRST_RENEWAL),
                Minimum("pain-management", 1, subject("pain-management"), doubt=FIRST_RENEWAL),
                Minimum(
                    "implicit-bias",
                    ONE_A_YEAR,
                    IMPLICIT_BIAS,
                    label=ONE_A_YEAR_LABEL,
                    citation=R_338_7004,
                    confidence=CONFLICTING,
                    doubt=PART_OF_A_TERM,
                ),
                TWELVE_A_DAY,
                NO_PROGRAMME_TWICE,
                HUMAN_TRAFFICKING,
            ),
            cases=(first_licence_of_a_year(R_338_7004),),
            notes=(
                INSIDE_THE_18,
                NO_CARRY_OVER,
                SUBSTANTIALLY_IDENTICAL,
                EXCLUDED,
                KEEP_IMPLICIT_BIAS,
                PENDING,
                "Before a first licence is issued, 2 hours on implicit bias within the 5 years before are asked.",
                "A vendor says that hours are reported through CE Broker.",
            ),
        ),
        Rules(
            label="implicit bias in addition to the 18 hours",
            periods_ending=between(date(2022, 6, 1), date(2023, 3, 22)),
            citation=R_338_7004_2021,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=COUNTS_AT_ALL,
            requirements=(
                Components(
                    (
                        Component(
                            "implicit-bias",
                            ONE_A_YEAR,
                            IMPLICIT_BIAS,
                            label=ONE_A_YEAR_LABEL + ", in addition to the 18",
                            confidence=CONFLICTING,
                        ),
                        Component(
                            "continuing-education",
                            18,
                            ACCEPTED
                            & ~in_doubt(
                                IMPLICIT_BIAS,
                                "whether implicit bias hours beyond those owed in addition count among the 18 was not read",
                            ),
                            label="continuing education",
                        ),
                    )
                ),
                Minimum("ethics", 2, subject("ethics"), label="professional ethics or boundaries"),
                Minimum("pain-management", 1, subject("pain-management")),
                TWELVE_A_DAY,
                NO_PROGRAMME_TWICE,
                HUMAN_TRAFFICKING,
            ),
            cases=(
                first_licence_of_a_year(R_338_7004_2021),
                Case(
                    FirstPeriod(),
                    (Undetermined("total", FIRST_RENEWAL.why, "continuing education"), HUMAN_TRAFFICKING),
                    label="first licence of more than one year",
                    citation=SCHOOL_PAGE,
                    confidence=SECONDARY,
                ),
            ),
            notes=(NO_CARRY_OVER, SUBSTANTIALLY_IDENTICAL),
        ),
        Rules(
            label="the first CE, not read",
            periods_ending=between(date(2020, 11, 1), date(2022, 5, 31)),
            citation=SCHOOL_PAGE,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            requirements=(
                Undetermined(
                    "total",
                    "CE was first asked at the renewals from 2021 on; the hours in force before 1 June 2022 were not read",
                    "continuing education",
                ),
                HUMAN_TRAFFICKING,
            ),
        ),
        Rules(
            label="before continuing education",
            periods_ending=until(2020, 10, 31),
            citation=SCHOOL_PAGE,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=("Licensees renewing from 2020 on owed the human trafficking training once, though no hours.",),
        ),
    ),
)

RULE_BOOKS = (LMT,)
