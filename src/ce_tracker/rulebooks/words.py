"""Any value of the rule language in whole words: what a label or a short form leaves out is told here.

What a newer rule language adds is told as well: by its own words, or else field by field.
"""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ce_tracker.rules.amounts import Disputed, Hours, Percent, amount_words
from ce_tracker.rules.dates import NextBusinessDay
from ce_tracker.rules.proofs import Doubt, Holds
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.reckoning import Window
from ce_tracker.rules.requirements import AnyOf, AnyRequirement, Component, Components, Maximum, Minimum
from ce_tracker.rules.selectors import AllOf, InDoubt, Not, OneOf, Selector

_SOURCES = (Citation, Confidence, Doubt)


def told(value: object) -> str:
    """`value` in words.

    >>> from ce_tracker.rules import Span
    >>> told((Span(months=5), True, None))
    '5 months, yes, none'
    """
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return amount_words(value)
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(map(told, value)) or "none"
        case Doubt():
            return doubt_words(value)
        case Selector():
            return in_full(value)
        case Window():
            return "; ".join(_window(value))
        case NextBusinessDay():
            return "what falls due on a Saturday or Sunday may be done on the next business day"
        case _:
            return _of_its_own(value)


def _of_its_own(value: Any) -> str:
    if callable(getattr(value, "words", None)):
        words: str = value.words()
        return words
    if attrs.has(type(value)) and not _says_itself(value):
        return ", ".join(f"{in_words(name)} {told(item)}" for name, item in given(value))
    return str(value)


def _window(window: Window) -> Iterator[str]:
    if window.opens:
        yield f"hours may come from {window.opens} before the period; none counts twice"
    if window.closes:
        yield f"hours must be completed {window.closes} before the period ends"
    if window.to_application:
        yield "hours count up to the application for renewal (fact applied_on)"
    if window.back_from_application:
        yield "hours come from as many years as the period has, before the application for renewal (fact applied_on)"
    if window.late:
        yield f"hours completed within {window.late} after the end count if the late fee was paid (fact {window.late_fact})"


def _says_itself(value: object) -> bool:
    """Whether there are words for a value as a whole."""
    if isinstance(value, Window | NextBusinessDay) or callable(getattr(value, "words", None)):
        return True
    return any("__str__" in vars(kind) for kind in type(value).__mro__[:-1])


def in_words(name: str) -> str:
    """The name of a field, of a kind or of a word of a vocabulary as people write it.

    >>> in_words("keep_records")
    'keep records'
    """
    return name.replace("_", " ").replace("-", " ")


def doubt_words(doubt: Doubt) -> str:
    """Why something is open, and where it is."""
    return doubt.why if doubt.when is None else f"{doubt.why} ({doubt.when.words()})"


def in_full(selector: Selector) -> str:
    """A selector with every part of it, the doubtful ones as well, so that only one reading is possible.

    >>> from ce_tracker.rules import HANDS_ON, IN_PERSON, LIVE_WEBINAR, in_doubt, subject
    >>> in_full(subject("ethics") & ~(IN_PERSON | in_doubt(LIVE_WEBINAR, "the rule does not say")) & HANDS_ON)
    'professional ethics and not (in person or perhaps by live webinar) and hands-on'
    """
    match selector:
        case AllOf():
            return " and ".join(_bracketed(part, OneOf) for part in selector.of)
        case OneOf():
            return " or ".join(_bracketed(part, AllOf) for part in selector.of)
        case Not():
            return f"not {_bracketed(selector.of, AllOf, OneOf)}"
        case InDoubt():
            return f"perhaps {_bracketed(selector.of, AllOf, OneOf)}"
        case _:
            return selector.words()


def _bracketed(part: Selector, *several: type[Selector]) -> str:
    """A part in words, in brackets where it is one of the kinds that would run into the words around it."""
    words = in_full(part)
    runs_on = OneOf in several and not isinstance(part, AllOf | OneOf | Not | InDoubt) and " or " in words
    return f"({words})" if runs_on or isinstance(part, several) else words


def doubtful_parts(selector: Selector) -> Iterator[tuple[str, str]]:
    """The parts of which it is open whether they belong: in words, and why."""
    for part in selector.parts():
        if isinstance(part, InDoubt):
            yield in_full(part.of), part.why


def given(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields that do not have their default value."""
    for field in attrs.fields(type(value)):
        item = getattr(value, field.name)
        if item != field.default:
            yield field.name, item


def besides(value: object, told_elsewhere: Collection[str]) -> list[dict[str, Any]]:
    """The other fields that say something, each in words with its own source: what a report has no place of its own for."""
    return [
        {"name": in_words(name), "words": _sentence(one), **_source_of(one)}
        for name, item in given(value)
        if name not in told_elsewhere
        for one in (item if isinstance(item, tuple) else (item,))
    ]


def _sentence(item: Any) -> str:
    """An item without its source, which is told beside it."""
    if not attrs.has(type(item)) or _says_itself(item):
        return told(item)
    said = [(name, one) for name, one in given(item) if not isinstance(one, _SOURCES)]
    return ", ".join(f"{in_words(name)} {told(one)}" for name, one in said) or "yes"


def _source_of(item: object) -> dict[str, str | None]:
    citation, confidence = getattr(item, "citation", None), getattr(item, "confidence", None)
    doubt = getattr(item, "doubt", None)
    return {
        "citation": str(citation) if citation else None,
        "url": (citation.url or None) if citation else None,
        "confidence": str(confidence) if confidence else None,
        "open": doubt_words(doubt) if isinstance(doubt, Doubt) else None,
    }


def asked_words(requirement: AnyRequirement | Component) -> str:
    """What a requirement asks, with its number: ``2 hours: professional ethics``."""
    words = requirement.words()
    match requirement:
        case Components():
            return f"{words} hours; an hour fills one place only"
        case Maximum() if words.startswith("at most"):
            return words
        case Maximum():
            return f"at most {hours_words(requirement.hours)}: {words}"
        case Minimum() | Component():
            return f"{hours_words(requirement.hours)}: {words}"
        case AnyOf():
            return f"{words}: one of these ways suffices"
        case Holds():
            course = f"; or a course: {in_full(requirement.course)}" if requirement.course is not None else ""
            held = f"; or held: {' or '.join(requirement.certifications)}" if requirement.certifications else ""
            return f"{words} (document {' or '.join(requirement.kinds)}{course}{held})"
        case _:
            return words


def hours_words(hours: Hours) -> str:
    """A plain number with its unit; a number that follows from something, as that is said."""
    words = amount_words(hours)
    if words == "1":
        return "1 hour"
    return f"{words} hours" if isinstance(hours, Decimal | Disputed | Percent) else f"hours, {words}"
