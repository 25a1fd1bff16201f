"""A new entry's place in a text, so that every byte that is there stays as it is."""

import re
from itertools import takewhile

from ce_tracker.logbook.entries import Entry
from ce_tracker.logbook.places import Statement, statements
from ce_tracker.logbook.rendering import inline, kind_of, rendered

_REST_OF_LINE = re.compile(r"[^\n]*")
_COMMENTS_BELOW = re.compile(r"(?:\r?\n[ \t]*#[^\n]*)+")
_NOTHING_BELOW = re.compile(r"\r?\n[ \t]*(?:\r?\n|$)|$")


def spliced(text: str, entry: Entry) -> str | None:
    """`text` with `entry` below the last one of its kind, or at the end where it is the first.

    None where the list is not written as ``[[tables]]``, so that nothing can be put below the last one.
    """
    kind = kind_of(entry)
    if _is_one_value(kind, text):
        return None
    newline = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    table = rendered(entry).replace("\n", newline)
    last = _last_of(kind, text)
    end = len(text) if last is None else _end_with_comments(text, last.end)
    if end == len(text):
        return _at_the_end(text, table, newline)
    return f"{text[:end]}{newline}{newline}{table.removesuffix(newline)}{text[end:]}"


def _at_the_end(text: str, table: str, newline: str) -> str:
    if text.endswith("\n"):
        return f"{text}{newline}{table}"
    return f"{text}{newline}{newline}{table}"


def _is_one_value(kind: str, text: str) -> bool:
    """Whether the list is written as one value, ``credits = […]``, which stands above all headers."""
    above = takewhile(lambda statement: not statement.opens, statements(text))
    return any(statement.key[0] == kind for statement in above)


def _last_of(kind: str, text: str) -> Statement | None:
    """The last statement that belongs to a table of the list."""
    last, inside = None, False
    for statement in statements(text):
        inside = statement.key[0] == kind if statement.opens else inside
        last = statement if inside else last
    return last


def _end_with_comments(text: str, end: int) -> int:
    """The offset after the line of `end` and its comments below, unless those lead over to what follows."""
    end = _line_end(text, end)
    comments = _COMMENTS_BELOW.match(text, end)
    if comments is None:
        return end
    below = _line_end(text, comments.end())
    return below if _NOTHING_BELOW.match(text, below) else end


def _line_end(text: str, position: int) -> int:
    match = _REST_OF_LINE.match(text, position)
    end = position if match is None else match.end()
    return end - 1 if text[end - 1 : end + 1] == "\r\n" else end


def edited(text: str, entry: Entry) -> str | None:
    """`text` with `entry` added to a list written as one value, parsed whole, which takes its time."""
    import tomlkit  # noqa: PLC0415
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        document = tomlkit.parse(text)
        items = document[kind_of(entry)]
        if not isinstance(items, tomlkit.items.Array):
            return None
        items.append(inline(entry))
        return tomlkit.dumps(document)
    except TOMLKitError:
        return None
