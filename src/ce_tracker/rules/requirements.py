"""What must be met: minimums, components, maximums, rate limits, repeats, documents, alternatives.

Every requirement has a stable `key` within its rules. `citation` and `confidence` stand where they differ from those of
the rules it belongs to. A `Doubt` says that the sources leave open whether the requirement binds at all: it then binds in
the strict reading and not in the lenient one, and only a verdict that hinges on it is undetermined.
"""

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from ce_tracker.rules.amounts import Hours, amount_words, as_amount
from ce_tracker.rules.conditions import Condition, Setting
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.selectors import ANYTHING, Selector


@frozen
class Doubt:
    """The sources leave open whether something binds: why, and where it is open (everywhere without a condition)."""

    why: str
    when: Condition | None = None

    def open_in(self, setting: Setting) -> bool:
        """Whether it is open in this setting."""
        return self.when is None or self.when.holds(setting) is not False


@frozen(kw_only=True)
class Requirement:
    """What all requirements have: where they come from, how sure it is, and whether it is open that they bind."""

    citation: Citation | None = None
    confidence: Confidence | None = None
    doubt: Doubt | None = None


@frozen
class HoursOf(Requirement):
    """Hours of the courses that `of` selects: what minimums, maximums and components have in common."""

    key: str
    hours: Hours = field(converter=as_amount)
    of: Selector = ANYTHING
    label: str = ""

    def words(self) -> str:
        """The requirement in words."""
        return self.label or self.of.words()


@frozen
class Maximum(HoursOf):
    """At most so many of the hours that `of` selects count."""

    def words(self) -> str:
        """The requirement in words."""
        return self.label or f"at most {amount_words(self.hours)} hours {self.of.words()}"


@frozen
class Minimum(HoursOf):
    """At least so many hours that `of` selects. `at_most_inside` limits what some of them may give to this minimum only."""

    at_most_inside: tuple[Maximum, ...] = ()

    def words(self) -> str:
        """The requirement in words."""
        return self.label or ("hours in all" if self.of == ANYTHING else self.of.words())


@frozen
class Component(HoursOf):
    """A place with room for so many hours that `of` selects; an hour fills one place only."""


@frozen
class Components(Requirement):
    """Places that together are the requirement: every hour fills one of them, and none takes more than it has room for."""

    places: tuple[Component, ...]

    def words(self) -> str:
        """The requirement in words."""
        return " + ".join(amount_words(place.hours) for place in self.places)


@frozen
class RateLimit(Requirement):
    """At most so many hours count of one day. A course of several days may fill each of them."""

    key: str
    hours: Decimal
    label: str = ""

    def words(self) -> str:
        """The requirement in words."""
        return self.label or f"at most {amount_words(self.hours)} hours of one day"


@frozen
class NoRepeats(Requirement):
    """A course taken again within the period earns nothing: same provider and number, or same provider and title."""

    key: str = "repeats"
    label: str = ""

    def words(self) -> str:
        """The requirement in words."""
        return self.label or "no course twice in one period"


class ValidOn(StrEnum):
    """On which day a document must be valid."""

    DUE = "due"
    """The day the licence falls due."""
    EVER = "ever"
    """Any day: once is enough."""


@frozen
class Holds(Requirement):
    """A document of one of these kinds, valid on the day that `valid` says. Not recorded is not the same as not held.

    Without a recorded document the condition is open (None); where `absent_is_no`, as for an alternative that few people
    have, it is not met.
    """

    key: str
    kinds: tuple[str, ...]
    label: str
    valid: ValidOn = ValidOn.DUE
    absent_is_no: bool = False

    def words(self) -> str:
        """The requirement in words."""
        return self.label


@frozen
class Undetermined(Requirement):
    """Something the sources do not establish: `why`. No verdict can be given where it applies."""

    key: str
    why: str
    label: str = ""

    def words(self) -> str:
        """The requirement in words."""
        return self.label or self.key


@frozen
class AnyOf(Requirement):
    """Alternatives: each is a list of requirements, and one whole list suffices. The first is the usual way."""

    key: str
    label: str
    alternatives: tuple["tuple[SimpleRequirement, ...]", ...]

    def words(self) -> str:
        """The requirement in words."""
        return self.label


SimpleRequirement = Minimum | Maximum | Components | RateLimit | NoRepeats | Holds | Undetermined
AnyRequirement = SimpleRequirement | AnyOf
