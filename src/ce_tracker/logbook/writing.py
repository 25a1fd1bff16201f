"""Write a new logbook, or add an entry to one and leave the rest of the file as its owner wrote it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from ce_tracker.logbook.checks import Known
from ce_tracker.logbook.entries import Entry
from ce_tracker.logbook.files import BYTE_ORDER_MARK, content, decoded
from ce_tracker.logbook.problems import LogbookError, Problem, field_name
from ce_tracker.logbook.reading import Logbook, parse, this_day
from ce_tracker.logbook.rendering import as_written, dumps, kind_of, rendered
from ce_tracker.logbook.saving import PATIENCE, alone, replace, target_of
from ce_tracker.logbook.splicing import edited, spliced
from ce_tracker.record import Certification, Licence, Therapist
from ce_tracker.subjects import SUBJECTS, Subjects

_Reading = partial[Logbook]
"""`parse` with everything told but the text."""


def write(
    path: Path | str,
    therapist: Therapist,
    *,
    overwrite: bool = False,
    today: date | None = None,
    subjects: Subjects = SUBJECTS,
    known: Known | None = None,
    patience: float = PATIENCE,
) -> Logbook:
    """Write a new logbook that holds all of `therapist`, and give what reading it gives.

    An existing file is left alone unless told to `overwrite` it; its comments are then lost, and it is kept
    as ``<name>.bak``. A record that could not be read again is not written. Raises `LogbookError`.
    """
    target = target_of(Path(path))
    name = str(path)
    source = _encoded(dumps(therapist), name)
    try:
        written = parse(source, name, today=today or this_day(), subjects=subjects, known=known)
    except LogbookError as error:
        raise LogbookError(_without_lines(error)) from None
    if written.therapist != _as_written(therapist):
        raise LogbookError.of_file(name, "cannot hold this record exactly; nothing was written")
    with alone(target, patience):
        if not overwrite and target.exists():
            raise LogbookError.of_file(name, "is there already; nothing was written")
        replace(target, source)
    return written


def append(
    path: Path | str,
    entry: Entry,
    *,
    today: date | None = None,
    subjects: Subjects = SUBJECTS,
    known: Known | None = None,
    patience: float = PATIENCE,
) -> Logbook:
    """Add `entry` to the logbook `path`, keep every byte that is there, and give the logbook as it is now.

    The entry goes below the last one of its kind. A logbook with errors, or one that would have errors with
    the entry, is not touched. Waits up to `patience` seconds for another writer. Raises `LogbookError`.
    """
    return extend(path, lambda _: [entry], today=today, subjects=subjects, known=known, patience=patience)


def extend(
    path: Path | str,
    entries: Callable[[Therapist], Iterable[Entry]],
    *,
    today: date | None = None,
    subjects: Subjects = SUBJECTS,
    known: Known | None = None,
    patience: float = PATIENCE,
) -> Logbook:
    """Add several entries to the logbook `path` in one step, all or none; otherwise as `append`.

    `entries` tells which, given what the logbook holds at that moment; where it tells none, nothing is written.
    """
    target = target_of(Path(path))
    name = str(path)
    reading = partial(parse, name=name, today=today or this_day(), subjects=subjects, known=known)
    with alone(target, patience):
        source = content(target)
        logbook = reading(source)
        mark = BYTE_ORDER_MARK if source.startswith(BYTE_ORDER_MARK.encode()) else ""
        before = text = decoded(source, name)
        for entry in entries(logbook.therapist):
            _refuse_repeated(entry, logbook.therapist, name)
            _refuse_unreadable(entry, logbook.therapist, reading)
            text, logbook = _longer(text, entry, logbook.therapist, reading)
        if text != before:
            replace(target, _encoded(mark + text, name))
    return logbook


def _longer(text: str, entry: Entry, therapist: Therapist, reading: _Reading) -> tuple[str, Logbook]:
    """The text with the entry, and the logbook that it is: exactly what was there, and the entry."""
    kind = kind_of(entry)
    longer_list: dict[str, Any] = {kind: (*getattr(therapist, kind), as_written(entry))}
    expected = attrs.evolve(therapist, **longer_list)
    for add in (spliced, edited):
        longer = add(text, entry)
        if longer is not None and (logbook := reading(longer)).therapist == expected:
            return longer, logbook
    raise LogbookError.of_file(
        reading.keywords["name"],
        f"the list of {kind} cannot be added to without changing it; nothing was written",
    )


def _refuse_repeated(entry: Entry, therapist: Therapist, name: str) -> None:
    """One entry each: no licence and no certification is added a second time."""
    kind = kind_of(entry)
    there: tuple[Entry, ...] = getattr(therapist, kind)
    if isinstance(entry, Licence | Certification) and (entry.jurisdiction, entry.credential) in {
        (one.jurisdiction, one.credential) for one in there if isinstance(one, Licence | Certification)
    }:
        field = field_name((kind, len(there)))
        raise LogbookError([Problem(name, None, field, f"{entry.name} is entered already; nothing was written")])


def _refuse_unreadable(entry: Entry, therapist: Therapist, reading: _Reading) -> None:
    """An entry that could not be read again, or that this therapist cannot have, is told beforehand."""
    kind = kind_of(entry)
    alone_in_a_logbook = f"{dumps(Therapist(therapist.name, therapist.born))}\n{rendered(entry)}"
    try:
        reading(alone_in_a_logbook)
    except LogbookError as error:
        number = len(getattr(therapist, kind))
        there, here = field_name((kind, 0)), field_name((kind, number))
        raise LogbookError(
            attrs.evolve(problem, field=problem.field.replace(there, here, 1)) for problem in _without_lines(error)
        ) from None


def _as_written(therapist: Therapist) -> Therapist:
    changed: dict[str, Any] = {"seminars": [as_written(seminar) for seminar in therapist.seminars]}
    return attrs.evolve(therapist, **changed)


def _without_lines(error: LogbookError) -> tuple[Problem, ...]:
    """The problems of a text that was not written, so that its lines are nowhere to be seen."""
    return tuple(attrs.evolve(problem, line=None) for problem in error.problems)


def _encoded(text: str, name: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as reason:
        wrong = text[reason.start]
        raise LogbookError.of_file(name, f"cannot hold the character {wrong!r}; nothing was written") from None
