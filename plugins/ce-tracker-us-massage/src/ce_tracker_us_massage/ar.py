"""Arkansas. Department of Health, Massage Therapy Section. Ark. Code Ann. 17-86-309; Rules for Massage Therapy in Arkansas.

To check first: the rules of 2024 (007.35.24-008), of which one page was read, and section 7 of the rules (which courses are
approved, limits on distance hours and on subjects, credit for teaching), which was not. The statute, read in part, lets a
licence expire on the day the application is due; the rules and what boards did say the birthday. Since when 18 hours were asked
is not told. The address of the department is common knowledge only.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    CONFLICTING,
    COURSES,
    IN_PERSON,
    PRINTED,
    SECONDARY,
    ApplyBy,
    Birthday,
    Board,
    Citation,
    Doubt,
    Either,
    FirstOfMonth,
    FirstPeriod,
    LateState,
    Minimum,
    RuleBook,
    Rules,
    StartNotTold,
    approved_by,
    from_,
    in_doubt,
    until,
)

BOARD = Board("Arkansas Department of Health, Massage Therapy Section", "https://www.healthy.arkansas.gov")

RULES_OF_2022 = Citation(
    "Ark. Code Ann. 17-86-309; Rules for Massage Therapy in Arkansas, in force 1 Aug 2022",
    "https://massagearkansas.com/?p=1203",
)
STATUTE = Citation(
    "Ark. Code Ann. 17-86-309 (2020 Code), against the Rules for Massage Therapy in Arkansas",
    "https://law.uslawyerdatabase.com/category/us-law/2020-arkansas-code/title-17-professions-occupations-and-businesses/"
    "subtitle-3-medical-professions/chapter-86-massage-therapists",
)
OLDER_STATUTE = Citation(
    "Ark. Code Ann. 17-86-309 (older text, State Board of Massage Therapy)",
    "http://laws9.com/statutes/arkansas/title-17/subtitle-3/chapter-86/subchapter-3/17-86-309",
)
VERIFIED = date(2026, 11, 23)

ACCEPTED = (approved_by("US-AR") & COURSES & IN_PERSON) | in_doubt(
    ANYTHING,
    "section 7 of the rules (which courses are approved, how many hours may come from a distance, credit for teaching) was not "
    "read: sure are only courses in person with the department's approval (US-AR)",
)
TOTAL = Minimum(
    "total",
    18,
    confidence=SECONDARY,
    doubt=Doubt(
        "what a first renewal owes was not found, and a licence that ends within three years of its issue may be at its first",
        when=Either((FirstPeriod(), StartNotTold(3))),
    ),
)
SINCE_ISSUE = Doubt(
    "in which days the hours must be earned was not read: that they are those of the licence's two years is presumed"
)
NOTES = (
    "Nothing was found on carry-over, on keeping records or on the minutes of an hour.",
    "Master Massage Therapists and Massage Therapy Instructors renew by the same rule.",
    "Inactive licences expire on the birthday too; what they owe was not read.",
    "Since when 18 hours are asked was not found: the older the period, the less this is worth.",
)

LMT = RuleBook(
    jurisdiction="US-AR",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=Birthday(
        every_years=2,
        years=PRINTED,
        citation=RULES_OF_2022,
        confidence=CONFLICTING,
        note="On the birthday by the rules; by the statute, as far as read, when the application is due.",
    ),
    apply_by=ApplyBy(
        FirstOfMonth(before=1),
        "The application must be postmarked. Until the birthday it is late and costs 25 USD more; by the statute, as far as "
        "read, the licence has expired.",
        citation=STATUTE,
        confidence=CONFLICTING,
    ),
    late=(
        LateState(
            "expired", "No practice. A new application under current requirements, with the examination.", lost=True
        ),
    ),
    rules=(
        Rules(
            label="rules of 2022",
            periods_ending=from_(2022, 8, 1),
            citation=RULES_OF_2022,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(TOTAL,),
            perhaps_since_issue=SINCE_ISSUE,
            notes=(
                *NOTES,
                "Rules re-issued in 2024 (007.35.24-008) were not read where they speak of renewal and of hours.",
            ),
        ),
        Rules(
            label="State Board of Massage Therapy",
            periods_ending=until(2022, 7, 31),
            citation=OLDER_STATUTE,
            confidence=CONFLICTING,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(TOTAL,),
            perhaps_since_issue=SINCE_ISSUE,
            notes=(*NOTES, "The State Board of Massage Therapy, which approved courses then, was abolished in 2015."),
        ),
    ),
)

RULE_BOOKS = (LMT,)
