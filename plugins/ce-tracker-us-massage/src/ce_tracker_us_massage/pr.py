"""Puerto Rico. Junta Examinadora de Terapeutas de Masaje. 20 L.P.R.A. 171-183, renewal in s. 174.

To check first: the board's regulation, which sets the hours, subjects and providers of continuing education; it was not
found in Spanish or English. Neither was the day from which the three years run, nor any change after 2020. Section 174 was
read in a copy of 20 Feb 2019. Nothing is covered before the amendment of 15 Aug 2008.
"""

from datetime import date

from ce_tracker.rules import (
    ANYTHING,
    PRIMARY,
    UNVERIFIED,
    AsTold,
    Board,
    Citation,
    Doubt,
    FactAsked,
    Holds,
    LateState,
    Minimum,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    ValidOn,
    approved_by,
    from_,
    in_doubt,
)

BOARD = Board(
    "Junta Examinadora de Terapeutas de Masaje de Puerto Rico (Departamento de Salud)", "https://www.salud.pr.gov/"
)

LPRA_20_174 = Citation(
    "20 L.P.R.A. s. 174 (Act 254-2003 s. 5, Act 282-2008 s. 2)",
    "https://print.casetext.com/statute/laws-of-puerto-rico/title-twenty-examining-boards-and-professional-colleges/"
    "chapter-8-massage-therapy/174-license-renewal",
)
VERIFIED = date(2026, 11, 23)

HOW_RECENT = Doubt("how recent the certificates handed in at renewal must be was not read")


def _certificate(key: str, label: str) -> Holds:
    """A paper that is handed in at renewal: one of this period surely serves, of an older one it is open."""
    return Holds(key, (key,), label, valid=ValidOn.IN_PERIOD, doubt=HOW_RECENT)


PAPERS = (
    Holds("cpr", ("cpr",), "current CPR certificate"),
    Holds("first-aid", ("first-aid",), "current first aid certificate"),
    Holds("health-certificate", ("health-certificate",), "health certificate from the Department of Health"),
    Holds("liability-insurance", ("liability-insurance",), "liability insurance in effect"),
    Holds("merchant-registration", ("merchant-registration",), "merchant registration with the Treasury"),
    _certificate("police-record", "negative police record certificate"),
    _certificate("tax-clearance", "certificate of the Treasury that no income tax is owed"),
    _certificate("child-support", "negative certificate of the child support administration (ASUME)"),
)

TERAPEUTA = RuleBook(
    jurisdiction="US-PR",
    credential="Terapeuta de Masaje",
    name="Terapeuta de Masaje Licenciado (Licensed Massage Therapist)",
    board=BOARD,
    term=PrintedDate(
        3,
        "a licence lasts three years, and no source read says whether from issue, from a birth month or from a fixed day",
    ),
    late=(
        LateState(
            "expired",
            "From 90 days after expiry on, a renewal needs a sworn statement of not having practised since.",
            Span(years=1),
        ),
        LateState(
            "cancelled", "If no renewal was begun in that year: every requirement of a first licence anew.", lost=True
        ),
    ),
    facts=(
        FactAsked(
            "ce_hours", "the hours of continuing education that the board says its regulation asks in three years", 12
        ),
    ),
    rules=(
        Rules(
            label="three years, hours set by regulation",
            periods_ending=from_(2008, 8, 15),
            citation=LPRA_20_174,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            accepts=approved_by("US-PR")
            | in_doubt(ANYTHING, "whose courses count is set by the board's regulation, which was not found"),
            requirements=(
                Minimum(
                    "total",
                    AsTold(
                        "ce_hours",
                        "the statute leaves the number of hours to the board's regulation, and no source that gives it was found",
                    ),
                    confidence=UNVERIFIED,
                ),
                *PAPERS,
            ),
            notes=(
                "The statute asks for the courses that the board's regulation requires: ask the board which, and how many hours.",
                "Carry-over, subjects, delivery and any exemption of the first renewal are not established.",
            ),
        ),
    ),
)

RULE_BOOKS = (TERAPEUTA,)
