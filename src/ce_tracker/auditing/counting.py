"""Which hours count: some lawful way of counting, the best there is, found exactly.

Best means, in this order: the least total shortfall; the least shortfall of the requirement declared first, then of the
second, and so on; the most hours counted; the earliest items. Where no limit binds and no places compete with other
needs, the sums (or a flow into places) are the answer; otherwise a linear program is solved.
"""

from collections.abc import Sequence
from decimal import Decimal

from ce_tracker.auditing.days import crowded_days, days_as_limits
from ce_tracker.auditing.places import fill
from ce_tracker.auditing.problem import ZERO, Count, Item, Need, Problem


def count(problem: Problem, items: Sequence[Item]) -> Count:
    """The best lawful way of counting `items`, which are given earliest first."""
    simple = by_sums(problem, items)
    return by_program(problem, items) if simple is None else simple


def by_sums(problem: Problem, items: Sequence[Item]) -> Count | None:
    """The count where sums are the answer; None where a limit binds or places compete with needs."""
    if problem.places and not problem.limits and problem.per_day is None:
        return _by_places(problem, items)
    sums: dict[int, Decimal] = {}
    for item in items:
        mask = item.mask
        sums[mask] = sums[mask] + item.hours if mask in sums else item.hours
    for limit in problem.limits:
        if _sum(sums, limit.bit) > limit.hours:
            return None
    if problem.per_day is not None and crowded_days(items, problem.per_day):
        return None
    if problem.places:
        return _by_places(problem, items)
    needs = _needs(problem.needs, sums)
    if needs is None:
        return None
    return Count(tuple([item.hours for item in items]), needs, ())


def _sum(sums: dict[int, Decimal], bit: int) -> Decimal:
    total = ZERO
    for mask, hours in sums.items():
        if mask & bit:
            total += hours
    return total


def _needs(needs: Sequence[Need], sums: dict[int, Decimal]) -> tuple[Decimal, ...] | None:
    """Hours of each need; None where limits inside one need bind and overlap."""
    got = []
    for need in needs:
        total = _sum(sums, need.bit)
        taken = 0
        for limit in need.inside:
            inner = {mask: hours for mask, hours in sums.items() if mask & need.bit and mask & limit.bit}
            excess = sum(inner.values(), ZERO) - limit.hours
            if excess > 0:
                if any(mask & taken for mask in inner):
                    return None
                taken |= limit.bit
                total -= excess
        got.append(total)
    return tuple(got)


def _by_places(problem: Problem, items: Sequence[Item]) -> Count | None:
    counted, got, placed = fill(problem, items)
    needs: tuple[Decimal, ...] = ()
    if problem.needs:
        sums: dict[int, Decimal] = {}
        for item, hours in zip(items, counted, strict=True):
            sums[item.mask] = sums.get(item.mask, ZERO) + hours
        found = _needs(problem.needs, sums)
        if found is None or any(hours < need.hours for hours, need in zip(found, problem.needs, strict=True)):
            return None
        needs = found
    return Count(tuple(counted), needs, tuple(got), tuple(placed))


def by_program(problem: Problem, items: Sequence[Item]) -> Count:
    """The count by linear program: always right, and slower."""
    from ce_tracker.auditing.program import solve  # noqa: PLC0415  # the solver is loaded only where it is needed

    return solve(*days_as_limits(problem, items))
