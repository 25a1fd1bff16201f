"""The plan as a mixed-integer program: which seminars are taken, and what that leaves short for each licence."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from attrs import define, field

from ce_tracker.auditing.formulation import INFINITY, Columns, Entries, Program
from ce_tracker.planning.aims import Costs, Limits, Objective
from ce_tracker.planning.matters import Asked, Way
from ce_tracker.planning.options import Option, at_once
from ce_tracker.record import Seminar


@define(eq=False)
class Model:
    """Columns and rows, and the sums that a plan keeps small: each an aim, in the order in which they are looked at.

    `taken` is the column of each option; `whole` are the columns that are zero or one. `short`, `unmet` and `sought` are
    the first aims: hours short of what is held, requirements without hours that are not met there, and what is sought and
    not completed.
    """

    options: Sequence[Option]
    program: Program = field(factory=Program)
    taken: list[int] = field(factory=list)
    whole: list[int] = field(factory=list)
    short: Entries = field(factory=dict)
    unmet: Entries = field(factory=dict)
    sought: Entries = field(factory=dict)

    def binary(self) -> int:
        """A further column that is zero or one."""
        column = self.program.column(1.0)
        self.whole.append(column)
        return column

    def summed(self, worth: Callable[[Option], Decimal | int]) -> Entries:
        """What is summed over the options that are taken, of those that are not booked already."""
        pairs = zip(self.taken, self.options, strict=True)
        return {column: float(worth(option)) for column, option in pairs if not option.booked}

    def columns_of(self, seminar: Seminar) -> list[int]:
        """The columns of the options of a seminar."""
        pairs = zip(self.taken, self.options, strict=True)
        return [column for column, option in pairs if option.seminar == seminar]

    def taken_in(self, values: Sequence[float]) -> list[Option]:
        """The options that an answer takes."""
        return [option for column, option in zip(self.taken, self.options, strict=True) if values[column]]


def modelled(asked: Sequence[Asked], options: Sequence[Option], limits: Limits, costs: Costs) -> Model:
    """The program of everything that is asked."""
    model = Model(options)
    model.taken = [model.binary() for _ in options]
    _each_once(model)
    if limits.budget is not None:
        paid = model.summed(lambda option: costs.paid(option.seminar) or 0)
        model.program.row(paid, -INFINITY, float(limits.budget))
    for one in asked:
        if one.audit.sought:
            _sought(model, one)
        else:
            for ways in one.cases:
                _owed(model, ways)
    return model


def _each_once(model: Model) -> None:
    """At most one option of a seminar, and of seminars that are on at once; one of each that is booked."""
    of: dict[Seminar, list[int]] = {}
    for column, option in zip(model.taken, model.options, strict=True):
        of.setdefault(option.seminar, []).append(column)
    booked = {option.seminar for option in model.options if option.booked}
    for seminar, columns in of.items():
        if seminar in booked:
            model.program.row(dict.fromkeys(columns, 1.0), 1.0, 1.0)
        elif len(columns) > 1:
            model.program.row(dict.fromkeys(columns, 1.0), -INFINITY, 1.0)
    seminars = list(of)
    for places in dict.fromkeys(at_once(seminars)):
        columns = [column for place in places for column in of[seminars[place]]]
        model.program.row(dict.fromkeys(columns, 1.0), -INFINITY, 1.0)


def _owed(model: Model, ways: Sequence[Way]) -> None:
    """What is held: met in the usual way, which may stay short, or in another that does not."""
    usual, *others = ways
    others = [way for way in others if not way.openly]
    if not others:
        _declare(model, usual, None)
        return
    chosen = [model.binary() for _ in (usual, *others)]
    model.program.row(dict.fromkeys(chosen, 1.0), 1.0, 1.0)
    _declare(model, usual, chosen[0], may_stay_short=True)
    for way, binary in zip(others, chosen[1:], strict=True):
        _declare(model, way, binary)


def _sought(model: Model, asked: Asked) -> None:
    """What is sought: completed, or nothing is taken for it."""
    completed = model.binary()
    model.sought[completed] = -1.0
    for ways in asked.cases:
        possible = [way for way in ways if not way.surely_not]
        chosen = [model.binary() for _ in possible]
        model.program.row({completed: -1.0} | dict.fromkeys(chosen, 1.0), 0.0, 0.0)
        for way, binary in zip(possible, chosen, strict=True):
            _declare(model, way, binary)


def _declare(model: Model, way: Way, chosen: int | None, *, may_stay_short: bool = False) -> None:
    """The counting problem of a way, in hours that are there or come with the options that are taken.

    Where `chosen` is a column, it binds only if that is one; and then nothing may be short unless it `may_stay_short`.
    """
    columns = _counting(model, way)
    asked = [float(hours) for _, hours in way.problem.asked]
    for short, hours in zip(columns.short, asked, strict=True):
        if chosen is None:
            model.short[short] = 1.0
        elif may_stay_short:
            felt = model.program.column(INFINITY)
            model.program.row({felt: 1.0, short: -1.0, chosen: -hours}, -hours, INFINITY)
            model.short[felt] = 1.0
        else:
            model.program.row({short: 1.0, chosen: hours}, -INFINITY, hours)
    for would_do in way.by_course:
        entries = {model.taken[place]: 1.0 for place in would_do}
        if chosen is None or may_stay_short:
            unmet = model.program.column(1.0)
            model.unmet[unmet] = 1.0
            entries[unmet] = 1.0
        asked_for = 1.0
        if chosen is not None:
            entries[chosen], asked_for = -1.0, 0.0
        model.program.row(entries, asked_for, INFINITY)
    if way.openly and may_stay_short and chosen is not None:
        model.unmet[chosen] = float(way.openly)


def _counting(model: Model, way: Way) -> Columns:
    """The columns of a counting problem, of whose hours no more count than are there with what is taken."""
    program = model.program
    yields: dict[int, Entries] = {mask: {} for mask in way.fixed}
    most = {mask: float(hours) for mask, hours in way.fixed.items()}

    def give(hours: dict[int, Decimal], column: int) -> None:
        for mask, amount in hours.items():
            yields.setdefault(mask, {})[column] = -float(amount)
            most[mask] = most.get(mask, 0.0) + float(amount)

    for place, hours in way.from_option.items():
        give(hours, model.taken[place])
    for one in way.repeated:
        counts = program.column(1.0)
        if one.option is not None:
            program.row({counts: 1.0, model.taken[one.option]: -1.0}, -INFINITY, 0.0)
        for other in one.unless:
            program.row({counts: 1.0, model.taken[other]: 1.0}, -INFINITY, 1.0)
        give(one.hours, counts)
    columns = Columns.of(way.problem, most, may_be_short=True, program=program)
    for mask, entries in yields.items():
        if entries:
            program.row({columns.counted[mask]: 1.0} | entries, -INFINITY, float(way.fixed.get(mask, 0)))
    return columns


def useful(asked: Iterable[Asked], options: Sequence[Option]) -> list[int]:
    """The options of which some hour, or the course as such, could serve anything, by place; and all that are booked."""
    found = {place for place, option in enumerate(options) if option.booked}
    for way in (way for one in asked for ways in one.cases for way in ways):
        wanted = sum(bit for bit, hours in way.problem.asked if hours)
        for place, hours in way.from_option.items():
            if any(mask & wanted for mask in hours):
                found.add(place)
        for one in way.repeated:
            if one.option is not None and any(mask & wanted for mask in one.hours):
                found.add(one.option)
        for would_do in way.by_course:
            found.update(would_do)
    return sorted(found)


def amount(objective: Objective, seminar: Seminar, costs: Costs) -> Decimal:
    """What a seminar adds to an objective."""
    match objective:
        case Objective.MONEY:
            return costs.of(seminar) or Decimal(0)
        case Objective.HOURS:
            return seminar.attended().total
        case Objective.SEMINARS:
            return Decimal(1)
