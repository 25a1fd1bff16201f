"""A person and everything recorded of them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from textwrap import shorten
from typing import TypeVar

from attrs import evolve, field, frozen

from ce_tracker.errors import RecordError
from ce_tracker.record.career import Exam, Experience, Schooling
from ce_tracker.record.courses import Credit, Seminar
from ce_tracker.record.licences import Certification, Document, Licence
from ce_tracker.record.values import a_day, named
from ce_tracker.subjects import SUBJECTS, Subjects

_LETTERS = 60
"""So much of what is no entry is shown."""

_Entry = TypeVar("_Entry")


def _entries(name: str, kind: type[_Entry], entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """The entries of a list, all of one kind. Raises `RecordError`."""
    if isinstance(entries, str) or not isinstance(entries, Iterable):
        raise RecordError(name, f"must be a list of {kind.__name__} entries, not {_shown(entries)}")
    found = tuple(entries)
    for place, one in enumerate(found):
        if not isinstance(one, kind):
            raise RecordError(f"{name}[{place}]", f"must be a {kind.__name__}, not {_shown(one)}")
    return found


def _shown(value: object) -> str:
    return shorten(repr(value), _LETTERS, placeholder=" …")


# A converter for each list, because a type checker cannot see through a shared one.


def _licences(entries: Iterable[Licence]) -> tuple[Licence, ...]:
    return _entries("licences", Licence, entries)


def _credits(entries: Iterable[Credit]) -> tuple[Credit, ...]:
    return _entries("credits", Credit, entries)


def _documents(entries: Iterable[Document]) -> tuple[Document, ...]:
    return _entries("documents", Document, entries)


def _exams(entries: Iterable[Exam]) -> tuple[Exam, ...]:
    return _entries("exams", Exam, entries)


def _schooling(entries: Iterable[Schooling]) -> tuple[Schooling, ...]:
    return _entries("schooling", Schooling, entries)


def _experience(entries: Iterable[Experience]) -> tuple[Experience, ...]:
    return _entries("experience", Experience, entries)


def _certifications(entries: Iterable[Certification]) -> tuple[Certification, ...]:
    return _entries("certifications", Certification, entries)


def _seminars(entries: Iterable[Seminar]) -> tuple[Seminar, ...]:
    return _entries("seminars", Seminar, entries)


def _order(credit: Credit) -> tuple[object, ...]:
    """By day of completion, then by everything else that tells two credits apart."""
    return (
        credit.completed,
        credit.title,
        credit.provider,
        credit.course_id,
        sorted(credit.by_subject.items()),
        credit.delivery or "",
        credit.activity,
        credit.started or date.min,
        Decimal(-1) if credit.hands_on is None else credit.hands_on,
        sorted(credit.approvals.items()),
        sorted(credit.approved_as.items()),
        credit.certificate,
    )


@frozen
class Therapist:
    """A person and everything recorded of them. The order of each list never changes a verdict."""

    name: str = field(validator=named)
    born: date | None = field(default=None, validator=a_day)
    licences: tuple[Licence, ...] = field(default=(), converter=_licences)
    credits: tuple[Credit, ...] = field(default=(), converter=_credits)
    documents: tuple[Document, ...] = field(default=(), converter=_documents)
    exams: tuple[Exam, ...] = field(default=(), converter=_exams)
    schooling: tuple[Schooling, ...] = field(default=(), converter=_schooling)
    experience: tuple[Experience, ...] = field(default=(), converter=_experience)
    seminars: tuple[Seminar, ...] = field(default=(), converter=_seminars)
    certifications: tuple[Certification, ...] = field(default=(), converter=_certifications)

    def __attrs_post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for place, licence in enumerate(self.licences):
            key = (licence.jurisdiction, licence.credential)
            if key in seen:
                raise RecordError(f"licences[{place}]", f"{licence.name} is entered twice; keep one entry a licence")
            seen.add(key)
        of_bodies: set[tuple[str, str]] = set()
        for place, one in enumerate(self.certifications):
            if (one.body, one.credential) in of_bodies:
                raise RecordError(f"certifications[{place}]", f"{one.name} is entered twice; keep one entry of each")
            of_bodies.add((one.body, one.credential))
        if self.born is not None:
            for kind in ("licences", "credits", "documents"):
                for place, entry in enumerate(getattr(self, kind)):
                    self._after_birth(f"{kind}[{place}]", entry)

    @cached_property
    def credits_in_order(self) -> tuple[Credit, ...]:
        """The credits earliest first, in an order that depends on nothing but the credits themselves."""
        return tuple(sorted(self.credits, key=_order))

    @cached_property
    def _subjects(self) -> dict[str, str]:
        """Each subject of what was completed, and where it stands first."""
        found: dict[str, str] = {}
        for place, credit in enumerate(self.credits):
            for name in credit.by_subject:
                found.setdefault(name, f"credits[{place}].{'subject' if credit.subject else 'hours'}")
            for approver, name in credit.approved_as.items():
                found.setdefault(name, f"credits[{place}].approved_as.{approver}")
        for place, school in enumerate(self.schooling):
            for name in school.hours:
                found.setdefault(name, f"schooling[{place}].hours")
        return found

    def check_subjects(self, known: Subjects = SUBJECTS) -> None:
        """Raise `RecordError` for a subject of what was completed that is not in the vocabulary."""
        for name, where in self._subjects.items():
            wrong = known.check(name)
            if wrong is not None:
                raise RecordError(where, wrong)

    def with_credits(self, credits: Iterable[Credit]) -> "Therapist":
        """The same record with these credits besides."""
        return evolve(self, credits=(*self.credits, *credits))

    def _after_birth(self, where: str, entry: "Licence | Credit | Document") -> None:
        name = "completed" if isinstance(entry, Credit) else "issued"
        day = getattr(entry, name)
        if day < self.born:
            raise RecordError(f"{where}.{name}", f"{day} is before birth ({self.born})")
