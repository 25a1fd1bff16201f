"""Credits in CE hours, as a version of the rules values what they state in other units."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from ce_tracker.record import CourseKind, Earned
from ce_tracker.rules.rulebook import Rules
from ce_tracker.rules.worth import minutes_in_hours
from ce_tracker.subjects import Unit

_MOST_MINUTES, _FEWEST_MINUTES = 60, 50
"""The longest and the shortest hour that boards know, in minutes."""
_MOST_HOURS = Decimal(45)
"""More CE hours than any board gives for a semester hour, a quarter hour or a CEU."""
_EXACT = Decimal("0.0001")


class Valued(NamedTuple):
    """What a credit is worth in CE hours.

    Where the rules do not say what its unit is worth, or the record not what it is, `question` tells so; `hours` is then what
    it surely has, and `most` what it may have.
    """

    hours: Decimal
    most: Decimal | None = None
    question: str = ""


def valued(credits: Sequence[Earned], rules: Rules) -> list[Valued] | None:
    """What all credits are worth, in their order; None where each counts as many hours as it states."""
    if not rules.values and rules.in_steps_of is None and all(credit.unit is Unit.HOUR for credit in credits):
        return None
    return [_valued(credit, rules) for credit in credits]


def _valued(credit: Earned, rules: Rules) -> Valued:
    perhaps: list[Decimal] = []
    for worth in rules.values:
        answer = worth.values(credit)
        if answer:
            return _or_one_of(perhaps, Valued(worth.in_hours(credit)))
        if answer is None:
            perhaps.append(worth.in_hours(credit))
    return _or_one_of(perhaps, _as_stated(credit, rules))


def _or_one_of(perhaps: Sequence[Decimal], otherwise: Valued) -> Valued:
    """What a credit is worth that may be of kinds which the rules value before the one it surely is."""
    if not perhaps:
        return otherwise
    possible = [*perhaps, otherwise.hours, *([] if otherwise.most is None else [otherwise.most])]
    least, most = min(possible), max(possible)
    if least == most:
        return Valued(least)
    return Valued(least, most, otherwise.question or "what it is worth depends on what the record does not say of it")


def _as_stated(credit: Earned, rules: Rules) -> Valued:
    total = credit.total
    if credit.unit is Unit.HOUR:
        return _in_steps(total, rules.in_steps_of)
    if credit.unit is Unit.MINUTE:
        return _minutes(total, rules)
    unit = credit.unit.replace("-", " ")
    return Valued(total, total * _MOST_HOURS, f"how many hours a {unit} is worth is not established")


def _in_steps(hours: Decimal, step: Decimal | None) -> Valued:
    """The whole multiples of `step` that are in `hours`, and perhaps all of them."""
    surely = hours if step is None else hours - hours % step
    if surely == hours:
        return Valued(hours)
    return Valued(surely, hours, f"hours are approved in steps of {step} here, and {hours} is no multiple of it")


def _minutes(minutes: Decimal, rules: Rules) -> Valued:
    per_hour = rules.minutes_per_hour
    hours = minutes_in_hours(minutes, per_hour or _MOST_MINUTES, rules.half_hour_over)
    if per_hour is not None:
        return Valued(hours)
    most = minutes_in_hours(minutes, _FEWEST_MINUTES, rules.half_hour_over)
    return Valued(hours, most, "how many minutes an hour has here is not established")


def shared_out(parts: Iterable[tuple[CourseKind, Decimal]], hours: Decimal) -> list[tuple[CourseKind, Decimal]]:
    """The parts of a course with so many hours in all, in the proportion they have."""
    given = list(parts)
    total = sum((part for _, part in given), Decimal(0))
    scaled = [(kind, (hours * part / total).quantize(_EXACT, ROUND_DOWN)) for kind, part in given]
    rest = hours - sum((part for _, part in scaled), Decimal(0))
    kind, last = scaled[-1]
    return [*scaled[:-1], (kind, last + rest)]
