"""What can go wrong between here and a calendar server."""

from ce_tracker import CeTrackerError


class PushError(CeTrackerError):
    """The calendar cannot be read or written; the text says why and what to do. It never holds a password."""
