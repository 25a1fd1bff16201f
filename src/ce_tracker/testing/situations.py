"""Licences and certifications to try a rule book on: for each version, case and alternative of it, some that it governs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Any

from attrs import evolve, frozen

from ce_tracker.auditing import Audit, judge
from ce_tracker.record import Certification, Held, Status, Therapist
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rulebooks.specimen import specimen
from ce_tracker.rules import (
    AnyOf,
    AnyRequirement,
    Component,
    Components,
    DueDates,
    Minimum,
    Missing,
    PractisingFor,
    RuleBook,
    Rules,
    Span,
    StatusIs,
)

PEOPLE = tuple((date(year, month, 17), f"MT{year}") for month in (5, 11, 8, 2) for year in (1948, 1949))
"""Births and licence numbers, odd and even, over the year: what the terms of licences are reckoned from."""

NARROWED = "one choice among the alternatives"
"""The label of a version that is no longer the one in its rule book."""

_ONE_DAY = timedelta(days=1)
_LONG = timedelta(days=90)
"""A period with so many days for its hours is as good as any."""
_ENDS_TRIED = 3
_MOST_ENTERED = 4
_MONTHS_ABOUT = 48
_YEARS_BEFORE = (32, 27, 22, 17, 12, 8, 6)
_TELLING = ("fact", "since_fact", "all_named", "more_named", "unless_told")
"""The attributes by which the words of a rule name the fact of the licence that they ask for."""


@frozen
class Way:
    """One way of being judged: a version of the rules, one of its cases (or none), one choice among its alternatives.

    `book` is the rule book in which this way has no alternatives left.
    """

    book: RuleBook
    version: int
    case: int | None
    requirements: tuple[AnyRequirement, ...]
    words: str

    @property
    def rules(self) -> Rules:
        """The version."""
        return self.book.rules[self.version]

    @property
    def exempt(self) -> bool:
        """Whether nothing is asked."""
        return not self.requirements

    def rows(self) -> Iterator[Minimum | Component]:
        """What hours are to reach: minimums and components."""
        for requirement in self.requirements:
            if isinstance(requirement, Components):
                yield from requirement.places
            elif isinstance(requirement, Minimum):
                yield requirement


@frozen
class Situation:
    """A licence, or a certification, that is judged in a certain way on a day, with the days whose hours surely count.

    `end` is the last day of the period that is judged.
    """

    licence: Held
    born: date
    on: date
    first: date
    last: date
    end: date

    @property
    def room(self) -> timedelta:
        """How long hours can be earned."""
        return self.last - self.first

    @property
    def person(self) -> Therapist:
        """Whose licence it is: somebody without a record."""
        return holder(self.licence, self.born)


def holder(held: Held, born: date) -> Therapist:
    """Somebody with nothing but this licence, or this certification."""
    if isinstance(held, Certification):
        return Therapist("Jordan Rivera", born=born, certifications=[held])
    return Therapist("Jordan Rivera", born=born, licences=[held])


def facts_asked(value: object) -> set[str]:
    """The names of the licence's facts that the words inside `value` ask for."""
    asked = {getattr(part, name, None) for part in inside(value) for name in _TELLING}
    if any(isinstance(part, PractisingFor) for part in inside(value)):
        asked |= {"practising_since", "good_standing"}
    return {name for name in asked if isinstance(name, str) and name}


@lru_cache(maxsize=8)
def ways(book: RuleBook) -> tuple[Way, ...]:
    """Every way of being judged by a rule book, where continuing education is asked at all."""
    return tuple(_ways(book))


def _ways(book: RuleBook) -> Iterator[Way]:
    for version, rules in enumerate(book.rules):
        if not rules.ce_required:
            continue
        spoken = f"periods {rules.periods_ending}" + (f" ({rules.label})" if rules.label else "")
        for place, case in enumerate((None, *rules.cases)):
            asked = rules.requirements if case is None else case.requirements
            words = spoken if case is None else f"{spoken}, {case.words()}"
            chosen = list(_choices(asked))
            for number, requirements in enumerate(chosen, 1):
                which = f"{words}, way {number} of {len(chosen)}" if len(chosen) > 1 else words
                index = None if case is None else place - 1
                yield Way(_narrowed(book, version, index, requirements), version, index, requirements, which)


def _choices(requirements: tuple[AnyRequirement, ...]) -> Iterator[tuple[AnyRequirement, ...]]:
    alternatives = [one.alternatives if isinstance(one, AnyOf) else ((one,),) for one in requirements]
    for choice in product(*alternatives):
        yield tuple(requirement for chosen in choice for requirement in chosen)


def _narrowed(book: RuleBook, version: int, case: int | None, requirements: tuple[AnyRequirement, ...]) -> RuleBook:
    """The book with these requirements in one place, and with each case of that version told by its number."""
    rules = book.rules[version]
    cases = tuple(evolve(one, label=_numbered(place)) for place, one in enumerate(rules.cases))
    if case is None:
        label = rules.label if requirements == rules.requirements else NARROWED
        rules = evolve(rules, requirements=requirements, cases=cases, label=label)
    else:
        cases = tuple(
            evolve(one, requirements=requirements) if place == case else one for place, one in enumerate(cases)
        )
        rules = evolve(rules, cases=cases)
    return evolve(book, rules=(*book.rules[:version], rules, *book.rules[version + 1 :]))


def _numbered(case: int | None) -> str:
    return "" if case is None else f"case {case}"


@lru_cache(maxsize=256)
def situations(way: Way) -> tuple[Situation, ...]:
    """Licences that are judged in this way, those with the most days for their hours first; none where none was found.

    Where the rule asks for facts, some tell them; some tell none, unless the cases hinge on them.
    """
    hinges = facts_asked(tuple(case.when for case in way.rules.cases))
    found = [*_first_found(way, [] if hinges else [{}]), *_first_found(way, _tellings(way))]
    return tuple(sorted(found, key=lambda one: one.first - one.last))


def _first_found(way: Way, tellings: Iterable[Mapping[str, Any]]) -> list[Situation]:
    for told, (born, number) in product(tellings, _people(way.book)):
        some = _some(way, Candidate(way.book, born, number, told))
        if some:
            return some
    return []


def _tellings(way: Way) -> Iterator[dict[str, Any]]:
    """Facts to tell: numbers of at least one and answers as in their examples, and days more or less long past."""
    asked = facts_asked((way.rules.cases, way.requirements))
    examples = {fact.name: fact.example for fact in way.book.facts if fact.name in asked}
    if not examples:
        return
    for years in (2, *_YEARS_BEFORE) if any(isinstance(one, date) for one in examples.values()) else (2,):
        ago = timedelta(days=365 * years + 30)
        yield {name: _told(example, ago) for name, example in examples.items()}


def _told(example: object, ago: timedelta) -> object:
    if isinstance(example, date):
        return ago
    return max(example, 1) if isinstance(example, int) and not isinstance(example, bool) else example


def _people(book: RuleBook) -> list[tuple[date, str]]:
    """Of those births and numbers, one of each kind that the terms of this book tell apart."""
    apart: dict[Any, tuple[date, str]] = {}
    for born, number in PEOPLE:
        known = Candidate(book, born, number, {}).dates(date(2010, 1, 10), Status.ACTIVE, date(2020, 1, 10))
        apart.setdefault(known and (known[0].term, known[0].ce_period), (born, number))
    return list(apart.values())


def period_ends(book: RuleBook, since: date) -> Iterator[date]:
    """The first ends of CE periods on `since` or later, of licences whose terms this book tells apart."""
    for born, number in _people(book):
        known = Candidate(book, born, number, {}).dates(date(since.year - 20, 1, 10), Status.ACTIVE, since)
        if known is not None:
            yield known[0].ce_period.end


def _some(way: Way, candidate: "Candidate") -> list[Situation]:
    """The licence with the most days for its hours, or with enough; and one more for whatever only another is asked."""
    best: Situation | None = None
    others = []
    wanted = {row.key for row in way.rows()}
    seen: set[str] = set()
    for situation, audit in _governed(way, candidate):
        asked = {one.key for one in audit.requirements if one.needed} & wanted
        if best is None or situation.room > best.room:
            best = situation
        elif not asked <= seen:
            others.append(situation)
        seen |= asked
        if best.room >= _LONG and wanted <= seen:
            break
    return [] if best is None else [best, *others]


def _governed(way: Way, candidate: "Candidate") -> Iterator[tuple[Situation, Audit]]:
    """Licences that this way governs."""
    days = way.rules.in_force
    anchor = days.first or (Span(years=3).before(days.last) if days.last else date(2018, 1, 1))
    for issued, status in product(_days_of_issue(way, anchor), _statuses(way)):
        for situation in candidate.situations(issued, status, anchor):
            audit = judge(situation.person, situation.licence, way.book, situation.on)
            if audit.in_force is way.rules and _is_judged_by(audit, way):
                yield situation, audit


def _is_judged_by(audit: Audit, way: Way) -> bool:
    return audit.case == _numbered(way.case) and not any(one.key in ("case", "status") for one in audit.unknown)


def _statuses(way: Way) -> Sequence[Status]:
    """The status that the case of this way speaks of; active where it speaks of none."""
    case = () if way.case is None else way.rules.cases[way.case].when
    named = [part.status for part in inside(case) if isinstance(part, StatusIs)]
    return named or [Status.ACTIVE]


def _days_of_issue(way: Way, anchor: date) -> Iterator[date]:
    """Days of issue: long before, month by month about, and about each day that is named."""
    for years in _YEARS_BEFORE:
        yield date(anchor.year - years, anchor.month, 10)
    for months in range(-_MONTHS_ABOUT, _MONTHS_ABOUT):
        month = anchor.year * 12 + anchor.month - 1 + months
        yield date(month // 12, month % 12 + 1, 10)
    case = () if way.case is None else way.rules.cases[way.case].when
    for day in (part for part in inside((case, way.requirements)) if isinstance(part, date)):
        yield from (day - timedelta(days=300), day - _ONE_DAY, day, day + _ONE_DAY, day + timedelta(days=300))


@frozen
class Candidate:
    """Somebody who may hold a licence of a rule book, and the facts to tell of it; a length of time is a day so long ago."""

    book: RuleBook
    born: date
    number: str
    told: Mapping[str, Any]

    def situations(self, issued: date, status: Status, since: date) -> Iterator[Situation]:
        """The first periods of a licence of that day that end on `since` or later, each judged on the day its CE is due."""
        on = max(since, issued + _ONE_DAY)
        for _ in range(_ENDS_TRIED):
            known = self.dates(issued, status, on)
            if known is None:
                return
            dates, licence = known
            first = max(dates.surely.first or date.min, issued)
            last = min(dates.surely.last or date.max, dates.ce_due)
            if first <= last:
                yield Situation(licence, self.born, dates.ce_due, first, last, dates.ce_period.end)
            end = max(dates.term.end, dates.ce_period.end, dates.due)
            on = end + _ONE_DAY if licence.expires is None else Span(years=self.book.ce_years).after(end)

    def dates(self, issued: date, status: Status, on: date) -> tuple[DueDates, Held] | None:
        """The due dates of the term that `on` lies in, and the licence with whatever has to be told to know them.

        A date that it has printed, or that is a fact of it, is then `on`, or the end that the term gives for it. None
        where that does not help.
        """
        facts = {name: on - fact if isinstance(fact, timedelta) else fact for name, fact in self.told.items()}
        licence = specimen(self.book, issued, self.number, status=status, facts=facts)
        person = Therapist("Jordan Rivera", born=self.born)
        dates = self.book.dates(licence, person, on)
        for _ in range(_MOST_ENTERED):
            if isinstance(dates, Missing):
                licence = entered(licence, dates, on)
            elif dates.ce_missing is not None:
                licence = entered(licence, dates.ce_missing, on)
            elif licence.expires not in (None, dates.term.end):
                licence = evolve(licence, expires=dates.term.end)
            else:
                return dates, licence
            dates = self.book.dates(licence, person, on)
        return None


def entered(licence: Held, missing: Missing, day: date) -> Held:
    """The licence with what is missing told as `day`: the printed date, or a fact. Of anything else the same licence."""
    name = missing.enter.rpartition(".")[2]
    if name == "expires":
        return evolve(licence, expires=day)
    return evolve(licence, facts={**licence.facts, name: day}) if "facts." in missing.enter else licence
