"""Where the rule books of one jurisdiction come from, before they are loaded."""

from collections.abc import Callable, Iterable

from attrs import field, frozen

from ce_tracker.rules.rulebook import RuleBook


@frozen
class RuleSource:
    """The rule books of one jurisdiction, loaded by `load` when they are first asked for.

    `replaces` names a plugin whose rule books for this jurisdiction these stand in for.
    """

    jurisdiction: str
    load: Callable[[], Iterable[RuleBook]] = field(repr=False)
    replaces: str = ""
