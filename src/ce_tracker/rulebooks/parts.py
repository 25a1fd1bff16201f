"""What rule books are made of, and which of it is certain."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from attrs import fields, has

from ce_tracker.rulebooks.words import in_full
from ce_tracker.rules import RuleBook, Selector
from ce_tracker.rules.selectors import AllOf, InDoubt, Not, OneOf

if TYPE_CHECKING:
    from attrs import AttrsInstance


def inside(value: object) -> Iterator[Any]:
    """A value and all values it is made of."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from inside(item)
    elif has(type(value)):
        for one in fields(cast("type[AttrsInstance]", type(value))):
            yield from inside(getattr(value, one.name))


def certain_words(document: Any, book: RuleBook) -> Any:
    """The document with the hours that count told without those that may: these are told by what is not settled."""
    certain = {in_full(one): in_full(certainly(one)) for one in inside(book) if isinstance(one, Selector)}

    def replaced(value: Any) -> Any:
        if isinstance(value, list):
            return [replaced(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            name: certain.get(item, item) if name in ("accepts", "counts") else replaced(item)
            for name, item in value.items()
        }

    return replaced(document)


def certainly(selector: Selector) -> Selector:
    """A selector without the parts of which it is open whether they belong; itself, where nothing would be left.

    >>> from ce_tracker.rules import IN_PERSON, LIVE_WEBINAR, in_doubt
    >>> print(certainly(IN_PERSON | in_doubt(LIVE_WEBINAR, "the rule does not say")))
    in person
    """
    match selector:
        case OneOf():
            return _joined_again(OneOf, [part for part in selector.of if not isinstance(part, InDoubt)]) or selector
        case AllOf():
            sure = [part for part in selector.of if not (isinstance(part, Not) and isinstance(part.of, InDoubt))]
            return _joined_again(AllOf, sure) or selector
        case Not():
            return Not(certainly(selector.of))
        case _:
            return selector


def _joined_again(kind: type[AllOf | OneOf], parts: Sequence[Selector]) -> Selector | None:
    sure = tuple(certainly(part) for part in parts)
    return kind(sure) if len(sure) > 1 else next(iter(sure), None)
