"""Missouri. Board of Therapeutic Massage. 20 CSR 2197-2.050; RSMo 324.240 to 324.275.

To check: the rule was read in a copy of 15 March 2024, cut off after its section (5); earlier texts were not read, so that
periods which ended before are not covered. Not established: what a first, short period owes; whether courses need approval; whether
anything but courses earns hours.
The day of expiry rests on the board's own renewal notices; a provider of courses says two years from issue instead.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    COURSES,
    ODD,
    PRIMARY,
    Board,
    Citation,
    Doubt,
    FactAsked,
    FirstPeriod,
    FixedDate,
    LateState,
    Minimum,
    RuleBook,
    Rules,
    Span,
    Window,
    from_,
    in_doubt,
)

BOARD = Board("Missouri Board of Therapeutic Massage", "https://pr.mo.gov/massage.asp")

CSR_2197_2_050 = Citation(
    "20 CSR 2197-2.050; RSMo 324.240-324.275",
    "https://regulations.justia.com/states/missouri/title-20/division-2197/chapter-2/section-20-csr-2197-2-050/",
)
RENEWAL_NOTICES = Citation(
    "The board's renewal notices for 31 January of 2015, 2017 and 2019",
    "https://pr.mo.gov/massage.asp",
)
VERIFIED = date(2026, 11, 23)

COUNTED = COURSES | in_doubt(
    ANYTHING,
    "whether anything but courses earns hours was not read: the copy of 20 CSR 2197-2.050 breaks off after its section (5)",
)

LMT = RuleBook(
    jurisdiction="US-MO",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=FixedDate(1, 31, ODD, citation=RENEWAL_NOTICES),
    late=(
        LateState(
            "expired",
            "The licence can be reinstated, with form, fees and proof of continuing education.",
            Span(years=2),
        ),
        LateState("expired for more than two years", "Only a new application, under the rules of that day.", lost=True),
    ),
    facts=(
        FactAsked(
            "late_fee_paid",
            "the due date for which the late fee of 20 CSR 2197-1.040 was paid",
            date(2027, 1, 31),
        ),
    ),
    rules=(
        Rules(
            label="twelve hours in two years",
            periods_ending=from_(2024, 3, 15),
            citation=CSR_2197_2_050,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=COUNTED,
            window=Window(late=Span(days=30), late_fact="late_fee_paid"),
            requirements=(
                Minimum(
                    "total",
                    12,
                    doubt=Doubt(
                        "the part of the rule that was read neither exempts nor prorates the first, shorter period: whether it "
                        "owes all 12 hours is not established",
                        when=FirstPeriod(),
                    ),
                ),
            ),
            keep_records=Span(years=4),
            notes=(
                "Hours must be relevant to the practice of massage therapy; no list of providers is in the text that was read.",
                "No subject is asked for and no limit on distance learning was seen.",
                "Carry-over: none, since hours are to be earned in the two years before the renewal.",
                "Changes of the rule after March 2024 were looked for and not found.",
                "For provisional licences (one year) and student licences (six months) no rule on hours was seen.",
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
