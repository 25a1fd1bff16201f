"""Days that hold more hours than may count of one day, and what that makes of a counting problem."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ce_tracker.auditing.problem import NO_DAY, ZERO, Item, Limit, Problem


def days_as_limits(problem: Problem, items: Sequence[Item]) -> tuple[Problem, Sequence[Item]]:
    """The same problem with each crowded stretch of days as a limit of its own, and the items that bear its bit."""
    crowded = [] if problem.per_day is None else crowded_days(items, problem.per_day)
    if not crowded:
        return problem, items
    free = problem.free_bit(item.mask for item in items)
    stretches = [(free << place, first, last) for place, (first, last, _) in enumerate(crowded)]
    limits: list[Limit] = [Limit(free << place, room) for place, (_, _, room) in enumerate(crowded)]
    single = {first: bit for bit, first, last in stretches if first == last}
    longer = [stretch for stretch in stretches if stretch[1] != stretch[2]]
    marked: list[Item] = []
    for item in items:
        begin, end = item.days
        bits = single.get(begin, 0) if begin == end else 0
        for bit, first, last in longer:
            if first <= begin and end <= last:
                bits |= bit
        marked.append(Item(item.hours, item.mask | bits, item.days) if bits else item)
    return Problem(problem.needs, problem.places, (*problem.limits, *limits)), marked


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
