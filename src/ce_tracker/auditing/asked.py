"""What is asked of one licence: requirements under a condition, and numbers that the record has to tell first."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from attrs import evolve

from ce_tracker.rules.amounts import AsTold, Hours, PerMonth
from ce_tracker.rules.career import Experienced
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.proofs import Doubt, Undetermined
from ce_tracker.rules.requirements import (
    AnyOf,
    AnyRequirement,
    Components,
    HoursOf,
    Maximum,
    Minimum,
    SimpleRequirement,
)
from ce_tracker.rules.selectors import InLast, Selector


def depends(requirement: AnyRequirement) -> bool:
    """Whether it hinges on the licence that the requirement is asked, or on a fact what it asks."""
    if isinstance(requirement, AnyOf):
        return any(depends(one) for alternative in requirement.alternatives for one in alternative)
    return (
        requirement.when is not None
        or (isinstance(requirement, Minimum | Experienced) and _is_told(requirement.hours))
        or any(looks_back(one.of) for one in _in_hours(requirement))
    )


def looks_back(selector: Selector) -> bool:
    """Whether it selects hours by the end of the period."""
    return any(isinstance(part, InLast) for part in selector.parts())


def _in_hours(requirement: AnyRequirement) -> Iterator[HoursOf]:
    """What a requirement asks or limits in hours."""
    match requirement:
        case Components():
            yield from requirement.places
        case Minimum():
            yield requirement
            yield from requirement.at_most_inside
        case Maximum():
            yield requirement


def _is_told(hours: Hours) -> bool:
    """Whether the record has to tell something first."""
    return isinstance(hours, AsTold) or (isinstance(hours, PerMonth) and bool(hours.since_fact))


def settled(requirements: Iterable[AnyRequirement], setting: Setting) -> tuple[AnyRequirement, ...]:
    """The requirements that are asked in this setting, those with an amount that the record must tell settled or open."""
    found: list[AnyRequirement] = []
    for requirement in requirements:
        if isinstance(requirement, AnyOf):
            ways = tuple(_simple(settled(way, setting)) for way in requirement.alternatives)
            found.append(evolve(requirement, alternatives=ways))
            continue
        asked = True if requirement.when is None else requirement.when.holds(setting)
        if asked is False:
            continue
        one = _told(requirement if asked else _in_doubt(requirement, setting), setting)
        found.append(_with_days(one, setting.period.end))
    return tuple(found)


def _with_days(requirement: SimpleRequirement, end: date) -> SimpleRequirement:
    """The requirement with the days that it means where it looks back from the end of a period."""
    if not any(looks_back(one.of) for one in _in_hours(requirement)):
        return requirement
    if isinstance(requirement, Components):
        return evolve(
            requirement, places=tuple(evolve(one, of=one.of.for_period_ending(end)) for one in requirement.places)
        )
    if isinstance(requirement, Minimum):
        inside = tuple(evolve(one, of=one.of.for_period_ending(end)) for one in requirement.at_most_inside)
        requirement = evolve(requirement, at_most_inside=inside)
    assert isinstance(requirement, Minimum | Maximum)
    return evolve(requirement, of=requirement.of.for_period_ending(end))


def _simple(requirements: tuple[AnyRequirement, ...]) -> tuple[SimpleRequirement, ...]:
    return tuple(one for one in requirements if not isinstance(one, AnyOf))


def _in_doubt(requirement: SimpleRequirement, setting: Setting) -> SimpleRequirement:
    """The requirement where it cannot be told whether it is asked."""
    assert requirement.when is not None
    missing = "; ".join(f"{one.why}: enter {one.enter}" for one in requirement.when.missing(setting))
    why = f"whether it is asked hinges on this: {requirement.when}" + (f" ({missing})" if missing else "")
    return evolve(requirement, when=None, doubt=Doubt(why))


def _told(requirement: SimpleRequirement, setting: Setting) -> SimpleRequirement:
    """The requirement; where its amount hinges on a fact that is not recorded, that this is not known."""
    if not isinstance(requirement, Minimum | Experienced) or isinstance(requirement.hours, Decimal):
        return requirement
    missing = requirement.hours.missing(setting)
    if missing is None:
        return requirement
    return Undetermined(
        requirement.key,
        missing.why,
        requirement.words(),
        missing.enter,
        citation=requirement.citation,
        confidence=requirement.confidence,
    )
