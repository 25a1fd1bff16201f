"""How many hours a version of rules asks of most people: at an ordinary renewal, neither the first nor a special case."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from attrs import frozen

from ce_tracker.record import Therapist
from ce_tracker.rulebooks.specimen import specimen
from ce_tracker.rulebooks.versions import by_beginning
from ce_tracker.rules.amounts import amount_words, resolve
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.proofs import Undetermined
from ce_tracker.rules.requirements import AnyOf, AnyRequirement, Component, Components, Minimum
from ce_tracker.rules.rulebook import RuleBook, Rules
from ce_tracker.rules.schedule import Period
from ce_tracker.rules.spans import Days, Span

_ONE_DAY = Span(days=1)
_TERMS_BEFORE = 4
"""A licence that has been renewed so often is in no first or second period."""


@frozen
class UsualHours:
    """The CE hours of an ordinary renewal: at least and at most so many; None where the sources do not tell a number.

    The two differ where the sources disagree. `doubtful` says that it is open whether they are asked at all.
    """

    least: Decimal | None
    most: Decimal | None
    doubtful: bool = False

    @property
    def number(self) -> Decimal | None:
        """The one number; None where there is none, or more than one."""
        return self.least if self.least == self.most else None

    def words(self) -> str:
        """The hours in a word or two.

        ``24``, ``none``, ``10 or 12``, ``24?`` where they are doubtful, ``24+`` where more may be asked, ``?``.
        """
        if self.least is None:
            return "?"
        words = amount_words(self.least)
        if self.most is None:
            return f"{words}+"
        if self.most == 0:
            return "none"
        return f"{words} or {amount_words(self.most)}" if self.least != self.most else words + "?" * self.doubtful


class _Asked(NamedTuple):
    """Hours in the strict and in the lenient reading of what the sources leave open; `more` where further ones may be."""

    strict: Decimal
    lenient: Decimal
    doubtful: bool = False
    more: bool = False

    def told(self) -> UsualHours:
        least, most = sorted((self.strict, self.lenient))
        if self.more:
            return UsualHours(least or None, None)
        return UsualHours(least, most, self.doubtful)


_NOTHING = _Asked(Decimal(0), Decimal(0))
_NOT_KNOWN = _Asked(Decimal(0), Decimal(0), more=True)


def usual_hours(book: RuleBook, rules: Rules, on: date) -> UsualHours:
    """The hours that `rules` ask of a licence that has been renewed several times, for a full period about `on`.

    Where the version does not govern periods of that time, for the nearest that it governs.
    """
    if not rules.ce_required:
        return _NOTHING.told()
    setting = _ordinary(book, rules, on)
    requirements = rules.requirements
    for case in rules.cases:
        if case.when.holds(setting):
            if case.exempt:
                return _NOTHING.told()
            requirements = case.requirements
            break
    return _in_all(requirements, setting).told()


def _ordinary(book: RuleBook, rules: Rules, on: date) -> Setting:
    years = book.ce_years
    days = rules.in_force
    if by_beginning(rules):
        start = _within(days, on)
        end = _ONE_DAY.before(Span(years=years).after(start.replace(day=1)))
    else:
        end = _within(days, Span(years=years).after(on))
        start = Span(months=1).after(Span(years=years).before(end).replace(day=1))
    issued = Span(years=years * _TERMS_BEFORE).before(start)
    return Setting(Therapist("anybody"), specimen(book, issued), Period(start, end, 0, first=False), end, years, on)


def _within(days: Days, day: date) -> date:
    """The day of these that is nearest to `day`."""
    return min(max(day, days.first or day), days.last or date.max)


def _in_all(requirements: Iterable[AnyRequirement], setting: Setting) -> _Asked:
    """The greatest minimum, or the places together where they are more."""
    found = [_asked(requirement, setting) for requirement in requirements]
    greatest = max(found, key=lambda one: max(one.strict, one.lenient), default=_NOTHING)
    return _Asked(
        max((one.strict for one in found), default=Decimal(0)),
        max((one.lenient for one in found), default=Decimal(0)),
        greatest.doubtful,
        any(one.more for one in found),
    )


def _asked(requirement: AnyRequirement, setting: Setting) -> _Asked:
    """What one requirement asks in hours."""
    holds = True if requirement.when is None else requirement.when.holds(setting)
    if holds is False:
        return _NOTHING
    match requirement:
        case Minimum():
            one = _hours(requirement, setting)
        case Components():
            one = _together([_hours(place, setting) for place in requirement.places])
        case AnyOf():
            one = _in_all(requirement.alternatives[0], setting)
        case Undetermined():
            return _NOT_KNOWN
        case _:
            return _NOTHING
    return one if holds else one._replace(doubtful=True)


def _hours(requirement: Minimum | Component, setting: Setting) -> _Asked:
    hours, doubt = requirement.hours, requirement.doubt
    if not isinstance(hours, Decimal) and hours.missing(setting) is not None:
        return _NOT_KNOWN  # only the licence can tell
    return _Asked(
        resolve(hours, setting, strict=True),
        resolve(hours, setting, strict=False),
        doubtful=doubt is not None and doubt.open_in(setting),
    )


def _together(places: Sequence[_Asked]) -> _Asked:
    return _Asked(
        sum((place.strict for place in places), Decimal(0)),
        sum((place.lenient for place in places), Decimal(0)),
        all(place.doubtful for place in places),
        any(place.more for place in places),
    )
