"""Alabama. Massage Therapy Licensing Board (AMTLB). Ala. Code 34-43A-11, 34-43A-19; Ala. Admin. Code 532-X-6.

To check first: 532-X-6-.01 as amended on 16 November 2025. The eight hours of law rest on one account of it, which names the
month (June 2026) and not the day, nor whether expiry, renewal or application counts: surely they are owed by those who apply from
July 2026 on, surely not by those who renewed in time before June. The text in force since 14 November 2024 was not read: no
repeats, how long to keep records and the 50-minute hour come from the one before. Since when 16 hours were asked is not told.
More changes were announced for 2026, with another change of regulator.
"""

from datetime import date

from ce_tracker.rules import (
    PRIMARY,
    SECONDARY,
    UNVERIFIED,
    AnyOf,
    AppliedSince,
    Board,
    Case,
    Citation,
    Doubt,
    FactAsked,
    Holds,
    IssueAnniversary,
    LateState,
    Minimum,
    NoRepeats,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    ValidOn,
    approved_by,
    between,
    from_,
    in_doubt,
    subject,
    until,
)

BOARD = Board("Alabama Massage Therapy Licensing Board (AMTLB)", "https://amtlb.alabama.gov")

CODE_34_43A_11 = Citation(
    "Ala. Code 34-43A-11",
    "https://casetext.com/statute/code-of-alabama/title-34-professions-and-businesses/chapter-43a/"
    "section-34-43a-11-license-renewal-reinstatement",
)
R_532_X_6_01 = Citation(
    "Ala. Admin. Code 532-X-6-.01 (text to November 2024)",
    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/alabama-administrative-code/title-532-alabama-board-of-massage-therapy/"
    "chapter-532-x-6-continuing-education/"
    "section-532-x-6-01-effective-182025-effective-until-11142024-continuing-education-requirements",
)
RULES_OF_2025 = Citation(
    "Ala. Code 34-43A-11, -19; Ala. Admin. Code 532-X-6 as amended on 16 Nov 2025, by ABMP's account",
    "https://www.abmp.com/updates/legislative-updates/alabama/what-s-changing-massage-therapists-alabama",
)
CODE_34_43_13 = Citation(
    "Ala. Code 34-43-13, -21 (repealed 1 June 2024); Ala. Admin. Code 532-X-6-.01",
    "https://www.lawserver.com/law/state/alabama/al-code/alabama_code_34-43-13",
)
VERIFIED = date(2026, 11, 23)

ACCEPTED = approved_by("US-AL") | in_doubt(
    approved_by("NCBTMB"),
    "the rule accepts providers whose courses the Board approves; vendors say NCBTMB's are among them, which was not "
    "established: if the Board approves this one, enter the approval US-AL",
)

TOTAL = Minimum("total", 16, confidence=PRIMARY)
BOARDS_OWN_SUBJECTS = subject("law", "human-trafficking") & approved_by("US-AL")
IN_ONE_BLOCK = (
    "legal aspects, discipline, human trafficking, illegal practice; developed, approved or provided by the Board"
)
LAW = Minimum("law", 8, BOARDS_OWN_SUBJECTS, label=IN_ONE_BLOCK)
PERHAPS_LAW = Minimum(
    "law",
    8,
    BOARDS_OWN_SUBJECTS,
    label=IN_ONE_BLOCK,
    doubt=Doubt(
        "the eight hours began in June 2026: on which day, and whether by the day of expiry, of renewal or of application, is not "
        "established"
    ),
)
INSURANCE_HELD = "professional and general liability insurance of at least 1,000,000 USD, insurer rated A or better"
INSURANCE = Holds("insurance", ("liability-insurance",), INSURANCE_HELD)
CHECKED_ANEW = "a new criminal background check by fingerprint for each renewal"
BACKGROUND_CHECK = Holds("background-check", ("background-check",), CHECKED_ANEW, valid=ValidOn.IN_PERIOD)
SINCE_WHEN = Doubt("whether renewals before June 2026 asked this already is not established")
PERHAPS_INSURANCE = Holds("insurance", ("liability-insurance",), INSURANCE_HELD, confidence=SECONDARY, doubt=SINCE_WHEN)
PERHAPS_BACKGROUND_CHECK = Holds(
    "background-check",
    ("background-check",),
    CHECKED_ANEW,
    valid=ValidOn.IN_PERIOD,
    confidence=SECONDARY,
    doubt=SINCE_WHEN,
)
NO_COURSE_TWICE = NoRepeats(within=Span(years=4), label="the same course not again within four years")
BAN_PERHAPS_GONE = "whether the ban on repeats of the text until November 2024 still stands was not read"
PERHAPS_NO_COURSE_TWICE = AnyOf(
    "repeats-if-banned",
    "no course twice within four years, if that is still the rule",
    (
        (
            NoRepeats(
                within=Span(years=4),
                label="not again within four years; " + BAN_PERHAPS_GONE,
                citation=R_532_X_6_01,
                confidence=UNVERIFIED,
            ),
        ),
        (Undetermined("repeats-allowed", BAN_PERHAPS_GONE, label="the same course again"),),
    ),
)

OWED = (TOTAL, LAW, INSURANCE, BACKGROUND_CHECK, PERHAPS_NO_COURSE_TWICE)
PERHAPS_OWED = (TOTAL, PERHAPS_LAW, PERHAPS_INSURANCE, PERHAPS_BACKGROUND_CHECK, PERHAPS_NO_COURSE_TWICE)

NOTES = (
    "Hours are those of the 24 months before the renewal; where one renews early, whose end that is was not read.",
    "No exemption or proration for a first renewal was found, nor carry-over, nor a limit on distance hours.",
    "The board audits one renewal in ten.",
)
NOTES_SINCE_2024 = (
    *NOTES,
    "The ban on repeating a course and the four years of keeping records are known from the text until 14 November 2024.",
    (
        "Deployed service members who told the Board beforehand renew by 31 December of the year after their return "
        "(532-X-3-.10, text until 7 January 2025)."
    ),
)
LATE_RENEWAL = (
    "Who renews late, from June 2026 on, may owe eight hours on law from the Board: it is not told which day decides."
)
NOTES_SINCE_JUNE_2026 = (
    *NOTES_SINCE_2024,
    "That the eight hours are owed at every renewal, not once, is how the account reads; it does not say so outright.",
)

LMT = RuleBook(
    jurisdiction="US-AL",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=IssueAnniversary(
        2,
        citation=CODE_34_43A_11,
        note="Act 2024-361 moved some renewal dates of 2024: a printed date may lie off the anniversary.",
    ),
    late=(
        LateState(
            "expired",
            "No practice. Late fee, 35 USD since 16 November 2025 (25 USD before). Reinstatement: fee, application, "
            "16 hours, background check, proof of the exam.",
            Span(years=5),
        ),
        LateState("expired more than five years", "What a return asks then was not read."),
    ),
    facts=(
        FactAsked(
            "applied_on",
            "the day on which the renewal was applied for; asked where a licence that was due after June 2026 may have been "
            "renewed before July 2026",
            date(2026, 12, 1),
        ),
    ),
    rules=(
        Rules(
            label="eight of the hours on law, from the Board",
            periods_ending=from_(2026, 7, 1),
            citation=RULES_OF_2025,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=PERHAPS_OWED,
            cases=(
                Case(
                    AppliedSince(date(2026, 7, 1)), OWED, label="applied for since July 2026: eight of the hours on law"
                ),
            ),
            keep_records=Span(years=4),
            notes=NOTES_SINCE_JUNE_2026,
        ),
        Rules(
            label="June 2026: eight hours on law, perhaps",
            periods_ending=between(date(2026, 6, 1), date(2026, 6, 30)),
            citation=RULES_OF_2025,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=PERHAPS_OWED,
            keep_records=Span(years=4),
            notes=NOTES_SINCE_JUNE_2026,
        ),
        Rules(
            label="under the new chapter of the Code",
            periods_ending=between(date(2024, 6, 1), date(2026, 5, 31)),
            citation=CODE_34_43A_11,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(TOTAL, PERHAPS_INSURANCE, PERHAPS_BACKGROUND_CHECK, PERHAPS_NO_COURSE_TWICE),
            keep_records=Span(years=4),
            notes=(*NOTES_SINCE_2024, LATE_RENEWAL),
        ),
        Rules(
            label="under the old chapter of the Code",
            periods_ending=until(2024, 5, 31),
            citation=CODE_34_43_13,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(TOTAL, NO_COURSE_TWICE),
            minutes_per_hour=50,
            keep_records=Span(years=4),
            notes=NOTES,
        ),
    ),
)

RULE_BOOKS = (LMT,)
