"""What an exporter is: a named format that deadlines can be written in, with options of its own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from attrs import field, frozen

from ce_tracker.auditing import Audit
from ce_tracker.errors import CeTrackerError, suggest
from ce_tracker.milestones import Deadline
from ce_tracker.record import FrozenMap, Therapist

Chosen = bool | tuple[int, ...]
"""The value of an option."""


class ExportError(CeTrackerError, ValueError):
    """An option of a format is unknown, or cannot have the value it was given."""


class PreviousError(ExportError):
    """What was written the last time is nothing that this format could follow."""


@frozen
class ExportOption:
    """What may be chosen of a format: a switch where the default is False, whole numbers where it is a tuple of some.

    `name` is how the command offers it (``import`` as ``--import``); `help` is one sentence for people.
    """

    name: str
    help: str
    default: Chosen = False

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off; else it is numbers, as many as one likes."""
        return isinstance(self.default, bool)


@frozen
class Export:
    """What is to be written: whose deadlines, and the moment the caller gives as the time of making (an aware datetime).

    `audits` are those that the deadlines come from, `chosen` the options by name, `previous` what the same exporter wrote
    the last time (empty where it is not known). Equal exports give equal bytes.
    """

    therapist: Therapist
    deadlines: Sequence[Deadline]
    made: datetime
    audits: Sequence[Audit] = ()
    chosen: Mapping[str, Chosen] = field(factory=FrozenMap)
    previous: bytes = field(default=b"", repr=False)


@frozen
class Exporter:
    """A format: the name the command knows it by, what it is, the usual file suffix, and the function that writes it.

    `options` are offered by the command; `follows` tells that the function looks at `Export.previous`.
    """

    name: str
    label: str
    suffix: str
    write: Callable[[Export], bytes] = field(repr=False)
    options: tuple[ExportOption, ...] = ()
    follows: bool = False


def settled(options: Sequence[ExportOption], chosen: Mapping[str, Chosen]) -> dict[str, Chosen]:
    """Every option with its value: the chosen one, else its default.

    Raises `ExportError` for an unknown name, naming the nearest, and for a value of another kind.

    >>> settled([ExportOption("alarm", "Days before.", (30, 7))], {})
    {'alarm': (30, 7)}
    """
    known = {option.name: option for option in options}
    for name, value in chosen.items():
        if name not in known:
            raise ExportError(suggest("option", name, known) if known else f"unknown option {name!r}: there are none")
        if known[name].is_switch != isinstance(value, bool):
            wanted = "True or False" if known[name].is_switch else "a tuple of whole numbers"
            raise ExportError(f"option {name!r} takes {wanted}, not {value!r}")
    return {name: chosen.get(name, option.default) for name, option in known.items()}
