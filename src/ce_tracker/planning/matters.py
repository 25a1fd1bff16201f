"""What each licence and certification asks of a plan: its counting problems, with hours that are there or may be taken.

Everything comes from the audit's own code. It is planned for the strict reading: what is in doubt does not help.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from attrs import define, evolve, field

from ce_tracker.auditing.admit import Part
from ce_tracker.auditing.choosing import (
    admitted,
    carried_in,
    cases_of,
    condition,
    its_window,
    matter_of,
    obstacle_to,
    parts_of,
)
from ce_tracker.auditing.days import days_as_limits
from ce_tracker.auditing.findings import Audit
from ce_tracker.auditing.frame import Frame, frames_of
from ce_tracker.auditing.matter import Matter
from ce_tracker.auditing.problem import Problem
from ce_tracker.auditing.repeats import repeats
from ce_tracker.planning.options import Option
from ce_tracker.record import Credit, Earned, Therapist

_ZERO = Decimal(0)


@define(eq=False)
class Way:
    """One way of meeting what is asked: a counting problem, its hours, and the requirements without hours.

    `fixed` are the hours there are, by mask; `from_option` those of each option. `repeated` are credits that earn nothing
    where one of certain options is taken, and hours of theirs are in neither of the two. `openly` is how many requirements
    without hours are not met, and are met by no single course. `by_course` are those that some course would meet.
    """

    problem: Problem
    fixed: dict[int, Decimal]
    from_option: dict[int, dict[int, Decimal]]
    repeated: list["Repeated"]
    by_course: list[tuple[int, ...]]
    openly: int
    surely_not: bool
    """Whether one of these requirements is known not to be met."""


@define(eq=False)
class Repeated:
    """The hours, by mask, of one credit (of an option, or of none) that earns nothing if one of `unless` is taken."""

    hours: dict[int, Decimal]
    option: int | None
    unless: tuple[int, ...]


@define(eq=False)
class Asked:
    """What one licence or certification asks: for each case that may apply, the ways of meeting it, the usual one first."""

    audit: Audit
    deadline: date | None
    cases: list[list[Way]] = field(factory=list)
    left_out: str = ""


def with_ways(asked: Asked, therapist: Therapist, options: Sequence[Option]) -> Asked:
    """The same with its ways, where it is not left out. Its audit is as of the day that it is planned for."""
    if asked.left_out:
        return asked
    audit = asked.audit
    asked = Asked(audit, asked.deadline)
    if audit.dates is None or audit.in_force is None:
        asked.left_out = "; ".join(question.why for question in audit.unknown)
        return asked
    if not audit.in_force.ce_required:
        return asked
    matter = matter_of(therapist, audit.licence, audit.book, audit.on, audit.dates, audit.in_force)
    cases, _ = cases_of(matter)
    for case in cases:
        judged = evolve(matter, case=case)
        obstacle = obstacle_to(judged)
        if obstacle is not None:
            asked.left_out = obstacle.why
        elif not judged.exempt:
            asked.cases.append(_ways(judged, options))
    return asked


def _ways(matter: Matter, options: Sequence[Option]) -> list[Way]:
    before = carried_in(matter)
    courses = [option.credit for option in options]
    return [
        _way(matter, frame, parts_of(matter, frame, before)[0], courses)
        for frame in frames_of(matter.rules, matter.case, matter.setting)
    ]


def _way(matter: Matter, frame: Frame, have: Sequence[Part], courses: Sequence[Credit]) -> Way:
    could, _ = admitted(matter, frame, courses, each_alone=True)
    shared = matter.dates.shared
    if shared is not None:  # whether the period before needs such hours is not known before it is over
        could = [part for part in could if courses[part.credit].completed not in shared]
    both = [(part, False) for part in have if part.admitted] + [(part, True) for part in could if part.admitted]
    problem, items = days_as_limits(frame.problem(matter.setting, strict=True), [part for part, _ in both])
    fixed: dict[int, Decimal] = {}
    mine: dict[int, dict[int, Decimal]] = {}
    of_options: dict[int, dict[int, Decimal]] = {}
    for (part, yet), item in zip(both, items, strict=True):
        if yet:
            hours = of_options.setdefault(part.credit, {})
        elif part.carried:
            hours = fixed
        else:
            hours = mine.setdefault(part.credit, {})
        hours[item.mask] = hours.get(item.mask, _ZERO) + item.hours
    repeated = _repeated(matter, frame, courses, mine, of_options)
    for hours in mine.values():
        for mask, amount in hours.items():
            fixed[mask] = fixed.get(mask, _ZERO) + amount
    by_course, openly, surely_not = _conditions(matter, frame, courses)
    return Way(problem, fixed, of_options, repeated, by_course, openly, surely_not)


def _repeated(
    matter: Matter,
    frame: Frame,
    courses: Sequence[Credit],
    mine: dict[int, dict[int, Decimal]],
    of_options: dict[int, dict[int, Decimal]],
) -> list[Repeated]:
    """The credits that a course taken before would make a repeat; their hours are taken out of the two mappings."""
    if frame.no_repeats is None:
        return []
    everything: list[tuple[Earned, int, bool]] = [
        *((credit, place, False) for place, credit in enumerate(matter.credits)),
        *((credit, place, True) for place, credit in enumerate(courses)),
    ]
    everything.sort(key=lambda one: one[0].completed)
    found = []
    in_order = [credit for credit, _, _ in everything]
    for at, those in repeats(in_order, its_window(matter), frame.no_repeats).items():
        _, place, yet = everything[at]
        unless = tuple(everything[other][1] for other in those if everything[other][2])
        certain = any(not everything[other][2] for other in those)
        hours = (of_options if yet else mine).pop(place, None)
        if hours and not certain:
            found.append(Repeated(hours, place if yet else None, unless))
    return found


def _conditions(matter: Matter, frame: Frame, courses: Sequence[Credit]) -> tuple[list[tuple[int, ...]], int, bool]:
    """The requirements without hours that are not met: for some, the courses in time of which one would do; how many others."""
    in_time = [place for place, course in enumerate(courses) if course.completed <= matter.on]
    by_course: list[tuple[int, ...]] = []
    openly, surely_not = 0, False
    for requirement in frame.conditions:
        answer = condition(requirement, matter).met
        if answer is True:
            continue
        would_do: tuple[int, ...] = ()
        if condition(requirement, _with(matter, [courses[place] for place in in_time])).met:
            would_do = tuple(place for place in in_time if condition(requirement, _with(matter, [courses[place]])).met)
        if would_do:
            by_course.append(would_do)
        else:
            openly += 1
            surely_not = surely_not or answer is False
    return by_course, openly, surely_not


def _with(matter: Matter, courses: Sequence[Credit]) -> Matter:
    """The matter with these courses completed."""
    therapist = matter.therapist.with_credits(courses)
    return evolve(matter, therapist=therapist, setting=matter.setting._replace(therapist=therapist))
