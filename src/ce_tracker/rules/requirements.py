"""What must be met: minimums, components, maximums, rate limits, repeats, documents, alternatives.

Every requirement has a stable `key` within its rules. `citation` and `confidence` stand where they differ from those of
the rules it belongs to. A `Doubt` says that the sources leave open whether the requirement binds at all: it then binds in
the strict reading and not in the lenient one, and only a verdict that hinges on it is undetermined.
"""

from decimal import Decimal
from typing import cast

from attrs import field, frozen

from ce_tracker.errors import RuleError
from ce_tracker.rules.amounts import Hours, amount_words, as_amount, refuse_begun_months
from ce_tracker.rules.career import Experienced, Graduated, Licensed, Passed
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.proofs import Holds, Proof, Requirement, Undetermined
from ce_tracker.rules.selectors import ANYTHING, Selector
from ce_tracker.rules.shape import refuse_no_tuple, refuse_other_kind
from ce_tracker.rules.spans import Span


def _amount(hours: object) -> Hours:
    """An exact amount; what is none is left as it is, for the requirement to refuse by its key."""
    try:
        return as_amount(hours)
    except RuleError:
        return cast("Hours", hours)


def _number(hours: object) -> Decimal:
    return cast("Decimal", _amount(hours))


def _refuse_no_number(key: str, hours: Hours) -> None:
    try:
        as_amount(hours)
    except RuleError as error:
        raise RuleError(f"{key!r}: {error}") from None


@frozen
class HoursOf(Requirement):
    """Hours of the courses that `of` selects: what minimums, maximums and components have in common."""

    __repr__ = as_call

    key: str
    hours: Hours = field(converter=_amount)
    of: Selector = ANYTHING
    label: str = ""

    def __attrs_post_init__(self) -> None:
        refuse_other_kind(repr(self.key), Selector, of=self.of)
        _refuse_no_number(self.key, self.hours)

    def words(self) -> str:
        """The requirement in words."""
        return self.label or self.of.words()


@frozen
class Maximum(HoursOf):
    """At most so many of the hours that `of` selects count."""

    __repr__ = as_call

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        refuse_begun_months(repr(self.key), self.hours)

    def words(self) -> str:
        """The requirement in words."""
        return self.label or f"at most {amount_words(self.hours)} hours {self.of.words()}"


@frozen
class Minimum(HoursOf):
    """At least so many hours that `of` selects. `at_most_inside` limits what some of them may give to this minimum only."""

    __repr__ = as_call

    at_most_inside: tuple[Maximum, ...] = ()

    def words(self) -> str:
        """The requirement in words."""
        return self.label or ("hours in all" if self.of == ANYTHING else self.of.words())


@frozen
class Component(HoursOf):
    """A place with room for so many hours that `of` selects; an hour fills one place only."""

    __repr__ = as_call


@frozen
class Components(Requirement):
    """Places that together are the requirement: every hour fills one of them, and none takes more than it has room for."""

    __repr__ = as_call

    places: tuple[Component, ...]

    def __attrs_post_init__(self) -> None:
        refuse_no_tuple("Components", places=self.places)

    def words(self) -> str:
        """The requirement in words."""
        return " + ".join(amount_words(place.hours) for place in self.places)


@frozen
class RateLimit(Requirement):
    """At most so many hours count of one day. A course of several days may fill each of them."""

    __repr__ = as_call

    key: str
    hours: Decimal = field(converter=_number)
    label: str = ""

    def __attrs_post_init__(self) -> None:
        _refuse_no_number(self.key, self.hours)

    def words(self) -> str:
        """The requirement in words."""
        return self.label or f"at most {amount_words(self.hours)} hours of one day"


@frozen
class NoRepeats(Requirement):
    """A course taken again earns nothing: same provider and number, or same provider and title where one of them has no number.

    Where one of them has no provider, or neither has, it may be the same, and is open.

    Within one period it is the first time that counts; where a later one would serve better (of more hours, or of another
    kind), it is open which does. It is taken again if it was completed before within the last `periods` periods, this one
    included, or so long before (`within`). What `besides` selects may be repeated.
    """

    __repr__ = as_call

    key: str = "repeats"
    label: str = ""
    within: Span | None = None
    periods: int = 1
    besides: Selector | None = None

    def words(self) -> str:
        """The requirement in words."""
        if self.label:
            return self.label
        often = f"within {self.within}" if self.within else _PERIODS.get(self.periods, f"in {self.periods} periods")
        return f"no course twice {often}" + (f", apart from {self.besides}" if self.besides else "")


_PERIODS = {1: "in one period", 2: "in two periods that follow one another"}


@frozen
class AnyOf(Requirement):
    """Alternatives: each is a list of requirements, and one whole list suffices. The first is the usual way."""

    __repr__ = as_call

    key: str
    label: str
    alternatives: tuple["tuple[SimpleRequirement, ...]", ...]

    def __attrs_post_init__(self) -> None:
        refuse_no_tuple(repr(self.key), alternatives=self.alternatives)
        for number, alternative in enumerate(self.alternatives, 1):
            refuse_no_tuple(f"{self.key!r}, alternative {number}", requirements=alternative)

    def words(self) -> str:
        """The requirement in words."""
        return self.label


CareerProof = Passed | Licensed | Experienced | Graduated
SimpleRequirement = Minimum | Maximum | Components | RateLimit | NoRepeats | Holds | Undetermined | CareerProof | Proof
AnyRequirement = SimpleRequirement | AnyOf
