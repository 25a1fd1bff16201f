"""What a class of licences is: all of one are judged alike, whatever hours they have."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from attrs import frozen

from ce_tracker.bulk import Frame, Problem
from ce_tracker.rules import Confidence, Holds, RuleBook, Rules
from ce_tracker_roster.canon import UNITS, Array
from ce_tracker_roster.engine.looks import Expression

Day = Expression | int | None
"""A day of a class: one that each licence has its own of (an expression), the same for all (its ordinal), or none."""


@frozen
class Alone:
    """Licences that are audited by themselves, and why."""

    why: str


@frozen
class Fixed:
    """Licences of which the same is said whatever hours they have, but for the two days on which they are due."""

    row: Mapping[str, Any]
    due: Day
    ce_due: Day


@frozen
class Told:
    """A requirement without hours: the answer, where no document decides it, else what has to be held.

    `open` tells that it is open whether it binds.
    """

    label: str
    answer: bool | None
    holds: Holds | None = None
    open: bool = False


@frozen(eq=False)
class Way:
    """How licences are judged whose hours decide: the same for many classes.

    `strict` and `lenient` are the counting problems of each frame in both readings, `proofs` what is asked there besides
    hours; `confidence` is that of the rules and the case.
    """

    book: RuleBook
    frames: tuple[Frame, ...]
    strict: tuple[Problem, ...]
    lenient: tuple[Problem, ...]
    proofs: "tuple[tuple[Told, ...], ...]"
    rules: Rules
    case: int | None
    confidence: Confidence

    @property
    def exempt(self) -> bool:
        """Whether a case asks nothing of them."""
        return self.case is not None and bool(self.rules.cases[self.case].exempt)

    @property
    def key(self) -> tuple[Any, ...]:
        """What is the same for licences that are counted alike."""
        return (
            id(self.book),
            id(self.rules),
            self.case,
            *map(id, self.frames),
            self.strict,
            self.lenient,
            self.proofs,
        )


@frozen(eq=False)
class Prior:
    """The period before, where it matters what became of its hours: how it is judged, and its days, as in `Counted`.

    `prior_last` is the last day from which its hours may come.
    """

    way: Way
    prior_first: Day
    prior_until: Day
    prior_sure: Day
    prior_end: Day
    prior_last: Day
    prior_shared_first: Day = None
    prior_shared_last: Day = None


@frozen
class Carry:
    """How many hours beyond the needs of the period before are carried over, in both readings, and toward which requirements.

    At most so many (None: no limit), at most such a share; none surely where that is open. `perhaps` are requirements that the
    sources leave open.
    """

    at_most: tuple[Decimal | None, Decimal | None]
    share: tuple[Decimal, Decimal]
    toward: tuple[str, ...]
    perhaps: tuple[str, ...]
    open: bool
    confidence: Confidence | None

    def hours(self, beyond: Array) -> tuple[Array, Array]:
        """Of so many hours beyond (ten-thousandths), those that are surely carried, and those that may be."""
        limits = []
        for most, share in zip(self.at_most, self.share, strict=True):
            limit = np.inf if most is None else float(most * UNITS)
            limits.append(np.minimum(np.minimum(beyond, limit), beyond * float(share)))
        return (np.zeros_like(beyond) if self.open else limits[0]), limits[1]


@frozen(eq=False)
class Counted:
    """Licences whose hours decide: the way, and days.

    Hours of the days from `first` to `until` are looked at; those from `sure` to `end` surely count. `start` is the first
    day of the period. Hours of the days from `shared_first` to `shared_last` may have been used for the period before, which
    is `before` (True where it is not known how it was judged, False where nothing was asked of it or it does not matter).
    """

    way: Way
    first: Day
    until: Day
    sure: Day
    end: Day
    start: Day
    due: Day
    ce_due: Day
    shared_first: Day = None
    shared_last: Day = None
    before: Prior | bool = False
    carry: Carry | None = None


@frozen(eq=False)
class Several:
    """Licences of which it is open which of several cases applies: how they are judged in each, the last resort last.

    `opened` tells what would settle it.
    """

    cases: tuple[Fixed | Counted, ...]
    opened: tuple[str, ...]


Class = Alone | Fixed | Counted | Several

DAYS = ("first", "until", "sure", "end", "start", "due", "ce_due", "shared_first", "shared_last")
"""The days of a class."""
PRIOR_DAYS = tuple(f"prior_{name}" for name in ("first", "until", "sure", "end", "last", "shared_first", "shared_last"))
"""Those of the period before."""


@frozen(eq=False)
class Classes:
    """The classes of a roster, by licence the place of its own, and its days (ordinals; 0 where there is none)."""

    of: Array
    all: list[Class]
    days: Mapping[str, Array]

    def in_each_case(self) -> "tuple[Array, Array, Classes]":
        """The licences of which several cases may apply, by place; each of them once for every case, with the class it then has.

        Beside the licences: by row of these classes, which of the licences it is. Cases are in their order.
        """
        cases = [one.cases if isinstance(one, Several) else () for one in self.all]
        many = np.array([len(of) for of in cases], dtype=np.int64)
        places = np.flatnonzero(many[self.of]) if many.any() else np.zeros(0, dtype=np.int64)
        first = (np.cumsum(many) - many)[self.of[places]]
        times = many[self.of[places]]
        whose = np.repeat(np.arange(len(places)), times)
        of = np.repeat(first - np.cumsum(times) + times, times) + np.arange(len(whose))
        days = {name: day[places[whose]] for name, day in self.days.items()}
        return places, whose, Classes(of, [case for each in cases for case in each], days)


def named_days(one: Class) -> Iterator[tuple[str, Day]]:
    """The days that a class has, by name; of several cases, those of each."""
    for case in one.cases if isinstance(one, Several) else (one,):
        for of, names in ((case, DAYS), (getattr(case, "before", None), PRIOR_DAYS)):
            for name in names:
                day = getattr(of, name, None)
                if day is not None:
                    yield name, day


def share_days(cases: Sequence[Class]) -> bool:
    """Whether no day of one case is another in the next: a licence has one day of each name."""
    told = {named for case in cases for named in named_days(case)}
    return len({name for name, _ in told}) == len(told)


def looks_back(way: Way) -> bool:
    """Whether hours of other days than those that are looked at may matter: of repeats, of courses in place of documents."""
    courses = any(told.holds is not None and told.holds.course is not None for proofs in way.proofs for told in proofs)
    return courses or any(frame.no_repeats is not None for frame in way.frames)
