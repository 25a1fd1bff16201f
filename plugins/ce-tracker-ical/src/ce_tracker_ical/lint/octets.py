"""Defects of lines: their ends, their length, their folds, their escapes."""

import re
from collections.abc import Iterator

from ce_tracker_ical.folding import LIMIT
from ce_tracker_ical.lines import Line, Property, split, taken_apart
from ce_tracker_ical.lint.defects import Defect
from ce_tracker_ical.lint.values import LISTS_OF_TEXT, is_text, typing

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPE = re.compile(r"\\(?P<escaped>.?)", re.DOTALL)
_ENDS = {b"\n": "ends in a bare LF, not in CR LF", b"\r": "ends in a bare CR, not in CR LF", b"": "has no line end"}


def physical(data: bytes) -> Iterator[Defect]:
    """Defects of the lines as they stand in the file."""
    for number, line, end in split(data):
        if end in _ENDS:
            yield Defect(number, "line-end", _ENDS[end])
        if len(line) > LIMIT:
            yield Defect(number, "line-length", f"{len(line)} octets, more than {LIMIT}")


def content(line: Line) -> Iterator[Defect]:
    """Defects of one content line."""
    at, octets = line.number, line.octets
    if octets.startswith(_BYTE_ORDER_MARK):
        yield Defect(at, "encoding", "begins with a byte order mark")
        octets = octets.removeprefix(_BYTE_ORDER_MARK)
    if any(octets[fold : fold + 1] and octets[fold] & 0xC0 == 0x80 for fold in line.folds):
        yield Defect(at, "fold", "folded inside a character")
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        yield Defect(at, "encoding", "not UTF-8")
        return
    if _CONTROL.search(text):
        yield Defect(at, "encoding", "holds a control character")
    found = taken_apart(text)
    if found is None:
        yield Defect(at, "content-line", f"no content line: {text[:40]!r}" if text.strip() else "an empty line")
        return
    if is_text(found):
        for rule, told in _escaping(found, {fold - found.begins for fold in line.folds}):
            yield Defect(at, rule, f"{found.name}: {told}")
    for rule, told in typing(found):
        yield Defect(at, rule, f"{found.name}: {told}")


def _escaping(found: Property, folds: set[int]) -> Iterator[tuple[str, str]]:
    """Defects of a TEXT value; `folds` are places in its octets."""
    for escape in _ESCAPE.finditer(found.value):
        if escape["escaped"] not in {"\\", ";", ",", "n", "N"}:
            yield "escape", f"{escape.group()} is no escape"
        elif folds and len(found.value[: escape.start()].encode()) + 1 in folds:
            yield "fold", f"folded inside the escape {escape.group()}"
    plain = _ESCAPE.sub("", found.value)
    for raw in ";" if found.name in LISTS_OF_TEXT else ";,":
        if raw in plain:
            yield "escape", f"a raw {raw!r} in a text"
