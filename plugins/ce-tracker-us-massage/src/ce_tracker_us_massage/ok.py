"""Oklahoma. State Board of Cosmetology and Barbering. Okla. Admin. Code 175:20-5-3, 175:20-7-1; 59 O.S. 4200.1.

To check first: who licenses since 30 June 2026, when the board was to end unless an act of 2026 saved it, and whether term
and hours are still these. 175:20-7-1 was read second hand only; when its sixteen hours became ten is not established. Nothing
was found on carry-over, repeated courses, minutes to the hour, a first renewal, or how the first expiry date is set.
"""

from datetime import date

from ce_tracker.rules import (
    PRINTED,
    SECONDARY,
    UNVERIFIED,
    BirthMonth,
    Board,
    Case,
    Citation,
    Disputed,
    Doubt,
    FactAsked,
    FirstPeriod,
    Holds,
    LateState,
    Minimum,
    PerMonth,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    Undetermined,
    approved_by,
    approved_by_another,
    between,
    from_,
    in_doubt,
    subject,
    until,
)

BOARD = Board(
    "Oklahoma State Board of Cosmetology and Barbering (with the Advisory Board on Massage Therapy)",
    "https://oklahoma.gov/cosmo.html",
)

OAC_175_20_5_3 = Citation(
    "Okla. Admin. Code 175:20-5-3 (copy of 1 Nov 2024)",
    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/oklahoma-administrative-code/"
    "title-175-state-board-of-cosmetology-and-barbering/chapter-20-massage-therapy/"
    "subchapter-5-licensure-of-massage-therapists/section-17520-5-3-license-renewal",
)
OAC_175_20_7 = Citation(
    "Okla. Admin. Code 175:20-7-1 et seq., as ABMP reports it",
    "https://www.abmp.com/updates/legislative-updates/continuing-education-hours-reduced-oklahoma",
)
BOARD_FAQ = Citation(
    "The board's answers to frequent questions, as a page of school notes copies them",
    "https://massageschoolnotes.com/massage-ce-requirements-by-state-o-p",
)
END_OF_THE_BOARD = Citation(
    "SB 676 (2025), the veto of HB 1030 (2025) and the bills of 2026, as a trade association told them on 21 Jan 2026",
    "https://members.myaacs.org/news/Details/state-update-january-21-308611",
)
VERIFIED = date(2026, 11, 23)

LISTED = ("state-approved-school", "accredited-school", "college", "NCBTMB", "AMTA", "ABMP", "FSMTB", "US-OK")
CPR_OR_FIRST_AID = subject("cpr-first-aid")
ACCEPTED = (
    approved_by(*LISTED)
    | in_doubt(
        approved_by_another(*LISTED),
        "chapters of other professional organisations and seminars licensed by the board of private vocational schools count "
        "as well: this body may be one of them",
    )
) & (
    ~CPR_OR_FIRST_AID
    | in_doubt(
        CPR_OR_FIRST_AID, "CPR or first aid counts only where the complete course with its certification was taken"
    )
)

FIVE_A_YEAR = (
    "five hours are asked for each year: a licence of one year owes five, one of two years ten; how long a first licence "
    "lasts and what it owes is not established"
)
FIVE_AT_LEAST = Minimum("five", 5, label="five hours, which a licence of one year owes too")
FIVE_FOR_EACH_YEAR = Minimum(
    "total",
    PerMonth(5, every=12, at_least=5, at_most=10, partial_open=True),
    label="hours in all, five for each year of the licence",
    doubt=Doubt(
        "a licence of two years owes ten hours, one of one year, if such are issued, five: enter the fact term_started, the first "
        "day of this licence",
        when=StartNotTold(years=100),
    ),
)
INSURANCE = Holds("liability-insurance", ("liability-insurance",), "current professional liability insurance")
FIRST_LICENCE = Case(
    FirstPeriod(),
    (Minimum("total", Disputed(10, 5, FIVE_A_YEAR)), INSURANCE),
    label="first licence, of one year or two",
    citation=BOARD_FAQ,
)
SIXTEEN_BEFORE = "sixteen hours were asked before ten; on which day that changed is not established"

NOTES = (
    "The ten hours may be spread over the two years at will (board staff, reported by ABMP).",
    (
        "Of a licence of one year the board's answers (copied) ask five hours, of one of two years ten; the rule on renewal "
        "(175:20-5-3) knows two years only. A licence that says when it began (term_started) is judged by its length."
    ),
    "At renewal a statement on criminal history and discipline is made under penalty of perjury.",
    "No exemption of the first renewal and no carry-over was found.",
    "The board's pages on licences of one year to the end of the birth month are about cosmetology.",
)

LMT = RuleBook(
    jurisdiction="US-OK",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=BirthMonth(
        PRINTED,
        citation=OAC_175_20_5_3,
        note="Licences end with the birth month every second year; which years, the licence itself says.",
    ),
    facts=(FactAsked("term_started", "the first day of the licence that ends now", date(2025, 6, 1)),),
    late=(
        LateState("grace", "Renewal is still possible, with a late fee.", Span(days=30)),
        LateState(
            "inactive",
            "No practice. Proof of all continuing education and a fee bring the licence back.",
            Span(years=1),
        ),
        LateState("expired", "Expired for good: a new application is needed.", lost=True),
    ),
    rules=(
        Rules(
            label="after the board was to end",
            periods_ending=from_(2026, 7, 1),
            citation=END_OF_THE_BOARD,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                Undetermined(
                    "since-july-2026",
                    "the board was to end on 30 June 2026; whether an act of 2026 kept it, who licenses since, and whether term "
                    "and hours are unchanged was not established",
                    label="what is asked since 1 July 2026",
                ),
                Minimum(
                    "total",
                    10,
                    citation=OAC_175_20_7,
                    doubt=Doubt("ten hours were asked until 30 June 2026; whether they still are was not established"),
                ),
            ),
            notes=(
                (
                    "The end of the board need not be the end of licensing: in May 2025 legislators and the state's Office of "
                    "Management and Enterprise Services expected that office to take over."
                ),
                "Bills of 2026 to keep the board: HB 3000 (to July 2027), HB 3860 (to July 2030), HB 3320 (without an end).",
            ),
        ),
        Rules(
            label="ten hours",
            periods_ending=between(date(2024, 11, 1), date(2026, 6, 30)),
            citation=OAC_175_20_7,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(FIVE_FOR_EACH_YEAR, FIVE_AT_LEAST, INSURANCE),
            cases=(FIRST_LICENCE,),
            notes=(
                *NOTES,
                "The accounts of the ten hours bear no date; 1 November 2024 is the day of the copy of the rules that was read.",
            ),
        ),
        Rules(
            label="ten hours, or sixteen before them",
            periods_ending=until(2024, 10, 31),
            citation=OAC_175_20_7,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=ACCEPTED,
            requirements=(
                FIVE_FOR_EACH_YEAR,
                FIVE_AT_LEAST,
                Minimum("sixteen", 16, label="perhaps sixteen hours", doubt=Doubt(SIXTEEN_BEFORE)),
                INSURANCE,
            ),
            cases=(
                Case(
                    FirstPeriod(),
                    (
                        Minimum(
                            "total",
                            Disputed(
                                16,
                                5,
                                "sixteen hours were asked before ten, and a licence of one year owed five of the ten; "
                                "neither the day of the change nor the length of a first licence is established",
                            ),
                        ),
                        INSURANCE,
                    ),
                    label=FIRST_LICENCE.label,
                    citation=BOARD_FAQ,
                ),
            ),
            notes=(*NOTES, "From which day the sixteen hours were asked is not established either."),
        ),
    ),
)

RULE_BOOKS = (LMT,)
