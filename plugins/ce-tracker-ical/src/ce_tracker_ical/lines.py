"""Content lines as they stand in a file: split, unfolded, and taken apart; nothing is decoded that may be faulty."""

import re
from collections.abc import Iterator

from attrs import frozen

_LINE = re.compile(rb"(?P<line>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
_CONTENT = re.compile(
    r"""(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(?P<value>.*)""",
    re.DOTALL,
)
_PARAMETER = re.compile(r""";(?P<name>[A-Za-z0-9-]+)=(?P<value>(?:"[^"]*"|[^";:])*)""")


@frozen
class Line:
    """One content line, unfolded: the number of its first line in the file, and where in `octets` its folds were."""

    number: int
    octets: bytes
    folds: tuple[int, ...]


@frozen
class Property:
    """A content line taken apart: names in capitals, the value as it stands; `begins` is where that begins in the octets."""

    name: str
    parameters: dict[str, str]
    value: str
    begins: int


def split(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The lines of the file: number, octets, line end."""
    found = [match for match in _LINE.finditer(data) if match.group()]
    for number, match in enumerate(found, 1):
        yield number, match["line"], match["end"]


def unfolded(data: bytes) -> Iterator[Line]:
    """The content lines of the file, each put together from the lines it was folded into."""
    number, pieces, folds, length = 0, list[bytes](), list[int](), 0
    for at, line, _ in split(data):
        if number and line[:1] in (b" ", b"\t"):
            folds.append(length)
            pieces.append(line[1:])
            length += len(line) - 1
            continue
        if number:
            yield Line(number, b"".join(pieces), tuple(folds))
        number, pieces, folds, length = at, [line], [], len(line)
    if number:
        yield Line(number, b"".join(pieces), tuple(folds))


def taken_apart(text: str) -> Property | None:
    """Name, parameters and value of a content line; None for what is none."""
    match = _CONTENT.fullmatch(text)
    if match is None:
        return None
    parameters = {one["name"].upper(): one["value"] for one in _PARAMETER.finditer(match["parameters"])}
    return Property(match["name"].upper(), parameters, match["value"], len(text[: match.start("value")].encode()))
