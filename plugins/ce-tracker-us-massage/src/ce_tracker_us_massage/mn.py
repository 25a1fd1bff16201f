"""Minnesota. No state licence; voluntary registration by Laws of Minnesota 2026, chapter 115 (HF 3825).

To check: the massage article of chapter 115 was not read. Not established: who registers, from which day, for how long, and
with which hours; whether the title is protected; what becomes of city licences. No ordinance of a city or county was read.
A bill of 2025 (HF 362, SF 1131) with a licence and continuing education did not pass in that form; before the act of 2026 went
to the governor on 20 May no registration can have ended.
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
    from_,
)

CHAPTER_115 = Citation(
    "Laws of Minnesota 2026, ch. 115 (HF 3825)",
    "https://www.revisor.mn.gov/laws/2026/0/115/laws.6.2.0",
)
OPTIONAL_REGISTRATION = Citation(
    "AMTA of 11 May 2026 on HF 362 and SF 1131; Laws of Minnesota 2026, ch. 115",
    "https://www.amtamassage.org/about/news/Update-to-MN-HF-362-SF-1131/",
)
VERIFIED = date(2026, 11, 23)

STATE = Board(
    "the State of Minnesota (which office keeps the register is not established)",
    CHAPTER_115.url,
)
CITY_OR_COUNTY = Board("the city or county that issued the permit", CHAPTER_115.url)

HOURS_AS_TOLD = FactAsked("ce_hours", "hours of continuing education asked for this renewal; 0 if none are", 6)
LENGTH_NOT_KNOWN = Doubt("how long a term lasts is not established: hours of more than a year before its end may count")

UNLICENSED = RuleBook(
    jurisdiction="US-MN",
    credential="unlicensed",
    name="Massage therapist without a state credential (Minnesota has no state licence)",
    board=STATE,
    term=NoTerm("Minnesota does not license massage therapists", citation=OPTIONAL_REGISTRATION, confidence=SECONDARY),
    rules=(
        Rules(
            label="no state licence",
            citation=OPTIONAL_REGISTRATION,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                "Cities and counties may ask for a licence or permit of their own: see the credential local-permit.",
                (
                    "Those whom the state does not license practise under the chapter on complementary and alternative health "
                    "care (Minn. Stat. ch. 146A), parts of which chapter 115 amends."
                ),
                "Registration with the state, new in 2026, is voluntary: see the credential registration.",
            ),
        ),
    ),
)

REGISTRATION = RuleBook(
    jurisdiction="US-MN",
    credential="registration",
    name="Registered massage therapist or Asian bodywork therapist (voluntary)",
    board=STATE,
    term=PrintedDate(
        1,
        why="on which day a state registration ends is not established",
        citation=CHAPTER_115,
        confidence=UNVERIFIED,
        note="How long a registration lasts is not established either.",
        years_known=False,
    ),
    facts=(HOURS_AS_TOLD,),
    rules=(
        Rules(
            label="voluntary registration",
            periods_ending=from_(2026, 5, 20),
            citation=CHAPTER_115,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            requirements=(
                Minimum(
                    "total",
                    AsTold(
                        "ce_hours",
                        "whether the registration asks for continuing education, and how much, is in a part of chapter 115 "
                        "that was not read",
                    ),
                ),
            ),
            perhaps_since_issue=LENGTH_NOT_KNOWN,
            notes=(
                "Nobody has to register: without a registration this asks for nothing.",
                "The bill went to the governor on 20 May 2026; from which day one can register is not established.",
                "The accounts of the act also name background checks.",
            ),
        ),
    ),
)

LOCAL_PERMIT = RuleBook(
    jurisdiction="US-MN",
    credential="local-permit",
    name="Massage licence or permit of a city or county",
    board=CITY_OR_COUNTY,
    term=PrintedDate(
        1,
        why="each city and county sets its own dates",
        confidence=UNVERIFIED,
        note="A term of one year is assumed.",
        years_known=False,
    ),
    facts=(HOURS_AS_TOLD,),
    rules=(
        Rules(
            label="as the city or county says",
            citation=CHAPTER_115,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            requirements=(
                Minimum("total", AsTold("ce_hours", "ordinances differ by city and county, and none of them was read")),
            ),
            perhaps_since_issue=LENGTH_NOT_KNOWN,
            notes=(
                "Whether the act of 2026 leaves local licences as they are was not read; they may go on, by accounts of it.",
            ),
        ),
    ),
)

RULE_BOOKS = (UNLICENSED, REGISTRATION, LOCAL_PERMIT)
