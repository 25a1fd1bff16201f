"""A rule book: everything one regulator asks for one credential, as dated versions with their sources."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from attrs import field, frozen

from ce_tracker.errors import RuleError
from ce_tracker.record import Licence, Therapist
from ce_tracker.rules.amounts import Hours, as_amount
from ce_tracker.rules.conditions import Condition
from ce_tracker.rules.provenance import Board, Citation, Confidence
from ce_tracker.rules.requirements import AnyOf, AnyRequirement, Component, Components, Doubt, NoRepeats, Undetermined
from ce_tracker.rules.selectors import ANYTHING, Selector
from ce_tracker.rules.spans import ALWAYS, Days, Span
from ce_tracker.rules.terms import LateState, Missing, MovedDate, Period, PrintedDate, Schedule, Term


@frozen
class CarryOver:
    """Hours beyond what the period before required, counted again in this one.

    They count toward the requirements named by `toward` and no other; of those named by `perhaps` the sources do not say.
    `at_most` is the limit in CE hours, `share` the part of the excess that may be carried. Hours that the board
    acknowledged (the fact ``carried_over``) stand in place of the reckoning. Only hours that were earned in the period
    before are carried: what was itself carried into it ends there.
    """

    at_most: Hours = field(converter=as_amount)
    toward: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    share: Hours = field(default=Decimal(1), converter=as_amount)
    citation: Citation | None = None
    confidence: Confidence | None = None
    doubt: Doubt | None = None


@frozen(cache_hash=True)
class Case:
    """Another way of being judged, where `when` holds: other requirements, or none (`exempt` says why in words)."""

    when: Condition
    requirements: tuple[AnyRequirement, ...] = ()
    exempt: str = ""
    label: str = ""
    citation: Citation | None = None
    confidence: Confidence | None = None

    def words(self) -> str:
        """The case in words."""
        return self.label or self.exempt or self.when.words()


@frozen(kw_only=True, cache_hash=True)
class Rules:
    """One version of what is asked, in force for the periods that end within `periods_ending`.

    `accepts` says which hours can count at all (approval, activity, subject). Where `subject_as_approved_by` names an
    approver, the category in which that approver listed the course decides its subject. The first of `cases` that
    applies replaces `requirements`. `ce_required = False` says that nothing is asked. `perhaps_since_issue` says that
    hours earned since the licence was issued, though before the period, may count. `notes` tell a reader what cannot be
    computed. `keep_records` is how long proof must be kept.
    """

    citation: Citation
    confidence: Confidence
    verified_on: date
    requirements: tuple[AnyRequirement, ...] = ()
    periods_ending: Days = ALWAYS
    accepts: Selector = ANYTHING
    subject_as_approved_by: str = ""
    cases: tuple[Case, ...] = ()
    carry_over: CarryOver | None = None
    perhaps_since_issue: Doubt | None = None
    ce_required: bool = True
    minutes_per_hour: int | None = None
    keep_records: Span | None = None
    label: str = ""
    notes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.ce_required != bool(self.requirements):
            raise RuleError(f"{self.citation}: requirements and ce_required contradict each other")
        for requirements in (self.requirements, *(case.requirements for case in self.cases)):
            keys = [key for requirement in requirements for key in _keys(requirement)]
            twice = {key for key in keys if keys.count(key) > 1}
            if twice:
                raise RuleError(f"{self.citation}: key {min(twice)!r} is used twice")
            for requirement in requirements:
                self._refuse_idle_doubt(requirement)

    def _refuse_idle_doubt(self, requirement: AnyRequirement | Component) -> None:
        """A doubt that nothing would heed is an error: the author means something by it."""
        if requirement.doubt is not None and isinstance(
            requirement, Components | Component | NoRepeats | Undetermined | AnyOf
        ):
            raise RuleError(
                f"{self.citation}: a doubt on {type(requirement).__name__} has no effect; put in_doubt into its selector, "
                "or a note into the rules"
            )
        if isinstance(requirement, Components):
            for place in requirement.places:
                self._refuse_idle_doubt(place)


def _keys(requirement: AnyRequirement) -> tuple[str, ...]:
    if isinstance(requirement, Components):
        return tuple(place.key for place in requirement.places)
    return (requirement.key,)


@frozen
class FactAsked:
    """A fact of the licence that a rule book asks for by name: its meaning, and an example of its value."""

    name: str
    meaning: str
    example: bool | int | str | date


class DueDates(NamedTuple):
    """When a licence falls due: its term, the day, and the CE period judged at that day with the day CE is due.

    Hours of the days `surely` may count; whether those of other days of `perhaps` may is open, and `why_perhaps` says why.
    """

    term: Period
    due: date
    ce_period: Period
    ce_due: date
    surely: Days
    perhaps: Days
    why_perhaps: str = ""
    notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class RuleBook:
    """What one board asks for one credential, all versions that are known.

    `ce_term` is given where CE periods are not the licence's own terms. `opens` is how long before the due date renewal
    opens. `late` lists the states after the due date, in order. `moved` lists due dates that an order moved.
    """

    jurisdiction: str
    credential: str
    name: str
    board: Board
    term: Term
    rules: tuple[Rules, ...]
    ce_term: Term | None = None
    opens: Span | None = None
    late: tuple[LateState, ...] = ()
    moved: tuple[MovedDate, ...] = ()
    facts: tuple[FactAsked, ...] = ()

    def __attrs_post_init__(self) -> None:
        ordered = sorted(self.rules, key=lambda rules: rules.periods_ending.first or date.min)
        for earlier, later in pairwise(ordered):
            if earlier.periods_ending.overlaps(later.periods_ending):
                raise RuleError(
                    f"{self.jurisdiction} {self.credential}: versions overlap: {earlier.periods_ending} and "
                    f"{later.periods_ending}"
                )

    @property
    def ce_years(self) -> int:
        """How many years a full CE period has."""
        return (self.ce_term or self.term).every_years

    def rules_for(self, period: Period) -> Rules | None:
        """The version in force for a period, by its end; None where no text of that time is known."""
        end = period.end
        for rules in self.rules:
            if end in rules.periods_ending:
                return rules
        return None

    def dates(self, licence: Licence, therapist: Therapist, on: date) -> DueDates | Missing:
        """The due dates of the term that `on` lies in.

        A printed `expires` wins for the last term there is; after it has passed, that term stays the one that is judged.
        """
        schedule = self.term.schedule(licence, therapist)
        if isinstance(schedule, Missing):
            return schedule
        notes: list[str] = []
        issued, printed = licence.issued, licence.expires
        at = max(on, issued)
        term = schedule.period_of(at, issued)
        for moved in self.moved:
            if moved.end < at <= moved.due and issued <= moved.end == schedule.end_before(term.start):
                term = schedule.period_ending(moved.end, issued)
        due = term.end
        if printed is not None:
            last = _nearest_end(schedule, printed, issued)
            if term.end >= last:
                term, due = schedule.period_ending(last, issued), printed
                if printed != last and not isinstance(self.term, PrintedDate):
                    notes.append(f"the licence says {printed}, the rule gives {last}: the printed date is used")
        shifted = self._moved(term.end) if self.moved else None
        if shifted is not None and due == term.end:
            due = shifted.due
            notes.append(f"due {shifted.due} instead of {shifted.end}: {shifted.citation}")
        started = licence.facts.get("term_started")
        if isinstance(started, date) and term.start < started <= term.end:
            term = Period(started, term.end, term.ordinal, first=started <= issued, second=term.second)
        ce_period, ce_due = term, due
        if self.ce_term is not None:
            ce_schedule = self.ce_term.schedule(licence, therapist)
            if isinstance(ce_schedule, Missing):
                return ce_schedule
            ce_period = ce_schedule.period_of(min(at, term.end), issued)
            ce_due = due if ce_period.end == term.end else ce_period.end
        surely = perhaps = Days(ce_period.start, ce_period.end)
        why = ""
        if ce_due != ce_period.end:
            surely, perhaps = _about(ce_period, ce_due, self.ce_years, moved=shifted is not None)
            why = f"the period from {ce_period.start} to {ce_period.end} and the due date {ce_due} do not agree"
        return DueDates(term, due, ce_period, ce_due, surely, perhaps, why, tuple(notes))

    def opens_on(self, due: date) -> date | None:
        """The day on which renewal opens: so many days before the due date, or the first of its last months."""
        if self.opens is None:
            return None
        if self.opens.months or self.opens.years:
            return self.opens.before(date.fromordinal(due.toordinal() + 1))
        return self.opens.before(due)

    def _moved(self, end: date) -> MovedDate | None:
        for moved in self.moved:
            if moved.end == end:
                return moved
        return None


def _about(period: Period, due: date, years: int, *, moved: bool) -> tuple[Days, Days]:
    """The days that surely and those that perhaps belong to a period which ends on another day than the licence is due.

    A moved due date leaves the beginning where it was; a printed one may mean a whole term before it.
    """
    start = period.start if moved else date.fromordinal(Span(years=years).before(due).toordinal() + 1)
    starts, ends = sorted((period.start, start)), sorted((period.end, due))
    return Days(starts[1], max(ends[0], starts[1])), Days(starts[0], ends[1])


def _nearest_end(schedule: Schedule, printed: date, issued: date) -> date:
    """The end of the term that `printed` stands for: the nearest, but none before the licence was issued."""
    after, before = schedule.end_on_or_after(printed), schedule.end_before(printed)
    return after if before < issued or after - printed <= printed - before else before
