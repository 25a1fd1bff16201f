"""The result of an audit: the verdict, each requirement, each condition, each credit, and what is open.

Findings of which an audit makes dozens are named tuples, which cost half as much to make as other frozen values.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from ce_tracker.auditing.more import Basis, ToTake, hours_to_take
from ce_tracker.auditing.problem import ZERO
from ce_tracker.record import Earned, Held
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.reckoning import DueDates
from ce_tracker.rules.rulebook import ELIGIBILITY, RuleBook, Rules


class Verdict(StrEnum):
    """Whether a licence can be renewed, as far as continuing education and the listed conditions go."""

    COMPLIANT = "compliant"
    SHORT = "short"
    UNDETERMINED = "undetermined"
    EXEMPT = "exempt"
    NO_CE_REQUIRED = "no-ce-required"

    @property
    def nothing_owed(self) -> bool:
        """Whether no more continuing education is needed."""
        return self not in (Verdict.SHORT, Verdict.UNDETERMINED)


class Why(StrEnum):
    """Why an hour did not count. The codes are stable; the words beside them may change."""

    BEFORE_PERIOD = "before-period"
    AFTER_PERIOD = "after-period"
    NOT_YET = "not-yet-completed"
    OUTSIDE_WINDOW = "outside-window"
    BEFORE_ISSUE = "before-issue"
    PROVIDER_NOT_APPROVED = "provider-not-approved"
    SUBJECT_NOT_ACCEPTED = "subject-not-accepted"
    ACTIVITY_NOT_ACCEPTED = "activity-not-accepted"
    WRONG_DELIVERY = "wrong-delivery"
    NOT_HANDS_ON = "not-hands-on"
    REPEATED_COURSE = "repeated-course"
    ALREADY_USED = "already-used"
    OVER_CARRY_OVER = "over-carry-over"
    OVER_MAXIMUM = "over-maximum"
    RATE_LIMIT = "rate-limit"
    NO_ROOM = "no-room"
    STATUS_OPEN = "status-open"
    NOTHING_ASKED = "nothing-asked"


class Reason(NamedTuple):
    """Why so many hours of a credit did not count: code, words, and the law behind it."""

    code: Why
    hours: Decimal
    words: str
    citation: Citation | None


class CreditFinding(NamedTuple):
    """What became of one credit: CE hours earned and counted, the requirements they served, and why the rest did not.

    `toward` pairs a requirement's key with hours. `carried` is the part that counts as carried over from the period
    before. The hours of `why` and `counted` add up to `hours`.
    """

    credit: Earned
    hours: Decimal
    counted: Decimal
    toward: tuple[tuple[str, Decimal], ...]
    why: tuple[Reason, ...]
    carried: Decimal = ZERO


class Kind(StrEnum):
    """What kind of requirement a finding speaks of."""

    HOURS = "hours"
    COMPONENT = "component"
    MAXIMUM = "maximum"


class RequirementFinding(NamedTuple):
    """One requirement in hours. For a maximum `needed` is the ceiling and `counted` what it let through.

    `met` is None where it hinges on something the sources or the record leave open; the hours are then those of the
    strict reading.
    """

    key: str
    label: str
    kind: Kind
    needed: Decimal
    counted: Decimal
    short: Decimal
    met: bool | None
    citation: Citation
    confidence: Confidence


@frozen
class ConditionFinding:
    """One requirement without hours: met, not met, or None where the record or the sources do not say."""

    key: str
    label: str
    met: bool | None
    why: str
    citation: Citation
    confidence: Confidence
    enter: str = ""
    """What to enter where it cannot be told."""


@frozen
class Open:
    """Something a verdict may hinge on: the question, what to enter or whom to ask, and the credits it is about."""

    key: str
    why: str
    settle: str
    about: tuple[str, ...] = ()


@frozen
class Audit:
    """One licence judged on one day.

    `dates` is None where the due date cannot be known. `unknown` says what would settle an undetermined verdict;
    `warnings` what to know before relying on any. `in_force` is the version of the rules that governs.
    """

    licence: Held
    on: date
    verdict: Verdict
    book: RuleBook
    dates: DueDates | None
    in_force: Rules | None
    case: str
    citation: Citation | None
    requirements: tuple[RequirementFinding, ...]
    conditions: tuple[ConditionFinding, ...]
    credits: tuple[CreditFinding, ...]
    unknown: tuple[Open, ...]
    warnings: tuple[str, ...]
    acknowledged: Decimal = ZERO
    """Hours that the board acknowledged as carried over and that counted."""
    basis: Basis | None = field(default=None, eq=False, repr=False)
    confidence: Confidence | None = None
    """The least confidence of what the verdict rests on; None where no rules are known."""

    @property
    def counted(self) -> Decimal:
        """All hours counted for this period, in CE hours."""
        return sum((finding.counted for finding in self.credits), self.acknowledged)

    @cached_property
    def to_take(self) -> tuple[ToTake, ...] | None:
        """The least further hours that would meet every requirement in hours; None where no further hours would."""
        return () if self.basis is None else hours_to_take(self.basis)

    @property
    def short(self) -> Decimal | None:
        """How many further hours are needed at least (CE hours); None where no further hours would do."""
        if self.basis is None:
            return ZERO
        to_take = self.to_take
        return None if to_take is None else sum((more.hours for more in to_take), ZERO)

    @property
    def sought(self) -> bool:
        """Whether it is judged what it takes to obtain a credential, not what keeping one asks."""
        return self.book.purpose is ELIGIBILITY

    @property
    def due(self) -> date | None:
        """The day the licence falls due; None for what is sought."""
        return self.dates.due if self.dates and not self.sought else None

    @property
    def ce_due(self) -> date | None:
        """The day by which the continuing education of the judged period must be complete."""
        return self.dates.ce_due if self.dates and not self.sought else None

    @property
    def window_opens(self) -> date | None:
        """The day on which renewal opens."""
        return self.book.opens_on(self.dates.due) if self.dates else None

    def unmet(self) -> Iterator[RequirementFinding | ConditionFinding]:
        """Everything that is not met or cannot be told."""
        yield from (finding for finding in self.requirements if finding.met is not True)
        yield from (finding for finding in self.conditions if finding.met is not True)
