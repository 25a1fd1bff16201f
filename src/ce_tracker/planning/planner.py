"""From a therapist and a catalogue to a plan: what to book, proven to be the least, and judged by the audit itself."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from attrs import define, evolve

from ce_tracker.api import audit_held
from ce_tracker.auditing import STALE_AFTER, Audit, Verdict
from ce_tracker.errors import CountingError
from ce_tracker.milestones import last_safe_day
from ce_tracker.planning.aims import MONEY, Costs, Limits, Objective, to_objectives
from ce_tracker.planning.matters import Asked, with_ways
from ce_tracker.planning.model import Model, amount, modelled, useful
from ce_tracker.planning.options import Option, in_order, options_of, sift
from ce_tracker.planning.result import Alternative, Choice, NotPlanned, Outcome, Plan, Serves
from ce_tracker.record import Held, Seminar, Therapist, check_day
from ce_tracker.registry import Registry
from ce_tracker.rules.spans import Span
from ce_tracker.subjects import IN_ONES_OWN_TIME

if TYPE_CHECKING:
    from ce_tracker.planning.solving import Reached

_ZERO = Decimal(0)
_ROUNDING = Decimal("0.001")


def plan(
    therapist: Therapist,
    seminars: Iterable[Seminar],
    on: date,
    *,
    objective: Objective | str | Iterable[Objective | str] = MONEY,
    limits: Limits | None = None,
    costs: Costs | None = None,
    registry: Registry | None = None,
    stale_after: Span = STALE_AFTER,
    time_limit: float | None = None,
    progress: Callable[[str], None] | None = None,
) -> Plan:
    """The seminars to book from `on`, so that everything is complete by its last safe day, at the least cost.

    The aims, in this order: the fewest hours short, in sum over the requirements of all licences and certifications held;
    the fewest requirements without hours that are not met there; the most certifications completed of those sought; the
    `objective`, one or several, the first the weightiest; and among equals the fewest seminars, the fewest CE hours, the
    earliest days, the first by title, provider and course number. What no plan can complete stays short as little as can
    be, and the plan says so. A licence that can be kept in another way than the usual is looked at in both; where neither
    can be met, the hours short are those of the usual one.

    Seminars of the record that lie ahead are taken for booked: they count, cost nothing more, and their times are not free.
    A course in one's own time is completed by any day up to its last one. What the sources or the record leave open is
    planned for the strict reading: it does not help.

    `time_limit` is in seconds: a plan that is not proven best by then says so by its `gap`. `progress` is called with a
    few words before each step. Raises `RecordError` for an unknown objective, `CountingError` where the solver fails or
    the audit does not agree with it; and as `audit`.
    """
    check_day("on", on)
    desk = _Desk(
        therapist,
        on,
        to_objectives(objective),
        limits or Limits(),
        costs or Costs(),
        registry,
        stale_after,
        None if time_limit is None else monotonic() + time_limit,
        progress or _say_nothing,
    )
    return desk.plan(seminars)


def _say_nothing(_: str) -> None:
    """Nobody asked."""


@define(eq=False)
class _Desk:
    """Where one plan is made: whose, from which day, and how."""

    therapist: Therapist
    on: date
    objective: tuple[Objective, ...]
    limits: Limits
    costs: Costs
    registry: Registry | None
    stale_after: Span
    until: float | None
    progress: Callable[[str], None]

    def plan(self, seminars: Iterable[Seminar]) -> Plan:
        """The plan from these seminars."""
        booked = [one for one in in_order(self.therapist.seminars) if one.last_day >= self.on]
        fit, aside = sift(in_order(seminars), booked, self.on, self.objective, self.limits, self.costs)
        self.progress(f"looking at {len(fit)} seminar{'' if len(fit) == 1 else 's'}")
        flexible = [one for one in booked if one.delivery in IN_ONES_OWN_TIME]
        base = self.therapist.with_credits(one.attended() for one in booked if one not in flexible)
        everything: tuple[Held, ...] = (*base.licences, *base.certifications)
        today = [self._audit(base, held, self.on) for held in everything]
        deadlines = [day for day in map(last_safe_day, today) if day is not None]
        options = [option for one in flexible for option in options_of(one, self.on, deadlines, booked=True)]
        options += [option for one in fit for option in options_of(one, self.on, deadlines)]
        latest = max([self.on, *(option.credit.completed for option in options), *(one.last_day for one in booked)])
        planned_for = [self._on_its_day(base, now, latest) for now in today]
        asked = [with_ways(one, base, options) for one in planned_for]
        kept = useful(asked, options)
        if len(kept) < len(options):
            options = [options[place] for place in kept]
            asked = [with_ways(one, base, options) for one in planned_for]
        model = modelled(asked, options, self.limits, self.costs)
        return self._solved(model, asked, base, booked, aside)

    def _audit(self, therapist: Therapist, held: Held, on: date) -> Audit:
        return audit_held(therapist, held, on=on, registry=self.registry, stale_after=self.stale_after)

    def _on_its_day(self, base: Therapist, now: Audit, latest: date) -> Asked:
        """What is judged today as of the day that it is planned for: its last safe day; `latest` for what is sought."""
        deadline = last_safe_day(now)
        day = latest if now.sought else max(deadline or self.on, self.on)
        then = now if day == self.on else self._audit(base, now.licence, day)
        if _period(now) != _period(then):
            return Asked(now, deadline, left_out="its period ends before its last safe day")
        return Asked(then, deadline)

    def _solved(
        self, model: Model, asked: Sequence[Asked], base: Therapist, booked: Sequence[Seminar], aside: list[NotPlanned]
    ) -> Plan:
        from ce_tracker.planning.solving import Aim, solve  # noqa: PLC0415  # the solver is loaded only where it is needed

        order = {seminar: place for place, seminar in enumerate(dict.fromkeys(one.seminar for one in model.options))}
        firsts = [
            Aim("fewest hours short", model.short),
            Aim("fewest requirements not met", model.unmet),
            Aim("most certifications completed", model.sought),
        ]
        named = [Aim(f"least {one}", model.summed(partial(self._amount, one))) for one in self.objective]
        ties = [
            Aim("fewest seminars", model.summed(lambda _: 1)),
            Aim("fewest hours", model.summed(lambda option: option.credit.total)),
            Aim("earliest", model.summed(lambda option: (option.credit.completed - self.on).days)),
            Aim("first by name", model.summed(lambda option: order[option.seminar])),
        ]
        aims = [*firsts, *named, *ties]
        found = solve(model, aims, until=self.until, progress=self.progress)
        first = found.reached[: len(firsts)]
        self.progress("judging the plan")
        known = found.reached[len(firsts) : len(firsts) + len(named)]
        made = self._written(model.taken_in(found.values), asked, base, booked, aside, known)
        if not all(one.proven for one in first):
            unproven = "there was not the time to prove that no less could be left short"
            made = evolve(made, notes=(*made.notes, unproven), gap=Decimal(1))
        self._agree(made, asked, first[0].value)

        def alternative(without: Seminar) -> Alternative:
            self.progress(f"without {without.title}")
            other = solve(model, aims, without=model.columns_of(without))
            pairs = zip(other.reached[: len(first)], first, strict=True)
            if any(one.value > best.value + float(_ROUNDING) for one, best in pairs):
                return Alternative(without, (), None)
            instead = [option.seminar for option in model.taken_in(other.values) if not option.booked]
            costs = zip(self.objective, made.cost, strict=True)
            dearer = tuple(self._total(one, instead) - cost for one, cost in costs)
            return Alternative(without, tuple(one for one in instead if one not in made.seminars), dearer)

        return evolve(made, find_alternatives=lambda: tuple(map(alternative, made.seminars)))

    def _amount(self, objective: Objective, option: Option) -> Decimal:
        return amount(objective, option.seminar, self.costs)

    def _total(self, objective: Objective, seminars: Iterable[Seminar]) -> Decimal:
        return sum((amount(objective, seminar, self.costs) for seminar in seminars), _ZERO)

    def _written(
        self,
        taken: Sequence[Option],
        asked: Sequence[Asked],
        base: Therapist,
        booked: Sequence[Seminar],
        aside: Sequence[NotPlanned],
        reached: Sequence["Reached"],
    ) -> Plan:
        """The plan with these options, judged."""
        before = self.therapist.with_credits(one.attended() for one in booked)
        after = base.with_credits(option.credit for option in taken)
        outcomes = [self._outcome(one, before, after) for one in asked]
        chosen = tuple(
            Choice(
                option.seminar,
                self.costs.of(option.seminar),
                tuple(_serves(option, outcomes)),
                option.credit.completed,
            )
            for option in sorted(taken, key=lambda option: (option.seminar.starts, option.credit.completed))
            if not option.booked
        )
        seminars = [choice.seminar for choice in chosen]
        cost = tuple(self._total(one, seminars) for one in self.objective)
        bound = tuple(
            exact if one.proven else min(exact, Decimal(str(round(one.bound, 4))))
            for exact, one in zip(cost, reached, strict=True)
        )
        gaps = [(exact - least) / exact if exact else _ZERO for exact, least in zip(cost, bound, strict=True)]
        return Plan(
            self.therapist,
            self.on,
            self.objective,
            self.limits,
            self.costs,
            chosen,
            tuple(outcomes),
            cost,
            bound,
            max(gaps),
            tuple(booked),
            tuple(aside),
            tuple(_notes(outcomes)),
        )

    def _outcome(self, one: Asked, before: Therapist, after: Therapist) -> Outcome:
        """One licence or certification without the plan and with it."""
        held, day = one.audit.licence, one.audit.on
        outcome = Outcome(self._audit(before, held, day), self._audit(after, held, day), one.deadline, one.left_out)
        if outcome.after.sought and not one.left_out and outcome.after.verdict is Verdict.SHORT:
            return evolve(outcome, left_out="the catalogue cannot complete it")
        return outcome

    def _agree(self, made: Plan, asked: Sequence[Asked], short: float) -> None:
        """Raise `CountingError` unless the audit finds no more short with the plan than the program did."""
        judged = _ZERO
        for one, outcome in zip(asked, made.outcomes, strict=True):
            owed = not outcome.after.sought and one.cases
            if owed and outcome.after.verdict is not Verdict.COMPLIANT:
                judged += sum((finding.short for finding in outcome.after.requirements), _ZERO)
        if judged > Decimal(str(round(short, 6))) + _ROUNDING:
            raise CountingError(f"the plan leaves {judged} hours short, and the solver said {short:.3f}")


def _period(audit: Audit) -> object:
    return None if audit.dates is None or audit.sought else audit.dates.ce_period


def _serves(option: Option, outcomes: Iterable[Outcome]) -> Iterable[Serves]:
    """What the hours of an option fill, and the requirements without hours that it meets."""
    for outcome in outcomes:
        after = outcome.after
        labels = {one.key: one.label for one in after.requirements}
        for finding in after.credits:
            if finding.credit == option.credit:
                yield from (Serves(outcome.held, key, labels[key], hours) for key, hours in finding.toward)
        met = {one.key for one in outcome.before.conditions if one.met}
        for condition in after.conditions:
            if condition.met and condition.key not in met and option.credit.title in condition.why:
                yield Serves(outcome.held, condition.key, condition.label, _ZERO)


def _notes(outcomes: Sequence[Outcome]) -> Iterable[str]:
    if not outcomes:
        yield "the record has no licence and no certification to plan for"
    for one in outcomes:
        if one.after.verdict is Verdict.UNDETERMINED and not one.left_out:
            yield (
                f"{one.held.name}: what the sources or the record leave open is planned for the strict reading, "
                "in which it does not help; with the plan the verdict is still undetermined"
            )
