"""Montana. Board of Massage Therapy. Mont. Code Ann. Title 37 ch. 33; ARM 24.101.413, 24.155.616, 24.155.801.

To check first: ARM 24.155.801 was read only in an obsolete version of 2010 that breaks off before the hours, and 24.101.413 not
for massage therapists. Contested: whether the licence is renewed every year (better attested) or every second, and in which
years the two years of hours end. From when the twelve hours are asked is not established: the older the period, the less this is
worth. Montana rewrote many professional rules in 2023-2026; none for massage was found.
"""

from datetime import date

from ce_tracker import Status
from ce_tracker.rules import (
    ANYTHING,
    CONFLICTING,
    COURSES,
    IN_PERSON,
    UNVERIFIED,
    Board,
    Case,
    Citation,
    Disputed,
    Doubt,
    Either,
    FactAsked,
    FirstPeriod,
    FromFirstRenewal,
    LateState,
    Minimum,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    StatusIs,
    in_doubt,
)

BOARD = Board(
    "Montana Board of Massage Therapy (Department of Labor and Industry)",
    "https://boards.bsd.dli.mt.gov/massage-therapy/",
)

ARM_24_155_801 = Citation(
    "ARM 24.155.801 (read in the version of 2010, without its hours); the hours as providers of courses tell them",
    "https://dexteritypd.com/course-approvals-usa/montana/?v=e4b09f3f8402",
)
ARM_24_155_616 = Citation(
    "ARM 24.155.616 (2014)",
    "https://rules.mt.gov/gateway/showrulefile.asp?RN=24.155.616",
)
ARM_24_101_413 = Citation(
    "ARM 24.101.413 (an older version, without the line for massage therapists)",
    "https://rules.mt.gov/gateway/ShowRuleVersionFile.asp?RVID=23350",
)
VERIFIED = date(2026, 11, 23)

PRINTED_TERM = PrintedDate(
    2,
    "31 August is the day by all accounts; whether of every year or of every second, and of which, the accounts disagree",
    citation=ARM_24_101_413,
    confidence=CONFLICTING,
    note="Only the printed date is used: sources disagree whether the licence is renewed every year or every second.",
)
IN_CLASS = IN_PERSON | in_doubt(
    ANYTHING,
    "hours from books and tapes were capped in 2010, and courses by correspondence or on line were spoken of beside them: the "
    "cap and its reach were not seen",
)
TAKEN_PART_IN = COURSES | in_doubt(
    ANYTHING,
    "an hour was credited for an hour of participation (text of 2010): whether anything but courses counts was not seen",
)
ACCEPTED = IN_CLASS & TAKEN_PART_IN

LMT = RuleBook(
    jurisdiction="US-MT",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PRINTED_TERM,
    ce_term=FromFirstRenewal(
        base=PRINTED_TERM,
        every_years=2,
        fact="ce_period_ends",
        only_told=True,
        confidence=CONFLICTING,
        note="Twelve hours in two years come from providers of courses; in which years they are due is not established.",
    ),
    late=(LateState("late", "A late penalty fee applies (ARM 24.101.403); its time limits were not seen."),),
    facts=(
        FactAsked(
            "ce_period_ends",
            "a day on which two years of continuing education end for this licence, as the board says",
            date(2027, 8, 31),
        ),
    ),
    rules=(
        Rules(
            label="twelve hours, of two years or of one",
            citation=ARM_24_155_801,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                Minimum(
                    "total",
                    Disputed(
                        24,
                        12,
                        "twelve hours in two years by some accounts, twelve at every renewal by another; whether the licence "
                        "is renewed every year is not settled: that could make twenty-four",
                    ),
                    doubt=Doubt(
                        "what a first renewal asks was not found, and two years that end within three of the issue of a licence "
                        "may hold its first",
                        when=Either((FirstPeriod(), StartNotTold(3))),
                    ),
                ),
            ),
            cases=(
                Case(
                    StatusIs(Status.INACTIVE),
                    exempt="an inactive licence is exempt from continuing education",
                    citation=ARM_24_155_616,
                    confidence=UNVERIFIED,
                ),
            ),
            keep_records=Span(years=3),
            notes=(
                "Since when twelve hours are asked was not found: the older the period, the less this is worth.",
                "Course subjects bear on massage knowledge, skills, business or ethics, or are shown to (text of 2010).",
                "The board approves no course in advance; the presenter must be qualified (text of 2010).",
                "One hour for each hour of participation (text of 2010).",
                (
                    "That an inactive licence owes nothing stands in ARM 24.155.616 as of 2014; whether it still does was not "
                    "checked: ask the board before you rely on it."
                ),
                (
                    "To make an inactive licence active: six hours, or an accepted examination, within twelve months of the "
                    "activation (ARM 24.155.616, 2014)."
                ),
                "A renewal on line has to be finished before midnight, Mountain time, of the day (older ARM 24.101.413).",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
