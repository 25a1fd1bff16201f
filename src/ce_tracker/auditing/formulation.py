"""What a counting problem declares to a solver: its variables and its rows. No solver in here.

An audit declares one problem whose hours are known; a plan declares those of every licence in one program, with hours
that may yet be taken.
"""

from attrs import define, field

from ce_tracker.auditing.problem import Need, Place, Problem

INFINITY = float("inf")

Entries = dict[int, float]
"""A sum over columns: the factor of each."""

Row = tuple[Entries, float, float]
"""A sum that lies between two numbers."""


@define
class Program:
    """Columns and rows as they are declared: each column has room from zero to `upper`."""

    upper: list[float] = field(factory=list)
    rows: list[Row] = field(factory=list)

    def column(self, upper: float) -> int:
        """A further variable, from zero to `upper`."""
        self.upper.append(upper)
        return len(self.upper) - 1

    def row(self, entries: Entries, lower: float, upper: float) -> None:
        """A further constraint on the sum of these columns, each times its factor; one of zero is left out."""
        self.rows.append(({column: factor for column, factor in entries.items() if factor}, lower, upper))


@define
class Columns:
    """The variables of a counting problem: hours counted by mask, placed by mask and place, given inside a need."""

    most: dict[int, float]
    """The hours there are of each mask."""
    slack: float
    """How much a need or a place may be short: any or nothing."""
    program: Program = field(factory=Program)
    counted: dict[int, int] = field(factory=dict)
    placed: dict[tuple[int, int], int] = field(factory=dict)
    given: dict[tuple[int, int], int] = field(factory=dict)
    short: list[int] = field(factory=list)

    @classmethod
    def of(
        cls, problem: Problem, most: dict[int, float], *, may_be_short: bool, program: Program | None = None
    ) -> "Columns":
        """The program of a problem whose masks have at most these hours; declared within `program` where one is given."""
        columns = cls(most, INFINITY if may_be_short else 0.0, program or Program())
        for mask, hours in most.items():
            columns.counted[mask] = columns.program.column(hours)
        for index, need in enumerate(problem.needs):
            columns._need(index, need)
        for index, place in enumerate(problem.places):
            columns._place(index, place)
        if problem.places:
            columns._every_hour_in_a_place()
        for limit in problem.limits:
            entries = {columns.counted[mask]: 1.0 for mask in most if mask & limit.bit}
            if entries:
                columns.program.row(entries, -INFINITY, float(limit.hours))
        return columns

    def _need(self, index: int, need: Need) -> None:
        short = self.program.column(self.slack)
        self.short.append(short)
        entries = {short: 1.0}
        for mask in self.most:
            if mask & need.bit:
                limited = any(mask & limit.bit for limit in need.inside)
                entries[self._given(index, mask) if limited else self.counted[mask]] = 1.0
        self.program.row(entries, float(need.hours), INFINITY)
        for limit in need.inside:
            inner = {self.given[index, mask]: 1.0 for mask in self.most if mask & need.bit and mask & limit.bit}
            if inner:
                self.program.row(inner, -INFINITY, float(limit.hours))

    def _given(self, index: int, mask: int) -> int:
        """The column of what a mask gives to a need that limits it: not more than is counted."""
        given = self.given[index, mask] = self.program.column(INFINITY)
        self.program.row({given: 1.0, self.counted[mask]: -1.0}, -INFINITY, 0.0)
        return given

    def _place(self, index: int, place: Place) -> None:
        short = self.program.column(self.slack)
        self.short.append(short)
        entries = {short: 1.0}
        for mask in self.most:
            if mask & place.bit:
                self.placed[mask, index] = self.program.column(INFINITY)
                entries[self.placed[mask, index]] = 1.0
        self.program.row(entries, float(place.hours), float(place.hours))

    def _every_hour_in_a_place(self) -> None:
        rows = {mask: {counted: -1.0} for mask, counted in self.counted.items()}
        for (mask, _), column in self.placed.items():
            rows[mask][column] = 1.0
        for entries in rows.values():
            self.program.row(entries, 0.0, 0.0)
