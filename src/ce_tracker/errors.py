"""What can go wrong, as one small tree under `CeTrackerError`."""

from collections.abc import Iterable, Sequence


class CeTrackerError(Exception):
    """Anything this library raises on purpose; its text says what was wrong and what to do."""


class RecordError(CeTrackerError, ValueError):
    """A value of a person's record is not possible: negative hours, an unknown delivery, dates out of order.

    `field` names the field as the logbook spells it, so that whoever reads files can say where it stands.
    """

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        self.problem = problem
        super().__init__(f"{field}: {problem}")


class RuleError(CeTrackerError, ValueError):
    """A rule book contradicts itself: versions overlap, a key is used twice, a number has no citation."""


class UnknownJurisdictionError(CeTrackerError, LookupError):
    """No plugin has rules for this jurisdiction or credential."""


class CountingError(CeTrackerError):
    """The solver's answer does not satisfy the problem it was given. Never to be ignored: no verdict is issued."""


class PluginError(CeTrackerError):
    """A plugin cannot be loaded, or contributes something invalid."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name closest to `name`, or None where nothing is near.

    >>> nearest("etics", ["ethics", "technique"])
    'ethics'
    >>> nearest("US-FLA", ["US-FL", "US-LA"])
    'US-FL'
    """
    names = sorted(known)
    folded: dict[str, str] = {}
    for candidate in names:
        folded.setdefault(candidate.casefold(), candidate)
    cut = [candidate for candidate in folded if len(candidate) > 2 and name.casefold().startswith(candidate)]
    if cut:
        return folded[max(cut, key=len)]
    from difflib import get_close_matches  # noqa: PLC0415  # only who errs pays for it

    close = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    if close:
        return folded[close[0]]
    starts = [candidate for candidate in names if candidate.casefold().startswith(name.casefold())]
    return starts[0] if name and starts else None


def suggest(what: str, name: object, known: Sequence[str] | Iterable[str]) -> str:
    """One clause for an unknown name: what it is, the nearest known one, or the whole list where it is short.

    >>> suggest("delivery", "in person", ["home-study", "in-person"])
    "unknown delivery 'in person'; did you mean 'in-person'?"
    """
    names = sorted(known)
    near = nearest(str(name), names)
    if near is not None:
        return f"unknown {what} {name!r}; did you mean {near!r}?"
    if 0 < len(names) <= 12:
        return f"unknown {what} {name!r}; known are {', '.join(names)}"
    return f"unknown {what} {name!r}"
