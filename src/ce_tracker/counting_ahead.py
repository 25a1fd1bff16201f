"""One course, every verdict: how many of its hours would count for each licence and certification, before it is paid for.

Each is judged twice, without the course and with it, so that the answer is what the audit itself will say.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import evolve, frozen

from ce_tracker.api import audit_held
from ce_tracker.auditing import (
    STALE_AFTER,
    Audit,
    ConditionFinding,
    CreditFinding,
    Open,
    Reason,
    RequirementFinding,
    Verdict,
    Why,
)
from ce_tracker.record import Credit, Held, Licence, Seminar, Therapist, check_day
from ce_tracker.registry import Registry
from ce_tracker.rules.provenance import Citation
from ce_tracker.rules.schedule import Missing, Period
from ce_tracker.rules.spans import Span

_ZERO = Decimal(0)
_OF_ONE_PERIOD = frozenset({"carried_over", "applied_on"})
"""Facts of a licence that say something of the period in course only."""

_WORSE_FIRST = (Verdict.SHORT, Verdict.UNDETERMINED)


class Answer(StrEnum):
    """How many of the hours would count."""

    ALL = "all"
    SOME = "some"
    NONE = "none"
    OPEN = "open"
    """Whether any would hinges on what the record or the sources leave open."""
    NOT_ASKED = "not-asked"
    """No continuing education is asked of the period."""


@frozen
class WouldCount:
    """What one course would do for one licence or certification: its audit `before`, without the course, and `after`.

    Both are of the day `after.on`.
    """

    before: Audit
    after: Audit
    finding: CreditFinding
    """What would become of the course, with reasons for the hours that would not count."""
    assumes_renewal_on: date | None = None
    """The printed end by which it is taken to be renewed, where the course comes after it."""

    @property
    def held(self) -> Held:
        """The licence, or the certification that is held or sought."""
        return self.after.licence

    @property
    def answer(self) -> Answer:
        """How many of the hours would count."""
        codes = {reason.code for reason in self.why}
        if Why.NOTHING_ASKED in codes:
            return Answer.NOT_ASKED
        if self.after.verdict is Verdict.UNDETERMINED and not self.places and not self.why:
            return Answer.OPEN  # they are refused nowhere, but what is asked is not known either
        if not self.counted:
            return Answer.OPEN if Why.STATUS_OPEN in codes else Answer.NONE
        return Answer.ALL if self.counted == self.hours else Answer.SOME

    @property
    def hours(self) -> Decimal:
        """The hours of the course as this regulator values them, in CE hours."""
        return self.finding.hours

    @property
    def counted(self) -> Decimal:
        """How many of them would count."""
        return self.finding.counted

    @property
    def gain(self) -> Decimal:
        """How many more hours would count in all."""
        return self.after.counted - self.before.counted

    @property
    def pushed_out(self) -> Decimal:
        """How many hours that count now would give way to those of the course."""
        return max(self.counted - self.gain, _ZERO)

    @property
    def saved(self) -> Decimal | None:
        """By how much the hours still to take would shrink; None where no further hours would do before or after."""
        if self.before.short is None or self.after.short is None:
            return None
        return self.before.short - self.after.short

    @property
    def places(self) -> tuple[tuple[RequirementFinding, Decimal], ...]:
        """The requirements that the hours would serve, each with how many."""
        by_key = {one.key: one for one in self.after.requirements}
        return tuple((by_key[key], hours) for key, hours in self.finding.toward if key in by_key)

    @property
    def why(self) -> tuple[Reason, ...]:
        """Why hours would not count."""
        return self.finding.why

    @property
    def settled(self) -> tuple[ConditionFinding, ...]:
        """The requirements without hours that would be met, and are not without the course."""
        met = {one.key for one in self.before.conditions if one.met}
        return tuple(one for one in self.after.conditions if one.met and one.key not in met)

    @property
    def opened(self) -> tuple[Open, ...]:
        """What is open about this course: to settle before it is relied on."""
        if self.answer in (Answer.NOT_ASKED, Answer.ALL):
            return ()
        title = self.finding.credit.title
        before = set(self.before.unknown)
        about = tuple(one for one in self.after.unknown if one not in before or any(title in it for it in one.about))
        return about or (self.after.unknown if self.answer is Answer.OPEN else ())

    @property
    def period(self) -> Period | None:
        """The period it is judged for; None where that is not known, or where there is none: before it is obtained."""
        dates = self.after.dates
        return None if dates is None or self.after.sought else dates.ce_period

    @property
    def helps(self) -> bool:
        """Whether anything known would be nearer to done: the verdict, the hours to take, or a requirement without hours."""
        better = _standing(self.after) > _standing(self.before)
        newly_possible = self.before.short is None and self.after.short is not None
        return better or newly_possible or bool(self.saved and self.saved > 0) or bool(self.settled)

    @property
    def law(self) -> Citation | None:
        """The law that governs the period as a whole."""
        return self.after.citation


def _standing(audit_: Audit) -> int:
    return _WORSE_FIRST.index(audit_.verdict) if audit_.verdict in _WORSE_FIRST else len(_WORSE_FIRST)


def will_it_count(
    course: Credit | Seminar,
    therapist: Therapist,
    on: date,
    registry: Registry | None = None,
    *,
    stale_after: Span = STALE_AFTER,
) -> list[WouldCount]:
    """For each licence and certification, in the order recorded: what the course would do for it.

    The other arguments are as in `would_count`. Raises as `audit`, for the first that cannot be judged.
    """
    everything: tuple[Held, ...] = (*therapist.licences, *therapist.certifications)
    return [would_count(course, therapist, held, on, registry, stale_after=stale_after) for held in everything]


def would_count(
    course: Credit | Seminar,
    therapist: Therapist,
    held: Held,
    on: date,
    registry: Registry | None = None,
    *,
    stale_after: Span = STALE_AFTER,
) -> WouldCount:
    """What the course would do for one licence or certification of the therapist, as far as is known on the day `on`.

    It is judged on the day it would be completed, in the period which that day lies in; where that is after the printed end
    of what is valid today, as if renewed by then. A course that was completed before `on` is judged as of `on`, or as of
    the end of its period if that is over: so what was completed since counts too. Other plans are left aside: no seminar of
    the record is taken for attended. Raises as `audit`.
    """
    check_day("on", on)
    credit = course.attended() if isinstance(course, Seminar) else course
    then = audit_held(therapist, held, on=credit.completed, registry=registry, stale_after=stale_after)
    day = _judged_on(credit, then, on)
    renewed = _renewed(held, therapist, then, on, credit.completed)
    without = then
    if renewed is not held or day != credit.completed:
        therapist = _with(therapist, held, renewed)
        without = audit_held(therapist, renewed, on=day, registry=registry, stale_after=stale_after)
    with_it = therapist.with_credits([credit])
    after = audit_held(with_it, renewed, on=day, registry=registry, stale_after=stale_after)
    finding = [one for one in after.credits if one.credit == credit][-1]
    return WouldCount(without, after, finding, None if renewed is held else held.expires)


def _judged_on(credit: Credit, then: Audit, on: date) -> date:
    if credit.completed >= on:
        return credit.completed
    if then.dates is None or then.sought:
        return on
    return max(credit.completed, min(on, then.dates.ce_period.end))


def _renewed(held: Held, therapist: Therapist, then: Audit, on: date, day: date) -> Held:
    """The licence as it will be on `day`, if it is valid `on` and its printed end lies between: renewed, with the next one."""
    if held.expires is None or then.dates is None or not on <= then.dates.due < day:
        return held
    schedule = then.book.term.schedule(held, therapist)
    if isinstance(schedule, Missing):
        return held
    end = schedule.end_on_or_after(day)
    facts = {name: told for name, told in held.facts.items() if name not in _OF_ONE_PERIOD}
    renewals = facts.get("renewals")
    if isinstance(renewals, int):
        facts["renewals"] = renewals + max(schedule.ordinal(end) - schedule.ordinal(then.dates.due), 1)
    return evolve(held, expires=end, facts=facts)


def _with(therapist: Therapist, held: Held, renewed: Held) -> Therapist:
    """The therapist with the licence or certification as renewed."""
    if isinstance(renewed, Licence):
        return evolve(therapist, licences=[renewed if one == held else one for one in therapist.licences])
    return evolve(therapist, certifications=[renewed if one == held else one for one in therapist.certifications])
