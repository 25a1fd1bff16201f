"""Everything with a date: when renewal opens, when CE and licence are due, what follows, what runs out, what is planned."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum

from attrs import frozen

from ce_tracker.auditing import Audit
from ce_tracker.record import Document, Seminar, Therapist
from ce_tracker.rules.spans import Span
from ce_tracker.rules.terms import LapseUntil, LateState


class Milestone(StrEnum):
    """What happens on the day."""

    WINDOW_OPENS = "window-opens"
    CE_DUE = "ce-due"
    EXPIRES = "licence-expires"
    LATE_UNTIL = "late-until"
    DOCUMENT_EXPIRES = "document-expires"
    SEMINAR = "seminar"


@frozen
class Deadline:
    """One dated milestone.

    `identity` is what it is about, without any date, hours or title that may change: jurisdiction, credential, number of
    the period and milestone, or the kind of document with its place among those of its kind. `starts` and `ends` are
    given for what has times (a seminar). `done` tells that nothing more is to be done for it.
    """

    milestone: Milestone
    day: date
    title: str
    details: str
    identity: tuple[str, ...]
    done: bool = False
    starts: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    url: str = ""
    citation: str = ""


def deadlines(therapist: Therapist, audits: Iterable[Audit]) -> list[Deadline]:
    """All deadlines of a therapist, earliest first: those of the audited licences, of documents, of planned seminars."""
    found = [deadline for audit in audits for deadline in _of_licence(audit)]
    found.extend(_of_documents(therapist.documents))
    found.extend(_of_seminars(therapist.seminars))
    return sorted(found, key=lambda deadline: (deadline.day, deadline.identity))


def _of_licence(audit: Audit) -> Iterator[Deadline]:
    dates = audit.dates
    if dates is None:
        return
    book, licence = audit.book, audit.licence
    citation = str(audit.citation or "")
    about = (licence.jurisdiction, licence.credential)
    term = str(dates.term.ordinal)

    def of_term(milestone: Milestone, day: date, title: str, details: str, *more: str) -> Deadline:
        identity = (*about, term, milestone, *more)
        return Deadline(milestone, day, title, details, identity, url=book.board.url, citation=citation)

    name = f"{licence.jurisdiction} {licence.credential}"
    if audit.window_opens is not None:
        opens = f"{name}: renewal opens"
        yield of_term(Milestone.WINDOW_OPENS, audit.window_opens, opens, f"The licence is due on {dates.due}.")
    yield Deadline(
        Milestone.CE_DUE,
        dates.ce_due,
        f"{name}: continuing education due",
        _what_is_short(audit),
        (*about, str(dates.ce_period.ordinal), Milestone.CE_DUE),
        done=audit.verdict.nothing_owed,
        url=book.board.url,
        citation=citation,
    )
    yield of_term(Milestone.EXPIRES, dates.due, f"{name}: licence expires", f"{book.name}. {book.board.name}.")
    for state, last in late_states(audit):
        if last is not None:
            title = f"{name}: {state.name} ends"
            yield of_term(Milestone.LATE_UNTIL, last, title, state.meaning, state.name)


def late_states(audit: Audit) -> Iterator[tuple[LateState, date | None]]:
    """The states a licence passes through if it is not renewed, each with its last day (None where it has none)."""
    if audit.dates is None:
        return
    last = audit.dates.due
    for state in audit.book.late:
        if isinstance(state.lasts, Span):
            last = state.lasts.after(last)
            yield state, last
        elif state.lasts is LapseUntil.NEXT_DUE:
            last = Span(years=audit.book.term.every_years).after(audit.dates.term.end)
            yield state, last
        else:
            yield state, None


def _what_is_short(audit: Audit) -> str:
    if audit.verdict.nothing_owed:
        return f"Nothing more is owed: {audit.verdict}."
    if audit.to_take:
        courses = "; ".join(f"{more.hours.normalize():f} hours {more.words}" for more in audit.to_take)
        return f"Still to take: {courses}."
    opened = "; ".join(question.why for question in audit.unknown)
    return f"Not settled: {opened}." if opened else "Not everything that is asked is met."


def _of_documents(documents: Iterable[Document]) -> Iterator[Deadline]:
    places: dict[str, int] = {}
    for document in sorted(documents, key=lambda one: (one.kind, one.issued)):
        place = places[document.kind] = places.get(document.kind, 0) + 1
        if document.expires is not None:
            label = document.kind.replace("-", " ")
            yield Deadline(
                Milestone.DOCUMENT_EXPIRES,
                document.expires,
                f"{label}: expires",
                f"Issued on {document.issued}.",
                ("document", document.kind, str(place)),
            )


def _of_seminars(seminars: Iterable[Seminar]) -> Iterator[Deadline]:
    places: dict[tuple[str, str], int] = {}
    for seminar in sorted(seminars, key=lambda one: (one.provider, one.course_id or one.title, one.starts)):
        course = (seminar.provider, seminar.course_id or seminar.title)
        place = places[course] = places.get(course, 0) + 1
        hours = seminar.attended().total
        yield Deadline(
            Milestone.SEMINAR,
            seminar.starts.date(),
            seminar.title,
            f"{hours.normalize():f} CE hours" + (f", {seminar.provider}" if seminar.provider else ""),
            ("seminar", *course, str(place)),
            starts=seminar.starts,
            ends=seminar.ends,
            place=seminar.place,
            url=seminar.url,
        )
