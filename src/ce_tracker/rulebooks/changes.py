"""What changed between two versions of rules: by requirement, case and field, in words.

Values in, values out. Requirements are the same where their key is, cases where their condition is; a place of
`Components` is compared as a requirement of its own, so that hours that moved into a place are seen as such.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

import attrs
from attrs import frozen

from ce_tracker.rulebooks.words import asked_words, doubt_words, in_words, told
from ce_tracker.rules.requirements import AnyOf, AnyRequirement, Component, Components, Minimum
from ce_tracker.rules.rulebook import Case, Rules


class What(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


@frozen
class Change:
    """One difference: where, in which respect, and how it reads before and after (None where it is not there).

    `place` is empty for the version as a whole; else the keys that lead to a requirement, or ``case: …``, ``carry-over``,
    ``note``. `aspect` is empty where the whole thing was added or dropped.
    """

    what: What
    place: tuple[str, ...]
    aspect: str
    before: str | None
    after: str | None

    @property
    def subject(self) -> str:
        """Where it is and in which respect: ``technique: what counts``."""
        return ": ".join(filter(None, (*self.place, self.aspect)))

    def words(self) -> str:
        """The change on one line."""
        if self.what is What.CHANGED:
            return f"changed: {self.subject}: {self.after} (was: {self.before})"
        return f"{self.what}: {self.subject}: {self.after if self.what is What.ADDED else self.before}"


_ASPECTS: Mapping[str, str] = {
    "accepts": "accepted hours",
    "ce_required": "continuing education is asked",
    "doubt": "open",
    "exempt": "exempt because",
    "kinds": "documents",
    "label": "name",
    "of": "what counts",
    "perhaps": "perhaps toward",
    "verified_on": "last checked",
    "when": "only",
    "window": "days that count",
}
_MADE_OF_OTHERS = frozenset(
    {"requirements", "cases", "carry_over", "notes", "places", "at_most_inside", "alternatives"}
)
_NAMES_THE_VERSION = frozenset({"label", "periods_ending", "periods_beginning"})
_Sourced = AnyRequirement | Component | Case | Rules


@frozen
class _Inherited:
    """A source: a requirement's own, and the one that holds for it, which may be that of what it belongs to."""

    own: object
    value: object


@frozen
class _Part:
    """A thing that two versions may both have: its fields, and how it reads as a whole."""

    fields: Mapping[str, Any]
    words: str


def changes(earlier: Rules, later: Rules) -> tuple[Change, ...]:
    """The differences between two versions, in the order in which the later one is read; dropped things come last."""
    found = list(_in_fields((), _fields(earlier, _NAMES_THE_VERSION), _fields(later, _NAMES_THE_VERSION)))
    found += _in_parts(_requirements(earlier, earlier), _requirements(later, later))
    found += _in_cases(earlier, later)
    found += _in_carry_over(earlier, later)
    found += _in_notes(earlier.notes, later.notes)
    return tuple(found)


def _requirements(rules: Rules, of: Rules | Case, within: tuple[str, ...] = ()) -> dict[tuple[str, ...], _Part]:
    """The requirements of a version or of one of its cases, by place."""
    sources = (*([of] if of is not rules else []), rules)
    return {within + place: part for place, part in _parts(of.requirements, sources)}


def _in_parts(before: Mapping[tuple[str, ...], _Part], after: Mapping[tuple[str, ...], _Part]) -> Iterator[Change]:
    """Things by their place; one inside another that was itself added or dropped is not told again."""
    for place, part in after.items():
        if place in before:
            yield from _in_fields(place, before[place].fields, part.fields)
        elif not _inside_one_of(place, after, but=before):
            yield Change(What.ADDED, place, "", None, part.words)
    for place, part in before.items():
        if place not in after and not _inside_one_of(place, before, but=after):
            yield Change(What.DROPPED, place, "", part.words, None)


def _inside_one_of(
    place: tuple[str, ...], these: Mapping[tuple[str, ...], _Part], *, but: Mapping[tuple[str, ...], _Part]
) -> bool:
    return any(place[:depth] in these and place[:depth] not in but for depth in range(1, len(place)))


def _in_fields(place: tuple[str, ...], before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in {**after, **before}:
        old, new = before.get(name), after.get(name)
        if name == "label" and not (old and new):
            continue  # without a label of its own a thing is called by what it counts, which is compared
        if isinstance(old, _Inherited) and isinstance(new, _Inherited):
            if old.own == new.own:
                continue
            old, new = old.value, new.value
        if old != new:
            yield Change(What.CHANGED, place, _ASPECTS.get(name, in_words(name)), *_apart(old, new))


def _apart(old: object, new: object) -> tuple[str, str]:
    """Two values that differ, in words that do."""
    before, after = told(old) or "none", told(new) or "none"
    return (before, after) if before != after else (repr(old), repr(new))


def _fields(value: Any, but: Iterable[str] = ()) -> dict[str, Any]:
    left_out = {*_MADE_OF_OTHERS, *but}
    return {field.name: getattr(value, field.name) for field in attrs.fields(type(value)) if field.name not in left_out}


def _parts(
    requirements: Iterable[AnyRequirement], sources: tuple[_Sourced, ...]
) -> Iterator[tuple[tuple[str, ...], _Part]]:
    """Every requirement with its place, those inside others after them. `sources` lend what a requirement leaves out."""
    for requirement in requirements:
        inside = (requirement, *sources)
        if isinstance(requirement, Components):
            for component in requirement.places:
                yield (component.key,), _part(component, sources, of=requirement)
            continue
        yield (requirement.key,), _part(requirement, sources)
        if isinstance(requirement, Minimum):
            for limit in requirement.at_most_inside:
                yield (requirement.key, limit.key), _part(limit, inside)
        if isinstance(requirement, AnyOf):
            for number, alternative in enumerate(requirement.alternatives, 1):
                for place, part in _parts(alternative, inside):
                    yield (requirement.key, f"way {number}", *place), part


def _part(
    requirement: AnyRequirement | Component, sources: tuple[_Sourced, ...], of: Components | None = None
) -> _Part:
    """A requirement; `of` has it as one of its places, whose source is as good as its own."""
    fields = {"kind": _kind(requirement), **_fields(requirement, ("key",))}
    for name in ("citation", "confidence"):
        own = fields[name] if fields[name] is not None or of is None else getattr(of, name)
        lent = next((value for source in sources if (value := getattr(source, name)) is not None), None)
        fields[name] = _Inherited(own, lent if own is None else own)
    return _Part(fields, _whole(requirement))


def _kind(requirement: AnyRequirement | Component) -> str:
    if isinstance(requirement, Component):
        return "a place; an hour fills one place only"
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type(requirement).__name__).lower()


def _whole(requirement: AnyRequirement | Component) -> str:
    """A requirement with all that belongs to it, on one line."""
    words = [asked_words(requirement)]
    if isinstance(requirement, Minimum):
        words += [f"{asked_words(inside)} (inside it)" for inside in requirement.at_most_inside]
    if isinstance(requirement, AnyOf):
        words += [
            f"way {number}: {_all(alternative)}" for number, alternative in enumerate(requirement.alternatives, 1)
        ]
    if isinstance(requirement, Components):
        words += [asked_words(place) for place in requirement.places]
    words += [f"only {requirement.when.words()}"] if requirement.when is not None else []
    words += [f"open: {doubt_words(requirement.doubt)}"] if requirement.doubt else []
    return "; ".join(words)


def _all(requirements: Iterable[AnyRequirement]) -> str:
    return "; ".join(map(_whole, requirements))


def _in_cases(earlier: Rules, later: Rules) -> Iterator[Change]:
    before, after = _by_condition(earlier.cases), _by_condition(later.cases)
    yield from _in_parts(
        {place: _case_part(case) for place, case in before.items()},
        {place: _case_part(case) for place, case in after.items()},
    )
    both = [place for place in after if place in before]
    for place in both:
        yield from _in_parts(_requirements(earlier, before[place], place), _requirements(later, after[place], place))
    then = [place for place in before if place in after]
    if both != then:
        yield Change(What.CHANGED, ("cases",), "the first that applies counts", _order(then), _order(both))


def _by_condition(cases: Iterable[Case]) -> dict[tuple[str, ...], Case]:
    """Cases by their condition; of several with the same, the later ones by number as well."""
    found: dict[tuple[str, ...], Case] = {}
    times: Counter[str] = Counter()
    for case in cases:
        name = f"case: {case.when.words()}"
        times[name] += 1
        found[(name if times[name] == 1 else f"{name} ({times[name]})",)] = case
    return found


def _case_part(case: Case) -> _Part:
    words = filter(None, (case.exempt or case.label, _all(case.requirements)))
    return _Part(_fields(case, ("when",)), ": ".join(words))


def _order(places: Iterable[tuple[str, ...]]) -> str:
    return "; ".join(place[0].removeprefix("case: ") for place in places)


def _in_carry_over(earlier: Rules, later: Rules) -> Iterator[Change]:
    place: tuple[str, ...] = ("carry-over",)
    before = {place: _Part(_fields(earlier.carry_over), _carried(earlier))} if earlier.carry_over else {}
    after = {place: _Part(_fields(later.carry_over), _carried(later))} if later.carry_over else {}
    return _in_parts(before, after)


def _carried(rules: Rules) -> str:
    rule = rules.carry_over
    assert rule is not None
    limit = "hours without a limit" if rule.at_most is None else f"at most {told(rule.at_most)} hours"
    return f"{limit} toward {', '.join(rule.toward)}"


def _in_notes(earlier: Iterable[str], later: Iterable[str]) -> Iterator[Change]:
    before, after = list(earlier), list(later)
    yield from (Change(What.ADDED, ("note",), "", None, note) for note in after if note not in before)
    yield from (Change(What.DROPPED, ("note",), "", note, None) for note in before if note not in after)
