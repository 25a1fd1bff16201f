"""A licence on a day with records to judge, and what is said of each: as the files of kept answers have it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen

from ce_tracker.auditing import Audit, judge
from ce_tracker.record import Certification, Credit, Document, Earned, Held, Licence, Schooling, Therapist
from ce_tracker.rules import RuleBook
from ce_tracker.rules.amounts import amount_words
from ce_tracker.subjects import Activity, Unit
from ce_tracker.testing.situations import holder

Course = Mapping[str, Any]
"""A course, hours of a school or a document, as a file has it: its fields as JSON, without those that are as usual."""

Record = Sequence[tuple[int, Course]]
"""What somebody has: courses of a point by number, each with what differs from it."""


@frozen
class Point:
    """A licence on a day, and the courses that are tried on it; each answer with the records that it is given to."""

    licence: Held
    born: date
    on: date
    courses: tuple[Course, ...]
    answers: Mapping[str, Sequence[Record]]

    def person(self, record: Record) -> Therapist:
        """Somebody with this licence and these courses, each given by its number and what differs from it."""
        taken = [entry(number, {**self.courses[which], **changes}) for number, (which, changes) in enumerate(record, 1)]
        return evolve(
            holder(self.licence, self.born),
            credits=[one for one in taken if isinstance(one, Credit)],
            schooling=[one for one in taken if isinstance(one, Schooling)],
            documents=[one for one in taken if isinstance(one, Document)],
        )

    def judged(self, book: RuleBook, record: Record) -> Audit:
        """The audit of a record by a rule book."""
        return judge(self.person(record), self.licence, book, self.on)

    def asked(self, book: RuleBook, record: Record) -> str:
        """What a rule book says of it."""
        return answer(self.judged(book, record))


def answer(audit: Audit) -> str:
    """What an audit says, in one line: verdict, hours, reasons, what is open; of no record also its dates and its version."""
    dates = audit.dates
    told = [str(audit.verdict)]
    if dates is not None and not audit.credits:
        told.append(f"term {dates.term.start} to {dates.term.end}")
        told.append(f"{dates.ce_period.start} to {dates.ce_period.end} due {dates.due} ce {dates.ce_due}")
        told.append(f"days {dates.surely}" + (f", perhaps {dates.perhaps}" if dates.perhaps != dates.surely else ""))
    if audit.in_force is not None and not audit.credits:
        told.append(f"rules {audit.in_force.in_force}" + (f" ({audit.case})" if audit.case else ""))
    told += [
        f"{one.key} {amount_words(one.counted)}/{amount_words(one.needed)}{_MARKS[one.met]}"
        for one in audit.requirements
    ]
    told += [f"{one.key}{_MARKS[one.met]}" for one in audit.conditions]
    lost: dict[str, Decimal] = defaultdict(Decimal)
    for credit in audit.credits:
        for reason in credit.why:
            lost[reason.code] += reason.hours
    told += [f"not {code} {amount_words(hours)}" for code, hours in sorted(lost.items())]
    told += [f"open {one.key}" for one in audit.unknown]
    return "; ".join(told)


_MARKS = {True: "", False: " short", None: " open"}


def written(point: Point) -> str:
    """A point as JSON, with a line for each course and each answer."""
    licence = point.licence
    head = {
        "jurisdiction": licence.jurisdiction,
        "credential": licence.credential,
        "issued": str(licence.issued) if licence.issued else None,
        "expires": str(licence.expires) if licence.expires else None,
        "number": licence.number,
        "status": str(licence.status),
        "facts": {name: _plain(value) for name, value in licence.facts.items()},
        "certification": isinstance(licence, Certification),
        "born": str(point.born),
        "on": str(point.on),
    }
    lines = [f'{{"licence": {json.dumps(head)},', ' "courses": [']
    lines.append(",\n".join(f"  {json.dumps(course)}" for course in point.courses))
    lines += [" ],", ' "answers": {']
    lines.append(",\n".join(f"  {json.dumps(said)}: {json.dumps(records)}" for said, records in point.answers.items()))
    return "\n".join([*lines, " }}"])


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return {"date": str(value)}
    return value if isinstance(value, bool | int | str) else {"number": str(value)}


def read(document: Mapping[str, Any]) -> Point:
    """The point that such JSON has."""
    head = document["licence"]
    facts = {name: _fact(value) for name, value in head["facts"].items()}
    kind = Certification if head["certification"] else Licence
    licence = kind(
        head["jurisdiction"],
        head["credential"],
        _day(head["issued"]),  # type: ignore[arg-type]  # of what is sought there is none
        number=head["number"],
        expires=_day(head["expires"]),
        status=head["status"],
        facts=facts,
    )
    return Point(
        licence,
        date.fromisoformat(head["born"]),
        date.fromisoformat(head["on"]),
        tuple(document["courses"]),
        document["answers"],
    )


def _fact(value: Any) -> Any:
    if isinstance(value, Mapping):
        return date.fromisoformat(value["date"]) if "date" in value else Decimal(value["number"])
    return value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def written_course(credit: Earned) -> Course:
    """A credit as JSON."""
    assert isinstance(credit, Credit)
    course = {
        "hours": str(credit.total),
        "subject": next(iter(credit.by_subject)),
        "delivery": str(credit.delivery) if credit.delivery else None,
        "hands_on": None if credit.hands_on is None else str(credit.hands_on),
        "activity": str(credit.activity) if credit.activity is not Activity.COURSE else None,
        "approvals": sorted(credit.approvals),
        "approved_as": dict(credit.approved_as),
        "completed": str(credit.completed),
    }
    return {name: value for name, value in course.items() if value}


def entry(number: int, course: Course) -> Credit | Schooling | Document:
    """A course, a school's hours or a document, as the record has it."""
    if "document" in course:
        return Document(course["document"], date.fromisoformat(course["issued"]), _day(course.get("expires")))
    completed = date.fromisoformat(course["completed"])
    if "school" in course:
        return Schooling(course["school"], completed, {course["subject"]: Decimal(course["hours"])})
    share = course.get("hands_on")
    return Credit(
        title=course.get("title", f"course {number}"),
        provider="a provider",
        completed=completed,
        started=_day(course.get("started")),
        hours=Decimal(course["hours"]),
        subject=course["subject"],
        delivery=course.get("delivery"),
        hands_on=None if share is None else Decimal(share),
        activity=course.get("activity") or Activity.COURSE,
        approvals=course.get("approvals") or [],
        approved_as=course.get("approved_as") or {},
        unit=course.get("unit", Unit.HOUR),
    )
