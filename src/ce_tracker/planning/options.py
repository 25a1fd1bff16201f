"""What a plan chooses among: seminars, each as the credit it would become on a day that it could be completed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import define

from ce_tracker.planning.aims import Costs, Limits, Objective
from ce_tracker.planning.result import NotPlanned
from ce_tracker.record import Credit, Seminar
from ce_tracker.record.sessions import instant
from ce_tracker.subjects import IN_ONES_OWN_TIME


@define(eq=False)
class Option:
    """A seminar completed on one day. Of one `seminar` at most one option is taken; a `booked` one costs nothing more."""

    seminar: Seminar
    credit: Credit
    booked: bool = False


def options_of(seminar: Seminar, on: date, deadlines: Iterable[date], *, booked: bool = False) -> list[Option]:
    """The ways of completing a seminar from `on`: on its last day, or where it is taken in one's own time, by a deadline.

    For whatever deadlines a course in one's own time shall be in time, completing it on the earliest of them, or on its
    last day, serves as well as any day between.
    """
    first, last = max(seminar.starts.date(), on), seminar.last_day
    days = {last}
    if seminar.delivery in IN_ONES_OWN_TIME:
        days |= {day for day in deadlines if first <= day < last}
    return [Option(seminar, seminar.attended(day), booked) for day in sorted(days)]


def in_order(seminars: Iterable[Seminar]) -> list[Seminar]:
    """Each seminar once, in an order that depends on nothing but the seminars: by last day, title, provider, number."""
    return sorted(
        dict.fromkeys(seminars),
        key=lambda one: (one.last_day, one.title, one.provider, one.course_id, instant(one.starts), repr(one)),
    )


def sift(
    seminars: Sequence[Seminar],
    booked: Sequence[Seminar],
    on: date,
    objective: Sequence[Objective],
    limits: Limits,
    costs: Costs,
) -> tuple[list[Seminar], list[NotPlanned]]:
    """The seminars that can be part of a plan, and those that cannot, each with the reason."""
    costed = Objective.MONEY in objective or limits.budget is not None
    fit: list[Seminar] = []
    aside: list[NotPlanned] = []
    for seminar in seminars:
        why = (
            _past(seminar, on)
            or _taken(seminar, booked)
            or limits.refusal(seminar)
            or (_unpriced(seminar, costs) if costed else None)
        )
        if why is None:
            fit.append(seminar)
        else:
            aside.append(NotPlanned(seminar, why))
    return fit, aside


def _past(seminar: Seminar, on: date) -> str | None:
    if seminar.last_day < on:
        return f"ended on {seminar.last_day}"
    if seminar.delivery not in IN_ONES_OWN_TIME and seminar.starts.date() < on:
        return f"began on {seminar.starts.date()}"
    return None


def _taken(seminar: Seminar, booked: Sequence[Seminar]) -> str | None:
    for other in booked:
        if seminar == other:
            return "is booked already"
        if seminar.overlaps(other):
            return f"is at the same time as {other.title!r}, which is booked"
    return None


def _unpriced(seminar: Seminar, costs: Costs) -> str | None:
    if seminar.price is None:
        return "has no price"
    if seminar.currency != costs.currency:
        return f"its price is in {seminar.currency}, not in {costs.currency}"
    return None


def at_once(seminars: Sequence[Seminar]) -> Iterator[tuple[int, ...]]:
    """Seminars of which all are on at one instant, by place: the largest such sets, so that all overlaps are in one."""
    moments = []
    for place, seminar in enumerate(seminars):
        if seminar.delivery in IN_ONES_OWN_TIME:
            continue
        for time in seminar.times:
            starts, ends = instant(time.starts), instant(time.ends)
            if starts == ends:
                moments.append((starts, _IS, place))
            else:
                moments += [(starts, _BEGINS, place), (ends, _ENDS, place)]
    on_now: list[int] = []
    grown = False
    for _, what, place in sorted(moments):
        if what == _BEGINS:
            on_now.append(place)
            grown = True
            continue
        if what == _IS and on_now:
            yield (*sorted(on_now), place)
        elif what == _ENDS:
            if grown and len(on_now) > 1:
                yield tuple(sorted(on_now))
            grown = False
            on_now.remove(place)


_ENDS, _IS, _BEGINS = range(3)
"""In the order in which they are looked at: a course may begin when another ends, or when one is of which no end is known."""
