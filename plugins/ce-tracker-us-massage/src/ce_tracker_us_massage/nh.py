"""New Hampshire. Office of Professional Licensure and Certification (OPLC). RSA 310:8; RSA 328-B:7; Plc 905.02, 905.03.

To check first: Plc 905.02, which holds the hours, was not read; nor was RSA 310:8 as it stands since 9 December 2024. Not
found: the subjects the hours must be in, limits of format, providers, carry-over, what a first renewal asks, how long a
lapsed licence can come back. What held before 15 July 2023 was not read.
"""

from datetime import date

from ce_tracker.rules import (
    HOME_STUDY,
    LIVE_WEBINAR,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    ApplyBy,
    Board,
    Citation,
    Doubt,
    Either,
    FirstPeriod,
    LateState,
    Minimum,
    PrintedDate,
    RuleBook,
    Rules,
    Span,
    StartNotTold,
    Undetermined,
    from_,
    in_doubt,
)

BOARD = Board(
    "New Hampshire Office of Professional Licensure and Certification (with the Advisory Board of Massage Therapists)",
    "https://www.oplc.nh.gov",
)

PLC_905_02 = Citation(
    "N.H. Code Admin. R. Plc 905.02 (not read); the hours as CareerOneStop told them in February 2016",
    "https://www.careeronestop.org/toolkit/training/find-licenses-detail.aspx?&keyword=Federation%20of%20State%20Massage"
    "%20Therapy%20Board&location=US&curPage=2&licenseId=33-MTA01",
)
PLC_905_03 = Citation(
    "N.H. Code Admin. R. Plc 905.03",
    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/new-hampshire-administrative-code/"
    "title-plc-executive-director-office-of-professional-licensure-and-certification/chapter-plc-900-massage-therapists/"
    "part-plc-905-massage-therapy-license-renewal/section-plc-90503-renewal-application-for-massage-therapists",
)
RSA_310_8 = Citation(
    "N.H. Rev. Stat. 310:8 (in force until 9 Dec 2024); OPLC's answers to frequent questions",
    "https://www.oplc.nh.gov/oplc-faqs",
)
VERIFIED = date(2026, 11, 23)

TWELVE_HOURS = Minimum(
    "total",
    12,
    doubt=Doubt(
        "whether a first renewal asks for hours was not found, and a licence that ends within three years of its issue may be at "
        "its first",
        when=Either((FirstPeriod(), StartNotTold(3))),
    ),
)
CONTENT_AREAS = Undetermined(
    "content-areas",
    "the hours have to be in specific content areas: which those are, and how many hours each, was not found (Plc 905.02)",
    label="the content areas of the twelve hours",
)
FORMAT_NOT_FOUND = "whether hours not taken in person are limited was not found (Plc 905.02)"

LMT = RuleBook(
    jurisdiction="US-NH",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=BOARD,
    term=PrintedDate(
        2,
        "a licence issued since 15 July 2023 ends two years after its day of issue, an earlier one on the day printed on it "
        "until it is renewed: the printed date settles both",
        citation=RSA_310_8,
    ),
    opens=Span(days=60),
    apply_by=ApplyBy(
        Span(days=30),
        "The rules ask for the application at least 30 days before the licence ends.",
        citation=PLC_905_03,
        confidence=PRIMARY,
    ),
    late=(
        LateState("expired", "No practice and no renewal: only reinstatement (RSA 310:8 III).", Span(years=1)),
        LateState("lapsed", "What a lapsed licence needs to come back was not read."),
    ),
    rules=(
        Rules(
            label="twelve hours, their subjects not known",
            periods_ending=from_(2023, 7, 15),
            citation=PLC_905_02,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            accepts=~in_doubt(HOME_STUDY | SELF_PACED | LIVE_WEBINAR, FORMAT_NOT_FOUND),
            requirements=(TWELVE_HOURS, CONTENT_AREAS),
            perhaps_since_issue=Doubt(
                "in which days the hours must be earned was not read (Plc 905.02): that they are those of the two years of the "
                "licence is assumed"
            ),
            notes=(
                (
                    "Twelve hours in two years rest on CareerOneStop (2016) and ABMP (2007); one page says twelve a year, which "
                    "looks wrong or out of date. Plc 905.03 asks for proof of the hours of Plc 905.02."
                ),
                "The renewal form lists for each course its name, date of completion, place, sponsor and hours (Plc 905.03(c)(7)).",
                (
                    "An incomplete application may be completed until the end of the month in which the licence expires (Plc "
                    "308.09(b)), though RSA 310:8 ends the licence on its day: plan for the day."
                ),
                "OPLC sends its notice about two months before the licence ends.",
                "Carry-over: nothing was found.",
                (
                    "HB 1469 (2026) would license massage establishments from 1 July 2027; nothing about continuing education was "
                    "found in it."
                ),
            ),
        ),
    ),
)

RULE_BOOKS = (LMT,)
