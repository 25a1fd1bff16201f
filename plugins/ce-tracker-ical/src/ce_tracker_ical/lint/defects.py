"""What a defect is, and the rules by name."""

from attrs import frozen

RULES = {
    "line-end": "every line ends in CR LF",
    "line-length": "a line has at most 75 octets",
    "fold": "no fold is inside a character or an escape",
    "encoding": "UTF-8, no byte order mark, no control characters",
    "content-line": "a line is a name, parameters and a value",
    "escape": "escapes are legal, and commas and semicolons of texts escaped",
    "value-type": "a value is of the type that VALUE says, which is not left out",
    "value": "a value is possible: days that exist, numbers in range",
    "required": "UID, DTSTAMP, DTSTART, PRODID, VERSION, TRIGGER are there",
    "once": "nothing is there twice that may not be, such as a UID",
    "dates": "an end is of the type of its beginning, and later",
    "zone": "a zone is described by a VTIMEZONE, or known by its name",
    "structure": "components are ended in order, and a calendar is not empty",
}
"""The rules: their names in the answers for programs, and what they ask."""


@frozen
class Defect:
    """One thing that is wrong: the line where it begins (0 where it is the whole file), the rule, and what is wrong."""

    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message
