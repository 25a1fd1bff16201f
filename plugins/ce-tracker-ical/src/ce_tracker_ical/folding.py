"""Content lines as octets: at most 75 a line, and no fold inside a character or an escape.

RFC 5545 lets a fold stand anywhere; a calendar that meets one between a backslash and what it escapes may drop the
whole event.
"""

import re

LIMIT = 75
"""The most octets of one line, without its line end (RFC 5545, section 3.1)."""

_WHOLE = re.compile(r"\\.|.", re.DOTALL)


def fold(line: str) -> bytes:
    r"""One content line with its line end, folded between whole characters and whole escapes.

    >>> fold("SUMMARY:CE due")
    b'SUMMARY:CE due\r\n'
    """
    folded, room = bytearray(), LIMIT
    for whole in _WHOLE.findall(line):
        octets = whole.encode()
        if len(octets) > room:
            folded += b"\r\n "
            room = LIMIT - 1
        folded += octets
        room -= len(octets)
    return bytes(folded + b"\r\n")
