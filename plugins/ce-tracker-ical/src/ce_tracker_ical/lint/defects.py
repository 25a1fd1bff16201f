"""What a defect is, and the rules by name."""

from attrs import frozen

RULES = {
    "line-end": "every line ends in CR LF",
    "line-length": "a line has at most 75 octets",
    "fold": "no fold is inside a character or an escape",
    "encoding": "the file is UTF-8, without a byte order mark and without control characters",
    "content-line": "a line is a name, parameters and a value",
    "escape": "a text has no escapes but \\\\ \\; \\, \\n \\N, and no comma or semicolon without one",
    "value-type": "a value is of the type that its VALUE parameter says, and the parameter is there where it is needed",
    "value": "a value is possible: a day that exists, a number in its range, a moment in UTC where it must be",
    "required": "what must be there is there: UID, DTSTAMP, DTSTART, PRODID, VERSION, TRIGGER, ACTION",
    "once": "what may be there once is not there twice, and no two entries have one UID",
    "dates": "an end is of the type of its beginning, and later",
    "zone": "a zone that is named is described, or known to everybody",
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
