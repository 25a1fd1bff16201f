"""Counting as a problem of its own: how many hours of each kind may count, and what they must reach. No law in here.

Every requirement has a bit; an `Item`'s `mask` has the bits of the requirements that look at it. So a class of hours
that law does not distinguish is a number, and everything below is sums over masks.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from attrs import define, field, frozen

ZERO = Decimal(0)
NO_DAY = (1, 0)
"""The days of hours that belong to no day, as those carried over from an earlier period."""


@frozen
class Limit:
    """At most `hours` of the items that have `bit`."""

    bit: int
    hours: Decimal


@frozen
class Need:
    """At least `hours` of the items that have `bit`; `inside` limits what some of them give to this need alone."""

    bit: int
    hours: Decimal
    inside: tuple[Limit, ...] = ()


@frozen
class Place:
    """Room for `hours` of the items that have `bit`."""

    bit: int
    hours: Decimal


@frozen
class Problem:
    """What the hours must reach and may not pass. `per_day` is the most CE hours that count of one day."""

    needs: tuple[Need, ...] = ()
    places: tuple[Place, ...] = ()
    limits: tuple[Limit, ...] = ()
    per_day: Decimal | None = None
    _fits: dict[int, tuple[int, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    def fits(self, mask: int) -> tuple[int, ...]:
        """The places that items with this mask may fill, by index."""
        indexes = self._fits.get(mask)
        if indexes is None:
            indexes = tuple([index for index, place in enumerate(self.places) if mask & place.bit])
            self._fits[mask] = indexes
        return indexes

    @property
    def free_bit(self) -> int:
        """A bit that no requirement has, and none above it."""
        bits = [need.bit for need in self.needs] + [place.bit for place in self.places]
        bits += [limit.bit for limit in self.limits] + [limit.bit for need in self.needs for limit in need.inside]
        return max(bits, default=1) << 1


@define
class Item:
    """Hours that law does not distinguish. Items are given earliest first; `days` are ordinals, first and last."""

    hours: Decimal
    mask: int
    days: tuple[int, int] = (0, 0)


@define
class Count:
    """A lawful way of counting: hours of each item, of each need and of each place, in the order of the problem.

    `placed` has, for each item, its hours by the index of the place they fill. `solved` tells that a linear program
    was needed.
    """

    items: tuple[Decimal, ...]
    needs: tuple[Decimal, ...]
    places: tuple[Decimal, ...]
    placed: tuple[dict[int, Decimal], ...] = ()
    solved: bool = False

    def shortfalls(self, problem: Problem) -> tuple[Decimal, ...]:
        """What each need, then each place, lacks (CE hours)."""
        needs = [
            need.hours - got if got < need.hours else ZERO for need, got in zip(problem.needs, self.needs, strict=True)
        ]
        rooms = [place.hours - got for place, got in zip(problem.places, self.places, strict=True)]
        return (*needs, *rooms)

    def meets(self, problem: Problem) -> bool:
        """Whether nothing is short."""
        for need, got in zip(problem.needs, self.needs, strict=True):
            if got < need.hours:
                return False
        for place, got in zip(problem.places, self.places, strict=True):  # noqa: SIM110  # half the cost of all()
            if got < place.hours:
                return False
        return True


def crowded_days(items: Sequence[Item], per_day: Decimal) -> list[tuple[int, int, Decimal]]:
    """Stretches of days whose items have more hours than the days may hold: first day, last day, most hours.

    Hours can be spread over the days of their courses within the daily limit exactly when no stretch of days is asked
    to hold, of the courses that lie wholly inside it, more than its length times the limit.
    """
    by_day: dict[int, Decimal] = {}
    long: list[tuple[int, int]] = []
    for item in items:
        first, last = item.days
        if item.days == NO_DAY:
            continue
        if first == last:
            by_day[first] = by_day.get(first, ZERO) + item.hours
        else:
            long.append(item.days)
    crowded = {(day, day): per_day for day, hours in by_day.items() if hours > per_day}
    for members in _clusters(long, items):
        for first in sorted({item.days[0] for item in members}):
            inside = ZERO
            for last, hours in _by_last_day(item for item in members if item.days[0] >= first):
                inside += hours
                room = per_day * (last - first + 1)
                if inside > room:
                    crowded[first, last] = room
    return [(first, last, room) for (first, last), room in sorted(crowded.items())]


def _by_last_day(items: Iterable[Item]) -> list[tuple[int, Decimal]]:
    hours: dict[int, Decimal] = {}
    for item in items:
        hours[item.days[1]] = hours.get(item.days[1], ZERO) + item.hours
    return sorted(hours.items())


def _clusters(long: list[tuple[int, int]], items: Sequence[Item]) -> list[list[Item]]:
    """The items of each run of days that courses of several days tie together."""
    runs: list[list[int]] = []
    for first, last in sorted(long):
        if runs and first <= runs[-1][1]:
            runs[-1][1] = max(runs[-1][1], last)
        else:
            runs.append([first, last])
    clusters: list[list[Item]] = [[] for _ in runs]
    at = 0
    for item in sorted(items, key=lambda item: item.days) if runs else ():
        while at < len(runs) and runs[at][1] < item.days[0]:
            at += 1
        if at < len(runs) and runs[at][0] <= item.days[0]:
            clusters[at].append(item)
    return clusters
