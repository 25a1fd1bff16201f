"""The best plan by trying every choice of seminars, with the exact audit as the only judge."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from attrs import evolve, field, frozen

from ce_tracker import Audit, Credit, Registry, Seminar, Therapist, last_safe_day
from ce_tracker.api import audit_held
from ce_tracker.auditing import Kind
from ce_tracker.planning import MONEY, Costs, Limits, Objective
from ce_tracker.record import Held
from ce_tracker.subjects import IN_ONES_OWN_TIME

ZERO = Decimal(0)


class Lack(NamedTuple):
    """What a licence lacks in the strict reading: hours, and conditions that are not met."""

    hours: Decimal
    conditions: int


class Score(NamedTuple):
    """What plans are compared by: what stays owed, the objectives in their order, how many seminars, their hours."""

    lack: Lack
    objectives: tuple[Decimal, ...]
    seminars: int
    hours: Decimal


@frozen
class Taken:
    """A seminar, completed on a day."""

    seminar: Seminar
    completed: date

    @property
    def credit(self) -> Credit:
        return self.seminar.attended(self.completed)


def _asked(registry: Registry) -> str:
    """The rules of a registry that knows few, so that a failure can be read."""
    jurisdictions = sorted(registry.jurisdictions())
    if len(jurisdictions) > _FEW:
        return f"<{len(jurisdictions)} jurisdictions>"
    return repr({name: [book.rules for book in registry.rule_books(name).values()] for name in jurisdictions})


_FEW = 5


@frozen(eq=False)
class Question:
    """What a plan is asked for."""

    therapist: Therapist
    seminars: tuple[Seminar, ...]
    on: date
    registry: Registry = field(repr=_asked)
    objective: tuple[Objective, ...] = (MONEY,)
    limits: Limits = field(factory=Limits)
    costs: Costs = field(factory=Costs)
    _known: dict[tuple[Held, frozenset[Taken]], Lack] = field(factory=dict, init=False, repr=False)
    _deadlines: dict[Held, date] = field(factory=dict, init=False, repr=False)

    @property
    def held(self) -> tuple[Held, ...]:
        """What hours are asked for: licences, and certifications that are held."""
        certified = [one for one in self.therapist.certifications if one.issued and one.issued <= self.on]
        return (*self.therapist.licences, *certified)

    def deadlines(self) -> dict[Held, date]:
        """The last safe day of each licence whose due date is known."""
        if self._deadlines:
            return self._deadlines
        found = self._deadlines
        for held in self.held:
            day = last_safe_day(audit_held(self.therapist, held, on=self.on, registry=self.registry))
            if day is not None:
                found[held] = day
        return found

    def candidates(self) -> list[Seminar]:
        """The seminars that a plan may choose, each once."""
        booked = self.booked()
        return [
            one
            for one in dict.fromkeys(self.seminars)
            if self._open(one)
            and one not in booked
            and not any(one.overlaps(other) for other in booked)
            and self.limits.refusal(one) is None
            and (not self._money_matters or self.costs.of(one) is not None)
        ]

    @property
    def _money_matters(self) -> bool:
        return MONEY in self.objective or self.limits.budget is not None

    def booked(self) -> list[Seminar]:
        """The seminars of the record that are still to come."""
        return [one for one in self.therapist.seminars if one.last_day >= self.on]

    def _open(self, seminar: Seminar) -> bool:
        begun = seminar.starts.date() < self.on and seminar.delivery not in IN_ONES_OWN_TIME
        return seminar.last_day >= self.on and not begun

    def score(self, seminars: Iterable[Seminar]) -> Score:
        """How good it is to take these, each completed when it serves best."""
        chosen = list(seminars)
        deadlines = self.deadlines()
        days = sorted(deadlines.values())
        free = [*self.booked(), *chosen]
        lack = min(
            self._lacking(taken, deadlines) for taken in product(*(completions(one, self.on, days) for one in free))
        )
        return Score(
            lack,
            tuple(sum((measured(one, what, self.costs) for one in chosen), ZERO) for what in self.objective),
            len(chosen),
            sum((one.attended().total for one in chosen), ZERO),
        )

    def lawful(self, seminars: Sequence[Seminar]) -> bool:
        """Whether these can be taken together: at different times, within the budget."""
        if any(one.overlaps(other) for one, other in combinations(seminars, 2)):
            return False
        budget = self.limits.budget
        return budget is None or sum((self.costs.paid(one) or ZERO for one in seminars), ZERO) <= budget

    def choices(self) -> Iterator[tuple[Seminar, ...]]:
        """Every set of seminars that can be taken together."""
        candidates = self.candidates()
        for size in range(len(candidates) + 1):
            yield from (chosen for chosen in combinations(candidates, size) if self.lawful(chosen))

    def best(self) -> Score:
        """The score that no choice is better than."""
        return min(self.score(chosen) for chosen in self.choices())

    def _lacking(self, taken: Iterable[Taken], deadlines: Mapping[Held, date]) -> Lack:
        lacks = [self._of(held, until, taken) for held, until in deadlines.items()]
        return Lack(sum((one.hours for one in lacks), ZERO), sum(one.conditions for one in lacks))

    def _of(self, held: Held, until: date, taken: Iterable[Taken]) -> Lack:
        in_time = frozenset(one for one in taken if one.completed <= until)
        if (held, in_time) not in self._known:
            therapist = evolve(self.therapist, credits=(*self.therapist.credits, *(one.credit for one in in_time)))
            on = max(self.on, until)
            audit = audit_held(therapist, held, on=on, registry=self.registry)
            self._known[held, in_time] = lacking(audit)
        return self._known[held, in_time]


_NOTHING = Lack(ZERO, 0)


def lacking(audit: Audit) -> Lack:
    """What an audit finds short in the usual way; nothing where some way is met."""
    if audit.verdict.nothing_owed:
        return _NOTHING
    return Lack(
        sum((one.short for one in audit.requirements if one.kind is not Kind.MAXIMUM), ZERO),
        sum(one.met is not True for one in audit.conditions),
    )


def completions(seminar: Seminar, on: date, deadlines: Iterable[date]) -> list[Taken]:
    """The days on which to complete a seminar: its last; in one's own time also the deadlines before that."""
    first, last = max(seminar.starts.date(), on), seminar.last_day
    days = {last}
    if seminar.delivery in IN_ONES_OWN_TIME:
        days |= {day for day in deadlines if first <= day < last}
    return [Taken(seminar, day) for day in sorted(days)]


def measured(seminar: Seminar, what: Objective, costs: Costs) -> Decimal:
    """What a seminar adds to an objective."""
    match what:
        case Objective.MONEY:
            return costs.of(seminar) or ZERO
        case Objective.HOURS:
            return seminar.attended().total
        case _:
            return Decimal(1)
