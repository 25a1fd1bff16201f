"""A logbook's text becomes a `Therapist`, or every reason why it cannot."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import frozen

from ce_tracker.logbook.checks import Checks, Known, entered_twice
from ce_tracker.logbook.entries import ENTRIES, Entry, understand, unknown_field
from ce_tracker.logbook.files import BYTE_ORDER_MARK, content, decoded, toml_document
from ce_tracker.logbook.problems import Found, LogbookError, Problem, Severity, with_lines
from ce_tracker.logbook.shapes import told
from ce_tracker.record import Therapist
from ce_tracker.subjects import SUBJECTS, Subjects

SCHEMA = 1
"""The version of the logbook's format that this library reads and writes."""

_HOW_TO_BEGIN = 'begin with schema = 1 and a [therapist] table with name = "…"'


@frozen
class Logbook:
    """A logbook that was read: whose it is, and what the therapist may want to look at."""

    therapist: Therapist
    warnings: tuple[Problem, ...] = ()


def read(
    path: Path | str, *, today: date | None = None, subjects: Subjects = SUBJECTS, known: Known | None = None
) -> Logbook:
    """The logbook in the file `path`; see `parse`. `today` is the day on the clock unless told."""
    return parse(content(Path(path)), str(path), today=today or this_day(), subjects=subjects, known=known)


def parse(
    text: str | bytes,
    name: str = "logbook.toml",
    *,
    today: date,
    subjects: Subjects = SUBJECTS,
    known: Known | None = None,
) -> Logbook:
    """The logbook that `text` is, with its warnings. Raises `LogbookError` with all its problems.

    `name` is what problems call the file. Nothing can have been completed after `today`. Subjects are looked
    up in `subjects`, jurisdictions and credentials in `known` (or not at all). Bytes are read as UTF-8.
    """
    text = decoded(text, name) if isinstance(text, bytes) else text.removeprefix(BYTE_ORDER_MARK)
    document = toml_document(text, name, "logbook", _HOW_TO_BEGIN)
    found: list[Found] = []
    _check_outline(document, found)
    if any(each.place == ("schema",) for each in found):
        raise LogbookError(with_lines(found[:1], text, name))
    lists = _understood(document, Checks(today, subjects, known), found)
    problems = with_lines(found, text, name)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        raise LogbookError(errors)
    person = document["therapist"]
    return Logbook(Therapist(person["name"], person.get("born"), **lists), problems)


def this_day() -> date:
    """The day on the clock of this machine."""
    return datetime.now().astimezone().date()


def _check_outline(document: Mapping[str, Any], found: list[Found]) -> None:
    """The top of the document: which format it is in, and whether it knows all its tables."""
    _check_schema(document, found)
    known = {"schema": None, "therapist": None, **ENTRIES}
    found.extend(Found((key,), unknown_field(key, known)) for key in document if key not in known)


def _check_schema(document: Mapping[str, Any], found: list[Found]) -> None:
    schema = document.get("schema")
    if "schema" not in document:
        found.append(Found((), f"schema is missing: add the line schema = {SCHEMA} at the top"))
    elif not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        found.append(Found(("schema",), f"must be {SCHEMA}, not {told(schema)}"))
    elif schema > SCHEMA:
        found.append(
            Found(
                ("schema",),
                f"{told(schema)} is of a newer version (this one reads {SCHEMA}); upgrade ce-tracker",
            )
        )


def _understood(document: Mapping[str, Any], checks: Checks, found: list[Found]) -> dict[str, tuple[Any, ...]]:
    """The lists of the logbook, by name; what is wrong with any of it goes to `found`."""
    born = _check_person(document, checks, found)
    checks = Checks(checks.today, checks.subjects, checks.known, born)
    return {kind: _list(kind, document.get(kind, ()), checks, found) for kind in ENTRIES}


def _check_person(document: Mapping[str, Any], checks: Checks, found: list[Found]) -> date | None:
    """The day of birth, where it can be trusted."""
    if "therapist" not in document:
        found.append(Found((), 'therapist is missing: add a [therapist] table with name = "…"'))
        return None
    person, faulty = understand(Therapist, document["therapist"], ("therapist",), found)
    if person is None or "born" in faulty or person.born is None:
        return None
    if person.born > checks.today:
        found.append(Found(("therapist", "born"), f"{person.born} is in the future (today is {checks.today})"))
        return None
    born: date = person.born
    return born


def _list(kind: str, tables: object, checks: Checks, found: list[Found]) -> tuple[Entry, ...]:
    if not isinstance(tables, list | tuple):
        found.append(Found((kind,), f"must be a list: write [[{kind}]] in double brackets above each entry"))
        return ()
    entries: list[Entry] = []
    sound: list[tuple[tuple[str | int, ...], Any]] = []
    for number, table in enumerate(tables):
        place = (kind, number)
        entry, faulty = understand(ENTRIES[kind], table, place, found)
        if entry is None:
            continue
        found.extend(each for each in checks.of_entry(kind, place, entry) if each.place[2] not in faulty)
        entries.append(entry)
        if kind in ("licences", "certifications") and not faulty & {"jurisdiction", "body", "credential"}:
            sound.append((place, entry))
    found.extend(entered_twice(sound))
    return tuple(entries)
