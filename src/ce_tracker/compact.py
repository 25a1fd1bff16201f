"""The Interstate Massage Compact (IMpact): which states have enacted it, and what a multistate licence would give.

It takes effect once seven states have enacted it. By the latest reading that was found, of about August 2026, five had, and
no licence was issued: so no privilege is granted anywhere. To check: whether more states have joined since. Not read: the
statute's own article on who gets a multistate licence; what it asks is known from summaries. Two rival texts have been about
since late 2025. Before December 2022 there was no final model text.
"""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ce_tracker.record import Licence, Therapist
from ce_tracker.rules import (
    CONFLICTING,
    ELIGIBILITY,
    PRIMARY,
    SCHOOLING,
    SECONDARY,
    AnyOf,
    Board,
    Citation,
    Confidence,
    Holds,
    Licensed,
    Minimum,
    OnApplication,
    Passed,
    RuleBook,
    Rules,
    Undetermined,
    ValidOn,
    from_,
    in_doubt,
)

STATES_NEEDED = 7
"""So many states have to enact the compact before it takes effect."""

LAST_READING = date(2026, 8, 31)
"""The end of the month of the latest reading that was found: five states, no commission, no licence."""
VERIFIED = date(2026, 11, 23)
"""On this day nothing newer was found."""

STEWARD = Board("Interstate Massage Compact", "https://www.massagecompact.org/")

TWO_AWAY = Citation(
    "massagecompact.org: two states away from activation",
    "https://www.massagecompact.org/news-posts/impact-two-states-away-from-activation",
)
FIVE_COUNTED = Citation(
    "FSMTB, statement of 3 November 2025 on the proposed revisions",
    "https://fsmtb.org/2025/11/03/fsmtb-statement-on-the-proposed-revisions-to-the-interstate-massage-compact",
)
OHIO_SB_56 = Citation(
    "Ohio Legislative Service Commission on S.B. 56 (135th General Assembly)",
    "https://fastdemocracy.com/bill-summary/?billsummary_id=OHB00011721&billsummary_session=135&billsummary_state=oh",
)
ARKANSAS_ACT_267 = Citation(
    "Arkansas Act 267 of 2025 (H.B. 1217)",
    "https://app.legiplex.com/ar/legislature/2025/2025-r/bills/hb1217/draft-2184342?id=2184342",
)
MISSOURI = Citation("massagecompact.org on Missouri", "https://www.massagecompact.org/states/missouri")
ABMP_ON_THE_DRAFT = Citation(
    "ABMP on the draft compact",
    "https://www.abmp.com/updates/legislative-updates/learn-about-proposed-interstate-massage-therapy-compact-draft-bill",
)
MIXED_HOURS = Citation(
    "A massage business blog on the compact", "https://www.massagepracticebuilder.com/massage-compact-update/"
)
RIVAL_TEXTS = Citation(
    "FSMTB, response of 22 January 2026 to the revised text",
    "https://fsmtb.org/2026/01/22/fsmtb-response-to-csgs-statement",
)
LASTS = Citation(
    "Summary of Missouri's bill of 2026",
    "https://fastdemocracy.com/bill-summary/?billsummary_id=MOB00028760&billsummary_session=2026&billsummary_state=mo",
)

# Which states have enacted it


@frozen
class Enactment:
    """A state that enacted the compact: `perhaps_from` the first day on which it may have, `surely_by` the day by which it had.

    Between the two the sources do not say; where the day is known they are the same.
    """

    jurisdiction: str
    words: str
    perhaps_from: date
    surely_by: date
    citation: Citation
    confidence: Confidence

    def enacted(self, on: date) -> bool | None:
        """Whether it was enacted by a day; None where no source tells."""
        if on >= self.surely_by:
            return True
        return None if on >= self.perhaps_from else False


_MODEL = date(2022, 12, 1)
_OHIO_ANALYSIS = date(2024, 7, 9)
_ALL_FIVE = date(2025, 11, 3)

ENACTMENTS = (
    Enactment(
        "US-NV",
        "the first state, before 9 July 2024; one blog says 2025",
        _MODEL,
        _ALL_FIVE,
        OHIO_SB_56,
        CONFLICTING,
    ),
    Enactment(
        "US-OH",
        "S.B. 56, adopted in June 2024, in force on 20 September 2024",
        date(2024, 9, 20),
        date(2024, 9, 20),
        OHIO_SB_56,
        PRIMARY,
    ),
    Enactment(
        "US-AR", "Act 267 of 2025; the day was not found", date(2025, 1, 1), _ALL_FIVE, ARKANSAS_ACT_267, PRIMARY
    ),
    Enactment(
        "US-MT", "in the session of 2025; the day was not found", date(2025, 1, 1), _ALL_FIVE, TWO_AWAY, SECONDARY
    ),
    Enactment(
        "US-VA",
        "by November 2025, and after Nevada and Ohio; the day was not found",
        _OHIO_ANALYSIS,
        _ALL_FIVE,
        TWO_AWAY,
        SECONDARY,
    ),
)
"""The states that have enacted the compact, as far as is known."""

CANNOT_JOIN = ("US-CA", "US-KS", "US-MN", "US-VT", "US-WY")
"""States that cannot join, as they have no state licence (ABMP on the draft)."""


@frozen
class CompactStatus:
    """The compact on a day: who had enacted it, and whether it was in force (None: no reading is that new).

    `perhaps` are states that may have enacted it by then. Nowhere is a privilege granted before it is in force.
    """

    on: date
    enacted: tuple[Enactment, ...]
    perhaps: tuple[Enactment, ...]
    in_force: bool | None
    why: str
    citation: Citation
    confidence: Confidence

    @property
    def states_missing(self) -> int:
        """How many states more it took at most, by what is certain."""
        return STATES_NEEDED - len(self.enacted)


def status(on: date) -> CompactStatus:
    """What is known of the compact on a day.

    >>> status(date(2026, 6, 1)).in_force, status(date(2026, 6, 1)).states_missing
    (False, 2)
    """
    enacted = tuple(one for one in ENACTMENTS if one.enacted(on))
    perhaps = tuple(one for one in ENACTMENTS if one.enacted(on) is None)
    needed = f"it takes effect with {STATES_NEEDED} states"
    if on <= VERIFIED:
        states = f"{len(enacted)} had enacted it" + (f", and perhaps {len(perhaps)} more" if perhaps else "")
        since = f", by the latest reading of {LAST_READING:%B %Y}" if on > LAST_READING else ""
        why = f"{needed}; {states}{since}"
        return CompactStatus(on, enacted, perhaps, in_force=False, why=why, citation=TWO_AWAY, confidence=SECONDARY)
    why = f"{needed}; {len(enacted)} had by {LAST_READING:%B %Y}, and of the time after {VERIFIED} nothing is known: look it up"
    return CompactStatus(on, enacted, perhaps, in_force=None, why=why, citation=TWO_AWAY, confidence=SECONDARY)


# What it would give


@frozen
class Privileges:
    """What a multistate licence would give a therapist, and why it gives nothing today.

    `homes` are the active licences of states that have enacted the compact: of one of them the multistate licence would be
    held. `home` is that one, where it is known. `would_hold` are the jurisdictions in which the privilege would hold:
    the other states that have enacted it; `perhaps` are those that may have by then.
    """

    on: date
    status: CompactStatus
    homes: tuple[Licence, ...]
    home: Licence | None
    would_hold: tuple[str, ...]
    perhaps: tuple[str, ...]
    why_none: str
    """Why no privilege is granted on this day."""


def privileges(therapist: Therapist, on: date) -> Privileges:
    """Where a therapist could practise under the compact, were it in force, and why not today.

    Which of several states is home the record does not tell: then `home` is None, and the privilege would hold in all
    states that have enacted it.
    """
    compact = status(on)
    member = {one.jurisdiction for one in compact.enacted}
    homes = tuple(one for one in therapist.licences if one.jurisdiction in member and one.active_on(on))
    home = homes[0] if len({one.jurisdiction for one in homes}) == 1 else None
    would_hold = _others(compact.enacted, home) if homes else ()
    perhaps = _others(compact.perhaps, home) if homes else ()
    if compact.in_force is False:
        why = f"the compact is not in force on {on}: {compact.why}"
    else:
        why = f"whether the compact is in force on {on} is not known: {compact.why}"
    if not homes:
        why += "; and no active licence of a state that has enacted it is recorded"
    return Privileges(on, compact, homes, home, would_hold, perhaps, why)


def _others(enactments: Iterable[Enactment], home: Licence | None) -> tuple[str, ...]:
    return tuple(
        sorted(one.jurisdiction for one in enactments if home is None or one.jurisdiction != home.jurisdiction)
    )


# What a multistate licence would ask

MULTISTATE = RuleBook(
    jurisdiction="IMpact",
    credential="multistate",
    name="Multistate licence of the Interstate Massage Compact",
    board=STEWARD,
    purpose=ELIGIBILITY,
    term=OnApplication(),
    rules=(
        Rules(
            label="the model text, by its summaries",
            periods_ending=from_(2022, 12, 1),
            citation=ABMP_ON_THE_DRAFT,
            confidence=SECONDARY,
            verified_on=VERIFIED,
            counts_schooling=True,
            accepts=SCHOOLING
            | in_doubt(
                ~SCHOOLING,
                "one account lets hours of school and of continuing education be added up; the commission would decide "
                f"({MIXED_HOURS})",
            ),
            requirements=(
                Undetermined(
                    "in-force",
                    (
                        f"the compact is not in force (five of {STATES_NEEDED} states by August 2026): no multistate licence is "
                        "issued, and the commission that will say what it asks does not exist yet"
                    ),
                    label="multistate licences are issued",
                    citation=TWO_AWAY,
                ),
                Licensed(
                    "home-licence",
                    "an active licence of a home state that has enacted the compact",
                    jurisdictions=tuple(one.jurisdiction for one in ENACTMENTS),
                ),
                Minimum("education", 625, label="hours of education"),
                AnyOf(
                    "exam",
                    "a national licensing examination",
                    (
                        (Passed("mblex", ("MBLEx",), "the MBLEx"),),
                        (
                            Passed(
                                "ncbtmb-exam",
                                ("NCETMB", "NCETM"),
                                "one of NCBTMB's older examinations",
                            ),
                            Undetermined(
                                "older-exam",
                                "whether one of NCBTMB's older examinations serves is disputed between the two texts",
                                label="an older examination serves",
                                citation=RIVAL_TEXTS,
                                confidence=CONFLICTING,
                            ),
                        ),
                    ),
                ),
                Holds(
                    "background-check",
                    ("background-check",),
                    "a state and federal background check",
                    valid=ValidOn.EVER,
                ),
                Holds(
                    "discipline",
                    ("attestation.clean-record",),
                    "a clean disciplinary record",
                    valid=ValidOn.EVER,
                ),
            ),
            notes=(
                "The article of the statute that sets these conditions was not read; they come from summaries.",
                (
                    "A revised text of late 2025 adds a way by years of clean practice and names the examination of NCBTMB; "
                    "AMTA and NCBTMB are for it, FSMTB is against it."
                ),
                f"It would last as long as the licence of the home state ({LASTS}).",
                "The home licence may not be restricted, a student's, provisional, temporary or inactive.",
                "California, Kansas, Minnesota, Vermont and Wyoming cannot join: they have no state licence.",
                f"Missouri's bill of 2026 ran out of session ({MISSOURI}).",
                "Before December 2022 there was no final model text, and nothing to judge by.",
            ),
        ),
    ),
)

RULE_BOOKS = (MULTISTATE,)
