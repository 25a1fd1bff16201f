"""Rule mutation: each number, date, selector and comparison of a rule book changed in turn, to see whether a test notices.

A mutant is the rule book with one change. What has no effect on a verdict or a date (names, citations, notes, examples,
reasons) is not changed. `mutants` makes them; a change that contradicts the rest is refused when it is made, and so noticed.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any

import attrs
from attrs import evolve, frozen

from ce_tracker.rules import (
    ANYTHING,
    Board,
    Case,
    Citation,
    Confidence,
    Days,
    Doubt,
    FactAsked,
    Holds,
    LateState,
    Maximum,
    NoRepeats,
    NoTerm,
    PerMonth,
    PrintedDate,
    Purpose,
    Reporting,
    RuleBook,
    Rules,
    Selector,
    Span,
    Window,
)
from ce_tracker.rules.requirements import HoursOf
from ce_tracker.rules.selectors import AllOf, Anything, InDoubt, Not, OneOf
from ce_tracker.testing.alike import alike, as_it_is, perhaps, surely
from ce_tracker.testing.coverage import name_of, percent

_ONE_DAY = timedelta(days=1)
_TEXT: tuple[type, ...] = (str, Citation, Board, Confidence, Purpose, FactAsked, type(None))
_ONLY_TOLD: Mapping[type, frozenset[str]] = {
    RuleBook: frozenset({"late", "weekend", "opens", "apply_by"}),
    Rules: frozenset({"verified_on", "keep_records", "reporting"}),
    PrintedDate: frozenset({"years_known"}),
}
"""Fields that no verdict and no due date hinges on."""

Change = tuple[str, Any]
"""What was changed, in words, and the value with the change."""


@frozen
class Mutant:
    """A rule book with one change; no book where the change is refused when it is made."""

    words: str
    book: RuleBook | None


def mutants(book: RuleBook) -> Iterator[Mutant]:
    """The mutants of a rule book, each with what was changed."""
    for words, make in _changes(book, ""):
        try:
            changed = make()
        except (ValueError, ArithmeticError) as error:
            yield Mutant(f"{words}: {error}", None)
            continue
        if changed != book:
            yield Mutant(words, changed)


Make = Callable[[], Any]


def _changes(value: Any, place: str, rules: Rules | None = None) -> Iterator[tuple[str, Make]]:
    """Every change of a value, of itself and of what it is made of; `rules` are the version that it stands in."""
    yield from ((f"{place}: {words}", make) for words, make in _of_itself(value))
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            for words, make in _changes(item, f"{place}[{_spoken(item, number)}]", rules):
                yield words, _put_into_tuple(value, number, make)
    elif attrs.has(type(value)) and not isinstance(value, _TEXT):
        for one in attrs.fields(type(value)):
            if one.name in _without_effect(value):
                continue
            inner = getattr(value, one.name)
            within = value if isinstance(value, Rules) else rules
            for words, make in _changes(inner, f"{place}.{one.name}" if place else one.name, within):
                if isinstance(inner, Selector) and not isinstance(value, Selector):
                    make = _if_it_matters(inner, make, _sameness(value, within))  # noqa: PLW2901  # the same, checked
                yield words, _put_into_field(value, one.name, make)


def _sameness(holder: Any, rules: Rules | None) -> Callable[[Selector, Selector], bool]:
    """When two selectors are the same to what holds them: of which hours they are asked, and what is heard of the answer.

    What binds in doubt does so in the strict reading only, where hours serve that surely do and fall under a maximum that
    perhaps do; what neither admits nor counts hours looks only at what is surely selected.
    """
    if rules is None:
        return alike
    match holder:
        case Rules():
            return partial(alike, category_of=rules.subject_as_approved_by)
        case HoursOf():
            in_doubt = perhaps if isinstance(holder, Maximum) else surely
            heard = in_doubt if _always(holder.doubt) else as_it_is
            return partial(alike, among=rules.accepts, category_of=rules.subject_as_approved_by, heard=heard)
        case _:
            return partial(alike, heard=surely)


def _without_effect(value: Any) -> frozenset[str]:
    """Fields of a value that nothing heeds: what is only told, and what another of its fields makes idle."""
    match value:
        case RuleBook() if any(rules.window and rules.window.back_from_application for rules in value.rules):
            return _ONLY_TOLD[RuleBook] - {"opens"}
        case Rules(ce_required=False):
            every = frozenset(one.name for one in attrs.fields(Rules))
            return every - {"periods_ending", "periods_beginning", "ce_required"}
        case NoRepeats(within=Span()):
            return frozenset({"periods"})
        case PerMonth(every=1):
            return frozenset({"partial_open"})
        case Window():
            idle = {"rolling"} if value.opens is None else set()
            return frozenset(idle | ({"to_application"} if value.back_from_application else set()))
        case Holds() if _always(value.doubt):
            return frozenset({"absent_is_no"})
        case NoTerm():
            return frozenset({"every_years"})
        case _ if getattr(value, "every_years", 0) == 1:
            return frozenset({"years"}) | _ONLY_TOLD.get(type(value), frozenset())
        case _:
            return _ONLY_TOLD.get(type(value), frozenset())


def _always(doubt: Doubt | None) -> bool:
    """Whether it is open in every setting whether something binds: what is not met is open then."""
    return doubt is not None and doubt.when is None


def _spoken(item: Any, number: int) -> str:
    return str(getattr(item, "key", "") or number)


def _put_into_tuple(whole: tuple[Any, ...], number: int, make: Make) -> Make:
    return lambda: (*whole[:number], make(), *whole[number + 1 :])


def _put_into_field(whole: Any, name: str, make: Make) -> Make:
    return lambda: evolve(whole, **{name: make()})


def _if_it_matters(selector: Selector, make: Make, same: Callable[[Selector, Selector], bool]) -> Make:
    """The change of a selector; none where it gives the same answer about every course as before."""

    def made() -> Selector:
        changed: Selector = make()
        return selector if same(selector, changed) else changed

    return made


def changed_selectors(selector: Selector) -> Iterator[Selector]:
    """A selector with each of its changes."""
    for _, make in _changes(selector, ""):
        with suppress(ValueError, ArithmeticError):
            yield make()


def _of_itself(value: Any) -> Iterator[tuple[str, Make]]:
    """The changes of one value, not of its parts."""
    match value:
        case bool():
            yield f"{value} becomes {not value}", lambda: not value
        case StrEnum() if not isinstance(value, _TEXT[1:]):
            others = [one for one in type(value) if one is not value]
            if others:
                yield f"{value} becomes {others[0]}", lambda: others[0]
        case int() | Decimal():
            for step in (1, -1):
                yield f"{value} becomes {value + step}", _plus(value, step)
        case date():
            for days in (1, -1):
                yield f"{value} becomes {value + days * _ONE_DAY}", _plus(value, days * _ONE_DAY)
        case Selector():
            yield from _of_selector(value)
        case Case():
            yield "the case always applies before others", lambda: evolve(value, when=_Always())
        case tuple():
            yield from _of_tuple(value)


def _plus(value: Any, step: Any) -> Make:
    return lambda: value + step


def _of_selector(selector: Selector) -> Iterator[tuple[str, Make]]:
    match selector:
        case Anything() | InDoubt():
            return
        case AllOf() | OneOf():
            other = OneOf if isinstance(selector, AllOf) else AllOf
            yield f"({selector}) joined the other way", lambda: other(selector.of)
        case Not():
            yield f"({selector}) turned round", lambda: selector.of
        case _:
            yield f"({selector}) becomes its opposite", lambda: Not(selector)
            yield f"({selector}) becomes any", lambda: ANYTHING


def _of_tuple(values: tuple[Any, ...]) -> Iterator[tuple[str, Make]]:
    """One of several left out."""
    if not values or isinstance(values[0], str | Rules | LateState | Reporting | FactAsked | Days | Span):
        return
    for number, item in enumerate(values):
        yield f"{_spoken(item, number)} left out", _without(values, number)


def _without(values: tuple[Any, ...], number: int) -> Make:
    return lambda: (*values[:number], *values[number + 1 :])


def _Always() -> Any:  # noqa: N802  # made where it is needed: a condition that always holds
    from ce_tracker.rules import Either, FirstPeriod, IssuedBetween  # noqa: PLC0415

    return Either((FirstPeriod(), IssuedBetween(None, None)))


@frozen
class Outcome:
    """What became of the mutants of one rule book: how many were refused, how many noticed, and which were not."""

    name: str
    refused: int
    noticed: int
    survivors: tuple[str, ...]

    @property
    def mutants(self) -> int:
        """How many there were."""
        return self.refused + self.noticed + len(self.survivors)


def outcome(book: RuleBook, notices: Callable[[RuleBook], bool], most: int = 0) -> Outcome:
    """Try the mutants of a rule book; with `most`, so many of them, spread evenly."""
    made = list(mutants(book))
    if most and len(made) > most:
        made = [made[number * len(made) // most] for number in range(most)]
    refused = noticed = 0
    survivors = []
    for mutant in made:
        if mutant.book is None:
            refused += 1
        elif notices(mutant.book):
            noticed += 1
        else:
            survivors.append(mutant.words)
    return Outcome(name_of(book), refused, noticed, tuple(survivors))


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """The outcomes as a table, and below it every change that no test notices."""
    if not outcomes:
        yield "no rule book of these names was loaded by a test"
        return
    yield "| rule book | changes | refused when made | noticed by a test | not noticed | caught |"
    yield "|---|---:|---:|---:|---:|---:|"
    for one in outcomes:
        share = percent(one.refused + one.noticed, one.mutants)
        yield f"| {one.name} | {one.mutants} | {one.refused} | {one.noticed} | {len(one.survivors)} | {share} |"
    whole = sum(one.mutants for one in outcomes)
    refused, noticed = (sum(counts) for counts in zip(*((one.refused, one.noticed) for one in outcomes), strict=True))
    caught = refused + noticed
    yield f"| all | {whole} | {refused} | {noticed} | {whole - caught} | {percent(caught, whole)} |"
    for one in outcomes:
        yield from (f"not noticed: {one.name}: {words}" for words in one.survivors)


def put_on(book: RuleBook, other: RuleBook) -> None:
    """Let the one rule book be the other, wherever it is held: frozen as it is, for the time of a mutant only."""
    fields: Mapping[str, Any] = {one.name: getattr(other, one.name) for one in attrs.fields(RuleBook)}
    for name, value in fields.items():
        object.__setattr__(book, name, value)
