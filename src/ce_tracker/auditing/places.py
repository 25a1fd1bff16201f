"""Filling places in closed form: which hours go where, when an hour fills one place only and nothing else binds.

Hours flow into places; a full place passes an hour on if some hour in it fits elsewhere (an augmenting path). Earlier
items are served first and never give way. Where places stay short, hours are moved so that those declared first are
filled first. That the two orders do not disturb one another is the theorem of Mendelsohn and Dulmage for such flows.
"""

from collections.abc import Sequence
from decimal import Decimal

from ce_tracker.auditing.problem import ZERO, Item, Problem

_Flow = dict[int, dict[int, Decimal]]


class Filling:
    """Places being filled: `flow[mask][place]` is how many hours of the items with that mask fill it."""

    def __init__(self, problem: Problem, masks: set[int]) -> None:
        places = problem.places
        self.places = places
        self.room = [place.hours for place in places]
        self.fits = {mask: problem.fits(mask) for mask in masks}
        self.flow: _Flow = {mask: {} for mask in masks}
        self._full: set[int] = set()

    def add(self, mask: int, hours: Decimal) -> Decimal:
        """Let hours of a mask in, as many as some arrangement has room for; how many that were."""
        if mask in self._full:
            return ZERO
        left = hours
        flow = self.flow[mask]
        room = self.room
        for index in self.fits[mask]:
            free = room[index]
            if free:
                part = min(left, free)
                room[index] = free - part
                flow[index] = flow[index] + part if index in flow else part
                left -= part
                if not left:
                    return hours
        while left:
            moved = self._make_room(mask, left)
            if not moved:
                self._full.add(mask)
                break
            left -= moved
        return hours - left

    def favour_first_declared(self) -> None:
        """Move hours between places so that the places declared first lack least."""
        for index in range(len(self.places)):
            while self.room[index]:
                path = self._path_into(index)
                if path is None:
                    break
                giver = path[0][1]
                held = self.places[giver].hours - self.room[giver]
                amount = min([self.room[index], held, *(self.flow[mask][source] for mask, source, _ in path)])
                for mask, source, target in path:
                    self._move(mask, source, target, amount)
                self.room[index] -= amount
                self.room[giver] += amount

    def _make_room(self, mask: int, wanted: Decimal) -> Decimal:
        """Push up to `wanted` hours of `mask` in by moving others on; 0 where no arrangement has room."""
        came: dict[int, tuple[int, int]] = {}
        queue = list(self.fits[mask])
        seen = set(queue)
        for place in queue:
            if self.room[place]:
                return self._push(mask, place, came, wanted)
            for other, flow in self.flow.items():
                if flow.get(place):
                    for target in self.fits[other]:
                        if target not in seen:
                            seen.add(target)
                            came[target] = (other, place)
                            queue.append(target)
        return ZERO

    def _push(self, mask: int, last: int, came: dict[int, tuple[int, int]], wanted: Decimal) -> Decimal:
        steps: list[tuple[int, int, int]] = []
        place = last
        while place in came:
            other, source = came[place]
            steps.append((other, source, place))
            place = source
        amount = min([wanted, self.room[last], *(self.flow[other][source] for other, source, _ in steps)])
        for other, source, target in steps:
            self._move(other, source, target, amount)
        self.flow[mask][place] = self.flow[mask].get(place, ZERO) + amount
        self.room[last] -= amount
        return amount

    def _path_into(self, wanting: int) -> list[tuple[int, int, int]] | None:
        """Moves that bring hours into `wanting` from a place declared after it, giver first."""
        leads: dict[int, tuple[int, int]] = {}
        queue = [wanting]
        seen = {wanting}
        for place in queue:
            for mask, flow in self.flow.items():
                if place not in self.fits[mask]:
                    continue
                for source, hours in flow.items():
                    if not hours or source in seen:
                        continue
                    seen.add(source)
                    leads[source] = (mask, place)
                    if source > wanting:
                        return self._steps(source, leads)
                    queue.append(source)
        return None

    @staticmethod
    def _steps(source: int, leads: dict[int, tuple[int, int]]) -> list[tuple[int, int, int]]:
        steps = []
        while source in leads:
            mask, target = leads[source]
            steps.append((mask, source, target))
            source = target
        return steps

    def _move(self, mask: int, source: int, target: int, amount: Decimal) -> None:
        flow = self.flow[mask]
        flow[source] -= amount
        flow[target] = flow.get(target, ZERO) + amount


def hand_out(items: Sequence[Item], counted: Sequence[Decimal], flow: _Flow) -> tuple[dict[int, Decimal], ...]:
    """Which item fills which place, from how much of each mask does: earlier items take the places declared first."""
    left = {
        mask: sorted((index, hours) for index, hours in by_place.items() if hours) for mask, by_place in flow.items()
    }
    placed: list[dict[int, Decimal]] = []
    for item, hours in zip(items, counted, strict=True):
        mine: dict[int, Decimal] = {}
        open_places = left.get(item.mask, [])
        waiting = hours
        while waiting and open_places:
            index, free = open_places[0]
            part = min(free, waiting)
            mine[index] = part
            waiting -= part
            if part == free:
                open_places.pop(0)
            else:
                open_places[0] = (index, free - part)
        placed.append(mine)
    return tuple(placed)


def fill(problem: Problem, items: Sequence[Item]) -> tuple[list[Decimal], list[Decimal], Sequence[dict[int, Decimal]]]:
    """How many hours of each item (earliest first) find room, how many each place has, and which item fills which."""
    return _in_turn(problem, items) or _moving(problem, items)


def _in_turn(
    problem: Problem, items: Sequence[Item]
) -> tuple[list[Decimal], list[Decimal], list[dict[int, Decimal]]] | None:
    """Each item into the first places that have room; None where moving hours on could let in or favour more."""
    places = problem.places
    room = [place.hours for place in places]
    could_go: list[int] = [0] * len(places)  # by place, the bits of all places that the hours in it fit
    full: set[int] = set()  # masks whose places, and all that hours in them could go to, have no room
    counted, placed = [], []
    for item in items:
        mask, left = item.mask, item.hours
        mine: dict[int, Decimal] = {}
        placed.append(mine)
        if mask in full:
            counted.append(ZERO)
            continue
        fits = problem.fits(mask)
        for index in fits:
            free = room[index]
            if free:
                could_go[index] |= mask
                if left <= free:
                    room[index] = free - left
                    mine[index] = left
                    counted.append(item.hours)
                    break
                room[index] = ZERO
                mine[index] = free
                left -= free
        else:
            if any(room[index] for index in _reachable(problem, fits, could_go)):
                return None
            full.add(mask)
            counted.append(item.hours - left)
    for wanting, free in enumerate(room):
        if free and any(room[later] != places[later].hours for later in range(wanting + 1, len(places))):
            bit = places[wanting].bit
            if any(fits & bit for index, fits in enumerate(could_go) if index != wanting):
                return None
    return counted, [place.hours - free for place, free in zip(places, room, strict=True)], placed


def _reachable(problem: Problem, fits: Sequence[int], could_go: Sequence[int]) -> list[int]:
    """The places that hours could be moved on to, from place to place, to make room in one of `fits`."""
    reached = list(fits)
    for index in reached:
        reached.extend(other for other in problem.fits(could_go[index]) if other not in reached)
    return reached


def _moving(
    problem: Problem, items: Sequence[Item]
) -> tuple[list[Decimal], list[Decimal], Sequence[dict[int, Decimal]]]:
    """The same where hours may have to be moved on."""
    filling = Filling(problem, {item.mask for item in items})
    counted = [filling.add(item.mask, item.hours) for item in items]
    if any(filling.room):
        filling.favour_first_declared()
    got = [place.hours - room for place, room in zip(problem.places, filling.room, strict=True)]
    return counted, got, hand_out(items, counted, filling.flow)
