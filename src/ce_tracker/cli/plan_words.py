"""Words for a plan: shared by the page and the plain lines."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from ce_tracker import ConditionFinding, RequirementFinding, Seminar, Session
from ce_tracker.cli.ahead_words import standing
from ce_tracker.planning import HOURS, MONEY, Alternative, Choice, Objective, Outcome, Plan
from ce_tracker.rules.amounts import in_hours
from ce_tracker.subjects import IN_ONES_OWN_TIME


def money(amount: Decimal, currency: str) -> str:
    """An amount with its currency: ``129.50 USD``."""
    return f"{amount:.2f} {currency}"


def price(seminar: Seminar) -> str:
    """What a seminar costs, as its catalogue says."""
    return "no price" if seminar.price is None else money(seminar.price, seminar.currency)


def when(time: Session) -> str:
    """When a session is, by the clock of its place: ``2027-03-06 09:00-17:00 (UTC-05:00)``."""
    starts, ends = time.starts, time.ends
    if starts == ends:
        end = ""
    elif starts.date() == ends.date():
        end = f"-{ends:%H:%M}"
    else:
        end = f" to {ends:%Y-%m-%d %H:%M}"
    return f"{starts:%Y-%m-%d %H:%M}{end} ({_offset(starts)})"


def _offset(moment: datetime) -> str:
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"


def times(seminar: Seminar) -> list[str]:
    """When it is: each session, or between which moments it can be taken."""
    if seminar.delivery in IN_ONES_OWN_TIME:
        ends = f" to {seminar.ends:%Y-%m-%d}" if seminar.ends else ""
        return [f"from {seminar.starts:%Y-%m-%d}{ends}, in your own time"]
    return [when(time) for time in seminar.times]


def early(choice: Choice) -> bool:
    """Whether it is to be completed before its last day, because a deadline comes first."""
    return choice.complete_by < choice.seminar.last_day


def where(seminar: Seminar) -> str:
    """Where it is: its places, or how it is followed from home."""
    places = dict.fromkeys(time.place for time in seminar.times if time.place)
    return "; ".join(places) or (str(seminar.delivery).replace("-", " ") if seminar.delivery else "place not told")


def serves(choice: Choice) -> Iterator[str]:
    """What a seminar does for each licence: ``US-FL LMT: 2 hours: ethics``."""
    for one in choice.serves:
        yield f"{one.held.name}: {in_hours(one.hours)}: {one.label}"


def change(one: Outcome) -> str:
    """The verdict without the plan and with it."""
    before, after = standing(one.before), standing(one.after)
    return f"stays {after}" if before == after else f"{before} -> {after}"


def unmet(finding: RequirementFinding | ConditionFinding) -> str:
    """What a requirement still lacks, in a clause."""
    if isinstance(finding, ConditionFinding):
        return f"{finding.label}: {finding.why}"
    if finding.met is None:
        return f"{finding.label}: open"
    return f"{finding.label}: {in_hours(finding.short)} short"


def total(plan: Plan) -> str:
    """How much the plan comes to."""
    count = len(plan.chosen)
    hours = sum((choice.seminar.attended().total for choice in plan.chosen), Decimal(0))
    paid = money(plan.paid, plan.costs.currency)
    return f"{count} seminar{'' if count == 1 else 's'}, {in_hours(hours)}, {paid}"


def amount(value: Decimal, objective: Objective, plan: Plan) -> str:
    """A value of one objective in its own unit."""
    if objective is MONEY:
        return money(value, plan.costs.currency)
    if objective is HOURS:
        return in_hours(value)
    return f"{value.normalize():f} seminar{'' if value == 1 else 's'}"


def proof(plan: Plan) -> str:
    """Whether it is proven that no plan is better, by the objectives in their order."""
    by = ", then ".join(str(one) for one in plan.objective)
    if not plan.gap:
        return f"proven: nothing less does the same (least {by})"
    bounds = ", ".join(amount(value, one, plan) for value, one in zip(plan.bound, plan.objective, strict=True))
    return f"not proven: stopped within {plan.gap:.1%} of the least possible ({bounds})"


def alternative(one: Alternative, plan: Plan) -> str:
    """What could be booked instead of a seminar, and what that costs more."""
    if one.dearer is None:
        return f"{named(one.without)}: nothing else in the catalogue would do"
    instead = " and ".join(named(seminar) for seminar in one.instead) or "nothing in its place"
    differences = [
        f"{amount(value, objective, plan)} more" if value > 0 else f"{amount(-value, objective, plan)} less"
        for value, objective in zip(one.dearer, plan.objective, strict=True)
        if value
    ]
    return f"{named(one.without)}: {instead}, {', '.join(differences) or 'at the same cost'}"


def named(seminar: Seminar) -> str:
    """A seminar as it is told apart from others: its title, provider and day."""
    by = f", {seminar.provider}" if seminar.provider else ""
    return f"{seminar.title}{by} ({seminar.starts:%Y-%m-%d})"
