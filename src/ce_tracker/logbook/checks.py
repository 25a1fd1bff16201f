"""What a class of the record cannot know: the subjects and jurisdictions there are, today, other entries."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from attrs import field, frozen

from ce_tracker.errors import RecordError, suggest
from ce_tracker.logbook import shapes
from ce_tracker.logbook.places import Place
from ce_tracker.logbook.problems import Found, Severity
from ce_tracker.record import Certification, Credit, Document, FrozenMap, Held, Licence, Schooling, Seminar
from ce_tracker.subjects import APPROVERS, Subjects, is_jurisdiction

DOCUMENT_KINDS = (
    "aed",
    "attestation.implicit-bias",
    "background-check",
    "bls",
    "cpr",
    "fingerprint-card",
    "first-aid",
    "liability-insurance",
    "malpractice-insurance",
    "ncbtmb-board-certification",
    "training.human-trafficking",
)
"""The kinds of documents that rule books commonly ask for; a rule book may ask for others."""

_CLOSE = 0.8
"""How alike two names are before the one is taken for a misspelling of the other (`difflib`'s ratio)."""

_BOARD = re.compile(r"\s+(?:state\s+)?board\b", re.IGNORECASE)
_SHORTEST_NAME, _LONGEST_NAME = 3, 100

_DAYS_IN_THE_PAST: Mapping[str, tuple[str, ...]] = {
    "credits": ("completed", "started"),
    "exams": ("passed", "failed"),
    "schooling": ("completed",),
    "experience": ("started", "ended"),
}
_DAYS_SINCE_BIRTH: Mapping[str, tuple[str, ...]] = {
    **_DAYS_IN_THE_PAST,
    "licences": ("issued",),
    "certifications": ("issued",),
    "documents": ("issued",),
}


@frozen
class Known:
    """The jurisdictions that have rules, and the credentials of each: ``credentials("US-FL")``.

    `credentials` is asked only for jurisdictions that a logbook names, so that it may load rules as they are
    needed; None means that the credentials of that jurisdiction cannot be told, and none of them is then an
    error. `facts` gives the kind of each fact that the rules of a licence or certification heed: `bool`, `int`
    (any number), `str` or `date`; None means that they cannot be told, and none of them is then a slip.
    """

    jurisdictions: Collection[str]
    credentials: Callable[[str], Collection[str] | None]
    facts: Callable[[Held], Mapping[str, type] | None] | None = None


@frozen(eq=False)
class Checks:
    """The checks of one logbook: what is known, and as of which day."""

    today: date
    subjects: Subjects
    known: Known | None = None
    born: date | None = None
    _subject: Callable[[str], str | None] = field(init=False)
    _approver: Callable[[str], str | None] = field(init=False)
    _document: Callable[[str], str | None] = field(init=False)
    _credentials: Callable[[str], Collection[str] | None] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """A logbook repeats few names many times, so each name is looked up once."""
        object.__setattr__(self, "_subject", cache(self.subjects.check))
        object.__setattr__(self, "_approver", cache(self._near_approver))
        object.__setattr__(self, "_document", cache(_near_document))
        object.__setattr__(self, "_credentials", cache(self.known.credentials) if self.known else None)

    def of_entry(self, kind: str, place: Place, entry: Any) -> Iterator[Found]:
        """What is wrong with one entry of the list `kind`."""
        yield from self._days(kind, place, entry)
        if isinstance(entry, Credit | Seminar | Schooling):
            yield from self._subjects_of(place, entry)
        if isinstance(entry, Credit | Seminar):
            yield from self._approvers_of(place, entry)
        if isinstance(entry, Licence | Certification) and entry.facts:
            yield from self._facts_of(place, entry)
        if isinstance(entry, Licence):
            yield from self._licence(place, entry)
        elif isinstance(entry, Document) and (near := self._document(entry.kind)):
            yield Found((*place, "kind"), near, Severity.WARNING)
        elif isinstance(entry, Seminar) and entry.last_day < self.today:
            yield Found((*place, "starts"), "is over; once attended, enter it under [[credits]]", Severity.WARNING)

    def _days(self, kind: str, place: Place, entry: Any) -> Iterator[Found]:
        for name in _DAYS_IN_THE_PAST.get(kind, ()):
            day = getattr(entry, name, None)
            if day is not None and day > self.today:
                yield Found((*place, name), f"{day} is in the future (today is {self.today}){_PLANNED.get(kind, '')}")
        if self.born is not None:
            for name in _DAYS_SINCE_BIRTH.get(kind, ()):
                day = getattr(entry, name, None)
                if day is not None and day < self.born:
                    yield Found((*place, name), f"{day} is before birth ({self.born})")

    def _subjects_of(self, place: Place, entry: Credit | Seminar | Schooling) -> Iterator[Found]:
        if isinstance(entry.hours, FrozenMap):
            for subject in entry.hours:
                if wrong := self._subject(subject):
                    yield Found((*place, "hours", subject), wrong)
        elif isinstance(entry, Credit | Seminar) and entry.subject and (wrong := self._subject(entry.subject)):
            yield Found((*place, "subject"), wrong)
        if isinstance(entry, Credit | Seminar):
            for approver, subject in entry.approved_as.items():
                if wrong := self._subject(subject):
                    yield Found((*place, "approved_as", approver), wrong)

    def _approvers_of(self, place: Place, entry: Credit | Seminar) -> Iterator[Found]:
        for name, approvers in (("approvals", entry.approvals), ("approved_as", entry.approved_as)):
            for approver in approvers:
                if near := self._approver(approver):
                    yield Found((*place, name, approver), near, Severity.WARNING)

    def _near_approver(self, name: str) -> str | None:
        near = nearest_approver(name, () if self.known is None else self.known.jurisdictions)
        return near and f"unknown approver {name!r}; did you mean {near!r}?"

    def _facts_of(self, place: Place, held: Held) -> Iterator[Found]:
        """Facts that no rule asks for, or that it cannot read: they change nothing, which nobody would notice."""
        heeded = self.known.facts(held) if self.known is not None and self.known.facts is not None else None
        if heeded is None:
            return
        for name, value in held.facts.items():
            wrong = (
                _not_of_kind(value, heeded[name])
                if name in heeded
                else f"{suggest('fact', name[:100], heeded)} ({held.name})"
            )
            if wrong:
                yield Found((*place, "facts", name), wrong, Severity.WARNING)

    def _licence(self, place: Place, licence: Licence) -> Iterator[Found]:
        if licence.issued > self.today:
            yield Found(
                (*place, "issued"),
                f"{licence.issued} is in the future (today is {self.today})",
                Severity.WARNING,
            )
        if self.known is None:
            return
        if licence.jurisdiction not in self.known.jurisdictions:
            yield Found(
                (*place, "jurisdiction"),
                wrong_jurisdiction(licence.jurisdiction, self.known.jurisdictions),
            )
            return
        credentials = self._credentials(licence.jurisdiction)
        if credentials is not None and licence.credential not in credentials:
            wrong = suggest("credential", licence.credential[:100], credentials)
            yield Found((*place, "credential"), f"{wrong} ({licence.jurisdiction})")


_SHAPES: Mapping[type, Callable[[str], shapes.Shape]] = {
    bool: shapes.yes_or_no,
    int: shapes.number,
    str: shapes.text,
    date: shapes.day,
}
"""How a fact of each kind is written."""


def _not_of_kind(value: Any, kind: type) -> str | None:
    """What is wrong with a fact that is asked in this kind; no number of one is below zero."""
    try:
        _SHAPES[kind]("facts")(value, kind)
    except RecordError as error:
        return error.problem
    return f"must be 0 or more, not {value}" if kind is int and value < 0 else None


_PLANNED: Mapping[str, str] = {"credits": "; a course that is planned belongs under [[seminars]]"}


def entered_twice(licences: Iterable[tuple[Place, Licence | Certification]]) -> Iterator[Found]:
    """Each licence or certification that is entered again, with the place where it was entered first."""
    first: dict[tuple[str, str], Place] = {}
    for place, licence in licences:
        before = first.setdefault((licence.jurisdiction, licence.credential), place)
        if before != place:
            yield Found(
                place, f"{licence.name} is entered twice; keep one entry for each {_what(licence)}", first=before
            )


def _what(entry: Licence | Certification) -> str:
    return "licence" if isinstance(entry, Licence) else "certification"


def wrong_jurisdiction(name: str, jurisdictions: Collection[str]) -> str:
    """What is wrong with a jurisdiction that has no rules, naming the nearest that has: ``US-FL`` for ``FL``."""
    same = _of_the_same_state(name, jurisdictions)
    if same is not None:
        return f"unknown jurisdiction {name!r}; did you mean {same!r}?"
    return suggest("jurisdiction", name[:100], jurisdictions)


def nearest_approver(name: str, jurisdictions: Collection[str]) -> str | None:
    """The approver that somebody meant who wrote `name`: a body, or the board of one of these jurisdictions.

    `jurisdictions` are codes, or, as a registry gives them, codes with their names. None where it is an approver as it
    stands, and where it is like no other: a rule book may name its own.

    >>> known = {"US-FL": "Florida", "US-GA": "Georgia"}
    >>> [nearest_approver(name, known) for name in ("USFL", "US-LF", "Florida", "NCBTM")]
    ['US-FL', 'US-FL', 'US-FL', 'NCBTMB']
    >>> [nearest_approver(name, known) for name in ("US-FL", "Springfield Massage Guild")]
    [None, None]
    """
    if name in APPROVERS or name in jurisdictions:
        return None
    near = _of_the_same_state(name.upper(), jurisdictions) or _slip(name, [*APPROVERS, *jurisdictions])
    if near is not None or is_jurisdiction(name):
        return near
    code = name.upper()
    if "-" in code and is_jurisdiction(code):
        return code
    return _close(name, APPROVERS) or _called(name, jurisdictions)


def _called(name: str, jurisdictions: Collection[str]) -> str | None:
    """The jurisdiction of that name, or whose board this is: ``Florida``, ``Florida Board of Massage Therapy``."""
    names = (
        {called: code for code, called in jurisdictions.items() if called} if isinstance(jurisdictions, Mapping) else {}
    )
    near = _slip(_BOARD.split(name, maxsplit=1)[0], names)
    return names[near] if near else None


def _of_the_same_state(name: str, jurisdictions: Iterable[str]) -> str | None:
    """The jurisdiction that somebody meant who wrote ``FL`` for ``US-FL``."""
    return next((known for known in sorted(jurisdictions) if known.endswith(f"-{name}")), None)


def nearest_document(kind: str) -> str | None:
    """The kind of document that somebody meant who wrote `kind`; None where it is one, and where it is like no other."""
    return None if kind in DOCUMENT_KINDS else _slip(kind, DOCUMENT_KINDS) or _close(kind, DOCUMENT_KINDS)


def _near_document(kind: str) -> str | None:
    near = nearest_document(kind)
    return near and f"unusual kind of document {kind!r}; did you mean {near!r}?"


def _slip(name: str, known: Iterable[str]) -> str | None:
    """The known name that has the letters of `name`, or has two neighbouring ones in each other's place."""
    by_letters: dict[str, str] = {}
    for each in known:
        by_letters.setdefault(_letters(each), each)
    letters = _letters(name[:_LONGEST_NAME])
    return next((by_letters[one] for one in (letters, *_two_changed(letters)) if one in by_letters), None)


def _close(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like `name`, where it is like enough."""
    folded = {each.casefold(): each for each in known}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=_CLOSE) if len(name) < _LONGEST_NAME else []
    return folded[close[0]] if close else None


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _two_changed(name: str) -> Iterator[str]:
    """The name with any two neighbouring letters in each other's place; names of two letters are too alike for that."""
    if len(name) >= _SHORTEST_NAME:
        for place in range(len(name) - 1):
            yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]
