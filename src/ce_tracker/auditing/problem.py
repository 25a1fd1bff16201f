"""Counting as a problem of its own: how many hours of each kind may count, and what they must reach. No law in here.

Every requirement has a bit; an `Item`'s `mask` has the bits of the requirements that look at it. So a class of hours
that law does not distinguish is a number, and everything below is sums over masks.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from operator import or_

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
    def asked(self) -> list[tuple[int, Decimal]]:
        """The bit and the hours of each need, then of each place."""
        return [(need.bit, need.hours) for need in self.needs] + [(place.bit, place.hours) for place in self.places]

    @property
    def all_limits(self) -> tuple[Limit, ...]:
        """The limits, and those inside needs."""
        return (*self.limits, *(limit for need in self.needs for limit in need.inside))

    @property
    def limit_bits(self) -> int:
        """The bits of all limits; needs may share a limit inside them."""
        return reduce(or_, [limit.bit for limit in self.all_limits], 0)

    def free_bit(self, masks: Iterable[int]) -> int:
        """A bit that no requirement and none of these masks has, and none above it; a limit that does not bind has one as well."""
        known = [bit for bit, _ in self.asked] + [limit.bit for limit in self.all_limits]
        return 1 << max(bits.bit_length() for bits in (1, *known, *masks))


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
