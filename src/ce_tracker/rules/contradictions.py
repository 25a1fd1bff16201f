"""What no version of rules can mean: numbers and selectors that contradict each other, told with their place.

A contradiction is what no record could ever satisfy, or what could never matter, by the words alone and in every reading.
Hours that depend on the licence are left to the conformance suite, which tries them.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ce_tracker.rules.amounts import Disputed, Hours, Percent, PerMonth, amount_words, in_hours
from ce_tracker.rules.proofs import Holds
from ce_tracker.rules.reach import covers, possible
from ce_tracker.rules.requirements import (
    AnyOf,
    AnyRequirement,
    Component,
    Components,
    HoursOf,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
)
from ce_tracker.rules.selectors import Anything, InLast, Selector

if TYPE_CHECKING:
    from ce_tracker.rules.rulebook import CarryOver, Case, Rules

_HOURS_OF_A_DAY = 24
_ALL = 100


def contradictions(rules: "Rules") -> Iterator[str]:
    """What is wrong with a version of rules, a sentence each, with the case and the key it is about."""
    if not possible(rules.accepts):
        yield f"accepts: no hour can be {rules.accepts}"
    yield from of_requirements(rules.requirements, rules.accepts)
    for case in rules.cases:
        for problem in (*_of_case(case), *of_requirements(case.requirements, rules.accepts)):
            yield f"case {case.words()!r}: {problem}"
    yield from _shadowed(rules.cases)
    if rules.carry_over is not None:
        yield from _of_carry_over(rules.carry_over, rules)
    for worth in rules.values:
        if not possible(worth.of):
            yield f"values: no entry can be {worth.of}"
        yield from _looking_back("values", worth.of)
    for requirement in (*rules.requirements, *(one for case in rules.cases for one in case.requirements)):
        yield from _of_others(requirement)


def _of_others(requirement: AnyRequirement) -> Iterator[str]:
    """What is wrong with the selectors of a requirement that do not tell which hours serve or fall under it."""
    match requirement:
        case AnyOf():
            for alternative in requirement.alternatives:
                for one in alternative:
                    yield from _of_others(one)
        case NoRepeats(besides=Selector() as besides):
            yield from _looking_back(repr(requirement.key), besides)
        case Holds():
            yield from _of_proof(requirement)


def _of_proof(proof: Holds) -> Iterator[str]:
    if not proof.kinds and not proof.certifications and proof.course is None:
        yield f"{proof.key!r}: no document, course or certification could show it"
    if proof.course is not None:
        yield from _looking_back(repr(proof.key), proof.course)
        if not possible(proof.course):
            yield f"{proof.key!r} selects nothing: no course can be {proof.course}"


def _looking_back(place: str, selector: Selector) -> Iterator[str]:
    if any(isinstance(part, InLast) for part in selector.parts()):
        yield f"{place}: only what hours serve or fall under, and what is accepted, can be reckoned back from the end of a period"


def of_requirements(requirements: Sequence[AnyRequirement], accepts: Selector) -> Iterator[str]:
    """What is wrong with requirements that stand together, of hours that are accepted."""
    simple = [one for one in requirements if not isinstance(one, AnyOf)]
    yield from _of_list(simple, accepts)
    for several in (one for one in requirements if isinstance(one, AnyOf)):
        if len(several.alternatives) < 2:
            yield f"{several.key!r} has one alternative or none: there is nothing to choose from"
        for number, alternative in enumerate(several.alternatives, 1):
            if not alternative:
                yield f"{several.key!r}, alternative {number}: it asks nothing, and so nothing is asked at all"
            for problem in _of_list(alternative, accepts):
                yield f"{several.key!r}, alternative {number}: {problem}"


def _of_list(requirements: Sequence[AnyRequirement], accepts: Selector) -> Iterator[str]:
    rows = list(_rows(requirements))
    limits = [one for one in requirements if isinstance(one, Maximum)]
    inside = [limit for one in requirements if isinstance(one, Minimum) for limit in one.at_most_inside]
    for one in (*rows, *limits, *inside):
        yield from _of_hours(one, accepts)
    for rate in (one for one in requirements if isinstance(one, RateLimit)):
        if not 0 < rate.hours <= _HOURS_OF_A_DAY:
            yield f"{rate.key!r}: {in_hours(rate.hours)} of one day is no number of hours that a day can have"
    yield from _beyond_the_total(rows, requirements)
    yield from _beyond_the_whole(rows, accepts)
    yield from _apart_beyond_the_total(rows)
    yield from _beyond_a_maximum(rows, limits, accepts)
    yield from _together_beyond_a_maximum(requirements, limits, accepts)
    yield from _beyond_the_places(requirements, accepts)


def _rows(requirements: Iterable[AnyRequirement]) -> Iterator[Minimum | Component]:
    for one in requirements:
        if isinstance(one, Components):
            yield from one.places
        elif isinstance(one, Minimum):
            yield one


def _of_hours(one: HoursOf, accepts: Selector) -> Iterator[str]:
    """What is wrong with one requirement by itself."""
    hours = bounds(one.hours)
    limits = isinstance(one, Maximum)
    if hours is not None and (hours[0] < 0 or (hours[1] == 0 and not limits)):
        yield f"{one.key!r}: {'at most' if limits else 'at least'} {amount_words(one.hours)} hours says nothing"
    if isinstance(one.hours, Disputed) and not isinstance(one, Component) and _turned(one.hours, limits=limits):
        less = "allows less" if limits else "asks more"
        yield (
            f"{one.key!r}: the strict reading {less} than the lenient one, and {one.hours.strict} (strict) and "
            f"{one.hours.lenient} (lenient) stand the other way round"
        )
    if isinstance(one.hours, Percent) and one.hours.percent > _ALL:
        yield f"{one.key!r}: {one.hours.percent} % of {in_hours(one.hours.of)} is more than all of them"
    if isinstance(one.hours, PerMonth) and None not in (one.hours.at_least, one.hours.at_most):
        floor, ceiling = one.hours.at_least or Decimal(0), one.hours.at_most or Decimal(0)
        if ceiling < floor:
            yield f"{one.key!r}: at most {ceiling} hours and at least {floor}"
    if not possible(one.of):
        yield f"{one.key!r} selects nothing: no hour can be {one.of}"
    elif not possible(one.of, accepts):
        yield f"{one.key!r} selects nothing: no hour that is accepted ({accepts}) can be {one.of}"


def _turned(hours: Disputed, *, limits: bool) -> bool:
    """Whether the strict number is the easier one. Of a component it may be: what one place takes, another has not."""
    return hours.strict > hours.lenient if limits else hours.strict < hours.lenient


def _beyond_the_total(rows: Sequence[Minimum | Component], requirements: Sequence[AnyRequirement]) -> Iterator[str]:
    """A part that asks more than the whole: the whole is then no number that anybody owes."""
    for total in rows:
        most = bounds(total.hours)
        if not isinstance(total, Minimum) or not isinstance(total.of, Anything) or total.when is not None or not most:
            continue
        for part in rows:
            least = None if isinstance(part.of, Anything) and isinstance(part, Minimum) else bounds(part.hours)
            if part.when is None and least is not None and least[0] > most[1]:
                yield (
                    f"{part.key!r} asks {in_hours(least[0])}, more than the {amount_words(most[1])} of {total.key!r} "
                    "that it is a part of"
                )
        for components in (one for one in requirements if isinstance(one, Components)):
            rooms = [bounds(place.hours) for place in components.places]
            together = sum((room[0] for room in rooms if room), Decimal(0))
            if components.when is None and together > most[1]:
                yield (
                    f"the components ({components.words()}) ask {in_hours(together)} together, more than the "
                    f"{amount_words(most[1])} of {total.key!r}"
                )


def _beyond_the_whole(rows: Sequence[Minimum | Component], accepts: Selector) -> Iterator[str]:
    """A part of the hours that another minimum looks at, of which more are asked: that minimum can then never matter."""
    for whole in rows:
        most = bounds(whole.hours)
        if not isinstance(whole, Minimum) or most is None or whole.at_most_inside or whole.when is not None:
            continue
        for part in rows:
            least = bounds(part.hours)
            if part is whole or least is None or least[0] <= most[1] or part.when is not None or part.doubt is not None:
                continue
            told_elsewhere = part.of == whole.of or isinstance(whole.of, Anything)  # one may restate another; the total
            if not told_elsewhere and covers(whole.of, part.of, accepts):
                yield (
                    f"{part.key!r} asks {in_hours(least[0])}, all of which serve {whole.key!r} as well, "
                    f"and that asks {amount_words(most[1])}"
                )


def _apart_beyond_the_total(rows: Sequence[Minimum | Component]) -> Iterator[str]:
    """Minimums that no hour can serve two of, and that ask more together than the whole."""
    minimums = [row for row in rows if isinstance(row, Minimum) and row.when is None and row.doubt is None]
    apart: list[tuple[Minimum, Decimal]] = []
    for row in minimums:
        least = bounds(row.hours)
        if least and not isinstance(row.of, Anything) and not any(possible(row.of, other.of) for other, _ in apart):
            apart.append((row, least[0]))
    together = sum((hours for _, hours in apart), Decimal(0))
    for total in minimums:
        most = bounds(total.hours)
        parts = " and ".join(repr(row.key) for row, _ in apart)
        if len(apart) > 1 and isinstance(total.of, Anything) and most and together > most[1]:
            yield (
                f"{parts} ask {in_hours(together)} together, no hour of which can serve two of them, "
                f"more than the {amount_words(most[1])} of {total.key!r}"
            )


def _together_beyond_a_maximum(
    requirements: Sequence[AnyRequirement], limits: Sequence[Maximum], accepts: Selector
) -> Iterator[str]:
    """Components that ask more together than a maximum lets count, though each of them would fit."""
    for components in (one for one in requirements if isinstance(one, Components) and one.when is None):
        for limit in limits:
            most = bounds(limit.hours)
            if most is None or limit.when is not None or limit.doubt is not None:
                continue
            under = [place for place in components.places if place.when is None and covers(limit.of, place.of, accepts)]
            least = [found[0] for place in under if (found := bounds(place.hours))]
            together = sum(least, Decimal(0))
            if together > most[1] >= max(least, default=together):
                yield (
                    f"{' and '.join(repr(place.key) for place in under)} ask {in_hours(together)} together, "
                    f"and {limit.key!r} lets no more than {amount_words(most[1])} of them count"
                )


def _beyond_a_maximum(
    rows: Sequence[Minimum | Component], limits: Sequence[Maximum], accepts: Selector
) -> Iterator[str]:
    """A minimum all of whose hours fall under a maximum that is smaller."""
    for row in rows:
        least = bounds(row.hours)
        if least is None or row.when is not None:
            continue
        within = row.at_most_inside if isinstance(row, Minimum) else ()
        for limit in (*limits, *within):
            most = bounds(limit.hours)
            if most is None or limit.when is not None or limit.doubt is not None or most[1] >= least[0]:
                continue
            if covers(limit.of, row.of, accepts):
                yield (
                    f"{row.key!r} asks {in_hours(least[0])}, and {limit.key!r} lets no more than "
                    f"{amount_words(most[1])} of them count"
                )


def _beyond_the_places(requirements: Sequence[AnyRequirement], accepts: Selector) -> Iterator[str]:
    """A minimum beside components whose places have less room for its hours than it asks: every hour fills a place."""
    minimums = [one for one in requirements if isinstance(one, Minimum) and one.when is None]
    places = [place for one in requirements if isinstance(one, Components) for place in one.places]
    for one in minimums if places else ():
        least = bounds(one.hours)
        rooms = [bounds(place.hours) for place in places if possible(place.of, one.of, accepts)]
        if least is None or None in rooms:
            continue
        room = sum((room[1] for room in rooms if room), Decimal(0))
        if room < least[0]:
            yield f"{one.key!r} asks {in_hours(least[0])}, and the places of the components have room for {room} of them"


def _of_case(case: "Case") -> Iterator[str]:
    if bool(case.exempt) is bool(case.requirements):
        both = "exempts and asks" if case.exempt else "neither asks anything nor exempts"
        yield f"it {both}: say either, with requirements or with exempt"


def _shadowed(cases: Sequence["Case"]) -> Iterator[str]:
    for place, case in enumerate(cases):
        if any(earlier.when == case.when for earlier in cases[:place]):
            yield f"case {case.words()!r}: it never applies, since an earlier case applies whenever it would ({case.when})"


def _of_carry_over(carry: "CarryOver", rules: "Rules") -> Iterator[str]:
    asked = (rules.requirements, *(case.requirements for case in rules.cases))
    keys = {row.key for requirements in asked for row in _all_rows(requirements)}
    for key in (*carry.toward, *carry.perhaps):
        if key not in keys:
            yield f"carry-over: no requirement has the key {key!r}"
    for key in carry.toward:
        if key in carry.perhaps:
            yield f"carry-over: hours are carried toward {key!r}, and perhaps they are not"
    share = bounds(carry.share)
    if share is not None and not (share[0] >= 0 and 0 < share[1] <= 1):
        yield f"carry-over: {amount_words(carry.share)} is no share of the hours beyond; it lies above 0 and is at most 1"


def _all_rows(requirements: Sequence[AnyRequirement]) -> Iterator[Minimum | Component]:
    yield from _rows(requirements)
    for one in requirements:
        if isinstance(one, AnyOf):
            for alternative in one.alternatives:
                yield from _rows(alternative)


def bounds(hours: Hours) -> tuple[Decimal, Decimal] | None:
    """The least and the most that an amount can be; None where the licence decides."""
    match hours:
        case Decimal():
            return hours, hours
        case Percent():
            share = hours.of * hours.percent / 100
            return share, share
        case Disputed():
            return min(hours.strict, hours.lenient), max(hours.strict, hours.lenient)
        case _:
            return None
