"""The result of planning: what to book, what it does for each licence, what it costs, and what it leaves unmet."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from ce_tracker.auditing import Audit, ConditionFinding, RequirementFinding, ToTake
from ce_tracker.planning.aims import Costs, Limits, Objective
from ce_tracker.record import Held, Seminar, Therapist


@frozen
class Serves:
    """What hours of a seminar do: `hours` of them fill the requirement `key` of a licence or certification."""

    held: Held
    key: str
    label: str
    hours: Decimal


@frozen
class Choice:
    """A seminar to book: `cost` is what it adds (price, travel, time), None where money plays no part.

    `complete_by` is the day by which it is to be completed: its last one, or an earlier one for what is taken in one's own
    time, where a deadline lies before that.
    """

    seminar: Seminar
    cost: Decimal | None
    serves: tuple[Serves, ...]
    complete_by: date


@frozen
class Outcome:
    """One licence or certification without the plan and with it, each as the audit judges it on its deadline.

    `deadline` is the last safe day for its hours, None where no due date is known. `left_out` says why nothing is planned
    for it; empty where something is, or where nothing need be.
    """

    before: Audit
    after: Audit
    deadline: date | None
    left_out: str = ""

    @property
    def held(self) -> Held:
        """The licence or certification."""
        return self.after.licence

    @property
    def to_take(self) -> tuple[ToTake, ...] | None:
        """The kinds of seminars that would meet what is still short; None where no further hours would."""
        return self.after.to_take

    @property
    def unmet(self) -> tuple[RequirementFinding | ConditionFinding, ...]:
        """What stays unmet or open with the plan."""
        return tuple(self.after.unmet())


@frozen
class NotPlanned:
    """A seminar of the catalogue that was set aside, and why: it cannot be costed, or is outside the limits."""

    seminar: Seminar
    why: str


@frozen
class Alternative:
    """The next best plan without one of the seminars: what comes in its place, and how much dearer that is.

    `dearer` is by objective, in their order; None where nothing in the catalogue can take its place without more being
    left unmet.
    """

    without: Seminar
    instead: tuple[Seminar, ...]
    dearer: tuple[Decimal, ...] | None


@frozen
class Plan:
    """What to book. `cost`, `bound` and `gap` are by objective, in the order of `objective`.

    `bound` is what no plan can be better than; `gap` the difference to it as a share of the cost, 0 for a plan that is
    proven best. `planned_already` are the seminars of the record that are taken for booked. `notes` say what was assumed.
    """

    therapist: Therapist
    on: date
    objective: tuple[Objective, ...]
    limits: Limits
    costs: Costs
    chosen: tuple[Choice, ...]
    outcomes: tuple[Outcome, ...]
    cost: tuple[Decimal, ...]
    bound: tuple[Decimal, ...]
    gap: Decimal
    planned_already: tuple[Seminar, ...] = ()
    set_aside: tuple[NotPlanned, ...] = ()
    notes: tuple[str, ...] = ()
    find_alternatives: Callable[[], tuple[Alternative, ...]] = field(default=tuple, eq=False, repr=False)

    @property
    def seminars(self) -> tuple[Seminar, ...]:
        """The seminars to book, earliest first."""
        return tuple(choice.seminar for choice in self.chosen)

    @property
    def paid(self) -> Decimal:
        """Prices and travel of all seminars to book, as far as they have prices in the currency of the costs."""
        return sum((self.costs.paid(seminar) or Decimal(0) for seminar in self.seminars), Decimal(0))

    @property
    def completes(self) -> bool:
        """Whether with the plan nothing more is owed for anything that is held."""
        return all(one.after.verdict.nothing_owed for one in self.outcomes if not one.after.sought)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """For each seminar to book the next best plan without it; solved when first asked for."""
        return self.find_alternatives()

    def serving(self, held: Held) -> Iterator[tuple[Seminar, Serves]]:
        """The seminars that serve a licence, each with what it fills there."""
        for choice in self.chosen:
            yield from ((choice.seminar, one) for one in choice.serves if one.held == held)
