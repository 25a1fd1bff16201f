"""What is judged, and the ways in which it can be."""

from collections.abc import Sequence
from datetime import date

from attrs import define

from ce_tracker.auditing.admit import Part
from ce_tracker.auditing.explain import Reading
from ce_tracker.auditing.findings import ConditionFinding
from ce_tracker.auditing.frame import Frame
from ce_tracker.record import Earned, Held, Therapist
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.reckoning import DueDates
from ce_tracker.rules.rulebook import Case, RuleBook, Rules
from ce_tracker.rules.spans import Span

STALE_AFTER = Span(years=1)
"""Rules that were checked longer ago than this are warned of, unless told otherwise."""


@define(eq=False)
class Choice:
    """One way of being judged, in both readings."""

    frame: Frame
    parts: list[Part]
    strict: Reading
    lenient: Reading
    conditions: tuple[ConditionFinding, ...]
    met: bool | None
    """True if met in the strict reading, False if not even in the lenient one."""


@define(eq=False)
class Matter:
    """What is judged: whose licence, by which version and case, over which dates, as of which day."""

    therapist: Therapist
    licence: Held
    book: RuleBook
    on: date
    credits: Sequence[Earned]
    dates: DueDates
    rules: Rules
    setting: Setting
    stale_after: Span
    case: int | None = None

    @property
    def its_case(self) -> Case | None:
        """The case it is judged by; None for the usual way."""
        return None if self.case is None else self.rules.cases[self.case]

    @property
    def exempt(self) -> str:
        """Why its case asks nothing; empty where it asks something."""
        case = self.its_case
        return "" if case is None else case.exempt

    @property
    def citation(self) -> Citation:
        """The law it is judged by."""
        case = self.its_case
        return (case.citation if case else None) or self.rules.citation

    @property
    def confidence(self) -> Confidence:
        """How sure that law is."""
        case = self.its_case
        return (case.confidence if case else None) or self.rules.confidence
