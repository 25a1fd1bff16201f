"""Wyoming. No state licence, registration or board; cities may ask for a permit (Casper: Municipal Code ch. 8.04).

To check: whether a licensing bill passed (HB 84, SF 86 of 2015 and SF 91 of 2022 failed; one was thought likely in 2027), and
whether Casper has repealed its permit, as its council meant to. Of other cities only Cheyenne was looked at: nothing was found.
"""

from datetime import date

from ce_tracker.rules import (
    SECONDARY,
    UNVERIFIED,
    AsTold,
    Board,
    Citation,
    Doubt,
    FactAsked,
    Minimum,
    NoTerm,
    PrintedDate,
    RuleBook,
    Rules,
)

K2_RADIO = "https://k2radio.com/city-to-remove-massage-therapy-stipulations-in-municipal-code"

NOBODY = Board("No board: Wyoming does not license massage; ask the city of practice", K2_RADIO)
CITY = Board("The city that issues the permit", K2_RADIO)

NO_LICENCE = Citation(
    "City attorney and staff of Casper, as Oil City News and K2 Radio report: no state board, no state licence",
    K2_RADIO,
)
CASPER_8_04 = Citation("Casper Municipal Code ch. 8.04, as K2 Radio reports on its repeal", K2_RADIO)
VERIFIED = date(2026, 11, 23)

UNLICENSED = RuleBook(
    jurisdiction="US-WY",
    credential="unlicensed",
    name="Massage therapist in a state without a licence",
    board=NOBODY,
    term=NoTerm(
        "Wyoming issues no licence for massage, so nothing is renewed", citation=NO_LICENCE, confidence=SECONDARY
    ),
    rules=(
        Rules(
            label="no state licence",
            citation=NO_LICENCE,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                "A city may ask for a permit of its own: keep it as a licence of the kind local-permit.",
                "The bill SF 91 (2022), which was not taken up, would have asked 6 hours in two years.",
                "Insurance and a national certification end on days of their own: keep them as documents.",
            ),
        ),
    ),
)

LOCAL_PERMIT = RuleBook(
    jurisdiction="US-WY",
    credential="local-permit",
    name="Permit of a city",
    board=CITY,
    term=PrintedDate(
        1,
        "each city sets how long its permit lasts (Casper: two years, and one year was proposed): only its print tells",
        citation=CASPER_8_04,
        confidence=SECONDARY,
        years_known=False,
    ),
    facts=(FactAsked("ce_hours", "hours of continuing education that the city asks for one term of the permit", 6),),
    rules=(
        Rules(
            label="as the city says",
            citation=CASPER_8_04,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            requirements=(
                Minimum(
                    "total",
                    AsTold(
                        "ce_hours",
                        "no hours were found in a local ordinance, but those of most cities were not looked at",
                    ),
                ),
            ),
            perhaps_since_issue=Doubt(
                "how many years the permit lasts is the city's to say: hours since its issue may belong to this term"
            ),
            notes=(
                (
                    "Casper has asked for a permit since June 2021; its council meant to repeal it: whether it did "
                    "was not found."
                ),
            ),
        ),
    ),
)

RULE_BOOKS = (UNLICENSED, LOCAL_PERMIT)
