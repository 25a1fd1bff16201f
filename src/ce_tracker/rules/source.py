"""Where the rule books of one jurisdiction, or of one certifying body, come from before they are loaded."""

from collections.abc import Callable, Iterable

from attrs import field, frozen

from ce_tracker.rules.printing import as_call
from ce_tracker.rules.rulebook import RuleBook


@frozen
class RuleSource:
    """The rule books of one jurisdiction, or of one body whose certifications they are, loaded when first asked for.

    `replaces` names a plugin whose rule books for this jurisdiction these stand in for. `name` is what people call the
    jurisdiction, such as Florida: who writes that in the place of the code is told the code.
    """

    __repr__ = as_call

    jurisdiction: str
    load: Callable[[], Iterable[RuleBook]] = field(repr=False)
    replaces: str = ""
    name: str = ""
