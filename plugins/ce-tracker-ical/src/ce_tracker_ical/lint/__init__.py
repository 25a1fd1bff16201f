"""Reads a calendar as octets and tells the defects that parsers forgive and calendar applications do not.

A parser unfolds and unescapes before it looks; so a fold inside a character, a half escape, a bare line feed, or a date
without its VALUE parameter goes unseen, until one application drops the event or shows it on another day.
"""

import re
from collections.abc import Iterator

from attrs import define, field, frozen

from ce_tracker_ical.folding import LIMIT

_LINE = re.compile(rb"(?P<line>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
_CONTENT = re.compile(
    r"""(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*))*):(?P<value>.*)""", re.DOTALL
)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPE = re.compile(r"\\(?P<escaped>.?)", re.DOTALL)
_DAY = re.compile(r"\d{8}")

_LISTS_OF_TEXT = {"CATEGORIES", "RESOURCES"}
_TEXT = _LISTS_OF_TEXT | {
    "CLASS", "COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "METHOD", "NAME", "PRODID", "RELATED-TO", "STATUS",
    "SUMMARY", "TRANSP", "TZID", "TZNAME", "UID", "VERSION",
}  # fmt: skip
_DATED = {"DTSTART", "DTEND", "DUE", "EXDATE", "RDATE", "RECURRENCE-ID"}
_ENTRIES = {"VEVENT", "VTODO", "VJOURNAL"}


@frozen
class _Line:
    """One content line, unfolded: the number of its first line in the file, and where in `octets` its folds were."""

    number: int
    octets: bytes
    folds: tuple[int, ...]


@define
class _Component:
    """A component that is being read: its kind, the line it begins on, its properties with the text of the last one."""

    kind: str
    number: int
    properties: dict[str, str] = field(factory=dict)
    holds: int = 0


def lint(data: bytes) -> list[str]:
    r"""What is wrong with a calendar file, each defect with its line; empty where nothing is.

    >>> lint(b"BEGIN:VCALENDAR\nEND:VCALENDAR\r\n")[0]
    'line 1: ends in a bare LF, not in CR LF'
    """
    lines = list(_unfolded(data))
    return [*_physical(data), *(told for line in lines for told in _content(line)), *_structure(lines)]


def _split(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The lines of the file: number, octets, line end."""
    found = [match for match in _LINE.finditer(data) if match.group()]
    for number, match in enumerate(found, 1):
        yield number, match["line"], match["end"]


def _physical(data: bytes) -> Iterator[str]:
    for number, line, end in _split(data):
        if end != b"\r\n":
            ending = {b"\n": "ends in a bare LF", b"\r": "ends in a bare CR", b"": "has no line end"}[end]
            yield f"line {number}: {ending}, not in CR LF" if end else f"line {number}: {ending}"
        if len(line) > LIMIT:
            yield f"line {number}: {len(line)} octets, more than {LIMIT}"


def _unfolded(data: bytes) -> Iterator[_Line]:
    current: _Line | None = None
    for number, line, _ in _split(data):
        if current is not None and line[:1] in (b" ", b"\t"):
            current = _Line(current.number, current.octets + line[1:], (*current.folds, len(current.octets)))
        else:
            if current is not None:
                yield current
            current = _Line(number, line, ())
    if current is not None:
        yield current


def _content(line: _Line) -> Iterator[str]:
    """Defects of one content line."""
    where = f"line {line.number}"
    try:
        text = line.octets.decode()
    except UnicodeDecodeError:
        yield f"{where}: not UTF-8"
        return
    if any(line.octets[fold : fold + 1] and line.octets[fold] & 0xC0 == 0x80 for fold in line.folds):
        yield f"{where}: folded inside a character"
    if _CONTROL.search(text):
        yield f"{where}: holds a control character"
    match = _CONTENT.fullmatch(text)
    if match is None:
        yield f"{where}: no content line: {text[:40]!r}"
        return
    name, parameters, value = _parts(match)
    if _is_text(name, parameters):
        first = len(text[: match.start("value")].encode())
        yield from (
            f"{where}: {name}: {told}" for told in _escaping(name, value, [fold - first for fold in line.folds])
        )
    yield from (f"{where}: {name}: {told}" for told in _typing(name, parameters, value))


def _parts(match: re.Match[str]) -> tuple[str, str, str]:
    return match["name"].upper(), match["parameters"].upper(), match["value"]


def _is_text(name: str, parameters: str) -> bool:
    """Whether the value is TEXT: by the property, or by default for an extension that names no other type."""
    if ";VALUE=" in parameters:
        return ";VALUE=TEXT" in parameters
    return name in _TEXT or name.startswith("X-")


def _escaping(name: str, value: str, folds: list[int]) -> Iterator[str]:
    """Defects of a TEXT value; `folds` are places in its octets."""
    for escape in _ESCAPE.finditer(value):
        if escape["escaped"] not in {"\\", ";", ",", "n", "N"}:
            yield f"{escape.group()!r} is no escape"
        if len(value[: escape.start()].encode()) + 1 in folds:
            yield f"folded inside the escape {escape.group()}"
    plain = _ESCAPE.sub("", value)
    for raw in ";" if name in _LISTS_OF_TEXT else ";,":
        if raw in plain:
            yield f"a raw {raw!r} in a text"


def _typing(name: str, parameters: str, value: str) -> Iterator[str]:
    """Defects of the VALUE parameter."""
    if name == "REFRESH-INTERVAL" and ";VALUE=DURATION" not in parameters:
        yield "needs VALUE=DURATION"
    if name in _DATED:
        says_day = bool(re.search(r";VALUE=DATE(?:;|$)", parameters))
        is_day = all(_DAY.fullmatch(one) for one in value.split(","))
        if is_day and not says_day:
            yield f"the day {value} needs VALUE=DATE"
        if says_day and not is_day:
            yield f"{value} is no day, as VALUE=DATE says"


def _structure(lines: list[_Line]) -> Iterator[str]:
    """Defects of components: what is missing, what is there twice."""
    open_: list[_Component] = []
    seen: dict[str, int] = {}
    calendars = 0
    for line in lines:
        match = _CONTENT.fullmatch(line.octets.decode(errors="replace"))
        if match is None:
            continue
        name, _, value = _parts(match)
        if name == "BEGIN":
            if open_:
                open_[-1].holds += 1
            calendars += value.upper() == "VCALENDAR"
            open_.append(_Component(value.upper(), line.number))
        elif name == "END":
            if not open_ or open_[-1].kind != value.upper():
                yield f"line {line.number}: END:{value} ends nothing that is open"
            else:
                yield from _complete(open_.pop(), seen)
        elif open_:
            open_[-1].properties[name] = value
    yield from (f"line {one.number}: {one.kind} is not ended" for one in open_)
    if not calendars:
        yield "no VCALENDAR"


def _complete(component: _Component, seen: dict[str, int]) -> Iterator[str]:
    """Defects of a component that has been read to its end; `seen` holds the UIDs met so far."""
    where, has = f"line {component.number}: {component.kind}", component.properties
    if component.kind == "VCALENDAR":
        yield from (f"{where} has no {name}" for name in ("PRODID", "VERSION") if name not in has)
        if not component.holds:
            yield f"{where} is empty"
    if component.kind in _ENTRIES:
        yield from (f"{where} has no {name}" for name in ("UID", "DTSTAMP") if not has.get(name))
        uid = has.get("UID")
        if uid and "RECURRENCE-ID" not in has and seen.setdefault(uid, component.number) != component.number:
            yield f"{where} has the UID of line {seen[uid]}"
