"""What each deadline is called, so that it is found again."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from ce_tracker import Deadline


def numbered(found: Iterable[Deadline]) -> Iterator[tuple[str, Deadline]]:
    """Each deadline once, with what identifies it; of two that are about the same, the second is told apart."""
    seen: Counter[str] = Counter()
    for deadline in dict.fromkeys(found):
        about = json.dumps(deadline.identity)
        seen[about] += 1
        yield f"{about}{seen[about]}", deadline
