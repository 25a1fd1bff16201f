"""Classes that were judged before. What was found of one licence holds for every later roster of the same rules and day."""

from collections.abc import Hashable
from datetime import date
from weakref import WeakKeyDictionary

from attrs import define, field

from ce_tracker import Licence, Registry
from ce_tracker.rules import RuleBook
from ce_tracker_roster.engine.classes import Class
from ce_tracker_roster.engine.looks import Columns
from ce_tracker_roster.engine.standing import Standings
from ce_tracker_roster.engine.watched import Session

_MOST = 2_000
"""So many classes of one book are remembered at most."""
_WAYS = 20_000
"""With more ways than these all is forgotten."""


@define(eq=False)
class Known:
    """What was found of licences of one book with the same facts: what was looked at, and the class."""

    _found: list[tuple[Session, Class]] = field(factory=list)

    def add(self, session: Session, found: Class) -> None:
        """Remember a class, unless its finding holds for one roster only."""
        if session.lasting and len(self._found) < _MOST:
            self._found.append((session, found))

    def search(self) -> "Search":
        """A search among what is known now."""
        return Search(list(self._found))


@define(eq=False)
class Search:
    """What is known, and was not met in this roster so far."""

    _left: list[tuple[Session, Class]]

    def of(self, columns: Columns, place: int) -> tuple[Session, Class] | None:
        """What is known of the licence at a place of some columns; it is not given again."""
        for number, (session, _) in enumerate(self._left):
            if session.holds(columns, place):
                return self._left.pop(number)
        return None


@define(eq=False)
class Memory:
    """What was found by the rules of a registry as of a day."""

    standings: Standings
    _known: dict[Hashable, Known] = field(factory=dict)
    _books: list[RuleBook] = field(factory=list)

    def of(self, book: RuleBook, template: Licence, how: Hashable) -> Known:
        """What is known of licences that are like the template in all that is not watched, and judged in one manner."""
        facts = frozenset((name, type(value), value) for name, value in template.facts.items())
        key = (id(book), template.jurisdiction, template.credential, facts, how)
        if key not in self._known:
            self._books.append(book)  # as long as it is kept, no other has its id
            self._known[key] = Known()
        return self._known[key]


_MEMORIES: "WeakKeyDictionary[Registry, Memory]" = WeakKeyDictionary()


def memory_of(registry: Registry, on: date) -> Memory:
    """What is known from rosters that were judged by this registry as of the same day."""
    memory = _MEMORIES.get(registry)
    if memory is None or memory.standings.on != on or memory.standings.ways > _WAYS:
        memory = _MEMORIES[registry] = Memory(Standings(on))
    return memory
