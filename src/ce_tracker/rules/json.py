"""Rule books as JSON and back, without loss, and the JSON Schema they follow.

What can be one of several kinds (a selector, a requirement, a term, a condition, an amount) carries its kind as ``type``:
the class's name in kebab-case. Hours are strings, so that they stay exact; days are ISO dates; what has its default value
is left out. Words that a plugin defines itself are not covered and are refused.

>>> from ce_tracker.rules import IN_PERSON, Minimum, subject
>>> dump(Minimum("ethics", 2, subject("ethics")))
{'type': 'minimum', 'key': 'ethics', 'hours': '2', 'of': {'type': 'subject-is', 'names': ['ethics']}}
>>> load(Minimum, dump(Minimum("live", "0.5", IN_PERSON))).hours
Decimal('0.5')

Run as a program (``python -m ce_tracker.rules.json``) it prints the schema.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, partial
from json import dumps
from types import GenericAlias, ModuleType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from ce_tracker.errors import RuleError, suggest
from ce_tracker.rules import amounts, conditions, requirements, selectors, terms, told
from ce_tracker.rules.conditions import Condition
from ce_tracker.rules.proofs import Proof
from ce_tracker.rules.rulebook import RuleBook
from ce_tracker.rules.selectors import Selector
from ce_tracker.rules.terms import Term

_T = TypeVar("_T")


def _words_of(told_by: Callable[[Any], bool], *modules: ModuleType) -> tuple[type, ...]:
    kinds = [(kind, module.__name__) for module in modules for kind in vars(module).values()]
    words = [kind for kind, home in kinds if isinstance(kind, type) and attrs.has(kind) and kind.__module__ == home]
    return tuple(sorted(filter(told_by, words), key=lambda kind: kind.__name__))


_ALL: tuple[type, ...] = tuple(kind for kind in get_args(requirements.AnyRequirement) if kind is not Proof)

_FAMILIES: Mapping[Any, tuple[type, ...]] = {
    Selector: _words_of(lambda kind: issubclass(kind, Selector), selectors),
    Condition: _words_of(lambda kind: issubclass(kind, Condition), conditions, told),
    Term: _words_of(lambda kind: hasattr(kind, "schedule"), terms),
    amounts.Amount: _words_of(lambda kind: hasattr(kind, "hours"), amounts),
    requirements.AnyRequirement: _ALL,
    requirements.SimpleRequirement: tuple(kind for kind in _ALL if kind is not requirements.AnyOf),
}
"""What can be one of several kinds: what stands for all of them, and the kinds."""

WORDS = frozenset(kind for kinds in _FAMILIES.values() for kind in kinds)
"""The words of the rule language of which one of several may stand in a place: each carries its kind in JSON."""


def dump(value: object) -> dict[str, Any]:
    """A rule book, or any value that one is made of, as JSON's own values.

    Raises `RuleError` for a value that is not among this library's words, such as a requirement a plugin defines itself.
    """
    if not attrs.has(type(value)):
        raise RuleError(f"{value!r} is not a word of the rule language")
    dumped: dict[str, Any] = _converter().unstructure(value)
    return dumped


def load(kind: type[_T], data: object) -> _T:
    """The value of `kind` that `data` tells: the reverse of `dump`. `kind` may be what stands for several, as `Selector`.

    Raises `RuleError` with every problem and its place.
    """
    try:
        return _converter().structure(data, kind)
    except Exception as error:
        problems = transform_error(error, path=kebab(getattr(kind, "__name__", "rules")), format_exception=_told)
        raise RuleError("; ".join(problems)) from error


def kebab(name: str) -> str:
    """A class's name as the tag of its kind.

    >>> kebab("FromFirstRenewal")
    'from-first-renewal'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def _told(error: BaseException, _: type | None) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, omit_if_default=True, unstruct_collection_overrides={tuple: list})
    for kind, check in ((str, _text), (bool, _yes_or_no), (int, _whole_number), (Decimal, _hours), (date, _day)):
        converter.register_structure_hook(kind, check)
    converter.register_structure_hook_func(_is_tuple, partial(_tuple, converter))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook_factory(attrs.has, partial(_unstructuring, converter))
    converter.register_structure_hook_factory(attrs.has, partial(_structuring, converter))
    converter.register_unstructure_hook_func(_is_family, partial(_dump_one_of, converter))
    converter.register_structure_hook_func(_is_family, partial(_load_one_of, converter))
    converter.register_unstructure_hook_func(_is_mixed, partial(_dump_mixed, converter))
    converter.register_structure_hook_func(_is_mixed, partial(_load_mixed, converter))
    return converter


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_tuple(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple


def _is_family(kind: Any) -> bool:
    """Whether `kind` stands for several tagged kinds and for nothing else."""
    return kind in _FAMILIES or (_is_union(kind) and set(get_args(kind)) <= WORDS)


def _is_mixed(kind: Any) -> bool:
    """Whether `kind` is a union of plain values and others, apart from one kind or None."""
    return _is_union(kind) and not _is_family(kind) and len(set(get_args(kind)) - {type(None)}) > 1


def _members(kind: Any) -> tuple[type, ...]:
    return _FAMILIES.get(kind) or get_args(kind)


def _unstructuring(converter: Converter, kind: type[Any]) -> Callable[[Any], dict[str, Any]]:
    attrs.resolve_types(kind)
    fields = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)
    if kind not in WORDS:
        return fields
    tag = kebab(kind.__name__)
    return lambda value: {"type": tag, **fields(value)}


def _structuring(converter: Converter, kind: type[Any]) -> Callable[[Any, Any], Any]:
    attrs.resolve_types(kind)
    fields = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)
    tag = kebab(kind.__name__) if kind in WORDS else None

    def structure(data: Any, _: Any) -> Any:
        if not isinstance(data, Mapping):
            raise RuleError(f"must be an object, not {data!r}")
        if tag is None:
            return fields(data, kind)
        if data.get("type") != tag:
            raise RuleError(f"type must be {tag!r}, not {data.get('type')!r}")
        return fields({name: item for name, item in data.items() if name != "type"}, kind)

    return structure


def _dump_one_of(converter: Converter, value: object) -> Any:
    if type(value) not in WORDS:
        raise RuleError(f"{value!r} is not a word of the rule language")
    return converter.unstructure(value)


def _load_one_of(converter: Converter, data: Any, kind: Any) -> Any:
    if not isinstance(data, Mapping):
        raise RuleError(f"must be an object with a type, not {data!r}")
    kinds = {kebab(member.__name__): member for member in _members(kind)}
    tag = data.get("type")
    if tag not in kinds:
        raise RuleError(suggest("type", tag, kinds))
    return converter.structure(data, kinds[tag])


def _dump_mixed(converter: Converter, value: object) -> Any:
    return {"date": value.isoformat()} if isinstance(value, date) else converter.unstructure(value)


def _load_mixed(converter: Converter, data: Any, kind: Any) -> Any:
    """A value of a union: by its tag, by being a text, a number, an object, or by naming itself as a day."""
    members = get_args(kind)
    if data is None and type(None) in members:
        return None
    if isinstance(data, Mapping):
        if date in members:
            return _named_day(data)
        tagged = tuple(member for member in members if member in WORDS)
        if tagged:
            return _load_one_of(converter, data, Union[tagged])  # noqa: UP007  # made of what is found here
        objects = [member for member in members if attrs.has(member)]
        fitting = [member for member in objects if set(data) <= set(attrs.fields_dict(member))]
        return converter.structure(data, (fitting or objects)[0])
    for member in members:
        exactly = type(data) is member
        if exactly or (isinstance(data, str) and (member is Decimal or _is_enum(member))):
            return converter.structure(data, member)
    raise RuleError(f"{data!r} is not possible here")


def _named_day(data: Mapping[str, Any]) -> date:
    if set(data) != {"date"}:
        raise RuleError(f"must be {{'date': '2026-01-10'}}, not {dict(data)!r}")
    return _day(data["date"], date)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _tuple(converter: Converter, data: Any, kind: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise RuleError(f"must be a list, not {data!r}")
    items = GenericAlias(list, get_args(kind)[:1])  # cattrs tells the place of a problem in a list
    return tuple(converter.structure(data, cast("Any", items)))


def _text(data: Any, kind: type[str]) -> str:
    """A text, or a word of a vocabulary: those are texts too."""
    if not isinstance(data, str):
        raise RuleError(f"must be a text, not {data!r}")
    if issubclass(kind, StrEnum) and data not in (known := [str(word) for word in kind]):
        raise RuleError(suggest(kebab(kind.__name__), data, known))
    return kind(data)


def _yes_or_no(data: Any, _: Any) -> bool:
    if not isinstance(data, bool):
        raise RuleError(f"must be true or false, not {data!r}")
    return data


def _whole_number(data: Any, _: Any) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise RuleError(f"must be a whole number, not {data!r}")
    return data


def _hours(data: Any, _: Any) -> Decimal:
    try:
        hours = Decimal(data) if isinstance(data, str) else None
    except InvalidOperation:
        hours = None
    if hours is None or not hours.is_finite():
        raise RuleError(f"must be a number written as a text, such as '2.5', not {data!r}")
    return hours


def _day(data: Any, _: Any) -> date:
    try:
        return date.fromisoformat(data)
    except (TypeError, ValueError):
        raise RuleError(f"must be a day such as '2026-01-10', not {data!r}") from None


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a rule book as `dump` gives it, made from the classes themselves."""
    definitions: dict[str, Any] = {}
    top = _schema_of(RuleBook, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule book of ce_tracker",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


_PLAIN: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
    date: {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    type(None): {"type": "null"},
}


def _schema_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field's type; that of classes goes into `definitions` and is referred to."""
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if _is_enum(kind):
        return {"enum": [member.value for member in kind]}
    if _is_tuple(kind):
        return {"type": "array", "items": _schema_of(get_args(kind)[0], definitions)}
    if _is_mixed(kind) and date in get_args(kind):  # a day beside texts names itself, see `_load_mixed`
        named = {"type": "object", "properties": {"date": _PLAIN[date]}, "required": ["date"]}
        others = [_schema_of(member, definitions) for member in get_args(kind) if member is not date]
        return {"anyOf": [*others, {**named, "additionalProperties": False}]}
    if kind in _FAMILIES:
        name = "requirement" if _is_union(kind) else kebab(kind.__name__)
        return _defined(name, partial(_one_of, kind), definitions)
    if _is_union(kind):
        return {"anyOf": [_schema_of(member, definitions) for member in get_args(kind)]}
    return _defined(kebab(kind.__name__), partial(_object, kind), definitions)


def _defined(
    name: str, make: Callable[[dict[str, Any]], dict[str, Any]], definitions: dict[str, Any]
) -> dict[str, Any]:
    if name not in definitions:
        definitions[name] = {}  # so that a class that holds its own kind refers to itself
        definitions[name] = make(definitions)
    return {"$ref": f"#/$defs/{name}"}


def _one_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [_schema_of(member, definitions) for member in _members(kind)]}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    properties: dict[str, Any] = {}
    required = []
    if kind in WORDS:
        properties["type"] = {"const": kebab(kind.__name__)}
        required.append("type")
    for field in attrs.fields(kind):
        properties[field.name] = _schema_of(hints[field.name], definitions)
        if field.default is attrs.NOTHING:
            required.append(field.name)
    described = {"description": kind.__doc__.partition("\n\n")[0].replace("\n    ", " ")} if kind.__doc__ else {}
    return {
        **described,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def schema_text() -> str:
    """The schema as the file that is shipped."""
    return dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
