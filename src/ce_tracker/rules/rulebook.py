"""A rule book: everything one regulator asks for one credential, as dated versions with their sources."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from attrs import field, frozen
from attrs.converters import optional

from ce_tracker.errors import RuleError
from ce_tracker.record import Held, Therapist
from ce_tracker.rules.amounts import AsTold, Hours, as_amount, decimal, refuse_begun_months
from ce_tracker.rules.conditions import Condition
from ce_tracker.rules.contradictions import contradictions
from ce_tracker.rules.dates import ApplyBy, LateState, MovedDate, NextBusinessDay, Reporting
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.proofs import Doubt, Proof, Undetermined
from ce_tracker.rules.provenance import Board, Citation, Confidence
from ce_tracker.rules.reckoning import DueDates, Window, reckon
from ce_tracker.rules.requirements import AnyOf, AnyRequirement, Component, Components, Maximum, Minimum, NoRepeats
from ce_tracker.rules.schedule import Missing, Period
from ce_tracker.rules.selectors import ANYTHING, Selector
from ce_tracker.rules.shape import refuse_no_tuple, refuse_other_kind
from ce_tracker.rules.spans import ALWAYS, Days, Span
from ce_tracker.rules.terms import NoTerm, OnApplication, Term
from ce_tracker.rules.worth import Worth

_T = TypeVar("_T")


def _amount_or_none(value: object) -> Hours | None:
    return None if value is None else as_amount(value)


@frozen
class CarryOver:
    """Hours beyond what the period before required, counted again in this one.

    They count toward the requirements named by `toward` and no other; of those named by `perhaps` the sources do not say.
    `at_most` is the limit in CE hours (None where the law sets none), `share` the part of the excess that may be carried.
    Hours that the board acknowledged (the fact ``carried_over``) stand in place of the reckoning. Only hours that were
    earned in the period before are carried: what was itself carried into it ends there. Whether that is used before the
    period's own hours, of which more are then beyond, is open.
    """

    __repr__ = as_call

    at_most: Hours | None = field(converter=_amount_or_none)
    toward: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    share: Hours = field(default=Decimal(1), converter=as_amount)
    citation: Citation | None = None
    confidence: Confidence | None = None
    doubt: Doubt | None = None

    def __attrs_post_init__(self) -> None:
        refuse_begun_months("carry-over", self.at_most)
        refuse_begun_months("carry-over", self.share)


@frozen(cache_hash=True)
class Case:
    """Another way of being judged, where `when` holds: other requirements, or none (`exempt` says why in words)."""

    __repr__ = as_call

    when: Condition
    requirements: tuple[AnyRequirement, ...] = ()
    exempt: str = ""
    label: str = ""
    citation: Citation | None = None
    confidence: Confidence | None = None

    def __attrs_post_init__(self) -> None:
        refuse_no_tuple(f"case {self.words()!r}", requirements=self.requirements)

    def words(self) -> str:
        """The case in words."""
        return self.label or self.exempt or self.when.words()


@frozen(kw_only=True, cache_hash=True)
class Rules:
    """One version of what is asked, in force for the periods that end within `periods_ending`.

    Where the law attaches to periods by their beginning, `periods_beginning` says so instead; the versions of one book
    use one of the two throughout.

    `window` tells of other days than the period's from which hours may come, or of days of the period from which none may.
    `accepts` says which hours can count at all (approval, activity, subject). Where `subject_as_approved_by` names an
    approver, the category in which that approver listed the course decides its subject. The first of `cases` that
    applies replaces `requirements`. `ce_required = False` says that nothing is asked. With
    `counts_schooling` hours of schooling take part beside those of continuing education. `perhaps_since_issue` says that
    hours earned since the licence was issued, though before the period, may count. `values` says what entries in other
    units are worth in CE hours, and which are worth a fixed number; minutes are reckoned by `minutes_per_hour`, and a rest
    of more than `half_hour_over` minutes is then half an hour. Where hours are approved in whole multiples only, `in_steps_of`
    is of how many: what an entry states beyond such a multiple is open. `notes` tell a reader what cannot be computed.
    `keep_records` is how long proof must be kept, `reporting` how long hours take to reach whoever checks them.
    """

    __repr__ = as_call

    citation: Citation
    confidence: Confidence
    verified_on: date
    requirements: tuple[AnyRequirement, ...] = ()
    periods_ending: Days = ALWAYS
    periods_beginning: Days | None = None
    window: Window | None = None
    accepts: Selector = ANYTHING
    subject_as_approved_by: str = ""
    cases: tuple[Case, ...] = ()
    carry_over: CarryOver | None = None
    perhaps_since_issue: Doubt | None = None
    values: tuple[Worth, ...] = ()
    half_hour_over: int | None = None
    in_steps_of: Decimal | None = field(default=None, converter=optional(decimal))
    ce_required: bool = True
    counts_schooling: bool = False
    minutes_per_hour: int | None = None
    keep_records: Span | None = None
    reporting: tuple[Reporting, ...] = ()
    label: str = ""
    notes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        refuse_no_tuple(self.citation, requirements=self.requirements, cases=self.cases, values=self.values)
        refuse_no_tuple(self.citation, reporting=self.reporting, notes=self.notes)
        refuse_other_kind(self.citation, date, verified_on=self.verified_on)
        refuse_other_kind(self.citation, Confidence, confidence=self.confidence)
        refuse_other_kind(self.citation, Selector, accepts=self.accepts)
        refuse_other_kind(self.citation, Days, periods_ending=self.periods_ending)
        if self.periods_beginning is not None and self.periods_ending != ALWAYS:
            raise RuleError(f"{self.citation}: in force by the beginning of periods or by their end, not by both")
        if self.ce_required != bool(self.requirements):
            raise RuleError(f"{self.citation}: requirements and ce_required contradict each other")
        if self.reporting and not self.ce_required:
            raise RuleError(f"{self.citation}: no hours are asked, and there is nothing to report")
        if Span() in {one.takes for one in self.reporting}:
            raise RuleError(f"{self.citation}: reporting that takes no time has no effect")
        for requirements in (self.requirements, *(case.requirements for case in self.cases)):
            keys = [key for requirement in requirements for key in _keys(requirement)]
            twice = {key for key in keys if keys.count(key) > 1}
            if twice:
                raise RuleError(f"{self.citation}: key {min(twice)!r} is used twice")
            for requirement in requirements:
                self._refuse_what_nothing_heeds(requirement)
        found = list(contradictions(self))
        if found:
            label = f", {self.label}" if self.label else ""
            raise RuleError(
                "; ".join(f"{self.citation}, periods {self.in_force}{label}: {problem}" for problem in found)
            )

    @property
    def in_force(self) -> Days:
        """The days in force, by the end of periods or by their beginning."""
        return self.periods_ending if self.periods_beginning is None else self.periods_beginning

    def govern(self, period: Period) -> bool:
        """Whether a period is judged by this version."""
        return (
            period.end in self.periods_ending
            if self.periods_beginning is None
            else period.start in self.periods_beginning
        )

    def _refuse_what_nothing_heeds(self, requirement: AnyRequirement | Component) -> None:
        """What the author means by it must have an effect: a doubt, a condition, a number to be told."""
        kind = type(requirement).__name__
        if requirement.when is not None and not isinstance(requirement, Minimum | Maximum | Proof):
            raise RuleError(f"{self.citation}: `when` on {kind} has no effect; make it a case")
        if isinstance(requirement, Maximum | Component) and isinstance(requirement.hours, AsTold):
            raise RuleError(f"{self.citation}: only a minimum may be as the licence tells")
        if requirement.doubt is not None and isinstance(
            requirement, Components | Component | NoRepeats | Undetermined | AnyOf
        ):
            raise RuleError(
                f"{self.citation}: a doubt on {kind} has no effect; put in_doubt into its selector, "
                "or a note into the rules"
            )
        if isinstance(requirement, Components):
            for place in requirement.places:
                self._refuse_what_nothing_heeds(place)


def _twice(values: Sequence[_T]) -> _T:
    """The first value that stands there more than once."""
    return next(value for place, value in enumerate(values) if value in values[:place])


def _keys(requirement: AnyRequirement) -> tuple[str, ...]:
    if isinstance(requirement, Components):
        return tuple(place.key for place in requirement.places)
    return (requirement.key,)


@frozen
class FactAsked:
    """A fact of the licence that a rule book asks for by name: its meaning, and an example of its value."""

    __repr__ = as_call

    name: str
    meaning: str
    example: bool | int | str | date


class Purpose(StrEnum):
    """What a rule book tells the conditions of."""

    RENEWAL = "renewal"
    """To keep it."""
    ELIGIBILITY = "eligibility"
    """To obtain it."""


RENEWAL, ELIGIBILITY = Purpose


@frozen(kw_only=True)
class RuleBook:
    """What one board asks for one credential, all versions that are known: to keep it, or (`purpose`) to obtain it.

    Of a certification, `jurisdiction` is the body that gives it.

    `ce_term` is given where CE periods are not the licence's own terms. `opens` is how long before the due date renewal
    opens, `apply_by` when the application has to be in where that is earlier than the due date. `weekend` tells what a due
    date on a Saturday or Sunday means. `late` lists the states after the due date, in order. `moved` lists due dates that
    an order moved.
    """

    __repr__ = as_call

    jurisdiction: str
    credential: str
    name: str
    board: Board
    term: Term
    rules: tuple[Rules, ...]
    ce_term: Term | None = None
    opens: Span | None = None
    apply_by: ApplyBy | None = None
    weekend: NextBusinessDay | None = None
    late: tuple[LateState, ...] = ()
    moved: tuple[MovedDate, ...] = ()
    facts: tuple[FactAsked, ...] = ()
    purpose: Purpose = Purpose.RENEWAL

    def __attrs_post_init__(self) -> None:
        name = f"{self.jurisdiction} {self.credential}"
        refuse_no_tuple(name, rules=self.rules, late=self.late, moved=self.moved, facts=self.facts)
        if not self.rules:
            raise RuleError(f"{name}: there is no version of rules")
        if len({rules.periods_beginning is None for rules in self.rules}) > 1:
            raise RuleError(f"{name}: some versions are in force by the beginning of periods, others by their end")
        if any(state.lost for state in self.late[:-1]):
            raise RuleError(f"{name}: a licence that is lost passes into no further state")
        for earlier, later in pairwise(self.oldest_first):
            if earlier.in_force.overlaps(later.in_force):
                raise RuleError(f"{name}: versions overlap: {earlier.in_force} and {later.in_force}")
        if (self.purpose is ELIGIBILITY) is not isinstance(self.term, OnApplication):
            raise RuleError(
                f"{name}: what it takes to obtain a credential is judged on application, and nothing else is"
            )
        ends = [moved.end for moved in self.moved]
        if len(set(ends)) < len(ends):
            raise RuleError(f"{name}: two orders move the due date of the period that ends on {_twice(ends)}")
        told = [fact.name for fact in self.facts]
        if len(set(told)) < len(told):
            raise RuleError(f"{name}: the fact {_twice(told)!r} is explained twice")
        if isinstance(self.term, NoTerm) and not self.asks_nothing:
            raise RuleError(f"{name}: continuing education is asked of what is never renewed")

    @property
    def oldest_first(self) -> list[Rules]:
        """The versions by the days they are in force."""
        return sorted(self.rules, key=lambda rules: rules.in_force.first or date.min)

    @property
    def asks_nothing(self) -> bool:
        """Whether no version that is known asks for continuing education."""
        return not any(rules.ce_required for rules in self.rules)

    @property
    def ce_years(self) -> int:
        """How many years a full CE period has."""
        return (self.ce_term or self.term).every_years

    def rules_for(self, period: Period) -> Rules | None:
        """The version in force for a period; None where no text of that time is known."""
        for rules in self.rules:
            if rules.govern(period):
                return rules
        return None

    def dates(self, licence: Held, therapist: Therapist, on: date) -> DueDates | Missing:
        """The due dates of the term that `on` lies in.

        A printed `expires` wins for the last term there is; after it has passed, that term stays the one that is judged.
        """
        return reckon(self, licence, therapist, on)

    def opens_on(self, due: date) -> date | None:
        """The day on which renewal opens: so many days before the due date, or the first of its last months."""
        if self.opens is None:
            return None
        if self.opens.months or self.opens.years:
            return self.opens.before(date.fromordinal(due.toordinal() + 1))
        return self.opens.before(due)
