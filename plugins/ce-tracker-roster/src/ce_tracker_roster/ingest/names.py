"""Names of columns and approvers as people write them."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

_SLIPS = 0.86
"""Names this alike (twice the letters they have in common, in order, of all their letters) differ by slips of the pen."""


def plain(name: str) -> str:
    """The name of a column as ours are written: whatever its case, with blanks or dashes between its words."""
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def slip(name: str, absent: Iterable[str]) -> str | None:
    """The name that is meant where one letter too many, too few or another was written; of long names, several."""
    names = [one for one in absent if len(one) > 3]
    near = next((one for one in names if _one_letter_apart(name, one)), None)
    return near or next(iter(get_close_matches(name, names, n=1, cutoff=_SLIPS)), None)


_OTHER_MARKS = re.compile(r"[,/|&+\n]")


def run_together(names: Iterable[str], known: Collection[str]) -> str | None:
    """What is wrong with a list in which another mark than a semicolon stands between approvers, one of them known."""
    for name in names:
        parts = [part for one in _OTHER_MARKS.split(name) if (part := one.partition("=")[0].strip())]
        if len(parts) > 1 and any(part in known for part in parts):
            return f"{name!r} is not one approver; did you mean {'; '.join(parts)!r}?"
    return None


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    ahead = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[ahead:], other[ahead:]
    return left[1:] == right or left == right[1:] or left[1:] == right[1:]
