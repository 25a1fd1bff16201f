"""Conditions on what a regulator answered when it was asked, where no source gives what it asks; facts of the record tell it."""

from collections.abc import Iterator

from attrs import frozen

from ce_tracker.rules.conditions import Condition, Setting
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.schedule import Missing


@frozen
class AskedAsTold(Condition):
    """`whom` asks for `what`, as the record tells by the fact `fact`: true or a number if it does, false or 0 if it does not.

    Until it is told that is open. Once the record tells that `whom` named all it asks (the fact `all_named`), what is not
    told is not asked, unless it is to be told `in_any_case`.
    """

    __repr__ = as_call

    fact: str
    what: str
    whom: str
    all_named: str = ""
    in_any_case: bool = False

    def holds(self, setting: Setting) -> bool | None:
        """Whether it is asked; None until that is told."""
        told = setting.licence.facts.get(self.fact)
        if told is not None:
            return bool(told)
        all_named = setting.licence.facts.get(self.all_named) is True
        return False if all_named and not self.in_any_case else None

    def words(self) -> str:
        """The condition as a clause."""
        return f"where {self.whom}, when asked, names it (fact {self.fact})"

    def missing(self, setting: Setting) -> Iterator[Missing]:
        """The fact, until it is told."""
        if self.holds(setting) is None:
            yield Missing(f"no source says whether {self.whom} asks for {self.what}", f"facts.{self.fact}")


@frozen
class MoreMayBeAsked(Condition):
    """The record does not tell that `whom` named all it asks (the fact `all_named`), or tells that it named something more.

    Something more, that no fact can tell, is told by the fact `more_named`. Where `facts` names some, one of them at least
    has to be told: a list of nothing is not believed.
    """

    __repr__ = as_call

    whom: str
    all_named: str
    more_named: str
    facts: tuple[str, ...] = ()

    def holds(self, setting: Setting) -> bool | None:
        """Whether more may be asked than the record tells."""
        told = setting.licence.facts
        nothing_told = bool(self.facts) and not any(fact in told for fact in self.facts)
        return told.get(self.all_named) is not True or bool(told.get(self.more_named)) or nothing_told

    def words(self) -> str:
        """The condition as a clause."""
        return f"until the record tells that {self.whom} named all it asks (fact {self.all_named})"


@frozen
class SeveralSchools(Condition):
    """The education recorded comes from more than one school, and the record does not tell, by `fact`, that they add up."""

    __repr__ = as_call

    fact: str

    def holds(self, setting: Setting) -> bool | None:
        """Whether it does."""
        schools = {one.school.strip().casefold() for one in setting.therapist.schooling if one.completed <= setting.due}
        return len(schools) > 1 and setting.licence.facts.get(self.fact) is not True

    def words(self) -> str:
        """The condition as a clause."""
        return "where the hours come from more than one school"
