"""What an exporter is: a named format that deadlines can be written in."""

from collections.abc import Callable, Sequence
from datetime import datetime

from attrs import field, frozen

from ce_tracker.milestones import Deadline
from ce_tracker.record import Therapist


@frozen
class Export:
    """What is to be written: whose deadlines, and the moment the caller gives as the time of making (an aware datetime).

    Equal exports give equal bytes.
    """

    therapist: Therapist
    deadlines: Sequence[Deadline]
    made: datetime


@frozen
class Exporter:
    """A format: the name the command knows it by, what it is, the usual file suffix, and the function that writes it."""

    name: str
    label: str
    suffix: str
    write: Callable[[Export], bytes] = field(repr=False)
