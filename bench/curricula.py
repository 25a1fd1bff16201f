"""Courses as the holders of one credential take them: what its rule book asks, met in several ways, and what they take besides.

A curriculum is found by the audit itself: it tells which hours an empty record lacks; these are cut into courses and
varied, and a variation that is not enough is tried again with less of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from random import Random

from attrs import frozen
from bench.printed import LONG_AGO, dates

from ce_tracker import Credit, Licence, Therapist, audit
from ce_tracker.record import CourseKind
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import RuleBook
from ce_tracker.rules.selectors import SubjectIs

GENERAL = (
    *("technique",) * 10,
    *("anatomy-physiology", "kinesiology", "pathology", "assessment", "ethics", "ethics.boundaries"),
    *("professional-practice.business", "professional-practice.hygiene", "self-care", "research", "nutrition"),
    *("cpr-first-aid.cpr", "ethics.communication", "medical-errors", "other"),
)
DELIVERIES = (
    "in-person",
    "in-person",
    "in-person",
    "live-webinar",
    "online-self-paced",
    "online-self-paced",
    "home-study",
)
ACTIVITIES = ("course",) * 40 + ("college-course", "conference", "teaching", "self-directed", "publication")
LENGTHS = (1, 1, 1.5, 2, 2, 2, 2.5, 3, 3, 4, 4, 5, 6, 6, 8, 8, 12, 16)

_WAYS = 12
_BESIDES = 80
_TRIES = (0.5, 0.25, 0.1)


@frozen
class Kind:
    """What the rules distinguish of a course, as the columns of a roster have it."""

    subject: str
    delivery: str | None
    hands_on: float | None
    activity: str
    approvals: str
    approved_as: str = ""


Courses = Sequence[tuple[Kind, float]]


@frozen
class Curriculum:
    """`ways` of meeting what is asked (one without courses where nothing is), and kinds of courses taken `besides`."""

    ways: Sequence[Courses]
    besides: Sequence[Kind]


def curriculum(book: RuleBook, on: date, random: Random) -> Curriculum:
    """The curriculum of a rule book, as its rules are on the day `on`."""
    subjects = sorted({name for part in inside(book.rules[0]) if isinstance(part, SubjectIs) for name in part.names})
    besides = tuple(_any(book, random, random.choice([*subjects, *GENERAL])) for _ in range(_BESIDES))
    specimen = _Specimen(book, on)
    return Curriculum(tuple(specimen.way(random) for _ in range(_WAYS)), besides)


class _Specimen:
    """A licence that was long held, and what its record must have."""

    def __init__(self, book: RuleBook, on: date) -> None:
        born, later = date(1980, 5, 17), on + timedelta(days=200)
        self._book, self._on, self._born = book, on, born
        expires, self._start, _ = dates(book, LONG_AGO, born, "12344", later, on)
        self._licence = Licence(book.jurisdiction, book.credential, issued=LONG_AGO, number="12344", expires=expires)
        self._asked = audit(self._holder(()), self._licence, on=on).to_take or ()

    def way(self, random: Random) -> Courses:
        """Courses that are enough: varied, if any variation that is tried is."""
        for often in _TRIES:
            courses = list(self._courses(random, often))
            if self._enough(courses):
                return courses
        return list(self._courses(random, 0))

    def _courses(self, random: Random, often: float) -> Iterator[tuple[Kind, float]]:
        for more in self._asked:
            for length in _cut(random, float(more.hours)):
                yield _varied(random, more.example, often), length

    def _enough(self, courses: Courses) -> bool:
        found = audit(self._holder(courses), self._licence, on=self._on)
        return not any(one.short for one in found.requirements)

    def _holder(self, courses: Courses) -> Therapist:
        days = max((self._on - self._start).days, 1)
        credits = [
            Credit(
                title=f"Course {number}",
                completed=self._start + timedelta(days=number * days // len(courses)),
                hours=Decimal(str(hours)),
                subject=kind.subject,
                delivery=kind.delivery,
                hands_on=kind.hands_on,
                activity=kind.activity,
                approvals=[one for one in kind.approvals.split("; ") if one],
            )
            for number, (kind, hours) in enumerate(courses)
        ]
        return Therapist("A holder", born=self._born, licences=(self._licence,), credits=credits)


def _cut(random: Random, hours: float) -> Iterator[float]:
    """At least so many hours as the lengths of courses, which are whole and half hours."""
    while hours > 0:
        length = min(random.choice(LENGTHS), ceil(2 * hours) / 2)
        yield length
        hours -= length


def _varied(random: Random, example: CourseKind, often: float) -> Kind:
    """A course of this kind, or of a near one."""

    def vary() -> bool:
        return random.random() < often

    general = example.subject in ("other", "technique") or vary()
    delivery = random.choice(DELIVERIES) if example.delivery is None or vary() else str(example.delivery)
    hands_on = _share(random) if example.hands_on is None or vary() else float(example.hands_on)
    approvals = list(example.approvals)
    if vary() and "NCBTMB" not in approvals:
        approvals.append("NCBTMB")
    return Kind(
        random.choice(GENERAL) if general and often else example.subject,
        delivery,
        hands_on,
        str(example.activity),
        "; ".join(approvals),
    )


def _any(book: RuleBook, random: Random, subject: str) -> Kind:
    """Some course on a subject."""
    own, rest = book.jurisdiction, random.random()
    approvals = own if rest < 0.4 else "NCBTMB" if rest < 0.65 else f"{own}; NCBTMB" if rest < 0.95 else ""
    named = own in approvals and any(rules.subject_as_approved_by for rules in book.rules) and random.random() < 0.1
    return Kind(
        subject,
        random.choice(DELIVERIES),
        _share(random) if subject == "technique" else None,
        random.choice(ACTIVITIES),
        approvals,
        f"{own}={subject}" if named else "",
    )


def _share(random: Random) -> float | None:
    """How much was hands-on: mostly not told."""
    return random.choice([None, None, None, 1.0, 1.0, 0.5, 0.0])
