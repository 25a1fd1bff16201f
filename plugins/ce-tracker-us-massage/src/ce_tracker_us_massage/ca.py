"""California. California Massage Therapy Council (CAMTC), a private body. Cal. Bus. & Prof. Code 4600-4621.

The certificate is voluntary; cities and counties have rules of their own for those without one, which are not covered here.
To check: AB 1504 (2025), whose chaptered text was not read, since the Act was to end on 1 January 2027; when one may apply
today. That recertification asks no continuing education rests on what others write; since when is not told.
"""

from datetime import date

from ce_tracker.rules import (
    SECONDARY,
    UNVERIFIED,
    ApplyBy,
    Board,
    Citation,
    LateState,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    from_,
    until,
)

BOARD = Board("California Massage Therapy Council (CAMTC)", "https://www.camtc.org")

NO_CE = Citation(
    "Cal. Bus. & Prof. Code 4600-4621; certification in California, as ABMP describes it: no hours at recertification",
    "https://seven.abmp.com/practitioners/state-requirements/california?page=3",
)
AB_1504 = Citation(
    "AB 1504 (Stats. 2025 ch. 197), of which the chaptered text was not read; before it, Cal. Bus. & Prof. Code 4600-4621",
    "https://opencalaccess.org/leginfo/bill_info/20250AB150492CHP",
)
RECERTIFICATION = Citation("CAMTC's page on recertification", "https://www.camtc.org/Recertification.aspx")
VERIFIED = date(2026, 11, 23)

NOTES = (
    "Certification is voluntary; only the title is protected. Without it, local permits may be needed.",
    "Older certificates as Certified Massage Practitioner (CMP) are renewed in the same way.",
    (
        "When one may apply has changed: six weeks, 90 days (2015), 120 days, three months (2019) before the end. "
        "Today's figure is not confirmed."
    ),
)

CMT = RuleBook(
    jurisdiction="US-CA",
    credential="CMT",
    name="Certified Massage Therapist (CAMTC)",
    board=BOARD,
    term=PrintedDate(
        2,
        why="the certificate and its card show the day; that it lies two years after issue is likely and not confirmed",
        citation=RECERTIFICATION,
        note="Recertification is due every two years.",
    ),
    opens=Span(days=90),
    apply_by=ApplyBy(
        Span(days=60),
        "CAMTC must have received the application; later, a new certificate in time is not assured (as of about 2019; not "
        "confirmed for today).",
        citation=RECERTIFICATION,
        confidence=SECONDARY,
    ),
    late=(
        LateState(
            "expired",
            "Recertification with a late fee if CAMTC receives the application in these six months (25 to 90 USD in 2015; "
            "not confirmed since).",
            Span(months=6),
        ),
        LateState("expired more than six months", "A new application (as of 2015; not confirmed since).", lost=True),
    ),
    rules=(
        Rules(
            label="no continuing education, if the Act goes on",
            periods_ending=from_(2027, 1, 1),
            citation=AB_1504,
            confidence=UNVERIFIED,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                *NOTES,
                (
                    "The Act was to end on 1 January 2027. AB 1504, signed on 1 October 2025, amends it; accounts of its earlier "
                    "versions move the end to 2030, its chaptered text was not read. Ask CAMTC whether recertification still "
                    "asks no hours."
                ),
            ),
        ),
        Rules(
            label="no continuing education",
            periods_ending=until(2026, 12, 31),
            citation=NO_CE,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            ce_required=False,
            notes=(
                *NOTES,
                "AB 1504, signed on 1 October 2025, amends the Act; its chaptered text was not read.",
                "Since when none are asked was not found: the older the period, the less this is worth.",
            ),
        ),
    ),
)

RULE_BOOKS = (CMT,)
