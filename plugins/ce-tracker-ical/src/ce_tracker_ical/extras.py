"""What only some commands need is an extra of this distribution; where it is missing, that is told."""

from collections.abc import Iterator
from contextlib import contextmanager

from ce_tracker import CeTrackerError

_OURS = ("ce_tracker", "ce_tracker_ical")


class MissingExtraError(CeTrackerError):
    """A command needs a library that is not installed."""


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Import within this what `extra` brings; raises `MissingExtraError` where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if not missing or missing in _OURS:
            raise
        raise MissingExtraError(f"this needs {missing}: pip install 'ce-tracker-ical[{extra}]'") from None
