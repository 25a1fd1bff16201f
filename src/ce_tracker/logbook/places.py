"""Where things stand in the text of a logbook, found only once there is something to tell.

The text has been read by `tomllib` before, so this scanner trusts it to be TOML and only follows its outline:
headers, keys, and what lies inside arrays and inline tables. Where it loses the thread, the nearest place
above is told instead.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

Place = tuple[str | int, ...]
"""The way to a value: keys, and numbers (from 0) of entries in a list; ``("credits", 2, "delivery")``."""

_DEEPEST = 5
"""No field of a logbook lies deeper; places below are told as the place above them."""

_LONG_BASIC = r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}+'
_LONG_LITERAL = r"'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"
_BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
_STRING = f"{_LONG_BASIC}|{_LONG_LITERAL}|{_BASIC}|{_LITERAL}"
_PLAIN = r"""[^\s#,\[\]{}"']++(?:[ ][0-9][^\s#,\]}]*+)?"""

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_GAP = re.compile(r"(?:[ \t\r\n,]++|#[^\n]*+)*+")
_SCALAR = re.compile(f"{_STRING}|{_PLAIN}", re.DOTALL)
_KEY_PART = re.compile(rf"[ \t]*+([A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})[ \t]*+(\.)?+")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_CLOSING = re.compile(r"[ \t]*+\]\]?+")
_DEPTH = re.compile(_STRING + r"|#[^\n]*+|[\[\]{}]", re.DOTALL)


@frozen
class Statement:
    """A header, or a key with its value: from `start` to `end` (offsets into the text).

    `opens` is ``"table"`` for ``[a]``, ``"entry"`` for ``[[a]]`` and empty for a key with its value; `inside`
    has the places within the value, each with its offset.
    """

    key: tuple[str, ...]
    start: int
    end: int
    opens: str = ""
    inside: tuple[tuple[Place, int], ...] = ()


class _LostError(Exception):
    """The scanner met something it cannot follow."""


def statements(text: str) -> Iterator[Statement]:
    """The statements of a TOML document one after the other; ends early where the text cannot be followed."""
    try:
        yield from _statements(text)
    except (_LostError, IndexError):
        return


def _statements(text: str) -> Iterator[Statement]:
    start = _past(_BLANK, text, 0)
    while start < len(text):
        if text[start] == "[":
            opens = "entry" if text.startswith("[[", start) else "table"
            key, after = _key(text, start + (2 if opens == "entry" else 1))
            end = _past(_CLOSING, text, after)
            yield Statement(key, start, end, opens)
        else:
            key, after = _key(text, start)
            end, inside = _value(text, _past(_EQUALS, text, after))
            yield Statement(key, start, end, "", inside)
        start = _past(_BLANK, text, end)


def _past(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    if match is None:
        raise _LostError
    return match.end()


def _key(text: str, position: int) -> tuple[tuple[str, ...], int]:
    """The parts of the key at `position`, and the offset after it."""
    parts: list[str] = []
    while True:
        match = _KEY_PART.match(text, position)
        if match is None:
            raise _LostError
        parts.append(_unquoted(match[1]))
        position = match.end()
        if match[2] is None:
            return tuple(parts), position


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    return part[1:-1] if "\\" not in part or part[0] == "'" else next(iter(tomllib.loads(f"{part} = 0")))


def _value(text: str, position: int) -> tuple[int, tuple[tuple[Place, int], ...]]:
    """The offset after the value at `position`, and the places of the keys and items inside it."""
    inside: list[tuple[Place, int]] = []
    around: list[tuple[Place, Iterator[int] | None]] = []  # the arrays (which number their items) and tables we are in
    place: Place = ()
    while True:
        if text[position] in "[{":
            around.append((place, iter(range(len(text))) if text[position] == "[" else None))
            position += 1
        else:
            position = _past(_SCALAR, text, position)
        while around:
            position = _past(_GAP, text, position)
            if text[position] not in "]}":
                break
            around.pop()
            position += 1
        else:
            return position, tuple(inside)
        above, numbers = around[-1]
        start = position
        if numbers is None:
            key, after = _key(text, position)
            position = _past(_EQUALS, text, after)
            place = (above + key)[:_DEEPEST]
        else:
            place = (*above, next(numbers))[:_DEEPEST]
        inside.append((place, start))


class Places:
    """The lines of a document's keys and entries."""

    def __init__(self, text: str) -> None:
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        self._offsets = _offsets(text)

    def line(self, place: Place) -> int:
        """The line of `place`, from 1; of the nearest place above where it has no line of its own."""
        while place and place not in self._offsets:
            place = place[:-1]
        return bisect_right(self._newlines, self._offsets.get(place, 0) - 1) + 1


def _offsets(text: str) -> dict[Place, int]:
    offsets: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for statement in statements(text):
        if statement.opens:
            table = _resolved(statement, counts)
            _note(offsets, table, statement.start)
            continue
        place = (table + statement.key)[:_DEEPEST]
        _note(offsets, place, statement.start)
        for inner, start in statement.inside:
            _note(offsets, (place + inner)[:_DEEPEST], start)
    return offsets


def _note(offsets: dict[Place, int], place: Place, start: int) -> None:
    """Keep the first offset of `place`, and of the tables that its dotted key or header implies."""
    while place and place not in offsets:
        offsets[place] = start
        place = place[:-1]


def _resolved(header: Statement, counts: dict[Place, int]) -> Place:
    """The place a header opens: each list on the way is meant at its last entry."""
    place: Place = ()
    last = len(header.key) - 1
    for number, part in enumerate(header.key[:_DEEPEST]):
        place = (*place, part)
        if number == last and header.opens == "entry":
            counts[place] = counts.get(place, 0) + 1
        if place in counts:
            place = (*place, counts[place] - 1)
    return place


def line_at_depth(text: str, depth: int) -> int | None:
    """The first line on which arrays and inline tables are nested deeper than `depth`."""
    open_now = 0
    for match in _DEPTH.finditer(text):
        if match[0] in "[{":
            open_now += 1
            if open_now > depth:
                return text.count("\n", 0, match.start()) + 1
        elif match[0] in "]}":
            open_now = max(0, open_now - 1)
    return None
