"""Where a number comes from: the citation, how sure we are, when it was last checked, and which board to ask."""

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from ce_tracker.rules.printing import as_call


class Confidence(StrEnum):
    """How well the sources establish a rule, best first."""

    PRIMARY = "primary"
    """The regulation, the statute or the board's own page was read."""
    SECONDARY = "secondary"
    """Somebody else's account of it was read."""
    CONFLICTING = "conflicting"
    """Sources disagree."""
    UNVERIFIED = "unverified"
    """Inference or common knowledge only."""

    @property
    def rank(self) -> int:
        """0 for the best, rising as confidence falls."""
        return _RANKS[self]


_RANKS = {confidence: rank for rank, confidence in enumerate(Confidence)}

PRIMARY, SECONDARY, CONFLICTING, UNVERIFIED = Confidence


def weakest_of(confidences: Iterable[Confidence]) -> Confidence:
    """The least of these: how sure the whole is that rests on them."""
    return max(confidences, key=lambda confidence: confidence.rank)


@frozen
class Citation:
    """A place in the law (or the next best text that was read) and an address where it can be checked."""

    __repr__ = as_call

    text: str
    url: str = ""

    def __str__(self) -> str:
        return self.text


@frozen
class Board:
    """The authority that decides; its word stands over anything computed here."""

    __repr__ = as_call

    name: str
    url: str
